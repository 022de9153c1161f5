//! Salespeople (`original.md` C.3).

use super::{Fields, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::interaction::Page;
use crate::domain::salesperson::{Salesperson, SalespersonQuery, SalespersonStatistics};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, opportunity_links, salesperson, task};

/// A page of salespeople.
///
/// # Errors
/// `InvalidValue` when the cursor is not one of this list.
pub async fn list(engine: &Engine, query: &SalespersonQuery) -> Result<Page<Salesperson>> {
    engine.store.salesperson_page(query).await
}

/// The salesperson with that code.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, code: &str) -> Result<Salesperson> {
    let code = normal(code);
    engine.store.salesperson(&code).await?.ok_or_else(|| not_found(&code))
}

/// Adds a salesperson; `code` is required.
///
/// # Errors
/// `UnknownName`, `InvalidValue`, `EmailInvalid` for a field; `AlreadyExists` for a code that is taken.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<Salesperson> {
    let mut tx = engine.store.begin().await?;
    let added = add_in(engine, &mut tx, typed).await?;
    finish(engine, tx, &added.code).await
}

/// [`add`] in the caller's transaction, which an import shares among many; nobody is told.
pub(super) async fn add_in(engine: &Engine, tx: &mut Tx, typed: &Fields) -> Result<Salesperson> {
    let mut added = Salesperson::default();
    apply(&mut added, typed)?;
    added.code = fields::code("code", typed.get("code").map(String::as_str).unwrap_or_default(), 20)?;
    if added.code.is_empty() {
        return Err(Error::new(Code::InvalidValue, "a salesperson needs a code").hint("for example code=JO"));
    }
    if salesperson::get(tx, &added.code).await?.is_some() {
        return Err(Error::new(
            Code::AlreadyExists,
            format!("there is a salesperson {} already", added.code),
        ));
    }
    salesperson::insert(tx, &added, engine.clock.now()).await?;
    Ok(added)
}

/// Changes fields of a salesperson.
///
/// # Errors
/// As of [`add`]; `NotFound`.
pub async fn set(engine: &Engine, code: &str, typed: &Fields) -> Result<Salesperson> {
    let code = normal(code);
    if typed.get("code").is_some_and(|typed| normal(typed) != code) {
        return Err(fields::fixed("code"));
    }
    let mut tx = engine.store.begin().await?;
    let before = salesperson::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))?;
    set_in(engine, &mut tx, &before, typed).await?;
    finish(engine, tx, &code).await
}

/// [`set`] in the caller's transaction, of the salesperson as they were `before`; nobody is told.
pub(super) async fn set_in(
    engine: &Engine,
    tx: &mut Tx,
    before: &Salesperson,
    typed: &Fields,
) -> Result<Salesperson> {
    let mut after = before.clone();
    apply(&mut after, typed)?;
    salesperson::update(tx, before, &after, engine.clock.now()).await?;
    Ok(after)
}

/// What the interactions and opportunities of a salesperson come to.
///
/// # Errors
/// `NotFound`.
pub async fn statistics(engine: &Engine, code: &str) -> Result<SalespersonStatistics> {
    let code = show(engine, code).await?.code;
    engine.store.salesperson_statistics(&code).await
}

/// Deletes a salesperson. Log entries keep the code; contacts and settings lose it.
///
/// # Errors
/// `NotFound`; `SalespersonHasOpenTasks`, `SalespersonHasOpenOpportunities`.
pub async fn delete(engine: &Engine, code: &str) -> Result<()> {
    let code = normal(code);
    let mut tx = engine.store.begin().await?;
    salesperson::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))?;
    if task::of_salesperson(&mut tx, &code, true).await? {
        return Err(Error::new(Code::SalespersonHasOpenTasks, format!("{code} has open tasks"))
            .hint("complete them or give them to somebody else first"));
    }
    if opportunity_links::of_salesperson(&mut tx, &code).await? {
        return Err(Error::new(
            Code::SalespersonHasOpenOpportunities,
            format!("{code} has opportunities that are not closed"),
        )
        .hint("close them or give them to somebody else first"));
    }
    salesperson::delete(&mut tx, &code, engine.clock.now()).await?;
    tx.commit().await?;
    engine.address_book_changed(Event::SalespeopleChanged).await;
    engine.tell(Event::ContactsChanged);
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Commits, has the mail logged that matches now, and shows the salesperson as they are after that.
async fn finish(engine: &Engine, tx: Tx, code: &str) -> Result<Salesperson> {
    tx.commit().await?;
    engine.address_book_changed(Event::SalespeopleChanged).await;
    show(engine, code).await
}

pub(super) fn apply(salesperson: &mut Salesperson, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "code" => {}
            "name" => salesperson.name = fields::text(name, value, 50)?,
            "job_title" => salesperson.job_title = fields::text(name, value, 30)?,
            "email" => salesperson.email = fields::addresses(name, value)?,
            "email_2" => salesperson.email_2 = fields::addresses(name, value)?,
            "phone" => salesperson.phone = fields::text(name, value, 30)?,
            "commission" => salesperson.commission = fields::percent(name, value)?,
            "blocked" => salesperson.blocked = fields::flag(name, value)?,
            "privacy_blocked" => salesperson.privacy_blocked = fields::flag(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(())
}

fn normal(code: &str) -> String {
    code.trim().to_uppercase()
}

fn not_found(code: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no salesperson {code}"))
}

#[cfg(test)]
#[path = "salespeople_tests.rs"]
mod tests;
