//! Malformed mail: every kind alone, all of them among thousands, and subjects beyond all measure.

use bitacora_engine::actions::messages;
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::inbox::MessageQuery;
use bitacora_engine::domain::job::ActivityFilter;
use exchange_simulator::Settings;
use exchange_simulator::scenario::poison::{self, Fate, KINDS, Kind};
use exchange_simulator::seed::{Scenario, SeedMessage};

use crate::support::{C1, S1, World, now};

/// The people of the demo company, an empty Inbox.
async fn company() -> World {
    World::on(Scenario::empty(), Settings::default()).await
}

fn outcome(fate: Fate) -> Outcome {
    match fate {
        Fate::Logged { .. } => Outcome::Logged,
        Fate::Unmatched => Outcome::Unmatched,
        Fate::Quarantined => Outcome::Quarantined,
    }
}

fn entries(fate: Fate) -> usize {
    match fate {
        Fate::Logged { entries } => entries,
        Fate::Unmatched | Fate::Quarantined => 0,
    }
}

#[tokio::test]
async fn five_thousand_messages_a_tenth_of_them_poisoned() {
    let bulk = Scenario::bulk(now(), 5_000, 10);
    let expected = bulk.expected;
    assert_eq!((expected.messages, expected.poisoned), (5_000, 500), "the scenario is what the test says");
    let world = World::on(bulk.scenario, Settings::default()).await;
    let summary = world.run().await;
    let counts = [summary.found, summary.logged, summary.entries, summary.unmatched, summary.quarantined];
    let wanted =
        [expected.messages, expected.loggable, expected.entries, expected.unmatched, expected.quarantined];
    assert_eq!(counts.map(|count| count as usize), wanted, "found, logged, entries, unmatched, quarantined");
    assert_eq!((summary.failed, summary.duplicates, summary.pending), (0, 0, 0), "{summary:?}");
    let books = bitacora_engine::actions::job::reconcile(&world.engine).await.unwrap();
    assert!(books.ok && books.missing == 0, "{books:?}");
    let places = [world.count("archive"), world.count("Not Logged"), world.count("inbox")];
    assert_eq!(
        places,
        [expected.loggable, expected.unmatched, expected.quarantined],
        "everything in its place"
    );
    world.assert_no_flag_changed();
    world.sim.clear_log();
    let again = world.run().await;
    assert_eq!(
        (again.found, again.entries, again.settled, again.pending),
        (0, 0, 0, 0),
        "a second run: {again:?}"
    );
    let only_read = world.sim.log().iter().all(|request| request.method == "GET");
    assert!(only_read, "and touches nothing");
}

#[tokio::test]
async fn each_kind_of_poison_has_its_documented_fate() {
    for kind in KINDS {
        alone(kind).await;
    }
}

/// One poisoned message between two healthy ones.
async fn alone(Kind { name, make }: Kind) {
    let world = company().await;
    let poisoned = make(poison::healthy(now(), 1));
    world.sim.deliver(poison::healthy(now(), 2));
    world.sim.deliver(poisoned.message);
    world.sim.deliver(poison::healthy(now(), 3));
    let summary = world.run().await;
    assert_eq!((summary.found, summary.failed, summary.pending), (3, 0, 0), "{name}: {summary:?}");
    assert_eq!(
        summary.entries as usize,
        2 + entries(poisoned.fate),
        "{name}: the healthy ones are logged all the same"
    );
    let wanted = outcome(poisoned.fate);
    let rows = world.messages(wanted).await;
    let expected = if wanted == Outcome::Logged { 3 } else { 1 };
    assert_eq!(rows.len(), expected, "{name} should be {wanted:?}: {summary:?}");
    if wanted == Outcome::Quarantined {
        let why = messages::explain(&world.engine, &rows[0].key).await.unwrap();
        let reason = serde_json::to_value(why.decision.reason).unwrap();
        assert_ne!(reason, "matched", "{name}: the reason is kept");
        assert_eq!(world.count("inbox"), 1, "{name}: it stays where a person can look at it");
    }
    world.assert_in_order().await;
    let again = world.run().await;
    assert_eq!((again.found, again.settled), (0, 0), "{name}: a second run changes nothing: {again:?}");
}

#[tokio::test]
async fn a_subject_of_ten_megabytes_is_borne() {
    let world = company().await;
    let poisoned = poison::huge_subject(poison::healthy(now(), 1));
    world.sim.deliver(poisoned.message);
    world.sim.deliver(poison::healthy(now(), 2));
    let summary = world.run().await;
    assert_eq!((summary.logged, summary.failed, summary.pending), (2, 0, 0), "{summary:?}");
    let longest =
        world.entries().await.into_iter().map(|entry| entry.description.chars().count()).max().unwrap();
    assert!(longest <= 250, "what lists show stays short: {longest}");
    world.assert_in_order().await;
    assert_eq!(world.run().await.found, 0);
}

#[tokio::test]
async fn poison_is_taken_up_again_without_growing() {
    let world = company().await;
    for (serial, kind) in KINDS.iter().enumerate() {
        world.sim.deliver((kind.make)(poison::healthy(now(), serial)).message);
    }
    world.run().await;
    let all = MessageQuery { outcomes: Outcome::ALL.to_vec(), limit: 1_000, ..MessageQuery::default() };
    let before = messages::list(&world.engine, &all).await.unwrap().rows;
    assert_eq!(before.len(), KINDS.len(), "one row for each kind");
    let entries = world.entries().await.len();
    for row in before.iter().filter(|row| row.outcome == Outcome::Quarantined) {
        messages::retry(&world.engine, &row.key).await.unwrap_or_else(|error| panic!("{}: {error}", row.key));
    }
    world.run().await;
    let after = messages::list(&world.engine, &all).await.unwrap().rows;
    assert_eq!(after.len(), before.len(), "a retry makes no second row");
    assert!(world.entries().await.len() >= entries, "and takes nothing back");
    world.assert_in_order().await;
}

#[tokio::test]
async fn copies_of_what_is_not_logged_are_no_failures() {
    let world = World::new().await;
    let private = SeedMessage { sensitivity: 2, ..world.mail(C1, &[S1], &[]) };
    let to_nobody = world.mail(C1, &[], &[]);
    let malformed = world.mail("c1@k", &[S1], &[]);
    for message in [private, to_nobody, malformed] {
        for _ in 0..3 {
            world.deliver(message.clone());
        }
    }
    let summary = world.run().await;
    assert_eq!((summary.found, summary.failed, summary.entries), (9, 0, 0), "{summary:?}");
    assert_eq!((summary.private, summary.unmatched, summary.quarantined), (3, 3, 3), "{summary:?}");
    assert_eq!((world.count("Not Logged"), world.count("inbox")), (6, 3));
    world.assert_in_order().await;
    assert_eq!(world.run().await.found, 0, "a second run changes nothing");
}

#[tokio::test]
async fn an_element_without_an_id_is_reported_once_a_run_and_stops_nothing() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    let nameless = serde_json::json!({ "id": null });
    world.deliver(SeedMessage { json_overlay: Some(nameless), ..world.mail(C1, &[S1], &[]) });
    for (run, logged) in [("first", 1), ("second", 0)] {
        let summary = world.run().await;
        assert_eq!((summary.logged, summary.failed), (logged, 1), "{run} run: {summary:?}");
    }
    let told =
        bitacora_engine::actions::activity::list(&world.engine, &ActivityFilter::default()).await.unwrap();
    let failures = told.iter().filter(|row| row.status == "Failed").count();
    assert_eq!(failures, 2, "one row of the activity log for each run: {told:?}");
}
