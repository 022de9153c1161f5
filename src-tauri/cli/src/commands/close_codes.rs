//! `close-codes`: why opportunities were won or lost.

use bitacora_engine::actions;
use bitacora_engine::domain::opportunity::cycle::{CloseCode, CloseType};
use clap::{Args, Subcommand, ValueEnum};

use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::paging::{ListArgs, narrow};
use crate::table::{Table, card};

/// What can be done with close opportunity codes.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List codes, by code
    List(CloseCodeListArgs),
    /// Show a code
    Show {
        /// The code
        code: String,
    },
    /// Add a code: code=… type=won|lost description=…
    Add(FieldArgs),
    /// Change a code
    Set {
        /// The code
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a code; the history of opportunities keeps it
    Delete {
        /// The code
        code: String,
    },
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
    let code = match verb {
        Verb::List(args) => return list(app, &args).await,
        Verb::Delete { code } => {
            app.with_engine(async |engine| Ok(codes::delete(engine, &code).await?)).await?;
            let code = code.trim().to_uppercase();
            let document = serde_json::json!({ "deleted": code });
            return app.printer.show(&document, |_| format!("Close opportunity code {code} deleted."));
        }
        Verb::Show { code } => app.with_engine(async |engine| Ok(codes::show(engine, &code).await?)).await?,
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(codes::add(engine, &fields).await?)).await?
        }
        Verb::Set { code, args } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| Ok(codes::set(engine, &code, &fields).await?)).await?
        }
    };
    app.printer.show(&code, described)
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
    let all = narrow(&args.list, all, |code| &code.code, |code| code.description.clone())?;
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
