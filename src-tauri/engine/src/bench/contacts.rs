//! Contacts.

use super::{Amounts, CALLS, Figure, PAGE_MS, SEARCH_MS, SEARCHES, call, figure, searched};
use crate::Engine;
use crate::actions::contacts;
use crate::domain::contact::{ContactQuery, ContactSort, ContactType};
use crate::error::Result;

type Told<'a> = &'a mut (dyn FnMut(&Figure) + Send);
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
    for sort in SORTS {
        let query =
            |n: usize| ContactQuery { sort, descending: n.is_multiple_of(2), ..ContactQuery::default() };
        told(&asked(engine, &format!("contacts, first page by {sort:?}"), PAGE_MS, query).await?);
    }
    for (name, filter) in FILTERS {
        let query = |n: usize| {
            let sort = SORTS.get(n % SORTS.len()).copied().unwrap_or_default();
            ContactQuery { sort, descending: n % 4 < 2, ..filter(n, amounts) }
        };
        told(&asked(engine, &format!("contacts, first page {name}, all orders"), PAGE_MS, query).await?);
    }
    told(&next(engine).await?);
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| ContactQuery {
            search: searched(kind, n),
            sort: SORTS.get(n % SORTS.len()).copied().unwrap_or_default(),
            ..ContactQuery::default()
        };
        told(&asked(engine, &format!("contacts, search, {name}, all orders"), SEARCH_MS, query).await?);
    }
    Ok(())
}

async fn asked(
    engine: &Engine,
    name: &str,
    limit_ms: f64,
    query: impl Fn(usize) -> ContactQuery,
) -> Result<Figure> {
    let mut calls = Vec::with_capacity(CALLS);
    for number in 0..CALLS {
        let query = query(number);
        calls.push(call(&query, contacts::list(engine, &query)).await?.0);
    }
    Ok(figure(name, limit_ms, calls))
}

/// Pages one after the other, in each order.
async fn next(engine: &Engine) -> Result<Figure> {
    let mut calls = Vec::with_capacity(CALLS);
    for sort in SORTS {
        let mut query = ContactQuery { sort, ..ContactQuery::default() };
        for page in 0..=CALLS / SORTS.len() {
            let (call, found) = call(&query, contacts::list(engine, &query)).await?;
            if page > 0 {
                calls.push(call);
            }
            query.after = found.next;
        }
    }
    Ok(figure("contacts, next pages", PAGE_MS, calls))
}
