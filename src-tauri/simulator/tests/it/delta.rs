use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Client, seed};

/// Follows a round to its end: what was told, and the link for the next.
async fn round(client: &Client, first: crate::client::Answer) -> (BTreeMap<String, Value>, Value) {
    let (mut told, mut page) = (BTreeMap::new(), first);
    loop {
        assert_eq!(page.status, 200, "{}", page.text);
        told.extend(
            page.values().iter().map(|one| (one["id"].as_str().expect("an id").to_owned(), one.clone())),
        );
        match page.body.get("@odata.nextLink").cloned() {
            Some(next) => page = client.follow(&next).await,
            None => return (told, page.body["@odata.deltaLink"].clone()),
        }
    }
}

#[tokio::test]
async fn a_round_tells_what_changed_since_the_last() {
    let mut client = Client::start(25, |_| {}).await;
    client.immutable = true;
    for spelling in ["delta", "delta()", "microsoft.graph.delta()"] {
        let page = client.get(&format!("/mailFolders/inbox/messages/{spelling}")).await;
        assert_eq!((page.status, page.values().len()), (200, 10), "{spelling}");
    }
    let first = client
        .send(
            client
                .request(
                    Method::GET,
                    &client.shared("/mailFolders/inbox/messages/delta?$select=subject,isRead"),
                )
                .header("Prefer", "odata.maxpagesize=7"),
        )
        .await;
    assert_eq!(first.values().len(), 7);
    let (told, link) = round(&client, first).await;
    assert_eq!(told.len(), 25);
    let ids: Vec<&String> = told.keys().collect();
    let empty = client.follow(&link).await;
    assert_eq!(empty.values().len(), 0);

    client.post(&format!("/messages/{}/move", ids[0]), json!({"destinationId": "archive"})).await;
    client.patch(&format!("/messages/{}", ids[1]), json!({"isRead": true})).await;
    let new = client.sim.deliver(seed(30));
    let (told, link) = round(&client, client.follow(&empty.body["@odata.deltaLink"]).await).await;
    assert_eq!(told.len(), 3);
    assert_eq!(told[ids[0]]["@removed"]["reason"], "deleted");
    assert_eq!(told[ids[1]]["isRead"], true);
    assert_eq!(told[&new]["subject"], "Message 30");
    assert!(told[&new].get("body").is_none(), "the selection lives in the token");

    client.sim.expire_delta_tokens();
    let expired = client.follow(&link).await;
    assert_eq!((expired.status, expired.code()), (410, "SyncStateNotFound"));
    client.judge();
}

#[tokio::test]
async fn what_leaves_between_two_pages_is_told() {
    let mut client = Client::start(12, |_| {}).await;
    client.immutable = true;
    let first = client.get("/mailFolders/inbox/messages/delta?$select=id").await;
    let id = first.values()[0]["id"].as_str().expect("an id").to_owned();
    client.post(&format!("/messages/{id}/move"), json!({"destinationId": "archive"})).await;
    let (told, _) = round(&client, first).await;
    assert_eq!(told[&id]["@removed"]["reason"], "deleted");
}

#[tokio::test]
async fn delta_takes_few_options() {
    let client = Client::start(5, |_| {}).await;
    let since = client
        .get("/mailFolders/inbox/messages/delta?$filter=receivedDateTime ge 2026-05-01T08:03:00Z")
        .await;
    assert_eq!(since.values().len(), 2);
    for query in [
        "$filter=isRead eq true",
        "$orderby=subject",
        "$search=x",
        "changeType=nonsense",
        "$deltatoken=rubbish",
        "$skiptoken=%00",
    ] {
        assert_eq!(
            client.get(&format!("/mailFolders/inbox/messages/delta?{query}")).await.status,
            400,
            "{query}"
        );
    }
    let created = client.get("/mailFolders/inbox/messages/delta?changeType=created").await;
    client
        .patch(
            &format!("/messages/{}", created.values()[0]["id"].as_str().expect("an id")),
            json!({"isRead": true}),
        )
        .await;
    client.sim.deliver(seed(9));
    let next = client.follow(&created.body["@odata.deltaLink"]).await;
    assert_eq!(next.values().len(), 1, "only what is new");
    let folders = client.get("/mailFolders/delta").await;
    assert!(folders.values().len() > 5);
    client.judge();
}
