//! Who has which address: what matching is given (R56–R58, W16, W17, W21).

use std::collections::{BTreeMap, BTreeSet};

use sqlx::SqliteConnection;

use super::error::inconsistent;
use super::sql::Sql;
use super::{Store, desk, rule};
use crate::domain::address::Address;
use crate::domain::directory::{AddressKind, ContactMatch, Directory, SalespersonMatch};
use crate::error::Result;

type ContactRow = (String, String, String, String, String, String, bool);
type SalespersonRow = (String, String, String, String, bool);

impl Store {
    /// The contacts and salespeople with these addresses. A privacy block of a company counts for its people.
    pub async fn directory(&self, addresses: &BTreeSet<Address>) -> Result<Directory> {
        let by_text: BTreeMap<&str, &Address> =
            addresses.iter().map(|address| (address.as_str(), address)).collect();
        let texts: Vec<&str> = by_text.keys().copied().collect();
        let mut tx = self.begin_read().await?;
        let mut directory = Directory::default();
        for chunk in texts.chunks(500) {
            for row in contact_rows(&mut tx, chunk).await? {
                if let Some(address) = by_text.get(row.0.as_str()) {
                    directory.contacts.entry((*address).clone()).or_default().push(contact_match(row)?);
                }
            }
            for (text, contact_no) in desk::choices(&mut tx, chunk).await? {
                if let Some(address) = by_text.get(text.as_str()) {
                    directory.chosen.entry((*address).clone()).or_default().insert(contact_no);
                }
            }
            for row in salesperson_rows(&mut tx, chunk).await? {
                if let Some(address) = by_text.get(row.0.as_str()) {
                    directory
                        .salespeople
                        .entry((*address).clone())
                        .or_default()
                        .push(salesperson_match(row)?);
                }
            }
        }
        directory.rules = rule::rules(&mut tx).await?;
        directory.contact_addresses = count(&mut tx, "SELECT COUNT(*) FROM contact_address").await?;
        directory.salesperson_addresses = count(&mut tx, "SELECT COUNT(*) FROM salesperson_address").await?;
        Ok(directory)
    }
}

async fn contact_rows(conn: &mut SqliteConnection, addresses: &[&str]) -> Result<Vec<ContactRow>> {
    let mut sql = Sql::new(
        "SELECT a.address, a.contact_no, c.name, c.company_no, a.kind, a.alt_address_code,
             c.privacy_blocked <> 0 OR COALESCE(k.privacy_blocked, 0) <> 0
         FROM contact_address a
         JOIN contact c ON c.contact_no = a.contact_no
         LEFT JOIN contact k ON k.contact_no = c.company_no
         WHERE a.address IN ",
    );
    sql.bind_list(addresses.iter().copied())
        .push(" ORDER BY a.address, a.contact_no, a.kind, a.alt_address_code");
    sql.all(conn).await
}

async fn salesperson_rows(conn: &mut SqliteConnection, addresses: &[&str]) -> Result<Vec<SalespersonRow>> {
    let mut sql = Sql::new(
        "SELECT a.address, a.salesperson_code, s.name, a.kind, s.blocked <> 0 OR s.privacy_blocked <> 0
         FROM salesperson_address a JOIN salesperson s ON s.code = a.salesperson_code
         WHERE a.address IN ",
    );
    sql.bind_list(addresses.iter().copied()).push(" ORDER BY a.address, a.salesperson_code, a.kind");
    sql.all(conn).await
}

fn contact_match(row: ContactRow) -> Result<ContactMatch> {
    let (_, contact_no, name, company_no, kind, alt_address_code, privacy_blocked) = row;
    let kind = address_kind(&kind).ok_or_else(|| inconsistent("contact_address", "kind", &contact_no))?;
    Ok(ContactMatch { contact_no, name, company_no, kind, alt_address_code, privacy_blocked })
}

fn salesperson_match((_, code, name, kind, blocked): SalespersonRow) -> Result<SalespersonMatch> {
    let kind = address_kind(&kind).ok_or_else(|| inconsistent("salesperson_address", "kind", &code))?;
    Ok(SalespersonMatch { code, name, kind, blocked })
}

fn address_kind(word: &str) -> Option<AddressKind> {
    match word {
        "main" => Some(AddressKind::Main),
        "second" => Some(AddressKind::Second),
        "alternative" => Some(AddressKind::Alternative),
        _ => None,
    }
}

async fn count(conn: &mut SqliteConnection, sql: &str) -> Result<u32> {
    let (count,): (i64,) = sqlx::query_as(sql).fetch_one(conn).await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
#[path = "directory_tests.rs"]
mod tests;
