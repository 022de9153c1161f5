use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use reqwest::{Response, Url};
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::sha2::Sha256;
use rsa::signature::Verifier;
use rsa::{BigUint, RsaPublicKey};
use serde_json::Value;
use sha2::Digest;

use crate::client::{Client, SCOPE};

pub const REDIRECT: &str = "http://localhost:7071";

pub async fn authorize(client: &Client, tenant: &str, pairs: &[(&str, &str)]) -> Response {
    let url = format!("{}/{tenant}/oauth2/v2.0/authorize", client.sim.authority_url());
    client.http.get(url).query(pairs).send().await.expect("answers")
}

pub fn location(answer: &Response) -> Url {
    assert_eq!(answer.status(), 302);
    answer.headers()["location"].to_str().expect("text").parse().expect("an address")
}

pub fn value(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

pub fn claims(token: &str) -> Value {
    let part = token.split('.').nth(1).expect("claims");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).expect("base64")).expect("JSON")
}

/// Verifies as a certified client does: discovery, issuer, keys, signature.
async fn verified(client: &Client, id_token: &str) -> Value {
    let discovery =
        format!("{}/aurora.example/v2.0/.well-known/openid-configuration", client.sim.authority_url());
    let document: Value =
        client.http.get(discovery).send().await.expect("answers").json().await.expect("JSON");
    let keys: Value = client
        .http
        .get(document["jwks_uri"].as_str().expect("an address"))
        .send()
        .await
        .expect("answers")
        .json()
        .await
        .expect("JSON");
    let number = |name: &str| {
        BigUint::from_bytes_be(
            &URL_SAFE_NO_PAD.decode(keys["keys"][0][name].as_str().expect("text")).expect("base64"),
        )
    };
    let key = VerifyingKey::<Sha256>::new(RsaPublicKey::new(number("n"), number("e")).expect("a key"));
    let (signed, signature) = id_token.rsplit_once('.').expect("a signature");
    let bytes = URL_SAFE_NO_PAD.decode(signature).expect("base64");
    key.verify(signed.as_bytes(), &Signature::try_from(bytes.as_slice()).expect("a signature"))
        .expect("signed by the tenant");
    let claims = claims(id_token);
    assert_eq!(claims["iss"], document["issuer"]);
    claims
}

#[tokio::test]
async fn code_and_proof_key_buy_tokens_once() {
    let client = Client::start(0, |_| {}).await;
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let challenge = URL_SAFE_NO_PAD.encode(sha2::Sha256::digest(verifier));
    let id = client.sim.client_id();
    let ask = [
        ("client_id", id.as_str()),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", SCOPE),
        ("state", "st/ä&1"),
        ("nonce", "n-0"),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
        ("client_info", "1"),
    ];
    let url = location(&authorize(&client, "organizations", &ask).await);
    assert!(url.as_str().starts_with("http://localhost:7071/?code="), "the slash is added: {url}");
    assert_eq!(value(&url, "state").as_deref(), Some("st/ä&1"));
    let code = value(&url, "code").expect("a code");
    let redeem = async |verifier: &str, redirect: &str| {
        client
            .token(&[
                ("grant_type", "authorization_code"),
                ("client_id", &id),
                ("code", &code),
                ("redirect_uri", redirect),
                ("code_verifier", verifier),
            ])
            .await
    };
    assert_eq!(redeem(&"x".repeat(43), REDIRECT).await.1["error_codes"][0], 501_481);
    assert_eq!(
        redeem(verifier, "http://localhost:7071/").await.1["error_codes"][0],
        500_112,
        "the redirect has to be the same, letter by letter"
    );
    let (status, tokens) = redeem(verifier, REDIRECT).await;
    assert_eq!(
        (status, &tokens["token_type"], &tokens["expires_in"]),
        (200, &Value::from("Bearer"), &Value::from(3599))
    );
    assert!(!tokens["scope"].as_str().expect("text").contains("offline_access"));
    let again = redeem(verifier, REDIRECT).await.1;
    assert_eq!(
        (&again["error"], &again["error_codes"][0]),
        (&Value::from("invalid_grant"), &Value::from(54_005))
    );

    let claims = verified(&client, tokens["id_token"].as_str().expect("a token")).await;
    assert_eq!(
        (&claims["aud"], &claims["nonce"], &claims["tid"], &claims["ver"]),
        (
            &Value::from(id.clone()),
            &Value::from("n-0"),
            &Value::from(client.sim.tenant_id()),
            &Value::from("2.0")
        )
    );
    assert_eq!(
        (&claims["preferred_username"], &claims["name"]),
        (&Value::from("job@aurora.example"), &Value::from("job Test"))
    );
    let access = crate::sign_in::claims(tokens["access_token"].as_str().expect("a token"));
    assert_eq!(access["scp"], "Mail.ReadWrite.Shared User.Read MailboxSettings.Read openid profile");
    let info = client
        .http
        .get(format!("{}/oidc/userinfo", client.sim.graph_url()))
        .bearer_auth(tokens["access_token"].as_str().expect("a token"));
    let info: Value = info.send().await.expect("answers").json().await.expect("JSON");
    assert_eq!(info["sub"], claims["sub"]);
}

#[tokio::test]
async fn a_refresh_token_is_replaced_and_stays_good() {
    let client = Client::start(0, |_| {}).await;
    let first = client.sign_in("job@aurora.example", SCOPE).await;
    let old = first["refresh_token"].as_str().expect("a token").to_owned();
    let id = client.sim.client_id();
    let refresh = async |token: &str, scope: &str| {
        client
            .token(&[
                ("grant_type", "refresh_token"),
                ("client_id", &id),
                ("refresh_token", token),
                ("scope", scope),
            ])
            .await
    };
    let (status, second) = refresh(&old, "").await;
    assert_eq!(status, 200);
    assert_ne!(second["refresh_token"], old.as_str());
    assert!(second["id_token"].is_string());
    assert_eq!(
        refresh(&old, "https://graph.microsoft.com/User.Read").await.0,
        200,
        "the old one is not revoked"
    );
    let (status, refused) = refresh(&old, "https://graph.microsoft.com/Mail.Send").await;
    assert_eq!(
        (status, &refused["error"], &refused["suberror"]),
        (400, &Value::from("invalid_grant"), &Value::from("consent_required"))
    );
    assert!(
        refused["error_description"].as_str().expect("text").starts_with("AADSTS65001: ")
            && refused["trace_id"].is_string()
    );
    assert_eq!(refresh("rubbish", "").await.1["error"], "invalid_grant");
    client.sim.set(|settings| settings.rotate_refresh_tokens = false);
    assert_eq!(refresh(&old, "").await.1["refresh_token"], old.as_str());
    client.sim.expire_refresh_tokens();
    assert_eq!(refresh(&old, "").await.1["error_codes"][0], 700_082);
    client.sim.revoke_tokens();
    assert_eq!(refresh(&old, "").await.1["error_codes"][0], 50_173);
    let none = client.sign_in("job@aurora.example", "https://graph.microsoft.com/Mail.Read").await;
    assert!(none.get("refresh_token").is_none() && none.get("id_token").is_none());
}

#[tokio::test]
async fn a_secret_is_for_the_confidential_client_alone() {
    let client = Client::start(0, |_| {}).await;
    let (id, secret) = client.sim.confidential_client();
    let redirect = "http://localhost:5/redirect";
    let code = async |id: &str| {
        let url = location(
            &authorize(
                &client,
                &client.sim.tenant_id(),
                &[("client_id", id), ("redirect_uri", redirect), ("response_type", "code"), ("scope", SCOPE)],
            )
            .await,
        );
        value(&url, "code").expect("a code")
    };
    let redeem = async |id: &str, secret: Option<&str>, basic: bool| {
        let (code, url) = (
            code(id).await,
            format!("{}/{}/oauth2/v2.0/token", client.sim.authority_url(), client.sim.tenant_id()),
        );
        let mut form =
            vec![("grant_type", "authorization_code"), ("code", code.as_str()), ("redirect_uri", redirect)];
        let mut request = client.http.post(url);
        if basic {
            let both = format!("{id}:{}", secret.unwrap_or_default().replace('~', "%7E"));
            request = request.header("authorization", format!("Basic {}", STANDARD.encode(both)));
        } else {
            form.push(("client_id", id));
            form.extend(secret.map(|secret| ("client_secret", secret)));
        }
        let answer = request.form(&form).send().await.expect("answers");
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.expect("JSON");
        (
            status,
            body["error"].as_str().unwrap_or_default().to_owned(),
            body["error_codes"][0].as_u64().unwrap_or_default(),
        )
    };
    assert_eq!(redeem(&id, Some(&secret), false).await.0, 200);
    assert_eq!(redeem(&id, Some(&secret), true).await.0, 200);
    let refused = |number| (401, "invalid_client".to_owned(), number);
    assert_eq!(redeem(&id, None, false).await, refused(7_000_218));
    assert_eq!(redeem(&id, Some("wrong"), true).await, refused(7_000_215));
    assert_eq!(redeem(&client.sim.client_id(), Some("any"), false).await, refused(700_025));
    client.sim.set(|settings| settings.secret_expired = true);
    assert_eq!(redeem(&id, Some(&secret), false).await, refused(7_000_222));
}

#[tokio::test]
async fn a_device_code_waits_for_the_person() {
    let client = Client::start(0, |settings| settings.auto_approve = true).await;
    let id = client.sim.client_id();
    let begin = async || {
        let url = format!("{}/aurora.example/oauth2/v2.0/devicecode", client.sim.authority_url());
        let answer = client
            .http
            .post(url)
            .form(&[("client_id", id.as_str()), ("scope", SCOPE)])
            .send()
            .await
            .expect("answers");
        answer.json::<Value>().await.expect("JSON")
    };
    let poll = async |device: &Value| {
        client
            .token(&[
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                ("client_id", &id),
                ("device_code", device["device_code"].as_str().expect("text")),
            ])
            .await
    };
    let device = begin().await;
    assert_eq!((&device["expires_in"], &device["interval"]), (&Value::from(900), &Value::from(5)));
    assert_eq!(poll(&device).await.1["error"], "authorization_pending");
    assert!(poll(&device).await.1["refresh_token"].is_string());
    client.sim.set(|settings| settings.auto_approve = false);
    for (decision, expected) in [("accept", ""), ("cancel", "authorization_declined")] {
        let device = begin().await;
        assert_eq!(poll(&device).await.1["error"], "authorization_pending");
        let form = [
            ("user_code", device["user_code"].as_str().expect("text")),
            ("account", "job@aurora.example"),
            ("decision", decision),
        ];
        let page = client
            .http
            .post(device["verification_uri"].as_str().expect("text"))
            .form(&form)
            .send()
            .await
            .expect("answers");
        assert_eq!(page.status(), 200);
        assert_eq!(poll(&device).await.1["error"].as_str().unwrap_or_default(), expected);
    }
    let unknown = serde_json::json!({"device_code": "x"});
    assert_eq!(poll(&unknown).await.1["error"], "bad_verification_code");
}

#[tokio::test]
async fn the_page_asks_the_person() {
    let client = Client::start(0, |_| {}).await;
    client.sim.set(|settings| settings.auto_approve = false);
    let id = client.sim.client_id();
    let ask = [
        ("client_id", id.as_str()),
        ("redirect_uri", "http://127.0.0.1:4/callback"),
        ("response_type", "code"),
        ("scope", SCOPE),
        ("state", "s<\">"),
    ];
    let page = authorize(&client, "aurora.example", &ask).await.text().await.expect("a page");
    let request = page
        .split("name=\"request\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a hidden field")
        .replace("&amp;", "&");
    for (decision, expected) in [("accept", "code"), ("cancel", "error")] {
        let form = [("request", request.as_str()), ("account", "job@aurora.example"), ("decision", decision)];
        let url = format!("{}/aurora.example/login", client.sim.authority_url());
        let url = location(&client.http.post(url).form(&form).send().await.expect("answers"));
        assert!(value(&url, expected).is_some(), "{url}");
        assert_eq!(value(&url, "state").as_deref(), Some("s<\">"));
    }
}

#[tokio::test]
async fn an_administrator_consents_for_all() {
    let client = Client::start(0, |_| {}).await;
    client.sim.set(|settings| settings.require_consent = true);
    let id = client.sim.client_id();
    let ask = [
        ("client_id", id.as_str()),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "Mail.ReadWrite.Shared Mail.Send"),
        ("login_hint", "stranger@aurora.example"),
    ];
    let url = location(&authorize(&client, "aurora.example", &ask).await);
    assert_eq!(value(&url, "error").as_deref(), Some("access_denied"));
    let consent = async |tenant: &str| {
        let url = format!("{}/{tenant}/v2.0/adminconsent", client.sim.authority_url());
        let pairs = [
            ("client_id", id.as_str()),
            ("redirect_uri", REDIRECT),
            ("scope", "https://graph.microsoft.com/Mail.ReadWrite.Shared Mail.Send"),
            ("state", "7"),
        ];
        client.http.get(url).query(&pairs).send().await.expect("answers")
    };
    assert_eq!(consent("common").await.status(), 400);
    client.sim.set(|settings| settings.person_declines = true);
    let declined = location(&consent("organizations").await);
    assert_eq!(
        (value(&declined, "error").as_deref(), value(&declined, "admin_consent").as_deref()),
        (Some("consent_required"), Some("True"))
    );
    client.sim.set(|settings| settings.person_declines = false);
    let url = location(&consent("organizations").await);
    assert_eq!(
        (value(&url, "admin_consent").as_deref(), value(&url, "tenant"), value(&url, "state").as_deref()),
        (Some("True"), Some(client.sim.tenant_id()), Some("7"))
    );
    assert!(value(&location(&authorize(&client, "aurora.example", &ask).await), "code").is_some());
}
