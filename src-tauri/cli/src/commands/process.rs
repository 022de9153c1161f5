//! `process`, `run`, `reconcile`: the main job.

use std::fmt::Write;

use bitacora_engine::actions;
use bitacora_engine::actions::job::RunOptions;
use bitacora_engine::domain::job::{Reconciliation, RunStatus, RunSummary};
use bitacora_engine::{Engine, Error, schedule};
use chrono::{DateTime, Utc};
use clap::Args;

use crate::app::App;
use crate::failure::{Failure, Report, Result, keys_of};
use crate::printer::{Printer, say};
use crate::progress::{AtEnd, Progress};
use crate::stop;
use crate::table::counted;

/// Arguments of `process`.
#[derive(Debug, Args)]
pub struct ProcessArgs {
    /// Stop after one batch (`batch_size`) instead of draining the Inbox
    #[arg(long)]
    one_batch: bool,
    /// Decide about every message, but write nothing and touch nothing
    #[arg(long)]
    dry_run: bool,
}

/// `process`
pub async fn process(app: &App, args: &ProcessArgs) -> Result<()> {
    let options = RunOptions { one_batch: args.one_batch, dry_run: args.dry_run };
    run_once(app, &options).await
}

/// One run of the job, told about on stderr while it lasts.
///
/// # Errors
/// The error that ended it, with the summary of what it did until then.
pub async fn run_once(app: &App, options: &RunOptions) -> Result<()> {
    let begun = app.clock.now();
    let summary = app
        .with_engine(async |engine| {
            let cancel = stop::canceling()?;
            let progress = Progress::follow(engine.subscribe(), AtEnd::Silent);
            let result = actions::job::run(engine, options, &cancel).await;
            progress.end().await;
            match result {
                Ok(summary) => Ok(summary),
                Err(error) => Ok(ended_by(engine, begun, &error).await.ok_or(error)?),
            }
        })
        .await?;
    tell(app.printer, &summary)
}

/// The run that `error` ended, where it got as far as being one.
async fn ended_by(engine: &Engine, begun: DateTime<Utc>, error: &Error) -> Option<RunSummary> {
    let last = actions::job::runs(engine, 1).await.ok()?.into_iter().next()?;
    (last.started_at >= begun && last.error_code == error.code().as_str()).then_some(last)
}

/// `run`: ends cleanly on SIGTERM or ctrl-c.
pub async fn run_on_schedule(app: &App) -> Result<()> {
    app.with_engine(async |engine| {
        let stop = stop::requested()?;
        if !actions::setup::show(engine).await?.enabled {
            say("E-mail logging is not enabled; waiting until it is.");
        }
        let progress = Progress::follow(engine.subscribe(), AtEnd::Sentence);
        let ended = schedule::run_on_schedule(engine.clone(), stop).await;
        progress.end().await;
        Ok(ended?)
    })
    .await?;
    app.printer.show(&serde_json::json!({ "stopped": true }), |_| "Stopped.".to_owned())
}

/// `reconcile`
pub async fn reconcile(app: &App) -> Result<()> {
    let found = app.with_engine(async |engine| Ok(actions::job::reconcile(engine).await?)).await?;
    app.printer.show(&found, balance)
}

/// Prints the summary of a run; one that did not succeed is a failure that carries its summary along.
///
/// # Errors
/// The error that ended the run.
pub fn tell(printer: Printer, summary: &RunSummary) -> Result<()> {
    // A dry run writes no end and stays as it began.
    if matches!(summary.status, RunStatus::Succeeded | RunStatus::Running) {
        return printer.show(summary, sentence);
    }
    printer.text(&sentence(summary))?;
    let code = if summary.error_code.is_empty() { summary.status.as_str() } else { &summary.error_code };
    let message = match summary.error_message.as_str() {
        "" => format!("The run ended as {}.", summary.status.as_str()),
        message => message.to_owned(),
    };
    let report = Report { code: code.to_owned(), message, hint: summary.error_hint.clone() };
    Err(Failure::Run(report, keys_of(summary)))
}

/// What a run did, in a sentence or two.
pub fn sentence(summary: &RunSummary) -> String {
    let mut parts =
        vec![format!("{} logged ({})", summary.logged, counted(summary.entries, "entry", "entries"))];
    let outcomes = [
        (summary.unmatched, "not matched"),
        (summary.duplicates, "duplicate"),
        (summary.drafts, "draft"),
        (summary.private, "private"),
        (summary.blocked, "blocked"),
        (summary.quarantined, "quarantined"),
        (summary.failed, "failed"),
    ];
    parts.extend(
        outcomes.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")),
    );
    let run = if summary.status == RunStatus::Running {
        "Nothing was written".to_owned()
    } else {
        format!("Run {} {}", summary.run_id, summary.status.as_str())
    };
    let mut text =
        format!("{run}: {} found: {}.", counted(summary.found, "message", "messages"), parts.join(", "));
    if summary.late_matched > 0 {
        let _ = write!(text, " {} logged late, after a change of the address book.", summary.late_matched);
    }
    let _ = write!(
        text,
        " {} settled in the mailbox, {} to settle; {}.",
        summary.settled,
        summary.pending,
        counted(summary.requests, "request", "requests")
    );
    text
}

fn balance(found: &Reconciliation) -> String {
    let Reconciliation { server_found, logged, set_aside, quarantined, pending, missing, ok } = found;
    let verdict = if *ok { "All accounted for." } else { "NOT all accounted for." };
    format!(
        "{server_found} in the mailbox = {logged} logged + {set_aside} set aside + {quarantined} quarantined + {pending} pending; {missing} missing. {verdict}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_leaves_out_what_did_not_happen() {
        let summary = RunSummary {
            run_id: 3,
            found: 56,
            logged: 40,
            entries: 44,
            unmatched: 16,
            settled: 50,
            pending: 6,
            requests: 1,
            status: RunStatus::Succeeded,
            ..RunSummary::default()
        };
        assert_eq!(
            sentence(&summary),
            "Run 3 succeeded: 56 messages found: 40 logged (44 entries), 16 not matched. \
             50 settled in the mailbox, 6 to settle; 1 request."
        );
    }

    #[test]
    fn a_run_that_was_put_off_fails_with_its_summary() {
        let summary = RunSummary {
            found: 3,
            status: RunStatus::Postponed,
            error_code: "throttled".into(),
            error_message: "Exchange asks to slow down.".into(),
            ..RunSummary::default()
        };
        let failure = tell(Printer::new(true), &summary).unwrap_err();
        assert_eq!(failure.exit_code(), 1);
        let document = serde_json::to_value(failure.document().unwrap()).unwrap();
        assert_eq!(document["error"]["code"], "throttled");
        assert_eq!(document["found"], 3);
    }

    #[test]
    fn a_canceled_run_has_a_code_too() {
        let summary = RunSummary { status: RunStatus::Canceled, ..RunSummary::default() };
        let failure = tell(Printer::new(true), &summary).unwrap_err();
        assert_eq!(failure.report().unwrap().code, "canceled");
    }

    #[test]
    fn a_dry_run_is_told_as_one_and_is_no_failure() {
        let summary = RunSummary { found: 1, ..RunSummary::default() };
        assert!(tell(Printer::new(true), &summary).is_ok());
        assert!(
            sentence(&summary).starts_with("Nothing was written: 1 message found: 0 logged (0 entries).")
        );
    }

    #[test]
    fn a_reconciliation_is_a_sum() {
        let found = Reconciliation {
            server_found: 3,
            logged: 2,
            set_aside: 1,
            ok: true,
            ..Reconciliation::default()
        };
        assert_eq!(
            balance(&found),
            "3 in the mailbox = 2 logged + 1 set aside + 0 quarantined + 0 pending; 0 missing. All accounted for."
        );
    }
}
