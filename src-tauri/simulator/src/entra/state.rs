//! What Entra remembers: codes, tokens, sessions, consent.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::pkce::Challenge;
use super::scopes::{Resource, Scopes};
use crate::clock;

/// An access token handed out.
#[derive(Debug, Clone)]
pub(crate) struct Access {
    pub(crate) client: String,
    /// The person; `None` for an app on its own.
    pub(crate) upn: Option<String>,
    pub(crate) resource: Resource,
    /// Permissions in lower case.
    pub(crate) scopes: BTreeSet<String>,
    pub(crate) openid: BTreeSet<String>,
    pub(crate) expires: DateTime<Utc>,
    pub(crate) revoked: bool,
}

/// A refresh token handed out: bound to person and app, not to a resource.
#[derive(Debug, Clone)]
pub(crate) struct Refresh {
    pub(crate) client: String,
    pub(crate) upn: String,
    pub(crate) scopes: Scopes,
    pub(crate) expires: DateTime<Utc>,
    pub(crate) revoked: bool,
    /// Whether a second factor was shown at the sign-in.
    pub(crate) second_factor: bool,
}

/// An authorization code.
#[derive(Debug, Clone)]
pub(crate) struct Code {
    pub(crate) client: String,
    pub(crate) upn: String,
    pub(crate) redirect: String,
    pub(crate) scopes: Scopes,
    pub(crate) nonce: Option<String>,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) expires: DateTime<Utc>,
    pub(crate) used: bool,
}

/// Where a device code stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    Pending,
    Approved(String),
    Declined,
    Used,
}

/// A device code.
#[derive(Debug, Clone)]
pub(crate) struct Device {
    pub(crate) user_code: String,
    pub(crate) client: String,
    pub(crate) scopes: Scopes,
    pub(crate) expires: DateTime<Utc>,
    pub(crate) polls: u32,
    pub(crate) decision: Decision,
}

/// The memory of the sign-in service.
#[derive(Debug, Default)]
pub(crate) struct Entra {
    pub(crate) access: HashMap<String, Access>,
    pub(crate) refresh: HashMap<String, Refresh>,
    pub(crate) codes: HashMap<String, Code>,
    pub(crate) devices: HashMap<String, Device>,
    /// Browser sessions: cookie to principal name.
    pub(crate) sessions: HashMap<String, String>,
    /// (app, person in lower case or `*`, permission)
    consents: BTreeSet<(String, String, String)>,
}

impl Entra {
    /// Writes down consent to these permissions, of a person or (`*`) for everybody.
    pub(crate) fn consent(&mut self, client: &str, who: &str, names: &BTreeSet<String>) {
        for name in names {
            self.consents.insert((client.to_owned(), who.to_lowercase(), name.clone()));
        }
    }

    /// Whether all these permissions were consented to.
    pub(crate) fn has_consent(&self, client: &str, who: &str, names: &BTreeSet<String>) -> bool {
        names.iter().filter(|name| *name != ".default").all(|name| {
            [who.to_lowercase(), "*".to_owned()]
                .into_iter()
                .any(|who| self.consents.contains(&(client.to_owned(), who, name.clone())))
        })
    }

    /// Forgets all consent, of persons and of administrators.
    pub(crate) fn revoke_consent(&mut self) {
        self.consents.clear();
    }

    /// All permissions consented to: what `.default` stands for.
    pub(crate) fn consented(&self, client: &str, who: &str) -> BTreeSet<String> {
        let who = who.to_lowercase();
        let own = self.consents.iter().filter(|(c, w, _)| c == client && (*w == who || w == "*"));
        own.map(|(_, _, name)| name.clone()).collect()
    }

    /// Ends all tokens of a person (or of everybody): password change, administrator, the person (wire §2).
    pub(crate) fn revoke(&mut self, upn: Option<&str>) {
        let meant = |owner: &str| upn.is_none_or(|upn| upn.eq_ignore_ascii_case(owner));
        for token in self.access.values_mut().filter(|token| token.upn.as_deref().is_none_or(meant)) {
            token.revoked = true;
        }
        for token in self.refresh.values_mut().filter(|token| meant(&token.upn)) {
            token.revoked = true;
        }
    }

    /// Ends all access tokens.
    pub(crate) fn expire_access(&mut self) {
        self.access.values_mut().for_each(|token| token.expires = DateTime::UNIX_EPOCH);
    }

    /// Ends all refresh tokens.
    pub(crate) fn expire_refresh(&mut self) {
        self.refresh.values_mut().for_each(|token| token.expires = DateTime::UNIX_EPOCH);
    }

    /// Forgets what is long over, so that a tenant may run for weeks.
    pub(crate) fn tidy(&mut self) {
        let day_ago = clock::now() - chrono::Duration::days(1);
        self.access.retain(|_, token| token.expires > day_ago || token.expires == DateTime::UNIX_EPOCH);
        self.codes.retain(|_, code| code.expires > day_ago);
        self.devices.retain(|_, device| device.expires > day_ago);
    }
}
