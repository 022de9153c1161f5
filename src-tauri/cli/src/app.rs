//! What every command works with: where to print, and the engine on the chosen data folder.

use std::io::IsTerminal;
use std::path::PathBuf;

use bitacora_engine::actions::administrator;
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::clock::Clock;
use bitacora_engine::{Engine, EngineOptions, Result as EngineResult, Secret, config};
use chrono::NaiveDate;
use serde::Serialize;

use crate::args::Global;
use crate::failure::{Result, file_failure};
use crate::money::Priced;
use crate::printer::{Printer, say};
use crate::secret_input::read_secret;

/// Variable that holds the administrator's PIN for scripts.
const PIN_VARIABLE: &str = "BITACORA_PIN";

/// What every command works with.
#[derive(Debug)]
pub struct App {
    /// Where results go.
    pub printer: Printer,
    /// The time.
    pub clock: Clock,
    chosen_data_dir: Option<PathBuf>,
    work_date: Option<NaiveDate>,
    administers: bool,
}

impl App {
    /// An app with the options given on the command line, for a command that takes an administrator or not.
    pub fn new(global: &Global, administers: bool) -> Self {
        Self {
            administers,
            printer: Printer::new(global.json),
            clock: Clock::System,
            chosen_data_dir: global.data_dir.clone(),
            work_date: global.work_date,
        }
    }

    /// The data folder: the option, else the environment, else the app's own.
    ///
    /// # Errors
    /// `file_unavailable` when the system names none.
    pub fn data_dir(&self) -> Result<PathBuf> {
        Ok(config::data_dir(self.chosen_data_dir.clone())?)
    }

    /// Opens the engine, unlocks it for a command that takes an administrator, does `work` with it and closes it,
    /// whatever came out.
    ///
    /// # Errors
    /// Those of opening and unlocking, and those of `work`.
    pub async fn with_engine<T>(&self, work: impl AsyncFnOnce(&Engine) -> Result<T>) -> Result<T> {
        self.read_with_engine(async |engine| {
            self.unlock(engine).await?;
            work(engine).await
        })
        .await
    }

    /// The same for work that never takes an administrator.
    ///
    /// # Errors
    /// Those of opening, and those of `work`.
    pub async fn read_with_engine<T>(&self, work: impl AsyncFnOnce(&Engine) -> Result<T>) -> Result<T> {
        let data_dir = self.data_dir()?;
        // Made first: the keychain keeps secrets by the folder's true path, which a missing folder does not have.
        std::fs::create_dir_all(&data_dir)
            .map_err(|error| file_failure("The data folder cannot be made", error))?;
        if Engine::is_older(&data_dir).await {
            say("The data were written by an older version; bringing them up to date may take a minute.");
        }
        let engine = Engine::open(EngineOptions {
            credentials: CredentialStore::keychain(&data_dir),
            data_dir,
            clock: self.clock.clone(),
            work_date: self.work_date,
        })
        .await?;
        let result = work(&engine).await;
        engine.close().await;
        result
    }

    /// Does `work` and prints what it gives.
    ///
    /// # Errors
    /// Those of opening and unlocking, those of `work`, and those of printing.
    pub async fn print<T: Serialize>(
        &self,
        work: impl AsyncFnOnce(&Engine) -> EngineResult<T>,
        text: impl FnOnce(&T) -> String,
    ) -> Result<()> {
        let given = self.with_engine(async |engine| Ok(work(engine).await?)).await?;
        self.printer.show(&given, text)
    }

    /// The same for something with amounts: the code of their currency stands beside them.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub async fn print_priced<T: Serialize>(
        &self,
        work: impl AsyncFnOnce(&Engine) -> EngineResult<T>,
        text: impl FnOnce(&Priced<T>) -> String,
    ) -> Result<()> {
        let given = self.with_engine(async |engine| Priced::new(engine, work(engine).await?).await).await?;
        self.printer.show(&given, text)
    }

    /// The same for rows with amounts.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub async fn print_priced_rows<T: Serialize>(
        &self,
        work: impl AsyncFnOnce(&Engine) -> EngineResult<Vec<T>>,
        text: impl FnOnce(&[Priced<T>]) -> String,
    ) -> Result<()> {
        let given = self.with_engine(async |engine| Priced::all(engine, work(engine).await?).await).await?;
        self.printer.show(&given, |rows| text(rows))
    }

    /// Deletes the row with this number or code, and says so.
    ///
    /// # Errors
    /// As [`Self::print`].
    pub async fn delete(
        &self,
        what: &str,
        key: &str,
        work: impl AsyncFnOnce(&Engine) -> EngineResult<()>,
    ) -> Result<()> {
        let key = key.trim().to_uppercase();
        let done = async |engine: &Engine| work(engine).await.map(|()| serde_json::json!({ "deleted": key }));
        self.print(done, |_| format!("{what} {key} deleted.")).await
    }

    /// Unlocks the setup with the PIN of the environment, else with one typed at the terminal (R50). Without either
    /// the engine refuses what takes an administrator.
    async fn unlock(&self, engine: &Engine) -> Result<()> {
        if !self.administers || administrator::state(engine).await?.unlocked {
            return Ok(());
        }
        if let Some(pin) = config::environment(PIN_VARIABLE) {
            administrator::unlock(engine, Secret::new(pin)).await?;
        } else if std::io::stdin().is_terminal() {
            administrator::unlock(engine, read_secret("Administrator's PIN")?).await?;
        }
        Ok(())
    }
}
