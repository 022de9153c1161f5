//! What the counterparts of an author come to.

use super::super::address::Address;
use super::super::decision::{Outcome, Pair, Reason, Rule, Step, Verdict};
use super::super::directory::{ContactMatch, SalespersonMatch};
use super::super::message::Party;
use super::{Reasoning, Stop, chosen};

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

impl Reasoning<'_> {
    /// A recipient of a salesperson's mail: a pair for the contact it is, or for those somebody chose (W17).
    pub(super) fn contact_recipient(
        &mut self,
        author: &SalespersonMatch,
        party: &Party,
        address: &Address,
        found: &mut Counterparts,
    ) {
        let contacts = self.context.directory.contacts(address);
        if self.is_never_logged(party, address, Verdict::No) {
            found.never = true;
            return;
        }
        let mut verdict = Verdict::No;
        match contacts.as_slice() {
            [] => found.unknown |= self.context.directory.salespeople(address).is_empty(),
            all if !self.context.directory.is_settled(address, all) => found.ambiguous = true,
            all if all.iter().all(|one| one.privacy_blocked) => found.blocked = true,
            all => {
                found.met = true;
                verdict = Verdict::Passed;
                for one in all.iter().filter(|one| !one.privacy_blocked) {
                    self.pair(one, author);
                }
            }
        }
        let detail = chosen(self.context.directory, address);
        self.counterpart(verdict, party, (contacts, Vec::new()), detail);
    }

    /// A recipient of contacts' mail: a pair with each of them for the salesperson it is.
    pub(super) fn salesperson_recipient(
        &mut self,
        authors: &[&ContactMatch],
        party: &Party,
        address: &Address,
        found: &mut Counterparts,
    ) {
        let salespeople = self.context.directory.salespeople(address);
        if !salespeople.is_empty() && self.is_never_logged(party, address, Verdict::No) {
            found.never = true;
            return;
        }
        let mut verdict = Verdict::No;
        match salespeople.as_slice() {
            [] => {}
            [one] if one.blocked => found.blocked = true,
            [one] => {
                found.met = true;
                verdict = Verdict::Passed;
                for author in authors {
                    self.pair(author, one);
                }
            }
            _ => found.ambiguous = true,
        }
        self.counterpart(verdict, party, (Vec::new(), salespeople), String::new());
    }

    /// The same two by several addresses of one mail are one entry (T8).
    fn pair(&mut self, contact: &ContactMatch, salesperson: &SalespersonMatch) {
        let mut pairs = self.pairs.iter();
        if !pairs.any(|pair| {
            pair.contact.contact_no == contact.contact_no && pair.salesperson.code == salesperson.code
        }) {
            self.pairs.push(Pair { contact: contact.clone(), salesperson: salesperson.clone() });
        }
    }

    fn counterpart(
        &mut self,
        verdict: Verdict,
        party: &Party,
        (contacts, salespeople): (Vec<ContactMatch>, Vec<SalespersonMatch>),
        detail: String,
    ) {
        let address = party.address.clone();
        self.push(Step { rule: Rule::Counterpart, verdict, address, contacts, salespeople, detail });
    }
}
