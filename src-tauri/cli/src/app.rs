//! What every command works with: where to print, and the engine on the chosen data folder.

use std::path::PathBuf;

use bitacora_engine::auth::CredentialStore;
use bitacora_engine::clock::Clock;
use bitacora_engine::{Engine, EngineOptions, config};
use chrono::NaiveDate;

use crate::args::Global;
use crate::failure::{Result, file_failure};
use crate::printer::Printer;

/// What every command works with.
#[derive(Debug)]
pub struct App {
    /// Where results go.
    pub printer: Printer,
    /// The time.
    pub clock: Clock,
    chosen_data_dir: Option<PathBuf>,
    work_date: Option<NaiveDate>,
}

impl App {
    /// An app with the options given on the command line.
    pub fn new(global: &Global) -> Self {
        Self {
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

    /// Opens the engine, does `work` with it and closes it, whatever came out.
    ///
    /// # Errors
    /// Those of opening, and those of `work`.
    pub async fn with_engine<T>(&self, work: impl AsyncFnOnce(&Engine) -> Result<T>) -> Result<T> {
        let data_dir = self.data_dir()?;
        // Made first: the keychain keeps secrets by the folder's true path, which a missing folder does not have.
        std::fs::create_dir_all(&data_dir)
            .map_err(|error| file_failure("The data folder cannot be made", error))?;
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
}
