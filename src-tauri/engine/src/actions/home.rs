//! The start page (R107).

use chrono::{DateTime, Days, Utc};

use crate::Engine;
use crate::domain::event::Event;
use crate::domain::home::{
    CHART_DAYS, Home, HomeQuery, JobHealth, Mark, News, RunMark, TasksDue, Visits, Waiting, by_day,
};
use crate::domain::interaction::EntryQuery;
use crate::domain::job::JobStatus;
use crate::domain::task::{TaskFilter, TaskQuery};
use crate::error::{Code, Error, Result};
use crate::store::home::Flow;

/// Entries shown as new.
const NEWS_ROWS: u32 = 20;
/// Tasks shown.
const TASK_ROWS: u32 = 20;
/// Runs shown as marks.
const RUN_MARKS: u32 = 36;

/// The start page as it is now. Asking changes nothing; see [`look`].
pub async fn show(engine: &Engine, query: &HomeQuery) -> Result<Home> {
    let query = HomeQuery { salesperson_code: query.salesperson_code.trim().to_uppercase(), ..query.clone() };
    let now = engine.clock.now();
    let salesperson = query.salesperson_code.as_str();
    let since = now - query.look_back();
    let store = &engine.store;
    Ok(Home {
        is_new: !store.has_entries().await?,
        news: news(engine, salesperson).await?,
        ours: store.waiting(Flow::Inbound, salesperson, since..now).await?,
        theirs: theirs(engine, &query, now).await?,
        tasks: tasks(engine, salesperson).await?,
        job: job(engine).await?,
        days: days(engine, salesperson).await?,
    })
}

/// Notes that somebody looks at the start page. What came in stays new until the visit is over: until an hour went
/// by without a look.
pub async fn look(engine: &Engine) -> Result<()> {
    let mark = mark(engine).await?;
    let visits = Visits::look(engine.store.visits().await?, mark);
    engine.store.save_visits(&visits).await
}

/// Marks everything as seen: from now on only what comes in is new.
pub async fn mark_seen(engine: &Engine) -> Result<()> {
    let mark = mark(engine).await?;
    engine.store.save_visits(&Visits { seen: mark, looked: mark }).await
}

/// Notes that the mail of an entry needs no answer, or that it does after all.
///
/// # Errors
/// `NotFound` when there is no such entry, or it is not of a mail.
pub async fn set_answer_needed(engine: &Engine, entry_no: i64, needed: bool) -> Result<()> {
    if !engine.store.set_answer_needed(entry_no, needed, engine.clock.now()).await? {
        return Err(Error::new(Code::NotFound, format!("there is no logged mail with entry {entry_no}")));
    }
    engine.tell(Event::EntriesChanged);
    Ok(())
}

async fn mark(engine: &Engine) -> Result<Mark> {
    let (entry_no, message_id) = engine.store.last_numbers().await?;
    Ok(Mark { at: engine.clock.now(), entry_no, message_id })
}

async fn news(engine: &Engine, salesperson: &str) -> Result<News> {
    let visits = engine.store.visits().await?;
    let seen = visits.map(|visits| visits.seen).unwrap_or_default();
    let (count, mut entries) = engine.store.entries_after(seen.entry_no, salesperson, NEWS_ROWS).await?;
    if entries.is_empty() {
        let query = EntryQuery {
            salesperson_code: salesperson.to_owned(),
            descending: true,
            limit: NEWS_ROWS,
            ..EntryQuery::default()
        };
        entries = engine.store.entry_page(&query).await?.rows;
    }
    Ok(News {
        // At the first visit nothing was seen before.
        since: (seen.entry_no > 0 || seen.message_id > 0).then_some(seen.at),
        count,
        set_aside: engine.store.set_aside_after(seen.message_id).await?,
        entries,
    })
}

async fn theirs(engine: &Engine, query: &HomeQuery, now: DateTime<Utc>) -> Result<Waiting> {
    let until = now - query.unanswered_after();
    engine.store.waiting(Flow::Outbound, &query.salesperson_code, now - query.look_back()..until).await
}

async fn tasks(engine: &Engine, salesperson: &str) -> Result<TasksDue> {
    let page = async |show, limit| {
        let query =
            TaskQuery { show, limit, salesperson_code: salesperson.to_owned(), ..TaskQuery::default() };
        engine.store.task_page(&query, engine.today()).await
    };
    let count = async |show| page(show, 1).await.map(|page| u32::try_from(page.total).unwrap_or_default());
    let open = page(TaskFilter::Open, TASK_ROWS).await?;
    Ok(TasksDue {
        overdue: count(TaskFilter::Overdue).await?,
        today: count(TaskFilter::DueToday).await?,
        open: u32::try_from(open.total).unwrap_or_default(),
        rows: open.rows,
    })
}

async fn job(engine: &Engine) -> Result<JobHealth> {
    let store = &engine.store;
    let enabled = store.load_setup().await?.enabled;
    let job = store.job().await?;
    let runs = store.runs(RUN_MARKS).await?;
    let signed_out = store.account().await?.is_none_or(|account| account.sign_in_needed);
    let gave_up = job.as_ref().is_some_and(|job| job.status == JobStatus::Error);
    Ok(JobHealth {
        enabled,
        status: job.as_ref().map(|job| job.status),
        needs_person: enabled && (gave_up || signed_out),
        last_success: store.last_success().await?,
        next_run: job.and_then(|job| job.next_run),
        runs: runs.iter().rev().map(RunMark::from).collect(),
        last_run: runs.into_iter().next(),
    })
}

async fn days(engine: &Engine, salesperson: &str) -> Result<Vec<crate::domain::home::MailDay>> {
    let zone = engine.clock.zone();
    let today = engine.clock.today();
    let first = today.checked_sub_days(Days::new(u64::from(CHART_DAYS) - 1)).unwrap_or(today);
    let counts = engine.store.mail_counts(zone.day_start(first), salesperson).await?;
    Ok(by_day(first, &counts, |at| zone.day(at)))
}

#[cfg(test)]
#[path = "home_tests.rs"]
mod tests;
