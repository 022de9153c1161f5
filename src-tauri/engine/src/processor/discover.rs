//! Discover and log: list the Inbox oldest first, decide about what is new, record it page by page.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;

use crate::domain::decision::Outcome;
use crate::domain::event::Event;
use crate::domain::inbox::Location;
use crate::domain::interaction::LinkState;
use crate::domain::job::Phase;
use crate::domain::matching::Recipients;
use crate::domain::message::Message;
use crate::error::{Code, Error, Result};
use crate::mailbox::{Cursor, Listed, Span};
use crate::store::message::{Known, Placed};
use crate::store::operation::OperationKind;

use super::is_left_alone;
use super::key::canonical_key;
use super::run::Run;

/// Messages a page when the Inbox is drained: the most Graph gives (wire §1).
const PAGE: u32 = 1_000;
/// Passes over the Inbox in one run; each finds only what came or was missed meanwhile.
const PASSES: u32 = 20;

impl Run<'_> {
    /// Takes up all new messages, or one batch of them, and carries out the operations they ask for.
    ///
    /// Nothing is moved before the listing is complete, since a listing continues by position and would pass over
    /// messages that slide up. Pages are recorded as they come; the last one while operations are under way.
    pub(crate) async fn drain(&self, batch: Option<u32>) -> Result<()> {
        for pass in 0..PASSES {
            let new = self.pass(batch, pass == 0).await?;
            if batch.is_some() || new == 0 {
                break;
            }
        }
        Ok(())
    }

    async fn pass(&self, batch: Option<u32>, first: bool) -> Result<u32> {
        let size = batch.unwrap_or(PAGE).min(PAGE);
        let mut left = batch.unwrap_or(u32::MAX);
        let mut taken = 0;
        let mut cursor: Option<Cursor> = None;
        loop {
            self.enter(Phase::Discover);
            let span = Span { since: self.since, newest_first: false };
            let page = self.mailbox.list_inbox(size, span, cursor.as_ref()).await?;
            self.enter(Phase::Log);
            let new = self.sift(page.messages, left, first).await?;
            left = left.saturating_sub(u32::try_from(new.len()).unwrap_or(u32::MAX));
            taken += u32::try_from(new.len()).unwrap_or(u32::MAX);
            if page.next.is_none() || left == 0 {
                self.log_and_settle(&new).await?;
                return Ok(taken);
            }
            self.log(&new).await?;
            cursor = page.next;
        }
    }

    /// Records the last page while the operations of all pages are carried out.
    async fn log_and_settle(&self, new: &[Message]) -> Result<()> {
        self.logging.store(true, Ordering::Release);
        let log = async {
            let result = self.log(new).await;
            self.logging.store(false, Ordering::Release);
            result
        };
        let (logged, settled) = futures::join!(log, self.settle());
        logged.and(settled)
    }

    /// What of a page is new, at most `most` messages; what is known is looked after. Elements without an id are
    /// counted in the first pass alone.
    async fn sift(&self, listed: Vec<Listed>, most: u32, first: bool) -> Result<Vec<Message>> {
        let mut messages = Vec::new();
        for element in listed {
            match element {
                Listed::Message(message) if is_left_alone(&message, self.since) => {}
                Listed::Message(message) => messages.push(*message),
                Listed::Unusable if !first => {}
                Listed::Unusable => {
                    let error = Error::new(Code::BadAnswer, "an element of the Inbox has no usable id");
                    self.count_failed("Get email messages", &error).await?;
                }
            }
        }
        let ids: Vec<&str> = messages.iter().map(|message| message.server_id.as_str()).collect();
        let known = self.engine.store.known_by_server_id(self.row.mailbox_id, &ids).await?;
        let mut new: BTreeMap<usize, Message> = BTreeMap::new();
        let mut seen = std::collections::BTreeSet::new();
        for (position, message) in messages.into_iter().enumerate() {
            match known.get(&message.server_id) {
                Some(known) => self.look_after(known, &message).await?,
                None if self.failed().contains(&message.server_id) => {}
                None if new.len() < most as usize && seen.insert(message.server_id.clone()) => {
                    new.insert(position, message);
                }
                None => {}
            }
        }
        Ok(new.into_values().collect())
    }

    /// A known message in the Inbox: nothing to do, unless somebody moved it back there after it was settled.
    async fn look_after(&self, known: &Known, message: &Message) -> Result<()> {
        if known.unsettled || known.location == Location::Inbox {
            return Ok(());
        }
        self.came_back(known, message).await
    }

    /// Moved back by hand: re-linked and settled again, never logged a second time (R73, T31). Mail that was not
    /// logged is decided again.
    async fn came_back(&self, known: &Known, message: &Message) -> Result<()> {
        let store = &self.engine.store;
        let placed = Placed {
            server_id: Some(&message.server_id),
            folder_id: message.folder_id.as_deref(),
            link: message.web_link.as_deref(),
            location: Location::Inbox,
            link_state: if message.web_link.is_some() { LinkState::Ok } else { LinkState::None },
        };
        store.place(known.message_id, &placed).await?;
        let Some(stored) = store.stored(known.message_id).await? else { return Ok(()) };
        let again = match known.outcome {
            Outcome::Unmatched | Outcome::Blocked => {
                self.recorder.decide_again(&stored, Recipients::Strict).await?
            }
            _ => None,
        };
        if let Some(taken) = again {
            if taken.decision.outcome == Outcome::Logged {
                self.count_late(1, taken.entries.len());
            }
            return Ok(());
        }
        let directory = self.recorder.directory(std::iter::once(message)).await?;
        let mut decision = self.recorder.decide(message, &directory, Recipients::PassOverMalformed, false);
        decision.outcome = known.outcome;
        if let Some(kind) = self.recorder.policy.operation(&decision) {
            self.plan(known.message_id, kind).await?;
        }
        Ok(())
    }

    async fn plan(&self, message_id: i64, kind: OperationKind) -> Result<()> {
        self.counts().to_settle += 1;
        self.engine.store.plan_operation(self.row.mailbox_id, message_id, kind, self.now()).await
    }

    pub(crate) fn count_late(&self, messages: u32, entries: usize) {
        let mut counts = self.counts();
        counts.summary.late_matched += messages;
        counts.summary.logged += messages;
        counts.summary.entries += u32::try_from(entries).unwrap_or(u32::MAX);
        counts.to_settle += messages;
    }

    /// Decides about new messages and records each in its own transaction. A message that cannot be recorded is
    /// counted as failed and stops nothing; a full disk or a locked database ends the run.
    async fn log(&self, messages: &[Message]) -> Result<()> {
        let keys: Vec<String> = messages.iter().map(canonical_key).collect();
        let wanted: Vec<&str> = keys.iter().map(String::as_str).collect();
        let known = self.engine.store.known_by_key(self.row.mailbox_id, &wanted).await?;
        let directory = self.recorder.directory(messages.iter()).await?;
        for (message, key) in messages.iter().zip(&keys) {
            let original = known.get(key);
            if let Some(original) = original
                && self.is_same_message(original, message).await?
            {
                self.adopt(original, message).await?;
                continue;
            }
            match self.recorder.take_up(self.row.mailbox_id, message, &directory, original.is_some()).await {
                Ok(taken) => self.count(&taken),
                Err(error) if ends_the_run(&error) => return Err(error),
                Err(error) => {
                    self.failed().insert(message.server_id.clone());
                    self.count_failed("Process email message", &error).await?;
                }
            }
            self.tell_progress(false);
        }
        self.tell_progress(true);
        self.engine.tell(Event::MessagesChanged);
        Ok(())
    }

    /// Whether a message under an unknown id is not a copy but the very message recorded in an earlier run: the
    /// server does not keep ids over a move, and nothing is left under the old id.
    async fn is_same_message(&self, original: &Known, message: &Message) -> Result<bool> {
        if original.run_id == self.recorder.run_id || original.unsettled || message.is_draft {
            return Ok(false);
        }
        Ok(self.mailbox.locate(&original.server_id).await?.is_none())
    }

    /// Takes over the new id; nothing is logged a second time (T23, T25).
    async fn adopt(&self, original: &Known, message: &Message) -> Result<()> {
        {
            let mut counts = self.counts();
            counts.summary.found += 1;
            counts.summary.duplicates += 1;
        }
        self.came_back(original, message).await
    }
}

/// Errors of the place everything is written to; they do not concern one message.
fn ends_the_run(error: &Error) -> bool {
    matches!(error.code(), Code::DiskFull | Code::StoreLocked | Code::StoreUnavailable)
}
