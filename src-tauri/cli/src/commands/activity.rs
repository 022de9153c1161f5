//! `activity`: the activity log (R41).

use std::path::PathBuf;

use bitacora_engine::actions;
use bitacora_engine::domain::job::{Activity, ActivityFilter};
use bitacora_engine::{Code, Error};
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};

use crate::app::App;
use crate::failure::{Failure, Result};
use crate::paging::or_all;
use crate::table::{Table, moment};

/// Arguments of `activity`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ActivityArgs {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    filter: FilterArgs,
    /// Most rows to print, the latest ones; 0 for all
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
    /// Go on after the row with this number, towards the latest
    #[arg(long, value_name = "ID")]
    after: Option<i64>,
}

/// What can be done with the activity log besides listing it.
#[derive(Debug, Subcommand)]
enum Verb {
    /// Write the rows to a CSV file, newest first
    Export {
        /// The file; what it held is replaced
        file: PathBuf,
        #[command(flatten)]
        filter: FilterArgs,
    },
    /// Delete rows
    Delete(DeleteArgs),
}

/// Which rows.
#[derive(Debug, Args)]
struct FilterArgs {
    /// Only `success` or `failed`
    #[arg(long, value_name = "STATUS", value_parser = ["success", "failed"])]
    status: Option<String>,
    /// Only this context, for example `Get email messages`
    #[arg(long, value_name = "CONTEXT", default_value = "", hide_default_value = true)]
    context: String,
    /// Only from this time on (RFC 3339)
    #[arg(long, value_name = "TIME")]
    since: Option<DateTime<Utc>>,
    /// Only rows with these words
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    search: String,
}

/// Arguments of `activity delete`.
#[derive(Debug, Args)]
struct DeleteArgs {
    /// Rows older than so many days
    #[arg(long, value_name = "N", required_unless_present = "all", conflicts_with = "all")]
    older_than_days: Option<u32>,
    /// All rows
    #[arg(long)]
    all: bool,
    /// Confirm it
    #[arg(long)]
    yes: bool,
}

impl FilterArgs {
    fn filter(&self) -> ActivityFilter {
        let status = match self.status.as_deref() {
            Some("success") => "Success",
            Some("failed") => "Failed",
            _ => "",
        };
        ActivityFilter {
            status: status.to_owned(),
            context: self.context.clone(),
            since: self.since,
            search: self.search.clone(),
            ..ActivityFilter::default()
        }
    }
}

impl ActivityArgs {
    /// Whether it takes an administrator (R50).
    pub fn administers(&self) -> bool {
        matches!(self.verb, Some(Verb::Delete(_)))
    }
}

/// `activity …`
pub async fn run(app: &App, args: &ActivityArgs) -> Result<()> {
    match &args.verb {
        None => list(app, args).await,
        Some(Verb::Export { file, filter }) => {
            let filter = filter.filter();
            let rows = app
                .with_engine(async |engine| Ok(actions::activity::export(engine, &filter, file).await?))
                .await?;
            let document = serde_json::json!({ "file": file.to_string_lossy(), "rows": rows });
            app.printer.show(&document, |_| format!("{rows} rows written to {}.", file.display()))
        }
        Some(Verb::Delete(delete)) => remove(app, delete).await,
    }
}

/// The latest rows, or those after a row; oldest first.
async fn list(app: &App, args: &ActivityArgs) -> Result<()> {
    let limit = or_all(args.limit);
    let most = if args.after.is_some() { u32::MAX } else { limit };
    let filter = ActivityFilter { limit: most, ..args.filter.filter() };
    let mut rows =
        app.with_engine(async |engine| Ok(actions::activity::list(engine, &filter).await?)).await?;
    rows.sort_by_key(|row| row.id);
    if let Some(after) = args.after {
        rows.retain(|row| row.id > after);
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    app.printer.show(&rows, |rows| listed(rows))
}

async fn remove(app: &App, args: &DeleteArgs) -> Result<()> {
    if !args.yes {
        return Err(Failure::from(
            Error::new(Code::ConfirmationRequired, "Rows of the activity log would be deleted.")
                .hint("Confirm it with --yes."),
        ));
    }
    let days = args.older_than_days;
    let deleted = app.with_engine(async |engine| Ok(actions::activity::delete(engine, days).await?)).await?;
    app.printer.show(&serde_json::json!({ "deleted": deleted }), |_| format!("{deleted} rows deleted."))
}

fn listed(rows: &[Activity]) -> String {
    let mut table = Table::new(&["No.", "Date (UTC)", "Status", "Context", "Description", "Message"]);
    for row in rows {
        table.row([
            row.id.to_string(),
            moment(Some(row.date)),
            row.status.clone(),
            row.context.clone(),
            row.description.clone(),
            row.message.clone(),
        ]);
    }
    table.text("The activity log is empty.")
}
