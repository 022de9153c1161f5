//! What the refusals of Entra ID mean.
//!
//! Microsoft: branch on `error` (and `suberror`), never on the AADSTS number, for numbers may change. The number
//! only picks the cause, a better sentence and hint, and tells two meanings of a catch-all `error` apart where
//! nothing depends on it but the advice (wire §2; learn.microsoft.com/entra/identity-platform/reference-error-codes).

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::domain::advice::Cause;
use crate::{Code, Error};

/// The error answer of an endpoint of Entra, or the error fields of a redirect.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Refusal {
    #[serde(default)]
    pub(super) error: String,
    #[serde(default)]
    suberror: Option<String>,
    #[serde(default)]
    error_description: Option<String>,
    #[serde(default)]
    error_codes: Vec<Value>,
    #[serde(default)]
    timestamp: Option<String>,
    #[serde(default)]
    trace_id: Option<String>,
    #[serde(default)]
    correlation_id: Option<String>,
}

impl Refusal {
    /// From the query of a redirect.
    pub(super) fn new(error: &str, description: Option<&str>) -> Self {
        Self {
            error: error.to_owned(),
            error_description: description.map(ToOwned::to_owned),
            ..Self::default()
        }
    }

    /// Whether it says that there is no such tenant.
    pub(super) fn is_about_an_unknown_tenant(&self) -> bool {
        self.error == "invalid_tenant" || self.number() == Some(90002)
    }

    /// The AADSTS number, if one is given.
    fn number(&self) -> Option<u64> {
        let listed = self.error_codes.first().and_then(Value::as_u64);
        let written = || {
            let (_, rest) = self.error_description.as_deref()?.split_once("AADSTS")?;
            let digits: String = rest.chars().take_while(char::is_ascii_digit).take(10).collect();
            digits.parse().ok()
        };
        listed.or_else(written).filter(|number| *number != 0)
    }

    /// The error the rest of the program sees. `retry_after` is what the answer's header asked for.
    pub(super) fn into_error(self, retry_after: Option<Duration>) -> Error {
        let number = self.number();
        let code = code_of(&self.error, self.suberror.as_deref(), number);
        let cause = cause_of(code, &self.error, self.suberror.as_deref(), number);
        let name = match number {
            Some(number) => format!("AADSTS{number}"),
            None => printable(&self.error),
        };
        let error = Error::new(code, format!("{} ({name})", sentence(code)));
        let error = match hint(cause) {
            Some(text) => error.hint(text),
            None => error,
        };
        error.cause(cause).reference(self.reference(name)).after(retry_after)
    }

    /// What Microsoft's support asks for: the name, the two ids and the time. Of the description, which may hold
    /// addresses, nothing else is taken.
    fn reference(&self, name: String) -> String {
        let field = |given: &Option<String>, label: &str| {
            let text = given.as_deref().or_else(|| self.described(label))?;
            Some(text.trim().to_owned())
        };
        let guid = |text: String| uuid::Uuid::parse_str(&text).ok().map(|id| id.to_string());
        let trace = field(&self.trace_id, "Trace ID:").and_then(guid).map(|id| format!("trace {id}"));
        let correlation = field(&self.correlation_id, "Correlation ID:").and_then(guid);
        let correlation = correlation.map(|id| format!("correlation {id}"));
        let time = field(&self.timestamp, "Timestamp:").and_then(|text| instant(&text));
        let parts: Vec<String> = [Some(name), trace, correlation, time].into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// The rest of a line of the description that begins with a label.
    fn described(&self, label: &str) -> Option<&str> {
        self.error_description.as_deref()?.lines().find_map(|line| line.trim().strip_prefix(label))
    }
}

/// `2016-01-09 02:02:12Z` as `2016-01-09T02:02:12Z`; nothing when it is no time.
fn instant(text: &str) -> Option<String> {
    let whole = text.replacen(' ', "T", 1);
    let time = chrono::DateTime::parse_from_rfc3339(&whole).ok()?;
    Some(time.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Only what OAuth allows in an error name, so that nothing foreign gets into a log.
fn printable(error: &str) -> String {
    let clean: String = error
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        .take(60)
        .collect();
    if clean.is_empty() { "no reason given".to_owned() } else { clean }
}

fn code_of(error: &str, suberror: Option<&str>, number: Option<u64>) -> Code {
    match (error, suberror) {
        ("consent_required", _) if number == Some(65004) => Code::ConsentDeclined,
        ("invalid_grant" | "interaction_required", Some("consent_required"))
        | ("consent_required" | "admin_consent_required", _) => Code::ConsentRequired,
        ("access_denied", _) if matches!(number, Some(90094 | 90095)) => Code::ConsentRequired,
        // The redirect brings this for a blocked, disabled or unassigned account too.
        ("access_denied", _) if number.is_some_and(|number| number != 65004) => Code::SignInRefused,
        ("access_denied" | "authorization_declined", _) => Code::ConsentDeclined,
        ("invalid_grant" | "interaction_required" | "login_required" | "account_selection_required", _) => {
            Code::SignInAgain
        }
        ("temporarily_unavailable" | "server_error" | "slow_down", _) => Code::Unavailable,
        // A device code: nobody has answered yet, or nobody did in time (RFC 8628 §3.5).
        ("authorization_pending" | "expired_token" | "code_expired", _) => Code::SignInTimedOut,
        (
            "invalid_client" | "unauthorized_client" | "unsupported_grant_type" | "unsupported_response_type",
            _,
        ) => Code::ClientRejected,
        (_, _) => match number {
            Some(90033 | 50033 | 90012) => Code::Unavailable,
            Some(90002 | 900_023 | 50194 | 90072 | 700_005 | 900_432 | 900_382 | 90038) => {
                Code::TenantMismatch
            }
            Some(50011 | 700_016 | 700_025 | 7_000_215 | 7_000_218 | 7_000_222) => Code::ClientRejected,
            Some(65001 | 90094 | 90095) => Code::ConsentRequired,
            _ => Code::SignInRefused,
        },
    }
}

/// Why, as far as the number tells.
fn named(number: u64) -> Option<Cause> {
    Some(match number {
        50011 => Cause::RedirectNotRegistered,
        700_025 => Cause::SecretOnPublicClient,
        7_000_218 => Cause::SecretMissing,
        7_000_215 => Cause::SecretWrong,
        7_000_222 => Cause::SecretExpired,
        700_016 | 70001 => Cause::ClientUnknown,
        90002 | 900_023 => Cause::TenantUnknown,
        50194 => Cause::SingleTenantApp,
        700_005 | 90072 | 50020 | 50034 => Cause::WrongTenant,
        900_432 | 900_382 | 90038 => Cause::WrongCloud,
        65001 => Cause::ConsentMissing,
        90094 | 90095 => Cause::AdminConsentNeeded,
        65004 => Cause::ConsentDeclined,
        70011 | 500_011 | 700_022 | 650_053 => Cause::PermissionUnknown,
        50076 | 50079 | 50074 => Cause::MfaNeeded,
        53000..=53003 => Cause::BlockedByPolicy,
        50173 | 50133 => Cause::SignInRevoked,
        700_082 | 70008 | 70043 => Cause::SignInExpired,
        50196 => Cause::SignInAgain,
        50057 => Cause::AccountDisabled,
        50053 => Cause::AccountLocked,
        50105 => Cause::AccountNotAssigned,
        54005 | 501_481 | 500_112 | 70018 => Cause::SignInMixedUp,
        70016 | 70019 => Cause::DeviceCodeExpired,
        90033 | 50033 | 90012 => Cause::SignInBusy,
        _ => return None,
    })
}

fn cause_of(code: Code, error: &str, suberror: Option<&str>, number: Option<u64>) -> Cause {
    if let Some(cause) = number.and_then(named) {
        return cause;
    }
    match (error, suberror) {
        (_, Some("token_expired")) => Cause::SignInExpired,
        (_, Some("user_password_expired")) => Cause::SignInRevoked,
        ("admin_consent_required", _) => Cause::AdminConsentNeeded,
        ("invalid_scope" | "invalid_resource" | "invalid_target", _) => Cause::PermissionUnknown,
        ("bad_verification_code", _) => Cause::SignInMixedUp,
        _ => match code {
            Code::ConsentRequired => Cause::ConsentMissing,
            Code::ConsentDeclined => Cause::ConsentDeclined,
            Code::SignInAgain => Cause::SignInAgain,
            Code::SignInTimedOut => Cause::DeviceCodeExpired,
            Code::Unavailable => Cause::SignInBusy,
            Code::ClientRejected => Cause::ClientRejected,
            Code::TenantMismatch => Cause::WrongTenant,
            _ => Cause::SignInRefused,
        },
    }
}

fn sentence(code: Code) -> &'static str {
    match code {
        Code::ConsentRequired => "Nobody has agreed yet that Bitácora may use the mailbox.",
        Code::ConsentDeclined => "The permissions were declined.",
        Code::SignInAgain => "Microsoft asks to sign in again.",
        Code::SignInTimedOut => "The code was not used in time.",
        Code::Unavailable => "Microsoft's sign-in service does not answer for now.",
        Code::ClientRejected => "Microsoft rejected the app registration.",
        Code::TenantMismatch => "Microsoft does not accept this account or registration in that tenant.",
        _ => "Microsoft refused the sign-in.",
    }
}

/// What to do, in the words of the command line; the window has its own for every cause.
fn hint(cause: Cause) -> Option<&'static str> {
    Some(match cause {
        Cause::MfaNeeded => "The account needs multi-factor authentication: sign in again.",
        Cause::BlockedByPolicy => {
            "A conditional access policy of the tenant blocks this sign-in; ask its administrator."
        }
        Cause::SignInRevoked => "The password was changed or the sign-in revoked: sign in again.",
        Cause::SignInExpired => "The kept sign-in has expired: sign in again.",
        Cause::SignInAgain => "Sign in again.",
        Cause::AccountDisabled => "The account is disabled; ask the tenant's administrator.",
        Cause::AccountLocked => "The account is locked for now; wait or ask the tenant's administrator.",
        Cause::AccountNotAssigned => {
            "The account is not assigned to the application; ask the tenant's administrator."
        }
        Cause::SignInMixedUp => "The sign-in page was used twice or mixed up: start the sign-in again.",
        Cause::DeviceCodeExpired => "Ask for a new code and type it in within its time.",
        Cause::SecretOnPublicClient => {
            "The redirect is registered as public client: remove the client secret here."
        }
        Cause::SecretMissing => {
            "The redirect is registered under Web: enter the client secret, or register it under Mobile and desktop."
        }
        Cause::SecretWrong => "The client secret is wrong: enter its value, not its id.",
        Cause::SecretExpired => "The client secret has expired: create a new one and enter it here.",
        Cause::ClientUnknown => {
            "The client id is not known in that tenant: check client id, tenant and cloud."
        }
        Cause::RedirectNotRegistered => {
            "The redirect URL is not registered: add it under Authentication, letter by letter."
        }
        Cause::SingleTenantApp => {
            "The registration is for one tenant only: enter that tenant instead of common."
        }
        Cause::TenantUnknown => "No such tenant: check its name or id, and the cloud.",
        Cause::WrongTenant => "Check the tenant setting and the account.",
        Cause::WrongCloud => {
            "Registration and account belong to different Microsoft clouds: check the cloud setting."
        }
        Cause::PermissionUnknown => "A permission is unknown to the cloud: check the cloud setting.",
        Cause::ConsentMissing | Cause::AdminConsentNeeded => {
            "Ask an administrator of the tenant to grant consent, then sign in again."
        }
        Cause::ConsentDeclined => "Sign in again and accept, or ask an administrator to grant consent.",
        Cause::ClientRejected => {
            "Check client id, client secret and redirect URL against the app registration."
        }
        _ => return None,
    })
}

#[cfg(test)]
#[path = "errors_tests.rs"]
mod tests;
