//! Signing in over the pretend tenant: the ways that work, what Entra refuses, and everybody else who knocks.

mod elsewhere;
mod wrong_settings;

use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use bitacora_engine::actions::job::{Cancel, RunOptions};
use bitacora_engine::actions::session::{PendingSignIn, SignInOptions};
use bitacora_engine::actions::{job, session, setup};
use bitacora_engine::domain::event::Event;
use bitacora_engine::{Code, Error, Secret};
use exchange_simulator::seed::{Account, Scenario};
use exchange_simulator::{Fault, FaultKind, Held, Match, Phase, Settings};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::watch;
use url::Url;

use crate::support::{C1, S1, World, browse, empty_tenant, fields};

/// A sign-in begun, with the time its browser has.
async fn begin(world: &World, admin_consent: bool, timeout: Duration) -> Result<PendingSignIn, Error> {
    session::begin_sign_in(&world.engine, SignInOptions { admin_consent, timeout }).await
}

/// The wait for the browser, never canceled.
async fn finish(pending: PendingSignIn) -> Result<(), Error> {
    let (_keep, cancel) = watch::channel(false);
    pending.wait(cancel, |_| {}).await.map(drop)
}

/// A parameter of the address to open.
fn parameter(open: &str, name: &str) -> String {
    let url = Url::parse(open).unwrap();
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// Where the listener of a sign-in listens.
fn port(open: &str) -> u16 {
    Url::parse(&parameter(open, "redirect_uri")).unwrap().port().unwrap()
}

/// Where the tenant sends the browser of a sign-in, without going there.
async fn true_redirect(open: &str) -> String {
    #[expect(clippy::disallowed_methods, reason = "a browser that stops before the redirect")]
    let browser =
        reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let answer = browser.get(open).send().await.unwrap();
    answer.headers()["location"].to_str().unwrap().to_owned()
}

/// Says something to the listener; gives the status it answers.
async fn knock(port: u16, bytes: &str) -> String {
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.expect("the listener listens");
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).split(' ').nth(1).unwrap_or_default().to_owned()
}

fn is_open(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok() || TcpStream::connect(("::1", port)).is_ok()
}

/// Waits until nobody listens any more: a listener that is let go closes with the runtime's next turn.
async fn closes(port: u16) -> bool {
    for _ in 0..100 {
        if !is_open(port) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    false
}

/// A sign-in that must fail; nobody is signed in afterwards and nothing is kept.
async fn refused(world: &World, code: Code) -> Error {
    let error = world.sign_in().await.expect_err("the sign-in must fail");
    assert_eq!(error.code(), code, "{error:?}");
    assert!(session::account(&world.engine).await.unwrap().is_none(), "nobody is signed in after {error}");
    assert!(!world.kept_secrets().contains_key("refresh_token"), "no token is kept after {error}");
    error
}

/// A tenant where only an administrator may consent, and the job's account is none.
fn strict_tenant() -> Scenario {
    let account =
        |upn: &str, admin| Account { upn: upn.into(), name: upn.into(), admin, member_of_shared: !admin };
    Scenario {
        accounts: vec![account("job@us.example", false), account("boss@us.example", true)],
        ..empty_tenant()
    }
}

#[tokio::test]
async fn a_person_signs_in_with_pkce_state_and_nonce() {
    let world = World::bare(Settings { record_bodies: true, ..Settings::default() }).await;
    let pending = begin(&world, false, Duration::from_secs(20)).await.unwrap();
    let open = pending.open.clone();
    assert!(open.starts_with(&world.sim.authority_url()), "{open}");
    assert_eq!(parameter(&open, "code_challenge_method"), "S256", "PKCE is always on (RFC 7636)");
    assert_eq!(parameter(&open, "response_type"), "code");
    assert_eq!(parameter(&open, "prompt"), "select_account");
    for (name, least) in [("code_challenge", 43), ("state", 32), ("nonce", 16)] {
        assert!(parameter(&open, name).len() >= least, "{name} is long enough not to be guessed: {open}");
    }
    let scopes = parameter(&open, "scope");
    for scope in ["https://graph.microsoft.com/Mail.ReadWrite.Shared", "offline_access", "openid"] {
        assert!(scopes.split(' ').any(|asked| asked == scope), "{scope} is asked for: {scopes}");
    }
    let browser = tokio::spawn(browse(open.clone()));
    finish(pending).await.unwrap();
    let page = browser.await.unwrap().unwrap();
    assert!(page.contains("Sesión iniciada"), "the browser is told that it is over: {page}");
    let account = session::account(&world.engine).await.unwrap().expect("an account");
    assert_eq!((account.username.as_str(), account.name.as_str()), ("job@us.example", "Mail logging"));
    assert_eq!(account.tenant_id, world.sim.tenant_id());
    assert!(!account.object_id.is_empty() && !account.sign_in_needed);
    assert!(account.scopes.iter().any(|scope| scope == "Mail.ReadWrite.Shared"), "{:?}", account.scopes);
    let log = world.sim.log();
    let token: Vec<_> = log.iter().filter(|request| request.path.ends_with("/token")).collect();
    assert_eq!(token.len(), 1, "a code is redeemed once");
    let form = token[0].request_body.as_ref().unwrap();
    assert!(form["code_verifier"].is_string(), "PKCE: {form}");
    assert!(form.get("client_secret").is_none(), "a public client has no secret to show (AADSTS700025)");
    assert!(closes(port(&open)).await, "the listener is gone");
}

#[tokio::test]
async fn two_sign_ins_share_no_secret() {
    let world = World::bare(Settings::default()).await;
    let first = begin(&world, false, Duration::from_secs(5)).await.unwrap().open;
    let second = begin(&world, false, Duration::from_secs(5)).await.unwrap().open;
    for name in ["state", "nonce", "code_challenge"] {
        assert_ne!(parameter(&first, name), parameter(&second, name), "{name} is fresh for every try");
    }
}

#[tokio::test]
async fn an_administrator_consents_and_then_the_account_signs_in() {
    let strict = Settings { require_consent: true, ..Settings::default() };
    let world = World::bare_on(strict_tenant(), strict).await;
    let error = refused(&world, Code::ConsentRequired).await;
    assert!(error.hint_text().unwrap().contains("administrator"), "{error:?}");
    let pending = begin(&world, true, Duration::from_secs(20)).await.unwrap();
    assert!(pending.open.contains("/v2.0/adminconsent?"), "{}", pending.open);
    assert!(!parameter(&pending.open, "scope").contains("openid"), "one resource, nothing of OpenID's own");
    let mut browsers = vec![tokio::spawn(browse(pending.open.clone()))];
    let (_keep, cancel) = watch::channel(false);
    let account =
        pending.wait(cancel, |open| browsers.push(tokio::spawn(browse(open.to_owned())))).await.unwrap();
    assert_eq!(browsers.len(), 2, "consent first, then the account");
    assert_eq!(account.username, "job@us.example");
    assert!(setup::show(&world.engine).await.unwrap().consent_given, "the consent is remembered (B.1)");
    for browser in browsers {
        browser.await.unwrap().unwrap();
    }
    world.sign_in().await.expect("from now on the account signs in on its own");
}

#[tokio::test]
async fn an_administrator_who_declines_ends_it() {
    let strict = Settings { require_consent: true, person_declines: true, ..Settings::default() };
    let world = World::bare_on(strict_tenant(), strict).await;
    let pending = begin(&world, true, Duration::from_secs(20)).await.unwrap();
    let browser = tokio::spawn(browse(pending.open.clone()));
    let error = finish(pending).await.unwrap_err();
    assert_eq!(
        error.code(),
        Code::ConsentDeclined,
        "AADSTS65004 comes with admin_consent=True all the same: {error:?}"
    );
    browser.await.unwrap().unwrap();
    assert!(!setup::show(&world.engine).await.unwrap().consent_given, "a refusal is no consent");
}

/// A world whose client is the confidential one, without its secret yet.
async fn confidential() -> (World, String) {
    let world = World::bare(Settings { record_bodies: true, ..Settings::default() }).await;
    let (id, secret) = world.sim.confidential_client();
    setup::set(&world.engine, &fields(&[("client_id", &id)])).await.unwrap();
    (world, secret)
}

#[tokio::test]
async fn a_confidential_client_signs_in_and_renews_with_its_secret() {
    let (world, secret) = confidential().await;
    setup::set_secret(&world.engine, "client_secret", Secret::new(&secret)).await.unwrap();
    world.sign_in().await.expect("with the right secret");
    setup::enable(&world.engine, true).await.unwrap();
    world.sim.expire_access_tokens();
    world.sim.clear_log();
    world.run().await;
    assert_eq!(world.token_requests(), 1, "the secret serves renewals too");
    let sent = format!("{:?}", world.sim.log());
    assert!(!sent.contains(&secret), "and is sent to the token endpoint alone");
}

#[tokio::test]
async fn secrets_that_do_not_fit_the_registration_are_refused_with_the_remedy() {
    let (world, _) = confidential().await;
    let hint = |error: &Error| error.hint_text().unwrap_or_default().to_owned();
    let without = refused(&world, Code::ClientRejected).await;
    assert!(hint(&without).contains("enter the client secret"), "AADSTS7000218: {without:?}");
    setup::set_secret(&world.engine, "client_secret", Secret::new("a guess")).await.unwrap();
    let wrong = refused(&world, Code::ClientRejected).await;
    assert!(hint(&wrong).contains("secret is wrong"), "AADSTS7000215: {wrong:?}");
    let (_, secret) = world.sim.confidential_client();
    setup::set_secret(&world.engine, "client_secret", Secret::new(secret)).await.unwrap();
    world.sim.set(|settings| settings.secret_expired = true);
    let expired = refused(&world, Code::ClientRejected).await;
    assert!(hint(&expired).contains("expired"), "AADSTS7000222: {expired:?}");
    setup::set(&world.engine, &fields(&[("client_id", &world.sim.client_id())])).await.unwrap();
    let public = refused(&world, Code::ClientRejected).await;
    assert!(hint(&public).contains("remove the client secret"), "AADSTS700025: {public:?}");
    setup::set_secret(&world.engine, "client_secret", Secret::new("")).await.unwrap();
    world.sign_in().await.expect("the public client without a secret");
}

#[tokio::test]
async fn everybody_else_is_turned_away_and_the_true_redirect_still_counts() {
    let world = World::bare(Settings::default()).await;
    let pending = begin(&world, false, Duration::from_secs(30)).await.unwrap();
    let open = pending.open.clone();
    let (at, state) = (port(&open), parameter(&open, "state"));
    let waiting = tokio::spawn(finish(pending));
    let host = format!("Host: localhost:{at}");
    let good = format!("/callback?code=stolen&state={state}");
    let attacks = [
        ("favicon", format!("GET /favicon.ico HTTP/1.1\r\n{host}\r\n\r\n"), "404"),
        ("wrong path", format!("GET /?code=x&state={state} HTTP/1.1\r\n{host}\r\n\r\n"), "404"),
        ("path in capitals", format!("GET /CALLBACK?code=x&state={state} HTTP/1.1\r\n{host}\r\n\r\n"), "404"),
        ("wrong state", format!("GET /callback?code=x&state=guess HTTP/1.1\r\n{host}\r\n\r\n"), "400"),
        ("no state", format!("GET /callback?code=x HTTP/1.1\r\n{host}\r\n\r\n"), "400"),
        ("two states", format!("GET {good}&state=guess HTTP/1.1\r\n{host}\r\n\r\n"), "400"),
        ("missing code", format!("GET /callback?state={state} HTTP/1.1\r\n{host}\r\n\r\n"), "400"),
        (
            "error with wrong state",
            format!("GET /callback?error=access_denied&state=guess HTTP/1.1\r\n{host}\r\n\r\n"),
            "400",
        ),
        ("POST", format!("POST {good} HTTP/1.1\r\n{host}\r\nContent-Length: 0\r\n\r\n"), "400"),
        ("foreign host", format!("GET {good} HTTP/1.1\r\nHost: attacker.example:{at}\r\n\r\n"), "400"),
        ("host without port", format!("GET {good} HTTP/1.1\r\nHost: localhost\r\n\r\n"), "400"),
        ("no host", format!("GET {good} HTTP/1.1\r\n\r\n"), "400"),
        (
            "other origin",
            format!("GET {good} HTTP/1.1\r\n{host}\r\nOrigin: https://attacker.example\r\n\r\n"),
            "400",
        ),
        ("origin null", format!("GET {good} HTTP/1.1\r\n{host}\r\nOrigin: null\r\n\r\n"), "400"),
        ("not HTTP", "\u{1}\u{2}\u{3}\r\n\r\n".to_owned(), "400"),
    ];
    for (name, bytes, status) in &attacks {
        assert_eq!(&knock(at, bytes).await, status, "{name}");
        assert!(!waiting.is_finished(), "{name} must not end the wait");
    }
    assert_eq!(world.token_requests(), 0, "none of them made the program redeem a code");
    browse(open).await.expect("the true redirect is answered");
    waiting.await.unwrap().expect("and signs in");
    assert_eq!(world.token_requests(), 1);
    assert!(closes(at).await, "a second redirect finds nobody");
    assert_eq!(session::account(&world.engine).await.unwrap().unwrap().username, "job@us.example");
}

#[tokio::test]
async fn a_second_redirect_changes_nothing() {
    let world = World::bare(Settings::default()).await;
    let pending = begin(&world, false, Duration::from_secs(20)).await.unwrap();
    let (at, redirect) = (port(&pending.open), true_redirect(&pending.open).await);
    let waiting = tokio::spawn(finish(pending));
    let target = redirect.split_once(&at.to_string()).unwrap().1;
    let visit = format!("GET {target} HTTP/1.1\r\nHost: localhost:{at}\r\n\r\n");
    assert_eq!(knock(at, &visit).await, "200", "the true redirect");
    waiting.await.unwrap().unwrap();
    let before = world.kept_secrets();
    assert!(closes(at).await, "one redirect, then nobody listens");
    assert_eq!((world.token_requests(), world.kept_secrets()), (1, before));
}

#[tokio::test]
async fn a_code_of_another_sign_in_is_worth_nothing() {
    let world = World::bare(Settings::default()).await;
    let attacker = begin(&world, false, Duration::from_secs(20)).await.unwrap();
    let stolen = true_redirect(&attacker.open).await;
    let code =
        Url::parse(&stolen).unwrap().query_pairs().find(|(name, _)| name == "code").unwrap().1.into_owned();
    drop(attacker);
    let pending = begin(&world, false, Duration::from_secs(20)).await.unwrap();
    let (at, state) = (port(&pending.open), parameter(&pending.open, "state"));
    let waiting = tokio::spawn(finish(pending));
    let visit = format!("GET /callback?code={code}&state={state} HTTP/1.1\r\nHost: localhost:{at}\r\n\r\n");
    knock(at, &visit).await;
    let error = waiting.await.unwrap().expect_err("PKCE binds a code to the sign-in that asked for it");
    assert!(matches!(error.code(), Code::SignInAgain | Code::SignInRefused), "{error:?}");
    assert!(session::account(&world.engine).await.unwrap().is_none());
    assert!(world.kept_secrets().is_empty(), "nothing is kept");
}

#[tokio::test]
async fn a_person_who_declines_is_told_so() {
    let world = World::bare(Settings { person_declines: true, ..Settings::default() }).await;
    let error = refused(&world, Code::ConsentDeclined).await;
    assert!(error.hint_text().unwrap().contains("accept"), "{error:?}");
    assert_eq!(world.token_requests(), 0);
}

#[tokio::test]
async fn a_port_that_is_taken_is_named_and_a_free_one_is_used() {
    let world = World::bare(Settings::default()).await;
    for address in ["127.0.0.1:0", "[::1]:0"] {
        let taken = TcpListener::bind(address).unwrap();
        let at = taken.local_addr().unwrap().port();
        let redirect = format!("http://localhost:{at}/callback");
        setup::set(&world.engine, &fields(&[("redirect_url", &redirect)])).await.unwrap();
        let error = begin(&world, false, Duration::from_secs(5)).await.expect_err("the port is taken");
        assert_eq!(error.code(), Code::PortTaken, "{address}: {error:?}");
        assert!(error.to_string().contains(&at.to_string()), "the sentence names the port: {error}");
        drop(taken);
        let pending = begin(&world, false, Duration::from_secs(5)).await.expect("the port is free again");
        assert_eq!(parameter(&pending.open, "redirect_uri"), redirect, "letter by letter as registered");
        let second =
            begin(&world, false, Duration::from_secs(5)).await.expect_err("a second sign-in on one port");
        assert_eq!(second.code(), Code::PortTaken);
        let browser = tokio::spawn(browse(pending.open.clone()));
        finish(pending).await.expect("the first one goes on");
        browser.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn nobody_comes_and_the_wait_ends() {
    let world = World::bare(Settings::default()).await;
    let pending = begin(&world, false, Duration::from_millis(150)).await.unwrap();
    let at = port(&pending.open);
    assert!(is_open(at));
    let error = finish(pending).await.unwrap_err();
    assert_eq!(error.code(), Code::SignInTimedOut, "{error:?}");
    assert!(closes(at).await, "the listener does not outlive the wait");
}

#[tokio::test]
async fn what_entra_shows_in_the_browser_only_ends_by_time() {
    let other_paths = Settings { redirect_paths: vec!["/elsewhere".into()], ..Settings::default() };
    let world = World::bare(other_paths).await;
    let pending = begin(&world, false, Duration::from_millis(400)).await.unwrap();
    let page = browse(pending.open.clone()).await.unwrap();
    assert!(page.contains("AADSTS50011"), "{page}");
    let error = finish(pending).await.unwrap_err();
    assert_eq!(error.code(), Code::SignInTimedOut, "no redirect comes back (wire §2)");
    assert!(error.hint_text().unwrap().contains("app registration"), "{error:?}");
}

#[tokio::test]
async fn a_sign_in_can_be_canceled() {
    let world = World::bare(Settings::default()).await;
    let pending = begin(&world, false, Duration::from_mins(1)).await.unwrap();
    let at = port(&pending.open);
    let (cancel, canceled) = watch::channel(false);
    let waiting = tokio::spawn(pending.wait(canceled, |_| {}));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(is_open(at) && !waiting.is_finished());
    cancel.send(true).unwrap();
    let error = waiting.await.unwrap().unwrap_err();
    assert_eq!(error.code(), Code::SignInCanceled, "{error:?}");
    assert!(closes(at).await, "the listener is closed");
    world.sign_in().await.expect("another try works");
}

#[tokio::test]
async fn another_tenant_is_told_apart() {
    let world = World::new().await;
    setup::disable(&world.engine).await.unwrap();
    let other = "0f2e4e4c-0000-4000-8000-000000000001";
    setup::set(&world.engine, &fields(&[("tenant", other)])).await.unwrap();
    let error = session::renew_token(&world.engine).await.unwrap_err();
    assert_eq!(error.code(), Code::TenantMismatch, "AADSTS90002: {error:?}");
    assert!(error.hint_text().is_some());
    let checks = setup::validate(&world.engine).await.unwrap();
    let sign_in = checks.iter().find(|check| check.name == "sign_in").unwrap();
    assert!(!sign_in.ok && !sign_in.hint.is_empty(), "{sign_in:?}");
    setup::set(&world.engine, &fields(&[("tenant", &world.sim.domain())])).await.unwrap();
    world.sign_in().await.expect("the tenant by its domain");
}

#[tokio::test]
async fn parallel_requests_renew_once_and_the_token_rotates() {
    let world = World::new().await;
    for _ in 0..200 {
        world.deliver(world.mail(C1, &[S1], &[]));
    }
    let before = world.kept_secrets();
    world.sim.clear_log();
    world.sim.set(|settings| settings.latency = Duration::from_millis(20));
    let (sim, moves) = (world.sim.clone(), std::sync::atomic::AtomicU32::new(0));
    world.sim.on_request(move |_, request, phase| {
        // In the middle of the moves, with all lanes busy.
        let moving = phase == Phase::BeforeAct && request.path.ends_with("/move");
        if moving && moves.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 30 {
            sim.expire_access_tokens();
        }
        Held::Go
    });
    let summary = world.run().await;
    world.sim.clear_hook();
    let rejected = world.sim.log().iter().filter(|request| request.status == 401).count();
    assert!(rejected > 1, "several requests had the old token: {rejected}");
    assert_eq!(world.token_requests(), 1, "and one renewal served them all");
    assert_eq!((summary.logged, world.count("archive"), summary.pending), (200, 200, 0));
    assert_ne!(world.kept_secrets(), before, "the next refresh token took the place of the old one");
    world.sim.expire_access_tokens();
    world.sim.clear_log();
    world.deliver(world.mail(C1, &[S1], &[]));
    assert_eq!(
        (world.run().await.logged, world.token_requests()),
        (1, 1),
        "the next run renews once, with the new one"
    );
    world.assert_in_order().await;
}

#[tokio::test]
async fn a_restarted_program_renews_from_the_keychain() {
    let mut world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.reopen().await;
    world.sim.clear_log();
    assert_eq!(world.run().await.logged, 1);
    assert_eq!(world.token_requests(), 1, "only the refresh token survives, and it is enough");
}

#[tokio::test]
async fn a_renewal_whose_answer_is_lost_costs_nothing() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    for what in [FaultKind::CutAfter, FaultKind::TruncatedBody, FaultKind::ActThenStatus(503)] {
        world.sim.expire_access_tokens();
        world.sim.fault(Fault::once(Match::token(), what.clone()));
        for _ in 0..3 {
            match world.try_run().await {
                Ok(_) => break,
                Err(error) => assert!(error.is_passing(), "{what:?}: {error:?}"),
            }
        }
    }
    assert_eq!(world.pairs().await, ["C1/S1 Inbound"]);
    assert!(!session::account(&world.engine).await.unwrap().unwrap().sign_in_needed);
    world.assert_in_order().await;
}

#[tokio::test]
async fn an_expired_refresh_token_asks_for_the_person_and_never_loops() {
    let world = World::new().await;
    let mut events = world.engine.subscribe();
    world.deliver(world.mail(C1, &[S1], &[]));
    world.sim.expire_access_tokens();
    world.sim.expire_refresh_tokens();
    world.sim.clear_log();
    let error = world.try_run().await.unwrap_err();
    assert_eq!(error.code(), Code::SignInAgain, "AADSTS700082: {error:?}");
    assert!(session::account(&world.engine).await.unwrap().unwrap().sign_in_needed, "the banner knows");
    let told = std::iter::from_fn(|| events.try_recv().ok()).any(|event| event == Event::SessionChanged);
    assert!(told, "and the window was told");
    for _ in 0..3 {
        assert_eq!(world.try_run().await.unwrap_err().code(), Code::SignInAgain);
    }
    assert_eq!(world.token_requests(), 1, "a token refused for good is not sent again (AADSTS50196)");
    assert!(world.entries().await.is_empty());
    world.sign_in().await.expect("sign in again");
    assert!(!session::account(&world.engine).await.unwrap().unwrap().sign_in_needed, "the banner goes");
    assert_eq!(world.run().await.logged, 1, "nothing was lost meanwhile");
    world.assert_in_order().await;
}

#[tokio::test]
async fn signing_out_leaves_no_token() {
    let world = World::new().await;
    assert!(world.kept_secrets().contains_key("refresh_token"));
    session::sign_out(&world.engine).await.unwrap();
    assert!(world.kept_secrets().is_empty(), "{:?}", world.kept_secrets().keys());
    assert!(session::account(&world.engine).await.unwrap().is_none());
    let error = job::run(&world.engine, &RunOptions::default(), &Cancel::default()).await.unwrap_err();
    assert_eq!(error.code(), Code::SignInNeeded);
}

#[tokio::test]
async fn the_keychain_holds_the_refresh_token_and_the_secret_and_nothing_else() {
    let (world, secret) = confidential().await;
    setup::set_secret(&world.engine, "client_secret", Secret::new(&secret)).await.unwrap();
    world.sign_in().await.unwrap();
    let kept = world.kept_secrets();
    let names: Vec<_> = kept.keys().map(String::as_str).collect();
    assert_eq!(names, ["client-secret", "refresh_token"]);
    assert!(kept["refresh_token"].contains("1.AX"), "the tenant's refresh tokens begin like this");
    assert!(
        !kept.values().any(|value| value.contains("eyJ")),
        "no access token is kept, only what renews it"
    );
}
