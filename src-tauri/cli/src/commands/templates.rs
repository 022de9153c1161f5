//! `templates` and `groups`: interaction templates and their groups (R47, R48).

use bitacora_engine::actions;
use bitacora_engine::domain::template::{InteractionGroup, InteractionTemplate};
use clap::Subcommand;

use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::money::amount;
use crate::table::{Table, card, tick};

/// What can be done with templates.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List templates, by code
    List,
    /// Show a template
    Show {
        /// Its code
        code: String,
    },
    /// Add a template: code=… `group_code`=… description=… `unit_cost`=8.00 `unit_duration`=1
    Add(FieldArgs),
    /// Change a template; `for_emails`=true makes it the one logged e-mail takes
    Set {
        /// Its code
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a template that nothing uses
    Delete {
        /// Its code
        code: String,
    },
    /// Make the template for e-mails as in a new database where it is missing, and use it
    Restore,
}

/// What can be done with groups.
#[derive(Debug, Subcommand)]
pub enum GroupVerb {
    /// List groups, by code
    List,
    /// Add a group: code=… description=…
    Add(FieldArgs),
    /// Change a group
    Set {
        /// Its code
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a group that no template has
    Delete {
        /// Its code
        code: String,
    },
}

impl Verb {
    /// Whether it takes an administrator (R50).
    pub fn administers(&self) -> bool {
        !matches!(self, Self::List | Self::Show { .. })
    }
}

impl GroupVerb {
    /// Whether it takes an administrator (R50).
    pub fn administers(&self) -> bool {
        !matches!(self, Self::List)
    }
}

/// `templates …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::templates;
    let template = match verb {
        Verb::List => {
            let all = app.with_engine(async |engine| Ok(templates::list(engine).await?)).await?;
            return app.printer.show(&all, |all| listed(all));
        }
        Verb::Delete { code } => {
            app.with_engine(async |engine| Ok(templates::delete(engine, &code).await?)).await?;
            return deleted(app, "Template", &code);
        }
        Verb::Show { code } => {
            app.with_engine(async |engine| Ok(templates::show(engine, &code).await?)).await?
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(templates::add(engine, &fields).await?)).await?
        }
        Verb::Set { code, args } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(templates::set(engine, &code, &fields).await?)).await?
        }
        Verb::Restore => app.with_engine(async |engine| Ok(templates::restore(engine).await?)).await?,
    };
    app.printer.show(&template, described)
}

/// `groups …`
pub async fn groups(app: &App, verb: GroupVerb) -> Result<()> {
    use actions::templates;
    let group = match verb {
        GroupVerb::List => {
            let all = app.with_engine(async |engine| Ok(templates::groups(engine).await?)).await?;
            return app.printer.show(&all, |all| listed_groups(all));
        }
        GroupVerb::Delete { code } => {
            app.with_engine(async |engine| Ok(templates::delete_group(engine, &code).await?)).await?;
            return deleted(app, "Group", &code);
        }
        GroupVerb::Add(args) => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(templates::add_group(engine, &fields).await?)).await?
        }
        GroupVerb::Set { code, args } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(templates::set_group(engine, &code, &fields).await?)).await?
        }
    };
    app.printer.show(&group, |group| {
        card(&[("Code", group.code.clone()), ("Description", group.description.clone())])
    })
}

fn deleted(app: &App, what: &str, code: &str) -> Result<()> {
    let code = code.trim().to_uppercase();
    app.printer.show(&serde_json::json!({ "deleted": code }), |_| format!("{what} {code} deleted."))
}

fn listed(all: &[InteractionTemplate]) -> String {
    let mut table = Table::new(&["Code", "Group", "Cost", "Minutes", "E-Mails", "Description"]);
    for template in all {
        table.row([
            template.code.clone(),
            template.group_code.clone(),
            amount(template.unit_cost_minor),
            template.unit_duration_minutes.to_string(),
            tick(template.for_emails),
            template.description.clone(),
        ]);
    }
    table.text("No templates.")
}

fn listed_groups(all: &[InteractionGroup]) -> String {
    let mut table = Table::new(&["Code", "Description"]);
    for group in all {
        table.row([group.code.clone(), group.description.clone()]);
    }
    table.text("No groups.")
}

fn described(template: &InteractionTemplate) -> String {
    card(&[
        ("Code", template.code.clone()),
        ("Group", template.group_code.clone()),
        ("Description", template.description.clone()),
        ("Unit Cost", amount(template.unit_cost_minor)),
        ("Unit Duration (Min.)", template.unit_duration_minutes.to_string()),
        ("Information Flow", template.information_flow.clone()),
        ("Initiated By", template.initiated_by.clone()),
        ("Language", template.language.clone()),
        ("E-Mails", tick(template.for_emails)),
    ])
}
