//! The one validator that page, guide, command line and switching on share (R36, W26).

use super::finding::Finding;
use super::{local, remote};
use crate::Engine;
use crate::actions::guide;
use crate::domain::event::Event;
use crate::domain::setup::{Check, Setup};
use crate::error::Result;

/// Checks everything a run needs, one by one, against Microsoft (R36). What cannot be checked because an earlier
/// check failed is said to be so.
///
/// # Errors
/// Those of the database; what a check found wrong stands in its row.
pub async fn validate(engine: &Engine) -> Result<Vec<Check>> {
    let setup = engine.store.load_setup().await?;
    let findings = findings(engine, &setup).await?;
    let outcome = findings.iter().find_map(Finding::error).map_or(Ok("ready to use"), Err);
    engine.store.note_activity(engine.clock.now(), "Validate setup", outcome).await?;
    engine.tell(Event::SetupChanged);
    Ok(findings.iter().map(Finding::check).collect())
}

/// All checks in their order.
pub(super) async fn findings(engine: &Engine, setup: &Setup) -> Result<Vec<Finding>> {
    let mut findings = vec![
        local::settings(setup),
        local::keychain(engine).await,
        local::template(engine, setup).await?,
        local::disk(engine),
    ];
    if findings.iter().any(|finding| finding.passed("settings")) {
        findings.extend(remote::all(engine, setup).await?);
    } else {
        findings.extend(remote::NAMES.map(Finding::not_checked));
    }
    findings.push(local::addresses(engine).await?);
    if findings.iter().any(|finding| finding.passed("mailbox")) {
        guide::note_mailbox_read(engine, setup).await?;
    }
    Ok(findings)
}
