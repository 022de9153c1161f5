//! The start page and Tell me over logged mail.

use bitacora_engine::actions::{home, tell_me};
use bitacora_engine::domain::home::HomeQuery;
use chrono::TimeDelta;
use exchange_simulator::seed::SeedMessage;

use crate::support::{C1, C2, S1, S2, World, X, now};

async fn waiting(world: &World, salesperson: &str) -> (Vec<String>, Vec<String>) {
    let query = HomeQuery { salesperson_code: salesperson.into(), ..HomeQuery::default() };
    let home = home::show(&world.engine, &query).await.unwrap();
    let contacts = |entries: Vec<bitacora_engine::domain::interaction::LogEntry>| {
        entries.into_iter().map(|entry| entry.contact_no).collect()
    };
    (contacts(home.ours.entries), contacts(home.theirs.entries))
}

/// A mail of a conversation, sent so many hours ago.
fn mail(world: &World, from: &str, to: &[&str], conversation: &str, hours: i64) -> SeedMessage {
    let sent = now() - TimeDelta::hours(hours);
    SeedMessage {
        conversation: conversation.into(),
        sent,
        received: sent + TimeDelta::seconds(2),
        ..world.mail(from, to, &[])
    }
}

#[tokio::test]
async fn a_mail_waits_until_it_is_answered() {
    let world = World::new().await;
    world.deliver(mail(&world, C1, &[S1, S2], "chairs", 30));
    world.deliver(mail(&world, S2, &[C2], "tables", 24 * 5));
    world.deliver(mail(&world, S2, &[C2], "lamps", 24));
    world.run().await;
    let expected = (vec!["C1".to_owned()], vec!["C2".to_owned()]);
    assert_eq!(
        waiting(&world, "").await,
        expected,
        "one mail to two waits once; a day is no time to wait for theirs"
    );
    assert_eq!(waiting(&world, "S1").await, (vec!["C1".to_owned()], vec![]));
    world.deliver(mail(&world, S1, &[C1], "chairs", 2));
    world.run().await;
    assert_eq!(
        waiting(&world, "").await,
        (vec![], vec!["C2".to_owned()]),
        "whoever answered, it is answered"
    );
}

#[tokio::test]
async fn the_start_page_tells_what_came_in_and_how_the_job_is() {
    let world = World::new().await;
    let query = HomeQuery::default();
    assert!(home::show(&world.engine, &query).await.unwrap().is_new);
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    home::mark_seen(&world.engine).await.unwrap();
    world.deliver(world.mail(S1, &[C1], &[]));
    world.deliver(world.mail(X, &[S1], &[]));
    world.run().await;
    let home = home::show(&world.engine, &query).await.unwrap();
    assert!(!home.is_new && home.news.since.is_some());
    assert_eq!((home.news.count, home.news.set_aside), (1, 1));
    assert_eq!(home.news.entries[0].information_flow, "Outbound");
    let mails =
        home.days.iter().map(|day| (day.inbound, day.outbound)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    assert_eq!((home.days.len(), mails), (30, (1, 1)));
    assert!(home.job.enabled && !home.job.needs_person);
    assert_eq!(home.job.runs.len(), 2);
    assert_eq!(home.job.last_success, home.job.last_run.unwrap().finished_at);
}

#[tokio::test]
async fn logged_mail_is_found_by_its_words_and_people_by_their_addresses() {
    let world = World::new().await;
    let subject = Some("Presupuesto añadido".to_owned());
    world.deliver(SeedMessage { subject, ..world.mail(C1, &[S1], &[]) });
    world.run().await;
    let found = tell_me::find(&world.engine, "presup anad").await.unwrap();
    assert_eq!((found.entries.len(), found.similar), (1, false));
    let found = tell_me::find(&world.engine, C1).await.unwrap();
    assert_eq!(found.contacts[0].no, "C1");
    assert_eq!(tell_me::find(&world.engine, S2).await.unwrap().salespeople[0].code, "S2");
}
