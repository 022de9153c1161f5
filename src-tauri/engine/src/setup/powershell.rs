//! Exchange Online and Microsoft Graph PowerShell, made from the settings (R18–R28, W23).
//!
//! Every script checks before it changes anything, so running it twice does no harm. What a person typed stands
//! nowhere but in one assignment at the top, as a single-quoted literal: nothing else of a script depends on it.

mod parts;
mod quote;
mod words;

use crate::domain::address::Address;
use crate::domain::advice::Cause;
use crate::domain::script::{MailFlowRule, Script, ScriptKind, ScriptLanguage, ScriptOptions};
use crate::domain::setup::{Cloud, Setup};
use crate::error::{Code, Error, Result};

use quote::{list, literal};
use words::render;

/// Permissions the app asks for; the same words in every cloud (wire §1, Shared mailbox).
const SCOPES: [&str; 5] = ["Mail.ReadWrite.Shared", "User.Read", "offline_access", "openid", "profile"];

/// Longest name of a mailbox object in Exchange, in characters.
const NAME_LIMIT: usize = 64;

/// The commands of a kind. `account` is who is signed in, where somebody is.
///
/// # Errors
/// `MailboxBlank` without a mailbox address, `EmailInvalid` for a malformed address, `InvalidValue` for a text that no
/// script may hold, and for a part that lacks what it is about (job account, readers, client id).
pub(crate) fn script(
    kind: ScriptKind,
    setup: &Setup,
    options: &ScriptOptions,
    account: Option<&str>,
) -> Result<Script> {
    let asked = Asked { setup, options, account };
    let (file_name, text) = match kind {
        ScriptKind::Everything => ("set-up-email-logging.ps1", asked.everything()?),
        ScriptKind::SharedMailbox => {
            ("create-shared-mailbox.ps1", asked.exchange(&[asked.shared_mailbox()?])?)
        }
        ScriptKind::Membership => {
            let member = asked.membership()?.ok_or_else(|| lacks("the account the job runs as"))?;
            ("add-job-account.ps1", asked.exchange(&[member])?)
        }
        ScriptKind::Archive => ("check-archive-folder.ps1", asked.exchange(&[asked.ours(parts::ARCHIVE)])?),
        ScriptKind::ArchiveReaders => {
            let readers =
                asked.readers()?.ok_or_else(|| lacks("the users who may read the Archive folder"))?;
            ("let-users-read-archive.ps1", asked.exchange(&[asked.ours(parts::ARCHIVE), readers])?)
        }
        ScriptKind::MailFlowRules => ("create-mail-flow-rules.ps1", asked.exchange(&[asked.rules()?])?),
        ScriptKind::Consent => ("grant-consent.ps1", asked.consent()?),
    };
    Ok(Script { text, file_name: file_name.to_owned() })
}

/// The two mail-flow rules, exact names included (R26, R27).
pub(crate) fn rules(setup: &Setup, language: ScriptLanguage) -> Vec<MailFlowRule> {
    let rule = |flow: &str, names: Names| MailFlowRule {
        flow: flow.to_owned(),
        name: names.in_language(language).to_owned(),
        copies_to: setup.shared_mailbox.clone(),
    };
    vec![rule("inbound", INBOUND), rule("outbound", OUTBOUND)]
}

/// A rule's name in both languages: whoever finds one of them makes no second rule under the other.
#[derive(Debug, Clone, Copy)]
struct Names {
    en: &'static str,
    es: &'static str,
}

const INBOUND: Names = Names {
    en: "Log Email Sent to This Organization",
    es: "Registrar el correo electrónico enviado a esta organización",
};
const OUTBOUND: Names = Names {
    en: "Log Email Sent from This Organization",
    es: "Registrar el correo electrónico enviado desde esta organización",
};

impl Names {
    fn in_language(self, language: ScriptLanguage) -> &'static str {
        match language {
            ScriptLanguage::En => self.en,
            ScriptLanguage::Es => self.es,
        }
    }
}

/// What a script is made from.
struct Asked<'a> {
    setup: &'a Setup,
    options: &'a ScriptOptions,
    account: Option<&'a str>,
}

impl Asked<'_> {
    /// A part with nothing typed in it.
    fn ours(&self, part: &str) -> String {
        self.part(part, &[])
    }

    fn part(&self, part: &str, values: &[(&str, &str)]) -> String {
        render(part, self.options.language, values)
    }

    /// All that is done in Exchange, in order. Consent is a script of its own: its module and Exchange's do not load
    /// reliably into one window.
    fn everything(&self) -> Result<String> {
        let mut body = vec![self.shared_mailbox()?];
        body.push(self.membership()?.unwrap_or_else(|| self.ours(parts::NO_JOB_ACCOUNT)));
        body.push(self.ours(parts::ARCHIVE));
        body.extend(self.readers()?);
        body.push(self.rules()?);
        body.push(self.ours(parts::CONSENT_APART));
        self.exchange(&body)
    }

    /// Parts between connecting and disconnecting.
    fn exchange(&self, body: &[String]) -> Result<String> {
        let environment = match self.setup.cloud {
            Cloud::Global | Cloud::Custom => "",
            Cloud::UsGovL4 => " -ExchangeEnvironmentName O365USGovGCCHigh",
            Cloud::UsGovDod => " -ExchangeEnvironmentName O365USGovDoD",
            Cloud::China => " -ExchangeEnvironmentName O365China",
        };
        let mailbox = literal(&self.mailbox()?)?;
        let head = self.part(parts::EXCHANGE, &[("mailbox", &mailbox), ("environment", environment)]);
        Ok(format!("{head}\n{}\n{}", body.join("\n"), self.ours(parts::EXCHANGE_END)))
    }

    fn mailbox(&self) -> Result<String> {
        if self.setup.shared_mailbox.trim().is_empty() {
            return Err(Error::new(Code::MailboxBlank, "No shared mailbox is set.")
                .hint("Enter the address it has, or is to have, first.")
                .cause(Cause::MailboxNotSet));
        }
        address(&self.setup.shared_mailbox)
    }

    fn shared_mailbox(&self) -> Result<String> {
        let mailbox = self.mailbox()?;
        let local = mailbox.split('@').next().unwrap_or_default();
        let name: String = local.chars().take(NAME_LIMIT).collect();
        Ok(self.part(parts::SHARED_MAILBOX, &[("name", &literal(&name)?)]))
    }

    /// `None` where nobody knows the job's account yet.
    fn membership(&self) -> Result<Option<String>> {
        let typed = Some(self.options.job_account.trim()).filter(|typed| !typed.is_empty());
        let Some(account) = typed.or(self.account) else {
            return Ok(None);
        };
        let account = literal(&address(account)?)?;
        Ok(Some(self.part(parts::MEMBERSHIP, &[("account", &account)])))
    }

    /// `None` where nobody is to read.
    fn readers(&self) -> Result<Option<String>> {
        let readers = addresses(&self.options.readers)?;
        if readers.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.part(parts::ARCHIVE_READERS, &[("readers", &list(&readers)?)])))
    }

    fn rules(&self) -> Result<String> {
        let group = self.options.sales_group.trim();
        let group = if group.is_empty() { "$null".to_owned() } else { literal(group)? };
        let exceptions = addresses(&self.options.exceptions)?;
        let exceptions = if exceptions.is_empty() { "$null".to_owned() } else { list(&exceptions)? };
        let mut text = self.part(parts::RULES_HEAD, &[("group", &group), ("exceptions", &exceptions)]);
        for (part, names) in [(parts::INBOUND_RULE, INBOUND), (parts::OUTBOUND_RULE, OUTBOUND)] {
            let both = list(&[names.en.to_owned(), names.es.to_owned()])?;
            let name = literal(names.in_language(self.options.language))?;
            text.push('\n');
            text.push_str(&self.part(part, &[]));
            text.push_str(&self.part(parts::APPLY_RULE, &[("names", &both), ("name", &name)]));
        }
        Ok(text)
    }

    fn consent(&self) -> Result<String> {
        let client_id = self.setup.client_id.trim();
        if client_id.is_empty() {
            return Err(lacks("the application (client) id").cause(Cause::ClientIdMissing));
        }
        // It goes into a filter of Graph, where it could end the text around it.
        if !client_id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(Error::new(
                Code::InvalidValue,
                "The client id holds a character that cannot be in one.",
            ));
        }
        let environment = match self.setup.cloud {
            Cloud::Global | Cloud::Custom => "",
            Cloud::UsGovL4 => " -Environment USGov",
            Cloud::UsGovDod => " -Environment USGovDoD",
            Cloud::China => " -Environment China",
        };
        let tenant = match self.setup.tenant.as_str() {
            "" | "organizations" | "common" => String::new(),
            tenant => format!(" -TenantId {}", literal(tenant)?),
        };
        let (client, scopes) = (literal(client_id)?, list(&SCOPES.map(str::to_owned))?);
        let values = [
            ("client", client.as_str()),
            ("scopes", &scopes),
            ("environment", environment),
            ("tenant", &tenant),
        ];
        Ok(self.part(parts::CONSENT, &values))
    }
}

fn addresses(texts: &[String]) -> Result<Vec<String>> {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).map(address).collect()
}

/// The canonical spelling; letter case does not count in Exchange.
fn address(text: &str) -> Result<String> {
    let found = Address::parse(text).map_err(|error| {
        Error::new(Code::EmailInvalid, format!("\"{}\" is not an e-mail address: {error}.", text.trim()))
    })?;
    Ok(found.as_str().to_owned())
}

fn lacks(what: &str) -> Error {
    Error::new(Code::InvalidValue, format!("These commands need {what}."))
}

#[cfg(test)]
#[path = "powershell/tests.rs"]
mod tests;
