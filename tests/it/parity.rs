//! The parity matrix of `original.md` G over the real wire, with its "keep" column.

use bitacora_engine::Code;
use bitacora_engine::actions::job::{Cancel, RunOptions};
use bitacora_engine::actions::{contacts, job, links, messages, setup};
use bitacora_engine::domain::decision::{Outcome, Reason};
use bitacora_engine::domain::inbox::Location;
use bitacora_engine::domain::interaction::LinkState;
use exchange_simulator::seed::{Place, SeedMessage};

use crate::support::{C1, C2, K, S1, S2, World, X, fields, party};

/// One message, the entries it leads to, its outcome, and the folder it lies in afterwards.
async fn check(
    name: &str,
    world: &World,
    message: SeedMessage,
    pairs: &[&str],
    outcome: Outcome,
    folder: &str,
) {
    let before = world.entries().await.len();
    world.deliver(message);
    let summary = world.run().await;
    let found = world.pairs().await;
    assert_eq!(&found[before..], pairs, "{name}");
    assert_eq!(summary.found, 1, "{name}: {summary:?}");
    let row = world.messages(outcome).await;
    assert!(!row.is_empty(), "{name}: no message is {outcome:?}");
    assert_eq!(world.count("inbox"), usize::from(folder == "inbox"), "{name}: left in the Inbox");
    assert!(world.count(folder) > 0, "{name}: expected in {folder}");
    world.assert_in_order().await;
}

/// Name, author, To, Cc, entries.
type Row<'a> = (&'a str, &'a str, &'a [&'a str], &'a [&'a str], &'a [&'a str]);

#[tokio::test]
async fn t1_to_t11_and_t13_are_logged_and_archived() {
    let world = World::new().await;
    let engine = &world.engine;
    contacts::add_address(engine, "C1", &fields(&[("code", "HOME"), ("email", "c1@home.example")]))
        .await
        .unwrap();
    contacts::set(engine, "C1", &fields(&[("email_2", "c1.second@k.example")])).await.unwrap();
    contacts::add(engine, &fields(&[("no", "C3"), ("name", "C3"), ("email", S2)])).await.unwrap();
    let rows: [Row<'_>; 12] = [
        ("T1", C1, &[S1], &[], &["C1/S1 Inbound"]),
        ("T2", S1, &[C1], &[], &["C1/S1 Outbound"]),
        ("T3", C1, &[S1], &[S2], &["C1/S1 Inbound", "C1/S2 Inbound"]),
        ("T4", S1, &[C1], &[C2], &["C1/S1 Outbound", "C2/S1 Outbound"]),
        ("T5", C1, &[S1], &[C2], &["C1/S1 Inbound"]),
        ("T6", S1, &[C1], &[], &["C1/S1 Outbound"]),
        ("T7", S1, &[C1, "C1@K.EXAMPLE"], &[], &["C1/S1 Outbound"]),
        ("T8", S1, &[C1, "c1@home.example"], &[], &["C1/S1 Outbound"]),
        ("T9", K, &[S1], &[], &["K/S1 Inbound"]),
        ("T10", "c1@home.example", &[S1], &[], &["C1/S1 Inbound"]),
        ("T11", "c1.second@k.example", &[S1], &[], &["C1/S1 Inbound"]),
        ("T13", S2, &[C1], &[], &["C1/S2 Outbound"]),
    ];
    for (name, from, to, cc, pairs) in rows {
        check(name, &world, world.mail(from, to, cc), pairs, Outcome::Logged, "archive").await;
    }
    let entries = world.entries().await;
    let t3: Vec<_> = entries.iter().filter(|e| e.subject == "Offer 2").collect();
    assert_eq!(t3.len(), 2, "T3");
    assert_eq!(t3[0].attachment_no, t3[1].attachment_no, "the entries of a mail share its record (R62)");
    let t9 = entries.iter().find(|e| e.contact_no == "K").unwrap();
    assert_eq!(t9.contact_company_no, "K", "T9");
    let t10 = entries.iter().find(|e| e.subject == "Offer 9").unwrap();
    assert_eq!(t10.contact_alt_address_code, "HOME", "T10");
}

#[tokio::test]
async fn an_entry_has_every_field_of_a5() {
    let world = World::new().await;
    let mail = world.mail(C1, &[S1], &[]);
    let received = mail.received;
    let id = world.deliver(mail);
    world.run().await;
    let entry = world.entries().await.remove(0);
    assert_eq!((entry.information_flow.as_str(), entry.initiated_by.as_str()), ("Inbound", "Them"));
    assert_eq!(entry.time, received, "received when inbound (R64)");
    assert_eq!(entry.date, received.date_naive().to_string());
    assert_eq!((entry.subject.as_str(), entry.description.as_str()), ("Offer 0", "Offer 0"));
    assert_eq!((entry.correspondence_type.as_str(), entry.email_logged), ("Email", true));
    assert_eq!((entry.template_code.as_str(), entry.group_code.as_str()), ("EMAIL", "SYSTEM"));
    assert_eq!((entry.cost, entry.duration), (800, 1), "from the template (R48)");
    assert_eq!((entry.user_id.as_str(), entry.contact_company_no.as_str()), ("job@us.example", "K"));
    assert_eq!((entry.internet_message_id, entry.sender), (id, C1.to_owned()));
    assert_eq!(entry.recipients, [S1]);
    assert_eq!(entry.link_state, LinkState::Ok);
    assert!(entry.link.starts_with("https://"), "{}", entry.link);
    let link = links::open(&world.engine, entry.entry_no).await.unwrap();
    assert_eq!(
        (link.url, link.link_state),
        (entry.link, LinkState::Ok),
        "the link points to the moved message (R69)"
    );
}

#[tokio::test]
async fn t12_a_shared_address_is_offered_not_guessed() {
    let world = World::new().await;
    contacts::set(&world.engine, "C1", &fields(&[("email_2", "both@k.example")])).await.unwrap();
    contacts::set(&world.engine, "C2", &fields(&[("email_2", "both@k.example")])).await.unwrap();
    let mail = world.mail("both@k.example", &[S1], &[]);
    let id = mail.internet_message_id.clone().unwrap();
    check("T12", &world, mail, &[], Outcome::Unmatched, "Not Logged").await;
    let why = messages::explain(&world.engine, &id).await.unwrap();
    assert_eq!(why.message.reason, Reason::Ambiguous);
    let candidates: Vec<_> =
        why.decision.steps.iter().flat_map(|step| &step.contacts).map(|c| c.contact_no.as_str()).collect();
    assert_eq!(candidates, ["C1", "C2"], "the candidates stand in the record");
}

#[tokio::test]
async fn t14_to_t18_are_not_logged_and_not_deleted() {
    let world = World::new().await;
    check("T14", &world, world.mail(S1, &[S2], &[]), &[], Outcome::Unmatched, "inbox").await;
    let world = World::new().await;
    for (name, from, to) in [("T15a", X, S1), ("T15b", S1, X), ("T15c", C1, X), ("T15d", X, X)] {
        check(name, &world, world.mail(from, &[to], &[]), &[], Outcome::Unmatched, "Not Logged").await;
    }
    check("T16", &world, world.mail(C1, &["sales@us.example"], &[]), &[], Outcome::Unmatched, "Not Logged")
        .await;
    check("T17", &world, world.mail(S1, &[], &[]), &[], Outcome::Unmatched, "Not Logged").await;
    assert_eq!(world.count("deleteditems"), 0, "W1");
    let draft = SeedMessage { is_draft: true, ..world.mail(S1, &[C1], &[]) };
    check("T18", &world, draft, &[], Outcome::Draft, "inbox").await;
}

#[tokio::test]
async fn t19_and_t20_quarantine_the_bad_and_log_the_others() {
    let world = World::new().await;
    let mut bad = Vec::new();
    let nobody = SeedMessage { from: None, sender: None, ..world.mail(C1, &[S1], &[]) };
    let blank = SeedMessage { from: Some(party("")), sender: Some(party("")), ..world.mail(C1, &[S1], &[]) };
    let no_dot = world.mail(C1, &["foo@bar"], &[]);
    let legacy = world.mail(C1, &["/O=EXCHANGELABS/OU=GROUP/CN=RECIPIENTS/CN=ANA"], &[]);
    for message in [nobody, blank, no_dot, legacy] {
        bad.push(world.deliver(message));
    }
    world.deliver(world.mail(C1, &[S1], &[]));
    let summary = world.run().await;
    assert_eq!((summary.quarantined, summary.logged, summary.entries), (4, 1, 1), "{summary:?}");
    assert_eq!(world.count("inbox"), 4, "quarantined mail stays where it is");
    let reasons: Vec<_> = world.messages(Outcome::Quarantined).await.iter().map(|row| row.reason).collect();
    let malformed = Reason::RecipientMalformed;
    assert_eq!(reasons, [Reason::NoAuthor, Reason::NoAuthor, malformed, malformed]);
    world.assert_in_order().await;
    let again = world.run().await;
    assert_eq!((again.found, again.entries), (0, 0), "{again:?}");
}

#[tokio::test]
async fn a_person_may_log_a_message_with_one_malformed_recipient() {
    let world = World::new().await;
    let id = world.deliver(world.mail(C1, &[S1, "foo@bar"], &[]));
    world.run().await;
    assert_eq!(world.pairs().await, [""; 0]);
    let key = world.messages(Outcome::Quarantined).await.remove(0).key;
    messages::retry(&world.engine, &key).await.unwrap();
    assert_eq!(world.pairs().await, ["C1/S1 Inbound"]);
    world.run().await;
    assert_eq!((world.count("inbox"), world.count("archive")), (0, 1), "{id} is archived by the next run");
    world.assert_in_order().await;
}

#[tokio::test]
async fn t21_subjects_are_kept_whole() {
    let world = World::new().await;
    world.deliver(SeedMessage { subject: None, ..world.mail(C1, &[S1], &[]) });
    let long = "ñ".repeat(300);
    world.deliver(SeedMessage { subject: Some(long.clone()), ..world.mail(C1, &[S1], &[]) });
    world.run().await;
    let entries = world.entries().await;
    assert_eq!((entries[0].subject.as_str(), entries[0].description.as_str()), ("", ""));
    assert_eq!(entries[1].subject, long, "W30");
    assert_eq!(entries[1].description.chars().count(), 100);
}

#[tokio::test]
async fn t22_and_t23_nothing_is_logged_twice() {
    let world = World::new().await;
    let mail = world.mail(C1, &[S1], &[]);
    world.deliver(mail.clone());
    world.deliver(mail.clone());
    let summary = world.run().await;
    assert_eq!((summary.logged, summary.duplicates, summary.entries), (1, 1, 1), "T22 {summary:?}");
    assert_eq!((world.count("archive"), world.count("Not Logged")), (1, 1));
    world.deliver(mail);
    let summary = world.run().await;
    assert_eq!((summary.duplicates, summary.entries), (1, 0), "T23 {summary:?}");
    assert_eq!(world.pairs().await.len(), 1);
    world.assert_in_order().await;
}

#[tokio::test]
async fn t27_a_backlog_is_drained_or_taken_in_batches() {
    let world = World::new().await;
    for _ in 0..120 {
        world.deliver(world.mail(C1, &[S1], &[]));
    }
    let batch = RunOptions { one_batch: true, dry_run: false };
    for expected in [50, 50, 20] {
        let summary = job::run(&world.engine, &batch, &Cancel::default()).await.unwrap();
        assert_eq!(summary.logged, expected, "R55");
    }
    for _ in 0..60 {
        world.deliver(world.mail(C1, &[S1], &[]));
    }
    assert_eq!(world.run().await.logged, 60, "T27");
    let subjects: Vec<_> = world.entries().await.into_iter().map(|entry| entry.subject).collect();
    let expected: Vec<_> = (0..180).map(|n| format!("Offer {n}")).collect();
    assert_eq!(subjects, expected, "oldest first (W9)");
    world.assert_in_order().await;
}

#[tokio::test]
async fn t29_private_mail_is_neither_logged_nor_deleted() {
    let world = World::new().await;
    for sensitivity in 1..=3 {
        let private = SeedMessage { sensitivity, ..world.mail(C1, &[S1], &[]) };
        check("T29", &world, private, &[], Outcome::Private, "Not Logged").await;
    }
    setup::set(&world.engine, &fields(&[("unmatched", "delete")])).await.unwrap();
    world.deliver(SeedMessage { sensitivity: 2, ..world.mail(C1, &[S1], &[]) });
    world.run().await;
    assert_eq!(world.count("deleteditems"), 0, "private mail is not deleted under any policy");
}

#[tokio::test]
async fn t32_what_is_missing_stops_the_run_cleanly() {
    let world = World::new().await;
    setup::disable(&world.engine).await.unwrap();
    assert_eq!(world.try_run().await.unwrap_err().code(), Code::LoggingDisabled);
    setup::set(&world.engine, &fields(&[("emails_template", "NONE")])).await.unwrap();
    assert_eq!(setup::enable(&world.engine, true).await.unwrap_err().code(), Code::TemplateMissing, "W26");
    setup::set(&world.engine, &fields(&[("emails_template", "EMAIL"), ("shared_mailbox", "")]))
        .await
        .unwrap();
    assert_eq!(setup::enable(&world.engine, true).await.unwrap_err().code(), Code::MailboxBlank);
    let zero = setup::set(&world.engine, &fields(&[("batch_size", "0")])).await.unwrap_err();
    assert_eq!(zero.code(), Code::BatchZero);
}

#[tokio::test]
async fn t33_blocked_contacts_are_skipped_with_a_reason() {
    let world = World::new().await;
    contacts::set(&world.engine, "C1", &fields(&[("privacy_blocked", "true")])).await.unwrap();
    check("T33", &world, world.mail(C1, &[S1], &[]), &[], Outcome::Blocked, "Not Logged").await;
    let pairs = &["C2/S1 Outbound"];
    check("T33 part", &world, world.mail(S1, &[C1, C2], &[]), pairs, Outcome::Logged, "archive").await;
}

#[tokio::test]
async fn t34_other_folders_stay_untouched() {
    let world = World::new().await;
    world.deliver(SeedMessage { place: Place::Junk, ..world.mail(C1, &[S1], &[]) });
    world
        .deliver(SeedMessage { place: Place::InboxSubfolder("Offers".into()), ..world.mail(C1, &[S1], &[]) });
    let summary = world.run().await;
    assert_eq!(summary.found, 0, "R29");
    assert_eq!((world.count("junkemail"), world.count("Offers")), (1, 1));
    world.assert_in_order().await;
}

#[tokio::test]
async fn mail_of_somebody_not_yet_known_is_logged_when_they_are_added() {
    let world = World::new().await;
    let id = world.deliver(world.mail(X, &[S1], &[]));
    world.run().await;
    assert_eq!(world.count("Not Logged"), 1);
    contacts::add(&world.engine, &fields(&[("no", "C9"), ("name", "New"), ("email", X)])).await.unwrap();
    assert_eq!(world.pairs().await, ["C9/S1 Inbound"], "at once, before the next run");
    world.run().await;
    assert_eq!((world.count("Not Logged"), world.count("archive")), (0, 1));
    let why = messages::explain(&world.engine, &id).await.unwrap();
    assert_eq!((why.message.outcome, why.message.location), (Outcome::Logged, Location::Archive));
    world.assert_in_order().await;
}

#[tokio::test]
async fn leave_touches_nothing_at_all() {
    let world = World::new().await;
    setup::set(&world.engine, &fields(&[("after_logging", "leave"), ("unmatched", "leave")])).await.unwrap();
    for (from, to) in [(C1, S1), (X, S1), (S1, C2)] {
        world.deliver(world.mail(from, &[to], &[]));
    }
    world.sim.clear_log();
    let summary = world.run().await;
    assert_eq!((summary.logged, summary.unmatched, summary.settled), (2, 1, 0));
    assert!(world.sim.log().iter().all(|r| r.method == "GET" || r.path.contains("token")), "only reads");
    assert_eq!(world.run().await.found, 0);
    world.assert_in_order().await;
}

#[tokio::test]
async fn the_delete_policy_deletes_only_what_was_asked_for() {
    let world = World::new().await;
    setup::set(&world.engine, &fields(&[("unmatched", "delete")])).await.unwrap();
    world.deliver(world.mail(X, &[S1], &[]));
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    assert_eq!((world.count("deleteditems"), world.count("archive"), world.count("inbox")), (1, 1, 0));
    world.assert_in_order().await;
}

#[tokio::test]
async fn mail_moved_back_by_hand_is_settled_again_without_new_entries() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let archived = world.sim.folder("archive").remove(0);
    world.sim.move_by_hand(&archived.immutable_id, "inbox");
    let summary = world.run().await;
    assert_eq!((summary.entries, world.pairs().await.len(), world.count("archive")), (0, 1, 1), "R73");
    world.assert_in_order().await;
}

#[tokio::test]
async fn a_link_is_found_again_after_somebody_moved_the_message() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let archived = world.sim.folder("archive").remove(0);
    world.sim.move_by_hand(&archived.immutable_id, "deleteditems");
    let entry = world.entries().await.remove(0);
    let link = links::open(&world.engine, entry.entry_no).await.unwrap();
    assert_eq!(link.link_state, LinkState::Ok, "R110");
    assert_ne!(link.url, entry.link, "rewritten to where the message lies now");
}
