use super::*;
use crate::domain::contact::AlternativeAddress;
use crate::store::test_support::{add_contacts, add_salesperson, company, memory, person};

fn set(addresses: &[&str]) -> BTreeSet<Address> {
    addresses.iter().map(|address| Address::parse(address).unwrap()).collect()
}

fn address(text: &str) -> Address {
    Address::parse(text).unwrap()
}

#[tokio::test]
async fn everybody_with_an_address_is_found_by_any_of_theirs() {
    let store = memory().await;
    let mut ana = person("P1", "K1", "ANA@x.com");
    ana.email_2 = "shared@x.com".into();
    ana.alternative_addresses = vec![AlternativeAddress {
        code: "H".into(),
        email: "home@x.com".into(),
        ..AlternativeAddress::default()
    }];
    add_contacts(&store, &[company("K1"), ana, person("P2", "", "shared@x.com")]).await;
    add_salesperson(&store, "JO", "jo@us.com; sales@us.com").await;
    let asked = set(&["ana@x.com", "home@x.com", "shared@x.com", "SALES@us.com", "nobody@x.com"]);
    let directory = store.directory(&asked).await.unwrap();
    let found = |text: &str| -> Vec<(String, AddressKind, String)> {
        let matches = directory.contacts(&address(text));
        matches.into_iter().map(|m| (m.contact_no, m.kind, m.alt_address_code)).collect()
    };
    assert_eq!(found("ana@x.com"), [("P1".into(), AddressKind::Main, String::new())]);
    assert_eq!(found("home@x.com"), [("P1".into(), AddressKind::Alternative, "H".into())]);
    assert_eq!(found("shared@x.com").len(), 2, "an ambiguous address shows everybody who has it (W17)");
    assert!(found("nobody@x.com").is_empty());
    assert_eq!(directory.salespeople(&address("sales@us.com"))[0].code, "JO");
    assert_eq!(directory.contacts(&address("ana@x.com"))[0].company_no, "K1");
    assert_eq!(
        (directory.contact_addresses, directory.salesperson_addresses),
        (4, 2),
        "of all, not only those asked"
    );
}

#[tokio::test]
async fn blocks_of_contacts_companies_and_salespeople_are_seen() {
    let store = memory().await;
    let mut firm = company("K1");
    firm.privacy_blocked = true;
    let mut bea = person("P2", "", "bea@x.com");
    bea.privacy_blocked = true;
    add_contacts(&store, &[firm, person("P1", "K1", "ana@x.com"), bea, person("P3", "", "cid@x.com")]).await;
    add_salesperson(&store, "JO", "jo@us.com").await;
    add_salesperson(&store, "LI", "li@us.com").await;
    sqlx::query("UPDATE salesperson SET privacy_blocked = 1 WHERE code = 'LI'")
        .execute(&store.writer)
        .await
        .unwrap();
    let asked = set(&["ana@x.com", "bea@x.com", "cid@x.com", "jo@us.com", "li@us.com"]);
    let directory = store.directory(&asked).await.unwrap();
    let blocked = |text: &str| directory.contacts(&address(text))[0].privacy_blocked;
    assert_eq!([blocked("ana@x.com"), blocked("bea@x.com"), blocked("cid@x.com")], [true, true, false]);
    let blocked = |text: &str| directory.salespeople(&address(text))[0].blocked;
    assert_eq!([blocked("jo@us.com"), blocked("li@us.com")], [false, true]);
}

#[tokio::test]
async fn more_addresses_than_a_statement_takes_are_asked_in_parts() {
    let store = memory().await;
    let contacts: Vec<_> = (0..1_203).map(|n| person(&format!("P{n}"), "", &format!("p{n}@x.com"))).collect();
    add_contacts(&store, &contacts).await;
    let asked: BTreeSet<Address> = (0..1_203).map(|n| address(&format!("p{n}@x.com"))).collect();
    let directory = store.directory(&asked).await.unwrap();
    assert_eq!(directory.contacts.len(), 1_203);
    assert!(store.directory(&BTreeSet::new()).await.unwrap().contacts.is_empty());
}
