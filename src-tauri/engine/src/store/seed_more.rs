//! The rest of the invented records lists are measured on: opportunities, mail that was set aside, and a contact with
//! much mail. Only built for that (feature `bench`).

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::seed::{
    Amounts, BATCH, Numbers, SALESPEOPLE, SUBJECTS, company_of, contact_no, entry, one_of, subject, thrown,
};
use super::time::millis;
use crate::error::Result;

/// The contact with much mail: one entry of so many is theirs, besides those all have.
pub const BUSY: u32 = 1;
const BUSY_SHARE: u32 = 50;
/// Messages set aside: one for so many entries; and addresses they come from: one for so many messages.
const SET_ASIDE_SHARE: u32 = 50;
const STRANGERS_SHARE: u32 = 8;
/// Contacts for so many there is one opportunity.
const OPPORTUNITIES_SHARE: u32 = 5;

impl Store {
    /// Writes the records. `told` hears what is being written, and how many are.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn seed_more(
        &self,
        amounts: Amounts,
        now: DateTime<Utc>,
        told: &mut (dyn FnMut(&str, u32) + Send),
    ) -> Result<()> {
        let busy = amounts.entries / BUSY_SHARE;
        for first in (0..busy).step_by(usize::try_from(BATCH).unwrap_or(1)) {
            let mut tx = self.begin().await?;
            for number in first..busy.min(first + BATCH) {
                entry(&mut tx, Numbers { number: amounts.entries + number, amounts }, BUSY, now).await?;
            }
            tx.commit().await?;
            told("entries of one contact", first);
        }
        let mut tx = self.begin().await?;
        let waiting = amounts.entries / SET_ASIDE_SHARE;
        for number in 0..waiting {
            set_aside(&mut tx, (number, waiting), now).await?;
        }
        told("messages set aside", waiting);
        let opportunities = amounts.contacts / OPPORTUNITIES_SHARE;
        for number in 0..opportunities {
            opportunity(&mut tx, Numbers { number, amounts }, now).await?;
        }
        told("opportunities", opportunities);
        Ok(tx.commit().await?)
    }
}

/// A message of somebody nobody knows to a salesperson.
async fn set_aside(conn: &mut SqliteConnection, (number, all): (u32, u32), now: DateTime<Utc>) -> Result<()> {
    let stranger = thrown(number, 51, all / STRANGERS_SHARE);
    let author = format!("x{stranger}@d{}.example", stranger / 4);
    let at = millis(now) - i64::from(number) * 60_000;
    let (message_id,): (i64,) = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, internet_message_id, conversation_id, subject,
             author_address, sent_at, received_at, outcome, reason, decision, decided_at, location)
         VALUES (1, $1, $2, $1, $1, $3, $4, $5, $5, 'unmatched', 'author_unknown', '{}', $5, 'not_logged')
         RETURNING message_id",
    )
    .bind(format!("aside-{number}@mail.example"))
    .bind(format!("aside-{number}"))
    .bind(subject(number))
    .bind(&author)
    .bind(at)
    .fetch_one(&mut *conn)
    .await?;
    let seller = format!("s{}@aurora.example", thrown(number, 52, SALESPEOPLE));
    for (role, address) in [("from", author), ("to", seller)] {
        sqlx::query(
            "INSERT INTO message_party (message_id, role, position, address, canonical) VALUES ($1, $2, 0, $3, $3)",
        )
        .bind(message_id)
        .bind(role)
        .bind(address)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// An opportunity in one of the stages of the first sales cycle, or closed.
async fn opportunity(conn: &mut SqliteConnection, of: Numbers, now: DateTime<Utc>) -> Result<()> {
    let number = of.number;
    let contact = thrown(number, 61, of.amounts.contacts);
    let seller = format!("S{:02}", thrown(company_of(contact), 3, SALESPEOPLE));
    let closed = thrown(number, 62, 3) == 0;
    let status = match (closed, thrown(number, 63, 2)) {
        (false, _) => "In Progress",
        (true, 0) => "Won",
        (true, _) => "Lost",
    };
    let no = format!("OP{number:05}");
    let description = format!("{} {number}", one_of(SUBJECTS, number, 64));
    let day = |days: u32| (now - TimeDelta::days(i64::from(days))).format("%Y-%m-%d").to_string();
    let created = day(thrown(number, 65, 700));
    sqlx::query(
        "INSERT INTO opportunity (opportunity_no, description, salesperson_code, contact_no, contact_company_no,
             sales_cycle_code, creation_date, status, priority, closed, search_text, changed_at)
         VALUES ($1, $2, $3, $4, $5, 'EXISTING', $6, $7, 'Normal', $8, $9, 0)",
    )
    .bind(&no)
    .bind(&description)
    .bind(&seller)
    .bind(contact_no(contact))
    .bind(contact_no(company_of(contact)))
    .bind(&created)
    .bind(status)
    .bind(closed)
    .bind(format!("{no} {description}").to_lowercase())
    .execute(&mut *conn)
    .await?;
    let value = i64::from(thrown(number, 66, 100_000)) * 100;
    sqlx::query(
        "INSERT INTO opportunity_entry (opportunity_no, sales_cycle_code, stage, contact_no, contact_company_no,
             salesperson_code, date_of_change, active, estimated_value_minor, calcd_current_value_minor,
             estimated_close_date)
         VALUES ($1, 'EXISTING', $2, $3, $4, $5, $6, 1, $7, $8, $9)",
    )
    .bind(&no)
    .bind(if closed { 0 } else { 1 + thrown(number, 67, 4) })
    .bind(contact_no(contact))
    .bind(contact_no(company_of(contact)))
    .bind(&seller)
    .bind(&created)
    .bind(value)
    .bind(value / 2)
    .bind(day(thrown(number, 68, 90)))
    .execute(conn)
    .await?;
    Ok(())
}
