//! Copies of the database: made while it is in use, put back while nobody uses it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::error::{Code, Error, Result};
use crate::lock::JobLock;
use crate::store::{Store, sqlite};
use crate::{DATABASE, Engine};

/// Writes a consistent copy of the database while the program works.
///
/// # Errors
/// `AlreadyExists` when there is a file of that name; `FileUnavailable` when it cannot be written; `DiskFull`.
pub async fn backup(engine: &Engine, file: &Path) -> Result<()> {
    engine.store.copy_to(file).await
}

/// Puts a copy in the place of the database in `data_dir`. What was there is kept beside it, as
/// `bitacora.replaced-TIME.sqlite`; when anything fails before the exchange it stays in use.
///
/// # Errors
/// `StoreTooNew` or `StoreUnavailable` when the file is not a database this program can open; `JobRunning` when
/// e-mail logging runs on this data folder, `StoreLocked` when another program has the database open;
/// `FileUnavailable`, `DiskFull`.
pub async fn restore(data_dir: &Path, file: &Path, now: DateTime<Utc>) -> Result<()> {
    std::fs::create_dir_all(data_dir).map_err(|error| unavailable(data_dir, error))?;
    let _lock = JobLock::take(data_dir)?;
    let database = data_dir.join(DATABASE);
    let staged = data_dir.join("bitacora.restored.new");
    drop(std::fs::remove_file(&staged));
    if !file.is_file() {
        return Err(Error::new(Code::FileUnavailable, format!("there is no file {}", file.display())));
    }
    sqlite::copy_of(file, &staged).await?;
    let exchanged = match set_aside(&database, now).await {
        Ok(()) => std::fs::rename(&staged, &database).map_err(|error| unavailable(&database, error)),
        Err(error) => Err(error),
    };
    if let Err(error) = exchanged {
        drop(std::fs::remove_file(&staged));
        return Err(error);
    }
    // Brings a copy of an older version up to date.
    Store::open(&database, now).await?.close().await;
    Ok(())
}

/// Renames the database that is to be replaced, after making sure that nobody uses it. A damaged one, a reason to
/// restore, is put aside as it is, with its log.
async fn set_aside(database: &Path, now: DateTime<Utc>) -> Result<()> {
    if !database.exists() {
        return Ok(());
    }
    match sqlite::claim(database).await {
        Err(error) if error.code() != Code::StoreUnavailable => return Err(error),
        _ => {}
    }
    let kept = free_name(database, &now.format("%Y%m%d-%H%M%S").to_string());
    std::fs::rename(database, &kept).map_err(|error| unavailable(database, error))?;
    for (from, to) in sqlite::companions(database).into_iter().zip(sqlite::companions(&kept)) {
        if from.exists() {
            std::fs::rename(&from, to).map_err(|error| unavailable(&from, error))?;
        }
    }
    Ok(())
}

fn free_name(database: &Path, stamp: &str) -> PathBuf {
    let stem = database.file_stem().unwrap_or_default().to_string_lossy();
    let first = database.with_file_name(format!("{stem}.replaced-{stamp}.sqlite"));
    let others = (2..100).map(|n| database.with_file_name(format!("{stem}.replaced-{stamp}-{n}.sqlite")));
    std::iter::once(first.clone()).chain(others).find(|name| !name.exists()).unwrap_or(first)
}

fn unavailable(file: &Path, error: std::io::Error) -> Error {
    Error::new(Code::FileUnavailable, format!("{} cannot be written or read", file.display())).because(error)
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
