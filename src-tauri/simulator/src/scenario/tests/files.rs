//! The files on the messages open.

use std::collections::BTreeSet;

use super::monday;
use crate::scenario::attachments::crc32;
use crate::seed::Scenario;

#[test]
fn attachments_are_what_they_say() {
    let scenario = Scenario::demo(monday());
    let files = scenario.messages.iter().chain(&scenario.arrivals).flat_map(|message| &message.attachments);
    let mut kinds = BTreeSet::new();
    for file in files {
        kinds.insert(file.content_type.as_str());
        match file.content_type.as_str() {
            "application/pdf" => assert_pdf(&file.bytes),
            "image/png" => assert_png(&file.bytes),
            "text/calendar" => assert!(file.bytes.starts_with(b"BEGIN:VCALENDAR\r\n")),
            _ => assert!(String::from_utf8(file.bytes.clone()).unwrap().lines().count() > 3),
        }
    }
    assert_eq!(kinds.len(), 4);
}

fn assert_pdf(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.starts_with("%PDF-1.4\n") && text.ends_with("%%EOF\n"));
    let from = |start: usize| text.get(start..).unwrap();
    let table = from(text.lines().rev().nth(1).unwrap().parse().unwrap());
    assert!(table.starts_with("xref\n0 6\n"));
    for (number, line) in (1..=5).zip(table.lines().skip(3)) {
        let offset = line.split(' ').next().unwrap().parse().unwrap();
        assert!(from(offset).starts_with(&format!("{number} 0 obj\n")), "object {number} at {offset}");
    }
}

fn assert_png(bytes: &[u8]) {
    assert_eq!(bytes[..8], [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n']);
    let mut rest = &bytes[8..];
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let length = usize::try_from(u32::from_be_bytes(rest[..4].try_into().unwrap())).unwrap();
        let sum = u32::from_be_bytes(rest[8 + length..12 + length].try_into().unwrap());
        assert_eq!(crc32(&rest[4..8 + length]), sum);
        chunks.push(rest[4..8].to_vec());
        rest = &rest[12 + length..];
    }
    assert_eq!(chunks, [b"IHDR".to_vec(), b"IDAT".to_vec(), b"IEND".to_vec()]);
}

#[test]
fn a_picture_shown_in_the_body_is_attached() {
    for message in Scenario::demo(monday()).messages {
        for shown in message.body_html.split("src=\"cid:").skip(1) {
            let id = shown.split('"').next();
            assert!(message.attachments.iter().any(|file| file.content_id.as_deref() == id), "{id:?}");
        }
        let inside = message.attachments.iter().filter_map(|file| file.content_id.as_deref());
        assert!(inside.into_iter().all(|id| message.body_html.contains(&format!("cid:{id}"))));
    }
}
