//! What may be wrong with the pretend tenant, to see how a wrong setting looks and to put it right again.

use std::io::{BufRead, IsTerminal, stdin};

use clap::ValueEnum;
use exchange_simulator::{AccountState, Platform, Simulator, WithoutRights};

use crate::printer::say;

/// Seconds by which the tenant's clock is ahead of this computer's when it is wrong.
const AHEAD: i64 = 7_200;

/// Something that is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum Trouble {
    /// The redirect is registered under Web: a secret is wanted (AADSTS7000218)
    WebPlatform,
    /// The redirect is registered under Mobile and desktop: a secret is refused (AADSTS700025)
    MobilePlatform,
    /// The redirect is not registered (AADSTS50011, in the browser)
    Unregistered,
    /// The client secret has expired (AADSTS7000222)
    SecretExpired,
    /// Only an administrator may consent (AADSTS90094)
    ConsentNeeded,
    /// The person declines (AADSTS65004)
    Declines,
    /// A person has to answer the pages of sign-in and consent
    Asks,
    /// The application is for its own tenant only (AADSTS50194)
    SingleTenant,
    /// Accounts belong to another organisation (AADSTS50020)
    OtherTenant,
    /// Conditional access blocks the account (AADSTS53003)
    Blocked,
    /// A kept sign-in asks for a second factor (AADSTS50076)
    SecondFactor,
    /// The account is disabled (AADSTS50057)
    Disabled,
    /// The mailbox has no licence (404)
    Unlicensed,
    /// The job's account is no member of the mailbox (403)
    NoRights,
    /// The same, answered as if the mailbox were not there (404)
    NoRightsHidden,
    /// Members may only read the mailbox (403 on changes)
    ReadOnly,
    /// The mailbox has no Archive folder (404)
    NoArchive,
    /// The tenant's clock is two hours ahead
    ClockAhead,
}

impl Trouble {
    /// Brings it about, or puts it right.
    pub fn turn(self, on: bool, tenant: &Simulator) {
        match self {
            Self::WebPlatform => platform(tenant, Platform::Web, on),
            Self::MobilePlatform => platform(tenant, Platform::MobileAndDesktop, on),
            Self::Unregistered => platform(tenant, Platform::Unregistered, on),
            Self::OtherTenant => account(tenant, AccountState::OfAnotherTenant, on),
            Self::Blocked => account(tenant, AccountState::BlockedByPolicy, on),
            Self::SecondFactor => account(tenant, AccountState::NeedsSecondFactor, on),
            Self::Disabled => account(tenant, AccountState::Disabled, on),
            Self::SecretExpired => tenant.set(|settings| settings.secret_expired = on),
            Self::ConsentNeeded => tenant.set(|settings| settings.require_consent = on),
            Self::Declines => tenant.set(|settings| settings.person_declines = on),
            Self::Asks => tenant.set(|settings| settings.auto_approve = !on),
            Self::SingleTenant => tenant.set(|settings| settings.single_tenant = on),
            Self::Unlicensed => tenant.set(|settings| settings.unlicensed = on),
            Self::NoRights => rights(tenant, WithoutRights::Forbidden, on),
            Self::NoRightsHidden => rights(tenant, WithoutRights::NotFound, on),
            Self::ReadOnly => tenant.set(|settings| settings.read_only = on),
            Self::NoArchive => tenant.set(|settings| settings.archive_exists = !on),
            Self::ClockAhead => {
                tenant.set(|settings| settings.clock_offset_seconds = if on { AHEAD } else { 0 });
            }
        }
    }
}

fn platform(tenant: &Simulator, wrong: Platform, on: bool) {
    tenant.set(|settings| settings.platform = if on { wrong } else { Platform::AsTheClient });
}

fn account(tenant: &Simulator, wrong: AccountState, on: bool) {
    tenant.set(|settings| settings.account = if on { wrong } else { AccountState::Good });
}

/// The first account is the one meant for the job.
fn rights(tenant: &Simulator, answer: WithoutRights, on: bool) {
    tenant.set(|settings| settings.without_rights = answer);
    if let Some(job) = tenant.accounts().first() {
        if on { tenant.remove_rights(job) } else { tenant.grant_rights(job) }
    }
}

/// Turns what another program writes to stdin, line by line: `on NAME`, `off NAME`. A terminal is not read, for a
/// program in its background would be stopped by that.
pub fn listen(tenant: Simulator) {
    if stdin().is_terminal() {
        return;
    }
    std::thread::spawn(move || {
        for line in stdin().lock().lines().map_while(Result::ok) {
            match read(&line) {
                Some((trouble, on)) => {
                    trouble.turn(on, &tenant);
                    say(&format!("{}.", line.trim()));
                }
                None => say("Say: on NAME, or: off NAME; the names are those of --trouble."),
            }
        }
    });
}

fn read(line: &str) -> Option<(Trouble, bool)> {
    let (word, name) = line.trim().split_once(' ')?;
    let on = match word {
        "on" => true,
        "off" => false,
        _ => return None,
    };
    Some((Trouble::from_str(name.trim(), false).ok()?, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_name_a_trouble_and_whether_it_is_there() {
        assert_eq!(read(" on no_archive \n"), Some((Trouble::NoArchive, true)));
        assert_eq!(read("off second_factor"), Some((Trouble::SecondFactor, false)));
        for wrong in ["", "on", "no_archive", "maybe no_archive", "on nothing"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
