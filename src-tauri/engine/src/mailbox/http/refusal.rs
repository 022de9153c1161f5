//! What Graph's error answers mean: one table from status and `code` to the engine's `Code`
//! (Microsoft *Graph errors*; wire §1 Errors). Branch on code and status, never on the message.

use serde_json::Value;

use crate::domain::advice::Cause;
use crate::{Code, Error};

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::mailbox) struct Refusal {
    /// HTTP status, of the request or of its part of a batch.
    pub(in crate::mailbox) status: u16,
    /// `error.code`, as far as it is printable; blank when there was none.
    pub(in crate::mailbox) code: String,
    /// What Microsoft's support asks for; blank when there was none.
    request_id: String,
}

impl Refusal {
    /// From a status and the JSON that came with it, if any.
    pub(in crate::mailbox) fn new(status: u16, body: &Value) -> Self {
        let code = body.pointer("/error/code").and_then(Value::as_str).unwrap_or_default();
        let clean = code.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
        let inner = body.pointer("/error/innerError").or_else(|| body.pointer("/error/innererror"));
        let id = inner.and_then(|inner| inner.get("request-id")).and_then(Value::as_str);
        Self { status, code: clean.take(80).collect(), request_id: id_of(id.unwrap_or_default()) }
    }

    pub(super) fn with_code(mut self, code: &str) -> Self {
        code.clone_into(&mut self.code);
        self
    }

    /// With the id in the head of the answer, where its body names none.
    pub(super) fn with_request_id(mut self, id: &str) -> Self {
        if self.request_id.is_empty() {
            self.request_id = id_of(id);
        }
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

    /// Why, finer than the kind. Exchange's 404 of the Inbox itself is told apart where the Inbox is asked for.
    fn cause(&self) -> Cause {
        if self.is(&["insufficient_claims"]) {
            return Cause::BlockedByPolicy;
        }
        if self.is(&["MailboxNotEnabledForRESTAPI", "MailboxNotSupportedForRESTAPI"]) {
            return Cause::MailboxUnlicensed;
        }
        if self.is(&["ErrorIncorrectRoutingHint"]) {
            return Cause::MailboxElsewhere;
        }
        match self.kind() {
            Code::SignInAgain => Cause::TokenRejected,
            Code::AccessDenied if self.is(&["Authorization_RequestDenied"]) => Cause::PermissionMissing,
            Code::AccessDenied => Cause::NoMailboxRights,
            Code::MailboxNotFound => Cause::MailboxUnknown,
            Code::ItemNotFound => Cause::ItemMissing,
            Code::Throttled => Cause::Throttled,
            Code::QuotaExceeded => Cause::MailboxFull,
            Code::Unavailable => Cause::ServerBusy,
            Code::BadAnswer => Cause::NotUnderstood,
            _ => Cause::RequestRefused,
        }
    }

    /// `403 ErrorAccessDenied · request …`: what Microsoft calls it.
    fn reference(&self) -> String {
        let code = if self.code.is_empty() { "without a code" } else { &self.code };
        match self.request_id.as_str() {
            "" => format!("{} {code}", self.status),
            id => format!("{} {code} · request {id}", self.status),
        }
    }

    /// The error of an act. The mailbox was read before it: an act that is forbidden then means that the account
    /// may read and not change.
    pub(in crate::mailbox) fn into_error_of_act(self) -> Error {
        let read_only = self.cause() == Cause::NoMailboxRights;
        let error = self.into_error();
        if read_only { error.cause(Cause::MailboxReadOnly) } else { error }
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
        let error =
            Error::new(kind, format!("{text} ({detail})")).cause(self.cause()).reference(self.reference());
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

/// Only what an id is made of.
fn id_of(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()
}

#[cfg(test)]
#[path = "refusal_tests.rs"]
mod tests;
