//! The day logging begins with: mail received before it is left alone, in the mailbox and in the books.

use bitacora_engine::actions::job::{self, Cancel, RunOptions};
use bitacora_engine::actions::{guide, setup};
use bitacora_engine::clock::{Clock, Zone};
use bitacora_engine::{Engine, EngineOptions};
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};

use crate::support::{C1, S1, World, X, fields, now};

async fn begin(world: &World, day: &str) {
    setup::set(&world.engine, &fields(&[("log_from", day)])).await.expect("a day");
}

fn deliver(world: &World, from: &str, received: DateTime<Utc>) -> String {
    let mail = world.mail(from, &[S1], &[]);
    let sent = received - TimeDelta::seconds(2);
    world.deliver(exchange_simulator::seed::SeedMessage { sent, received, ..mail })
}

#[tokio::test]
async fn mail_from_before_the_day_is_left_alone_and_taken_up_when_the_day_goes() {
    let world = World::new().await;
    let today = now().date_naive();
    for days in [1, 3, 30] {
        deliver(&world, C1, now() - TimeDelta::days(days));
        deliver(&world, X, now() - TimeDelta::days(days));
    }
    deliver(&world, C1, now());
    begin(&world, &today.to_string()).await;
    world.sim.clear_log();
    let dry = RunOptions { dry_run: true, ..RunOptions::default() };
    assert_eq!(job::run(&world.engine, &dry, &Cancel::default()).await.unwrap().found, 1);
    let summary = world.run().await;
    assert_eq!((summary.found, summary.logged, summary.failed), (1, 1, 0));
    assert_eq!((world.count("inbox"), world.count("archive"), world.count("Not Logged")), (6, 1, 0));
    let books = job::reconcile(&world.engine).await.unwrap();
    assert_eq!((books.ok, books.server_found, books.pending, books.missing), (true, 1, 0, 0), "{books:?}");
    let listings = world.sim.log().into_iter().map(|request| request.path);
    let listings: Vec<_> = listings.filter(|path| path.contains("mailFolders/inbox/messages?")).collect();
    assert!(!listings.is_empty());
    for path in &listings {
        assert!(path.contains("$filter=receivedDateTime%20ge%20"), "{path}");
        assert!(path.contains("$orderby=receivedDateTime%20asc"), "{path}");
    }
    begin(&world, &(today - TimeDelta::days(5)).to_string()).await;
    assert_eq!(world.run().await.found, 4, "an earlier day, at any time");
    begin(&world, "").await;
    assert_eq!(world.run().await.found, 2, "all of it");
    assert_eq!(world.entries().await.len(), 4);
    world.assert_in_order().await;
}

/// The engine of the world again, at a time and in a zone.
async fn reopened(world: &World, clock: Clock) -> Engine {
    world.engine.close().await;
    let options = EngineOptions {
        data_dir: world.dir.path().to_owned(),
        clock,
        credentials: world.credentials.clone(),
        work_date: None,
    };
    Engine::open(options).await.expect("open the engine")
}

#[tokio::test]
async fn the_day_is_that_of_the_clock_on_the_wall() {
    let mut world = World::new().await;
    let zone = Zone::Offset(FixedOffset::west_opt(5 * 3_600).unwrap());
    let day = zone.day(now()).pred_opt().unwrap();
    let midnight = zone.day_start(day);
    assert_eq!(midnight, day.and_hms_opt(5, 0, 0).unwrap().and_utc());
    for seconds in [-3_600, -1, 0, 3_600] {
        deliver(&world, C1, midnight + TimeDelta::seconds(seconds));
    }
    world.engine = reopened(&world, Clock::fixed_in(now(), zone)).await;
    begin(&world, &day.to_string()).await;
    assert_eq!(world.run().await.logged, 2, "from local midnight on");
    assert_eq!(world.count("inbox"), 2);
    world.assert_in_order().await;
}

#[tokio::test]
async fn what_was_logged_before_the_day_was_set_stays_in_the_books() {
    let world = World::new().await;
    setup::set(&world.engine, &fields(&[("after_logging", "leave"), ("unmatched", "leave")])).await.unwrap();
    deliver(&world, C1, now() - TimeDelta::days(2));
    deliver(&world, X, now() - TimeDelta::days(2));
    assert_eq!(world.run().await.found, 2);
    deliver(&world, C1, now() - TimeDelta::days(2));
    begin(&world, &now().date_naive().to_string()).await;
    assert_eq!(world.run().await.found, 0);
    let books = job::reconcile(&world.engine).await.unwrap();
    assert_eq!((books.ok, books.server_found, books.logged, books.set_aside), (true, 2, 1, 1), "{books:?}");
    let shown = guide::preview(&world.engine, 30).await.unwrap();
    assert_eq!(shown.found, 0, "the preview keeps to the day too: {shown:?}");
    assert!(shown.newest.is_some(), "and still proves that the mailbox was read");
}
