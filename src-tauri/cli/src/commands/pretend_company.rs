//! The address book of the pretend company, for `simulate --address-book`.

use std::collections::BTreeMap;

use bitacora_engine::{Code, Engine, actions};
use exchange_simulator::seed::{Contact, Salesperson, Scenario};

use crate::failure::Result;

type Fields = BTreeMap<String, String>;

/// Adds the company's salespeople and contacts; those that are there already stay as they are.
///
/// # Errors
/// Those of adding.
pub async fn add_people(engine: &Engine, scenario: &Scenario) -> Result<()> {
    for person in &scenario.salespeople {
        unless_there(actions::salespeople::add(engine, &salesperson(person)).await)?;
    }
    for contact in &scenario.contacts {
        if unless_there(actions::contacts::add(engine, &fields_of(contact)).await)?.is_none() {
            continue;
        }
        for (code, email) in &contact.alternative_addresses {
            let address = fields([("code", code), ("email", email)]);
            unless_there(actions::contacts::add_address(engine, &contact.no, &address).await)?;
        }
    }
    Ok(())
}

fn unless_there<T>(added: bitacora_engine::Result<T>) -> Result<Option<T>> {
    match added {
        Ok(row) => Ok(Some(row)),
        Err(error) if error.code() == Code::AlreadyExists => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn salesperson(person: &Salesperson) -> Fields {
    fields([
        ("code", &person.code),
        ("name", &person.name),
        ("job_title", &person.job_title),
        ("email", &person.email),
        ("email_2", &person.email_2),
        ("phone", &person.phone),
    ])
}

fn fields_of(contact: &Contact) -> Fields {
    fields([
        ("no", &contact.no),
        ("name", &contact.name),
        ("type", if contact.is_company { "Company" } else { "Person" }),
        ("company_no", &contact.company_no),
        ("email", &contact.email),
        ("email_2", &contact.email_2),
        ("phone", &contact.phone),
        ("mobile", &contact.mobile),
        ("job_title", &contact.job_title),
        ("city", &contact.city),
        ("language", &contact.language),
        ("salesperson_code", &contact.salesperson_code),
        ("privacy_blocked", if contact.privacy_blocked { "true" } else { "" }),
    ])
}

/// The fields that are not blank.
fn fields<const N: usize>(pairs: [(&str, &str); N]) -> Fields {
    let filled = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
