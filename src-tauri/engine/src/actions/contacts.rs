//! Contacts: companies, people and their alternative addresses (`original.md` C.2, I).

mod addresses;
mod comments;
mod merge;

pub(super) use addresses::with_address;
pub use addresses::{add_address, delete_address, health, set_address};
pub use comments::{add_comment, comments, delete_comment};
pub use merge::merge;

use chrono::{DateTime, Utc};

use super::contact_fields::apply;
use super::{Fields, fields};
use crate::Engine;
use crate::domain::address::mail_link;
use crate::domain::contact::{Contact, ContactQuery, ContactStatistics, ContactType};
use crate::domain::event::Event;
use crate::domain::inheritance;
use crate::domain::interaction::Page;
use crate::domain::setup::Setup;
use crate::domain::timeline::{Timeline, TimelineQuery};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, contact, number_series, opportunity_links, salesperson, task};

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
    let added = add_in(engine, &mut tx, &setup, typed).await?;
    finish(engine, tx, &added.no).await
}

/// [`add`] in the caller's transaction, which an import shares among many; nobody is told.
pub(super) async fn add_in(engine: &Engine, tx: &mut Tx, setup: &Setup, typed: &Fields) -> Result<Contact> {
    let mut added = Contact::default();
    apply(&mut added, typed)?;
    added.no = match typed.get("no").map(String::as_str).unwrap_or_default().trim() {
        "" => next_no(tx, &setup.contact_nos).await?,
        no => fields::code("no", no, 20)?,
    };
    if contact::get(tx, &added.no).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is a contact {} already", added.no)));
    }
    let company = settle_company(tx, &mut added, typed).await?;
    check_salesperson(tx, &added).await?;
    let as_typed = added.clone();
    inheritance::begin(&mut added, setup);
    if let Some(company) = company {
        inheritance::join(&mut added, (&company, &Contact::default()), setup, |field| {
            !field.blank(&as_typed)
        });
    }
    if salesperson::get(tx, &added.salesperson_code).await?.is_none() {
        // The settings may name one who has left since.
        added.salesperson_code.clear();
    }
    contact::insert(tx, &added, engine.clock.now()).await?;
    Ok(added)
}

/// Changes fields of a contact.
///
/// # Errors
/// As of [`add`]; `NotFound`; `ContactHasInteractions`, `ContactHasTasks`, `ContactHasOpportunities` or `ContactHasPeople` for another
/// type; `ParentalConsentRequired` for lifting the privacy block of a minor.
pub async fn set(engine: &Engine, no: &str, typed: &Fields) -> Result<Contact> {
    let setup = engine.store.load_setup().await?;
    let (mut tx, before) = begin(engine, no).await?;
    let after = set_in(engine, &mut tx, &setup, &before, typed).await?;
    finish(engine, tx, &after.no).await
}

/// [`set`] in the caller's transaction, of the contact as it was `before`; nobody is told.
pub(super) async fn set_in(
    engine: &Engine,
    tx: &mut Tx,
    setup: &Setup,
    before: &Contact,
    typed: &Fields,
) -> Result<Contact> {
    let now = engine.clock.now();
    if typed.get("no").is_some_and(|typed| normal(typed) != before.no) {
        return Err(fields::fixed("no"));
    }
    let mut after = before.clone();
    apply(&mut after, typed)?;
    if after.kind != before.kind {
        check_type_change(tx, before).await?;
        if after.company_no == before.company_no {
            after.company_no.clear();
        }
    }
    let company = settle_company(tx, &mut after, typed).await?;
    if let Some(company) = company.filter(|company| company.no != before.company_no) {
        let old = contact::get(tx, &before.company_no).await?.unwrap_or_default();
        let as_typed = after.clone();
        inheritance::join(&mut after, (&company, &old), setup, |field| !field.same(&as_typed, before));
    }
    if after.salesperson_code != before.salesperson_code {
        check_salesperson(tx, &after).await?;
    }
    contact::update(tx, before, &after, now).await?;
    if after.kind == ContactType::Company {
        hand_on(tx, (before, &after), setup, now).await?;
    }
    Ok(after)
}

/// Lets the people of a company follow its change; their addresses match from the same moment on (`original.md` I).
async fn hand_on(
    tx: &mut Tx,
    (before, after): (&Contact, &Contact),
    setup: &Setup,
    now: DateTime<Utc>,
) -> Result<()> {
    for no in contact::people(tx, after).await? {
        let Some(person) = contact::get(tx, &no).await? else { continue };
        if let Some(changed) = inheritance::follow(&person, (before, after), setup) {
            contact::update(tx, &person, &changed, now).await?;
        }
    }
    Ok(())
}

/// Deletes a contact: a person's entries go to the company, a company goes with its people (`original.md` C.2). If
/// open work holds one of them, nobody goes (I).
///
/// # Errors
/// `NotFound`; `ContactHasOpenTasks`, `ContactHasOpenOpportunities`.
pub async fn delete(engine: &Engine, no: &str) -> Result<()> {
    let (mut tx, contact) = begin(engine, no).await?;
    for no in std::iter::once(contact.no.clone()).chain(contact::people(&mut tx, &contact).await?) {
        if task::of_contact(&mut tx, &no, true).await? {
            return Err(Error::new(Code::ContactHasOpenTasks, format!("{no} has open tasks"))
                .hint("complete or cancel them first"));
        }
        if opportunity_links::of_contact(&mut tx, &no, true).await? {
            return Err(Error::new(
                Code::ContactHasOpenOpportunities,
                format!("{no} has opportunities that are not closed"),
            )
            .hint("close or delete them first"));
        }
    }
    contact::delete(&mut tx, &contact, engine.clock.now()).await?;
    tx.commit().await?;
    engine.address_book_changed(Event::ContactsChanged).await;
    engine.tell(Event::EntriesChanged);
    engine.tell(Event::OpportunitiesChanged);
    Ok(())
}

/// What the interactions and opportunities of a contact come to; a company's hold its people's.
///
/// # Errors
/// `NotFound`.
pub async fn statistics(engine: &Engine, no: &str) -> Result<ContactStatistics> {
    engine.store.contact_statistics(&show(engine, no).await?).await
}

/// A page of the timeline of a contact, newest first; a company's holds what was said with everybody it was with at
/// the time (W37, W44).
///
/// # Errors
/// `NotFound`; `InvalidValue` when the cursor is not one of a timeline.
pub async fn timeline(engine: &Engine, query: &TimelineQuery) -> Result<Timeline> {
    engine.store.contact_timeline(&show(engine, &query.contact_no).await?, query).await
}

/// The address that opens a new mail to the contact in the mail program. Nothing is written: the mail comes back
/// through the mailbox and is logged from there, once (W43).
///
/// # Errors
/// `NotFound`; `EmailInvalid` when the contact has no address.
pub async fn mail_to(engine: &Engine, no: &str) -> Result<String> {
    let contact = show(engine, no).await?;
    let others = contact.alternative_addresses.iter().map(|one| one.email.as_str());
    let all = [contact.email.as_str(), contact.email_2.as_str()].into_iter().chain(others);
    let first = all.flat_map(|field| field.split(';')).map(str::trim).find(|part| !part.is_empty());
    let Some(address) = first else {
        return Err(Error::new(
            Code::EmailInvalid,
            format!("the contact {} has no e-mail address", contact.no),
        ));
    };
    Ok(mail_link(address))
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

/// A company is its own company; a person's must be one: it is given back.
async fn settle_company(tx: &mut Tx, contact: &mut Contact, typed: &Fields) -> Result<Option<Contact>> {
    if contact.kind == ContactType::Company {
        let own = contact.company_no.is_empty() || contact.company_no == contact.no;
        if !own && ["company", "company_no"].iter().any(|name| typed.contains_key(*name)) {
            return Err(Error::new(Code::InvalidValue, "company_no of a company is its own number"));
        }
        contact.company_no.clone_from(&contact.no);
        return Ok(None);
    }
    if contact.company_no.is_empty() {
        return Ok(None);
    }
    match contact::get(tx, &contact.company_no).await? {
        Some(company) if company.kind == ContactType::Company => Ok(Some(company)),
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
    if task::of_contact(tx, &contact.no, false).await? {
        return Err(Error::new(
            Code::ContactHasTasks,
            format!("{} has tasks, so its type cannot change", contact.no),
        ));
    }
    if opportunity_links::of_contact(tx, &contact.no, false).await? {
        return Err(Error::new(
            Code::ContactHasOpportunities,
            format!("{} has opportunities, so its type cannot change", contact.no),
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

#[cfg(test)]
mod rules_tests;
#[cfg(test)]
#[path = "contacts_tests.rs"]
mod tests;
