//! Tasks and salespeople.

use super::{Amounts, CALLS, Figure, PAGE_MS, SEARCH_MS, SEARCHES, call, figure, searched};
use crate::Engine;
use crate::actions::{salespeople, tasks};
use crate::domain::salesperson::{SalespersonQuery, SalespersonSort};
use crate::domain::task::{TaskFilter, TaskQuery, TaskSort};
use crate::error::Result;

type Told<'a> = &'a mut (dyn FnMut(&Figure) + Send);

const SORTS: [TaskSort; 8] = [
    TaskSort::Date,
    TaskSort::No,
    TaskSort::Type,
    TaskSort::Description,
    TaskSort::Status,
    TaskSort::Priority,
    TaskSort::Contact,
    TaskSort::Salesperson,
];
const SHOWN: [TaskFilter; 6] = [
    TaskFilter::All,
    TaskFilter::Open,
    TaskFilter::Overdue,
    TaskFilter::DueToday,
    TaskFilter::Due,
    TaskFilter::Closed,
];

pub(super) async fn measure(engine: &Engine, amounts: Amounts, told: Told<'_>) -> Result<()> {
    for sort in SORTS {
        let query = |n: usize| {
            let show = SHOWN.get(n % SHOWN.len()).copied().unwrap_or_default();
            TaskQuery { sort, show, descending: n % 4 < 2, ..TaskQuery::default() }
        };
        told(&of_tasks(engine, &format!("tasks, first page by {sort:?}"), PAGE_MS, query).await?);
    }
    let filtered = |n: usize| {
        let contact = u32::try_from(n * 65).unwrap_or(0) % amounts.contacts;
        let contact_no = if n.is_multiple_of(2) { format!("CT{contact:06}") } else { String::new() };
        let salesperson_code = if n.is_multiple_of(2) { String::new() } else { format!("S{:02}", n % 40) };
        TaskQuery { contact_no, salesperson_code, ..TaskQuery::default() }
    };
    told(&of_tasks(engine, "tasks, first page of a contact or salesperson", PAGE_MS, filtered).await?);
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| TaskQuery { search: searched(kind, n), ..TaskQuery::default() };
        told(&of_tasks(engine, &format!("tasks, search, {name}"), SEARCH_MS, query).await?);
    }
    let sorts = [SalespersonSort::Code, SalespersonSort::Name, SalespersonSort::Email];
    let sorted = |n: usize| SalespersonQuery {
        sort: sorts.get(n % 3).copied().unwrap_or_default(),
        ..SalespersonQuery::default()
    };
    told(&of_salespeople(engine, "salespeople, first page, all orders", PAGE_MS, sorted).await?);
    let search =
        |n| SalespersonQuery { search: searched(n % SEARCHES.len(), n), ..SalespersonQuery::default() };
    told(&of_salespeople(engine, "salespeople, search", SEARCH_MS, search).await?);
    Ok(())
}

async fn of_tasks(
    engine: &Engine,
    name: &str,
    limit_ms: f64,
    query: impl Fn(usize) -> TaskQuery,
) -> Result<Figure> {
    let mut calls = Vec::with_capacity(CALLS);
    for number in 0..CALLS {
        let query = query(number);
        calls.push(call(&query, tasks::list(engine, &query)).await?.0);
    }
    Ok(figure(name, limit_ms, calls))
}

async fn of_salespeople(
    engine: &Engine,
    name: &str,
    limit_ms: f64,
    query: impl Fn(usize) -> SalespersonQuery,
) -> Result<Figure> {
    let mut calls = Vec::with_capacity(CALLS);
    for number in 0..CALLS {
        let query = query(number);
        calls.push(call(&query, salespeople::list(engine, &query)).await?.0);
    }
    Ok(figure(name, limit_ms, calls))
}
