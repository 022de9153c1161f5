//! The assisted setup guide and the one validator, over the pretend tenant.

use bitacora_engine::actions::job::{self, Cancel, RunOptions};
use bitacora_engine::actions::session::{self, SignInOptions};
use bitacora_engine::actions::{activity, guide, links, notices, setup};
use bitacora_engine::clock::Clock;
use bitacora_engine::domain::advice::{Cause, Remedy};
use bitacora_engine::domain::guide::{ChecklistItem, Gate, Guide, GuideStep};
use bitacora_engine::domain::job::ActivityFilter;
use bitacora_engine::domain::setup::Check;
use bitacora_engine::{Code, Engine, EngineOptions, Secret};
use chrono::{DateTime, TimeDelta, Utc};
use exchange_simulator::{AccountState, Endpoint, Settings, WithoutRights};

use crate::support::{C1, C2, S1, S2, World, X, fields, now};

const NAMES: [&str; 12] = [
    "settings",
    "keychain",
    "template",
    "disk",
    "clock",
    "sign_in",
    "tenant",
    "permissions",
    "mailbox",
    "archive",
    "not_logged",
    "addresses",
];

/// What every step waits for, the done ones left out.
fn gates(guide: &Guide) -> Vec<(GuideStep, Gate)> {
    guide.steps.iter().filter_map(|step| Some((step.step, step.gate?))).collect()
}

async fn waits_for(world: &World) -> Vec<(GuideStep, Gate)> {
    gates(&guide::show(&world.engine).await.unwrap())
}

async fn checks(world: &World) -> Vec<Check> {
    let checks = setup::validate(&world.engine).await.unwrap();
    let names: Vec<&str> = checks.iter().map(|check| check.name.as_str()).collect();
    assert_eq!(names, NAMES, "always all of them, in this order");
    checks
}

/// The checks that failed for a reason of their own, with cause and remedy.
fn failed(checks: &[Check]) -> Vec<(&str, Cause, Remedy)> {
    let failed = checks.iter().filter(|check| !check.ok && check.cause != Some(Cause::NotChecked));
    failed.map(|check| (check.name.as_str(), check.cause.unwrap(), check.remedy.unwrap())).collect()
}

fn not_checked(checks: &[Check]) -> Vec<&str> {
    let skipped = checks.iter().filter(|check| check.cause == Some(Cause::NotChecked));
    skipped.map(|check| check.name.as_str()).collect()
}

async fn ready() -> World {
    let world = World::people_only(Settings::default()).await;
    world.sign_in().await.expect("sign in");
    world
}

async fn tick_all(engine: &Engine) {
    for item in [
        ChecklistItem::SharedMailbox,
        ChecklistItem::JobAccount,
        ChecklistItem::Membership,
        ChecklistItem::MailFlowRules,
    ] {
        guide::tick(engine, item, true).await.unwrap();
    }
}

#[tokio::test]
async fn the_guide_opens_its_gates_is_resumed_and_ends() {
    let mut world = World::people_only(Settings::default()).await;
    let before = guide::show(&world.engine).await.unwrap();
    assert!(!before.started && !before.completed);
    let expected = [
        (GuideStep::Prepare, Gate::ChecklistOpen),
        (GuideStep::Consent, Gate::ConsentMissing),
        (GuideStep::Account, Gate::NotSignedIn),
        (GuideStep::Mailbox, Gate::MailboxNotRead),
        (GuideStep::TurnOn, Gate::NotEnabled),
    ];
    assert_eq!(gates(&before), expected);
    tick_all(&world.engine).await;
    world.sign_in().await.expect("sign in");
    assert_eq!(waits_for(&world).await, expected[3..], "the account brought the consent along");
    assert!(guide::open_step(&world.engine, GuideStep::Mailbox).await.unwrap().started);
    guide::preview(&world.engine, 7).await.unwrap();
    world.reopen().await;
    let resumed = guide::show(&world.engine).await.unwrap();
    assert_eq!((resumed.current, resumed.ticked.len()), (GuideStep::Mailbox, 4));
    assert!(resumed.mailbox_read_at.is_some());
    assert_eq!(gates(&resumed), expected[4..]);
    assert_eq!(guide::finish(&world.engine).await.unwrap_err().code(), Code::LoggingDisabled);
    guide::open_step(&world.engine, GuideStep::TurnOn).await.unwrap();
    setup::enable(&world.engine, true).await.unwrap();
    let done = guide::show(&world.engine).await.unwrap();
    assert!(done.completed && gates(&done).is_empty(), "{done:?}");
    setup::disable(&world.engine).await.unwrap();
    setup::clear(&world.engine).await.unwrap();
    let cleared = guide::show(&world.engine).await.unwrap();
    assert!(!cleared.started && !cleared.completed && cleared.mailbox_read_at.is_none(), "R44");
    assert_eq!(cleared.ticked.len(), 4, "what was done in Exchange stays done");
}

#[tokio::test]
async fn another_setting_closes_the_gate_of_the_mailbox_again() {
    let world = ready().await;
    guide::preview(&world.engine, 7).await.unwrap();
    let read_again = (GuideStep::Mailbox, Gate::MailboxNotRead);
    let waits = async |name: &str, value: &str| {
        setup::set(&world.engine, &fields(&[(name, value)])).await.unwrap();
        waits_for(&world).await
    };
    assert!(!waits_for(&world).await.contains(&read_again));
    assert!(waits("shared_mailbox", "other@us.example").await.contains(&read_again));
    assert!(!waits("shared_mailbox", &world.sim.shared_mailbox()).await.contains(&read_again));
    assert!(waits("tenant", &world.sim.domain()).await.contains(&read_again));
    assert!(waits("emails_template", "NONE").await.contains(&(GuideStep::Choices, Gate::TemplateMissing)));
    assert!(waits("client_id", "").await.contains(&(GuideStep::Application, Gate::ClientIdMissing)), "W42");
    assert!(waits("shared_mailbox", "").await.contains(&(GuideStep::Mailbox, Gate::MailboxMissing)));
    guide::tick(&world.engine, ChecklistItem::Membership, true).await.unwrap();
    let guide = guide::tick(&world.engine, ChecklistItem::Membership, false).await.unwrap();
    assert_eq!(guide.ticked, []);
}

#[tokio::test]
async fn the_preview_decides_as_a_run_would() {
    let world = ready().await;
    let empty = guide::preview(&world.engine, 7).await.unwrap();
    assert!(empty.newest.is_none() && empty.found == 0 && empty.inbound_seen_at.is_none());
    world.deliver(world.mail(C1, &[S1], &[S2]));
    let copy = world.mail(S1, &[C1], &[C2]);
    world.deliver(copy.clone());
    world.deliver(copy);
    world.deliver(world.mail(X, &[S1], &[]));
    world.deliver(world.mail(X, &[S1], &[]));
    let mut old = world.mail(C1, &[S1], &[]);
    old.received = now() - TimeDelta::days(8);
    old.sent = old.received;
    world.deliver(old.clone());
    let found = guide::preview(&world.engine, 7).await.unwrap();
    assert_eq!((found.days, found.found, found.truncated), (7, 5, false));
    assert_eq!((found.logged, found.entries), (2, 4));
    let reasons: Vec<_> = found.not_logged.iter().map(|rest| (rest.reason.as_str(), rest.count)).collect();
    assert_eq!(reasons, [("author_unknown", 2), ("known_key", 1)]);
    assert_eq!(found.examples.len(), 5);
    assert!(found.examples.windows(2).all(|pair| pair[0].received_at >= pair[1].received_at));
    assert_eq!(found.newest.as_ref(), found.examples.first());
    let logged = found.examples.iter().find(|row| row.contacts.len() == 2).expect("to two contacts");
    assert_eq!((logged.outcome.as_str(), logged.salespeople.as_slice()), ("logged", &["S1".to_owned()][..]));
    assert!(found.inbound_seen_at > found.outbound_seen_at, "both rules bring copies: {found:?}");
    assert_eq!(guide::preview(&world.engine, 90).await.unwrap().found, 6);
    for days in [0, 91] {
        assert_eq!(guide::preview(&world.engine, days).await.unwrap_err().code(), Code::InvalidValue);
    }
    setup::enable(&world.engine, true).await.unwrap();
    let summary = world.run().await;
    assert_eq!((summary.logged, summary.entries), (3, 5), "the run finds what was foreseen, and the old one");
}

async fn fixed(world: &World, at: DateTime<Utc>) -> Engine {
    let options = EngineOptions {
        data_dir: world.dir.path().to_owned(),
        clock: Clock::fixed(at),
        credentials: world.credentials.clone(),
        work_date: None,
    };
    Engine::open(options).await.expect("open the engine")
}

/// The database without its head, where SQLite counts changes.
fn database(world: &World) -> Vec<u8> {
    let bytes = std::fs::read(world.dir.path().join(bitacora_engine::DATABASE)).unwrap();
    bytes[100..].to_vec()
}

#[tokio::test]
async fn preview_and_dry_run_write_nothing() {
    let world = ready().await;
    for n in 0..30 {
        world.deliver(world.mail(if n % 2 == 0 { C1 } else { X }, &[S1], &[]));
    }
    world.engine.close().await;
    // At a standing clock the validation notes about the guide just what the preview will.
    let (at, dry) = (now(), RunOptions { dry_run: true, ..RunOptions::default() });
    let engine = fixed(&world, at).await;
    setup::validate(&engine).await.unwrap();
    engine.close().await;
    let (before, inbox) = (database(&world), world.count("inbox"));
    world.sim.clear_log();
    let engine = fixed(&world, at).await;
    assert_eq!(guide::preview(&engine, 7).await.unwrap().logged, 15);
    assert_eq!(job::run(&engine, &dry, &Cancel::default()).await.unwrap().logged, 15);
    engine.close().await;
    assert!(before == database(&world), "the database is as it was, byte for byte");
    assert_eq!(world.count("inbox"), inbox);
    let graph = world.sim.log().into_iter().filter(|request| request.endpoint == Endpoint::Graph);
    let methods: Vec<String> = graph.map(|request| request.method).collect();
    assert!(!methods.is_empty() && methods.iter().all(|method| method == "GET"), "{methods:?}");
}

#[tokio::test]
async fn a_good_setup_passes_every_check() {
    let world = ready().await;
    let checks = checks(&world).await;
    assert!(checks.iter().all(|check| check.ok), "{checks:?}");
    let detail = |name: &str| checks.iter().find(|check| check.name == name).unwrap().detail.clone();
    assert_eq!(detail("settings"), world.sim.shared_mailbox());
    assert!(detail("sign_in").starts_with("job@us.example · "), "{}", detail("sign_in"));
    assert_eq!(detail("tenant"), world.sim.tenant_id());
    assert_eq!((detail("archive"), detail("not_logged")), ("found".into(), "found".into()));
    assert_eq!(detail("addresses"), "2 3");
    assert!(!world.kept_secrets().keys().any(|name| name.contains("probe")), "the probe is gone");
    let rows = activity::list(&world.engine, &ActivityFilter::default()).await.unwrap();
    assert_eq!((rows[0].context.as_str(), rows[0].status.as_str()), ("Validate setup", "Success"));
}

#[tokio::test]
async fn missing_rights_come_with_the_script_that_gives_them() {
    let world = ready().await;
    world.sim.remove_rights("job@us.example");
    for (answer, cause) in [
        (WithoutRights::Forbidden, Cause::NoMailboxRights),
        (WithoutRights::NotFound, Cause::MailboxOrRightsMissing),
    ] {
        world.sim.set(|settings| settings.without_rights = answer);
        let checks = checks(&world).await;
        assert_eq!(failed(&checks), [("mailbox", cause, Remedy::CopyRightsScript)], "R22");
        assert_eq!(not_checked(&checks), ["archive", "not_logged"]);
        assert_eq!(setup::enable(&world.engine, true).await.unwrap_err().cause_of(), Some(cause), "W26");
    }
    assert!(!setup::show(&world.engine).await.unwrap().enabled);
    assert!(job::show(&world.engine).await.unwrap().is_none());
    let rows = activity::list(&world.engine, &ActivityFilter::default()).await.unwrap();
    assert_eq!(rows[0].cause, Some(Cause::MailboxOrRightsMissing), "W25: {:?}", rows[0]);
    world.sim.grant_rights("job@us.example");
    setup::enable(&world.engine, true).await.expect("nothing else was wrong");
}

#[tokio::test]
async fn what_is_wrong_with_the_mailbox_is_named() {
    let world = ready().await;
    world.sim.set(|settings| settings.archive_exists = false);
    let found = checks(&world).await;
    assert_eq!(failed(&found), [("archive", Cause::ArchiveMissing, Remedy::CopyArchiveScript)]);
    setup::enable(&world.engine, true).await.expect("the first run makes the folder");
    setup::disable(&world.engine).await.unwrap();
    setup::set(&world.engine, &fields(&[("after_logging", "leave")])).await.unwrap();
    assert_eq!(failed(&checks(&world).await), [], "not needed then");
    setup::set(&world.engine, &fields(&[("after_logging", "archive")])).await.unwrap();
    world.sim.set(|settings| settings.archive_exists = true);
    assert_eq!(failed(&checks(&world).await), []);
    world.sim.set(|settings| settings.unlicensed = true);
    assert_eq!(failed(&checks(&world).await), [("mailbox", Cause::MailboxUnlicensed, Remedy::CheckMailbox)]);
}

#[tokio::test]
async fn an_account_that_may_only_read_is_told_apart() {
    let world = World::people_only(Settings { read_only: true, ..Settings::default() }).await;
    world.sign_in().await.expect("sign in");
    let found = checks(&world).await;
    assert_eq!(failed(&found), [("not_logged", Cause::MailboxReadOnly, Remedy::CopyRightsScript)]);
    setup::set(&world.engine, &fields(&[("unmatched", "leave")])).await.unwrap();
    assert_eq!(failed(&checks(&world).await), [], "then nothing is made");
}

#[tokio::test]
async fn a_clock_that_is_minutes_off_is_named() {
    let world = ready().await;
    let check = async |seconds| {
        world.sim.set(|settings| settings.clock_offset_seconds = seconds);
        checks(&world).await.into_iter().find(|check| check.name == "clock").unwrap()
    };
    assert_eq!(check(0).await.cause, None);
    let off = check(-120).await;
    assert!(off.ok && off.warning && off.cause == Some(Cause::ClockWrong), "{off:?}");
    let wrong = check(600).await;
    assert_eq!((wrong.ok, wrong.remedy), (false, Some(Remedy::SetClock)), "{wrong:?}");
    assert_eq!(setup::enable(&world.engine, true).await.unwrap_err().cause_of(), Some(Cause::ClockWrong));
}

#[tokio::test]
async fn an_account_of_another_tenant_is_refused() {
    let settings = Settings { account: AccountState::OfAnotherTenant, ..Settings::default() };
    let world = World::people_only(settings).await;
    setup::set(&world.engine, &fields(&[("tenant", "organizations")])).await.unwrap();
    world.sign_in().await.expect("another tenant lets its account in");
    let found = checks(&world).await;
    assert_eq!(failed(&found)[0], ("tenant", Cause::WrongTenant, Remedy::CheckTenant), "R7: {found:?}");
    let error = setup::enable(&world.engine, true).await.unwrap_err();
    assert_eq!((error.code(), error.cause_of()), (Code::TenantMismatch, Some(Cause::WrongTenant)));
}

#[tokio::test]
async fn without_template_or_account_nothing_is_enabled() {
    let world = World::people_only(Settings::default()).await;
    let found = checks(&world).await;
    assert_eq!(failed(&found), [("sign_in", Cause::NotSignedIn, Remedy::SignIn)]);
    let skipped = ["tenant", "permissions", "mailbox", "archive", "not_logged"];
    assert_eq!(not_checked(&found), skipped, "the clock is asked for without an account");
    assert_eq!(setup::enable(&world.engine, true).await.unwrap_err().code(), Code::SignInNeeded);
    world.sign_in().await.expect("sign in");
    setup::set(&world.engine, &fields(&[("emails_template", "NONE")])).await.unwrap();
    let found = checks(&world).await;
    assert_eq!(failed(&found), [("template", Cause::TemplateMissing, Remedy::RestoreTemplate)], "W26");
    assert_eq!(setup::enable(&world.engine, true).await.unwrap_err().code(), Code::TemplateMissing);
    setup::set(&world.engine, &fields(&[("shared_mailbox", "")])).await.unwrap();
    let found = checks(&world).await;
    assert_eq!(failed(&found)[0], ("settings", Cause::MailboxNotSet, Remedy::CheckMailbox));
    assert_eq!(not_checked(&found).len(), 7, "nothing is asked of Microsoft");
}

#[tokio::test]
async fn notices_name_the_cause_and_go_when_it_is_gone() {
    let world = World::new().await;
    assert_eq!(notices::list(&world.engine).await.unwrap(), []);
    world.sim.revoke_tokens();
    world.try_run().await.unwrap_err();
    let said = notices::list(&world.engine).await.unwrap();
    let sign_in = said.iter().find(|notice| notice.about == "sign_in").expect("a notice");
    assert_eq!((sign_in.cause, sign_in.remedy), (Cause::SignInRevoked, Remedy::SignIn));
    assert!(sign_in.blocking && sign_in.at.is_some(), "{sign_in:?}");
    assert_eq!(said.first(), Some(sign_in), "most urgent first");
    world.sign_in().await.expect("sign in again");
    job::restart(&world.engine).await.unwrap();
    assert_eq!(notices::list(&world.engine).await.unwrap(), []);
    setup::disable(&world.engine).await.unwrap();
    setup::set_secret(&world.engine, "client_secret", Secret::new("s3cret")).await.unwrap();
    let soon = (now() + TimeDelta::days(10)).date_naive().to_string();
    setup::set(&world.engine, &fields(&[("client_secret_expires", &soon)])).await.unwrap();
    let said = notices::list(&world.engine).await.unwrap();
    let about: Vec<_> = said.iter().map(|notice| (notice.about.as_str(), notice.cause)).collect();
    assert_eq!(about, [("client_secret", Cause::ExpiresSoon)]);
}

#[tokio::test]
async fn old_links_lead_to_the_mailbox_of_before() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let entry_no = world.entries().await[0].entry_no;
    let before = links::open(&world.engine, entry_no).await.unwrap();
    setup::disable(&world.engine).await.unwrap();
    setup::set(&world.engine, &fields(&[("shared_mailbox", "job@us.example")])).await.unwrap();
    assert_eq!(links::open(&world.engine, entry_no).await.unwrap(), before, "R112");
    for answer in [WithoutRights::Forbidden, WithoutRights::NotFound] {
        world.sim.remove_rights("job@us.example");
        world.sim.set(|settings| settings.without_rights = answer);
        let link = links::open(&world.engine, entry_no).await.unwrap();
        assert_eq!(link.url, before.url, "nothing is forgotten because nobody may look: {answer:?}");
    }
    world.sim.grant_rights("job@us.example");
    assert_eq!(links::open(&world.engine, entry_no).await.unwrap(), before);
    assert_eq!(world.entries().await.len(), 1);
}

#[tokio::test]
async fn an_administrators_consent_opens_the_gate() {
    let world = World::people_only(Settings { require_consent: true, ..Settings::default() }).await;
    let consent = (GuideStep::Consent, Gate::ConsentMissing);
    assert!(waits_for(&world).await.contains(&consent));
    let timeout = std::time::Duration::from_secs(20);
    let options = SignInOptions { admin_consent: true, timeout };
    let pending = session::begin_sign_in(&world.engine, options).await.unwrap();
    let browser = tokio::spawn(crate::support::browse(pending.open.clone()));
    let (_keep, cancel) = tokio::sync::watch::channel(false);
    let next = pending.step(cancel).await.unwrap();
    browser.await.unwrap().unwrap();
    assert!(!waits_for(&world).await.contains(&consent), "also before the account signs in");
    drop(next);
}
