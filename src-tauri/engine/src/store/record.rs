//! Recording what was decided about a message: message, people, decision, entries and the intended mailbox
//! operation in one transaction, so that a crash leaves all of it or nothing.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::content::intend_content;
use super::operation::OperationKind;
use super::template::Template;
use super::time::millis;
use crate::domain::address::Address;
use crate::domain::decision::{Decision, Direction, Outcome, Pair};
use crate::domain::interaction::LinkState;
use crate::domain::message::Message;
use crate::error::{Code, Error, Result};

/// Everything one transaction writes about a message.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// Mailbox row.
    pub mailbox_id: i64,
    /// Run that decided.
    pub run_id: i64,
    /// Time of the decision.
    pub now: DateTime<Utc>,
    /// Key; unique in the mailbox.
    pub key: &'a str,
    /// The message.
    pub message: &'a Message,
    /// The decision.
    pub decision: &'a Decision,
    /// Mailbox operation to do afterwards.
    pub operation: Option<OperationKind>,
    /// Whether the whole message is to be kept once it is logged.
    pub keep_content: bool,
    /// Template of the entries.
    pub template: &'a Template,
    /// Account the job runs as.
    pub user_id: &'a str,
}

/// What recording led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// Written, with so many entries.
    Written {
        /// Row id of the message.
        message_id: i64,
        /// Numbers of the entries.
        entries: Vec<i64>,
    },
    /// The key was taken meanwhile: nothing was written; the message is a duplicate.
    KeyTaken,
}

impl Store {
    /// Writes a decision about a new message, all in one transaction.
    pub async fn record(&self, record: &Record<'_>) -> Result<Recorded> {
        let mut tx = self.begin().await?;
        let Some(message_id) = insert_message(&mut tx, record).await? else {
            return Ok(Recorded::KeyTaken);
        };
        insert_parties(&mut tx, message_id, record.message).await?;
        let entries = insert_entries(&mut tx, message_id, record).await?;
        if let Some(kind) = record.operation {
            insert_operation(&mut tx, message_id, kind, record).await?;
        }
        intend_content(&mut tx, message_id, record).await?;
        tx.commit().await?;
        Ok(Recorded::Written { message_id, entries })
    }

    /// Writes another decision about a message recorded before (late match, retry). The key may change, since a
    /// quarantined message does not claim its own; a taken key writes nothing.
    pub async fn record_again(&self, message_id: i64, record: &Record<'_>) -> Result<Recorded> {
        let mut tx = self.begin().await?;
        let taken: Option<(i64,)> = sqlx::query_as(
            "SELECT message_id FROM message WHERE mailbox_id = $1 AND message_key = $2 AND message_id <> $3",
        )
        .bind(record.mailbox_id)
        .bind(record.key)
        .bind(message_id)
        .fetch_optional(&mut *tx)
        .await?;
        if taken.is_some() {
            return Ok(Recorded::KeyTaken);
        }
        sqlx::query(
            "UPDATE message SET message_key = $1, outcome = $2, reason = $3, decision = $4, decided_at = $5,
                 run_id = CASE WHEN $6 = 0 THEN run_id ELSE $6 END, dismissed = 0
             WHERE message_id = $7",
        )
        .bind(record.key)
        .bind(record.decision.outcome.as_str())
        .bind(word(&record.decision.reason)?)
        .bind(json(record.decision)?)
        .bind(millis(record.now))
        .bind(record.run_id)
        .bind(message_id)
        .execute(&mut *tx)
        .await?;
        let entries = insert_entries(&mut tx, message_id, record).await?;
        if let Some(kind) = record.operation {
            sqlx::query(
                "DELETE FROM operation WHERE message_id = $1 AND state = 'pending' AND kind <> 'content'",
            )
            .bind(message_id)
            .execute(&mut *tx)
            .await?;
            insert_operation(&mut tx, message_id, kind, record).await?;
        }
        intend_content(&mut tx, message_id, record).await?;
        tx.commit().await?;
        Ok(Recorded::Written { message_id, entries })
    }
}

async fn insert_message(tx: &mut SqliteConnection, record: &Record<'_>) -> Result<Option<i64>> {
    let message = record.message;
    let author = message.author().cloned().unwrap_or_default();
    let link = message.web_link.clone().unwrap_or_default();
    let link_state = if link.is_empty() { LinkState::None } else { LinkState::Ok };
    let row: Option<(i64,)> = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, internet_message_id, conversation_id, subject,
             author_address, author_name, sent_at, received_at, sensitivity, is_draft, has_attachments, defects,
             outcome, reason, decision, decided_at, run_id, folder_id, link, link_state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
         ON CONFLICT (mailbox_id, message_key) DO NOTHING
         RETURNING message_id",
    )
    .bind(record.mailbox_id)
    .bind(record.key)
    .bind(&message.server_id)
    .bind(message.internet_message_id.as_deref().unwrap_or_default())
    .bind(message.conversation_id.as_deref().unwrap_or_default())
    .bind(message.subject.as_deref().unwrap_or_default())
    .bind(author.address)
    .bind(author.name)
    .bind(message.sent_at.map(millis))
    .bind(message.received_at.map(millis))
    .bind(word(&message.sensitivity)?)
    .bind(message.is_draft)
    .bind(message.has_attachments)
    .bind(json(&message.defects)?)
    .bind(record.decision.outcome.as_str())
    .bind(word(&record.decision.reason)?)
    .bind(json(record.decision)?)
    .bind(millis(record.now))
    .bind(record.run_id)
    .bind(message.folder_id.as_deref().unwrap_or_default())
    .bind(link)
    .bind(link_state.as_str())
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(id,)| id))
}

async fn insert_parties(tx: &mut SqliteConnection, message_id: i64, message: &Message) -> Result<()> {
    let from = message.from.iter().map(|party| ("from", party));
    let sender = message.sender.iter().map(|party| ("sender", party));
    let to = message.to.iter().map(|party| ("to", party));
    let cc = message.cc.iter().map(|party| ("cc", party));
    for (position, (role, party)) in (0_i64..).zip(from.chain(sender).chain(to).chain(cc)) {
        let canonical = Address::parse(&party.address).map(|a| a.as_str().to_owned()).unwrap_or_default();
        sqlx::query(
            "INSERT INTO message_party (message_id, role, position, name, address, canonical)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(message_id)
        .bind(role)
        .bind(position)
        .bind(&party.name)
        .bind(&party.address)
        .bind(canonical)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// One attachment record and one entry per pair (`original.md` A.5); none unless the outcome is *logged*.
async fn insert_entries(tx: &mut SqliteConnection, message_id: i64, record: &Record<'_>) -> Result<Vec<i64>> {
    let decision = record.decision;
    let (Outcome::Logged, Some(direction), Some(at)) =
        (decision.outcome, decision.direction, decision.occurred_at)
    else {
        return Ok(Vec::new());
    };
    let (attachment_no,): (i64,) = sqlx::query_as(
        "INSERT INTO attachment (message_id, modified_at) VALUES ($1, $2)
         ON CONFLICT (message_id) DO UPDATE SET modified_at = excluded.modified_at RETURNING attachment_no",
    )
    .bind(message_id)
    .bind(millis(record.now))
    .fetch_one(&mut *tx)
    .await?;
    let entry = Entry { message_id, attachment_no, direction, at };
    let mut numbers = Vec::new();
    for pair in &decision.pairs {
        if let Some(number) = insert_entry(tx, &entry, pair, record).await? {
            numbers.push(number);
        }
    }
    Ok(numbers)
}

struct Entry {
    message_id: i64,
    attachment_no: i64,
    direction: Direction,
    at: DateTime<Utc>,
}

async fn insert_entry(
    tx: &mut SqliteConnection,
    entry: &Entry,
    pair: &Pair,
    record: &Record<'_>,
) -> Result<Option<i64>> {
    let subject = record.message.subject.as_deref().unwrap_or_default();
    let description: String = subject.chars().take(100).collect();
    let template = record.template;
    let row: Option<(i64,)> = sqlx::query_as(
        "INSERT INTO interaction_log_entry (message_id, attachment_no, occurred_at, contact_no, contact_company_no,
             contact_alt_address_code, salesperson_code, description, subject, information_flow, initiated_by,
             correspondence_type, email_logged, template_code, group_code, language, cost_minor, duration_minutes,
             user_id, search_text)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'Email', 1, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT DO NOTHING
         RETURNING entry_no",
    )
    .bind(entry.message_id)
    .bind(entry.attachment_no)
    .bind(millis(entry.at))
    .bind(&pair.contact.contact_no)
    .bind(&pair.contact.company_no)
    .bind(&pair.contact.alt_address_code)
    .bind(&pair.salesperson.code)
    .bind(description)
    .bind(subject)
    .bind(entry.direction.as_str())
    .bind(entry.direction.initiated_by())
    .bind(&template.code)
    .bind(&template.group_code)
    .bind(&template.language)
    .bind(template.unit_cost_minor)
    .bind(template.unit_duration_minutes)
    .bind(record.user_id)
    .bind(search_text(record.message))
    .fetch_optional(tx)
    .await?;
    Ok(row.map(|(number,)| number))
}

/// What the search box looks through: subject, names and addresses, in lower case.
fn search_text(message: &Message) -> String {
    let mut text = message.subject.clone().unwrap_or_default();
    for party in message.author().into_iter().chain(message.recipients()) {
        for part in [&party.name, &party.address] {
            text.push(' ');
            text.push_str(part);
        }
    }
    text.chars().take(4_000).collect::<String>().to_lowercase()
}

async fn insert_operation(
    tx: &mut SqliteConnection,
    message_id: i64,
    kind: OperationKind,
    record: &Record<'_>,
) -> Result<()> {
    sqlx::query("INSERT INTO operation (mailbox_id, message_id, kind, created_at) VALUES ($1, $2, $3, $4)")
        .bind(record.mailbox_id)
        .bind(message_id)
        .bind(kind.as_str())
        .bind(millis(record.now))
        .execute(tx)
        .await?;
    Ok(())
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|e| Error::new(Code::Internal, "a decision could not be written down").because(e))
}

/// The `snake_case` word of a unit variant.
fn word<T: serde::Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Ok(word),
        _ => Err(Error::new(Code::Internal, "a word could not be written down")),
    }
}
