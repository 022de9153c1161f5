//! Who changed the setup, and the lock that keeps others from it (R50, R51).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// One change of the setup. Secrets are never in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AuditRecord {
    /// Number.
    #[specta(type = i32)]
    pub id: i64,
    /// When, UTC.
    pub date: DateTime<Utc>,
    /// User of this computer, and the signed-in account after a slash where there is one.
    pub user_id: String,
    /// What was done: `set`, `set_secret`, `remove_secret`, `clear`, `enable`, `disable`, `sign_in`, `sign_out`,
    /// `job`, `template`, `pin`, `guide`, `activity`, `restore`.
    pub action: String,
    /// Name of the setting or field; blank when the action says it all.
    pub name: String,
    /// Value before.
    pub old: String,
    /// Value after.
    pub new: String,
}

/// Whether the setup is locked by an administrator's PIN.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AdministratorLock {
    /// A PIN is set.
    pub protected: bool,
    /// The setup may be changed now.
    pub unlocked: bool,
}
