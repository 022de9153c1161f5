//! After a sign-in or a renewal: what is kept of it, and what the job makes of it.

use super::connection;
use crate::Engine;
use crate::actions::{administrator, job};
use crate::auth::sign_in::{MAIL_SCOPE, SignedIn};
use crate::domain::event::Event;
use crate::domain::job::JobStatus;
use crate::domain::setup::Account;
use crate::error::{Code, Error, Result};

/// Takes over a sign-in, whichever way it came: tokens into the keychain, the account into the database. From then
/// on the job runs as that account, and is restarted if it had failed (R146, R147).
///
/// # Errors
/// `KeychainUnavailable`; everything is then as before.
pub(super) async fn adopt(engine: &Engine, signed_in: SignedIn) -> Result<Account> {
    let before = engine.store.account().await?;
    let account = Account {
        username: signed_in.account.username.clone(),
        name: signed_in.account.name.clone(),
        tenant_id: signed_in.account.tenant_id.clone(),
        object_id: signed_in.account.object_id.clone(),
        scopes: signed_in.account.scopes.clone(),
        ..Account::default()
    };
    let granted = signed_in.account.may(MAIL_SCOPE);
    let setup = engine.store.load_setup().await?;
    connection::session(engine, &setup).await?.adopt(signed_in).await?;
    engine.store.save_account(&account, engine.clock.now()).await?;
    if granted && !setup.consent_given {
        note_consent(engine).await?;
    }
    let old = before.as_ref().map(|account| account.username.as_str()).unwrap_or_default();
    administrator::note(engine, "sign_in", "", old, &account.username).await?;
    engine.tell(Event::SessionChanged);
    restart_job(engine, before.as_ref(), &account).await?;
    Ok(engine.store.account().await?.unwrap_or(account))
}

/// Remembers that consent was given (B.1): an administrator said so, or a sign-in was granted the permission, which
/// nobody gets without it.
pub(super) async fn note_consent(engine: &Engine) -> Result<()> {
    let mut setup = engine.store.load_setup().await?;
    setup.consent_given = true;
    engine.store.save_setup(&setup).await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Another account, or one that can sign in again, is worth another start; a job on hold stays on hold.
async fn restart_job(engine: &Engine, before: Option<&Account>, now: &Account) -> Result<()> {
    let Some(job) = engine.store.job().await? else {
        return Ok(());
    };
    let changed = before.is_none_or(|before| {
        before.sign_in_needed || before.object_id != now.object_id || before.username != now.username
    });
    let failed = job.status == JobStatus::Error || job.attempts > 0;
    if job.status != JobStatus::OnHold && (changed || failed) {
        job::start_again(engine).await?;
    }
    Ok(())
}

/// Keeps in the database whether somebody must sign in again, for the banner, and when tokens were last renewed.
/// What Microsoft did not accept of a provider command is asked for anew.
pub(crate) async fn note_session(engine: &Engine, error: Option<&Error>) -> Result<()> {
    let needed = match error.map(Error::code) {
        None => {
            note_renewal(engine).await?;
            false
        }
        Some(Code::SignInAgain | Code::SignInNeeded | Code::ConsentRequired) => true,
        Some(code) => {
            forget_rejected(engine, code).await;
            return Ok(());
        }
    };
    let before = engine.store.account().await?.is_some_and(|account| account.sign_in_needed);
    if before != needed {
        engine.store.mark_sign_in_needed(needed).await?;
        engine.tell(Event::SessionChanged);
    }
    Ok(())
}

/// A sign-in that came to nothing stands in the activity log, unless it was given up here (W25).
pub(super) async fn note_refused(engine: &Engine, error: &Error) {
    forget_rejected(engine, error.code()).await;
    if error.code() != Code::SignInCanceled
        && let Err(error) = engine.note_failure("Sign in", error).await
    {
        tracing::warn!(code = error.code().as_str(), "The refused sign-in cannot be noted");
    }
}

/// Asks the provider commands anew after `invalid_client`: the secret may have been replaced meanwhile.
pub(super) async fn forget_rejected(engine: &Engine, code: Code) {
    if code == Code::ClientRejected {
        engine.way.lock().await.providers.forget();
    }
}

/// Notes a renewal that is not noted yet; the database takes one an hour, for the ninety days begin anew each time
/// (wire §2).
async fn note_renewal(engine: &Engine) -> Result<()> {
    let session = engine.way.lock().await.connection.as_ref().map(|connection| connection.session.clone());
    let Some(renewed) = (match session {
        Some(session) => session.renewed_at().await,
        None => None,
    }) else {
        return Ok(());
    };
    if engine.way.lock().await.noted.replace(renewed) == Some(renewed) {
        return Ok(());
    }
    if engine.store.mark_renewed(renewed).await? {
        engine.tell(Event::SessionChanged);
    }
    Ok(())
}
