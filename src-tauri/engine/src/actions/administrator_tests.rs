//! The administrator's PIN and the audit, without a mailbox.

use std::time::Duration;

use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::setup::Setup;
use crate::store::test_support::at;

fn secret(text: &str) -> Secret {
    Secret::new(text)
}

async fn code<T: std::fmt::Debug>(result: impl Future<Output = Result<T>>) -> Code {
    result.await.unwrap_err().code()
}

#[tokio::test]
async fn the_setup_is_open_until_a_pin_is_set_and_for_a_quarter_of_an_hour_after_it_was_typed() {
    let clock = Clock::fixed(at(0));
    let (engine, _folder) = engine(clock.clone()).await;
    assert_eq!(state(&engine).await.unwrap(), AdministratorLock { protected: false, unlocked: true });
    require(&engine).await.unwrap();
    assert_eq!(code(set_pin(&engine, None, secret("12"))).await, Code::InvalidValue);
    let open = AdministratorLock { protected: true, unlocked: true };
    assert_eq!(set_pin(&engine, None, secret("4711")).await.unwrap(), open);
    clock.advance(Duration::from_mins(14));
    require(&engine).await.unwrap();
    clock.advance(Duration::from_mins(14));
    require(&engine).await.unwrap();
    clock.advance(Duration::from_mins(15));
    assert_eq!(code(require(&engine)).await, Code::AdministratorRequired);
    assert!(!state(&engine).await.unwrap().unlocked);
    assert_eq!(unlock(&engine, secret("4711")).await.unwrap(), open);
    assert!(!lock(&engine).await.unwrap().unlocked);
    assert_eq!(code(require(&engine)).await, Code::AdministratorRequired);
}

#[tokio::test]
async fn a_wrong_pin_opens_nothing_and_has_to_be_waited_for() {
    let clock = Clock::fixed(at(0));
    let (engine, _folder) = engine(clock.clone()).await;
    set_pin(&engine, None, secret("4711")).await.unwrap();
    lock(&engine).await.unwrap();
    assert_eq!(code(unlock(&engine, secret("1234"))).await, Code::PinWrong);
    let early = unlock(&engine, secret("4711")).await.unwrap_err();
    assert_eq!((early.code(), early.retry_after()), (Code::PinWrong, Some(Duration::from_secs(1))));
    assert_eq!(code(require(&engine)).await, Code::AdministratorRequired, "the right one came too early");
    clock.advance(Duration::from_secs(1));
    assert_eq!(code(remove_pin(&engine, secret("0000"))).await, Code::PinWrong);
    clock.advance(Duration::from_secs(2));
    assert!(unlock(&engine, secret("4711")).await.unwrap().unlocked);
}

#[tokio::test]
async fn changing_and_removing_need_the_pin_even_while_it_is_unlocked() {
    let clock = Clock::fixed(at(0));
    let (engine, _folder) = engine(clock.clone()).await;
    set_pin(&engine, None, secret("4711")).await.unwrap();
    assert_eq!(code(set_pin(&engine, None, secret("9999"))).await, Code::AdministratorRequired);
    assert_eq!(code(set_pin(&engine, Some(secret("1234")), secret("9999"))).await, Code::PinWrong);
    clock.advance(Duration::from_secs(1));
    set_pin(&engine, Some(secret("4711")), secret("9999")).await.unwrap();
    lock(&engine).await.unwrap();
    let open = AdministratorLock { protected: false, unlocked: true };
    assert_eq!(remove_pin(&engine, secret("9999")).await.unwrap(), open);
    assert_eq!(engine.credentials.get(PIN).await.unwrap(), None, "nothing stays in the keychain");
    let noted: Vec<_> = audit(&engine, None, 0).await.unwrap().into_iter().map(|row| row.name).collect();
    assert_eq!(noted, ["removed", "changed", "wrong", "set"]);
}

#[tokio::test]
async fn a_pin_deleted_in_the_keychain_is_gone() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    set_pin(&engine, None, secret("4711")).await.unwrap();
    lock(&engine).await.unwrap();
    engine.credentials.delete(PIN).await.unwrap();
    require(&engine).await.unwrap();
    assert!(set_pin(&engine, None, secret("9999")).await.unwrap().protected);
}

#[tokio::test]
async fn each_changed_value_is_a_record_with_the_user() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let before = Setup::default();
    let after = Setup { batch_size: 7, tenant: "aurora.example".into(), ..Setup::default() };
    note_changes(&engine, ("set", ""), &before, &after).await.unwrap();
    let records = audit(&engine, None, 0).await.unwrap();
    let mut rows: Vec<_> =
        records.iter().map(|row| (row.name.as_str(), row.old.as_str(), row.new.as_str())).collect();
    rows.sort_unstable();
    assert_eq!(rows, [("batch_size", "50", "7"), ("tenant", "organizations", "aurora.example")]);
    assert!(!records[0].user_id.is_empty() && records[0].date == at(0));
}
