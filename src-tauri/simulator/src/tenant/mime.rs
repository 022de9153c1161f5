//! MIME in and out. Exchange does not keep the sent bytes but makes new ones
//! (<https://learn.microsoft.com/graph/outlook-get-mime-message>); a message poured in from a file keeps its own.

use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address as Written;
use mail_builder::headers::raw::Raw;
use mail_parser::{Address, MessageParser, MimeHeaders, PartType};

use super::message::Message;
use crate::seed::{Party, SeedAttachment, SeedMessage};

/// What a mailbox makes of an incoming message file.
pub(crate) fn read(mime: Vec<u8>, received: DateTime<Utc>) -> SeedMessage {
    let mut seed = SeedMessage { received, sent: received, ..SeedMessage::default() };
    if let Some(message) = MessageParser::default().parse(&mime) {
        fill(&mut seed, &message);
    }
    seed.mime = Some(mime);
    seed
}

fn fill(seed: &mut SeedMessage, message: &mail_parser::Message<'_>) {
    seed.from = parties(message.from()).into_iter().next();
    // Without a Sender header the author is the sender (RFC 5322, 3.6.2).
    seed.sender = parties(message.sender()).into_iter().next().or_else(|| seed.from.clone());
    seed.to = parties(message.to());
    seed.cc = parties(message.cc());
    seed.subject = message.subject().map(str::to_owned);
    seed.internet_message_id = message.message_id().map(|id| format!("<{id}>"));
    seed.conversation = conversation(message);
    if let Some(sent) = message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)) {
        seed.sent = sent;
    }
    seed.body_html = message.body_html(0).map(std::borrow::Cow::into_owned).unwrap_or_default();
    seed.sensitivity = match header(message, "Sensitivity").to_ascii_lowercase().as_str() {
        "personal" => 1,
        "private" => 2,
        "company-confidential" => 3,
        _ => 0,
    };
    seed.importance = match header(message, "Importance").to_ascii_lowercase().as_str() {
        "high" => "high".to_owned(),
        "low" => "low".to_owned(),
        _ => String::new(),
    };
    seed.headers =
        message.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
    seed.attachments = message.attachments().map(attachment).collect();
}

fn header(message: &mail_parser::Message<'_>, name: &str) -> String {
    message.header_raw(name.to_owned()).unwrap_or_default().trim().to_owned()
}

fn conversation(message: &mail_parser::Message<'_>) -> String {
    let first = |value: &mail_parser::HeaderValue<'_>| {
        value.as_text_list().and_then(|list| list.first().map(ToString::to_string))
    };
    first(message.references())
        .or_else(|| first(message.in_reply_to()))
        .or_else(|| message.message_id().map(str::to_owned))
        .unwrap_or_default()
}

fn parties(address: Option<&Address<'_>>) -> Vec<Party> {
    let listed = address.into_iter().flat_map(Address::iter);
    listed
        .map(|one| Party {
            name: one.name().or(one.address()).unwrap_or_default().to_owned(),
            address: one.address().unwrap_or_default().to_owned(),
        })
        .collect()
}

fn attachment(part: &mail_parser::MessagePart<'_>) -> SeedAttachment {
    let declared = part.content_type().map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()),
        None => kind.ctype().to_owned(),
    });
    let bytes = match &part.body {
        PartType::Message(inner) => inner.raw_message().to_vec(),
        _ => part.contents().to_vec(),
    };
    let inline = part.content_disposition().is_none_or(|place| place.ctype().eq_ignore_ascii_case("inline"));
    SeedAttachment {
        name: part.attachment_name().unwrap_or("attachment").to_owned(),
        content_type: declared.unwrap_or_else(|| "application/octet-stream".to_owned()),
        bytes,
        content_id: part.content_id().filter(|_| inline).map(str::to_owned),
    }
}

/// The message as RFC 822 bytes.
pub(crate) fn write(message: &Message) -> Vec<u8> {
    if let Some(mime) = &message.mime {
        return mime.to_vec();
    }
    let mut builder = MessageBuilder::new().date(message.sent.timestamp());
    for (name, value) in &message.headers {
        builder = builder.header(name.clone(), Raw::new(value.clone()));
    }
    if let Some(from) = &message.from {
        builder = builder.from(written(from));
    }
    if let Some(sender) = message.sender.as_ref().filter(|sender| message.from.as_ref() != Some(*sender)) {
        builder = builder.sender(written(sender));
    }
    for (list, add) in [
        (
            &message.to,
            MessageBuilder::to as fn(MessageBuilder<'static>, Written<'static>) -> MessageBuilder<'static>,
        ),
        (&message.cc, MessageBuilder::cc),
        (&message.reply_to, MessageBuilder::reply_to),
    ] {
        if !list.is_empty() {
            builder = add(builder, Written::new_list(list.iter().map(written).collect()));
        }
    }
    builder = builder.subject(message.subject.clone().unwrap_or_default());
    let id = message.internet_message_id.clone().unwrap_or_default();
    builder = builder.message_id(id.trim_matches(['<', '>']).to_owned());
    let bytes = finish(with_content(builder, message));
    if id.is_empty() { without_blank_id(bytes) } else { bytes }
}

fn with_content(mut builder: MessageBuilder<'static>, message: &Message) -> MessageBuilder<'static> {
    if let Some(name) = [None, Some("Personal"), Some("Private"), Some("Company-Confidential")]
        .get(usize::from(message.sensitivity))
        .copied()
        .flatten()
    {
        builder = builder.header("Sensitivity", Raw::new(name));
    }
    builder = builder.text_body(message.body_text());
    if message.body_is_html {
        builder = builder.html_body(message.body.clone());
    }
    for file in &message.attachments {
        let bytes = file.bytes.to_vec();
        builder = match (&file.content_id, file.inline) {
            (Some(id), true) => builder.inline(file.content_type.clone(), id.clone(), bytes),
            _ => builder.attachment(file.content_type.clone(), file.name.clone(), bytes),
        };
    }
    builder
}

fn finish(builder: MessageBuilder<'static>) -> Vec<u8> {
    // Writing to memory does not fail.
    builder.write_to_vec().unwrap_or_default()
}

/// mail-builder makes up an id where none is given; a message without one gets a blank one first, which goes here.
fn without_blank_id(mut bytes: Vec<u8>) -> Vec<u8> {
    const BLANK: &[u8] = b"Message-ID: <>\r\n";
    if let Some(at) = bytes.windows(BLANK.len()).position(|window| window == BLANK) {
        bytes.drain(at..at + BLANK.len());
    }
    bytes
}

fn written(party: &Party) -> Written<'static> {
    let name = Some(party.name.clone()).filter(|name| !name.is_empty());
    Written::new_address(name, party.address.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_survives_the_way_through_mime() {
        let now = crate::clock::now();
        let seed = SeedMessage {
            from: Some(Party { name: "Ana Ñúñez".into(), address: "ana@x.example".into() }),
            to: vec![Party { name: String::new(), address: "b@y.example".into() }],
            subject: Some("Presupuesto — 見積".into()),
            body_html: "<p>Hola</p>".into(),
            internet_message_id: Some("<1@x.example>".into()),
            sensitivity: 2,
            attachments: vec![SeedAttachment {
                name: "a.pdf".into(),
                content_type: "application/pdf".into(),
                bytes: vec![1, 2, 3],
                content_id: None,
            }],
            ..SeedMessage::default()
        };
        let back = read(write(&Message::from_seed(seed.clone(), now)), now);
        assert_eq!(back.from.map(|p| p.address), Some("ana@x.example".to_owned()));
        assert_eq!(back.subject, seed.subject);
        assert_eq!(back.internet_message_id, seed.internet_message_id);
        assert_eq!(back.sensitivity, 2);
        assert_eq!(back.attachments.len(), 1);
        assert_eq!(back.attachments[0].bytes, vec![1, 2, 3]);
    }

    #[test]
    fn a_message_without_an_id_keeps_none() {
        let now = crate::clock::now();
        let bytes =
            write(&Message::from_seed(SeedMessage { body_html: "x".into(), ..SeedMessage::default() }, now));
        assert!(!String::from_utf8_lossy(&bytes).contains("Message-ID"));
    }

    #[test]
    fn rubbish_is_a_message_too() {
        let now = crate::clock::now();
        assert!(read(Vec::new(), now).from.is_none());
        assert!(read(vec![0xff; 100], now).subject.is_none());
    }
}
