//! Switching e-mail logging on (`original.md` B.1).

use super::finding::Finding;
use super::validate::findings;
use crate::Engine;
use crate::actions::{administrator, guide, job};
use crate::domain::advice::Cause;
use crate::domain::event::Event;
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};

/// Switches e-mail logging on once every check has passed that a run cannot put right itself; then the job is made anew, first run in a minute (B.1,
/// R52, R141).
///
/// # Errors
/// `AdministratorRequired`; `ConfirmationRequired` unless the handling of data was accepted; otherwise the first check
/// that failed: `MailboxBlank`, `BatchZero`, `TemplateMissing`, `SignInNeeded`, those of reaching the mailbox.
pub async fn enable(engine: &Engine, accept_data_handling: bool) -> Result<Setup> {
    let setup = engine.store.load_setup().await?;
    if setup.enabled {
        return Ok(setup);
    }
    administrator::require(engine).await?;
    if !accept_data_handling {
        return Err(Error::new(Code::ConfirmationRequired, "the handling of data was not accepted")
            .hint("read what is kept of a message, then accept it: enable --accept-data-handling"));
    }
    // A missing Archive folder is the one thing a run puts right by itself.
    let failed = findings(engine, &setup)
        .await?
        .into_iter()
        .filter_map(Finding::into_error)
        .find(|error| error.cause_of() != Some(Cause::ArchiveMissing));
    if let Some(error) = failed {
        engine.note_failure("Check connection", &error).await?;
        return Err(error);
    }
    // Read again: the check took its time, and a renewed sign-in may have noted something meanwhile.
    let mut setup = engine.store.load_setup().await?;
    setup.enabled = true;
    setup.data_handling_accepted = true;
    engine.store.save_setup(&setup).await?;
    administrator::note(engine, "enable", "", "", "").await?;
    job::make_fresh(engine, &setup).await?;
    guide::turned_on(engine).await?;
    engine.tell(Event::SetupChanged);
    Ok(setup)
}
