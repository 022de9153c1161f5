use std::collections::BTreeSet;

use super::*;
use crate::domain::contact::{AlternativeAddress, CorrespondenceType};
use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, company, memory, person};

async fn index(store: &Store) -> Vec<(String, String, String, String)> {
    sqlx::query_as(
        "SELECT address, contact_no, kind, alt_address_code FROM contact_address ORDER BY 1, 2, 3, 4",
    )
    .fetch_all(&store.pool)
    .await
    .unwrap()
}

async fn changed(store: &Store) -> Vec<String> {
    let changed = store.changed_addresses().await;
    if let Some(taken) = store.take_changed_addresses().await.unwrap() {
        store.clear_changed_addresses(taken).await.unwrap();
    }
    changed
}

async fn change(store: &Store, no: &str, how: impl FnOnce(&mut Contact)) {
    let mut tx = store.begin().await.unwrap();
    let before = get(&mut tx, no).await.unwrap().unwrap();
    let mut after = before.clone();
    how(&mut after);
    update(&mut tx, &before, &after, at(9)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn remove_contact(store: &Store, no: &str) {
    let mut tx = store.begin().await.unwrap();
    let contact = get(&mut tx, no).await.unwrap().unwrap();
    delete(&mut tx, &contact, at(9)).await.unwrap();
    tx.commit().await.unwrap();
}

fn alternative(code: &str, email: &str) -> AlternativeAddress {
    AlternativeAddress { code: code.into(), email: email.into(), ..AlternativeAddress::default() }
}

/// Contact, company and former contact of all entries, in the order of their numbers.
async fn entries(store: &Store) -> Vec<(String, String, String)> {
    sqlx::query_as(
        "SELECT contact_no, contact_company_no, former_contact_no FROM interaction_log_entry ORDER BY entry_no",
    )
    .fetch_all(&store.pool)
    .await
    .unwrap()
}

fn row(contact: &str, company: &str, former: &str) -> (String, String, String) {
    (contact.into(), company.into(), former.into())
}

#[tokio::test]
async fn a_contact_comes_back_as_it_was_written() {
    let store = memory().await;
    let contact = Contact {
        no: "CT2".into(),
        name: "Ana Ñandú".into(),
        company_no: "CT1".into(),
        company_name: "Company CT1".into(),
        job_title: "Buyer".into(),
        search_name: "ANA".into(),
        salutation: "F-JOB".into(),
        organizational_level: "CEO".into(),
        business_relation: "Customer".into(),
        territory: "N".into(),
        currency: "EUR".into(),
        vat_registration_no: "ES1".into(),
        correspondence_type: CorrespondenceType::HardCopy,
        format_region: "es-ES".into(),
        address_2: "Floor 4".into(),
        post_code: "36201".into(),
        county: "Pontevedra".into(),
        exclude_from_segment: true,
        email: "Ana@X.com; ana@y.com".into(),
        email_2: "ana@z.com".into(),
        phone: "1".into(),
        mobile: "2".into(),
        address: "Street 3".into(),
        city: "City".into(),
        country: "ES".into(),
        language: "ESP".into(),
        home_page: "https://x.com".into(),
        salesperson_code: "JO".into(),
        privacy_blocked: true,
        minor: true,
        parental_consent: true,
        alternative_addresses: vec![alternative("1", "Ana@home.com"), alternative("2", "")],
        ..Contact::default()
    };
    add_contacts(&store, &[company("CT1"), contact.clone()]).await;
    assert_eq!(store.contact("CT2").await.unwrap(), Some(contact));
    assert_eq!(store.contact("CT9").await.unwrap(), None);
    assert_eq!(store.contact("CT1").await.unwrap().unwrap().company_name, "Company CT1");
    let mut tx = store.begin().await.unwrap();
    let again = insert(&mut tx, &company("CT1"), at(0)).await.unwrap_err();
    assert_eq!(again.code(), Code::AlreadyExists);
    let gone = update(&mut tx, &company("CT7"), &company("CT7"), at(0)).await.unwrap_err();
    assert_eq!(gone.code(), Code::NotFound);
}

#[tokio::test]
async fn every_address_is_in_the_index_in_canonical_spelling() {
    let store = memory().await;
    let mut ana = person("CT1", "", "Ana@X.com; ana@y.com;");
    ana.email_2 = " ANA@x.com ".into();
    ana.alternative_addresses = vec![alternative("HOME", "Ana@Home.com"), alternative("WORK", "")];
    add_contacts(&store, &[ana]).await;
    let rows = index(&store).await;
    let shown: Vec<String> =
        rows.iter().map(|(a, no, kind, code)| format!("{a} {no} {kind} {code}")).collect();
    assert_eq!(
        shown,
        [
            "ana@home.com CT1 alternative HOME",
            "ana@x.com CT1 main ",
            "ana@x.com CT1 second ",
            "ana@y.com CT1 main "
        ]
    );
    assert_eq!(changed(&store).await, ["ana@home.com", "ana@x.com", "ana@y.com"]);
}

#[tokio::test]
async fn addresses_that_come_or_go_are_noted_and_others_are_not() {
    let store = memory().await;
    add_contacts(&store, &[person("CT1", "", "old@x.com;both@x.com")]).await;
    changed(&store).await;
    change(&store, "CT1", |c| c.city = "Madrid".into()).await;
    assert!(changed(&store).await.is_empty());
    change(&store, "CT1", |c| c.email = "BOTH@x.com;new@x.com".into()).await;
    assert_eq!(changed(&store).await, ["new@x.com", "old@x.com"], "one that went may have been ambiguous");
    change(&store, "CT1", |c| {
        c.alternative_addresses.push(alternative("1", "alt@x.com"));
    })
    .await;
    assert_eq!(changed(&store).await, ["alt@x.com"]);
    remove_contact(&store, "CT1").await;
    assert_eq!(changed(&store).await, ["alt@x.com", "both@x.com", "new@x.com"]);
    assert!(index(&store).await.is_empty());
}

#[tokio::test]
async fn unblocking_is_noted_for_a_contact_and_for_the_people_of_a_company() {
    let store = memory().await;
    let mut firm = company("K1");
    firm.email = "k@x.com".into();
    firm.privacy_blocked = true;
    let mut ana = person("P1", "K1", "ana@x.com");
    ana.privacy_blocked = true;
    add_contacts(&store, &[firm, ana, person("P2", "K1", "bea@x.com")]).await;
    changed(&store).await;
    change(&store, "P1", |c| c.privacy_blocked = false).await;
    assert!(changed(&store).await.is_empty(), "still blocked by the company");
    change(&store, "K1", |c| c.privacy_blocked = false).await;
    assert_eq!(changed(&store).await, ["ana@x.com", "bea@x.com", "k@x.com"]);
    change(&store, "K1", |c| c.privacy_blocked = true).await;
    assert!(changed(&store).await.is_empty(), "blocking lets nothing in");
    change(&store, "P2", |c| c.company_no = String::new()).await;
    assert_eq!(changed(&store).await, ["bea@x.com"], "freed by leaving the company");
}

#[tokio::test]
async fn a_malformed_address_is_not_written() {
    let store = memory().await;
    let mut tx = store.begin().await.unwrap();
    let error = insert(&mut tx, &person("CT1", "", "ana@x"), at(0)).await.unwrap_err();
    assert_eq!(error.code(), Code::EmailInvalid);
    assert!(error.to_string().contains("ana@x"), "R35");
    drop(tx);
    assert_eq!(store.contact("CT1").await.unwrap(), None);
}

#[tokio::test]
async fn a_deleted_persons_entries_go_to_the_company_of_their_time() {
    let store = memory().await;
    add_contacts(&store, &[company("K1"), company("K2"), person("P1", "K2", "p@x.com")]).await;
    for (contact_no, company_no) in [("P1", "K2"), ("P1", "K1"), ("P1", ""), ("K2", "K2")] {
        add_entry(&store, &NewEntry { contact_no, company_no, ..NewEntry::default() }).await;
    }
    remove_contact(&store, "P1").await;
    assert_eq!(
        entries(&store).await,
        [row("K2", "K2", "P1"), row("K1", "K1", "P1"), row("K2", "K2", "P1"), row("K2", "K2", "")]
    );
}

#[tokio::test]
async fn a_deleted_person_without_company_leaves_entries_without_contact() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "p@x.com")]).await;
    add_entry(&store, &NewEntry { contact_no: "P1", ..NewEntry::default() }).await;
    remove_contact(&store, "P1").await;
    assert_eq!(entries(&store).await, [row("", "", "P1")]);
}

#[tokio::test]
async fn a_company_goes_with_its_people_and_the_entries_lose_their_contact() {
    let store = memory().await;
    let people = [company("K1"), company("K2"), person("P1", "K1", "a@x.com"), person("P2", "K1", "b@x.com")];
    add_contacts(&store, &people).await;
    add_contacts(&store, &[person("P3", "K2", "c@x.com")]).await;
    for (contact_no, company_no) in [("P1", "K1"), ("K1", "K1"), ("P2", "K2"), ("P3", "K1"), ("P3", "K2")] {
        add_entry(&store, &NewEntry { contact_no, company_no, ..NewEntry::default() }).await;
    }
    changed(&store).await;
    remove_contact(&store, "K1").await;
    for gone in ["K1", "P1", "P2"] {
        assert_eq!(store.contact(gone).await.unwrap(), None, "{gone}");
    }
    assert_eq!(
        entries(&store).await,
        [
            row("", "", "P1"),
            row("", "", "K1"),
            row("K2", "K2", "P2"), // from the time with another company: it stays in that one's history (W44)
            row("P3", "", ""),
            row("P3", "K2", ""),
        ]
    );
    assert_eq!(changed(&store).await, ["a@x.com", "b@x.com"]);
}

#[tokio::test]
async fn entries_of_one_message_stay_apart_when_their_contacts_go() {
    let store = memory().await;
    add_contacts(&store, &[company("K1"), person("P1", "K1", ""), person("P2", "K1", "")]).await;
    let mailbox = store.mailbox("graph", "log@x.com", at(0)).await.unwrap().mailbox_id;
    let (message,): (i64,) = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, outcome, reason, decision, decided_at)
         VALUES ($1, 'k', 's', 'logged', 'matched', '{}', 0) RETURNING message_id",
    )
    .bind(mailbox)
    .fetch_one(&store.writer)
    .await
    .unwrap();
    for contact_no in ["P1", "P2", "K1"] {
        let entry = NewEntry {
            contact_no,
            company_no: "K1",
            salesperson_code: "JO",
            message_id: Some(message),
            ..NewEntry::default()
        };
        add_entry(&store, &entry).await;
    }
    remove_contact(&store, "P1").await;
    remove_contact(&store, "P2").await;
    assert_eq!(entries(&store).await, [row("K1", "K1", "P1"), row("K1", "K1", "P2"), row("K1", "K1", "")]);
    remove_contact(&store, "K1").await;
    assert_eq!(entries(&store).await, [row("", "", "P1"), row("", "", "P2"), row("", "", "K1")]);
}

#[tokio::test]
async fn entries_and_people_are_found() {
    let store = memory().await;
    add_contacts(&store, &[company("K1"), company("K2"), person("P1", "K1", "")]).await;
    let entry = NewEntry { contact_no: "P1", company_no: "K2", canceled: true, ..NewEntry::default() };
    add_entry(&store, &entry).await;
    let mut tx = store.begin().await.unwrap();
    let with: BTreeSet<bool> =
        [has_entries(&mut tx, "P1").await.unwrap(), has_entries(&mut tx, "K2").await.unwrap()].into();
    assert_eq!(with, [true].into(), "canceled ones and those of the time count (I)");
    assert!(!has_entries(&mut tx, "K1").await.unwrap());
    assert_eq!(people(&mut tx, &company("K1")).await.unwrap(), ["P1"]);
    assert!(people(&mut tx, &person("P1", "K1", "")).await.unwrap().is_empty());
}
