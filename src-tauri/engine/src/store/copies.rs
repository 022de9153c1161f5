//! The copies of the database beside it, made before it is brought up to date.

use std::path::{Path, PathBuf};

use sqlx::SqlitePool;

use super::sqlite::{Opening, State, inspect, vacuum_into};
use crate::error::{Code, Error, Result};

/// Copies made before a migration that are kept.
const COPIES_KEPT: usize = 3;

/// Puts `NAME.before-VERSION.sqlite` beside the database and keeps the newest of these copies.
pub(super) async fn before_migration(
    writer: &SqlitePool,
    path: &Path,
    version: i64,
    opening: Opening,
) -> Result<()> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let fresh = path.with_file_name(format!("{stem}.before-{version}.new"));
    let mut conn = writer.acquire().await?;
    vacuum_into(&mut conn, &fresh).await?;
    drop(conn);
    // Another program may have brought the database up to date meanwhile; then its copy is the right one.
    let kept = match inspect(&fresh, opening).await? {
        State::Older(_) => {
            std::fs::rename(&fresh, path.with_file_name(format!("{stem}.before-{version}.sqlite")))
        }
        _ => std::fs::remove_file(&fresh),
    };
    kept.map_err(|error| file_error(&fresh, error))?;
    remove_old_copies(path, &format!("{stem}.before-"))
}

fn remove_old_copies(path: &Path, prefix: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let names = std::fs::read_dir(folder).map_err(|error| file_error(folder, error))?;
    let mut copies: Vec<PathBuf> = names
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(prefix) && name.ends_with(".sqlite")
        })
        .collect();
    copies.sort();
    let surplus = copies.len().saturating_sub(COPIES_KEPT);
    for file in copies.into_iter().take(surplus) {
        std::fs::remove_file(&file).map_err(|error| file_error(&file, error))?;
    }
    Ok(())
}

/// What a failing file operation means.
pub(super) fn file_error(file: &Path, error: std::io::Error) -> Error {
    Error::new(Code::of_file(&error), format!("{} cannot be written or read", file.display())).because(error)
}
