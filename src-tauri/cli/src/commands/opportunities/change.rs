//! What changes an opportunity and prints it.

use bitacora_engine::actions::{Fields, opportunities};
use bitacora_engine::domain::opportunity::Opportunity;
use bitacora_engine::{Engine, Result as EngineResult};
use clap::Subcommand;

use super::super::names;
use super::NoArgs;
use super::show::{created, described};
use crate::app::App;
use crate::failure::Result;
use crate::fields::{FieldArgs, NewFieldArgs, pairs};

/// What changes an opportunity.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Add an opportunity: contact=… description=… salesperson=… `sales_cycle`=… priority=…
    #[command(after_help = names::OPPORTUNITY)]
    Add {
        /// Activate the first stage too: `estimated_value`=… chances=… `closing_date`=…
        #[arg(long)]
        activate: bool,
        #[command(flatten)]
        args: NewFieldArgs,
    },
    /// Change an opportunity, as far as its status allows
    #[command(after_help = names::OPPORTUNITY)]
    Set {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        args: FieldArgs,
        /// Its open tasks go with it to the new salesperson or contact
        #[arg(long)]
        move_open_tasks: bool,
    },
    /// Assign a sales quote: quote=… amount=…; a blank quote takes it away
    AssignQuote {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        args: FieldArgs,
        /// Take it over from the opportunity that has it
        #[arg(long = "move")]
        takes_over: bool,
    },
    /// Activate the first stage
    Activate(NoArgs),
    /// Take a step: action=next|previous|skip|update|jump|first stage=… `estimated_value`=… chances=…
    /// `closing_date`=… date=…
    Update {
        #[command(flatten)]
        no: NoArgs,
        /// The step; what is not given is as `opportunities actions` proposes it
        #[arg(value_name = "NAME=VALUE")]
        fields: Vec<String>,
        /// Give its open tasks up
        #[arg(long)]
        cancel_open_tasks: bool,
    },
    /// Close an opportunity: result=won|lost `close_code`=… `sales_value`=… date=…
    Close {
        #[command(flatten)]
        no: NoArgs,
        /// How it ended
        #[arg(value_name = "NAME=VALUE")]
        fields: Vec<String>,
        /// Leave its open tasks open; without it they are given up
        #[arg(long)]
        keep_open_tasks: bool,
    },
}

/// Changes an opportunity and prints it.
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::Add { activate, args } => {
            let fields = with(args.fields()?, activate.then_some(("activate", "true")));
            print(app, async |engine| opportunities::add(engine, &fields).await).await
        }
        Verb::Set { no: NoArgs { no }, args, move_open_tasks } => {
            let fields = with(args.fields()?, move_open_tasks.then_some(("move_open_tasks", "true")));
            print(app, async |engine| opportunities::set(engine, &no, &fields).await).await
        }
        Verb::AssignQuote { no: NoArgs { no }, args, takes_over } => {
            let fields = with(args.fields()?, takes_over.then_some(("move", "true")));
            print(app, async |engine| opportunities::assign_quote(engine, &no, &fields).await).await
        }
        Verb::Activate(NoArgs { no }) => {
            print(app, async |engine| opportunities::activate(engine, &no).await).await
        }
        Verb::Update { no: NoArgs { no }, fields, cancel_open_tasks } => {
            let fields = with(pairs(&fields)?, cancel_open_tasks.then_some(("cancel_open_tasks", "true")));
            print(app, async |engine| opportunities::update(engine, &no, &fields).await).await
        }
        Verb::Close { no: NoArgs { no }, fields, keep_open_tasks } => {
            let fields = with(pairs(&fields)?, keep_open_tasks.then_some(("cancel_open_tasks", "false")));
            print(app, async |engine| opportunities::close(engine, &no, &fields).await).await
        }
    }
}

/// `entries create-opportunity …`
pub async fn from_entry(app: &App, entry_no: i64, typed: &[String], activate: bool) -> Result<()> {
    let fields = with(pairs(typed)?, activate.then_some(("activate", "true")));
    let work = async |engine: &Engine| opportunities::create_from_entry(engine, entry_no, &fields).await;
    app.print_priced(work, created).await
}

async fn print(app: &App, work: impl AsyncFnOnce(&Engine) -> EngineResult<Opportunity>) -> Result<()> {
    app.print_priced(work, described).await
}

/// The fields, and the one that an option stands for.
fn with(mut fields: Fields, option: Option<(&str, &str)>) -> Fields {
    fields.extend(option.map(|(name, value)| (name.to_owned(), value.to_owned())));
    fields
}
