use chrono::TimeDelta;

use super::*;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, memory, person};

/// Writes a mail of a conversation and one entry of it; gives the entry's number.
async fn mail(store: &Store, conversation: &str, entry: NewEntry<'_>) -> i64 {
    let mailbox = store.mailbox("graph", "log@us.example", at(0)).await.unwrap().mailbox_id;
    let (message_id,): (i64,) = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, conversation_id, outcome, reason, decision, decided_at)
         SELECT $1, n, n, $2, 'logged', 'matched', '{}', 0 FROM (SELECT COUNT(*) + 1 AS n FROM message) counted
         RETURNING message_id",
    )
    .bind(mailbox)
    .bind(conversation)
    .fetch_one(&store.writer)
    .await
    .unwrap();
    add_entry(store, &NewEntry { message_id: Some(message_id), ..entry }).await
}

fn inbound(salesperson_code: &str, seconds: i64) -> NewEntry<'_> {
    NewEntry { flow: "Inbound", contact_no: "P1", salesperson_code, seconds, ..NewEntry::default() }
}

fn outbound(salesperson_code: &str, seconds: i64) -> NewEntry<'_> {
    NewEntry { flow: "Outbound", ..inbound(salesperson_code, seconds) }
}

async fn waiting(store: &Store, flow: Flow, salesperson: &str) -> Vec<i64> {
    let found = store.waiting(flow, salesperson, at(0)..at(1_000)).await.unwrap();
    assert_eq!(usize::try_from(found.count).unwrap(), found.entries.len());
    found.entries.into_iter().map(|entry| entry.entry_no).collect()
}

#[tokio::test]
async fn a_conversation_waits_for_whoever_did_not_write_last() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "ana@x.example")]).await;
    mail(&store, "a", inbound("JO", 10)).await;
    let answer = mail(&store, "a", outbound("JO", 20)).await;
    let alone = mail(&store, "", inbound("JO", 30)).await;
    mail(&store, "b", outbound("EVA", 40)).await;
    let last = mail(&store, "b", inbound("EVA", 50)).await;
    assert_eq!(waiting(&store, Flow::Inbound, "").await, [alone, last], "the longest waiting first");
    assert_eq!(waiting(&store, Flow::Outbound, "").await, [answer]);
    assert_eq!(waiting(&store, Flow::Inbound, "EVA").await, [last]);
    assert!(waiting(&store, Flow::Outbound, "EVA").await.is_empty());
    // Canceled entries are as if they were not there.
    sqlx::query("UPDATE interaction_log_entry SET canceled = 1 WHERE entry_no = $1")
        .bind(answer)
        .execute(&store.writer)
        .await
        .unwrap();
    assert!(waiting(&store, Flow::Outbound, "").await.is_empty());
    assert_eq!(waiting(&store, Flow::Inbound, "").await.len(), 3);
}

#[tokio::test]
async fn a_mail_to_several_waits_once_and_one_that_needs_no_answer_not_at_all() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "ana@x.example")]).await;
    let first = mail(&store, "a", inbound("JO", 10)).await;
    let entry = store.entry(first).await.unwrap().unwrap();
    sqlx::query(
        "INSERT INTO interaction_log_entry (message_id, occurred_at, contact_no, salesperson_code, information_flow)
         SELECT message_id, occurred_at, contact_no, 'EVA', information_flow FROM interaction_log_entry",
    )
    .execute(&store.writer)
    .await
    .unwrap();
    assert_eq!(waiting(&store, Flow::Inbound, "").await, [entry.entry_no]);
    assert!(store.set_answer_needed(first, false, at(60)).await.unwrap());
    assert!(store.set_answer_needed(first, false, at(61)).await.unwrap(), "saying it twice is fine");
    assert!(waiting(&store, Flow::Inbound, "").await.is_empty());
    let second = mail(&store, "a", inbound("JO", 70)).await;
    assert_eq!(waiting(&store, Flow::Inbound, "").await, [second], "the conversation went on");
    store.set_answer_needed(first, true, at(80)).await.unwrap();
    assert!(!store.set_answer_needed(99, false, at(80)).await.unwrap());
    let by_hand = add_entry(&store, &NewEntry::default()).await;
    assert!(!store.set_answer_needed(by_hand, false, at(80)).await.unwrap(), "no mail");
}

#[tokio::test]
async fn counting_what_waits_ends_somewhere() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "ana@x.example")]).await;
    for n in 0..120 {
        mail(&store, &format!("c{n}"), inbound("JO", n)).await;
    }
    let found = store.waiting(Flow::Inbound, "", at(0)..at(1_000)).await.unwrap();
    assert_eq!((found.count, found.entries.len()), (100, 50));
    assert_eq!(found.entries[0].time, at(20), "the newest hundred, the longest waiting of them first");
}

#[tokio::test]
async fn what_is_new_is_what_was_logged_since_and_old_mail_comes_last() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "ana@x.example")]).await;
    let seen = mail(&store, "a", inbound("JO", 100)).await;
    let late = mail(&store, "b", inbound("JO", 10)).await;
    let new = mail(&store, "c", outbound("EVA", 200)).await;
    mail(&store, "d", NewEntry { canceled: true, ..inbound("JO", 300) }).await;
    let (count, entries) = store.entries_after(seen, "", 10).await.unwrap();
    assert_eq!(count, 2);
    assert_eq!(entries.iter().map(|entry| entry.entry_no).collect::<Vec<_>>(), [new, late]);
    let (count, entries) = store.entries_after(seen, "JO", 10).await.unwrap();
    assert_eq!((count, entries[0].entry_no), (1, late));
    let (count, entries) = store.entries_after(0, "", 1).await.unwrap();
    assert_eq!((count, entries.len()), (3, 1));
}

#[tokio::test]
async fn a_mail_counts_once_in_its_quarter_of_an_hour() {
    let store = memory().await;
    let first = mail(&store, "a", inbound("JO", 0)).await;
    mail(&store, "b", outbound("JO", 60)).await;
    mail(&store, "c", inbound("EVA", 3_600)).await;
    sqlx::query(
        "INSERT INTO interaction_log_entry (message_id, occurred_at, contact_no, salesperson_code, information_flow)
         SELECT message_id, occurred_at, contact_no, 'EVA', information_flow FROM interaction_log_entry
         WHERE entry_no = $1",
    )
    .bind(first)
    .execute(&store.writer)
    .await
    .unwrap();
    add_entry(&store, &inbound("JO", 0)).await;
    let counts = store.mail_counts(at(0), "").await.unwrap();
    let sum = |inbound| counts.iter().filter(|one| one.inbound == inbound).map(|one| one.count).sum::<u32>();
    assert_eq!((counts.len(), sum(true), sum(false)), (3, 2, 1), "what was done by hand is no mail");
    assert!(counts.iter().all(|one| (at(0) - one.at).abs() < TimeDelta::hours(2)));
    assert_eq!(store.mail_counts(at(1), "JO").await.unwrap().len(), 1);
}

#[tokio::test]
async fn visits_are_kept() {
    let store = memory().await;
    assert_eq!(store.visits().await.unwrap(), None);
    let seen = Mark { at: at(1), entry_no: 2, message_id: 3 };
    let visits = Visits { seen, looked: Mark { at: at(4), entry_no: 5, message_id: 6 } };
    store.save_visits(&Visits::default()).await.unwrap();
    store.save_visits(&visits).await.unwrap();
    assert_eq!(store.visits().await.unwrap(), Some(visits));
}

/// How SQLite goes about a statement.
async fn plan(store: &Store, sql: &Sql) -> String {
    let text = format!("EXPLAIN QUERY PLAN {}", sql.text());
    let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(&text).fetch_all(&store.pool).await.unwrap();
    rows.into_iter().map(|row| row.3).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn nothing_reads_the_whole_log() {
    let store = memory().await;
    for salesperson in ["", "JO"] {
        let statements = [
            (news(7, salesperson), "SEARCH e USING INTEGER PRIMARY KEY"),
            (
                unanswered(Flow::Inbound, salesperson, &(at(0)..at(9))),
                "SEARCH e USING COVERING INDEX entry_mail",
            ),
            (
                mails_by_quarter(Flow::Outbound, at(0), salesperson),
                "SEARCH e USING COVERING INDEX entry_mail",
            ),
        ];
        for (sql, expected) in statements {
            let plan = plan(&store, &sql).await;
            assert!(plan.contains(expected), "{}\n{plan}", sql.text());
            for whole in ["SCAN e\n", "SCAN m\n", "SCAN o\n", "SCAN l\n", "SCAN n\n"] {
                assert!(!format!("{plan}\n").contains(whole), "{}\n{plan}", sql.text());
            }
        }
    }
}
