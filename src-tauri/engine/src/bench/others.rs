//! Tasks and salespeople.

use super::{Amounts, PAGE_MS, SEARCH_MS, SEARCHES, Told, ask, ask_on, searched};
use crate::Engine;
use crate::actions::{salespeople, tasks};
use crate::domain::salesperson::{SalespersonQuery, SalespersonSort};
use crate::domain::task::{TaskFilter, TaskQuery, TaskSort};
use crate::error::Result;

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
    of_tasks(engine, amounts, told).await?;
    of_salespeople(engine, told).await
}

async fn of_tasks(engine: &Engine, amounts: Amounts, told: Told<'_>) -> Result<()> {
    let list = async |query: &TaskQuery| tasks::list(engine, query).await;
    for sort in SORTS {
        let query = |n: usize| {
            let show = SHOWN.get(n % SHOWN.len()).copied().unwrap_or_default();
            TaskQuery { sort, show, descending: n % 4 < 2, ..TaskQuery::default() }
        };
        ask(told, (&format!("tasks, first page by {sort:?}"), PAGE_MS), query, list).await?;
    }
    let filtered = |n: usize| {
        let contact = u32::try_from(n * 65).unwrap_or(0) % amounts.contacts;
        let contact_no = if n.is_multiple_of(2) { format!("CT{contact:06}") } else { String::new() };
        let salesperson_code = if n.is_multiple_of(2) { String::new() } else { format!("S{:02}", n % 40) };
        TaskQuery { contact_no, salesperson_code, ..TaskQuery::default() }
    };
    ask(told, ("tasks, first page of a contact or salesperson", PAGE_MS), filtered, list).await?;
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| TaskQuery { search: searched(kind, n), ..TaskQuery::default() };
        ask(told, (&format!("tasks, search, {name}"), SEARCH_MS), query, list).await?;
    }
    let next = |order: usize, after| {
        let sort = SORTS.get(order).copied().unwrap_or_default();
        TaskQuery { sort, after, ..TaskQuery::default() }
    };
    ask_on(told, ("tasks, next pages", SORTS.len()), next, list).await
}

async fn of_salespeople(engine: &Engine, told: Told<'_>) -> Result<()> {
    let list = async |query: &SalespersonQuery| salespeople::list(engine, query).await;
    let sorts = [SalespersonSort::Code, SalespersonSort::Name, SalespersonSort::Email];
    let sorted = |n: usize| SalespersonQuery {
        sort: sorts.get(n % 3).copied().unwrap_or_default(),
        ..SalespersonQuery::default()
    };
    ask(told, ("salespeople, first page, all orders", PAGE_MS), sorted, list).await?;
    let search =
        |n| SalespersonQuery { search: searched(n % SEARCHES.len(), n), ..SalespersonQuery::default() };
    ask(told, ("salespeople, search", SEARCH_MS), search, list).await
}
