//! Rules about mail (W24): lists of who is never logged and who only when somebody says so, and what another rule
//! would have done. Log entries that are there stay, whatever rules come or go.

mod trial;

pub use trial::try_rule;

use super::{Fields, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::matching::Recipients;
use crate::domain::rule::{MailRule, RuleKind, read_value};
use crate::error::{Code, Error, Result};
use crate::processor::recorder::Recorder;
use crate::store::rule;

/// Every rule, in the order they were made.
pub async fn list(engine: &Engine) -> Result<Vec<MailRule>> {
    engine.store.mail_rules().await
}

/// Adds a rule: `kind` (`never_log` or `always_ask`) and `value` (an address, a domain with its subdomains, or
/// `own_domains`). Mail set aside is told its new reason.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a field; `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<MailRule> {
    let (kind, value) = read(typed)?;
    let mut tx = engine.store.begin().await?;
    let Some(added) = rule::add(&mut tx, kind, &value, engine.clock.now()).await? else {
        return Err(Error::new(Code::AlreadyExists, format!("there is a rule about {value} already")));
    };
    tx.commit().await?;
    decide_anew(engine, &added.value).await?;
    Ok(added)
}

/// Deletes a rule. Mail it kept aside is decided again, and logged where it matches.
///
/// # Errors
/// `NotFound`.
pub async fn delete(engine: &Engine, id: i64) -> Result<MailRule> {
    let mut tx = engine.store.begin().await?;
    let deleted = rule::delete(&mut tx, id).await?;
    let deleted = deleted.ok_or_else(|| Error::new(Code::NotFound, format!("there is no rule {id}")))?;
    tx.commit().await?;
    decide_anew(engine, &deleted.value).await?;
    Ok(deleted)
}

/// Kind and value of a rule as typed.
fn read(typed: &Fields) -> Result<(RuleKind, String)> {
    let (mut kind, mut kept) = (None, None);
    for (name, value) in typed {
        match name.as_str() {
            "kind" => kind = RuleKind::parse(value.trim()),
            "value" => kept = read_value(value),
            _ => return Err(fields::unknown(name)),
        }
    }
    let kind = kind.ok_or_else(|| Error::new(Code::InvalidValue, "kind is never_log or always_ask"))?;
    let kept = kept.ok_or_else(|| {
        Error::new(Code::InvalidValue, "value is an address, a domain or own_domains")
            .hint("for example news@shop.example, shop.example")
    })?;
    Ok((kind, kept))
}

/// Decides again about the mail set aside that a rule's value is about: what matches now is logged, the rest is
/// told its reason.
pub(super) async fn decide_anew(engine: &Engine, value: &str) -> Result<()> {
    let waiting = engine.store.set_aside_of(value).await?;
    if !waiting.is_empty() {
        let recorder = Recorder::new(engine, 0).await?;
        for message_id in waiting {
            let Some(stored) = engine.store.stored(message_id).await? else { continue };
            let directory = recorder.directory(std::iter::once(&stored.message)).await?;
            let decision = recorder.decide(&stored.message, &directory, Recipients::Strict, false);
            if decision.outcome == stored.outcome {
                engine.store.note_reason(message_id, &decision, engine.clock.now()).await?;
            } else {
                recorder.decide_again(&stored, Recipients::Strict).await?;
            }
        }
        engine.tell(Event::EntriesChanged);
        engine.tell(Event::MessagesChanged);
    }
    engine.tell(Event::SetupChanged);
    Ok(())
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
