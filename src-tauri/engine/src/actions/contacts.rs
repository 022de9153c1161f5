//! Contacts: companies, people and their alternative addresses (`original.md` C.2, I).

use super::contact_fields::{apply, apply_address};
use super::{Fields, fields};
use crate::Engine;
use crate::domain::contact::{AlternativeAddress, Contact, ContactQuery, ContactType};
use crate::domain::event::Event;
use crate::domain::interaction::Page;
use crate::error::{Code, Error, Result};
use crate::store::{Tx, contact, number_series, salesperson};

/// The number series of contacts.
const SERIES: &str = "CONTACT";

/// A page of contacts.
///
/// # Errors
/// `InvalidValue` when the cursor is not one of this list.
pub async fn list(engine: &Engine, query: &ContactQuery) -> Result<Page<Contact>> {
    let query = ContactQuery {
        company_no: normal(&query.company_no),
        salesperson_code: normal(&query.salesperson_code),
        ..query.clone()
    };
    engine.store.contact_page(&query).await
}

/// The contact with that number.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, no: &str) -> Result<Contact> {
    let no = normal(no);
    engine.store.contact(&no).await?.ok_or_else(|| not_found(&no))
}

/// Adds a contact. Its number is `no`, or the next of the series in the settings.
///
/// # Errors
/// `UnknownName`, `InvalidValue`, `EmailInvalid` for a field; `NotFound` for a company or salesperson there is not;
/// `AlreadyExists` for a number that is taken; `NumberSeriesMissing`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<Contact> {
    let setup = engine.store.load_setup().await?;
    let mut tx = engine.store.begin().await?;
    let mut added = Contact::default();
    apply(&mut added, typed)?;
    added.no = match typed.get("no").map(String::as_str).unwrap_or_default().trim() {
        "" => next_no(&mut tx, &setup.contact_nos).await?,
        no => fields::code("no", no, 20)?,
    };
    if contact::get(&mut tx, &added.no).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is a contact {} already", added.no)));
    }
    settle_company(&mut tx, &mut added, typed).await?;
    check_salesperson(&mut tx, &added).await?;
    contact::insert(&mut tx, &added, engine.clock.now()).await?;
    finish(engine, tx, &added.no).await
}

/// Changes fields of a contact.
///
/// # Errors
/// As of [`add`]; `NotFound`; `ContactHasInteractions` or `ContactHasPeople` for another type;
/// `ParentalConsentRequired` for lifting the privacy block of a minor.
pub async fn set(engine: &Engine, no: &str, typed: &Fields) -> Result<Contact> {
    let now = engine.clock.now();
    let (mut tx, before) = begin(engine, no).await?;
    if typed.get("no").is_some_and(|typed| normal(typed) != before.no) {
        return Err(fields::fixed("no"));
    }
    let mut after = before.clone();
    apply(&mut after, typed)?;
    if after.kind != before.kind {
        check_type_change(&mut tx, &before).await?;
        if after.company_no == before.company_no {
            after.company_no.clear();
        }
    }
    settle_company(&mut tx, &mut after, typed).await?;
    check_salesperson(&mut tx, &after).await?;
    contact::update(&mut tx, &before, &after, now).await?;
    finish(engine, tx, &after.no).await
}

/// Deletes a contact: a person's entries go to the company, a company goes with its people (`original.md` C.2).
///
/// # Errors
/// `NotFound`.
pub async fn delete(engine: &Engine, no: &str) -> Result<()> {
    let (mut tx, contact) = begin(engine, no).await?;
    contact::delete(&mut tx, &contact, engine.clock.now()).await?;
    tx.commit().await?;
    engine.address_book_changed(Event::ContactsChanged).await;
    engine.tell(Event::EntriesChanged);
    Ok(())
}

/// Adds an alternative address: `email`, and if wanted `code`, `from`, `to`. Without a code it takes the lowest
/// number that is free.
///
/// # Errors
/// `NotFound`; `AlreadyExists` for a code that is taken; `UnknownName`, `InvalidValue`, `EmailInvalid`.
pub async fn add_address(engine: &Engine, no: &str, typed: &Fields) -> Result<Contact> {
    let (tx, before) = begin(engine, no).await?;
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
    after.alternative_addresses.push(added);
    write(engine, tx, &before, &after).await
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

async fn begin(engine: &Engine, no: &str) -> Result<(Tx, Contact)> {
    let no = normal(no);
    let mut tx = engine.store.begin().await?;
    let contact = contact::get(&mut tx, &no).await?.ok_or_else(|| not_found(&no))?;
    Ok((tx, contact))
}

async fn write(engine: &Engine, mut tx: Tx, before: &Contact, after: &Contact) -> Result<Contact> {
    contact::update(&mut tx, before, after, engine.clock.now()).await?;
    finish(engine, tx, &after.no).await
}

/// Commits, has the mail logged that matches now, and shows the contact as it is after that.
async fn finish(engine: &Engine, tx: Tx, no: &str) -> Result<Contact> {
    tx.commit().await?;
    engine.address_book_changed(Event::ContactsChanged).await;
    show(engine, no).await
}

/// The next number of the series that nobody gave by hand before.
async fn next_no(tx: &mut Tx, first_no: &str) -> Result<String> {
    loop {
        let no = number_series::next_no(tx, SERIES, &first_no.to_uppercase()).await?;
        if no.chars().count() > 20 {
            return Err(Error::new(Code::NumberSeriesMissing, "the number series of contacts is used up"));
        }
        if contact::get(tx, &no).await?.is_none() {
            return Ok(no);
        }
    }
}

/// A company is its own company; a person's must be one.
async fn settle_company(tx: &mut Tx, contact: &mut Contact, typed: &Fields) -> Result<()> {
    if contact.kind == ContactType::Company {
        let own = contact.company_no.is_empty() || contact.company_no == contact.no;
        if !own && typed.contains_key("company_no") {
            return Err(Error::new(Code::InvalidValue, "company_no of a company is its own number"));
        }
        contact.company_no.clone_from(&contact.no);
        return Ok(());
    }
    if contact.company_no.is_empty() {
        return Ok(());
    }
    match contact::get(tx, &contact.company_no).await? {
        Some(company) if company.kind == ContactType::Company => Ok(()),
        Some(_) => Err(Error::new(
            Code::InvalidValue,
            format!("the contact {} is not a company", contact.company_no),
        )),
        None => Err(not_found(&contact.company_no)),
    }
}

async fn check_salesperson(tx: &mut Tx, contact: &Contact) -> Result<()> {
    let code = &contact.salesperson_code;
    if code.is_empty() || salesperson::get(tx, code).await?.is_some() {
        return Ok(());
    }
    Err(Error::new(Code::NotFound, format!("there is no salesperson {code}")))
}

async fn check_type_change(tx: &mut Tx, contact: &Contact) -> Result<()> {
    if contact::has_entries(tx, &contact.no).await? {
        return Err(Error::new(
            Code::ContactHasInteractions,
            format!("{} has interaction log entries, so its type cannot change", contact.no),
        ));
    }
    if !contact::people(tx, contact).await?.is_empty() {
        return Err(Error::new(
            Code::ContactHasPeople,
            format!("people belong to {}, so it stays a company", contact.no),
        ));
    }
    Ok(())
}

fn normal(no: &str) -> String {
    no.trim().to_uppercase()
}

fn not_found(no: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no contact {no}"))
}

fn address_not_found(no: &str, code: &str) -> Error {
    Error::new(Code::NotFound, format!("{no} has no alternative address {code}"))
}

#[cfg(test)]
#[path = "contacts_tests.rs"]
mod tests;
