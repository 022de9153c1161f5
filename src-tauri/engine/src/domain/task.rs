//! Tasks (R103; `original.md` D.3, H): what somebody has to do, for whom, by when.

use serde::{Deserialize, Serialize};
use specta::Type;

/// What kind of task it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TaskKind {
    /// Anything.
    #[default]
    #[serde(rename = "")]
    Blank,
    /// A meeting.
    Meeting,
    /// A phone call.
    #[serde(rename = "Phone Call")]
    PhoneCall,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum TaskStatus {
    /// Nobody began.
    #[default]
    #[serde(rename = "Not Started")]
    NotStarted,
    /// Somebody is at it.
    #[serde(rename = "In Progress")]
    InProgress,
    /// Done; it closes the task.
    Completed,
    /// Somebody else has to do something first.
    Waiting,
    /// Put off.
    Postponed,
}

/// How urgent a task is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum TaskPriority {
    /// Low.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// High.
    High,
}

impl TaskKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Blank, Self::Meeting, Self::PhoneCall];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blank => "",
            Self::Meeting => "Meeting",
            Self::PhoneCall => "Phone Call",
        }
    }

    /// The type of a word as typed, `phone_call` too.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| is_word(kind.as_str(), word))
    }
}

impl TaskStatus {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::NotStarted, Self::InProgress, Self::Completed, Self::Waiting, Self::Postponed];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "Not Started",
            Self::InProgress => "In Progress",
            Self::Completed => "Completed",
            Self::Waiting => "Waiting",
            Self::Postponed => "Postponed",
        }
    }

    /// The status of a word as typed, `not_started` too.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| is_word(status.as_str(), word))
    }
}

impl TaskPriority {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Low, Self::Normal, Self::High];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Normal => "Normal",
            Self::High => "High",
        }
    }

    /// The priority of a word as typed.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| is_word(priority.as_str(), word))
    }
}

fn is_word(word: &str, typed: &str) -> bool {
    word.eq_ignore_ascii_case(&typed.trim().replace('_', " "))
}

/// A task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Task {
    /// Number.
    pub no: String,
    /// Type.
    #[serde(rename = "type")]
    #[specta(type = String)]
    pub kind: TaskKind,
    /// What is to be done, at most 100 characters.
    pub description: String,
    /// The day it is due, `YYYY-MM-DD`.
    pub date: String,
    /// How far it is.
    pub status: TaskStatus,
    /// How urgent it is.
    pub priority: TaskPriority,
    /// Done or canceled.
    pub closed: bool,
    /// The day it was closed; blank while it is open.
    pub date_closed: String,
    /// Given up.
    pub canceled: bool,
    /// Number of the contact; blank when it is about nobody.
    pub contact_no: String,
    /// Name of the contact now.
    pub contact_name: String,
    /// Number of the contact's company.
    pub contact_company_no: String,
    /// Name of the company now.
    pub contact_company_name: String,
    /// Salesperson who does it.
    pub salesperson_code: String,
    /// Team that does it.
    pub team_code: String,
    /// Opportunity it belongs to.
    pub opportunity_no: String,
    /// Interaction log entry it came from; 0 when none.
    #[specta(type = i32)]
    pub entry_no: i64,
    /// The day it begins; blank when nobody said.
    pub start_date: String,
    /// When it begins, `HH:MM` of the clock on the wall; blank for all day.
    pub start_time: String,
    /// The day it ends.
    pub end_date: String,
    /// When it ends, `HH:MM`.
    pub end_time: String,
    /// When to remind, `YYYY-MM-DDTHH:MM` of the clock on the wall; blank for never.
    pub reminder: String,
}

impl Task {
    /// Opens the task again, or closes it on a day. Canceled tasks are closed ones; an open one is not canceled.
    pub fn close(&mut self, closed: bool, today: &str) {
        if closed && !self.closed {
            today.clone_into(&mut self.date_closed);
        }
        if !closed {
            self.date_closed.clear();
            self.canceled = false;
            if self.status == TaskStatus::Completed {
                self.status = TaskStatus::NotStarted;
            }
        }
        self.closed = closed;
    }
}

/// Which tasks a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TaskFilter {
    /// All of them.
    #[default]
    All,
    /// Those to do.
    Open,
    /// To do and due before today.
    Overdue,
    /// To do and due today.
    DueToday,
    /// To do and due today or before.
    Due,
    /// Done or canceled.
    Closed,
}

/// What a list of tasks is sorted by; the day they are due comes next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum TaskSort {
    /// The day they are due.
    #[default]
    Date,
    /// Number.
    No,
    /// Type.
    Type,
    /// Description, regardless of case.
    Description,
    /// Status: Not Started, In Progress, Waiting, Postponed, Completed.
    Status,
    /// Priority, the high ones first.
    Priority,
    /// Name of the contact, regardless of case.
    Contact,
    /// Salesperson code.
    Salesperson,
}

/// Filters, order and place of a list of tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct TaskQuery {
    /// Which ones.
    pub show: TaskFilter,
    /// Only of this type; `None` for all.
    #[serde(rename = "type")]
    #[specta(type = Option<String>)]
    pub kind: Option<TaskKind>,
    /// Only with this status; `None` for all. Canceled ones are shown by `show` alone.
    pub status: Option<TaskStatus>,
    /// Not due before this day, `YYYY-MM-DD`; blank for no limit.
    pub from_date: String,
    /// Not due after this day.
    pub to_date: String,
    /// Only of this contact; a company shows those of its people too. Blank for all.
    pub contact_no: String,
    /// Only of this salesperson; blank for all.
    pub salesperson_code: String,
    /// Only of this opportunity; blank for all.
    pub opportunity_no: String,
    /// Words to look for in number, description and contact.
    pub search: String,
    /// Order.
    pub sort: TaskSort,
    /// Latest day, or highest, first.
    pub descending: bool,
    /// Continue after this cursor; blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_original_and_forgive_their_spelling() {
        assert_eq!(TaskKind::parse("phone_call"), Some(TaskKind::PhoneCall));
        assert_eq!(TaskKind::parse(""), Some(TaskKind::Blank));
        assert_eq!(TaskStatus::parse("not started"), Some(TaskStatus::NotStarted));
        assert_eq!(TaskPriority::parse("HIGH"), Some(TaskPriority::High));
        assert_eq!(TaskStatus::parse("done"), None);
        for status in TaskStatus::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        for kind in TaskKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }

    #[test]
    fn closing_keeps_the_first_day_and_opening_forgets_it() {
        let mut task = Task { status: TaskStatus::Completed, ..Task::default() };
        task.close(true, "2026-11-23");
        task.close(true, "2026-11-24");
        assert_eq!((task.closed, task.date_closed.as_str()), (true, "2026-11-23"));
        task.canceled = true;
        task.close(false, "2026-11-25");
        assert_eq!((task.closed, task.canceled, task.date_closed.as_str()), (false, false, ""));
        assert_eq!(task.status, TaskStatus::NotStarted);
    }
}
