//! Sign-in with Microsoft Entra ID: authorization code with PKCE over a loopback redirect, tokens that renew
//! themselves, secrets in the keychain (wire §2; RFC 6749, 7636, 8252).
//!
//! ```text
//! sign_in   builds the address to open, waits at loopback, redeems the code          ──┐
//! session   hands out access tokens, renews them once for all who ask                ──┼─▶ token   the token endpoint
//! loopback  one visit of the browser, everything else turned away                      └─▶ identity who signed in
//! device    the same on another device, with a code to type in                     ──┘
//! credentials  the only keyring; provider  commands that print what is kept elsewhere; errors  what refusals mean
//! ```
//!
//! Invariants: nothing here knows the mailbox or the database; no secret is ever printed, logged or put in an error.

pub mod credentials;
mod device;
pub mod discovery;
mod errors;
mod identity;
mod loopback;
pub(crate) mod pin;
pub mod provider;
#[cfg(test)]
pub(crate) mod scripted;
mod server_time;
pub mod session;
pub mod sign_in;
mod token;
mod visit;

use chrono::{DateTime, Utc};

use crate::Secret;

pub use credentials::CredentialStore;
pub use device::PreparedDevice;
pub use provider::Providers;
pub use server_time::ServerTime;
pub use session::{Client, Session};
pub use sign_in::SignIn;

/// A token for Microsoft Graph and the time it ends. It is opaque: nothing is read out of it (wire §2).
#[derive(Debug, Clone)]
pub struct AccessToken {
    /// The text of the `Authorization: Bearer` header.
    pub secret: Secret,
    /// When the token was obtained, UTC.
    pub obtained_at: DateTime<Utc>,
    /// When it stops working, UTC.
    pub expires_at: DateTime<Utc>,
}

/// Who signed in, from the identity token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// Name the account signs in with (`preferred_username`); blank when the service did not say.
    pub username: String,
    /// Name to show; may be blank.
    pub name: String,
    /// GUID of the tenant (`tid`); blank when the service did not say.
    pub tenant_id: String,
    /// GUID of the account in its tenant (`oid`); blank when the service did not say.
    pub object_id: String,
    /// Granted scopes in their short spelling, for example `Mail.ReadWrite.Shared`.
    pub scopes: Vec<String>,
}

impl Account {
    /// Whether a scope was granted; the resource in front and the case do not matter.
    pub fn may(&self, scope: &str) -> bool {
        let short = token::short_scope(scope);
        self.scopes.iter().any(|granted| granted.eq_ignore_ascii_case(short))
    }
}
