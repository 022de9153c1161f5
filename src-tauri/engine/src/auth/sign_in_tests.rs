use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;
use crate::auth::scripted::{Reply, Server};

#[expect(clippy::disallowed_methods, reason = "a test may not reach into the mailbox for its client")]
fn sign_in(server: &Server, secret: Option<&str>) -> SignIn {
    SignIn {
        client: Client {
            client_id: "app".to_owned(),
            secret: secret.map(Secret::new),
            authority: server.url.clone(),
            tenant: "organizations".to_owned(),
            scopes: scopes(Cloud::Global),
        },
        redirect_url: "http://localhost/auth".to_owned(),
        login_hint: Some("ana@x.com".to_owned()),
        http: reqwest::Client::new(),
        clock: Clock::System,
        server_time: ServerTime::default(),
    }
}

fn query(url: &Url) -> BTreeMap<String, String> {
    url.query_pairs().into_owned().collect()
}

/// Visits the redirect as a browser would.
async fn visit(open: &Url, answer: &str) {
    let sent = query(open);
    let redirect = Url::parse(&sent["redirect_uri"]).unwrap();
    let port = redirect.port().unwrap();
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let text = format!(
        "GET {}?{answer}&state={} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
        redirect.path(),
        sent["state"]
    );
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut page = String::new();
    let _ = stream.read_to_string(&mut page).await;
}

fn id_token(nonce: &str) -> String {
    let claims = json!({"aud": "app", "nonce": nonce, "preferred_username": "ana@x.com", "name": "Ana", "oid": "o",
        "tid": "0f2e4e4c-0000-0000-0000-000000000001"});
    format!("e30.{}.x", URL_SAFE_NO_PAD.encode(claims.to_string()))
}

/// A service that gives tokens with the nonce the test puts into the code.
async fn service() -> Server {
    Server::start(|_, seen| {
        let form: BTreeMap<String, String> =
            url::form_urlencoded::parse(seen.body.as_bytes()).into_owned().collect();
        Reply::json(
            200,
            &json!({"token_type": "Bearer", "access_token": "a", "refresh_token": "r", "expires_in": 3599,
            "scope": "Mail.ReadWrite.Shared User.Read openid", "id_token": id_token(&form["code"])}),
        )
    })
    .await
}

async fn go(sign_in: &SignIn, answer: impl Fn(&BTreeMap<String, String>) -> String) -> Result<SignedIn> {
    let prepared = sign_in.prepare().await?;
    let open = prepared.open.clone();
    let answer = answer(&query(&open));
    let waiting = sign_in.wait(prepared, std::future::pending(), Duration::from_secs(5));
    let (done, ()) = tokio::join!(waiting, visit(&open, &answer));
    done
}

#[tokio::test]
async fn the_whole_way() {
    let server = service().await;
    let sign_in = sign_in(&server, None);
    let prepared = sign_in.prepare().await.unwrap();
    let sent = query(&prepared.open);
    assert!(prepared.open.path().ends_with("/organizations/oauth2/v2.0/authorize"));
    for (name, expected) in [
        ("client_id", "app"),
        ("response_type", "code"),
        ("response_mode", "query"),
        ("code_challenge_method", "S256"),
        ("prompt", "select_account"),
        ("login_hint", "ana@x.com"),
        (
            "scope",
            "https://graph.microsoft.com/Mail.ReadWrite.Shared https://graph.microsoft.com/User.Read offline_access openid profile",
        ),
    ] {
        assert_eq!(sent[name], expected, "{name}");
    }
    assert!(sent["state"].len() >= 40 && sent["nonce"].len() >= 20, "not to be guessed");
    let open = prepared.open.clone();
    let waiting = sign_in.wait(prepared, std::future::pending(), Duration::from_secs(5));
    let answer = format!("code={}", sent["nonce"]);
    let (done, ()) = tokio::join!(waiting, visit(&open, &answer));
    let done = done.unwrap();
    assert_eq!((done.account.username.as_str(), done.refresh_token.expose()), ("ana@x.com", "r"));
    assert!(done.account.may(MAIL_SCOPE) && !done.account.may("Mail.Send"));
    let seen = &server.seen()[0];
    let form: BTreeMap<String, String> =
        url::form_urlencoded::parse(seen.body.as_bytes()).into_owned().collect();
    assert_eq!(form["redirect_uri"], sent["redirect_uri"], "the one sent to authorize");
    assert_eq!(
        URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"])),
        sent["code_challenge"],
        "RFC 7636"
    );
    assert!(!form.contains_key("client_secret"));
}

#[tokio::test]
async fn a_confidential_client_sends_its_secret() {
    let server = service().await;
    go(&sign_in(&server, Some("s&cret=")), |sent| format!("code={}", sent["nonce"])).await.unwrap();
    assert!(server.seen()[0].body.contains("client_secret=s%26cret%3D"));
}

#[tokio::test]
async fn errors_on_the_redirect_are_mapped() {
    let server = service().await;
    let error =
        go(&sign_in(&server, None), |_| "error=access_denied&error_description=AADSTS65004".to_owned()).await;
    assert_eq!(error.unwrap_err().code(), Code::ConsentDeclined);
    let swapped = go(&sign_in(&server, None), |_| "code=of-another-sign-in".to_owned()).await;
    assert_eq!(swapped.unwrap_err().code(), Code::StateMismatch, "the nonce tells");
    let mut other = sign_in(&server, None);
    other.client.tenant = "0f2e4e4c-0000-0000-0000-000000000002".to_owned();
    let error = go(&other, |sent| format!("code={}", sent["nonce"])).await.unwrap_err();
    assert_eq!(error.code(), Code::TenantMismatch);
}

#[tokio::test]
async fn giving_up_closes_the_listener() {
    let server = service().await;
    let sign_in = sign_in(&server, None);
    let prepared = sign_in.prepare().await.unwrap();
    let port = Url::parse(&query(&prepared.open)["redirect_uri"]).unwrap().port().unwrap();
    let error = sign_in.wait(prepared, std::future::pending(), Duration::from_millis(20)).await.unwrap_err();
    assert_eq!(error.code(), Code::SignInTimedOut);
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err());
    let prepared = sign_in.prepare().await.unwrap();
    let error = sign_in.wait(prepared, async {}, Duration::from_secs(5)).await.unwrap_err();
    assert_eq!(error.code(), Code::SignInCanceled);
}

#[tokio::test]
async fn an_administrator_agrees_for_all() {
    let server = service().await;
    let mut sign_in = sign_in(&server, None);
    sign_in.client.tenant = "common".to_owned();
    let prepared = sign_in.prepare_admin_consent().await.unwrap();
    assert!(prepared.open.path().ends_with("/organizations/v2.0/adminconsent"), "never common");
    let open = prepared.open.clone();
    assert_eq!(
        query(&open)["scope"],
        "https://graph.microsoft.com/Mail.ReadWrite.Shared https://graph.microsoft.com/User.Read"
    );
    let waiting = sign_in.wait_for_consent(prepared, std::future::pending(), Duration::from_secs(5));
    let (done, ()) = tokio::join!(
        waiting,
        visit(&open, "admin_consent=True&tenant=t&scope=https://graph.microsoft.com/User.Read")
    );
    assert_eq!(
        done.unwrap(),
        AdminConsent { tenant: Some("t".to_owned()), scopes: vec!["User.Read".to_owned()] }
    );
}

#[tokio::test]
async fn what_cannot_work_is_refused_before_the_browser() {
    let server = service().await;
    let mut without = sign_in(&server, None);
    without.client.client_id = " ".to_owned();
    assert_eq!(without.prepare().await.unwrap_err().code(), Code::ClientRejected);
    let mut odd = sign_in(&server, None);
    odd.client.tenant = "../evil".to_owned();
    assert_eq!(odd.prepare().await.unwrap_err().code(), Code::InvalidValue);
    let mut away = sign_in(&server, None);
    away.redirect_url = "https://evil.example/".to_owned();
    assert_eq!(away.prepare().await.unwrap_err().code(), Code::InvalidValue);
}
