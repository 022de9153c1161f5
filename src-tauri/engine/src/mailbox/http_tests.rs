use serde_json::{Value, json};

use super::*;
use crate::auth::scripted::{Reply, Seen, Server};
use crate::auth::{Client, CredentialStore};
use crate::domain::setup::Cloud;

/// A server that gives tokens at `/t/oauth2/v2.0/token` and answers everything else as told; the count leaves the
/// token requests out.
pub(in crate::mailbox) async fn tenant(
    answer: impl Fn(usize, &Seen) -> Reply + Send + Sync + 'static,
) -> Server {
    let (tokens, others) = (AtomicU64::new(0), AtomicU64::new(0));
    Server::start(move |_, seen| {
        if seen.target == "/t/oauth2/v2.0/token" {
            let n = tokens.fetch_add(1, Ordering::SeqCst);
            return Reply::json(200, &json!({"access_token": format!("token-{n}"), "expires_in": 3600}));
        }
        answer(usize::try_from(others.fetch_add(1, Ordering::SeqCst)).unwrap(), seen)
    })
    .await
}

/// What the mailbox was asked, without the token requests.
pub(in crate::mailbox) fn asked(server: &Server) -> Vec<Seen> {
    server.seen().into_iter().filter(|seen| !seen.target.ends_with("/token")).collect()
}

pub(in crate::mailbox) async fn session(server: &Server) -> (Session, reqwest::Client) {
    let root = server.url.as_str();
    let endpoints = Endpoints::of(Cloud::Custom, Some(root), Some(root)).unwrap();
    let http = client(&endpoints).unwrap();
    let credentials = CredentialStore::memory();
    credentials.set("refresh_token", &Secret::new("r")).await.unwrap();
    let client = Client {
        client_id: "app".to_owned(),
        secret: None,
        authority: endpoints.authority,
        tenant: "t".to_owned(),
        scopes: vec![],
    };
    (Session::new(client, credentials, http.clone(), Clock::System), http)
}

async fn wire(server: &Server) -> Wire {
    let (session, http) = session(server).await;
    let mut wire = Wire::new(session, http, Clock::System);
    wire.set_patience(Patience::for_tests());
    wire
}

async fn read(wire: &Wire, server: &Server) -> Result<Value, Error> {
    let url = server.url.join("/v1.0/x").unwrap();
    wire.read(url, "/x", |body| serde_json::from_slice(body).ok()).await.map_err(Error::from)
}

async fn act(wire: &Wire, server: &Server, repeat: Repeat) -> Result<Answer, Trouble> {
    let url = server.url.join("/v1.0/x").unwrap();
    wire.act(&Call { method: Method::POST, url, path: "/x", body: Some(&json!({})), repeat }).await
}

fn fine() -> Reply {
    Reply::json(200, &json!({"ok": true}))
}

#[tokio::test]
async fn every_form_of_retry_after_is_waited_for() {
    for told in [Some("0"), Some("0.003"), Some("Mon, 23 Nov 2015 10:00:30 GMT"), Some("soon"), None] {
        for status in [429, 503, 504] {
            let server = tenant(move |n, _| match (n, told) {
                (0 | 1, Some(told)) => Reply::json(status, &json!({})).header("Retry-After", told),
                (0 | 1, None) => Reply::text(status, "text/html", "<html>"),
                _ => fine(),
            })
            .await;
            let wire = wire(&server).await;
            read(&wire, &server).await.unwrap_or_else(|error| panic!("{status} {told:?}: {error}"));
            assert_eq!(wire.sent(), 3);
        }
    }
}

#[tokio::test]
async fn a_long_wait_is_handed_back() {
    let server = tenant(|_, _| {
        Reply::json(429, &json!({"error": {"code": "ApplicationThrottled"}})).header("Retry-After", "1000")
    })
    .await;
    let wire = wire(&server).await;
    let error = read(&wire, &server).await.unwrap_err();
    assert_eq!((error.code(), error.retry_after()), (Code::Throttled, Some(Duration::from_secs(1000))));
    assert_eq!(wire.sent(), 1);
}

#[tokio::test]
async fn a_stale_token_is_renewed_once() {
    let server = tenant(|_, seen| match seen.headers["authorization"].as_str() {
        "Bearer token-1" => fine(),
        _ => Reply::json(401, &json!({"error": {"code": "InvalidAuthenticationToken"}})),
    })
    .await;
    let line = wire(&server).await;
    read(&line, &server).await.unwrap();
    assert_eq!(server.seen().len(), 4, "token, 401, token, 200");

    let never =
        tenant(|_, _| Reply::json(401, &json!({"error": {"code": "InvalidAuthenticationToken"}}))).await;
    let line = wire(&never).await;
    assert_eq!(read(&line, &never).await.unwrap_err().code(), Code::SignInAgain);
    assert_eq!(never.seen().len(), 4, "no loop");

    let claims = tenant(|_, _| {
        Reply::json(401, &json!({}))
            .header("WWW-Authenticate", "Bearer error=\"insufficient_claims\", claims=\"x\"")
    })
    .await;
    let line = wire(&claims).await;
    assert_eq!(read(&line, &claims).await.unwrap_err().code(), Code::SignInAgain);
    assert_eq!(claims.seen().len(), 2, "another token would not help");
}

#[tokio::test]
async fn broken_answers_are_asked_for_again() {
    let server = tenant(|n, _| match n {
        0 => Reply::cut(),
        1 => fine().torn(),
        2 => Reply::json(200, &json!({"ok": true})).header("X", "y"),
        _ => unreachable!(),
    })
    .await;
    let line = wire(&server).await;
    assert_eq!(read(&line, &server).await.unwrap()["ok"], true);

    for broken in ["{\"ok\":", "", "<html>"] {
        let server = tenant(move |_, _| Reply::text(200, "application/json", broken)).await;
        let line = wire(&server).await;
        assert_eq!(read(&line, &server).await.unwrap_err().code(), Code::BadAnswer, "{broken}");
        assert_eq!(line.sent(), 4, "a few times");
    }
    let portal = tenant(|_, _| Reply::text(200, "text/html", "{}")).await;
    assert_eq!(read(&wire(&portal).await, &portal).await.unwrap_err().code(), Code::BadAnswer, "not JSON");
}

#[tokio::test]
async fn acts_are_not_repeated_blindly() {
    for (status, repeat, sent, unknown) in [
        (500, Repeat::WhenBusy, 1, true),
        (502, Repeat::WhenBusy, 1, true),
        (503, Repeat::WhenRefused, 1, true),
        (504, Repeat::WhenRefused, 1, true),
        (503, Repeat::WhenBusy, 2, false),
        (504, Repeat::WhenBusy, 2, false),
        (429, Repeat::WhenRefused, 2, false),
    ] {
        let server = tenant(move |n, _| if n == 0 { Reply::json(status, &json!({})) } else { fine() }).await;
        let line = wire(&server).await;
        let done = act(&line, &server, repeat).await;
        assert_eq!(line.sent(), sent, "{status} {repeat:?}");
        assert_eq!(matches!(done, Err(Trouble::Unknown(_))), unknown, "{status} {repeat:?}");
        assert_eq!(done.is_ok(), !unknown, "{status} {repeat:?}");
    }
    for cut in [true, false] {
        let server = tenant(move |_, _| if cut { Reply::cut() } else { fine().torn() }).await;
        let line = wire(&server).await;
        assert!(matches!(act(&line, &server, Repeat::WhenBusy).await, Err(Trouble::Unknown(_))));
        assert_eq!(line.sent(), 1);
    }
}

#[tokio::test]
async fn four_requests_at_a_time_and_no_more() {
    let server = tenant(|_, _| fine().after(Duration::from_millis(20))).await;
    let line = wire(&server).await;
    let all = futures::future::join_all((0..20).map(|_| read(&line, &server))).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(server.busiest(), AT_A_TIME);
}

#[tokio::test]
async fn every_request_says_who_asks_and_how() {
    let server = tenant(|_, _| fine()).await;
    let line = wire(&server).await;
    read(&line, &server).await.unwrap();
    let seen = &asked(&server)[0];
    assert_eq!(seen.headers["prefer"], "IdType=\"ImmutableId\"", "W11");
    assert_eq!(seen.headers["authorization"], "Bearer token-0");
    assert!(uuid::Uuid::parse_str(&seen.headers["client-request-id"]).is_ok(), "W40");
    assert!(!seen.headers.contains_key("accept-encoding"));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let server =
        tenant(|_, _| Reply::json(302, &json!({})).header("Location", "http://127.0.0.1:1/steal")).await;
    let line = wire(&server).await;
    assert_eq!(read(&line, &server).await.unwrap_err().code(), Code::BadAnswer);
    assert_eq!(line.sent(), 1);
}

#[tokio::test]
async fn nobody_there_is_unavailable() {
    let server = tenant(|_, _| fine()).await;
    let line = wire(&server).await;
    let nobody = Url::parse("http://127.0.0.1:9/x").unwrap();
    let gone = line.read(nobody.clone(), "/x", |_| Some(())).await.map_err(Error::from).unwrap_err();
    assert_eq!(gone.code(), Code::Unavailable);
    let call =
        Call { method: Method::POST, url: nobody, path: "/x", body: None, repeat: Repeat::WhenRefused };
    assert!(matches!(line.act(&call).await, Err(Trouble::NotDone(_))), "surely not sent");
}

#[tokio::test]
async fn a_whole_message_is_read_as_it_is_and_one_too_large_is_refused() {
    let large = "x".repeat(150 * 1024 * 1024 + 1);
    let server = tenant(move |n, seen| {
        assert!(seen.headers["accept"].starts_with("text/plain"));
        match n {
            0 => Reply::text(200, "text/html", "<html>Service page</html>"),
            1 => Reply::text(200, "text/plain", "Subject: x\r\n\r\n\u{e1}"),
            _ => Reply::text(200, "text/plain", &large),
        }
    })
    .await;
    let wire = wire(&server).await;
    let url = server.url.join("/v1.0/x/$value").unwrap();
    let read = || wire.read_message(url.clone(), "/x/$value");
    assert_eq!(read().await.unwrap(), "Subject: x\r\n\r\n\u{e1}".as_bytes());
    let refused = Error::from(read().await.unwrap_err());
    assert_eq!((refused.code(), refused.is_passing()), (Code::RequestRefused, false));
    assert_eq!(wire.sent(), 3, "it is not asked for again");
}
