//! The timeline of a contact or an opportunity, read from its newest item on.
//!
//! Entries, tasks and steps of opportunities are three lists, each with a place of its own in the cursor, and are put
//! together by their time. A conversation stands where its newest message is.

mod days;
mod heads;

use std::iter::Peekable;
use std::vec::IntoIter;

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use self::days::{Due, Step};
use self::heads::Head;
use super::paging::{self, Key, Order, number, text};
use super::search::Search;
use super::sql::Value;
use super::time::day_millis;
use super::{Store, task};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::timeline::{Timeline, TimelineItem, TimelineQuery};
use crate::error::Result;

/// Time and number of the last entry; day and number of the last task; day, line and number of the last step of an
/// opportunity that were shown.
const KEYS: &[Key] = &[
    number("entry_at"),
    number("entry_no"),
    text("task_date"),
    text("task_no"),
    text("step_date"),
    number("step_line"),
    text("step_no"),
];
const ORDER: Order<'static> = Order { name: "timeline", keys: KEYS, descending: true };

/// Later than any day.
const NEVER: &str = "9999-99-99";

/// Where a page begins.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    entry: (i64, i64),
    task: (String, String),
    step: (String, i64, String),
}

impl Place {
    fn read(cursor: &str) -> Result<Self> {
        let values = ORDER.read_cursor(cursor)?.unwrap_or_default();
        Ok(match values.as_slice() {
            [
                Value::Int(at),
                Value::Int(no),
                Value::Text(date),
                Value::Text(task),
                Value::Text(day),
                Value::Int(line),
                Value::Text(step),
            ] => Self {
                entry: (*at, *no),
                task: (date.clone(), task.clone()),
                step: (day.clone(), *line, step.clone()),
            },
            _ => Self {
                entry: (i64::MAX, i64::MAX),
                task: (NEVER.to_owned(), String::new()),
                step: (NEVER.to_owned(), 0, String::new()),
            },
        })
    }

    fn cursor(&self) -> Result<String> {
        let ((at, no), (date, task), (day, line, step)) = (&self.entry, &self.task, &self.step);
        ORDER.cursor(&[
            (*at).into(),
            (*no).into(),
            date.as_str().into(),
            task.as_str().into(),
            day.as_str().into(),
            (*line).into(),
            step.as_str().into(),
        ])
    }
}

/// Whose timeline it is, and what is wanted of it.
struct Wanted<'a> {
    /// Column of entries, tasks and opportunities that names whose they are.
    column: &'static str,
    /// What stands there.
    key: &'a str,
    query: &'a TimelineQuery,
    /// Words to look for in entries.
    search: Search,
}

impl Store {
    /// A page of a contact's timeline; a company's holds what was said with everybody it was with at the time
    /// (W44). Canceled and postponed entries are left out.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of a timeline.
    pub async fn contact_timeline(&self, contact: &Contact, query: &TimelineQuery) -> Result<Timeline> {
        let column = match contact.kind {
            ContactType::Company => "contact_company_no",
            ContactType::Person => "contact_no",
        };
        self.timeline((column, &contact.no), query).await
    }

    /// A page of the timeline of an opportunity: what was said about it, its tasks, its steps.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of a timeline.
    pub async fn opportunity_timeline(&self, no: &str, query: &TimelineQuery) -> Result<Timeline> {
        self.timeline(("opportunity_no", no), query).await
    }

    async fn timeline(&self, (column, key): (&'static str, &str), query: &TimelineQuery) -> Result<Timeline> {
        let limit = paging::limit(query.limit);
        let place = Place::read(&query.after)?;
        let mut tx = self.begin_read().await?;
        let search = Search::new(&mut tx, &query.search).await?;
        let wanted = Wanted { column, key, query, search };
        let mut lists = Lists::read(&mut tx, &wanted, &place, limit).await?;
        let (found, place) = lists.take(place, limit);
        let items = read(&mut tx, &wanted, found).await?;
        Ok(Timeline { items, next: if lists.is_empty() { String::new() } else { place.cursor()? } })
    }
}

/// What comes next of each list, newest first.
struct Lists {
    heads: Peekable<IntoIter<Head>>,
    tasks: Peekable<IntoIter<Due>>,
    steps: Peekable<IntoIter<Step>>,
}

/// What stands in a page, before it is read.
enum Found {
    Head(Head),
    Task(Due),
    Step(Step),
}

impl Lists {
    async fn read(
        conn: &mut SqliteConnection,
        wanted: &Wanted<'_>,
        place: &Place,
        limit: usize,
    ) -> Result<Self> {
        let most = limit.saturating_add(1);
        Ok(Self {
            heads: heads::heads(conn, wanted, place.entry, most).await?.into_iter().peekable(),
            tasks: days::tasks(conn, wanted, &place.task, most).await?.into_iter().peekable(),
            steps: days::steps(conn, wanted, &place.step, most).await?.into_iter().peekable(),
        })
    }

    fn is_empty(&mut self) -> bool {
        self.heads.peek().is_none() && self.tasks.peek().is_none() && self.steps.peek().is_none()
    }

    /// The newest items of all lists, and where the next page begins.
    fn take(&mut self, mut place: Place, limit: usize) -> (Vec<Found>, Place) {
        let mut found = Vec::new();
        while found.len() < limit {
            let task = self.tasks.peek().map_or(i64::MIN, |due| end_of(&due.date));
            let step = self.steps.peek().map_or(i64::MIN, |step| end_of(&step.date));
            let head = self.heads.peek().map_or(i64::MIN, |head| head.at);
            if task >= step && task > head {
                let Some(due) = self.tasks.next() else { break };
                place.task = (due.date.clone(), due.task_no.clone());
                found.push(Found::Task(due));
            } else if step > head {
                let Some(step) = self.steps.next() else { break };
                place.step = (step.date.clone(), step.line, step.opportunity_no.clone());
                found.push(Found::Step(step));
            } else {
                let Some(head) = self.heads.next() else { break };
                place.entry = (head.at, head.entry_no);
                found.push(Found::Head(head));
            }
        }
        (found, place)
    }
}

/// The end of a day: what has a day and no time stands before what happened on it.
fn end_of(date: &str) -> i64 {
    let next = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().and_then(|day| day.succ_opt());
    next.map_or(i64::MAX, day_millis)
}

/// Reads what stands in a page; what has gone meanwhile is left out.
async fn read(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    found: Vec<Found>,
) -> Result<Vec<TimelineItem>> {
    let mut items = Vec::new();
    for one in found {
        match one {
            Found::Head(head) => items.extend(heads::item(conn, wanted, &head).await?),
            Found::Step(step) => items.push(TimelineItem::Opportunity { step: step.into_item() }),
            Found::Task(due) => {
                let task = task::get(conn, &due.task_no).await?;
                items.extend(task.map(|task| TimelineItem::Task { task: Box::new(task) }));
            }
        }
    }
    Ok(items)
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
