//! Interaction groups (R48).

use super::{DESCRIPTION, new_code, normal};
use crate::Engine;
use crate::actions::{Fields, administrator, fields};
use crate::domain::event::Event;
use crate::domain::template::InteractionGroup;
use crate::error::{Code, Error, Result};
use crate::store::template as rows;

/// Every group, by code.
pub async fn groups(engine: &Engine) -> Result<Vec<InteractionGroup>> {
    engine.store.groups().await
}

/// The group with that code.
///
/// # Errors
/// `NotFound`.
pub async fn show_group(engine: &Engine, code: &str) -> Result<InteractionGroup> {
    existing(engine, &normal(code)).await
}

/// Adds a group; `code` is required.
///
/// # Errors
/// `AdministratorRequired`; `UnknownName`, `InvalidValue` for a field; `AlreadyExists`.
pub async fn add_group(engine: &Engine, typed: &Fields) -> Result<InteractionGroup> {
    administrator::require(engine).await?;
    let code = new_code(typed)?;
    let mut tx = engine.store.begin().await?;
    if rows::group(&mut tx, &code).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is a group {code} already")));
    }
    drop(tx);
    save(engine, &InteractionGroup { code, ..InteractionGroup::default() }, typed).await
}

/// Changes a group.
///
/// # Errors
/// `AdministratorRequired`; `NotFound`; `UnknownName`, `InvalidValue` for a field.
pub async fn set_group(engine: &Engine, code: &str, typed: &Fields) -> Result<InteractionGroup> {
    administrator::require(engine).await?;
    let before = existing(engine, &normal(code)).await?;
    if typed.get("code").is_some_and(|typed| normal(typed) != before.code) {
        return Err(fields::fixed("code"));
    }
    save(engine, &before, typed).await
}

/// Deletes a group that no template has.
///
/// # Errors
/// `AdministratorRequired`; `NotFound`; `InUse`.
pub async fn delete_group(engine: &Engine, code: &str) -> Result<()> {
    administrator::require(engine).await?;
    let group = existing(engine, &normal(code)).await?;
    let mut tx = engine.store.begin().await?;
    if rows::is_group_used(&mut tx, &group.code).await? {
        return Err(Error::new(Code::InUse, format!("a template has the group {}", group.code)));
    }
    rows::delete_group(&mut tx, &group.code).await?;
    tx.commit().await?;
    administrator::note(engine, "template", "group deleted", &group.code, "").await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

async fn save(engine: &Engine, before: &InteractionGroup, typed: &Fields) -> Result<InteractionGroup> {
    let mut after = before.clone();
    for (name, value) in typed {
        match name.as_str() {
            "code" => {}
            "description" => after.description = fields::text(name, value, DESCRIPTION)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    let mut tx = engine.store.begin().await?;
    rows::save_group(&mut tx, &after).await?;
    tx.commit().await?;
    let name = format!("group {}", after.code);
    administrator::note(engine, "template", &name, &before.description, &after.description).await?;
    engine.tell(Event::SetupChanged);
    Ok(after)
}

async fn existing(engine: &Engine, code: &str) -> Result<InteractionGroup> {
    let found = engine.store.groups().await?.into_iter().find(|group| group.code == code);
    found.ok_or_else(|| Error::new(Code::NotFound, format!("there is no group {code}")))
}
