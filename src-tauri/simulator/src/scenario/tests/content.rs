//! The single messages of the demo company.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{entries, known, moments, monday, parties, subject};
use crate::scenario::directory::{Directory, addresses};
use crate::scenario::letters::Post;
use crate::scenario::people::OFFICE;
use crate::scenario::{abroad, older_deals, plots, this_week, threads};
use crate::seed::{Place, Scenario, SeedMessage};

#[test]
fn every_address_of_a_scripted_thread_is_known() {
    let people = Directory::new();
    let (ours, theirs) = known(&Scenario::empty());
    let mut post = Post::new(1);
    for threads in [&this_week::THREADS[..], &older_deals::THREADS, &abroad::THREADS] {
        for message in threads::write(threads, monday(), &people, &mut post) {
            for party in parties(&message) {
                let address = party.address.to_lowercase();
                assert!(
                    ours.contains(&address) || theirs.contains(&address),
                    "{address} in {}",
                    subject(&message)
                );
            }
        }
    }
    for message in plots::write(monday(), &people, &mut post) {
        for party in parties(&message).filter(|party| party.address != OFFICE) {
            let address = party.address.to_lowercase();
            assert!(
                ours.contains(&address) || theirs.contains(&address),
                "{address} in {}",
                subject(&message)
            );
        }
        assert_eq!(entries(&Scenario::empty(), &message).min(1), 1, "{}", subject(&message));
    }
}

#[test]
fn threads_go_forward_in_time() {
    for now in moments() {
        let mut last: BTreeMap<String, DateTime<Utc>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for message in Scenario::demo(now).messages {
            // A second copy stands at the end of the list, not at its place in the thread.
            if seen.insert(message.internet_message_id.clone()) {
                let before = last.insert(message.conversation.clone(), message.sent);
                assert!(before.is_none_or(|before| before < message.sent), "{} at {now}", subject(&message));
            }
        }
    }
}

#[test]
fn all_domains_are_examples_and_no_placeholder_is_left() {
    let scenario = Scenario::demo(monday());
    for message in scenario.messages.iter().chain(&scenario.arrivals) {
        for address in parties(message).map(|party| party.address.as_str()) {
            let deliberate = address == "foo@bar" || address.starts_with("/O=");
            assert!(deliberate || address.to_lowercase().ends_with(".example"), "{address}");
        }
        for url in message.body_html.split("://").skip(1) {
            let host: String = url.chars().take_while(|c| !"/\"'<> ".contains(*c)).collect();
            assert!(host.ends_with(".example"), "{host}");
        }
        let text = format!("{} {}", subject(message), message.body_html);
        assert!(!text.contains('{') && !text.contains('}'), "{}", subject(message));
        assert!(message.attachments.iter().all(|file| !file.name.contains('{')));
    }
    assert!(scenario.contacts.iter().flat_map(addresses).all(|address| address.ends_with(".example")));
    assert!(scenario.accounts.iter().all(|account| account.upn.ends_with(".example")));
}

#[test]
fn ids_are_unique_but_for_the_deliberate_copies() {
    let scenario = Scenario::demo(monday());
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for message in scenario.messages.iter().chain(&scenario.arrivals) {
        if let Some(id) = &message.internet_message_id {
            assert!(id.starts_with('<') && id.ends_with(".example>"), "{id}");
            *times.entry(id).or_default() += 1;
        }
    }
    assert_eq!(times.values().filter(|times| **times > 1).count(), 6, "five in the mailbox, one arriving");
    assert!(times.values().all(|times| *times <= 2));
    assert_eq!(scenario.messages.iter().filter(|message| message.internet_message_id.is_none()).count(), 1);
}

#[test]
fn every_oddity_is_there() {
    let scenario = Scenario::demo(monday());
    let count =
        |test: fn(&SeedMessage) -> bool| scenario.messages.iter().filter(|message| test(message)).count();
    assert_eq!(count(|m| m.is_draft), 3);
    assert_eq!(count(|m| m.from.is_none() && m.sender.is_none()), 1);
    assert_eq!(count(|m| m.json_overlay.is_some()), 1);
    assert_eq!(count(|m| m.subject.is_none()), 1);
    assert_eq!(count(|m| m.subject.as_ref().is_some_and(|s| s.chars().count() == 300)), 1);
    assert_eq!(count(|m| m.to.is_empty() && m.cc.is_empty()), 1);
    assert_eq!(count(|m| parties(m).any(|p| p.address.matches('@').count() == 2)), 1);
    assert_eq!(count(|m| parties(m).any(|p| p.address == "foo@bar")), 1);
    assert_eq!(count(|m| parties(m).any(|p| p.address.starts_with("/O="))), 1);
}

#[test]
fn every_place_header_and_script_is_there() {
    let scenario = Scenario::demo(monday());
    let count =
        |test: fn(&SeedMessage) -> bool| scenario.messages.iter().filter(|message| test(message)).count();
    assert_eq!(
        [1, 2, 3].map(|level| scenario.messages.iter().filter(|m| m.sensitivity == level).count()),
        [1, 1, 2]
    );
    assert_eq!(
        (count(|m| m.place == Place::Junk), count(|m| matches!(m.place, Place::InboxSubfolder(_)))),
        (2, 2)
    );
    assert_eq!(count(|m| m.headers.iter().any(|(_, value)| value.contains("dmarc=fail"))), 1);
    assert!(count(|m| m.headers.iter().any(|(_, value)| value.contains("dmarc=pass"))) > 150);
    assert_eq!(count(|m| m.body_html.contains("<script>") && m.body_html.contains("width=\"1\"")), 1);
    assert!(count(|m| m.from.is_some() && m.sender.is_some() && m.from != m.sender) >= 3);
    assert!(count(|m| m.importance == "high") >= 2);
    assert!(count(|m| m.attachments.iter().any(|file| file.content_id.is_some())) > 10);
    for script in ["見積", "Προσφορά", "طلب", "Запитване", "🎉", "ß"] {
        assert!(
            scenario.messages.iter().any(|m| m.body_html.contains(script) || subject(m).contains(script)),
            "{script}"
        );
    }
}
