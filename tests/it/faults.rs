//! Faults of the tenant, each ending with nothing lost and nothing twice.

use std::time::Duration;

use bitacora_engine::Code;
use exchange_simulator::{Fault, FaultKind, Match};
use futures::future::join_all;

use crate::support::{C1, C2, S1, World, X};

/// Messages that must be logged, and those that must not.
const LOGGED: usize = 24;
const OTHERS: usize = 6;

/// What may go wrong, by name.
fn kinds() -> Vec<(&'static str, FaultKind)> {
    let status = |status, code: &str, retry_after: Option<&str>| FaultKind::Status {
        status,
        code: code.into(),
        message: "not now".into(),
        retry_after: retry_after.map(Into::into),
    };
    vec![
        ("429 integer", status(429, "ApplicationThrottled", Some("1"))),
        ("429 decimal", status(429, "ApplicationThrottled", Some("0.249"))),
        ("429 date", status(429, "ApplicationThrottled", Some("Wed, 21 Oct 2015 07:28:00 GMT"))),
        ("429 without", status(429, "ApplicationThrottled", None)),
        ("503", status(503, "ServiceUnavailable", Some("1"))),
        ("504", status(504, "UnknownError", None)),
        ("500", status(500, "InternalServerError", None)),
        ("cut before", FaultKind::CutBefore),
        ("cut after", FaultKind::CutAfter),
        ("malformed", FaultKind::MalformedJson),
        ("truncated", FaultKind::TruncatedBody),
        ("wrong type", FaultKind::WrongContentType),
        ("empty", FaultKind::EmptyBody),
        ("act then 503", FaultKind::ActThenStatus(503)),
        ("act then 500", FaultKind::ActThenStatus(500)),
        ("expired token", FaultKind::ExpiredToken),
        ("slow", FaultKind::Slow(Duration::from_millis(300))),
    ]
}

async fn filled() -> World {
    let world = World::new().await;
    for n in 0..LOGGED {
        let (from, to) = if n % 2 == 0 { (C1, S1) } else { (S1, C2) };
        world.deliver(world.mail(from, &[to], &[]));
    }
    for _ in 0..OTHERS {
        world.deliver(world.mail(X, &[S1], &[]));
    }
    world
}

/// Runs until everything is settled; a run may fail politely on the way.
async fn runs_to_the_end(name: &str, world: &World) {
    for _ in 0..6 {
        match world.try_run().await {
            Ok(summary) if summary.pending == 0 => break,
            Ok(_) => {}
            Err(error) => assert!(error.is_passing(), "{name}: {error:?}"),
        }
    }
    assert_eq!(world.entries().await.len(), LOGGED, "{name}: nothing lost, nothing twice");
    let places = (world.count("inbox"), world.count("archive"), world.count("Not Logged"));
    assert_eq!(places, (0, LOGGED, OTHERS), "{name}: everything in its place");
    world.assert_in_order().await;
}

/// All kinds side by side: most of the time is spent waiting as the tenant asked.
async fn survives(place: &str, matching: Match) {
    join_all(
        kinds().into_iter().map(|(kind, what)| survives_one(format!("{kind} at {place}"), &matching, what)),
    )
    .await;
}

async fn survives_one(name: String, matching: &Match, what: FaultKind) {
    let world = filled().await;
    // A second 401 after renewing is no hiccup: it asks for the person.
    let times = if matches!(what, FaultKind::ExpiredToken) { 1 } else { 2 };
    world.sim.fault(Fault { matching: matching.clone(), times, what });
    runs_to_the_end(&name, &world).await;
}

#[tokio::test]
async fn while_listing() {
    survives("list", Match::of("GET", "/mailFolders/inbox/messages")).await;
}

#[tokio::test]
async fn while_moving_in_a_batch() {
    survives("batch", Match::of("POST", "/$batch")).await;
}

#[tokio::test]
async fn while_moving_one_message() {
    survives("move", Match { ends_with: Some("/move".into()), ..Match::any() }).await;
}

#[tokio::test]
async fn while_looking_for_folders() {
    survives("folders", Match { ends_with: Some("/archive".into()), ..Match::of("GET", "/mailFolders") })
        .await;
}

#[tokio::test]
async fn anywhere_every_third_request() {
    let one = async |(kind, what): (&str, FaultKind)| {
        let world = filled().await;
        let times = if matches!(what, FaultKind::ExpiredToken) { 1 } else { 6 };
        world.sim.fault(Fault { matching: Match { every: 3, ..Match::any() }, times, what });
        runs_to_the_end(&format!("{kind} anywhere"), &world).await;
    };
    join_all(kinds().into_iter().map(one)).await;
}

#[tokio::test]
async fn a_next_link_that_loops_or_leads_away_is_refused() {
    let foreign = "https://graph.attacker.example/v1.0/users/x/mailFolders/inbox/messages?$skip=1".to_owned();
    for (name, what) in
        [("loop", FaultKind::LoopingNextLink), ("foreign", FaultKind::ForeignNextLink(foreign))]
    {
        let world = filled().await;
        world.sim.fault(Fault::once(Match::of("GET", "/mailFolders/inbox/messages"), what));
        let error = world.try_run().await.unwrap_err();
        assert_eq!(error.code(), Code::UnsafeAddress, "{name}");
        runs_to_the_end(name, &world).await;
    }
}

#[tokio::test]
async fn revoked_tokens_ask_for_a_sign_in_and_nothing_is_lost() {
    let world = filled().await;
    world.sim.fault(Fault::once(Match { skip: 2, ..Match::any() }, FaultKind::RevokedToken));
    let error = world.try_run().await.unwrap_err();
    assert_eq!(error.code(), Code::SignInAgain, "{error:?}");
    let account = bitacora_engine::actions::session::account(&world.engine).await.unwrap().unwrap();
    assert!(account.sign_in_needed, "the banner knows");
    world.sign_in().await.expect("sign in again");
    runs_to_the_end("revoked", &world).await;
}

#[tokio::test]
async fn missing_rights_name_the_remedy() {
    let world = filled().await;
    world.sim.remove_rights("job@us.example");
    let error = world.try_run().await.unwrap_err();
    assert!(
        matches!(error.code(), Code::AccessDenied | Code::ItemNotFound | Code::MailboxNotFound),
        "{error:?}"
    );
    assert!(error.hint_text().is_some(), "R22");
    world.sim.grant_rights("job@us.example");
    runs_to_the_end("rights", &world).await;
}
