//! Pages of the interaction log: any order, any filters, a million rows.
//!
//! A page is read in three steps, all of one moment: how many there are, the numbers of the rows of the page, and
//! those rows. How many there are also decides how the page is found, since the database does not know how much a
//! filter leaves over. Few rows are collected by the filter and sorted; of many, the order is followed until the
//! page is full. What is not to be followed is fenced: `x || ''` is `x`, but no index serves it. Words searched for
//! stand in `search.rs`.

use super::entry_filter::Filters;
use super::entry_order::{Source, name, sources};
use super::paging::{self, Key, Order};
use super::search::Way;
use super::sql::{Sql, Value};
use super::{Store, entry};
use crate::domain::interaction::{EntryQuery, EntrySort, LogEntry, Page};
use crate::error::Result;

/// Up to so many rows are sorted rather than looked for along the order, where its index holds all that is asked.
const FEW: i64 = 2_000;

impl Store {
    /// A page of the log. Postponed entries are in none but their own (`original.md` C.1).
    ///
    /// # Errors
    /// `InvalidValue` when a day or the cursor cannot be read.
    pub async fn entry_page(&self, query: &EntryQuery) -> Result<Page<LogEntry>> {
        self.entry_page_found(query, FEW).await
    }

    async fn entry_page_found(&self, query: &EntryQuery, few: i64) -> Result<Page<LogEntry>> {
        let mut tx = self.begin_read().await?;
        let filters = Filters::new(&mut tx, query).await?;
        let total = filters.count(&mut tx).await?;
        let few = filters.few(query.sort, few);
        let sources = sources(query.sort, query.descending, total <= few);
        let order = order(query, sources.first().map_or(&[], |source| source.keys));
        let after = order.read_cursor(&query.after)?;
        let own = query.sort == EntrySort::Salesperson && !query.salesperson_code.is_empty();
        // The index of salespeople is the order of one of them too: nothing before them is passed by.
        let follow = query.sort != EntrySort::Date && total > few && !own;
        let way = filters.way(&mut tx, query.sort, total, few).await?;
        let lookup = Lookup { filters: &filters, order, after: after.as_deref(), follow, way };
        let limit = paging::limit(query.limit);
        let mut keys = Vec::new();
        for source in sources {
            if keys.len() <= limit {
                let sql = lookup.statement(source, limit - keys.len());
                keys.extend(sql.values(&mut tx).await?);
            }
        }
        let next = order.cut(&mut keys, limit)?;
        let numbers: Vec<i64> = keys.into_iter().filter_map(|mut key| number_of(&key.pop()?)).collect();
        let rows = entry::by_numbers(&mut tx, &numbers).await?;
        Ok(Page { rows, next, total: paging::total(total) })
    }
}

/// How the rows of a page are found.
struct Lookup<'a> {
    filters: &'a Filters,
    order: Order<'a>,
    after: Option<&'a [Value]>,
    /// The order is followed and not the filter.
    follow: bool,
    /// How the words searched for are put in.
    way: Way,
}

impl Lookup<'_> {
    /// The statement that gives the keys of up to `limit` rows of a source, and one more.
    fn statement(&self, source: &'static Source, limit: usize) -> Sql {
        let order = Order { keys: source.keys, ..self.order };
        let mut sql = Sql::new("SELECT ");
        order.push_keys(&mut sql, ", ");
        sql.push(source.from);
        self.filters.push(&mut sql, self.follow, self.way);
        if let Some(values) = self.after {
            order.push_after(&mut sql, values);
        }
        order.push_order(&mut sql, limit);
        sql
    }
}

fn order<'a>(query: &EntryQuery, keys: &'a [Key]) -> Order<'a> {
    Order { name: name(query.sort), keys, descending: query.descending }
}

fn number_of(value: &Value) -> Option<i64> {
    match value {
        Value::Int(number) => Some(*number),
        Value::Text(_) => None,
    }
}

#[cfg(test)]
#[path = "entry_list_tests.rs"]
mod tests;
