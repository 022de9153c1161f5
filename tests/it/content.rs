//! The whole of logged mail, where the setup keeps it: what was kept is what the server gave, however it came about.

use std::sync::Arc;

use bitacora_engine::Code;
use bitacora_engine::actions::content::{self, Content, Format};
use bitacora_engine::actions::{activity, setup};
use bitacora_engine::clock::Clock;
use bitacora_engine::domain::job::ActivityFilter;
use bitacora_engine::{Engine, EngineOptions, Error};
use chrono::TimeDelta;
use exchange_simulator::{Fault, FaultKind, Held, LoggedRequest, Match, Phase, Settings};
use tokio::sync::Notify;

use crate::support::{C1, S1, World, X, fields, now};

/// Logged messages of the world below.
const LOGGED: usize = 5;

/// Five messages to be logged and one that is not; the whole of logged ones is kept.
async fn filled() -> World {
    let world = World::with(Settings { record_bodies: true, ..Settings::default() }).await;
    keep(&world, "full").await;
    for _ in 0..LOGGED {
        world.deliver(world.mail(C1, &[S1], &[]));
    }
    world.deliver(world.mail(X, &[S1], &[]));
    world
}

async fn keep(world: &World, what: &str) {
    setup::set(&world.engine, &fields(&[("keep_content", what)])).await.expect("settings");
}

async fn read(world: &World, entry_no: i64) -> Result<Content, Error> {
    content::read(&world.engine, entry_no, Format::Eml).await
}

/// Requests for whole messages so far.
fn fetches(world: &World) -> Vec<LoggedRequest> {
    world.sim.log().into_iter().filter(|request| request.path.contains("/$value")).collect()
}

fn whole() -> Match {
    Match { ends_with: Some("/$value".into()), ..Match::any() }
}

/// How many entries have their message here.
async fn kept(world: &World) -> usize {
    let mut kept = 0;
    for entry in world.entries().await {
        kept += usize::from(read(world, entry.entry_no).await.is_ok_and(|content| content.kept));
    }
    kept
}

#[tokio::test]
async fn what_is_kept_is_what_the_server_gave() {
    let world = filled().await;
    world.run().await;
    let given: Vec<String> = fetches(&world)
        .iter()
        .map(|request| {
            request.response_body.as_ref().and_then(|body| body.as_str()).expect("text").to_owned()
        })
        .collect();
    assert_eq!(given.len(), LOGGED, "each logged message once, the other not at all");
    for entry in world.entries().await {
        let content = read(&world, entry.entry_no).await.expect("content");
        assert!(content.kept);
        let text = String::from_utf8(content.bytes).expect("text");
        assert!(given.contains(&text), "byte for byte: {text}");
        assert!(text.contains(&format!("Subject: {}", entry.description)), "{text}");
    }
    world.run().await;
    assert_eq!(fetches(&world).len(), LOGGED, "nothing is fetched again");
    assert_eq!((world.count("archive"), world.count("Not Logged")), (LOGGED, 1));
    world.assert_in_order().await;
}

#[tokio::test]
async fn with_links_alone_nothing_is_fetched() {
    let world = filled().await;
    keep(&world, "link").await;
    world.run().await;
    assert!(fetches(&world).is_empty());
    let entry = world.entries().await.remove(0);
    let live = read(&world, entry.entry_no).await.expect("read from the mailbox");
    assert!(!live.kept && String::from_utf8_lossy(&live.bytes).contains(&entry.description));
    keep(&world, "full").await;
    world.run().await;
    assert_eq!(kept(&world).await, 0, "what was logged before is not gone back for");
}

#[tokio::test]
async fn a_program_that_ends_while_fetching_goes_on_later() {
    let mut world = filled().await;
    let reached = Arc::new(Notify::new());
    let tell = Arc::clone(&reached);
    world.sim.on_request(move |_, request, phase| {
        if phase == Phase::AfterAct && request.path.contains("/$value") {
            tell.notify_one();
            return Held::Until(Box::pin(std::future::pending()));
        }
        Held::Go
    });
    tokio::select! {
        _ = world.try_run() => panic!("the run ended before"),
        () = reached.notified() => {}
    }
    world.sim.clear_hook();
    world.reopen().await;
    assert_eq!(world.entries().await.len(), LOGGED, "logged all the same");
    world.run().await;
    assert_eq!(kept(&world).await, LOGGED);
    world.assert_in_order().await;
}

#[tokio::test]
async fn passing_errors_are_waited_out() {
    for (name, what) in [
        ("500", status(500, "InternalServerError")),
        ("cut", FaultKind::CutAfter),
        ("truncated", FaultKind::TruncatedBody),
        ("a page", FaultKind::WrongContentType),
        ("empty", FaultKind::EmptyBody),
        ("expired", FaultKind::ExpiredToken),
    ] {
        let world = filled().await;
        world.sim.fault(Fault::once(whole(), what));
        world.run().await;
        assert_eq!(kept(&world).await, LOGGED, "{name}");
    }
}

#[tokio::test]
async fn one_that_fails_for_long_is_tried_later_and_fails_nothing() {
    let mut world = filled().await;
    world.sim.fault(Fault { matching: whole(), times: usize::MAX, what: status(500, "InternalServerError") });
    let summary = world.run().await;
    assert_eq!((summary.logged as usize, summary.pending), (LOGGED, 0), "the run is not the worse for it");
    assert!(failures(&world).await > 0, "it is noted");
    world.sim.clear_faults();
    let before = fetches(&world).len();
    world.run().await;
    assert_eq!(fetches(&world).len(), before, "not at once");
    world.engine.close().await;
    world.engine = later(&world).await;
    world.run().await;
    assert_eq!(kept(&world).await, LOGGED);
}

#[tokio::test]
async fn one_that_is_gone_or_too_large_is_given_up_with_a_note() {
    for (name, what) in
        [("gone", status(404, "ErrorItemNotFound")), ("too large", status(413, "RequestEntityTooLarge"))]
    {
        let mut world = filled().await;
        world.sim.fault(Fault { matching: whole(), times: LOGGED, what });
        world.run().await;
        assert_eq!(failures(&world).await, LOGGED, "{name}");
        assert_eq!(fetches(&world).len(), LOGGED, "{name}");
        world.engine.close().await;
        world.engine = later(&world).await;
        world.run().await;
        assert_eq!(fetches(&world).len(), LOGGED, "{name}: not asked for again");
        world.assert_in_order().await;
    }
}

#[tokio::test]
async fn what_is_kept_outlives_the_mailbox() {
    let world = filled().await;
    world.run().await;
    let entry = world.entries().await.remove(0);
    let before = read(&world, entry.entry_no).await.expect("content");
    for (_, message) in world.sim.messages() {
        assert!(world.sim.move_by_hand(&message.immutable_id, "recoverableitemsdeletions"));
    }
    assert_eq!(read(&world, entry.entry_no).await.expect("content"), before);
    world.sim.revoke_tokens();
    assert_eq!(read(&world, entry.entry_no).await.expect("content"), before, "nobody needs to be signed in");
    assert_eq!(read(&world, 9_999).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(Format::parse("pdf").unwrap_err().code(), Code::InvalidValue);
}

fn status(status: u16, code: &str) -> FaultKind {
    FaultKind::Status { status, code: code.into(), message: "no".into(), retry_after: None }
}

async fn failures(world: &World) -> usize {
    let filter = ActivityFilter { limit: 100, ..ActivityFilter::default() };
    let rows = activity::list(&world.engine, &filter).await.expect("activity");
    rows.iter().filter(|row| row.context == "Keeping email message").count()
}

/// An engine on the same folder, a day later.
async fn later(world: &World) -> Engine {
    let options = EngineOptions {
        data_dir: world.dir.path().to_path_buf(),
        clock: Clock::fixed(now() + TimeDelta::hours(2)),
        credentials: world.credentials.clone(),
        work_date: None,
    };
    Engine::open(options).await.expect("open the engine")
}
