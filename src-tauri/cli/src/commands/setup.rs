//! `setup`, `validate`, `enable`, `disable`: the settings of e-mail logging (`original.md` B.1).

use std::fmt::Write;

use bitacora_engine::actions;
use bitacora_engine::domain::setup::{Check, Setup};
use bitacora_engine::{Code, Error};
use clap::{Args, Subcommand};

use crate::app::App;
use crate::failure::{Failure, Result};
use crate::fields::FieldArgs;
use crate::secret_input::read_secret;
use crate::table::{Table, card};

/// What can be done with the settings.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Show all settings; secrets are not among them
    Show,
    /// Change settings; only while e-mail logging is disabled, where they are locked
    Set(FieldArgs),
    /// Keep a secret in the keychain, read from a prompt or from one line of stdin
    SetSecret(SecretArgs),
    /// Clear address, application, secret and consent; only while e-mail logging is disabled
    Clear {
        /// Confirm it
        #[arg(long)]
        yes: bool,
    },
}

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
            app.with_engine(async |engine| show(app, &actions::setup::set(engine, &fields).await?)).await
        }
        Verb::SetSecret(args) => set_secret(app, &args).await,
        Verb::Clear { yes } => clear(app, yes).await,
    }
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
        let result = if check.ok { "ok" } else { "FAILED" };
        table.row([check.name.clone(), result.to_owned(), check.detail.clone()]);
    }
    let hints = checks.iter().filter(|check| !check.ok && !check.hint.is_empty());
    let mut text = table.text("Nothing to check.");
    for check in hints {
        let _ = write!(text, "\n{}: {}", check.name, check.hint);
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
        };
        let text = verdict(&[check("template", true, ""), check("mailbox", false, "Set shared_mailbox.")]);
        assert!(text.contains("mailbox   FAILED  found"), "{text}");
        assert!(text.ends_with("\nmailbox: Set shared_mailbox."), "{text}");
    }
}
