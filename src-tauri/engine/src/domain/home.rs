//! The start page (R107): what came in, what waits for an answer, what is due, how the job is.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::interaction::LogEntry;
use super::job::{JobStatus, RunStatus, RunSummary};
use super::task::Task;

/// Looks at the start page that are closer together than this belong to one visit.
const VISIT: TimeDelta = TimeDelta::hours(1);
/// Days after which mail of ours without an answer waits for theirs, when nobody says otherwise.
const UNANSWERED_DAYS: u32 = 3;
/// Days looked back on for mail without an answer, when nobody says otherwise.
const LOOK_BACK_DAYS: u32 = 30;
/// The most days that are looked back on.
const LOOK_BACK_MOST: u32 = 90;
/// Days the chart of mail shows.
pub const CHART_DAYS: u32 = 30;

/// What is asked of the start page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct HomeQuery {
    /// Only of this salesperson; blank for everybody.
    pub salesperson_code: String,
    /// Days after which mail of ours without an answer is shown; 0 means 3.
    pub unanswered_days: u32,
    /// Days looked back on for mail without an answer, at most 90; 0 means 30.
    pub look_back_days: u32,
}

impl HomeQuery {
    /// Days after which mail of ours without an answer is shown.
    pub fn unanswered_after(&self) -> TimeDelta {
        TimeDelta::days(i64::from(or(self.unanswered_days, UNANSWERED_DAYS).min(LOOK_BACK_MOST)))
    }

    /// How far back mail without an answer is looked for.
    pub fn look_back(&self) -> TimeDelta {
        TimeDelta::days(i64::from(or(self.look_back_days, LOOK_BACK_DAYS).min(LOOK_BACK_MOST)))
    }
}

fn or(asked: u32, default: u32) -> u32 {
    if asked == 0 { default } else { asked }
}

/// The start page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Home {
    /// Whether nothing was ever logged: the page leads to the setup instead.
    pub is_new: bool,
    /// What came in since the last visit.
    pub news: News,
    /// Conversations whose last mail is theirs: ours to answer.
    pub ours: Waiting,
    /// Conversations whose last mail is ours and some days old: theirs to answer.
    pub theirs: Waiting,
    /// What is to be done.
    pub tasks: TasksDue,
    /// How the job is.
    pub job: JobHealth,
    /// Mail of each of the last 30 local days, today last.
    pub days: Vec<MailDay>,
}

/// What came in since the last visit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct News {
    /// When the page was last looked at before this visit, UTC; `None` before the first one ended.
    pub since: Option<DateTime<Utc>>,
    /// Entries logged since then; counting ends at 1,000.
    pub count: u32,
    /// Messages set aside since then that nobody has dealt with; counting ends at 1,000.
    pub set_aside: u32,
    /// The newest of these entries; the newest of all when none came in.
    pub entries: Vec<LogEntry>,
}

/// Conversations that wait for an answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Waiting {
    /// How many there are; counting ends at 100.
    pub count: u32,
    /// The last mail of each, the longest waiting first.
    pub entries: Vec<LogEntry>,
}

/// Tasks that are to be done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TasksDue {
    /// Due before today.
    pub overdue: u32,
    /// Due today.
    pub today: u32,
    /// To do, whenever they are due.
    pub open: u32,
    /// The first of them, by the day they are due.
    pub rows: Vec<Task>,
}

/// How the job is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct JobHealth {
    /// Whether e-mail logging is on.
    pub enabled: bool,
    /// State of the job queue entry; `None` before logging was ever turned on.
    pub status: Option<JobStatus>,
    /// Whether it goes on only when somebody does something.
    pub needs_person: bool,
    /// The last run.
    pub last_run: Option<RunSummary>,
    /// When a run last ended well, UTC.
    pub last_success: Option<DateTime<Utc>>,
    /// When it runs next, UTC.
    pub next_run: Option<DateTime<Utc>>,
    /// The last runs, oldest first.
    pub runs: Vec<RunMark>,
}

/// A run as one mark in a row of many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RunMark {
    /// Number of the run.
    #[specta(type = i32)]
    pub run_id: i64,
    /// Start, UTC.
    pub started_at: DateTime<Utc>,
    /// How it ended.
    pub status: RunStatus,
}

impl From<&RunSummary> for RunMark {
    fn from(run: &RunSummary) -> Self {
        Self { run_id: run.run_id, started_at: run.started_at, status: run.status }
    }
}

/// Mail of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MailDay {
    /// The local day, `YYYY-MM-DD`.
    pub day: String,
    /// Mails received.
    pub inbound: u32,
    /// Mails sent.
    pub outbound: u32,
}

/// Mails of a short time, one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailCount {
    /// A moment in that time.
    pub at: DateTime<Utc>,
    /// Whether they were received.
    pub inbound: bool,
    /// How many.
    pub count: u32,
}

/// The days from `first` on, each with its mail; `day` tells the local day of a moment.
pub fn by_day(
    first: NaiveDate,
    counts: &[MailCount],
    day: impl Fn(DateTime<Utc>) -> NaiveDate,
) -> Vec<MailDay> {
    let days = first.iter_days().take(usize::try_from(CHART_DAYS).unwrap_or_default());
    let mut found: BTreeMap<NaiveDate, MailDay> =
        days.map(|day| (day, MailDay { day: day.to_string(), ..MailDay::default() })).collect();
    for count in counts {
        if let Some(row) = found.get_mut(&day(count.at)) {
            let place = if count.inbound { &mut row.inbound } else { &mut row.outbound };
            *place = place.saturating_add(count.count);
        }
    }
    found.into_values().collect()
}

/// How far somebody has read: a moment, and the last entry and message there were.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mark {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Number of the last entry.
    pub entry_no: i64,
    /// The last message.
    pub message_id: i64,
}

/// What the start page remembers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Visits {
    /// Where the visit before this one ended: what came later is new.
    pub seen: Mark,
    /// Where this visit is.
    pub looked: Mark,
}

impl Visits {
    /// After a look at `now`: a look that comes long after the last one begins a visit, and what that one saw is
    /// no longer new.
    #[must_use]
    pub fn look(before: Option<Self>, now: Mark) -> Self {
        match before {
            None => Self { seen: Mark { at: now.at, ..Mark::default() }, looked: now },
            Some(before) if now.at - before.looked.at > VISIT => Self { seen: before.looked, looked: now },
            Some(before) => Self { looked: now, ..before },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(minutes: i64, entry_no: i64) -> Mark {
        Mark { at: DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes), entry_no, message_id: entry_no }
    }

    #[test]
    fn what_came_in_stays_new_until_the_visit_is_over() {
        let first = Visits::look(None, mark(0, 5));
        assert_eq!((first.seen.entry_no, first.looked.entry_no), (0, 5), "at first everything is new");
        let later = Visits::look(Some(first), mark(50, 7));
        assert_eq!(later.seen, first.seen, "the same visit");
        let next_day = Visits::look(Some(later), mark(50 + 61, 20));
        assert_eq!((next_day.seen, next_day.looked), (mark(50, 7), mark(111, 20)));
    }

    #[test]
    fn mail_is_counted_on_the_day_of_the_person() {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let counts = [
            MailCount { at: at("2026-11-01T22:45:00Z"), inbound: true, count: 2 },
            MailCount { at: at("2026-11-01T23:00:00Z"), inbound: true, count: 3 },
            MailCount { at: at("2026-11-02T08:00:00Z"), inbound: false, count: 1 },
            MailCount { at: at("2026-10-01T08:00:00Z"), inbound: false, count: 9 },
        ];
        let days = by_day(first, &counts, |at| (at + TimeDelta::hours(1)).date_naive());
        assert_eq!(days.len(), 30);
        assert_eq!((days[0].inbound, days[0].outbound), (2, 0));
        assert_eq!((days[1].day.as_str(), days[1].inbound, days[1].outbound), ("2026-11-02", 3, 1));
    }

    #[test]
    fn what_is_not_asked_for_has_its_default_and_its_limit() {
        let query = HomeQuery::default();
        assert_eq!((query.unanswered_after(), query.look_back()), (TimeDelta::days(3), TimeDelta::days(30)));
        let query = HomeQuery { look_back_days: 400, ..query };
        assert_eq!(query.look_back(), TimeDelta::days(90));
    }
}
