//! `setup guide`, `setup preview`, `notices`: the way to a working setup and what must not be missed (B.2, W27).

use std::fmt::Write;

use bitacora_engine::actions;
use bitacora_engine::domain::guide::{ChecklistItem, Guide, Preview, PreviewRow};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use crate::app::App;
use crate::failure::Result;
use crate::table::{Table, counted, moment, tick};

/// What can be done with the guide.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show every step and what it waits for
    Show,
    /// Tick what was done in Exchange
    Tick(TickArgs),
    /// End the guide; e-mail logging must be on
    Finish,
}

/// Arguments of `setup guide tick`.
#[derive(Debug, Args)]
pub struct TickArgs {
    /// What was done
    item: Item,
    /// Take the tick off
    #[arg(long)]
    undo: bool,
}

/// An item of the checklist, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Item {
    /// A shared mailbox exists
    SharedMailbox,
    /// A dedicated account for the job exists
    JobAccount,
    /// That account is a member of the mailbox
    Membership,
    /// Both mail-flow rules exist
    MailFlowRules,
    /// Other users may read the Archive folder; optional
    ArchiveReaders,
}

impl From<Item> for ChecklistItem {
    fn from(item: Item) -> Self {
        match item {
            Item::SharedMailbox => Self::SharedMailbox,
            Item::JobAccount => Self::JobAccount,
            Item::Membership => Self::Membership,
            Item::MailFlowRules => Self::MailFlowRules,
            Item::ArchiveReaders => Self::ArchiveReaders,
        }
    }
}

/// Arguments of `setup preview`.
#[derive(Debug, Args)]
pub struct PreviewArgs {
    /// Days to look back
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=90))]
    days: u32,
}

/// `setup guide …`
pub async fn run(app: &App, verb: Option<Verb>) -> Result<()> {
    let guide = app
        .with_engine(async |engine| {
            Ok(match verb.unwrap_or(Verb::Show) {
                Verb::Show => actions::guide::show(engine).await?,
                Verb::Tick(args) => actions::guide::tick(engine, args.item.into(), !args.undo).await?,
                Verb::Finish => actions::guide::finish(engine).await?,
            })
        })
        .await?;
    app.printer.show(&guide, standing)
}

/// `setup preview`
pub async fn preview(app: &App, args: &PreviewArgs) -> Result<()> {
    let found = app.with_engine(async |engine| Ok(actions::guide::preview(engine, args.days).await?)).await?;
    app.printer.show(&found, expectation)
}

/// `notices`
pub async fn notices(app: &App) -> Result<()> {
    let notices = app.with_engine(async |engine| Ok(actions::notices::list(engine).await?)).await?;
    app.printer.show(&notices, |notices| {
        let mut table = Table::new(&["About", "Why", "When", "What helps"]);
        for notice in notices {
            let why = word(&notice.cause);
            let why = if notice.blocking { format!("{why}!") } else { why };
            table.row([notice.about.clone(), why, moment(notice.at), word(&notice.remedy)]);
        }
        table.text("Nothing to do.")
    })
}

fn standing(guide: &Guide) -> String {
    let mut table = Table::new(&["Step", "Done", "Waits for"]);
    for step in &guide.steps {
        let here = if guide.started && !guide.completed && step.step == guide.current { " <" } else { "" };
        let gate = step.gate.map(|gate| word(&gate)).unwrap_or_default();
        table.row([format!("{}{here}", word(&step.step)), tick(step.done), gate]);
    }
    let ticked: Vec<String> = guide.ticked.iter().map(word).collect();
    let mut text = table.text("");
    if !ticked.is_empty() {
        let _ = write!(text, "\nTicked: {}.", ticked.join(", "));
    }
    if guide.completed {
        text.push_str("\nThe guide is completed.");
    }
    text
}

fn expectation(found: &Preview) -> String {
    let messages = counted(found.found, "message", "messages");
    let days = counted(found.days, "day", "days");
    let entries = counted(found.entries, "entry", "entries");
    let mut text = format!("{messages} of the last {days}; {} would be logged ({entries}).", found.logged);
    for rest in &found.not_logged {
        let _ = write!(text, "\n{} not logged: {}", rest.count, rest.reason);
    }
    if found.truncated {
        text.push_str("\nThere are more; only the newest were looked at.");
    }
    match &found.newest {
        None => text.push_str("\nThe Inbox is empty."),
        Some(newest) => {
            let _ = write!(text, "\nNewest message read: {}.", moment(newest.received_at));
        }
    }
    for (rule, seen) in [("received", found.inbound_seen_at), ("sent", found.outbound_seen_at)] {
        let seen = seen.map_or_else(|| "none yet".to_owned(), |at| moment(Some(at)));
        let _ = write!(text, "\nNewest copy of mail {rule}: {seen}.");
    }
    let examples = rows(&found.examples);
    if examples.is_empty() { text } else { format!("{text}\n\n{examples}") }
}

fn rows(examples: &[PreviewRow]) -> String {
    let mut table = Table::new(&["Received", "From", "Subject", "Outcome", "For"]);
    for row in examples {
        let whom = [row.contacts.join(", "), row.salespeople.join(", ")];
        let whom = if row.logged { whom.join(" / ") } else { row.reason.clone() };
        let cells = [moment(row.received_at), row.sender.clone(), row.subject.clone(), row.outcome.clone()];
        let [received, sender, subject, outcome] = cells;
        table.row([received, sender, subject, outcome, whom]);
    }
    table.text("")
}

/// A word as scripts read it.
fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use bitacora_engine::domain::guide::{Gate, GuideStep, PreviewCount, StepState};

    use super::*;

    #[test]
    fn the_guide_shows_where_it_stands_and_what_it_waits_for() {
        let state = |step, gate: Option<Gate>| StepState { step, done: gate.is_none(), gate };
        let guide = Guide {
            current: GuideStep::Application,
            started: true,
            steps: vec![
                state(GuideStep::Prepare, None),
                state(GuideStep::Application, Some(Gate::ClientIdMissing)),
            ],
            ticked: vec![ChecklistItem::SharedMailbox, ChecklistItem::Membership],
            ..Guide::default()
        };
        let text = standing(&guide);
        assert!(text.contains("prepare        yes\n"), "{text}");
        assert!(text.contains("application <        client_id_missing"), "{text}");
        assert!(text.ends_with("Ticked: shared_mailbox, membership."), "{text}");
    }

    #[test]
    fn a_preview_tells_counts_and_reasons() {
        let found = Preview {
            days: 7,
            found: 3,
            logged: 1,
            entries: 2,
            not_logged: vec![PreviewCount { reason: "author_unknown".into(), count: 2 }],
            ..Preview::default()
        };
        let text = expectation(&found);
        assert!(text.starts_with("3 messages of the last 7 days; 1 would be logged (2 entries)."), "{text}");
        assert!(text.contains("\n2 not logged: author_unknown\nThe Inbox is empty."), "{text}");
        assert!(text.contains("mail sent: none yet."), "{text}");
    }
}
