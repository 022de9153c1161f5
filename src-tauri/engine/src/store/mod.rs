//! SQLite: all SQL of the program, one file per table group.
//!
//! What only SQLite understands stands in `sqlite.rs`; every other statement keeps to what PostgreSQL shares: `$1`
//! placeholders, `ON CONFLICT`, `RETURNING`, times as UTC milliseconds. Reads go through a small pool. Writes go
//! through one connection, so that parts of this program never meet a locked database because of each other.
//!
//! Single statements and reads are methods of [`Store`]. What an action does in several steps are functions over a
//! connection: the action begins the transaction with [`Store::begin`], and commits or drops it.

pub mod account;
pub mod activity;
pub mod activity_plan;
pub(crate) mod address_index;
pub mod administrator;
pub mod audit;
pub mod changed_address;
pub mod close_code;
pub mod contact;
pub(crate) mod contact_comment;
mod contact_health;
pub mod contact_list;
pub(crate) mod contact_merge;
mod contact_statistics;
pub mod content;
mod copies;
pub mod desk;
pub mod desk_act;
pub mod directory;
pub mod entry;
pub(crate) mod entry_comment;
mod entry_filter;
pub mod entry_list;
mod entry_order;
pub(crate) mod entry_write;
pub mod error;
pub mod guide;
pub mod home;
pub(crate) mod import;
pub mod job;
mod json;
pub mod limits;
pub mod mailbox;
pub mod message;
pub mod message_list;
pub mod number_series;
pub mod operation;
pub mod opportunity;
pub(crate) mod opportunity_comment;
pub(crate) mod opportunity_entry;
pub mod opportunity_figures;
pub(crate) mod opportunity_links;
pub mod opportunity_list;
mod paging;
pub(crate) mod participants;
pub mod reconcile;
pub mod record;
pub mod rule;
pub mod run;
pub mod sales_cycle;
pub mod salesperson;
mod search;
mod searched;
#[cfg(feature = "bench")]
pub mod seed;
#[cfg(feature = "bench")]
pub mod seed_more;
pub mod setup;
mod sql;
pub mod sqlite;
pub mod task;
mod tell_me;
pub mod template;
#[cfg(test)]
pub(crate) mod test_support;
pub mod time;
mod timeline;

use std::path::Path;

use chrono::{DateTime, Utc};
use sqlx::{Sqlite, SqlitePool, Transaction};

use crate::error::Result;
use sqlite::Opening;

/// A write transaction; dropped without `commit` it leaves no trace.
pub(crate) type Tx = Transaction<'static, Sqlite>;

/// The database. Cheap to clone; all clones are the same database.
#[derive(Debug, Clone)]
pub struct Store {
    /// Connections to read with.
    pub(crate) pool: SqlitePool,
    /// The one connection to write with.
    pub(crate) writer: SqlitePool,
}

impl Store {
    /// Opens the database, makes it when it is missing, and brings it up to date; before that, a copy of an older
    /// one is put beside it.
    ///
    /// # Errors
    /// `StoreTooNew` when a newer program wrote it and `StoreUnavailable` when it is damaged or not ours: the file
    /// stays byte for byte as it was. `StoreLocked` when another program holds it for longer than ten seconds;
    /// `DiskFull` when the copy or the change finds no room.
    pub async fn open(path: &Path, _now: DateTime<Utc>) -> Result<Self> {
        Self::open_as(path, Opening::default()).await
    }

    /// Whether a database is ours and older than this program. The file is not changed.
    pub(crate) async fn is_older(path: &Path) -> bool {
        let state = sqlite::inspect(path, Opening::default()).await;
        matches!(state, Ok(sqlite::State::Older(_)))
    }

    /// Closes the database; what is asked of it afterwards fails.
    pub async fn close(&self) {
        sqlite::close(&self.pool).await;
        sqlite::close(&self.writer).await;
    }
}
