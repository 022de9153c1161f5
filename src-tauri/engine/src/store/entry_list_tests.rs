use std::cmp::Ordering;

use sqlx::SqliteConnection;

use super::*;
use crate::domain::contact::Contact;
use crate::error::Code;
use crate::store::test_support::{
    NewEntry, add_contacts, add_entry, add_salesperson, at, company, memory, person,
};

const SORTS: [EntrySort; 6] = [
    EntrySort::EntryNo,
    EntrySort::Date,
    EntrySort::Description,
    EntrySort::Contact,
    EntrySort::Company,
    EntrySort::Salesperson,
];

/// Two companies of one name in different case, people with ties in everything, entries without contact.
async fn log() -> Store {
    let store = memory().await;
    let named = |contact: Contact, name: &str| Contact { name: name.into(), ..contact };
    add_contacts(
        &store,
        &[
            named(company("K1"), "Aurora"),
            named(company("K2"), "aurora"),
            named(company("K3"), "Zeta_5%"),
            named(person("P1", "K1", "ana@x.com"), "Ana"),
            named(person("P2", "K2", "bea@x.com"), "ana"),
            named(person("P3", "", "cid@x.com"), "Cid Ñandú"),
            named(person("P4", "K3", "dan@x.com"), ""),
        ],
    )
    .await;
    add_salesperson(&store, "JO", "jo@us.com").await;
    let contacts =
        [("P1", "K1"), ("P2", "K2"), ("P3", ""), ("K1", "K1"), ("P4", "K3"), ("P1", "K2"), ("", "")];
    for n in 0..47_usize {
        let (contact_no, company_no) = contacts[n % contacts.len()];
        let entry = NewEntry {
            contact_no,
            company_no,
            salesperson_code: ["JO", "LI", ""][n % 3],
            description: ["Quote", "quote", "RE: Quote 100%", "", "Ñu"][n % 5],
            flow: ["Inbound", "Outbound"][n % 2],
            seconds: i64::try_from(n % 4).unwrap() * 86_400,
            canceled: n % 11 == 0,
            postponed: n % 13 == 0,
            ..NewEntry::default()
        };
        add_entry(&store, &entry).await;
    }
    store
}

/// The order as the window shows it, without any SQL.
fn compare(sort: EntrySort, a: &LogEntry, b: &LogEntry) -> Ordering {
    let named = |name: &str, no: &str, entry: &LogEntry| {
        (name.to_lowercase(), no.to_owned(), entry.time, entry.entry_no)
    };
    match sort {
        EntrySort::EntryNo => a.entry_no.cmp(&b.entry_no),
        EntrySort::Date => (a.time, a.entry_no).cmp(&(b.time, b.entry_no)),
        EntrySort::Description => {
            let key = |e: &LogEntry| (e.description.to_ascii_lowercase(), e.entry_no);
            key(a).cmp(&key(b))
        }
        EntrySort::Contact => {
            named(&a.contact_name, &a.contact_no, a).cmp(&named(&b.contact_name, &b.contact_no, b))
        }
        EntrySort::Company => named(&a.contact_company_name, &a.contact_company_no, a).cmp(&named(
            &b.contact_company_name,
            &b.contact_company_no,
            b,
        )),
        EntrySort::Salesperson => {
            (&a.salesperson_code, a.time, a.entry_no).cmp(&(&b.salesperson_code, b.time, b.entry_no))
        }
    }
}

fn expected(all: &[LogEntry], query: &EntryQuery, keep: impl Fn(&LogEntry) -> bool) -> Vec<i64> {
    let mut rows: Vec<&LogEntry> =
        all.iter().filter(|e| !e.postponed && (query.include_canceled || !e.canceled) && keep(e)).collect();
    rows.sort_by(|a, b| compare(query.sort, a, b));
    if query.descending {
        rows.reverse();
    }
    rows.into_iter().map(|entry| entry.entry_no).collect()
}

async fn all(store: &Store) -> Vec<LogEntry> {
    let mut tx = store.begin_read().await.unwrap();
    entry::by_numbers(&mut tx, &(1..=47).collect::<Vec<_>>()).await.unwrap()
}

async fn read_through(store: &Store, query: &EntryQuery, few: i64) -> Vec<i64> {
    let mut query = EntryQuery { limit: 4, ..query.clone() };
    let mut numbers = Vec::new();
    loop {
        let page = store.entry_page_found(&query, few).await.unwrap();
        assert!(page.rows.len() <= 4);
        numbers.extend(page.rows.into_iter().map(|entry| entry.entry_no));
        if page.next.is_empty() {
            assert_eq!(usize::try_from(page.total).unwrap(), numbers.len(), "{query:?}");
            return numbers;
        }
        query.after = page.next;
    }
}

#[tokio::test]
async fn pages_in_every_order_and_both_ways_of_finding_make_up_the_whole_list() {
    let store = log().await;
    let all = all(&store).await;
    for sort in SORTS {
        for descending in [false, true] {
            for include_canceled in [false, true] {
                let query = EntryQuery { include_canceled, sort, descending, ..EntryQuery::default() };
                let expected = expected(&all, &query, |_| true);
                for few in [0, 1_000] {
                    assert_eq!(read_through(&store, &query, few).await, expected, "{query:?} {few}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_cursor_serves_both_ways_of_finding() {
    let store = log().await;
    for sort in SORTS {
        let query = EntryQuery { sort, limit: 9, ..EntryQuery::default() };
        let first = store.entry_page_found(&query, 0).await.unwrap();
        let second = EntryQuery { after: first.next, ..query };
        let followed = store.entry_page_found(&second, 0).await.unwrap();
        let sorted = store.entry_page_found(&second, 1_000).await.unwrap();
        assert_eq!(followed, sorted, "{sort:?}");
    }
}

#[tokio::test]
async fn every_filter_in_every_order_leaves_what_it_should() {
    type Keep = fn(&LogEntry) -> bool;
    let store = log().await;
    let all = all(&store).await;
    let base = EntryQuery::default();
    let day = at(86_400).format("%Y-%m-%d").to_string();
    let cases: Vec<(EntryQuery, Keep)> = vec![
        (EntryQuery { contact_no: "P1".into(), ..base.clone() }, |e| e.contact_no == "P1"),
        (EntryQuery { contact_no: "K1".into(), ..base.clone() }, |e| e.contact_company_no == "K1"),
        (EntryQuery { contact_no: "K2".into(), ..base.clone() }, |e| e.contact_company_no == "K2"),
        (EntryQuery { contact_no: "nobody".into(), ..base.clone() }, |_| false),
        (EntryQuery { salesperson_code: "JO".into(), ..base.clone() }, |e| e.salesperson_code == "JO"),
        (EntryQuery { opportunity_no: "OP1".into(), ..base.clone() }, |_| false),
        (EntryQuery { information_flow: "Inbound".into(), ..base.clone() }, |e| {
            e.information_flow == "Inbound"
        }),
        (EntryQuery { from_date: "2026-09-23".into(), ..base.clone() }, |e| e.date.as_str() >= "2026-09-23"),
        (EntryQuery { to_date: " 2026-09-22 ".into(), ..base.clone() }, |e| e.date.as_str() <= "2026-09-22"),
        (EntryQuery { from_date: day.clone(), to_date: day, ..base.clone() }, |e| e.date == "2026-09-22"),
        (
            EntryQuery {
                search: "quote".into(),
                contact_no: "K1".into(),
                salesperson_code: "LI".into(),
                information_flow: "Inbound".into(),
                ..base
            },
            |e| {
                e.contact_company_no == "K1"
                    && e.salesperson_code == "LI"
                    && e.information_flow == "Inbound"
                    && e.description.to_lowercase().contains("quote")
            },
        ),
    ];
    for (query, keep) in cases {
        for sort in SORTS {
            for descending in [false, true] {
                let query = EntryQuery { sort, descending, ..query.clone() };
                let expected = expected(&all, &query, keep);
                for few in [0, 1_000] {
                    assert_eq!(read_through(&store, &query, few).await, expected, "{query:?} {few}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_company_includes_what_its_people_did_at_the_time() {
    let store = log().await;
    let page =
        store.entry_page(&EntryQuery { contact_no: "K2".into(), ..EntryQuery::default() }).await.unwrap();
    let mut whose: Vec<&str> = page.rows.iter().map(|entry| entry.contact_no.as_str()).collect();
    whose.sort_unstable();
    whose.dedup();
    assert_eq!(whose, ["P1", "P2"], "R76, W44: P1 was with K2 before");
}

#[tokio::test]
async fn searched_words_are_taken_literally_and_found_in_names_too() {
    let store = log().await;
    let all = all(&store).await;
    let base = EntryQuery::default();
    let found = async |search: &str| {
        let query = EntryQuery { search: search.into(), limit: 1_000, ..EntryQuery::default() };
        let page = store.entry_page(&query).await.unwrap();
        assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len());
        page.rows.into_iter().map(|entry| entry.entry_no).collect::<Vec<_>>()
    };
    let quotes = |e: &LogEntry| e.description.to_lowercase().contains("quote");
    assert_eq!(found("QUOTE").await, expected(&all, &base, quotes));
    assert_eq!(found("100%").await, expected(&all, &base, |e| e.description.contains("100%")));
    assert!(found("1%0").await.is_empty());
    assert_eq!(
        found("zeta_5%").await,
        expected(&all, &base, |e| e.contact_company_no == "K3"),
        "the company's name"
    );
    assert_eq!(found("ÑANDÚ").await, expected(&all, &base, |e| e.contact_no == "P3"), "the contact's name");
    assert_eq!(
        found("cid@x.com").await,
        expected(&all, &base, |e| e.contact_no == "P3"),
        "the contact's address"
    );
    assert_eq!(
        found("cid  quote").await,
        expected(&all, &base, |e| e.contact_no == "P3" && quotes(e)),
        "all words must be there"
    );
}

#[tokio::test]
async fn a_bad_day_or_cursor_is_refused() {
    let store = log().await;
    let base = EntryQuery::default();
    let first = store.entry_page(&EntryQuery { limit: 1, ..base.clone() }).await.unwrap();
    for query in [
        EntryQuery { from_date: "yesterday".into(), ..base.clone() },
        EntryQuery { to_date: "2026-02-30".into(), ..base.clone() },
        EntryQuery { after: "bad".into(), ..base.clone() },
        EntryQuery { after: first.next.clone(), descending: true, ..base.clone() },
        EntryQuery { after: first.next, sort: EntrySort::Contact, ..base },
    ] {
        assert_eq!(store.entry_page(&query).await.unwrap_err().code(), Code::InvalidValue, "{query:?}");
    }
}

#[tokio::test]
async fn a_page_begins_after_the_last_one_whatever_is_added_meanwhile() {
    let store = log().await;
    let query = EntryQuery { limit: 5, descending: true, ..EntryQuery::default() };
    let first = store.entry_page(&query).await.unwrap();
    let second = EntryQuery { after: first.next, ..query };
    let before = store.entry_page(&second).await.unwrap();
    add_entry(
        &store,
        &NewEntry { contact_no: "P1", company_no: "K1", seconds: 99 * 86_400, ..NewEntry::default() },
    )
    .await;
    let after = store.entry_page(&second).await.unwrap();
    assert_eq!(before.rows, after.rows);
    assert_eq!(after.total, before.total + 1);
}

#[tokio::test]
async fn many_rows_are_read_in_order_and_never_sorted() {
    let store = log().await;
    let mut tx = store.begin_read().await.unwrap();
    for sort in SORTS {
        for descending in [false, true] {
            let base = EntryQuery { sort, descending, limit: 3, ..EntryQuery::default() };
            for query in [
                base.clone(),
                EntryQuery { salesperson_code: "JO".into(), ..base.clone() },
                EntryQuery { contact_no: "K1".into(), from_date: "2026-01-01".into(), ..base.clone() },
                EntryQuery { search: "quote".into(), ..base },
            ] {
                let filters = Filters::new(&mut tx, &query).await.unwrap();
                for (source, way) in
                    sources(sort, descending, false).into_iter().flat_map(|s| [(s, Way::Hold), (s, Way::Ask)])
                {
                    let values: Vec<Value> = source
                        .keys
                        .iter()
                        .map(|key| if key.is_text { Value::from("a") } else { Value::from(9) })
                        .collect();
                    for after in [None, Some(values.as_slice())] {
                        let order = order(&query, source.keys);
                        let follow = sort != EntrySort::Date;
                        let lookup = Lookup { filters: &filters, order, after, follow, way };
                        let plan = plan(&mut tx, &lookup.statement(source, 3)).await;
                        assert!(!plan.contains("TEMP B-TREE"), "{query:?}\n{plan}");
                    }
                }
            }
        }
    }
}

async fn plan(conn: &mut SqliteConnection, sql: &Sql) -> String {
    let explain = format!("EXPLAIN QUERY PLAN {}", sql.text());
    let rows: Vec<(i64, i64, i64, String)> = sqlx::query_as(&explain).fetch_all(conn).await.unwrap();
    rows.into_iter().map(|(.., step)| step + "\n").collect()
}

#[tokio::test]
async fn the_tally_counts_what_is_there_after_every_kind_of_write() {
    let store = log().await;
    for sql in [
        "UPDATE interaction_log_entry SET evaluation = entry_no % 6, opportunity_no = 'OP1' WHERE entry_no % 4 = 0",
        "UPDATE interaction_log_entry SET salesperson_code = 'LI', template_code = 'CALL' WHERE entry_no % 5 = 0",
        "UPDATE interaction_log_entry SET canceled = 1 - canceled WHERE entry_no % 7 = 0",
        "DELETE FROM interaction_log_entry WHERE entry_no % 6 = 1",
    ] {
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        let all = all(&store).await;
        let base = EntryQuery::default();
        let queries = [
            base.clone(),
            EntryQuery { salesperson_code: "LI".into(), ..base.clone() },
            EntryQuery { template_code: "CALL".into(), information_flow: "Inbound".into(), ..base.clone() },
            EntryQuery { evaluation: Some(2), ..base.clone() },
            EntryQuery { evaluation: Some(0), include_canceled: true, ..base.clone() },
            EntryQuery { has_opportunity: true, ..base.clone() },
        ];
        for query in queries {
            let found = expected(&all, &query, |entry| {
                (query.salesperson_code.is_empty() || entry.salesperson_code == query.salesperson_code)
                    && (query.template_code.is_empty() || entry.template_code == query.template_code)
                    && (query.information_flow.is_empty() || entry.information_flow == query.information_flow)
                    && query.evaluation.is_none_or(|evaluation| entry.evaluation == evaluation)
                    && (!query.has_opportunity || !entry.opportunity_no.is_empty())
            });
            let page = store.entry_page(&query).await.unwrap();
            assert_eq!(usize::try_from(page.total).unwrap(), found.len(), "{query:?}\n{sql}");
            assert_eq!(page.rows.len(), found.len(), "{query:?}\n{sql}");
        }
    }
}
