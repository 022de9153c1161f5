//! Recorded messages: what is known of them, where they lie, what waits for a match.

use std::collections::BTreeMap;

use super::Store;
use super::time::from_millis;
use crate::domain::decision::Outcome;
use crate::domain::inbox::Location;
use crate::domain::interaction::LinkState;
use crate::domain::message::{Message, Party, Sensitivity};
use crate::error::{Code, Error, Result};

/// What is known of a message found again in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Row id.
    pub message_id: i64,
    /// Key.
    pub key: String,
    /// Id in the mailbox, as last seen.
    pub server_id: String,
    /// Outcome.
    pub outcome: Outcome,
    /// Where it lay when last seen.
    pub location: Location,
    /// Run that decided it.
    pub run_id: i64,
    /// Whether an operation on it is still to do.
    pub unsettled: bool,
}

/// A recorded message, read back to decide about it again.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Row id.
    pub message_id: i64,
    /// Mailbox row.
    pub mailbox_id: i64,
    /// Outcome so far.
    pub outcome: Outcome,
    /// Where it lies.
    pub location: Location,
    /// The message as recorded.
    pub message: Message,
}

type KnownRow = (i64, String, String, String, String, i64, i64);

const KNOWN: &str = "SELECT message_id, message_key, server_id, outcome, location, run_id,
        EXISTS (SELECT 1 FROM operation o WHERE o.message_id = m.message_id AND o.state <> 'done' AND o.kind <> 'content')
     FROM message m WHERE mailbox_id = $1 AND ";

impl Store {
    /// Messages of the mailbox that were taken up before, by server id.
    pub async fn known_by_server_id(
        &self,
        mailbox_id: i64,
        server_ids: &[&str],
    ) -> Result<BTreeMap<String, Known>> {
        let rows = self.known(mailbox_id, "server_id", server_ids).await?;
        Ok(rows.into_iter().map(|known| (known.server_id.clone(), known)).collect())
    }

    /// Messages of the mailbox that were taken up before, by key.
    pub async fn known_by_key(&self, mailbox_id: i64, keys: &[&str]) -> Result<BTreeMap<String, Known>> {
        let rows = self.known(mailbox_id, "message_key", keys).await?;
        Ok(rows.into_iter().map(|known| (known.key.clone(), known)).collect())
    }

    async fn known(&self, mailbox_id: i64, column: &str, values: &[&str]) -> Result<Vec<Known>> {
        let mut found = Vec::new();
        for chunk in values.chunks(500) {
            let marks: Vec<String> = (0..chunk.len()).map(|n| format!("${}", n + 2)).collect();
            let sql = format!("{KNOWN}{column} IN ({})", marks.join(", "));
            let mut query = sqlx::query_as::<_, KnownRow>(&sql).bind(mailbox_id);
            for value in chunk {
                query = query.bind(*value);
            }
            for row in query.fetch_all(&self.pool).await? {
                found.push(known_from(row)?);
            }
        }
        Ok(found)
    }

    /// A recorded message, read back.
    pub async fn stored(&self, message_id: i64) -> Result<Option<Stored>> {
        let row: Option<StoredRow> = sqlx::query_as(
            "SELECT message_id, mailbox_id, server_id, internet_message_id, conversation_id, subject,
                 sent_at, received_at, sensitivity, is_draft, has_attachments, defects, outcome, location,
                 folder_id, link
             FROM message WHERE message_id = $1",
        )
        .bind(message_id)
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let parties: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT role, name, address FROM message_party WHERE message_id = $1 ORDER BY role, position",
        )
        .bind(message_id)
        .fetch_all(&self.pool)
        .await?;
        row.into_stored(parties).map(Some)
    }

    /// Row id of the message a person means: by key, else by Internet Message-ID, else by server id.
    pub async fn message_id_of(&self, text: &str) -> Result<Option<i64>> {
        let canonical = crate::domain::message::canonical_message_id(text).unwrap_or_default();
        let row: Option<(i64,)> = sqlx::query_as(
            "SELECT message_id FROM message
             WHERE message_key IN ($1, $2) OR internet_message_id = $1 OR server_id = $1
                 OR substr(message_key, 1, length($2) + 1) = $2 || '#'
             ORDER BY CASE WHEN message_key = $1 THEN 0 WHEN message_key = $2 THEN 1 ELSE 2 END, message_id
             LIMIT 1",
        )
        .bind(text)
        .bind(canonical)
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|(id,)| id))
    }

    /// Row id of the message behind an entry.
    pub async fn message_of_entry(&self, entry_no: i64) -> Result<Option<i64>> {
        let row: Option<(Option<i64>,)> =
            sqlx::query_as("SELECT message_id FROM interaction_log_entry WHERE entry_no = $1")
                .bind(entry_no)
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.and_then(|(id,)| id))
    }

    /// Hides a message from the lists that wait for a person, or shows it again.
    pub async fn dismiss(&self, message_id: i64, dismissed: bool) -> Result<()> {
        sqlx::query("UPDATE message SET dismissed = $1 WHERE message_id = $2")
            .bind(dismissed)
            .bind(message_id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Notes where a message was seen: its id, folder and link.
    pub async fn place(&self, message_id: i64, placed: &Placed<'_>) -> Result<()> {
        sqlx::query(
            "UPDATE message SET server_id = COALESCE($1, server_id), folder_id = COALESCE($2, folder_id),
                 link = COALESCE($3, link), location = $4, link_state = $5
             WHERE message_id = $6",
        )
        .bind(placed.server_id)
        .bind(placed.folder_id)
        .bind(placed.link)
        .bind(placed.location.as_str())
        .bind(placed.link_state.as_str())
        .bind(message_id)
        .execute(&self.writer)
        .await?;
        Ok(())
    }
}

/// Where a message was seen; `None` keeps what was known.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// Id in the mailbox.
    pub server_id: Option<&'a str>,
    /// Folder id.
    pub folder_id: Option<&'a str>,
    /// Web link.
    pub link: Option<&'a str>,
    /// Kind of place.
    pub location: Location,
    /// State of the link.
    pub link_state: LinkState,
}

fn known_from((message_id, key, server_id, outcome, location, run_id, unsettled): KnownRow) -> Result<Known> {
    Ok(Known {
        message_id,
        key,
        server_id,
        outcome: Outcome::parse(&outcome).ok_or_else(|| broken("outcome", message_id))?,
        location: Location::parse(&location).ok_or_else(|| broken("location", message_id))?,
        run_id,
        unsettled: unsettled != 0,
    })
}

#[derive(sqlx::FromRow)]
struct StoredRow {
    message_id: i64,
    mailbox_id: i64,
    server_id: String,
    internet_message_id: String,
    conversation_id: String,
    subject: String,
    sent_at: Option<i64>,
    received_at: Option<i64>,
    sensitivity: String,
    is_draft: bool,
    has_attachments: bool,
    defects: String,
    outcome: String,
    location: String,
    folder_id: String,
    link: String,
}

impl StoredRow {
    fn into_stored(self, parties: Vec<(String, String, String)>) -> Result<Stored> {
        let id = self.message_id;
        let mut message = Message {
            server_id: self.server_id,
            internet_message_id: text(self.internet_message_id),
            conversation_id: text(self.conversation_id),
            subject: text(self.subject),
            sent_at: self.sent_at.map(from_millis).transpose()?,
            received_at: self.received_at.map(from_millis).transpose()?,
            is_draft: self.is_draft,
            sensitivity: read_word::<Sensitivity>(&self.sensitivity)
                .ok_or_else(|| broken("sensitivity", id))?,
            has_attachments: self.has_attachments,
            web_link: text(self.link),
            folder_id: text(self.folder_id),
            defects: serde_json::from_str(&self.defects).map_err(|e| broken("defects", id).because(e))?,
            ..Message::default()
        };
        for (role, name, address) in parties {
            let party = Party { name, address };
            match role.as_str() {
                "from" => message.from = Some(party),
                "sender" => message.sender = Some(party),
                "to" => message.to.push(party),
                _ => message.cc.push(party),
            }
        }
        Ok(Stored {
            message_id: id,
            mailbox_id: self.mailbox_id,
            outcome: Outcome::parse(&self.outcome).ok_or_else(|| broken("outcome", id))?,
            location: Location::parse(&self.location).ok_or_else(|| broken("location", id))?,
            message,
        })
    }
}

fn text(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

fn broken(column: &str, message_id: i64) -> Error {
    Error::new(Code::StoreInconsistent, format!("message.{column} of row {message_id} cannot be decoded"))
}

fn read_word<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}
