//! `rules`: mail that is never logged, or only when somebody says so (W24).

use bitacora_engine::actions;
use bitacora_engine::domain::rule::{MailRule, RuleTrial};
use clap::Subcommand;

use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::table::{Table, card, moment};

/// What can be done with rules.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List rules, in the order they were made
    List,
    /// Add a rule: kind=`never_log` or `always_ask`, value=ADDRESS, DOMAIN or `own_domains`
    Add(FieldArgs),
    /// Delete a rule; mail it kept aside is decided again
    Delete {
        /// Its number
        id: i64,
    },
    /// What a rule would have done lately; nothing is changed
    Try {
        #[command(flatten)]
        args: FieldArgs,
        /// How many days back to look
        #[arg(long, value_name = "N", default_value_t = 90)]
        days: u32,
    },
}

/// `rules …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    use actions::rules;
    match verb {
        Verb::List => {
            let all = app.with_engine(async |engine| Ok(rules::list(engine).await?)).await?;
            app.printer.show(&all, |all| listed(all))
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            let rule = app.with_engine(async |engine| Ok(rules::add(engine, &fields).await?)).await?;
            app.printer.show(&rule, |rule| listed(std::slice::from_ref(rule)))
        }
        Verb::Delete { id } => {
            let rule = app.with_engine(async |engine| Ok(rules::delete(engine, id).await?)).await?;
            app.printer
                .show(&serde_json::json!({ "deleted": rule.id }), |_| format!("Rule {} deleted.", rule.id))
        }
        Verb::Try { args, days } => {
            let fields = args.fields()?;
            let trial =
                app.with_engine(async |engine| Ok(rules::try_rule(engine, &fields, days).await?)).await?;
            app.printer.show(&trial, tried)
        }
    }
}

fn listed(all: &[MailRule]) -> String {
    let mut table = Table::new(&["No.", "Kind", "Value"]);
    for rule in all {
        table.row([rule.id.to_string(), rule.kind.as_str().to_owned(), rule.value.clone()]);
    }
    table.text("No rules.")
}

fn tried(trial: &RuleTrial) -> String {
    let mut text = card(&[
        ("Kind", trial.kind.as_str().to_owned()),
        ("Value", trial.value.clone()),
        ("Days", trial.days.to_string()),
        ("Messages looked at", trial.messages.to_string()),
        ("Would not have been logged", trial.messages_not_logged.to_string()),
        ("Entries not written", trial.entries_not_written.to_string()),
        ("Would no longer wait", trial.set_aside_settled.to_string()),
    ]);
    if trial.examples.is_empty() {
        return text;
    }
    let mut table = Table::new(&["Received (UTC)", "Entries", "From", "Subject", "Key"]);
    for example in &trial.examples {
        table.row([
            moment(example.received_at),
            example.entries.to_string(),
            example.author.clone(),
            example.subject.clone(),
            example.key.clone(),
        ]);
    }
    text.push_str("\n\n");
    text.push_str(&table.text(""));
    text
}
