use exchange_simulator::{AccountState, Platform, WithoutRights};
use serde_json::{Value, json};

use crate::client::{Client, SCOPE};
use crate::sign_in::{REDIRECT, authorize, location, value};

/// Asks for a code at a tenant.
async fn ask(client: &Client, tenant: &str, id: &str) -> reqwest::Response {
    let pairs = [("client_id", id), ("redirect_uri", REDIRECT), ("response_type", "code"), ("scope", SCOPE)];
    authorize(client, tenant, &pairs).await
}

/// Buys tokens for a code, with a secret or without.
async fn redeem(client: &Client, id: &str, secret: Option<&str>) -> (u16, Value) {
    let code = value(&location(&ask(client, "aurora.example", id).await), "code").expect("a code");
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("client_id", id),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT),
    ];
    form.extend(secret.map(|secret| ("client_secret", secret)));
    client.token(&form).await
}

async fn refresh(client: &Client, token: &Value) -> (u16, Value) {
    let id = client.sim.client_id();
    let token = token.as_str().expect("a refresh token").to_owned();
    client.token(&[("grant_type", "refresh_token"), ("client_id", &id), ("refresh_token", &token)]).await
}

/// The whole of Entra's error JSON (wire §2).
fn is_error(answer: &(u16, Value), error: &str, number: u64) {
    let (status, body) = answer;
    assert!(*status == 400 || *status == 401, "{body}");
    assert_eq!(
        (body["error"].as_str(), body["error_codes"][0].as_u64()),
        (Some(error), Some(number)),
        "{body}"
    );
    let text = body["error_description"].as_str().expect("a description");
    assert!(text.starts_with(&format!("AADSTS{number}: ")) && text.contains("\r\nTrace ID: "), "{text}");
    for key in ["timestamp", "trace_id", "correlation_id"] {
        assert!(body[key].is_string(), "{key}");
    }
}

/// The person sees the number in the browser and is not sent back.
async fn is_page(answer: reqwest::Response, number: u32) {
    assert!(answer.headers().get("location").is_none(), "nobody is sent back: {number}");
    let page = answer.text().await.expect("a page");
    assert!(page.contains(&format!("AADSTS{number}: ")), "{number}: {page}");
}

#[tokio::test]
async fn the_platform_of_the_redirect_decides_about_the_secret() {
    let client = Client::start(0, |_| {}).await;
    let (public, (confidential, secret)) = (client.sim.client_id(), client.sim.confidential_client());
    client.sim.set(|settings| settings.platform = Platform::Web);
    is_error(&redeem(&client, &public, None).await, "invalid_client", 7_000_218);
    is_error(&redeem(&client, &public, Some("wrong")).await, "invalid_client", 7_000_215);
    assert_eq!(redeem(&client, &public, Some(&secret)).await.0, 200);
    client.sim.set(|settings| settings.secret_expired = true);
    is_error(&redeem(&client, &public, Some(&secret)).await, "invalid_client", 7_000_222);
    client.sim.set(|settings| settings.platform = Platform::MobileAndDesktop);
    is_error(&redeem(&client, &confidential, Some(&secret)).await, "invalid_client", 700_025);
    assert_eq!(redeem(&client, &confidential, None).await.0, 200);
    client.sim.set(|settings| settings.platform = Platform::Unregistered);
    is_page(ask(&client, "aurora.example", &public).await, 50_011).await;
    client.sim.set(|settings| settings.platform = Platform::AsTheClient);
    assert_eq!(redeem(&client, &public, None).await.0, 200, "it recovers");
}

#[tokio::test]
async fn consent_can_be_taken_back_declined_and_left_to_administrators() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    let (_, tokens) = redeem(&client, &id, None).await;
    client.sim.revoke_consent();
    let refused = refresh(&client, &tokens["refresh_token"]).await;
    is_error(&refused, "invalid_grant", 65_001);
    assert_eq!(refused.1["suberror"], "consent_required");
    client.sim.set(|settings| settings.require_consent = true);
    let back = location(&ask(&client, "aurora.example", &id).await);
    assert_eq!(value(&back, "error").as_deref(), Some("access_denied"));
    assert!(value(&back, "error_description").expect("text").starts_with("AADSTS90094: "));
    client.sim.set(|settings| settings.auto_approve = false);
    let decided = |decision: &'static str| {
        let request = format!(
            "client_id={id}&redirect_uri={}&response_type=code&scope={}",
            "http%3A%2F%2Flocalhost%3A7071",
            SCOPE.replace(' ', "+")
        );
        let form = [
            ("request", request),
            ("account", "job@aurora.example".to_owned()),
            ("decision", decision.to_owned()),
        ];
        client.http.post(format!("{}/aurora.example/login", client.sim.authority_url())).form(&form).send()
    };
    let page = decided("accept").await.expect("answers").text().await.expect("a page");
    assert!(page.contains("Need admin approval") && page.contains("error=access_denied"), "{page}");
    client.sim.set(|settings| settings.require_consent = false);
    let back = location(&decided("cancel").await.expect("answers"));
    assert!(value(&back, "error_description").expect("text").starts_with("AADSTS65004: "));
    assert_eq!(value(&back, "error").as_deref(), Some("access_denied"));
}

#[tokio::test]
async fn an_administrator_may_decline_on_the_page() {
    let client = Client::start(0, |_| {}).await;
    client.sim.set(|settings| settings.auto_approve = false);
    let id = client.sim.client_id();
    let url = format!("{}/aurora.example/v2.0/adminconsent", client.sim.authority_url());
    let open = |more: &'static [(&'static str, &'static str)]| {
        let pairs = [("client_id", id.as_str()), ("redirect_uri", REDIRECT), ("state", "s")];
        client.http.get(&url).query(&pairs).query(more).send()
    };
    let page = open(&[]).await.expect("answers").text().await.expect("a page");
    assert!(page.contains("value=\"accept\"") && page.contains("value=\"cancel\""), "{page}");
    let back = location(&open(&[("decision", "cancel")]).await.expect("answers"));
    assert_eq!(value(&back, "error").as_deref(), Some("consent_required"));
    assert_eq!(value(&back, "state").as_deref(), Some("s"));
    let back = location(&open(&[("decision", "accept")]).await.expect("answers"));
    assert_eq!(value(&back, "tenant"), Some(client.sim.tenant_id()));
}

#[tokio::test]
async fn accounts_are_blocked_disabled_and_asked_for_a_second_factor() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    let (_, tokens) = redeem(&client, &id, None).await;
    for (state, number) in [(AccountState::BlockedByPolicy, 53_003), (AccountState::Disabled, 50_057)] {
        client.sim.set(|settings| settings.account = state);
        is_page(ask(&client, "aurora.example", &id).await, number).await;
        is_error(&refresh(&client, &tokens["refresh_token"]).await, "invalid_grant", number.into());
    }
    client.sim.set(|settings| settings.account = AccountState::NeedsSecondFactor);
    let refused = refresh(&client, &tokens["refresh_token"]).await;
    is_error(&refused, "invalid_grant", 50_076);
    assert_eq!(refused.1["suberror"], "basic_action");
    let (_, tokens) = redeem(&client, &id, None).await;
    assert_eq!(refresh(&client, &tokens["refresh_token"]).await.0, 200, "whoever signs in again is done");
}

#[tokio::test]
async fn an_account_of_another_tenant_comes_in_at_organizations_only_and_finds_nothing() {
    let mut client = Client::start(1, |_| {}).await;
    client.sim.set(|settings| settings.account = AccountState::OfAnotherTenant);
    let id = client.sim.client_id();
    is_page(ask(&client, "aurora.example", &id).await, 50_020).await;
    let code = value(&location(&ask(&client, "organizations", &id).await), "code").expect("a code");
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", id.as_str()),
        ("code", &code),
        ("redirect_uri", REDIRECT),
    ];
    let (_, tokens) = client.token(&form).await;
    let claims = crate::sign_in::claims(tokens["id_token"].as_str().expect("a token"));
    assert_ne!(claims["tid"], json!(client.sim.tenant_id()));
    client.token = tokens["access_token"].as_str().expect("a token").to_owned();
    let answer = client.get("/mailFolders/inbox").await;
    assert_eq!((answer.status, answer.code()), (404, "Request_ResourceNotFound"));
    client.sim.set(|settings| settings.account = AccountState::Good);
    client.sim.set(|settings| settings.single_tenant = true);
    is_page(ask(&client, "common", &id).await, 50_194).await;
}

#[tokio::test]
async fn the_mailbox_has_its_own_troubles() {
    let client = Client::start(1, |_| {}).await;
    let id = client.oldest("inbox").await["id"].as_str().expect("an id").to_owned();
    let moves = json!({"destinationId": "archive"});
    client.sim.set(|settings| settings.unlicensed = true);
    let answer = client.get("/mailFolders/inbox").await;
    assert_eq!((answer.status, answer.code()), (404, "MailboxNotEnabledForRESTAPI"));
    client.sim.set(|settings| (settings.unlicensed, settings.read_only) = (false, true));
    assert_eq!(client.get("/mailFolders/inbox").await.status, 200);
    let answer = client.post(&format!("/messages/{id}/move"), moves.clone()).await;
    assert_eq!((answer.status, answer.code()), (403, "ErrorAccessDenied"));
    let answer = client.post("/mailFolders", json!({"displayName": "Not Logged"})).await;
    assert_eq!((answer.status, answer.code()), (403, "ErrorAccessDenied"));
    client.sim.set(|settings| (settings.read_only, settings.archive_exists) = (false, false));
    let answer = client.get("/mailFolders/archive").await;
    assert_eq!((answer.status, answer.code()), (404, "ErrorItemNotFound"));
    client.sim.set(|settings| settings.archive_exists = true);
    assert_eq!(client.get("/mailFolders/archive").await.status, 200);
    client.sim.remove_rights("job@aurora.example");
    assert_eq!(client.get("/mailFolders/inbox").await.status, 403);
    client.sim.set(|settings| settings.without_rights = WithoutRights::NotFound);
    assert_eq!(client.get("/mailFolders/inbox").await.status, 404);
    client.sim.grant_rights("job@aurora.example");
    assert_eq!(client.post(&format!("/messages/{id}/move"), moves).await.status, 201);
}

#[tokio::test]
async fn the_clock_of_the_server_may_be_another() {
    let client = Client::start(0, |settings| settings.clock_offset_seconds = 7_200).await;
    for url in [client.shared("/mailFolders/inbox"), format!("{}/", client.sim.authority_url())] {
        let answer = client.send(client.request(reqwest::Method::GET, &url)).await;
        assert_eq!(answer.headers.get_all("date").iter().count(), 1);
        let date = answer.header("date").expect("a date").replace("GMT", "+0000");
        let date = chrono::DateTime::parse_from_rfc2822(&date).expect("a date");
        let here: std::time::SystemTime = std::time::SystemTime::now();
        let ahead = date.timestamp() - chrono::DateTime::<chrono::Utc>::from(here).timestamp();
        assert!((7_195..=7_205).contains(&ahead), "{ahead}");
    }
}
