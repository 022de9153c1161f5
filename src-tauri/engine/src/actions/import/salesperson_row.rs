//! A row that is a salesperson.

use super::{Done, Refusal, Wishes};
use crate::Engine;
use crate::actions::salespeople;
use crate::domain::address::Address;
use crate::domain::transfer::{Existing, RowNote, RowOutcome};
use crate::store::{Tx, import, salesperson};
use crate::transfer::row::Record;

/// Adds the salesperson, or changes the one with that code, else with that address.
pub(super) async fn write(
    engine: &Engine,
    tx: &mut Tx,
    wishes: &Wishes,
    record: &Record,
) -> Result<Done, Refusal> {
    let mut typed = record.fields.clone();
    let mut emails = record.emails.iter();
    for name in ["email", "email_2"] {
        if let Some(email) = emails.next() {
            typed.insert(name.to_owned(), email.clone());
        }
    }
    let code = typed.get("code").map(|code| code.trim().to_uppercase()).unwrap_or_default();
    let code = if code.is_empty() { by_address(tx, record).await? } else { code };
    let note = emails.next().map(|_| RowNote::AddressesLeftOut);
    let (outcome, after) = match salesperson::get(tx, &code).await? {
        Some(before) if wishes.existing == Existing::Skip => {
            let done = Done { no: before.code, ..Done::default() };
            return Ok(done.noted(Some(RowNote::ThereAlready)));
        }
        Some(before) => (RowOutcome::Updated, salespeople::set_in(engine, tx, &before, &typed).await?),
        None => (RowOutcome::Created, salespeople::add_in(engine, tx, &typed).await?),
    };
    Ok(Done { outcome, no: after.code, ..Done::default() }.noted(note))
}

/// The code of the salesperson with the first address of the row; blank when there is none.
async fn by_address(tx: &mut Tx, record: &Record) -> Result<String, Refusal> {
    for email in &record.emails {
        for address in Address::parse_list(email).unwrap_or_default() {
            match import::salespeople_of(tx, address.as_str()).await?.as_slice() {
                [] => {}
                [code] => return Ok(code.clone()),
                _ => return Err(Refusal::Row(RowNote::AddressOfSeveral)),
            }
        }
    }
    Ok(String::new())
}
