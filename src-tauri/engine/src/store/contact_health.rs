//! The health of the addresses: missing, malformed, lists, shared, a salesperson's too (W16, W17, W37).

use sqlx::SqliteConnection;

use super::Store;
use crate::domain::address::Address;
use crate::domain::address_health::{AddressFinding, AddressHealth, Ailment};
use crate::error::Result;

/// Contacts whose fields are read at a time.
const CHUNK: i64 = 5_000;

impl Store {
    /// What is the matter with the addresses; of each ailment at most `most` findings, but all are counted.
    pub async fn address_health(&self, most: u32) -> Result<AddressHealth> {
        let mut tx = self.begin_read().await?;
        let mut health = AddressHealth::default();
        missing(&mut tx, &mut health, most).await?;
        fields(&mut tx, &mut health, most).await?;
        shared(&mut tx, &mut health, most).await?;
        of_salespeople(&mut tx, &mut health, most).await?;
        without_address(&mut tx, &mut health, most).await?;
        health.findings.sort_by_key(|finding| finding.ailment);
        Ok(health)
    }
}

impl AddressHealth {
    fn find(&mut self, most: u32, finding: AddressFinding) {
        let count = match finding.ailment {
            Ailment::Missing => &mut self.missing,
            Ailment::Malformed => &mut self.malformed,
            Ailment::List => &mut self.lists,
            Ailment::Shared => &mut self.shared,
            Ailment::Salesperson => &mut self.same_as_salesperson,
            Ailment::SalespersonMissing => &mut self.salespeople_missing,
        };
        *count += 1;
        if *count <= most {
            self.findings.push(finding);
        }
    }
}

fn finding(ailment: Ailment, (no, name, address): (String, String, String)) -> AddressFinding {
    AddressFinding { ailment, no, name, address, others: Vec::new() }
}

async fn missing(conn: &mut SqliteConnection, health: &mut AddressHealth, most: u32) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT c.contact_no, c.name FROM contact c
         WHERE c.email = '' AND c.email_2 = ''
             AND NOT EXISTS (SELECT 1 FROM contact_address a WHERE a.contact_no = c.contact_no)
         ORDER BY c.contact_no",
    )
    .fetch_all(conn)
    .await?;
    for (no, name) in rows {
        health.find(most, finding(Ailment::Missing, (no, name, String::new())));
    }
    Ok(())
}

/// Looks at what stands in the fields, chunk by chunk: all addresses at once may be more than fits.
async fn fields(conn: &mut SqliteConnection, health: &mut AddressHealth, most: u32) -> Result<()> {
    let mut after = String::new();
    loop {
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "SELECT contact_no, name, email, email_2 FROM contact
             WHERE contact_no > $1 AND (email <> '' OR email_2 <> '') ORDER BY contact_no LIMIT $2",
        )
        .bind(&after)
        .bind(CHUNK)
        .fetch_all(&mut *conn)
        .await?;
        let Some((last, ..)) = rows.last() else { return Ok(()) };
        after.clone_from(last);
        for (no, name, email, email_2) in rows {
            let typed = [email, email_2];
            if let Some(bad) = typed.iter().find(|field| Address::parse_list(field).is_err()) {
                health.find(most, finding(Ailment::Malformed, (no, name, bad.clone())));
            } else if let Some(list) = typed.iter().find(|field| is_list(field)) {
                health.find(most, finding(Ailment::List, (no, name, list.clone())));
            }
        }
    }
}

fn is_list(field: &str) -> bool {
    field.split(';').filter(|part| !part.trim().is_empty()).count() > 1
}

async fn shared(conn: &mut SqliteConnection, health: &mut AddressHealth, most: u32) -> Result<()> {
    let rows: Vec<(String, String, String)> = sqlx::query_as(
        "SELECT DISTINCT a.contact_no, c.name, a.address
         FROM contact_address a JOIN contact c ON c.contact_no = a.contact_no
         WHERE EXISTS (SELECT 1 FROM contact_address b
             WHERE b.address = a.address AND b.contact_no <> a.contact_no)
         ORDER BY a.address, a.contact_no",
    )
    .fetch_all(conn)
    .await?;
    gather(health, most, Ailment::Shared, rows.into_iter().map(|row| (row, None)));
    Ok(())
}

async fn of_salespeople(conn: &mut SqliteConnection, health: &mut AddressHealth, most: u32) -> Result<()> {
    let rows: Vec<(String, String, String, String)> = sqlx::query_as(
        "SELECT DISTINCT a.contact_no, c.name, a.address, s.salesperson_code
         FROM contact_address a
         JOIN salesperson_address s ON s.address = a.address
         JOIN contact c ON c.contact_no = a.contact_no
         ORDER BY a.address, a.contact_no, s.salesperson_code",
    )
    .fetch_all(conn)
    .await?;
    let rows = rows.into_iter().map(|(no, name, address, code)| ((no, name, address), Some(code)));
    gather(health, most, Ailment::Salesperson, rows);
    Ok(())
}

async fn without_address(conn: &mut SqliteConnection, health: &mut AddressHealth, most: u32) -> Result<()> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT s.code, s.name FROM salesperson s
         WHERE NOT EXISTS (SELECT 1 FROM salesperson_address a WHERE a.salesperson_code = s.code)
         ORDER BY s.code",
    )
    .fetch_all(conn)
    .await?;
    for (code, name) in rows {
        health.find(most, finding(Ailment::SalespersonMissing, (code, name, String::new())));
    }
    Ok(())
}

/// Puts rows of one address together, in whose order they come: one finding an address, or with salespeople one an
/// address and contact, naming the others.
fn gather(
    health: &mut AddressHealth,
    most: u32,
    ailment: Ailment,
    rows: impl Iterator<Item = ((String, String, String), Option<String>)>,
) {
    let mut open: Option<AddressFinding> = None;
    for ((no, name, address), salesperson) in rows {
        let goes_on =
            open.as_mut().filter(|one| one.address == address && (salesperson.is_none() || one.no == no));
        if let Some(one) = goes_on {
            one.others.push(salesperson.unwrap_or(no));
            continue;
        }
        if let Some(done) = open.take() {
            health.find(most, done);
        }
        let others = salesperson.into_iter().collect();
        open = Some(AddressFinding { others, ..finding(ailment, (no, name, address)) });
    }
    if let Some(done) = open {
        health.find(most, done);
    }
}

#[cfg(test)]
#[path = "contact_health_tests.rs"]
mod tests;
