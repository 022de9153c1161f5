use super::*;
use crate::store::test_support::{
    NewEntry, add_contacts, add_entry, add_message, add_salesperson, at, company, memory, person,
};

async fn get(store: &Store, entry_no: i64) -> LogEntry {
    store.entry(entry_no).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_entry_shows_its_message_and_the_names_of_now() {
    let store = memory().await;
    add_contacts(&store, &[company("K1"), person("P1", "K1", "")]).await;
    add_salesperson(&store, "JO", "").await;
    let message = add_message(&store, "key-1", "").await;
    let new = NewEntry {
        contact_no: "P1",
        company_no: "K1",
        salesperson_code: "JO",
        message_id: Some(message),
        description: "Quote",
        flow: "Inbound",
        ..NewEntry::default()
    };
    let entry_no = add_entry(&store, &new).await;
    sqlx::query("INSERT INTO interaction_comment (entry_no, line_no, comment) VALUES ($1, 10000, 'x')")
        .bind(entry_no)
        .execute(&store.writer)
        .await
        .unwrap();
    let entry = get(&store, entry_no).await;
    assert_eq!((entry.date.as_str(), entry.time), ("2026-09-21", at(0)));
    assert_eq!(
        (entry.contact_name.as_str(), entry.contact_company_name.as_str()),
        ("Person P1", "Company K1")
    );
    assert_eq!((entry.sender.as_str(), entry.message_key.as_str()), ("Ana@X.com", "key-1"));
    assert_eq!(entry.recipients, ["to@us.com", "cc@us.com"]);
    assert_eq!((entry.internet_message_id.as_str(), entry.link.as_str()), ("<key-1>", "https://x"));
    assert!(entry.comment && entry.has_attachments && entry.link_state == LinkState::Ok);
    assert_eq!(entry.conversation_count, 1, "without a conversation it stands alone");
    assert_eq!(store.entry(99).await.unwrap(), None);
}

#[tokio::test]
async fn an_entry_without_message_has_no_link() {
    let store = memory().await;
    let number = add_entry(&store, &NewEntry::default()).await;
    let entry = get(&store, number).await;
    assert_eq!((entry.link_state, entry.attachment_no, entry.conversation_count), (LinkState::None, 0, 0));
    assert!(entry.recipients.is_empty());
}

#[tokio::test]
async fn a_link_is_pending_until_the_message_is_settled() {
    let store = memory().await;
    let message = add_message(&store, "key-1", "").await;
    let number = add_entry(&store, &NewEntry { message_id: Some(message), ..NewEntry::default() }).await;
    sqlx::query(
        "INSERT INTO operation (mailbox_id, message_id, kind, created_at) SELECT mailbox_id, message_id, 'archive', 0
         FROM message",
    )
    .execute(&store.writer)
    .await
    .unwrap();
    for (state, expected) in
        [("pending", LinkState::Pending), ("in_flight", LinkState::Pending), ("done", LinkState::Ok)]
    {
        sqlx::query("UPDATE operation SET state = $1").bind(state).execute(&store.writer).await.unwrap();
        assert_eq!(get(&store, number).await.link_state, expected, "{state}");
    }
}

#[tokio::test]
async fn messages_of_a_conversation_are_counted_for_the_same_contact() {
    let store = memory().await;
    let mut numbers = Vec::new();
    for (key, conversation, contact_no, salesperson_code) in [
        ("a", "thread", "P1", "JO"),
        ("a", "thread", "P1", "LI"),
        ("b", "thread", "P1", "JO"),
        ("c", "thread", "P2", "JO"),
        ("d", "other", "P1", "JO"),
    ] {
        let known: Option<(i64,)> = sqlx::query_as("SELECT message_id FROM message WHERE message_key = $1")
            .bind(key)
            .fetch_optional(&store.pool)
            .await
            .unwrap();
        let message = match known {
            Some((id,)) => id,
            None => add_message(&store, key, conversation).await,
        };
        let entry =
            NewEntry { contact_no, salesperson_code, message_id: Some(message), ..NewEntry::default() };
        numbers.push(add_entry(&store, &entry).await);
    }
    let mut counts = Vec::new();
    for number in numbers {
        counts.push(get(&store, number).await.conversation_count);
    }
    assert_eq!(counts, [2, 2, 2, 1, 1], "messages, not entries");
}
