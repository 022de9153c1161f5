//! Signing in through the browser: the address to open, the wait for the redirect, the code redeemed.
//!
//! Authorization code with PKCE S256, always (RFC 7636); `state`, `nonce` and verifier are fresh for every try.

use std::borrow::Cow;
use std::future::Future;
use std::time::Duration;

use oauth2::basic::BasicClient;
use oauth2::{AuthUrl, ClientId, CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope};
use url::Url;

use super::errors::Refusal;
use super::identity;
use super::loopback::{self, Arrival, Loopback};
use super::server_time::ServerTime;
use super::session::Client;
use super::token::{self, Grant};
use super::{AccessToken, Account};
use crate::clock::Clock;
use crate::config::graph_scope_prefix;
use crate::domain::advice::Cause;
use crate::domain::setup::Cloud;
use crate::{Code, Error, Result, Secret};

/// The permission the product lives on: read and move mail of mailboxes shared with the account (R127).
pub const MAIL_SCOPE: &str = "Mail.ReadWrite.Shared";

/// The scopes to ask for in a cloud: the mail of shared mailboxes and the account's own name, of one resource
/// (AADSTS700022), and what renewing and naming the account takes.
pub fn scopes(cloud: Cloud) -> Vec<String> {
    let graph = graph_scope_prefix(cloud);
    let resource = [MAIL_SCOPE, "User.Read"].map(|name| format!("{graph}/{name}"));
    resource.into_iter().chain(["offline_access", "openid", "profile"].map(ToOwned::to_owned)).collect()
}

/// What a sign-in needs to know.
#[derive(Debug, Clone)]
pub struct SignIn {
    /// App registration, tenant, scopes.
    pub client: Client,
    /// Redirect URL as registered: http on this machine, with or without a port.
    pub redirect_url: String,
    /// Account to suggest on the sign-in page.
    pub login_hint: Option<String>,
    /// For the token endpoint (`mailbox::http::client`): it must not follow redirects.
    pub http: reqwest::Client,
    /// Tells when tokens end.
    pub clock: Clock,
    /// Takes note of Microsoft's time (`Session::server_time`).
    pub server_time: ServerTime,
}

/// A sign-in that waits for the browser. Dropping it closes the listener.
#[derive(Debug)]
pub struct Prepared {
    /// The address to open in the system's browser.
    pub open: Url,
    loopback: Loopback,
    verifier: PkceCodeVerifier,
    nonce: String,
}

/// A consent of an administrator that waits for the browser. Dropping it closes the listener.
#[derive(Debug)]
pub struct PreparedConsent {
    /// The address to open in the system's browser.
    pub open: Url,
    loopback: Loopback,
}

/// What a sign-in brought.
#[derive(Debug)]
pub struct SignedIn {
    /// Who signed in, and what was granted.
    pub account: Account,
    /// For the keychain (`Session::adopt`).
    pub refresh_token: Secret,
    /// For the first requests.
    pub access_token: AccessToken,
}

/// What an administrator agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdminConsent {
    /// Tenant as the redirect names it: to show, never to trust (wire §2).
    pub tenant: Option<String>,
    /// Scopes as the redirect names them, short.
    pub scopes: Vec<String>,
}

impl SignIn {
    /// Opens the listener and builds the address to open.
    ///
    /// # Errors
    /// `InvalidValue` for a tenant or redirect URL that cannot be, `ClientRejected` without a client id, `PortTaken`.
    pub async fn prepare(&self) -> Result<Prepared> {
        let state = CsrfToken::new_random_len(32);
        let nonce = CsrfToken::new_random_len(16).secret().clone();
        let authorize = AuthUrl::from_url(token::endpoint(&self.client, "oauth2/v2.0/authorize")?);
        let loopback = Loopback::open(&self.redirect_url, Secret::new(state.secret())).await?;
        let redirect = RedirectUrl::new(loopback.redirect_uri().to_owned()).map_err(|error| {
            Error::new(Code::InvalidValue, "The redirect URL cannot be read.")
                .cause(Cause::SettingWrong)
                .because(error)
        })?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let oauth = BasicClient::new(ClientId::new(self.client.client_id.clone())).set_auth_uri(authorize);
        let mut request = oauth
            .authorize_url(|| state)
            .set_redirect_uri(Cow::Owned(redirect))
            .set_pkce_challenge(challenge)
            .add_scopes(self.client.scopes.iter().cloned().map(Scope::new))
            .add_extra_param("response_mode", "query")
            .add_extra_param("prompt", "select_account")
            .add_extra_param("nonce", nonce.clone());
        if let Some(hint) = self.login_hint.as_deref().filter(|hint| !hint.trim().is_empty()) {
            request = request.add_extra_param("login_hint", hint.to_owned());
        }
        let (open, _) = request.url();
        Ok(Prepared { open, loopback, verifier, nonce })
    }

    /// Waits for the redirect and redeems the code. Errors of Entra shown in the browser bring no redirect back
    /// (a redirect URL that is not registered, AADSTS50011): hence the time limit and `cancel`, a future that
    /// ends when the person gives up.
    ///
    /// # Errors
    /// `SignInTimedOut`, `SignInCanceled`, `SignInRefused`, `ConsentRequired`, `ConsentDeclined`, `ClientRejected`,
    /// `TenantMismatch`, `StateMismatch`, `BadAnswer`, `Unavailable`.
    pub async fn wait(
        &self,
        prepared: Prepared,
        cancel: impl Future<Output = ()> + Send,
        limit: Duration,
    ) -> Result<SignedIn> {
        let Prepared { loopback, verifier, nonce, .. } = prepared;
        let redirect_uri = loopback.redirect_uri().to_owned();
        let redeem = async {
            match loopback.arrival().await? {
                Arrival::Code(code) => self.redeem(&code, &redirect_uri, &verifier, &nonce).await,
                Arrival::Refused { error, description } => {
                    Err(Refusal::new(&error, description.as_deref()).into_error(None))
                }
                Arrival::Consent { .. } => Err(misplaced()),
            }
        };
        within(redeem, cancel, limit).await
    }

    /// Opens the listener and builds the address where an administrator agrees for the whole organisation
    /// (Microsoft *v2-admin-consent*). `common` does not work there; `organizations` stands in for it.
    ///
    /// # Errors
    /// As `prepare`.
    pub async fn prepare_admin_consent(&self) -> Result<PreparedConsent> {
        let state = CsrfToken::new_random_len(32);
        let loopback = Loopback::open(&self.redirect_url, Secret::new(state.secret())).await?;
        let open = self.consent_url(loopback.redirect_uri(), &state)?;
        Ok(PreparedConsent { open, loopback })
    }

    /// The same address for somebody else to open, somewhere else: nobody listens then, so whether consent was given
    /// is found out by signing in.
    ///
    /// # Errors
    /// `InvalidValue` for a tenant or redirect URL that cannot be, `ClientRejected` without a client id.
    pub fn consent_address(&self) -> Result<Url> {
        loopback::check_redirect(&self.redirect_url)?;
        self.consent_url(self.redirect_url.trim(), &CsrfToken::new_random_len(32))
    }

    fn consent_url(&self, redirect_uri: &str, state: &CsrfToken) -> Result<Url> {
        let mut organisation = self.client.clone();
        if matches!(self.client.tenant.trim(), "common" | "consumers") {
            "organizations".clone_into(&mut organisation.tenant);
        }
        let mut open = token::endpoint(&organisation, "v2.0/adminconsent")?;
        let resource: Vec<&str> =
            self.client.scopes.iter().map(String::as_str).filter(|scope| scope.contains("://")).collect();
        open.query_pairs_mut()
            .append_pair("client_id", &self.client.client_id)
            .append_pair("scope", &resource.join(" "))
            .append_pair("redirect_uri", redirect_uri)
            .append_pair("state", state.secret());
        Ok(open)
    }

    /// Waits for the administrator's answer.
    ///
    /// # Errors
    /// `SignInTimedOut`, `SignInCanceled`, `ConsentDeclined`, `ConsentRequired`, `SignInRefused`, `ClientRejected`.
    pub async fn wait_for_consent(
        &self,
        prepared: PreparedConsent,
        cancel: impl Future<Output = ()> + Send,
        limit: Duration,
    ) -> Result<AdminConsent> {
        let answer = async {
            match prepared.loopback.arrival().await? {
                Arrival::Consent { tenant, scope } => {
                    let scope = scope.unwrap_or_default();
                    let scopes =
                        scope.split_whitespace().map(|name| token::short_scope(name).to_owned()).collect();
                    Ok(AdminConsent { tenant, scopes })
                }
                Arrival::Refused { error, description } => {
                    Err(Refusal::new(&error, description.as_deref()).into_error(None))
                }
                Arrival::Code(_) => Err(misplaced()),
            }
        };
        within(answer, cancel, limit).await
    }

    pub(super) fn desk(&self) -> token::Desk<'_> {
        token::Desk {
            http: &self.http,
            client: &self.client,
            clock: &self.clock,
            server_time: &self.server_time,
        }
    }

    async fn redeem(
        &self,
        code: &Secret,
        redirect_uri: &str,
        verifier: &PkceCodeVerifier,
        nonce: &str,
    ) -> Result<SignedIn> {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("redirect_uri", redirect_uri),
            ("code_verifier", verifier.secret()),
        ];
        let grant = self.desk().request(&form).await.map_err(|failure| *failure.cause)?;
        self.settle(grant, Some(nonce))
    }

    /// Who signed in, checked: the token is for this client, belongs to this sign-in and to the tenant set up.
    /// `nonce` is the one that was sent; a device code sends none.
    pub(super) fn settle(&self, grant: Grant, nonce: Option<&str>) -> Result<SignedIn> {
        let mut account = match &grant.id_token {
            Some(id_token) => identity::account(id_token.expose(), &self.client.client_id, nonce)?,
            // The code and its verifier bind the answer to this sign-in all the same; only the name is missing.
            None => Account::default(),
        };
        identity::check_tenant(&account, &self.client.tenant)?;
        account.scopes = grant.scopes.unwrap_or_else(|| {
            self.client.scopes.iter().map(|scope| token::short_scope(scope).to_owned()).collect()
        });
        let refresh_token = grant.refresh_token.ok_or_else(|| {
            Error::new(Code::SignInRefused, "Microsoft gave no lasting sign-in.")
                .hint("The permission offline_access must be granted, so that the job can run on its own.")
                .cause(Cause::PermissionMissing)
        })?;
        Ok(SignedIn { account, refresh_token, access_token: grant.access_token })
    }
}

/// A redirect of the other kind than was asked for.
fn misplaced() -> Error {
    Error::new(Code::SignInRefused, "The browser came back with an answer to another question.")
        .hint("Start the sign-in again.")
        .cause(Cause::SignInMixedUp)
}

pub(super) async fn within<T>(
    work: impl Future<Output = Result<T>>,
    cancel: impl Future<Output = ()>,
    limit: Duration,
) -> Result<T> {
    tokio::select! {
        biased;
        () = cancel => Err(Error::new(Code::SignInCanceled, "The sign-in was canceled.").cause(Cause::SignInCanceled)),
        done = work => done,
        () = tokio::time::sleep(limit) => Err(timed_out()),
    }
}

/// Nobody came back: nobody answered, or the browser showed an error that brings no redirect (AADSTS50011).
fn timed_out() -> Error {
    Error::new(Code::SignInTimedOut, "Nobody completed the sign-in in time.")
        .hint("If the browser showed an error, it says what to correct in the app registration; then sign in again.")
        .cause(Cause::SignInTimedOut)
}

#[cfg(test)]
#[path = "sign_in_tests.rs"]
mod tests;
