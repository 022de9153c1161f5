use chrono::{DateTime, TimeDelta};
use serde_json::json;

use super::*;
use crate::actions::test_support;
use crate::auth::scripted::{Reply, Server};
use crate::clock::Clock;
use crate::domain::advice::Cause;
use crate::domain::setup::{Cloud, Setup};
use crate::{Code, Secret};

/// An engine that is signed in at a service which renews with fresh tokens.
async fn signed_in(clock: &Clock) -> (Engine, tempfile::TempDir, Server) {
    let server = Server::start(|n, _| {
        let body =
            json!({"access_token": format!("a{n}"), "refresh_token": format!("r{n}"), "expires_in": 3599});
        Reply::json(200, &body)
    })
    .await;
    let (engine, dir) = test_support::engine(clock.clone()).await;
    let setup = Setup {
        cloud: Cloud::Custom,
        authority_url: server.url.to_string(),
        graph_url: server.url.to_string(),
        client_id: "app".into(),
        ..Setup::default()
    };
    engine.store.save_setup(&setup).await.unwrap();
    engine.credentials.set(REFRESH_TOKEN, &Secret::new("first")).await.unwrap();
    let account = Account { username: "job@us.example".into(), ..Account::default() };
    engine.store.save_account(&account, clock.now()).await.unwrap();
    (engine, dir, server)
}

#[tokio::test]
async fn a_renewal_begins_the_ninety_days_anew() {
    let start = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    let clock = Clock::fixed(start);
    let (engine, _dir, _server) = signed_in(&clock).await;
    let kept_until =
        async || account(&engine).await.unwrap().unwrap().kept_until.unwrap() - TimeDelta::days(90);
    let mut events = engine.subscribe();
    clock.advance(Duration::from_mins(30));
    renew_token(&engine).await.unwrap();
    assert_eq!(kept_until().await, start, "at most once an hour");
    clock.advance(Duration::from_mins(90));
    renew_token(&engine).await.unwrap();
    assert_eq!(kept_until().await, start + TimeDelta::hours(2), "W27");
    assert_eq!(events.try_recv(), Ok(Event::SessionChanged), "the window is told");
    clock.advance(Duration::from_hours(5));
    note_session(&engine, None).await.unwrap();
    assert_eq!(kept_until().await, start + TimeDelta::hours(2), "a check that renews nothing moves nothing");
}

#[tokio::test]
async fn signing_out_needs_no_valid_settings() {
    let (engine, _dir, server) = signed_in(&Clock::System).await;
    renew_token(&engine).await.unwrap();
    let broken = Setup { cloud: Cloud::Custom, ..Setup::default() };
    engine.store.save_setup(&broken).await.unwrap();
    sign_out(&engine).await.unwrap();
    assert_eq!(engine.credentials.get(REFRESH_TOKEN).await.unwrap(), None);
    assert_eq!(account(&engine).await.unwrap(), None);
    sign_out(&engine).await.unwrap();
    assert_eq!(server.seen().len(), 1, "Microsoft is not told");
}

#[tokio::test]
async fn settings_that_are_missing_are_named() {
    let (engine, _dir, _server) = signed_in(&Clock::System).await;
    let mut setup = engine.store.load_setup().await.unwrap();
    let blank = mailbox(&engine, &setup).await.unwrap_err();
    assert_eq!((blank.code(), blank.cause_of()), (Code::MailboxBlank, Some(Cause::MailboxNotSet)));
    setup.client_id.clear();
    engine.store.save_setup(&setup).await.unwrap();
    let nameless = renew_token(&engine).await.unwrap_err();
    assert_eq!((nameless.code(), nameless.cause_of()), (Code::ClientRejected, Some(Cause::ClientIdMissing)));
}

#[tokio::test]
async fn the_command_goes_before_what_is_stored() {
    let (engine, _dir, server) = signed_in(&Clock::System).await;
    let mut setup = engine.store.load_setup().await.unwrap();
    setup.has_client_secret = true;
    engine.credentials.set(CLIENT_SECRET, &Secret::new("stored")).await.unwrap();
    engine.store.save_setup(&setup).await.unwrap();
    renew_token(&engine).await.unwrap();
    setup.client_secret_command = "echo provided".into();
    engine.store.save_setup(&setup).await.unwrap();
    renew_token(&engine).await.unwrap();
    setup.client_secret_command = "false".into();
    engine.store.save_setup(&setup).await.unwrap();
    let failed = renew_token(&engine).await.unwrap_err();
    assert_eq!(failed.cause_of(), Some(Cause::ProviderFailed), "a command that fails does not fall back");
    let sent: Vec<bool> = ["client_secret=stored", "client_secret=provided"]
        .iter()
        .zip(server.seen())
        .map(|(field, seen)| seen.body.contains(field))
        .collect();
    assert_eq!(sent, [true, true], "R138");
}
