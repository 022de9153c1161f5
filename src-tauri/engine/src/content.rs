//! From MIME to what a person reads: text, harmless HTML, files.
//!
//! Mail is written by strangers. Its structure is taken apart by `mail-parser`, which reads also what is broken, and its
//! HTML goes through `ammonia`, which lets pass only what is known to be harmless ([`html`]).

mod html;

use chrono::DateTime;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::domain::content::{ContentFile, MessageContent};
use crate::domain::message::Party;

/// Bytes of a body that are shown; the rest can be read in the mail program.
const MOST_SHOWN: usize = 4 * 1024 * 1024;

/// What a message says. Bytes that are no message at all give an empty content.
pub fn read(mime: &[u8]) -> MessageContent {
    let Some(message) = MessageParser::default().parse(mime) else { return MessageContent::default() };
    let (text, text_cut) = cut(text_of(&message));
    let (raw, html_cut) = cut(html_of(&message));
    let safe = html::sanitise(&raw, html::Pictures::of(&message));
    MessageContent {
        subject: message.subject().unwrap_or_default().to_owned(),
        from: parties(message.from()),
        to: parties(message.to()),
        cc: parties(message.cc()),
        sent_at: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        files: files(&message).map(|(file, _)| file).collect(),
        html: safe.html,
        text,
        remote_images: safe.remote_images,
        cut: text_cut || html_cut,
        kept: false,
    }
}

/// The file at a place of [`MessageContent::files`], with its bytes.
pub fn file(mime: &[u8], place: usize) -> Option<(ContentFile, Vec<u8>)> {
    let message = MessageParser::default().parse(mime)?;
    files(&message).nth(place).map(|(file, part)| (file, bytes(part).to_vec()))
}

/// Plain text as HTML, for those who want HTML of every message.
pub fn text_as_html(text: &str) -> String {
    format!("<pre>{}</pre>", ammonia::clean_text(text))
}

fn text_of(message: &Message<'_>) -> String {
    let bodies = (0..message.text_body_count()).filter_map(|place| message.body_text(place));
    bodies.map(|body| body.trim_end().to_owned()).collect::<Vec<_>>().join("\n\n")
}

/// The HTML of the message; blank where it has none, and then its text says it all.
fn html_of(message: &Message<'_>) -> String {
    if !message.html_bodies().any(|part| matches!(part.body, PartType::Html(_))) {
        return String::new();
    }
    let bodies = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        PartType::Text(text) => Some(text_as_html(text)),
        _ => None,
    });
    bodies.collect::<Vec<_>>().join("<hr>")
}

/// The beginning of a body, and whether there was more.
fn cut(mut body: String) -> (String, bool) {
    if body.len() <= MOST_SHOWN {
        return (body, false);
    }
    body.truncate(body.floor_char_boundary(MOST_SHOWN));
    (body, true)
}

fn parties(address: Option<&Address<'_>>) -> Vec<Party> {
    let listed = address.into_iter().flat_map(Address::iter);
    let party = |one: &mail_parser::Addr<'_>| Party {
        name: one.name().unwrap_or_default().to_owned(),
        address: one.address().unwrap_or_default().to_owned(),
    };
    listed.map(party).collect()
}

/// The files, without the pictures of the text: those have a Content-ID and are not declared an attachment.
fn files<'m>(message: &'m Message<'_>) -> impl Iterator<Item = (ContentFile, &'m MessagePart<'m>)> {
    message.attachments().filter(|part| !is_picture_of_text(part)).enumerate().map(|(place, part)| {
        let name = part.attachment_name().map(file_name).filter(|name| !name.is_empty());
        let file = ContentFile {
            name: name.unwrap_or_else(|| format!("file-{}", place + 1)),
            media_type: media_type(part),
            size: bytes(part).len() as u64,
        };
        (file, part)
    })
}

fn is_picture_of_text(part: &MessagePart<'_>) -> bool {
    let attached = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    part.content_id().is_some() && !attached && media_type(part).starts_with("image/")
}

fn media_type(part: &MessagePart<'_>) -> String {
    let declared = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
        None => kind.ctype().to_ascii_lowercase(),
    });
    declared.unwrap_or_else(|| "application/octet-stream".to_owned())
}

/// A message in a message is a file of its own.
fn bytes<'m>(part: &'m MessagePart<'_>) -> &'m [u8] {
    match &part.body {
        PartType::Message(inner) => inner.raw_message(),
        _ => part.contents(),
    }
}

/// The last part of a name, without what leads to other folders or cannot be seen.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|letter| !letter.is_control()).collect();
    seen.trim().trim_start_matches('.').chars().take(150).collect()
}

#[cfg(test)]
#[path = "content_tests.rs"]
mod tests;
