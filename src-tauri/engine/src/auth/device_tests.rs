use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::super::scripted::{Reply, Seen, Server};
use super::*;
use crate::auth::sign_in::scopes;
use crate::auth::{Client, ServerTime};
use crate::clock::Clock;
use crate::domain::setup::Cloud;

const TENANT: &str = "0f2e4e4c-0000-4000-8000-000000000001";

#[expect(clippy::disallowed_methods, reason = "a test may not reach into the mailbox for its client")]
fn sign_in(server: &Server) -> SignIn {
    SignIn {
        client: Client {
            client_id: "app".to_owned(),
            secret: None,
            authority: server.url.clone(),
            tenant: TENANT.to_owned(),
            scopes: scopes(Cloud::Global),
        },
        redirect_url: "http://localhost/auth".to_owned(),
        login_hint: None,
        http: reqwest::Client::new(),
        clock: Clock::System,
        server_time: ServerTime::default(),
    }
}

fn code(expires_in: u64) -> Value {
    json!({"user_code": "ABCD-1234", "device_code": "dev", "verification_uri": "https://login.example/device",
        "expires_in": expires_in, "interval": 1, "message": "ignored"})
}

fn refusal(error: &str, number: u32) -> Reply {
    Reply::json(400, &json!({"error": error, "error_codes": [number]}))
}

fn tokens(tid: &str, audience: &str) -> Reply {
    let claims = json!({"aud": audience, "preferred_username": "ana@x.example", "tid": tid, "oid": "o"});
    let id_token = format!("e30.{}.x", URL_SAFE_NO_PAD.encode(claims.to_string()));
    Reply::json(
        200,
        &json!({"access_token": "a", "refresh_token": "r", "expires_in": 3599, "id_token": id_token}),
    )
}

/// A service that gives a code and then answers the n-th question (from 1).
async fn service(expires_in: u64, answer: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |n, _| if n == 0 { Reply::json(200, &code(expires_in)) } else { answer(n) }).await
}

/// The same, with pauses of milliseconds.
async fn hurried(sign_in: &SignIn) -> PreparedDevice {
    let mut prepared = sign_in.prepare_device().await.unwrap();
    prepared.interval = Duration::from_millis(5);
    prepared.slower = Duration::from_millis(400);
    prepared
}

fn field(seen: &Seen, name: &str) -> Option<String> {
    let mut pairs = url::form_urlencoded::parse(seen.body.as_bytes());
    pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

#[tokio::test]
async fn the_whole_way() {
    let server = service(900, |n| match n {
        1 | 2 => refusal("authorization_pending", 70016),
        3 => refusal("slow_down", 0),
        4 => Reply::cut(),
        5 => Reply::text(503, "text/html", "<html>"),
        _ => tokens(TENANT, "app"),
    })
    .await;
    let sign_in = sign_in(&server);
    let before = Clock::System.now();
    let prepared = hurried(&sign_in).await;
    assert_eq!(prepared.user_code, "ABCD-1234");
    assert_eq!(prepared.verification_uri.as_str(), "https://login.example/device");
    let life = prepared.expires_at - before;
    assert!((899..=901).contains(&life.num_seconds()), "{life}");
    let began = Instant::now();
    let signed_in = sign_in.wait_for_device(prepared, std::future::pending()).await.unwrap();
    assert_eq!(
        (signed_in.account.username.as_str(), signed_in.refresh_token.expose()),
        ("ana@x.example", "r")
    );
    assert!(signed_in.account.may("Mail.ReadWrite.Shared"));
    assert!(began.elapsed() >= Duration::from_millis(400), "slow_down makes the pauses longer");
    let seen = server.seen();
    assert_eq!(seen[0].target, format!("/{TENANT}/oauth2/v2.0/devicecode"));
    let scope = field(&seen[0], "scope").unwrap();
    assert!(scope.contains("Mail.ReadWrite.Shared") && scope.contains("offline_access"), "{scope}");
    assert_eq!(field(&seen[0], "client_id").unwrap(), "app");
    assert_eq!(seen.len(), 7, "asked until there was an answer");
    assert_eq!(field(&seen[1], "grant_type").unwrap(), GRANT_TYPE);
    assert_eq!(field(&seen[1], "device_code").unwrap(), "dev");
}

#[tokio::test]
async fn refusals_end_the_wait() {
    for (error, number, code, cause) in [
        ("authorization_declined", 65004, Code::ConsentDeclined, Cause::ConsentDeclined),
        ("access_denied", 0, Code::ConsentDeclined, Cause::ConsentDeclined),
        ("expired_token", 70019, Code::SignInTimedOut, Cause::DeviceCodeExpired),
        ("bad_verification_code", 70018, Code::SignInRefused, Cause::SignInMixedUp),
        ("invalid_client", 7_000_218, Code::ClientRejected, Cause::SecretMissing),
        ("invalid_grant", 53003, Code::SignInAgain, Cause::BlockedByPolicy),
    ] {
        let server = service(900, move |_| refusal(error, number)).await;
        let sign_in = sign_in(&server);
        let prepared = hurried(&sign_in).await;
        let told = sign_in.wait_for_device(prepared, std::future::pending()).await.unwrap_err();
        assert_eq!((told.code(), told.cause_of()), (code, Some(cause)), "{error}: {told:?}");
        assert_eq!(server.seen().len(), 2, "{error} is not asked again");
    }
}

#[tokio::test]
async fn the_code_has_its_time_and_the_person_may_give_up() {
    let server = service(1, |_| refusal("authorization_pending", 70016)).await;
    let sign_in = sign_in(&server);
    let prepared = hurried(&sign_in).await;
    let told = sign_in.wait_for_device(prepared, std::future::pending()).await.unwrap_err();
    assert_eq!((told.code(), told.cause_of()), (Code::SignInTimedOut, Some(Cause::DeviceCodeExpired)));
    let prepared = service(900, |_| refusal("authorization_pending", 70016)).await;
    let sign_in = self::sign_in(&prepared);
    let prepared = hurried(&sign_in).await;
    let told =
        sign_in.wait_for_device(prepared, tokio::time::sleep(Duration::from_millis(30))).await.unwrap_err();
    assert_eq!(told.cause_of(), Some(Cause::SignInCanceled));
}

#[tokio::test]
async fn tokens_of_others_are_refused() {
    for (tid, audience, cause) in [
        ("0f2e4e4c-0000-4000-8000-000000000002", "app", Cause::WrongTenant),
        (TENANT, "another", Cause::SignInMixedUp),
    ] {
        let server = service(900, move |_| tokens(tid, audience)).await;
        let sign_in = sign_in(&server);
        let prepared = hurried(&sign_in).await;
        let told = sign_in.wait_for_device(prepared, std::future::pending()).await.unwrap_err();
        assert_eq!(told.cause_of(), Some(cause), "{told:?}");
    }
}

#[tokio::test]
async fn codes_that_cannot_be_are_refused() {
    for (key, value) in [
        ("verification_uri", json!("http://login.example/device")),
        ("verification_uri", json!("javascript:alert(1)")),
        ("user_code", json!("")),
        ("user_code", json!("a\nb")),
        ("device_code", json!(null)),
        ("expires_in", json!("soon")),
    ] {
        let mut body = code(900);
        body[key] = value.clone();
        let server = Server::start(move |_, _| Reply::json(200, &body)).await;
        let told = sign_in(&server).prepare_device().await.unwrap_err();
        assert_eq!(told.code(), Code::BadAnswer, "{key}={value}");
    }
    let server = Server::start(|_, _| refusal("unauthorized_client", 700_016)).await;
    assert_eq!(sign_in(&server).prepare_device().await.unwrap_err().cause_of(), Some(Cause::ClientUnknown));
}
