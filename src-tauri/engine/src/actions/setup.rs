//! Settings of e-mail logging, their check, and switching it on and off.

use chrono::TimeDelta;

use super::{Fields, session};
use crate::domain::event::Event;
use crate::domain::job::{Job, JobStatus};
use crate::domain::plan;
use crate::domain::setup::{Check, Refused, Setup};
use crate::error::{Code, Error, Result};
use crate::processor::NOT_LOGGED;
use crate::{Engine, Secret};

/// The settings.
pub async fn show(engine: &Engine) -> Result<Setup> {
    engine.store.load_setup().await
}

/// Changes settings by name, all or none.
///
/// # Errors
/// `UnknownName`, `Locked`, `InvalidValue`, `EmailInvalid`, `BatchZero`, each naming the setting.
pub async fn set(engine: &Engine, fields: &Fields) -> Result<Setup> {
    let mut setup = engine.store.load_setup().await?;
    for (name, value) in fields {
        setup.set(name, value).map_err(|why| refused(&why))?;
    }
    setup.check().map_err(|why| refused(&why))?;
    if !setup.authority_url.is_empty() && !setup.graph_url.is_empty() {
        session::endpoints(&setup)?;
    }
    engine.store.save_setup(&setup).await?;
    if let (true, Some(mut job)) = (fields.contains_key("job_interval_minutes"), engine.store.job().await?) {
        job.minutes_between = setup.job_interval_minutes;
        engine.store.save_job(&job).await?;
    }
    engine.tell(Event::SetupChanged);
    Ok(setup)
}

pub(super) fn refused(refused: &Refused) -> Error {
    let code = match refused {
        Refused::Unknown(_) => Code::UnknownName,
        Refused::Locked(_) => Code::Locked,
        Refused::Invalid { .. } => Code::InvalidValue,
        Refused::BatchZero => Code::BatchZero,
        Refused::Email(_) => Code::EmailInvalid,
    };
    let error = Error::new(code, refused.to_string());
    if code == Code::Locked { error.hint("disable e-mail logging first") } else { error }
}

/// Puts a secret into the keychain; a blank one removes it. The only name so far is `client_secret`.
///
/// # Errors
/// `UnknownName`, `Locked`, `KeychainUnavailable`.
pub async fn set_secret(engine: &Engine, name: &str, secret: Secret) -> Result<()> {
    let mut setup = engine.store.load_setup().await?;
    if name != "client_secret" {
        return Err(Error::new(Code::UnknownName, format!("there is no secret \"{name}\"")));
    }
    if setup.enabled {
        return Err(refused(&Refused::Locked(name.to_owned())));
    }
    setup.has_client_secret = !secret.expose().trim().is_empty();
    if setup.has_client_secret {
        let secret = Secret::new(secret.expose().trim());
        engine.credentials.set(session::CLIENT_SECRET, &secret).await?;
    } else {
        engine.credentials.delete(session::CLIENT_SECRET).await?;
    }
    engine.store.save_setup(&setup).await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Clears address, credentials, consent and account (R44); the log and the address book stay.
///
/// # Errors
/// `Locked` while logging is enabled; `KeychainUnavailable`.
pub async fn clear(engine: &Engine) -> Result<()> {
    let setup = engine.store.load_setup().await?;
    if setup.enabled {
        return Err(refused(&Refused::Locked("setup".to_owned())));
    }
    session::sign_out(engine).await?;
    engine.credentials.delete(session::CLIENT_SECRET).await?;
    engine.store.save_setup(&Setup { contact_nos: setup.contact_nos, ..Setup::default() }).await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Checks everything a run needs, one by one, against Microsoft (R36). What cannot be checked because an earlier
/// check failed is said to be so.
pub async fn validate(engine: &Engine) -> Result<Vec<Check>> {
    let setup = engine.store.load_setup().await?;
    let mut checks = vec![settings(&setup), template(engine, &setup).await?];
    let session = match session::session(engine, &setup).await {
        Ok(session) => session.access_token().await.map(|_| ()),
        Err(error) => Err(error),
    };
    session::note_session(engine, session.as_ref().err()).await?;
    let account = engine.store.account().await?;
    let name = account.as_ref().map(|account| account.username.clone()).unwrap_or_default();
    let signed_in = session.is_ok();
    checks.push(check("sign_in", session.map(|()| name)));
    checks.push(scopes(account.as_ref().map(|account| account.scopes.as_slice()).unwrap_or_default()));
    checks.extend(mailbox(engine, &setup, signed_in).await);
    let failed = checks.iter().find(|check| !check.ok);
    let note =
        failed.map(|check| Error::new(Code::InvalidValue, format!("{}: {}", check.name, check.detail)));
    engine
        .store
        .note_activity(engine.clock.now(), "Validate setup", note.as_ref().map_or(Ok("ready to use"), Err))
        .await?;
    engine.tell(Event::SetupChanged);
    Ok(checks)
}

fn check(name: &str, result: Result<String>) -> Check {
    match result {
        Ok(detail) => Check { name: name.to_owned(), ok: true, detail, hint: String::new() },
        Err(error) => Check {
            name: name.to_owned(),
            ok: false,
            detail: error.to_string(),
            hint: error.hint_text().unwrap_or_default().to_owned(),
        },
    }
}

fn settings(setup: &Setup) -> Check {
    let missing = |what: &str, how: &str| Err(Error::new(Code::InvalidValue, what).hint(how));
    let result = if setup.shared_mailbox.is_empty() {
        missing("no shared mailbox is set", "set shared_mailbox")
    } else if setup.client_id.is_empty() {
        missing("no application (client) id is set", "set client_id")
    } else {
        session::endpoints(setup).map(|_| setup.shared_mailbox.clone())
    };
    check("settings", result)
}

async fn template(engine: &Engine, setup: &Setup) -> Result<Check> {
    let found = engine.store.template(&setup.emails_template).await?;
    let result = found.map(|template| template.code).ok_or_else(|| {
        Error::new(Code::TemplateMissing, "there is no interaction template for e-mails")
            .hint("set emails_template=EMAIL")
    });
    Ok(check("template", result))
}

fn scopes(granted: &[String]) -> Check {
    let wanted = crate::auth::sign_in::MAIL_SCOPE;
    let has =
        granted.iter().any(|scope| scope.rsplit('/').next().unwrap_or_default().eq_ignore_ascii_case(wanted));
    let result = if has {
        Ok(wanted.to_owned())
    } else {
        Err(Error::new(Code::ConsentRequired, format!("the permission {wanted} was not granted"))
            .hint("add it to the app registration, give consent and sign in again"))
    };
    check("permissions", result)
}

async fn mailbox(engine: &Engine, setup: &Setup, signed_in: bool) -> Vec<Check> {
    let names = ["mailbox", "archive", "not_logged"];
    if !signed_in {
        let later = || Err(Error::new(Code::SignInNeeded, "not checked").hint("sign in first"));
        return names.map(|name| check(name, later())).to_vec();
    }
    let mailbox = match session::mailbox(engine, setup).await {
        Ok(mailbox) => mailbox,
        Err(error) => return vec![check("mailbox", Err(error))],
    };
    let folders = match mailbox.list_inbox(1, None).await {
        Ok(_) => mailbox.folders(NOT_LOGGED, true).await,
        Err(error) => Err(error),
    };
    match folders {
        Ok(folders) => vec![
            check("mailbox", Ok(setup.shared_mailbox.clone())),
            check("archive", Ok("found".to_owned())),
            check("not_logged", Ok(folders.not_logged.map_or("not needed", |_| "found").to_owned())),
        ],
        Err(error) => vec![check("mailbox", Err(error))],
    }
}

/// Switches e-mail logging on: settings complete, template there, signed in, mailbox reachable; then the job is
/// made, first run in a minute (B.1, R52).
///
/// # Errors
/// `ConfirmationRequired` unless the handling of data was accepted; `MailboxBlank`, `BatchZero`, `TemplateMissing`,
/// `SignInNeeded`; those of reaching the mailbox.
pub async fn enable(engine: &Engine, accept_data_handling: bool) -> Result<Setup> {
    let mut setup = engine.store.load_setup().await?;
    if setup.enabled {
        return Ok(setup);
    }
    if !accept_data_handling {
        return Err(Error::new(Code::ConfirmationRequired, "the handling of data was not accepted")
            .hint("read what is kept of a message, then accept it: enable --accept-data-handling"));
    }
    super::job::check(engine, &setup).await?;
    let mailbox = session::mailbox(engine, &setup).await?;
    let reached = mailbox.list_inbox(1, None).await;
    session::note_session(engine, reached.as_ref().err()).await?;
    if let Err(error) = reached {
        engine.note_failure("Check connection", &error).await?;
        return Err(error);
    }
    setup.enabled = true;
    setup.data_handling_accepted = true;
    let now = engine.clock.now();
    let mut job = engine.store.job().await?.unwrap_or_else(|| Job {
        max_attempts: 3,
        weekdays: [true; 7],
        ..Job::default()
    });
    job.status = JobStatus::Ready;
    job.minutes_between = setup.job_interval_minutes;
    job.attempts = 0;
    job.next_run = plan::next_run(&job, now + TimeDelta::minutes(1));
    engine.store.save_job(&job).await?;
    engine.store.save_setup(&setup).await?;
    engine.tell(Event::SetupChanged);
    Ok(setup)
}

/// Switches e-mail logging off: the job is removed, settings and tokens stay (R143).
pub async fn disable(engine: &Engine) -> Result<Setup> {
    let mut setup = engine.store.load_setup().await?;
    setup.enabled = false;
    engine.store.save_setup(&setup).await?;
    engine.store.delete_job().await?;
    engine.tell(Event::SetupChanged);
    Ok(setup)
}
