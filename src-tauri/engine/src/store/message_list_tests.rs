use super::*;
use crate::domain::decision::{Decision, Reason};
use crate::error::Code;
use crate::store::test_support::{NewEntry, add_entry, at, memory};

fn decision(outcome: Outcome) -> Decision {
    Decision {
        outcome,
        reason: Reason::NoRecipients,
        direction: None,
        occurred_at: Some(at(0)),
        pairs: Vec::new(),
        steps: Vec::new(),
        contact_addresses: 3,
        salesperson_addresses: 2,
    }
}

/// Messages `m0` … with all outcomes in turn.
async fn mail(store: &Store, count: usize) {
    let mailbox = store.mailbox("graph", "log@x.com", at(0)).await.unwrap().mailbox_id;
    for n in 0..count {
        let outcome = Outcome::ALL[n % 7];
        let (id,): (i64,) = sqlx::query_as(
            "INSERT INTO message (mailbox_id, message_key, server_id, subject, author_name, author_address, outcome,
                 reason, decision, decided_at, received_at, link_state)
             VALUES ($1, $2, $2, $3, 'Ana', 'ana@x.com', $4, 'no_recipients', $5, 0, 86400000, 'ok')
             RETURNING message_id",
        )
        .bind(mailbox)
        .bind(format!("m{n}"))
        .bind(["Quote 100%", "Ñandú", ""][n % 3])
        .bind(outcome.as_str())
        .bind(json::text(&decision(outcome)).unwrap())
        .fetch_one(&store.writer)
        .await
        .unwrap();
        for (position, role, address) in
            [(0, "from", "ana@x.com"), (1, "to", "Jo_1@us.com"), (2, "cc", "li@us.com")]
        {
            sqlx::query(
                "INSERT INTO message_party (message_id, role, position, name, address, canonical)
                 VALUES ($1, $2, $3, 'Name', $4, lower($4))",
            )
            .bind(id)
            .bind(role)
            .bind(position)
            .bind(address)
            .execute(&store.writer)
            .await
            .unwrap();
        }
    }
}

async fn keys(store: &Store, query: &MessageQuery) -> Vec<String> {
    let page = store.message_page(query).await.unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len());
    page.rows.into_iter().map(|row| row.key).collect()
}

#[tokio::test]
async fn pages_make_up_the_whole_list_both_ways() {
    let store = memory().await;
    mail(&store, 17).await;
    for descending in [false, true] {
        let mut expected: Vec<String> = (0..17).map(|n| format!("m{n}")).collect();
        if descending {
            expected.reverse();
        }
        let mut query = MessageQuery { descending, limit: 5, ..MessageQuery::default() };
        let mut found = Vec::new();
        loop {
            let page = store.message_page(&query).await.unwrap();
            assert_eq!(page.total, 17);
            found.extend(page.rows.into_iter().map(|row| row.key));
            if page.next.is_empty() {
                break;
            }
            query.after = page.next;
        }
        assert_eq!(found, expected);
    }
    let wrong = MessageQuery { after: "?".into(), ..MessageQuery::default() };
    assert_eq!(store.message_page(&wrong).await.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn messages_are_filtered_and_searched() {
    let store = memory().await;
    mail(&store, 14).await;
    store.dismiss(1, true).await.unwrap();
    let base = MessageQuery::default();
    let unmatched = MessageQuery { outcomes: vec![Outcome::Unmatched, Outcome::Draft], ..base.clone() };
    assert_eq!(keys(&store, &unmatched).await, ["m1", "m3", "m8", "m10"]);
    let logged = MessageQuery { outcomes: vec![Outcome::Logged], ..base.clone() };
    assert_eq!(keys(&store, &logged).await, ["m7"], "m0 is dismissed");
    let logged = MessageQuery { include_dismissed: true, ..logged };
    assert_eq!(keys(&store, &logged).await, ["m0", "m7"]);
    for (search, count) in [
        ("QUOTE", 4),
        ("100%", 4),
        ("10%0", 0),
        ("Ñandú", 5),
        ("jo_1@", 13),
        ("joX1@", 0),
        ("li@US quote", 4),
        ("ana", 13),
        ("nobody", 0),
    ] {
        let query = MessageQuery { search: search.into(), ..base.clone() };
        assert_eq!(keys(&store, &query).await.len(), count, "{search}");
    }
}

#[tokio::test]
async fn a_row_shows_people_entries_and_whether_it_is_settled() {
    let store = memory().await;
    mail(&store, 1).await;
    for contact_no in ["P1", "P2"] {
        add_entry(&store, &NewEntry { contact_no, message_id: Some(1), ..NewEntry::default() }).await;
    }
    let row = store.message_page(&MessageQuery::default()).await.unwrap().rows.remove(0);
    assert_eq!((row.author.name.as_str(), row.author.address.as_str()), ("Ana", "ana@x.com"));
    assert_eq!(
        row.recipients.iter().map(|p| p.address.as_str()).collect::<Vec<_>>(),
        ["Jo_1@us.com", "li@us.com"]
    );
    assert_eq!((row.entry_nos, row.link_state), (vec![1, 2], LinkState::Ok));
    assert_eq!((row.sent_at, row.received_at.map(|at| at.timestamp())), (None, Some(86_400)));
    let operation = "INSERT INTO operation (mailbox_id, message_id, kind, state, created_at)
        VALUES (1, 1, 'archive', 'unknown', 0)";
    sqlx::query(operation).execute(&store.writer).await.unwrap();
    let row = store.message_page(&MessageQuery::default()).await.unwrap().rows.remove(0);
    assert_eq!(row.link_state, LinkState::Pending);
}

#[tokio::test]
async fn outcomes_and_open_operations_are_counted() {
    let store = memory().await;
    mail(&store, 9).await;
    store.dismiss(2, true).await.unwrap();
    for (message_id, state) in [(1, "pending"), (2, "in_flight"), (3, "unknown"), (4, "done")] {
        sqlx::query("INSERT INTO operation (mailbox_id, message_id, kind, state, created_at) VALUES (1, $1, 'archive', $2, 0)")
            .bind(message_id)
            .bind(state)
            .execute(&store.writer)
            .await
            .unwrap();
    }
    let expected = MessageCounts {
        logged: 2,
        unmatched: 1,
        duplicates: 1,
        drafts: 1,
        private: 1,
        blocked: 1,
        quarantined: 1,
        pending: 3,
    };
    assert_eq!(store.message_counts().await.unwrap(), expected);
}

#[tokio::test]
async fn a_message_is_explained_from_its_record() {
    let store = memory().await;
    mail(&store, 2).await;
    let why = store.explanation(2).await.unwrap().unwrap();
    assert_eq!((why.message.key.as_str(), &why.decision), ("m1", &decision(Outcome::Unmatched)));
    assert_eq!((why.operation.as_str(), why.operation_state.as_str()), ("", ""));
    let operation =
        "INSERT INTO operation (mailbox_id, message_id, kind, state, created_at) VALUES (1, 2, $1, $2, 0)";
    for (kind, state) in [("archive", "done"), ("set_aside", "in_flight")] {
        sqlx::query(operation).bind(kind).bind(state).execute(&store.writer).await.unwrap();
    }
    let why = store.explanation(2).await.unwrap().unwrap();
    assert_eq!(
        (why.operation.as_str(), why.operation_state.as_str()),
        ("set_aside", "pending"),
        "the last one"
    );
    assert_eq!(store.explanation(9).await.unwrap(), None);
    sqlx::query("UPDATE message SET decision = '{'").execute(&store.writer).await.unwrap();
    let error = store.explanation(2).await.unwrap_err();
    assert!(error.to_string().contains("message.decision of row 2"), "{error}");
}
