//! The fields of a task as typed.

use chrono::NaiveDateTime;

use super::super::{Fields, fields};
use crate::domain::plan;
use crate::domain::task::{Task, TaskKind, TaskPriority, TaskStatus};
use crate::error::{Code, Error, Result};

/// Puts the typed values into the fields of a task. What closes or opens it comes last, whatever its name.
pub(super) fn apply(task: &mut Task, typed: &Fields, today: &str) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "no" | "status" | "closed" | "canceled" => {}
            "type" | "kind" => task.kind = kind(name, value)?,
            "description" => task.description = fields::text(name, value, 100)?,
            "date" => task.date = fields::day(name, value)?,
            "priority" => task.priority = priority(name, value)?,
            "contact" | "contact_no" => task.contact_no = fields::code(name, value, 20)?,
            "salesperson" | "salesperson_code" => task.salesperson_code = fields::code(name, value, 20)?,
            "team" | "team_code" => task.team_code = fields::code(name, value, 10)?,
            "opportunity" | "opportunity_no" => task.opportunity_no = fields::code(name, value, 20)?,
            "entry" | "entry_no" => task.entry_no = entry(name, value)?,
            "start_date" => task.start_date = fields::day(name, value)?,
            "start_time" => task.start_time = time(name, value)?,
            "end_date" => task.end_date = fields::day(name, value)?,
            "end_time" => task.end_time = time(name, value)?,
            "reminder" => task.reminder = moment(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    apply_state(task, typed, today)?;
    check_span(task)
}

fn apply_state(task: &mut Task, typed: &Fields, today: &str) -> Result<()> {
    if let Some(value) = typed.get("status") {
        let words = TaskStatus::ALL.map(TaskStatus::as_str);
        let status = TaskStatus::parse(value).ok_or_else(|| one_of("status", value, &words))?;
        // A card that sends all of its fields as they were neither closes nor opens anything.
        if status != task.status {
            task.status = status;
            task.close(status == TaskStatus::Completed, today);
        }
    }
    if let Some(value) = typed.get("canceled") {
        task.canceled = fields::flag("canceled", value)?;
        if task.canceled {
            task.close(true, today);
        }
    }
    if let Some(value) = typed.get("closed") {
        let closed = fields::flag("closed", value)?;
        if closed != task.closed {
            task.close(closed, today);
            if closed && !task.canceled {
                task.status = TaskStatus::Completed;
            }
        }
    }
    Ok(())
}

fn check_span(task: &Task) -> Result<()> {
    if task.start_date.is_empty() || task.end_date.is_empty() {
        return Ok(());
    }
    let same_day =
        task.start_date == task.end_date && !task.start_time.is_empty() && !task.end_time.is_empty();
    if task.end_date < task.start_date || (same_day && task.end_time < task.start_time) {
        return Err(Error::new(Code::InvalidValue, "the end is before the start"));
    }
    Ok(())
}

/// The type of a task as typed.
pub(in crate::actions) fn kind(name: &str, value: &str) -> Result<TaskKind> {
    TaskKind::parse(value).ok_or_else(|| one_of(name, value, &["blank", "Meeting", "Phone Call"]))
}

/// The priority of a task as typed.
pub(in crate::actions) fn priority(name: &str, value: &str) -> Result<TaskPriority> {
    let words = TaskPriority::ALL.map(TaskPriority::as_str);
    TaskPriority::parse(value).ok_or_else(|| one_of(name, value, &words))
}

fn one_of(name: &str, value: &str, words: &[&str]) -> Error {
    let text = format!("{name} is {}, not \"{}\"", words.join(", "), value.trim());
    Error::new(Code::InvalidValue, text)
}

fn entry(name: &str, value: &str) -> Result<i64> {
    match value.trim() {
        "" => Ok(0),
        typed => typed.parse().ok().filter(|no| *no >= 0).ok_or_else(|| {
            Error::new(Code::InvalidValue, format!("{name} is the number of an entry, not \"{typed}\""))
        }),
    }
}

/// A time as `HH:MM`, or blank.
fn time(name: &str, value: &str) -> Result<String> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    let time = plan::parse_time(value).ok_or_else(|| {
        Error::new(Code::InvalidValue, format!("{name} is a time like 09:30, not \"{value}\""))
    })?;
    Ok(time.format("%H:%M").to_string())
}

/// A day and time as `YYYY-MM-DDTHH:MM`, or blank.
fn moment(name: &str, value: &str) -> Result<String> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    let parsed = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(value, form).ok());
    let moment = parsed.ok_or_else(|| {
        Error::new(Code::InvalidValue, format!("{name} is a time like 2026-11-23T09:30, not \"{value}\""))
    })?;
    Ok(moment.format("%Y-%m-%dT%H:%M").to_string())
}
