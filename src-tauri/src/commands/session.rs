//! The signed-in account.

use bitacora_engine::actions::session;
use bitacora_engine::domain::setup::Account;
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// The signed-in account, where there is one.
#[tauri::command]
#[specta::specta]
pub async fn get_account(shell: State<'_, Shell>) -> Result<Option<Account>> {
    Ok(session::account(&shell.engine().await?).await?)
}

/// Opens the system browser on Microsoft's sign-in page and resolves when the redirect arrived.
#[tauri::command]
#[specta::specta]
pub async fn sign_in(shell: State<'_, Shell>, admin_consent: bool) -> Result<Account> {
    let cancel = shell.sign_ins.begin();
    let options = session::SignInOptions { admin_consent, timeout: super::SIGN_IN_TIMEOUT };
    let pending = session::begin_sign_in(&shell.engine().await?, options).await?;
    shell.open_in_browser(&pending.open)?;
    Ok(pending.wait(cancel, |next| drop(shell.open_in_browser(next))).await?)
}

/// Ends a sign-in that is waiting for the browser.
#[tauri::command]
#[specta::specta]
pub async fn cancel_sign_in(shell: State<'_, Shell>) -> Result<()> {
    shell.sign_ins.cancel();
    Ok(())
}

/// Forgets the account and its tokens.
#[tauri::command]
#[specta::specta]
pub async fn sign_out(shell: State<'_, Shell>) -> Result<()> {
    Ok(session::sign_out(&shell.engine().await?).await?)
}
