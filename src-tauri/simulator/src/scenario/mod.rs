//! Built-in scenarios: the demo company with half a year of mail, the same company with an empty mailbox, and bulk
//! mail for tests and benches.
//!
//! Everything here is invented; every domain ends in `.example` (RFC 2606). The texts lie in tables, one file per
//! noun: people and companies; `this_week`, `older_deals`, `abroad` and `strangers` are conversations written out;
//! `plots_es` and `plots_en` are templates that `plots` plays through; `newsletters` and `oddities` are the rest of a
//! real mailbox. `letters` turns each of them into a message. The same `now` always gives the same scenario.

mod abroad;
mod arrivals;
mod attachments;
mod bodies;
mod bulk;
mod calendar;
mod companies;
mod dice;
mod directory;
mod facts;
mod letters;
mod newsletters;
mod oddities;
mod older_deals;
mod people;
mod plots;
mod plots_en;
mod plots_es;
pub mod poison;
mod strangers;
#[cfg(test)]
mod tests;
mod this_week;
mod threads;
mod words;

use chrono::{DateTime, Utc};

use crate::seed::Scenario;

pub use bulk::{Bulk, Expected};

impl Scenario {
    /// The demo company Aurora Mobiliario: seven salespeople, 72 contacts in 21 companies, and the mail of the six
    /// months before `now`, with everything that makes a real mailbox difficult.
    pub fn demo(now: DateTime<Utc>) -> Self {
        let people = directory::Directory::new();
        let mut post = letters::Post::new(0xA0_2026);
        let mut messages = plots::write(now, &people, &mut post);
        for scripted in [&older_deals::THREADS[..], &abroad::THREADS, &this_week::THREADS] {
            messages.extend(threads::write(scripted, now, &people, &mut post));
        }
        let odd = oddities::write(now, &people, &mut post, &messages);
        messages.extend(threads::write(&strangers::THREADS, now, &people, &mut post));
        messages.extend(newsletters::write(now, &people, &mut post));
        messages.extend(odd);
        Self { messages, arrivals: arrivals::write(now, &people), ..company() }
    }

    /// The demo company and its people, with nothing in the mailbox and nothing arriving.
    pub fn empty() -> Self {
        company()
    }

    /// `n` small messages among the people of the demo company, of which `poison_percent` of a hundred are malformed
    /// in every way in turn (see [`poison`]), and the outcome that a correct client comes to.
    pub fn bulk(now: DateTime<Utc>, n: usize, poison_percent: u8) -> Bulk {
        bulk::build(now, n, poison_percent)
    }
}

/// The company without mail.
fn company() -> Scenario {
    Scenario {
        organisation: people::ORGANISATION.to_owned(),
        domain: people::DOMAIN.to_owned(),
        shared_mailbox: people::SHARED_MAILBOX.to_owned(),
        accounts: people::accounts(),
        salespeople: people::salespeople(),
        contacts: people::contacts(),
        messages: Vec::new(),
        arrivals: Vec::new(),
    }
}
