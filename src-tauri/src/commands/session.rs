//! The signed-in account.

use bitacora_engine::actions::session;
use bitacora_engine::domain::setup::{Account, DeviceCode};
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
    shell.open_sign_in(&pending.open)?;
    let signed_in = pending.wait(cancel, |next| drop(shell.open_sign_in(next))).await;
    shell.forget_sign_in();
    Ok(signed_in?)
}

/// The address of the sign-in that waits for the browser, to open by hand (R136); `None` when none waits.
#[tauri::command]
#[specta::specta]
pub async fn get_sign_in_address(shell: State<'_, Shell>) -> Result<Option<String>> {
    Ok(shell.sign_in_address())
}

/// Ends a sign-in that is waiting for the browser.
#[tauri::command]
#[specta::specta]
pub async fn cancel_sign_in(shell: State<'_, Shell>) -> Result<()> {
    shell.sign_ins.cancel();
    Ok(())
}

/// Asks for a code to type in on another device, where no browser can open on this one.
#[tauri::command]
#[specta::specta]
pub async fn begin_device_sign_in(shell: State<'_, Shell>) -> Result<DeviceCode> {
    let pending = session::begin_device_sign_in(&shell.engine().await?).await?;
    Ok(shell.keep_device_sign_in(pending))
}

/// Resolves when the person has signed in on the other device.
#[tauri::command]
#[specta::specta]
pub async fn wait_for_device_sign_in(shell: State<'_, Shell>) -> Result<Account> {
    let cancel = shell.sign_ins.begin();
    Ok(shell.take_device_sign_in()?.wait(cancel).await?)
}

/// The address an administrator opens to give consent.
#[tauri::command]
#[specta::specta]
pub async fn get_consent_address(shell: State<'_, Shell>) -> Result<String> {
    Ok(session::consent_address(&shell.engine().await?).await?)
}

/// Forgets the account and its tokens.
#[tauri::command]
#[specta::specta]
pub async fn sign_out(shell: State<'_, Shell>) -> Result<()> {
    Ok(session::sign_out(&shell.engine().await?).await?)
}
