//! What a user can do, one file per noun. The window and the command line call these and nothing else: each takes
//! the engine first, applies the rules, writes one transaction and tells what changed.

pub mod activities;
pub mod activity;
pub mod administrator;
pub mod backup;
pub mod close_codes;
mod contact_fields;
pub mod contacts;
pub mod content;
pub mod desk;
pub mod export;
mod fields;
pub mod guide;
pub mod home;
pub mod import;
pub mod interactions;
pub mod job;
pub mod limits;
pub mod links;
pub mod messages;
pub mod notices;
pub mod opportunities;
pub mod rules;
pub mod sales_cycles;
pub mod salespeople;
pub mod scripts;
pub mod session;
pub mod setup;
pub mod tasks;
pub mod tell_me;
pub mod templates;
#[cfg(test)]
pub(crate) mod test_support;

use std::collections::BTreeMap;

/// Values as typed, by the names of the fields (`NAME=VALUE …` of the command line, the inputs of a card).
pub type Fields = BTreeMap<String, String>;
