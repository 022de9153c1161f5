//! The filters of the interaction log, read once for counting and listing.

use chrono::{Days, NaiveDate};
use sqlx::SqliteConnection;

use super::entry_order::ENTRIES;
use super::search::{Search, Way};
use super::sql::{Sql, Value};
use super::time::day_millis;
use crate::domain::interaction::{EntryQuery, EntrySort};
use crate::error::{Code, Error, Result};

/// Up to so many matches of a search are read one by one to count those that are not hidden.
const READ: i64 = 2_000;
/// Matches of a search are sorted by date up to so many times the number of rows other lists sort.
const SORTED: i64 = 3;

/// Where the index of an order does not hold what is asked, each row passed by is read, and sorting pays for so many
/// times the rows.
const NOT_HELD: i64 = 5;
/// The number of entries the tally knows.
const TALLY: &str = "SELECT CAST(COALESCE(SUM(e.entries), 0) AS BIGINT) FROM entry_tally e WHERE 1 = 1";

/// `column = value`, as itself and fenced.
struct Equal {
    plain: &'static str,
    fenced: &'static str,
    /// As a condition of the tally; `None` when that does not tell it apart.
    counted: Option<&'static str>,
    value: Value,
}

/// What a query asks for.
pub(super) struct Filters {
    /// The one that leaves least over as a rule comes first; the others are always fenced.
    equal: Vec<Equal>,
    from: Option<i64>,
    before: Option<i64>,
    search: Search,
    /// The messages of a conversation; `None` for all messages.
    messages: Option<Vec<i64>>,
    canceled: Canceled,
    postponed: bool,
    has_opportunity: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Canceled {
    Hidden,
    Shown,
    Only,
}

impl Filters {
    pub(super) async fn new(conn: &mut SqliteConnection, query: &EntryQuery) -> Result<Self> {
        let before = day(&query.to_date)?.and_then(|last| last.checked_add_days(Days::new(1)));
        Ok(Self {
            equal: equal(conn, query).await?,
            from: day(&query.from_date)?.map(day_millis),
            before: before.map(day_millis),
            search: Search::new(conn, &query.search).await?,
            messages: conversation(conn, &query.conversation).await?,
            canceled: match (query.only_canceled, query.include_canceled) {
                (true, _) => Canceled::Only,
                (false, true) => Canceled::Shown,
                (false, false) => Canceled::Hidden,
            },
            postponed: query.postponed,
            has_opportunity: query.has_opportunity,
        })
    }

    /// How many entries there are, exactly. Most filters are counted by the tally, words alone by their index less
    /// the few entries that are hidden; only for the rest rows are read.
    pub(super) async fn count(&self, conn: &mut SqliteConnection) -> Result<i64> {
        if let Some(sql) = self.tally() {
            return sql.number(conn).await;
        }
        if !self.is_free() {
            return self.read_and_count(conn).await;
        }
        let hidden = Sql::new(match self.canceled {
            Canceled::Shown => "SELECT COUNT(*) FROM interaction_log_entry e WHERE e.postponed <> 0",
            _ => "SELECT COUNT(*) FROM interaction_log_entry e WHERE (e.canceled <> 0 OR e.postponed <> 0)",
        });
        match self.search.matches(conn).await? {
            Some(matches) if matches > READ => {
                let ask = hidden.number(conn).await? < READ;
                let mut sql = hidden;
                self.search.push(&mut sql, if ask { Way::Ask } else { Way::Hold });
                Ok(matches - sql.number(conn).await?)
            }
            _ => self.read_and_count(conn).await,
        }
    }

    /// The statement that counts by the tally; `None` when it does not know what is asked.
    fn tally(&self) -> Option<Sql> {
        if !self.search.is_blank()
            || self.messages.is_some()
            || self.has_period()
            || self.equal.iter().any(|equal| equal.counted.is_none())
        {
            return None;
        }
        let mut sql = Sql::new(TALLY);
        self.push_hidden(&mut sql);
        if self.has_opportunity {
            sql.push(" AND e.has_opportunity <> 0");
        }
        for equal in &self.equal {
            sql.push(equal.counted?).bind(equal.value.clone());
        }
        Some(sql)
    }

    /// Up to how many rows are rather sorted than looked for along the order, given how many that is where the
    /// indexes of the orders hold all that is asked. Entries of a period are close together by number: that order
    /// is never followed for them.
    pub(super) fn few(&self, sort: EntrySort, few: i64) -> i64 {
        if sort == EntrySort::EntryNo && self.has_period() {
            return i64::MAX;
        }
        let held = self.search.is_blank() && !self.equal.iter().any(|equal| equal.counted.is_none());
        if held { few } else { few.saturating_mul(NOT_HELD) }
    }

    /// How the words are put into the statement that finds a page of `total` rows.
    pub(super) async fn way(
        &self,
        conn: &mut SqliteConnection,
        sort: EntrySort,
        total: i64,
        few: i64,
    ) -> Result<Way> {
        let sorted = if sort == EntrySort::Date { few.saturating_mul(SORTED) } else { few };
        if self.search.is_blank() || total <= sorted {
            return Ok(self.short_way());
        }
        if self.short_way() == Way::Hold {
            return Ok(Way::Hold);
        }
        Ok(self.search.along_the_order(total, all(conn).await?))
    }

    /// Where another filter leads, the matches are held against its rows.
    fn short_way(&self) -> Way {
        if self.equal.is_empty() && self.messages.is_none() { Way::Lead } else { Way::Hold }
    }

    fn is_free(&self) -> bool {
        let some = self.messages.is_some()
            || self.postponed
            || self.has_opportunity
            || self.canceled == Canceled::Only;
        self.equal.is_empty() && !self.has_period() && !some
    }

    fn has_period(&self) -> bool {
        self.from.is_some() || self.before.is_some()
    }

    async fn read_and_count(&self, conn: &mut SqliteConnection) -> Result<i64> {
        let mut sql = Sql::new("SELECT COUNT(*)");
        sql.push(ENTRIES);
        self.push(&mut sql, false, self.short_way());
        sql.number(conn).await
    }

    /// Adds the conditions; fenced when the order is to be followed and not the filter.
    pub(super) fn push(&self, sql: &mut Sql, follow: bool, way: Way) {
        self.push_hidden(sql);
        if self.has_opportunity {
            sql.push(if follow {
                " AND e.opportunity_no || '' <> ''"
            } else {
                " AND e.opportunity_no <> ''"
            });
        }
        for (n, equal) in self.equal.iter().enumerate() {
            sql.push(if n > 0 || follow { equal.fenced } else { equal.plain }).bind(equal.value.clone());
        }
        if let Some(messages) = &self.messages {
            // Always few: no order is followed for them.
            sql.push(" AND e.message_id IN ").bind_list(messages.iter().copied());
        }
        let at = if follow { " AND e.occurred_at + 0 " } else { " AND e.occurred_at " };
        if let Some(from) = self.from {
            sql.push(at).push(">= ").bind(from);
        }
        if let Some(before) = self.before {
            sql.push(at).push("< ").bind(before);
        }
        self.search.push(sql, way);
    }
}

impl Filters {
    /// Adds what the flags hide; the entries and their tally are both called `e`.
    fn push_hidden(&self, sql: &mut Sql) {
        sql.push(if self.postponed { " AND e.postponed <> 0" } else { " AND e.postponed = 0" });
        sql.push(match self.canceled {
            Canceled::Hidden => " AND e.canceled = 0",
            Canceled::Shown => "",
            Canceled::Only => " AND e.canceled <> 0",
        });
    }
}

async fn equal(conn: &mut SqliteConnection, query: &EntryQuery) -> Result<Vec<Equal>> {
    let mut equal = Vec::new();
    let mut add = |plain, fenced, counted, value: &str| {
        if !value.is_empty() {
            equal.push(Equal { plain, fenced, counted, value: value.into() });
        }
    };
    // Whatever names a company as contact also names it as company, so one column finds all of its entries.
    if is_company(conn, &query.contact_no).await? {
        add(" AND e.contact_company_no = ", " AND e.contact_company_no || '' = ", None, &query.contact_no);
    } else {
        add(" AND e.contact_no = ", " AND e.contact_no || '' = ", None, &query.contact_no);
    }
    let opportunity = " AND e.opportunity_no <> '' AND e.opportunity_no = ";
    add(opportunity, " AND e.opportunity_no || '' = ", None, &query.opportunity_no);
    let salesperson = " AND e.salesperson_code = ";
    add(salesperson, " AND e.salesperson_code || '' = ", Some(salesperson), &query.salesperson_code);
    let template = " AND e.template_code = ";
    add(template, " AND e.template_code || '' = ", Some(template), &query.template_code);
    if let Some(evaluation) = query.evaluation {
        let rated = " AND e.evaluation <> 0 AND e.evaluation = ";
        let fenced = " AND e.evaluation + 0 = ";
        let plain = if evaluation == 0 { fenced } else { rated };
        let counted = Some(" AND e.evaluation = ");
        equal.push(Equal { plain, fenced, counted, value: i64::from(evaluation).into() });
    }
    if !query.information_flow.is_empty() {
        let value = query.information_flow.as_str().into();
        let (plain, fenced) = (" AND e.information_flow = ", " AND e.information_flow || '' = ");
        equal.push(Equal { plain, fenced, counted: Some(plain), value });
    }
    Ok(equal)
}

/// The messages of the conversation a message belongs to, itself at least; none for a key that was never taken up.
async fn conversation(conn: &mut SqliteConnection, key: &str) -> Result<Option<Vec<i64>>> {
    if key.is_empty() {
        return Ok(None);
    }
    let mut sql = Sql::new(
        "SELECT message_id, conversation_id FROM message
         WHERE mailbox_id IN (SELECT mailbox_id FROM mailbox) AND message_key = ",
    );
    sql.bind(key);
    let mut messages = Vec::new();
    for (message_id, conversation_id) in sql.all::<(i64, String)>(conn).await? {
        messages.push(message_id);
        if !conversation_id.is_empty() {
            let mut sql =
                Sql::new("SELECT message_id FROM message WHERE outcome = 'logged' AND conversation_id = ");
            sql.bind(conversation_id);
            messages.extend(sql.all::<(i64,)>(conn).await?.into_iter().map(|(id,)| id));
        }
    }
    Ok(Some(messages))
}

async fn all(conn: &mut SqliteConnection) -> Result<i64> {
    Sql::new(TALLY).number(conn).await
}

async fn is_company(conn: &mut SqliteConnection, contact_no: &str) -> Result<bool> {
    let mut sql = Sql::new("SELECT COUNT(*) FROM contact WHERE kind = 'Company' AND contact_no = ");
    Ok(!contact_no.is_empty() && sql.bind(contact_no).number(conn).await? > 0)
}

fn day(typed: &str) -> Result<Option<NaiveDate>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    NaiveDate::parse_from_str(typed, "%Y-%m-%d").map(Some).map_err(|error| {
        Error::new(Code::InvalidValue, format!("\"{typed}\" is not a day"))
            .hint("write it like 2026-11-23")
            .because(error)
    })
}
