//! Late match: when a contact, an address or a salesperson is added or corrected, set-aside mail is decided again
//! and logged where it now matches.

use crate::Engine;
use crate::domain::decision::Outcome;
use crate::domain::event::{CatchUp, Event};
use crate::domain::matching::Recipients;
use crate::error::Result;

use super::recorder::Recorder;

/// Messages after which is told how far it is.
const STEP: u32 = 20;

/// What a late match wrote.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LateMatched {
    pub(crate) messages: u32,
    pub(crate) entries: u32,
    /// Messages that were not looked at, since somebody asked to stop.
    pub(crate) left: u32,
}

/// Decides again about the messages that name an address changed since the last time. The addresses are noted in
/// the transaction that changed them, so nothing is forgotten when the program ends in between, or when somebody asked
/// to stop since there were that many `stops` ([`Engine::stops`]): they stay noted until all their mail was looked at.
pub(crate) async fn apply(engine: &Engine, run_id: i64, stops: u64) -> Result<LateMatched> {
    let Some(taken) = engine.store.take_changed_addresses().await? else {
        return Ok(LateMatched::default());
    };
    let waiting = engine.store.waiting_for(taken).await?;
    let mut done = LateMatched::default();
    let decided = decide_all(engine, (run_id, stops), &waiting, &mut done).await;
    if done.messages > 0 {
        engine.tell(Event::EntriesChanged);
        engine.tell(Event::MessagesChanged);
    }
    decided?;
    if done.left == 0 {
        engine.store.clear_changed_addresses(taken).await?;
    }
    Ok(done)
}

/// Each message is decided and recorded in a transaction of its own.
async fn decide_all(
    engine: &Engine,
    (run_id, stops): (i64, u64),
    waiting: &[i64],
    done: &mut LateMatched,
) -> Result<()> {
    if waiting.is_empty() {
        return Ok(());
    }
    let recorder = Recorder::new(engine, run_id).await?;
    let total = u32::try_from(waiting.len()).unwrap_or(u32::MAX);
    for (decided, message_id) in (0_u32..).zip(waiting) {
        if engine.stops() != stops {
            done.left = total - decided;
            return Ok(());
        }
        if decided.is_multiple_of(STEP) && total > STEP {
            engine.tell(Event::CatchingUp(CatchUp { done: decided, total }));
        }
        let Some(stored) = engine.store.stored(*message_id).await? else { continue };
        if let Some(taken) = recorder.decide_again(&stored, Recipients::Strict).await?
            && taken.decision.outcome == Outcome::Logged
        {
            done.messages += 1;
            done.entries += u32::try_from(taken.entries.len()).unwrap_or(u32::MAX);
        }
    }
    Ok(())
}
