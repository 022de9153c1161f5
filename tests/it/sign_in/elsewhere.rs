//! Signing in on another device, as another account, and with values that are kept elsewhere.

use bitacora_engine::Code;
use bitacora_engine::actions::{job, session, setup};
use bitacora_engine::domain::advice::Cause;
use bitacora_engine::domain::job::JobStatus;
use exchange_simulator::Settings;
use exchange_simulator::seed::{Account, Scenario};
use tokio::sync::watch;

use crate::support::{World, empty_tenant};

#[tokio::test]
async fn a_code_typed_in_on_another_device_signs_in() {
    let world = World::bare(Settings { device_pending_polls: 0, ..Settings::default() }).await;
    let pending = session::begin_device_sign_in(&world.engine).await.unwrap();
    assert!(pending.shown.verification_uri.ends_with("/devicelogin"), "{:?}", pending.shown);
    assert!(pending.shown.user_code.len() >= 8, "{:?}", pending.shown);
    let (_keep, cancel) = watch::channel(false);
    let account = pending.wait(cancel).await.expect("signed in");
    assert_eq!((account.username.as_str(), account.tenant_id), ("job@us.example", world.sim.tenant_id()));
    assert!(account.kept_until.is_some(), "{:?}", account.kept_until);
    assert!(world.kept_secrets().contains_key("refresh_token"));
    setup::enable(&world.engine, true).await.expect("enable");
    world.run().await;
    session::sign_out(&world.engine).await.unwrap();
    world.sim.set(|settings| settings.person_declines = true);
    let pending = session::begin_device_sign_in(&world.engine).await.unwrap();
    let (_keep, cancel) = watch::channel(false);
    let error = pending.wait(cancel).await.unwrap_err();
    assert_eq!((error.code(), error.cause_of()), (Code::ConsentDeclined, Some(Cause::ConsentDeclined)));
    assert!(world.kept_secrets().is_empty() && session::account(&world.engine).await.unwrap().is_none());
}

#[tokio::test]
async fn the_job_goes_on_as_another_account() {
    let account =
        |upn: &str| Account { upn: upn.into(), name: upn.into(), admin: false, member_of_shared: true };
    let two =
        Scenario { accounts: vec![account("job@us.example"), account("new@us.example")], ..empty_tenant() };
    let world = World::on(two, Settings::default()).await;
    let user = async || job::show(&world.engine).await.unwrap().unwrap().user_id;
    assert_eq!(user().await, "job@us.example");
    world.sim.set(|settings| settings.sign_in_as = Some("new@us.example".into()));
    world.sign_in().await.expect("Renew Token as another account (R147)");
    assert_eq!(user().await, "new@us.example", "R146");
    world.sim.expire_access_tokens();
    world.sim.clear_log();
    world.run().await;
    assert_eq!(world.token_requests(), 1, "with the tokens of that account");
    job::hold(&world.engine).await.unwrap();
    world.sim.set(|settings| settings.sign_in_as = Some("job@us.example".into()));
    world.sign_in().await.unwrap();
    let held = job::show(&world.engine).await.unwrap().unwrap();
    assert_eq!((held.status, held.user_id.as_str()), (JobStatus::OnHold, "job@us.example"), "a hold stays");
}

#[cfg(unix)]
#[tokio::test]
async fn values_kept_elsewhere_are_asked_for() {
    use std::os::unix::fs::PermissionsExt as _;
    let world = World::bare(Settings { record_bodies: true, ..Settings::default() }).await;
    let (id, secret) = world.sim.confidential_client();
    let vault = world.dir.path().join("vault");
    let keep = |secret: &str| {
        let text = format!(
            "#!/bin/sh\ncase $BITACORA_EVENT in\nOnGetEmailLoggingClientId) echo {id};;\n\
             OnGetEmailLoggingClientSecret) echo '{secret}';;\n\
             OnGetEmailLoggingRedirectURL) echo http://127.0.0.1/auth/callback;;\nesac\n"
        );
        std::fs::write(&vault, text).unwrap();
        std::fs::set_permissions(&vault, std::fs::Permissions::from_mode(0o700)).unwrap();
    };
    keep("outdated");
    let command = format!("'{}'", vault.display());
    let settings = [
        ("client_id", ""),
        ("client_id_command", command.as_str()),
        ("client_secret_command", command.as_str()),
        ("redirect_url_command", command.as_str()),
    ];
    setup::set(&world.engine, &crate::support::fields(&settings)).await.unwrap();
    assert_eq!(world.sign_in().await.unwrap_err().cause_of(), Some(Cause::SecretWrong));
    keep(&secret);
    world.sign_in().await.expect("what Microsoft did not accept is asked for anew (R137, R138)");
    assert!(!setup::show(&world.engine).await.unwrap().has_client_secret, "nothing of it is stored");
    let kept = world.kept_secrets();
    assert_eq!(kept.keys().map(String::as_str).collect::<Vec<_>>(), ["refresh_token"]);
    let database = std::fs::read(world.dir.path().join("bitacora.sqlite")).unwrap();
    assert!(!database.windows(secret.len()).any(|part| part == secret.as_bytes()), "R135");
    std::fs::remove_file(&vault).unwrap();
    session::renew_token(&world.engine).await.expect("the answers are kept for a quarter of an hour");
    let elsewhere = [("client_secret_command", "/nowhere/at-all")];
    setup::set(&world.engine, &crate::support::fields(&elsewhere)).await.unwrap();
    let error = session::renew_token(&world.engine).await.unwrap_err();
    assert_eq!((error.code(), error.cause_of()), (Code::ProviderFailed, Some(Cause::ProviderFailed)));
    assert!(error.to_string().contains("OnGetEmailLoggingClientSecret"), "{error}");
}
