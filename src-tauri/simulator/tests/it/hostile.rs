use reqwest::Method;
use serde_json::json;

use crate::client::Client;

#[tokio::test]
async fn strange_requests_get_an_error_in_graphs_shape() {
    let client = Client::start(1, |_| {}).await;
    let id = client.sim.folder("inbox")[0].rest_id.clone();
    let long = "x".repeat(20_000);
    for (method, path, expected) in [
        (Method::GET, "/nonsense".to_owned(), 404),
        (Method::GET, "/mailFolders/inbox/nonsense".to_owned(), 404),
        (Method::GET, format!("/messages/{id}/nonsense"), 404),
        (Method::PUT, "/messages".to_owned(), 405),
        (Method::DELETE, "/mailFolders".to_owned(), 405),
        (Method::GET, format!("/messages/{id}/move"), 405),
        (Method::HEAD, format!("/messages/{id}/$value"), 405),
        (Method::GET, "/messages/%00%ff%2f".to_owned(), 400),
        (Method::GET, format!("/messages/{long}"), 400),
        (Method::GET, "/messages/AAMk('".to_owned(), 400),
        (Method::GET, "//messages".to_owned(), 400),
        (Method::POST, format!("/messages/{id}/move"), 415),
        (Method::GET, "/messages?$filter=%F0%9F%98%80 eq '".to_owned(), 400),
        (Method::GET, "/messages?$skip=99999999999999999999".to_owned(), 400),
        (Method::GET, "/messages?$skip=18446744073709551615".to_owned(), 200),
    ] {
        let answer = client.send(client.request(method.clone(), &client.shared(&path))).await;
        assert_eq!(answer.status, expected, "{method} {path:.80}: {:.200}", answer.text);
        assert!(expected == 200 || method == Method::HEAD || !answer.code().is_empty(), "{path:.80}");
    }
    for body in [
        "",
        "{",
        "[]",
        "null",
        "{\"destinationId\":7}",
        "{\"destinationId\":\"\"}",
        "{\"destinationId\":\"nowhere\"}",
    ] {
        let request = client.request(Method::POST, &client.shared(&format!("/messages/{id}/move")));
        let answer = client.send(request.header("content-type", "application/json").body(body)).await;
        assert_eq!(answer.status, 400, "{body}");
    }
    let deep = "[".repeat(100_000);
    let request =
        client.request(Method::POST, &client.shared("/messages")).header("content-type", "application/json");
    assert_eq!(client.send(request.body(deep)).await.status, 400);
    let beta = client.send(client.request(Method::GET, &format!("{}/beta/me", client.sim.graph_url()))).await;
    assert_eq!(beta.status, 404);
}

#[tokio::test]
async fn bad_tokens_are_told_apart() {
    let mut client = Client::start(1, |_| {}).await;
    let bare = client.send(client.http.get(client.shared("/messages"))).await;
    assert_eq!(
        (bare.status, bare.code(), bare.body["error"]["message"].as_str()),
        (401, "InvalidAuthenticationToken", Some("Access token is empty."))
    );
    for token in ["x", "a.b.c", ""] {
        client.token = token.into();
        assert_eq!(client.get("/messages").await.status, 401, "{token}");
    }
    let mut other = Client::start(1, |_| {}).await;
    let granted =
        other.sign_in("job@aurora.example", "https://outlook.office365.com/EWS.AccessAsUser.All").await;
    other.token = granted["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(other.get("/messages").await.status, 401, "a token for another resource");
    let answer = other
        .send(other.request(Method::GET, &other.shared("/messages")).header("client-request-id", "abc"))
        .await;
    assert_eq!(answer.header("client-request-id"), Some("abc"));
    assert_eq!(answer.body["error"]["innerError"]["client-request-id"], json!("abc"));
}

#[tokio::test]
async fn the_log_keeps_no_secret() {
    let client = Client::start(1, |_| {}).await;
    client.get("/messages").await;
    let log = serde_json::to_string(&client.sim.log()).expect("JSON");
    assert!(!log.contains(&client.token) && log.contains("(hidden)"));
    assert!(client.sim.log().windows(2).all(|pair| pair[0].sequence < pair[1].sequence));
}

#[tokio::test]
async fn a_thousand_moves_are_not_held_up_by_the_server() {
    let client = Client::start(10_000, |settings| settings.record_bodies = false).await;
    let begun = std::time::Instant::now();
    let ids: Vec<String> = client.sim.folder("inbox").into_iter().take(1000).map(|m| m.rest_id).collect();
    for chunk in ids.chunks(20) {
        let step = |(at, id): (usize, &String)| {
            json!({"id": at.to_string(), "method": "POST", "url": format!("/users/shared@aurora.example/messages/{id}/move?$select=id"),
            "headers": {"Content-Type": "application/json"}, "body": {"destinationId": "archive"}, "dependsOn": if at == 0 { json!([]) } else { json!([(at - 1).to_string()]) }})
        };
        let answer = client.batch(chunk.iter().enumerate().map(step).collect()).await;
        assert_eq!(answer.status, 200);
    }
    assert_eq!(client.sim.folder("archive").len(), 1000);
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
}
