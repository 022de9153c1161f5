//! Links of entries: verified when opened, found again when stale (architecture §3, *Links heal*; W12).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::session;
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::inbox::Location;
use crate::domain::interaction::LinkState;
use crate::error::{Code, Error, Result};
use crate::mailbox::{Mailbox, Placement};
use crate::processor::placed;
use crate::store::message::{Placed, Stored};

/// A link and its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Link {
    /// Address that opens the message in Outlook on the web; blank when there is none.
    pub url: String,
    /// State after the check.
    pub link_state: LinkState,
}

/// The link of an entry, verified and if need be repaired. Where the mailbox cannot be asked for now (offline,
/// signed out) the link is given as it was last known.
///
/// # Errors
/// `NotFound` when there is no such entry or it has no message.
pub async fn open(engine: &Engine, entry_no: i64) -> Result<Link> {
    let message_id = engine
        .store
        .message_of_entry(entry_no)
        .await?
        .ok_or_else(|| Error::new(Code::NotFound, format!("entry {entry_no} has no message to open")))?;
    let stored = engine
        .store
        .stored(message_id)
        .await?
        .ok_or_else(|| Error::new(Code::NotFound, format!("entry {entry_no} has no message to open")))?;
    let setup = engine.store.load_setup().await?;
    let mailbox = session::mailbox(engine, &setup).await?;
    match look(&mailbox, &stored).await {
        Ok(Some(placement)) => healed(engine, &mailbox, &stored, &placement).await,
        Ok(None) => stale(engine, &stored).await,
        Err(error) if error.is_passing() || is_about_session(&error) => Ok(as_known(&stored)),
        Err(error) => Err(error),
    }
}

async fn look(mailbox: &Mailbox, stored: &Stored) -> Result<Option<Placement>> {
    if let Some(placement) = mailbox.locate(&stored.message.server_id).await? {
        return Ok(Some(placement));
    }
    match &stored.message.internet_message_id {
        Some(id) => Ok(mailbox.find(id).await?.into_iter().next()),
        None => Ok(None),
    }
}

async fn healed(engine: &Engine, mailbox: &Mailbox, stored: &Stored, placement: &Placement) -> Result<Link> {
    let moved = stored.message.folder_id.as_deref() != Some(placement.folder_id.as_str());
    let location = if moved { location(mailbox, placement).await? } else { stored.location };
    engine.store.place(stored.message_id, &placed(placement, location)).await?;
    engine.tell(Event::EntriesChanged);
    let url = placement.web_link.clone().unwrap_or_default();
    let link_state = if url.is_empty() { LinkState::None } else { LinkState::Ok };
    Ok(Link { url, link_state })
}

async fn location(mailbox: &Mailbox, placement: &Placement) -> Result<Location> {
    let folders = crate::processor::folders(mailbox).await?;
    Ok(if placement.folder_id == folders.inbox {
        Location::Inbox
    } else if placement.folder_id == folders.archive {
        Location::Archive
    } else if folders.not_logged.as_ref() == Some(&placement.folder_id) {
        Location::NotLogged
    } else {
        Location::Elsewhere
    })
}

async fn stale(engine: &Engine, stored: &Stored) -> Result<Link> {
    let placed = Placed {
        server_id: None,
        folder_id: None,
        link: None,
        location: Location::Missing,
        link_state: LinkState::Stale,
    };
    engine.store.place(stored.message_id, &placed).await?;
    engine.tell(Event::EntriesChanged);
    Ok(Link { url: String::new(), link_state: LinkState::Stale })
}

fn as_known(stored: &Stored) -> Link {
    let url = stored.message.web_link.clone().unwrap_or_default();
    let link_state = if url.is_empty() { LinkState::None } else { LinkState::Pending };
    Link { url, link_state }
}

fn is_about_session(error: &Error) -> bool {
    matches!(error.code(), Code::SignInNeeded | Code::SignInAgain | Code::KeychainUnavailable)
}
