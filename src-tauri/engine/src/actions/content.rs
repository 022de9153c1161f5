//! The content of logged mail: as it was kept, else live from the mailbox (R2).

use std::path::Path;

use url::Url;

use super::session;
use crate::Engine;
use crate::content;
use crate::domain::content::{ContentFile, MessageContent};
use crate::error::{Code, Error, Result};
use crate::mailbox::Mailbox;
use crate::store::message::Stored;

/// How the content is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The whole message as mail programs write it, byte for byte as it came.
    Eml,
    /// The body as HTML, made harmless.
    Html,
    /// The body as plain text.
    Text,
}

impl Format {
    /// The format of a name.
    ///
    /// # Errors
    /// `InvalidValue`.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "eml" => Ok(Self::Eml),
            "html" => Ok(Self::Html),
            "text" => Ok(Self::Text),
            _ => Err(Error::new(
                Code::InvalidValue,
                "The content of a message can be had as html, text or eml.",
            )),
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

/// The message of an entry in a format.
///
/// # Errors
/// Those of [`show`].
pub async fn read(engine: &Engine, entry_no: i64, format: Format) -> Result<Content> {
    let Content { bytes, kept } = mime(engine, entry_no).await?;
    let bytes = match format {
        Format::Eml => bytes,
        Format::Text => content::read(&bytes).text.into_bytes(),
        Format::Html => {
            let content = content::read(&bytes);
            let blank = content.html.is_empty();
            if blank { content::text_as_html(&content.text) } else { content.html }.into_bytes()
        }
    };
    Ok(Content { bytes, kept })
}

/// The message of an entry to be shown. Reading marks nothing.
///
/// # Errors
/// `NotFound` when there is no such entry or it has no message; without a kept copy `ItemNotFound` when the mailbox has
/// none either, and those of the session and the mailbox.
pub async fn show(engine: &Engine, entry_no: i64) -> Result<MessageContent> {
    let Content { bytes, kept } = mime(engine, entry_no).await?;
    Ok(MessageContent { kept, ..content::read(&bytes) })
}

/// A file of the message of an entry, by its place in [`MessageContent::files`], with its bytes.
///
/// # Errors
/// Those of [`show`], and `NotFound` where there is no such file.
pub async fn file(engine: &Engine, entry_no: i64, place: u32) -> Result<(ContentFile, Vec<u8>)> {
    let Content { bytes, .. } = mime(engine, entry_no).await?;
    content::file(&bytes, place as usize).ok_or_else(|| {
        Error::new(Code::NotFound, format!("the message of entry {entry_no} has no such file"))
    })
}

/// Writes a file of a message where the person wants it, whole or not at all.
///
/// # Errors
/// `FileUnavailable`, `DiskFull`.
pub async fn save(bytes: &[u8], path: &Path) -> Result<()> {
    let part = path.with_extension("part");
    let written = async {
        tokio::fs::write(&part, bytes).await?;
        tokio::fs::rename(&part, path).await
    };
    let Err(error) = written.await else { return Ok(()) };
    let _ = tokio::fs::remove_file(&part).await;
    Err(Error::new(Code::of_file(&error), "The file cannot be written there.").because(error))
}

/// A link of a message that may be opened: it leads to a page or writes a mail.
///
/// # Errors
/// `UnsafeAddress`.
pub fn link_of_mail(address: &str) -> Result<String> {
    let url =
        Url::parse(address).ok().filter(|url| ["http", "https", "mailto", "tel"].contains(&url.scheme()));
    url.map(String::from)
        .ok_or_else(|| Error::new(Code::UnsafeAddress, "The link leads neither to a page nor to a person."))
}

/// The bytes of the message of an entry. What was kept is given also where the mailbox no longer has it, or cannot be
/// reached.
async fn mime(engine: &Engine, entry_no: i64) -> Result<Content> {
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
