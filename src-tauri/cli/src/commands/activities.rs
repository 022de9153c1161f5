//! `activities`: plans of tasks.

use bitacora_engine::actions;
use bitacora_engine::domain::activity_plan::{ActivityPlan, AssignedActivity};
use clap::Subcommand;

use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::table::{Table, card};

/// What can be done with activities.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List activities, by code
    List,
    /// Show an activity with its steps
    Show {
        /// Its code
        code: String,
    },
    /// Add an activity: code=… description=…
    Add(FieldArgs),
    /// Change an activity
    Set {
        /// Its code
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete an activity; tasks made from it stay
    Delete {
        /// Its code
        code: String,
    },
    /// Add a step: type=… description=… `date_formula`=2W priority=…
    AddStep {
        /// Code of the activity
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Change a step
    SetStep {
        /// Code of the activity
        code: String,
        /// Number of the step
        step: u32,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a step
    DeleteStep {
        /// Code of the activity
        code: String,
        /// Number of the step
        step: u32,
    },
    /// Put the steps into another order: their numbers in the order wanted
    OrderSteps {
        /// Code of the activity
        code: String,
        /// Numbers of all its steps
        #[arg(required = true)]
        steps: Vec<u32>,
    },
}

/// `activities …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::activities;
    let plan = match verb {
        Verb::List => {
            let all = app.with_engine(async |engine| Ok(activities::list(engine).await?)).await?;
            return app.printer.show(&all, |all| listed(all));
        }
        Verb::Delete { code } => {
            app.with_engine(async |engine| Ok(activities::delete(engine, &code).await?)).await?;
            let code = code.trim().to_uppercase();
            let document = serde_json::json!({ "deleted": code });
            return app.printer.show(&document, |_| format!("Activity {code} deleted."));
        }
        Verb::Show { code } => {
            app.with_engine(async |engine| Ok(activities::show(engine, &code).await?)).await?
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(activities::add(engine, &fields).await?)).await?
        }
        Verb::Set { code, args } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(activities::set(engine, &code, &fields).await?)).await?
        }
        Verb::AddStep { code, args } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(activities::add_step(engine, &code, &fields).await?)).await?
        }
        Verb::SetStep { code, step, args } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(activities::set_step(engine, &code, step, &fields).await?))
                .await?
        }
        Verb::DeleteStep { code, step } => {
            app.with_engine(async |engine| Ok(activities::delete_step(engine, &code, step).await?)).await?
        }
        Verb::OrderSteps { code, steps } => {
            app.with_engine(async |engine| Ok(activities::order_steps(engine, &code, &steps).await?)).await?
        }
    };
    app.printer.show(&plan, described)
}

/// `contacts assign-activity …`
pub async fn assign(app: &App, contact_no: &str, args: &FieldArgs) -> Result<()> {
    let fields = args.fields()?;
    let made = app
        .with_engine(async |engine| Ok(actions::activities::assign(engine, contact_no, &fields).await?))
        .await?;
    app.printer.show(&made, |made: &AssignedActivity| super::tasks::listed(&made.tasks))
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
