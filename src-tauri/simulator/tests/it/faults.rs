use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use exchange_simulator::{Fault, FaultKind, Held, Match, Phase};
use futures::FutureExt;
use reqwest::Method;
use serde_json::json;

use crate::client::{Client, company};

async fn move_first(client: &Client) -> Result<reqwest::Response, reqwest::Error> {
    let id = client.sim.folder("inbox")[0].rest_id.clone();
    client
        .request(Method::POST, &client.shared(&format!("/messages/{id}/move")))
        .json(&json!({"destinationId": "archive"}))
        .send()
        .await
}

#[tokio::test]
async fn a_cut_comes_before_or_after_the_act() {
    let client = Client::start(2, |_| {}).await;
    client.sim.fault(Fault::once(
        Match { ends_with: Some("/move".into()), ..Match::default() },
        FaultKind::CutBefore,
    ));
    assert!(move_first(&client).await.is_err());
    assert_eq!(client.sim.folder("archive").len(), 0);
    client.sim.fault(Fault::once(Match::of("POST", "/move"), FaultKind::CutAfter));
    assert!(move_first(&client).await.is_err());
    assert_eq!(client.sim.folder("archive").len(), 1);
    assert_eq!(client.sim.faults_left(), 0);
    client.sim.fault(Fault::once(Match { inner: Some(true), ..Match::default() }, FaultKind::CutAfter));
    let url = format!("{}/v1.0/$batch", client.sim.graph_url());
    let batch = client
        .request(Method::POST, &url)
        .json(&json!({"requests": [{"id": "1", "method": "GET", "url": "/me"}]}));
    assert!(batch.send().await.is_err(), "an inner cut takes the batch with it");
}

#[tokio::test]
async fn statuses_and_their_headers_come_as_told() {
    let client = Client::start(1, |_| {}).await;
    for wait in [Some("3"), Some("0.249"), Some("Wed, 21 Oct 2026 07:28:00 GMT"), None] {
        client.sim.fault(Fault::once(
            Match::path("/messages"),
            FaultKind::Status {
                status: 503,
                code: "ServiceUnavailable".into(),
                message: "later".into(),
                retry_after: wait.map(str::to_owned),
            },
        ));
        let answer = client.get("/messages").await;
        assert_eq!(
            (answer.status, answer.code(), answer.header("retry-after")),
            (503, "ServiceUnavailable", wait)
        );
    }
    client.sim.fault(Fault {
        matching: Match { skip: 1, every: 2, ..Match::path("/messages") },
        times: 2,
        what: FaultKind::ActThenStatus(504),
    });
    let mut statuses = Vec::new();
    for _ in 0..6 {
        statuses.push(client.get("/messages").await.status);
    }
    assert_eq!(statuses, [200, 504, 200, 504, 200, 200]);
    client.sim.fault(Fault { matching: Match::any(), times: 5, what: FaultKind::EmptyBody });
    client.sim.clear_faults();
    assert_eq!(client.get("/messages").await.status, 200);
}

#[tokio::test]
async fn bodies_break_in_many_ways() {
    let client = Client::start(12, |_| {}).await;
    let strike = |what| client.sim.fault(Fault::once(Match::any(), what));
    strike(FaultKind::MalformedJson);
    assert!(client.get("/messages").await.body.is_null());
    strike(FaultKind::WrongContentType);
    assert_eq!(client.get("/messages").await.header("content-type"), Some("text/html"));
    strike(FaultKind::EmptyBody);
    assert_eq!(client.get("/messages").await.text, "");
    strike(FaultKind::TruncatedBody);
    let answer = client.request(Method::GET, &client.shared("/messages")).send().await.expect("headers come");
    assert!(answer.bytes().await.is_err(), "the body breaks off");
    strike(FaultKind::LoopingNextLink);
    let page = client.get("/messages?$top=5").await;
    strike(FaultKind::LoopingNextLink);
    let again = client.follow(&page.body["@odata.nextLink"]).await;
    assert_eq!(again.body["@odata.nextLink"], page.body["@odata.nextLink"]);
    strike(FaultKind::ForeignNextLink("https://evil.example/x".into()));
    assert_eq!(client.get("/messages").await.body["@odata.nextLink"], "https://evil.example/x");
    strike(FaultKind::Slow(Duration::from_millis(60)));
    let begun = Instant::now();
    assert_eq!(client.get("/messages").await.status, 200);
    assert!(begun.elapsed() >= Duration::from_millis(60));
}

#[tokio::test]
async fn tokens_end() {
    let mut client = Client::start(1, |_| {}).await;
    let granted = client.sign_in("job@aurora.example", crate::client::SCOPE).await;
    let refresh = granted["refresh_token"].as_str().expect("a token").to_owned();
    let id = client.sim.client_id();
    client.sim.fault(Fault::once(Match::any(), FaultKind::ExpiredToken));
    let refused = client.get("/messages").await;
    assert_eq!((refused.status, refused.code()), (401, "InvalidAuthenticationToken"));
    assert!(refused.header("www-authenticate").expect("a challenge").starts_with("Bearer"));
    assert_eq!(client.get("/messages").await.status, 401, "it stays expired");
    let renew =
        [("grant_type", "refresh_token"), ("refresh_token", refresh.as_str()), ("client_id", id.as_str())];
    client.token = client.token(&renew).await.1["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(client.get("/messages").await.status, 200);
    client.sim.expire_access_tokens();
    assert_eq!(client.get("/messages").await.status, 401);
    client.sim.fault(Fault::once(
        Match::token(),
        FaultKind::Aadsts {
            status: 400,
            error: "temporarily_unavailable".into(),
            number: 90_033,
            suberror: None,
            description: "later".into(),
        },
    ));
    assert_eq!(client.token(&renew).await.1["error_codes"], json!([90_033]));
    client.token = client.token(&renew).await.1["access_token"].as_str().expect("a token").to_owned();
    client.sim.fault(Fault::once(Match::any(), FaultKind::RevokedToken));
    assert_eq!(client.get("/messages").await.status, 401);
    assert_eq!(client.token(&renew).await.1["error_codes"], json!([50_173]));
}

#[tokio::test]
async fn the_fifth_at_once_is_throttled() {
    let client = Client::start(1, |settings| settings.latency = Duration::from_millis(150)).await;
    let five = futures::future::join_all((0..5).map(|_| client.get("/messages"))).await;
    let mut statuses: Vec<u16> = five.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 429]);
    let refused = five.iter().find(|answer| answer.status == 429).expect("one");
    assert_eq!((refused.code(), refused.header("retry-after")), ("ApplicationThrottled", Some("1")));
    assert_eq!(refused.body["error"]["message"], "Application is over its MailboxConcurrency limit.");
    client.sim.set(|settings| {
        settings.latency = Duration::ZERO;
        settings.rate_limit = (3, Duration::from_mins(1));
    });
    let rated = client.get("/messages").await;
    assert_eq!(rated.status, 429);
    assert!(rated.header("retry-after").expect("a wait").parse::<u64>().expect("seconds") > 1);
    client.judge();
}

#[tokio::test]
async fn the_hook_sees_holds_and_cuts() {
    let client = Client::start(3, |_| {}).await;
    let seen = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&seen);
    client.sim.on_request(move |_, entry, phase| {
        counter.fetch_add(1, Ordering::SeqCst);
        match (phase, entry.method.as_str()) {
            (Phase::AfterAct, "POST") if entry.path.ends_with("/move") => Held::Cut,
            (Phase::BeforeAct, _) => Held::Until(tokio::time::sleep(Duration::from_millis(30)).boxed()),
            _ => Held::Go,
        }
    });
    let begun = Instant::now();
    assert_eq!(client.get("/messages").await.status, 200);
    assert!(begun.elapsed() >= Duration::from_millis(30));
    assert!(move_first(&client).await.is_err());
    assert_eq!(client.sim.folder("archive").len(), 1, "done before the connection was cut");
    assert_eq!(seen.load(Ordering::SeqCst), 4);
    client.sim.clear_hook();
    assert!(move_first(&client).await.is_ok());
}

#[tokio::test]
async fn mail_arrives_on_the_timer_and_the_tenant_ends() {
    let mut scenario = company(0);
    scenario.arrivals = vec![crate::client::seed(0), crate::client::seed(1)];
    let client = Client::start_with(scenario, |settings| {
        settings.arrivals_every = Some(Duration::from_millis(10));
    })
    .await;
    while client.sim.folder("inbox").len() < 5 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let mut ids: Vec<_> =
        client.sim.folder("inbox").into_iter().filter_map(|m| m.internet_message_id).collect();
    ids.sort();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "a later round brings new messages");
    let (sim, url) = (client.sim.clone(), client.shared("/messages"));
    sim.stop().await;
    assert!(client.http.get(url).send().await.is_err());
}
