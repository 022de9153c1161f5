//! The frame: which company is open.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Which company the window shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// None yet: the welcome page with its two ways in.
    #[default]
    Welcome,
    /// The demo company on the embedded pretend tenant.
    Demo,
    /// The user's own company.
    Company,
}

/// What the frame needs to know before anything else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AppState {
    /// Which company is open.
    pub mode: Mode,
    /// Version of the program.
    pub version: String,
    /// Language of the operating system, for example `es-ES`.
    pub locale: String,
    /// The user's own company is to be shown, and its data were written by an older version: opening it brings them
    /// up to date, which may take a minute.
    pub outdated: bool,
}

/// Which company is open.
#[tauri::command]
#[specta::specta]
pub async fn get_app_state(shell: State<'_, Shell>) -> Result<AppState> {
    Ok(shell.app_state().await)
}

/// Opens a fresh demo company: pretend tenant, address book, mail. Processing starts by itself.
#[tauri::command]
#[specta::specta]
pub async fn open_demo(shell: State<'_, Shell>) -> Result<AppState> {
    shell.enter(Mode::Demo).await
}

/// Opens the user's own company.
#[tauri::command]
#[specta::specta]
pub async fn open_company(shell: State<'_, Shell>) -> Result<AppState> {
    shell.enter(Mode::Company).await
}

/// Back to the welcome page; nothing of the company is lost, except that the demo company starts afresh.
#[tauri::command]
#[specta::specta]
pub async fn leave_company(shell: State<'_, Shell>) -> Result<AppState> {
    shell.enter(Mode::Welcome).await
}

/// Opens a page of Microsoft's sites in the system browser: documentation, admin centres, the device sign-in.
#[tauri::command]
#[specta::specta]
pub async fn open_web_page(shell: State<'_, Shell>, address: String) -> Result<()> {
    shell.open_known_page(&address)
}
