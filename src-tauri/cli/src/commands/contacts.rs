//! `contacts`: companies and people, and their alternative addresses.

mod show;

pub(super) use show::statistics_fields;

use bitacora_engine::actions;
use bitacora_engine::domain::contact::{Contact, ContactQuery, ContactSort, ContactType};
use bitacora_engine::domain::transfer::ExportList;
use clap::{Args, Subcommand, ValueEnum};

use super::timeline::{self, TimelineArgs};
use super::transfer::{self, ExportArgs, ImportArgs, Noun};
use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::paging::{Behind, ListArgs, collect};
use crate::table::Table;
use crate::words::word;

/// What can be done with contacts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List contacts, by number
    List(ContactListArgs),
    /// Add and change contacts from a file
    Import(ImportArgs),
    /// Write contacts to a file: .csv, .xlsx or .vcf
    Export {
        #[command(flatten)]
        export: ExportArgs,
        #[command(flatten)]
        args: ContactListArgs,
    },
    /// Show a contact
    Show {
        /// Its number
        no: String,
    },
    /// Add a contact; without `no=` it takes the next number of the series
    Add(FieldArgs),
    /// Change a contact
    Set {
        /// Its number
        no: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a contact
    Delete {
        /// Its number
        no: String,
    },
    /// Add an alternative address: email=… [code=…] [from=… to=…]
    AddAddress {
        /// Number of the contact
        no: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Change an alternative address
    SetAddress {
        /// Number of the contact
        no: String,
        /// Code of the address
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Give a contact the tasks of an activity: activity=… [date=…] [salesperson=…]
    AssignActivity {
        /// Number of the contact
        no: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete an alternative address
    DeleteAddress {
        /// Number of the contact
        no: String,
        /// Code of the address
        code: String,
    },
    /// Counts, cost (minor units) and duration (minutes) of the interactions, and the last of them
    Statistics {
        /// Number of the contact; a company's hold its people's
        no: String,
    },
    /// What was said and is to be done: mail by conversation, interactions, tasks, opportunities, newest first
    Timeline(TimelineArgs),
    /// List the comments on a contact
    Comments {
        /// Number of the contact
        no: String,
    },
    /// Add a comment: comment=… [date=…] [code=…]
    AddComment {
        /// Number of the contact
        no: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a comment
    DeleteComment {
        /// Number of the contact
        no: String,
        /// Number of the line
        line_no: i64,
    },
    /// Merge duplicates: what OTHER has goes to KEEP, and OTHER is deleted
    Merge {
        /// Number of the contact that stays
        keep: String,
        /// Number of the contact that goes
        other: String,
        /// Show what it would do, and write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Addresses that are missing, malformed, lists, shared, or a salesperson's too
    Health {
        /// Most findings of each kind; all are counted
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
    },
}

/// Arguments of `contacts list`.
#[derive(Debug, Args)]
pub struct ContactListArgs {
    /// Only companies, or only people
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<Kind>,
    /// Only this company and its people
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    company: String,
    /// Only contacts of this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
    /// Order: `no`, `name`, `company`, `email`, `salesperson` or `last_interaction`
    #[arg(long, value_name = "ORDER", default_value = "no", value_parser = word::<ContactSort>)]
    sort: ContactSort,
    /// Highest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// Company or person.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// A company
    Company,
    /// A person
    Person,
}

/// `contacts …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Import(args) => transfer::import(app, Noun::Contacts, &args).await,
        Verb::Export { export, args } => {
            transfer::export(app, ExportList::Contacts(args.query()), &export, &args.list).await
        }
        Verb::Show { no } => {
            show(app, &app.with_engine(async |engine| Ok(actions::contacts::show(engine, &no).await?)).await?)
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            show(
                app,
                &app.with_engine(async |engine| Ok(actions::contacts::add(engine, &fields).await?)).await?,
            )
        }
        Verb::Set { no, args } => {
            let fields = args.fields()?;
            show(
                app,
                &app.with_engine(async |engine| Ok(actions::contacts::set(engine, &no, &fields).await?))
                    .await?,
            )
        }
        Verb::Delete { no } => {
            app.with_engine(async |engine| Ok(actions::contacts::delete(engine, &no).await?)).await?;
            app.printer.show(&serde_json::json!({ "deleted": no }), |_| format!("Contact {no} deleted."))
        }
        Verb::AssignActivity { no, args } => super::activities::assign(app, &no, &args).await,
        Verb::AddAddress { no, args } => {
            let fields = args.fields()?;
            let contact = app
                .with_engine(async |engine| Ok(actions::contacts::add_address(engine, &no, &fields).await?))
                .await?;
            show(app, &contact)
        }
        Verb::SetAddress { no, code, args } => {
            let fields = args.fields()?;
            let contact = app
                .with_engine(async |engine| {
                    Ok(actions::contacts::set_address(engine, &no, &code, &fields).await?)
                })
                .await?;
            show(app, &contact)
        }
        Verb::DeleteAddress { no, code } => {
            let contact = app
                .with_engine(async |engine| Ok(actions::contacts::delete_address(engine, &no, &code).await?))
                .await?;
            show(app, &contact)
        }
        Verb::Timeline(args) => timeline::of_contact(app, args).await,
        other => show::run(app, other).await,
    }
}

impl ContactListArgs {
    fn query(&self) -> ContactQuery {
        ContactQuery {
            search: self.list.search.clone(),
            kind: self.kind.map(|kind| match kind {
                Kind::Company => ContactType::Company,
                Kind::Person => ContactType::Person,
            }),
            company_no: self.company.clone(),
            salesperson_code: self.salesperson.clone(),
            sort: self.sort,
            descending: self.descending,
            ..ContactQuery::default()
        }
    }
}

async fn list(app: &App, args: &ContactListArgs) -> Result<()> {
    let query = args.query();
    let after = args.list.after.trim().to_uppercase();
    let mut place = Behind::new(&after);
    let contacts = app
        .with_engine(async |engine| {
            let follows = |contact: &Contact| place.admits(&contact.no);
            collect(&args.list, follows, async |after, limit| {
                actions::contacts::list(engine, &ContactQuery { after, limit, ..query.clone() }).await
            })
            .await
        })
        .await?;
    place.found()?;
    app.printer.show(&contacts, |contacts| listed(contacts))
}

fn show(app: &App, contact: &Contact) -> Result<()> {
    app.printer.show(contact, show::described)
}

fn kind(contact: &Contact) -> &'static str {
    match contact.kind {
        ContactType::Company => "Company",
        ContactType::Person => "Person",
    }
}

fn listed(contacts: &[Contact]) -> String {
    let mut table = Table::new(&["No.", "Name", "Type", "Company", "E-Mail", "Salesperson", "Interactions"]);
    for contact in contacts {
        table.row([
            contact.no.clone(),
            contact.name.clone(),
            kind(contact).to_owned(),
            contact.company_name.clone(),
            contact.email.clone(),
            contact.salesperson_code.clone(),
            contact.no_of_interactions.to_string(),
        ]);
    }
    table.text("No contacts.")
}
