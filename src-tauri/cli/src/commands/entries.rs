//! `entries`: the interaction log.

mod change;
mod list_args;
mod show;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bitacora_engine::actions;
use bitacora_engine::actions::content::Format;
use bitacora_engine::domain::interaction::{EntryQuery, LinkState, LogEntry};
use bitacora_engine::domain::transfer::ExportList;
use clap::{Args, Subcommand};

use self::list_args::EntryListArgs;
pub(super) use self::show::{described, listed};
use super::opportunities;
use super::transfer::{self, ExportArgs};
use crate::app::App;
use crate::failure::Result;
use crate::paging::{Behind, collect};

/// What can be done with entries.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List entries, in the order they were logged
    List(EntryListArgs),
    /// Write entries to a file: .csv or .xlsx
    Export {
        #[command(flatten)]
        export: ExportArgs,
        #[command(flatten)]
        args: EntryListArgs,
    },
    /// Show an entry
    Show {
        /// Its number
        entry_no: i64,
    },
    /// The message itself: as it was kept, else read from the mailbox
    Content {
        /// Number of the entry
        entry_no: i64,
        /// Form: `eml`, the whole message as mail programs write it
        #[arg(long, value_name = "FORM", default_value = "eml")]
        format: String,
    },
    /// The web address of its message, verified and if need be repaired
    Link {
        /// Its number
        entry_no: i64,
    },
    /// Make an opportunity of an entry: `sales_cycle`=… description=… salesperson=… priority=…
    CreateOpportunity {
        /// Its number
        entry_no: i64,
        /// What is not to be as the entry says
        #[arg(value_name = "NAME=VALUE")]
        fields: Vec<String>,
        /// Activate the first stage too: `estimated_value`=… chances=… `closing_date`=…
        #[arg(long)]
        activate: bool,
    },
    /// Let entries belong to an open opportunity, with those of their mail and conversation that have none
    AssignOpportunity {
        /// Number of the opportunity
        no: String,
        #[command(flatten)]
        numbers: Numbers,
        /// Leave the rest of the mail and the conversation alone
        #[arg(long)]
        only: bool,
    },
    /// Take entries away from an opportunity
    RemoveOpportunity {
        /// Number of the opportunity
        no: String,
        #[command(flatten)]
        numbers: Numbers,
    },
    /// Cancel entries: counts leave them out, nothing is lost
    Cancel(Numbers),
    /// Take cancellations back
    Uncancel(Numbers),
    /// Say how interactions went: `very_positive`, `positive`, `neutral`, `negative`, `very_negative` or `none`
    Evaluate {
        /// Their numbers, and at the end the evaluation as a word or as 0 to 5
        #[arg(value_name = "ENTRY_NO… EVALUATION", required = true, num_args = 2..)]
        words: Vec<String>,
    },
    /// Add a comment of today; a long one becomes several lines
    Comment {
        /// Number of the entry
        entry_no: i64,
        /// The text
        #[arg(required = true, allow_hyphen_values = true)]
        text: Vec<String>,
    },
    /// Delete a line of comment
    DeleteComment {
        /// Number of the entry
        entry_no: i64,
        /// Number of the line
        line_no: i64,
    },
    /// Delete canceled entries for good: contact=… salesperson=… template=… from=… to=… entry=…
    DeleteCanceled {
        /// Which ones; all of them without
        #[arg(value_name = "NAME=VALUE")]
        filters: Vec<String>,
        /// Confirm it
        #[arg(long)]
        yes: bool,
    },
}

/// Entries by their numbers.
#[derive(Debug, Args)]
pub struct Numbers {
    /// Their numbers
    #[arg(value_name = "ENTRY_NO", required = true)]
    entries: Vec<i64>,
}

/// `entries …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Export { export, args } => {
            transfer::export(app, ExportList::Entries(args.query()), &export, &args.list).await
        }
        Verb::Show { entry_no } => {
            let card = app
                .with_engine(async |engine| Ok(actions::interactions::card(engine, entry_no).await?))
                .await?;
            app.printer.show(&card, described)
        }
        Verb::Content { entry_no, format } => content(app, entry_no, &format).await,
        Verb::Link { entry_no } => {
            let link =
                app.with_engine(async |engine| Ok(actions::links::open(engine, entry_no).await?)).await?;
            app.printer.show(&link, |link| match link.link_state {
                LinkState::None => "There is no link to the message.".to_owned(),
                LinkState::Stale => "The message was not found in the mailbox.".to_owned(),
                LinkState::Ok | LinkState::Pending => link.url.clone(),
            })
        }
        Verb::CreateOpportunity { entry_no, fields, activate } => {
            opportunities::from_entry(app, entry_no, &fields, activate).await
        }
        Verb::AssignOpportunity { no, numbers: Numbers { entries }, only } => {
            change::assign_opportunity(app, &no, &entries, !only).await
        }
        Verb::RemoveOpportunity { no, numbers: Numbers { entries } } => {
            change::remove_opportunity(app, &no, &entries).await
        }
        Verb::Cancel(Numbers { entries }) => change::set_canceled(app, &entries, true).await,
        Verb::Uncancel(Numbers { entries }) => change::set_canceled(app, &entries, false).await,
        Verb::Evaluate { words } => change::evaluate(app, &words).await,
        Verb::Comment { entry_no, text } => {
            let text = text.join(" ");
            let card = app
                .with_engine(
                    async |engine| Ok(actions::interactions::comment(engine, entry_no, &text).await?),
                )
                .await?;
            app.printer.show(&card, described)
        }
        Verb::DeleteComment { entry_no, line_no } => {
            let card = app
                .with_engine(async |engine| {
                    Ok(actions::interactions::delete_comment(engine, entry_no, line_no).await?)
                })
                .await?;
            app.printer.show(&card, described)
        }
        Verb::DeleteCanceled { filters, yes } => change::delete_canceled(app, &filters, yes).await,
    }
}

/// Prints the bytes as they are; in a document they stand in base64.
async fn content(app: &App, entry_no: i64, format: &str) -> Result<()> {
    let form = Format::parse(format)?;
    let content =
        app.with_engine(async |engine| Ok(actions::content::read(engine, entry_no, form).await?)).await?;
    let document = serde_json::json!({
        "entry_no": entry_no, "format": format, "kept": content.kept, "base64": STANDARD.encode(&content.bytes),
    });
    app.printer.bytes(&document, &content.bytes)
}

async fn list(app: &App, args: &EntryListArgs) -> Result<()> {
    let query = args.query();
    let number = args.number()?;
    let mut place = Behind::new(if number.is_some() { "" } else { &args.list.after });
    let entries = app
        .with_engine(async |engine| {
            let follows = |entry: &LogEntry| match number {
                Some(number) if args.descending => entry.entry_no < number,
                Some(number) => entry.entry_no > number,
                None => place.admits(&entry.entry_no.to_string()),
            };
            collect(&args.list, follows, async |after, limit| {
                actions::interactions::list(engine, &EntryQuery { after, limit, ..query.clone() }).await
            })
            .await
        })
        .await?;
    place.found()?;
    app.printer.show(&entries, |entries| listed(entries))
}
