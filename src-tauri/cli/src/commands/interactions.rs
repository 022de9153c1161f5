//! `interactions`: those made by hand, and those put off.

use bitacora_engine::actions;
use bitacora_engine::domain::interaction::{EntryQuery, EntrySort, Interaction};
use clap::Subcommand;

use super::entries::{described, listed};
use crate::app::App;
use crate::failure::Result;
use crate::fields::{FieldArgs, pairs};
use crate::paging::{Behind, ListArgs, collect};
use crate::table::card;

/// What can be done with interactions.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// What a new interaction would begin with: contact=… or salesperson=… or entry=…
    Propose(FieldArgs),
    /// Log an interaction: contact=… template=… salesperson=…, and if wanted date, description, cost, duration,
    /// evaluation, opportunity, language, comment
    Create {
        #[command(flatten)]
        args: FieldArgs,
        /// Keep it unfinished for later
        #[arg(long)]
        postpone: bool,
    },
    /// Finish a postponed interaction with today's date; fields as in create
    Resume {
        /// Its entry number
        entry_no: i64,
        /// Fields to write; the others stay as they were
        #[arg(value_name = "NAME=VALUE")]
        fields: Vec<String>,
        /// Put it off again
        #[arg(long)]
        postpone: bool,
    },
    /// List postponed interactions
    List(ListArgs),
}

/// `interactions …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    let card = match verb {
        Verb::List(args) => return list(app, &args).await,
        Verb::Propose(args) => return propose(app, &args).await,
        Verb::Create { args, postpone } => {
            let fields = args.fields()?;
            app.with_engine(async |engine| {
                if postpone {
                    return Ok(actions::interactions::postpone(engine, &fields).await?);
                }
                Ok(actions::interactions::create(engine, &fields).await?)
            })
            .await?
        }
        Verb::Resume { entry_no, fields, postpone } => {
            let fields = pairs(&fields)?;
            app.with_engine(async |engine| {
                Ok(actions::interactions::resume(engine, entry_no, &fields, postpone).await?)
            })
            .await?
        }
    };
    app.printer.show(&card, described)
}

async fn propose(app: &App, args: &FieldArgs) -> Result<()> {
    let fields = args.fields()?;
    let proposal =
        app.with_engine(async |engine| Ok(actions::interactions::propose(engine, &fields).await?)).await?;
    app.printer.show(&proposal, proposed)
}

fn proposed(one: &Interaction) -> String {
    card(&[
        ("Contact", format!("{} {}", one.contact_no, one.contact_name)),
        ("Template", one.template_code.clone()),
        ("Salesperson", one.salesperson_code.clone()),
        ("Date", one.date.clone()),
        ("Description", one.description.clone()),
        ("Opportunity", one.opportunity_no.clone()),
    ])
}

async fn list(app: &App, args: &ListArgs) -> Result<()> {
    let query = EntryQuery {
        search: args.search.clone(),
        postponed: true,
        sort: EntrySort::EntryNo,
        ..EntryQuery::default()
    };
    let mut place = Behind::new(&args.after);
    let entries = app
        .with_engine(async |engine| {
            let follows = |entry: &bitacora_engine::domain::interaction::LogEntry| {
                place.admits(&entry.entry_no.to_string())
            };
            collect(args, follows, async |after, limit| {
                actions::interactions::list(engine, &EntryQuery { after, limit, ..query.clone() }).await
            })
            .await
        })
        .await?;
    place.found()?;
    app.printer.show(&entries, |entries| listed(entries))
}
