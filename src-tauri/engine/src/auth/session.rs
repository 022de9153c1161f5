//! A signed-in account: hands out access tokens and renews them, once for all who ask.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;
use url::Url;

use super::AccessToken;
use super::credentials::CredentialStore;
use super::server_time::ServerTime;
use super::sign_in::SignedIn;
use super::token::{self, Failure, Grant};
use crate::clock::Clock;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// Name of the refresh token in the keychain.
pub const REFRESH_TOKEN: &str = "refresh_token";
/// A token this close to its end is renewed first, in seconds.
const MARGIN: i64 = 60;
/// Times a renewal is sent when the service is busy.
const TRIES: u32 = 3;
/// The longest wait between them; what asks for more is told to the caller.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// The app registration and the tenant to sign in at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Application (client) id.
    pub client_id: String,
    /// Client secret of a confidential client; a public one must not send any (AADSTS700025).
    pub secret: Option<Secret>,
    /// Root of Entra ID (`config::Endpoints::authority`).
    pub authority: Url,
    /// GUID or domain of the tenant, or `common`, `organizations`, `consumers`.
    pub tenant: String,
    /// Scopes to ask for, in full spelling (`sign_in::scopes`).
    pub scopes: Vec<String>,
}

/// A session; cheap to clone, all clones share the token.
#[derive(Debug, Clone)]
pub struct Session(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client,
    credentials: CredentialStore,
    http: reqwest::Client,
    clock: Clock,
    server_time: ServerTime,
    /// Renewals finished so far, to tell who waited for one from who comes later.
    rounds: AtomicU64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    token: Option<AccessToken>,
    /// A refresh token the keychain did not take; used and offered again with the next renewal.
    unsaved: Option<Secret>,
    /// How the last renewal failed.
    failed: Option<Told>,
    /// The refresh token Microsoft refused for good, and what it said: never sent again.
    dead: Option<(Secret, Told)>,
    /// When a renewal last worked.
    renewed_at: Option<DateTime<Utc>>,
}

/// An error to tell several callers.
#[derive(Debug, Clone)]
struct Told {
    code: Code,
    message: String,
    hint: Option<String>,
    cause: Option<Cause>,
    reference: Option<String>,
    retry_after: Option<Duration>,
}

impl Told {
    fn of(error: &Error) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            hint: error.hint_text().map(ToOwned::to_owned),
            cause: error.cause_of(),
            reference: error.reference_text().map(ToOwned::to_owned),
            retry_after: error.retry_after(),
        }
    }

    fn error(&self) -> Error {
        let mut error = Error::new(self.code, self.message.clone()).after(self.retry_after);
        if let Some(hint) = &self.hint {
            error = error.hint(hint.clone());
        }
        if let Some(cause) = self.cause {
            error = error.cause(cause);
        }
        if let Some(reference) = &self.reference {
            error = error.reference(reference.clone());
        }
        error
    }
}

impl Session {
    /// A session over what the keychain holds. Nothing is read or sent yet.
    pub fn new(client: Client, credentials: CredentialStore, http: reqwest::Client, clock: Clock) -> Self {
        Self(Arc::new(Inner {
            client,
            credentials,
            http,
            clock,
            server_time: ServerTime::default(),
            rounds: AtomicU64::new(0),
            state: Mutex::default(),
        }))
    }

    /// How far Microsoft's clock is from this computer's, as every answer to this session tells.
    pub fn server_time(&self) -> &ServerTime {
        &self.0.server_time
    }

    /// Whether a sign-in is kept. Says nothing about whether Microsoft still honours it.
    ///
    /// # Errors
    /// `KeychainUnavailable`.
    pub async fn is_signed_in(&self) -> Result<bool> {
        Ok(self.0.credentials.get(REFRESH_TOKEN).await?.is_some())
    }

    /// A token that is good for at least a minute (or half its life, if that is shorter).
    ///
    /// # Errors
    /// `SignInNeeded` when no account is signed in; `SignInAgain`, `ConsentRequired` … when Microsoft wants the
    /// person; `Unavailable` with the time to wait when it does not answer; `KeychainUnavailable`.
    pub async fn access_token(&self) -> Result<Secret> {
        let round = self.0.rounds.load(Ordering::Acquire);
        let mut state = self.0.state.lock().await;
        match &state.token {
            Some(token) if self.is_fresh(token) => Ok(token.secret.clone()),
            _ => self.renew_once(&mut state, round).await,
        }
    }

    /// Another token than the one a server has just rejected with 401: renewed, unless somebody already did.
    ///
    /// # Errors
    /// As `access_token`.
    pub async fn renew(&self, rejected: &Secret) -> Result<Secret> {
        let round = self.0.rounds.load(Ordering::Acquire);
        let mut state = self.0.state.lock().await;
        match &state.token {
            Some(token) if token.secret != *rejected && self.is_fresh(token) => Ok(token.secret.clone()),
            _ => self.renew_once(&mut state, round).await,
        }
    }

    /// Renews now, whatever the token in hand is worth (*Renew Token*, R147).
    ///
    /// # Errors
    /// As `access_token`.
    pub async fn renew_now(&self) -> Result<()> {
        let round = self.0.rounds.load(Ordering::Acquire);
        self.renew_once(&mut *self.0.state.lock().await, round).await.map(drop)
    }

    /// When tokens were last renewed by this session, UTC; `None` when they were not.
    pub async fn renewed_at(&self) -> Option<DateTime<Utc>> {
        self.0.state.lock().await.renewed_at
    }

    /// Takes over what a sign-in brought: keeps the refresh token in the keychain, then uses the access token.
    ///
    /// # Errors
    /// `KeychainUnavailable`; the session is then as before.
    pub async fn adopt(&self, signed_in: SignedIn) -> Result<()> {
        let mut state = self.0.state.lock().await;
        self.0.credentials.set(REFRESH_TOKEN, &signed_in.refresh_token).await?;
        *state = State { token: Some(signed_in.access_token), ..State::default() };
        Ok(())
    }

    /// Signs out here: the refresh token is removed from the keychain, the access token forgotten.
    ///
    /// # Errors
    /// `KeychainUnavailable`; the access token is forgotten all the same.
    pub async fn forget(&self) -> Result<()> {
        let mut state = self.0.state.lock().await;
        *state = State::default();
        self.0.credentials.delete(REFRESH_TOKEN).await
    }

    fn is_fresh(&self, token: &AccessToken) -> bool {
        let half = (token.expires_at - token.obtained_at) / 2;
        self.0.clock.now() + half.min(TimeDelta::seconds(MARGIN)) < token.expires_at
    }

    /// Renews, unless the caller has just waited for a renewal that failed: then it shares that failure.
    async fn renew_once(&self, state: &mut State, asked_in: u64) -> Result<Secret> {
        if let Some(failed) = &state.failed
            && self.0.rounds.load(Ordering::Acquire) != asked_in
        {
            return Err(failed.error());
        }
        let done = self.renew_with_kept(state).await;
        state.failed = done.as_ref().err().map(Told::of);
        self.0.rounds.fetch_add(1, Ordering::Release);
        done
    }

    async fn renew_with_kept(&self, state: &mut State) -> Result<Secret> {
        let kept = match &state.unsaved {
            Some(unsaved) => Some(unsaved.clone()),
            None => self.0.credentials.get(REFRESH_TOKEN).await?,
        };
        let kept = kept.ok_or_else(|| {
            Error::new(Code::SignInNeeded, "No account is signed in.")
                .hint("Sign in with the account the job will use.")
                .cause(Cause::NotSignedIn)
        })?;
        if let Some((dead, told)) = &state.dead
            && *dead == kept
        {
            return Err(told.error());
        }
        match self.refresh(&kept).await {
            Ok(grant) => {
                self.keep(state, grant.refresh_token).await;
                let secret = grant.access_token.secret.clone();
                state.renewed_at = Some(grant.access_token.obtained_at);
                state.token = Some(grant.access_token);
                Ok(secret)
            }
            Err(error) => {
                if error.code() == Code::SignInAgain {
                    state.dead = Some((kept, Told::of(&error)));
                    state.token = None;
                }
                Err(error)
            }
        }
    }

    /// Keeps the next refresh token. Until that has worked the old one stays in the keychain; Entra does not
    /// revoke it (wire §2), and the new one goes on from memory.
    async fn keep(&self, state: &mut State, next: Option<Secret>) {
        let Some(next) = next.or_else(|| state.unsaved.clone()) else {
            return;
        };
        state.unsaved = match self.0.credentials.set(REFRESH_TOKEN, &next).await {
            Ok(()) => None,
            Err(error) => {
                tracing::warn!(code = ?error.code(), "The renewed sign-in could not be kept");
                Some(next)
            }
        };
    }

    /// Asks for tokens; a busy service is asked again a few times, a refusal never is (AADSTS50196).
    async fn refresh(&self, kept: &Secret) -> Result<Grant> {
        let scope = self.0.client.scopes.join(" ");
        let mut with_scope = true;
        let mut tries = 0;
        loop {
            tries += 1;
            let mut form = vec![("grant_type", "refresh_token"), ("refresh_token", kept.expose())];
            if with_scope && !scope.is_empty() {
                form.push(("scope", &scope));
            }
            let desk = token::Desk {
                http: &self.0.http,
                client: &self.0.client,
                clock: &self.0.clock,
                server_time: &self.0.server_time,
            };
            let failure: Failure = match desk.request(&form).await {
                Ok(grant) => return Ok(grant),
                Err(failure) => failure,
            };
            if failure.error == "invalid_scope" && with_scope {
                // A person may have granted less than was asked for; without `scope` that is what comes.
                with_scope = false;
                continue;
            }
            let wait = failure.cause.retry_after().unwrap_or(Duration::from_secs(1) * tries);
            if !failure.repeatable || tries >= TRIES || wait > LONGEST_WAIT {
                return Err(*failure.cause);
            }
            tokio::time::sleep(wait).await;
        }
    }
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
