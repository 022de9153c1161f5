//! The built command line over the pretend tenant, with a real keychain: the contract of `design/cli.md` from the first
//! setting to the last entry, and what happens when the program is killed, called twice, or stopped.

use std::path::PathBuf;
use std::process::{Output, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bitacora_engine::Secret;
use bitacora_engine::auth::CredentialStore;
use exchange_simulator::seed::{Scenario, SeedMessage};
use exchange_simulator::{Held, Phase, Settings};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::Notify;
use tokio::time::timeout;

use crate::support::{C1, C2, S1, World, X, browse, now};

/// The longest any command may take here.
const PATIENCE: Duration = Duration::from_mins(1);

/// The built program, beside the test's own.
fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let name = format!("bitacora-cli{}", std::env::consts::EXE_SUFFIX);
    let path = own.parent().and_then(|deps| deps.parent()).unwrap().join(name);
    assert!(path.is_file(), "{} is missing: run `cargo build --workspace` first", path.display());
    path
}

/// The program on the data folder of a world, and the tenant of that world.
struct Program {
    world: World,
}

/// What a call led to.
#[derive(Debug)]
struct Answer {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Answer {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The one document on stdout.
    fn document(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("exactly one document: {error}: {self:?}"))
    }
}

impl Program {
    /// The program for a tenant, its address book filled, nobody signed in.
    async fn on(world: World) -> Self {
        world.engine.close().await;
        let probe = CredentialStore::keychain(world.dir.path());
        let kept = probe.set("probe", &Secret::new("probe")).await;
        assert!(
            kept.is_ok() && probe.delete("probe").await.is_ok(),
            "no Secret Service answers on this session's D-Bus: run the tests with `cargo xtask test`, or inside \
             `dbus-run-session` after `gnome-keyring-daemon --unlock --components=secrets` ({kept:?})"
        );
        Self { world }
    }

    /// The people of the matrix.
    async fn small() -> Self {
        Self::on(World::people_only(Settings::default()).await).await
    }

    /// The same, signed in and enabled.
    async fn ready() -> Self {
        let program = Self::small().await;
        program.sign_in(&[]).await;
        program.json(&["enable", "--accept-data-handling"]).await;
        program
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).arg("--json").arg("--data-dir").arg(self.world.dir.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        for variable in ["BITACORA_DATA_DIR", "BITACORA_LOG"] {
            command.env_remove(variable);
        }
        command
    }

    fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().unwrap()
    }

    async fn call(&self, arguments: &[&str]) -> Answer {
        let output = timeout(PATIENCE, self.command(arguments).output()).await;
        Answer::of(output.unwrap_or_else(|_| panic!("{arguments:?} does not end")).unwrap())
    }

    /// The document of a call that must succeed.
    async fn json(&self, arguments: &[&str]) -> Value {
        let answer = self.call(arguments).await;
        assert_eq!(answer.code, Some(0), "{arguments:?}: {answer:?}");
        answer.document()
    }

    /// The error of a call that must be refused with that code.
    async fn refused(&self, arguments: &[&str], code: &str) -> Value {
        let answer = self.call(arguments).await;
        assert_eq!(answer.code, Some(1), "{arguments:?}: {answer:?}");
        let error = answer.document()["error"].clone();
        assert_eq!(error["code"], code, "{arguments:?}: {answer:?}");
        for name in ["message", "hint"] {
            assert!(error[name].is_string(), "{arguments:?}: {name}: {answer:?}");
        }
        error
    }

    /// Signs in without a browser: opens what the first line on stderr says.
    async fn sign_in(&self, more: &[&str]) -> Value {
        let arguments = [&["sign-in", "--no-browser", "--timeout", "30"][..], more].concat();
        let mut child = self.start(&arguments);
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = timeout(PATIENCE, lines.next_line())
            .await
            .expect("a line on stderr")
            .unwrap()
            .unwrap_or_default();
        let address =
            first.strip_prefix("Open: ").unwrap_or_else(|| panic!("the first line is the address: {first}"));
        let page = browse(address.to_owned()).await.expect("the sign-in page leads back to the program");
        assert!(page.contains("Sesión iniciada"), "{page}");
        let output =
            timeout(PATIENCE, child.wait_with_output()).await.expect("it ends when the redirect arrived");
        let answer = Answer::of(output.unwrap());
        assert_eq!(answer.code, Some(0), "{answer:?}");
        answer.document()
    }

    /// Leaves nothing in the keychain.
    async fn leave(self) {
        self.json(&["sign-out"]).await;
        let keychain = CredentialStore::keychain(self.world.dir.path());
        keychain.delete("client-secret").await.unwrap();
        assert_eq!(keychain.get("refresh_token").await.unwrap(), None, "signing out removes the token");
    }

    fn deliver(&self, count: usize, unknown: usize) {
        for n in 0..count {
            let (from, to) = if n % 2 == 0 { (C1, S1) } else { (S1, C2) };
            self.world.deliver(self.world.mail(from, &[to], &[]));
        }
        for _ in 0..unknown {
            self.world.deliver(self.world.mail(X, &[S1], &[]));
        }
    }

    /// What everything comes to in the end: so many logged and set aside, the books agree.
    async fn assert_final(&self, name: &str, logged: usize, unknown: usize) {
        let entries = self.json(&["entries", "list", "--limit", "0"]).await;
        assert_eq!(entries.as_array().unwrap().len(), logged, "{name}: nothing lost, nothing twice");
        let places = ["inbox", "archive", "Not Logged"].map(|folder| self.world.count(folder));
        assert_eq!(places, [0, logged, unknown], "{name}: everything in its place");
        let books = self.json(&["reconcile"]).await;
        assert_eq!(books["ok"], true, "{name}: {books}");
        self.world.assert_no_flag_changed();
    }
}

fn assert_keys(what: &str, row: &Value, keys: &str) {
    for key in keys.split_whitespace() {
        assert!(row.get(key).is_some(), "{what} has no \"{key}\": {row}");
    }
}

fn count(row: &Value, key: &str) -> u64 {
    row[key].as_u64().unwrap_or_else(|| panic!("{key} is a count: {row}"))
}

const SUMMARY: &str = "run_id started_at finished_at found logged entries unmatched duplicates drafts private blocked \
                       quarantined failed settled pending requests";
const ENTRY: &str = "entry_no date time description subject information_flow initiated_by contact_no contact_name \
                     contact_company_no contact_alt_address_code salesperson_code correspondence_type template_code \
                     group_code language cost duration evaluation attempt_failed canceled postponed opportunity_no \
                     attachment_no user_id email_logged internet_message_id sender recipients link link_state \
                     message_key";

#[tokio::test]
async fn from_the_first_setting_to_the_last_entry() {
    let demo = Scenario::demo(now());
    let (people, known) = (demo.salespeople.clone(), demo.contacts.clone());
    let world = World::bare_on(demo, Settings::default()).await;
    world.address_book(&people, &known).await;
    let program = Program::on(world).await;
    let sim = program.world.sim.clone();
    let pair = |name: &str, value: String| format!("{name}={value}");
    let pairs = [
        pair("cloud", "custom".into()),
        pair("authority_url", sim.authority_url()),
        pair("graph_url", sim.graph_url()),
        pair("client_id", sim.client_id()),
        pair("tenant", sim.tenant_id()),
        pair("shared_mailbox", sim.shared_mailbox()),
    ];
    let set = program.json(&[&["setup", "set"][..], &pairs.each_ref().map(String::as_str)].concat()).await;
    assert_eq!((&set["cloud"], &set["enabled"]), (&"custom".into(), &false.into()));
    program.refused(&["enable", "--accept-data-handling"], "sign_in_needed").await;
    let account = program.sign_in(&[]).await;
    assert_eq!(account["username"], sim.accounts()[0].as_str(), "{account}");
    assert_eq!(account["tenant_id"], sim.tenant_id().as_str());
    let checks = program.json(&["validate"]).await;
    for check in checks.as_array().expect("a list of checks") {
        assert_keys("a check", check, "name ok detail hint");
        assert_eq!(check["ok"], true, "{check}");
    }
    program.refused(&["enable"], "confirmation_required").await;
    assert_eq!(program.json(&["enable", "--accept-data-handling"]).await["enabled"], true);
    program.refused(&["setup", "set", "shared_mailbox=x@us.example"], "locked").await;

    let dry = program.json(&["process", "--dry-run"]).await;
    assert_eq!(program.json(&["entries", "list"]).await, serde_json::json!([]), "a dry run writes nothing");
    let inbox = sim.folder("inbox").len() as u64;
    let summary = program.json(&["process"]).await;
    assert_keys("the summary", &summary, SUMMARY);
    assert_eq!(
        (count(&summary, "found"), count(&summary, "failed"), count(&summary, "pending")),
        (inbox, 0, 0)
    );
    assert!(count(&summary, "logged") > 100, "{summary}");
    for key in ["found", "logged", "entries", "unmatched"] {
        assert_eq!(dry[key], summary[key], "the dry run foretold \"{key}\"");
    }
    the_lists(&program, &summary).await;

    let books = program.json(&["reconcile"]).await;
    assert_keys("the balance", &books, "server_found logged set_aside quarantined pending missing ok");
    assert_eq!(
        (&books["ok"], count(&books, "missing"), count(&books, "pending")),
        (&true.into(), 0, 0),
        "{books}"
    );
    let again = program.json(&["process"]).await;
    assert_eq!(
        (count(&again, "found"), count(&again, "settled")),
        (0, 0),
        "a second run changes nothing: {again}"
    );
    assert_eq!(program.json(&["job", "log"]).await.as_array().unwrap().len(), 2, "both runs are on record");
    assert_eq!(program.json(&["disable"]).await["enabled"], false);
    program.refused(&["process"], "logging_disabled").await;
    program.world.assert_no_flag_changed();
    program.leave().await;
}

/// `entries` and `messages` after a run.
async fn the_lists(program: &Program, summary: &Value) {
    let entries = program.json(&["entries", "list", "--limit", "0"]).await;
    let entries = entries.as_array().expect("an array");
    assert_eq!(entries.len() as u64, count(summary, "entries"));
    for entry in entries {
        assert_keys("an entry", entry, ENTRY);
        let state = entry["link_state"].as_str().unwrap();
        assert!(["ok", "pending", "stale", "none"].contains(&state), "{entry}");
        assert!(entry["time"].as_str().unwrap().ends_with('Z'), "times are UTC: {entry}");
    }
    let numbers: Vec<_> = entries.iter().map(|entry| entry["entry_no"].as_u64().unwrap()).collect();
    assert!(numbers.is_sorted(), "oldest first");
    assert_eq!(
        program.json(&["entries", "list"]).await.as_array().unwrap().len(),
        100,
        "100 unless told otherwise"
    );
    let contact = entries[0]["contact_no"].as_str().unwrap();
    let own = program.json(&["entries", "list", "--contact", contact]).await;
    assert!(
        own.as_array().unwrap().iter().any(|entry| entry["entry_no"] == entries[0]["entry_no"]),
        "its own"
    );
    let link = program.json(&["entries", "link", &numbers[0].to_string()]).await;
    assert_keys("a link", &link, "url link_state");
    assert_eq!(link["link_state"], "ok", "{link}");
    for outcome in ["logged", "unmatched", "duplicate", "draft", "private", "quarantined"] {
        let messages = program.json(&["messages", "list", "--outcome", outcome, "--limit", "0"]).await;
        let messages = messages.as_array().unwrap();
        assert!(!messages.is_empty(), "the demo company has every outcome: {outcome}");
        for message in messages {
            assert_eq!(message["outcome"], outcome, "{message}");
        }
        let why = program.json(&["messages", "explain", messages[0]["key"].as_str().unwrap()]).await;
        let steps = why["decision"]["steps"].as_array().expect("the steps of the decision");
        assert!(!steps.is_empty() && why["key"] == messages[0]["key"], "{why}");
    }
}

/// Kills the program at request `nth` of a run, in that phase; says whether it came that far.
async fn killed_at(program: &Program, nth: u64, phase: Phase) -> bool {
    let (seen, reached) = (AtomicU64::new(0), Arc::new(Notify::new()));
    let tell = Arc::clone(&reached);
    program.world.sim.on_request(move |_, _, at| {
        if at == phase && seen.fetch_add(1, Ordering::SeqCst) + 1 >= nth {
            tell.notify_one();
            // No answer comes any more: the program is killed while it waits.
            return Held::Until(Box::pin(std::future::pending()));
        }
        Held::Go
    });
    let mut child = program.start(&["process"]);
    let killed = tokio::select! {
        () = reached.notified() => true,
        ended = child.wait() => panic!("the run ended before request {nth}: {ended:?}"),
        () = tokio::time::sleep(PATIENCE) => false,
    };
    child.start_kill().unwrap();
    child.wait().await.unwrap();
    program.world.sim.clear_hook();
    killed
}

#[tokio::test]
async fn killed_at_any_request_the_next_run_finishes_the_work() {
    let program = Program::ready().await;
    let (mut logged, mut unknown) = (0, 0);
    for phase in [Phase::BeforeAct, Phase::AfterAct] {
        for nth in [1, 2, 3, 4, 6, 9, 14, 20, 30] {
            program.deliver(25, 5);
            (logged, unknown) = (logged + 25, unknown + 5);
            let name = format!("killed at request {nth}, {phase:?}");
            assert!(killed_at(&program, nth, phase).await, "{name}: the run came that far");
            let summary = program.json(&["process"]).await;
            assert_eq!(count(&summary, "pending"), 0, "{name}: {summary}");
            program.assert_final(&name, logged, unknown).await;
        }
    }
    program.leave().await;
}

/// Holds every Graph request back until told; gives the way to tell, and waits for the first to arrive.
fn hold(program: &Program) -> (Arc<Notify>, tokio::sync::watch::Sender<bool>) {
    let arrived = Arc::new(Notify::new());
    let (release, released) = tokio::sync::watch::channel(false);
    let tell = Arc::clone(&arrived);
    program.world.sim.on_request(move |_, _, phase| {
        if phase == Phase::AfterAct {
            return Held::Go;
        }
        tell.notify_one();
        let mut released = released.clone();
        Held::Until(Box::pin(async move {
            drop(released.wait_for(|free| *free).await);
        }))
    });
    (arrived, release)
}

#[tokio::test]
async fn two_runs_at_once_are_one_run() {
    let program = Program::ready().await;
    program.deliver(6, 2);
    let (arrived, release) = hold(&program);
    let first = program.start(&["process"]);
    timeout(PATIENCE, arrived.notified()).await.expect("the first run is under way");
    let error = program.refused(&["process"], "job_running").await;
    assert!(!error["hint"].as_str().unwrap().is_empty(), "{error}");
    release.send(true).unwrap();
    let answer = Answer::of(timeout(PATIENCE, first.wait_with_output()).await.unwrap().unwrap());
    assert_eq!((answer.code, count(&answer.document(), "logged")), (Some(0), 6), "{answer:?}");
    program.world.sim.clear_hook();
    program.assert_final("two at once", 6, 2).await;
    program.leave().await;
}

#[tokio::test]
async fn a_backup_is_made_while_a_run_is_under_way() {
    let program = Program::ready().await;
    program.deliver(6, 0);
    program.json(&["process"]).await;
    program.deliver(6, 0);
    let (arrived, release) = hold(&program);
    let run = program.start(&["process"]);
    timeout(PATIENCE, arrived.notified()).await.expect("the run is under way");
    let copy = program.world.dir.path().join("copy.sqlite");
    let copy = copy.to_str().unwrap();
    assert_eq!(program.json(&["backup", copy]).await["file"], copy);
    program.refused(&["restore", copy], "job_running").await;
    release.send(true).unwrap();
    let answer = Answer::of(timeout(PATIENCE, run.wait_with_output()).await.unwrap().unwrap());
    assert_eq!(
        (answer.code, count(&answer.document(), "logged")),
        (Some(0), 6),
        "the run goes on: {answer:?}"
    );
    program.world.sim.clear_hook();
    // The copy, put back, is the state of then; the next run finds its way from there.
    program.json(&["restore", copy]).await;
    assert_eq!(program.json(&["entries", "list"]).await.as_array().unwrap().len(), 6, "the entries of then");
    program.leave().await;
}

#[tokio::test]
async fn a_confidential_client_is_set_up_from_stdin() {
    let program = Program::small().await;
    let (id, secret) = program.world.sim.confidential_client();
    program.json(&["setup", "set", &format!("client_id={id}")]).await;
    let mut child =
        program.command(&["setup", "set-secret", "client_secret"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{secret}\n").as_bytes()).await.unwrap();
    let answer = Answer::of(child.wait_with_output().await.unwrap());
    assert_eq!(answer.code, Some(0), "{answer:?}");
    assert!(!format!("{answer:?}").contains(&secret), "a secret is not repeated");
    program.sign_in(&[]).await;
    assert_eq!(program.json(&["setup", "show"]).await["has_client_secret"], true);
    assert!(!program.call(&["setup", "show"]).await.stdout.contains(&secret));
    let keychain = CredentialStore::keychain(program.world.dir.path());
    assert_eq!(
        keychain.get("client-secret").await.unwrap(),
        Some(Secret::new(secret)),
        "it lies in the keychain"
    );
    program.leave().await;
}

#[tokio::test]
async fn a_pin_stands_before_every_change_and_is_taken_from_the_environment() {
    let program = Program::small().await;
    let typed = async |arguments: &[&str], lines: &str| {
        let mut child = program.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).await.unwrap();
        Answer::of(child.wait_with_output().await.unwrap())
    };
    let with_pin = async |pin: &str, arguments: &[&str]| {
        Answer::of(program.command(arguments).env("BITACORA_PIN", pin).output().await.unwrap())
    };
    assert_eq!(typed(&["administrator", "set-pin"], "12\n").await.code, Some(1), "too short");
    let set = typed(&["administrator", "set-pin"], "4711\n").await;
    assert_eq!((set.code, set.document()["protected"].as_bool()), (Some(0), Some(true)), "{set:?}");
    let change = ["setup", "set", "batch_size=7"];
    program.refused(&change, "administrator_required").await;
    program.refused(&["templates", "restore"], "administrator_required").await;
    program.json(&["setup", "show"]).await;
    program.json(&["administrator", "audit"]).await;
    let right = with_pin("4711", &change).await;
    assert_eq!((right.code, right.document()["batch_size"].as_u64()), (Some(0), Some(7)), "{right:?}");
    let wrong = with_pin("1234", &change).await;
    assert_eq!(wrong.document()["error"]["code"], "pin_wrong");
    let early = with_pin("4711", &change).await;
    assert!(early.code == Some(0) || early.document()["error"]["code"] == "pin_wrong", "{early:?}");
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    let changed = typed(&["administrator", "set-pin"], "4711\n9999\n").await;
    assert_eq!(changed.code, Some(0), "{changed:?}");
    let removed = typed(&["administrator", "remove-pin"], "9999\n").await;
    assert_eq!(removed.document()["protected"], false, "{removed:?}");
    program.json(&change).await;
    program.leave().await;
}

#[tokio::test]
async fn the_most_talkative_log_tells_no_secret_and_no_mail() {
    let program = Program::ready().await;
    let subject = "Zanahoria confidencial 4711";
    program
        .world
        .deliver(SeedMessage { subject: Some(subject.into()), ..program.world.mail(C1, &[S1], &[]) });
    program.deliver(3, 3);
    program.world.sim.expire_access_tokens();
    let keychain = CredentialStore::keychain(program.world.dir.path());
    let before = keychain.get("refresh_token").await.unwrap().unwrap();
    let answer = program.call(&["process", "--log", "trace"]).await;
    assert_eq!(answer.code, Some(0), "{answer:?}");
    let after = keychain.get("refresh_token").await.unwrap().unwrap();
    assert_ne!(before, after, "the token was renewed on the way");
    let log = &answer.stderr;
    assert!(log.contains("Graph request"), "the log is talkative: {} bytes", log.len());
    let secrets = [before.expose(), after.expose(), "eyJ0eXAiOiJKV1Qi", "eyJhbGciOi"];
    for (number, secret) in secrets.into_iter().enumerate() {
        assert!(!log.contains(secret), "the log holds secret {number}");
    }
    for private in [subject, C1, S1, C2, X] {
        let line = log.lines().find(|line| line.contains(private));
        assert_eq!(line, None, "the log repeats mail: {private}");
    }
    program.leave().await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_service_ends_cleanly_when_told_to() {
    let program = Program::small().await;
    let mut child = program.start(&["run"]);
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let line = timeout(PATIENCE, lines.next_line()).await.expect("it says that it waits").unwrap();
    assert!(line.as_deref().is_some_and(|line| line.contains("not enabled")), "{line:?}");
    let id = child.id().expect("it runs until told").to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().await.unwrap().success());
    let output = timeout(Duration::from_secs(10), child.wait_with_output()).await.expect("it ends");
    let answer = Answer::of(output.unwrap());
    assert_eq!((answer.code, &answer.document()["stopped"]), (Some(0), &true.into()), "{answer:?}");
}
