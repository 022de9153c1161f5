//! What a rule would have done to the mail of the last days; nothing is changed.

use chrono::TimeDelta;

use super::super::Fields;
use super::read;
use crate::Engine;
use crate::domain::decision::{Decision, Outcome, Reason};
use crate::domain::directory::Directory;
use crate::domain::matching::{self, Context, Recipients};
use crate::domain::message::Message;
use crate::domain::rule::{MailRule, RuleExample, RuleTrial};
use crate::error::{Code, Error, Result};
use crate::processor::recorder::directory;
use crate::store::message::Stored;

/// Messages named as examples.
const EXAMPLES: usize = 100;
/// Messages decided with one reading of the address book.
const TOGETHER: usize = 200;

/// Tries a rule on the messages of the last `days` days (1–3,650): what is logged that would not have been, what is
/// set aside that would not wait for anybody any more.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a field or the days.
pub async fn try_rule(engine: &Engine, typed: &Fields, days: u32) -> Result<RuleTrial> {
    if !(1..=3_650).contains(&days) {
        return Err(Error::new(Code::InvalidValue, "days is 1 to 3650"));
    }
    let (kind, value) = read(typed)?;
    let since = engine.clock.now() - TimeDelta::days(i64::from(days));
    let looked_at = [Outcome::Logged, Outcome::Unmatched, Outcome::Blocked];
    let ids = engine.store.messages_since(since, &looked_at).await?;
    let mut trial = RuleTrial {
        kind,
        value: value.clone(),
        days,
        messages: i32::try_from(ids.len()).unwrap_or(i32::MAX),
        messages_not_logged: 0,
        entries_not_written: 0,
        set_aside_settled: 0,
        examples: Vec::new(),
    };
    let rule = MailRule { id: 0, kind, value };
    for ids in ids.chunks(TOGETHER) {
        let mut read = Vec::new();
        for id in ids {
            read.extend(engine.store.stored(*id).await?);
        }
        let before = directory(engine, read.iter().map(|stored| &stored.message)).await?;
        let mut after = before.clone();
        after.rules.list.push(rule.clone());
        for stored in &read {
            weigh(engine, stored, (&before, &after), &mut trial).await?;
        }
    }
    Ok(trial)
}

/// Counts what a rule changes about a message, by the address book without and with it.
async fn weigh(
    engine: &Engine,
    stored: &Stored,
    (before, after): (&Directory, &Directory),
    trial: &mut RuleTrial,
) -> Result<()> {
    let before = decide(engine, &stored.message, before);
    let after = decide(engine, &stored.message, after);
    let mut lost = 0;
    let (key, entries) = engine.store.written_for(stored.message_id).await?;
    let changed = if stored.outcome == Outcome::Logged {
        // What the address book of today would not log anyway is not the rule's doing.
        let gone = entries.iter().filter(|entry| has(&before, entry) && !has(&after, entry)).count();
        lost = i32::try_from(gone).unwrap_or(i32::MAX);
        trial.entries_not_written += lost;
        trial.messages_not_logged += i32::from(lost > 0 && after.outcome != Outcome::Logged);
        lost > 0
    } else {
        let settled = after.reason == Reason::NeverLog && before.reason != Reason::NeverLog;
        trial.set_aside_settled += i32::from(settled);
        settled
    };
    if changed && trial.examples.len() < EXAMPLES {
        trial.examples.push(example(&stored.message, key, lost));
    }
    Ok(())
}

fn example(message: &Message, key: String, entries: i32) -> RuleExample {
    let author = message.author().cloned().unwrap_or_default();
    RuleExample {
        key,
        subject: message.subject.clone().unwrap_or_default(),
        author: if author.name.trim().is_empty() { author.address } else { author.name },
        received_at: message.received_at.or(message.sent_at),
        entries,
    }
}

fn decide(engine: &Engine, message: &Message, directory: &Directory) -> Decision {
    let now = engine.clock.now();
    matching::decide(message, &Context { directory, now, recipients: Recipients::Strict, known_key: false })
}

fn has(decision: &Decision, (contact_no, salesperson): &(String, String)) -> bool {
    let mut pairs = decision.pairs.iter();
    pairs.any(|pair| pair.contact.contact_no == *contact_no && pair.salesperson.code == *salesperson)
}
