//! How far the assisted setup guide is, a row each, and what it counts in the address book.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::error::inconsistent;
use super::time::{from_millis, millis};
use super::{Store, json};
use crate::domain::guide::{ChecklistItem, GuideStep, Progress};
use crate::error::Result;

/// Before the name of a ticked item.
const TICK: &str = "tick/";

/// One thing to note about the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note<'a> {
    /// This step is open.
    Current(GuideStep),
    /// An item of the checklist is done, or is not.
    Tick(ChecklistItem, bool),
    /// The mailbox was read then, with these settings.
    MailboxRead(DateTime<Utc>, &'a str),
    /// The guide was led to its end.
    Completed,
}

impl Store {
    /// How far the guide is; as at the beginning where nothing was noted.
    ///
    /// # Errors
    /// `StoreInconsistent` for a time that cannot be.
    pub async fn guide(&self) -> Result<Progress> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT name, value FROM guide ORDER BY name").fetch_all(&self.pool).await?;
        let mut progress = Progress::default();
        for (name, value) in rows {
            match name.as_str() {
                "current" => {
                    progress.started = true;
                    progress.current = json::known_word(&value).unwrap_or_default();
                }
                "completed" => progress.completed = true,
                "mailbox_read_at" => {
                    let number = value.parse().map_err(|_| inconsistent("guide", "value", &name))?;
                    progress.mailbox_read_at = Some(from_millis(number)?);
                }
                "mailbox_read_with" => progress.mailbox_read_with = value,
                // A name this version does not have is of no concern to it.
                _ => progress
                    .ticked
                    .extend(name.strip_prefix(TICK).and_then(json::known_word::<ChecklistItem>)),
            }
        }
        progress.ticked.sort();
        Ok(progress)
    }

    /// Notes one thing about the guide.
    pub async fn note_guide(&self, note: &Note<'_>) -> Result<()> {
        let rows = match note {
            Note::Current(step) => vec![("current".to_owned(), json::word_of(step)?)],
            Note::Completed => vec![("completed".to_owned(), "true".to_owned())],
            Note::Tick(item, true) => vec![(format!("{TICK}{}", json::word_of(item)?), "true".to_owned())],
            Note::Tick(item, false) => {
                let name = format!("{TICK}{}", json::word_of(item)?);
                sqlx::query("DELETE FROM guide WHERE name = $1").bind(name).execute(&self.writer).await?;
                Vec::new()
            }
            Note::MailboxRead(at, with) => vec![
                ("mailbox_read_at".to_owned(), millis(*at).to_string()),
                ("mailbox_read_with".to_owned(), (*with).to_owned()),
            ],
        };
        let mut tx = self.begin().await?;
        for (name, value) in rows {
            sqlx::query(
                "INSERT INTO guide (name, value) VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )
            .bind(name)
            .bind(value)
            .execute(&mut *tx)
            .await?;
        }
        Ok(tx.commit().await?)
    }

    /// Begins the guide anew; the checklist keeps its ticks, for what was done in Exchange stays done.
    pub async fn reset_guide(&self) -> Result<()> {
        sqlx::query("DELETE FROM guide WHERE name NOT LIKE 'tick/%'").execute(&self.writer).await?;
        Ok(())
    }

    /// The domains of the salespeople's addresses, in lower case.
    pub async fn salesperson_domains(&self) -> Result<BTreeSet<String>> {
        let rows: Vec<(String,)> =
            sqlx::query_as("SELECT DISTINCT address FROM salesperson_address").fetch_all(&self.pool).await?;
        Ok(rows.iter().filter_map(|(address,)| address.split_once('@')).map(|at| at.1.to_owned()).collect())
    }

    /// How many salespeople and contacts no mail can be matched with, and how many there are.
    pub async fn reachable(&self) -> Result<Reachable> {
        Ok(sqlx::query_as(
            "SELECT
                 (SELECT COUNT(*) FROM salesperson WHERE blocked = 0) AS salespeople,
                 (SELECT COUNT(*) FROM salesperson s WHERE s.blocked = 0 AND NOT EXISTS
                     (SELECT 1 FROM salesperson_address a WHERE a.salesperson_code = s.code))
                     AS salespeople_without,
                 (SELECT COUNT(*) FROM contact) AS contacts,
                 (SELECT COUNT(*) FROM contact c WHERE (c.email <> '' OR c.email_2 <> '') AND NOT EXISTS
                     (SELECT 1 FROM contact_address a WHERE a.contact_no = c.contact_no))
                     AS contacts_malformed",
        )
        .fetch_one(&self.pool)
        .await?)
    }
}

/// Who can be matched by an address, and who never will be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Reachable {
    /// Salespeople that are not blocked.
    pub salespeople: i64,
    /// Of them, without any well-formed address.
    pub salespeople_without: i64,
    /// Contacts.
    pub contacts: i64,
    /// Of them, with something typed as address, none of which is one.
    pub contacts_malformed: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn the_guide_is_resumed_where_it_was_left_and_ticks_outlive_it() {
        let store = memory().await;
        assert_eq!(store.guide().await.unwrap(), Progress::default());
        for item in [ChecklistItem::MailFlowRules, ChecklistItem::SharedMailbox, ChecklistItem::JobAccount] {
            store.note_guide(&Note::Tick(item, true)).await.unwrap();
        }
        store.note_guide(&Note::Tick(ChecklistItem::JobAccount, false)).await.unwrap();
        store.note_guide(&Note::Current(GuideStep::Mailbox)).await.unwrap();
        store.note_guide(&Note::MailboxRead(at(7), "these")).await.unwrap();
        store.note_guide(&Note::Completed).await.unwrap();
        let ticked = vec![ChecklistItem::SharedMailbox, ChecklistItem::MailFlowRules];
        let progress = Progress {
            current: GuideStep::Mailbox,
            started: true,
            completed: true,
            ticked: ticked.clone(),
            mailbox_read_at: Some(at(7)),
            mailbox_read_with: "these".into(),
        };
        assert_eq!(store.guide().await.unwrap(), progress);
        store.reset_guide().await.unwrap();
        assert_eq!(store.guide().await.unwrap(), Progress { ticked, ..Progress::default() });
    }

    #[tokio::test]
    async fn who_has_no_usable_address_is_counted() {
        let store = memory().await;
        for (code, blocked) in [("A", 0), ("B", 0), ("C", 1)] {
            sqlx::query("INSERT INTO salesperson (code, blocked, changed_at) VALUES ($1, $2, 0)")
                .bind(code)
                .bind(blocked)
                .execute(&store.writer)
                .await
                .unwrap();
        }
        let sql = "INSERT INTO salesperson_address (address, salesperson_code, kind)
                   VALUES ('a@us.example', 'A', 'main')";
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        for (no, email) in [("1", ""), ("2", "nonsense")] {
            sqlx::query(
                "INSERT INTO contact (contact_no, kind, email, changed_at) VALUES ($1, 'Person', $2, 0)",
            )
            .bind(no)
            .bind(email)
            .execute(&store.writer)
            .await
            .unwrap();
        }
        let expected =
            Reachable { salespeople: 2, salespeople_without: 1, contacts: 2, contacts_malformed: 1 };
        assert_eq!(store.reachable().await.unwrap(), expected);
        assert_eq!(store.salesperson_domains().await.unwrap(), BTreeSet::from(["us.example".to_owned()]));
    }
}
