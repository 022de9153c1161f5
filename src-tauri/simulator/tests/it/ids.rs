use serde_json::json;

use crate::client::Client;

#[tokio::test]
async fn a_move_kills_the_old_id_and_the_link() {
    let client = Client::start(2, |_| {}).await;
    let before = client.oldest("inbox").await;
    let old = before["id"].as_str().expect("an id").to_owned();
    for (parameter, folder) in [("destinationId", "archive"), ("DestinationId", "deleteditems")] {
        let now = client.get("/messages?$filter=internetMessageId eq '<0@kunde.example>'").await.values()[0]
            .clone();
        let id = now["id"].as_str().expect("an id");
        let moved = client.post(&format!("/messages/{id}/move"), json!({parameter: folder})).await;
        assert_eq!(moved.status, 201, "{}", moved.text);
        assert_ne!(moved.body["id"], id);
        assert_ne!(moved.body["webLink"], now["webLink"]);
        assert_eq!(moved.body["subject"], "Message 0", "the whole message comes back");
    }
    let gone = client.get(&format!("/messages/{old}")).await;
    assert_eq!((gone.status, gone.code()), (404, "ErrorItemNotFound"));
    assert_eq!(
        client.post(&format!("/messages/{old}/move"), json!({"destinationId": "inbox"})).await.status,
        404
    );
    assert_eq!(client.sim.folder("Deleted Items").len(), 1);
    client.judge();
}

#[tokio::test]
async fn an_immutable_id_survives_the_move() {
    let mut client = Client::start(2, |_| {}).await;
    client.immutable = true;
    let page = client.get("/mailFolders/inbox/messages").await;
    assert_eq!(page.header("preference-applied"), Some("IdType=ImmutableId"));
    let id = page.values()[0]["id"].as_str().expect("an id").to_owned();
    let moved = client
        .post(&format!("/mailFolders/inbox/messages/{id}/move"), json!({"destinationId": "archive"}))
        .await;
    assert_eq!(moved.body["id"], id.as_str());
    assert_eq!(client.get(&format!("/messages/{id}")).await.status, 200);
    assert_eq!(
        client.get(&format!("/mailFolders/inbox/messages/{id}")).await.status,
        404,
        "it is not there any more"
    );
    assert!(
        client.get(&format!("/messages/{}", id.to_lowercase())).await.status >= 400,
        "ids are case-sensitive"
    );
    let copy = client.post(&format!("/messages/{id}/copy"), json!({"destinationId": "inbox"})).await;
    assert_eq!(copy.status, 201);
    assert_ne!(copy.body["id"], id.as_str(), "a copy is another message");
    client.immutable = false;
    let rest = client.get(&format!("/messages/{id}")).await;
    assert_eq!(rest.status, 200, "either form leads to it");
    assert_ne!(rest.body["id"], id.as_str(), "the preference is not sticky");
    assert_eq!(rest.header("preference-applied"), None);

    client.immutable = true;
    client.sim.set(|settings| settings.honour_immutable_ids = false);
    let plain = client.get("/mailFolders/archive/messages").await;
    assert_eq!(plain.header("preference-applied"), None);
    assert_eq!(plain.values()[0]["id"], rest.body["id"]);
    client.judge();
}

#[tokio::test]
async fn ids_are_translated() {
    let client = Client::start(1, |_| {}).await;
    let stored = client.sim.folder("inbox")[0].clone();
    let translate = async |id: &str, from: &str, to: &str| {
        let answer = client
            .post(
                "/translateExchangeIds",
                json!({"inputIds": [id, "x"], "sourceIdType": from, "targetIdType": to}),
            )
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert!(answer.values()[1]["errorDetails"]["code"].is_string());
        answer.values()[0]["targetId"].as_str().expect("translated").to_owned()
    };
    assert_eq!(translate(&stored.rest_id, "restId", "restImmutableEntryId").await, stored.immutable_id);
    assert_eq!(translate(&stored.immutable_id, "restImmutableEntryId", "restId").await, stored.rest_id);
    let entry = translate(&stored.rest_id, "restId", "entryId").await;
    assert!(entry.ends_with(['0', '1', '2']));
    assert_eq!(translate(&entry, "entryId", "restId").await, stored.rest_id);
    let ews = translate(&stored.rest_id, "restId", "ewsId").await;
    assert_eq!(translate(&ews, "ewsId", "restImmutableEntryId").await, stored.immutable_id);
    assert_eq!(
        client
            .post(
                "/translateExchangeIds",
                json!({"inputIds": ["x"], "sourceIdType": "y", "targetIdType": "restId"})
            )
            .await
            .status,
        400
    );
    client.judge();
}

#[tokio::test]
async fn deleting_goes_in_steps() {
    let client = Client::start(2, |_| {}).await;
    let mut places = Vec::new();
    for _ in 0..3 {
        let all = client.get("/messages?$filter=internetMessageId eq '<0@kunde.example>'").await;
        let Some(message) = all.values().first() else {
            break;
        };
        places.push(message["parentFolderId"].clone());
        assert_eq!(
            client.delete(&format!("/messages/{}", message["id"].as_str().expect("an id"))).await.status,
            204
        );
    }
    assert_eq!(places.len(), 2, "Inbox, Deleted Items, and then out of sight");
    assert_eq!(client.sim.folder("recoverableitemsdeletions").len(), 1);
    let id = client.oldest("inbox").await["id"].as_str().expect("an id").to_owned();
    client.sim.set(|settings| settings.permanent_delete_refused = Some(405));
    let purge =
        client.request(reqwest::Method::POST, &client.shared(&format!("/messages/{id}/permanentDelete")));
    assert_eq!(client.send(purge).await.status, 405);
    client.sim.set(|settings| settings.permanent_delete_refused = None);
    let purge =
        client.request(reqwest::Method::POST, &client.shared(&format!("/messages/{id}/permanentDelete")));
    assert_eq!(client.send(purge).await.status, 204);
    assert!(client.sim.messages().is_empty());
    client.judge();
}
