//! What a rule would have done to the mail of the last days; nothing is changed.

use chrono::TimeDelta;

use super::super::Fields;
use super::read;
use crate::Engine;
use crate::domain::decision::{Decision, Outcome, Reason};
use crate::domain::directory::Directory;
use crate::domain::matching::{self, Context, Recipients};
use crate::domain::message::Message;
use crate::domain::rule::{MailRule, RuleTrial};
use crate::error::{Code, Error, Result};
use crate::processor::recorder::directory;

/// Messages named as examples.
const EXAMPLES: usize = 20;

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
    for message_id in ids {
        weigh(engine, message_id, &rule, &mut trial).await?;
    }
    Ok(trial)
}

async fn weigh(engine: &Engine, message_id: i64, rule: &MailRule, trial: &mut RuleTrial) -> Result<()> {
    let Some(stored) = engine.store.stored(message_id).await? else { return Ok(()) };
    let mut directory = directory(engine, std::iter::once(&stored.message)).await?;
    let before = decide(engine, &stored.message, &directory);
    directory.rules.list.push(rule.clone());
    let after = decide(engine, &stored.message, &directory);
    let (key, entries) = engine.store.written_for(message_id).await?;
    let changed = if stored.outcome == Outcome::Logged {
        // What the address book of today would not log anyway is not the rule's doing.
        let lost = entries.iter().filter(|entry| has(&before, entry) && !has(&after, entry)).count();
        trial.entries_not_written += i32::try_from(lost).unwrap_or(i32::MAX);
        trial.messages_not_logged += i32::from(lost > 0 && after.outcome != Outcome::Logged);
        lost > 0
    } else {
        let settled = after.reason == Reason::NeverLog && before.reason != Reason::NeverLog;
        trial.set_aside_settled += i32::from(settled);
        settled
    };
    if changed && trial.examples.len() < EXAMPLES {
        trial.examples.push(key);
    }
    Ok(())
}

fn decide(engine: &Engine, message: &Message, directory: &Directory) -> Decision {
    let now = engine.clock.now();
    matching::decide(message, &Context { directory, now, recipients: Recipients::Strict, known_key: false })
}

fn has(decision: &Decision, (contact_no, salesperson): &(String, String)) -> bool {
    let mut pairs = decision.pairs.iter();
    pairs.any(|pair| pair.contact.contact_no == *contact_no && pair.salesperson.code == *salesperson)
}
