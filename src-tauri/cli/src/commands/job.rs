//! `job`: the job queue entry and its runs (`original.md` B.6).

use bitacora_engine::actions::{self, job::RunOptions};
use bitacora_engine::domain::job::{Job, JobStatus, RunSummary};
use chrono::{DateTime, Utc};
use clap::Subcommand;

use super::process::run_once;
use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::paging::or_all;
use crate::table::{Table, card, moment};

/// What can be done with the job.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show the job queue entry
    Show,
    /// Change it; only on hold
    Set(FieldArgs),
    /// Set it to Ready
    Ready,
    /// Set it On Hold
    Hold,
    /// Clear its error and attempts and set it to Ready
    Restart,
    /// Remove it and make it anew as enabling does
    Recreate,
    /// Run it now, whatever its state and time
    RunOnce,
    /// When it runs next
    NextRun {
        /// As seen from this time (RFC 3339) instead of now
        #[arg(long, value_name = "TIME")]
        after: Option<DateTime<Utc>>,
    },
    /// Its last runs, oldest first
    Log {
        /// Most runs to print; 0 for all
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
    },
}

impl Verb {
    /// Whether it takes an administrator (R50).
    pub fn administers(&self) -> bool {
        match self {
            Self::Set(_) | Self::Ready | Self::Hold | Self::Restart | Self::Recreate => true,
            Self::Show | Self::RunOnce | Self::NextRun { .. } | Self::Log { .. } => false,
        }
    }
}

/// `job …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::Show => {
            let job = app.with_engine(async |engine| Ok(actions::job::show(engine).await?)).await?;
            app.printer.show(&job, |job| job.as_ref().map_or_else(no_job, described))
        }
        Verb::Set(args) => {
            let fields = args.fields()?;
            let job = app.with_engine(async |engine| Ok(actions::job::set(engine, &fields).await?)).await?;
            app.printer.show(&job, described)
        }
        Verb::Ready => {
            let job = app.with_engine(async |engine| Ok(actions::job::ready(engine).await?)).await?;
            app.printer.show(&job, described)
        }
        Verb::Hold => {
            let job = app.with_engine(async |engine| Ok(actions::job::hold(engine).await?)).await?;
            app.printer.show(&job, described)
        }
        Verb::Restart => {
            let job = app.with_engine(async |engine| Ok(actions::job::restart(engine).await?)).await?;
            app.printer.show(&job, described)
        }
        Verb::Recreate => {
            let job = app.with_engine(async |engine| Ok(actions::job::recreate(engine).await?)).await?;
            app.printer.show(&job, described)
        }
        Verb::RunOnce => run_once(app, &RunOptions::default()).await,
        Verb::NextRun { after } => next_run(app, after).await,
        Verb::Log { limit } => log(app, limit).await,
    }
}

async fn next_run(app: &App, after: Option<DateTime<Utc>>) -> Result<()> {
    let next = app.with_engine(async |engine| Ok(actions::job::next_run(engine, after).await?)).await?;
    app.printer.show(&serde_json::json!({ "next_run": next }), |_| match next {
        Some(_) => format!("{} UTC", moment(next)),
        None => "No run is planned.".to_owned(),
    })
}

async fn log(app: &App, limit: u32) -> Result<()> {
    let mut runs =
        app.with_engine(async |engine| Ok(actions::job::runs(engine, or_all(limit)).await?)).await?;
    runs.sort_by_key(|run| run.run_id);
    app.printer.show(&runs, |runs| history(runs))
}

fn no_job() -> String {
    "There is no job: e-mail logging is not enabled.".to_owned()
}

fn status(status: JobStatus) -> &'static str {
    match status {
        JobStatus::Ready => "Ready",
        JobStatus::InProcess => "In Process",
        JobStatus::Error => "Error",
        JobStatus::OnHold => "On Hold",
    }
}

fn described(job: &Job) -> String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let weekdays: Vec<_> = days.iter().zip(job.weekdays).filter(|(_, on)| *on).map(|(day, _)| *day).collect();
    card(&[
        ("Status", status(job.status).to_owned()),
        ("Runs", job.description.clone()),
        ("As", job.user_id.clone()),
        ("Minutes between runs", job.minutes_between.to_string()),
        ("Weekdays", weekdays.join(" ")),
        ("Starting time (local)", job.starting_time.clone()),
        ("Ending time (local)", job.ending_time.clone()),
        ("Earliest start", moment(job.earliest_start)),
        ("Expiration", moment(job.expiration)),
        ("Attempts", format!("{} of {}", job.attempts, job.max_attempts)),
        ("Rerun delay", format!("{} s", job.rerun_delay_seconds)),
        ("Next run (UTC)", moment(job.next_run)),
        ("Error", job.error_message.clone()),
    ])
}

fn history(runs: &[RunSummary]) -> String {
    let mut table = Table::new(&[
        "Run",
        "Started (UTC)",
        "Ended (UTC)",
        "Status",
        "Found",
        "Logged",
        "Entries",
        "Pending",
        "Duration",
        "Error",
    ]);
    for run in runs {
        table.row([
            run.run_id.to_string(),
            moment(Some(run.started_at)),
            moment(run.finished_at),
            run.status.as_str().to_owned(),
            run.found.to_string(),
            run.logged.to_string(),
            run.entries.to_string(),
            run.pending.to_string(),
            duration(run),
            run.error_message.clone(),
        ]);
    }
    table.text("The job has not run yet.")
}

/// How long a run took, or nothing while it runs.
fn duration(run: &RunSummary) -> String {
    let Some(took) = run.finished_at.map(|end| (end - run.started_at).num_seconds().max(0)) else {
        return String::new();
    };
    let (minutes, seconds) = (took / 60, took % 60);
    if minutes == 0 { format!("{seconds} s") } else { format!("{minutes} min {seconds} s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_shows_how_long_it_took() {
        let started_at = DateTime::<Utc>::UNIX_EPOCH;
        let run = |seconds: Option<i64>| RunSummary {
            started_at,
            finished_at: seconds.map(|seconds| started_at + chrono::TimeDelta::seconds(seconds)),
            ..RunSummary::default()
        };
        assert_eq!([None, Some(59), Some(61)].map(|took| duration(&run(took))), ["", "59 s", "1 min 1 s"]);
    }

    #[test]
    fn a_job_shows_its_days_by_name() {
        let job = Job { weekdays: [true, false, true, false, false, false, true], ..Job::default() };
        assert!(described(&job).contains("Weekdays              Mon Wed Sun"), "{}", described(&job));
    }
}
