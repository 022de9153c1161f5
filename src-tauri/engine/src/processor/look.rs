//! Looks without touching: what would be decided about the mail of the Inbox. Nothing is written, here or there.

use std::collections::BTreeSet;

use crate::Engine;
use crate::domain::decision::Decision;
use crate::domain::job::{RunStatus, RunSummary};
use crate::domain::matching::{self, Context, Recipients};
use crate::domain::message::Message;
use crate::error::Result;
use crate::mailbox::{Listed, Mailbox, Span};

use super::recorder::{Recorder, directory};
use super::{Extent, is_left_alone, key, since};

/// A look at the Inbox that goes on from page to page.
pub(super) struct Look<'a> {
    engine: &'a Engine,
    mailbox_id: Option<i64>,
    keys: BTreeSet<String>,
}

/// What would be decided about a message.
pub(super) struct Looked {
    pub(super) decision: Decision,
    /// It is recorded already.
    pub(super) recorded: bool,
}

impl<'a> Look<'a> {
    /// A look at the mailbox with that row; `None` for one that was never processed.
    pub(super) fn new(engine: &'a Engine, mailbox_id: Option<i64>) -> Self {
        Self { engine, mailbox_id, keys: BTreeSet::new() }
    }

    /// What would be decided about the messages of a page, in their order. A copy of one seen before is a duplicate.
    pub(super) async fn page(&mut self, messages: &[Message]) -> Result<Vec<Looked>> {
        let ids: Vec<&str> = messages.iter().map(|message| message.server_id.as_str()).collect();
        let keys: Vec<String> = messages.iter().map(key::canonical_key).collect();
        let wanted: Vec<&str> = keys.iter().map(String::as_str).collect();
        let (mut recorded, mut known_keys) = (BTreeSet::new(), BTreeSet::new());
        if let Some(mailbox_id) = self.mailbox_id {
            recorded.extend(self.engine.store.known_by_server_id(mailbox_id, &ids).await?.into_keys());
            known_keys.extend(self.engine.store.known_by_key(mailbox_id, &wanted).await?.into_keys());
        }
        let directory = directory(self.engine, messages.iter()).await?;
        let mut looked = Vec::with_capacity(messages.len());
        for (message, key) in messages.iter().zip(keys) {
            let recorded = recorded.contains(&message.server_id);
            let known_key = !recorded && (known_keys.contains(&key) || self.keys.contains(&key));
            let now = self.engine.clock.now();
            let context = Context { directory: &directory, now, recipients: Recipients::Strict, known_key };
            let decision = matching::decide(message, &context);
            if key::recorded_key(&key, decision.outcome, "") == key {
                self.keys.insert(key);
            }
            looked.push(Looked { decision, recorded });
        }
        Ok(looked)
    }
}

/// Decides about everything new in the Inbox, or one batch of it, as a run would.
pub(crate) async fn dry_run(
    engine: &Engine,
    mailbox: &Mailbox,
    mailbox_id: Option<i64>,
    extent: Extent,
) -> Result<RunSummary> {
    // A run would not begin without a template either.
    Recorder::new(engine, 0).await?;
    let since = since(engine).await?;
    let status = RunStatus::Succeeded;
    let mut summary = RunSummary { started_at: engine.clock.now(), status, ..RunSummary::default() };
    let mut look = Look::new(engine, mailbox_id);
    let mut cursor = None;
    loop {
        let page = mailbox.list_inbox(1_000, Span { since, newest_first: false }, cursor.as_ref()).await?;
        let mut messages = Vec::new();
        for element in page.messages {
            match element {
                Listed::Message(message) if is_left_alone(&message, since) => {}
                Listed::Message(message) => messages.push(*message),
                Listed::Unusable => summary.failed += 1,
            }
        }
        for looked in look.page(&messages).await?.iter().filter(|looked| !looked.recorded) {
            if matches!(extent, Extent::Batch(size) if summary.found >= size) {
                return Ok(ended(engine, mailbox, summary));
            }
            summary.add(&looked.decision);
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(ended(engine, mailbox, summary));
        }
    }
}

fn ended(engine: &Engine, mailbox: &Mailbox, mut summary: RunSummary) -> RunSummary {
    summary.finished_at = Some(engine.clock.now());
    summary.requests = u32::try_from(mailbox.requests()).unwrap_or(u32::MAX);
    summary
}
