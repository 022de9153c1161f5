use std::time::Duration;

use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::task::Task;
use crate::store::task;
use crate::store::test_support::{NewEntry, add_entry, at};

async fn entry(engine: &Engine, seconds: i64) -> i64 {
    add_entry(&engine.store, &NewEntry { seconds, salesperson_code: "JO", ..NewEntry::default() }).await
}

async fn shown(engine: &Engine) -> Home {
    show(engine, &HomeQuery::default()).await.unwrap()
}

#[tokio::test]
async fn what_is_new_stays_so_during_a_visit_and_is_old_at_the_next() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    assert!(shown(&engine).await.is_new);
    look(&engine).await.unwrap();
    entry(&engine, 1).await;
    let home = shown(&engine).await;
    assert!(!home.is_new);
    assert_eq!((home.news.since, home.news.count), (None, 1));
    look(&engine).await.unwrap();
    engine.clock.advance(Duration::from_mins(30));
    look(&engine).await.unwrap();
    assert_eq!(shown(&engine).await.news.count, 1, "still the same visit");
    engine.clock.advance(Duration::from_mins(61));
    let second = entry(&engine, 2).await;
    look(&engine).await.unwrap();
    let news = shown(&engine).await.news;
    assert_eq!((news.since, news.count), (Some(at(30 * 60)), 1));
    assert_eq!(news.entries[0].entry_no, second);
    mark_seen(&engine).await.unwrap();
    let news = shown(&engine).await.news;
    assert_eq!((news.count, news.entries.len()), (0, 2), "the newest ones instead");
    assert_eq!(news.since, Some(at(91 * 60)));
}

#[tokio::test]
async fn tasks_are_counted_by_the_day_they_are_due() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let today = engine.today();
    let mut tx = engine.store.begin().await.unwrap();
    for (no, days) in [("T1", -2), ("T2", 0), ("T3", 5)] {
        let date = (today + chrono::TimeDelta::days(days)).to_string();
        let new = Task {
            no: no.into(),
            date,
            salesperson_code: if no == "T3" { "EVA".into() } else { "JO".into() },
            ..Task::default()
        };
        task::save(&mut tx, &new, at(0)).await.unwrap();
    }
    tx.commit().await.unwrap();
    let tasks = shown(&engine).await.tasks;
    assert_eq!((tasks.overdue, tasks.today, tasks.open), (1, 1, 3));
    assert_eq!(tasks.rows.iter().map(|row| row.no.as_str()).collect::<Vec<_>>(), ["T1", "T2", "T3"]);
    let query = HomeQuery { salesperson_code: " eva ".into(), ..HomeQuery::default() };
    let tasks = show(&engine, &query).await.unwrap().tasks;
    assert_eq!((tasks.overdue, tasks.today, tasks.open), (0, 0, 1));
}

#[tokio::test]
async fn the_job_needs_a_person_when_it_gave_up_or_nobody_is_signed_in() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let job = shown(&engine).await.job;
    assert_eq!((job.enabled, job.needs_person, job.status), (false, false, None));
    let setup = crate::domain::setup::Setup { enabled: true, ..Default::default() };
    engine.store.save_setup(&setup).await.unwrap();
    assert!(shown(&engine).await.job.needs_person, "nobody is signed in");
}

#[tokio::test]
async fn only_a_mail_can_need_no_answer() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let by_hand = entry(&engine, 1).await;
    let error = set_answer_needed(&engine, by_hand, false).await.unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
}
