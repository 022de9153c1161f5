//! `close-codes`: why opportunities were won or lost.

use bitacora_engine::domain::opportunity::cycle::{CloseCode, CloseType};
use bitacora_engine::{Engine, actions};
use clap::{Args, Subcommand, ValueEnum};

use crate::app::App;
use crate::failure::Result;
use crate::fields::{ChangeArgs, CodeArgs, NewFieldArgs};
use crate::paging::{ListArgs, narrow};
use crate::table::{Table, card};

/// What can be done with close opportunity codes.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List codes, by code
    List(CloseCodeListArgs),
    /// Show a code
    Show(CodeArgs),
    /// Add a code: code=… type=won|lost description=…
    Add(NewFieldArgs),
    /// Change a code
    Set(ChangeArgs),
    /// Delete a code; the history of opportunities keeps it
    Delete(CodeArgs),
}

/// Arguments of `close-codes list`.
#[derive(Debug, Args)]
pub struct CloseCodeListArgs {
    /// Only those of this type
    #[arg(long = "type", value_name = "TYPE", ignore_case = true)]
    kind: Option<Kind>,
    #[command(flatten)]
    list: ListArgs,
}

/// Type of a code.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// For won opportunities
    Won,
    /// For lost ones
    Lost,
}

/// `close-codes …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::close_codes as codes;
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Show(CodeArgs { code }) => {
            app.print(async |engine| codes::show(engine, &code).await, described).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| codes::add(engine, &fields).await, described).await
        }
        Verb::Set(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| codes::set(engine, &code, &fields).await, described).await
        }
        Verb::Delete(CodeArgs { code }) => {
            let work = async |engine: &Engine| codes::delete(engine, &code).await;
            app.delete("Close opportunity code", &code, work).await
        }
    }
}

async fn list(app: &App, args: &CloseCodeListArgs) -> Result<()> {
    let mut all = app.with_engine(async |engine| Ok(actions::close_codes::list(engine).await?)).await?;
    if let Some(kind) = args.kind {
        let wanted = match kind {
            Kind::Won => CloseType::Won,
            Kind::Lost => CloseType::Lost,
        };
        all.retain(|code| code.kind == wanted);
    }
    let all = narrow(&args.list, all, |code| &code.code, |code| code.description.clone());
    app.printer.show(&all, |all| listed(all))
}

fn listed(all: &[CloseCode]) -> String {
    let mut table = Table::new(&["Code", "Type", "Opportunities", "Description"]);
    for code in all {
        table.row([
            code.code.clone(),
            code.kind.as_str().to_owned(),
            code.no_of_opportunities.to_string(),
            code.description.clone(),
        ]);
    }
    table.text("No close opportunity codes.")
}

fn described(code: &CloseCode) -> String {
    card(&[
        ("Code", code.code.clone()),
        ("Type", code.kind.as_str().to_owned()),
        ("Description", code.description.clone()),
        ("Opportunities", code.no_of_opportunities.to_string()),
    ])
}
