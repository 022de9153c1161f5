//! Alternative addresses of contacts, and the health of all addresses.

use super::super::contact_fields::apply_address;
use super::{begin, normal, write};
use crate::Engine;
use crate::actions::{Fields, fields};
use crate::domain::address_health::AddressHealth;
use crate::domain::contact::{AlternativeAddress, Contact};
use crate::error::{Code, Error, Result};

/// Adds an alternative address: `email`, and if wanted `code`, `from`, `to`. Without a code it takes the lowest
/// number that is free.
///
/// # Errors
/// `NotFound`; `AlreadyExists` for a code that is taken; `UnknownName`, `InvalidValue`, `EmailInvalid`.
pub async fn add_address(engine: &Engine, no: &str, typed: &Fields) -> Result<Contact> {
    let (tx, before) = begin(engine, no).await?;
    let (after, _) = with_address(&before, typed)?;
    write(engine, tx, &before, &after).await
}

/// A contact with an alternative address more, and the code that one has.
///
/// # Errors
/// As of [`add_address`], but for `NotFound`.
pub(in crate::actions) fn with_address(before: &Contact, typed: &Fields) -> Result<(Contact, String)> {
    let mut added = AlternativeAddress::default();
    apply_address(&mut added, typed)?;
    let is_taken = |code: &str| before.alternative_addresses.iter().any(|other| other.code == code);
    if added.code.is_empty() {
        added.code = (1_u32..=1_000).map(|n| n.to_string()).find(|code| !is_taken(code)).unwrap_or_default();
    } else if is_taken(&added.code) {
        let sentence = format!("{} has an alternative address {} already", before.no, added.code);
        return Err(Error::new(Code::AlreadyExists, sentence));
    }
    let mut after = before.clone();
    let code = added.code.clone();
    after.alternative_addresses.push(added);
    Ok((after, code))
}

/// Changes an alternative address.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue`, `EmailInvalid`.
pub async fn set_address(engine: &Engine, no: &str, code: &str, typed: &Fields) -> Result<Contact> {
    let (tx, before) = begin(engine, no).await?;
    let mut after = before.clone();
    let code = normal(code);
    let Some(changed) = after.alternative_addresses.iter_mut().find(|address| address.code == code) else {
        return Err(address_not_found(&before.no, &code));
    };
    if typed.get("code").is_some_and(|typed| normal(typed) != code) {
        return Err(fields::fixed("code"));
    }
    apply_address(changed, typed)?;
    write(engine, tx, &before, &after).await
}

/// Deletes an alternative address.
///
/// # Errors
/// `NotFound`.
pub async fn delete_address(engine: &Engine, no: &str, code: &str) -> Result<Contact> {
    let (tx, before) = begin(engine, no).await?;
    let mut after = before.clone();
    let code = normal(code);
    after.alternative_addresses.retain(|address| address.code != code);
    if after.alternative_addresses.len() == before.alternative_addresses.len() {
        return Err(address_not_found(&before.no, &code));
    }
    write(engine, tx, &before, &after).await
}

/// What is the matter with the addresses that mail is matched with; of each ailment at most `most` are named, 100
/// when not said, and all are counted.
pub async fn health(engine: &Engine, most: u32) -> Result<AddressHealth> {
    engine.store.address_health(if most == 0 { 100 } else { most }).await
}

fn address_not_found(no: &str, code: &str) -> Error {
    Error::new(Code::NotFound, format!("{no} has no alternative address {code}"))
}
