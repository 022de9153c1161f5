use super::*;
use crate::error::Code;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, company, memory, person};

fn named(no: &str, name: &str, company_no: &str) -> Contact {
    Contact { name: name.into(), ..person(no, company_no, "") }
}

async fn numbers(store: &Store, query: &ContactQuery) -> Vec<String> {
    store.contact_page(query).await.unwrap().rows.into_iter().map(|contact| contact.no).collect()
}

#[tokio::test]
async fn pages_in_every_order_make_up_the_whole_list() {
    let store = memory().await;
    let mut contacts = vec![company("K1"), company("K2")];
    for n in 0..17 {
        let mut one = named(&format!("P{n:02}"), ["ana", "Ana", "BEA", ""][n % 4], ["K1", "K2", ""][n % 3]);
        one.email = ["", "b@x.com", "A@x.com"][n % 3].into();
        one.salesperson_code = ["", "JO"][n % 2].into();
        contacts.push(one);
    }
    add_contacts(&store, &contacts).await;
    for n in 0..8 {
        let contact_no = format!("P{n:02}");
        let entry =
            NewEntry { contact_no: &contact_no, company_no: "K1", seconds: n % 3, ..NewEntry::default() };
        add_entry(&store, &entry).await;
    }
    let sorts = [
        ContactSort::No,
        ContactSort::Name,
        ContactSort::Company,
        ContactSort::Email,
        ContactSort::Salesperson,
        ContactSort::LastInteraction,
    ];
    for sort in sorts {
        for descending in [false, true] {
            let whole = numbers(&store, &ContactQuery { sort, descending, ..ContactQuery::default() }).await;
            assert_eq!(whole.len(), 19);
            let mut paged = Vec::new();
            let mut query = ContactQuery { sort, descending, limit: 3, ..ContactQuery::default() };
            loop {
                let page = store.contact_page(&query).await.unwrap();
                assert_eq!(page.total, 19);
                paged.extend(page.rows.into_iter().map(|contact| contact.no));
                if page.next.is_empty() {
                    break;
                }
                query.after = page.next;
            }
            assert_eq!(paged, whole, "{sort:?} {descending}");
        }
    }
}

#[tokio::test]
async fn names_are_sorted_regardless_of_case() {
    let store = memory().await;
    add_contacts(&store, &[named("P1", "bea", ""), named("P2", "Ana", ""), named("P3", "ÉVA", "")]).await;
    let query = ContactQuery { sort: ContactSort::Name, ..ContactQuery::default() };
    assert_eq!(numbers(&store, &query).await, ["P2", "P1", "P3"]);
}

#[tokio::test]
async fn contacts_are_found_by_any_of_their_words_taken_literally() {
    let store = memory().await;
    let mut ana = named("P1", "Ana Ñandú 100%", "K1");
    ana.email = "ana_b@x.com".into();
    ana.alternative_addresses = vec![AlternativeAddress {
        code: "1".into(),
        email: "home@y.com".into(),
        ..AlternativeAddress::default()
    }];
    add_contacts(&store, &[company("K1"), ana, named("P2", "Anabel 1000", "")]).await;
    let cases = [
        ("ana", vec!["P1", "P2"]),
        ("ÑANDÚ", vec!["P1"]),
        ("0%", vec!["P1"]),
        ("ana_", vec!["P1"]),
        ("home@Y", vec!["P1"]),
        ("company ana", vec!["P1"]),
        ("company k1", vec!["K1", "P1"]),
        ("\\", vec![]),
        ("'; DROP TABLE contact; --", vec![]),
    ];
    for (search, expected) in cases {
        let query = ContactQuery { search: search.into(), ..ContactQuery::default() };
        let page = store.contact_page(&query).await.unwrap();
        assert_eq!(page.rows.iter().map(|c| c.no.as_str()).collect::<Vec<_>>(), expected, "{search}");
        assert_eq!(page.total, i32::try_from(expected.len()).unwrap(), "{search}");
    }
}

#[tokio::test]
async fn filters_narrow_the_list() {
    let store = memory().await;
    let mut ana = person("P1", "K1", "");
    ana.salesperson_code = "JO".into();
    add_contacts(&store, &[company("K1"), ana, person("P2", "", "")]).await;
    let by_kind = ContactQuery { kind: Some(ContactType::Company), ..ContactQuery::default() };
    assert_eq!(numbers(&store, &by_kind).await, ["K1"]);
    let by_company = ContactQuery { company_no: "K1".into(), ..ContactQuery::default() };
    assert_eq!(numbers(&store, &by_company).await, ["K1", "P1"]);
    let by_salesperson = ContactQuery { salesperson_code: "JO".into(), ..ContactQuery::default() };
    assert_eq!(numbers(&store, &by_salesperson).await, ["P1"]);
    let wrong = ContactQuery { after: "x".into(), ..ContactQuery::default() };
    assert_eq!(store.contact_page(&wrong).await.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn interactions_are_counted_without_canceled_and_postponed_ones() {
    let store = memory().await;
    add_contacts(&store, &[company("K1"), person("P1", "K1", ""), person("P2", "", "")]).await;
    let day = 86_400;
    let one = NewEntry { contact_no: "P1", company_no: "K1", ..NewEntry::default() };
    add_entry(&store, &one).await;
    add_entry(&store, &NewEntry { seconds: day, canceled: true, ..one.clone() }).await;
    add_entry(&store, &NewEntry { seconds: 2 * day, postponed: true, ..one.clone() }).await;
    add_entry(&store, &NewEntry { seconds: 3 * day, attempt_failed: true, ..one.clone() }).await;
    add_entry(&store, &NewEntry { contact_no: "K1", ..one }).await;
    let shown = |contact: Contact| (contact.no_of_interactions, contact.date_of_last_interaction);
    let get = async |no: &str| shown(store.contact(no).await.unwrap().unwrap());
    assert_eq!(
        get("P1").await,
        (2, "2026-09-22".into()),
        "the last one leaves out failed attempts, not canceled ones"
    );
    assert_eq!(get("K1").await, (3, "2026-09-22".into()), "a company counts its people's");
    assert_eq!(get("P2").await, (0, String::new()));
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_named() {
    let store = memory().await;
    add_contacts(&store, &[person("P1", "", "")]).await;
    sqlx::query("UPDATE contact SET kind = 'Robot'").execute(&store.writer).await.unwrap();
    let error = store.contact("P1").await.unwrap_err();
    assert_eq!(error.code(), Code::StoreInconsistent);
    assert!(error.to_string().contains("contact.kind of row P1"), "{error}");
}
