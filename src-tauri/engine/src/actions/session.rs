//! Signing in and out, and the account the job runs as.

mod adopt;
mod connection;
mod device;

use std::time::Duration;

use tokio::sync::watch;

use super::administrator;
use crate::Engine;
use crate::auth::session::REFRESH_TOKEN;
use crate::auth::sign_in::{Prepared, PreparedConsent};
use crate::auth::{SignIn, discovery};
use crate::domain::advice::Cause;
use crate::domain::event::Event;
use crate::domain::setup::Account;
use crate::error::{Code, Error, Result};

pub(crate) use adopt::note_session;
pub(crate) use connection::{CLIENT_SECRET, Way, client_id, endpoints, mailbox, session};
pub use device::{PendingDevice, begin_device_sign_in};

/// How to sign in.
#[derive(Debug, Clone)]
pub struct SignInOptions {
    /// Consent of an administrator for the whole organisation goes first.
    pub admin_consent: bool,
    /// How long to wait for the redirect.
    pub timeout: Duration,
}

/// A sign-in that waits for the browser. Dropping it closes the listener.
#[derive(Debug)]
pub struct PendingSignIn {
    /// The address to open in the system browser.
    pub open: String,
    engine: Engine,
    sign_in: SignIn,
    step: Step,
    timeout: Duration,
}

#[derive(Debug)]
enum Step {
    Account(Box<Prepared>),
    Consent(PreparedConsent),
}

/// What a finished step of signing in leads to.
#[derive(Debug)]
pub enum SignInStep {
    /// The account is signed in.
    Done(Account),
    /// The administrator consented; the job's account signs in next.
    Next(Box<PendingSignIn>),
}

/// The signed-in account; `None` when nobody is.
pub async fn account(engine: &Engine) -> Result<Option<Account>> {
    engine.store.account().await
}

/// Opens the listener and prepares the address to open. The page asks which account: the same one or another, which
/// the job then runs as (*Renew Token* of B.1; R146, R147).
///
/// # Errors
/// `AdministratorRequired`; `InvalidValue` or `ClientRejected` for settings that cannot be, `TenantMismatch` where there is
/// no such tenant, `ProviderFailed`,
/// `PortTaken`, `KeychainUnavailable`.
pub async fn begin_sign_in(engine: &Engine, options: SignInOptions) -> Result<PendingSignIn> {
    administrator::require(engine).await?;
    let setup = engine.store.load_setup().await?;
    let sign_in = connection::sign_in(engine, &setup).await?;
    let client = &sign_in.client;
    if discovery::is_unknown(&sign_in.http, &client.authority, &client.tenant).await {
        return Err(Error::new(Code::TenantMismatch, "Microsoft knows no tenant of that name.")
            .cause(Cause::TenantUnknown)
            .hint("Check its name or id, and the cloud.")
            .reference("AADSTS90002"));
    }
    let (open, step) = if options.admin_consent {
        let prepared = sign_in.prepare_admin_consent().await?;
        (prepared.open.to_string(), Step::Consent(prepared))
    } else {
        let prepared = sign_in.prepare().await?;
        (prepared.open.to_string(), Step::Account(Box::new(prepared)))
    };
    Ok(PendingSignIn { open, engine: engine.clone(), sign_in, step, timeout: options.timeout })
}

impl PendingSignIn {
    /// Waits for the redirects of all steps; `open` is handed the address of each further one.
    ///
    /// # Errors
    /// As `step`.
    pub async fn wait(self, cancel: watch::Receiver<bool>, mut open: impl FnMut(&str)) -> Result<Account> {
        let mut pending = self;
        loop {
            match pending.step(cancel.clone()).await? {
                SignInStep::Done(account) => return Ok(account),
                SignInStep::Next(next) => {
                    open(&next.open);
                    pending = *next;
                }
            }
        }
    }

    /// Waits for the redirect of this step; after an administrator's consent the next step is the account itself.
    ///
    /// # Errors
    /// Those of signing in: `SignInTimedOut`, `SignInCanceled`, `SignInRefused`, `ConsentRequired`,
    /// `ConsentDeclined`, `ClientRejected`, `TenantMismatch`, `Unavailable`, `KeychainUnavailable`.
    pub async fn step(self, cancel: watch::Receiver<bool>) -> Result<SignInStep> {
        let Self { engine, sign_in, step, timeout, .. } = self;
        match step {
            Step::Consent(prepared) => {
                if let Err(error) = sign_in.wait_for_consent(prepared, until(cancel), timeout).await {
                    adopt::note_refused(&engine, &error).await;
                    return Err(error);
                }
                adopt::note_consent(&engine).await?;
                let prepared = sign_in.prepare().await?;
                let open = prepared.open.to_string();
                let step = Step::Account(Box::new(prepared));
                Ok(SignInStep::Next(Box::new(Self { open, engine, sign_in, step, timeout })))
            }
            Step::Account(prepared) => match sign_in.wait(*prepared, until(cancel), timeout).await {
                Ok(signed_in) => adopt::adopt(&engine, signed_in).await.map(SignInStep::Done),
                Err(error) => {
                    adopt::note_refused(&engine, &error).await;
                    Err(error)
                }
            },
        }
    }
}

/// Ends when the sender says `true`; never when it is gone.
async fn until(mut cancel: watch::Receiver<bool>) {
    while !*cancel.borrow_and_update() {
        if cancel.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// The address an administrator opens to give consent for the whole organisation, to pass on to somebody else. It
/// leads to the tenant set up, or to `organizations`; afterwards it goes to the redirect URL, where nobody listens
/// then. That consent was given is found out by signing in.
///
/// # Errors
/// `InvalidValue` or `ClientRejected` for settings that cannot be, `ProviderFailed`, `KeychainUnavailable`.
pub async fn consent_address(engine: &Engine) -> Result<String> {
    let setup = engine.store.load_setup().await?;
    Ok(connection::sign_in(engine, &setup).await?.consent_address()?.to_string())
}

/// Signs out here: the tokens are removed from the keychain, the account is forgotten. Microsoft is not told; the
/// account's sessions elsewhere go on. Needs no valid settings.
///
/// # Errors
/// `AdministratorRequired`; `KeychainUnavailable`.
pub async fn sign_out(engine: &Engine) -> Result<()> {
    administrator::require(engine).await?;
    let before = engine.store.account().await?.map(|account| account.username);
    let kept = engine.way.lock().await.connection.take();
    match kept {
        Some(connection) => connection.session.forget().await?,
        None => engine.credentials.delete(REFRESH_TOKEN).await?,
    }
    if let Some(username) = before {
        administrator::note(engine, "sign_out", "", &username, "").await?;
    }
    engine.store.delete_account().await?;
    engine.tell(Event::SessionChanged);
    Ok(())
}

/// Renews the tokens now, as the account that is signed in (R147). Another account signs in anew.
///
/// # Errors
/// `AdministratorRequired`; as `auth::Session::access_token`.
pub async fn renew_token(engine: &Engine) -> Result<()> {
    administrator::require(engine).await?;
    let setup = engine.store.load_setup().await?;
    let renewed = session(engine, &setup).await?.renew_now().await;
    note_session(engine, renewed.as_ref().err()).await?;
    renewed
}

#[cfg(test)]
#[path = "session/tests.rs"]
mod tests;
