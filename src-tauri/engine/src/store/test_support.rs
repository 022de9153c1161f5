//! Databases and records for the tests of this crate.

use chrono::{DateTime, Utc};
use tempfile::TempDir;

use super::{Store, contact, salesperson};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::salesperson::Salesperson;

/// A new database in memory.
pub(crate) async fn memory() -> Store {
    Store::open_in_memory().await.unwrap()
}

/// A new database in a folder of its own, which lasts as long as the folder is kept.
pub(crate) async fn on_disk() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bitacora.sqlite"), at(0)).await.unwrap();
    (store, folder)
}

/// That many seconds after a day in 2026.
pub(crate) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
}

/// A company, its number also its name.
pub(crate) fn company(no: &str) -> Contact {
    Contact {
        no: no.into(),
        name: format!("Company {no}"),
        kind: ContactType::Company,
        company_no: no.into(),
        ..Contact::default()
    }
}

/// A person of a company, or on their own where the company is blank.
pub(crate) fn person(no: &str, company_no: &str, email: &str) -> Contact {
    Contact {
        no: no.into(),
        name: format!("Person {no}"),
        company_no: company_no.into(),
        email: email.into(),
        ..Contact::default()
    }
}

/// Writes contacts.
pub(crate) async fn add_contacts(store: &Store, contacts: &[Contact]) {
    let mut tx = store.begin().await.unwrap();
    for contact in contacts {
        contact::insert(&mut tx, contact, at(0)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Writes a salesperson.
pub(crate) async fn add_salesperson(store: &Store, code: &str, email: &str) {
    let salesperson = Salesperson { code: code.into(), email: email.into(), ..Salesperson::default() };
    let mut tx = store.begin().await.unwrap();
    salesperson::insert(&mut tx, &salesperson, at(0)).await.unwrap();
    tx.commit().await.unwrap();
}

/// An entry to write; what is not said is blank.
#[derive(Debug, Clone, Default)]
pub(crate) struct NewEntry<'a> {
    pub(crate) contact_no: &'a str,
    pub(crate) company_no: &'a str,
    pub(crate) salesperson_code: &'a str,
    pub(crate) description: &'a str,
    pub(crate) flow: &'a str,
    pub(crate) message_id: Option<i64>,
    pub(crate) seconds: i64,
    pub(crate) canceled: bool,
    pub(crate) postponed: bool,
    pub(crate) attempt_failed: bool,
}

/// Writes an entry and gives its number.
pub(crate) async fn add_entry(store: &Store, entry: &NewEntry<'_>) -> i64 {
    let (number,): (i64,) = sqlx::query_as(
        "INSERT INTO interaction_log_entry (message_id, occurred_at, contact_no, contact_company_no,
             salesperson_code, description, subject, information_flow, canceled, postponed, attempt_failed,
             search_text)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10, $11) RETURNING entry_no",
    )
    .bind(entry.message_id)
    .bind(super::time::millis(at(entry.seconds)))
    .bind(entry.contact_no)
    .bind(entry.company_no)
    .bind(entry.salesperson_code)
    .bind(entry.description)
    .bind(entry.flow)
    .bind(entry.canceled)
    .bind(entry.postponed)
    .bind(entry.attempt_failed)
    .bind(entry.description.to_lowercase())
    .fetch_one(&store.writer)
    .await
    .unwrap();
    number
}

impl Store {
    /// The addresses noted, in alphabetical order.
    pub(crate) async fn changed_addresses(&self) -> Vec<String> {
        let rows: Vec<(String,)> = sqlx::query_as("SELECT address FROM changed_address ORDER BY address")
            .fetch_all(&self.pool)
            .await
            .unwrap();
        rows.into_iter().map(|(address,)| address).collect()
    }

    /// The database gets that many pages more at most, as on a disk that is nearly full.
    pub(crate) async fn limit_pages(&self, more: i64) {
        let (pages,): (i64,) = sqlx::query_as("PRAGMA page_count").fetch_one(&self.writer).await.unwrap();
        let limit = format!("PRAGMA max_page_count = {}", pages.saturating_add(more).min(4_294_967_294));
        sqlx::query(&limit).execute(&self.writer).await.unwrap();
    }
}

/// From now on no entry about that subject can be written, as on a disk that is full.
pub(crate) async fn refuse_entries_about(store: &Store, subject: &str) {
    let trigger = format!(
        "CREATE TRIGGER refused BEFORE INSERT ON interaction_log_entry WHEN new.subject = '{subject}' BEGIN
             SELECT RAISE (ABORT, 'refused'); END"
    );
    sqlx::query(&trigger).execute(&store.writer).await.unwrap();
}

/// Entries can be written again.
pub(crate) async fn allow_entries(store: &Store) {
    sqlx::query("DROP TRIGGER refused").execute(&store.writer).await.unwrap();
}

/// Writes a logged message of a conversation and gives its number.
pub(crate) async fn add_message(store: &Store, key: &str, conversation: &str) -> i64 {
    let mailbox = store.mailbox("graph", "log@x.com", at(0)).await.unwrap().mailbox_id;
    let (message,): (i64,) = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, internet_message_id, conversation_id,
             author_address, has_attachments, outcome, reason, decision, decided_at, link, link_state)
         VALUES ($1, $2, $2, '<' || $2 || '>', $3, 'Ana@X.com', 1, 'logged', 'matched', '{}', 0, 'https://x', 'ok')
         RETURNING message_id",
    )
    .bind(mailbox)
    .bind(key)
    .bind(conversation)
    .fetch_one(&store.writer)
    .await
    .unwrap();
    for (position, role) in (0_i64..).zip(["from", "to", "cc"]) {
        sqlx::query("INSERT INTO message_party (message_id, role, position, address) VALUES ($1, $2, $3, $2 || '@us.com')")
            .bind(message)
            .bind(role)
            .bind(position)
            .execute(&store.writer)
            .await
            .unwrap();
    }
    message
}
