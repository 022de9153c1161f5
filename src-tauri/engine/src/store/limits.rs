//! Sizes of the working folders, one row a folder and local day (R113).

use chrono::{DateTime, NaiveDate, Utc};

use super::Store;
use super::error::inconsistent;
use super::time::{from_millis, millis};
use crate::domain::limits::{FolderSample, Measured};
use crate::error::Result;

type Row = (String, String, String, i64, i64, Option<i64>);

impl Store {
    /// Keeps what was measured on a local day, in place of an earlier measurement of that day.
    pub async fn save_folder_sizes(&self, mailbox_id: i64, measured: &[Measured]) -> Result<()> {
        let mut tx = self.begin().await?;
        for folder in measured {
            let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
            sqlx::query(
                "INSERT INTO folder_size (mailbox_id, day, role, name, measured_at, items, bytes)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 ON CONFLICT (mailbox_id, day, role) DO UPDATE SET name = excluded.name,
                     measured_at = excluded.measured_at, items = excluded.items, bytes = excluded.bytes",
            )
            .bind(mailbox_id)
            .bind(folder.sample.day.to_string())
            .bind(&folder.sample.role)
            .bind(&folder.name)
            .bind(millis(folder.measured_at))
            .bind(count(folder.sample.items))
            .bind(folder.sample.bytes.map(count))
            .execute(&mut *tx)
            .await?;
        }
        Ok(tx.commit().await?)
    }

    /// What was measured from a local day on, oldest first.
    pub async fn folder_sizes(&self, mailbox_id: i64, since: NaiveDate) -> Result<Vec<Measured>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT day, role, name, measured_at, items, bytes FROM folder_size
             WHERE mailbox_id = $1 AND day >= $2 ORDER BY day, measured_at, role",
        )
        .bind(mailbox_id)
        .bind(since.to_string())
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(measured).collect()
    }

    /// The last local day on which the mailbox was measured.
    pub async fn last_measured(&self, mailbox_id: i64) -> Result<Option<NaiveDate>> {
        let (day,): (Option<String>,) =
            sqlx::query_as("SELECT MAX(day) FROM folder_size WHERE mailbox_id = $1")
                .bind(mailbox_id)
                .fetch_one(&self.pool)
                .await?;
        day.map(|day| self::day(&day)).transpose()
    }

    /// How many messages received from a time on were logged, and when the first of them was received.
    pub async fn logged_since(
        &self,
        mailbox_id: i64,
        since: DateTime<Utc>,
    ) -> Result<(u64, Option<DateTime<Utc>>)> {
        let (count, first): (i64, Option<i64>) = sqlx::query_as(
            "SELECT COUNT(*), MIN(received_at) FROM message
             WHERE mailbox_id = $1 AND outcome = 'logged' AND received_at >= $2",
        )
        .bind(mailbox_id)
        .bind(millis(since))
        .fetch_one(&self.pool)
        .await?;
        Ok((u64::try_from(count).unwrap_or_default(), first.map(from_millis).transpose()?))
    }
}

fn measured((day, role, name, measured_at, items, bytes): Row) -> Result<Measured> {
    let count = |number: i64| {
        u64::try_from(number).map_err(|_| inconsistent("folder_size", "items", format!("{day} {role}")))
    };
    let sample = FolderSample {
        day: self::day(&day)?,
        items: count(items)?,
        bytes: bytes.map(count).transpose()?,
        role,
    };
    Ok(Measured { sample, name, measured_at: from_millis(measured_at)? })
}

fn day(text: &str) -> Result<NaiveDate> {
    text.parse().map_err(|_| inconsistent("folder_size", "day", text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::store::test_support::{at, memory};

    fn folder(day: &str, role: &str, items: u64, bytes: Option<u64>) -> Measured {
        let day = day.parse().unwrap();
        Measured {
            sample: FolderSample { day, role: role.into(), items, bytes },
            name: role.into(),
            measured_at: at(0),
        }
    }

    #[tokio::test]
    async fn a_day_has_one_measurement_a_folder() {
        let store = memory().await;
        let mailbox = store.mailbox("graph", "log@aurora.example", at(0)).await.unwrap().mailbox_id;
        assert_eq!(store.last_measured(mailbox).await.unwrap(), None);
        let old = folder("2026-11-01", "inbox", 1, None);
        let (inbox, archive) =
            (folder("2026-11-23", "inbox", 7, Some(9)), folder("2026-11-23", "archive", 5, None));
        store.save_folder_sizes(mailbox, std::slice::from_ref(&old)).await.unwrap();
        store.save_folder_sizes(mailbox, &[folder("2026-11-23", "inbox", 6, None)]).await.unwrap();
        store.save_folder_sizes(mailbox, &[inbox.clone(), archive.clone()]).await.unwrap();
        let since = |day: &str| store.folder_sizes(mailbox, day.parse().unwrap());
        assert_eq!(since("2026-11-01").await.unwrap(), [old, archive.clone(), inbox.clone()]);
        assert_eq!(since("2026-11-02").await.unwrap(), [archive, inbox]);
        assert_eq!(store.last_measured(mailbox).await.unwrap(), "2026-11-23".parse().ok());
        assert_eq!(store.logged_since(mailbox, at(0)).await.unwrap(), (0, None));
        let sql = "UPDATE folder_size SET day = 'soon' WHERE day = '2026-11-01'";
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        let error = store.last_measured(mailbox).await.unwrap_err();
        assert_eq!(error.code(), Code::StoreInconsistent);
    }
}
