use serde_json::json;

use super::*;
use crate::auth::scripted::{Reply, Seen, Server};

fn form(seen: &Seen, name: &str) -> Option<String> {
    url::form_urlencoded::parse(seen.body.as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

fn tokens(n: usize, life: u64) -> Reply {
    Reply::json(
        200,
        &json!({"token_type": "Bearer", "access_token": format!("access-{n}"), "expires_in": life,
        "refresh_token": format!("refresh-{n}")}),
    )
}

#[expect(clippy::disallowed_methods, reason = "a test may not reach into the mailbox for its client")]
fn session(server: &Server, clock: &Clock) -> (Session, CredentialStore) {
    let client = Client {
        client_id: "app".to_owned(),
        secret: None,
        authority: server.url.clone(),
        tenant: "organizations".to_owned(),
        scopes: vec![
            "https://graph.microsoft.com/Mail.ReadWrite.Shared".to_owned(),
            "offline_access".to_owned(),
        ],
    };
    let store = CredentialStore::memory();
    (Session::new(client, store.clone(), reqwest::Client::new(), clock.clone()), store)
}

async fn signed_in(server: &Server, clock: &Clock) -> (Session, CredentialStore) {
    let (session, store) = session(server, clock);
    store.set(REFRESH_TOKEN, &Secret::new("first")).await.unwrap();
    (session, store)
}

fn noon() -> Clock {
    Clock::fixed(chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap())
}

#[tokio::test]
async fn many_who_ask_make_one_renewal() {
    let server = Server::start(|n, _| tokens(n, 3600).after(Duration::from_millis(30))).await;
    let (session, store) = signed_in(&server, &noon()).await;
    let all = futures::future::join_all((0..20).map(|_| session.access_token())).await;
    assert!(all.into_iter().all(|token| token.unwrap().expose() == "access-0"));
    assert_eq!((server.seen().len(), server.busiest()), (1, 1), "single flight");
    let sent = &server.seen()[0];
    assert_eq!(sent.method, "POST");
    assert_eq!(sent.headers["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(sent.target, "/organizations/oauth2/v2.0/token");
    assert_eq!(form(sent, "grant_type").unwrap(), "refresh_token");
    assert_eq!(form(sent, "refresh_token").unwrap(), "first");
    assert_eq!(form(sent, "client_secret"), None, "a public client must not send one (AADSTS700025)");
    assert_eq!(store.get(REFRESH_TOKEN).await.unwrap().unwrap().expose(), "refresh-0", "rotated");
}

#[tokio::test]
async fn a_token_is_renewed_a_minute_before_its_end() {
    let server = Server::start(|n, _| tokens(n, 3600)).await;
    let clock = noon();
    let (session, _) = signed_in(&server, &clock).await;
    assert_eq!(session.access_token().await.unwrap().expose(), "access-0");
    clock.advance(Duration::from_secs(3539));
    assert_eq!(session.access_token().await.unwrap().expose(), "access-0");
    clock.advance(Duration::from_secs(1));
    assert_eq!(session.access_token().await.unwrap().expose(), "access-1");
    assert_eq!(form(&server.seen()[1], "refresh_token").unwrap(), "refresh-0");
}

#[tokio::test]
async fn a_short_lived_token_is_still_used() {
    let server = Server::start(|n, _| tokens(n, 30)).await;
    let (session, _) = signed_in(&server, &noon()).await;
    for _ in 0..3 {
        assert_eq!(session.access_token().await.unwrap().expose(), "access-0");
    }
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once_for_all() {
    let server = Server::start(|n, _| tokens(n, 3600)).await;
    let (session, _) = signed_in(&server, &noon()).await;
    let first = session.access_token().await.unwrap();
    let renewed = futures::future::join_all((0..4).map(|_| session.renew(&first))).await;
    assert!(renewed.into_iter().all(|token| token.unwrap().expose() == "access-1"));
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn an_answer_without_refresh_token_keeps_the_old_one() {
    let server =
        Server::start(|_, _| Reply::json(200, &json!({"access_token": "a", "expires_in": 3600}))).await;
    let (session, store) = signed_in(&server, &noon()).await;
    session.access_token().await.unwrap();
    assert_eq!(store.get(REFRESH_TOKEN).await.unwrap().unwrap().expose(), "first");
}

#[tokio::test]
async fn a_refused_refresh_token_is_never_sent_again() {
    let server =
        Server::start(|_, _| Reply::json(400, &json!({"error": "invalid_grant", "error_codes": [50173]})))
            .await;
    let (session, store) = signed_in(&server, &noon()).await;
    for _ in 0..3 {
        assert_eq!(session.access_token().await.unwrap_err().code(), Code::SignInAgain);
    }
    assert_eq!(server.seen().len(), 1, "AADSTS50196: no loop");
    store.set(REFRESH_TOKEN, &Secret::new("from the other window")).await.unwrap();
    assert_eq!(session.access_token().await.unwrap_err().code(), Code::SignInAgain);
    assert_eq!(server.seen().len(), 2, "another one is worth a try");
}

#[tokio::test]
async fn a_busy_service_is_asked_again_and_then_reported() {
    let server = Server::start(|n, _| match n {
        0 => Reply::text(503, "text/html", "busy").header("Retry-After", "0.01"),
        1 => tokens(n, 3600),
        _ => Reply::json(429, &json!({"error": "temporarily_unavailable"})).header("Retry-After", "77"),
    })
    .await;
    let (session, _) = signed_in(&server, &noon()).await;
    assert_eq!(session.access_token().await.unwrap().expose(), "access-1");
    let error = session.renew_now().await.unwrap_err();
    assert_eq!((error.code(), error.retry_after()), (Code::Unavailable, Some(Duration::from_secs(77))));
    assert!(error.is_passing());
    assert_eq!(server.seen().len(), 3, "a long wait is the caller's");
}

#[tokio::test]
async fn those_who_waited_share_the_failure() {
    let server = Server::start(|_, _| {
        Reply::text(503, "text/html", "").header("Retry-After", "60").after(Duration::from_millis(30))
    })
    .await;
    let (session, _) = signed_in(&server, &noon()).await;
    let all = futures::future::join_all((0..4).map(|_| session.access_token())).await;
    assert!(all.into_iter().all(|token| token.unwrap_err().code() == Code::Unavailable));
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn less_granted_than_asked_is_renewed_without_scope() {
    let server = Server::start(|n, seen| match form(seen, "scope") {
        Some(_) => Reply::json(400, &json!({"error": "invalid_scope"})),
        None => tokens(n, 3600),
    })
    .await;
    let (session, _) = signed_in(&server, &noon()).await;
    assert_eq!(session.access_token().await.unwrap().expose(), "access-1");
}

#[tokio::test]
async fn nobody_signed_in_sends_nothing() {
    let server = Server::start(|n, _| tokens(n, 3600)).await;
    let (session, store) = session(&server, &noon());
    assert_eq!(session.access_token().await.unwrap_err().code(), Code::SignInNeeded);
    assert!(!session.is_signed_in().await.unwrap());
    store.set(REFRESH_TOKEN, &Secret::new("first")).await.unwrap();
    session.access_token().await.unwrap();
    session.forget().await.unwrap();
    assert_eq!(session.access_token().await.unwrap_err().code(), Code::SignInNeeded);
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn no_redirect_is_followed_and_nothing_secret_is_told() {
    let server = Server::start(|_, _| Reply::text(200, "text/html", "<html>refresh-0 first</html>")).await;
    let (session, _) = signed_in(&server, &noon()).await;
    let error = session.access_token().await.unwrap_err();
    assert_eq!(error.code(), Code::BadAnswer);
    assert!(!format!("{error:?} {session:?}").contains("first"));
}

#[tokio::test]
async fn a_renewal_that_broke_off_is_not_repeated_at_once() {
    let server = Server::start(|n, _| match n {
        0 => Reply::cut(),
        1 => tokens(n, 3600).torn(),
        _ => tokens(n, 3600),
    })
    .await;
    let (session, store) = signed_in(&server, &noon()).await;
    for broken in 1..=2 {
        assert_eq!(session.access_token().await.unwrap_err().code(), Code::Unavailable);
        assert_eq!(server.seen().len(), broken, "a service may revoke everything when a token comes twice");
        assert_eq!(store.get(REFRESH_TOKEN).await.unwrap().unwrap().expose(), "first");
    }
    assert_eq!(session.access_token().await.unwrap().expose(), "access-2");
}
