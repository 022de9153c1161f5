//! Contacts and their alternative addresses.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::time::millis;
use super::{Store, address_index, contact_list};
use crate::domain::contact::{Contact, ContactType};
use crate::error::{Code, Error, Result};

const ENTRIES: &str = "interaction_log_entry";
/// What names a contact and the company of its time.
const OF_CONTACTS: [&str; 4] = [ENTRIES, "task", "opportunity", "opportunity_entry"];

impl Store {
    /// The contact with that number; `None` when there is none.
    pub async fn contact(&self, no: &str) -> Result<Option<Contact>> {
        get(&mut *self.pool.acquire().await?, no).await
    }
}

/// The contact with that number; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, no: &str) -> Result<Option<Contact>> {
    Ok(contact_list::by_numbers(conn, &[no.to_owned()]).await?.pop())
}

/// Writes a new contact with its addresses.
///
/// # Errors
/// `AlreadyExists` when the number is taken; `EmailInvalid`.
pub(crate) async fn insert(conn: &mut SqliteConnection, contact: &Contact, now: DateTime<Utc>) -> Result<()> {
    write(
        conn,
        "INSERT INTO contact (name, kind, company_no, job_title, email, email_2, phone, mobile, street, city, country, language,
             home_page, salesperson_code, privacy_blocked, minor, parental_consent, name_key, search_text,
             changed_at, search_name, salutation, organizational_level, business_relation, territory, currency,
             vat_registration_no, correspondence_type, format_region, street_2, post_code, county,
             exclude_from_segment, contact_no)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
             $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)",
        contact,
        now,
    )
    .await?;
    insert_alternatives(conn, contact).await?;
    address_index::write_contact(conn, contact, now).await
}

/// Writes a contact that was `before` as it is now. Its number stays. Mail of addresses that came, went or were
/// freed from a privacy block is noted to be decided again.
///
/// # Errors
/// `EmailInvalid`.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    before: &Contact,
    contact: &Contact,
    now: DateTime<Utc>,
) -> Result<()> {
    let was_blocked = is_blocked(conn, before).await?;
    write(
        conn,
        "UPDATE contact SET name = $1, kind = $2, company_no = $3, job_title = $4, email = $5, email_2 = $6, phone = $7,
             mobile = $8, street = $9, city = $10, country = $11, language = $12, home_page = $13,
             salesperson_code = $14, privacy_blocked = $15, minor = $16, parental_consent = $17,
             name_key = $18, search_text = $19, changed_at = $20, search_name = $21, salutation = $22,
             organizational_level = $23, business_relation = $24, territory = $25, currency = $26,
             vat_registration_no = $27, correspondence_type = $28, format_region = $29, street_2 = $30,
             post_code = $31, county = $32, exclude_from_segment = $33
         WHERE contact_no = $34",
        contact,
        now,
    )
    .await?;
    sqlx::query("DELETE FROM contact_alt_address WHERE contact_no = $1")
        .bind(&contact.no)
        .execute(&mut *conn)
        .await?;
    insert_alternatives(conn, contact).await?;
    address_index::write_contact(conn, contact, now).await?;
    if was_blocked && !is_blocked(conn, contact).await? {
        for no in std::iter::once(contact.no.clone()).chain(people(conn, contact).await?) {
            address_index::note_contact(conn, &no, now).await?;
        }
    }
    Ok(())
}

/// Deletes a contact. A person's entries, closed tasks and closed opportunities move to the company they were with at
/// the time, else to the company now (`original.md` C.2, W44). A company goes with its people, and what was with them
/// stays without contact.
pub(crate) async fn delete(conn: &mut SqliteConnection, contact: &Contact, now: DateTime<Utc>) -> Result<()> {
    if contact.kind == ContactType::Company {
        for no in people(conn, contact).await? {
            release(conn, &no, "", &contact.no).await?;
            remove(conn, &no, now).await?;
        }
        release(conn, &contact.no, "", &contact.no).await?;
        // What belongs to people who have left the company stays theirs.
        for table in OF_CONTACTS {
            let sql = format!("UPDATE {table} SET contact_company_no = '' WHERE contact_company_no = $1");
            sqlx::query(&sql).bind(&contact.no).execute(&mut *conn).await?;
        }
    } else {
        release(conn, &contact.no, &contact.company_no, "").await?;
    }
    remove(conn, &contact.no, now).await
}

/// Whether log entries, canceled ones too, name the contact; for a company also those of its people of the time.
pub(crate) async fn has_entries(conn: &mut SqliteConnection, no: &str) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM interaction_log_entry WHERE contact_no = $1)
             OR EXISTS (SELECT 1 FROM interaction_log_entry WHERE contact_company_no = $1)",
    )
    .bind(no)
    .fetch_one(conn)
    .await?;
    Ok(found)
}

/// The numbers of a company's people; none for a person.
pub(crate) async fn people(conn: &mut SqliteConnection, contact: &Contact) -> Result<Vec<String>> {
    if contact.kind == ContactType::Person {
        return Ok(Vec::new());
    }
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT contact_no FROM contact WHERE company_no = $1 AND contact_no <> $1 ORDER BY contact_no",
    )
    .bind(&contact.no)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(no,)| no).collect())
}

/// Blocked for privacy themselves or through their company, as matching sees it (W21).
async fn is_blocked(conn: &mut SqliteConnection, contact: &Contact) -> Result<bool> {
    let (company,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM contact WHERE contact_no = $1 AND contact_no <> $2 AND privacy_blocked <> 0)",
    )
    .bind(&contact.company_no)
    .bind(&contact.no)
    .fetch_one(conn)
    .await?;
    Ok(contact.privacy_blocked || company)
}

/// Moves what belongs to a contact that goes to the company of its time, else to `heir`; where that company is
/// `leaving` it stays without contact. Each entry remembers whose it was, which keeps them apart.
async fn release(conn: &mut SqliteConnection, no: &str, heir: &str, leaving: &str) -> Result<()> {
    for table in OF_CONTACTS {
        let remember = if table == ENTRIES {
            "former_contact_no = CASE WHEN former_contact_no = '' THEN contact_no ELSE former_contact_no END,
             contact_alt_address_code = '',"
        } else {
            ""
        };
        let sql = format!(
            "UPDATE {table} SET {remember}
             contact_no = CASE contact_company_no WHEN '' THEN $1 WHEN $2 THEN $1 ELSE contact_company_no END,
             contact_company_no = CASE contact_company_no WHEN '' THEN $1 WHEN $2 THEN $1 ELSE contact_company_no END
             WHERE contact_no = $3"
        );
        sqlx::query(&sql).bind(heir).bind(leaving).bind(no).execute(&mut *conn).await?;
    }
    Ok(())
}

async fn remove(conn: &mut SqliteConnection, no: &str, now: DateTime<Utc>) -> Result<()> {
    address_index::note_contact(conn, no, now).await?;
    sqlx::query("DELETE FROM contact WHERE contact_no = $1").bind(no).execute(conn).await?;
    Ok(())
}

/// Carries out a statement whose placeholders are the fields of a contact, its number last.
async fn write(conn: &mut SqliteConnection, sql: &str, contact: &Contact, now: DateTime<Utc>) -> Result<()> {
    let done = sqlx::query(sql)
        .bind(&contact.name)
        .bind(contact_list::kind_word(contact.kind))
        .bind(&contact.company_no)
        .bind(&contact.job_title)
        .bind(&contact.email)
        .bind(&contact.email_2)
        .bind(&contact.phone)
        .bind(&contact.mobile)
        .bind(&contact.address)
        .bind(&contact.city)
        .bind(&contact.country)
        .bind(&contact.language)
        .bind(&contact.home_page)
        .bind(&contact.salesperson_code)
        .bind(contact.privacy_blocked)
        .bind(contact.minor)
        .bind(contact.parental_consent)
        .bind(contact.name.to_lowercase())
        .bind(search_text(contact))
        .bind(millis(now))
        .bind(&contact.search_name)
        .bind(&contact.salutation)
        .bind(&contact.organizational_level)
        .bind(&contact.business_relation)
        .bind(&contact.territory)
        .bind(&contact.currency)
        .bind(&contact.vat_registration_no)
        .bind(contact.correspondence_type.as_str())
        .bind(&contact.format_region)
        .bind(&contact.address_2)
        .bind(&contact.post_code)
        .bind(&contact.county)
        .bind(contact.exclude_from_segment)
        .bind(&contact.no)
        .execute(conn)
        .await?;
    if done.rows_affected() == 0 {
        return Err(Error::new(Code::NotFound, format!("there is no contact {}", contact.no)));
    }
    Ok(())
}

async fn insert_alternatives(conn: &mut SqliteConnection, contact: &Contact) -> Result<()> {
    for alternative in &contact.alternative_addresses {
        sqlx::query(
            "INSERT INTO contact_alt_address (contact_no, code, email, from_date, to_date)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&contact.no)
        .bind(&alternative.code)
        .bind(&alternative.email)
        .bind(&alternative.from)
        .bind(&alternative.to)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// What the search box of contacts looks through, in lower case.
fn search_text(contact: &Contact) -> String {
    let fields = [
        &contact.no,
        &contact.name,
        &contact.search_name,
        &contact.job_title,
        &contact.email,
        &contact.email_2,
        &contact.phone,
        &contact.mobile,
        &contact.post_code,
        &contact.city,
        &contact.vat_registration_no,
    ];
    let alternatives = contact.alternative_addresses.iter().map(|alternative| &alternative.email);
    let mut text = String::new();
    for field in fields.into_iter().chain(alternatives).filter(|field| !field.is_empty()) {
        text.push_str(field);
        text.push(' ');
    }
    text.to_lowercase()
}

#[cfg(test)]
#[path = "contact_tests.rs"]
mod tests;
