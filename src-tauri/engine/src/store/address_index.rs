//! The index of addresses that mail is matched with (W16), kept up with every write of a contact or salesperson.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::changed_address;
use crate::domain::address::{Address, AddressError};
use crate::domain::contact::Contact;
use crate::domain::salesperson::Salesperson;
use crate::error::{Code, Error, Result};

/// A row of the index: canonical address, which one it is, code of the alternative address.
type Row = (String, String, String);

/// Brings the index up to a contact as it is now, and notes the addresses that came or went.
///
/// # Errors
/// `EmailInvalid` naming an address that is none.
pub(super) async fn write_contact(
    conn: &mut SqliteConnection,
    contact: &Contact,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut rows = main_and_second(&contact.email, &contact.email_2)?;
    for alternative in &contact.alternative_addresses {
        if !alternative.email.trim().is_empty() {
            let address = Address::parse(&alternative.email).map_err(|e| invalid(&alternative.email, e))?;
            rows.insert((address.as_str().to_owned(), "alternative".to_owned(), alternative.code.clone()));
        }
    }
    let before = contact_rows(conn, &contact.no).await?;
    for (address, kind, code) in before.difference(&rows) {
        sqlx::query(
            "DELETE FROM contact_address
             WHERE address = $1 AND contact_no = $2 AND kind = $3 AND alt_address_code = $4",
        )
        .bind(address)
        .bind(&contact.no)
        .bind(kind)
        .bind(code)
        .execute(&mut *conn)
        .await?;
    }
    for (address, kind, code) in rows.difference(&before) {
        sqlx::query(
            "INSERT INTO contact_address (address, contact_no, kind, alt_address_code) VALUES ($1, $2, $3, $4)",
        )
        .bind(address)
        .bind(&contact.no)
        .bind(kind)
        .bind(code)
        .execute(&mut *conn)
        .await?;
    }
    note_difference(conn, &before, &rows, now).await
}

/// Brings the index up to a salesperson as they are now, and notes the addresses that came or went.
///
/// # Errors
/// `EmailInvalid` naming an address that is none.
pub(super) async fn write_salesperson(
    conn: &mut SqliteConnection,
    salesperson: &Salesperson,
    now: DateTime<Utc>,
) -> Result<()> {
    let rows = main_and_second(&salesperson.email, &salesperson.email_2)?;
    let before = salesperson_rows(conn, &salesperson.code).await?;
    for (address, kind, _) in before.difference(&rows) {
        sqlx::query(
            "DELETE FROM salesperson_address WHERE address = $1 AND salesperson_code = $2 AND kind = $3",
        )
        .bind(address)
        .bind(&salesperson.code)
        .bind(kind)
        .execute(&mut *conn)
        .await?;
    }
    for (address, kind, _) in rows.difference(&before) {
        sqlx::query("INSERT INTO salesperson_address (address, salesperson_code, kind) VALUES ($1, $2, $3)")
            .bind(address)
            .bind(&salesperson.code)
            .bind(kind)
            .execute(&mut *conn)
            .await?;
    }
    note_difference(conn, &before, &rows, now).await
}

/// Notes all addresses of a contact: it was unblocked, or it goes.
pub(super) async fn note_contact(
    conn: &mut SqliteConnection,
    contact_no: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let rows = contact_rows(conn, contact_no).await?;
    let addresses: Vec<&String> = rows.iter().map(|(address, ..)| address).collect();
    changed_address::note(conn, &addresses, now).await
}

/// Notes all addresses of a salesperson: they were unblocked, or they go.
pub(super) async fn note_salesperson(
    conn: &mut SqliteConnection,
    code: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let rows = salesperson_rows(conn, code).await?;
    let addresses: Vec<&String> = rows.iter().map(|(address, ..)| address).collect();
    changed_address::note(conn, &addresses, now).await
}

fn main_and_second(main: &str, second: &str) -> Result<BTreeSet<Row>> {
    let mut rows = BTreeSet::new();
    for (field, kind) in [(main, "main"), (second, "second")] {
        for address in Address::parse_list(field).map_err(|e| invalid(field, e))? {
            rows.insert((address.as_str().to_owned(), kind.to_owned(), String::new()));
        }
    }
    Ok(rows)
}

/// The refusal of a typed text that is no address (R35).
pub(crate) fn invalid(typed: &str, problem: AddressError) -> Error {
    Error::new(Code::EmailInvalid, format!("\"{}\" is not an e-mail address: {problem}", typed.trim()))
        .hint("write it like name@company.example; several are separated by semicolons")
}

async fn contact_rows(conn: &mut SqliteConnection, contact_no: &str) -> Result<BTreeSet<Row>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT address, kind, alt_address_code FROM contact_address WHERE contact_no = $1")
            .bind(contact_no)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().collect())
}

async fn salesperson_rows(conn: &mut SqliteConnection, code: &str) -> Result<BTreeSet<Row>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT address, kind, '' FROM salesperson_address WHERE salesperson_code = $1")
            .bind(code)
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().collect())
}

/// An address that only changed its field still belongs to the same people; one that left may have been ambiguous.
async fn note_difference(
    conn: &mut SqliteConnection,
    before: &BTreeSet<Row>,
    after: &BTreeSet<Row>,
    now: DateTime<Utc>,
) -> Result<()> {
    let before: BTreeSet<&String> = before.iter().map(|(address, ..)| address).collect();
    let after: BTreeSet<&String> = after.iter().map(|(address, ..)| address).collect();
    let addresses: Vec<&String> = before.symmetric_difference(&after).copied().collect();
    changed_address::note(conn, &addresses, now).await
}
