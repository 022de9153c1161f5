//! `entries`: the interaction log.

mod change;
mod list_args;
mod show;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bitacora_engine::actions::content::Format;
use bitacora_engine::actions::interactions;
use bitacora_engine::actions::links::{self, Link};
use bitacora_engine::domain::interaction::{EntryQuery, EntrySort, LinkState, LogEntry};
use bitacora_engine::domain::transfer::ExportList;
use bitacora_engine::{Engine, Result as EngineResult, actions};
use clap::{Args, Subcommand};

use self::list_args::EntryListArgs;
pub(super) use self::show::described;
use self::show::listed;
use super::opportunities;
use super::transfer::{self, ExportArgs};
use crate::app::App;
use crate::failure::{Failure, Result};
use crate::fields::TextArgs;
use crate::money::Priced;
use crate::paging::{Behind, ListArgs, Order, collect};

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
        #[command(flatten)]
        text: TextArgs,
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
        Verb::List(args) => list(app, &args.query(), &args.list).await,
        Verb::Export { export, args } => {
            transfer::export(app, ExportList::Entries(args.query()), &export, &args.list).await
        }
        Verb::Show { entry_no } => {
            app.print_priced(async |engine| interactions::card(engine, entry_no).await, described).await
        }
        Verb::Content { entry_no, format } => content(app, entry_no, &format).await,
        Verb::Link { entry_no } => {
            app.print(
                async |engine| link(engine, entry_no).await,
                |link| match link.link_state {
                    LinkState::None => "There is no link to the message.".to_owned(),
                    LinkState::Stale => "The message was not found in the mailbox.".to_owned(),
                    LinkState::Ok | LinkState::Pending => link.url.clone(),
                },
            )
            .await
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
            let text = text.text();
            app.print_priced(async |engine| interactions::comment(engine, entry_no, &text).await, described)
                .await
        }
        Verb::DeleteComment { entry_no, line_no } => {
            let work = async |engine: &Engine| interactions::delete_comment(engine, entry_no, line_no).await;
            app.print_priced(work, described).await
        }
        Verb::DeleteCanceled { filters, yes } => change::delete_canceled(app, &filters, yes).await,
    }
}

/// The link of an entry; one made by hand has none.
async fn link(engine: &Engine, entry_no: i64) -> EngineResult<Link> {
    if interactions::card(engine, entry_no).await?.entry.message_key.is_empty() {
        return Ok(Link { url: String::new(), link_state: LinkState::None });
    }
    links::open(engine, entry_no).await
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

/// Prints the entries of a query that are behind the one `--after` names.
pub(super) async fn list(app: &App, query: &EntryQuery, list: &ListArgs) -> Result<()> {
    let number = number_after(list, query.sort)?;
    let mut place = Behind::new(if number.is_some() { "" } else { &list.after }, Order::Other);
    let follows = |entry: &LogEntry| match number {
        Some(number) if query.descending => entry.entry_no < number,
        Some(number) => entry.entry_no > number,
        None => place.admits(&entry.entry_no.to_string()),
    };
    let work = async |engine: &Engine| {
        let rows = collect(list, follows, async |after, limit| {
            interactions::list(engine, &EntryQuery { after, limit, ..query.clone() }).await
        })
        .await?;
        Priced::all(engine, rows).await
    };
    let entries = app.with_engine(work).await?;
    place.found()?;
    app.printer.show(&entries, |entries| listed(entries))
}

/// The number to go on after, where entries are listed by number: that entry itself may be gone or filtered out.
fn number_after(list: &ListArgs, sort: EntrySort) -> Result<Option<i64>> {
    if list.after.is_empty() || sort != EntrySort::EntryNo {
        return Ok(None);
    }
    let number =
        list.after.trim().parse().map_err(|_| Failure::usage("--after takes the number of an entry."))?;
    Ok(Some(number))
}
