//! Bitácora's engine: the product without a window.
//!
//! ```text
//! actions    what a user can do, one file per noun; the window and the command line call nothing else
//! schedule   when the job runs next, and the loop that runs it
//! processor  resume → discover → decide → log → settle → reconcile
//! ├─ mailbox     the outside mailbox behind one enum; http.rs = bearer, 401, Retry-After, back-off
//! ├─ auth        Entra sign-in: session, loopback, credentials (the only keyring)
//! └─ store       SQLite: all SQL of the program
//! setup      what prepares Exchange and Entra: PowerShell
//! transfer   files others read: CSV
//! domain     pure rules and types
//! ```
//!
//! Invariants, each a test in `tests/it/architecture.rs`: `domain` knows no I/O and no clock; `mailbox`, `auth` and
//! `store` know `domain` and not each other; nothing below `actions` imports it; there is no Tauri here.

pub mod actions;
pub mod auth;
#[cfg(feature = "bench")]
pub mod bench;
pub mod clock;
pub mod config;
mod content;
pub mod domain;
mod error;
mod lock;
pub mod mailbox;
mod processor;
pub mod schedule;
mod secret;
mod setup;
mod store;
mod transfer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use tokio::sync::broadcast;

use actions::session::Way;
use auth::CredentialStore;
use clock::Clock;
use domain::event::Event;
use domain::job::RunProgress;
use store::Store;

pub use error::{Code, Error, Result};
pub use secret::Secret;

/// Name of the database in the data folder.
pub const DATABASE: &str = "bitacora.sqlite";

/// What an engine is opened with.
#[derive(Debug, Clone)]
pub struct EngineOptions {
    /// Folder that holds everything kept except secrets; made when it is missing.
    pub data_dir: PathBuf,
    /// Where the time comes from.
    pub clock: Clock,
    /// Where secrets lie.
    pub credentials: CredentialStore,
    /// The date new records take and "today" means in rules; the day of the clock when `None`.
    pub work_date: Option<NaiveDate>,
}

/// The product, opened on a data folder. Cheap to clone; all clones are the same engine.
#[derive(Debug, Clone)]
pub struct Engine {
    pub(crate) store: Store,
    pub(crate) data_dir: PathBuf,
    pub(crate) credentials: CredentialStore,
    pub(crate) clock: Clock,
    work_date: Option<NaiveDate>,
    events: broadcast::Sender<Event>,
    progress: Arc<Mutex<Option<RunProgress>>>,
    /// How often somebody asked to stop logging earlier mail.
    stops: Arc<AtomicU64>,
    pub(crate) way: Arc<tokio::sync::Mutex<Way>>,
    /// When the administrator's PIN was typed, or something was last administered since (R50).
    pub(crate) unlocked_at: Arc<Mutex<Option<DateTime<Utc>>>>,
}

impl Engine {
    /// Opens the data folder; brings the database up to date.
    ///
    /// # Errors
    /// `FileUnavailable` when the folder cannot be made; those of opening the database: `StoreTooNew`,
    /// `StoreUnavailable`, `StoreLocked`, `DiskFull`.
    pub async fn open(options: EngineOptions) -> Result<Self> {
        std::fs::create_dir_all(&options.data_dir).map_err(|error| {
            Error::new(Code::FileUnavailable, "the data folder cannot be made")
                .hint("choose another with --data-dir")
                .because(error)
        })?;
        let store = Store::open(&options.data_dir.join(DATABASE), options.clock.now()).await?;
        Ok(Self {
            store,
            data_dir: options.data_dir,
            credentials: options.credentials,
            clock: options.clock,
            work_date: options.work_date,
            events: broadcast::channel(256).0,
            progress: Arc::default(),
            stops: Arc::default(),
            way: Arc::default(),
            unlocked_at: Arc::default(),
        })
    }

    /// Whether the data in that folder were written by an older version: opening brings them up to date, which may
    /// take a minute for a million entries. What cannot be opened at all is for [`Engine::open`] to say.
    pub async fn is_older(data_dir: &Path) -> bool {
        Store::is_older(&data_dir.join(DATABASE)).await
    }

    /// Closes the database; what is asked of the engine afterwards fails.
    pub async fn close(&self) {
        self.store.close().await;
    }

    /// Listens to what happens from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// How far the run under way in this program is; `None` when there is none.
    pub fn progress(&self) -> Option<RunProgress> {
        self.lock_progress().clone()
    }

    /// Today, as the rules understand it: the work date, else the local day of the clock (W29).
    pub fn today(&self) -> NaiveDate {
        self.work_date.unwrap_or_else(|| self.clock.today())
    }

    pub(crate) fn tell(&self, event: Event) {
        // Nobody listening is fine.
        drop(self.events.send(event));
    }

    pub(crate) fn set_progress(&self, progress: Option<RunProgress>) {
        *self.lock_progress() = progress;
    }

    /// Asks every late match under way in this program to stop behind the message at hand.
    pub(crate) fn stop_late_match(&self) {
        self.stops.fetch_add(1, Ordering::Relaxed);
    }

    /// How often that was asked: what compares it before and after knows whether it was asked meanwhile.
    pub(crate) fn stops(&self) -> u64 {
        self.stops.load(Ordering::Relaxed)
    }

    fn lock_progress(&self) -> MutexGuard<'_, Option<RunProgress>> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells that the address book changed, and logs the set-aside mail that now matches (late match). An address
    /// is noted in the transaction that changed it, so what fails here is made up by the next run.
    pub(crate) async fn address_book_changed(&self, event: Event) {
        self.tell(event);
        if let Err(error) = processor::late_match::apply(self, 0, self.stops()).await {
            tracing::warn!(code = error.code().as_str(), "Late match failed");
        }
    }

    /// Writes a failure into the activity log, under its context (R74), and into the program's log by its code.
    pub(crate) async fn note_failure(&self, context: &str, error: &Error) -> Result<()> {
        tracing::warn!(context, code = error.code().as_str(), "Failed");
        self.store.note_activity(self.clock.now(), context, Err(error)).await?;
        self.tell(Event::SetupChanged);
        Ok(())
    }
}
