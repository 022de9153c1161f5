//! Close opportunity codes: why opportunities were won or lost (R100; `original.md` D.1).

use super::{Fields, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::opportunity::cycle::{CloseCode, CloseType};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, close_code};

/// Longest code, in characters.
const CODE: usize = 10;
/// Longest description.
const DESCRIPTION: usize = 100;

/// Every code, by code, with how many opportunities were closed with it.
pub async fn list(engine: &Engine) -> Result<Vec<CloseCode>> {
    engine.store.close_codes().await
}

/// The code.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, code: &str) -> Result<CloseCode> {
    let code = normal(code);
    let mut tx = engine.store.begin_read().await?;
    close_code::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))
}

/// Adds a code: `code`, `type` (Won or Lost), and if wanted `description`.
///
/// # Errors
/// `WonOrLostRequired`; `UnknownName`, `InvalidValue` for a field; `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<CloseCode> {
    let code = fields::code("code", typed.get("code").map_or("", String::as_str), CODE)?;
    if code.is_empty() {
        return Err(Error::new(Code::InvalidValue, "a close opportunity code needs a code")
            .hint("for example code=PRICE_W type=Won"));
    }
    if !["type", "kind"].iter().any(|name| typed.contains_key(*name)) {
        return Err(won_or_lost());
    }
    let mut tx = engine.store.begin().await?;
    if close_code::get(&mut tx, &code).await?.is_some() {
        let text = format!("there is a close opportunity code {code} already");
        return Err(Error::new(Code::AlreadyExists, text));
    }
    let mut added = CloseCode { code, ..CloseCode::default() };
    apply(&mut added, typed)?;
    save(engine, tx, added).await
}

/// Changes a code.
///
/// # Errors
/// `NotFound`; `WonOrLostRequired`, `UnknownName`, `InvalidValue` for a field; `InUse` for another type where
/// opportunities were closed with it: what was won does not become lost.
pub async fn set(engine: &Engine, code: &str, typed: &Fields) -> Result<CloseCode> {
    let (tx, before) = begin(engine, code).await?;
    if typed.get("code").is_some_and(|typed| normal(typed) != before.code) {
        return Err(fields::fixed("code"));
    }
    let mut after = before.clone();
    apply(&mut after, typed)?;
    if after.kind != before.kind && before.no_of_opportunities > 0 {
        return Err(Error::new(
            Code::InUse,
            format!(
                "opportunities were {} with the code {}",
                before.kind.as_str().to_lowercase(),
                before.code
            ),
        )
        .hint("add another code instead"));
    }
    save(engine, tx, after).await
}

/// Deletes a code; the history of opportunities keeps it.
///
/// # Errors
/// `NotFound`.
pub async fn delete(engine: &Engine, code: &str) -> Result<()> {
    let (mut tx, code) = begin(engine, code).await?;
    close_code::delete(&mut tx, &code.code).await?;
    tx.commit().await?;
    engine.tell(Event::OpportunitiesChanged);
    Ok(())
}

fn apply(code: &mut CloseCode, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "code" => {}
            "type" | "kind" => code.kind = kind(name, value)?,
            "description" => code.description = fields::text(name, value, DESCRIPTION)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(())
}

fn kind(name: &str, value: &str) -> Result<CloseType> {
    if value.trim().is_empty() {
        return Err(won_or_lost());
    }
    CloseType::parse(value).ok_or_else(|| Error::new(Code::InvalidValue, format!("{name} is Won or Lost")))
}

async fn begin(engine: &Engine, code: &str) -> Result<(Tx, CloseCode)> {
    let code = normal(code);
    let mut tx = engine.store.begin().await?;
    let found = close_code::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))?;
    Ok((tx, found))
}

async fn save(engine: &Engine, mut tx: Tx, code: CloseCode) -> Result<CloseCode> {
    close_code::save(&mut tx, &code).await?;
    tx.commit().await?;
    engine.tell(Event::OpportunitiesChanged);
    Ok(code)
}

fn normal(code: &str) -> String {
    code.trim().to_uppercase()
}

fn won_or_lost() -> Error {
    Error::new(Code::WonOrLostRequired, "a close opportunity code is for won or for lost ones")
        .hint("for example type=Won")
}

fn not_found(code: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no close opportunity code {code}"))
}

#[cfg(test)]
#[path = "close_codes_tests.rs"]
mod tests;
