//! The mailbox against its limits (R108, R113).

use chrono::{NaiveTime, TimeDelta};

use super::session;
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::limits::{DAYS_BACK, FolderSample, Limits, LoggedPace, Measured};
use crate::error::{Code, Error, Result};
use crate::mailbox::Mailbox;
use crate::processor::NOT_LOGGED;
use crate::store::mailbox::MailboxRow;

/// As last measured; `None` when it never was.
pub async fn show(engine: &Engine) -> Result<Option<Limits>> {
    let setup = engine.store.load_setup().await?;
    if setup.shared_mailbox.trim().is_empty() {
        return Ok(None);
    }
    let now = engine.clock.now();
    let row = engine.store.mailbox(&setup.experience, &setup.shared_mailbox, now).await?;
    last(engine, &row).await
}

/// Measures now.
///
/// # Errors
/// `MailboxBlank`; those of reaching the mailbox; `ItemNotFound` when it has no Archive folder.
pub async fn measure(engine: &Engine) -> Result<Limits> {
    let setup = engine.store.load_setup().await?;
    let mailbox = session::mailbox(engine, &setup).await?;
    let now = engine.clock.now();
    let row = engine.store.mailbox(&setup.experience, &setup.shared_mailbox, now).await?;
    let measured = save(engine, &mailbox, &row).await;
    session::note_session(engine, measured.as_ref().err()).await?;
    measured?;
    last(engine, &row).await?.ok_or_else(|| Error::new(Code::Internal, "what was measured is not there"))
}

/// Measures after a run, once a local day. A failure is noted and no concern of the run.
pub(crate) async fn measure_daily(engine: &Engine, mailbox: &Mailbox, row: &MailboxRow) {
    let measured = match engine.store.last_measured(row.mailbox_id).await {
        Ok(Some(day)) if day == engine.clock.today() => Ok(()),
        Ok(_) => save(engine, mailbox, row).await,
        Err(error) => Err(error),
    };
    if let Err(error) = measured
        && let Err(error) = engine.note_failure("Measure mailbox", &error).await
    {
        tracing::warn!(code = error.code().as_str(), "The measurement cannot be noted");
    }
}

async fn save(engine: &Engine, mailbox: &Mailbox, row: &MailboxRow) -> Result<()> {
    let folders = mailbox.folders(NOT_LOGGED, false).await?;
    let ids = [
        ("inbox", Some(folders.inbox)),
        ("archive", Some(folders.archive)),
        ("not_logged", folders.not_logged),
    ];
    let (measured_at, day) = (engine.clock.now(), engine.clock.today());
    let mut measured = Vec::new();
    for (role, id) in ids {
        let Some(id) = id else { continue };
        let state = mailbox.folder_state(&id).await?;
        let role = role.to_owned();
        measured.push(Measured {
            sample: FolderSample { day, role, items: state.items, bytes: state.bytes },
            name: state.name,
            measured_at,
        });
    }
    engine.store.save_folder_sizes(row.mailbox_id, &measured).await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

async fn last(engine: &Engine, row: &MailboxRow) -> Result<Option<Limits>> {
    let Some(day) = engine.store.last_measured(row.mailbox_id).await? else { return Ok(None) };
    let history = engine.store.folder_sizes(row.mailbox_id, day - TimeDelta::days(DAYS_BACK)).await?;
    let pace = logged_pace(engine, row).await?;
    Ok(Limits::of(&row.address, &history, pace))
}

/// Logged mail of the last days by the time it was received, so that a backlog taken up in one run does not count
/// as one day's mail.
async fn logged_pace(engine: &Engine, row: &MailboxRow) -> Result<LoggedPace> {
    let now = engine.clock.now();
    let since = (now - TimeDelta::days(DAYS_BACK)).date_naive().and_time(NaiveTime::MIN).and_utc();
    let (messages, first) = engine.store.logged_since(row.mailbox_id, since).await?;
    let days = first.map(|first| (now - first).num_days()).and_then(|days| u32::try_from(days).ok());
    Ok(LoggedPace { messages, days: days.unwrap_or_default() })
}
