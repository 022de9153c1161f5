//! What moves from one contact to another when duplicates are merged.

use sqlx::SqliteConnection;

use super::{contact_comment, desk, desk_act, opportunity_links};
use crate::domain::contact::{Contact, ContactType};
use crate::error::Result;

/// How many rows moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Moved {
    /// Log entries.
    pub(crate) entries: i64,
    /// Comments.
    pub(crate) comments: i64,
    /// Tasks.
    pub(crate) tasks: i64,
    /// Opportunities.
    pub(crate) opportunities: i64,
    /// People of a company.
    pub(crate) people: i64,
}

/// Moves everything that names `other` to `keep`, both of the same type. Entries remember whose they were, which
/// keeps two of one message apart; a person's keep the company of their time (W44). Mail of a shared address that was
/// chosen for `other` is chosen for `keep` (W17).
pub(crate) async fn hand_over(conn: &mut SqliteConnection, keep: &Contact, other: &Contact) -> Result<Moved> {
    let (to, from) = (keep.no.as_str(), other.no.as_str());
    let entries = moved(
        conn,
        "UPDATE interaction_log_entry
         SET contact_no = $1, contact_alt_address_code = '',
             former_contact_no = CASE WHEN former_contact_no = '' THEN contact_no ELSE former_contact_no END
         WHERE contact_no = $2",
        (to, from),
    )
    .await?;
    let tasks = moved(conn, "UPDATE task SET contact_no = $1 WHERE contact_no = $2", (to, from)).await?;
    let are_companies = keep.kind == ContactType::Company;
    let opportunities = opportunity_links::hand_over(conn, (to, from), are_companies).await?;
    let mut people = 0;
    if are_companies {
        let companies =
            "UPDATE interaction_log_entry SET contact_company_no = $1 WHERE contact_company_no = $2";
        moved(conn, companies, (to, from)).await?;
        moved(conn, "UPDATE task SET contact_company_no = $1 WHERE contact_company_no = $2", (to, from))
            .await?;
        let staff = "UPDATE contact SET company_no = $1 WHERE company_no = $2 AND contact_no <> $2";
        people = moved(conn, staff, (to, from)).await?;
    }
    desk::hand_over(conn, from, to).await?;
    desk_act::hand_over(conn, from, to).await?;
    let comments = contact_comment::hand_over(conn, from, to).await?;
    Ok(Moved { entries, comments, tasks, opportunities, people })
}

async fn moved(conn: &mut SqliteConnection, sql: &str, (to, from): (&str, &str)) -> Result<i64> {
    let done = sqlx::query(sql).bind(to).bind(from).execute(conn).await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}
