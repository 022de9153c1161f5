//! The content of logged mail: as it was kept, else live from the mailbox (R2).

use super::session;
use crate::Engine;
use crate::error::{Code, Error, Result};
use crate::mailbox::Mailbox;
use crate::store::message::Stored;

/// How the content is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The whole message as mail programs write it, byte for byte as it came.
    Eml,
}

impl Format {
    /// The format of a name.
    ///
    /// # Errors
    /// `InvalidValue`.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "eml" => Ok(Self::Eml),
            _ => Err(Error::new(Code::InvalidValue, "The content of a message can be had as eml.")),
        }
    }
}

/// The content of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether they were kept here; otherwise they were read from the mailbox just now.
    pub kept: bool,
}

/// The message of an entry. What was kept is given also where the mailbox no longer has it, or cannot be reached.
/// Reading marks nothing.
///
/// # Errors
/// `NotFound` when there is no such entry or it has no message; without a kept copy `ItemNotFound` when the mailbox has
/// none either, and those of the session and the mailbox.
pub async fn read(engine: &Engine, entry_no: i64, format: Format) -> Result<Content> {
    let Format::Eml = format;
    let missing = || Error::new(Code::NotFound, format!("entry {entry_no} has no message to read"));
    let message_id = engine.store.message_of_entry(entry_no).await?.ok_or_else(missing)?;
    if let Some(bytes) = engine.store.content(message_id).await? {
        return Ok(Content { bytes, kept: true });
    }
    let stored = engine.store.stored(message_id).await?.ok_or_else(missing)?;
    let setup = engine.store.load_setup().await?;
    let mailbox = session::mailbox(engine, &setup).await?;
    Ok(Content { bytes: live(&mailbox, &stored).await?, kept: false })
}

/// By its id, else by the copy with its Internet Message-ID.
async fn live(mailbox: &Mailbox, stored: &Stored) -> Result<Vec<u8>> {
    match (mailbox.mime(&stored.message.server_id).await, &stored.message.internet_message_id) {
        (Err(error), Some(id)) if error.code() == Code::ItemNotFound => {
            match mailbox.find(id).await?.first() {
                Some(copy) => mailbox.mime(&copy.server_id).await,
                None => Err(error),
            }
        }
        (result, _) => result,
    }
}
