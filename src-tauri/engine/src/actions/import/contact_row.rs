//! A row or card that is a contact.

use super::{Done, Refusal, Wishes};
use crate::Engine;
use crate::actions::{Fields, contacts};
use crate::domain::address::Address;
use crate::domain::contact::{AlternativeAddress, Contact, ContactComment, ContactType};
use crate::domain::setup::Setup;
use crate::domain::transfer::{Existing, RowNote, RowOutcome};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, address_index, contact, contact_comment, import};
use crate::transfer::row::Record;

/// How an existing contact was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// The row gives its number, so what the row says of addresses stands for all of them.
    No,
    /// An address or the name: addresses are added, none is taken away.
    Likeness,
}

/// Adds the contact, or changes the one with that number, else with that address, else of that name in the company.
pub(super) async fn write(
    engine: &Engine,
    tx: &mut Tx,
    wishes: &Wishes,
    record: &Record,
) -> Result<Done, Refusal> {
    check(record)?;
    let setup = &wishes.setup;
    let mut typed = record.fields.clone();
    let found = find(tx, record).await?;
    if let Some((contact, _)) = found.as_ref().filter(|_| wishes.existing == Existing::Skip) {
        return Ok(stays(contact));
    }
    let (company_no, company_created) = company(engine, tx, setup, record, found.as_ref()).await?;
    if !company_no.is_empty() {
        typed.insert("company_no".to_owned(), company_no.clone());
    }
    let found = match found {
        None if record.emails.is_empty() => by_name(tx, &typed).await?,
        found => found,
    };
    let mut note = record.left_out;
    let (outcome, after) = match found {
        Some((before, _)) if wishes.existing == Existing::Skip => return Ok(stays(&before)),
        Some((before, by)) => {
            if !record.comment.is_empty() {
                note = Some(RowNote::CommentLeftOut);
            }
            (RowOutcome::Updated, change(engine, tx, setup, (&before, by), (typed, &record.emails)).await?)
        }
        None => (RowOutcome::Created, create(engine, tx, setup, typed, record).await?),
    };
    Ok(Done { outcome, no: after.no, company_created, ..Done::default() }.noted(note))
}

/// A contact that is left as it is.
fn stays(contact: &Contact) -> Done {
    Done { no: contact.no.clone(), ..Done::default() }.noted(Some(RowNote::ThereAlready))
}

/// What no search should be made for.
fn check(record: &Record) -> Result<(), Refusal> {
    let named = ["no", "name"].iter().any(|name| record.fields.contains_key(*name));
    if !named && record.emails.is_empty() {
        return Err(Refusal::Row(RowNote::NamesNobody));
    }
    for email in &record.emails {
        // It would be an address, but nobody's.
        if email.contains('\u{fffd}') {
            let text = "an e-mail address holds what is no character in the encoding of the file";
            return Err(Error::new(Code::EmailInvalid, text).hint("choose another encoding").into());
        }
        Address::parse_list(email).map_err(|problem| address_index::invalid(email, problem))?;
    }
    Ok(())
}

async fn find(tx: &mut Tx, record: &Record) -> Result<Option<(Contact, By)>, Refusal> {
    if let Some(no) = record.fields.get("no") {
        return Ok(contact::get(tx, &no.trim().to_uppercase()).await?.map(|contact| (contact, By::No)));
    }
    for address in addresses(&record.emails) {
        match import::contacts_of(tx, address.as_str()).await?.as_slice() {
            [] => {}
            [no] => return Ok(contact::get(tx, no).await?.map(|contact| (contact, By::Likeness))),
            [..] => return Err(Refusal::Row(RowNote::AddressOfSeveral)),
        }
    }
    Ok(None)
}

/// A contact without address in the row, by its name and company.
async fn by_name(tx: &mut Tx, typed: &Fields) -> Result<Option<(Contact, By)>, Refusal> {
    let Some(name) = typed.get("name").filter(|_| !typed.contains_key("no")) else { return Ok(None) };
    let found = if typed.get("type").is_some_and(|kind| kind == "Company") {
        import::companies_called(tx, name).await?
    } else {
        let company_no = typed.get("company_no").map(|no| no.to_uppercase()).unwrap_or_default();
        import::people_called(tx, name, &company_no).await?
    };
    match found.as_slice() {
        [] => Ok(None),
        [no] => Ok(contact::get(tx, no).await?.map(|contact| (contact, By::Likeness))),
        [..] => Err(Refusal::Row(RowNote::NameOfSeveral)),
    }
}

/// The number of the company the row names, which is made where there is none; blank when it names none. Whether it
/// was made.
async fn company(
    engine: &Engine,
    tx: &mut Tx,
    setup: &Setup,
    record: &Record,
    found: Option<&(Contact, By)>,
) -> Result<(String, bool)> {
    let is_company = found.is_some_and(|(contact, _)| contact.kind == ContactType::Company);
    let name = record.company.as_str();
    if name.is_empty() || is_company || record.fields.contains_key("company_no") {
        return Ok((String::new(), false));
    }
    if let Some((contact, _)) =
        found.filter(|(contact, _)| contact.company_name.to_lowercase() == name.to_lowercase())
    {
        return Ok((contact.company_no.clone(), false));
    }
    if let Some(no) = import::companies_called(tx, name).await?.into_iter().next() {
        return Ok((no, false));
    }
    let fields = [("type", "Company"), ("name", name)];
    let typed = fields.map(|(field, value)| (field.to_owned(), value.to_owned()));
    let made = contacts::add_in(engine, tx, setup, &Fields::from(typed)).await?;
    Ok((made.no, true))
}

async fn create(
    engine: &Engine,
    tx: &mut Tx,
    setup: &Setup,
    mut typed: Fields,
    record: &Record,
) -> Result<Contact> {
    let mut emails = record.emails.iter();
    for name in ["email", "email_2"] {
        if let Some(email) = emails.next() {
            typed.insert(name.to_owned(), email.clone());
        }
    }
    if let Some(address) = addresses(&record.emails).first().filter(|_| !typed.contains_key("name")) {
        typed.insert("name".to_owned(), address.as_str().to_owned());
    }
    let before = contacts::add_in(engine, tx, setup, &typed).await?;
    let after = with_alternatives(engine, tx, before, &record.emails).await?;
    if !record.comment.is_empty() {
        let date = engine.today().format("%Y-%m-%d").to_string();
        let comment =
            ContactComment { line_no: 0, date, code: String::new(), comment: record.comment.clone() };
        contact_comment::add(tx, &after.no, &comment).await?;
    }
    Ok(after)
}

async fn change(
    engine: &Engine,
    tx: &mut Tx,
    setup: &Setup,
    (before, by): (&Contact, By),
    (mut typed, emails): (Fields, &[String]),
) -> Result<Contact> {
    typed.remove("no");
    let known = addresses(&every_address(before));
    let is_new =
        |email: &&String| by == By::No || addresses(&[(*email).clone()]).iter().any(|a| !known.contains(a));
    let mut new = emails.iter().filter(is_new);
    for (name, now) in [("email", &before.email), ("email_2", &before.email_2)] {
        if (by == By::No || now.is_empty())
            && let Some(email) = new.next()
        {
            typed.insert(name.to_owned(), email.clone());
        }
    }
    let after = contacts::set_in(engine, tx, setup, before, &typed).await?;
    with_alternatives(engine, tx, after, emails).await
}

/// Adds the addresses that a contact does not have yet as alternative ones.
async fn with_alternatives(
    engine: &Engine,
    tx: &mut Tx,
    before: Contact,
    emails: &[String],
) -> Result<Contact> {
    let mut known = addresses(&every_address(&before));
    let mut after = before.clone();
    for address in addresses(emails) {
        if known.contains(&address) {
            continue;
        }
        let is_free = |code: &String| after.alternative_addresses.iter().all(|other| other.code != *code);
        let code = (1_u32..=10_000).map(|n| n.to_string()).find(is_free).unwrap_or_default();
        let email = address.as_str().to_owned();
        after.alternative_addresses.push(AlternativeAddress { code, email, ..AlternativeAddress::default() });
        known.push(address);
    }
    if after.alternative_addresses.len() > before.alternative_addresses.len() {
        contact::update(tx, &before, &after, engine.clock.now()).await?;
    }
    Ok(after)
}

fn every_address(contact: &Contact) -> Vec<String> {
    let alternatives = contact.alternative_addresses.iter().map(|address| address.email.clone());
    [contact.email.clone(), contact.email_2.clone()].into_iter().chain(alternatives).collect()
}

fn addresses(emails: &[String]) -> Vec<Address> {
    emails.iter().flat_map(|email| Address::parse_list(email).unwrap_or_default()).collect()
}
