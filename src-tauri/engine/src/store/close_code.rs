//! Close opportunity codes: why opportunities were won or lost (R100).

use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::sql::Sql;
use crate::domain::opportunity::cycle::{CloseCode, CloseType};
use crate::error::Result;

const COLUMNS: &str = "SELECT c.code, c.kind, c.description,
         (SELECT COUNT(*) FROM opportunity_entry e
          WHERE e.close_opportunity_code = c.code AND e.close_opportunity_code <> '')
     FROM close_opportunity_code c";

impl Store {
    /// Every code, by code, with how many opportunities were closed with it.
    pub async fn close_codes(&self) -> Result<Vec<CloseCode>> {
        let mut conn = self.pool.acquire().await?;
        let mut sql = Sql::new(COLUMNS);
        sql.push(" ORDER BY c.code");
        all(&mut conn, &sql).await
    }
}

/// The code; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, code: &str) -> Result<Option<CloseCode>> {
    let mut sql = Sql::new(COLUMNS);
    sql.push(" WHERE c.code = ").bind(code);
    Ok(all(conn, &sql).await?.pop())
}

/// Writes a code, new or not.
pub(crate) async fn save(conn: &mut SqliteConnection, code: &CloseCode) -> Result<()> {
    sqlx::query(
        "INSERT INTO close_opportunity_code (code, kind, description) VALUES ($1, $2, $3)
         ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, description = excluded.description",
    )
    .bind(&code.code)
    .bind(code.kind.as_str())
    .bind(&code.description)
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes a code; the history of opportunities keeps it.
pub(crate) async fn delete(conn: &mut SqliteConnection, code: &str) -> Result<()> {
    sqlx::query("DELETE FROM close_opportunity_code WHERE code = $1").bind(code).execute(conn).await?;
    Ok(())
}

async fn all(conn: &mut SqliteConnection, sql: &Sql) -> Result<Vec<CloseCode>> {
    let rows: Vec<(String, String, String, i64)> = sql.all(conn).await?;
    rows.into_iter()
        .map(|(code, kind, description, no_of_opportunities)| {
            let kind = CloseType::parse(&kind)
                .ok_or_else(|| inconsistent("close_opportunity_code", "kind", &code))?;
            Ok(CloseCode { code, kind, description, no_of_opportunities })
        })
        .collect()
}
