use super::*;
use crate::domain::task::Task;
use crate::error::Code;
use crate::store::task::save;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, company, memory, person};

async fn message(store: &Store, key: &str, conversation: &str) -> i64 {
    let mailbox = store.mailbox("graph", "log@x.example", at(0)).await.unwrap().mailbox_id;
    let (id,): (i64,) = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, conversation_id, outcome, reason, decision, decided_at)
         VALUES ($1, $2, $2, $3, 'logged', 'matched', '{}', 0) RETURNING message_id",
    )
    .bind(mailbox)
    .bind(key)
    .bind(conversation)
    .fetch_one(&store.writer)
    .await
    .unwrap();
    id
}

async fn add_task(store: &Store, no: &str, date: &str, contact_no: &str, company_no: &str) {
    let task = Task {
        no: no.into(),
        description: no.into(),
        date: date.into(),
        contact_no: contact_no.into(),
        contact_company_no: company_no.into(),
        ..Task::default()
    };
    let mut tx = store.begin().await.unwrap();
    save(&mut tx, &task, at(0)).await.unwrap();
    tx.commit().await.unwrap();
}

/// Each item in one word: the keys of a conversation's mail with its entries, a description, a task's number.
fn words(timeline: &Timeline) -> Vec<String> {
    let word = |item: &TimelineItem| match item {
        TimelineItem::Conversation { messages, count } => {
            let all: Vec<_> = messages
                .iter()
                .map(|one| format!("{}x{}", one.entry.message_key, one.entry_nos.len()))
                .collect();
            format!("{count}: {}", all.join(" "))
        }
        TimelineItem::Interaction { entry } => entry.description.clone(),
        TimelineItem::Task { task } => task.no.clone(),
    };
    timeline.items.iter().map(word).collect()
}

/// Two conversations, a mail without one, a call, tasks; P1 was with K2 once.
async fn filled() -> Store {
    let store = memory().await;
    add_contacts(&store, &[company("K1"), company("K2"), person("P1", "K1", ""), person("P2", "K1", "")])
        .await;
    let (a1, a2) = (message(&store, "a1", "A").await, message(&store, "a2", "A").await);
    let (b1, alone) = (message(&store, "b1", "B").await, message(&store, "alone", "").await);
    for (message_id, contact_no, company_no, salesperson_code, seconds) in [
        (Some(a1), "P1", "K1", "JO", 10),
        (Some(b1), "P1", "K2", "JO", 20),
        (Some(alone), "P1", "K1", "JO", 30),
        (None, "P1", "K1", "JO", 40),
        (Some(a2), "P1", "K1", "JO", 50),
        (Some(a2), "P1", "K1", "AR", 50),
        (Some(a2), "P2", "K1", "AR", 50),
    ] {
        let description = if message_id.is_none() { "call" } else { "mail" };
        let entry = NewEntry {
            contact_no,
            company_no,
            salesperson_code,
            description,
            message_id,
            seconds,
            ..NewEntry::default()
        };
        add_entry(&store, &entry).await;
    }
    let canceled =
        NewEntry { contact_no: "P1", company_no: "K1", seconds: 99, canceled: true, ..NewEntry::default() };
    add_entry(&store, &canceled).await;
    add_task(&store, "FUTURE", "2099-01-01", "P1", "K1").await;
    add_task(&store, "PAST", "2020-01-01", "P2", "K1").await;
    store
}

async fn timeline(store: &Store, no: &str, after: &str, limit: u32) -> Timeline {
    let contact = store.contact(no).await.unwrap().unwrap();
    store.timeline(&contact, after, limit).await.unwrap()
}

#[tokio::test]
async fn mail_is_grouped_by_conversation_and_the_rest_stands_between() {
    let store = filled().await;
    let person = timeline(&store, "P1", "", 0).await;
    assert_eq!(words(&person), ["FUTURE", "2: a2x2 a1x1", "call", "1: alonex1", "1: b1x1"]);
    assert_eq!(person.next, "");
    assert_eq!(words(&timeline(&store, "P2", "", 0).await), ["1: a2x1", "PAST"]);
}

#[tokio::test]
async fn a_company_shows_what_was_said_with_its_people_of_that_time() {
    let store = filled().await;
    let now = timeline(&store, "K1", "", 0).await;
    assert_eq!(words(&now), ["FUTURE", "2: a2x3 a1x1", "call", "1: alonex1", "PAST"]);
    assert_eq!(words(&timeline(&store, "K2", "", 0).await), ["1: b1x1"], "W44: they have left since");
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let store = filled().await;
    for limit in 1..5 {
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let page = timeline(&store, "K1", &after, limit).await;
            assert!(page.items.len() <= limit as usize);
            all.extend(words(&page));
            after = page.next;
            if after.is_empty() {
                break;
            }
        }
        assert_eq!(all, words(&timeline(&store, "K1", "", 0).await), "{limit} a page");
    }
    let contact = store.contact("K1").await.unwrap().unwrap();
    assert_eq!(store.timeline(&contact, "?", 0).await.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn a_long_conversation_brings_its_newest_messages_and_their_number() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "")]).await;
    for n in 0..60 {
        let message_id = Some(message(&store, &format!("m{n}"), "A").await);
        add_entry(&store, &NewEntry { contact_no: "P1", message_id, seconds: n, ..NewEntry::default() })
            .await;
    }
    let found = timeline(&store, "P1", "", 0).await;
    let [TimelineItem::Conversation { messages, count }] = found.items.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((messages.len(), *count), (MOST_MESSAGES, 60));
    assert_eq!(messages.first().unwrap().entry.message_key, "m59");
}
