//! What the counterparts of an author come to.

use super::super::decision::{Outcome, Reason};
use super::Stop;

/// The counterparts found on one side of a message.
#[expect(clippy::struct_excessive_bools, reason = "what was met on the way, each on its own")]
#[derive(Default)]
pub(super) struct Counterparts {
    pub(super) met: bool,
    pub(super) ambiguous: bool,
    pub(super) blocked: bool,
    pub(super) never: bool,
    /// Some recipient is nobody's, and no rule is about them.
    pub(super) unknown: bool,
}

impl Counterparts {
    /// Whoever is blocked is skipped with a reason; ambiguity is offered, never silently "first wins" (W17, W21).
    pub(super) fn weigh(&self, nobody: Reason) -> Stop {
        if self.met {
            (Outcome::Logged, Reason::Matched)
        } else if self.ambiguous {
            (Outcome::Unmatched, Reason::Ambiguous)
        } else if self.blocked {
            (Outcome::Blocked, Reason::RecipientsBlocked)
        } else if self.never && !self.unknown {
            (Outcome::Unmatched, Reason::NeverLog)
        } else {
            (Outcome::Unmatched, nobody)
        }
    }
}
