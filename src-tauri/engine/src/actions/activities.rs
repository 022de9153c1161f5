//! Activities (R103; `original.md` I): plans of tasks, and giving one to a contact.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::tasks::values::{kind, priority};
use super::{Fields, fields, tasks};
use crate::Engine;
use crate::domain::activity_plan::{ActivityPlan, ActivityStep, AssignedActivity};
use crate::domain::date_formula::DateFormula;
use crate::domain::event::Event;
use crate::domain::task::Task;
use crate::error::{Code, Error, Result};
use crate::store::{Tx, activity_plan, contact, task};

/// Longest code, in characters.
const CODE: usize = 10;
/// Longest description.
const DESCRIPTION: usize = 100;

/// Every activity with its steps, by code.
pub async fn list(engine: &Engine) -> Result<Vec<ActivityPlan>> {
    engine.store.activity_plans().await
}

/// The activity with that code.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, code: &str) -> Result<ActivityPlan> {
    let code = normal(code);
    let mut tx = engine.store.begin_read().await?;
    activity_plan::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))
}

/// Adds an activity: `code`, and if wanted `description`.
///
/// # Errors
/// `UnknownName`, `InvalidValue` for a field; `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<ActivityPlan> {
    let code = fields::code("code", typed.get("code").map_or("", String::as_str), CODE)?;
    if code.is_empty() {
        return Err(Error::new(Code::InvalidValue, "an activity needs a code"));
    }
    let mut tx = engine.store.begin().await?;
    if activity_plan::get(&mut tx, &code).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is an activity {code} already")));
    }
    let mut plan = ActivityPlan { code, ..ActivityPlan::default() };
    apply(&mut plan, typed)?;
    save(engine, tx, plan).await
}

/// Changes the description of an activity.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue` for a field.
pub async fn set(engine: &Engine, code: &str, typed: &Fields) -> Result<ActivityPlan> {
    let (tx, mut plan) = begin(engine, code).await?;
    if typed.get("code").is_some_and(|typed| normal(typed) != plan.code) {
        return Err(fields::fixed("code"));
    }
    apply(&mut plan, typed)?;
    save(engine, tx, plan).await
}

/// Deletes an activity with its steps; tasks made from it stay.
///
/// # Errors
/// `NotFound`.
pub async fn delete(engine: &Engine, code: &str) -> Result<()> {
    let mut tx = engine.store.begin().await?;
    activity_plan::delete(&mut tx, &normal(code)).await?;
    tx.commit().await?;
    engine.tell(Event::TasksChanged);
    Ok(())
}

/// Adds a step, last unless its `step` is typed: `description`, and if wanted `type`, `priority`, `date_formula`.
///
/// # Errors
/// `NotFound`; `DescriptionRequired`; `AlreadyExists` for a number that is taken; `UnknownName`, `InvalidValue`.
pub async fn add_step(engine: &Engine, code: &str, typed: &Fields) -> Result<ActivityPlan> {
    let (tx, mut plan) = begin(engine, code).await?;
    let last = plan.steps.iter().map(|step| step.step).max().unwrap_or(0);
    let mut added = ActivityStep { step: last.saturating_add(1), ..ActivityStep::default() };
    apply_step(&mut added, typed)?;
    if plan.steps.iter().any(|step| step.step == added.step) {
        let text = format!("{} has a step {} already", plan.code, added.step);
        return Err(Error::new(Code::AlreadyExists, text));
    }
    plan.steps.push(added);
    plan.steps.sort_by_key(|step| step.step);
    save(engine, tx, plan).await
}

/// Changes a step.
///
/// # Errors
/// As of [`add_step`].
pub async fn set_step(engine: &Engine, code: &str, step: u32, typed: &Fields) -> Result<ActivityPlan> {
    let (tx, mut plan) = begin(engine, code).await?;
    let Some(changed) = plan.steps.iter_mut().find(|known| known.step == step) else {
        return Err(step_not_found(&plan.code, step));
    };
    apply_step(changed, typed)?;
    if changed.step != step {
        return Err(fields::fixed("step"));
    }
    save(engine, tx, plan).await
}

/// Deletes a step.
///
/// # Errors
/// `NotFound`.
pub async fn delete_step(engine: &Engine, code: &str, step: u32) -> Result<ActivityPlan> {
    let (tx, mut plan) = begin(engine, code).await?;
    let before = plan.steps.len();
    plan.steps.retain(|known| known.step != step);
    if plan.steps.len() == before {
        return Err(step_not_found(&plan.code, step));
    }
    save(engine, tx, plan).await
}

/// Puts the steps of an activity into another order and numbers them anew, 1 on; `order` names each of them once.
///
/// # Errors
/// `NotFound`; `InvalidValue` when a step is left out, named twice or is none.
pub async fn order_steps(engine: &Engine, code: &str, order: &[u32]) -> Result<ActivityPlan> {
    let (tx, mut plan) = begin(engine, code).await?;
    let mut known: BTreeMap<u32, ActivityStep> =
        std::mem::take(&mut plan.steps).into_iter().map(|step| (step.step, step)).collect();
    for (place, number) in (1..).zip(order) {
        let step = known.remove(number).ok_or_else(|| step_not_once(&plan.code, *number))?;
        plan.steps.push(ActivityStep { step: place, ..step });
    }
    match known.keys().next() {
        Some(missing) => Err(step_not_once(&plan.code, *missing)),
        None => save(engine, tx, plan).await,
    }
}

/// Gives a contact the tasks of an activity, all of them or none: `activity`, and if wanted `date` (today unless
/// typed) and `salesperson` (the contact's unless typed). Each is due on the date plus the formula of its step; an
/// activity without steps makes no task (W46).
///
/// # Errors
/// `NotFound`; `DateRequired`; `SalespersonRequired`; `PrivacyBlocked`; `UnknownName`, `InvalidValue`.
pub async fn assign(engine: &Engine, contact_no: &str, typed: &Fields) -> Result<AssignedActivity> {
    let contact_no = normal(contact_no);
    if contact_no.is_empty() {
        return Err(Error::new(Code::ContactRequired, "an activity is assigned to a contact"));
    }
    let (code, date, salesperson) = read_assignment(engine, typed)?;
    let first_no = engine.store.load_setup().await?.task_nos;
    let mut tx = engine.store.begin().await?;
    let plan = activity_plan::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))?;
    tasks::allowed_contact(&mut tx, &contact_no).await?;
    let of_contact = contact::get(&mut tx, &contact_no).await?.map(|contact| contact.salesperson_code);
    let salesperson_code = salesperson.or(of_contact).unwrap_or_default();
    let mut numbers = Vec::new();
    for step in &plan.steps {
        let mut new = task_of(step, date)?;
        new.contact_no.clone_from(&contact_no);
        new.salesperson_code.clone_from(&salesperson_code);
        tasks::write_new(engine, &mut tx, &first_no, &mut new).await?;
        numbers.push(new.no);
    }
    let mut made = Vec::new();
    for no in &numbers {
        made.extend(task::get(&mut tx, no).await?);
    }
    tx.commit().await?;
    engine.tell(Event::TasksChanged);
    Ok(AssignedActivity { activity_code: plan.code, contact_no, tasks: made })
}

/// Code, date and salesperson of an assignment as typed.
fn read_assignment(engine: &Engine, typed: &Fields) -> Result<(String, NaiveDate, Option<String>)> {
    let (mut code, mut date, mut salesperson) = (String::new(), engine.today(), None);
    for (name, value) in typed {
        match name.as_str() {
            "activity" | "activity_code" => code = fields::code(name, value, CODE)?,
            "date" => {
                let day = fields::day(name, value)?;
                date = day
                    .parse()
                    .map_err(|_| Error::new(Code::DateRequired, "an activity is assigned from a day on"))?;
            }
            "salesperson" | "salesperson_code" => salesperson = Some(fields::code(name, value, 20)?),
            _ => return Err(fields::unknown(name)),
        }
    }
    if code.is_empty() {
        return Err(Error::new(Code::InvalidValue, "activity is missing: say which one to assign"));
    }
    Ok((code, date, salesperson))
}

/// The task of a step, counted from a day.
pub(super) fn task_of(step: &ActivityStep, from: NaiveDate) -> Result<Task> {
    let date = DateFormula::parse(&step.date_formula).and_then(|formula| formula.from(from));
    let date = date.ok_or_else(|| {
        let text = format!("step {}: {} from {from} is no day", step.step, step.date_formula);
        Error::new(Code::InvalidValue, text)
    })?;
    Ok(Task {
        kind: step.kind,
        description: step.description.clone(),
        priority: step.priority,
        date: date.format("%Y-%m-%d").to_string(),
        ..Task::default()
    })
}

fn apply(plan: &mut ActivityPlan, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "code" => {}
            "description" => plan.description = fields::text(name, value, DESCRIPTION)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(())
}

fn apply_step(step: &mut ActivityStep, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "step" => step.step = place(value)?,
            "type" | "kind" => step.kind = kind(name, value)?,
            "description" => step.description = fields::text(name, value, DESCRIPTION)?,
            "priority" => step.priority = priority(name, value)?,
            "date_formula" => step.date_formula = formula(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    if step.description.is_empty() {
        return Err(Error::new(Code::DescriptionRequired, "a step needs a description"));
    }
    Ok(())
}

fn place(value: &str) -> Result<u32> {
    let place = value.trim().parse().ok().filter(|place| (1..=100_000).contains(place));
    place.ok_or_else(|| Error::new(Code::InvalidValue, "step is a number from 1 on"))
}

pub(super) fn formula(name: &str, value: &str) -> Result<String> {
    let text: String = value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    if DateFormula::parse(&text).is_some() {
        return Ok(text);
    }
    Err(Error::new(
        Code::InvalidValue,
        format!("{name} is a formula like 2W or CM+1D, not \"{}\"", value.trim()),
    )
    .hint("units are D, W, M, Q and Y; CM is the end of the month, WD1 the next Monday"))
}

async fn begin(engine: &Engine, code: &str) -> Result<(Tx, ActivityPlan)> {
    let code = normal(code);
    let mut tx = engine.store.begin().await?;
    let plan = activity_plan::get(&mut tx, &code).await?.ok_or_else(|| not_found(&code))?;
    Ok((tx, plan))
}

async fn save(engine: &Engine, mut tx: Tx, plan: ActivityPlan) -> Result<ActivityPlan> {
    activity_plan::save(&mut tx, &plan).await?;
    tx.commit().await?;
    engine.tell(Event::TasksChanged);
    Ok(plan)
}

fn normal(code: &str) -> String {
    code.trim().to_uppercase()
}

fn not_found(code: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no activity {code}"))
}

fn step_not_once(code: &str, step: u32) -> Error {
    let text = format!("the order of {code} must name each step once; look at step {step}");
    Error::new(Code::InvalidValue, text)
}

fn step_not_found(code: &str, step: u32) -> Error {
    Error::new(Code::NotFound, format!("{code} has no step {step}"))
}

#[cfg(test)]
#[path = "activities_tests.rs"]
mod tests;
