//! Reading interaction log entries with what lists show beside them.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::sql::Sql;
use super::time::from_millis;
use crate::domain::interaction::{LinkState, LogEntry};
use crate::error::Result;

/// A row of the log with the names of now, its message and whether an operation on that is to do.
const SELECT: &str = "SELECT e.entry_no, e.message_id, e.attachment_no, e.occurred_at, e.contact_no,
        COALESCE(c.name, '') AS contact_name, e.contact_company_no, COALESCE(k.name, '') AS contact_company_name,
        e.contact_alt_address_code, e.salesperson_code, COALESCE(s.name, '') AS salesperson_name, e.description,
        e.subject, e.information_flow, e.initiated_by, e.correspondence_type, e.email_logged, e.template_code,
        e.group_code, e.language, e.cost_minor, e.duration_minutes, e.evaluation, e.attempt_failed, e.canceled,
        e.postponed, e.opportunity_no, e.user_id,
        EXISTS (SELECT 1 FROM interaction_comment ic WHERE ic.entry_no = e.entry_no) AS has_comment,
        COALESCE(m.internet_message_id, '') AS internet_message_id, COALESCE(m.author_address, '') AS sender,
        COALESCE(m.has_attachments, 0) AS has_attachments, COALESCE(m.conversation_id, '') AS conversation_id,
        COALESCE(m.link, '') AS link, COALESCE(m.link_state, 'none') AS link_state,
        COALESCE(m.message_key, '') AS message_key,
        EXISTS (SELECT 1 FROM operation o WHERE o.message_id = e.message_id AND o.state <> 'done' AND o.kind <> 'content') AS unsettled
     FROM interaction_log_entry e
     LEFT JOIN contact c ON c.contact_no = e.contact_no
     LEFT JOIN contact k ON k.contact_no = e.contact_company_no
     LEFT JOIN salesperson s ON s.code = e.salesperson_code
     LEFT JOIN message m ON m.message_id = e.message_id
     WHERE e.entry_no IN ";

#[derive(sqlx::FromRow)]
#[expect(clippy::struct_excessive_bools, reason = "they are the flags of the table")]
struct Row {
    entry_no: i64,
    message_id: Option<i64>,
    attachment_no: Option<i64>,
    occurred_at: i64,
    contact_no: String,
    contact_name: String,
    contact_company_no: String,
    contact_company_name: String,
    contact_alt_address_code: String,
    salesperson_code: String,
    salesperson_name: String,
    description: String,
    subject: String,
    information_flow: String,
    initiated_by: String,
    correspondence_type: String,
    email_logged: bool,
    template_code: String,
    group_code: String,
    language: String,
    cost_minor: i64,
    duration_minutes: i64,
    evaluation: i32,
    attempt_failed: bool,
    canceled: bool,
    postponed: bool,
    opportunity_no: String,
    user_id: String,
    has_comment: bool,
    internet_message_id: String,
    sender: String,
    has_attachments: bool,
    conversation_id: String,
    link: String,
    link_state: String,
    message_key: String,
    unsettled: bool,
}

impl Store {
    /// The entry with that number; `None` when there is none.
    pub async fn entry(&self, entry_no: i64) -> Result<Option<LogEntry>> {
        let mut tx = self.begin_read().await?;
        Ok(by_numbers(&mut tx, &[entry_no]).await?.pop())
    }
}

/// The entries with these numbers, in that order; those there are not are left out.
pub(crate) async fn by_numbers(conn: &mut SqliteConnection, numbers: &[i64]) -> Result<Vec<LogEntry>> {
    let mut found = BTreeMap::new();
    for chunk in numbers.chunks(500) {
        let mut sql = Sql::new(SELECT);
        sql.bind_list(chunk.iter().copied());
        let rows: Vec<Row> = sql.all(conn).await?;
        let message_ids: Vec<i64> = rows.iter().filter_map(|row| row.message_id).collect();
        let mut recipients = recipients(conn, &message_ids).await?;
        let conversations = conversations(conn, &rows).await?;
        for row in rows {
            // Several entries of a page may share a message.
            let to = row
                .message_id
                .and_then(|id| recipients.get_mut(&id))
                .map(|to| to.clone())
                .unwrap_or_default();
            let count = conversation_count(&row, &conversations);
            found.insert(row.entry_no, entry(row, to, count)?);
        }
    }
    Ok(numbers.iter().filter_map(|number| found.remove(number)).collect())
}

/// Addresses in To and Cc as received, by message.
pub(super) async fn recipients(
    conn: &mut SqliteConnection,
    message_ids: &[i64],
) -> Result<BTreeMap<i64, Vec<String>>> {
    let mut sql = Sql::new(
        "SELECT message_id, address FROM message_party WHERE role IN ('to', 'cc') AND message_id IN ",
    );
    sql.bind_list(message_ids.iter().copied()).push(" ORDER BY message_id, position");
    let mut found: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for (message_id, address) in sql.all::<(i64, String)>(conn).await? {
        found.entry(message_id).or_default().push(address);
    }
    Ok(found)
}

type Conversations = BTreeMap<(String, String), i64>;

/// How many messages of each conversation were logged for each contact. Counted once for a page, however many of
/// its entries belong to the same conversation.
async fn conversations(conn: &mut SqliteConnection, rows: &[Row]) -> Result<Conversations> {
    let ids: std::collections::BTreeSet<&str> =
        rows.iter().map(|row| row.conversation_id.as_str()).filter(|id| !id.is_empty()).collect();
    let mut sql = Sql::new(
        "SELECT m.conversation_id, e.contact_no, COUNT(DISTINCT e.message_id)
         FROM message m JOIN interaction_log_entry e ON e.message_id = m.message_id
         WHERE m.conversation_id IN ",
    );
    sql.bind_list(ids).push(" GROUP BY m.conversation_id, e.contact_no");
    let counted = sql.all::<(String, String, i64)>(conn).await?;
    Ok(counted.into_iter().map(|(conversation, contact, count)| ((conversation, contact), count)).collect())
}

/// 0 without a message, 1 without a conversation.
fn conversation_count(row: &Row, conversations: &Conversations) -> i32 {
    if row.message_id.is_none() {
        return 0;
    }
    let key = (row.conversation_id.clone(), row.contact_no.clone());
    conversations.get(&key).map_or(1, |count| i32::try_from(*count).unwrap_or(i32::MAX))
}

fn entry(row: Row, recipients: Vec<String>, conversation_count: i32) -> Result<LogEntry> {
    let time = from_millis(row.occurred_at)?;
    let known = LinkState::parse(&row.link_state)
        .ok_or_else(|| inconsistent("message", "link_state", row.entry_no))?;
    Ok(LogEntry {
        entry_no: row.entry_no,
        date: time.format("%Y-%m-%d").to_string(),
        time,
        description: row.description,
        subject: row.subject,
        information_flow: row.information_flow,
        initiated_by: row.initiated_by,
        contact_no: row.contact_no,
        contact_name: row.contact_name,
        contact_company_no: row.contact_company_no,
        contact_company_name: row.contact_company_name,
        contact_alt_address_code: row.contact_alt_address_code,
        salesperson_code: row.salesperson_code,
        salesperson_name: row.salesperson_name,
        correspondence_type: row.correspondence_type,
        email_logged: row.email_logged,
        template_code: row.template_code,
        group_code: row.group_code,
        language: row.language,
        cost: row.cost_minor,
        duration: row.duration_minutes,
        evaluation: row.evaluation,
        attempt_failed: row.attempt_failed,
        canceled: row.canceled,
        postponed: row.postponed,
        opportunity_no: row.opportunity_no,
        attachment_no: row.attachment_no.unwrap_or_default(),
        user_id: row.user_id,
        comment: row.has_comment,
        internet_message_id: row.internet_message_id,
        sender: row.sender,
        recipients,
        has_attachments: row.has_attachments,
        conversation_count,
        link: row.link,
        link_state: if row.unsettled { LinkState::Pending } else { known },
        message_key: row.message_key,
    })
}

#[cfg(test)]
#[path = "entry_tests.rs"]
mod tests;
