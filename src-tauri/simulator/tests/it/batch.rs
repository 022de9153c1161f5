use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::Client;

fn by_id(responses: &Value, id: &str) -> Value {
    responses["responses"]
        .as_array()
        .expect("responses")
        .iter()
        .find(|r| r["id"] == id)
        .expect("a response")
        .clone()
}

fn moves(ids: &[String], chained: bool) -> Value {
    let step = |(at, id): (usize, &String)| {
        let mut one = json!({"id": at.to_string(), "method": "POST", "url": format!("/users/shared@aurora.example/messages/{id}/move"),
            "headers": {"Content-Type": "application/json"}, "body": {"destinationId": "archive"}});
        if chained && at > 0 {
            one["dependsOn"] = json!([(at - 1).to_string()]);
        }
        one
    };
    ids.iter().enumerate().map(step).collect()
}

fn inbox(client: &Client) -> Vec<String> {
    client.sim.folder("inbox").into_iter().map(|message| message.rest_id).collect()
}

#[tokio::test]
async fn twenty_at_once_are_sixteen_too_many() {
    let client = Client::start(20, |settings| settings.latency = Duration::from_millis(20)).await;
    let answer = client.batch(moves(&inbox(&client), false)).await;
    assert_eq!(answer.status, 200, "the envelope is fine whatever is in it");
    let statuses: Vec<u64> = answer.body["responses"]
        .as_array()
        .expect("responses")
        .iter()
        .filter_map(|r| r["status"].as_u64())
        .collect();
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 4);
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 16);
    let refused = answer.body["responses"]
        .as_array()
        .expect("responses")
        .iter()
        .find(|r| r["status"] == 429)
        .expect("one")
        .clone();
    assert_eq!(refused["headers"]["Retry-After"], "1");
    assert_eq!(refused["body"]["error"]["code"], "ApplicationThrottled");
    assert_eq!(client.sim.folder("archive").len(), 4);
    client.judge();
}

#[tokio::test]
async fn one_after_the_other_all_twenty_go_through() {
    let client = Client::start(20, |settings| settings.latency = Duration::from_millis(5)).await;
    let begun = Instant::now();
    let answer = client.batch(moves(&inbox(&client), true)).await;
    assert!(begun.elapsed() >= Duration::from_millis(100), "each takes its time");
    assert!(answer.body["responses"].as_array().expect("responses").iter().all(|r| r["status"] == 201));
    assert!(client.sim.log().iter().filter(|entry| entry.inner).all(|entry| entry.batch.is_some()));
    client.judge();
}

#[tokio::test]
async fn what_depends_on_a_failure_fails() {
    let client = Client::start(2, |_| {}).await;
    let answer = client.batch(json!([
        {"id": "a", "method": "GET", "url": "/users/shared@aurora.example/messages/nonsense"},
        {"id": "b", "method": "GET", "url": "users/shared@aurora.example/mailFolders/inbox", "dependsOn": ["a"]},
        {"id": "c", "method": "GET", "url": "/users/shared@aurora.example/mailFolders/inbox", "dependsOn": ["B"]},
        {"id": "d", "method": "GET", "url": "/me?$select=id"}
    ])).await;
    assert_eq!(by_id(&answer.body, "a")["status"], 400);
    assert_eq!(by_id(&answer.body, "b")["status"], 424);
    assert_eq!(by_id(&answer.body, "c")["status"], 424);
    assert_eq!(by_id(&answer.body, "d")["status"], 200);
    client.judge();
}

#[tokio::test]
async fn a_malformed_batch_is_refused_as_a_whole() {
    let client = Client::start(1, |_| {}).await;
    let get = |id: &str| json!({"id": id, "method": "GET", "url": "/me"});
    let many: Vec<Value> = (0..21).map(|at| get(&at.to_string())).collect();
    for requests in [
        json!([]),
        json!(many),
        json!([get("A"), get("a")]),
        json!([{"id": "1", "method": "GET"}]),
        json!([{"id": 1, "method": "GET", "url": "/me"}]),
        json!([{"id": "1", "method": "POST", "url": "/me/messages", "body": {}}]),
        json!([{"id": "1", "method": "GET", "url": "/me", "dependsOn": ["2"]}]),
        json!([{"id": "1", "method": "GET", "url": "/me", "dependsOn": ["2"]}, {"id": "2", "method": "GET", "url": "/me", "dependsOn": ["1"]}]),
        json!([{"id": "1", "method": "GET", "url": "https://graph.microsoft.com/v1.0/me"}]),
        json!("x"),
    ] {
        let answer = client.batch(requests.clone()).await;
        assert_eq!(answer.status, 400, "{requests}");
        assert!(!answer.code().is_empty());
    }
}
