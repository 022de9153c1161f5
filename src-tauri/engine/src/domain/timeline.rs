//! The timeline of a contact or an opportunity: conversations, other interactions, tasks and what became of
//! opportunities, newest first (W20, W37, W44).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::interaction::LogEntry;
use super::task::Task;

/// So many of the newest messages of a conversation come with it.
pub(crate) const MOST_MESSAGES: usize = 50;

/// What somebody wants to see in a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TimelineKind {
    /// Mail from contacts.
    MailIn,
    /// Mail to contacts.
    MailOut,
    /// Interactions that are no mail.
    Interactions,
    /// Tasks.
    Tasks,
    /// What became of opportunities.
    Opportunities,
}

/// Whose timeline is asked for, what of it, and from where on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct TimelineQuery {
    /// The contact; a company includes its people (W37).
    pub contact_no: String,
    /// The opportunity; asked when there is no contact.
    pub opportunity_no: String,
    /// Beginnings of words to look for in mail and interactions, parts of words in tasks and opportunities.
    pub search: String,
    /// Only these; none means all.
    pub kinds: Vec<TimelineKind>,
    /// Continue after this cursor (`Timeline::next`); blank for the first page.
    pub after: String,
    /// Items a page, 1–1,000; 0 means 100.
    pub limit: u32,
}

impl TimelineQuery {
    /// Whether that kind is wanted.
    pub fn wants(&self, kind: TimelineKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// Who has to answer a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// Its last mail is from a contact.
    Us,
    /// Its last mail is from a salesperson.
    Them,
}

/// What became of an opportunity on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Milestone {
    /// It was created.
    Created,
    /// It came into a stage.
    Stage,
    /// It was won.
    Won,
    /// It was lost.
    Lost,
}

/// A step of an opportunity that a timeline shows; new estimates in the same stage are left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TimelineStep {
    /// The opportunity.
    pub opportunity_no: String,
    /// Its description now.
    pub description: String,
    /// What happened.
    pub milestone: Milestone,
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    /// The stage it came into; 0 when it was created or closed.
    pub stage: i32,
    /// Description of the stage at the time.
    pub stage_description: String,
    /// Estimated value in minor units of the local currency; the sales of a won one.
    #[specta(type = f64)]
    pub value: i64,
    /// Why it was won or lost.
    pub close_opportunity_code: String,
    /// Salesperson of the step.
    pub salesperson_code: String,
}

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
        /// Messages it has here.
        count: i32,
        /// Who has to answer its last mail, whoever exchanged that; `None` when it needs no answer.
        waits_for: Option<WaitsFor>,
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
    /// What became of an opportunity.
    Opportunity {
        /// The step.
        step: TimelineStep,
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
