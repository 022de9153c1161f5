//! Rules about mail (W24): lists of who is never logged and who only when somebody says so, and what another rule
//! would have done. Log entries that are there stay, whatever rules come or go.

mod trial;

pub use trial::try_rule;

use super::{Fields, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::rule::{MailRule, RuleKind, read_value};
use crate::error::{Code, Error, Result};
use crate::processor::late_match::{self, LateMatched};
use crate::store::{Tx, rule};

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
    let added = add_in(engine, &mut tx, kind, &value).await?;
    tx.commit().await?;
    settle(engine).await;
    Ok(added)
}

/// [`add`] in the caller's transaction; the mail it is about is noted for [`settle`].
pub(super) async fn add_in(engine: &Engine, tx: &mut Tx, kind: RuleKind, value: &str) -> Result<MailRule> {
    let Some(added) = rule::add(tx, kind, value, engine.clock.now()).await? else {
        return Err(Error::new(Code::AlreadyExists, format!("there is a rule about {value} already")));
    };
    rule::note_concerned(tx, value, engine.clock.now()).await?;
    Ok(added)
}

/// Deletes a rule. Mail it kept aside is decided again, and logged where it matches.
///
/// # Errors
/// `NotFound`.
pub async fn delete(engine: &Engine, id: i64) -> Result<MailRule> {
    let mut tx = engine.store.begin().await?;
    let deleted = delete_in(engine, &mut tx, id).await?;
    let deleted = deleted.ok_or_else(|| Error::new(Code::NotFound, format!("there is no rule {id}")))?;
    tx.commit().await?;
    settle(engine).await;
    Ok(deleted)
}

/// [`delete`] in the caller's transaction; `None` where there is no such rule.
pub(super) async fn delete_in(engine: &Engine, tx: &mut Tx, id: i64) -> Result<Option<MailRule>> {
    let deleted = rule::delete(tx, id).await?;
    if let Some(deleted) = &deleted {
        rule::note_concerned(tx, &deleted.value, engine.clock.now()).await?;
    }
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

/// Decides again about the set-aside mail whose addresses were noted: what matches now is logged, the rest is told its
/// reason. What could not be done to its end the next run does.
pub(super) async fn settle(engine: &Engine) {
    settle_unless(engine, engine.stops()).await;
}

/// [`settle`], unless somebody asked to stop since there were that many `stops`. `None` when it failed.
pub(super) async fn settle_unless(engine: &Engine, stops: u64) -> Option<LateMatched> {
    let settled = late_match::apply(engine, 0, stops).await;
    if let Err(error) = &settled {
        tracing::warn!(code = error.code().as_str(), "Late match failed");
    }
    engine.tell(Event::MessagesChanged);
    engine.tell(Event::SetupChanged);
    settled.ok()
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
