//! Many small messages, healthy and poisoned, with the outcome that a correct client comes to.

use chrono::{DateTime, Duration, Utc};
use serde_json::json;

use super::directory::{Directory, addresses};
use super::people;
use super::poison::{Fate, KINDS};
use crate::seed::{Contact, Party, Salesperson, Scenario, SeedMessage};

/// Every so many healthy messages one has members that Graph does not document; they change nothing.
const EXTRA_EVERY: usize = 25;

/// A mailbox of many small messages and what should become of them.
#[derive(Debug, Clone)]
pub struct Bulk {
    /// The company, its people and the messages.
    pub scenario: Scenario,
    /// What a correct client makes of the messages.
    pub expected: Expected,
}

/// Counts after one complete run; `loggable + unmatched + quarantined = messages`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Expected {
    /// All messages.
    pub messages: usize,
    /// Messages with at least one interaction log entry.
    pub loggable: usize,
    /// Interaction log entries.
    pub entries: usize,
    /// Messages set aside because nobody in them is known.
    pub unmatched: usize,
    /// Messages that cannot be understood.
    pub quarantined: usize,
    /// Messages that were poisoned, whatever their fate.
    pub poisoned: usize,
}

impl Expected {
    fn count(&mut self, fate: Fate) {
        self.messages += 1;
        match fate {
            Fate::Logged { entries } => {
                self.loggable += 1;
                self.entries += entries;
            }
            Fate::Unmatched => self.unmatched += 1,
            Fate::Quarantined => self.quarantined += 1,
        }
    }
}

/// Builds `n` messages one minute apart, the last a minute before `now`; of each hundred, `poison_percent` (at most
/// 100) are poisoned, every kind in turn.
pub(super) fn build(now: DateTime<Utc>, n: usize, poison_percent: u8) -> Bulk {
    let cast = Cast::new();
    let percent = usize::from(poison_percent.min(100));
    let mut expected = Expected::default();
    let mut messages = Vec::with_capacity(n);
    let mut kinds = KINDS.iter().cycle();
    for at in 0..n {
        let moment = now - Duration::minutes(i64::try_from(n - at).unwrap_or(i64::MAX / 100_000));
        // True for exactly `percent` of each hundred positions, evenly spread.
        let spoil = (at + 1) * percent / 100 > at * percent / 100;
        let (message, fate) = match spoil.then(|| kinds.next()).flatten() {
            Some(kind) => {
                expected.poisoned += 1;
                let poisoned = (kind.make)(cast.inbound(at, moment, 1));
                (poisoned.message, poisoned.fate)
            }
            None => cast.healthy(at, moment),
        };
        expected.count(fate);
        messages.push(message);
    }
    Bulk { scenario: Scenario { messages, ..super::company() }, expected }
}

/// A healthy inbound message from a contact to one salesperson, for tests that poison it by hand.
pub(super) fn plain(now: DateTime<Utc>, at: usize) -> SeedMessage {
    Cast::new().inbound(at, now, 1)
}

/// Whom the messages come from and go to: only addresses that one person alone has.
struct Cast {
    contacts: Vec<Contact>,
    salespeople: Vec<Salesperson>,
}

impl Cast {
    fn new() -> Self {
        let people = Directory::new();
        let contacts = people.plain_persons().into_iter().cloned().collect();
        Self { contacts, salespeople: people.salespeople }
    }

    /// One of four shapes: a contact to one salesperson or to two, a salesperson to one contact or to two.
    fn healthy(&self, at: usize, moment: DateTime<Utc>) -> (SeedMessage, Fate) {
        let entries = 1 + at / 2 % 2;
        let mut message = if at.is_multiple_of(2) {
            self.inbound(at, moment, entries)
        } else {
            self.outbound(at, moment, entries)
        };
        if at % EXTRA_EVERY == EXTRA_EVERY - 1 {
            message.json_overlay = Some(json!({"x-unknown": {"deep": [1, null]}, "wellKnownName": "inbox"}));
        }
        (message, Fate::Logged { entries })
    }

    fn inbound(&self, at: usize, moment: DateTime<Utc>, salespeople: usize) -> SeedMessage {
        let to = (0..salespeople).filter_map(|more| circular(&self.salespeople, at / 4 + more));
        let recipients = to.map(|person| party(&person.name, &person.email)).collect();
        message(at, moment, self.contact(at), recipients)
    }

    fn outbound(&self, at: usize, moment: DateTime<Utc>, contacts: usize) -> SeedMessage {
        let from = circular(&self.salespeople, at / 4).map(|person| party(&person.name, &person.email));
        let recipients = (0..contacts).map(|more| self.contact(at + more)).collect();
        message(at, moment, from.unwrap_or_default(), recipients)
    }

    /// A contact under one of its addresses, another one each time round.
    fn contact(&self, at: usize) -> Party {
        let Some(contact) = circular(&self.contacts, at) else {
            return Party::default();
        };
        let round = at.checked_div(self.contacts.len()).unwrap_or_default();
        let known: Vec<&str> = addresses(contact).collect();
        party(&contact.name, circular(&known, round).copied().unwrap_or_default())
    }
}

/// The first recipient is in To, the rest in Cc.
fn message(at: usize, moment: DateTime<Utc>, from: Party, mut recipients: Vec<Party>) -> SeedMessage {
    let cc = recipients.split_off(recipients.len().min(1));
    SeedMessage {
        sender: Some(from.clone()),
        from: Some(from),
        to: recipients,
        cc,
        subject: Some(format!("Mensaje {at:05}")),
        body_html: format!("<p>Mensaje número {at}.</p>"),
        internet_message_id: Some(format!("<bulk.{at:06}@{}>", people::DOMAIN)),
        conversation: format!("bulk-{}", at / 3),
        sent: moment - Duration::seconds(5),
        received: moment,
        ..SeedMessage::default()
    }
}

fn party(name: &str, address: &str) -> Party {
    Party { name: name.to_owned(), address: address.to_owned() }
}

fn circular<T>(of: &[T], at: usize) -> Option<&T> {
    of.get(at.checked_rem(of.len())?)
}
