use super::*;
use crate::domain::opportunity::{ActionTaken, Opportunity, OpportunityEntry};
use crate::domain::task::Task;
use crate::domain::timeline::{MOST_MESSAGES, TimelineKind, WaitsFor};
use crate::error::Code;
use crate::store::task::save;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, company, memory, person};
use crate::store::{opportunity, opportunity_entry, opportunity_links};

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
        TimelineItem::Conversation { messages, count, .. } => {
            let all: Vec<_> = messages
                .iter()
                .map(|one| format!("{}x{}", one.entry.message_key, one.entry_nos.len()))
                .collect();
            format!("{count}: {}", all.join(" "))
        }
        TimelineItem::Interaction { entry } => entry.description.clone(),
        TimelineItem::Task { task } => task.no.clone(),
        TimelineItem::Opportunity { step } => {
            format!("{} {:?} {}", step.opportunity_no, step.milestone, step.stage_description)
                .trim()
                .to_owned()
        }
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

async fn asked(store: &Store, no: &str, query: TimelineQuery) -> Timeline {
    let contact = store.contact(no).await.unwrap().unwrap();
    store.contact_timeline(&contact, &query).await.unwrap()
}

async fn timeline(store: &Store, no: &str, after: &str, limit: u32) -> Timeline {
    asked(store, no, TimelineQuery { after: after.into(), limit, ..TimelineQuery::default() }).await
}

/// An opportunity of P1 at K1, created on a day, with lines of history: day, action, stage.
async fn add_opportunity(store: &Store, no: &str, created: &str, lines: &[(&str, ActionTaken, &str)]) {
    let one = Opportunity {
        no: no.into(),
        description: format!("Desks {no}"),
        contact_no: "P1".into(),
        contact_company_no: "K1".into(),
        creation_date: created.into(),
        ..Opportunity::default()
    };
    let mut tx = store.begin().await.unwrap();
    opportunity::save(&mut tx, &one, at(0)).await.unwrap();
    for (day, action, stage) in lines {
        let line = OpportunityEntry {
            opportunity_no: no.into(),
            date_of_change: (*day).into(),
            action_taken: *action,
            stage_description: (*stage).into(),
            ..OpportunityEntry::default()
        };
        opportunity_entry::append(&mut tx, &line).await.unwrap();
    }
    tx.commit().await.unwrap();
}

fn only(kinds: &[TimelineKind], search: &str) -> TimelineQuery {
    TimelineQuery { kinds: kinds.to_vec(), search: search.into(), ..TimelineQuery::default() }
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
    // The entries are of 2026-09-21; steps stand around them.
    let lines = [
        ("2026-09-20", ActionTaken::None, "Initial"),
        ("2026-09-21", ActionTaken::Next, "Proposal"),
        ("2026-09-30", ActionTaken::Won, ""),
    ];
    add_opportunity(&store, "OP1", "2026-09-20", &lines).await;
    add_opportunity(&store, "OP2", "2026-09-20", &[]).await;
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
    let query = TimelineQuery { after: "?".into(), ..TimelineQuery::default() };
    assert_eq!(store.contact_timeline(&contact, &query).await.unwrap_err().code(), Code::InvalidValue);
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
    let [TimelineItem::Conversation { messages, count, .. }] = found.items.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((messages.len(), *count), (MOST_MESSAGES, 60));
    assert_eq!(messages.first().unwrap().entry.message_key, "m59");
}

#[tokio::test]
async fn steps_of_opportunities_stand_on_their_days() {
    let store = filled().await;
    let lines = [
        ("2026-09-20", ActionTaken::None, "Initial"),
        ("2026-09-20", ActionTaken::Updated, "Initial"),
        ("2026-09-21", ActionTaken::Next, "Proposal"),
        ("2026-09-30", ActionTaken::Won, ""),
    ];
    add_opportunity(&store, "OP1", "2026-09-20", &lines).await;
    let expected = [
        "FUTURE",
        "OP1 Won",
        "OP1 Stage Proposal",
        "2: a2x3 a1x1",
        "call",
        "1: alonex1",
        "OP1 Stage Initial",
        "OP1 Created",
        "PAST",
    ];
    assert_eq!(words(&timeline(&store, "K1", "", 0).await), expected);
    let steps = asked(&store, "P1", only(&[TimelineKind::Opportunities], "")).await;
    assert_eq!(steps.items.len(), 4, "new estimates are no step");
    assert!(timeline(&store, "P2", "", 0).await.items.len() == 2, "those of others are left out");
}

#[tokio::test]
async fn an_opportunity_shows_what_belongs_to_it() {
    let store = filled().await;
    add_opportunity(&store, "OP1", "2026-09-20", &[]).await;
    let mut tx = store.begin().await.unwrap();
    opportunity_links::link_entries(&mut tx, &[3, 4], "OP1").await.unwrap();
    tx.commit().await.unwrap();
    let found = store.opportunity_timeline("OP1", &TimelineQuery::default()).await.unwrap();
    assert_eq!(words(&found), ["call", "1: alonex1", "OP1 Created"]);
    let one = TimelineQuery { limit: 1, ..TimelineQuery::default() };
    let first = store.opportunity_timeline("OP1", &one).await.unwrap();
    let second =
        store.opportunity_timeline("OP1", &TimelineQuery { after: first.next, ..one }).await.unwrap();
    assert_eq!(words(&second), ["1: alonex1"]);
}

#[tokio::test]
async fn kinds_and_words_leave_the_rest_out() {
    use TimelineKind::{Interactions, MailIn, MailOut, Opportunities, Tasks};

    let store = memory().await;
    add_contacts(&store, &[company("K1"), person("P1", "K1", ""), person("P2", "K1", "")]).await;
    let mail = [
        message(&store, "m1", "A").await,
        message(&store, "m2", "A").await,
        message(&store, "m3", "B").await,
    ];
    for (message_id, description, flow, seconds) in [
        (Some(mail[0]), "Ñandú chairs", "Inbound", 1),
        (Some(mail[1]), "RE: chairs", "Outbound", 2),
        (Some(mail[2]), "Invoice", "Inbound", 3),
        (None, "Call about chairs", "Outbound", 4),
    ] {
        let entry = NewEntry {
            contact_no: "P1",
            company_no: "K1",
            description,
            flow,
            message_id,
            seconds,
            ..NewEntry::default()
        };
        add_entry(&store, &entry).await;
    }
    add_task(&store, "CHAIRS-1", "2020-01-01", "P1", "K1").await;
    add_opportunity(&store, "OP1", "2019-01-01", &[]).await;
    for (kinds, search, expected) in [
        (&[][..], "chairs", &["Call about chairs", "2: m2x1 m1x1", "CHAIRS-1"][..]),
        (&[MailIn], "", &["1: m3x1", "1: m1x1"]),
        (&[MailOut], "", &["1: m2x1"]),
        (&[MailIn, MailOut], "chai", &["2: m2x1 m1x1"]),
        (&[Interactions], "", &["Call about chairs"]),
        (&[Tasks], "", &["CHAIRS-1"]),
        (&[Opportunities], "desk", &["OP1 Created"]),
        (&[Opportunities, Interactions], "chairs", &["Call about chairs"]),
        (&[], "nandu", &["1: m1x1"]),
        (&[], "nothing like it", &[]),
        (&[], "person invo", &["1: m3x1"]),
    ] {
        for limit in [0, 1] {
            let (mut all, mut after) = (Vec::new(), String::new());
            loop {
                let query = TimelineQuery { after, limit, ..only(kinds, search) };
                let page = asked(&store, "K1", query).await;
                all.extend(words(&page));
                after = page.next;
                if after.is_empty() {
                    break;
                }
            }
            assert_eq!(all, expected, "{kinds:?} {search} {limit}");
        }
    }
}

#[tokio::test]
async fn who_has_to_answer_is_told_by_the_last_mail_with_anybody() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", ""), person("P2", "", "")]).await;
    let (first, last) = (message(&store, "m1", "A").await, message(&store, "m2", "A").await);
    let entry = |contact_no, flow, message_id, seconds| NewEntry {
        contact_no,
        flow,
        message_id: Some(message_id),
        seconds,
        ..NewEntry::default()
    };
    let waits = async || match timeline(&store, "P1", "", 0).await.items.first() {
        Some(TimelineItem::Conversation { waits_for, .. }) => *waits_for,
        other => panic!("{other:?}"),
    };
    let asked = add_entry(&store, &entry("P1", "Inbound", first, 1)).await;
    assert_eq!(waits().await, Some(WaitsFor::Us));
    store.set_answer_needed(asked, false, at(0)).await.unwrap();
    assert_eq!(waits().await, None);
    add_entry(&store, &entry("P2", "Outbound", last, 2)).await;
    assert_eq!(waits().await, Some(WaitsFor::Them));
}

/// Every list of a timeline follows an index: nothing is sorted and no table is read whole.
#[tokio::test]
async fn timelines_follow_an_index() {
    let store = memory().await;
    let mut conn = store.begin_read().await.unwrap();
    for (column, index) in [
        ("contact_no", "entry_by_contact"),
        ("contact_company_no", "entry_by_company"),
        ("opportunity_no", "entry_by_opportunity"),
    ] {
        let query = only(&[TimelineKind::MailIn], "");
        let wanted = Wanted { column, key: "X", query: &query, search: Search::default() };
        let sql = format!("EXPLAIN QUERY PLAN {}", heads::walking(&wanted, (9, 9), 9).text());
        let rows: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(&sql).bind("X").bind(9).bind(9).bind(9).fetch_all(&mut *conn).await.unwrap();
        let plan: Vec<String> = rows.into_iter().map(|row| row.3).collect();
        let plan = plan.join("\n");
        assert!(plan.contains(index), "{plan}");
        assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), "{plan}");
    }
}
