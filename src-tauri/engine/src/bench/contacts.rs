//! Contacts.

use super::{Amounts, PAGE_MS, SEARCH_MS, SEARCHES, Told, ask, ask_on, searched};
use crate::Engine;
use crate::actions::contacts;
use crate::domain::contact::{ContactQuery, ContactSort, ContactType};
use crate::error::Result;

type Filter = fn(usize, Amounts) -> ContactQuery;

const SORTS: [ContactSort; 6] = [
    ContactSort::Name,
    ContactSort::No,
    ContactSort::Company,
    ContactSort::Email,
    ContactSort::Salesperson,
    ContactSort::LastInteraction,
];

const FILTERS: [(&str, Filter); 3] = [
    ("companies or people", |n, _| ContactQuery {
        kind: Some(if n.is_multiple_of(2) { ContactType::Company } else { ContactType::Person }),
        ..ContactQuery::default()
    }),
    ("of a company", |n, of| ContactQuery {
        company_no: format!("CT{:06}", u32::try_from(n * 65).unwrap_or(0) % of.contacts),
        ..ContactQuery::default()
    }),
    ("of a salesperson", |n, _| ContactQuery {
        salesperson_code: format!("S{:02}", n % 40),
        ..ContactQuery::default()
    }),
];

pub(super) async fn measure(engine: &Engine, amounts: Amounts, told: Told<'_>) -> Result<()> {
    let list = async |query: &ContactQuery| contacts::list(engine, query).await;
    for sort in SORTS {
        let query =
            |n: usize| ContactQuery { sort, descending: n.is_multiple_of(2), ..ContactQuery::default() };
        ask(told, (&format!("contacts, first page by {sort:?}"), PAGE_MS), query, list).await?;
    }
    for (name, filter) in FILTERS {
        let query = |n: usize| {
            let sort = SORTS.get(n % SORTS.len()).copied().unwrap_or_default();
            ContactQuery { sort, descending: n % 4 < 2, ..filter(n, amounts) }
        };
        ask(told, (&format!("contacts, first page {name}, all orders"), PAGE_MS), query, list).await?;
    }
    let next = |order: usize, after| {
        let sort = SORTS.get(order).copied().unwrap_or_default();
        ContactQuery { sort, after, ..ContactQuery::default() }
    };
    ask_on(told, ("contacts, next pages", SORTS.len()), next, list).await?;
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| ContactQuery {
            search: searched(kind, n),
            sort: SORTS.get(n % SORTS.len()).copied().unwrap_or_default(),
            ..ContactQuery::default()
        };
        ask(told, (&format!("contacts, search, {name}, all orders"), SEARCH_MS), query, list).await?;
    }
    Ok(())
}
