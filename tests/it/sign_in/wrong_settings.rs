//! Every wrong setting at Entra ends in its own cause, and is got over without starting anew (issue: error map).

use std::time::Duration;

use bitacora_engine::Code;
use bitacora_engine::Secret;
use bitacora_engine::actions::{session, setup};
use bitacora_engine::domain::advice::{Cause, Remedy};
use exchange_simulator::{AccountState, Platform, Settings};
use tokio::sync::watch;

use super::{begin, confidential, finish, strict_tenant, true_redirect};
use crate::support::{World, browse, fields};

/// The cause of a sign-in that must fail, while the browser goes where it is sent.
async fn cause(world: &World) -> Cause {
    let error = world.sign_in().await.expect_err("the sign-in must fail");
    assert!(error.reference_text().is_some(), "Microsoft's name for it is told: {error:?}");
    error.cause_of().expect("a cause")
}

/// The same where the browser shows the error and nobody is sent back.
async fn cause_in_the_browser(world: &World, number: &str) -> Cause {
    let pending = begin(world, false, Duration::from_millis(400)).await.unwrap();
    let page = browse(pending.open.clone()).await.unwrap();
    assert!(page.contains(number), "{page}");
    finish(pending).await.unwrap_err().cause_of().expect("a cause")
}

/// The cause of a renewal that must fail, and what Microsoft calls it.
async fn renewal(world: &World) -> (Cause, String) {
    let error = session::renew_token(&world.engine).await.expect_err("the renewal must fail");
    let reference = error.reference_text().expect("a reference").to_owned();
    (error.cause_of().expect("a cause"), reference)
}

#[tokio::test]
async fn what_the_browser_alone_shows_ends_by_time_or_by_hand() {
    let world = World::bare(Settings { platform: Platform::Unregistered, ..Settings::default() }).await;
    assert_eq!(cause_in_the_browser(&world, "AADSTS50011").await, Cause::SignInTimedOut);
    let pending = begin(&world, false, Duration::from_secs(20)).await.unwrap();
    let (cancel, canceled) = watch::channel(false);
    let waiting = tokio::spawn(pending.wait(canceled, |_| {}));
    cancel.send(true).unwrap();
    assert_eq!(waiting.await.unwrap().unwrap_err().cause_of(), Some(Cause::SignInCanceled));
    for (account, number) in [
        (AccountState::Disabled, "AADSTS50057"),
        (AccountState::BlockedByPolicy, "AADSTS53003"),
        (AccountState::OfAnotherTenant, "AADSTS50020"),
    ] {
        world.sim.set(|settings| {
            settings.platform = Platform::AsTheClient;
            settings.account = account;
        });
        assert_eq!(cause_in_the_browser(&world, number).await, Cause::SignInTimedOut);
    }
    world.sim.set(|settings| settings.account = AccountState::Good);
    world.sign_in().await.expect("once it is put right");
}

#[tokio::test]
async fn consent_that_is_declined_missing_or_taken_back() {
    let strict = Settings { require_consent: true, ..Settings::default() };
    let world = World::bare_on(strict_tenant(), strict).await;
    assert_eq!(cause(&world).await, Cause::AdminConsentNeeded);
    world.sim.set(|settings| settings.person_declines = true);
    assert_eq!(cause(&world).await, Cause::ConsentDeclined);
    world.sim.set(|settings| {
        settings.person_declines = false;
        settings.require_consent = false;
    });
    world.sign_in().await.expect("once consent may be given");
    assert!(setup::show(&world.engine).await.unwrap().consent_given, "a sign-in shows that there is consent");
    world.sim.revoke_consent();
    let (cause, reference) = renewal(&world).await;
    assert_eq!((cause, cause.remedy()), (Cause::ConsentMissing, Remedy::GiveConsent));
    assert!(
        reference.starts_with("AADSTS65001 · trace ") && reference.contains(" · correlation "),
        "{reference}"
    );
    assert!(session::account(&world.engine).await.unwrap().unwrap().sign_in_needed, "the banner knows");
    world.sign_in().await.expect("signing in gives consent again");
}

#[tokio::test]
async fn secrets_have_their_causes_at_sign_in_and_at_renewal() {
    let (world, secret) = confidential().await;
    let good = || Secret::new(&secret);
    assert_eq!(cause(&world).await, Cause::SecretMissing);
    setup::set_secret(&world.engine, "client_secret", Secret::new("a guess")).await.unwrap();
    assert_eq!(cause(&world).await, Cause::SecretWrong);
    setup::set_secret(&world.engine, "client_secret", good()).await.unwrap();
    world.sim.set(|settings| settings.secret_expired = true);
    assert_eq!(cause(&world).await, Cause::SecretExpired);
    world.sim.set(|settings| {
        settings.secret_expired = false;
        settings.platform = Platform::MobileAndDesktop;
    });
    assert_eq!(cause(&world).await, Cause::SecretOnPublicClient);
    world.sim.set(|settings| settings.platform = Platform::AsTheClient);
    world.sign_in().await.expect("with the right secret");

    world.sim.set(|settings| settings.secret_expired = true);
    assert_eq!(renewal(&world).await.0, Cause::SecretExpired);
    world.sim.set(|settings| {
        settings.secret_expired = false;
        settings.platform = Platform::MobileAndDesktop;
    });
    let (cause, reference) = renewal(&world).await;
    assert_eq!((cause, cause.remedy()), (Cause::SecretOnPublicClient, Remedy::RemoveSecret));
    assert!(reference.starts_with("AADSTS700025 · trace "), "{reference}");
    world.sim.set(|settings| settings.platform = Platform::AsTheClient);
    setup::set_secret(&world.engine, "client_secret", Secret::new("a guess")).await.unwrap();
    assert_eq!(renewal(&world).await.0, Cause::SecretWrong);
    setup::set_secret(&world.engine, "client_secret", Secret::new("")).await.unwrap();
    assert_eq!(renewal(&world).await.0, Cause::SecretMissing);
    setup::set_secret(&world.engine, "client_secret", good()).await.unwrap();
    session::renew_token(&world.engine).await.expect("the sign-in outlived all of it");
}

#[tokio::test]
async fn clients_and_tenants_that_are_not_there() {
    let world = World::bare(Settings::default()).await;
    world.sign_in().await.unwrap();
    let (client, tenant) = (world.sim.client_id(), world.sim.tenant_id());
    let stranger = "0f2e4e4c-0000-4000-8000-000000000001";
    let set = async |name: &str, value: &str| {
        setup::set(&world.engine, &fields(&[(name, value)])).await.unwrap();
    };
    set("client_id", stranger).await;
    assert_eq!(cause_in_the_browser(&world, "AADSTS700016").await, Cause::SignInTimedOut);
    assert_eq!(renewal(&world).await.0, Cause::ClientUnknown);
    let device = session::begin_device_sign_in(&world.engine).await.unwrap_err();
    assert_eq!((device.code(), device.cause_of()), (Code::ClientRejected, Some(Cause::ClientUnknown)));
    set("client_id", "").await;
    for error in [
        begin(&world, false, Duration::from_secs(1)).await.map(drop).unwrap_err(),
        begin(&world, true, Duration::from_secs(1)).await.map(drop).unwrap_err(),
        session::begin_device_sign_in(&world.engine).await.map(drop).unwrap_err(),
        session::consent_address(&world.engine).await.map(drop).unwrap_err(),
        session::renew_token(&world.engine).await.unwrap_err(),
    ] {
        assert_eq!(error.cause_of(), Some(Cause::ClientIdMissing), "{error:?}");
    }
    set("client_id", &client).await;
    set("tenant", stranger).await;
    let early = begin(&world, false, Duration::from_secs(1)).await.map(drop).unwrap_err();
    assert_eq!(
        (early.code(), early.cause_of()),
        (Code::TenantMismatch, Some(Cause::TenantUnknown)),
        "told at once"
    );
    assert_eq!(renewal(&world).await.0, Cause::TenantUnknown);
    set("tenant", "organizations").await;
    world.sim.set(|settings| settings.single_tenant = true);
    assert_eq!(cause_in_the_browser(&world, "AADSTS50194").await, Cause::SignInTimedOut);
    assert_eq!(renewal(&world).await.0, Cause::SingleTenantApp);
    set("tenant", &tenant).await;
    world.sign_in().await.expect("once all is put right");
}

#[tokio::test]
async fn an_account_that_may_no_longer_sign_in() {
    for (account, cause, remedy) in [
        (AccountState::Disabled, Cause::AccountDisabled, Remedy::AskAdministrator),
        (AccountState::BlockedByPolicy, Cause::BlockedByPolicy, Remedy::AskAdministrator),
        (AccountState::NeedsSecondFactor, Cause::MfaNeeded, Remedy::SignIn),
    ] {
        let world = World::new().await;
        world.sim.set(|settings| settings.account = account);
        world.sim.expire_access_tokens();
        for _ in 0..2 {
            let error = world.try_run().await.unwrap_err();
            assert_eq!((error.code(), error.cause_of()), (Code::SignInAgain, Some(cause)), "{error:?}");
        }
        assert_eq!(cause.remedy(), remedy);
        assert!(session::account(&world.engine).await.unwrap().unwrap().sign_in_needed, "{account:?}");
        world.sim.set(|settings| settings.account = AccountState::Good);
        world.sign_in().await.expect("sign in again");
        world.run().await;
    }
    let world = World::new().await;
    world.sim.revoke_tokens();
    assert_eq!(renewal(&world).await.0, Cause::SignInRevoked);
    world.sign_in().await.unwrap();
    world.sim.expire_refresh_tokens();
    assert_eq!(renewal(&world).await.0, Cause::SignInExpired, "R148");
    session::sign_out(&world.engine).await.unwrap();
    let nobody = session::renew_token(&world.engine).await.unwrap_err();
    assert_eq!(nobody.cause_of(), Some(Cause::NotSignedIn));
}

#[tokio::test]
async fn consent_can_be_given_by_somebody_else_somewhere_else() {
    let strict = Settings { require_consent: true, ..Settings::default() };
    let world = World::bare_on(strict_tenant(), strict).await;
    setup::set(&world.engine, &fields(&[("tenant", "common")])).await.unwrap();
    let address = session::consent_address(&world.engine).await.unwrap();
    let root = format!("{}/organizations/v2.0/adminconsent?", world.sim.authority_url());
    assert!(address.starts_with(&root), "never common (wire §2): {address}");
    assert_eq!(super::parameter(&address, "redirect_uri"), "http://localhost/callback", "as registered");
    assert_eq!(super::parameter(&address, "client_id"), world.sim.client_id());
    assert!(super::parameter(&address, "scope").contains("Mail.ReadWrite.Shared"), "{address}");
    let state = |address: &str| super::parameter(address, "state");
    let again = session::consent_address(&world.engine).await.unwrap();
    assert!(state(&address).len() >= 32 && state(&address) != state(&again), "{address}");
    setup::set(&world.engine, &fields(&[("tenant", &world.sim.tenant_id())])).await.unwrap();
    assert!(world.sign_in().await.is_err(), "not yet");
    let redirect = true_redirect(&session::consent_address(&world.engine).await.unwrap()).await;
    assert!(redirect.contains("admin_consent=True"), "{redirect}");
    assert!(!setup::show(&world.engine).await.unwrap().consent_given, "nobody listened");
    world.sign_in().await.expect("signing in finds it out");
    assert!(setup::show(&world.engine).await.unwrap().consent_given);
}
