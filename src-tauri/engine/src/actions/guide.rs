//! The assisted setup guide (`original.md` B.2; R30, R32).

use chrono::TimeDelta;

use super::{administrator, session, setup};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::guide::{ChecklistItem, Facts, Guide, GuideStep, Preview, read_with};
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::processor::{self, Window};
use crate::store::guide::Note;

/// The guide as it stands.
pub async fn show(engine: &Engine) -> Result<Guide> {
    let progress = engine.store.guide().await?;
    let setup = engine.store.load_setup().await?;
    let account = engine.store.account().await?;
    let facts = Facts {
        progress: &progress,
        setup: &setup,
        account: account.as_ref(),
        permitted: account.as_ref().is_some_and(setup::may_use_mailbox),
        template: engine.store.template(&setup.emails_template).await?.is_some(),
    };
    Ok(facts.guide())
}

/// Notes which step is open, so that the guide can be resumed there.
pub async fn open_step(engine: &Engine, step: GuideStep) -> Result<Guide> {
    noted(engine, Note::Current(step)).await
}

/// Ticks an item of the Exchange checklist, or takes the tick off.
///
/// # Errors
/// `AdministratorRequired`.
pub async fn tick(engine: &Engine, item: ChecklistItem, done: bool) -> Result<Guide> {
    administrator::require(engine).await?;
    noted(engine, Note::Tick(item, done)).await
}

async fn noted(engine: &Engine, note: Note<'_>) -> Result<Guide> {
    engine.store.note_guide(&note).await?;
    engine.tell(Event::SetupChanged);
    show(engine).await
}

/// Reads the mailbox and decides the mail of the last days (1–90) without writing anything there; here only the guide
/// notes that the mailbox was read. Mail from before the day logging begins with is not looked at.
///
/// # Errors
/// `InvalidValue` for another number of days; `MailboxBlank`, those of the session and of reading the mailbox.
pub async fn preview(engine: &Engine, days: u32) -> Result<Preview> {
    if !(1..=90).contains(&days) {
        return Err(Error::new(Code::InvalidValue, format!("days must be 1 to 90, not {days}")));
    }
    let setup = engine.store.load_setup().await?;
    let mailbox = session::mailbox(engine, &setup).await?;
    let row = engine.store.find_mailbox(&setup.experience, &setup.shared_mailbox).await?;
    let mut inside = engine.store.salesperson_domains().await?;
    inside.extend(setup.shared_mailbox.to_lowercase().rsplit_once('@').map(|(_, domain)| domain.to_owned()));
    let back = engine.clock.now() - TimeDelta::days(i64::from(days));
    let since = processor::since(engine).await?.map_or(back, |first| first.max(back));
    let window = Window { days, since, inside };
    let found = processor::preview(engine, &mailbox, row.map(|row| row.mailbox_id), &window).await;
    session::note_session(engine, found.as_ref().err()).await?;
    let found = found?;
    note_mailbox_read(engine, &setup).await?;
    engine.tell(Event::SetupChanged);
    Ok(found)
}

/// Ends the guide: email logging is on.
///
/// # Errors
/// `AdministratorRequired`; `LoggingDisabled` while it is not.
pub async fn finish(engine: &Engine) -> Result<Guide> {
    administrator::require(engine).await?;
    if !engine.store.load_setup().await?.enabled {
        return Err(Error::new(Code::LoggingDisabled, "e-mail logging is not enabled")
            .hint("switch it on with: enable --accept-data-handling"));
    }
    administrator::note(engine, "guide", "completed", "", "").await?;
    noted(engine, Note::Completed).await
}

/// The mailbox was read with these settings, and with the account signed in now.
pub(super) async fn note_mailbox_read(engine: &Engine, setup: &Setup) -> Result<()> {
    let account = engine.store.account().await?;
    let with = read_with(setup, account.as_ref());
    engine.store.note_guide(&Note::MailboxRead(engine.clock.now(), &with)).await
}

/// Logging was switched on: from the guide's last step that is its end.
pub(super) async fn turned_on(engine: &Engine) -> Result<()> {
    let progress = engine.store.guide().await?;
    if progress.started && progress.current == GuideStep::TurnOn {
        engine.store.note_guide(&Note::Completed).await?;
    }
    Ok(())
}
