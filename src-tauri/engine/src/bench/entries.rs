//! The interaction log.

use super::{Amounts, PAGE_MS, SEARCH_MS, SEARCHES, Told, ask, ask_on, searched};
use crate::Engine;
use crate::actions::interactions;
use crate::domain::interaction::{EntryQuery, EntrySort};
use crate::error::Result;

type Filter = fn(usize, Amounts) -> EntryQuery;

const SORTS: [EntrySort; 6] = [
    EntrySort::Date,
    EntrySort::EntryNo,
    EntrySort::Description,
    EntrySort::Contact,
    EntrySort::Company,
    EntrySort::Salesperson,
];

/// The filters of the page, each with values that vary.
const FILTERS: [(&str, Filter); 13] = [
    ("of a person", |n, of| by_contact(n * 5 + 1, of)),
    ("of a company", |n, of| by_contact(n * 5, of)),
    ("of a salesperson", |n, _| EntryQuery { salesperson_code: format!("S{:02}", n % 40), ..newest() }),
    ("inbound or outbound", |n, _| EntryQuery {
        information_flow: if n.is_multiple_of(2) { "Inbound" } else { "Outbound" }.into(),
        ..newest()
    }),
    ("of a template", |n, _| EntryQuery {
        template_code: if n.is_multiple_of(2) { "CALL" } else { "EMAIL" }.into(),
        ..newest()
    }),
    ("of an evaluation", |n, _| EntryQuery { evaluation: i32::try_from(n % 6).ok(), ..newest() }),
    ("with an opportunity", |n, _| EntryQuery { has_opportunity: true, limit: 50 + n32(n), ..newest() }),
    ("of an opportunity", |n, _| EntryQuery { opportunity_no: format!("OP{:05}", n * 31), ..newest() }),
    ("of a conversation", |n, _| EntryQuery {
        conversation: format!("{}@mail.example", n * 997),
        ..newest()
    }),
    ("of a period", |n, _| EntryQuery {
        from_date: format!("202{}-{:02}-01", 1 + n % 5, 1 + n % 12),
        to_date: format!("202{}-{:02}-28", 1 + n % 5, 1 + n % 12),
        ..newest()
    }),
    ("of a long period", |n, _| EntryQuery {
        from_date: format!("202{}-{:02}-01", n % 4, 1 + n % 12),
        to_date: format!("202{}-{:02}-28", 3 + n % 4, 1 + n % 12),
        ..newest()
    }),
    ("canceled", |n, _| EntryQuery {
        only_canceled: n.is_multiple_of(2),
        include_canceled: true,
        limit: 50 + n32(n),
        ..newest()
    }),
    ("postponed", |n, _| EntryQuery { postponed: true, limit: 50 + n32(n), ..newest() }),
];

fn newest() -> EntryQuery {
    EntryQuery { descending: true, ..EntryQuery::default() }
}

fn n32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(0)
}

fn by_contact(number: usize, of: Amounts) -> EntryQuery {
    let number = n32(number * 13) % of.contacts;
    EntryQuery { contact_no: format!("CT{number:06}"), ..newest() }
}

pub(super) async fn measure(engine: &Engine, amounts: Amounts, told: Told<'_>) -> Result<()> {
    let list = async |query: &EntryQuery| interactions::list(engine, query).await;
    for sort in SORTS {
        let query =
            |n: usize| EntryQuery { sort, descending: n.is_multiple_of(2), limit: 80 + n32(n), ..newest() };
        ask(told, (&format!("log, first page by {sort:?}"), PAGE_MS), query, list).await?;
    }
    for (name, filter) in FILTERS {
        let by_date = |n| filter(n, amounts);
        ask(told, (&format!("log, first page {name}"), PAGE_MS), by_date, list).await?;
        let sorted = |n: usize| {
            let sort = SORTS.get(1 + n % 5).copied().unwrap_or_default();
            EntryQuery { sort, descending: n.is_multiple_of(2), ..filter(n, amounts) }
        };
        ask(told, (&format!("log, first page {name}, other orders"), PAGE_MS), sorted, list).await?;
    }
    let next = |order: usize, after| {
        let sort = SORTS.get(order).copied().unwrap_or_default();
        EntryQuery { sort, after, ..newest() }
    };
    ask_on(told, ("log, next pages", SORTS.len()), next, list).await?;
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| EntryQuery { search: searched(kind, n), ..newest() };
        ask(told, (&format!("log, search, {name}"), SEARCH_MS), query, list).await?;
        let sorted = |n: usize| EntryQuery {
            search: searched(kind, n),
            sort: SORTS.get(1 + n % 5).copied().unwrap_or_default(),
            ..FILTERS.get(n % FILTERS.len()).map(|(_, filter)| filter(n, amounts)).unwrap_or_default()
        };
        ask(told, (&format!("log, search, {name}, filtered, other orders"), SEARCH_MS), sorted, list).await?;
    }
    Ok(())
}
