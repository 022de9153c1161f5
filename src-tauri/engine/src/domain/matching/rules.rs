//! The two steps of the rules about mail: what is never logged, and what only when somebody says so (W24).

use super::super::address::Address;
use super::super::decision::{Outcome, Reason, Rule, Verdict};
use super::super::message::Party;
use super::super::rule::RuleKind;
use super::{Reasoning, Recipients, Stop};

impl Reasoning<'_> {
    /// Whether a rule forbids to log mail of this address (W24). Where there is such a rule at all, the step is kept:
    /// for the author always, for recipients only what a rule meets.
    pub(super) fn is_never_logged(&mut self, party: &Party, address: &Address, verdict: Verdict) -> bool {
        let directory = self.context.directory;
        if !directory.rules.has(RuleKind::NeverLog) {
            return false;
        }
        let is_salesperson = !directory.salespeople(address).is_empty();
        match directory.rules.meets(RuleKind::NeverLog, address, is_salesperson) {
            Some(value) => {
                self.step(Rule::NeverLog, verdict, party, value.to_owned());
                true
            }
            None if verdict == Verdict::Stopped => {
                self.step(Rule::NeverLog, Verdict::Passed, party, String::new());
                false
            }
            None => false,
        }
    }

    /// What would be logged waits for a person where a rule says so, unless one has looked at it (W24).
    pub(super) fn check_asked(&mut self, author: &Address, recipients: &[(Party, Address)]) -> Stop {
        let directory = self.context.directory;
        let rules = &directory.rules;
        if !rules.has(RuleKind::AlwaysAsk) {
            return (Outcome::Logged, Reason::Matched);
        }
        let author_party = self.message.author().cloned().unwrap_or_default();
        let parties = std::iter::once((&author_party, author));
        let met = parties.chain(recipients.iter().map(|(party, address)| (party, address))).find_map(
            |(party, address)| {
                let is_salesperson = !directory.salespeople(address).is_empty();
                let value = rules.meets(RuleKind::AlwaysAsk, address, is_salesperson)?;
                Some((party.clone(), value.to_owned()))
            },
        );
        let Some((party, value)) = met else {
            self.step(Rule::AlwaysAsk, Verdict::Passed, &Party::default(), String::new());
            return (Outcome::Logged, Reason::Matched);
        };
        if self.context.recipients == Recipients::PassOverMalformed {
            self.step(Rule::AlwaysAsk, Verdict::No, &party, value);
            return (Outcome::Logged, Reason::Matched);
        }
        self.step(Rule::AlwaysAsk, Verdict::Stopped, &party, value);
        (Outcome::Unmatched, Reason::AsksFirst)
    }
}
