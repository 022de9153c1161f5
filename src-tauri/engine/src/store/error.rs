//! What the database's errors mean.

use crate::error::{Code, Error};

/// SQLite's primary result codes; the extended ones carry them in the low byte (<https://www.sqlite.org/rescode.html>).
mod code {
    pub(super) const BUSY: i64 = 5;
    pub(super) const LOCKED: i64 = 6;
    pub(super) const READ_ONLY: i64 = 8;
    pub(super) const CORRUPT: i64 = 11;
    pub(super) const FULL: i64 = 13;
    pub(super) const NOT_A_DATABASE: i64 = 26;
    /// No room for the shared memory of the write-ahead log.
    pub(super) const SHARED_MEMORY_SIZE: i64 = 0x130a;
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let (code, message, hint) = match &error {
            sqlx::Error::Database(database) if database.is_unique_violation() => {
                (Code::AlreadyExists, "a row with that key exists already".to_owned(), "")
            }
            sqlx::Error::Database(database) => of_sqlite(database.code().as_deref()),
            sqlx::Error::PoolTimedOut => locked(),
            sqlx::Error::RowNotFound => (Code::NotFound, "a row that should be there is not".to_owned(), ""),
            sqlx::Error::ColumnDecode { index, .. } => {
                (Code::StoreInconsistent, format!("column {index} of a row cannot be decoded"), "")
            }
            sqlx::Error::ColumnNotFound(column) => {
                (Code::StoreInconsistent, format!("column {column} of a row is missing"), "")
            }
            _ => unavailable(),
        };
        let mapped = Self::new(code, message);
        let mapped = if hint.is_empty() { mapped } else { mapped.hint(hint) };
        mapped.because(error)
    }
}

type Mapped = (Code, String, &'static str);

fn of_sqlite(number: Option<&str>) -> Mapped {
    let number: i64 = number.and_then(|text| text.parse().ok()).unwrap_or_default();
    match (number, number & 0xff) {
        (code::SHARED_MEMORY_SIZE, _) | (_, code::FULL) => (
            Code::DiskFull,
            "there is no room on the disk for the database".to_owned(),
            "free some space and try again; nothing was half-written",
        ),
        (_, code::BUSY | code::LOCKED) => locked(),
        (_, code::CORRUPT | code::NOT_A_DATABASE) => (
            Code::StoreUnavailable,
            "the database file is damaged or not a database of Bitácora".to_owned(),
            "restore a backup with: bitacora-cli restore FILE",
        ),
        (_, code::READ_ONLY) => (
            Code::StoreUnavailable,
            "the database file cannot be written".to_owned(),
            "check the permissions of the data folder",
        ),
        _ => unavailable(),
    }
}

fn locked() -> Mapped {
    (
        Code::StoreLocked,
        "another program holds the database".to_owned(),
        "close the other program, or try again in a moment",
    )
}

fn unavailable() -> Mapped {
    (Code::StoreUnavailable, "the database cannot be opened or read".to_owned(), "check the data folder")
}

/// A value in the database that this program cannot have written: names table, column and row.
pub(crate) fn inconsistent(table: &str, column: &str, row: impl std::fmt::Display) -> Error {
    Error::new(Code::StoreInconsistent, format!("{table}.{column} of row {row} cannot be decoded"))
}
