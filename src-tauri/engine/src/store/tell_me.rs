//! Records by what somebody typed, a few of each kind (R46). Contacts are found by the beginnings of words, as in
//! their list; where nobody is written as typed, by the words that are nearest.

use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::search::words;
use super::sql::Sql;
use super::sqlite::{CONTACT_VOCABULARY, CONTACTS_MATCHING};
use crate::domain::contact::ContactType;
use crate::domain::found::{FoundContact, FoundSalesperson, fold, nearest};
use crate::error::Result;

/// Contacts that are compared for the order they are shown in.
const COMPARED: i64 = 200;
/// Words read to find the one that was meant.
const WORDS_MOST: i64 = 100_000;
/// Words shorter than this are not compared with all words there are: too much would be like them.
const LONG: usize = 5;
/// Words that may have been meant.
const MEANT_MOST: usize = 6;
/// Salespeople that are compared.
const SALESPEOPLE_MOST: i64 = 2_000;

type ContactRow = (String, String, String, String, String);

impl Store {
    /// Contacts with every word typed at the beginning of one of theirs; first those whose number or name it is.
    pub async fn find_contacts(&self, typed: &str, rows: usize) -> Result<Vec<FoundContact>> {
        let words = words(typed);
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let mut tx = self.begin_read().await?;
        let mut found = by_name(&mut tx, typed).await?;
        let expression: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
        found.extend(by_words(&mut tx, &expression.join(" ")).await?);
        Ok(best(found, typed, rows))
    }

    /// Contacts that are written nearly as typed: a letter too many, missing, wrong or swapped.
    pub async fn find_similar_contacts(&self, typed: &str, rows: usize) -> Result<Vec<FoundContact>> {
        let mut tx = self.begin_read().await?;
        let mut parts = Vec::new();
        for word in words(&fold(typed)) {
            let mut meant = near(&mut tx, &word).await?;
            meant.push(word);
            let meant: Vec<String> = meant.iter().map(|word| format!("\"{word}\"*")).collect();
            parts.push(format!("({})", meant.join(" OR ")));
        }
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        Ok(best(by_words(&mut tx, &parts.join(" AND ")).await?, typed, rows))
    }

    /// All salespeople, as far as they are compared.
    pub async fn salespeople_to_find(&self) -> Result<Vec<FoundSalesperson>> {
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(
            "SELECT code, name, job_title, email FROM salesperson ORDER BY lower(name), code LIMIT $1",
        )
        .bind(SALESPEOPLE_MOST)
        .fetch_all(&self.pool)
        .await?;
        let salesperson = |(code, name, job_title, email)| FoundSalesperson { code, name, job_title, email };
        Ok(rows.into_iter().map(salesperson).collect())
    }
}

/// Contacts of that number, and those whose name begins as typed.
async fn by_name(conn: &mut SqliteConnection, typed: &str) -> Result<Vec<FoundContact>> {
    let typed = typed.trim();
    let mut sql = select();
    sql.push("c.contact_no = ").bind(typed.to_uppercase());
    let mut found = contacts(conn, &sql).await?;
    let name = typed.to_lowercase();
    let mut sql = select();
    sql.push("c.name_key >= ").bind(name.as_str()).push(" AND c.name_key < ");
    sql.bind(format!("{name}\u{10ffff}")).push(" ORDER BY c.name_key, c.contact_no LIMIT ").bind(COMPARED);
    found.extend(contacts(conn, &sql).await?);
    Ok(found)
}

async fn by_words(conn: &mut SqliteConnection, expression: &str) -> Result<Vec<FoundContact>> {
    let mut sql = select();
    sql.push("c.contact_no IN (").push(CONTACTS_MATCHING).bind(expression);
    sql.push(" LIMIT ").bind(COMPARED).push(")");
    contacts(conn, &sql).await
}

/// Words of contacts that are nearest to one that was typed. Most slips leave the first letter right or swap it with
/// the second one; only where that finds nothing are all words read.
async fn near(conn: &mut SqliteConnection, typed: &str) -> Result<Vec<String>> {
    let mut letters = typed.chars().take(2).collect::<Vec<_>>();
    letters.dedup();
    let mut known = Vec::new();
    for letter in letters {
        known.extend(vocabulary(conn, &letter.to_string(), &format!("{letter}\u{10ffff}")).await?);
    }
    let meant = nearest(typed, &known, MEANT_MOST);
    if !meant.is_empty() || typed.chars().count() < LONG {
        return Ok(meant);
    }
    // Numbers come before letters: a name is meant.
    let known = vocabulary(conn, "a", "\u{10ffff}").await?;
    Ok(nearest(typed, &known, MEANT_MOST))
}

async fn vocabulary(conn: &mut SqliteConnection, from: &str, to: &str) -> Result<Vec<String>> {
    let mut sql = Sql::new(CONTACT_VOCABULARY);
    sql.push("term >= ").bind(from).push(" AND term < ").bind(to).push(" LIMIT ").bind(WORDS_MOST);
    Ok(sql.all::<(String,)>(conn).await?.into_iter().map(|(term,)| term).collect())
}

fn select() -> Sql {
    Sql::new(
        "SELECT c.contact_no, c.name, c.kind, COALESCE(k.name, ''), c.email FROM contact c
         LEFT JOIN contact k ON k.contact_no = c.company_no AND k.contact_no <> c.contact_no WHERE ",
    )
}

async fn contacts(conn: &mut SqliteConnection, sql: &Sql) -> Result<Vec<FoundContact>> {
    let rows: Vec<ContactRow> = sql.all(conn).await?;
    let contact = |(no, name, kind, company_name, email): ContactRow| {
        let kind = match kind.as_str() {
            "Company" => ContactType::Company,
            "Person" => ContactType::Person,
            _ => return Err(inconsistent("contact", "kind", &no)),
        };
        Ok(FoundContact { no, name, kind, company_name, email })
    };
    rows.into_iter().map(contact).collect()
}

/// The first rows, each once: the number, then names that begin as typed, then the others by name.
fn best(mut found: Vec<FoundContact>, typed: &str, rows: usize) -> Vec<FoundContact> {
    let typed = fold(typed.trim());
    found.sort_by_cached_key(|contact| {
        let name = fold(&contact.name);
        let rank = if fold(&contact.no) == typed {
            0
        } else if name == typed {
            1
        } else if name.starts_with(&typed) {
            2
        } else {
            3
        };
        (rank, name, contact.no.clone())
    });
    found.dedup_by(|one, other| one.no == other.no);
    found.truncate(rows);
    found
}

#[cfg(test)]
#[path = "tell_me_tests.rs"]
mod tests;
