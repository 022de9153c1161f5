//! `interactions`: those made by hand, and those put off.

use bitacora_engine::actions::{Fields, interactions};
use bitacora_engine::domain::interaction::{EntryQuery, EntrySort, Interaction};
use bitacora_engine::{Code, Engine, Error};
use clap::Subcommand;

use super::{entries, names};
use crate::app::App;
use crate::failure::Result;
use crate::fields::{NewFieldArgs, pairs};
use crate::money::Priced;
use crate::paging::ListArgs;
use crate::table::card;

/// What can be done with interactions.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// What a new interaction would begin with: contact=… or salesperson=… or entry=…
    Propose(NewFieldArgs),
    /// Log an interaction: contact=… template=… salesperson=… [date=…] [description=…] [cost=…] …
    #[command(after_help = names::INTERACTION)]
    Create {
        #[command(flatten)]
        args: NewFieldArgs,
        /// Keep it unfinished for later
        #[arg(long)]
        postpone: bool,
    },
    /// Finish a postponed interaction with today's date; names as in create
    #[command(after_help = names::INTERACTION)]
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
    match verb {
        Verb::List(args) => entries::list(app, &postponed(&args), &args).await,
        Verb::Propose(args) => propose(app, &args.fields()?).await,
        Verb::Create { args, postpone } => {
            let fields = args.fields()?;
            let work = async |engine: &Engine| {
                if postpone {
                    return interactions::postpone(engine, &fields).await;
                }
                interactions::create(engine, &fields).await
            };
            app.print_priced(work, entries::described).await
        }
        Verb::Resume { entry_no, fields, postpone } => {
            let fields = pairs(&fields)?;
            let work =
                async |engine: &Engine| interactions::resume(engine, entry_no, &fields, postpone).await;
            app.print_priced(work, entries::described).await
        }
    }
}

/// A dialog begins with somebody or with an entry; without either, it is the contact that is missing first.
async fn propose(app: &App, fields: &Fields) -> Result<()> {
    let work = async |engine: &Engine| {
        if fields.is_empty() {
            return Err(Error::new(Code::ContactRequired, "an interaction needs a contact")
                .hint("name one by contact=…, or begin with salesperson=… or entry=…"));
        }
        interactions::propose(engine, fields).await
    };
    app.print_priced(work, proposed).await
}

fn proposed(priced: &Priced<Interaction>) -> String {
    let one = &priced.row;
    card(&[
        ("Contact", format!("{} {}", one.contact_no, one.contact_name)),
        ("Template", one.template_code.clone()),
        ("Salesperson", one.salesperson_code.clone()),
        ("Date", one.date.clone()),
        ("Description", one.description.clone()),
        ("Cost", priced.amount(one.cost)),
        ("Opportunity", one.opportunity_no.clone()),
    ])
}

fn postponed(args: &ListArgs) -> EntryQuery {
    EntryQuery {
        search: args.search.clone(),
        postponed: true,
        sort: EntrySort::EntryNo,
        ..EntryQuery::default()
    }
}
