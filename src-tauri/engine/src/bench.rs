//! Measures lists and searches on a database full of invented records (feature `bench`; `cargo xtask bench --seed`).
//!
//! The limits are those of a page that never makes a person wait: the first page and every next one within 50 ms, a
//! search within 100 ms, of 100 calls ninety-five (issue "the pages people live in").

mod contacts;
mod entries;
mod others;
mod sales;
mod several;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::auth::CredentialStore;
use crate::clock::Clock;
use crate::domain::interaction::Page;
use crate::error::Result;
pub use crate::store::seed::Amounts;
use crate::{Engine, EngineOptions};

/// Calls of a figure.
const CALLS: usize = 60;
/// Longest a page may take, milliseconds.
const PAGE_MS: f64 = 50.0;
/// Longest a search may take, milliseconds.
const SEARCH_MS: f64 = 100.0;

/// What was measured of one kind of question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Which list, and what was asked of it.
    pub name: String,
    /// Time within which ninety-five of a hundred calls answered, milliseconds.
    pub p95_ms: f64,
    /// The middle one, milliseconds.
    pub median_ms: f64,
    /// The limit of the first, milliseconds.
    pub limit_ms: f64,
    /// The slowest question, as JSON.
    pub slowest: String,
}

/// Opens the folder; fills it unless it was filled before. `told` hears what is being written.
///
/// # Errors
/// Those of opening and writing.
pub async fn open(
    data_dir: PathBuf,
    amounts: Amounts,
    told: &mut (dyn FnMut(&str, u32) + Send),
) -> Result<Engine> {
    let (filled, filled_more) = (data_dir.join("filled"), data_dir.join("filled-more"));
    let options = || EngineOptions {
        data_dir: data_dir.clone(),
        clock: Clock::default(),
        credentials: CredentialStore::memory(),
        work_date: None,
    };
    let begun = Instant::now();
    let engine = Engine::open(options()).await?;
    told("opened after seconds", u32::try_from(begun.elapsed().as_secs()).unwrap_or(u32::MAX));
    if filled.exists() && filled_more.exists() {
        return Ok(engine);
    }
    if !filled.exists() {
        engine.store.seed(amounts, engine.clock.now(), told).await?;
        std::fs::write(&filled, "").map_err(crate::transfer::output::unwritable)?;
    }
    engine.store.seed_more(amounts, engine.clock.now(), told).await?;
    engine.close().await;
    std::fs::write(&filled_more, "").map_err(crate::transfer::output::unwritable)?;
    Engine::open(options()).await
}

/// Measures every list. `told` hears each figure as it comes.
///
/// # Errors
/// Those of the lists.
pub async fn measure(engine: &Engine, amounts: Amounts, told: Told<'_>) -> Result<()> {
    entries::measure(engine, amounts, told).await?;
    contacts::measure(engine, amounts, told).await?;
    others::measure(engine, amounts, told).await?;
    sales::measure(engine, told).await?;
    several::measure(engine, told).await
}

/// What hears each figure.
type Told<'a> = &'a mut (dyn FnMut(&Figure) + Send);

/// What one call took, and what was asked.
struct Call {
    took: Duration,
    asked: String,
}

/// Asks once.
async fn call<Q: Serialize, T>(query: &Q, ask: impl AsyncFn(&Q) -> Result<T>) -> Result<(Call, T)> {
    let begun = Instant::now();
    let answer = ask(query).await?;
    let took = begun.elapsed();
    Ok((Call { took, asked: serde_json::to_string(query).unwrap_or_default() }, answer))
}

/// Asks something else each time, and tells the figure.
async fn ask<Q: Serialize, T>(
    told: Told<'_>,
    (name, limit_ms): (&str, f64),
    query: impl Fn(usize) -> Q,
    ask: impl AsyncFn(&Q) -> Result<T>,
) -> Result<()> {
    let mut calls = Vec::with_capacity(CALLS);
    for number in 0..CALLS {
        calls.push(call(&query(number), &ask).await?.0);
    }
    told(&figure(name, limit_ms, calls));
    Ok(())
}

/// Asks for pages one after the other, in each of so many orders, and tells the figure; `query` is given the order
/// and where the page begins.
async fn ask_on<Q: Serialize, T>(
    told: Told<'_>,
    (name, orders): (&str, usize),
    query: impl Fn(usize, String) -> Q,
    ask: impl AsyncFn(&Q) -> Result<Page<T>>,
) -> Result<()> {
    let mut calls = Vec::with_capacity(CALLS);
    for order in 0..orders {
        let mut after = ask(&query(order, String::new())).await?.next;
        for _ in 0..CALLS / orders {
            let (call, page) = call(&query(order, after), &ask).await?;
            calls.push(call);
            after = page.next;
        }
    }
    told(&figure(name, PAGE_MS, calls));
    Ok(())
}

/// Makes a figure of the calls.
fn figure(name: &str, limit_ms: f64, mut calls: Vec<Call>) -> Figure {
    calls.sort_by_key(|call| call.took);
    let at = |percent: usize| {
        let place = (calls.len() * percent).div_ceil(100).saturating_sub(1);
        calls.get(place).map(|call| call.took.as_secs_f64() * 1_000.0).unwrap_or_default()
    };
    let slowest = calls.last().map(|call| call.asked.clone()).unwrap_or_default();
    Figure { name: name.to_owned(), p95_ms: at(95), median_ms: at(50), limit_ms, slowest }
}

/// Words people look for, from the most common to none at all; `number` varies them.
fn searched(kind: usize, number: usize) -> String {
    const COMMON: [&str; 8] = ["oferta", "pedido", "muebles", "ana", "pérez", "vinos", "factura", "hoteles"];
    let pick =
        |list: &[&'static str], at: usize| list.get(at % list.len().max(1)).copied().unwrap_or_default();
    let first = pick(&COMMON, number);
    match kind {
        0 => first.to_owned(),
        1 => ["zanfonía".to_owned(), format!("zanf {first}"), format!("{}", 10_000 + number * 37)]
            .into_iter()
            .nth(number % 3)
            .unwrap_or_default(),
        2 => format!("{first} {}", pick(&COMMON, number + 3)),
        3 => format!("p{}@c{}.example", number * 1_301 + 1, number * 1_301 + 1 - (number * 1_301 + 1) % 5),
        4 => format!("nadie{number}"),
        _ => first.chars().take(1 + number % 3).collect(),
    }
}

/// What the kinds of [`searched`] are called.
const SEARCHES: [&str; 6] =
    ["a common word", "a rare word", "two words", "an address", "nothing found", "one to three letters"];
