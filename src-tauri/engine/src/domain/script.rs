//! Commands to run elsewhere: what is asked for and what comes out (R18–R28, W23).

use serde::{Deserialize, Serialize};
use specta::Type;

/// Which commands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ScriptKind {
    /// All that is done in Exchange, in order; consent is a script of its own, for its module wants a window of its own.
    #[default]
    Everything,
    /// The shared mailbox (R20).
    SharedMailbox,
    /// The job's account as member of the mailbox (R22).
    Membership,
    /// Whether the Archive folder is there, and how to get one: no command makes it in another's mailbox.
    Archive,
    /// `Read` on the Archive folder for named users (R23).
    ArchiveReaders,
    /// The two mail-flow rules (R24–R28).
    MailFlowRules,
    /// The administrator's consent by Microsoft Graph PowerShell.
    Consent,
}

/// Language of names and comments in the commands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ScriptLanguage {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

/// What the commands are made from besides the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ScriptOptions {
    /// Language of names and comments.
    pub language: ScriptLanguage,
    /// Addresses of users who may open logged mail.
    pub readers: Vec<String>,
    /// The rules copy only mail of this group's members; blank for everybody (W23).
    pub sales_group: String,
    /// Addresses whose mail is never copied.
    pub exceptions: Vec<String>,
    /// Account of the job, where nobody is signed in yet.
    pub job_account: String,
    /// Another mailbox than the one set, for the change to a new one (R112); blank for that one.
    pub mailbox: String,
}

/// Commands, ready to copy or save.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Script {
    /// The commands.
    pub text: String,
    /// Name to save them under.
    pub file_name: String,
}

/// A mail-flow rule as text to copy (R24–R27).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MailFlowRule {
    /// `inbound` or `outbound`.
    pub flow: String,
    /// Exact name.
    pub name: String,
    /// Address the copies go to.
    pub copies_to: String,
}
