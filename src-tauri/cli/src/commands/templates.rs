//! `templates` and `groups`: interaction templates and their groups (R47, R48).

use bitacora_engine::domain::template::{InteractionGroup, InteractionTemplate};
use bitacora_engine::{Engine, Result as EngineResult, actions};
use clap::Subcommand;
use serde::Serialize;

use super::names;
use crate::app::App;
use crate::failure::Result;
use crate::fields::{ChangeArgs, CodeArgs, NewFieldArgs};
use crate::money::{Priced, amount};
use crate::paging::{ListArgs, narrow};
use crate::table::{Table, card, tick};

/// What can be done with templates.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List templates, by code
    List(ListArgs),
    /// Show a template
    Show(CodeArgs),
    /// Add a template: code=… group=… description=… `unit_cost`=8.00 `unit_duration`=1
    #[command(after_help = names::TEMPLATE)]
    Add(NewFieldArgs),
    /// Change a template; `for_emails`=true makes it the one logged e-mail takes
    #[command(after_help = names::TEMPLATE)]
    Set(ChangeArgs),
    /// Delete a template that nothing uses
    Delete(CodeArgs),
    /// Make the template for e-mails as in a new database where it is missing, and use it
    Restore,
}

/// What can be done with groups.
#[derive(Debug, Subcommand)]
pub enum GroupVerb {
    /// List groups, by code
    List(ListArgs),
    /// Show a group
    Show(CodeArgs),
    /// Add a group: code=… description=…
    Add(NewFieldArgs),
    /// Change a group
    Set(ChangeArgs),
    /// Delete a group that no template has
    Delete(CodeArgs),
}

impl Verb {
    /// Whether it takes an administrator (R50).
    pub fn administers(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Show(_))
    }
}

impl GroupVerb {
    /// Whether it takes an administrator (R50).
    pub fn administers(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Show(_))
    }
}

/// `templates …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::templates;
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Show(CodeArgs { code }) => {
            print(app, async |engine| templates::show(engine, &code).await).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            print(app, async |engine| templates::add(engine, &fields).await).await
        }
        Verb::Set(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            print(app, async |engine| templates::set(engine, &code, &fields).await).await
        }
        Verb::Delete(CodeArgs { code }) => {
            app.delete("Template", &code, async |engine| templates::delete(engine, &code).await).await
        }
        Verb::Restore => print(app, templates::restore).await,
    }
}

/// A template, its rates also under the names the contract has for them (`original.md` H).
#[derive(Debug, Serialize)]
struct Rated {
    #[serde(flatten)]
    template: InteractionTemplate,
    unit_cost: i64,
    unit_duration: i64,
}

impl From<InteractionTemplate> for Rated {
    fn from(template: InteractionTemplate) -> Self {
        Self { unit_cost: template.unit_cost_minor, unit_duration: template.unit_duration_minutes, template }
    }
}

async fn print(
    app: &App,
    work: impl AsyncFnOnce(&Engine) -> EngineResult<InteractionTemplate>,
) -> Result<()> {
    app.print_priced(async |engine| Ok(Rated::from(work(engine).await?)), described).await
}

/// `groups …`
pub async fn groups(app: &App, verb: GroupVerb) -> Result<()> {
    use actions::templates;
    match verb {
        GroupVerb::List(args) => {
            let all = app.with_engine(async |engine| Ok(templates::groups(engine).await?)).await?;
            let all = narrow(&args, all, |group| &group.code, |group| group.description.clone());
            app.printer.show(&all, |all| listed_groups(all))
        }
        GroupVerb::Show(CodeArgs { code }) => {
            app.print(async |engine| templates::show_group(engine, &code).await, described_group).await
        }
        GroupVerb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| templates::add_group(engine, &fields).await, described_group).await
        }
        GroupVerb::Set(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            let work = async |engine: &Engine| templates::set_group(engine, &code, &fields).await;
            app.print(work, described_group).await
        }
        GroupVerb::Delete(CodeArgs { code }) => {
            app.delete("Group", &code, async |engine| templates::delete_group(engine, &code).await).await
        }
    }
}

async fn list(app: &App, args: &ListArgs) -> Result<()> {
    let work = async |engine: &Engine| {
        let all = actions::templates::list(engine).await?;
        let all = narrow(args, all, |template| &template.code, |template| template.description.clone());
        Priced::all(engine, all.into_iter().map(Rated::from).collect()).await
    };
    app.printer.show(&app.with_engine(work).await?, |all| listed(all))
}

fn listed(all: &[Priced<Rated>]) -> String {
    let mut table = Table::new(&["Code", "Group", "Cost", "Minutes", "E-Mails", "Description"]);
    for Priced { row: Rated { template, .. }, .. } in all {
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

fn described_group(group: &InteractionGroup) -> String {
    card(&[("Code", group.code.clone()), ("Description", group.description.clone())])
}

fn described(priced: &Priced<Rated>) -> String {
    let template = &priced.row.template;
    card(&[
        ("Code", template.code.clone()),
        ("Group", template.group_code.clone()),
        ("Description", template.description.clone()),
        ("Unit Cost", priced.amount(template.unit_cost_minor)),
        ("Unit Duration (Min.)", template.unit_duration_minutes.to_string()),
        ("Information Flow", template.information_flow.clone()),
        ("Initiated By", template.initiated_by.clone()),
        ("Language", template.language.clone()),
        ("E-Mails", tick(template.for_emails)),
    ])
}
