//! Settings of e-mail logging (`original.md` B.1; `design/cli.md`).

mod account;
mod contacts;
mod values;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use thiserror::Error;

use super::advice::{Cause, Remedy};
use crate::domain::setup::values::{address, command, day, is_guid, one_of, redirect, tenant, word};

pub use account::{Account, DeviceCode};
pub(super) use values::{invalid, number};

/// What is done with a logged message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AfterLogging {
    /// Moved to the Archive folder.
    #[default]
    Archive,
    /// Left where it is.
    Leave,
}

/// What is done with a message that was not logged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Unmatched {
    /// Moved to the folder *Not Logged*.
    #[default]
    SetAside,
    /// Left where it is.
    Leave,
    /// Deleted (to Deleted Items), as the original does (W1).
    Delete,
}

/// What is kept of a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum KeepContent {
    /// Link, subject, dates and addresses.
    #[default]
    Link,
    /// The whole message too.
    Full,
}

/// Microsoft cloud.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Cloud {
    /// Microsoft's global cloud.
    #[default]
    Global,
    /// US Government L4 (GCC High).
    UsGovL4,
    /// US Government, Department of Defense (L5).
    UsGovDod,
    /// China, operated by 21Vianet.
    China,
    /// The addresses given in `authority_url` and `graph_url`.
    Custom,
}

/// All settings, as kept and shown. Secrets are not among them.
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Setup {
    /// `graph`; `ews` comes with the other experience.
    pub experience: String,
    /// Address of the shared mailbox.
    pub shared_mailbox: String,
    /// Messages of one batch, 1–1,000.
    pub batch_size: u32,
    /// Whether e-mail logging is on.
    pub enabled: bool,
    /// Application (client) id.
    pub client_id: String,
    /// Whether a client secret lies in the keychain.
    pub has_client_secret: bool,
    /// Tenant: id, domain, `organizations` or `common`.
    pub tenant: String,
    /// Redirect URL the app listens on; port 0 or none means any free port.
    pub redirect_url: String,
    /// Cloud.
    pub cloud: Cloud,
    /// Root of the sign-in service, custom cloud only.
    pub authority_url: String,
    /// Root of Graph, custom cloud only.
    pub graph_url: String,
    /// What is done with a logged message.
    pub after_logging: AfterLogging,
    /// What is done with a message that was not logged.
    pub unmatched: Unmatched,
    /// What is kept of a message.
    pub keep_content: KeepContent,
    /// Minutes between runs.
    pub job_interval_minutes: u32,
    /// Code of the interaction template for e-mails.
    pub emails_template: String,
    /// First number of the contact series.
    pub contact_nos: String,
    /// First number of the task series.
    pub task_nos: String,
    /// First number of the opportunity series (R106).
    pub opportunity_nos: String,
    /// Code of the sales cycle new opportunities take; blank for none.
    pub default_sales_cycle: String,
    /// Code of the currency amounts are in, like EUR.
    pub local_currency: String,
    /// Code of the salesperson who uses this computer; blank for none. New interactions and opportunities take it.
    pub user_salesperson: String,
    /// People take the salesperson of their company (`original.md` I).
    pub inherit_salesperson: bool,
    /// People take the territory of their company.
    pub inherit_territory: bool,
    /// People take the country of their company.
    pub inherit_country: bool,
    /// People take language and format region of their company.
    pub inherit_language: bool,
    /// People take the address of their company, as a whole.
    pub inherit_address: bool,
    /// People take e-mail, phones, home page and correspondence type of their company. Off at first, since an address
    /// that several contacts have has to be asked about (W17).
    pub inherit_communication: bool,
    /// Salesperson of new contacts; blank for none.
    pub default_salesperson: String,
    /// Territory of new contacts; blank for none.
    pub default_territory: String,
    /// Country of new contacts; blank for none.
    pub default_country: String,
    /// Language of new contacts; blank for none.
    pub default_language: String,
    /// Mail received before this local day is left alone; `None` for all of it.
    pub log_from: Option<NaiveDate>,
    /// The day the client secret ends, as its registration says; typed in, for Microsoft does not tell (W27).
    pub client_secret_expires: Option<NaiveDate>,
    /// Command that prints the client id (R137, R138); blank for none.
    pub client_id_command: String,
    /// Command that prints the client secret.
    pub client_secret_command: String,
    /// Command that prints the redirect URL.
    pub redirect_url_command: String,
    /// Whether an administrator consented (B.1).
    pub consent_given: bool,
    /// Whether the handling of data was accepted (R39).
    pub data_handling_accepted: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            experience: "graph".into(),
            shared_mailbox: String::new(),
            batch_size: 50,
            enabled: false,
            client_id: String::new(),
            has_client_secret: false,
            tenant: "organizations".into(),
            redirect_url: "http://localhost/callback".into(),
            cloud: Cloud::Global,
            authority_url: String::new(),
            graph_url: String::new(),
            after_logging: AfterLogging::Archive,
            unmatched: Unmatched::SetAside,
            keep_content: KeepContent::Link,
            job_interval_minutes: 10,
            emails_template: "EMAIL".into(),
            contact_nos: "CT000001".into(),
            task_nos: "TD000001".into(),
            opportunity_nos: "OP000001".into(),
            default_sales_cycle: "NEW".into(),
            local_currency: "EUR".into(),
            user_salesperson: String::new(),
            inherit_salesperson: true,
            inherit_territory: true,
            inherit_country: true,
            inherit_language: true,
            inherit_address: true,
            inherit_communication: false,
            default_salesperson: String::new(),
            default_territory: String::new(),
            default_country: String::new(),
            default_language: String::new(),
            log_from: None,
            client_secret_expires: None,
            client_id_command: String::new(),
            client_secret_command: String::new(),
            redirect_url_command: String::new(),
            consent_given: false,
            data_handling_accepted: false,
        }
    }
}

/// Why a setting was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// There is no setting of that name.
    #[error("there is no setting \"{0}\"")]
    Unknown(String),
    /// It cannot change while logging is enabled (R38).
    #[error("\"{0}\" cannot change while e-mail logging is enabled")]
    Locked(String),
    /// The value does not fit.
    #[error("{name}: {why}")]
    Invalid {
        /// Name of the setting.
        name: String,
        /// What is wrong with the value.
        why: String,
    },
    /// The batch size must not be zero.
    #[error("batch_size must be 1 to 1000, not 0")]
    BatchZero,
    /// The address is malformed (R35).
    #[error("shared_mailbox: \"{0}\" is not an e-mail address")]
    Email(String),
}

/// Settings that are locked while logging is enabled (B.1).
const LOCKED: [&str; 12] = [
    "experience",
    "shared_mailbox",
    "batch_size",
    "client_id",
    "client_id_command",
    "client_secret_command",
    "tenant",
    "redirect_url",
    "redirect_url_command",
    "cloud",
    "authority_url",
    "graph_url",
];

impl Setup {
    /// Changes one setting by its name, as scripts and pages write it. Changing mailbox, client id or redirect URL,
    /// or where the latter two come from, clears the consent given (B.1).
    ///
    /// # Errors
    /// `Refused`, by name.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Refused> {
        if self.enabled && LOCKED.contains(&name) {
            return Err(Refused::Locked(name.to_owned()));
        }
        let value = value.trim();
        let before = self.consented_to();
        match name {
            "experience" => self.experience = one_of(name, value, &["graph"])?,
            "shared_mailbox" => self.shared_mailbox = address(value)?,
            "batch_size" if value == "0" => return Err(Refused::BatchZero),
            "batch_size" => self.batch_size = number(name, value, 1, 1_000)?,
            "client_id" => value.clone_into(&mut self.client_id),
            "tenant" => self.tenant = tenant(value)?,
            "redirect_url" if value.is_empty() => self.redirect_url = Self::default().redirect_url,
            "redirect_url" => self.redirect_url = redirect(value)?,
            "cloud" => self.cloud = word(name, value)?,
            "authority_url" => value.clone_into(&mut self.authority_url),
            "graph_url" => value.clone_into(&mut self.graph_url),
            "after_logging" => self.after_logging = word(name, value)?,
            "unmatched" => self.unmatched = word(name, value)?,
            "keep_content" => self.keep_content = word(name, value)?,
            "job_interval_minutes" => self.job_interval_minutes = number(name, value, 1, 10_080)?,
            "emails_template" => self.emails_template = value.to_uppercase(),
            "log_from" => self.log_from = day(name, value)?,
            "client_secret_expires" => self.client_secret_expires = day(name, value)?,
            "client_id_command" => self.client_id_command = command(name, value)?,
            "client_secret_command" => self.client_secret_command = command(name, value)?,
            "redirect_url_command" => self.redirect_url_command = command(name, value)?,
            _ => self.set_for_contacts(name, value)?,
        }
        if before != self.consented_to() {
            self.consent_given = false;
        }
        Ok(())
    }

    /// What a consent was given for.
    fn consented_to(&self) -> [String; 5] {
        [
            &self.shared_mailbox,
            &self.client_id,
            &self.redirect_url,
            &self.client_id_command,
            &self.redirect_url_command,
        ]
        .map(Clone::clone)
    }

    /// Whether the settings fit each other; asked after all changes of one go were made.
    ///
    /// # Errors
    /// `Refused::Invalid` for a client id that is no GUID (R129). A cloud of one's own may name its clients freely; a
    /// blank one comes later, or from a command.
    pub fn check(&self) -> Result<(), Refused> {
        if self.client_id.is_empty() || self.client_id_fits() {
            return Ok(());
        }
        Err(invalid(
            "client_id",
            "an application (client) id is a GUID like 00000000-0000-0000-0000-000000000000",
        ))
    }

    /// Whether the client id can be one in this cloud.
    pub(super) fn client_id_fits(&self) -> bool {
        self.cloud == Cloud::Custom || is_guid(&self.client_id)
    }
}

/// One check of `validate` (R36).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Check {
    /// Name, for example `mailbox`.
    pub name: String,
    /// Passed.
    pub ok: bool,
    /// What was found.
    pub detail: String,
    /// What to do; blank when it passed.
    pub hint: String,
    /// Passed, but something is to be known or done soon.
    pub warning: bool,
    /// Why it failed or warns.
    pub cause: Option<Cause>,
    /// The remedy.
    pub remedy: Option<Remedy>,
    /// What Microsoft calls it, for support; blank when it says nothing.
    pub reference: String,
}

#[cfg(test)]
#[path = "setup_tests.rs"]
mod tests;
