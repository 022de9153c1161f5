//! Bulk mail and poison.

use std::collections::BTreeSet;

use super::{entries, monday};
use crate::scenario::Expected;
use crate::scenario::poison::{self, Fate};
use crate::seed::Scenario;

#[test]
fn bulk_without_poison_is_all_loggable() {
    let bulk = Scenario::bulk(monday(), 1_000, 0);
    assert_eq!(bulk.scenario.messages.len(), 1_000);
    assert_eq!((bulk.expected.loggable, bulk.expected.entries), (1_000, 1_500));
    assert_eq!((bulk.expected.unmatched, bulk.expected.quarantined, bulk.expected.poisoned), (0, 0, 0));
    let counted: usize = bulk.scenario.messages.iter().map(|message| entries(&bulk.scenario, message)).sum();
    assert_eq!(counted, 1_500);
    assert!(bulk.scenario.messages.iter().any(|message| message.json_overlay.is_some()));
    assert!(bulk.scenario.messages.windows(2).all(|pair| pair[0].received < pair[1].received));
    let ids: BTreeSet<_> =
        bulk.scenario.messages.iter().map(|message| &message.internet_message_id).collect();
    assert_eq!(ids.len(), 1_000);
}

#[test]
fn bulk_counts_its_poison() {
    let bulk = Scenario::bulk(monday(), 5_000, 10);
    let expected = bulk.expected;
    assert_eq!((expected.messages, expected.poisoned), (5_000, 500));
    assert_eq!(expected.loggable + expected.unmatched + expected.quarantined, 5_000);
    assert!(expected.quarantined > 250 && expected.unmatched >= 36);
    assert_eq!(Scenario::bulk(monday(), 0, 10).expected, Expected::default());
    let all = Scenario::bulk(monday(), poison::KINDS.len(), 100);
    assert_eq!(all.expected.poisoned, poison::KINDS.len());
    assert_eq!(all.expected.unmatched, 3);
}

#[test]
fn every_poison_has_the_fate_it_says() {
    let names: BTreeSet<&str> = poison::KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), poison::KINDS.len());
    let company = Scenario::empty();
    for (serial, kind) in poison::KINDS.iter().enumerate() {
        let base = poison::healthy(monday(), serial);
        assert_eq!(entries(&company, &base), 1);
        let poisoned = (kind.make)(base);
        match poisoned.fate {
            Fate::Logged { entries: n } => {
                assert_eq!(entries(&company, &poisoned.message), n, "{}", kind.name);
            }
            Fate::Unmatched if poisoned.message.json_overlay.is_none() => {
                assert_eq!(entries(&company, &poisoned.message), 0, "{}", kind.name);
            }
            Fate::Unmatched | Fate::Quarantined => {}
        }
    }
    let long = poison::author_of_1000_characters(poison::healthy(monday(), 1));
    assert_eq!(long.message.from.unwrap().address.len(), 1_000);
    assert!(poison::huge_subject(poison::healthy(monday(), 1)).message.subject.unwrap().len() >= 10_000_000);
}
