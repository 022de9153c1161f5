//! HTML bodies that read like business mail: greeting, paragraphs, tables, signature, and the earlier mail below.

use super::attachments::LOGO_ID;
use super::directory::Writer;
use super::words::Lang;

const CELL: &str = "border:1px solid #c8c8c8;padding:4px 10px";

/// The text of a mail before it becomes HTML.
pub(super) struct Text<'a> {
    /// Language of greeting and closing.
    pub(super) lang: Lang,
    /// Who is greeted: the first recipient's name.
    pub(super) to: &'a str,
    /// Paragraphs with a blank line between; lines that begin with `|` are a table, with `- ` a list.
    pub(super) paragraphs: &'a str,
    /// Which greeting and closing of the language.
    pub(super) variant: usize,
    /// Whether Aurora's logo stands in the signature.
    pub(super) logo: bool,
    /// Host of two pictures that the signature loads from the web; blank for none.
    pub(super) remote: &'a str,
}

/// The inside of a mail, without the page around it, so that an answer can quote it.
pub(super) fn inner(text: &Text<'_>, author: &Writer) -> String {
    let words = text.lang.words();
    let greeting = choose(words.greetings, text.variant).replace('*', called(text.to, text.lang));
    let mut html = format!("<p>{}</p>\n", escape(&greeting));
    html.push_str(&paragraphs(text.paragraphs));
    html.extend([format!("<p>{}</p>\n", escape(choose(words.closings, text.variant)))]);
    html.push_str(&signature(text, author));
    html
}

/// The earlier mail below an answer, as mail programs set it.
pub(super) fn quoted(lang: Lang, values: [&str; 4], earlier: &str) -> String {
    let lines: Vec<String> = lang
        .words()
        .quote
        .iter()
        .zip(values)
        .map(|(head, value)| format!("<b>{head}:</b> {}", escape(value)))
        .collect();
    // The logo of the quoted mail is not attached again.
    let earlier = earlier.replace(&logo(), "");
    format!("<hr>\n<div><p>{}</p>\n<blockquote>\n{earlier}</blockquote></div>\n", lines.join("<br>"))
}

/// The whole page.
pub(super) fn page(lang: Lang, inner: &str) -> String {
    let direction = if lang == Lang::Ar { " dir=\"rtl\"" } else { "" };
    format!(
        "<html><head><meta charset=\"utf-8\"></head>\n\
         <body{direction} style=\"font-family:Calibri,Arial,sans-serif;font-size:11pt;color:#222\">\n{inner}</body></html>"
    )
}

/// Paragraphs, lists and tables of a text.
pub(super) fn paragraphs(text: &str) -> String {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    blocks
        .map(|block| match block.chars().next() {
            Some('|') => table(block),
            Some('-') => list(block),
            _ => format!("<p>{}</p>\n", escape(block).replace('\n', "<br>")),
        })
        .collect()
}

/// Text made safe to stand in HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn list(block: &str) -> String {
    let items = block.lines().map(|line| format!("<li>{}</li>", escape(line.trim_start_matches("- "))));
    format!("<ul>{}</ul>\n", items.collect::<String>())
}

fn table(block: &str) -> String {
    let rows = block.lines().enumerate().map(|(at, line)| {
        let tag = if at == 0 { "th" } else { "td" };
        let cells = line.trim_start_matches('|').split('|').enumerate().map(|(column, cell)| {
            let align = if column == 0 { "left" } else { "right" };
            format!("<{tag} style=\"{CELL};text-align:{align}\">{}</{tag}>", escape(cell.trim()))
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    });
    format!("<table style=\"border-collapse:collapse\">\n{}</table>\n", rows.collect::<String>())
}

fn signature(text: &Text<'_>, author: &Writer) -> String {
    let mut lines = vec![escape(&author.party.name)];
    if !author.role.is_empty() {
        lines.push(format!("<span style=\"color:#666\">{}</span>", escape(&author.role)));
    }
    if author.ours && !author.phone.is_empty() {
        lines.push(format!(
            "<span style=\"color:#666\">{} · www.aurora.example</span>",
            escape(&author.phone)
        ));
    }
    let mut html = format!("<p>{}</p>\n", lines.join("<br>"));
    if text.logo {
        html.push_str(&logo());
    }
    if !text.remote.is_empty() {
        for picture in ["logo.png", "firma.png"] {
            html.extend([format!(
                "<img src=\"https://www.{}/mail/{picture}\" width=\"120\">\n",
                text.remote
            )]);
        }
    }
    html
}

fn logo() -> String {
    format!("<p><img src=\"cid:{LOGO_ID}\" alt=\"Aurora Mobiliario\" width=\"48\"></p>\n")
}

/// How somebody is called in a greeting; the Japanese keep the whole name.
fn called(name: &str, lang: Lang) -> &str {
    match lang {
        Lang::Ja => name,
        _ => name.split_whitespace().next().unwrap_or_default(),
    }
}

fn choose(of: &'static [&'static str], variant: usize) -> &'static str {
    variant.checked_rem(of.len()).and_then(|at| of.get(at).copied()).unwrap_or_default()
}
