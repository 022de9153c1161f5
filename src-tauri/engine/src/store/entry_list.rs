//! Pages of the interaction log: any order, any filters, a million rows.
//!
//! A page is read in three steps, all of one moment: how many there are, the numbers of the rows of the page, and
//! those rows. How many there are also decides how the page is found, since the database does not know how much a
//! filter leaves over. Few rows are collected by the filter and sorted; of many, the order is followed until the
//! page is full. What is not to be followed is fenced: `x || ''` is `x`, but no index serves it. Words searched for
//! stand in `search.rs`.

use sqlx::SqliteConnection;

use super::entry_filter::Filters;
use super::entry_order::{BY_DATE, Source, name, sources};
use super::paging::{self, Count, Key, Order};
use super::search::Way;
use super::sql::{Sql, Value};
use super::{Store, entry};
use crate::domain::interaction::{EntryQuery, EntrySort, LogEntry, Page};
use crate::error::Result;

/// Up to so many rows are sorted rather than looked for along the order, where its index holds all that is asked.
const FEW: i64 = 2_000;
/// Counting the matches of a search within a period ends here.
const MATCHES: i64 = 10_000;
/// The order by date is looked through for matches in parts of so many times the rows that are sorted; each part is
/// so many times as long as the one before.
const PART: i64 = 2;
const LONGER: i64 = 8;

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
        let (way, matches) = filters.way(&mut tx, query.sort, few).await?;
        let part = few.saturating_mul(PART).max(1);
        let total = match filters.count(&mut tx, (way, matches)).await? {
            Some(total) => total,
            None => matches_by_date(&mut tx, &filters, part).await?,
        };
        let few = filters.few(query.sort, few);
        let is_few = few == i64::MAX || (!total.more && total.rows <= few);
        let sources = sources(query.sort, query.descending, is_few);
        let order = order(query, sources.first().map_or(&[], |source| source.keys));
        let after = order.read_cursor(&query.after)?;
        let own = query.sort == EntrySort::Salesperson && !query.salesperson_code.is_empty();
        // The index of salespeople is the order of one of them too: nothing before them is passed by.
        let follow = query.sort != EntrySort::Date && !is_few && !own;
        let lookup = Lookup { filters: &filters, order, after: after.as_deref(), follow, way };
        let limit = paging::limit(query.limit);
        let mut keys = if query.sort == EntrySort::Date && way == Way::Hold && query.conversation.is_empty() {
            lookup.by_date(&mut tx, limit, part).await?
        } else {
            lookup.along(&mut tx, &sources, limit).await?
        };
        let next = order.cut(&mut keys, limit)?;
        let numbers: Vec<i64> = keys.into_iter().filter_map(|mut key| number_of(&key.pop()?)).collect();
        let rows = entry::by_numbers(&mut tx, &numbers).await?;
        Ok(Page { rows, next, total: paging::total(total.rows), more: total.more })
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
    /// The keys of up to `limit` rows and one more, from the sources one after the other.
    async fn along(
        &self,
        conn: &mut SqliteConnection,
        sources: &[&'static Source],
        limit: usize,
    ) -> Result<Vec<Vec<Value>>> {
        let mut keys = Vec::new();
        for source in sources {
            if keys.len() <= limit {
                keys.extend(self.statement(source, limit - keys.len()).values(conn).await?);
            }
        }
        Ok(keys)
    }

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

    /// The same for many matches in the order by date. It is looked through part by part: what was logged one after
    /// the other mostly happened so too, so the matches of a part are few of all.
    async fn by_date(
        &self,
        conn: &mut SqliteConnection,
        limit: usize,
        mut part: i64,
    ) -> Result<Vec<Vec<Value>>> {
        loop {
            let Some(numbers) = self.part(conn, part).await? else { return Ok(Vec::new()) };
            let mut sql = Sql::new("SELECT ");
            self.order.push_keys(&mut sql, ", ");
            sql.push(" FROM (");
            self.push_part(&mut sql, part);
            sql.push(") e WHERE 1 = 1");
            self.filters.push_words(&mut sql, Way::Among(numbers.first, numbers.last));
            self.order.push_order(&mut sql, limit);
            let keys = sql.values(conn).await?;
            if keys.len() > limit || numbers.rows < part {
                return Ok(keys);
            }
            part = part.saturating_mul(LONGER);
        }
    }

    /// The numbers between which the entries of the part lie; `None` when it is empty.
    async fn part(&self, conn: &mut SqliteConnection, part: i64) -> Result<Option<Numbers>> {
        let mut sql =
            Sql::new("SELECT COUNT(*), COALESCE(MIN(e.entry_no), 0), COALESCE(MAX(e.entry_no), 0) FROM (");
        self.push_part(&mut sql, part);
        sql.push(") e");
        let (rows, first, last) = sql.all::<(i64, i64, i64)>(conn).await?.pop().unwrap_or_default();
        Ok((rows > 0).then_some(Numbers { rows, first, last }))
    }

    fn push_part(&self, sql: &mut Sql, part: i64) {
        sql.push("SELECT e.occurred_at, e.entry_no FROM interaction_log_entry e WHERE 1 = 1");
        self.filters.push_period(sql, false);
        if let Some(values) = self.after {
            self.order.push_after(sql, values);
        }
        self.order.push_order(sql, usize::try_from(part - 1).unwrap_or(usize::MAX));
    }
}

/// The entries of a part: how many, the lowest and the highest number.
struct Numbers {
    rows: i64,
    first: i64,
    last: i64,
}

/// Counts matches of a search within a period, up to 10,000, along the order by date.
async fn matches_by_date(conn: &mut SqliteConnection, filters: &Filters, mut part: i64) -> Result<Count> {
    let order = Order { name: "", keys: BY_DATE.keys, descending: true };
    let lookup = Lookup { filters, order, after: None, follow: false, way: Way::Hold };
    loop {
        let Some(numbers) = lookup.part(conn, part).await? else { return Ok(Count::exact(0)) };
        let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1 FROM (");
        lookup.push_part(&mut sql, part);
        sql.push(") e WHERE 1 = 1");
        filters.push_words(&mut sql, Way::Among(numbers.first, numbers.last));
        sql.push(" LIMIT ").bind(MATCHES + 1).push(") found");
        let found = sql.number(conn).await?;
        if found > MATCHES || numbers.rows < part {
            return Ok(Count::up_to(found, MATCHES));
        }
        part = part.saturating_mul(LONGER);
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
