//! `setup`, `validate`, `enable`, `disable`: the settings of e-mail logging (`original.md` B.1).

use std::fmt::Write;

use bitacora_engine::domain::interaction::EntryQuery;
use bitacora_engine::domain::setup::{Check, Setup};
use bitacora_engine::{Code, Engine, Error, actions};
use clap::{Args, Subcommand};

use super::{guide, scripts};
use crate::app::App;
use crate::failure::{Failure, Result};
use crate::fields::FieldArgs;
use crate::printer::say;
use crate::secret_input::read_secret;
use crate::table::{Table, card};

/// What can be done with the settings.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show all settings; secrets are not among them
    Show,
    /// Change settings; only while e-mail logging is disabled, where they are locked
    #[command(after_long_help = NAMES, after_help = NAMES)]
    Set(FieldArgs),
    /// Keep a secret in the keychain, read from a prompt or from one line of stdin
    SetSecret(SecretArgs),
    /// Clear address, application, secret and consent; only while e-mail logging is disabled
    Clear {
        /// Confirm it
        #[arg(long)]
        yes: bool,
    },
    /// The assisted setup guide: what is done, what each step waits for
    Guide {
        /// What to do with it; it is shown without a word
        #[command(subcommand)]
        verb: Option<guide::Verb>,
    },
    /// Read the mailbox and show what would be logged of the last days; nothing is written
    Preview(guide::PreviewArgs),
    /// PowerShell commands that prepare Exchange, or that give consent
    Script(scripts::ScriptArgs),
    /// The two mail-flow rules as text to copy
    Rules(scripts::LanguageArgs),
    /// Make the interaction template for e-mails as it is in a new company, and use it
    RestoreTemplate,
}

/// The names of `setup set`, for its help.
const NAMES: &str = "\
Names, locked while e-mail logging is enabled:
  shared_mailbox          address of the shared mailbox
  batch_size              messages of one batch, 1 to 1000
  client_id               application (client) id
  tenant                  tenant id or domain; organizations or common for an application of many
  redirect_url            address on this machine that the sign-in comes back to
  cloud                   global, us_gov_l4, us_gov_dod, china or custom
  authority_url graph_url roots of a custom cloud
  client_id_command client_secret_command redirect_url_command
                          command that prints the value, asked before what is stored; blank for none

Names that may change at any time:
  after_logging           archive or leave: what is done with a logged message
  unmatched               set_aside, leave or delete: what is done with the others
  keep_content            link, or full for the whole message
  log_from                day like 2026-11-23: mail received before is left alone; blank for all
  job_interval_minutes    minutes between runs
  emails_template         code of the interaction template for e-mails
  contact_nos             first number of the contacts, like CT000001
  task_nos                first number of the tasks, like TD000001
  opportunity_nos         first number of the opportunities, like OP000001
  default_sales_cycle     code of the sales cycle new opportunities take; blank for none
  local_currency          code of the currency amounts are in, like EUR
  user_salesperson        code of the salesperson who uses this computer
  inherit_salesperson inherit_territory inherit_country inherit_language inherit_address inherit_communication
                          true or false: what people take over from their company
  default_salesperson default_territory default_country default_language
                          what new contacts begin with; blank for none
  client_secret_expires   day the client secret ends, to be warned ahead; blank for unknown";

/// Said when another mailbox is set while the old one has mail (R111, R112).
const OTHER_MAILBOX: &str = "\
The log has mail of the mailbox set until now. Leave that mail where it is: its links lead there and keep working, \
and new links lead to the new mailbox. Change the mail-flow rules, so that copies go to the new one.";

/// Arguments of `setup set-secret`.
#[derive(Debug, Args)]
pub struct SecretArgs {
    /// `client_secret` or `exchange_password`
    name: String,
    /// Taken only to be refused without being repeated by the parser.
    #[arg(hide = true)]
    refused: Vec<String>,
}

/// Arguments of `enable`.
#[derive(Debug, Args)]
pub struct EnableArgs {
    /// Accept what is read from the mailbox and kept, as `enable` without it says
    #[arg(long)]
    accept_data_handling: bool,
}

/// `setup …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::Show => app.with_engine(async |engine| show(app, &actions::setup::show(engine).await?)).await,
        Verb::Set(args) => {
            let fields = args.fields()?;
            app.with_engine(async |engine| set(app, engine, &fields).await).await
        }
        Verb::SetSecret(args) => set_secret(app, &args).await,
        Verb::Clear { yes } => clear(app, yes).await,
        Verb::Guide { verb } => guide::run(app, verb).await,
        Verb::Preview(args) => guide::preview(app, &args).await,
        Verb::Script(args) => scripts::script(app, &args).await,
        Verb::Rules(args) => scripts::rules(app, args).await,
        Verb::RestoreTemplate => restore_template(app).await,
    }
}

async fn set(app: &App, engine: &Engine, fields: &actions::Fields) -> Result<()> {
    let before = actions::setup::show(engine).await?.shared_mailbox;
    let setup = actions::setup::set(engine, fields).await?;
    let other = !before.is_empty() && !before.eq_ignore_ascii_case(&setup.shared_mailbox);
    if other && has_entries(engine).await? {
        say(OTHER_MAILBOX);
    }
    show(app, &setup)
}

async fn has_entries(engine: &Engine) -> Result<bool> {
    let query = EntryQuery { limit: 1, include_canceled: true, ..EntryQuery::default() };
    Ok(!actions::interactions::list(engine, &query).await?.rows.is_empty())
}

async fn restore_template(app: &App) -> Result<()> {
    let template = app.with_engine(async |engine| Ok(actions::templates::restore(engine).await?)).await?;
    app.printer.show(&template, |template| format!("E-mails are logged with the template {}.", template.code))
}

/// `validate`: every check; the exit code says whether all passed.
pub async fn validate(app: &App) -> Result<()> {
    let checks = app.with_engine(async |engine| Ok(actions::setup::validate(engine).await?)).await?;
    app.printer.show(&checks, |checks| verdict(checks))?;
    if checks.iter().all(|check| check.ok) { Ok(()) } else { Err(Failure::Shown) }
}

/// `enable`
pub async fn enable(app: &App, args: &EnableArgs) -> Result<()> {
    app.with_engine(async |engine| {
        show(app, &actions::setup::enable(engine, args.accept_data_handling).await?)
    })
    .await
}

/// `disable`
pub async fn disable(app: &App) -> Result<()> {
    app.with_engine(async |engine| show(app, &actions::setup::disable(engine).await?)).await
}

async fn set_secret(app: &App, args: &SecretArgs) -> Result<()> {
    let what = match args.name.as_str() {
        "client_secret" => "Client secret",
        "exchange_password" => "Exchange password",
        _ => {
            return Err(Failure::usage("The secrets are client_secret and exchange_password."));
        }
    };
    if !args.refused.is_empty() {
        return Err(Failure::usage(
            "A secret is never taken from an argument, where other programs see it: pipe it in, or type it at the prompt.",
        ));
    }
    let secret = read_secret(what)?;
    app.with_engine(async |engine| Ok(actions::setup::set_secret(engine, &args.name, secret).await?)).await?;
    app.printer.show(&serde_json::json!({ "name": args.name, "stored": true }), |_| {
        format!("{what} stored in the keychain.")
    })
}

async fn clear(app: &App, yes: bool) -> Result<()> {
    if !yes {
        return Err(Error::new(Code::ConfirmationRequired, "Clearing the setup needs a confirmation.")
            .hint("Repeat the command with --yes.")
            .into());
    }
    app.with_engine(async |engine| {
        actions::setup::clear(engine).await?;
        show(app, &actions::setup::show(engine).await?)
    })
    .await
}

fn show(app: &App, setup: &Setup) -> Result<()> {
    app.printer.show(setup, |setup| {
        let keys = crate::failure::keys_of(setup);
        let fields: Vec<_> = keys.iter().map(|(name, value)| (name.as_str(), setting(value))).collect();
        card(&fields)
    })
}

/// A setting as `setup set` takes it.
fn setting(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) if text.is_empty() => "-".to_owned(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn verdict(checks: &[Check]) -> String {
    let mut table = Table::new(&["Check", "Result", "Found"]);
    for check in checks {
        let result = match (check.ok, check.warning) {
            (true, false) => "ok",
            (true, true) => "warning",
            (false, _) => "FAILED",
        };
        table.row([check.name.clone(), result.to_owned(), check.detail.clone()]);
    }
    let hints = checks.iter().filter(|check| (!check.ok || check.warning) && !check.hint.is_empty());
    let mut text = table.text("Nothing to check.");
    for check in hints {
        let _ = write!(text, "\n{}: {}", check.name, check.hint);
        if !check.reference.is_empty() {
            let _ = write!(text, " ({})", check.reference);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_check_tells_what_to_do() {
        let check = |name: &str, ok, hint: &str| Check {
            name: name.into(),
            ok,
            detail: "found".into(),
            hint: hint.into(),
            warning: false,
            cause: None,
            remedy: None,
            reference: String::new(),
        };
        let disk = Check { warning: true, ..check("disk", true, "Make room.") };
        let text =
            verdict(&[check("template", true, ""), disk, check("mailbox", false, "Set shared_mailbox.")]);
        assert!(text.contains("template  ok       found"), "{text}");
        assert!(text.contains("disk      warning  found"), "{text}");
        assert!(text.contains("mailbox   FAILED   found"), "{text}");
        assert!(text.contains("\ndisk: Make room."), "{text}");
        assert!(text.ends_with("\nmailbox: Set shared_mailbox."), "{text}");
    }
}
