//! Signing in on another device: where no browser can open on this one (RFC 8628).

use tokio::sync::watch;

use super::{adopt, connection, until};
use crate::Engine;
use crate::actions::administrator;
use crate::auth::{PreparedDevice, SignIn};
use crate::domain::setup::{Account, DeviceCode};
use crate::error::Result;

/// A sign-in on another device that waits for the person.
#[derive(Debug)]
pub struct PendingDevice {
    /// What to show.
    pub shown: DeviceCode,
    engine: Engine,
    sign_in: SignIn,
    prepared: PreparedDevice,
}

/// Asks Microsoft for a code to type in on another device. A conditional access policy often forbids this way.
///
/// # Errors
/// `AdministratorRequired`; `ClientRejected`, `TenantMismatch`, `InvalidValue` for settings that cannot be,
/// `ProviderFailed`, `SignInRefused`, `Unavailable`, `BadAnswer`, `KeychainUnavailable`.
pub async fn begin_device_sign_in(engine: &Engine) -> Result<PendingDevice> {
    administrator::require(engine).await?;
    let setup = engine.store.load_setup().await?;
    let sign_in = connection::sign_in(engine, &setup).await?;
    let prepared = match sign_in.prepare_device().await {
        Ok(prepared) => prepared,
        Err(error) => {
            adopt::note_refused(engine, &error).await;
            return Err(error);
        }
    };
    let shown = DeviceCode {
        user_code: prepared.user_code.clone(),
        verification_uri: prepared.verification_uri.to_string(),
        expires_at: prepared.expires_at,
    };
    Ok(PendingDevice { shown, engine: engine.clone(), sign_in, prepared })
}

impl PendingDevice {
    /// Waits until the person has signed in there; the account is then taken over as from the browser.
    ///
    /// # Errors
    /// `SignInTimedOut` when the code was not used in time, `SignInCanceled`, `ConsentDeclined`, `ConsentRequired`,
    /// `ClientRejected`, `TenantMismatch`, `SignInRefused`, `KeychainUnavailable`.
    pub async fn wait(self, cancel: watch::Receiver<bool>) -> Result<Account> {
        let Self { engine, sign_in, prepared, .. } = self;
        match sign_in.wait_for_device(prepared, until(cancel)).await {
            Ok(signed_in) => adopt::adopt(&engine, signed_in).await,
            Err(error) => {
                adopt::note_refused(&engine, &error).await;
                Err(error)
            }
        }
    }
}
