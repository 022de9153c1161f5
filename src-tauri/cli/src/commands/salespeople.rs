//! `salespeople`.

use bitacora_engine::domain::salesperson::{
    Salesperson, SalespersonQuery, SalespersonSort, SalespersonStatistics,
};
use bitacora_engine::domain::transfer::ExportList;
use bitacora_engine::{Engine, actions};
use clap::{Args, Subcommand};

use super::names;
use super::transfer::{self, ExportArgs, ImportArgs, Noun};
use crate::app::App;
use crate::failure::Result;
use crate::fields::{ChangeArgs, CodeArgs, NewFieldArgs};
use crate::money::Priced;
use crate::paging::{ListArgs, Order, behind};
use crate::table::{Table, card, tick};
use crate::words::word;

/// What can be done with salespeople.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List salespeople, by code
    List(SalespersonListArgs),
    /// Add and change salespeople from a file
    Import(ImportArgs),
    /// Write salespeople to a file: .csv or .xlsx
    Export {
        #[command(flatten)]
        export: ExportArgs,
        #[command(flatten)]
        args: SalespersonListArgs,
    },
    /// Show a salesperson
    Show(CodeArgs),
    /// Add a salesperson: code=… name=… email=… `job_title`=… phone=… commission=2.5
    #[command(after_help = names::SALESPERSON)]
    Add(NewFieldArgs),
    /// Change a salesperson
    #[command(after_help = names::SALESPERSON)]
    Set(ChangeArgs),
    /// Delete a salesperson; log entries keep the code
    Delete(CodeArgs),
    /// Counts, cost and values (minor units) and duration (minutes) of what is theirs
    Statistics(CodeArgs),
}

/// Arguments of `salespeople list`.
#[derive(Debug, Args)]
pub struct SalespersonListArgs {
    /// Order: `code`, `name` or `email`
    #[arg(long, value_name = "ORDER", default_value = "code", value_parser = word::<SalespersonSort>)]
    sort: SalespersonSort,
    /// Highest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// `salespeople …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::salespeople;
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Import(args) => transfer::import(app, Noun::Salespeople, &args).await,
        Verb::Export { export, args } => {
            transfer::export(app, ExportList::Salespeople(args.query()), &export, &args.list).await
        }
        Verb::Show(CodeArgs { code }) => {
            app.print(async |engine| salespeople::show(engine, &code).await, described).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| salespeople::add(engine, &fields).await, described).await
        }
        Verb::Set(ChangeArgs { row: CodeArgs { code }, args }) => {
            let fields = args.fields()?;
            app.print(async |engine| salespeople::set(engine, &code, &fields).await, described).await
        }
        Verb::Delete(CodeArgs { code }) => {
            app.delete("Salesperson", &code, async |engine| salespeople::delete(engine, &code).await).await
        }
        Verb::Statistics(CodeArgs { code }) => {
            app.print_priced(async |engine| salespeople::statistics(engine, &code).await, counted).await
        }
    }
}

impl SalespersonListArgs {
    fn query(&self) -> SalespersonQuery {
        SalespersonQuery {
            search: self.list.search.clone(),
            sort: self.sort,
            descending: self.descending,
            ..SalespersonQuery::default()
        }
    }
}

async fn list(app: &App, args: &SalespersonListArgs) -> Result<()> {
    let query = args.query();
    let order = Order::of(args.sort == SalespersonSort::Code, args.descending);
    let work = async |engine: &Engine| {
        behind(
            &args.list,
            order,
            |person: &Salesperson| &person.code,
            async |after, limit| {
                actions::salespeople::list(engine, &SalespersonQuery { after, limit, ..query.clone() }).await
            },
        )
        .await
    };
    app.printer.show(&app.with_engine(work).await?, |people| listed(people))
}

fn listed(people: &[Salesperson]) -> String {
    let mut table = Table::new(&["Code", "Name", "Job Title", "E-Mail", "Phone", "Blocked", "Interactions"]);
    for person in people {
        table.row([
            person.code.clone(),
            person.name.clone(),
            person.job_title.clone(),
            person.email.clone(),
            person.phone.clone(),
            tick(person.blocked || person.privacy_blocked),
            person.no_of_interactions.to_string(),
        ]);
    }
    table.text("No salespeople.")
}

fn counted(Priced { row: statistics, currency_code }: &Priced<SalespersonStatistics>) -> String {
    let mut fields = vec![("Code", statistics.code.clone())];
    fields.extend(super::contacts::statistics_fields(&statistics.interactions, &statistics.opportunities));
    fields.push(("Currency", currency_code.clone()));
    fields.push(("Contacts", statistics.no_of_contacts.to_string()));
    fields.push(("Open Tasks", statistics.no_of_open_tasks.to_string()));
    card(&fields)
}

fn described(person: &Salesperson) -> String {
    card(&[
        ("Code", person.code.clone()),
        ("Name", person.name.clone()),
        ("Job Title", person.job_title.clone()),
        ("E-Mail", person.email.clone()),
        ("E-Mail 2", person.email_2.clone()),
        ("Phone", person.phone.clone()),
        ("Commission %", person.commission.clone()),
        ("Blocked", tick(person.blocked)),
        ("Privacy Blocked", tick(person.privacy_blocked)),
        ("Interactions", person.no_of_interactions.to_string()),
        ("Next Task Date", person.next_task_date.clone()),
    ])
}
