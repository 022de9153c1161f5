//! Sales cycles and their stages (R95; `original.md` D.1, I).

use super::{Fields, activities, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::opportunity::cycle::{ProbabilityCalculation, SalesCycle, Stage};
use crate::domain::opportunity::percent::{Percent, Wrong};
use crate::domain::sales_cycle::SalesCycleStatistics;
use crate::error::{Code, Error, Result};
use crate::store::{Tx, activity_plan, sales_cycle};

/// Longest code, in characters.
const CODE: usize = 10;
/// Longest description.
const DESCRIPTION: usize = 100;

/// Every sales cycle with its stages, by code.
pub async fn list(engine: &Engine) -> Result<Vec<SalesCycle>> {
    engine.store.sales_cycles().await
}

/// The sales cycle with that code.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, code: &str) -> Result<SalesCycle> {
    let code = normal(code);
    let mut tx = engine.store.begin_read().await?;
    sales_cycle::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))
}

/// What the opportunities under way in a sales cycle come to; closed ones do not count (`original.md` I).
///
/// # Errors
/// `NotFound`.
pub async fn statistics(engine: &Engine, code: &str) -> Result<SalesCycleStatistics> {
    let cycle = show(engine, code).await?;
    engine.store.sales_cycle_statistics(&cycle).await
}

/// Adds a sales cycle: `code`, and if wanted `description`, `probability_calculation` (Multiply unless typed) and
/// `blocked`.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a field; `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<SalesCycle> {
    let code = fields::code("code", typed.get("code").map_or("", String::as_str), CODE)?;
    if code.is_empty() {
        return Err(Error::new(Code::InvalidValue, "a sales cycle needs a code").hint("for example code=NEW"));
    }
    let mut tx = engine.store.begin().await?;
    if sales_cycle::get(&mut tx, &code).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is a sales cycle {code} already")));
    }
    let mut cycle = SalesCycle { code, ..SalesCycle::default() };
    apply(&mut cycle, typed)?;
    save(engine, tx, cycle).await
}

/// Changes a sales cycle. Another method counts from the next step of an opportunity on; history stays as it is.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue` for a field.
pub async fn set(engine: &Engine, code: &str, typed: &Fields) -> Result<SalesCycle> {
    let (tx, mut cycle) = begin(engine, code).await?;
    if typed.get("code").is_some_and(|typed| normal(typed) != cycle.code) {
        return Err(fields::fixed("code"));
    }
    apply(&mut cycle, typed)?;
    save(engine, tx, cycle).await
}

/// Deletes a sales cycle with its stages. New opportunities no longer take it where the settings named it.
///
/// # Errors
/// `NotFound`; `SalesCycleInUse` while an opportunity that is not closed uses it.
pub async fn delete(engine: &Engine, code: &str) -> Result<()> {
    let mut setup = engine.store.load_setup().await?;
    let (mut tx, cycle) = begin(engine, code).await?;
    if sales_cycle::is_used(&mut tx, &cycle.code).await? {
        return Err(Error::new(
            Code::SalesCycleInUse,
            format!("open opportunities use the sales cycle {}", cycle.code),
        )
        .hint("close them first, or set blocked=true so that no new ones take it"));
    }
    sales_cycle::delete(&mut tx, &cycle.code).await?;
    tx.commit().await?;
    if setup.default_sales_cycle == cycle.code {
        setup.default_sales_cycle.clear();
        engine.store.save_setup(&setup).await?;
        engine.tell(Event::SetupChanged);
    }
    engine.tell(Event::OpportunitiesChanged);
    Ok(())
}

/// Adds a stage, last unless its `stage` is typed: `description`, `completed`, `chances`, `activity`,
/// `quote_required`, `allow_skip`, `date_formula`.
///
/// # Errors
/// `NotFound`, also for an activity there is not; `AlreadyExists` for a number that is taken; `ChancesRange`;
/// `UnknownName`, `InvalidValue`.
pub async fn add_stage(engine: &Engine, code: &str, typed: &Fields) -> Result<SalesCycle> {
    let (mut tx, mut cycle) = begin(engine, code).await?;
    let last = cycle.stages.iter().map(|stage| stage.stage).max().unwrap_or(0);
    let mut added = Stage { stage: last.saturating_add(1), ..Stage::default() };
    if let Some(typed) = typed.get("stage") {
        added.stage = place(typed)?;
    }
    if cycle.stage(added.stage).is_some() {
        let text = format!("{} has a stage {} already", cycle.code, added.stage);
        return Err(Error::new(Code::AlreadyExists, text));
    }
    apply_stage(&mut tx, &mut added, typed).await?;
    cycle.stages.push(added);
    cycle.stages.sort_by_key(|stage| stage.stage);
    save(engine, tx, cycle).await
}

/// Changes a stage, the one its `stage` names.
///
/// # Errors
/// As of [`add_stage`]; `StageNotFound`.
pub async fn set_stage(engine: &Engine, code: &str, typed: &Fields) -> Result<SalesCycle> {
    let (mut tx, mut cycle) = begin(engine, code).await?;
    let number = named_stage(typed)?;
    let Some(changed) = cycle.stages.iter_mut().find(|known| known.stage == number) else {
        return Err(stage_not_found(&cycle.code, number));
    };
    apply_stage(&mut tx, changed, typed).await?;
    save(engine, tx, cycle).await
}

/// Deletes a stage no opportunity stands at.
///
/// # Errors
/// `NotFound`, `StageNotFound`; `SalesCycleInUse` while an opportunity stands at it (`original.md` D.1).
pub async fn delete_stage(engine: &Engine, code: &str, stage: i32) -> Result<SalesCycle> {
    let (mut tx, mut cycle) = begin(engine, code).await?;
    if cycle.stage(stage).is_none() {
        return Err(stage_not_found(&cycle.code, stage));
    }
    if sales_cycle::is_stage_used(&mut tx, &cycle.code, stage).await? {
        return Err(Error::new(
            Code::SalesCycleInUse,
            format!("opportunities stand at the stage {stage} of {}", cycle.code),
        )
        .hint("move or close them first"));
    }
    cycle.stages.retain(|known| known.stage != stage);
    save(engine, tx, cycle).await
}

/// The number of the stage that is meant.
///
/// # Errors
/// `InvalidValue` when it is missing or none.
pub fn named_stage(typed: &Fields) -> Result<i32> {
    place(typed.get("stage").map_or("", String::as_str))
}

/// Whether new opportunities may take a sales cycle; a blank code means none.
///
/// # Errors
/// `InvalidValue` when there is none of that code; `SalesCycleBlocked`.
pub(super) async fn check_default(engine: &Engine, code: &str) -> Result<()> {
    if code.is_empty() {
        return Ok(());
    }
    let mut tx = engine.store.begin_read().await?;
    match sales_cycle::get(&mut tx, code).await? {
        None => Err(Error::new(
            Code::InvalidValue,
            format!("default_sales_cycle: there is no sales cycle {code}"),
        )),
        Some(cycle) if cycle.blocked => Err(Error::new(
            Code::SalesCycleBlocked,
            format!("default_sales_cycle: the sales cycle {code} is blocked"),
        )),
        Some(_) => Ok(()),
    }
}

fn apply(cycle: &mut SalesCycle, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "code" => {}
            "description" => cycle.description = fields::text(name, value, DESCRIPTION)?,
            "probability_calculation" => cycle.probability_calculation = method(name, value)?,
            "blocked" => cycle.blocked = fields::flag(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(())
}

async fn apply_stage(tx: &mut Tx, stage: &mut Stage, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "stage" => {}
            "description" => stage.description = fields::text(name, value, DESCRIPTION)?,
            "completed" | "completed_percent" => stage.completed = share(name, value, Code::InvalidValue)?,
            "chances" | "chances_percent" | "chances_of_success" | "chances_of_success_percent" => {
                stage.chances = share(name, value, Code::ChancesRange)?;
            }
            "activity" | "activity_code" => stage.activity_code = activity(tx, name, value).await?,
            "quote_required" => stage.quote_required = fields::flag(name, value)?,
            "allow_skip" => stage.allow_skip = fields::flag(name, value)?,
            "date_formula" => stage.date_formula = activities::formula(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(())
}

/// A share from 0 to 100; `outside` is the code for one below or above.
fn share(name: &str, value: &str, outside: Code) -> Result<Percent> {
    let value = value.trim();
    Percent::parse(if value.is_empty() { "0" } else { value }).map_err(|wrong| {
        let code = if wrong == Wrong::Range { outside } else { Code::InvalidValue };
        Error::new(code, format!("{name} is a share from 0 to 100 like 50 or 2.5, not \"{value}\""))
    })
}

async fn activity(tx: &mut Tx, name: &str, value: &str) -> Result<String> {
    let code = fields::code(name, value, CODE)?;
    if !code.is_empty() && activity_plan::get(tx, &code).await?.is_none() {
        return Err(Error::new(Code::NotFound, format!("there is no activity {code}")));
    }
    Ok(code)
}

fn method(name: &str, value: &str) -> Result<ProbabilityCalculation> {
    ProbabilityCalculation::parse(value).ok_or_else(|| {
        let words = ProbabilityCalculation::ALL.map(ProbabilityCalculation::as_str).join(", ");
        Error::new(Code::InvalidValue, format!("{name} is one of {words}"))
    })
}

fn place(value: &str) -> Result<i32> {
    let place = value.trim().parse().ok().filter(|place| (1..=100_000).contains(place));
    place.ok_or_else(|| Error::new(Code::InvalidValue, "stage is a number from 1 on, like stage=1"))
}

async fn begin(engine: &Engine, code: &str) -> Result<(Tx, SalesCycle)> {
    let code = normal(code);
    let mut tx = engine.store.begin().await?;
    let cycle = sales_cycle::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))?;
    Ok((tx, cycle))
}

async fn save(engine: &Engine, mut tx: Tx, cycle: SalesCycle) -> Result<SalesCycle> {
    sales_cycle::save(&mut tx, &cycle).await?;
    tx.commit().await?;
    engine.tell(Event::OpportunitiesChanged);
    Ok(cycle)
}

fn normal(code: &str) -> String {
    code.trim().to_uppercase()
}

fn not_found(code: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no sales cycle {code}"))
}

fn stage_not_found(code: &str, stage: i32) -> Error {
    Error::new(Code::StageNotFound, format!("{code} has no stage {stage}"))
}

#[cfg(test)]
#[path = "sales_cycles_tests.rs"]
mod tests;
