//! What only SQLite understands: opening and bringing up to date, transactions, copies of the file.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection, SqliteConnection, SqlitePool};

use super::{Store, Tx, copies};
use crate::error::{Code, Error, Result};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// Numbers of the entries whose words and marks match: the expression follows as the next placeholder. The tables and
/// their triggers are made by the migration of the search.
pub(super) const ENTRIES_MATCHING: &str = "SELECT rowid FROM entry_words WHERE entry_words MATCH ";
/// Ends [`ENTRIES_MATCHING`] where only numbers from one on are asked for; then [`ENTRIES_TO`].
pub(super) const ENTRIES_FROM: &str = " AND rowid >= ";
/// The last number that is asked for.
pub(super) const ENTRIES_TO: &str = " AND rowid <= ";
/// Whether entry `e` is among those whose words match: the expression follows, then [`THIS_ENTRY`].
pub(super) const THIS_ENTRY_MATCHING: &str = "EXISTS (SELECT 1 FROM entry_words WHERE entry_words MATCH ";
/// Ends [`THIS_ENTRY_MATCHING`].
pub(super) const THIS_ENTRY: &str = " AND rowid = e.entry_no)";
/// The first word of the log from a text on, which follows. Its end is [`FIRST_WORD`].
pub(super) const WORDS_OF_ENTRIES: &str = "SELECT term FROM entry_vocabulary WHERE term >= ";
/// Ends [`WORDS_OF_ENTRIES`]: a word stands there once for each entry that has it.
pub(super) const FIRST_WORD: &str = " LIMIT 1";
/// Numbers of the contacts whose words match.
pub(super) const CONTACTS_MATCHING: &str = "SELECT n.contact_no FROM contact_words w
     JOIN contact_words_no n ON n.words_no = w.rowid WHERE contact_words MATCH ";

/// Where a text begins within another, from 1 on; 0 when it does not stand in it: `(text, part)` follows. Faster
/// than `LIKE`, and nothing in the part has a meaning of its own.
pub(super) const CONTAINS: &str = "instr";

/// Words contacts are found by; a condition on `term` follows.
pub(super) const CONTACT_VOCABULARY: &str = "SELECT term FROM contact_vocabulary WHERE ";

/// How a database is opened; tests open it otherwise.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Opening {
    /// How long to wait for a lock of another program.
    pub(crate) busy: Duration,
    /// Connections to read with.
    pub(crate) readers: u32,
    /// What brings it up to date.
    pub(crate) migrations: &'static Migrator,
}

impl Default for Opening {
    fn default() -> Self {
        Self { busy: Duration::from_secs(10), readers: 4, migrations: &MIGRATIONS }
    }
}

/// What a file is, found out without changing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Missing or without tables.
    Empty,
    /// Ours and up to date.
    Current,
    /// Ours and older than this program, whose newest migration is named.
    Older(i64),
}

impl Store {
    /// [`Store::open`] in other ways. A database that several programs make at once answers "locked" without
    /// waiting, so the wait is here.
    pub(crate) async fn open_as(path: &Path, opening: Opening) -> Result<Self> {
        let start = Instant::now();
        loop {
            match Self::try_open(path, opening).await {
                Err(error) if error.code() == Code::StoreLocked && start.elapsed() < opening.busy => {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                opened => return opened,
            }
        }
    }

    async fn try_open(path: &Path, opening: Opening) -> Result<Self> {
        let state = inspect(path, opening).await?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(opening.busy)
            .synchronous(SqliteSynchronous::Normal)
            .pragma("cache_size", "-2000");
        let with_log = options.clone().journal_mode(SqliteJournalMode::Wal);
        let writer = pool_of(1, opening.busy).connect_with(with_log).await?;
        if let Err(error) = bring_up_to_date(&writer, path, state, opening).await {
            close(&writer).await;
            return Err(error);
        }
        let pool =
            pool_of(opening.readers, opening.busy).connect_lazy_with(options.pragma("query_only", "ON"));
        Ok(Self { pool, writer })
    }

    /// A new database in memory, with one connection for everything.
    #[cfg(test)]
    pub(crate) async fn open_in_memory() -> Result<Self> {
        let options = SqliteConnectOptions::new().in_memory(true).foreign_keys(true);
        let pool = pool_of(1, Duration::from_secs(2)).connect_with(options).await?;
        migrate(&pool, Opening::default()).await?;
        Ok(Self { writer: pool.clone(), pool })
    }

    /// Begins to write. The database is claimed at once: what is read in the transaction stays true until its end.
    ///
    /// # Errors
    /// `StoreLocked` when another program writes for longer than the wait.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// Begins to read: all statements see the database as it is at the first one.
    pub(crate) async fn begin_read(&self) -> Result<Tx> {
        Ok(self.pool.begin().await?)
    }

    /// Writes a consistent copy of the database while it is in use.
    ///
    /// # Errors
    /// `AlreadyExists` when there is a file of that name; `FileUnavailable` when it cannot be written; `DiskFull`.
    pub async fn copy_to(&self, target: &Path) -> Result<()> {
        if target.exists() {
            return Err(Error::new(Code::AlreadyExists, format!("{} exists already", target.display()))
                .hint("choose another file name; a backup never overwrites a file"));
        }
        let mut conn = self.writer.acquire().await?;
        vacuum_into(&mut conn, target).await
    }
}

/// Copies a database file, with what its write-ahead log holds, after checking that it is ours, readable and not
/// too new. The file itself is not changed.
///
/// # Errors
/// `StoreTooNew`, `StoreUnavailable`, `FileUnavailable`.
pub(crate) async fn copy_of(file: &Path, target: &Path) -> Result<()> {
    if inspect(file, Opening { busy: Duration::from_secs(2), ..Opening::default() }).await? == State::Empty {
        return Err(Error::new(Code::StoreUnavailable, "the file is not a database of Bitácora"));
    }
    let mut conn = look(file, Duration::from_secs(2)).await?;
    vacuum_into(&mut conn, target).await?;
    Ok(conn.close().await?)
}

/// Makes sure nobody else uses a database, and puts the rest of its log into the file.
///
/// # Errors
/// `StoreLocked` when another program has it open; `StoreUnavailable` when it is damaged.
pub(crate) async fn claim(file: &Path) -> Result<()> {
    // In exclusive mode SQLite asks for the whole file: it is refused while any other connection is open.
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        .busy_timeout(Duration::from_millis(500))
        .locking_mode(SqliteLockingMode::Exclusive);
    let mut conn = options.connect().await?;
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut conn).await?;
    sqlx::query("COMMIT").execute(&mut conn).await?;
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut conn).await?;
    Ok(conn.close().await?)
}

/// The files SQLite may keep beside a database.
pub(crate) fn companions(file: &Path) -> [PathBuf; 2] {
    ["-wal", "-shm"].map(|suffix| {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    })
}

/// Closes a pool with all of its connections. A connection on its way back to the pool escapes the closing of the
/// pool and would leave the log behind; so all are taken first.
pub(super) async fn close(pool: &SqlitePool) {
    let most = if pool.size() > 0 { pool.options().get_max_connections() } else { 0 };
    let mut all = Vec::new();
    for _ in 0..most {
        all.extend(pool.acquire().await);
    }
    for connection in all {
        drop(connection.close().await);
    }
    pool.close().await;
}

fn pool_of(connections: u32, busy: Duration) -> SqlitePoolOptions {
    // Connections stay open: the last one to close tidies the log away, which is for the end of the program.
    SqlitePoolOptions::new()
        .max_connections(connections)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(busy * 3)
}

/// A connection that changes nothing. Without a log beside it the file is taken as unchangeable, so that SQLite
/// leaves no new file there.
async fn look(file: &Path, busy: Duration) -> Result<SqliteConnection> {
    let [log, _] = companions(file);
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        .read_only(true)
        .immutable(!log.exists())
        .busy_timeout(busy);
    Ok(options.connect().await?)
}

pub(super) async fn inspect(path: &Path, opening: Opening) -> Result<State> {
    match std::fs::metadata(path) {
        Ok(file) if file.len() > 0 => {}
        Ok(_) => return Ok(State::Empty),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(State::Empty),
        Err(error) => {
            return Err(Error::new(Code::StoreUnavailable, "the database file cannot be read").because(error));
        }
    }
    let mut conn = look(path, opening.busy).await?;
    let tables: Vec<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(&mut conn).await?;
    if tables.is_empty() {
        return Ok(State::Empty);
    }
    if !tables.iter().any(|(name,)| name == "_sqlx_migrations") {
        return Err(Error::new(Code::StoreUnavailable, "the file is a database of another program")
            .hint("choose another data folder"));
    }
    let applied: Vec<(i64,)> =
        sqlx::query_as("SELECT version FROM _sqlx_migrations").fetch_all(&mut conn).await?;
    conn.close().await?;
    state_of(&applied.into_iter().map(|(version,)| version).collect::<Vec<_>>(), opening.migrations)
}

fn state_of(applied: &[i64], migrations: &Migrator) -> Result<State> {
    if applied.iter().any(|version| !migrations.version_exists(*version)) {
        return Err(Error::new(Code::StoreTooNew, "the database was written by a newer version of Bitácora")
            .hint("update Bitácora; the database was not changed"));
    }
    let newest = migrations.iter().map(|migration| migration.version).max();
    Ok(match newest {
        _ if applied.is_empty() => State::Empty,
        Some(version) if migrations.iter().any(|m| !applied.contains(&m.version)) => State::Older(version),
        _ => State::Current,
    })
}

async fn bring_up_to_date(writer: &SqlitePool, path: &Path, state: State, opening: Opening) -> Result<()> {
    match state {
        State::Current => return Ok(()),
        State::Older(version) => copies::before_migration(writer, path, version, opening).await?,
        State::Empty => {}
    }
    migrate(writer, opening).await
}

/// All migrations in one transaction that claims the database first: two programs may open it at once, and a
/// migration that fails leaves the database as it was.
async fn migrate(writer: &SqlitePool, opening: Opening) -> Result<()> {
    let mut tx = writer.begin_with("BEGIN IMMEDIATE").await?;
    // Not `run`: its future cannot be moved between threads (launchbadge/sqlx, "`Acquire` is not general enough").
    opening.migrations.run_direct(&mut *tx).await.map_err(migration_error)?;
    Ok(tx.commit().await?)
}

fn migration_error(error: MigrateError) -> Error {
    match error {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        MigrateError::VersionMissing(_) => {
            Error::new(Code::StoreTooNew, "the database was written by a newer version of Bitácora")
        }
        other => {
            Error::new(Code::StoreUnavailable, "the database cannot be brought up to date").because(other)
        }
    }
}

/// Writes a copy under another name first, so that a copy that exists is a whole one.
pub(super) async fn vacuum_into(conn: &mut SqliteConnection, target: &Path) -> Result<()> {
    let mut name = target.as_os_str().to_owned();
    name.push(".part");
    let part = PathBuf::from(name);
    let text = part.to_str().ok_or_else(|| {
        Error::new(Code::FileUnavailable, "the file name holds characters that cannot be written")
    })?;
    drop(std::fs::remove_file(&part));
    let written = sqlx::query("VACUUM INTO $1").bind(text).execute(conn).await;
    let placed = match written {
        Ok(_) => std::fs::File::open(&part)
            .and_then(|file| file.sync_all())
            .and_then(|()| std::fs::rename(&part, target))
            .map_err(|error| copies::file_error(target, error)),
        Err(error) => Err(copy_error(error, target)),
    };
    if placed.is_err() {
        drop(std::fs::remove_file(&part));
    }
    placed
}

/// What keeps SQLite from writing a copy is the place of the copy, unless it says that it is something else.
fn copy_error(error: sqlx::Error, target: &Path) -> Error {
    let error = Error::from(error);
    match error.code() {
        Code::DiskFull | Code::StoreLocked => error,
        _ => Error::new(Code::FileUnavailable, format!("{} cannot be written", target.display()))
            .because(error),
    }
}

#[cfg(test)]
#[path = "sqlite_tests.rs"]
mod tests;
