//! Everything said on the wire in whole runs, judged by Microsoft's own schema, and how much of it there is.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bitacora_engine::Engine;
use bitacora_engine::actions::interactions;
use bitacora_engine::actions::links;
use bitacora_engine::domain::interaction::{EntryQuery, LinkState};
use exchange_simulator::referee::Referee;
use exchange_simulator::seed::Scenario;
use exchange_simulator::{Endpoint, Fault, FaultKind, Held, LoggedRequest, Match, Phase, Settings};

use crate::support::{C1, S1, World, X, now};

/// The schema (`shared/wire`, kept beside the tests).
const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/wire/graph-mail.openapi.json");

fn recording() -> Settings {
    Settings { record_bodies: true, ..Settings::default() }
}

fn graph(world: &World) -> Vec<LoggedRequest> {
    world.sim.log().into_iter().filter(|request| request.endpoint == Endpoint::Graph).collect()
}

/// Judges every request and every answer; gives how often each kind of request was seen.
fn judge(requests: &[LoggedRequest]) -> BTreeMap<String, usize> {
    let referee = Referee::load(SCHEMA).expect("the schema can be read");
    let mut seen = BTreeMap::new();
    for request in requests {
        let LoggedRequest { method, path, status, .. } = request;
        let prefer =
            request.headers.iter().filter(|(name, _)| name == "prefer").map(|(_, value)| value.as_str());
        let immutable =
            prefer.flat_map(|value| value.split(',')).any(|one| one.trim() == "IdType=\"ImmutableId\"");
        assert!(immutable, "{method} {path} asks for immutable ids (W11): {:?}", request.headers);
        *seen.entry(kind_of(request)).or_insert(0) += 1;
        if path.starts_with("/v1.0/$batch") {
            judge_batch(request);
            continue;
        }
        assert!(referee.knows(method, path), "{method} {path} is no operation of Microsoft Graph");
        let said = referee.check_request(method, path, request.request_body.as_ref());
        assert_eq!(said, Ok(()), "what the engine asked: {method} {path}");
        if !request.faulted && *status != 0 {
            let answered = referee.check_response(method, path, *status, request.response_body.as_ref());
            assert_eq!(answered, Ok(()), "what the tenant answered to {method} {path}");
        }
    }
    seen
}

/// The schema has no `$batch`; its rules are in Microsoft's *JSON batching* (wire §1).
fn judge_batch(request: &LoggedRequest) {
    assert_eq!((request.method.as_str(), request.inner), ("POST", false));
    let parts = request
        .request_body
        .as_ref()
        .and_then(|body| body["requests"].as_array())
        .expect("a list of requests");
    assert!((1..=20).contains(&parts.len()), "1 to 20 requests a batch, not {}", parts.len());
    let ids: Vec<_> = parts.iter().map(|part| part["id"].as_str().expect("ids are texts")).collect();
    for (at, part) in parts.iter().enumerate() {
        assert!(!ids[..at].contains(&ids[at]), "ids are unique: {ids:?}");
        let url = part["url"].as_str().unwrap();
        assert!(url.starts_with('/') && !url.contains("://"), "relative addresses only: {url}");
        if part.get("body").is_some() {
            assert_eq!(part["headers"]["Content-Type"], "application/json", "a body needs its type: {part}");
        }
        for parent in part["dependsOn"].as_array().into_iter().flatten() {
            let known = ids[..at].contains(&parent.as_str().unwrap());
            assert!(known, "a request depends on earlier ones: {part}");
        }
    }
}

fn kind_of(request: &LoggedRequest) -> String {
    let bare = request.path.split('?').next().unwrap_or_default();
    let last = bare.rsplit('/').next().unwrap_or_default();
    let word = match last {
        "messages" if request.path.contains("$filter=internetMessageId") => "find",
        "messages" if bare.contains("/mailFolders/") => "list",
        "move" | "$batch" | "childFolders" | "mailFolders" => last,
        _ if bare.contains("/mailFolders/") => "folder",
        _ if bare.contains("/messages/") => "locate",
        _ => bare,
    };
    format!("{} {word}", request.method)
}

/// Round trips: requests on a connection of their own.
fn round_trips(requests: &[LoggedRequest]) -> usize {
    requests.iter().filter(|request| !request.inner).count()
}

fn no_throttling(requests: &[LoggedRequest]) {
    let throttled: Vec<_> =
        requests.iter().filter(|request| request.throttled || request.status == 429).collect();
    assert!(throttled.is_empty(), "no 429 of our own making: {throttled:?}");
}

#[tokio::test]
async fn the_demo_company_is_worked_off_in_microsofts_words() {
    let mut demo = Scenario::demo(now());
    // What the company says on purpose against the schema is the matter of `bad_input`.
    demo.messages.iter_mut().for_each(|message| message.json_overlay = None);
    let world = World::on(demo, recording()).await;
    let summary = world.run().await;
    assert!(summary.logged > 150 && summary.pending == 0, "{summary:?}");
    world.assert_in_order().await;
    // Somebody moves a message away and deletes another: links are looked up, and copies are searched for.
    let archived = world.sim.folder("archive");
    world.sim.move_by_hand(&archived[0].immutable_id, "deleteditems");
    let entries = world.entries().await;
    let moved = entries
        .iter()
        .find(|entry| Some(&entry.internet_message_id) == archived[0].internet_message_id.as_ref());
    let link = links::open(&world.engine, moved.expect("an entry").entry_no).await.unwrap();
    assert_eq!(link.link_state, LinkState::Ok);
    // An answer is lost after the act: what became of the message is looked up.
    world.deliver(world.mail(S1, &[C1], &[]));
    world.sim.fault(Fault::once(
        Match { ends_with: Some("/move".into()), ..Match::any() },
        FaultKind::ActThenStatus(500),
    ));
    for _ in 0..3 {
        if world.try_run().await.is_ok_and(|summary| summary.pending == 0) {
            break;
        }
    }
    world.assert_in_order().await;
    let requests = graph(&world);
    let seen = judge(&requests);
    let wanted = [
        "GET list",
        "POST $batch",
        "POST move",
        "GET folder",
        "GET locate",
        "POST childFolders",
        "POST mailFolders",
    ];
    for kind in &wanted[..5] {
        assert!(seen.contains_key(*kind), "{kind} was never said, so it was not judged: {seen:?}");
    }
    assert!(wanted[5..].iter().any(|kind| seen.contains_key(*kind)), "the folder was never made: {seen:?}");
    let plain: Vec<_> = requests.into_iter().filter(|request| !request.faulted).collect();
    no_throttling(&plain);
}

#[tokio::test]
async fn a_mailbox_whose_ids_change_is_searched_in_microsofts_words() {
    let world = World::with(Settings { honour_immutable_ids: false, ..recording() }).await;
    for n in 0..12 {
        world.deliver(world.mail(if n % 3 == 0 { X } else { C1 }, &[S1], &[]));
    }
    world.run().await;
    let archived = world.sim.folder("archive").remove(0);
    world.sim.move_by_hand(&archived.immutable_id, "deleteditems");
    world.assert_in_order().await;
    let seen = judge(&graph(&world));
    assert!(seen.contains_key("GET find"), "the copy is found by its Message-ID: {seen:?}");
}

/// Requests the mailbox works on at a time, batches counted by what is in them.
fn count_in_flight(world: &World) -> Arc<AtomicUsize> {
    let (now, most) = (AtomicUsize::new(0), Arc::new(AtomicUsize::new(0)));
    let highest = Arc::clone(&most);
    world.sim.on_request(move |_, request, phase| {
        if request.path.starts_with("/v1.0/$batch") {
            return Held::Go;
        }
        if phase == Phase::BeforeAct {
            highest.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        } else {
            now.fetch_sub(1, Ordering::SeqCst);
        }
        Held::Go
    });
    most
}

#[tokio::test]
async fn a_thousand_messages_take_few_round_trips_four_at_a_time() {
    let bulk = Scenario::bulk(now(), 1_000, 0);
    // The limit is not enforced, so that going over it would be seen and not merely slow the run down.
    let settings = Settings { latency: Duration::from_millis(20), throttle: false, ..Settings::default() };
    let world = World::on(bulk.scenario, settings).await;
    world.sim.clear_log();
    let most = count_in_flight(&world);
    let summary = world.run().await;
    world.sim.clear_hook();
    assert_eq!((summary.found, summary.logged, summary.settled), (1_000, 1_000, 1_000));
    let requests = graph(&world);
    let trips = round_trips(&requests);
    assert!(trips <= 120, "at most 0.12 round trips a message, not {trips} for 1,000");
    assert_eq!(summary.requests as usize, trips, "and the summary tells the truth about them");
    assert!(most.load(Ordering::SeqCst) <= 4, "at most 4 at a time, not {}", most.load(Ordering::SeqCst));
    assert_eq!(most.load(Ordering::SeqCst), 4, "and all 4 are used");
    world.assert_in_order().await;
}

#[tokio::test]
async fn the_mailbox_never_has_to_ask_for_less() {
    let bulk = Scenario::bulk(now(), 400, 10);
    let settings = Settings { latency: Duration::from_millis(2), ..Settings::default() };
    let world = World::on(bulk.scenario, settings).await;
    world.run().await;
    world.assert_in_order().await;
    no_throttling(&graph(&world));
}

async fn entries_now(engine: &Engine) -> usize {
    let query = EntryQuery { limit: 1_000, include_canceled: true, ..EntryQuery::default() };
    interactions::list(engine, &query).await.expect("entries can be read during a run").rows.len()
}

#[tokio::test]
async fn entries_are_there_as_soon_as_their_page_was_listed() {
    const PAGE: usize = 40;
    let world = World::with(Settings { page_size_cap: PAGE, ..Settings::default() }).await;
    for _ in 0..(3 * PAGE) {
        world.deliver(world.mail(C1, &[S1], &[]));
    }
    // For each page asked for, and for the first move: how many entries were in the database.
    let seen: Arc<Mutex<Vec<(String, usize)>>> = Arc::default();
    let (engine, note) = (world.engine.clone(), Arc::clone(&seen));
    world.sim.on_request(move |_, request, phase| {
        let kind = match kind_of(request).as_str() {
            "GET list" => "page",
            "POST move" => "move",
            _ => return Held::Go,
        };
        if phase == Phase::AfterAct {
            return Held::Go;
        }
        let (engine, note) = (engine.clone(), Arc::clone(&note));
        Held::Until(Box::pin(async move {
            let found = entries_now(&engine).await;
            note.lock().unwrap().push((kind.to_owned(), found));
        }))
    });
    world.run().await;
    world.sim.clear_hook();
    let seen = seen.lock().unwrap().clone();
    let pages: Vec<_> = seen.iter().filter(|(kind, _)| kind == "page").map(|(_, found)| *found).collect();
    assert_eq!(
        pages[..3],
        [0, PAGE, 2 * PAGE],
        "when a page is asked for, the entries of those before are there"
    );
    let first_move = seen.iter().find(|(kind, _)| kind == "move").expect("a move").1;
    assert!(first_move >= 2 * PAGE, "before anything is moved, whole pages are there: {first_move}");
    assert_eq!(world.entries().await.len(), 3 * PAGE);
    world.assert_in_order().await;
}
