//! Sign-in against parts that somebody else wrote and had certified (wire §4): our client at the npm `oidc-provider`,
//! and the npm `openid-client` at our pretend tenant.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use bitacora_engine::actions::{session, setup};
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::domain::advice::Cause;
use bitacora_engine::{Code, Engine, Error, Secret};
use exchange_simulator::Settings;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::support::{World, browse, browser, fields, open};

/// The tenant named to the provider; it takes any.
const TENANT: &str = "11111111-2222-4333-8444-555555555555";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("it").join("oidc")
}

/// Node on one of the scripts, once their packages are there.
fn script(name: &str) -> Command {
    for package in ["oidc-provider", "openid-client"] {
        let there = folder().join("node_modules").join(package).is_dir();
        assert!(
            there,
            "the npm package {package} is missing: run `npm ci` in tests/it/oidc, or `cargo xtask test`"
        );
    }
    let mut command = Command::new("node");
    command.arg(folder().join(name)).current_dir(folder()).kill_on_drop(true).stdin(Stdio::null());
    command
}

/// The certified provider, and an engine that knows where it is.
struct Foreign {
    root: String,
    engine: Engine,
    credentials: CredentialStore,
    _dir: tempfile::TempDir,
    _server: Child,
}

impl Foreign {
    async fn start(client_id: &str) -> Self {
        let mut command = script("server.mjs");
        let mut server = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("`node` cannot be started: install Node.js 20 or newer");
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let port = tokio::time::timeout(Duration::from_secs(30), lines.next_line())
            .await
            .expect("it starts in time");
        let port = port
            .unwrap()
            .expect("oidc-provider ended before it told its port: run node tests/it/oidc/server.mjs");
        let root = format!("http://127.0.0.1:{}", port.trim());
        let dir = tempfile::tempdir().unwrap();
        let credentials = CredentialStore::memory();
        let engine = open(dir.path(), &credentials).await;
        let settings = [
            ("cloud", "custom"),
            ("authority_url", &root),
            ("graph_url", &root),
            ("client_id", client_id),
            ("tenant", TENANT),
            ("shared_mailbox", "log@oidc.example"),
        ];
        setup::set(&engine, &fields(&settings)).await.unwrap();
        Self { root, engine, credentials, _dir: dir, _server: server }
    }

    async fn behave(&self, how: Value) {
        browser().post(format!("{}/_behave", self.root)).body(how.to_string()).send().await.unwrap();
    }

    /// Answers of the token endpoint with that status.
    async fn answered(&self, status: u16) -> u64 {
        let counts: Value =
            browser().get(format!("{}/_counts", self.root)).send().await.unwrap().json().await.unwrap();
        counts[status.to_string()].as_u64().unwrap_or_default()
    }

    async fn sign_in(&self) -> Result<(), Error> {
        self.sign_in_within(Duration::from_secs(30)).await
    }

    async fn sign_in_within(&self, timeout: Duration) -> Result<(), Error> {
        let options = session::SignInOptions { admin_consent: false, timeout };
        let pending = session::begin_sign_in(&self.engine, options).await?;
        let browser = tokio::spawn(browse(pending.open.clone()));
        let (_keep, cancel) = tokio::sync::watch::channel(false);
        let result = pending.wait(cancel, |_| {}).await;
        let page = browser.await.unwrap().unwrap();
        result.map(drop).map_err(|error| error.because(page))
    }

    /// Signs in with a device code; the person types it in elsewhere.
    async fn sign_in_elsewhere(&self) -> Result<(), Error> {
        let pending = session::begin_device_sign_in(&self.engine).await?;
        assert!(pending.shown.verification_uri.starts_with(&self.root), "{:?}", pending.shown);
        let typed = json!({"user_code": pending.shown.user_code}).to_string();
        let page = browser().post(format!("{}/_device", self.root)).body(typed).send().await.unwrap();
        let page = page.error_for_status().unwrap().text().await.unwrap();
        let (_keep, cancel) = tokio::sync::watch::channel(false);
        pending.wait(cancel).await.map(drop).map_err(|error| error.because(page))
    }

    async fn refresh_token(&self) -> String {
        self.credentials.get("refresh_token").await.unwrap().expect("a refresh token").expose().to_owned()
    }
}

#[tokio::test]
async fn a_certified_provider_signs_us_in() {
    let foreign = Foreign::start("public").await;
    foreign.sign_in().await.expect("sign in");
    let account = session::account(&foreign.engine).await.unwrap().unwrap();
    assert_eq!((account.username.as_str(), account.tenant_id.as_str()), ("job@oidc.example", TENANT));
    assert!(account.scopes.iter().any(|scope| scope == "Mail.ReadWrite.Shared"), "{:?}", account.scopes);
    foreign.sign_in().await.expect("and once more, as the same account");
}

#[tokio::test]
async fn a_certified_provider_takes_our_secret_and_refuses_a_wrong_one() {
    let foreign = Foreign::start("confidential").await;
    assert_eq!(foreign.sign_in().await.unwrap_err().code(), Code::ClientRejected, "without the secret");
    for (secret, fits) in [("a wrong one", false), ("a-long-client-secret", true)] {
        setup::set_secret(&foreign.engine, "client_secret", Secret::new(secret)).await.unwrap();
        match foreign.sign_in().await {
            Ok(()) => assert!(fits, "{secret} must be refused"),
            Err(error) => assert!(!fits && error.code() == Code::ClientRejected, "{secret}: {error:?}"),
        }
    }
    session::renew_token(&foreign.engine).await.expect("the secret serves renewals too");
}

#[tokio::test]
async fn rotated_tokens_are_never_sent_twice() {
    let foreign = Foreign::start("public").await;
    foreign.sign_in().await.expect("sign in");
    let mut seen = vec![foreign.refresh_token().await];
    for round in 1..=5 {
        session::renew_token(&foreign.engine)
            .await
            .unwrap_or_else(|error| panic!("renewal {round}: {error:?}"));
        let token = foreign.refresh_token().await;
        assert!(!seen.contains(&token), "renewal {round} kept the next token");
        seen.push(token);
    }
    // The provider revokes the whole family when a rotated token comes again: this shows that none did.
    let renew = || session::renew_token(&foreign.engine);
    for result in futures::future::join_all([renew(), renew(), renew(), renew()]).await {
        result.expect("renewals at the same time");
    }
    assert_eq!(foreign.answered(400).await, 0, "nothing was refused");
    assert!(foreign.answered(200).await >= 7, "the code, and the renewals");
}

#[tokio::test]
async fn a_revoked_family_asks_for_the_person_once() {
    let foreign = Foreign::start("public").await;
    foreign.sign_in().await.expect("sign in");
    let stolen = foreign.refresh_token().await;
    session::renew_token(&foreign.engine).await.expect("renewal");
    // Somebody sends the token that was used up.
    let form = format!("grant_type=refresh_token&client_id=public&refresh_token={stolen}");
    let url = format!("{}/{TENANT}/oauth2/v2.0/token", foreign.root);
    let thief = browser().post(url).header("content-type", "application/x-www-form-urlencoded").body(form);
    assert_eq!(thief.send().await.unwrap().status(), 400, "the provider notices");
    for _ in 0..3 {
        assert_eq!(session::renew_token(&foreign.engine).await.unwrap_err().code(), Code::SignInAgain);
    }
    assert_eq!(foreign.answered(400).await, 2, "the thief's request and one of ours, no more");
    let account = session::account(&foreign.engine).await.unwrap().unwrap();
    assert!(account.sign_in_needed, "the banner knows");
    foreign.sign_in().await.expect("sign in again");
    session::renew_token(&foreign.engine).await.expect("and all is well");
}

#[tokio::test]
async fn the_providers_refusals_are_understood() {
    let foreign = Foreign::start("public").await;
    foreign.behave(json!({"declines": true})).await;
    assert_eq!(foreign.sign_in().await.unwrap_err().code(), Code::ConsentDeclined);
    foreign.behave(json!({"declines": false, "tid": "99999999-2222-4333-8444-555555555555"})).await;
    let error = foreign.sign_in().await.unwrap_err();
    assert_eq!(
        error.code(),
        Code::TenantMismatch,
        "an account of another tenant than the one set up: {error:?}"
    );
    assert!(foreign.credentials.get("refresh_token").await.unwrap().is_none(), "and nothing of it is kept");
    setup::set(&foreign.engine, &fields(&[("tenant", "organizations")])).await.unwrap();
    foreign.sign_in().await.expect("any tenant, where the setup says so");
}

#[tokio::test]
async fn a_redirect_that_is_not_registered_is_refused_in_the_browser() {
    let foreign = Foreign::start("public").await;
    setup::set(&foreign.engine, &fields(&[("redirect_url", "http://localhost/elsewhere")])).await.unwrap();
    let error = foreign.sign_in_within(Duration::from_secs(1)).await.unwrap_err();
    assert_eq!(error.code(), Code::SignInTimedOut, "no redirect comes back");
    setup::set(&foreign.engine, &fields(&[("redirect_url", "http://127.0.0.1/callback")])).await.unwrap();
    foreign.sign_in().await.expect("the address of this machine, any port (RFC 8252)");
}

#[tokio::test]
async fn a_certified_provider_signs_us_in_on_another_device() {
    let foreign = Foreign::start("public").await;
    foreign.sign_in_elsewhere().await.expect("sign in with a device code");
    let account = session::account(&foreign.engine).await.unwrap().unwrap();
    assert_eq!((account.username.as_str(), account.tenant_id.as_str()), ("job@oidc.example", TENANT));
    session::renew_token(&foreign.engine).await.expect("the token renews like any other");
    session::sign_out(&foreign.engine).await.unwrap();
    foreign.behave(json!({"declines": true})).await;
    let error = foreign.sign_in_elsewhere().await.unwrap_err();
    assert_eq!((error.code(), error.cause_of()), (Code::ConsentDeclined, Some(Cause::ConsentDeclined)));
    foreign.behave(json!({"declines": false, "tid": "99999999-2222-4333-8444-555555555555"})).await;
    let error = foreign.sign_in_elsewhere().await.unwrap_err();
    assert_eq!(error.cause_of(), Some(Cause::WrongTenant), "{error:?}");
    assert!(foreign.credentials.get("refresh_token").await.unwrap().is_none(), "and nothing of it is kept");
}

#[tokio::test]
async fn a_certified_client_signs_in_at_the_tenant() {
    let world = World::bare(Settings { device_pending_polls: 0, ..Settings::default() }).await;
    let sim = &world.sim;
    let scope = "openid profile offline_access https://graph.microsoft.com/Mail.ReadWrite.Shared";
    let arguments = [sim.authority_url(), sim.tenant_id(), sim.client_id(), scope.to_owned()];
    let output = script("client.mjs").args(arguments).output().await.expect("`node` cannot be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openid-client was not content with the tenant:\n{errors}");
    let seen: Value = serde_json::from_slice(&output.stdout).expect("one JSON document");
    assert_eq!(seen["issuer"], format!("{}/{}/v2.0", sim.authority_url(), sim.tenant_id()));
    let claims = &seen["claims"];
    assert_eq!(
        (&claims["preferred_username"], &claims["tid"]),
        (&json!("job@us.example"), &json!(sim.tenant_id()))
    );
    assert_eq!(seen["expiresIn"], 3599);
    let refused = ["sameCodeAgain", "wrongVerifier", "unknownRefreshToken"].map(|name| seen[name].clone());
    assert_eq!(refused, ["invalid_grant", "invalid_grant", "invalid_grant"], "{seen}");
    assert_eq!(seen["unknownScope"], "invalid_scope", "{seen}");
    assert_eq!((&seen["rotated"], &seen["newAccessToken"]), (&json!(true), &json!(true)));
    assert_eq!(seen["oldStillGood"], true, "Entra does not revoke a rotated token (wire §2)");
    assert_eq!((&seen["deviceAccount"], &seen["device"]["interval"]), (&json!("job@us.example"), &json!(5)));
}
