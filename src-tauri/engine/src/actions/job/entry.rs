//! The job queue entry: its states and its plan (`original.md` B.6; R42, R43, R52, R53).

use chrono::{DateTime, TimeDelta, Utc};

use crate::Engine;
use crate::actions::setup::refused;
use crate::actions::{Fields, administrator};
use crate::domain::event::Event;
use crate::domain::job::{Job, JobStatus};
use crate::domain::plan;
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};

/// Re-tries of a new job (R54).
const MAX_ATTEMPTS: u32 = 3;
/// From making the job to its first run (R52).
const FIRST_RUN: TimeDelta = TimeDelta::minutes(1);

/// The job queue entry; `None` while logging is off.
pub async fn show(engine: &Engine) -> Result<Option<Job>> {
    let mut job = engine.store.job().await?;
    if let Some(job) = &mut job {
        job.user_id = engine.store.account().await?.map(|account| account.username).unwrap_or_default();
        "Log email interactions between salespeople and contacts.".clone_into(&mut job.description);
    }
    Ok(job)
}

/// Puts a new, healthy job in the place of whatever was there: all days, all hours, first run in a minute (R52).
/// Enabling and recreating both do this.
pub async fn make_fresh(engine: &Engine, setup: &Setup) -> Result<Job> {
    let mut job = Job {
        status: JobStatus::Ready,
        minutes_between: setup.job_interval_minutes,
        weekdays: [true; 7],
        max_attempts: MAX_ATTEMPTS,
        ..Job::default()
    };
    job.next_run = plan::next_run(&job, engine.clock.now() + FIRST_RUN, &engine.clock.zone());
    save(engine, job).await
}

/// Changes the job; only on hold (B.6).
///
/// # Errors
/// `AdministratorRequired`; `OnlyOnHold`, `UnknownName`, `InvalidValue`, `NoWeekday`; `NotFound` while logging is
/// off.
pub async fn set(engine: &Engine, fields: &Fields) -> Result<Job> {
    administrator::require(engine).await?;
    let before = existing(engine).await?;
    let mut job = before.clone();
    if job.status != JobStatus::OnHold {
        return Err(Error::new(Code::OnlyOnHold, "the job can be changed on hold only").hint("job hold"));
    }
    for (name, value) in fields {
        job.set(name, value).map_err(|why| refused(&why))?;
    }
    if !job.weekdays.contains(&true) {
        return Err(Error::new(Code::NoWeekday, "the job needs at least one weekday"));
    }
    let saved = save(engine, job).await?;
    administrator::note_changes(engine, ("job", ""), &before, &saved).await?;
    Ok(saved)
}

/// Sets the job to Ready. Coming from another state clears the count of re-tries (`original.md` I).
///
/// # Errors
/// `AdministratorRequired`; `NotFound` while logging is off.
pub async fn ready(engine: &Engine) -> Result<Job> {
    administrator::require(engine).await?;
    let mut job = existing(engine).await?;
    let before = job.status;
    if job.status != JobStatus::Ready {
        job.attempts = 0;
    }
    job.status = JobStatus::Ready;
    job.next_run = plan::next_run(&job, engine.clock.now(), &engine.clock.zone());
    changed(engine, before, job).await
}

/// Sets the job on hold: it does not run by itself until it is set to Ready.
///
/// # Errors
/// `AdministratorRequired`; `NotFound` while logging is off.
pub async fn hold(engine: &Engine) -> Result<Job> {
    administrator::require(engine).await?;
    let mut job = existing(engine).await?;
    let before = job.status;
    job.status = JobStatus::OnHold;
    job.next_run = None;
    changed(engine, before, job).await
}

/// Restarts the job: really, whatever its state (W8).
///
/// # Errors
/// `AdministratorRequired`; `NotFound` while logging is off.
pub async fn restart(engine: &Engine) -> Result<Job> {
    administrator::require(engine).await?;
    start_again(engine).await
}

/// What restarting does, for a sign-in that was allowed when it began.
pub(crate) async fn start_again(engine: &Engine) -> Result<Job> {
    let mut job = existing(engine).await?;
    let before = job.status;
    job.status = JobStatus::Ready;
    plan::forget_failures(&mut job);
    job.next_run = plan::next_run(&job, engine.clock.now(), &engine.clock.zone());
    changed(engine, before, job).await
}

/// Removes the job and makes it anew as enabling does (R43, W8): there is always one healthy job afterwards,
/// whatever was there. A run under way goes on and plans the new one.
///
/// # Errors
/// `AdministratorRequired`; `LoggingDisabled` while logging is off.
pub async fn recreate(engine: &Engine) -> Result<Job> {
    administrator::require(engine).await?;
    let setup = engine.store.load_setup().await?;
    if !setup.enabled {
        return Err(super::disabled());
    }
    let before = engine.store.job().await?.map(|job| word(job.status)).unwrap_or_default();
    let job = make_fresh(engine, &setup).await?;
    administrator::note(engine, "job", "recreated", &before, &word(job.status)).await?;
    Ok(job)
}

/// When the job would run next from a time on; from now when it is `None`.
pub async fn next_run(engine: &Engine, after: Option<DateTime<Utc>>) -> Result<Option<DateTime<Utc>>> {
    let job = existing(engine).await?;
    Ok(match after {
        Some(after) => plan::next_run(&job, after, &engine.clock.zone()),
        None => job.next_run,
    })
}

async fn existing(engine: &Engine) -> Result<Job> {
    show(engine).await?.ok_or_else(|| {
        Error::new(Code::NotFound, "there is no job while e-mail logging is off").hint("enable")
    })
}

async fn changed(engine: &Engine, before: JobStatus, job: Job) -> Result<Job> {
    let job = save(engine, job).await?;
    administrator::note(engine, "job", "status", &word(before), &word(job.status)).await?;
    Ok(job)
}

/// The state as pages and scripts write it.
fn word(status: JobStatus) -> String {
    match serde_json::to_value(status) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

async fn save(engine: &Engine, job: Job) -> Result<Job> {
    engine.store.save_job(&job).await?;
    engine.tell(Event::SetupChanged);
    existing(engine).await
}
