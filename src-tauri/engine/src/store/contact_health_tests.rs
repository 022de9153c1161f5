use super::*;
use crate::domain::contact::AlternativeAddress;
use crate::store::test_support::{add_contacts, add_salesperson, company, memory, person};

fn shown(health: &AddressHealth) -> Vec<String> {
    let one = |found: &AddressFinding| {
        format!("{:?} {} {} {}", found.ailment, found.no, found.address, found.others.join("+"))
    };
    health.findings.iter().map(one).collect()
}

#[tokio::test]
async fn every_ailment_is_found_and_counted() {
    let store = memory().await;
    let mut alternative = person("P4", "", "own@x.com");
    alternative.alternative_addresses = vec![AlternativeAddress {
        code: "1".into(),
        email: "Shared@x.com".into(),
        ..AlternativeAddress::default()
    }];
    let people = [
        company("K1"),
        person("P1", "K1", "shared@x.com"),
        person("P2", "K1", "SHARED@x.com; two@x.com"),
        person("P3", "K1", "jo@us.com"),
        alternative,
        person("P5", "", "will be damaged"),
    ];
    let fine = people.iter().map(|one| {
        let email = if one.no == "P5" { String::new() } else { one.email.clone() };
        crate::domain::contact::Contact { email, ..one.clone() }
    });
    add_contacts(&store, &fine.collect::<Vec<_>>()).await;
    // What an older version, or another program, may have left.
    sqlx::query("UPDATE contact SET email = 'ana(at)x.com' WHERE contact_no = 'P5'")
        .execute(&store.writer)
        .await
        .unwrap();
    add_salesperson(&store, "JO", "Jo@us.com").await;
    add_salesperson(&store, "LI", "jo@us.com").await;
    add_salesperson(&store, "MU", "").await;
    let health = store.address_health(10).await.unwrap();
    assert_eq!(
        shown(&health),
        [
            "Missing K1  ",
            "Malformed P5 ana(at)x.com ",
            "List P2 SHARED@x.com; two@x.com ",
            "Shared P1 shared@x.com P2+P4",
            "Salesperson P3 jo@us.com JO+LI",
            "SalespersonMissing MU  ",
        ]
    );
    let counts = (health.missing, health.malformed, health.lists, health.shared);
    assert_eq!((counts, health.same_as_salesperson, health.salespeople_missing), ((1, 1, 1, 1), 1, 1));
    let cut = store.address_health(0).await.unwrap();
    assert_eq!((cut.findings.len(), cut.missing), (0, 1), "counted, not named");
}

#[tokio::test]
async fn fine_addresses_are_no_finding() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "a@x.com"), person("P2", "", "b@x.com;")]).await;
    add_salesperson(&store, "JO", "jo@us.com").await;
    assert_eq!(store.address_health(10).await.unwrap(), AddressHealth::default());
}
