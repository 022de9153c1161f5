use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::job::ActivityFilter;
use crate::store::test_support::{NewEntry, add_entry, add_salesperson, at};

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn refused(result: Result<Contact>) -> Code {
    result.unwrap_err().code()
}

#[tokio::test]
async fn a_contact_is_added_with_the_next_number() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "").await;
    let firm = add(&engine, &typed(&[("type", "company"), ("name", " Aurora ")])).await.unwrap();
    assert_eq!(
        (firm.no.as_str(), firm.name.as_str(), firm.company_no.as_str()),
        ("CT000001", "Aurora", "CT000001")
    );
    let fields = typed(&[
        ("name", "Ana"),
        ("kind", "Person"),
        ("company_no", "ct000001"),
        ("email", "Ana@X.com"),
        ("email_2", "a@x.com;b@x.com"),
        ("salesperson_code", "jo"),
        ("country", "es"),
    ]);
    let ana = add(&engine, &fields).await.unwrap();
    assert_eq!((ana.no.as_str(), ana.company_name.as_str()), ("CT000002", "Aurora"));
    assert_eq!((ana.salesperson_code.as_str(), ana.country.as_str()), ("JO", "ES"));
    assert_eq!(show(&engine, " ct000002 ").await.unwrap(), ana);
    let by_hand = add(&engine, &typed(&[("no", "ct000003")])).await.unwrap();
    assert_eq!(by_hand.no, "CT000003");
    let next = add(&engine, &Fields::new()).await.unwrap();
    assert_eq!(next.no, "CT000004", "a number given by hand is passed over");
    assert_eq!(list(&engine, &ContactQuery::default()).await.unwrap().total, 4);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_takes_no_number() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add(&engine, &typed(&[("no", "P1")])).await.unwrap();
    let long = "x".repeat(101);
    let cases = [
        (("email", "ana@x"), Code::EmailInvalid),
        (("email_2", "a@x.com;b"), Code::EmailInvalid),
        (("name", long.as_str()), Code::InvalidValue),
        (("minor", "perhaps"), Code::InvalidValue),
        (("type", "Robot"), Code::InvalidValue),
        (("company_no", "K9"), Code::NotFound),
        (("company_no", "P1"), Code::InvalidValue),
        (("salesperson_code", "NN"), Code::NotFound),
        (("no", "p1"), Code::AlreadyExists),
        (("no", "123456789012345678901"), Code::InvalidValue),
        (("company_name", "x"), Code::UnknownName),
    ];
    for ((name, value), code) in cases {
        assert_eq!(refused(add(&engine, &typed(&[(name, value)])).await), code, "{name}={value}");
    }
    let error = add(&engine, &typed(&[("shoe_size", "42")])).await.unwrap_err();
    assert!(error.to_string().contains("shoe_size"), "{error}");
    assert_eq!(add(&engine, &Fields::new()).await.unwrap().no, "CT000001", "no gaps");
    assert_eq!(refused(set(&engine, "nobody", &Fields::new()).await), Code::NotFound);
    assert_eq!(refused(set(&engine, "P1", &typed(&[("no", "P2")])).await), Code::InvalidValue);
    set(&engine, "P1", &typed(&[("no", "p1"), ("city", "Vigo")])).await.unwrap();
}

#[tokio::test]
async fn the_type_stays_with_entries_or_people() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    for fields in [
        typed(&[("no", "K1"), ("type", "Company")]),
        typed(&[("no", "P1"), ("company_no", "K1")]),
        typed(&[("no", "P2")]),
    ] {
        add(&engine, &fields).await.unwrap();
    }
    let to = |kind| typed(&[("type", kind)]);
    assert_eq!(refused(set(&engine, "K1", &to("Person")).await), Code::ContactHasPeople);
    let firm = set(&engine, "P1", &to("Company")).await.unwrap();
    assert_eq!(firm.company_no, "P1", "a company is its own");
    let person = set(&engine, "P1", &to("Person")).await.unwrap();
    assert_eq!(person.company_no, "");
    add_entry(&engine.store, &NewEntry { contact_no: "P2", canceled: true, ..NewEntry::default() }).await;
    assert_eq!(refused(set(&engine, "P2", &to("Company")).await), Code::ContactHasInteractions);
    set(&engine, "P2", &typed(&[("type", "person"), ("name", "same type")])).await.unwrap();
    let elsewhere = typed(&[("company_no", "P2")]);
    assert_eq!(refused(set(&engine, "K1", &elsewhere).await), Code::InvalidValue);
}

#[tokio::test]
async fn a_minor_is_blocked_until_a_parent_consents() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add(&engine, &typed(&[("no", "P1")])).await.unwrap();
    let change = async |pairs: &[(&str, &str)]| set(&engine, "P1", &typed(pairs)).await;
    assert!(change(&[("minor", "true")]).await.unwrap().privacy_blocked);
    assert_eq!(refused(change(&[("privacy_blocked", "false")]).await), Code::ParentalConsentRequired);
    assert!(
        change(&[("parental_consent", "true")]).await.unwrap().privacy_blocked,
        "consent alone lifts nothing"
    );
    assert!(!change(&[("privacy_blocked", "false")]).await.unwrap().privacy_blocked);
    assert!(
        !change(&[("minor", "true"), ("city", "Vigo")]).await.unwrap().privacy_blocked,
        "nothing changed"
    );
    assert!(change(&[("parental_consent", "false")]).await.unwrap().privacy_blocked, "clearing sets it too");
    let grown = change(&[("minor", "false"), ("privacy_blocked", "false")]).await.unwrap();
    assert!(!grown.privacy_blocked && !grown.minor);
    let card = change(&[("minor", "true"), ("parental_consent", "false"), ("privacy_blocked", "false")])
        .await
        .unwrap();
    assert!(card.privacy_blocked, "a card that sends the block as it was asks for nothing");
    let child = add(&engine, &typed(&[("no", "P2"), ("minor", "yes")])).await.unwrap();
    assert!(child.privacy_blocked);
}

#[tokio::test]
async fn alternative_addresses_come_and_go() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add(&engine, &typed(&[("no", "P1")])).await.unwrap();
    let one =
        add_address(&engine, "p1", &typed(&[("email", "Home@x.com"), ("from", "2026-01-01")])).await.unwrap();
    assert_eq!(one.alternative_addresses[0].code, "1");
    let two = typed(&[("email", "work@x.com"), ("code", "work"), ("to", "2026-12-31")]);
    let both = add_address(&engine, "P1", &two).await.unwrap();
    assert_eq!(both.alternative_addresses[1].code, "WORK");
    assert_eq!(refused(add_address(&engine, "P1", &two).await), Code::AlreadyExists);
    for wrong in [
        typed(&[]),
        typed(&[("email", "")]),
        typed(&[("email", "a@x.com;b@x.com")]),
        typed(&[("email", "nonsense")]),
    ] {
        assert_eq!(refused(add_address(&engine, "P1", &wrong).await), Code::EmailInvalid);
    }
    for wrong in [("from", "1.1.2026"), ("to", "2025-12-31")] {
        let fields = typed(&[("email", "a@x.com"), ("from", "2026-01-01"), wrong]);
        assert_eq!(refused(add_address(&engine, "P1", &fields).await), Code::InvalidValue);
    }
    let moved = set_address(&engine, "P1", "work", &typed(&[("email", "new@x.com")])).await.unwrap();
    assert_eq!(moved.alternative_addresses[1].email, "new@x.com");
    assert_eq!(refused(set_address(&engine, "P1", "none", &Fields::new()).await), Code::NotFound);
    assert_eq!(refused(set_address(&engine, "P1", "1", &typed(&[("code", "2")])).await), Code::InvalidValue);
    assert_eq!(delete_address(&engine, "P1", "1").await.unwrap().alternative_addresses.len(), 1);
    assert_eq!(refused(delete_address(&engine, "P1", "1").await), Code::NotFound);
}

#[tokio::test]
async fn the_same_address_may_stand_on_two_contacts() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    for no in ["P1", "P2"] {
        add(&engine, &typed(&[("no", no), ("email", "shared@x.com")])).await.unwrap();
    }
    delete(&engine, "p1").await.unwrap();
    assert_eq!(refused(show(&engine, "P1").await), Code::NotFound);
    assert_eq!(delete(&engine, "P1").await.unwrap_err().code(), Code::NotFound);
}

/// The window awaits actions on any thread: a future that cannot move would not compile here.
#[tokio::test]
async fn actions_may_move_between_threads() {
    fn movable<F: Future + Send>(future: F) {
        drop(future);
    }
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    let fields = Fields::new();
    movable(list(&engine, &ContactQuery::default()));
    movable(add(&engine, &fields));
    movable(set(&engine, "", &fields));
    movable(delete(&engine, ""));
    movable(add_address(&engine, "", &fields));
    movable(crate::actions::salespeople::add(&engine, &fields));
    movable(crate::actions::salespeople::set(&engine, "", &fields));
    movable(crate::actions::salespeople::delete(&engine, ""));
    movable(crate::actions::interactions::list(&engine, &crate::domain::interaction::EntryQuery::default()));
    movable(crate::actions::interactions::show(&engine, 1));
    movable(crate::actions::activity::list(&engine, &ActivityFilter::default()));
    movable(crate::actions::backup::backup(&engine, folder.path()));
    movable(crate::actions::backup::restore(folder.path(), folder.path(), at(0)));
}
