use super::*;
use crate::error::Code;
use crate::store::searched::FEW;
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

/// What is kept for sorting, beside what it is kept from.
async fn kept(store: &Store) -> Vec<(String, String, String, i64, i64)> {
    sqlx::query_as(
        "SELECT c.contact_no, c.company_key, COALESCE(k.name_key, ''), c.last_interaction_at, COALESCE((
             SELECT MAX(e.occurred_at) FROM interaction_log_entry e WHERE e.postponed = 0 AND e.attempt_failed = 0
             AND CASE c.kind WHEN 'Company' THEN e.contact_company_no ELSE e.contact_no END = c.contact_no), 0)
         FROM contact c LEFT JOIN contact k ON k.contact_no = c.company_no",
    )
    .fetch_all(&store.writer)
    .await
    .unwrap()
}

#[tokio::test]
async fn what_contacts_are_sorted_by_follows_every_write() {
    let store = memory().await;
    // People before their company, as an import may bring them.
    add_contacts(&store, &[person("P1", "K1", ""), company("K1"), company("K2"), person("P2", "K2", "")])
        .await;
    for (n, contact_no) in (0..).zip(["P1", "P2", "P1", "K2"]) {
        let company_no = if contact_no == "P1" { "K1" } else { "K2" };
        let one = NewEntry { contact_no, company_no, seconds: 10 * n, ..NewEntry::default() };
        add_entry(&store, &one).await;
        add_entry(
            &store,
            &NewEntry { postponed: n % 2 == 0, attempt_failed: n % 2 == 1, seconds: 99, ..one },
        )
        .await;
    }
    for sql in [
        "SELECT 1",
        "UPDATE contact SET name_key = 'zz' WHERE contact_no = 'K1'",
        "UPDATE contact SET company_no = 'K1' WHERE contact_no = 'P2'",
        "UPDATE interaction_log_entry SET postponed = 0 WHERE entry_no = 2",
        "UPDATE interaction_log_entry SET contact_no = 'P2', contact_company_no = 'K2' WHERE entry_no = 2",
        "UPDATE interaction_log_entry SET occurred_at = 5 WHERE entry_no = 2",
        "DELETE FROM interaction_log_entry WHERE entry_no > 4",
        "DELETE FROM contact WHERE contact_no = 'K1'",
    ] {
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        for (no, key, company, last, newest) in kept(&store).await {
            assert_eq!((key, last), (company, newest), "{no} after {sql}");
        }
    }
    assert!(kept(&store).await.iter().any(|(.., last)| *last > 0), "some were written to");
}

#[tokio::test]
async fn many_contacts_found_by_words_are_the_same_as_few() {
    let store = memory().await;
    let many: Vec<Contact> =
        (0..usize::try_from(FEW).unwrap() + 20).map(|n| named(&format!("P{n:05}"), "Ana", "")).collect();
    add_contacts(&store, &many).await;
    let query = ContactQuery { search: "ana".into(), descending: true, ..ContactQuery::default() };
    let page = store.contact_page(&query).await.unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), many.len());
    assert_eq!(page.rows.first().map(|contact| contact.no.as_str()), Some("P02019"));
    let few = ContactQuery { search: "ana p0201".into(), ..query };
    assert_eq!(numbers(&store, &few).await.len(), 10);
}
