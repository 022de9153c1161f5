//! Who changed the setup, when and what (R51). Rows are only added.

use super::Store;
use super::paging::limit;
use super::time::{from_millis, millis};
use crate::domain::audit::AuditRecord;
use crate::error::Result;

type Row = (i64, i64, String, String, String, String, String);

impl Store {
    /// Adds a record, whatever its number.
    pub async fn add_audit(&self, record: &AuditRecord) -> Result<()> {
        sqlx::query(
            "INSERT INTO audit (occurred_at, user_id, action, name, old_value, new_value)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(millis(record.date))
        .bind(&record.user_id)
        .bind(&record.action)
        .bind(&record.name)
        .bind(&record.old)
        .bind(&record.new)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Records, newest first, 100 when not said; `before` continues a list at smaller numbers.
    pub async fn audits(&self, before: Option<i64>, most: u32) -> Result<Vec<AuditRecord>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT audit_id, occurred_at, user_id, action, name, old_value, new_value
             FROM audit WHERE audit_id < $1 ORDER BY audit_id DESC LIMIT $2",
        )
        .bind(before.unwrap_or(i64::MAX))
        .bind(i64::try_from(limit(most)).unwrap_or(i64::MAX))
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(record).collect()
    }
}

fn record((id, at, user_id, action, name, old, new): Row) -> Result<AuditRecord> {
    Ok(AuditRecord { id, date: from_millis(at)?, user_id, action, name, old, new })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn records_are_listed_newest_first_by_pages() {
        let store = memory().await;
        for n in 0..3 {
            let record = AuditRecord {
                id: 0,
                date: at(n),
                user_id: "ana".into(),
                action: "set".into(),
                name: format!("setting_{n}"),
                old: String::new(),
                new: "x".into(),
            };
            store.add_audit(&record).await.unwrap();
        }
        let page = store.audits(None, 2).await.unwrap();
        let names: Vec<_> = page.iter().map(|record| (record.id, record.name.as_str())).collect();
        assert_eq!(names, [(3, "setting_2"), (2, "setting_1")]);
        assert_eq!((page[0].date, page[0].user_id.as_str()), (at(2), "ana"));
        let rest = store.audits(Some(2), 0).await.unwrap();
        assert_eq!(rest.iter().map(|record| record.id).collect::<Vec<_>>(), [1]);
    }
}
