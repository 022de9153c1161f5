//! What the shell holds: which company is open, and the two ways out of it (browser and window).

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use bitacora_engine::actions::job::Cancel;
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::domain::event::Event;
use bitacora_engine::{Code, Engine, Error};
use tokio::sync::watch;

use crate::commands::app::{AppState, Mode};
use crate::company::Company;
use crate::error::{CommandError, Result};
use crate::remembered;
use crate::switch::Switch;

/// Opens an address outside the program.
type Browse = dyn Fn(&str) -> Result<()> + Send + Sync;

/// What the shell does outside itself. A test hands in its own.
#[derive(Clone)]
pub struct Outside {
    /// Opens an address in the system browser.
    pub browse: Arc<Browse>,
    /// Tells the window what happened.
    pub tell: Arc<dyn Fn(Event) + Send + Sync>,
}

/// The shell's state, one a process.
pub struct Shell {
    data_dir: PathBuf,
    credentials: CredentialStore,
    outside: Outside,
    mode: Mutex<Mode>,
    company: tokio::sync::Mutex<Option<Company>>,
    /// Stops the run asked for by hand.
    pub runs: Switch<Cancel>,
    /// Stops the sign-in that waits for the browser.
    pub sign_ins: Switch<watch::Sender<bool>>,
}

impl Shell {
    /// A shell on a data folder. Nothing is opened before something is asked of the company.
    pub fn new(data_dir: PathBuf, credentials: CredentialStore, outside: Outside) -> Self {
        Self {
            mode: Mutex::new(remembered::load(&data_dir)),
            data_dir,
            credentials,
            outside,
            company: tokio::sync::Mutex::default(),
            runs: Switch::default(),
            sign_ins: Switch::default(),
        }
    }

    /// Which company the window shows.
    pub fn app_state(&self) -> AppState {
        AppState {
            mode: self.mode(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            locale: sys_locale::get_locale().unwrap_or_else(|| "en-US".to_owned()),
        }
    }

    /// The engine of the company that is shown; it is opened by the first who asks.
    pub async fn engine(&self) -> Result<Engine> {
        let mut open = self.company.lock().await;
        if let Some(company) = open.as_ref() {
            return Ok(company.engine());
        }
        let company = self.open(self.mode()).await?.ok_or_else(|| {
            CommandError::new(Code::NotFound, "No company is open.", "Choose one on the welcome page.")
        })?;
        Ok(open.insert(company).engine())
    }

    /// Shows another company: the one before is closed, the choice is remembered. When it cannot be opened the
    /// welcome page is shown again.
    pub async fn enter(&self, mode: Mode) -> Result<AppState> {
        let mut open = self.company.lock().await;
        if self.mode() == mode && open.is_some() {
            return Ok(self.app_state());
        }
        self.stop_what_was_begun();
        if let Some(before) = open.take() {
            before.close().await;
        }
        self.set_mode(Mode::Welcome);
        *open = self.open(mode).await?;
        self.set_mode(mode);
        remembered::save(&self.data_dir, mode)?;
        Ok(self.app_state())
    }

    /// Shows the demo company at the first question, whatever was open last.
    pub fn begin_with_demo(&self) {
        self.set_mode(Mode::Demo);
    }

    /// Stops the run under way, whoever began it.
    pub async fn stop_run(&self) {
        self.runs.cancel();
        if let Some(company) = self.company.lock().await.as_mut()
            && company.engine().progress().is_some()
        {
            company.stop_scheduled_run().await;
        }
    }

    /// Opens a web address in the system browser; no other kind of address.
    pub fn open_in_browser(&self, address: &str) -> Result<()> {
        match url::Url::parse(address).map(|url| url.scheme().to_owned()).as_deref() {
            Ok("https" | "http") => (self.outside.browse)(address),
            _ => Err(CommandError::new(
                Code::UnsafeAddress,
                "This is not the address of a web page.",
                "Open the message in Outlook by its subject instead.",
            )),
        }
    }

    /// Closes the open company, when the program ends.
    pub async fn close(&self) {
        self.stop_what_was_begun();
        if let Some(company) = self.company.lock().await.take() {
            company.close().await;
        }
    }

    async fn open(&self, mode: Mode) -> std::result::Result<Option<Company>, Error> {
        Ok(match mode {
            Mode::Welcome => None,
            Mode::Company => {
                Some(Company::open(&self.data_dir, self.credentials.clone(), &self.outside).await?)
            }
            Mode::Demo => Some(Company::open_demo(&self.data_dir.join("demo"), &self.outside).await?),
        })
    }

    fn stop_what_was_begun(&self) {
        self.runs.cancel();
        self.sign_ins.cancel();
    }

    fn mode(&self) -> Mode {
        *self.mode.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set_mode(&self, mode: Mode) {
        *self.mode.lock().unwrap_or_else(PoisonError::into_inner) = mode;
    }
}
