//! The parity matrix of `original.md` G as far as matching goes, one row a case.

use chrono::{TimeZone, Utc};

use super::*;
use crate::domain::directory::AddressKind;
use crate::domain::message::Defect;

fn contact(no: &str, kind: AddressKind, blocked: bool) -> ContactMatch {
    ContactMatch {
        contact_no: no.into(),
        name: no.into(),
        company_no: "K".into(),
        kind,
        alt_address_code: if kind == AddressKind::Alternative { "HOME".into() } else { String::new() },
        privacy_blocked: blocked,
    }
}

fn salesperson(code: &str, blocked: bool) -> SalespersonMatch {
    SalespersonMatch { code: code.into(), name: code.into(), kind: AddressKind::Main, blocked }
}

fn directory() -> Directory {
    let mut directory = Directory { contact_addresses: 9, salesperson_addresses: 4, ..Directory::default() };
    let mut add = |address: &str, found: ContactMatch| {
        directory.contacts.entry(Address::parse(address).unwrap()).or_default().push(found);
    };
    add("c1@k.example", contact("C1", AddressKind::Main, false));
    add("c1.home@h.example", contact("C1", AddressKind::Alternative, false));
    add("c1.second@k.example", contact("C1", AddressKind::Second, false));
    add("c2@k.example", contact("C2", AddressKind::Main, false));
    add("info@k.example", contact("K", AddressKind::Main, false));
    add("shared@k.example", contact("C1", AddressKind::Alternative, false));
    add("shared@k.example", contact("C2", AddressKind::Main, false));
    add("secret@k.example", contact("C9", AddressKind::Main, true));
    add("both@us.example", contact("C3", AddressKind::Main, false));
    let mut add = |address: &str, found: SalespersonMatch| {
        directory.salespeople.entry(Address::parse(address).unwrap()).or_default().push(found);
    };
    add("s1@us.example", salesperson("S1", false));
    add("s2@us.example", salesperson("S2", false));
    add("gone@us.example", salesperson("S9", true));
    add("both@us.example", salesperson("S3", false));
    directory
}

fn parties(list: &[&str]) -> Vec<Party> {
    list.iter().map(|address| Party { name: String::new(), address: (*address).into() }).collect()
}

fn mail(from: &str, to: &[&str], cc: &[&str]) -> Message {
    Message {
        from: Some(Party { name: String::new(), address: from.into() }),
        to: parties(to),
        cc: parties(cc),
        subject: Some("Offer".into()),
        sent_at: Some(Utc.with_ymd_and_hms(2026, 11, 20, 9, 0, 0).unwrap()),
        received_at: Some(Utc.with_ymd_and_hms(2026, 11, 20, 9, 0, 5).unwrap()),
        ..Message::default()
    }
}

fn decided(message: &Message) -> Decision {
    let directory = directory();
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 10, 4, 0).unwrap();
    decide(message, &Context { directory: &directory, now, recipients: Recipients::Strict, known_key: false })
}

/// `pairs` as `contact/salesperson`, in order.
fn check(name: &str, message: &Message, outcome: Outcome, reason: Reason, pairs: &[&str]) {
    let decision = decided(message);
    let found: Vec<_> =
        decision.pairs.iter().map(|p| format!("{}/{}", p.contact.contact_no, p.salesperson.code)).collect();
    assert_eq!((decision.outcome, decision.reason), (outcome, reason), "{name}: {:#?}", decision.steps);
    assert_eq!(found, pairs, "{name}");
    assert!(!decision.steps.is_empty(), "{name}: every decision has its reasoning");
}

#[test]
fn parity_of_matching() {
    use Outcome::{Blocked, Logged, Unmatched};
    use Reason::{
        Ambiguous, AuthorBlocked, AuthorUnknown, Internal, Matched, NoContactRecipient, NoRecipients,
        NoSalespersonRecipient, RecipientsBlocked,
    };
    type Row<'a> = (&'a str, &'a str, &'a [&'a str], &'a [&'a str], Outcome, Reason, &'a [&'a str]);
    let rows: &[Row<'_>] = &[
        ("T1", "c1@k.example", &["s1@us.example"], &[], Logged, Matched, &["C1/S1"]),
        ("T2", "s1@us.example", &["c1@k.example"], &[], Logged, Matched, &["C1/S1"]),
        ("T3", "c1@k.example", &["s1@us.example"], &["s2@us.example"], Logged, Matched, &["C1/S1", "C1/S2"]),
        ("T4", "s1@us.example", &["c1@k.example"], &["c2@k.example"], Logged, Matched, &["C1/S1", "C2/S1"]),
        ("T5", "c1@k.example", &["s1@us.example"], &["c2@k.example"], Logged, Matched, &["C1/S1"]),
        ("T6", "s1@us.example", &["c1@k.example"], &["s2@us.example"], Logged, Matched, &["C1/S1"]),
        ("T7", "S1@us.example", &["c1@k.example", " C1@K.example "], &[], Logged, Matched, &["C1/S1"]),
        ("T8", "s1@us.example", &["c1@k.example", "c1.home@h.example"], &[], Logged, Matched, &["C1/S1"]),
        ("T9", "info@k.example", &["s1@us.example"], &[], Logged, Matched, &["K/S1"]),
        ("T10", "c1.home@h.example", &["s1@us.example"], &[], Logged, Matched, &["C1/S1"]),
        ("T11", "c1.second@k.example", &["s1@us.example"], &[], Logged, Matched, &["C1/S1"]),
        ("T12", "shared@k.example", &["s1@us.example"], &[], Unmatched, Ambiguous, &[]),
        ("T12 out", "s1@us.example", &["shared@k.example"], &[], Unmatched, Ambiguous, &[]),
        (
            "T12 part",
            "s1@us.example",
            &["shared@k.example", "c2@k.example"],
            &[],
            Logged,
            Matched,
            &["C2/S1"],
        ),
        ("T13", "both@us.example", &["c1@k.example"], &[], Logged, Matched, &["C1/S3"]),
        ("T14", "s1@us.example", &["s2@us.example"], &[], Unmatched, Internal, &[]),
        ("T15a", "x@x.example", &["s1@us.example"], &[], Unmatched, AuthorUnknown, &[]),
        ("T15b", "s1@us.example", &["x@x.example"], &[], Unmatched, NoContactRecipient, &[]),
        ("T15c", "c1@k.example", &["x@x.example"], &[], Unmatched, NoSalespersonRecipient, &[]),
        ("T15d", "x@x.example", &["y@x.example"], &[], Unmatched, AuthorUnknown, &[]),
        ("T17", "s1@us.example", &[], &[], Unmatched, NoRecipients, &[]),
        ("T33 in", "secret@k.example", &["s1@us.example"], &[], Blocked, AuthorBlocked, &[]),
        ("T33 out", "s1@us.example", &["secret@k.example"], &[], Blocked, RecipientsBlocked, &[]),
        (
            "T33 part",
            "s1@us.example",
            &["secret@k.example", "c1@k.example"],
            &[],
            Logged,
            Matched,
            &["C1/S1"],
        ),
        ("W21", "c1@k.example", &["gone@us.example"], &[], Blocked, RecipientsBlocked, &[]),
    ];
    for (name, from, to, cc, outcome, reason, pairs) in rows {
        check(name, &mail(from, to, cc), *outcome, *reason, pairs);
    }
}

#[test]
fn direction_and_alternative_address_are_kept() {
    let decision = decided(&mail("c1.home@h.example", &["s1@us.example"], &[]));
    assert_eq!(decision.direction, Some(Direction::Inbound));
    assert_eq!(decision.pairs[0].contact.alt_address_code, "HOME", "T10");
    assert_eq!(decision.occurred_at.unwrap().timestamp() % 60, 5, "received when inbound, R64");
    let decision = decided(&mail("s1@us.example", &["c1@k.example"], &[]));
    assert_eq!(decision.direction, Some(Direction::Outbound));
    assert_eq!(decision.occurred_at.unwrap().timestamp() % 60, 0, "sent when outbound, R64");
}

#[test]
fn on_behalf_is_credited_to_the_author() {
    let mut message = mail("s1@us.example", &["c1@k.example"], &[]);
    message.sender = Some(Party { name: String::new(), address: "s2@us.example".into() });
    check("W15", &message, Outcome::Logged, Reason::Matched, &["C1/S1"]);
}

#[test]
fn what_is_not_for_logging_says_why() {
    let good = || mail("c1@k.example", &["s1@us.example"], &[]);
    let draft = Message { is_draft: true, ..good() };
    check("T18", &draft, Outcome::Draft, Reason::Draft, &[]);
    let private = Message { sensitivity: Sensitivity::Confidential, ..good() };
    check("T29", &private, Outcome::Private, Reason::Sensitive, &[]);
    let nobody = Message { from: None, ..good() };
    check("T19", &nobody, Outcome::Quarantined, Reason::NoAuthor, &[]);
    check(
        "T20",
        &mail("c1@k.example", &["s1@us.example", "foo@bar"], &[]),
        Outcome::Quarantined,
        Reason::RecipientMalformed,
        &[],
    );
    check(
        "author",
        &mail("foo@bar", &["s1@us.example"], &[]),
        Outcome::Quarantined,
        Reason::AuthorMalformed,
        &[],
    );
    let defects = vec![Defect { field: "subject".into(), problem: "not a text".into() }];
    check("defect", &Message { defects, ..good() }, Outcome::Quarantined, Reason::Unreadable, &[]);
}

#[test]
fn a_known_key_is_a_duplicate() {
    let directory = directory();
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 10, 4, 0).unwrap();
    let context = Context { directory: &directory, now, recipients: Recipients::Strict, known_key: true };
    let decision = decide(&mail("c1@k.example", &["s1@us.example"], &[]), &context);
    assert_eq!((decision.outcome, decision.reason), (Outcome::Duplicate, Reason::KnownKey), "T22");
}

#[test]
fn a_person_may_pass_over_malformed_recipients() {
    let directory = directory();
    let now = Utc.with_ymd_and_hms(2026, 11, 23, 10, 4, 0).unwrap();
    let recipients = Recipients::PassOverMalformed;
    let context = Context { directory: &directory, now, recipients, known_key: false };
    let decision = decide(&mail("c1@k.example", &["s1@us.example", "foo@bar"], &[]), &context);
    assert_eq!(decision.outcome, Outcome::Logged);
}

#[test]
fn an_impossible_date_gives_way_to_the_other_one() {
    let year = |y| Some(Utc.with_ymd_and_hms(y, 1, 1, 0, 0, 0).unwrap());
    let mut message = mail("c1@k.example", &["s1@us.example"], &[]);
    message.received_at = year(1);
    assert_eq!(decided(&message).occurred_at, message.sent_at);
    message.sent_at = year(9999);
    check("dates", &message, Outcome::Quarantined, Reason::DateOutOfRange, &[]);
    message.received_at = None;
    message.sent_at = None;
    check("no dates", &message, Outcome::Quarantined, Reason::DateOutOfRange, &[]);
}

#[test]
fn the_reasoning_names_the_rules_not_reached() {
    let decision = decided(&Message { is_draft: true, ..mail("c1@k.example", &["s1@us.example"], &[]) });
    let not_asked = decision.steps.iter().filter(|step| step.verdict == Verdict::NotAsked).count();
    assert_eq!(not_asked, 8, "{:#?}", decision.steps);
    let ambiguous = decided(&mail("s1@us.example", &["shared@k.example", "c2@k.example"], &[]));
    assert!(ambiguous.is_ambiguous(), "an ambiguous recipient is flagged even when another one was logged");
}
