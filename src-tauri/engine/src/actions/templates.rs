//! Interaction templates and groups (R47, R48).

use super::{Fields, administrator, fields};
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::template::{InteractionGroup, InteractionTemplate, minor_units};
use crate::error::{Code, Error, Result};
use crate::store::template as rows;

/// Longest code, in characters (`original.md` H).
const CODE: usize = 10;
/// Longest description.
const DESCRIPTION: usize = 100;

/// Every template, by code.
pub async fn list(engine: &Engine) -> Result<Vec<InteractionTemplate>> {
    let emails = engine.store.load_setup().await?.emails_template;
    Ok(engine.store.templates().await?.into_iter().map(|row| row.shown(&emails)).collect())
}

/// The template with that code.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, code: &str) -> Result<InteractionTemplate> {
    let code = normal(code);
    let emails = engine.store.load_setup().await?.emails_template;
    let row = engine.store.template(&code).await?.ok_or_else(|| no_template(&code))?;
    Ok(row.shown(&emails))
}

/// Adds a template; `code` is required.
///
/// # Errors
/// `AdministratorRequired`; `UnknownName`, `InvalidValue` for a field; `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<InteractionTemplate> {
    administrator::require(engine).await?;
    let code = new_code(typed)?;
    if engine.store.template(&code).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is a template {code} already")));
    }
    let blank = InteractionTemplate { code, ..InteractionTemplate::default() };
    save(engine, &blank, typed).await
}

/// Changes a template. `for_emails=true` makes it the one that logged e-mail takes.
///
/// # Errors
/// `AdministratorRequired`; `NotFound`; `UnknownName`, `InvalidValue` for a field; `InUse` for `for_emails=false`
/// on the template e-mail takes: another one has to be chosen instead.
pub async fn set(engine: &Engine, code: &str, typed: &Fields) -> Result<InteractionTemplate> {
    administrator::require(engine).await?;
    let before = show(engine, code).await?;
    if typed.get("code").is_some_and(|typed| normal(typed) != before.code) {
        return Err(fields::fixed("code"));
    }
    save(engine, &before, typed).await
}

async fn save(engine: &Engine, before: &InteractionTemplate, typed: &Fields) -> Result<InteractionTemplate> {
    let mut after = before.clone();
    apply(&mut after, typed)?;
    if before.for_emails && !after.for_emails {
        return Err(Error::new(Code::InUse, "e-mails need a template")
            .hint("make another template the one for e-mails instead"));
    }
    let mut tx = engine.store.begin().await?;
    if !after.group_code.is_empty() && rows::group(&mut tx, &after.group_code).await?.is_none() {
        return Err(Error::new(Code::InvalidValue, format!("there is no group {}", after.group_code)));
    }
    rows::save_template(&mut tx, &after).await?;
    tx.commit().await?;
    administrator::note_changes(engine, ("template", &format!("{} ", after.code)), before, &after).await?;
    if after.for_emails && !before.for_emails {
        use_for_emails(engine, &after.code).await?;
    }
    engine.tell(Event::SetupChanged);
    Ok(after)
}

async fn use_for_emails(engine: &Engine, code: &str) -> Result<()> {
    let mut setup = engine.store.load_setup().await?;
    let before = std::mem::replace(&mut setup.emails_template, code.to_owned());
    engine.store.save_setup(&setup).await?;
    administrator::note(engine, "set", "emails_template", &before, code).await
}

/// Deletes a template that nothing uses.
///
/// # Errors
/// `AdministratorRequired`; `NotFound`; `InUse` for the template of e-mails and for one that log entries have.
pub async fn delete(engine: &Engine, code: &str) -> Result<()> {
    administrator::require(engine).await?;
    let template = show(engine, code).await?;
    if template.for_emails {
        return Err(Error::new(Code::InUse, format!("e-mails take the template {}", template.code))
            .hint("make another template the one for e-mails first"));
    }
    let mut tx = engine.store.begin().await?;
    if rows::is_template_used(&mut tx, &template.code).await? {
        let text = format!("interaction log entries have the template {}", template.code);
        return Err(Error::new(Code::InUse, text));
    }
    rows::delete_template(&mut tx, &template.code).await?;
    tx.commit().await?;
    administrator::note(engine, "template", "deleted", &template.code, "").await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// Makes the template for e-mails as it is seeded where it is missing, and uses it (R47: the guided fix).
///
/// # Errors
/// `AdministratorRequired`.
pub async fn restore(engine: &Engine) -> Result<InteractionTemplate> {
    administrator::require(engine).await?;
    let (group, template) = (InteractionGroup::seeded(), InteractionTemplate::seeded());
    let mut tx = engine.store.begin().await?;
    let missing = rows::template(&mut tx, &template.code).await?.is_none();
    if missing {
        if rows::group(&mut tx, &group.code).await?.is_none() {
            rows::save_group(&mut tx, &group).await?;
        }
        rows::save_template(&mut tx, &template).await?;
    }
    tx.commit().await?;
    if missing {
        administrator::note(engine, "template", "restored", "", &template.code).await?;
    }
    use_for_emails(engine, &template.code).await?;
    engine.tell(Event::SetupChanged);
    show(engine, &template.code).await
}

fn apply(template: &mut InteractionTemplate, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "code" => {}
            "group" | "group_code" => template.group_code = fields::code(name, value, CODE)?,
            "description" => template.description = fields::text(name, value, DESCRIPTION)?,
            "unit_cost" => template.unit_cost_minor = minor_units(value).ok_or_else(|| cost(name))?,
            "unit_cost_minor" => template.unit_cost_minor = whole(name, value, 99_999_999_999_999)?,
            "unit_duration" | "unit_duration_minutes" => {
                template.unit_duration_minutes = whole(name, value, 525_600)?;
            }
            "information_flow" => {
                template.information_flow = fields::one_of(name, value, ["Inbound", "Outbound"])?;
            }
            "initiated_by" => template.initiated_by = fields::one_of(name, value, ["Us", "Them"])?,
            "language" => template.language = fields::code(name, value, CODE)?,
            "for_emails" => template.for_emails = fields::flag(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(())
}

fn cost(name: &str) -> Error {
    Error::new(Code::InvalidValue, format!("{name} is an amount of 0 or more like 8.00"))
}

fn whole(name: &str, value: &str, most: i64) -> Result<i64> {
    let number = value.trim().parse().ok().filter(|number| (0..=most).contains(number));
    number.ok_or_else(|| Error::new(Code::InvalidValue, format!("{name} is a whole number from 0 to {most}")))
}

fn new_code(typed: &Fields) -> Result<String> {
    let code = fields::code("code", typed.get("code").map(String::as_str).unwrap_or_default(), CODE)?;
    if code.is_empty() {
        return Err(Error::new(Code::InvalidValue, "a code is required").hint("for example code=EMAIL"));
    }
    Ok(code)
}

fn normal(code: &str) -> String {
    code.trim().to_uppercase()
}

fn no_template(code: &str) -> Error {
    Error::new(Code::NotFound, format!("there is no template {code}"))
}

mod groups;

pub use groups::{add_group, delete_group, groups, set_group, show_group};

#[cfg(test)]
#[path = "templates_tests.rs"]
mod tests;
