//! Settings of e-mail logging, their check, and switching it on and off.

mod enable;
mod finding;
mod local;
mod remote;
mod validate;

pub use enable::enable;
pub(super) use remote::may_use_mailbox;
pub use validate::validate;

use super::{Fields, administrator, sales_cycles, session};
use crate::domain::event::Event;
use crate::domain::setup::{Refused, Setup};
use crate::error::{Code, Error, Result};
use crate::{Engine, Secret};

/// The settings.
pub async fn show(engine: &Engine) -> Result<Setup> {
    engine.store.load_setup().await
}

/// Changes settings by name, all or none.
///
/// # Errors
/// `AdministratorRequired`; `UnknownName`, `Locked`, `InvalidValue`, `EmailInvalid`, `BatchZero`, `SalesCycleBlocked`,
/// each naming the setting.
pub async fn set(engine: &Engine, fields: &Fields) -> Result<Setup> {
    administrator::require(engine).await?;
    let before = engine.store.load_setup().await?;
    let mut setup = before.clone();
    for (name, value) in fields {
        setup.set(name, value).map_err(|why| refused(&why))?;
    }
    setup.check().map_err(|why| refused(&why))?;
    if setup.default_sales_cycle != before.default_sales_cycle {
        sales_cycles::check_default(engine, &setup.default_sales_cycle).await?;
    }
    if !setup.authority_url.is_empty() && !setup.graph_url.is_empty() {
        session::endpoints(&setup)?;
    }
    engine.store.save_setup(&setup).await?;
    administrator::note_changes(engine, ("set", ""), &before, &setup).await?;
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
/// `AdministratorRequired`, `UnknownName`, `Locked`, `KeychainUnavailable`.
pub async fn set_secret(engine: &Engine, name: &str, secret: Secret) -> Result<()> {
    administrator::require(engine).await?;
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
    let action = if setup.has_client_secret { "set_secret" } else { "remove_secret" };
    administrator::note(engine, action, name, "", "").await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Clears address, credentials, consent and account, and begins the guide anew (R44); the log and the address book
/// stay, and so do the ticks of the guide's checklist.
///
/// # Errors
/// `AdministratorRequired`; `Locked` while logging is enabled; `KeychainUnavailable`.
pub async fn clear(engine: &Engine) -> Result<()> {
    administrator::require(engine).await?;
    let setup = engine.store.load_setup().await?;
    if setup.enabled {
        return Err(refused(&Refused::Locked("setup".to_owned())));
    }
    session::sign_out(engine).await?;
    engine.credentials.delete(session::CLIENT_SECRET).await?;
    engine.store.save_setup(&setup.cleared()).await?;
    engine.store.reset_guide().await?;
    administrator::note(engine, "clear", "", "", "").await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Switches e-mail logging off: the job is removed, settings and tokens stay (R143).
///
/// # Errors
/// `AdministratorRequired`.
pub async fn disable(engine: &Engine) -> Result<Setup> {
    administrator::require(engine).await?;
    let mut setup = engine.store.load_setup().await?;
    let was_enabled = std::mem::replace(&mut setup.enabled, false);
    engine.store.save_setup(&setup).await?;
    engine.store.delete_job().await?;
    if was_enabled {
        administrator::note(engine, "disable", "", "", "").await?;
    }
    engine.tell(Event::SetupChanged);
    Ok(setup)
}
