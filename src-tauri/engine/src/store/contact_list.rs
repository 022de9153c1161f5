//! Reading contacts: one, or a page of a list.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::paging::{self, Key, Order, number, text};
use super::searched::{Found, Searched};
use super::sql::{Sql, Value};
use super::sqlite::CONTAINS;
use super::time::from_millis;
use crate::domain::contact::{
    AlternativeAddress, Contact, ContactQuery, ContactSort, ContactType, CorrespondenceType,
};
use crate::domain::interaction::Page;
use crate::error::Result;

/// Time of the last interaction (`original.md` I: without postponed ones and failed attempts); a company's is that
/// of everybody it was with.
/// Kept with the contact by triggers.
const LAST: &str = "c.last_interaction_at";

/// Time of the last interaction we began, failed or not (`original.md` C.2). Read from the newest on, since most
/// contacts were written to lately.
const TRIED: &str = "COALESCE(CASE c.kind
    WHEN 'Company' THEN (SELECT e.occurred_at FROM interaction_log_entry e
        WHERE e.contact_company_no = c.contact_no AND e.initiated_by = 'Us' AND e.postponed = 0
        ORDER BY e.occurred_at DESC LIMIT 1)
    ELSE (SELECT e.occurred_at FROM interaction_log_entry e
        WHERE e.contact_no = c.contact_no AND e.initiated_by = 'Us' AND e.postponed = 0
        ORDER BY e.occurred_at DESC LIMIT 1) END, 0)";

/// The first day an open task is due (`original.md` C.2); a company's is that of its people too.
const NEXT_TASK: &str = "COALESCE(CASE c.kind
    WHEN 'Company' THEN (SELECT MIN(t.date) FROM task t WHERE t.contact_company_no = c.contact_no AND t.closed = 0)
    ELSE (SELECT MIN(t.date) FROM task t WHERE t.contact_no = c.contact_no AND t.closed = 0) END, '')";

const BY_NO: &[Key] = &[text("c.contact_no")];
const BY_NAME: &[Key] = &[text("c.name_key"), text("c.contact_no")];
const BY_COMPANY: &[Key] = &[text("c.company_key"), text("c.contact_no")];
const BY_EMAIL: &[Key] = &[text("lower(c.email)"), text("c.contact_no")];
const BY_SALESPERSON: &[Key] = &[text("c.salesperson_code"), text("c.contact_no")];
const BY_LAST: &[Key] = &[number(LAST), text("c.contact_no")];

#[expect(clippy::struct_excessive_bools, reason = "the columns of the table")]
#[derive(sqlx::FromRow)]
struct Row {
    contact_no: String,
    name: String,
    kind: String,
    company_no: String,
    company_name: String,
    job_title: String,
    email: String,
    email_2: String,
    phone: String,
    mobile: String,
    street: String,
    city: String,
    country: String,
    language: String,
    home_page: String,
    salesperson_code: String,
    privacy_blocked: bool,
    minor: bool,
    parental_consent: bool,
    search_name: String,
    salutation: String,
    organizational_level: String,
    business_relation: String,
    territory: String,
    currency: String,
    vat_registration_no: String,
    correspondence_type: String,
    format_region: String,
    street_2: String,
    post_code: String,
    county: String,
    exclude_from_segment: bool,
    no_of_interactions: i64,
    last_interaction_at: i64,
    tried_at: i64,
    next_task_date: String,
}

impl Store {
    /// A page of contacts.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of this list.
    pub async fn contact_page(&self, query: &ContactQuery) -> Result<Page<Contact>> {
        let order = order(query);
        let after = order.read_cursor(&query.after)?;
        let limit = paging::limit(query.limit);
        let mut tx = self.begin_read().await?;
        let mut found = if query.search.trim().is_empty() {
            unsearched(&mut tx, query, after.as_deref()).await?
        } else {
            let (from, no, after) = ("contact c", "c.contact_no", after.as_deref());
            let searched = Searched { from, no, order, after, limit };
            searched.find(&mut tx, |sql| push_filters(sql, query, true)).await?
        };
        let next = order.cut(&mut found.keys, limit)?;
        let numbers: Vec<String> = found.keys.into_iter().filter_map(|mut key| text_of(key.pop()?)).collect();
        let rows = by_numbers(&mut tx, &numbers).await?;
        Ok(Page { rows, next, total: paging::total(found.total), more: false })
    }
}

/// A page where no words are looked for.
async fn unsearched(
    conn: &mut SqliteConnection,
    query: &ContactQuery,
    after: Option<&[Value]>,
) -> Result<Found> {
    let mut count = Sql::new("SELECT COUNT(*) FROM contact c WHERE 1 = 1");
    push_filters(&mut count, query, false);
    let order = order(query);
    let mut sql = Sql::new("SELECT ");
    order.push_keys(&mut sql, ", ");
    sql.push(" FROM contact c WHERE 1 = 1");
    push_filters(&mut sql, query, query.sort != ContactSort::Name);
    if let Some(values) = after {
        order.push_after(&mut sql, values);
    }
    order.push_order(&mut sql, paging::limit(query.limit));
    Ok(Found { total: count.number(conn).await?, keys: sql.values(conn).await? })
}

/// The contacts with these numbers, in that order; those there are not are left out.
pub(super) async fn by_numbers(conn: &mut SqliteConnection, numbers: &[String]) -> Result<Vec<Contact>> {
    let mut found = BTreeMap::new();
    for chunk in numbers.chunks(500) {
        let mut sql = Sql::new(
            "SELECT c.contact_no, c.name, c.kind, c.company_no, COALESCE(k.name, '') AS company_name, c.job_title,
                 c.email, c.email_2, c.phone, c.mobile, c.street, c.city, c.country, c.language, c.home_page,
                 c.salesperson_code, c.privacy_blocked, c.minor, c.parental_consent, c.search_name,
                 c.salutation, c.organizational_level, c.business_relation, c.territory, c.currency,
                 c.vat_registration_no, c.correspondence_type, c.format_region, c.street_2, c.post_code, c.county,
                 c.exclude_from_segment,
                 CASE c.kind
                     WHEN 'Company' THEN (SELECT COUNT(*) FROM interaction_log_entry e
                         WHERE e.contact_company_no = c.contact_no AND e.canceled = 0 AND e.postponed = 0)
                     ELSE (SELECT COUNT(*) FROM interaction_log_entry e
                         WHERE e.contact_no = c.contact_no AND e.canceled = 0 AND e.postponed = 0)
                 END AS no_of_interactions, ",
        );
        sql.push(LAST)
            .push(" AS last_interaction_at, ")
            .push(TRIED)
            .push(" AS tried_at, ")
            .push(NEXT_TASK)
            .push(
                " AS next_task_date
             FROM contact c LEFT JOIN contact k ON k.contact_no = c.company_no WHERE c.contact_no IN ",
            );
        sql.bind_list(chunk.iter().map(String::as_str));
        let mut alternatives = alternatives(conn, chunk).await?;
        for row in sql.all::<Row>(conn).await? {
            let own = alternatives.remove(&row.contact_no).unwrap_or_default();
            found.insert(row.contact_no.clone(), contact(row, own)?);
        }
    }
    Ok(numbers.iter().filter_map(|no| found.remove(no)).collect())
}

/// The word the database keeps for a type.
pub(super) fn kind_word(kind: ContactType) -> &'static str {
    match kind {
        ContactType::Company => "Company",
        ContactType::Person => "Person",
    }
}

fn order(query: &ContactQuery) -> Order<'static> {
    let (name, keys) = match query.sort {
        ContactSort::No => ("contact.no", BY_NO),
        ContactSort::Name => ("contact.name", BY_NAME),
        ContactSort::Company => ("contact.company", BY_COMPANY),
        ContactSort::Email => ("contact.email", BY_EMAIL),
        ContactSort::Salesperson => ("contact.salesperson", BY_SALESPERSON),
        ContactSort::LastInteraction => ("contact.last", BY_LAST),
    };
    Order { name, keys, descending: query.descending }
}

/// Adds the conditions. The type leaves much over: unless it is to be followed it is fenced, as in `entry_list.rs`.
fn push_filters(sql: &mut Sql, query: &ContactQuery, fenced: bool) {
    if let Some(kind) = query.kind {
        sql.push(if fenced { " AND c.kind || '' = " } else { " AND c.kind = " }).bind(kind_word(kind));
    }
    if !query.company_no.is_empty() {
        sql.push(" AND c.company_no = ").bind(query.company_no.as_str());
    }
    if !query.salesperson_code.is_empty() {
        sql.push(" AND c.salesperson_code = ").bind(query.salesperson_code.as_str());
    }
    for word in query.search.split_whitespace().map(str::to_lowercase) {
        sql.push(" AND (").push(CONTAINS).push("(c.search_text, ").bind(word.as_str());
        sql.push(") > 0 OR c.company_no IN (SELECT contact_no FROM contact WHERE kind = 'Company' AND ");
        sql.push(CONTAINS).push("(name_key, ").bind(word).push(") > 0))");
    }
}

async fn alternatives(
    conn: &mut SqliteConnection,
    numbers: &[String],
) -> Result<BTreeMap<String, Vec<AlternativeAddress>>> {
    let mut sql = Sql::new(
        "SELECT contact_no, code, email, from_date, to_date FROM contact_alt_address WHERE contact_no IN ",
    );
    sql.bind_list(numbers.iter().map(String::as_str)).push(" ORDER BY contact_no, code");
    let mut found: BTreeMap<String, Vec<AlternativeAddress>> = BTreeMap::new();
    for (no, code, email, from, to) in sql.all::<(String, String, String, String, String)>(conn).await? {
        found.entry(no).or_default().push(AlternativeAddress { code, email, from, to });
    }
    Ok(found)
}

fn contact(row: Row, alternative_addresses: Vec<AlternativeAddress>) -> Result<Contact> {
    let kind = [ContactType::Company, ContactType::Person]
        .into_iter()
        .find(|kind| kind_word(*kind) == row.kind)
        .ok_or_else(|| inconsistent("contact", "kind", &row.contact_no))?;
    let correspondence_type = CorrespondenceType::parse(&row.correspondence_type)
        .ok_or_else(|| inconsistent("contact", "correspondence_type", &row.contact_no))?;
    Ok(Contact {
        no: row.contact_no,
        name: row.name,
        kind,
        company_no: row.company_no,
        company_name: row.company_name,
        job_title: row.job_title,
        email: row.email,
        email_2: row.email_2,
        phone: row.phone,
        mobile: row.mobile,
        address: row.street,
        city: row.city,
        country: row.country,
        language: row.language,
        home_page: row.home_page,
        salesperson_code: row.salesperson_code,
        privacy_blocked: row.privacy_blocked,
        minor: row.minor,
        parental_consent: row.parental_consent,
        no_of_interactions: row.no_of_interactions,
        search_name: row.search_name,
        salutation: row.salutation,
        organizational_level: row.organizational_level,
        business_relation: row.business_relation,
        territory: row.territory,
        currency: row.currency,
        vat_registration_no: row.vat_registration_no,
        correspondence_type,
        format_region: row.format_region,
        address_2: row.street_2,
        post_code: row.post_code,
        county: row.county,
        exclude_from_segment: row.exclude_from_segment,
        date_of_last_interaction: day(row.last_interaction_at)?,
        last_date_attempted: day(row.tried_at)?,
        next_task_date: row.next_task_date,
        alternative_addresses,
    })
}

/// The day of a time kept, `YYYY-MM-DD`; blank for 0, which stands for none.
pub(super) fn day(at: i64) -> Result<String> {
    match at {
        0 => Ok(String::new()),
        at => Ok(from_millis(at)?.format("%Y-%m-%d").to_string()),
    }
}

fn text_of(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Int(_) => None,
    }
}

#[cfg(test)]
#[path = "contact_list_tests.rs"]
mod tests;
