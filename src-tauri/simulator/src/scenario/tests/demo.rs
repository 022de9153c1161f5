//! The demo company and its mail as a whole.

use chrono::Duration;

use super::{entries, known, moments, monday, subject};
use crate::scenario::directory::addresses;
use crate::scenario::people::{AMBIGUOUS, BLOCKED};
use crate::seed::{Place, Scenario, SeedMessage};
use std::collections::BTreeSet;

#[test]
fn the_company_is_as_large_as_promised() {
    let scenario = Scenario::demo(monday());
    let companies = scenario.contacts.iter().filter(|contact| contact.is_company).count();
    assert_eq!((scenario.salespeople.len(), companies, scenario.contacts.len()), (7, 21, 72));
    assert!(scenario.accounts[0].member_of_shared && scenario.accounts.iter().any(|account| account.admin));
    assert!(scenario.accounts.iter().any(|account| !account.member_of_shared));
    let lucia = scenario.contacts.iter().find(|contact| contact.no == "CT000012").unwrap();
    assert_eq!((lucia.name.as_str(), lucia.phone.as_str()), ("Lucía Fernández", "+34 983 000 112"));
}

#[test]
fn the_address_book_is_in_order_and_has_its_hard_cases() {
    let scenario = Scenario::empty();
    let mut seen = BTreeSet::new();
    for contact in &scenario.contacts {
        assert!(seen.insert(contact.no.clone()), "{} twice", contact.no);
        assert!(
            contact.company_no.is_empty() || seen.contains(&contact.company_no),
            "company before its people"
        );
        assert!(scenario.salespeople.iter().any(|person| person.code == contact.salesperson_code));
    }
    let sharing =
        scenario.contacts.iter().filter(|contact| addresses(contact).any(|a| a == AMBIGUOUS)).count();
    assert_eq!(sharing, 2);
    let blocked: Vec<&str> =
        scenario.contacts.iter().filter(|c| c.privacy_blocked).map(|c| c.no.as_str()).collect();
    assert_eq!(blocked, [BLOCKED]);
    let (ours, theirs) = known(&scenario);
    assert_eq!(ours.intersection(&theirs).count(), 1);
}

#[test]
fn there_is_mail_enough_at_any_moment() {
    for now in moments() {
        let scenario = Scenario::demo(now);
        let count = scenario.messages.len();
        assert!((330..=520).contains(&count), "{count} messages at {now}");
        let oldest = scenario.messages.iter().map(|message| message.sent).min().unwrap();
        assert!((168..=186).contains(&(now - oldest).num_days()), "{oldest} is the oldest at {now}");
        assert!(scenario.messages.iter().all(|message| message.sent < now && message.received < now));
        let week =
            scenario.messages.iter().filter(|message| now - message.received < Duration::days(7)).count();
        assert!(week >= 45, "{week} messages in the last week before {now}");
        assert_eq!(scenario.arrivals.len(), 25);
    }
}

#[test]
fn the_window_shows_what_the_mock_ups_show() {
    let scenario = Scenario::demo(monday());
    let mut logged: Vec<&SeedMessage> = scenario
        .messages
        .iter()
        .filter(|message| {
            !message.is_draft && message.place == Place::Inbox && entries(&scenario, message) > 0
        })
        .collect();
    logged.sort_by_key(|message| std::cmp::Reverse(message.sent));
    let top: Vec<&str> = logged.iter().take(11).map(|message| subject(message)).collect();
    assert_eq!(
        top,
        [
            "RE: Offer 2026-118 · 40 task chairs",
            "Delivery date of order 10432",
            "Samples of the oak finish",
            "Visit on Thursday, 26 November",
            "RE: Price for 12 meeting tables",
            "Price for 12 meeting tables",
            "Invoice 103877: VAT number missing",
            "Offer 2026-121 · reception desk",
            "Framework agreement 2027, first questions",
            "RE: Framework agreement 2027, first questions",
            "",
        ]
    );
    let first = logged[0];
    assert_eq!((monday() - first.sent).num_minutes(), 12);
    assert_eq!(first.attachments.len(), 2);
    assert_eq!(first.cc[0].name, "Pedro Duero");
    assert!(
        first.body_html.contains(
            "<td style=\"border:1px solid #c8c8c8;padding:4px 10px;text-align:right\">€205.00</td>"
        )
    );
}

fn json(scenario: &Scenario) -> String {
    serde_json::to_string(scenario).unwrap()
}

#[test]
fn the_same_moment_gives_the_same_scenario() {
    assert_eq!(json(&Scenario::demo(monday())), json(&Scenario::demo(monday())));
    assert_ne!(json(&Scenario::demo(monday())), json(&Scenario::demo(monday() + Duration::days(1))));
    assert!(Scenario::empty().messages.is_empty() && Scenario::empty().contacts.len() == 72);
}

#[test]
fn one_in_eight_comes_from_strangers() {
    let scenario = Scenario::demo(monday());
    let (ours, theirs) = known(&scenario);
    let strange = |message: &&SeedMessage| {
        message.from.as_ref().is_some_and(|party| {
            let address = party.address.to_lowercase();
            !ours.contains(&address) && !theirs.contains(&address) && !address.ends_with("@aurora.example")
        })
    };
    let percent = scenario.messages.iter().filter(strange).count() * 100 / scenario.messages.len();
    assert!((10..=15).contains(&percent), "{percent} %");
    let inbound = scenario
        .messages
        .iter()
        .filter(|m| m.from.as_ref().is_some_and(|p| theirs.contains(&p.address)))
        .count();
    let outbound = scenario
        .messages
        .iter()
        .filter(|m| m.from.as_ref().is_some_and(|p| ours.contains(&p.address)))
        .count();
    assert!(inbound > 130 && outbound > 130, "{inbound} in, {outbound} out");
    assert!(scenario.messages.iter().filter(|message| entries(&scenario, message) > 1).count() > 20);
}
