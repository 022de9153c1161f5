//! Pages of what was found by looking through the texts of all rows. A list of a hundred thousand is looked through
//! in some hundredths of a second, once: what was found is kept, counted, and put in order.

use sqlx::SqliteConnection;

use super::paging::Order;
use super::sql::{Sql, Value};
use crate::error::Result;

/// Up to so many rows found are sorted; of more, those on the page are looked for along the order.
pub(super) const FEW: i64 = 2_000;

/// A list whose rows are named by a text.
pub(super) struct Searched<'a> {
    /// The table and its short name.
    pub(super) from: &'static str,
    /// The column of the number.
    pub(super) no: &'static str,
    /// The order.
    pub(super) order: Order<'a>,
    /// Where the page begins.
    pub(super) after: Option<&'a [Value]>,
    /// Rows of the page.
    pub(super) limit: usize,
}

/// What was found: the keys of the page's rows and of one more, and how many rows there are in all.
pub(super) struct Found {
    pub(super) keys: Vec<Vec<Value>>,
    pub(super) total: i64,
}

impl Searched<'_> {
    /// Looks for the rows that meet what `push` adds.
    pub(super) async fn find(&self, conn: &mut SqliteConnection, push: impl Fn(&mut Sql)) -> Result<Found> {
        let all = || {
            let mut sql = Sql::new("SELECT ");
            sql.push(self.no).push(" FROM ").push(self.from).push(" WHERE 1 = 1");
            push(&mut sql);
            sql
        };
        let mut sql = all();
        sql.push(" LIMIT ").bind(FEW + 1);
        let found: Vec<(String,)> = sql.all(conn).await?;
        let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
        if total <= FEW {
            let numbers = found.into_iter().map(|(no,)| no);
            return Ok(Found { keys: self.sorted(conn, numbers).await?, total });
        }
        let mut sql = Sql::new("WITH found (no) AS MATERIALIZED (");
        sql.append(&all()).push(") SELECT (SELECT COUNT(*) FROM found), ");
        self.order.push_keys(&mut sql, ", ");
        // Fenced: the order is followed, and what was found is only asked.
        sql.push(" FROM ").push(self.from).push(" WHERE ").push(self.no);
        sql.push(" || '' IN (SELECT no FROM found)");
        self.push_page(&mut sql);
        let mut keys = sql.values(conn).await?;
        let mut total = None;
        for key in &mut keys {
            if let Value::Int(count) = key.remove(0) {
                total = Some(count);
            }
        }
        if let Some(total) = total {
            return Ok(Found { keys, total });
        }
        // The page begins after the last row.
        let mut sql = Sql::new("SELECT COUNT(*) FROM (");
        sql.append(&all()).push(") found");
        Ok(Found { keys, total: sql.number(conn).await? })
    }

    async fn sorted(
        &self,
        conn: &mut SqliteConnection,
        numbers: impl Iterator<Item = String>,
    ) -> Result<Vec<Vec<Value>>> {
        let mut sql = Sql::new("SELECT ");
        self.order.push_keys(&mut sql, ", ");
        sql.push(" FROM ").push(self.from).push(" WHERE ").push(self.no).push(" IN ").bind_list(numbers);
        self.push_page(&mut sql);
        sql.values(conn).await
    }

    fn push_page(&self, sql: &mut Sql) {
        if let Some(values) = self.after {
            self.order.push_after(sql, values);
        }
        self.order.push_order(sql, self.limit);
    }
}
