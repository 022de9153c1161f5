//! The token endpoint: a code or a refresh token goes in, tokens come out.
//!
//! Posted by hand instead of through `oauth2`, whose error type drops what Entra's refusals turn on:
//! `suberror`, `error_codes`, the HTTP status and `Retry-After` (wire §2).

use std::time::Duration;

use chrono::TimeDelta;
use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use serde::Deserialize;
use serde_json::Value;

use super::AccessToken;
use super::errors::Refusal;
use super::server_time::ServerTime;
use super::session::Client;
use crate::clock::Clock;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// Bytes an answer may have; real ones have under 10 KB.
const LIMIT: usize = 512 * 1024;
/// Time an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Life of a token the answer does not give one for, in seconds (wire §2: 60–90 minutes).
const USUAL_LIFE: u64 = 3_600;

/// A good answer of the token endpoint.
#[derive(Debug)]
pub(super) struct Grant {
    /// Token for Graph.
    pub(super) access_token: AccessToken,
    /// The next refresh token; absent when the one in hand goes on.
    pub(super) refresh_token: Option<Secret>,
    /// The identity token, with `openid`.
    pub(super) id_token: Option<Secret>,
    /// Granted scopes, short; absent when they are those asked for.
    pub(super) scopes: Option<Vec<String>>,
}

/// Why there is no good answer.
#[derive(Debug)]
pub(super) struct Failure {
    /// `error` of the answer; blank when there was none.
    pub(super) error: String,
    /// Whether the same request may be sent again: it surely changed nothing.
    pub(super) repeatable: bool,
    /// What to tell.
    pub(super) cause: Box<Error>,
}

#[derive(Deserialize)]
struct Wire {
    access_token: String,
    #[serde(default)]
    refresh_token: Option<String>,
    #[serde(default)]
    id_token: Option<String>,
    #[serde(default)]
    expires_in: Option<Value>,
    #[serde(default)]
    scope: Option<String>,
}

/// A scope without the resource in front: `Mail.ReadWrite.Shared`.
pub(super) fn short_scope(scope: &str) -> &str {
    scope.rsplit('/').next().unwrap_or(scope)
}

/// Address of an endpoint of the tenant, for example `…/{tenant}/oauth2/v2.0/token`.
///
/// # Errors
/// `ClientRejected` without a client id, `InvalidValue` when the tenant cannot stand in an address.
pub(super) fn endpoint(client: &Client, path: &str) -> Result<url::Url> {
    if client.client_id.trim().is_empty() {
        return Err(Error::new(Code::ClientRejected, "No client id is set.")
            .hint("Enter the Application (client) ID of the app registration.")
            .cause(Cause::ClientIdMissing));
    }
    let tenant = client.tenant.trim();
    let fine = !tenant.is_empty()
        && !tenant.starts_with('.')
        && tenant.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    let refuse = || {
        Error::new(
            Code::InvalidValue,
            "The tenant must be a GUID, a domain, or one of common, organizations, consumers.",
        )
        .cause(Cause::SettingWrong)
    };
    if !fine {
        return Err(refuse());
    }
    let root = client.authority.as_str().trim_end_matches('/');
    url::Url::parse(&format!("{root}/{tenant}/{path}")).map_err(|error| refuse().because(error))
}

/// The token endpoint of one app registration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    /// Must not follow redirects.
    pub(super) http: &'a reqwest::Client,
    /// App registration and tenant.
    pub(super) client: &'a Client,
    /// Tells when tokens end.
    pub(super) clock: &'a Clock,
    /// Takes note of Microsoft's time.
    pub(super) server_time: &'a ServerTime,
}

impl Desk<'_> {
    /// Posts a form to the token endpoint. The client id and, for a confidential client, the secret are added to
    /// the body, where Entra takes them as well as in a Basic header.
    pub(super) async fn request(&self, form: &[(&str, &str)]) -> Result<Grant, Failure> {
        let (status, body, wait) = self.post("oauth2/v2.0/token", encode(self.client, form)).await?;
        if status.is_success() { grant(&body, self.clock) } else { Err(refused(status, &body, wait)) }
    }

    /// Sends an encoded form to an endpoint of the tenant; answers with status, body and the time to wait.
    pub(super) async fn post(
        &self,
        path: &'static str,
        form: String,
    ) -> Result<(StatusCode, Vec<u8>, Option<Duration>), Failure> {
        let url = endpoint(self.client, path).map_err(|cause| Failure {
            error: String::new(),
            repeatable: false,
            cause: Box::new(cause),
        })?;
        let sent = self
            .http
            .post(url)
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .body(form)
            .send()
            .await;
        let answer = sent.map_err(|error| unreachable_service(error, true))?;
        self.server_time.note(answer.headers(), self.clock.now());
        let (status, wait) = (answer.status(), retry_after(&answer));
        let body = read(answer).await?;
        tracing::debug!(path, status = status.as_u16(), "Sign-in service");
        Ok((status, body, wait))
    }
}

/// The form as it is sent. A function of its own: the encoder may not be held while waiting.
pub(super) fn encode(client: &Client, form: &[(&str, &str)]) -> String {
    let mut fields = url::form_urlencoded::Serializer::new(String::new());
    fields.extend_pairs(form).append_pair("client_id", &client.client_id);
    if let Some(secret) = &client.secret {
        fields.append_pair("client_secret", secret.expose());
    }
    fields.finish()
}

async fn read(mut answer: reqwest::Response) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(part) = answer.chunk().await.map_err(|error| unreachable_service(error, false))? {
        if body.len() + part.len() > LIMIT {
            return Err(unreadable());
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}

fn grant(body: &[u8], clock: &Clock) -> Result<Grant, Failure> {
    let wire: Wire = serde_json::from_slice(body).map_err(|_| unreadable())?;
    if wire.access_token.is_empty() {
        return Err(unreadable());
    }
    let seconds = match &wire.expires_in {
        Some(Value::Number(number)) => number.as_u64(),
        Some(Value::String(text)) => text.parse().ok(),
        _ => None,
    };
    let life =
        TimeDelta::seconds(i64::try_from(seconds.unwrap_or(USUAL_LIFE).min(7 * 86_400)).unwrap_or_default());
    let obtained_at = clock.now();
    let kept = |text: Option<String>| text.filter(|text| !text.is_empty()).map(Secret::new);
    let names = |list: String| list.split_whitespace().map(|scope| short_scope(scope).to_owned()).collect();
    Ok(Grant {
        access_token: AccessToken {
            secret: Secret::new(wire.access_token),
            obtained_at,
            expires_at: obtained_at + life,
        },
        refresh_token: kept(wire.refresh_token),
        id_token: kept(wire.id_token),
        scopes: wire.scope.filter(|list| !list.trim().is_empty()).map(names),
    })
}

pub(super) fn refused(status: StatusCode, body: &[u8], wait: Option<Duration>) -> Failure {
    let busy = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
    let refusal: Refusal = serde_json::from_slice(body).unwrap_or_default();
    let error = refusal.error.clone();
    if error.is_empty() || busy {
        let text = format!("Microsoft's sign-in service answered {}.", status.as_u16());
        let (code, why) = if busy {
            (Code::Unavailable, Cause::SignInBusy)
        } else {
            (Code::SignInRefused, Cause::SignInRefused)
        };
        let reference = format!("HTTP {}", status.as_u16());
        let cause = Error::new(code, text).cause(why).reference(reference).after(wait);
        return Failure { error, repeatable: busy, cause: Box::new(cause) };
    }
    let cause = refusal.into_error(wait);
    Failure { error, repeatable: cause.code() == Code::Unavailable, cause: Box::new(cause) }
}

/// `fresh`: the request may not have reached the service. A form that did reach it must not be sent again, for
/// services exist that revoke everything when a refresh token comes twice.
fn unreachable_service(error: reqwest::Error, fresh: bool) -> Failure {
    let repeatable = fresh && error.is_connect();
    let cause = Error::new(Code::Unavailable, "Microsoft's sign-in service cannot be reached.")
        .hint("Check the network connection and the cloud setting.")
        .cause(Cause::Offline)
        .because(error.without_url());
    Failure { error: String::new(), repeatable, cause: Box::new(cause) }
}

pub(super) fn unreadable() -> Failure {
    let cause =
        Error::new(Code::BadAnswer, "The answer of Microsoft's sign-in service cannot be understood.")
            .cause(Cause::NotUnderstood);
    Failure { error: String::new(), repeatable: false, cause: Box::new(cause) }
}

/// `Retry-After` in seconds, whole or not; the service sends no dates here.
fn retry_after(answer: &reqwest::Response) -> Option<Duration> {
    let seconds: f64 = answer.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<Grant, Failure> {
        grant(json.as_bytes(), &Clock::System)
    }

    #[test]
    fn answers_are_read_as_entra_and_others_write_them() {
        let grant = parse(r#"{"token_type":"Bearer","scope":"https://graph.microsoft.com/Mail.ReadWrite.Shared User.Read",
            "expires_in":3599,"ext_expires_in":3599,"access_token":"a","refresh_token":"r","id_token":"i","new":{}}"#)
        .unwrap();
        assert_eq!(grant.scopes.unwrap(), ["Mail.ReadWrite.Shared", "User.Read"]);
        let life = |token: &AccessToken| (token.expires_at - token.obtained_at).num_seconds();
        assert_eq!(life(&grant.access_token), 3599);
        assert_eq!(life(&parse(r#"{"access_token":"a","expires_in":"60"}"#).unwrap().access_token), 60);
        assert_eq!(life(&parse(r#"{"access_token":"a"}"#).unwrap().access_token), 3600);
        for bad in ["", "<html>", "{}", r#"{"access_token":""}"#, r#"{"access_token":1}"#] {
            assert_eq!(parse(bad).unwrap_err().cause.code(), Code::BadAnswer, "{bad}");
        }
    }

    #[test]
    fn only_what_changed_nothing_is_repeated() {
        let check = |status: u16, body: &str| {
            let failure = refused(StatusCode::from_u16(status).unwrap(), body.as_bytes(), None);
            (failure.cause.code(), failure.repeatable)
        };
        assert_eq!(check(400, r#"{"error":"invalid_grant"}"#), (Code::SignInAgain, false));
        assert_eq!(check(400, r#"{"error":"temporarily_unavailable"}"#), (Code::Unavailable, true));
        assert_eq!(check(503, "<html>"), (Code::Unavailable, true));
        assert_eq!(check(429, ""), (Code::Unavailable, true));
        assert_eq!(check(404, "<html>"), (Code::SignInRefused, false));
        assert_eq!(check(302, ""), (Code::SignInRefused, false));
    }

    #[test]
    fn a_tenant_cannot_lead_elsewhere() {
        let client = |tenant: &str| Client {
            client_id: "c".into(),
            secret: None,
            authority: "http://127.0.0.1:4711/entra".parse().unwrap(),
            tenant: tenant.into(),
            scopes: vec![],
        };
        let url = endpoint(&client("contoso.onmicrosoft.com"), "oauth2/v2.0/token").unwrap();
        assert_eq!(url.as_str(), "http://127.0.0.1:4711/entra/contoso.onmicrosoft.com/oauth2/v2.0/token");
        for bad in ["", "a/b", "../x", "a?b", "a@b", "a b"] {
            assert_eq!(endpoint(&client(bad), "x").unwrap_err().code(), Code::InvalidValue, "{bad}");
        }
    }
}
