//! `setup script`, `setup rules`: commands for Exchange and Entra, made from the settings (R18–R28, W23).

use std::path::PathBuf;

use bitacora_engine::actions;
use bitacora_engine::domain::script::{MailFlowRule, ScriptKind, ScriptLanguage, ScriptOptions};
use clap::{Args, ValueEnum};

use crate::app::App;
use crate::failure::Result;
use crate::table::Table;

/// Arguments of `setup script`.
#[derive(Debug, Args)]
pub struct ScriptArgs {
    /// Which commands
    kind: Kind,
    #[command(flatten)]
    language: LanguageArgs,
    /// A user who may open logged mail; may be repeated
    #[arg(long = "reader", value_name = "ADDRESS")]
    readers: Vec<String>,
    /// The rules copy only mail of this group's members
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    sales_group: String,
    /// Mail from and to this address is never copied; may be repeated
    #[arg(long = "except", value_name = "ADDRESS")]
    exceptions: Vec<String>,
    /// The account the job runs as, where nobody is signed in
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    job_account: String,
    /// Another mailbox than the one that is set, for the change to a new one
    #[arg(long, value_name = "ADDRESS", default_value = "", hide_default_value = true)]
    mailbox: String,
    /// Write to this file, as UTF-8 with a byte order mark, which Windows PowerShell needs
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// The language of names and comments.
#[derive(Debug, Clone, Copy, Args)]
pub struct LanguageArgs {
    /// Language of names and comments
    #[arg(long, value_enum, default_value_t = Language::En)]
    language: Language,
}

/// A kind of commands, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Kind {
    /// All that is done in Exchange, in order
    Everything,
    /// The shared mailbox
    SharedMailbox,
    /// The job's account as member of the mailbox
    Membership,
    /// Whether the Archive folder is there, and how to get one
    Archive,
    /// Read on the Archive folder for each --reader
    ArchiveReaders,
    /// The two mail-flow rules
    MailFlowRules,
    /// The administrator's consent, by Microsoft Graph PowerShell
    Consent,
}

impl From<Kind> for ScriptKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Everything => Self::Everything,
            Kind::SharedMailbox => Self::SharedMailbox,
            Kind::Membership => Self::Membership,
            Kind::Archive => Self::Archive,
            Kind::ArchiveReaders => Self::ArchiveReaders,
            Kind::MailFlowRules => Self::MailFlowRules,
            Kind::Consent => Self::Consent,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Language {
    /// English
    En,
    /// Spanish
    Es,
}

impl From<Language> for ScriptLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Es => Self::Es,
        }
    }
}

/// `setup script KIND`: prints the commands, or writes them to a file.
pub async fn script(app: &App, args: &ScriptArgs) -> Result<()> {
    let options = ScriptOptions {
        language: args.language.language.into(),
        readers: args.readers.clone(),
        sales_group: args.sales_group.clone(),
        exceptions: args.exceptions.clone(),
        job_account: args.job_account.clone(),
        mailbox: args.mailbox.clone(),
    };
    let script = app
        .with_engine(async |engine| Ok(actions::scripts::script(engine, args.kind.into(), &options).await?))
        .await?;
    let Some(file) = &args.output else {
        return app.printer.show(&script, |script| script.text.clone());
    };
    actions::scripts::save(&script, file).await?;
    let document = serde_json::json!({ "file": file.to_string_lossy() });
    app.printer.show(&document, |_| format!("Written to {}.", file.display()))
}

/// `setup rules`: the two rules as text to copy.
pub async fn rules(app: &App, args: LanguageArgs) -> Result<()> {
    let language = args.language.into();
    let rules = app.with_engine(async |engine| Ok(actions::scripts::rules(engine, language).await?)).await?;
    app.printer.show(&rules, |rules| listed(rules))
}

fn listed(rules: &[MailFlowRule]) -> String {
    let mut table = Table::new(&["Flow", "Name", "Blind copy to"]);
    for rule in rules {
        table.row([rule.flow.clone(), rule.name.clone(), rule.copies_to.clone()]);
    }
    table.text("No rules.")
}
