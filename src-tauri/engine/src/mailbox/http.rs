//! The one place where the mailbox talks HTTP: bearer, 401, Retry-After, back-off, request ids, limits.
//!
//! What may be sent again, and when:
//!
//! | answer | reads | acts |
//! |---|---|---|
//! | 401 | renew the token, once | the same |
//! | 429 | wait as told, again | the same: surely not done |
//! | 503, 504 | wait as told, again | only acts that may happen twice, else nobody knows |
//! | 500, 502, cut, unreadable | again, a few times | nobody knows: look |
//! | no connection | again, a few times | the same: surely not sent |

mod exchange;
pub mod patience;
pub(super) mod refusal;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, StatusCode};
use tokio::sync::Semaphore;
use tokio::time::Instant;
use url::Url;

pub(super) use self::exchange::{Answer, Call, Repeat, Trouble};
use self::patience::{Patience, Waits};
use self::refusal::Refusal;
use crate::auth::Session;
use crate::clock::Clock;
use crate::config::Endpoints;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// Requests Outlook serves at a time for one mailbox (Microsoft *Graph throttling limits*).
pub const AT_A_TIME: usize = 4;
/// Time for a connection to be made.
const CONNECT: Duration = Duration::from_secs(15);
/// Longest silence of a server; Graph itself gives up on a request after about that time.
const SILENCE: Duration = Duration::from_secs(100);

/// The HTTP client for Graph and Entra: no redirects (a token must not follow them), rustls, time limits, no
/// compression, and no proxy to servers of this machine.
///
/// # Errors
/// `Internal` when the TLS backend cannot start.
#[expect(clippy::disallowed_methods, reason = "this is the one home of the HTTP client")]
pub fn client(endpoints: &Endpoints) -> Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .pool_max_idle_per_host(AT_A_TIME)
        .user_agent(concat!("Bitacora/", env!("CARGO_PKG_VERSION")));
    let builder = if endpoints.are_local() { builder.no_proxy() } else { builder };
    builder
        .build()
        .map_err(|error| Error::new(Code::Internal, "The HTTP client cannot start.").because(error))
}

/// What one sending came to.
enum Transfer {
    Answer(Answer),
    /// The connection could not be made.
    NoConnection(Error),
    /// It broke off, or the answer was too long.
    Broken(Error),
}

/// The line to one mailbox.
#[derive(Debug)]
pub(super) struct Wire {
    session: Session,
    http: reqwest::Client,
    clock: Clock,
    patience: Patience,
    places: Semaphore,
    sent: AtomicU64,
    /// The mailbox asked everybody to wait until then.
    not_before: Mutex<Option<Instant>>,
}

impl Wire {
    /// A line that asks `session` for tokens.
    pub(super) fn new(session: Session, http: reqwest::Client, clock: Clock) -> Self {
        Self {
            session,
            http,
            clock,
            patience: Patience::default(),
            places: Semaphore::new(AT_A_TIME),
            sent: AtomicU64::new(0),
            not_before: Mutex::default(),
        }
    }

    /// Other waits than the usual ones.
    pub(super) fn set_patience(&mut self, patience: Patience) {
        self.patience = patience;
    }

    /// How long to wait at all.
    pub(super) fn waits(&self) -> Waits {
        Waits::new(self.patience)
    }

    /// Requests sent so far.
    pub(super) fn sent(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Microsoft's time less this computer's; `None` before the first answer.
    pub(super) fn clock_skew(&self) -> Option<TimeDelta> {
        self.session.server_time().skew()
    }

    /// The time to wait in a `Retry-After` text.
    pub(super) fn retry_after(&self, text: &str) -> Option<Duration> {
        patience::retry_after(text, self.clock.now())
    }

    /// Renews a token that a request inside a batch was rejected with.
    pub(super) async fn renew(&self, rejected: &Secret) -> Result<Secret> {
        self.session.renew(rejected).await
    }

    /// Reads something; `parse` says whether the answer can be understood, else it is asked for again.
    pub(super) async fn read<T>(
        &self,
        url: Url,
        path: &'static str,
        parse: impl Fn(&[u8]) -> Option<T>,
    ) -> Result<T, Trouble> {
        let call = Call { method: Method::GET, url, path, body: None, repeat: Repeat::Always };
        self.send(&call, |answer| if answer.is_json() { parse(&answer.body) } else { None }).await
    }

    /// Reads a whole message, which is no JSON; one larger than any that is kept is refused with 413.
    pub(super) async fn read_message(&self, url: Url, path: &'static str) -> Result<Vec<u8>, Trouble> {
        let call = Call { method: Method::GET, url, path, body: None, repeat: Repeat::Always };
        self.send(&call, |answer| answer.is_message().then_some(answer.body)).await
    }

    /// Does something; any 2xx is a good answer, whatever its body.
    pub(super) async fn act(&self, call: &Call<'_>) -> Result<Answer, Trouble> {
        self.send(call, Some).await
    }

    /// Sends until there is an answer that counts.
    async fn send<T>(&self, call: &Call<'_>, accept: impl Fn(Answer) -> Option<T>) -> Result<T, Trouble> {
        let mut waits = self.waits();
        let mut renewed = false;
        let mut token = self.session.access_token().await.map_err(Trouble::NotDone)?;
        loop {
            self.pass_gate(&mut waits).await.map_err(Trouble::NotDone)?;
            let again = match self.once(call, &token).await {
                Transfer::Answer(answer) if answer.status.is_success() => match accept(answer) {
                    Some(good) => return Ok(good),
                    None => Again::AfterFault(Trouble::Unknown(unreadable())),
                },
                Transfer::Answer(answer) if answer.is_stale_token() && !renewed => {
                    renewed = true;
                    token = self.session.renew(&token).await.map_err(Trouble::NotDone)?;
                    continue;
                }
                Transfer::Answer(answer) => self.judge(call.repeat, &answer)?,
                Transfer::NoConnection(error) => Again::NotSent(error),
                Transfer::Broken(error) => Again::AfterFault(Trouble::Unknown(error)),
            };
            self.wait_for(again, call.repeat, &mut waits).await?;
        }
    }

    /// Whether an answer that is not good allows another try.
    fn judge(&self, repeat: Repeat, answer: &Answer) -> Result<Again, Trouble> {
        let refusal = answer.refusal();
        let told = answer.told_to_wait().and_then(|text| self.retry_after(text));
        match (answer.status.as_u16(), repeat) {
            (429, _) | (503 | 504, Repeat::Always | Repeat::WhenBusy) => Ok(Again::WhenTold(told, refusal)),
            (500 | 502, Repeat::Always) => Ok(Again::AfterFault(Trouble::NotDone(refusal.into_error()))),
            (500..=599, Repeat::WhenBusy | Repeat::WhenRefused) if refusal.is_unclear() => {
                Err(Trouble::Unknown(refusal.into_error().after(told)))
            }
            _ => Err(Trouble::Refused(refusal)),
        }
    }

    /// Waits before the next try, or says that there will be none.
    async fn wait_for(&self, again: Again, repeat: Repeat, waits: &mut Waits) -> Result<(), Trouble> {
        match again {
            Again::WhenTold(told, refusal) => match waits.next_told(told) {
                Ok(wait) => {
                    self.close_gate(wait);
                    Ok(())
                }
                Err(wait) => Err(Trouble::NotDone(refusal.into_error().after(Some(wait)))),
            },
            Again::NotSent(error) => match waits.next_fault() {
                Some(wait) => {
                    tokio::time::sleep(wait).await;
                    Ok(())
                }
                None => Err(Trouble::NotDone(error)),
            },
            Again::AfterFault(trouble) => match waits.next_fault().filter(|_| repeat == Repeat::Always) {
                Some(wait) => {
                    tokio::time::sleep(wait).await;
                    Ok(())
                }
                None => Err(trouble),
            },
        }
    }

    /// Lets everybody on this mailbox wait.
    pub(super) fn close_gate(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut gate = self.not_before.lock().unwrap_or_else(PoisonError::into_inner);
        *gate = Some(gate.map_or(until, |already| already.max(until)));
    }

    /// Waits until the mailbox takes requests again, unless that takes too long.
    async fn pass_gate(&self, waits: &mut Waits) -> Result<()> {
        loop {
            let until = *self.not_before.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(until) = until.filter(|until| *until > Instant::now()) else {
                return Ok(());
            };
            let wait = until - Instant::now();
            if !waits.may_pass(wait) {
                let busy = Error::new(Code::Throttled, "Exchange asks to slow down.");
                return Err(busy.cause(Cause::Throttled).after(Some(wait)));
            }
            tokio::time::sleep_until(until).await;
        }
    }

    async fn once(&self, call: &Call<'_>, token: &Secret) -> Transfer {
        let Ok(_place) = self.places.acquire().await else {
            return Transfer::NoConnection(Error::new(Code::Internal, "The line to the mailbox is closed."));
        };
        self.sent.fetch_add(1, Ordering::Relaxed);
        let began = Instant::now();
        let outcome = self.transfer(call, token).await;
        let (status, request_id) = match &outcome {
            Transfer::Answer(answer) => (answer.status.as_u16(), answer.request_id()),
            Transfer::NoConnection(_) | Transfer::Broken(_) => (0, String::new()),
        };
        let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(method = %call.method, path = call.path, status, request_id, milliseconds, "Graph request");
        outcome
    }

    async fn transfer(&self, call: &Call<'_>, token: &Secret) -> Transfer {
        let Ok(mut bearer) = HeaderValue::from_str(&format!("Bearer {}", token.expose())) else {
            return Transfer::NoConnection(Error::new(Code::BadAnswer, "The access token cannot be sent."));
        };
        bearer.set_sensitive(true);
        let mut request = self
            .http
            .request(call.method.clone(), call.url.clone())
            .header(AUTHORIZATION, bearer)
            .header(ACCEPT, call.accept())
            // Not sticky: it must stand on every request (Microsoft *Outlook immutable id*; W11).
            .header("Prefer", PREFER)
            .header("client-request-id", uuid::Uuid::new_v4().to_string());
        if let Some(body) = call.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body.to_string());
        }
        let mut answer = match request.send().await {
            Ok(answer) => answer,
            Err(error) if error.is_connect() => return Transfer::NoConnection(no_answer(error)),
            Err(error) => return Transfer::Broken(no_answer(error)),
        };
        let (status, headers) = (answer.status(), std::mem::take(answer.headers_mut()));
        self.session.server_time().note(&headers, self.clock.now());
        let mut body = Vec::new();
        loop {
            match answer.chunk().await {
                Ok(Some(part)) if body.len() + part.len() <= call.limit() => body.extend_from_slice(&part),
                Ok(Some(_)) if call.is_for_message() => {
                    let (status, body) = (StatusCode::PAYLOAD_TOO_LARGE, Vec::new());
                    return Transfer::Answer(Answer { status, body, token: token.clone(), headers });
                }
                Ok(Some(_)) => {
                    let error = Error::new(Code::BadAnswer, "Exchange's answer is too long.");
                    return Transfer::Broken(error.cause(Cause::NotUnderstood));
                }
                Ok(None) => break,
                Err(error) => return Transfer::Broken(no_answer(error)),
            }
        }
        Transfer::Answer(Answer { status, body, token: token.clone(), headers })
    }
}

/// The preference every request and every part of a batch carries.
pub(super) const PREFER: &str = "IdType=\"ImmutableId\"";

/// On what terms to try again.
enum Again {
    WhenTold(Option<Duration>, Refusal),
    NotSent(Error),
    AfterFault(Trouble),
}

fn unreadable() -> Error {
    Error::new(Code::BadAnswer, "Exchange's answer cannot be understood.").cause(Cause::NotUnderstood)
}

fn no_answer(error: reqwest::Error) -> Error {
    Error::new(Code::Unavailable, "Exchange cannot be reached, or the connection broke off.")
        .hint("Check the network connection and the cloud setting.")
        .cause(Cause::Offline)
        .because(error.without_url())
}

#[cfg(test)]
#[path = "http_tests.rs"]
pub(super) mod tests;
