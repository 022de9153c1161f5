use super::*;
use crate::domain::contact::Contact;
use crate::store::test_support::{add_contacts, company, memory, person};

async fn book() -> Store {
    let store = memory().await;
    let named =
        |no: &str, name: &str| Contact { name: name.into(), ..person(no, "K1", &format!("{no}@k1.example")) };
    let contacts = [
        Contact { name: "Muebles Duero".into(), ..company("K1") },
        named("P1", "Lucía Fernández"),
        named("P2", "Ana Lucía Torres"),
        named("P3", "Iker Etxeberria"),
        named("ANA", "Berta Ruiz"),
    ];
    add_contacts(&store, &contacts).await;
    store
}

async fn found(store: &Store, typed: &str) -> Vec<String> {
    let found = store.find_contacts(typed, 5).await.unwrap();
    found.into_iter().map(|contact| contact.no).collect()
}

async fn similar(store: &Store, typed: &str) -> Vec<String> {
    let found = store.find_similar_contacts(typed, 5).await.unwrap();
    found.into_iter().map(|contact| contact.no).collect()
}

#[tokio::test]
async fn contacts_are_found_by_name_number_and_address_the_likeliest_first() {
    let store = book().await;
    assert_eq!(found(&store, "lucia").await, ["P1", "P2"], "whose name begins so is first");
    assert_eq!(found(&store, "Ana").await, ["ANA", "P2"], "the number before the name");
    assert_eq!(found(&store, "fern luc").await, ["P1"]);
    assert_eq!(found(&store, "p3@k1.example").await, ["P3"]);
    assert_eq!(found(&store, "DUERO").await, ["K1"]);
    assert!(found(&store, "\"OR* -").await.is_empty());
    assert!(found(&store, "ucia").await.is_empty());
    let row = &store.find_contacts("etxe", 5).await.unwrap()[0];
    assert_eq!((row.company_name.as_str(), row.kind), ("Muebles Duero", ContactType::Person));
}

#[tokio::test]
async fn a_slip_of_the_finger_is_forgiven() {
    let store = book().await;
    for (typed, no) in [
        ("fernandes", "P1"),
        ("luica ferandez", "P1"),
        ("extebe", "P3"),
        ("xkeberria", ""),
        ("mubles", "K1"),
        ("reiz", "ANA"),
        ("qernandez", "P1"),
        ("zzz", ""),
        ("", ""),
    ] {
        let found = similar(&store, typed).await;
        assert_eq!(found.first().map_or("", String::as_str), no, "{typed}: {found:?}");
    }
}
