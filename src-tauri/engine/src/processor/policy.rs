//! What is to be done with a message in the mailbox, by its decision and the user's choices.

use crate::domain::decision::{Decision, Outcome, Reason};
use crate::domain::setup::{AfterLogging, Setup, Unmatched};
use crate::store::operation::OperationKind;

/// The user's choices about the mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    after_logging: AfterLogging,
    unmatched: Unmatched,
}

impl Policy {
    pub(crate) fn of(setup: &Setup) -> Self {
        Self { after_logging: setup.after_logging, unmatched: setup.unmatched }
    }

    /// Whether any operation needs the working folders to be there.
    pub(crate) fn moves_mail(self) -> bool {
        self.after_logging == AfterLogging::Archive || self.sets_aside()
    }

    /// Whether mail may go to *Not Logged*: private and blocked mail does where the rest is deleted.
    pub(crate) fn sets_aside(self) -> bool {
        self.unmatched != Unmatched::Leave
    }

    /// The operation a decision asks for. Drafts, quarantined and internal mail stay untouched; private and blocked
    /// mail and mail that waits for a choice between people is never deleted (W1, T14, T18, T29).
    pub(crate) fn operation(self, decision: &Decision) -> Option<OperationKind> {
        match decision.outcome {
            Outcome::Logged => {
                (self.after_logging == AfterLogging::Archive).then_some(OperationKind::Archive)
            }
            Outcome::Draft | Outcome::Quarantined => None,
            Outcome::Unmatched if decision.reason == Reason::Internal => None,
            Outcome::Unmatched if matches!(decision.reason, Reason::Ambiguous | Reason::AsksFirst) => {
                self.set_aside()
            }
            Outcome::Private | Outcome::Blocked => self.set_aside(),
            Outcome::Unmatched | Outcome::Duplicate => match self.unmatched {
                Unmatched::Delete => Some(OperationKind::Delete),
                Unmatched::SetAside | Unmatched::Leave => self.set_aside(),
            },
        }
    }

    fn set_aside(self) -> Option<OperationKind> {
        self.sets_aside().then_some(OperationKind::SetAside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(outcome: Outcome, reason: Reason) -> Decision {
        Decision {
            outcome,
            reason,
            direction: None,
            occurred_at: None,
            pairs: Vec::new(),
            steps: Vec::new(),
            contact_addresses: 0,
            salesperson_addresses: 0,
        }
    }

    #[test]
    fn every_outcome_under_every_policy() {
        use OperationKind::{Archive, Delete, SetAside};
        let rows = [
            (Outcome::Logged, Reason::Matched, [Some(Archive), Some(Archive), Some(Archive)]),
            (Outcome::Unmatched, Reason::AuthorUnknown, [Some(SetAside), None, Some(Delete)]),
            (Outcome::Unmatched, Reason::Internal, [None, None, None]),
            (Outcome::Unmatched, Reason::Ambiguous, [Some(SetAside), None, Some(SetAside)]),
            (Outcome::Unmatched, Reason::AsksFirst, [Some(SetAside), None, Some(SetAside)]),
            (Outcome::Unmatched, Reason::NeverLog, [Some(SetAside), None, Some(Delete)]),
            (Outcome::Duplicate, Reason::KnownKey, [Some(SetAside), None, Some(Delete)]),
            (Outcome::Private, Reason::Sensitive, [Some(SetAside), None, Some(SetAside)]),
            (Outcome::Blocked, Reason::AuthorBlocked, [Some(SetAside), None, Some(SetAside)]),
            (Outcome::Draft, Reason::Draft, [None, None, None]),
            (Outcome::Quarantined, Reason::NoAuthor, [None, None, None]),
        ];
        for (outcome, reason, expected) in rows {
            for (unmatched, expected) in
                [Unmatched::SetAside, Unmatched::Leave, Unmatched::Delete].into_iter().zip(expected)
            {
                let policy = Policy { after_logging: AfterLogging::Archive, unmatched };
                assert_eq!(
                    policy.operation(&decision(outcome, reason)),
                    expected,
                    "{outcome:?} {reason:?} {unmatched:?}"
                );
            }
        }
        let leave = Policy { after_logging: AfterLogging::Leave, unmatched: Unmatched::Leave };
        assert_eq!(leave.operation(&decision(Outcome::Logged, Reason::Matched)), None);
        assert!(!leave.moves_mail(), "leave touches nothing at all");
    }
}
