//! `messages`: every message taken up, its "Why?", and what a person does with those that were not logged.

use bitacora_engine::actions;
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::inbox::{MessageQuery, MessageRow};
use bitacora_engine::domain::transfer::ExportList;
use clap::{Args, Subcommand};

use super::transfer::{self, ExportArgs};
use super::why::explained;
use crate::app::App;
use crate::failure::Result;
use crate::paging::{Behind, ListArgs, Order, collect};
use crate::table::{Table, card, moment};
use crate::words::word;

/// What can be done with messages.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List messages, in the order they were taken up
    List(MessageListArgs),
    /// Write messages to a file: .csv or .xlsx
    Export {
        #[command(flatten)]
        export: ExportArgs,
        #[command(flatten)]
        args: MessageListArgs,
    },
    /// How many messages have which outcome
    Counts,
    /// Why a message was logged, or was not
    Explain(KeyArgs),
    /// Decide again about a message that was not logged
    Retry(KeyArgs),
    /// Take a message off the list of those that wait for a person
    Dismiss {
        #[command(flatten)]
        key: KeyArgs,
        /// Put it back
        #[arg(long)]
        undo: bool,
    },
}

/// Arguments of `messages list`.
#[derive(Debug, Args)]
pub struct MessageListArgs {
    /// Only this outcome; may be given more than once
    #[arg(long = "outcome", value_name = "OUTCOME", value_parser = word::<Outcome>)]
    outcomes: Vec<Outcome>,
    /// Dismissed ones too
    #[arg(long)]
    include_dismissed: bool,
    /// Newest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// Names a message.
#[derive(Debug, Args)]
pub struct KeyArgs {
    /// Its key, as `messages list` shows it
    #[arg(allow_hyphen_values = true)]
    key: String,
}

/// `messages …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::List(args) => list(app, args).await,
        Verb::Export { export, args } => {
            transfer::export(app, ExportList::Messages(args.query()), &export, &args.list).await
        }
        Verb::Counts => {
            let counts = app.with_engine(async |engine| Ok(actions::messages::counts(engine).await?)).await?;
            app.printer.show(&counts, |counts| {
                card(&[
                    ("Logged", counts.logged.to_string()),
                    ("Not matched", counts.unmatched.to_string()),
                    ("Duplicates", counts.duplicates.to_string()),
                    ("Drafts", counts.drafts.to_string()),
                    ("Private", counts.private.to_string()),
                    ("Blocked", counts.blocked.to_string()),
                    ("Quarantined", counts.quarantined.to_string()),
                    ("To settle", counts.pending.to_string()),
                ])
            })
        }
        Verb::Explain(KeyArgs { key }) => {
            let why =
                app.with_engine(async |engine| Ok(actions::messages::explain(engine, &key).await?)).await?;
            app.printer.show(&why, explained)
        }
        Verb::Retry(KeyArgs { key }) => {
            let why =
                app.with_engine(async |engine| Ok(actions::messages::retry(engine, &key).await?)).await?;
            app.printer.show(&why, explained)
        }
        Verb::Dismiss { key: KeyArgs { key }, undo } => {
            let why = app
                .with_engine(async |engine| {
                    actions::messages::dismiss(engine, &key, !undo).await?;
                    Ok(actions::messages::explain(engine, &key).await?)
                })
                .await?;
            app.printer.show(&why.message, |message| {
                let state = if message.dismissed { "dismissed" } else { "back on the list" };
                format!("Message {} {state}.", message.key)
            })
        }
    }
}

impl MessageListArgs {
    fn query(&self) -> MessageQuery {
        MessageQuery {
            outcomes: self.outcomes.clone(),
            search: self.list.search.clone(),
            include_dismissed: self.include_dismissed,
            descending: self.descending,
            ..MessageQuery::default()
        }
    }
}

async fn list(app: &App, args: MessageListArgs) -> Result<()> {
    let query = args.query();
    let list = args.list;
    let mut place = Behind::new(&list.after, Order::Other);
    let messages = app
        .with_engine(async |engine| {
            let follows = |message: &MessageRow| place.admits(&message.key);
            collect(&list, follows, async |after, limit| {
                actions::messages::list(engine, &MessageQuery { after, limit, ..query.clone() }).await
            })
            .await
        })
        .await?;
    place.found()?;
    app.printer.show(&messages, |messages| listed(messages))
}

fn listed(messages: &[MessageRow]) -> String {
    let mut table = Table::new(&["Received (UTC)", "Outcome", "Reason", "Author", "Subject", "Key"]);
    for message in messages {
        table.row([
            moment(message.received_at),
            message.outcome.as_str().to_owned(),
            super::why::reason(message.reason).to_owned(),
            message.author.address.clone(),
            message.subject.clone(),
            message.key.clone(),
        ]);
    }
    table.text("No messages.")
}
