//! The mail desk: set-aside mail by address, and whose mail of a shared address is.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::sql::Sql;
use super::time::from_millis;
use super::{Store, changed_address};
use crate::domain::address::Address;
use crate::domain::desk::{DeskContact, DeskGroup, looks_like_bulk};
use crate::domain::rule::{RuleKind, is_in, is_public};
use crate::error::Result;

/// An address of set-aside mail that nobody has, or several: the author's, or the recipients' of a salesperson's.
const WAITING: &str = "FROM message m JOIN message_party p ON p.message_id = m.message_id
     WHERE m.outcome = 'unmatched' AND m.dismissed = 0 AND p.canonical <> ''
         AND (p.role = 'from'
             OR (p.role = 'sender' AND NOT EXISTS (SELECT 1 FROM message_party f
                 WHERE f.message_id = m.message_id AND f.role = 'from'))
             OR (p.role IN ('to', 'cc') AND EXISTS (SELECT 1 FROM message_party f
                 JOIN salesperson_address s ON s.address = f.canonical
                 WHERE f.message_id = m.message_id AND f.role IN ('from', 'sender'))))
         AND NOT EXISTS (SELECT 1 FROM salesperson_address s WHERE s.address = p.canonical)
         AND (SELECT COUNT(DISTINCT a.contact_no) FROM contact_address a WHERE a.address = p.canonical) <> 1
         AND NOT EXISTS (SELECT 1 FROM address_choice h JOIN contact_address a
             ON a.address = h.address AND a.contact_no = h.contact_no WHERE h.address = p.canonical)";

impl Store {
    /// The addresses that set-aside mail waits for, those with most messages first, at most `limit`. What a rule
    /// never logs waits for nobody.
    pub async fn desk_groups(&self, limit: usize) -> Result<Vec<DeskGroup>> {
        let mut tx = self.begin_read().await?;
        let rules = super::rule::rules(&mut tx).await?;
        let rows: Vec<(String, i64, i64)> = sqlx::query_as(&format!(
            "SELECT p.canonical, COUNT(DISTINCT m.message_id),
                 MAX(COALESCE(m.received_at, m.sent_at, m.decided_at)) {WAITING}
             GROUP BY p.canonical ORDER BY 2 DESC, 3 DESC, 1"
        ))
        .fetch_all(&mut *tx)
        .await?;
        let mut groups = Vec::new();
        for (text, messages, newest) in rows {
            let Ok(address) = Address::parse(&text) else { continue };
            if groups.len() >= limit || rules.meets(RuleKind::NeverLog, &address, false).is_some() {
                continue;
            }
            let (name, subjects) = newest_of(&mut tx, &text).await?;
            groups.push(DeskGroup {
                domain: address.domain().to_owned(),
                messages: super::paging::total(messages),
                newest_at: from_millis(newest)?,
                name,
                subjects,
                candidates: candidates(&mut tx, &text).await?,
                suggested_company: company_of(&mut tx, address.domain()).await?,
                looks_like_bulk: looks_like_bulk(&text),
                is_own_domain: rules.own_domains.iter().any(|own| is_in(address.domain(), own)),
                address: text,
            });
        }
        Ok(groups)
    }
}

/// The name that stands beside an address on its newest set-aside message; blank when none does.
pub(crate) async fn name_on_mail(conn: &mut SqliteConnection, address: &str) -> Result<String> {
    Ok(newest_of(conn, address).await?.0)
}

/// The name beside an address on its newest set-aside message, and the subjects of the newest three.
async fn newest_of(conn: &mut SqliteConnection, address: &str) -> Result<(String, Vec<String>)> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT p.name, m.subject FROM message m JOIN message_party p ON p.message_id = m.message_id
         WHERE p.canonical = $1 AND m.outcome = 'unmatched' AND m.dismissed = 0
         GROUP BY m.message_id ORDER BY COALESCE(m.received_at, m.sent_at, m.decided_at) DESC, m.message_id DESC
         LIMIT 3",
    )
    .bind(address)
    .fetch_all(conn)
    .await?;
    let name = rows.iter().map(|(name, _)| name.trim()).find(|name| !name.is_empty() && !name.contains('@'));
    let name = name.unwrap_or_default().to_owned();
    Ok((name, rows.into_iter().map(|(_, subject)| subject).collect()))
}

async fn candidates(conn: &mut SqliteConnection, address: &str) -> Result<Vec<DeskContact>> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT DISTINCT c.contact_no, c.name FROM contact_address a JOIN contact c ON c.contact_no = a.contact_no
         WHERE a.address = $1 ORDER BY c.contact_no",
    )
    .bind(address)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(contact_no, name)| DeskContact { contact_no, name }).collect())
}

/// The company that most contacts with addresses of a domain belong to.
async fn company_of(conn: &mut SqliteConnection, domain: &str) -> Result<Option<DeskContact>> {
    if is_public(domain) {
        return Ok(None);
    }
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT k.contact_no, k.name FROM contact_address a
         JOIN contact c ON c.contact_no = a.contact_no JOIN contact k ON k.contact_no = c.company_no
         WHERE a.domain = $1 GROUP BY k.contact_no, k.name
         ORDER BY COUNT(DISTINCT c.contact_no) DESC, k.contact_no LIMIT 1",
    )
    .bind(domain)
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(contact_no, name)| DeskContact { contact_no, name }))
}

/// The contacts chosen for shared addresses: address and number.
pub(crate) async fn choices(
    conn: &mut SqliteConnection,
    addresses: &[&str],
) -> Result<Vec<(String, String)>> {
    let mut sql = Sql::new("SELECT address, contact_no FROM address_choice WHERE address IN ");
    sql.bind_list(addresses.iter().copied()).push(" ORDER BY address, contact_no");
    sql.all(conn).await
}

/// Chooses whose mail of a shared address is, in place of who was chosen before, who is given back. Nobody chosen
/// leaves it open again. Its set-aside mail is noted for late match.
pub(crate) async fn choose(
    conn: &mut SqliteConnection,
    address: &str,
    contact_nos: &[String],
    now: DateTime<Utc>,
) -> Result<Vec<String>> {
    let before = choices(conn, &[address]).await?;
    sqlx::query("DELETE FROM address_choice WHERE address = $1").bind(address).execute(&mut *conn).await?;
    for contact_no in contact_nos {
        sqlx::query(
            "INSERT INTO address_choice (address, contact_no) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        )
        .bind(address)
        .bind(contact_no)
        .execute(&mut *conn)
        .await?;
    }
    changed_address::note(conn, &[&address.to_owned()], now).await?;
    Ok(before.into_iter().map(|(_, contact_no)| contact_no).collect())
}

/// Gives the choices that fell on a contact to the one it is merged into.
pub(super) async fn hand_over(conn: &mut SqliteConnection, from: &str, to: &str) -> Result<()> {
    sqlx::query(
        "INSERT INTO address_choice (address, contact_no)
         SELECT address, $1 FROM address_choice WHERE contact_no = $2 ON CONFLICT DO NOTHING",
    )
    .bind(to)
    .bind(from)
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM address_choice WHERE contact_no = $1").bind(from).execute(conn).await?;
    Ok(())
}
