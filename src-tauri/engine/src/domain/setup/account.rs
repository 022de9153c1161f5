//! Who is signed in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A code to type in on another device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DeviceCode {
    /// The code.
    pub user_code: String,
    /// Where to type it in.
    pub verification_uri: String,
    /// Until when, UTC.
    pub expires_at: DateTime<Utc>,
}

/// The signed-in account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Account {
    /// User principal name, from the id token.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Tenant id.
    pub tenant_id: String,
    /// Object id.
    pub object_id: String,
    /// Scopes granted.
    pub scopes: Vec<String>,
    /// Whether the account must sign in again.
    pub sign_in_needed: bool,
    /// When it signed in, UTC.
    pub signed_in_at: Option<DateTime<Utc>>,
    /// When the kept sign-in ends unless it is renewed before, UTC: ninety days after the last renewal (wire §2).
    pub kept_until: Option<DateTime<Utc>>,
}
