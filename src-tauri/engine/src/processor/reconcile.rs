//! Reconcile: what was found on the server = logged + set aside + quarantined + pending; anything else is an alarm.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::Engine;
use crate::domain::decision::Outcome;
use crate::domain::inbox::Location;
use crate::domain::job::Reconciliation;
use crate::domain::message::canonical_message_id;
use crate::error::Result;
use crate::mailbox::{Folders, Listed, Mailbox};
use crate::store::reconcile::Expected;

use super::is_left_alone;
use super::resolve::placed;

/// A message seen in one of the working folders.
struct Seen {
    server_id: String,
    internet_message_id: String,
    /// Received before the day logging begins with.
    left_alone: bool,
    location: Location,
}

/// Compares mailbox and database. Messages that somebody moved to another folder are looked for and their link is
/// mended; only what is nowhere any more counts as missing.
pub(crate) async fn reconcile(
    engine: &Engine,
    mailbox: &Mailbox,
    mailbox_id: i64,
    folders: &Folders,
) -> Result<Reconciliation> {
    let seen = list_all(mailbox, folders, super::since(engine).await?).await?;
    let mut expected = Book::new(engine.store.expected_messages(mailbox_id).await?);
    let mut result = Reconciliation::default();
    for message in &seen {
        match expected.take(message) {
            Some(known) => count(&mut result, &known),
            // Not taken up yet. What others keep in the Archive or Not Logged is none of the job's concern, nor is
            // what lay in the Inbox before logging began.
            None if message.location == Location::Inbox && !message.left_alone => {
                result.server_found += 1;
                result.pending += 1;
            }
            None => {}
        }
    }
    for known in expected.left() {
        if !find_elsewhere(engine, mailbox, &known).await? {
            result.missing += 1;
        }
    }
    let accounted = result.logged + result.set_aside + result.quarantined + result.pending;
    result.ok = result.missing == 0 && result.server_found == accounted;
    Ok(result)
}

async fn list_all(mailbox: &Mailbox, folders: &Folders, since: Option<DateTime<Utc>>) -> Result<Vec<Seen>> {
    let mut seen = Vec::new();
    let not_logged = folders.not_logged.as_ref().map(|id| (id, Location::NotLogged));
    let places = [(&folders.inbox, Location::Inbox), (&folders.archive, Location::Archive)];
    for (folder_id, location) in places.into_iter().chain(not_logged) {
        let mut cursor = None;
        loop {
            let page = mailbox.list_folder(folder_id, cursor.as_ref()).await?;
            for element in page.messages {
                if let Listed::Message(message) = element {
                    let left_alone = is_left_alone(&message, since);
                    let internet_message_id = message.internet_message_id.unwrap_or_default();
                    seen.push(Seen {
                        server_id: message.server_id,
                        internet_message_id,
                        left_alone,
                        location,
                    });
                }
            }
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
    }
    Ok(seen)
}

/// What the database counts on, found by server id or, where the server does not keep ids, by Internet Message-ID.
struct Book {
    by_id: BTreeMap<String, Expected>,
    by_internet_id: BTreeMap<String, Vec<String>>,
}

impl Book {
    fn new(expected: Vec<Expected>) -> Self {
        let mut book = Self { by_id: BTreeMap::new(), by_internet_id: BTreeMap::new() };
        for message in expected {
            if let Some(id) = canonical_message_id(&message.internet_message_id) {
                book.by_internet_id.entry(id).or_default().push(message.server_id.clone());
            }
            book.by_id.insert(message.server_id.clone(), message);
        }
        book
    }

    fn take(&mut self, seen: &Seen) -> Option<Expected> {
        if let Some(found) = self.by_id.remove(&seen.server_id) {
            return Some(found);
        }
        let id = canonical_message_id(&seen.internet_message_id)?;
        let candidates = self.by_internet_id.get(&id)?.clone();
        candidates.iter().find_map(|server_id| self.by_id.remove(server_id))
    }

    fn left(self) -> Vec<Expected> {
        self.by_id.into_values().collect()
    }
}

fn count(result: &mut Reconciliation, known: &Expected) {
    result.server_found += 1;
    let place = match known.outcome {
        _ if known.unsettled => &mut result.pending,
        Outcome::Logged => &mut result.logged,
        Outcome::Quarantined => &mut result.quarantined,
        _ => &mut result.set_aside,
    };
    *place += 1;
}

async fn find_elsewhere(engine: &Engine, mailbox: &Mailbox, known: &Expected) -> Result<bool> {
    let mut found = mailbox.locate(&known.server_id).await?;
    if found.is_none() && !known.internet_message_id.is_empty() {
        found = mailbox.find(&known.internet_message_id).await?.into_iter().next();
    }
    if let Some(placement) = &found {
        engine.store.place(known.message_id, &placed(placement, Location::Elsewhere)).await?;
    }
    Ok(found.is_some())
}
