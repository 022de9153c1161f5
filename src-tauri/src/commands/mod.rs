//! What the window can ask for: one file per page. A command unpacks, calls one action and maps the error.

pub mod administrator;
pub mod app;
pub mod close_codes;
pub mod contacts;
pub mod desk;
pub mod entries;
pub mod guide;
pub mod home;
pub mod mailbox;
pub mod opportunities;
pub mod sales_cycles;
pub mod salespeople;
pub mod session;
pub mod setup;
pub mod tasks;
pub mod templates;
pub mod transfer;

use std::time::Duration;

/// How long a sign-in waits for the person at the browser, in minutes; the window tells it beside the wait.
pub const SIGN_IN_MINUTES: u64 = 15;
const SIGN_IN_TIMEOUT: Duration = Duration::from_mins(SIGN_IN_MINUTES);
