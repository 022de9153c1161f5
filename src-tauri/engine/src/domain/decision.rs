//! What was decided about a message, and why, step by step.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::directory::{ContactMatch, SalespersonMatch};

/// How a message was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// At least one interaction log entry was written.
    Logged,
    /// Nobody, or nobody for sure, to log it for; set aside and decided again when the address book changes.
    Unmatched,
    /// A message with the same key was taken up before.
    Duplicate,
    /// Never sent.
    Draft,
    /// Marked personal, private or confidential by its author (W22).
    Private,
    /// Everybody it could be logged for is blocked (W21).
    Blocked,
    /// It cannot be decided as it is; a person looks at it (W6).
    Quarantined,
}

impl Outcome {
    /// All outcomes.
    pub const ALL: [Self; 7] = [
        Self::Logged,
        Self::Unmatched,
        Self::Duplicate,
        Self::Draft,
        Self::Private,
        Self::Blocked,
        Self::Quarantined,
    ];

    /// The word scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Logged => "logged",
            Self::Unmatched => "unmatched",
            Self::Duplicate => "duplicate",
            Self::Draft => "draft",
            Self::Private => "private",
            Self::Blocked => "blocked",
            Self::Quarantined => "quarantined",
        }
    }

    /// The outcome of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }
}

/// The reason behind an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// A salesperson and a contact exchanged it.
    Matched,
    /// The message is a draft.
    Draft,
    /// Its author marked it as not for others.
    Sensitive,
    /// Neither `from` nor `sender` names an address.
    NoAuthor,
    /// The author's address is malformed.
    AuthorMalformed,
    /// A recipient's address is malformed.
    RecipientMalformed,
    /// A field could not be read.
    Unreadable,
    /// Neither its sent nor its received date is possible.
    DateOutOfRange,
    /// Neither To nor Cc names anybody.
    NoRecipients,
    /// The key is known.
    KnownKey,
    /// The author is neither a salesperson nor a contact.
    AuthorUnknown,
    /// The author is a salesperson; no recipient is a contact.
    NoContactRecipient,
    /// The author is a contact; no recipient is a salesperson.
    NoSalespersonRecipient,
    /// Everybody on it is a salesperson.
    Internal,
    /// The address that decides belongs to several people.
    Ambiguous,
    /// The author is blocked.
    AuthorBlocked,
    /// Every counterpart is blocked.
    RecipientsBlocked,
    /// A rule says that mail of the author, or of every counterpart, is never logged (W24).
    NeverLog,
    /// A rule says that somebody is asked first (W24).
    AsksFirst,
}

/// Which way a message went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum Direction {
    /// From a contact to a salesperson.
    Inbound,
    /// From a salesperson to a contact.
    Outbound,
}

impl Direction {
    /// `Information Flow` of the entry.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbound => "Inbound",
            Self::Outbound => "Outbound",
        }
    }

    /// `Initiated By` of the entry.
    pub fn initiated_by(self) -> &'static str {
        match self {
            Self::Inbound => "Them",
            Self::Outbound => "Us",
        }
    }
}

/// A salesperson and a contact that exchanged the message: one interaction log entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Pair {
    /// The contact.
    pub contact: ContactMatch,
    /// The salesperson.
    pub salesperson: SalespersonMatch,
}

/// A rule that was asked, in the order of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Is it sent mail, not a draft?
    Sent,
    /// May others see it (sensitivity)?
    Sensitivity,
    /// Could its fields be read, and are its dates possible?
    Readable,
    /// Does it name an author with a well-formed address?
    Author,
    /// Does it name recipients with well-formed addresses?
    Recipients,
    /// Is its key new?
    New,
    /// Does no rule forbid to log mail of this address?
    NeverLog,
    /// Is the author a salesperson?
    AuthorSalesperson,
    /// Is the author a contact?
    AuthorContact,
    /// Is this recipient the counterpart looked for?
    Counterpart,
    /// Is the author allowed to be logged?
    Blocking,
    /// Does no rule ask somebody first about mail of this address?
    AlwaysAsk,
}

/// How a rule answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Yes; the next rule was asked.
    Passed,
    /// No, and the next rule was asked all the same.
    No,
    /// No, and that decided.
    Stopped,
    /// Not asked, since the decision had fallen before.
    NotAsked,
}

/// One rule, its answer, and what it was answered from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Step {
    /// The rule.
    pub rule: Rule,
    /// Its answer.
    pub verdict: Verdict,
    /// The address it was asked about, as received; blank when it is about the whole message.
    pub address: String,
    /// Contacts that address met.
    pub contacts: Vec<ContactMatch>,
    /// Salespeople that address met.
    pub salespeople: Vec<SalespersonMatch>,
    /// What cannot be said by rule and verdict alone, for example the name of an unreadable field.
    pub detail: String,
}

/// A decision with its whole reasoning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// The reason for it.
    pub reason: Reason,
    /// Direction, where author and counterpart are known.
    pub direction: Option<Direction>,
    /// Date and time of the interaction, UTC: sent when outbound, received when inbound (R64).
    pub occurred_at: Option<DateTime<Utc>>,
    /// Who exchanged it; one entry each.
    pub pairs: Vec<Pair>,
    /// The rules in the order they were asked.
    pub steps: Vec<Step>,
    /// How many addresses of contacts the author was compared with.
    pub contact_addresses: u32,
    /// How many addresses of salespeople the author was compared with.
    pub salesperson_addresses: u32,
}

impl Decision {
    /// Whether some address on the message belongs to several people and nobody was chosen.
    pub fn is_ambiguous(&self) -> bool {
        self.steps.iter().any(|step| {
            !matches!(step.verdict, Verdict::NotAsked | Verdict::Passed)
                && match step.rule {
                    Rule::AuthorSalesperson => step.salespeople.len() > 1,
                    Rule::AuthorContact => step.contacts.len() > 1,
                    Rule::Counterpart => match self.direction {
                        Some(Direction::Outbound) => step.contacts.len() > 1,
                        Some(Direction::Inbound) => step.salespeople.len() > 1,
                        None => false,
                    },
                    _ => false,
                }
        })
    }
}
