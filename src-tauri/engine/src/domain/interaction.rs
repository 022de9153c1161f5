//! Interaction log entries (`original.md` A.5, C.1, H).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::participant::Participant;

/// State of the link to the archived message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It points to the message where it lies now.
    Ok,
    /// The message is still to be moved; the link may change.
    Pending,
    /// The message was not found where it was; it is searched for when opened.
    Stale,
    /// There is no link.
    #[default]
    None,
}

impl LinkState {
    /// The word the database and scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Pending => "pending",
            Self::Stale => "stale",
            Self::None => "none",
        }
    }

    /// The state of that word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Ok, Self::Pending, Self::Stale, Self::None].into_iter().find(|state| state.as_str() == word)
    }
}

/// An interaction log entry with what a list shows beside it.
#[expect(clippy::struct_excessive_bools, reason = "the columns of the original's table")]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct LogEntry {
    /// Entry number; never used twice.
    #[specta(type = i32)]
    pub entry_no: i64,
    /// Day of the interaction, UTC, `YYYY-MM-DD`.
    pub date: String,
    /// Date and time of the interaction, UTC.
    pub time: DateTime<Utc>,
    /// Description; the subject, or blank when there was none.
    pub description: String,
    /// Subject as received, whole (W30).
    pub subject: String,
    /// `Inbound`, `Outbound` or blank.
    pub information_flow: String,
    /// `Us`, `Them` or blank.
    pub initiated_by: String,
    /// Contact.
    pub contact_no: String,
    /// Name of the contact now.
    pub contact_name: String,
    /// Company at the time of the interaction (W44).
    pub contact_company_no: String,
    /// Name of that company now.
    pub contact_company_name: String,
    /// Alternative address that matched; blank otherwise.
    pub contact_alt_address_code: String,
    /// Salesperson.
    pub salesperson_code: String,
    /// Name of the salesperson now.
    pub salesperson_name: String,
    /// `Email`, `Hard Copy` or blank.
    pub correspondence_type: String,
    /// Logged from a mailbox.
    pub email_logged: bool,
    /// Interaction template.
    pub template_code: String,
    /// Interaction group.
    pub group_code: String,
    /// Language of the interaction.
    pub language: String,
    /// Cost in minor units of the local currency.
    #[specta(type = i32)]
    pub cost: i64,
    /// Duration in minutes.
    #[specta(type = i32)]
    pub duration: i64,
    /// 0 none, 1 Very Positive … 5 Very Negative.
    pub evaluation: i32,
    /// The attempt to reach the contact failed.
    pub attempt_failed: bool,
    /// Canceled.
    pub canceled: bool,
    /// Postponed.
    pub postponed: bool,
    /// Opportunity; blank when none.
    pub opportunity_no: String,
    /// The record of the message, shared by the entries of one mail (R62); 0 when none.
    #[specta(type = i32)]
    pub attachment_no: i64,
    /// Who ran the job.
    pub user_id: String,
    /// Whether there are comments.
    pub comment: bool,
    /// Internet Message-ID as received.
    pub internet_message_id: String,
    /// Author's address as received.
    pub sender: String,
    /// To and Cc as received.
    pub recipients: Vec<String>,
    /// Whether the message has files.
    pub has_attachments: bool,
    /// Messages in the same conversation that are logged for the same contact, this one included.
    pub conversation_count: i32,
    /// Address that opens the message; blank when there is none.
    pub link: String,
    /// State of the link.
    pub link_state: LinkState,
    /// Key of the message.
    pub message_key: String,
}

/// A dated line of comment on an entry, at most 80 characters (`original.md` H).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct EntryComment {
    /// Number of the line; they go up by 10,000.
    #[specta(type = i32)]
    pub line_no: i64,
    /// Day it was written, `YYYY-MM-DD`.
    pub date: String,
    /// The text.
    pub comment: String,
}

/// An entry with everything about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct EntryCard {
    /// The entry.
    #[serde(flatten)]
    pub entry: LogEntry,
    /// `Emails – from Ana`, `Emails – by Jo`: the template and who began, by the entry's own flow (W48).
    pub title: String,
    /// Its comments, in order.
    pub comments: Vec<EntryComment>,
    /// The other entries of the same mail (W20).
    pub siblings: Vec<LogEntry>,
    /// Everybody on the mail, the author first (W19); nobody for an interaction that is no mail.
    pub participants: Vec<Participant>,
}

/// The title of an entry: its template, from whom a received one came, by whom any other was made (C.1, W48).
pub fn title(entry: &LogEntry, template: &str) -> String {
    let or = |name: &str, code: &str| if name.is_empty() { code.to_owned() } else { name.to_owned() };
    let template = or(template, &entry.template_code);
    let (word, who) = if entry.information_flow == "Inbound" {
        ("from", or(&entry.contact_name, &entry.contact_no))
    } else {
        ("by", or(&entry.salesperson_name, &entry.salesperson_code))
    };
    match (template.is_empty(), who.is_empty()) {
        (_, true) => template,
        (true, false) => format!("{word} {who}"),
        (false, false) => format!("{template} – {word} {who}"),
    }
}

/// How an interaction went (R82).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Evaluation {
    /// Not said.
    #[default]
    None,
    /// Very Positive.
    VeryPositive,
    /// Positive.
    Positive,
    /// Neutral.
    Neutral,
    /// Negative.
    Negative,
    /// Very Negative.
    VeryNegative,
}

impl Evaluation {
    /// All of them in the order of their numbers, 0 to 5.
    pub const ALL: [Self; 6] =
        [Self::None, Self::VeryPositive, Self::Positive, Self::Neutral, Self::Negative, Self::VeryNegative];

    /// The number an entry keeps, 0 to 5.
    pub fn number(self) -> i32 {
        match self {
            Self::None => 0,
            Self::VeryPositive => 1,
            Self::Positive => 2,
            Self::Neutral => 3,
            Self::Negative => 4,
            Self::VeryNegative => 5,
        }
    }

    /// The word scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::VeryPositive => "very_positive",
            Self::Positive => "positive",
            Self::Neutral => "neutral",
            Self::Negative => "negative",
            Self::VeryNegative => "very_negative",
        }
    }

    /// The evaluation of a word or of a number.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().find(|one| one.as_str() == typed || one.number().to_string() == typed)
    }
}

/// What the dialog of a new interaction begins with, and what an interaction is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Interaction {
    /// Contact.
    pub contact_no: String,
    /// Its name.
    pub contact_name: String,
    /// Its company.
    pub contact_company_no: String,
    /// Interaction template.
    pub template_code: String,
    /// Salesperson.
    pub salesperson_code: String,
    /// Day, `YYYY-MM-DD`.
    pub date: String,
    /// Description; the subject becomes the same.
    pub description: String,
    /// Interaction group, from the template.
    pub group_code: String,
    /// Language, from the template.
    pub language: String,
    /// `Inbound`, `Outbound` or blank, from the template.
    pub information_flow: String,
    /// `Us`, `Them` or blank, from the template.
    pub initiated_by: String,
    /// Cost in minor units of the local currency.
    #[specta(type = f64)]
    pub cost: i64,
    /// Duration in minutes.
    #[specta(type = f64)]
    pub duration: i64,
    /// 0 none, 1 Very Positive … 5 Very Negative.
    pub evaluation: i32,
    /// The attempt to reach the contact failed.
    pub attempt_failed: bool,
    /// Opportunity; blank for none.
    pub opportunity_no: String,
}

/// What a list of entries is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EntrySort {
    /// Entry number.
    EntryNo,
    /// Date and time.
    #[default]
    Date,
    /// Description.
    Description,
    /// Name of the contact.
    Contact,
    /// Name of the company.
    Company,
    /// Salesperson code.
    Salesperson,
}

/// Filters, order and place of a list of entries.
#[expect(clippy::struct_excessive_bools, reason = "the filters of the page")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct EntryQuery {
    /// Beginnings of words to look for in description, contact, company, addresses; accents and case do not count.
    pub search: String,
    /// Only this contact; a company includes its people (R76).
    pub contact_no: String,
    /// Only this salesperson.
    pub salesperson_code: String,
    /// Only this opportunity.
    pub opportunity_no: String,
    /// Only `Inbound` or `Outbound`; blank for both.
    pub information_flow: String,
    /// Only those of this interaction template.
    pub template_code: String,
    /// Only those with this evaluation, 0 none to 5 Very Negative; `None` for all.
    pub evaluation: Option<i32>,
    /// Only those with an opportunity.
    pub has_opportunity: bool,
    /// Only those whose message belongs to the conversation of the message with this key (W20).
    pub conversation: String,
    /// Not before this day, `YYYY-MM-DD`; blank for no limit.
    pub from_date: String,
    /// Not after this day.
    pub to_date: String,
    /// Canceled ones too.
    pub include_canceled: bool,
    /// Only canceled ones.
    pub only_canceled: bool,
    /// Only postponed ones, which no other list shows (R84).
    pub postponed: bool,
    /// Order.
    pub sort: EntrySort,
    /// Highest first.
    pub descending: bool,
    /// Continue after this cursor (`Page::next`); blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}

/// A page of rows, read by keyset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Cursor of the next page; blank on the last one.
    pub next: String,
    /// Rows there are in all with these filters.
    pub total: i32,
    /// There are more than `total`: counting ended there.
    pub more: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_received_entry_is_titled_by_who_wrote_and_others_by_us() {
        let entry = |flow: &str| LogEntry {
            information_flow: flow.into(),
            contact_name: "Ana".into(),
            salesperson_code: "JO".into(),
            template_code: "EMAIL".into(),
            ..LogEntry::default()
        };
        assert_eq!(title(&entry("Inbound"), "Emails"), "Emails – from Ana");
        assert_eq!(title(&entry("Outbound"), "Emails"), "Emails – by JO");
        assert_eq!(title(&entry(""), ""), "EMAIL – by JO");
        assert_eq!(title(&LogEntry::default(), "Call"), "Call", "nobody to name");
    }

    #[test]
    fn an_evaluation_is_a_word_or_a_number() {
        for (number, evaluation) in Evaluation::ALL.into_iter().enumerate() {
            assert_eq!(Evaluation::parse(&number.to_string()), Some(evaluation));
            assert_eq!(Evaluation::parse(evaluation.as_str()), Some(evaluation));
        }
        assert_eq!(Evaluation::parse(" Very_Positive "), Some(Evaluation::VeryPositive));
        assert_eq!(Evaluation::parse("Very Negative"), Some(Evaluation::VeryNegative));
        assert_eq!(Evaluation::parse("6"), None);
        assert_eq!(Evaluation::parse(""), None);
    }
}
