//! `tasks`.

use bitacora_engine::domain::task::{Task, TaskFilter, TaskKind, TaskQuery, TaskSort, TaskStatus};
use bitacora_engine::domain::transfer::ExportList;
use bitacora_engine::{Engine, actions};
use clap::{Args, Subcommand};

use super::names;
use super::transfer::{self, ExportArgs};
use crate::app::App;
use crate::failure::Result;
use crate::fields::{FieldArgs, NewFieldArgs};
use crate::paging::{ListArgs, Order, behind};
use crate::table::{Table, card, tick};
use crate::words::word;

/// What can be done with tasks.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List tasks, by the day they are due
    List(TaskListArgs),
    /// Write tasks to a file: .csv or .xlsx
    Export {
        #[command(flatten)]
        export: ExportArgs,
        #[command(flatten)]
        args: TaskListArgs,
    },
    /// Show a task
    Show(NoArgs),
    /// Add a task: description=… date=… salesperson=… contact=…, or entry=… to take them from an entry
    #[command(after_help = names::TASK)]
    Add(NewFieldArgs),
    /// Change a task
    #[command(after_help = names::TASK)]
    Set {
        #[command(flatten)]
        no: NoArgs,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Mark a task as done
    Complete(NoArgs),
    /// Give a task up
    Cancel(NoArgs),
    /// Delete a task
    Delete(NoArgs),
}

/// Names a task.
#[derive(Debug, Args)]
pub struct NoArgs {
    /// Its number
    no: String,
}

/// Arguments of `tasks list`.
#[expect(clippy::struct_excessive_bools, reason = "options of a command")]
#[derive(Debug, Args)]
pub struct TaskListArgs {
    /// Which ones: `all`, `open`, `overdue`, `due_today`, `due` or `closed`
    #[arg(long, value_name = "WHICH", default_value = "all", value_parser = word::<TaskFilter>)]
    show: TaskFilter,
    /// Only those to do
    #[arg(long, conflicts_with = "show")]
    open: bool,
    /// Only those to do that were due before today
    #[arg(long, conflicts_with_all = ["show", "open"])]
    overdue: bool,
    /// Only those to do that are due today
    #[arg(long, conflicts_with_all = ["show", "open", "overdue"])]
    due_today: bool,
    /// Only of this contact; a company includes its people
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    contact: String,
    /// Only of this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
    /// Only of this opportunity
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    opportunity: String,
    /// Only of this type: `Meeting`, `Phone Call` or blank
    #[arg(long = "type", value_name = "TYPE", value_parser = kind)]
    kind: Option<TaskKind>,
    /// Only with this status: `Not Started`, `In Progress`, `Completed`, `Waiting` or `Postponed`
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Option<TaskStatus>,
    /// Not due before this day, like 2026-11-23
    #[arg(long, value_name = "DAY", default_value = "", hide_default_value = true)]
    from: String,
    /// Not due after this day
    #[arg(long, value_name = "DAY", default_value = "", hide_default_value = true)]
    to: String,
    /// Order: `date`, `no`, `type`, `description`, `status`, `priority`, `contact` or `salesperson`
    #[arg(long, value_name = "ORDER", default_value = "date", value_parser = word::<TaskSort>)]
    sort: TaskSort,
    /// Latest day, or highest, first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

fn kind(typed: &str) -> std::result::Result<TaskKind, String> {
    TaskKind::parse(typed).ok_or_else(|| "it is `Meeting`, `Phone Call` or blank".to_owned())
}

fn status(typed: &str) -> std::result::Result<TaskStatus, String> {
    let words = TaskStatus::ALL.map(TaskStatus::as_str).join(", ");
    TaskStatus::parse(typed).ok_or_else(|| format!("it is one of {words}"))
}

impl TaskListArgs {
    fn which(&self) -> TaskFilter {
        match (self.open, self.overdue, self.due_today) {
            (true, ..) => TaskFilter::Open,
            (_, true, _) => TaskFilter::Overdue,
            (.., true) => TaskFilter::DueToday,
            _ => self.show,
        }
    }
}

/// `tasks …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::tasks;
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Export { export, args } => {
            transfer::export(app, ExportList::Tasks(args.query()), &export, &args.list).await
        }
        Verb::Show(NoArgs { no }) => {
            app.print(async |engine| tasks::show(engine, &no).await, described).await
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            app.print(async |engine| tasks::add(engine, &fields).await, described).await
        }
        Verb::Set { no: NoArgs { no }, args } => {
            let fields = args.fields()?;
            app.print(async |engine| tasks::set(engine, &no, &fields).await, described).await
        }
        Verb::Complete(NoArgs { no }) => {
            app.print(async |engine| tasks::complete(engine, &no).await, described).await
        }
        Verb::Cancel(NoArgs { no }) => {
            app.print(async |engine| tasks::cancel(engine, &no).await, described).await
        }
        Verb::Delete(NoArgs { no }) => {
            app.delete("Task", &no, async |engine| tasks::delete(engine, &no).await).await
        }
    }
}

impl TaskListArgs {
    fn query(&self) -> TaskQuery {
        TaskQuery {
            show: self.which(),
            contact_no: self.contact.clone(),
            salesperson_code: self.salesperson.clone(),
            opportunity_no: self.opportunity.clone(),
            kind: self.kind,
            status: self.status,
            from_date: self.from.clone(),
            to_date: self.to.clone(),
            search: self.list.search.clone(),
            sort: self.sort,
            descending: self.descending,
            ..TaskQuery::default()
        }
    }
}

async fn list(app: &App, args: &TaskListArgs) -> Result<()> {
    let query = args.query();
    let order = Order::of(args.sort == TaskSort::No, args.descending);
    let work = async |engine: &Engine| {
        behind(
            &args.list,
            order,
            |task: &Task| &task.no,
            async |after, limit| {
                actions::tasks::list(engine, &TaskQuery { after, limit, ..query.clone() }).await
            },
        )
        .await
    };
    app.printer.show(&app.with_engine(work).await?, |tasks| listed(tasks))
}

/// Tasks as a table.
pub fn listed(tasks: &[Task]) -> String {
    let mut table =
        Table::new(&["No.", "Date", "Status", "Priority", "Salesperson", "Contact", "Description"]);
    for task in tasks {
        let status = if task.canceled { "Canceled" } else { task.status.as_str() };
        table.row([
            task.no.clone(),
            task.date.clone(),
            status.to_owned(),
            task.priority.as_str().to_owned(),
            task.salesperson_code.clone(),
            task.contact_name.clone(),
            task.description.clone(),
        ]);
    }
    table.text("No tasks.")
}

fn described(task: &Task) -> String {
    let entry = if task.entry_no == 0 { String::new() } else { task.entry_no.to_string() };
    card(&[
        ("No.", task.no.clone()),
        ("Type", task.kind.as_str().to_owned()),
        ("Description", task.description.clone()),
        ("Date", task.date.clone()),
        ("Status", task.status.as_str().to_owned()),
        ("Priority", task.priority.as_str().to_owned()),
        ("Closed", tick(task.closed)),
        ("Date Closed", task.date_closed.clone()),
        ("Canceled", tick(task.canceled)),
        ("Contact No.", task.contact_no.clone()),
        ("Contact", task.contact_name.clone()),
        ("Company", task.contact_company_name.clone()),
        ("Salesperson", task.salesperson_code.clone()),
        ("Team", task.team_code.clone()),
        ("Opportunity", task.opportunity_no.clone()),
        ("Entry", entry),
        ("Start", format!("{} {}", task.start_date, task.start_time)),
        ("End", format!("{} {}", task.end_date, task.end_time)),
        ("Reminder", task.reminder.clone()),
    ])
}
