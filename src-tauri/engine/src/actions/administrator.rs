//! An administrator's PIN that separates reading from administering on a shared computer, and the record of who
//! changed what (R50, R51).
//!
//! The PIN is a fence between people at one computer, not a safe: whoever owns the account of the operating system
//! can reach the database and the keychain without this program. Its hash is in the keychain; deleted there by hand,
//! a forgotten PIN is gone.

use std::sync::{MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use crate::auth::pin;
use crate::domain::audit::{AdministratorLock, AuditRecord};
use crate::domain::event::Event;
use crate::error::{Code, Error, Result};
use crate::store::administrator::Attempt;
use crate::{Engine, Secret, config};

/// Name of the hash in the keychain.
const PIN: &str = "administrator-pin";
/// How long the setup stays unlocked after it was last administered.
const UNLOCKED: TimeDelta = TimeDelta::minutes(15);

/// Whether the setup is locked.
///
/// # Errors
/// `KeychainUnavailable` when a PIN was set and cannot be looked for.
pub async fn state(engine: &Engine) -> Result<AdministratorLock> {
    let protected = kept(engine).await?.is_some();
    Ok(AdministratorLock { protected, unlocked: !protected || is_unlocked(engine) })
}

/// Sets or changes the PIN; `current` is the one until now, where there is one. The setup is unlocked afterwards.
///
/// # Errors
/// `InvalidValue` unless it has 4 to 32 characters; `PinWrong`, `AdministratorRequired` when there is a PIN and
/// `current` is wrong or missing; `KeychainUnavailable`.
pub async fn set_pin(engine: &Engine, current: Option<Secret>, pin: Secret) -> Result<AdministratorLock> {
    pin::check(&pin)?;
    let before = kept(engine).await?;
    let change = before.is_some();
    if let Some(before) = before {
        prove(engine, current.ok_or_else(locked)?, before).await?;
    }
    let hash = pin::hash(pin).await?;
    engine.credentials.set(PIN, &hash).await?;
    engine.store.set_protected(true).await?;
    *unlocked_at(engine) = Some(engine.clock.now());
    note(engine, "pin", if change { "changed" } else { "set" }, "", "").await?;
    told(engine).await
}

/// Removes the PIN.
///
/// # Errors
/// `PinWrong`; `KeychainUnavailable`. Without a PIN there is nothing to remove.
pub async fn remove_pin(engine: &Engine, pin: Secret) -> Result<AdministratorLock> {
    if let Some(before) = kept(engine).await? {
        prove(engine, pin, before).await?;
        engine.store.set_protected(false).await?;
        engine.credentials.delete(PIN).await?;
        note(engine, "pin", "removed", "", "").await?;
    }
    told(engine).await
}

/// Unlocks the setup for a quarter of an hour after it was last administered, in this program.
///
/// # Errors
/// `PinWrong`, also while a wrong one before has to be waited for: 1, 2, 4 … 30 seconds; `KeychainUnavailable`.
pub async fn unlock(engine: &Engine, pin: Secret) -> Result<AdministratorLock> {
    if let Some(kept) = kept(engine).await? {
        prove(engine, pin, kept).await?;
        *unlocked_at(engine) = Some(engine.clock.now());
    }
    told(engine).await
}

/// Locks it again.
pub async fn lock(engine: &Engine) -> Result<AdministratorLock> {
    *unlocked_at(engine) = None;
    told(engine).await
}

/// Changes of the setup, newest first; `before` continues a list.
pub async fn audit(engine: &Engine, before: Option<i64>, limit: u32) -> Result<Vec<AuditRecord>> {
    engine.store.audits(before, limit).await
}

/// Whether the database may be replaced by a copy; tells whether a PIN protects it.
///
/// # Errors
/// `AdministratorRequired`; `KeychainUnavailable`.
pub async fn before_restore(engine: &Engine) -> Result<bool> {
    require(engine).await?;
    Ok(kept(engine).await?.is_some())
}

/// Notes that the database was replaced by a copy. A PIN set since the copy was made stays.
pub async fn after_restore(engine: &Engine, protected: bool) -> Result<()> {
    if protected && !engine.store.is_protected().await? {
        engine.store.set_protected(true).await?;
    }
    note(engine, "restore", "", "", "").await
}

/// What every administering action asks first: no PIN is set, or it was typed a short while ago.
///
/// # Errors
/// `AdministratorRequired`; `KeychainUnavailable` when a PIN was set and cannot be looked for.
pub(crate) async fn require(engine: &Engine) -> Result<()> {
    if kept(engine).await?.is_none() {
        return Ok(());
    }
    if is_unlocked(engine) {
        *unlocked_at(engine) = Some(engine.clock.now());
        return Ok(());
    }
    Err(locked())
}

/// Notes a change of the setup: what was done, to which setting or field, from what to what. Never with a secret.
pub(crate) async fn note(engine: &Engine, action: &str, name: &str, old: &str, new: &str) -> Result<()> {
    let account = engine.store.account().await?.map(|account| format!(" / {}", account.username));
    let record = AuditRecord {
        id: 0,
        date: engine.clock.now(),
        user_id: format!("{}{}", user(), account.unwrap_or_default()),
        action: action.to_owned(),
        name: name.to_owned(),
        old: old.to_owned(),
        new: new.to_owned(),
    };
    engine.store.add_audit(&record).await
}

/// Notes every value of a record that changed, by its name.
pub(crate) async fn note_changes<T: serde::Serialize>(
    engine: &Engine,
    (action, prefix): (&str, &str),
    before: &T,
    after: &T,
) -> Result<()> {
    for (name, old, new) in changes(before, after) {
        note(engine, action, &format!("{prefix}{name}"), &old, &new).await?;
    }
    Ok(())
}

fn changes<T: serde::Serialize>(before: &T, after: &T) -> Vec<(String, String, String)> {
    let (Ok(serde_json::Value::Object(mut before)), Ok(serde_json::Value::Object(after))) =
        (serde_json::to_value(before), serde_json::to_value(after))
    else {
        return Vec::new();
    };
    let text = |value: serde_json::Value| match value {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let pairs = after.into_iter().map(|(name, new)| {
        let old = before.remove(&name).unwrap_or_default();
        (name, text(old), text(new))
    });
    pairs.filter(|(_, old, new)| old != new).collect()
}

/// The user of this computer.
fn user() -> String {
    let named = whoami::fallible::username().ok();
    named.or_else(|| config::environment("USER")).unwrap_or_else(|| "?".to_owned())
}

/// What is kept of the PIN; `None` when there is none.
async fn kept(engine: &Engine) -> Result<Option<Secret>> {
    if engine.store.is_protected().await? { engine.credentials.get(PIN).await } else { Ok(None) }
}

async fn prove(engine: &Engine, pin: Secret, kept: Secret) -> Result<()> {
    let now = engine.clock.now();
    if let Attempt::NotBefore(free) = engine.store.begin_attempt(now).await? {
        let wait = (free - now).to_std().unwrap_or_default();
        let seconds = wait.as_millis().div_ceil(1_000);
        return Err(Error::new(Code::PinWrong, "the last PIN was wrong; the next one has to wait")
            .hint(format!("try again in {seconds} s"))
            .after(Some(wait)));
    }
    if !pin::verify(pin, kept).await? {
        note(engine, "pin", "wrong", "", "").await?;
        return Err(Error::new(Code::PinWrong, "the PIN is wrong"));
    }
    engine.store.attempt_succeeded().await
}

fn is_unlocked(engine: &Engine) -> bool {
    let at = *unlocked_at(engine);
    at.is_some_and(|at| (engine.clock.now() - at).abs() < UNLOCKED)
}

fn unlocked_at(engine: &Engine) -> MutexGuard<'_, Option<DateTime<Utc>>> {
    engine.unlocked_at.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn told(engine: &Engine) -> Result<AdministratorLock> {
    engine.tell(Event::SetupChanged);
    state(engine).await
}

fn locked() -> Error {
    Error::new(Code::AdministratorRequired, "the setup is locked by an administrator's PIN")
        .hint("unlock it with the PIN; on the command line it is asked for, or read from BITACORA_PIN")
}

#[cfg(test)]
#[path = "administrator_tests.rs"]
mod tests;
