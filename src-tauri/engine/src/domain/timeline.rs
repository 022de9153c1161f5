//! The timeline of a contact: conversations, other interactions and tasks, newest first (W37, W44).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::interaction::LogEntry;
use super::task::Task;

/// So many of the newest messages of a conversation come with it.
pub(crate) const MOST_MESSAGES: usize = 50;

/// A message of a conversation: one mail, whatever number of entries it has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TimelineMessage {
    /// The newest of its entries: subject, direction, sender, link.
    pub entry: LogEntry,
    /// Numbers of all its entries with this contact, the one above first.
    #[specta(type = Vec<i32>)]
    pub entry_nos: Vec<i64>,
    /// Names of the salespeople of these entries, each once.
    pub salespeople: Vec<String>,
    /// Names of the contacts of these entries, each once.
    pub contacts: Vec<String>,
}

/// What stands in a timeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TimelineItem {
    /// Mail of one conversation, at the time of its newest message.
    Conversation {
        /// Its newest messages, newest first, at most 50.
        messages: Vec<TimelineMessage>,
        /// Messages it has with this contact.
        count: i32,
    },
    /// An interaction that is no mail: a call, a meeting, a letter.
    Interaction {
        /// The entry.
        entry: Box<LogEntry>,
    },
    /// A task, on the day it is due.
    Task {
        /// The task.
        task: Box<Task>,
    },
}

/// A page of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Timeline {
    /// Newest first.
    pub items: Vec<TimelineItem>,
    /// Cursor of the next page; blank on the last one.
    pub next: String,
}

/// The messages of entries that come newest first, each once with all of its entries.
pub(crate) fn messages_of(entries: Vec<LogEntry>) -> Vec<TimelineMessage> {
    let mut messages: Vec<TimelineMessage> = Vec::new();
    for entry in entries {
        let known = messages.iter_mut().find(|one| one.entry.message_key == entry.message_key);
        if let Some(message) = known {
            message.entry_nos.push(entry.entry_no);
            add_name(&mut message.salespeople, &entry.salesperson_name);
            add_name(&mut message.contacts, &entry.contact_name);
        } else {
            let mut message = TimelineMessage {
                entry_nos: vec![entry.entry_no],
                salespeople: Vec::new(),
                contacts: Vec::new(),
                entry,
            };
            add_name(&mut message.salespeople, &message.entry.salesperson_name);
            add_name(&mut message.contacts, &message.entry.contact_name);
            messages.push(message);
        }
    }
    messages
}

fn add_name(names: &mut Vec<String>, name: &str) {
    if !name.is_empty() && names.iter().all(|one| one != name) {
        names.push(name.to_owned());
    }
}
