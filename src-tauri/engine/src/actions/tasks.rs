//! Tasks (R83, R103; `original.md` C.1, D.3, H).

pub(super) mod values;

use super::{Fields, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::interaction::Page;
use crate::domain::task::{Task, TaskQuery, TaskStatus};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, contact, number_series, opportunity, salesperson, task};

/// The number series of tasks.
const SERIES: &str = "TASK";

/// A page of tasks.
///
/// # Errors
/// `InvalidValue` when the cursor is not one of this list, or a day is none.
pub async fn list(engine: &Engine, query: &TaskQuery) -> Result<Page<Task>> {
    let query = TaskQuery {
        contact_no: normal(&query.contact_no),
        salesperson_code: normal(&query.salesperson_code),
        opportunity_no: normal(&query.opportunity_no),
        from_date: fields::day("from_date", &query.from_date)?,
        to_date: fields::day("to_date", &query.to_date)?,
        ..query.clone()
    };
    engine.store.task_page(&query, engine.today()).await
}

/// The task with that number.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, no: &str) -> Result<Task> {
    let no = normal(no);
    engine.store.task(&no).await?.ok_or_else(|| not_found(&no))
}

/// Adds a task. From an `entry` it takes contact, salesperson and description (R83); from an `opportunity` contact and
/// salesperson; from a `contact` the salesperson. It is due today unless a date is typed.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a field; `NotFound` for an entry, an opportunity, a contact or a salesperson;
/// `DescriptionRequired`, `DateRequired`, `SalespersonRequired` (or a team); `PrivacyBlocked` when the contact, its
/// company or the salesperson is; `NumberSeriesMissing`, `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<Task> {
    let setup = engine.store.load_setup().await?;
    let mut added = Task { date: today(engine), ..Task::default() };
    values::apply(&mut added, typed, &today(engine))?;
    take_from_entry(engine, &mut added, typed).await?;
    let mut tx = engine.store.begin().await?;
    take_from_opportunity(&mut tx, &mut added, typed).await?;
    take_from_contact(&mut tx, &mut added, typed).await?;
    check(&mut tx, &Task::default(), &mut added).await?;
    added.no = match typed.get("no").map(String::as_str).unwrap_or_default().trim() {
        "" => next_no(&mut tx, &setup.task_nos).await?,
        no => fields::code("no", no, 20)?,
    };
    if task::get(&mut tx, &added.no).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is a task {} already", added.no)));
    }
    task::save(&mut tx, &added, engine.clock.now()).await?;
    finish(engine, tx, &added.no).await
}

/// Changes fields of a task. The status Completed closes it, another one opens it again.
///
/// # Errors
/// As of [`add`]; `NotFound`.
pub async fn set(engine: &Engine, no: &str, typed: &Fields) -> Result<Task> {
    if typed.get("no").is_some_and(|typed| normal(typed) != normal(no)) {
        return Err(fields::fixed("no"));
    }
    let (mut tx, before) = begin(engine, no).await?;
    let mut after = before.clone();
    values::apply(&mut after, typed, &today(engine))?;
    check(&mut tx, &before, &mut after).await?;
    task::save(&mut tx, &after, engine.clock.now()).await?;
    finish(engine, tx, &after.no).await
}

/// Marks a task as done: status Completed, closed today.
///
/// # Errors
/// `NotFound`.
pub async fn complete(engine: &Engine, no: &str) -> Result<Task> {
    let (mut tx, mut task) = begin(engine, no).await?;
    task.status = TaskStatus::Completed;
    task.canceled = false;
    task.close(true, &today(engine));
    task::save(&mut tx, &task, engine.clock.now()).await?;
    finish(engine, tx, &task.no).await
}

/// Gives a task up: canceled and closed today, its status as it was.
///
/// # Errors
/// `NotFound`.
pub async fn cancel(engine: &Engine, no: &str) -> Result<Task> {
    let (mut tx, mut task) = begin(engine, no).await?;
    task.canceled = true;
    task.close(true, &today(engine));
    task::save(&mut tx, &task, engine.clock.now()).await?;
    finish(engine, tx, &task.no).await
}

/// Deletes a task.
///
/// # Errors
/// `NotFound`.
pub async fn delete(engine: &Engine, no: &str) -> Result<()> {
    let mut tx = engine.store.begin().await?;
    task::delete(&mut tx, &normal(no)).await?;
    tx.commit().await?;
    engine.tell(Event::TasksChanged);
    Ok(())
}

/// Writes a new task with the next number; the caller has checked it and commits.
pub(super) async fn write_new(engine: &Engine, tx: &mut Tx, first_no: &str, new: &mut Task) -> Result<()> {
    check(tx, &Task::default(), new).await?;
    new.no = next_no(tx, first_no).await?;
    task::save(tx, new, engine.clock.now()).await
}

async fn begin(engine: &Engine, no: &str) -> Result<(Tx, Task)> {
    let no = normal(no);
    let mut tx = engine.store.begin().await?;
    let task = task::get(&mut tx, &no).await?.ok_or_else(|| not_found(&no))?;
    Ok((tx, task))
}

async fn finish(engine: &Engine, tx: Tx, no: &str) -> Result<Task> {
    tx.commit().await?;
    engine.tell(Event::TasksChanged);
    show(engine, no).await
}

/// What was typed goes before what the entry says.
async fn take_from_entry(engine: &Engine, task: &mut Task, typed: &Fields) -> Result<()> {
    if task.entry_no == 0 {
        return Ok(());
    }
    let entry = engine
        .store
        .entry(task.entry_no)
        .await?
        .ok_or_else(|| Error::new(Code::NotFound, format!("there is no entry {}", task.entry_no)))?;
    if !has(typed, ["contact", "contact_no"]) {
        task.contact_no = entry.contact_no;
        task.contact_company_no = entry.contact_company_no;
    }
    if !has(typed, ["salesperson", "salesperson_code"]) {
        task.salesperson_code = entry.salesperson_code;
    }
    if !has(typed, ["opportunity", "opportunity_no"]) {
        task.opportunity_no = entry.opportunity_no;
    }
    if !typed.contains_key("description") {
        task.description = entry.description;
    }
    Ok(())
}

async fn take_from_opportunity(tx: &mut Tx, task: &mut Task, typed: &Fields) -> Result<()> {
    let Some(one) = opportunity::get(tx, &task.opportunity_no).await? else { return Ok(()) };
    if task.contact_no.is_empty() && !has(typed, ["contact", "contact_no"]) {
        task.contact_no = one.contact_no;
    }
    let said = has(typed, ["salesperson", "salesperson_code"]) || !task.team_code.is_empty();
    if task.salesperson_code.is_empty() && !said {
        task.salesperson_code = one.salesperson_code;
    }
    Ok(())
}

async fn take_from_contact(tx: &mut Tx, task: &mut Task, typed: &Fields) -> Result<()> {
    let said = has(typed, ["salesperson", "salesperson_code"]) || !task.team_code.is_empty();
    if said || !task.salesperson_code.is_empty() {
        return Ok(());
    }
    if let Some(contact) = contact::get(tx, &task.contact_no).await? {
        task.salesperson_code = contact.salesperson_code;
    }
    Ok(())
}

/// The rules of the original (D.3): description, date, and a salesperson or a team; nobody who is blocked.
async fn check(tx: &mut Tx, before: &Task, task: &mut Task) -> Result<()> {
    if task.description.is_empty() {
        return Err(Error::new(Code::DescriptionRequired, "a task needs a description"));
    }
    if task.date.is_empty() {
        return Err(Error::new(Code::DateRequired, "a task needs the day it is due"));
    }
    if task.salesperson_code.is_empty() && task.team_code.is_empty() {
        return Err(Error::new(Code::SalespersonRequired, "a task needs a salesperson or a team"));
    }
    let is_other = task.opportunity_no != before.opportunity_no && !task.opportunity_no.is_empty();
    if is_other && opportunity::get(tx, &task.opportunity_no).await?.is_none() {
        let text = format!("there is no opportunity {}", task.opportunity_no);
        return Err(Error::new(Code::NotFound, text));
    }
    if task.contact_no != before.contact_no {
        task.contact_company_no = allowed_contact(tx, &task.contact_no).await?;
    }
    if task.salesperson_code != before.salesperson_code && !task.salesperson_code.is_empty() {
        let code = &task.salesperson_code;
        match salesperson::get(tx, code).await? {
            None => return Err(Error::new(Code::NotFound, format!("there is no salesperson {code}"))),
            Some(person) if person.privacy_blocked => {
                return Err(Error::new(Code::PrivacyBlocked, format!("{code} is blocked for privacy")));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// The company of a contact something may be written for; blank for no contact.
///
/// # Errors
/// `NotFound`; `PrivacyBlocked` when the contact or its company is.
pub(super) async fn allowed_contact(tx: &mut Tx, no: &str) -> Result<String> {
    if no.is_empty() {
        return Ok(String::new());
    }
    let Some(found) = contact::get(tx, no).await? else {
        return Err(Error::new(Code::NotFound, format!("there is no contact {no}")));
    };
    let company = contact::get(tx, &found.company_no).await?;
    if found.privacy_blocked || company.is_some_and(|company| company.privacy_blocked) {
        return Err(Error::new(Code::PrivacyBlocked, format!("{no} or its company is blocked for privacy")));
    }
    Ok(found.company_no)
}

/// The next number of the series that nobody gave by hand before.
async fn next_no(tx: &mut Tx, first_no: &str) -> Result<String> {
    loop {
        let no = number_series::next_no(tx, SERIES, &first_no.to_uppercase()).await?;
        if no.chars().count() > 20 {
            return Err(Error::new(Code::NumberSeriesMissing, "the number series of tasks is used up"));
        }
        if task::get(tx, &no).await?.is_none() {
            return Ok(no);
        }
    }
}

fn has(typed: &Fields, names: [&str; 2]) -> bool {
    names.into_iter().any(|name| typed.contains_key(name))
}

fn today(engine: &Engine) -> String {
    engine.today().format("%Y-%m-%d").to_string()
}

fn normal(no: &str) -> String {
    no.trim().to_uppercase()
}

fn not_found(no: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no task {no}"))
}

#[cfg(test)]
#[path = "tasks_tests.rs"]
mod tests;
