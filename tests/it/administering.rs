//! Administering over the pretend tenant: the PIN, the audit, the job, templates and limits.

use std::time::Duration;

use bitacora_engine::actions::session::SignInOptions;
use bitacora_engine::actions::{
    activity, administrator, contacts, job, limits, salespeople, session, setup, templates,
};
use bitacora_engine::domain::audit::AuditRecord;
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::job::{ActivityFilter, JobStatus};
use bitacora_engine::domain::limits::Level;
use bitacora_engine::{Code, Error, Secret, schedule};
use chrono::TimeDelta;
use exchange_simulator::{Fault, FaultKind, Match, Settings};

use crate::support::{C1, S1, World, X, fields, now};

const PIN: &str = "4711";

fn refused<T>(result: Result<T, Error>) -> Option<Code> {
    result.err().map(|error| error.code())
}

async fn locked_world() -> World {
    let world = World::new().await;
    administrator::set_pin(&world.engine, None, Secret::new(PIN)).await.unwrap();
    administrator::lock(&world.engine).await.unwrap();
    world
}

async fn audit(world: &World) -> Vec<AuditRecord> {
    administrator::audit(&world.engine, None, 1_000).await.unwrap()
}

#[tokio::test]
async fn the_pin_locks_every_way_to_administer() {
    let world = locked_world().await;
    let engine = &world.engine;
    let options = SignInOptions { admin_consent: false, timeout: Duration::from_secs(1) };
    let any = fields(&[("code", "CALL"), ("description", "Call")]);
    let setting = fields(&[("unmatched", "leave")]);
    let results = [
        ("set", refused(setup::set(engine, &setting).await)),
        ("set_secret", refused(setup::set_secret(engine, "client_secret", Secret::new("s")).await)),
        ("clear", refused(setup::clear(engine).await)),
        ("disable", refused(setup::disable(engine).await)),
        ("sign_in", refused(session::begin_sign_in(engine, options).await)),
        ("device", refused(session::begin_device_sign_in(engine).await)),
        ("sign_out", refused(session::sign_out(engine).await)),
        ("renew", refused(session::renew_token(engine).await)),
        ("job set", refused(job::set(engine, &fields(&[("minutes_between", "5")])).await)),
        ("ready", refused(job::ready(engine).await)),
        ("hold", refused(job::hold(engine).await)),
        ("restart", refused(job::restart(engine).await)),
        ("recreate", refused(job::recreate(engine).await)),
        ("activity", refused(activity::delete(engine, None).await)),
        ("template add", refused(templates::add(engine, &any).await)),
        ("template set", refused(templates::set(engine, "EMAIL", &setting).await)),
        ("template delete", refused(templates::delete(engine, "EMAIL").await)),
        ("template restore", refused(templates::restore(engine).await)),
        ("group add", refused(templates::add_group(engine, &any).await)),
        ("group set", refused(templates::set_group(engine, "SYSTEM", &any).await)),
        ("group delete", refused(templates::delete_group(engine, "SYSTEM").await)),
    ];
    for (name, code) in results {
        assert_eq!(code, Some(Code::AdministratorRequired), "{name}");
    }
    assert!(setup::show(engine).await.unwrap().enabled);
    administrator::unlock(engine, Secret::new(PIN)).await.unwrap();
    setup::disable(engine).await.unwrap();
    administrator::lock(engine).await.unwrap();
    assert_eq!(refused(setup::enable(engine, true).await), Some(Code::AdministratorRequired));
}

#[tokio::test]
async fn reading_processing_and_the_schedule_go_on_while_it_is_locked() {
    let world = World::new().await;
    let engine = &world.engine;
    administrator::set_pin(engine, None, Secret::new(PIN)).await.unwrap();
    job::ready(engine).await.unwrap();
    administrator::lock(engine).await.unwrap();
    world.deliver(world.mail(C1, &[S1], &[]));
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let mut events = engine.subscribe();
    let running = tokio::spawn(schedule::run_on_schedule(engine.clone(), stopped));
    let finished = async {
        while !matches!(events.recv().await, Ok(bitacora_engine::domain::event::Event::RunFinished(_))) {}
    };
    tokio::time::timeout(Duration::from_secs(30), finished).await.expect("the job ran by itself");
    stop.send_replace(true);
    running.await.unwrap().unwrap();
    assert_eq!(world.pairs().await, ["C1/S1 Inbound"]);

    world.deliver(world.mail(X, &[S1], &[]));
    assert_eq!(world.run().await.unmatched, 1);
    let contact = fields(&[("no", "X"), ("name", "X"), ("type", "Person"), ("email", X)]);
    contacts::add(engine, &contact).await.expect("the address book is everybody's");
    salespeople::set(engine, "S1", &fields(&[("name", "Sam")])).await.unwrap();
    assert_eq!(world.entries().await.len(), 2, "late match too");
    assert!(setup::validate(engine).await.is_ok());
    assert!(limits::measure(engine).await.is_ok());
    assert!(job::next_run(engine, None).await.unwrap().is_some());
    assert!(!activity::list(engine, &ActivityFilter::default()).await.unwrap().is_empty());
    assert!(templates::list(engine).await.unwrap().iter().any(|template| template.for_emails));
    world.assert_in_order().await;
}

#[tokio::test]
async fn a_restart_of_the_program_locks_again_and_remembers_wrong_pins() {
    let mut world = World::new().await;
    administrator::set_pin(&world.engine, None, Secret::new(PIN)).await.unwrap();
    assert!(administrator::state(&world.engine).await.unwrap().unlocked);
    let wrong = administrator::unlock(&world.engine, Secret::new("0000")).await.unwrap_err();
    assert_eq!(wrong.code(), Code::PinWrong);
    world.reopen().await;
    let state = administrator::state(&world.engine).await.unwrap();
    assert!(state.protected && !state.unlocked);
    let early = administrator::unlock(&world.engine, Secret::new(PIN)).await;
    if let Err(error) = early {
        assert!(error.retry_after().is_some(), "{error:?}");
        tokio::time::sleep(Duration::from_millis(1_050)).await;
    }
    assert!(administrator::unlock(&world.engine, Secret::new(PIN)).await.unwrap().unlocked);
    let kept = world.kept_secrets();
    assert!(kept.values().all(|value| !value.contains(PIN)), "the keychain holds a hash");
}

#[tokio::test]
async fn every_change_is_in_the_audit_and_no_secret_is() {
    let world = World::new().await;
    let engine = &world.engine;
    setup::disable(engine).await.unwrap();
    setup::set_secret(engine, "client_secret", Secret::new("s3cret-value")).await.unwrap();
    setup::set_secret(engine, "client_secret", Secret::new("")).await.unwrap();
    setup::set(engine, &fields(&[("unmatched", "leave"), ("batch_size", "50")])).await.unwrap();
    setup::enable(engine, true).await.unwrap();
    job::hold(engine).await.unwrap();
    job::set(engine, &fields(&[("minutes_between", "5")])).await.unwrap();
    templates::set(engine, "EMAIL", &fields(&[("unit_cost", "9.00")])).await.unwrap();
    administrator::set_pin(engine, None, Secret::new(PIN)).await.unwrap();
    session::sign_out(engine).await.unwrap();
    let records = audit(&world).await;
    let has = |action: &str, name: &str, old: &str, new: &str| {
        records.iter().any(|row| {
            (row.action.as_str(), row.name.as_str(), row.old.as_str(), row.new.as_str())
                == (action, name, old, new)
        })
    };
    for (action, name, old, new) in [
        ("set", "unmatched", "set_aside", "leave"),
        ("set_secret", "client_secret", "", ""),
        ("remove_secret", "client_secret", "", ""),
        ("enable", "", "", ""),
        ("disable", "", "", ""),
        ("sign_in", "", "", "job@us.example"),
        ("sign_out", "", "job@us.example", ""),
        ("job", "status", "Ready", "On Hold"),
        ("job", "minutes_between", "10", "5"),
        ("template", "EMAIL unit_cost_minor", "800", "900"),
        ("pin", "set", "", ""),
    ] {
        assert!(has(action, name, old, new), "{action} {name} {old} {new}: {records:#?}");
    }
    assert!(!records.iter().any(|row| row.name == "batch_size"), "it did not change");
    let signed_in = records.iter().find(|row| row.action == "enable").unwrap();
    assert!(signed_in.user_id.ends_with(" / job@us.example"), "{}", signed_in.user_id);
    let text = format!("{records:?}");
    assert!(!text.contains("s3cret-value") && !text.contains(PIN), "{text}");
    let next = administrator::audit(engine, Some(records[1].id), 1).await.unwrap();
    assert_eq!(next[0], records[2]);
}

#[tokio::test]
async fn recreating_always_ends_with_one_healthy_job() {
    let world = World::new().await;
    let engine = &world.engine;
    let healthy = async |name: &str| {
        let before = now();
        let job = job::recreate(engine).await.unwrap();
        assert_eq!((job.status, job.attempts, job.max_attempts), (JobStatus::Ready, 0, 3), "{name}");
        assert_eq!((job.weekdays, job.starting_time.as_str()), ([true; 7], ""), "{name}");
        assert_eq!((job.error_code.as_str(), job.error_cause), ("", None), "{name}");
        assert_eq!((job.minutes_between, job.expiration), (10, None), "{name}");
        let wait = job.next_run.unwrap() - before;
        assert!(wait >= TimeDelta::seconds(59) && wait <= TimeDelta::seconds(70), "{name}: {wait}");
        assert_eq!(job.user_id, "job@us.example", "{name}");
    };
    healthy("Ready").await;
    job::hold(engine).await.unwrap();
    let edits = [
        ("starting_time", "06:00"),
        ("weekdays", "sun"),
        ("max_attempts", "0"),
        ("minutes_between", "7"),
        ("expiration", "2020-01-01T00:00:00Z"),
    ];
    job::set(engine, &fields(&edits)).await.unwrap();
    healthy("On Hold").await;
    job::hold(engine).await.unwrap();
    job::set(engine, &fields(&[("max_attempts", "0")])).await.unwrap();
    job::ready(engine).await.unwrap();
    world.sim.remove_rights("job@us.example");
    let error = world.try_run().await.unwrap_err();
    let failed = job::show(engine).await.unwrap().unwrap();
    assert_eq!(failed.status, JobStatus::Error, "{error:?}");
    assert_eq!((failed.error_code, failed.error_cause), (error.code().as_str(), error.cause_of()));
    let run = job::runs(engine, 1).await.unwrap().remove(0);
    assert_eq!(run.error_cause, error.cause_of(), "the run's row has it too");
    assert!(run.finished_at.unwrap() >= run.started_at);
    world.sim.grant_rights("job@us.example");
    healthy("Error").await;
    world.run().await;
    setup::disable(engine).await.unwrap();
    assert_eq!(refused(job::recreate(engine).await), Some(Code::LoggingDisabled));
    assert_eq!(job::show(engine).await.unwrap(), None);
}

#[tokio::test]
async fn recreating_while_a_run_is_under_way_keeps_one_job() {
    let world = World::new().await;
    let engine = &world.engine;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.sim.fault(Fault::once(Match::any(), FaultKind::Slow(Duration::from_millis(400))));
    let (run, recreated) = tokio::join!(world.try_run(), async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        job::recreate(engine).await
    });
    assert_eq!((run.unwrap().logged, recreated.unwrap().status), (1, JobStatus::Ready));
    let after = job::show(engine).await.unwrap().unwrap();
    assert!(after.status == JobStatus::Ready && after.next_run.is_some(), "{after:?}");
}

#[tokio::test]
async fn an_expired_job_has_no_next_run() {
    let world = World::new().await;
    let engine = &world.engine;
    job::hold(engine).await.unwrap();
    job::set(engine, &fields(&[("expiration", "2020-01-01T00:00:00Z")])).await.unwrap();
    assert_eq!(job::ready(engine).await.unwrap().next_run, None);
    assert_eq!(job::next_run(engine, Some(now())).await.unwrap(), None);
    assert_eq!(job::run_once(engine).await.unwrap().found, 0, "by hand it runs");
}

#[tokio::test]
async fn a_missing_template_blocks_enabling_until_it_is_restored() {
    let world = World::new().await;
    let engine = &world.engine;
    setup::disable(engine).await.unwrap();
    templates::add(engine, &fields(&[("code", "MAIL"), ("for_emails", "true")])).await.unwrap();
    templates::delete(engine, "EMAIL").await.unwrap();
    setup::set(engine, &fields(&[("emails_template", "NONE")])).await.unwrap();
    assert_eq!(refused(setup::enable(engine, true).await), Some(Code::TemplateMissing));
    let restored = templates::restore(engine).await.unwrap();
    assert!(restored.for_emails && restored.unit_cost_minor == 800, "{restored:?}");
    setup::enable(engine, true).await.unwrap();

    let rates = fields(&[("unit_cost", "9.50"), ("unit_duration", "3"), ("group_code", "")]);
    templates::set(engine, "EMAIL", &rates).await.unwrap();
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let entry = world.entries().await.remove(0);
    assert_eq!((entry.template_code.as_str(), entry.group_code.as_str()), ("EMAIL", ""));
    assert_eq!((entry.cost, entry.duration), (950, 3), "R48");
    templates::set(engine, "MAIL", &fields(&[("for_emails", "true")])).await.unwrap();
    assert_eq!(refused(templates::delete(engine, "EMAIL").await), Some(Code::InUse), "an entry has it");
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    assert!(world.entries().await.iter().any(|entry| entry.template_code == "MAIL"));
}

#[tokio::test]
async fn the_mailbox_is_measured_once_a_day_after_a_run() {
    let world = World::new().await;
    let engine = &world.engine;
    assert_eq!(limits::show(engine).await.unwrap(), None);
    for _ in 0..3 {
        world.deliver(world.mail(C1, &[S1], &[]));
    }
    world.deliver(world.mail(X, &[S1], &[]));
    world.run().await;
    let first = limits::show(engine).await.unwrap().expect("measured after the run");
    let roles: Vec<_> = first.folders.iter().map(|folder| (folder.role.as_str(), folder.items)).collect();
    assert_eq!(roles, [("inbox", 0), ("archive", 3), ("not_logged", 1)]);
    let sizes: Option<u64> = first.folders.iter().map(|folder| folder.bytes).sum();
    assert!(sizes.is_some_and(|bytes| bytes > 0) && first.bytes == sizes, "{first:?}");
    assert_eq!((first.level, first.byte_limit), (Level::Fine, 50 << 30));
    assert_eq!(first.mailbox, "log@us.example");

    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    assert_eq!(limits::show(engine).await.unwrap().as_ref(), Some(&first), "once a day");
    let again = limits::measure(engine).await.unwrap();
    assert_eq!(again.folders[1].items, 4);
    assert!(again.measured_at >= first.measured_at);
}

#[tokio::test]
async fn a_measurement_that_fails_is_noted_and_no_concern_of_the_run() {
    let world = World::with(Settings::default()).await;
    world.deliver(world.mail(C1, &[S1], &[]));
    let refuse = FaultKind::Status {
        status: 403,
        code: "ErrorAccessDenied".into(),
        message: "no".into(),
        retry_after: None,
    };
    // The run itself asks for the well-known Archive once; the measurement is the second to ask.
    let archive = Match { skip: 1, ends_with: Some("/archive".into()), ..Match::of("GET", "/mailFolders") };
    world.sim.fault(Fault::once(archive, refuse));
    let summary = world.run().await;
    assert_eq!((summary.logged, summary.error_code.as_str()), (1, ""));
    assert_eq!(world.messages(Outcome::Logged).await.len(), 1);
    let failed = ActivityFilter { context: "Measure mailbox".into(), ..ActivityFilter::default() };
    let rows = activity::list(&world.engine, &failed).await.unwrap();
    assert_eq!((rows.len(), rows[0].status.as_str()), (1, "Failed"), "{rows:?}");
    assert_eq!(limits::show(&world.engine).await.unwrap(), None);
    world.run().await;
    assert!(limits::show(&world.engine).await.unwrap().is_some(), "the next run measures");
}
