//! `activities`: plans of tasks.

use bitacora_engine::Engine;
use bitacora_engine::actions::{self, Fields};
use bitacora_engine::domain::activity_plan::{ActivityPlan, AssignedActivity};
use clap::{Args, Subcommand};

use crate::app::App;
use crate::failure::Result;
use crate::fields::{ChangeArgs, CodeArgs, FieldArgs, NewFieldArgs};
use crate::paging::{ListArgs, narrow};
use crate::table::{Table, card};

/// What can be done with activities.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List activities with their steps, by code
    List(ListArgs),
    /// Show an activity with its steps
    Show(CodeArgs),
    /// Add an activity: code=… description=…
    Add(NewFieldArgs),
    /// Change an activity
    Set(ChangeArgs),
    /// Delete an activity; tasks made from it stay
    Delete(CodeArgs),
    /// Add a step: type=… description=… `date_formula`=2W priority=…
    AddStep(ChangeArgs),
    /// Change a step
    SetStep {
        #[command(flatten)]
        step: StepArgs,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a step
    DeleteStep(StepArgs),
    /// Put the steps into another order: their numbers in the order wanted
    OrderSteps {
        #[command(flatten)]
        row: CodeArgs,
        /// Numbers of all its steps
        #[arg(required = true)]
        steps: Vec<u32>,
    },
}

/// Names a step of an activity.
#[derive(Debug, Args)]
pub struct StepArgs {
    #[command(flatten)]
    row: CodeArgs,
    /// Number of the step
    step: u32,
}

/// `activities …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::activities;
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Show(CodeArgs { code }) => {
            app.print(async |engine| activities::show(engine, &code).await, described).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| activities::add(engine, &fields).await, described).await
        }
        Verb::Set(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| activities::set(engine, &code, &fields).await, described).await
        }
        Verb::Delete(CodeArgs { code }) => {
            app.delete("Activity", &code, async |engine| activities::delete(engine, &code).await).await
        }
        Verb::AddStep(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| activities::add_step(engine, &code, &fields).await, described).await
        }
        Verb::SetStep { step: StepArgs { row, step }, args } => {
            let fields = args.fields()?;
            let work = async |engine: &Engine| activities::set_step(engine, &row.code, step, &fields).await;
            app.print(work, described).await
        }
        Verb::DeleteStep(StepArgs { row, step }) => {
            app.print(async |engine| activities::delete_step(engine, &row.code, step).await, described).await
        }
        Verb::OrderSteps { row, steps } => {
            app.print(async |engine| activities::order_steps(engine, &row.code, &steps).await, described)
                .await
        }
    }
}

/// `contacts assign-activity …`
pub async fn assign(app: &App, contact_no: &str, fields: &Fields) -> Result<()> {
    let work = async |engine: &Engine| actions::activities::assign(engine, contact_no, fields).await;
    app.print(work, |made: &AssignedActivity| super::tasks::listed(&made.tasks)).await
}

async fn list(app: &App, args: &ListArgs) -> Result<()> {
    let all = app.with_engine(async |engine| Ok(actions::activities::list(engine).await?)).await?;
    let all = narrow(args, all, |plan| &plan.code, |plan| plan.description.clone());
    app.printer.show(&all, |all| listed(all))
}

fn listed(all: &[ActivityPlan]) -> String {
    let mut table = Table::new(&["Code", "Steps", "Description"]);
    for plan in all {
        table.row([plan.code.clone(), plan.steps.len().to_string(), plan.description.clone()]);
    }
    table.text("No activities.")
}

fn described(plan: &ActivityPlan) -> String {
    let head = card(&[("Code", plan.code.clone()), ("Description", plan.description.clone())]);
    let mut table = Table::new(&["Step", "Type", "Priority", "Date Formula", "Description"]);
    for step in &plan.steps {
        table.row([
            step.step.to_string(),
            step.kind.as_str().to_owned(),
            step.priority.as_str().to_owned(),
            step.date_formula.clone(),
            step.description.clone(),
        ]);
    }
    format!("{head}\n{}", table.text("No steps."))
}
