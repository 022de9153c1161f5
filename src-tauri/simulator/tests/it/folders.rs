use serde_json::json;

use crate::client::Client;

#[tokio::test]
async fn folders_are_listed_made_and_refused() {
    let client = Client::start(3, |_| {}).await;
    let all = client.get("/mailFolders?$top=50").await;
    let names: Vec<_> = all.values().iter().filter_map(|folder| folder["displayName"].as_str()).collect();
    assert!(
        names.contains(&"Inbox") && names.contains(&"Archive") && !names.contains(&"Clutter"),
        "{names:?}"
    );
    let hidden = client.get("/mailFolders?includeHiddenFolders=true&$top=50").await;
    assert!(hidden.values().len() > all.values().len());
    let inbox = client.get("/mailFolders/inbox").await;
    assert_eq!((&inbox.body["totalItemCount"], &inbox.body["unreadItemCount"]), (&json!(3), &json!(3)));
    assert!(inbox.body["sizeInBytes"].as_u64() > Some(0) && inbox.body.get("wellKnownName").is_none());

    let made = client.post("/mailFolders", json!({"displayName": "Not Logged", "isHidden": false})).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let again = client.post("/mailFolders", json!({"displayName": "not logged"})).await;
    assert_eq!((again.status, again.code()), (409, "ErrorFolderExists"));
    let found = client.get("/mailFolders?$filter=displayName eq 'Not Logged'").await;
    assert_eq!(found.values()[0]["id"], made.body["id"]);
    let child = client.post("/mailFolders/inbox/childFolders", json!({"displayName": "Sub"})).await;
    let children = client.get("/mailFolders/inbox/childFolders").await;
    assert_eq!(children.values()[0]["id"], child.body["id"]);
    let id = made.body["id"].as_str().expect("an id");
    assert_eq!(
        client.patch(&format!("/mailFolders/{id}"), json!({"displayName": "Renamed"})).await.body["displayName"],
        "Renamed"
    );
    assert_eq!(client.delete(&format!("/mailFolders/{id}")).await.status, 204);
    assert_eq!(client.get(&format!("/mailFolders/{id}")).await.code(), "ErrorItemNotFound");
    assert_eq!(client.delete("/mailFolders/inbox").await.status, 403);
    assert_eq!(client.get("/mailFolders/nonsense").await.code(), "ErrorInvalidIdMalformed");
    client.judge();
}

#[tokio::test]
async fn the_archive_may_not_exist_yet() {
    let client = Client::start(1, |settings| settings.archive_exists = false).await;
    let missing = client.get("/mailFolders/archive").await;
    assert_eq!((missing.status, missing.code()), (404, "ErrorItemNotFound"));
    let id = client.oldest("inbox").await["id"].as_str().expect("an id").to_owned();
    assert_eq!(
        client.post(&format!("/messages/{id}/move"), json!({"destinationId": "archive"})).await.status,
        404
    );
    let made = client.post("/mailFolders", json!({"displayName": "Archive"})).await;
    assert_eq!(made.status, 201);
    let moved = client.post(&format!("/messages/{id}/move"), json!({"destinationId": made.body["id"]})).await;
    assert_eq!(moved.status, 201);
    client.judge();
}
