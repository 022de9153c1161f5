//! What the refusals of Entra ID mean.
//!
//! Microsoft: branch on `error` (and `suberror`), never on the AADSTS number, for numbers may change. The number
//! only picks a better sentence and hint, and tells two meanings of a catch-all `error` apart where nothing
//! depends on it but the advice (wire §2; learn.microsoft.com/entra/identity-platform/reference-error-codes).

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::{Code, Error};

/// The error answer of the token endpoint, or the error fields of a redirect.
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

    /// The AADSTS number, if one is given.
    fn number(&self) -> Option<u64> {
        let listed = self.error_codes.first().and_then(Value::as_u64);
        let written = || {
            let (_, rest) = self.error_description.as_deref()?.split_once("AADSTS")?;
            let digits: String = rest.chars().take_while(char::is_ascii_digit).take(10).collect();
            digits.parse().ok()
        };
        listed.or_else(written)
    }

    /// The error the rest of the program sees. `retry_after` is what the answer's header asked for.
    pub(super) fn into_error(self, retry_after: Option<Duration>) -> Error {
        let number = self.number();
        let code = code_of(&self.error, self.suberror.as_deref(), number);
        let detail = match number {
            Some(number) => format!("AADSTS{number}"),
            None => printable(&self.error),
        };
        let error = Error::new(code, format!("{} ({detail})", sentence(code)));
        let error = match hint(code, number) {
            Some(text) => error.hint(text),
            None => error,
        };
        error.after(retry_after)
    }
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
        ("access_denied" | "authorization_declined", _) => Code::ConsentDeclined,
        ("invalid_grant" | "interaction_required" | "login_required" | "account_selection_required", _) => {
            Code::SignInAgain
        }
        ("temporarily_unavailable" | "server_error" | "slow_down", _) => Code::Unavailable,
        (
            "invalid_client" | "unauthorized_client" | "unsupported_grant_type" | "unsupported_response_type",
            _,
        ) => Code::ClientRejected,
        (_, _) => match number {
            Some(90033 | 50033 | 90012) => Code::Unavailable,
            Some(90002 | 50194 | 90072 | 700_005) => Code::TenantMismatch,
            Some(50011 | 700_016 | 700_025) => Code::ClientRejected,
            Some(65001 | 90094 | 90095) => Code::ConsentRequired,
            _ => Code::SignInRefused,
        },
    }
}

fn sentence(code: Code) -> &'static str {
    match code {
        Code::ConsentRequired => "Nobody has agreed yet that Bitácora may use the mailbox.",
        Code::ConsentDeclined => "The permissions were declined.",
        Code::SignInAgain => "Microsoft asks to sign in again.",
        Code::Unavailable => "Microsoft's sign-in service does not answer for now.",
        Code::ClientRejected => "Microsoft rejected the app registration.",
        Code::TenantMismatch => "Microsoft does not accept this account or registration in that tenant.",
        _ => "Microsoft refused the sign-in.",
    }
}

fn hint(code: Code, number: Option<u64>) -> Option<&'static str> {
    Some(match (number, code) {
        (Some(50076 | 50079 | 50074), _) => "The account needs multi-factor authentication: sign in again.",
        (Some(53003), _) => {
            "A conditional access policy of the tenant blocks this sign-in; ask its administrator."
        }
        (Some(50173), _) => "The password was changed or the sign-in revoked: sign in again.",
        (Some(700_082 | 70008 | 70043), _) => "The kept sign-in has expired: sign in again.",
        (Some(50057), _) => "The account is disabled; ask the tenant's administrator.",
        (Some(50053), _) => "The account is locked for now; wait or ask the tenant's administrator.",
        (Some(50105), _) => "The account is not assigned to the application; ask the tenant's administrator.",
        (Some(54005 | 501_481), _) => "The sign-in page was used twice or mixed up: start the sign-in again.",
        (Some(700_025), _) => "The redirect is registered as public client: remove the client secret here.",
        (Some(7_000_218), _) => {
            "The redirect is registered under Web: enter the client secret, or register it under Mobile and desktop."
        }
        (Some(7_000_215), _) => "The client secret is wrong: enter its value, not its id.",
        (Some(7_000_222), _) => "The client secret has expired: create a new one and enter it here.",
        (Some(700_016), _) => "The client id is not known in that tenant: check client id and tenant.",
        (Some(50011), _) => {
            "The redirect URL is not registered: add it under Authentication, letter by letter."
        }
        (Some(50194), _) => "The registration is for one tenant only: enter that tenant instead of common.",
        (Some(90002), _) => "No such tenant: check its name or id, and the cloud.",
        (Some(70011), _) => "A permission is unknown to the cloud: check the cloud setting.",
        (Some(500_011), _) => {
            "The tenant does not know Microsoft Graph under that name: check the cloud setting."
        }
        (_, Code::ConsentRequired) => {
            "Ask an administrator of the tenant to grant consent, then sign in again."
        }
        (_, Code::ConsentDeclined) => "Sign in again and accept, or ask an administrator to grant consent.",
        (_, Code::SignInAgain) => "Sign in again.",
        (_, Code::ClientRejected) => {
            "Check client id, client secret and redirect URL against the app registration."
        }
        (_, Code::TenantMismatch) => "Check the tenant setting and the account.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: Code) {
        let refusal: Refusal = serde_json::from_str(json).unwrap();
        assert_eq!(refusal.into_error(None).code(), expected, "{json}");
    }

    #[test]
    fn every_row_of_the_table() {
        let rows = [
            (r#"{"error":"invalid_grant","suberror":"consent_required"}"#, Code::ConsentRequired),
            (r#"{"error":"interaction_required","suberror":"consent_required"}"#, Code::ConsentRequired),
            (r#"{"error":"consent_required"}"#, Code::ConsentRequired),
            (
                r#"{"error":"consent_required","error_description":"AADSTS65004: declined"}"#,
                Code::ConsentDeclined,
            ),
            (r#"{"error":"access_denied"}"#, Code::ConsentDeclined),
            (r#"{"error":"access_denied","error_codes":[65004]}"#, Code::ConsentDeclined),
            (r#"{"error":"access_denied","error_description":"AADSTS90094: admin"}"#, Code::ConsentRequired),
            (r#"{"error":"invalid_grant"}"#, Code::SignInAgain),
            (r#"{"error":"invalid_grant","error_codes":[50173]}"#, Code::SignInAgain),
            (r#"{"error":"invalid_grant","error_codes":[700082]}"#, Code::SignInAgain),
            (r#"{"error":"interaction_required","error_codes":[50076]}"#, Code::SignInAgain),
            (r#"{"error":"login_required"}"#, Code::SignInAgain),
            (r#"{"error":"temporarily_unavailable"}"#, Code::Unavailable),
            (r#"{"error":"server_error"}"#, Code::Unavailable),
            (r#"{"error":"invalid_client","error_codes":[7000215]}"#, Code::ClientRejected),
            (r#"{"error":"invalid_client","error_codes":[700025]}"#, Code::ClientRejected),
            (r#"{"error":"unauthorized_client","error_codes":[700016]}"#, Code::ClientRejected),
            (r#"{"error":"unsupported_grant_type"}"#, Code::ClientRejected),
            (r#"{"error":"invalid_request","error_codes":[90002]}"#, Code::TenantMismatch),
            (r#"{"error":"invalid_request","error_codes":[50194]}"#, Code::TenantMismatch),
            (r#"{"error":"invalid_request","error_codes":[90033]}"#, Code::Unavailable),
            (r#"{"error":"invalid_request"}"#, Code::SignInRefused),
            (r#"{"error":"invalid_scope","error_codes":[70011]}"#, Code::SignInRefused),
            (r#"{"error":"invalid_resource","error_codes":[500011]}"#, Code::SignInRefused),
            (r#"{"error":"something_new"}"#, Code::SignInRefused),
            (r#"{"error":""}"#, Code::SignInRefused),
        ];
        for (json, expected) in rows {
            check(json, expected);
        }
    }

    #[test]
    fn the_description_never_gets_into_the_message() {
        let refusal = Refusal::new("invalid_grant", Some("AADSTS50057: User account ana@x.com is disabled"));
        let error = refusal.into_error(None);
        assert_eq!(error.to_string(), "Microsoft asks to sign in again. (AADSTS50057)");
        assert!(error.hint_text().unwrap().contains("disabled"));
        let foreign = Refusal::new("<script>ana@x.com\r\n", None).into_error(None);
        assert_eq!(foreign.to_string(), "Microsoft refused the sign-in. (scriptanax.com)");
    }
}
