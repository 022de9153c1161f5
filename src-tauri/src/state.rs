//! What the shell holds: which company is open, and the two ways out of it (browser and window).

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use bitacora_engine::actions::job::Cancel;
use bitacora_engine::actions::session::PendingDevice;
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::config::is_loopback;
use bitacora_engine::domain::event::Event;
use bitacora_engine::domain::setup::DeviceCode;
use bitacora_engine::{Code, Engine, Error};
use tokio::sync::watch;

use crate::commands::app::{AppState, Mode};
use crate::company::Company;
use crate::error::{CommandError, Result};
use crate::remembered;
use crate::switch::Switch;
use crate::transfer::Transfer;

/// Sites whose pages the program points to.
const MICROSOFT: [&str; 8] = [
    "microsoft.com",
    "microsoft.us",
    "microsoftonline.com",
    "microsoftonline.us",
    "azure.com",
    "azure.us",
    "azure.cn",
    "chinacloudapi.cn",
];

/// Opens an address outside the program.
type Browse = dyn Fn(&str) -> Result<()> + Send + Sync;

/// Asks for a file to read.
type AskWhat = dyn Fn() -> Option<PathBuf> + Send + Sync;

/// Asks for a file to write.
type AskWhere = dyn Fn(&str) -> Option<PathBuf> + Send + Sync;

/// What the shell does outside itself. A test hands in its own.
#[derive(Clone)]
pub struct Outside {
    /// Opens an address in the system browser.
    pub browse: Arc<Browse>,
    /// Tells the window what happened.
    pub tell: Arc<dyn Fn(Event) + Send + Sync>,
    /// Asks where to save a file of that name; `None` when the person gives up. May block.
    pub ask_where_to_save: Arc<AskWhere>,
    /// Asks which file to import; `None` when the person gives up. May block.
    pub ask_what_to_open: Arc<AskWhat>,
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
    device_sign_in: Mutex<Option<PendingDevice>>,
    sign_in_address: Mutex<Option<String>>,
    /// The file to import, and the import or export under way.
    pub transfer: Transfer,
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
            device_sign_in: Mutex::default(),
            sign_in_address: Mutex::default(),
            transfer: Transfer::default(),
        }
    }

    /// Which company the window shows. Does not wait for one that is being opened.
    pub async fn app_state(&self) -> AppState {
        let opened = self.company.try_lock().is_ok_and(|company| company.is_some());
        AppState {
            mode: self.mode(),
            outdated: !opened && self.mode() == Mode::Company && Engine::is_older(&self.data_dir).await,
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
            drop(open);
            return Ok(self.app_state().await);
        }
        self.stop_what_was_begun();
        if let Some(before) = open.take() {
            before.close().await;
        }
        self.set_mode(Mode::Welcome);
        *open = self.open(mode).await?;
        self.set_mode(mode);
        remembered::save(&self.data_dir, mode)?;
        drop(open);
        Ok(self.app_state().await)
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

    /// Opens a link the engine made or found to be harmless: a page, a new mail, a telephone number.
    pub fn open_link(&self, link: &str) -> Result<()> {
        (self.outside.browse)(link)
    }

    /// Asks where to save a file; `None` when the person gives up.
    pub async fn ask_where_to_save(&self, name: &str) -> Result<Option<PathBuf>> {
        let (ask, name) = (Arc::clone(&self.outside.ask_where_to_save), name.to_owned());
        Ok(tauri::async_runtime::spawn_blocking(move || ask(&name)).await.ok().flatten())
    }

    /// Opens the page of a sign-in, whose address is kept as long as it waits.
    pub fn open_sign_in(&self, address: &str) -> Result<()> {
        self.keep_sign_in_address(Some(address.to_owned()));
        self.open_in_browser(address)
    }

    /// The sign-in waits no more.
    pub fn forget_sign_in(&self) {
        self.keep_sign_in_address(None);
    }

    /// The address of the sign-in that waits for the browser.
    pub fn sign_in_address(&self) -> Option<String> {
        self.sign_in_address.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep_sign_in_address(&self, address: Option<String>) {
        *self.sign_in_address.lock().unwrap_or_else(PoisonError::into_inner) = address;
    }

    /// Asks which file to import; `None` when the person gives up.
    pub async fn ask_what_to_open(&self) -> Result<Option<PathBuf>> {
        let ask = Arc::clone(&self.outside.ask_what_to_open);
        Ok(tauri::async_runtime::spawn_blocking(move || ask()).await.ok().flatten())
    }

    /// Keeps a sign-in on another device until it is waited for; tells what to show.
    pub fn keep_device_sign_in(&self, pending: PendingDevice) -> DeviceCode {
        let shown = pending.shown.clone();
        *self.device_sign_in.lock().unwrap_or_else(PoisonError::into_inner) = Some(pending);
        shown
    }

    /// The sign-in on another device that was begun last.
    pub fn take_device_sign_in(&self) -> Result<PendingDevice> {
        self.device_sign_in.lock().unwrap_or_else(PoisonError::into_inner).take().ok_or_else(|| {
            CommandError::new(Code::SignInCanceled, "No sign-in is under way.", "Ask for a new code.")
        })
    }

    /// Opens a page the program itself points to, at Microsoft or on this machine; nothing else.
    pub fn open_known_page(&self, address: &str) -> Result<()> {
        let known = url::Url::parse(address).is_ok_and(|url| {
            let host = url.host_str().unwrap_or_default().to_owned();
            let microsoft = MICROSOFT.iter().any(|site| host == *site || host.ends_with(&format!(".{site}")));
            url.scheme() == "https" && microsoft || is_loopback(&url)
        });
        if known {
            return self.open_in_browser(address);
        }
        Err(CommandError::new(
            Code::UnsafeAddress,
            "This is not a page of Microsoft.",
            "Copy the address and open it yourself if you trust it.",
        ))
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
