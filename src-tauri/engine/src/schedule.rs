//! The loop that runs the job when its time has come.

use std::time::Duration;

use tokio::sync::{broadcast, watch};

use crate::Engine;
use crate::actions::job::{self, Cancel, RunOptions};
use crate::domain::event::Event;
use crate::domain::job::JobStatus;
use crate::error::{Code, Result};

/// How often the job is looked at without being told, since another program may change it.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// Runs the job on schedule until `shutdown` says `true`. A run under way is then stopped; what it left is finished
/// by the next one. Errors of a run are planned around and never end the loop.
pub async fn run_on_schedule(engine: Engine, mut shutdown: watch::Receiver<bool>) -> Result<()> {
    let mut events = engine.subscribe();
    let cancel = Cancel::default();
    while !*shutdown.borrow_and_update() {
        let wait = until_due(&engine).await.unwrap_or(LOOK_EVERY);
        if wait.is_zero() {
            let options = RunOptions::default();
            let run = job::run(&engine, &options, &cancel);
            tokio::pin!(run);
            let result = tokio::select! {
                result = &mut run => result,
                () = told(&mut shutdown) => {
                    cancel.cancel();
                    run.await
                }
            };
            if let Some(wait) = pause_after(result.err().map(|error| error.code())) {
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = told(&mut shutdown) => {}
                }
            }
            continue;
        }
        tokio::select! {
            () = tokio::time::sleep(wait.min(LOOK_EVERY)) => {}
            () = setup_changed(&mut events) => {}
            () = told(&mut shutdown) => {}
        }
    }
    Ok(())
}

/// Ends when the sender says `true`.
async fn told(shutdown: &mut watch::Receiver<bool>) {
    while !*shutdown.borrow_and_update() {
        if shutdown.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// A run that could not even begin does not plan the next one: how long to wait before looking again.
fn pause_after(code: Option<Code>) -> Option<Duration> {
    let not_begun = matches!(
        code?,
        Code::JobRunning
            | Code::LoggingDisabled
            | Code::MailboxBlank
            | Code::TemplateMissing
            | Code::BatchZero
            | Code::SignInNeeded
            | Code::StoreLocked
            | Code::StoreUnavailable
            | Code::DiskFull
    );
    not_begun.then_some(LOOK_EVERY)
}

/// How long until the job is due; `None` while it does not run by itself.
async fn until_due(engine: &Engine) -> Option<Duration> {
    let job = engine.store.job().await.ok().flatten()?;
    if job.status == JobStatus::OnHold {
        return None;
    }
    let wait = job.next_run? - engine.clock.now();
    Some(wait.to_std().unwrap_or_default())
}

async fn setup_changed(events: &mut broadcast::Receiver<Event>) {
    loop {
        match events.recv().await {
            Ok(Event::SetupChanged | Event::SessionChanged) | Err(broadcast::error::RecvError::Lagged(_)) => {
                return;
            }
            Ok(_) => {}
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}
