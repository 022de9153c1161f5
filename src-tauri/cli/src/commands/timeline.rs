//! `contacts timeline` and `opportunities timeline`: conversations, interactions, tasks and steps, newest first.

use bitacora_engine::actions::{contacts, opportunities};
use bitacora_engine::domain::timeline::{Milestone, Timeline, TimelineItem, TimelineKind, TimelineQuery};
use clap::Args;

use crate::app::App;
use crate::failure::Result;
use crate::money::amount;
use crate::table::{Table, moment};
use crate::words::word;

/// Arguments of a timeline.
#[derive(Debug, Args)]
pub struct TimelineArgs {
    /// Number of the contact or the opportunity; a company includes its people
    no: String,
    /// Only items with these words
    #[arg(
        long,
        value_name = "WORDS",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    search: String,
    /// Only these kinds: `mail_in`, `mail_out`, `interactions`, `tasks`, `opportunities`
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', value_parser = word::<TimelineKind>)]
    kinds: Vec<TimelineKind>,
    /// Most items to print, 1 to 1,000
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
    /// Continue after the page that ended with this `next`
    #[arg(
        long,
        value_name = "NEXT",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    after: String,
}

impl TimelineArgs {
    fn query(self) -> (String, TimelineQuery) {
        let Self { no, search, kinds, limit, after } = self;
        (no, TimelineQuery { search, kinds, after, limit, ..TimelineQuery::default() })
    }
}

/// `contacts timeline`
pub async fn of_contact(app: &App, args: TimelineArgs) -> Result<()> {
    let (contact_no, query) = args.query();
    let query = TimelineQuery { contact_no, ..query };
    let found = app.with_engine(async |engine| Ok(contacts::timeline(engine, &query).await?)).await?;
    app.printer.show(&found, listed)
}

/// `opportunities timeline`
pub async fn of_opportunity(app: &App, args: TimelineArgs) -> Result<()> {
    let (opportunity_no, query) = args.query();
    let query = TimelineQuery { opportunity_no, ..query };
    let found = app.with_engine(async |engine| Ok(opportunities::timeline(engine, &query).await?)).await?;
    app.printer.show(&found, listed)
}

fn listed(timeline: &Timeline) -> String {
    let mut table = Table::new(&["When (UTC)", "What", "About", "Who", "No."]);
    for item in &timeline.items {
        table.row(row_of(item));
    }
    let text = table.text("Nothing yet.");
    if timeline.next.is_empty() { text } else { format!("{text}\nMore with: --after {}", timeline.next) }
}

fn row_of(item: &TimelineItem) -> [String; 5] {
    match item {
        TimelineItem::Conversation { messages, count, .. } => {
            let newest = messages.first();
            let entry = newest.map(|message| message.entry.clone()).unwrap_or_default();
            let who = newest.map(|message| message.salespeople.join(", ")).unwrap_or_default();
            let what = format!("{count} mail, last {}", entry.information_flow);
            [moment(Some(entry.time)), what, entry.description, who, entry.entry_no.to_string()]
        }
        TimelineItem::Interaction { entry } => [
            moment(Some(entry.time)),
            entry.template_code.clone(),
            entry.description.clone(),
            entry.salesperson_code.clone(),
            entry.entry_no.to_string(),
        ],
        TimelineItem::Task { task } => [
            task.date.clone(),
            if task.closed { "Task, closed".to_owned() } else { "Task".to_owned() },
            task.description.clone(),
            task.salesperson_code.clone(),
            task.no.clone(),
        ],
        TimelineItem::Opportunity { step } => [
            step.date.clone(),
            match step.milestone {
                Milestone::Created => "Opportunity created".to_owned(),
                Milestone::Stage => format!("Stage {} {}", step.stage, step.stage_description),
                Milestone::Won => format!("Won, {}", amount(step.value)),
                Milestone::Lost => "Lost".to_owned(),
            },
            step.description.clone(),
            step.salesperson_code.clone(),
            step.opportunity_no.clone(),
        ],
    }
}
