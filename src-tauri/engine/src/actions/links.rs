//! Links of entries: verified when opened, found again when stale (architecture §3, *Links heal*; W12).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::session;
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::inbox::Location;
use crate::domain::interaction::LinkState;
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::mailbox::{Mailbox, Placement, Span};
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
    let (lies_in, is_former) = mailbox_of(engine, &stored, &setup).await?;
    let mailbox = session::mailbox(engine, &lies_in).await?;
    match look(&mailbox, &stored).await {
        Ok(Some(placement)) => healed(engine, &mailbox, &stored, &placement).await,
        Ok(None) if is_former && !is_readable(&mailbox).await => Ok(as_known(&stored)),
        Ok(None) => stale(engine, &stored).await,
        Err(error) if is_former || error.is_passing() || is_about_session(&error) => Ok(as_known(&stored)),
        Err(error) => Err(error),
    }
}

/// The settings with the mailbox that the message lies in: after a change of the mailbox old links lead to the former
/// one (R112). Says whether it is another than the one set now.
async fn mailbox_of(engine: &Engine, stored: &Stored, setup: &Setup) -> Result<(Setup, bool)> {
    let row = engine.store.mailbox_row(stored.mailbox_id).await?;
    let address = row.map_or_else(|| setup.shared_mailbox.clone(), |row| row.address);
    let is_former = !address.eq_ignore_ascii_case(setup.shared_mailbox.trim());
    Ok((Setup { shared_mailbox: address, ..setup.clone() }, is_former))
}

/// Whether the account still sees that mailbox at all; without rights everything looks missing.
async fn is_readable(mailbox: &Mailbox) -> bool {
    mailbox.list_inbox(1, Span { since: None, newest_first: true }, None).await.is_ok()
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
