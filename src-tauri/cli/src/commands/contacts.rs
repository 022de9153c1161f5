//! `contacts`: companies and people, and their alternative addresses.

mod show;

use show::described;
pub(super) use show::statistics_fields;

use bitacora_engine::Engine;
use bitacora_engine::actions::contacts;
use bitacora_engine::domain::contact::{Contact, ContactQuery, ContactSort, ContactType};
use bitacora_engine::domain::transfer::ExportList;
use clap::{Args, Subcommand, ValueEnum};

use super::names;
use super::timeline::{self, TimelineArgs};
use super::transfer::{self, ExportArgs, ImportArgs, Noun};
use crate::app::App;
use crate::failure::Result;
use crate::fields::{FieldArgs, NewFieldArgs};
use crate::paging::{ListArgs, Order, behind};
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
    Show(NoArgs),
    /// Add a contact: name=… type=Company|Person `company_no`=… email=… `salesperson_code`=…
    #[command(after_help = names::CONTACT)]
    Add(FieldArgs),
    /// Change a contact
    #[command(after_help = names::CONTACT)]
    Set(SetArgs),
    /// Delete a contact; a company goes with its people
    Delete(NoArgs),
    /// Add an alternative address: email=… [code=…] [from=… to=…]
    AddAddress {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        args: NewFieldArgs,
    },
    /// Change an alternative address
    SetAddress {
        #[command(flatten)]
        address: AddressArgs,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete an alternative address
    DeleteAddress(AddressArgs),
    /// Give a contact the tasks of an activity: activity=… [date=…] [salesperson=…]
    AssignActivity {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        args: NewFieldArgs,
    },
    /// Counts, cost and values (minor units) and duration (minutes); a company's hold its people's
    Statistics(NoArgs),
    /// What was said and is to be done: mail by conversation, interactions, tasks, opportunities, newest first
    Timeline(TimelineArgs),
    /// List the comments on a contact
    Comments(NoArgs),
    /// Add a comment: comment=… [date=…] [code=…]
    AddComment {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        args: NewFieldArgs,
    },
    /// Delete a comment
    DeleteComment {
        #[command(flatten)]
        no: NoArgs,
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

/// Names a contact.
#[derive(Debug, Args)]
pub struct NoArgs {
    /// Number of the contact
    no: String,
}

/// A contact and what is changed in it.
#[derive(Debug, Args)]
pub struct SetArgs {
    #[command(flatten)]
    no: NoArgs,
    #[command(flatten)]
    args: FieldArgs,
}

/// Names an alternative address.
#[derive(Debug, Args)]
pub struct AddressArgs {
    #[command(flatten)]
    no: NoArgs,
    /// Code of the address
    code: String,
}

/// Arguments of `contacts list`.
#[derive(Debug, Args)]
pub struct ContactListArgs {
    /// Only companies, or only people
    #[arg(long = "type", value_name = "TYPE", ignore_case = true)]
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
        Verb::Show(NoArgs { no }) => {
            app.print(async |engine| contacts::show(engine, &no).await, described).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| contacts::add(engine, &fields).await, described).await
        }
        Verb::Set(SetArgs { no: NoArgs { no }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| contacts::set(engine, &no, &fields).await, described).await
        }
        Verb::Delete(NoArgs { no }) => {
            app.delete("Contact", &no, async |engine| contacts::delete(engine, &no).await).await
        }
        Verb::AssignActivity { no: NoArgs { no }, args } => {
            super::activities::assign(app, &no, &args.fields()?).await
        }
        Verb::AddAddress { no: NoArgs { no }, args } => {
            let fields = args.fields()?;
            app.print(async |engine| contacts::add_address(engine, &no, &fields).await, described).await
        }
        Verb::SetAddress { address: AddressArgs { no, code }, args } => {
            let fields = args.fields()?;
            let work = async |engine: &Engine| contacts::set_address(engine, &no.no, &code, &fields).await;
            app.print(work, described).await
        }
        Verb::DeleteAddress(AddressArgs { no, code }) => {
            app.print(async |engine| contacts::delete_address(engine, &no.no, &code).await, described).await
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
    let order = Order::of(args.sort == ContactSort::No, args.descending);
    let work = async |engine: &Engine| {
        behind(
            &args.list,
            order,
            |contact: &Contact| &contact.no,
            async |after, limit| {
                contacts::list(engine, &ContactQuery { after, limit, ..query.clone() }).await
            },
        )
        .await
    };
    app.printer.show(&app.with_engine(work).await?, |contacts| listed(contacts))
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
