//! `home` and `find`: the start page and Tell me (R46, R107).

use bitacora_engine::domain::contact::ContactType;
use bitacora_engine::domain::found::Found;
use bitacora_engine::domain::home::{Home, HomeQuery, Waiting};
use bitacora_engine::domain::interaction::LogEntry;
use bitacora_engine::domain::task::Task;
use bitacora_engine::{Engine, actions};
use clap::Args;

use crate::app::App;
use crate::failure::Result;
use crate::money::Priced;
use crate::table::{Table, card, counted, moment};

/// Arguments of `home`.
#[derive(Debug, Args)]
pub struct HomeArgs {
    /// Only of this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
    /// Days after which mail of ours without an answer is shown
    #[arg(long, value_name = "DAYS", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=90))]
    unanswered_days: u32,
    /// Days looked back on for mail without an answer
    #[arg(long, value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=90))]
    look_back_days: u32,
    /// Mark everything as seen afterwards: from then on only what comes in is new
    #[arg(long)]
    mark_seen: bool,
    /// First note that the mail of this entry needs no answer
    #[arg(long, value_name = "ENTRY_NO", conflicts_with = "needs_answer")]
    no_answer: Option<i64>,
    /// First note that the mail of this entry needs an answer after all
    #[arg(long, value_name = "ENTRY_NO")]
    needs_answer: Option<i64>,
}

/// Arguments of `find`.
#[derive(Debug, Args)]
pub struct FindArgs {
    /// Name, number or address
    #[arg(required = true)]
    query: Vec<String>,
}

/// `home`
pub async fn home(app: &App, args: &HomeArgs) -> Result<()> {
    let query = HomeQuery {
        salesperson_code: args.salesperson.clone(),
        unanswered_days: args.unanswered_days,
        look_back_days: args.look_back_days,
    };
    let home = app
        .with_engine(async |engine| {
            let said = args.no_answer.map(|no| (no, false)).or(args.needs_answer.map(|no| (no, true)));
            if let Some((entry_no, needed)) = said {
                actions::home::set_answer_needed(engine, entry_no, needed).await?;
            }
            let home = actions::home::show(engine, &query).await?;
            if args.mark_seen {
                actions::home::mark_seen(engine).await?;
            }
            Priced::new(engine, home).await
        })
        .await?;
    app.printer.show(&home, |home| described(&home.row))
}

/// `find`
pub async fn find(app: &App, args: &FindArgs) -> Result<()> {
    let query = args.query.join(" ");
    let work = async |engine: &Engine| actions::tell_me::find(engine, &query).await;
    app.print_priced(work, |found| found_text(&found.row)).await
}

fn described(home: &Home) -> String {
    let news = &home.news;
    let job = &home.job;
    let head = card(&[
        ("Last visit (UTC)", moment(news.since)),
        ("Logged since", news.count.to_string()),
        ("Set aside since", news.set_aside.to_string()),
        ("Ours to answer", home.ours.count.to_string()),
        ("Theirs to answer", home.theirs.count.to_string()),
        (
            "Tasks",
            format!("{} overdue, {} today, {} open", home.tasks.overdue, home.tasks.today, home.tasks.open),
        ),
        ("Job", job_state(home).to_owned()),
        ("Last success (UTC)", moment(job.last_success)),
        ("Next run (UTC)", moment(job.next_run)),
    ]);
    let parts = [
        head,
        part("New", &entries(&news.entries)),
        part("Ours to answer", &waiting(&home.ours)),
        part("Theirs to answer", &waiting(&home.theirs)),
        part("Tasks", &tasks(&home.tasks.rows)),
        part("Mail per day", &days(home)),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn job_state(home: &Home) -> &'static str {
    match (home.job.enabled, home.job.needs_person) {
        (false, _) => "e-mail logging is off",
        (true, true) => "needs somebody",
        (true, false) => "healthy",
    }
}

fn part(title: &str, table: &str) -> String {
    if table.is_empty() { String::new() } else { format!("{title}\n\n{table}") }
}

fn entries(entries: &[LogEntry]) -> String {
    let mut table = Table::new(&["Entry", "Time (UTC)", "Flow", "Contact", "Salesperson", "Subject"]);
    for entry in entries {
        table.row([
            entry.entry_no.to_string(),
            moment(Some(entry.time)),
            entry.information_flow.clone(),
            entry.contact_name.clone(),
            entry.salesperson_code.clone(),
            entry.description.clone(),
        ]);
    }
    table.text("")
}

fn waiting(waiting: &Waiting) -> String {
    entries(&waiting.entries)
}

fn tasks(tasks: &[Task]) -> String {
    let mut table = Table::new(&["Task", "Date", "Salesperson", "Contact", "Description"]);
    for task in tasks {
        table.row([
            task.no.clone(),
            task.date.clone(),
            task.salesperson_code.clone(),
            task.contact_name.clone(),
            task.description.clone(),
        ]);
    }
    table.text("")
}

fn days(home: &Home) -> String {
    let mut table = Table::new(&["Day", "Inbound", "Outbound"]);
    for day in home.days.iter().filter(|day| day.inbound + day.outbound > 0) {
        table.row([day.day.clone(), day.inbound.to_string(), day.outbound.to_string()]);
    }
    table.text("")
}

fn found_text(found: &Found) -> String {
    let mut people = Table::new(&["Kind", "No.", "Name", "Company", "Address"]);
    for contact in &found.contacts {
        let kind = if contact.kind == ContactType::Company { "company" } else { "person" };
        people.row([
            kind.to_owned(),
            contact.no.clone(),
            contact.name.clone(),
            contact.company_name.clone(),
            contact.email.clone(),
        ]);
    }
    for salesperson in &found.salespeople {
        people.row([
            "salesperson".to_owned(),
            salesperson.code.clone(),
            salesperson.name.clone(),
            String::new(),
            salesperson.email.clone(),
        ]);
    }
    let count = u32::try_from(found.contacts.len() + found.salespeople.len()).unwrap_or(u32::MAX);
    let near = format!("Nothing is written so; {} nearly.", counted(count, "record is", "records are"));
    let parts = [
        if found.similar { near } else { String::new() },
        people.text(""),
        part("Entries", &entries(&found.entries)),
        part("Tasks", &tasks(&found.tasks)),
    ];
    let text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { "Nothing found.".to_owned() } else { text }
}
