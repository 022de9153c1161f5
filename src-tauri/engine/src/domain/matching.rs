//! Decides which salesperson and which contacts exchanged a message (`original.md` A.3–A.5 with W6, W15–W22).
//!
//! Pure: the same message, address book and clock reading give the same decision, with every step kept.

mod counterparts;
mod rules;

use chrono::{DateTime, Datelike, TimeDelta, Utc};

use super::address::Address;
use super::decision::{Decision, Direction, Outcome, Pair, Reason, Rule, Step, Verdict};
use super::directory::{ContactMatch, Directory, SalespersonMatch};
use super::message::{Message, Party, Sensitivity};

/// How strict to be with malformed recipients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipients {
    /// One malformed recipient puts the message into quarantine (W6).
    Strict,
    /// A person has looked at it: malformed recipients are passed over, the others count.
    PassOverMalformed,
}

/// What a decision needs besides the message.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Addresses of contacts and salespeople.
    pub directory: &'a Directory,
    /// Time of the decision; dates later than a day after it are not possible.
    pub now: DateTime<Utc>,
    /// Strictness with recipients.
    pub recipients: Recipients,
    /// Whether a message with the same key was taken up before.
    pub known_key: bool,
}

/// Decides about one message.
pub fn decide(message: &Message, context: &Context<'_>) -> Decision {
    let mut reasoning = Reasoning::new(message, context);
    let verdict = reasoning.run();
    reasoning.finish(verdict)
}

/// Where a decision fell: outcome and reason.
type Stop = (Outcome, Reason);

struct Reasoning<'a> {
    message: &'a Message,
    context: &'a Context<'a>,
    steps: Vec<Step>,
    direction: Option<Direction>,
    pairs: Vec<Pair>,
}

impl<'a> Reasoning<'a> {
    fn new(message: &'a Message, context: &'a Context<'a>) -> Self {
        Self { message, context, steps: Vec::new(), direction: None, pairs: Vec::new() }
    }

    fn run(&mut self) -> Stop {
        match self.check_message().and_then(|author| {
            let recipients = self.check_recipients()?;
            self.check_new()?;
            Ok((author, recipients))
        }) {
            Ok((author, recipients)) => {
                let stop = self.match_parties(&author, &recipients);
                if stop.0 == Outcome::Logged { self.check_asked(&author, &recipients) } else { stop }
            }
            Err(stop) => stop,
        }
    }

    /// Rules that look at the message alone; ends with the author's address.
    fn check_message(&mut self) -> Result<Address, Stop> {
        let message = self.message;
        self.ask(Rule::Sent, !message.is_draft, "", (Outcome::Draft, Reason::Draft))?;
        let open = message.sensitivity == Sensitivity::Normal;
        self.ask(Rule::Sensitivity, open, "", (Outcome::Private, Reason::Sensitive))?;
        let defects: Vec<_> = message.defects.iter().map(|d| format!("{}: {}", d.field, d.problem)).collect();
        let readable = defects.is_empty();
        self.ask(Rule::Readable, readable, &defects.join("; "), (Outcome::Quarantined, Reason::Unreadable))?;
        let dated = self.date(Direction::Inbound).is_some();
        if !dated {
            self.ask(Rule::Readable, false, "dates", (Outcome::Quarantined, Reason::DateOutOfRange))?;
        }
        let Some(author) = message.author() else {
            self.ask(Rule::Author, false, "", (Outcome::Quarantined, Reason::NoAuthor))?;
            return Err((Outcome::Quarantined, Reason::NoAuthor));
        };
        let parsed = Address::parse(&author.address);
        let detail = parsed.as_ref().err().map(ToString::to_string).unwrap_or_default();
        self.step(Rule::Author, passed(parsed.is_ok()), author, detail);
        parsed.map_err(|_| (Outcome::Quarantined, Reason::AuthorMalformed))
    }

    /// To and Cc, each address once, malformed ones refused or passed over.
    fn check_recipients(&mut self) -> Result<Vec<(Party, Address)>, Stop> {
        let mut found: Vec<(Party, Address)> = Vec::new();
        for party in self.message.recipients() {
            match Address::parse(&party.address) {
                Ok(address) if found.iter().any(|(_, known)| *known == address) => {}
                Ok(address) => found.push((party.clone(), address)),
                Err(problem) => {
                    let strict = self.context.recipients == Recipients::Strict;
                    let verdict = if strict { Verdict::Stopped } else { Verdict::No };
                    self.step(Rule::Recipients, verdict, party, problem.to_string());
                    if strict {
                        return Err((Outcome::Quarantined, Reason::RecipientMalformed));
                    }
                }
            }
        }
        self.ask(Rule::Recipients, !found.is_empty(), "", (Outcome::Unmatched, Reason::NoRecipients))?;
        Ok(found)
    }

    fn check_new(&mut self) -> Result<(), Stop> {
        self.ask(Rule::New, !self.context.known_key, "", (Outcome::Duplicate, Reason::KnownKey))
    }

    /// Direction first by the author (a salesperson goes before a contact, R59), then the counterparts.
    fn match_parties(&mut self, author: &Address, recipients: &[(Party, Address)]) -> Stop {
        let directory = self.context.directory;
        let salespeople = directory.salespeople(author);
        let contacts = directory.contacts(author);
        let author_party = self.message.author().cloned().unwrap_or_default();
        let is_salesperson = !salespeople.is_empty();
        if self.is_never_logged(&author_party, author, Verdict::Stopped) {
            return (Outcome::Unmatched, Reason::NeverLog);
        }
        self.push(Step {
            rule: Rule::AuthorSalesperson,
            verdict: match salespeople.len() {
                0 => Verdict::No,
                1 => Verdict::Passed,
                _ => Verdict::Stopped,
            },
            address: author_party.address.clone(),
            contacts: Vec::new(),
            salespeople: salespeople.clone(),
            detail: String::new(),
        });
        if is_salesperson {
            return match salespeople.as_slice() {
                [one] => self.outbound(one, recipients),
                _ => (Outcome::Unmatched, Reason::Ambiguous),
            };
        }
        let settled = directory.is_settled(author, &contacts);
        self.push(Step {
            rule: Rule::AuthorContact,
            verdict: passed(settled),
            address: author_party.address,
            contacts: contacts.clone(),
            salespeople: Vec::new(),
            detail: chosen(directory, author),
        });
        match contacts.as_slice() {
            [] => (Outcome::Unmatched, Reason::AuthorUnknown),
            authors if settled => self.inbound(authors, recipients),
            _ => (Outcome::Unmatched, Reason::Ambiguous),
        }
    }

    /// From a salesperson: one pair for each contact in To and Cc (R60).
    fn outbound(&mut self, author: &SalespersonMatch, recipients: &[(Party, Address)]) -> Stop {
        self.direction = Some(Direction::Outbound);
        if let Err(stop) = self.ask_blocked(author.blocked) {
            return stop;
        }
        let mut found = counterparts::Counterparts::default();
        for (party, address) in recipients {
            self.contact_recipient(author, party, address, &mut found);
        }
        let directory = self.context.directory;
        let internal = recipients.iter().all(|(_, address)| !directory.salespeople(address).is_empty());
        found.weigh(if internal { Reason::Internal } else { Reason::NoContactRecipient })
    }

    /// From a contact, or from those somebody chose for a shared address: one pair each for each salesperson in To
    /// and Cc (R61, W17).
    fn inbound(&mut self, authors: &[ContactMatch], recipients: &[(Party, Address)]) -> Stop {
        self.direction = Some(Direction::Inbound);
        let authors: Vec<_> = authors.iter().filter(|author| !author.privacy_blocked).collect();
        if let Err(stop) = self.ask_blocked(authors.is_empty()) {
            return stop;
        }
        let mut found = counterparts::Counterparts::default();
        for (party, address) in recipients {
            self.salesperson_recipient(&authors, party, address, &mut found);
        }
        found.weigh(Reason::NoSalespersonRecipient)
    }

    fn ask_blocked(&mut self, blocked: bool) -> Result<(), Stop> {
        self.ask(Rule::Blocking, !blocked, "", (Outcome::Blocked, Reason::AuthorBlocked))
    }

    /// Sent when outbound, received when inbound (R64); the other one where that is missing or impossible.
    fn date(&self, direction: Direction) -> Option<DateTime<Utc>> {
        let latest = self.context.now + TimeDelta::days(1);
        let possible = |at: &DateTime<Utc>| at.year() >= 1970 && *at <= latest;
        let sent = self.message.sent_at.filter(possible);
        let received = self.message.received_at.filter(possible);
        match direction {
            Direction::Outbound => sent.or(received),
            Direction::Inbound => received.or(sent),
        }
    }

    fn ask(&mut self, rule: Rule, yes: bool, detail: &str, stop: Stop) -> Result<(), Stop> {
        self.step(rule, passed(yes), &Party::default(), detail.to_owned());
        if yes { Ok(()) } else { Err(stop) }
    }

    fn step(&mut self, rule: Rule, verdict: Verdict, party: &Party, detail: String) {
        let address = party.address.clone();
        self.push(Step { rule, verdict, address, contacts: Vec::new(), salespeople: Vec::new(), detail });
    }

    fn push(&mut self, step: Step) {
        self.steps.push(step);
    }

    fn finish(mut self, (outcome, reason): Stop) -> Decision {
        if outcome != Outcome::Logged {
            self.pairs.clear();
        }
        self.fill_rules_not_asked();
        Decision {
            outcome,
            reason,
            direction: self.direction,
            occurred_at: self.date(self.direction.unwrap_or(Direction::Inbound)),
            pairs: self.pairs,
            steps: self.steps,
            contact_addresses: self.context.directory.contact_addresses,
            salesperson_addresses: self.context.directory.salesperson_addresses,
        }
    }

    /// Names the rules that were not reached, so that the "Why?" shows the whole way.
    fn fill_rules_not_asked(&mut self) {
        const ORDER: [Rule; 6] =
            [Rule::Sent, Rule::Sensitivity, Rule::Readable, Rule::Author, Rule::Recipients, Rule::New];
        let last = self.steps.last().map(|step| step.rule);
        let Some(at) = ORDER.iter().position(|rule| Some(*rule) == last) else {
            if last == Some(Rule::NeverLog)
                && !self.steps.iter().any(|step| step.rule == Rule::AuthorSalesperson)
            {
                self.step(Rule::AuthorSalesperson, Verdict::NotAsked, &Party::default(), String::new());
                self.step(Rule::AuthorContact, Verdict::NotAsked, &Party::default(), String::new());
            }
            if !self.steps.iter().any(|step| step.rule == Rule::Counterpart) {
                self.step(Rule::Counterpart, Verdict::NotAsked, &Party::default(), String::new());
            }
            return;
        };
        let rest = ORDER.iter().skip(at + 1).copied();
        for rule in rest.chain([Rule::AuthorSalesperson, Rule::AuthorContact, Rule::Counterpart]) {
            self.step(rule, Verdict::NotAsked, &Party::default(), String::new());
        }
    }
}

/// `chosen` where somebody said whose mail of a shared address is (W17).
fn chosen(directory: &Directory, address: &Address) -> String {
    if directory.is_chosen(address) { "chosen".to_owned() } else { String::new() }
}

fn passed(yes: bool) -> Verdict {
    if yes { Verdict::Passed } else { Verdict::Stopped }
}

#[cfg(test)]
#[path = "matching_tests.rs"]
mod tests;
