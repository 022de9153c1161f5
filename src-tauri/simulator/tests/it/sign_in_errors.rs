use serde_json::Value;

use crate::client::{Client, SCOPE};
use crate::sign_in::{REDIRECT, authorize, location, value};

#[tokio::test]
async fn what_is_wrong_with_the_app_is_shown_in_the_browser() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    for (tenant, pairs, number) in [
        (
            "aurora.example",
            vec![("client_id", "11111111-2222-3333-4444-555555555555"), ("redirect_uri", REDIRECT)],
            "AADSTS700016",
        ),
        ("aurora.example", vec![("redirect_uri", REDIRECT)], "AADSTS900144"),
        (
            "aurora.example",
            vec![("client_id", &id), ("redirect_uri", "http://localhost/Callback")],
            "AADSTS50011",
        ),
        ("aurora.example", vec![("client_id", &id), ("redirect_uri", "http://[::1]:3/")], "AADSTS50011"),
        ("aurora.example", vec![("client_id", &id)], "AADSTS900971"),
        ("elsewhere.example", vec![("client_id", &id), ("redirect_uri", REDIRECT)], "AADSTS90002"),
        (
            "11111111-2222-3333-4444-555555555555",
            vec![("client_id", &id), ("redirect_uri", REDIRECT)],
            "AADSTS90002",
        ),
        ("consumers", vec![("client_id", &id), ("redirect_uri", REDIRECT)], "AADSTS9002346"),
    ] {
        let mut pairs = pairs;
        pairs.extend([("response_type", "code"), ("scope", SCOPE)]);
        let answer = authorize(&client, tenant, &pairs).await;
        assert_eq!(answer.status(), 400, "{number}");
        assert!(answer.headers().get("location").is_none(), "no redirect: {number}");
        let page = answer.text().await.expect("a page");
        assert!(page.contains(number), "{number}: {page}");
    }
}

#[tokio::test]
async fn registrations_are_settable() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    client.sim.set(|settings| settings.single_tenant = true);
    let answer = authorize(
        &client,
        "common",
        &[("client_id", &id), ("redirect_uri", REDIRECT), ("response_type", "code"), ("scope", SCOPE)],
    )
    .await;
    assert!(answer.text().await.expect("a page").contains("AADSTS50194"));
    client.sim.set(|settings| settings.redirect_uris.push("bitacora://auth".into()));
    let answer = authorize(
        &client,
        "aurora.example",
        &[
            ("client_id", &id),
            ("redirect_uri", "bitacora://auth"),
            ("response_type", "code"),
            ("scope", SCOPE),
        ],
    )
    .await;
    assert!(answer.headers()["location"].to_str().expect("text").starts_with("bitacora://auth?code="));
}

#[tokio::test]
async fn everything_else_goes_back_on_the_redirect() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    let base = [("client_id", id.as_str()), ("redirect_uri", REDIRECT), ("state", "s")];
    for (more, error) in [
        (vec![("scope", SCOPE)], "invalid_request"),
        (vec![("scope", SCOPE), ("response_type", "token")], "unsupported_response_type"),
        (vec![("response_type", "code")], "invalid_request"),
        (vec![("response_type", "code"), ("scope", "https://graph.microsoft.com/Nonsense")], "invalid_scope"),
        (vec![("response_type", "code"), ("scope", "https://x.example/Mail.Read")], "invalid_resource"),
        (vec![("response_type", "code"), ("scope", SCOPE), ("prompt", "admin_consent")], "invalid_request"),
        (vec![("response_type", "code"), ("scope", SCOPE), ("response_mode", "x")], "invalid_request"),
        (vec![("response_type", "code"), ("scope", SCOPE), ("code_challenge", "short")], "invalid_request"),
        (vec![("response_type", "code"), ("scope", SCOPE), ("prompt", "none")], "login_required"),
    ] {
        let pairs: Vec<_> = base.iter().copied().chain(more).collect();
        let url = location(&authorize(&client, "aurora.example", &pairs).await);
        assert_eq!(value(&url, "error").as_deref(), Some(error), "{pairs:?}");
        assert_eq!(value(&url, "state").as_deref(), Some("s"));
        assert!(value(&url, "error_description").expect("text").starts_with("AADSTS"));
    }
    client.sim.set(|settings| settings.person_declines = true);
    let pairs: Vec<_> = base.iter().copied().chain([("scope", SCOPE), ("response_type", "code")]).collect();
    let url = location(&authorize(&client, "aurora.example", &pairs).await);
    assert_eq!(value(&url, "error").as_deref(), Some("access_denied"));
    assert!(value(&url, "error_description").expect("text").starts_with("AADSTS65004"));
}

#[tokio::test]
async fn answers_come_in_the_mode_asked_for_and_sessions_last() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    let pairs = |mode: &'static str| {
        [
            ("client_id", id.clone()),
            ("redirect_uri", REDIRECT.to_owned()),
            ("response_type", "code".to_owned()),
            ("scope", SCOPE.to_owned()),
            ("state", "s".to_owned()),
            ("response_mode", mode.to_owned()),
        ]
    };
    let url = format!("{}/aurora.example/oauth2/v2.0/authorize", client.sim.authority_url());
    let fragment = client.http.get(&url).query(&pairs("fragment")).send().await.expect("answers");
    assert!(location(&fragment).fragment().expect("a fragment").contains("code="));
    let post = client.http.get(&url).query(&pairs("form_post")).send().await.expect("answers");
    let cookie =
        post.headers()["set-cookie"].to_str().expect("text").split(';').next().expect("a cookie").to_owned();
    let page = post.text().await.expect("a page");
    assert!(page.contains("action=\"http://localhost:7071/\"") && page.contains("name=\"code\""));
    let silent =
        client.http.get(&url).query(&pairs("query")).query(&[("prompt", "none")]).header("cookie", &cookie);
    assert!(value(&location(&silent.send().await.expect("answers")), "code").is_some());
    let more = client
        .http
        .get(&url)
        .query(&[
            ("client_id", id.as_str()),
            ("redirect_uri", REDIRECT),
            ("response_type", "code"),
            ("scope", "Mail.Send"),
            ("prompt", "none"),
        ])
        .header("cookie", &cookie);
    assert_eq!(
        value(&location(&more.send().await.expect("answers")), "error").as_deref(),
        Some("interaction_required")
    );
}

#[tokio::test]
async fn the_token_endpoint_refuses_in_json() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    for (form, error, number) in [
        (vec![], "invalid_request", 900_144),
        (vec![("grant_type", "authorization_code")], "invalid_request", 900_144),
        (vec![("grant_type", "authorization_code"), ("client_id", &id)], "invalid_request", 900_144),
        (
            vec![
                ("grant_type", "authorization_code"),
                ("client_id", &id),
                ("code", "x"),
                ("redirect_uri", REDIRECT),
            ],
            "invalid_grant",
            70_000,
        ),
        (vec![("grant_type", "password"), ("client_id", &id)], "unsupported_grant_type", 70_003),
        (vec![("grant_type", "refresh_token"), ("client_id", "x")], "unauthorized_client", 700_016),
        (
            vec![
                ("grant_type", "client_credentials"),
                ("client_id", &id),
                ("scope", "https://graph.microsoft.com/.default"),
            ],
            "invalid_client",
            7_000_218,
        ),
    ] {
        let (status, body) = client.token(&form).await;
        assert!(status == 400 || status == 401);
        assert_eq!(
            (body["error"].as_str(), body["error_codes"][0].as_u64()),
            (Some(error), Some(number)),
            "{form:?}"
        );
        for key in ["error_description", "timestamp", "trace_id", "correlation_id"] {
            assert!(body[key].is_string(), "{key}");
        }
    }
}

#[tokio::test]
async fn a_token_is_for_one_resource_and_a_code_for_a_while() {
    let client = Client::start(0, |_| {}).await;
    let id = client.sim.client_id();
    let url = format!("{}/aurora.example/oauth2/v2.0/token", client.sim.authority_url());
    let get: Value = client.http.get(&url).send().await.expect("answers").json().await.expect("JSON");
    assert_eq!(get["error_codes"][0], 900_561);
    let url = location(
        &authorize(
            &client,
            "aurora.example",
            &[
                ("client_id", &id),
                ("redirect_uri", REDIRECT),
                ("response_type", "code"),
                ("scope", "User.Read https://outlook.office365.com/EWS.AccessAsUser.All"),
            ],
        )
        .await,
    );
    let code = value(&url, "code").expect("consent may cover several resources");
    let both = "User.Read https://outlook.office365.com/EWS.AccessAsUser.All";
    let (_, body) = client
        .token(&[
            ("grant_type", "authorization_code"),
            ("client_id", &id),
            ("code", &code),
            ("redirect_uri", REDIRECT),
            ("scope", both),
        ])
        .await;
    assert_eq!(body["error_codes"][0], 700_022);
    client.sim.set(|settings| settings.code_life = std::time::Duration::ZERO);
    let url = location(
        &authorize(
            &client,
            "aurora.example",
            &[("client_id", &id), ("redirect_uri", REDIRECT), ("response_type", "code"), ("scope", SCOPE)],
        )
        .await,
    );
    let code = value(&url, "code").expect("a code");
    let (_, body) = client
        .token(&[
            ("grant_type", "authorization_code"),
            ("client_id", &id),
            ("code", &code),
            ("redirect_uri", REDIRECT),
        ])
        .await;
    assert_eq!(body["error_codes"][0], 70_008);
}

#[tokio::test]
async fn an_app_on_its_own_has_what_it_was_granted() {
    let mut client = Client::start(1, |settings| {
        settings.application_permissions = vec!["Mail.ReadWrite".into()];
    })
    .await;
    let (id, secret) = client.sim.confidential_client();
    let own = [
        ("grant_type", "client_credentials"),
        ("client_id", id.as_str()),
        ("client_secret", secret.as_str()),
        ("scope", "https://graph.microsoft.com/.default"),
    ];
    let (status, body) = client.token(&own).await;
    assert_eq!(status, 200);
    client.token = body["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(client.get("/messages").await.status, 200);
    client.sim.set(|settings| settings.application_permissions.clear());
    client.token = client.token(&own).await.1["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(client.get("/messages").await.status, 403);
}
