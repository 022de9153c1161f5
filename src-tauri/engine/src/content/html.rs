//! Harmless HTML.
//!
//! What stays is what a letter needs: text, tables, lists, colours, links and pictures that came with it. Scripts, styles
//! of the page, forms, frames and everything that would be loaded from elsewhere go.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use ammonia::Builder;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::{Message, MimeHeaders};

/// Elements that go with all they hold.
const GONE: [&str; 8] = ["script", "style", "title", "noscript", "template", "select", "textarea", "svg"];

/// Attributes any element may have.
const ATTRIBUTES: [&str; 11] =
    ["lang", "dir", "title", "style", "align", "valign", "bgcolor", "color", "width", "height", "border"];

/// Properties of `style` that can neither load anything nor lay something over the window.
const PROPERTIES: [&str; 48] = [
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-radius",
    "border-right",
    "border-spacing",
    "border-style",
    "border-top",
    "border-width",
    "color",
    "direction",
    "display",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-width",
    "min-width",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
];

/// Kinds of picture a window draws without running anything; SVG is not one.
const PICTURES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

/// Bytes of pictures that are shown within one message.
const MOST_PICTURES: usize = 12 * 1024 * 1024;

/// The pictures that came with a message, by Content-ID.
#[derive(Debug, Default)]
pub(super) struct Pictures(HashMap<String, String>);

impl Pictures {
    /// Those of a message, as addresses that hold the picture itself.
    pub(super) fn of(message: &Message<'_>) -> Self {
        let mut left = MOST_PICTURES;
        let mut pictures = HashMap::new();
        for part in message.attachments() {
            let (Some(id), bytes) = (part.content_id(), part.contents()) else { continue };
            let media = super::media_type(part);
            if PICTURES.contains(&media.as_str()) && bytes.len() <= left {
                left -= bytes.len();
                let address = format!("data:{media};base64,{}", STANDARD.encode(bytes));
                pictures.insert(id.trim_matches(['<', '>']).to_owned(), address);
            }
        }
        Self(pictures)
    }
}

/// HTML made harmless.
pub(super) struct Safe {
    /// The HTML.
    pub html: String,
    /// Pictures on somebody's server, left out.
    pub remote_images: u32,
}

/// Makes HTML harmless.
pub(super) fn sanitise(raw: &str, pictures: Pictures) -> Safe {
    if raw.is_empty() {
        return Safe { html: String::new(), remote_images: 0 };
    }
    let remote = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&remote);
    let html = Builder::default()
        .add_tags(["font"])
        .add_tag_attributes("font", ["face", "size"])
        .add_tag_attributes("table", ["cellpadding", "cellspacing"])
        .rm_tag_attributes("img", ["srcset"])
        .add_generic_attributes(ATTRIBUTES)
        .add_clean_content_tags(GONE)
        .filter_style_properties(HashSet::from(PROPERTIES))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel", "cid", "data"]))
        .attribute_filter(move |element, attribute, value| match (element, attribute) {
            ("img", "src") => picture(&pictures, &counted, value),
            // Quotations name where they come from; nobody reads that, and it would be one more address.
            (_, "cite" | "src" | "background") => None,
            (_, "href") => link(value),
            _ => Some(Cow::Borrowed(value)),
        })
        .clean(raw)
        .to_string();
    Safe { html, remote_images: remote.load(Ordering::Relaxed) }
}

/// Where a picture is shown from: the message itself, or nowhere.
fn picture<'v>(pictures: &Pictures, remote: &AtomicU32, address: &'v str) -> Option<Cow<'v, str>> {
    let address = address.trim();
    if let Some(id) = address.strip_prefix("cid:") {
        return pictures.0.get(id).cloned().map(Cow::Owned);
    }
    let held = |media: &&str| address.strip_prefix("data:").is_some_and(|rest| rest.starts_with(*media));
    if PICTURES.iter().any(held) {
        return Some(Cow::Borrowed(address));
    }
    remote.fetch_add(1, Ordering::Relaxed);
    None
}

/// Links lead to pages, people and telephones; a link that holds its own page leads nowhere.
fn link(address: &str) -> Option<Cow<'_, str>> {
    let scheme = address.trim().split(':').next().unwrap_or_default().to_ascii_lowercase();
    ["http", "https", "mailto", "tel"].contains(&scheme.as_str()).then_some(Cow::Borrowed(address))
}
