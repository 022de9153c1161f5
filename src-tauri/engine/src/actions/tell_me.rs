//! *Tell me* (R46): records by name, number or address, a few of each kind.

use crate::Engine;
use crate::domain::found::{Found, FoundSalesperson, fold, slips, slips_allowed};
use crate::domain::interaction::{EntryQuery, LogEntry};
use crate::domain::task::{TaskFilter, TaskQuery};
use crate::error::Result;

/// Records shown of each kind.
const ROWS: u32 = 5;
/// Characters from which on records are looked for; fewer are the beginning of everything.
const SHORTEST: usize = 2;

/// Looks for contacts, salespeople, entries and tasks. Where there is none, for contacts and salespeople that are
/// written nearly so.
pub async fn find(engine: &Engine, typed: &str) -> Result<Found> {
    let typed = typed.trim();
    if typed.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Ok(Found::default());
    }
    let rows = usize::try_from(ROWS).unwrap_or_default();
    let salespeople = engine.store.salespeople_to_find().await?;
    let found = Found {
        contacts: engine.store.find_contacts(typed, rows).await?,
        salespeople: with_words(&salespeople, typed, rows, |word, own| own.starts_with(word)),
        entries: entries(engine, typed).await?,
        tasks: tasks(engine, typed).await?,
        similar: false,
    };
    if !found.is_empty() {
        return Ok(found);
    }
    let near = |word: &str, own: &str| slips(word, own, slips_allowed(word.chars().count())).is_some();
    let found = Found {
        contacts: engine.store.find_similar_contacts(typed, rows).await?,
        salespeople: with_words(&salespeople, typed, rows, near),
        ..Found::default()
    };
    Ok(Found { similar: !found.is_empty(), ..found })
}

async fn entries(engine: &Engine, typed: &str) -> Result<Vec<LogEntry>> {
    let by_number = match typed.parse::<i64>() {
        Ok(number) => engine.store.entry(number).await?,
        Err(_) => None,
    };
    let query =
        EntryQuery { search: typed.to_owned(), descending: true, limit: ROWS, ..EntryQuery::default() };
    let mut found = engine.store.entry_page(&query).await?.rows;
    if let Some(entry) = by_number {
        found.retain(|one| one.entry_no != entry.entry_no);
        found.insert(0, entry);
        found.truncate(usize::try_from(ROWS).unwrap_or_default());
    }
    Ok(found)
}

async fn tasks(engine: &Engine, typed: &str) -> Result<Vec<crate::domain::task::Task>> {
    let query =
        TaskQuery { show: TaskFilter::Open, search: typed.to_owned(), limit: ROWS, ..TaskQuery::default() };
    Ok(engine.store.task_page(&query, engine.today()).await?.rows)
}

/// Salespeople of whom every word typed fits one of theirs.
fn with_words(
    salespeople: &[FoundSalesperson],
    typed: &str,
    rows: usize,
    fits: impl Fn(&str, &str) -> bool,
) -> Vec<FoundSalesperson> {
    let typed = fold(typed);
    let found = salespeople.iter().filter(|salesperson| {
        let FoundSalesperson { code, name, job_title, email } = salesperson;
        let own = fold(&[code, name, job_title, email].map(String::as_str).join(" "));
        parts(&typed).all(|word| parts(&own).any(|own| fits(word, own)))
    });
    found.take(rows).cloned().collect()
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
#[path = "tell_me_tests.rs"]
mod tests;
