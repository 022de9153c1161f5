//! Secrets are in the keychain and nowhere else; mail is in the database and not in the log (architecture §2).

use std::cell::Cell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use bitacora_engine::actions::{backup, job, links, messages, session, setup};
use bitacora_engine::domain::inbox::MessageQuery;
use bitacora_engine::{Error, Secret};
use exchange_simulator::seed::SeedMessage;
use exchange_simulator::{Fault, FaultKind, Match, Settings};
use serde_json::Value;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::dynamic_filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use url::Url;

use crate::support::{C1, S1, World, X, browse, browser, fields};

/// What the processed mail says, and no log may repeat.
const SUBJECT: &str = "Zanahoria confidencial 4711";
const BODY: &str = "palabras que nadie más lee";
const STRANGER: &str = "persona.ajena@forastera.example";

/// Everything logged on a thread that listens, by every part of the program and at every level. One subscriber for the
/// whole test binary: one of a single test would be overlooked by whatever another test logged first.
struct Log;

static HEARD: Mutex<Vec<u8>> = Mutex::new(Vec::new());

thread_local! {
    static LISTENS: Cell<bool> = const { Cell::new(false) };
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        HEARD.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn listen() {
        let listens = dynamic_filter_fn(|_, _| LISTENS.get());
        let written =
            tracing_subscriber::fmt::layer().with_ansi(false).with_writer(|| Self).with_filter(listens);
        tracing::subscriber::set_global_default(tracing_subscriber::registry().with(written))
            .expect("nothing else in this binary listens to the log");
        LISTENS.set(true);
    }

    fn end() -> String {
        LISTENS.set(false);
        String::from_utf8_lossy(&HEARD.lock().unwrap()).into_owned()
    }
}

/// Where in a text a needle stands, with what is before it; nothing when it is not there.
fn place_of(needle: &str, hay: &str) -> Option<String> {
    let (before, _) = hay.split_once(needle)?;
    let around: Vec<_> = before.chars().rev().take(60).collect();
    Some(around.into_iter().rev().chain(needle.chars()).collect())
}

/// A file as text; what is no text in it hides nothing that is.
fn text_of(file: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned()
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

/// The pieces by which a secret is recognised: a page of the database may break it anywhere, but not everywhere.
fn pieces(secret: &str) -> Vec<&str> {
    let secret = secret.trim_start_matches('=');
    assert!(secret.len() >= 16, "too short to be recognised");
    let half = secret.len() / 2;
    [secret.get(..half.min(24)), secret.get(half..(half + 24).min(secret.len()))]
        .into_iter()
        .flatten()
        .collect()
}

/// Fails when a file of the data folder holds one of the secrets; gives the names of the files it looked through.
fn assert_no_file_holds(folder: &Path, secrets: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for file in files(folder) {
        let text = text_of(&file);
        for secret in secrets {
            for piece in pieces(secret) {
                let found = place_of(piece, &text);
                assert_eq!(found, None, "{} holds a secret", file.display());
            }
        }
        names.push(file.file_name().unwrap().to_string_lossy().into_owned());
    }
    names
}

/// An access token as the tenant makes them: all begin with the same head.
async fn access_token_head(world: &World, refresh_token: &str, secret: &str) -> String {
    let url = format!("{}/{}/oauth2/v2.0/token", world.sim.authority_url(), world.sim.tenant_id());
    let (id, _) = world.sim.confidential_client();
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh_token.trim_start_matches('=')),
        ("client_id", &id),
        ("client_secret", secret),
    ];
    let answer: Value = browser().post(url).form(&form).send().await.unwrap().json().await.unwrap();
    let token = answer["access_token"].as_str().unwrap_or_else(|| panic!("no token: {answer}"));
    token.split('.').next().unwrap().to_owned()
}

/// Signs in and gives the secrets that went over the browser: state, nonce, challenge.
async fn sign_in(world: &World) -> Result<Vec<String>, Error> {
    let options = session::SignInOptions { admin_consent: false, timeout: Duration::from_secs(20) };
    let pending = session::begin_sign_in(&world.engine, options).await?;
    let url = Url::parse(&pending.open).unwrap();
    let secret = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    let secrets = ["state", "nonce", "code_challenge"].map(secret).to_vec();
    let browser = tokio::spawn(browse(pending.open.clone()));
    let (_keep, cancel) = tokio::sync::watch::channel(false);
    pending.wait(cancel, |_| {}).await?;
    browser.await.unwrap().unwrap();
    Ok(secrets)
}

fn mail(world: &World, from: &str, to: &str) -> SeedMessage {
    SeedMessage {
        subject: Some(SUBJECT.into()),
        body_html: format!("<p>{BODY}</p>"),
        ..world.mail(from, &[to], &[])
    }
}

/// Everything the program does, also when it goes wrong; collects the secrets it was given on the way.
async fn live(world: &World, secrets: &mut Vec<String>) {
    let kept = || world.kept_secrets().into_values();
    for (from, to) in [(C1, S1), (S1, C1), (STRANGER, S1), (X, S1), ("sin-arroba", S1)] {
        world.deliver(mail(world, from, to));
    }
    setup::validate(&world.engine).await.unwrap();
    let wrong = [
        (Match::path("/mailFolders"), FaultKind::ExpiredToken),
        (Match::of("GET", "/messages"), FaultKind::MalformedJson),
        (Match::path("/move"), FaultKind::CutAfter),
        (Match::token(), FaultKind::CutBefore),
        (Match::path("/messages"), FaultKind::TruncatedBody),
    ];
    for (matching, what) in wrong {
        world.sim.fault(Fault::once(matching, what));
        drop(world.try_run().await);
        secrets.extend(kept());
    }
    world.sim.clear_faults();
    world.run().await;
    world.sim.revoke_tokens();
    world.deliver(mail(world, C1, S1));
    drop(world.try_run().await.expect_err("the tokens were revoked"));
    secrets.extend(sign_in(world).await.expect("sign in again"));
    secrets.extend(kept());
    world.run().await;
    let all = MessageQuery { limit: 100, ..MessageQuery::default() };
    for row in messages::list(&world.engine, &all).await.unwrap().rows {
        messages::explain(&world.engine, &row.key).await.unwrap();
    }
    for entry in world.entries().await {
        links::open(&world.engine, entry.entry_no).await.unwrap();
    }
    assert!(job::reconcile(&world.engine).await.unwrap().ok);
    backup::backup(&world.engine, &world.dir.path().join("copy.sqlite")).await.unwrap();
}

#[tokio::test]
async fn no_file_and_no_log_holds_a_secret_and_no_log_holds_mail() {
    Log::listen();
    let world = World::people_only(Settings::default()).await;
    let (id, client_secret) = world.sim.confidential_client();
    setup::set(&world.engine, &fields(&[("client_id", &id)])).await.unwrap();
    setup::set_secret(&world.engine, "client_secret", Secret::new(&client_secret)).await.unwrap();
    let mut secrets = vec![client_secret.clone()];
    secrets.extend(sign_in(&world).await.expect("sign in"));
    secrets.extend(world.kept_secrets().into_values());
    setup::enable(&world.engine, true).await.unwrap();
    live(&world, &mut secrets).await;
    let refresh_token = world.kept_secrets()["refresh_token"].clone();
    secrets.push(access_token_head(&world, &refresh_token, &client_secret).await);
    secrets.sort();
    secrets.dedup();
    assert!(
        secrets.len() >= 10,
        "the client secret, refresh tokens as they rotate, an access token, two sign-ins"
    );
    let open = assert_no_file_holds(world.dir.path(), &secrets);
    assert!(
        open.iter().any(|name| name.ends_with("-wal")),
        "the write-ahead log was looked through: {open:?}"
    );
    world.engine.close().await;
    let closed = assert_no_file_holds(world.dir.path(), &secrets);
    assert!(closed.iter().any(|name| name == "copy.sqlite"), "and the copy: {closed:?}");
    // The search is able to find: the subject is in the database, where it belongs.
    let database = text_of(&world.dir.path().join(bitacora_engine::DATABASE));
    assert!(place_of(SUBJECT, &database).is_some(), "the subject is kept in the database");
    let text = Log::end();
    assert!(text.contains("Graph request") && text.contains("Failed"), "the log was listened to: {text}");
    for secret in &secrets {
        for piece in pieces(secret) {
            assert_eq!(place_of(piece, &text), None, "the log holds a secret");
        }
    }
    for private in [SUBJECT, "Zanahoria", BODY, STRANGER, "persona.ajena", C1, S1, X, "sin-arroba"] {
        assert_eq!(place_of(private, &text), None, "the log repeats mail: {private}");
    }
}
