//! `opportunities`: from a first mail to won or lost.

mod change;
mod list;
mod show;

use bitacora_engine::actions::opportunities as engine_of;
use bitacora_engine::{Engine, actions};
use clap::{Args, Subcommand};

use super::timeline::{self, TimelineArgs};
use super::transfer::ExportArgs;
use crate::app::App;
use crate::failure::Result;
use crate::fields::{TextArgs, pairs};
use list::{OpportunityListArgs, PipelineArgs};

pub(super) use change::from_entry;

/// What can be done with opportunities.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List opportunities, by number
    List(OpportunityListArgs),
    /// Write opportunities to a file: .csv or .xlsx
    Export {
        #[command(flatten)]
        export: ExportArgs,
        #[command(flatten)]
        args: OpportunityListArgs,
    },
    /// What the open opportunities come to by stage and by month, and what the closed ones do by code
    Pipeline(PipelineArgs),
    /// Show an opportunity with its history and its comments
    Show(NoArgs),
    /// What may be done with an opportunity now, and what each step proposes
    Actions(NoArgs),
    /// The history of an opportunity, oldest first
    History(NoArgs),
    /// What was said and is to be done about it: mail by conversation, tasks, steps, newest first
    Timeline(TimelineArgs),
    #[command(flatten)]
    Change(change::Verb),
    /// Add a comment of today; a long one becomes several lines
    Comment {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        text: TextArgs,
    },
    /// Delete a line of comment
    DeleteComment {
        #[command(flatten)]
        no: NoArgs,
        /// Number of the line
        line_no: i64,
    },
    /// Delete an opportunity that is not in progress
    Delete(NoArgs),
    /// Delete closed opportunities: contact=… salesperson=… `sales_cycle`=… status=won|lost from=… to=…
    DeleteClosed {
        /// Which ones; all of them without
        #[arg(value_name = "NAME=VALUE")]
        filters: Vec<String>,
        /// Confirm it
        #[arg(long)]
        yes: bool,
    },
}

/// Names an opportunity.
#[derive(Debug, Args)]
pub struct NoArgs {
    /// Its number
    no: String,
}

/// `opportunities …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::List(args) => list::list(app, &args).await,
        Verb::Export { export, args } => list::export(app, &export, &args).await,
        Verb::Pipeline(args) => list::pipeline(app, args).await,
        Verb::Timeline(args) => timeline::of_opportunity(app, args).await,
        Verb::Change(verb) => change::run(app, verb).await,
        Verb::Show(NoArgs { no }) => {
            app.print_priced(async |engine| engine_of::card(engine, &no).await, show::card_of).await
        }
        Verb::Comment { no: NoArgs { no }, text } => {
            let text = text.text();
            let work = async |engine: &Engine| engine_of::add_comment(engine, &no, &text).await;
            app.print_priced(work, show::card_of).await
        }
        Verb::DeleteComment { no: NoArgs { no }, line_no } => {
            let work = async |engine: &Engine| engine_of::delete_comment(engine, &no, line_no).await;
            app.print_priced(work, show::card_of).await
        }
        Verb::Actions(NoArgs { no }) => {
            app.print_priced(async |engine| engine_of::actions(engine, &no).await, show::choices).await
        }
        Verb::History(NoArgs { no }) => {
            let work = async |engine: &Engine| engine_of::history(engine, &no).await;
            app.print_priced_rows(work, |lines| show::history(lines.iter().map(|line| &line.row))).await
        }
        Verb::Delete(NoArgs { no }) => {
            app.delete("Opportunity", &no, async |engine| engine_of::delete(engine, &no).await).await
        }
        Verb::DeleteClosed { filters, yes } => delete_closed(app, &pairs(&filters)?, yes).await,
    }
}

async fn delete_closed(app: &App, filters: &actions::Fields, confirmed: bool) -> Result<()> {
    let deleted = app
        .with_engine(async |engine| Ok(engine_of::delete_closed(engine, filters, confirmed).await?))
        .await?;
    let document = serde_json::json!({ "deleted": deleted });
    app.printer.show(&document, |_| format!("{deleted} opportunities deleted."))
}
