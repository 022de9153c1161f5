//! What a user can do, one file per noun. The window and the command line call these and nothing else: each takes
//! the engine first, applies the rules, writes one transaction and tells what changed.

pub mod activity;
pub mod backup;
mod contact_fields;
pub mod contacts;
mod fields;
pub mod interactions;
pub mod job;
pub mod links;
pub mod messages;
pub mod salespeople;
pub mod session;
pub mod setup;
#[cfg(test)]
pub(crate) mod test_support;

use std::collections::BTreeMap;

/// Values as typed, by the names of the fields (`NAME=VALUE …` of the command line, the inputs of a card).
pub type Fields = BTreeMap<String, String>;
