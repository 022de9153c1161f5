//! Signing in on another device, where no browser can open on this one: a code is shown, the person types it in
//! elsewhere, and the token endpoint is asked until that has happened (RFC 8628; wire §2 Device code).
//!
//! There is no nonce here and no redirect: the device code itself binds the answer to this sign-in.

use std::future::Future;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use oauth2::StandardDeviceAuthorizationResponse;
use tokio::time::Instant;
use url::Url;

use super::errors::Refusal;
use super::sign_in::{SignIn, SignedIn, within};
use super::token::{self, Failure, Grant};
use crate::config::is_loopback;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// What the token endpoint is told to expect.
const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:device_code";
/// What a service that wants fewer questions adds to the pause between them (RFC 8628 §3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// The shortest pause between two questions, whatever the service says.
const SHORTEST: Duration = Duration::from_secs(1);
/// The longest life of a code that is believed; Entra says 15 minutes.
const LONGEST_LIFE: Duration = Duration::from_hours(1);

/// A sign-in that waits for somebody on another device.
#[derive(Debug)]
pub struct PreparedDevice {
    /// The code to type in.
    pub user_code: String,
    /// Where to type it in.
    pub verification_uri: Url,
    /// Until when, UTC.
    pub expires_at: DateTime<Utc>,
    device_code: Secret,
    until: Instant,
    interval: Duration,
    slower: Duration,
}

impl SignIn {
    /// Asks for a code.
    ///
    /// # Errors
    /// `InvalidValue` for a tenant that cannot be, `ClientRejected`, `TenantMismatch`, `SignInRefused`,
    /// `Unavailable`, `BadAnswer`.
    pub async fn prepare_device(&self) -> Result<PreparedDevice> {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("client_id", &self.client.client_id)
            .append_pair("scope", &self.client.scopes.join(" "))
            .finish();
        let posted = self.desk().post("oauth2/v2.0/devicecode", form).await;
        let (status, body, wait) = posted.map_err(|failure| *failure.cause)?;
        if !status.is_success() {
            return Err(*token::refused(status, &body, wait).cause);
        }
        let answer: StandardDeviceAuthorizationResponse =
            serde_json::from_slice(&body).map_err(|_| *token::unreadable().cause)?;
        let life = answer.expires_in().min(LONGEST_LIFE);
        let user_code = answer.user_code().secret().trim().to_owned();
        let plain =
            !user_code.is_empty() && user_code.len() <= 64 && !user_code.chars().any(char::is_control);
        let verification_uri = answer.verification_uri().url();
        let safe = verification_uri.scheme() == "https"
            || verification_uri.scheme() == "http" && is_loopback(verification_uri);
        if !plain || !safe {
            return Err(*token::unreadable().cause);
        }
        Ok(PreparedDevice {
            user_code,
            verification_uri: verification_uri.clone(),
            expires_at: self.clock.now() + TimeDelta::from_std(life).unwrap_or_default(),
            device_code: Secret::new(answer.device_code().secret()),
            until: Instant::now() + life,
            interval: answer.interval().max(SHORTEST),
            slower: SLOWER,
        })
    }

    /// Waits until the person has signed in there, gives up (`cancel`), or the code has had its time.
    ///
    /// # Errors
    /// `SignInTimedOut` when the code was not used in time, `SignInCanceled`, `ConsentDeclined`, `ConsentRequired`,
    /// `ClientRejected`, `TenantMismatch`, `SignInRefused`, `BadAnswer`.
    pub async fn wait_for_device(
        &self,
        prepared: PreparedDevice,
        cancel: impl Future<Output = ()> + Send,
    ) -> Result<SignedIn> {
        let life = prepared.until.saturating_duration_since(Instant::now());
        let grant = within(self.poll(prepared), cancel, life).await.map_err(|error| {
            if error.cause_of() == Some(Cause::SignInTimedOut) { expired() } else { error }
        })?;
        self.settle(grant, None)
    }

    async fn poll(&self, prepared: PreparedDevice) -> Result<Grant> {
        let mut interval = prepared.interval;
        let form = [("grant_type", GRANT_TYPE), ("device_code", prepared.device_code.expose())];
        loop {
            tokio::time::sleep(interval).await;
            let Failure { error, cause, .. } = match self.desk().request(&form).await {
                Ok(grant) => return Ok(grant),
                Err(failure) => failure,
            };
            match error.as_str() {
                "authorization_pending" => {}
                "slow_down" => interval += prepared.slower,
                // The service did not answer: asked again, ever more slowly, as long as the code lives.
                _ if cause.code() == Code::Unavailable => {
                    interval = (interval * 2).max(cause.retry_after().unwrap_or_default());
                }
                _ => return Err(*cause),
            }
        }
    }
}

fn expired() -> Error {
    Refusal::new("expired_token", None).into_error(None)
}

#[cfg(test)]
#[path = "device_tests.rs"]
mod tests;
