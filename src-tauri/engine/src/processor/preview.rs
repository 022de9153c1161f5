//! What would be logged of the last days, for the assisted setup guide (R32): read, decided, counted, not written.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use crate::Engine;
use crate::domain::address::Address;
use crate::domain::decision::{Decision, Outcome};
use crate::domain::guide::{Preview, PreviewCount, PreviewRow};
use crate::domain::message::{Message, Party};
use crate::error::Result;
use crate::mailbox::{Listed, Mailbox, Span};

use super::look::Look;

/// Most messages that are decided about.
const MOST: u32 = 1_000;
/// Messages a page: most previews end on the first.
const PAGE: u32 = 250;
/// Most examples.
const EXAMPLES: usize = 20;

/// Which mail a preview looks at.
pub(crate) struct Window {
    /// Days looked back, as asked for.
    pub(crate) days: u32,
    /// Received then or later.
    pub(crate) since: DateTime<Utc>,
    /// Domains whose mail was sent from inside.
    pub(crate) inside: BTreeSet<String>,
}

/// Reads the Inbox from the newest message back to the beginning of the window.
///
/// # Errors
/// Those of reading the mailbox.
pub(crate) async fn preview(
    engine: &Engine,
    mailbox: &Mailbox,
    mailbox_id: Option<i64>,
    window: &Window,
) -> Result<Preview> {
    let mut look = Look::new(engine, mailbox_id);
    let mut count = Count::new(window);
    let mut cursor = None;
    loop {
        let span = Span { since: None, newest_first: true };
        let page = mailbox.list_inbox(PAGE, span, cursor.as_ref()).await?;
        let mut messages = Vec::new();
        for element in page.messages {
            if let Listed::Message(message) = element {
                messages.push(*message);
            }
        }
        let looked = look.page(&messages).await?;
        for (message, looked) in messages.iter().zip(looked) {
            if !count.take(message, &looked.decision) {
                return Ok(count.done());
            }
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(count.done());
        }
    }
}

struct Count<'a> {
    window: &'a Window,
    preview: Preview,
    reasons: BTreeMap<String, u32>,
}

impl<'a> Count<'a> {
    fn new(window: &'a Window) -> Self {
        let preview = Preview { days: window.days, ..Preview::default() };
        Self { window, preview, reasons: BTreeMap::new() }
    }

    /// Counts a message; says whether to go on. One without a date counts: it lies among the newest.
    fn take(&mut self, message: &Message, decision: &Decision) -> bool {
        if self.preview.newest.is_none() {
            self.preview.newest = Some(row(message, decision));
        }
        if message.received_at.is_some_and(|received| received < self.window.since) {
            return false;
        }
        if self.preview.found == MOST {
            self.preview.truncated = true;
            return false;
        }
        self.preview.found += 1;
        if decision.outcome == Outcome::Logged {
            self.preview.logged += 1;
            self.preview.entries += u32::try_from(decision.pairs.len()).unwrap_or(u32::MAX);
        } else {
            *self.reasons.entry(reason(decision)).or_default() += 1;
        }
        if self.preview.examples.len() < EXAMPLES {
            self.preview.examples.push(row(message, decision));
        }
        self.note_rule(message);
        true
    }

    /// Which of the two mail-flow rules has brought a copy (R26, R27); the newest comes first.
    fn note_rule(&mut self, message: &Message) {
        let author = message.author().and_then(|party| Address::parse(&party.address).ok());
        let Some(domain) = author.as_ref().and_then(|author| author.as_str().split_once('@')) else { return };
        let seen = if self.window.inside.contains(domain.1) {
            &mut self.preview.outbound_seen_at
        } else {
            &mut self.preview.inbound_seen_at
        };
        *seen = seen.or(message.received_at);
    }

    fn done(mut self) -> Preview {
        let counts = self.reasons.into_iter().map(|(reason, count)| PreviewCount { reason, count });
        self.preview.not_logged = counts.collect();
        self.preview.not_logged.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.reason.cmp(&b.reason)));
        self.preview
    }
}

fn row(message: &Message, decision: &Decision) -> PreviewRow {
    let distinct = |texts: &mut dyn Iterator<Item = String>| {
        let mut kept = Vec::new();
        for text in texts {
            if !kept.contains(&text) {
                kept.push(text);
            }
        }
        kept
    };
    PreviewRow {
        received_at: message.received_at,
        sender: message.author().map(shown).unwrap_or_default(),
        subject: message.subject.clone().unwrap_or_default(),
        logged: decision.outcome == Outcome::Logged,
        outcome: decision.outcome.as_str().to_owned(),
        reason: reason(decision),
        contacts: distinct(&mut decision.pairs.iter().map(|pair| pair.contact.name.clone())),
        salespeople: distinct(&mut decision.pairs.iter().map(|pair| pair.salesperson.code.clone())),
    }
}

fn shown(party: &Party) -> String {
    match (party.name.trim(), party.address.trim()) {
        ("", address) => address.to_owned(),
        (name, address) if name == address => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

fn reason(decision: &Decision) -> String {
    match serde_json::to_value(decision.reason) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
