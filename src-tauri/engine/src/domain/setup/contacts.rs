//! The settings for contacts and opportunities, which have nothing to do with the mailbox.

use super::values::{code, currency, flag, series};
use super::{Refused, Setup};

impl Setup {
    /// Changes one of the settings for contacts and opportunities.
    pub(super) fn set_for_contacts(&mut self, name: &str, value: &str) -> Result<(), Refused> {
        match name {
            "contact_nos" => self.contact_nos = series(name, value)?,
            "task_nos" => self.task_nos = series(name, value)?,
            "opportunity_nos" => self.opportunity_nos = series(name, value)?,
            "default_sales_cycle" => self.default_sales_cycle = code(name, value, 10)?,
            "local_currency" => self.local_currency = currency(name, value)?,
            "user_salesperson" => self.user_salesperson = code(name, value, 20)?,
            "inherit_salesperson" => self.inherit_salesperson = flag(name, value)?,
            "inherit_territory" => self.inherit_territory = flag(name, value)?,
            "inherit_country" => self.inherit_country = flag(name, value)?,
            "inherit_language" => self.inherit_language = flag(name, value)?,
            "inherit_address" => self.inherit_address = flag(name, value)?,
            "inherit_communication" => self.inherit_communication = flag(name, value)?,
            "default_salesperson" => self.default_salesperson = code(name, value, 20)?,
            "default_territory" => self.default_territory = code(name, value, 10)?,
            "default_country" => self.default_country = code(name, value, 10)?,
            "default_language" => self.default_language = code(name, value, 10)?,
            _ => return Err(Refused::Unknown(name.to_owned())),
        }
        Ok(())
    }

    /// The settings of a new company, but for those for contacts and opportunities: they have nothing to do with the mailbox.
    #[must_use]
    pub fn cleared(self) -> Self {
        let new = Self::default();
        Self {
            experience: new.experience,
            shared_mailbox: new.shared_mailbox,
            batch_size: new.batch_size,
            enabled: new.enabled,
            client_id: new.client_id,
            has_client_secret: new.has_client_secret,
            tenant: new.tenant,
            redirect_url: new.redirect_url,
            cloud: new.cloud,
            authority_url: new.authority_url,
            graph_url: new.graph_url,
            after_logging: new.after_logging,
            unmatched: new.unmatched,
            keep_content: new.keep_content,
            job_interval_minutes: new.job_interval_minutes,
            emails_template: new.emails_template,
            log_from: new.log_from,
            client_secret_expires: new.client_secret_expires,
            client_id_command: new.client_id_command,
            client_secret_command: new.client_secret_command,
            redirect_url_command: new.redirect_url_command,
            consent_given: new.consent_given,
            data_handling_accepted: new.data_handling_accepted,
            ..self
        }
    }
}
