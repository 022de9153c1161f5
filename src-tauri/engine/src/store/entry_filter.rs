//! The filters of the interaction log, read once for counting and listing.

use chrono::{Days, NaiveDate};
use sqlx::SqliteConnection;

use super::entry_order::ENTRIES;
use super::paging::Count;
use super::search::{Mark, Search, Way};
use super::sql::{Sql, Value};
use super::time::day_millis;
use crate::domain::interaction::{EntryQuery, EntrySort};
use crate::error::{Code, Error, Result};

/// Counting what the tally does not know ends here.
const COUNTED: i64 = 100_000;
/// Where the index of an order does not hold what is asked, each row passed by is read, and sorting pays for so many
/// times the rows; matches of a search are collected and sorted up to that many too.
const NOT_HELD: i64 = 5;
/// From so many times the rows that are sorted on, matches are not collected.
const DENSE: i64 = 200;
/// The number of entries the tally knows.
const TALLY: &str = "SELECT CAST(COALESCE(SUM(e.entries), 0) AS BIGINT) FROM entry_tally e WHERE 1 = 1";

/// `column = value`, as itself and fenced.
struct Equal {
    plain: &'static str,
    fenced: &'static str,
    /// As a condition of the tally; `None` when that does not tell it apart.
    counted: Option<&'static str>,
    /// How the index of words marks it.
    mark: Mark,
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

    /// How many entries there are, `matches` of which have the words. Most filters are counted by the tally and words
    /// by their index; for the rest rows are read, up to 100,000. `None` when that is left to who looks through the
    /// order by date.
    pub(super) async fn count(
        &self,
        conn: &mut SqliteConnection,
        (way, matches): (Way, i64),
    ) -> Result<Option<Count>> {
        if let Some(sql) = self.tally() {
            return Ok(Some(Count::exact(sql.number(conn).await?)));
        }
        if !self.search.is_blank() && !self.has_period() && self.messages.is_none() {
            return Ok(Some(Count::up_to(matches, COUNTED)));
        }
        if matches!(way, Way::Hold | Way::Ask) && self.messages.is_none() {
            return Ok(None);
        }
        let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1");
        sql.push(ENTRIES);
        self.push(&mut sql, false, way);
        sql.push(" LIMIT ").bind(COUNTED + 1).push(") found");
        Ok(Some(Count::up_to(sql.number(conn).await?, COUNTED)))
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

    /// How the words are put into statements, and how many entries have them: counted up to 100,000 and one more.
    pub(super) async fn way(
        &self,
        conn: &mut SqliteConnection,
        sort: EntrySort,
        few: i64,
    ) -> Result<(Way, i64)> {
        if self.search.is_blank() {
            return Ok((Way::Lead, 0));
        }
        let few = few.saturating_mul(NOT_HELD);
        let matches = self.search.count(conn, &self.expression(), COUNTED + 1).await?;
        let way = match (self.messages.is_some(), matches <= few) {
            (false, true) => Way::Lead,
            (true, true) => Way::Hold,
            _ if !self.search.at_once => Way::Hold,
            (true, false) => Way::Ask,
            (false, false) if sort == EntrySort::Date => Way::Hold,
            (false, false) => self.along_the_order(conn, few, matches).await?,
        };
        Ok((way, matches))
    }

    /// The way for many matches where an order is followed along its index.
    async fn along_the_order(&self, conn: &mut SqliteConnection, few: i64, matches: i64) -> Result<Way> {
        let dense = few.saturating_mul(DENSE / NOT_HELD);
        if matches <= COUNTED {
            return Ok(if matches > dense { Way::Ask } else { Way::Hold });
        }
        let is_dense = self.search.count(conn, &self.expression(), dense + 1).await? > dense;
        Ok(if is_dense { Way::Ask } else { Way::Hold })
    }

    fn has_period(&self) -> bool {
        self.from.is_some() || self.before.is_some()
    }

    /// The words and the filters as the index of words is asked for them; all but a period and a conversation.
    fn expression(&self) -> String {
        let mut marks: Vec<String> =
            self.equal.iter().map(|equal| equal.mark.expression(Some(&equal.value))).collect();
        let mut without = Vec::new();
        let postponed = Mark::Postponed.expression(None);
        let side = if self.postponed { &mut marks } else { &mut without };
        side.push(postponed);
        match self.canceled {
            Canceled::Hidden => without.push(Mark::Canceled.expression(None)),
            Canceled::Shown => {}
            Canceled::Only => marks.push(Mark::Canceled.expression(None)),
        }
        if self.has_opportunity {
            marks.push(Mark::HasOpportunity.expression(None));
        }
        self.search.with(&marks, &without)
    }

    /// Adds the conditions; fenced when the order is to be followed and not the filter. What the words are asked
    /// together with is not asked again of the row.
    pub(super) fn push(&self, sql: &mut Sql, follow: bool, way: Way) {
        if self.search.is_blank() || way == Way::Ask {
            self.push_plain(sql, follow);
        } else if way == Way::Hold && !follow {
            // The index of salespeople is an order too.
            for equal in self.equal.iter().filter(|equal| equal.mark == Mark::Salesperson) {
                sql.push(equal.plain).bind(equal.value.clone());
            }
        }
        if let Some(messages) = &self.messages {
            // Always few: no order is followed for them.
            sql.push(" AND e.message_id IN ").bind_list(messages.iter().copied());
        }
        self.push_period(sql, follow || (way == Way::Lead && !self.search.is_blank()));
        self.push_words(sql, way);
    }

    /// Adds the words alone, with what they are asked together with.
    pub(super) fn push_words(&self, sql: &mut Sql, way: Way) {
        if !self.search.is_blank() {
            self.search.push(sql, &self.expression(), way);
        }
    }

    /// Adds the period.
    pub(super) fn push_period(&self, sql: &mut Sql, fenced: bool) {
        let at = if fenced { " AND e.occurred_at + 0 " } else { " AND e.occurred_at " };
        if let Some(from) = self.from {
            sql.push(at).push(">= ").bind(from);
        }
        if let Some(before) = self.before {
            sql.push(at).push("< ").bind(before);
        }
    }

    fn push_plain(&self, sql: &mut Sql, follow: bool) {
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
    }

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
    let mut add = |mark, (plain, fenced), counted, value: &str| {
        if !value.is_empty() {
            equal.push(Equal { plain, fenced, counted, mark, value: value.into() });
        }
    };
    // Whatever names a company as contact also names it as company, so one column finds all of its entries.
    if is_company(conn, &query.contact_no).await? {
        let whose = (" AND e.contact_company_no = ", " AND e.contact_company_no || '' = ");
        add(Mark::Company, whose, None, &query.contact_no);
    } else {
        let whose = (" AND e.contact_no = ", " AND e.contact_no || '' = ");
        add(Mark::Contact, whose, None, &query.contact_no);
    }
    let opportunity =
        (" AND e.opportunity_no <> '' AND e.opportunity_no = ", " AND e.opportunity_no || '' = ");
    add(Mark::Opportunity, opportunity, None, &query.opportunity_no);
    let salesperson = (" AND e.salesperson_code = ", " AND e.salesperson_code || '' = ");
    add(Mark::Salesperson, salesperson, Some(salesperson.0), &query.salesperson_code);
    let template = (" AND e.template_code = ", " AND e.template_code || '' = ");
    add(Mark::Template, template, Some(template.0), &query.template_code);
    if let Some(evaluation) = query.evaluation {
        let rated = " AND e.evaluation <> 0 AND e.evaluation = ";
        let fenced = " AND e.evaluation + 0 = ";
        let plain = if evaluation == 0 { fenced } else { rated };
        let counted = Some(" AND e.evaluation = ");
        let value = i64::from(evaluation).into();
        equal.push(Equal { plain, fenced, counted, mark: Mark::Evaluation, value });
    }
    if !query.information_flow.is_empty() {
        let value = query.information_flow.as_str().into();
        let (plain, fenced) = (" AND e.information_flow = ", " AND e.information_flow || '' = ");
        equal.push(Equal { plain, fenced, counted: Some(plain), mark: Mark::Flow, value });
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
