//! What the scenarios promise.

mod bulk;
mod content;
mod demo;
mod files;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::directory::addresses;
use crate::seed::{Party, Scenario, SeedMessage};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn monday() -> DateTime<Utc> {
    at("2026-11-23T09:04:00Z")
}

/// A Monday, a Sunday night, the night of the change to summer time, New Year, a leap day.
fn moments() -> Vec<DateTime<Utc>> {
    [
        "2026-11-23T09:04:00Z",
        "2026-08-02T23:40:00Z",
        "2027-03-28T00:30:00Z",
        "2027-01-01T00:01:00Z",
        "2028-02-29T12:00:00Z",
    ]
    .map(at)
    .to_vec()
}

fn subject(message: &SeedMessage) -> &str {
    message.subject.as_deref().unwrap_or_default()
}

fn parties(message: &SeedMessage) -> impl Iterator<Item = &Party> {
    message.from.iter().chain(&message.sender).chain(&message.to).chain(&message.cc)
}

/// Lower-case addresses of salespeople and of contacts.
fn known(scenario: &Scenario) -> (BTreeSet<String>, BTreeSet<String>) {
    let ours = scenario.salespeople.iter().map(|person| person.email.to_lowercase()).collect();
    let theirs = scenario.contacts.iter().flat_map(addresses).map(str::to_lowercase).collect();
    (ours, theirs)
}

/// The plain rule of original.md A.4, written once more and by itself.
fn entries(scenario: &Scenario, message: &SeedMessage) -> usize {
    let (ours, theirs) = known(scenario);
    let Some(author) = message.from.as_ref().or(message.sender.as_ref()) else {
        return 0;
    };
    let author = author.address.to_lowercase();
    let to: BTreeSet<String> =
        message.to.iter().chain(&message.cc).map(|party| party.address.to_lowercase()).collect();
    if ours.contains(&author) {
        to.intersection(&theirs).count()
    } else if theirs.contains(&author) {
        to.intersection(&ours).count()
    } else {
        0
    }
}
