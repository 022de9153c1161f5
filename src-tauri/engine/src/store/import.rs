//! What an import looks up, and how a row of it is written whole or not at all.

use sqlx::SqliteConnection;

use super::contact_list;
use crate::domain::contact::ContactType;
use crate::error::Result;

/// Begins what may be taken back within a transaction.
pub(crate) async fn begin_row(conn: &mut SqliteConnection) -> Result<()> {
    run(conn, "SAVEPOINT import_row").await
}

/// Keeps what was written since [`begin_row`].
pub(crate) async fn keep_row(conn: &mut SqliteConnection) -> Result<()> {
    run(conn, "RELEASE SAVEPOINT import_row").await
}

/// Takes back what was written since [`begin_row`].
pub(crate) async fn drop_row(conn: &mut SqliteConnection) -> Result<()> {
    run(conn, "ROLLBACK TO SAVEPOINT import_row").await?;
    keep_row(conn).await
}

/// Numbers of the contacts with a canonical address, at most two.
pub(crate) async fn contacts_of(conn: &mut SqliteConnection, address: &str) -> Result<Vec<String>> {
    let sql =
        "SELECT DISTINCT contact_no FROM contact_address WHERE address = $1 ORDER BY contact_no LIMIT 2";
    Ok(texts(sqlx::query_as(sql).bind(address).fetch_all(conn).await?))
}

/// Codes of the salespeople with a canonical address, at most two.
pub(crate) async fn salespeople_of(conn: &mut SqliteConnection, address: &str) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT salesperson_code FROM salesperson_address WHERE address = $1
               ORDER BY salesperson_code LIMIT 2";
    Ok(texts(sqlx::query_as(sql).bind(address).fetch_all(conn).await?))
}

/// Numbers of the companies of that name, whatever its case; the oldest first.
pub(crate) async fn companies_called(conn: &mut SqliteConnection, name: &str) -> Result<Vec<String>> {
    let sql = "SELECT contact_no FROM contact WHERE name_key = $1 AND kind = $2 ORDER BY contact_no LIMIT 2";
    let kind = contact_list::kind_word(ContactType::Company);
    Ok(texts(sqlx::query_as(sql).bind(name.to_lowercase()).bind(kind).fetch_all(conn).await?))
}

/// Numbers of the people of that name in a company, whatever the case, at most two.
pub(crate) async fn people_called(
    conn: &mut SqliteConnection,
    name: &str,
    company_no: &str,
) -> Result<Vec<String>> {
    let sql = "SELECT contact_no FROM contact WHERE name_key = $1 AND kind = $2 AND company_no = $3
               ORDER BY contact_no LIMIT 2";
    let kind = contact_list::kind_word(ContactType::Person);
    let query = sqlx::query_as(sql).bind(name.to_lowercase()).bind(kind).bind(company_no);
    Ok(texts(query.fetch_all(conn).await?))
}

async fn run(conn: &mut SqliteConnection, sql: &str) -> Result<()> {
    sqlx::query(sql).execute(conn).await?;
    Ok(())
}

fn texts(rows: Vec<(String,)>) -> Vec<String> {
    rows.into_iter().map(|(text,)| text).collect()
}
