//! `sales-cycles`: how opportunities go from stage to stage.

use bitacora_engine::Engine;
use bitacora_engine::actions::{self, Fields};
use bitacora_engine::domain::opportunity::cycle::SalesCycle;
use bitacora_engine::domain::sales_cycle::SalesCycleStatistics;
use clap::Subcommand;

use crate::app::App;
use crate::failure::{Failure, Result};
use crate::fields::{ChangeArgs, CodeArgs, NewFieldArgs};
use crate::money::{Priced, amount};
use crate::paging::{ListArgs, narrow};
use crate::table::{Table, card, tick};

/// What can be done with sales cycles.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List sales cycles with their stages, by code
    List(ListArgs),
    /// Show a sales cycle with its stages
    Show(CodeArgs),
    /// Add a sales cycle: code=… description=… `probability_calculation`=multiply|add|chances|completed
    Add(NewFieldArgs),
    /// Change a sales cycle; blocked=true keeps new opportunities from taking it
    Set(ChangeArgs),
    /// Delete a sales cycle that no open opportunity uses
    Delete(CodeArgs),
    /// Add a stage: stage=1 description=… completed=… chances=… activity=… `quote_required`=… `allow_skip`=…
    /// `date_formula`=2W
    AddStage(ChangeArgs),
    /// Change the stage that stage=… names
    SetStage(ChangeArgs),
    /// Delete the stage that stage=… names, when no opportunity stands at it
    DeleteStage(ChangeArgs),
    /// Counts, values (minor units) and days of the opportunities under way, as a whole and by stage
    Statistics(CodeArgs),
}

/// `sales-cycles …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::sales_cycles as cycles;
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Show(CodeArgs { code }) => {
            app.print(async |engine| cycles::show(engine, &code).await, described).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| cycles::add(engine, &fields).await, described).await
        }
        Verb::Set(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| cycles::set(engine, &code, &fields).await, described).await
        }
        Verb::Delete(CodeArgs { code }) => {
            app.delete("Sales cycle", &code, async |engine| cycles::delete(engine, &code).await).await
        }
        Verb::AddStage(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| cycles::add_stage(engine, &code, &fields).await, described).await
        }
        Verb::SetStage(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| cycles::set_stage(engine, &code, &fields).await, described).await
        }
        Verb::DeleteStage(ChangeArgs { row: CodeArgs { code }, args }) => {
            delete_stage(app, &code, &args.fields()?).await
        }
        Verb::Statistics(CodeArgs { code }) => {
            app.print_priced(async |engine| cycles::statistics(engine, &code).await, counted).await
        }
    }
}

async fn delete_stage(app: &App, code: &str, fields: &Fields) -> Result<()> {
    use actions::sales_cycles as cycles;
    if let Some(other) = fields.keys().find(|name| *name != "stage") {
        return Err(Failure::usage(format!("There is nothing to do with {other}: only stage=….")));
    }
    let work = async |engine: &Engine| cycles::delete_stage(engine, code, cycles::named_stage(fields)?).await;
    app.print(work, described).await
}

async fn list(app: &App, args: &ListArgs) -> Result<()> {
    let all = app.with_engine(async |engine| Ok(actions::sales_cycles::list(engine).await?)).await?;
    let all = narrow(args, all, |cycle| &cycle.code, |cycle| cycle.description.clone());
    app.printer.show(&all, |all| listed(all))
}

fn listed(all: &[SalesCycle]) -> String {
    let mut table = Table::new(&["Code", "Probability Calculation", "Stages", "Blocked", "Description"]);
    for cycle in all {
        table.row([
            cycle.code.clone(),
            cycle.probability_calculation.as_str().to_owned(),
            cycle.stages.len().to_string(),
            tick(cycle.blocked),
            cycle.description.clone(),
        ]);
    }
    table.text("No sales cycles.")
}

fn described(cycle: &SalesCycle) -> String {
    let head = card(&[
        ("Code", cycle.code.clone()),
        ("Description", cycle.description.clone()),
        ("Probability Calculation", cycle.probability_calculation.as_str().to_owned()),
        ("Blocked", tick(cycle.blocked)),
    ]);
    let mut table = Table::new(&[
        "Stage",
        "Completed %",
        "Chances %",
        "Activity",
        "Quote",
        "Skip",
        "Date Formula",
        "Description",
    ]);
    for stage in &cycle.stages {
        table.row([
            stage.stage.to_string(),
            stage.completed.to_string(),
            stage.chances.to_string(),
            stage.activity_code.clone(),
            tick(stage.quote_required),
            tick(stage.allow_skip),
            stage.date_formula.clone(),
            stage.description.clone(),
        ]);
    }
    format!("{head}\n{}", table.text("No stages."))
}

fn counted(priced: &Priced<SalesCycleStatistics>) -> String {
    let found = &priced.row;
    let head = card(&[
        ("Code", found.code.clone()),
        ("Description", found.description.clone()),
        ("Opportunities", found.no_of_opportunities.to_string()),
        ("Estimated Value", priced.amount(found.estimated_value)),
        ("Calcd. Current Value", priced.amount(found.calcd_current_value)),
    ]);
    let mut table = Table::new(&[
        "Stage",
        "Opportunities",
        "Estimated Value",
        "Calcd. Current Value",
        "Average Days",
        "Description",
    ]);
    for stage in &found.stages {
        table.row([
            stage.stage.to_string(),
            stage.no_of_opportunities.to_string(),
            amount(stage.estimated_value),
            amount(stage.calcd_current_value),
            stage.average_no_of_days.map(|days| days.to_string()).unwrap_or_default(),
            stage.description.clone(),
        ]);
    }
    format!("{head}\n{}", table.text("No stages."))
}
