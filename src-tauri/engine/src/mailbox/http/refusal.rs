//! What Graph's error answers mean: one table from status and `code` to the engine's `Code`
//! (Microsoft *Graph errors*; wire §1 Errors). Branch on code and status, never on the message.

use serde_json::Value;

use crate::{Code, Error};

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::mailbox) struct Refusal {
    /// HTTP status, of the request or of its part of a batch.
    pub(in crate::mailbox) status: u16,
    /// `error.code`, as far as it is printable; blank when there was none.
    pub(in crate::mailbox) code: String,
}

impl Refusal {
    /// From a status and the JSON that came with it, if any.
    pub(in crate::mailbox) fn new(status: u16, body: &Value) -> Self {
        let code = body.pointer("/error/code").and_then(Value::as_str).unwrap_or_default();
        let clean = code.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
        Self { status, code: clean.take(80).collect() }
    }

    pub(super) fn with_code(mut self, code: &str) -> Self {
        code.clone_into(&mut self.code);
        self
    }

    fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| name.eq_ignore_ascii_case(&self.code))
    }

    /// A server's fault that says nothing about what happened before it.
    pub(in crate::mailbox) fn is_unclear(&self) -> bool {
        self.status >= 500 && self.kind() == Code::Unavailable
    }

    /// What it means.
    pub(in crate::mailbox) fn kind(&self) -> Code {
        if self.is(&["insufficient_claims"]) {
            return Code::SignInAgain;
        }
        if self.is(&["ErrorQuotaExceeded", "ErrorMessageSizeExceeded"]) || self.status == 507 {
            return Code::QuotaExceeded;
        }
        if self.is(&[
            "MailboxNotEnabledForRESTAPI",
            "MailboxNotSupportedForRESTAPI",
            "ErrorNonExistentMailbox",
        ]) {
            return Code::MailboxNotFound;
        }
        match self.status {
            401 => Code::SignInAgain,
            403 => Code::AccessDenied,
            404 | 410 if self.is(&["Request_ResourceNotFound", "ResourceNotFound", "ErrorInvalidUser"]) => {
                Code::MailboxNotFound
            }
            404 | 410 => Code::ItemNotFound,
            400 if self.is(&["ErrorInvalidIdMalformed", "ErrorInvalidId", "ErrorItemNotFound"]) => {
                Code::ItemNotFound
            }
            409 if self.is(&["ErrorFolderExists"]) => Code::AlreadyExists,
            429 => Code::Throttled,
            408 | 409 | 412 | 423 | 500 | 502..=599 => Code::Unavailable,
            300..=399 => Code::BadAnswer,
            _ => Code::RequestRefused,
        }
    }

    /// The error the rest of the program sees.
    pub(in crate::mailbox) fn into_error(self) -> Error {
        let kind = self.kind();
        let text = match kind {
            Code::SignInAgain => "Exchange does not accept the sign-in.",
            Code::AccessDenied => "The account has no rights on the shared mailbox.",
            Code::MailboxNotFound => {
                "The shared mailbox does not exist or cannot be reached through Microsoft Graph."
            }
            Code::ItemNotFound => "Exchange does not find the message or folder.",
            Code::AlreadyExists => "A folder of that name exists already.",
            Code::Throttled => "Exchange asks to slow down.",
            Code::QuotaExceeded => "The mailbox is full.",
            Code::Unavailable => "Exchange does not answer for now.",
            Code::BadAnswer => "Exchange's answer cannot be understood.",
            _ => "Exchange refused the request.",
        };
        let detail = if self.code.is_empty() {
            format!("HTTP {}", self.status)
        } else {
            format!("{} {}", self.status, self.code)
        };
        let error = Error::new(kind, format!("{text} ({detail})"));
        match kind {
            Code::SignInAgain => error.hint("Sign in again."),
            Code::AccessDenied => error.hint(
                "Give the account Full Access to the shared mailbox and the app the permission Mail.ReadWrite.Shared; changes can take an hour to work.",
            ),
            Code::MailboxNotFound => {
                error.hint("Check the address of the shared mailbox; it must be a mailbox of Exchange Online.")
            }
            Code::QuotaExceeded => error.hint("Free space in the mailbox, or give it a larger one."),
            _ => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_row_of_the_table() {
        let rows = [
            (401, "InvalidAuthenticationToken", Code::SignInAgain),
            (403, "insufficient_claims", Code::SignInAgain),
            (403, "ErrorAccessDenied", Code::AccessDenied),
            (403, "Authorization_RequestDenied", Code::AccessDenied),
            (403, "", Code::AccessDenied),
            (404, "ErrorItemNotFound", Code::ItemNotFound),
            (404, "ErrorFolderNotFound", Code::ItemNotFound),
            (404, "", Code::ItemNotFound),
            (404, "MailboxNotEnabledForRESTAPI", Code::MailboxNotFound),
            (404, "MailboxNotSupportedForRESTAPI", Code::MailboxNotFound),
            (404, "Request_ResourceNotFound", Code::MailboxNotFound),
            (400, "ErrorInvalidIdMalformed", Code::ItemNotFound),
            (400, "InefficientFilter", Code::RequestRefused),
            (400, "ErrorIncorrectRoutingHint", Code::RequestRefused),
            (405, "", Code::RequestRefused),
            (409, "ErrorFolderExists", Code::AlreadyExists),
            (409, "ErrorIrresolvableConflict", Code::Unavailable),
            (410, "SyncStateNotFound", Code::ItemNotFound),
            (412, "ErrorIrresolvableConflict", Code::Unavailable),
            (413, "", Code::RequestRefused),
            (429, "ApplicationThrottled", Code::Throttled),
            (500, "ErrorInternalServerError", Code::Unavailable),
            (501, "", Code::RequestRefused),
            (502, "", Code::Unavailable),
            (503, "", Code::Unavailable),
            (504, "", Code::Unavailable),
            (507, "", Code::QuotaExceeded),
            (403, "ErrorQuotaExceeded", Code::QuotaExceeded),
            (302, "", Code::BadAnswer),
        ];
        for (status, code, expected) in rows {
            let refusal = Refusal::new(status, &json!({"error": {"code": code, "message": "ana@x.com"}}));
            assert_eq!(refusal.kind(), expected, "{status} {code}");
            assert!(!refusal.into_error().to_string().contains("ana"), "the message is not passed on");
        }
    }

    #[test]
    fn error_answers_may_be_anything() {
        for body in [json!(null), json!("x"), json!({"error": "x"}), json!({"error": {"code": 7}}), json!([])]
        {
            assert_eq!(Refusal::new(500, &body), Refusal { status: 500, code: String::new() });
        }
    }
}
