//! What must not be missed (W25, W27).

use chrono::{DateTime, Utc};

use super::{activity, limits};
use crate::Engine;
use crate::domain::advice::{Cause, Remedy};
use crate::domain::job::ActivityFilter;
use crate::domain::notice::{self, Known, Notice};
use crate::error::Result;

/// Failures that are looked through for why the sign-in is needed.
const LOOKED_AT: u32 = 20;

/// What a person should know or do now, most urgent first.
pub async fn list(engine: &Engine) -> Result<Vec<Notice>> {
    let setup = engine.store.load_setup().await?;
    let account = engine.store.account().await?;
    let job = engine.store.job().await?;
    let failure = match &account {
        Some(account) if account.sign_in_needed => last_refusal(engine).await?,
        _ => None,
    };
    // The rest must be told also where the mailbox was never measured.
    let limits = limits::show(engine).await.unwrap_or_default();
    let known = Known {
        now: engine.clock.now(),
        setup: &setup,
        account: account.as_ref(),
        failure,
        job: job.as_ref(),
        template: engine.store.template(&setup.emails_template).await?.is_some(),
        limits: limits.as_ref(),
    };
    Ok(notice::all(&known, |day| engine.clock.zone().day_start(day)))
}

/// Why Microsoft refused the session last, as the activity log tells: something a person at the sign-in, or an
/// administrator, has to do.
async fn last_refusal(engine: &Engine) -> Result<Option<(Cause, DateTime<Utc>)>> {
    let failed =
        ActivityFilter { status: "Failed".to_owned(), limit: LOOKED_AT, ..ActivityFilter::default() };
    let rows = activity::list(engine, &failed).await?;
    let refusals = rows.into_iter().filter_map(|row| Some((row.cause?, row.date)));
    Ok(refusals.into_iter().find(|(cause, _)| is_of_session(*cause)))
}

fn is_of_session(cause: Cause) -> bool {
    matches!(cause.remedy(), Remedy::SignIn | Remedy::GiveConsent | Remedy::AskAdministrator)
        && cause != Cause::NotSignedIn
}
