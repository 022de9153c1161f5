//! Messages and their "Why?"; what a person does with those that were not logged.

use crate::Engine;
use crate::domain::decision::Outcome;
use crate::domain::event::Event;
use crate::domain::inbox::{Explanation, MessageCounts, MessageQuery, MessageRow};
use crate::domain::interaction::Page;
use crate::domain::matching::Recipients;
use crate::error::{Code, Error, Result};
use crate::processor::recorder::Recorder;

/// A page of messages.
pub async fn list(engine: &Engine, query: &MessageQuery) -> Result<Page<MessageRow>> {
    engine.store.message_page(query).await
}

/// How many messages have which outcome.
pub async fn counts(engine: &Engine) -> Result<MessageCounts> {
    engine.store.message_counts().await
}

/// The decision about a message with its whole reasoning, as it was recorded. The key, the Internet Message-ID or
/// the id in the mailbox name it.
///
/// # Errors
/// `NotFound`.
pub async fn explain(engine: &Engine, key: &str) -> Result<Explanation> {
    let message_id = find(engine, key).await?;
    engine.store.explanation(message_id).await?.ok_or_else(not_found)
}

/// Decides again about a message that was not logged. Somebody has looked at it, so malformed recipients are passed
/// over when others remain.
///
/// # Errors
/// `NotFound`; `TemplateMissing`.
pub async fn retry(engine: &Engine, key: &str) -> Result<Explanation> {
    let message_id = find(engine, key).await?;
    let stored = engine.store.stored(message_id).await?.ok_or_else(not_found)?;
    if matches!(stored.outcome, Outcome::Quarantined | Outcome::Unmatched | Outcome::Blocked) {
        let recorder = Recorder::new(engine, 0).await?;
        recorder.decide_again(&stored, Recipients::PassOverMalformed).await?;
        engine.tell(Event::MessagesChanged);
        engine.tell(Event::EntriesChanged);
    }
    engine.store.explanation(message_id).await?.ok_or_else(not_found)
}

/// Takes a message off the lists that wait for a person, or puts it back. The message itself stays untouched.
///
/// # Errors
/// `NotFound`.
pub async fn dismiss(engine: &Engine, key: &str, dismissed: bool) -> Result<()> {
    let message_id = find(engine, key).await?;
    engine.store.dismiss(message_id, dismissed).await?;
    engine.tell(Event::MessagesChanged);
    Ok(())
}

async fn find(engine: &Engine, key: &str) -> Result<i64> {
    engine.store.message_id_of(key).await?.ok_or_else(not_found)
}

fn not_found() -> Error {
    Error::new(Code::NotFound, "there is no message with that key").hint("list the keys with: messages list")
}
