//! Poison: one constructor for each way in which a message can be malformed, and what a correct client does with it.
//!
//! Each takes a healthy message **from a contact to exactly one salesperson** (see [`healthy`]) and spoils one thing.
//! The rules (original.md A.2 and T19–T21, requirements.md W6; architecture.md section 3): the author is `from`, else
//! `sender`; a malformed author or recipient address, a missing author, an unreadable date and a wrong JSON type are
//! quarantined with their reason, and never stop the run. Everything else is logged or set aside as usual.

mod addresses;
mod dates;
mod fields;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::seed::SeedMessage;

pub use addresses::{
    author_legacy_dn, author_of_1000_characters, author_with_two_ats, author_without_at, author_without_dot,
    blank_author, missing_author, no_recipients, null_cc, null_recipients, null_to, only_sender,
    recipient_legacy_dn, recipient_of_1000_characters, recipient_with_two_ats, recipient_without_at,
    recipient_without_dot,
};
pub use dates::{
    both_dates_in_year_1, both_dates_in_year_9999, number_as_date, received_in_year_1, received_in_year_9999,
    sent_in_year_1, sent_in_year_9999, unreadable_dates, unreadable_received_date, unreadable_sent_date,
};
pub use fields::{
    array_as_from, control_characters, huge_subject, missing_message_id, null_subject, number_as_address,
    number_as_message_id, number_as_subject, object_as_subject, subject_of_1000_characters,
    text_as_draft_flag, text_as_from, text_as_recipients, texts_in_recipients, unknown_fields,
};

/// What a correct client makes of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is logged with so many entries.
    Logged {
        /// Interaction log entries.
        entries: usize,
    },
    /// It is understood, but nobody in it is known: set aside.
    Unmatched,
    /// It cannot be understood: kept with its reason for a person to look at.
    Quarantined,
}

/// A spoiled message and its fate.
#[derive(Debug, Clone)]
pub struct Poisoned {
    /// The message.
    pub message: SeedMessage,
    /// What a correct client makes of it.
    pub fate: Fate,
}

/// A kind of poison.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The constructor's name.
    pub name: &'static str,
    /// The constructor.
    pub make: fn(SeedMessage) -> Poisoned,
}

macro_rules! kinds {
    ($($name:ident),* $(,)?) => { [$(Kind { name: stringify!($name), make: $name }),*] };
}

/// Every kind but [`huge_subject`], in the order in which the bulk scenario uses them.
#[rustfmt::skip]
pub const KINDS: [Kind; 41] = kinds![
    missing_author, blank_author, author_without_dot, author_with_two_ats, author_without_at,
    author_legacy_dn, author_of_1000_characters, only_sender, recipient_without_dot, recipient_with_two_ats,
    recipient_without_at, recipient_legacy_dn, recipient_of_1000_characters, no_recipients, null_recipients,
    null_to, null_cc, unreadable_received_date, unreadable_sent_date, unreadable_dates, number_as_date,
    sent_in_year_1, received_in_year_1, sent_in_year_9999, received_in_year_9999, both_dates_in_year_1,
    both_dates_in_year_9999, number_as_subject, object_as_subject, text_as_recipients, texts_in_recipients,
    array_as_from, text_as_from, number_as_address, text_as_draft_flag, number_as_message_id, null_subject,
    control_characters, missing_message_id, subject_of_1000_characters, unknown_fields,
];

/// A healthy message to spoil: from a contact to one salesperson of the demo company; `serial` makes it unique.
pub fn healthy(now: DateTime<Utc>, serial: usize) -> SeedMessage {
    super::bulk::plain(now, serial)
}

fn logged(message: SeedMessage) -> Poisoned {
    Poisoned { message, fate: Fate::Logged { entries: 1 } }
}

fn unmatched(message: SeedMessage) -> Poisoned {
    Poisoned { message, fate: Fate::Unmatched }
}

fn quarantined(message: SeedMessage) -> Poisoned {
    Poisoned { message, fate: Fate::Quarantined }
}

fn overlaid(message: SeedMessage, overlay: Value) -> SeedMessage {
    SeedMessage { json_overlay: Some(overlay), ..message }
}
