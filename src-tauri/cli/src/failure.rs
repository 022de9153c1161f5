//! How a command fails: wrong usage (exit 2), or something the engine refused (exit 1).

use bitacora_engine::{Code, Error};
use serde::Serialize;
use serde_json::{Map, Value};

/// What a command's work leads to.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The command line is not one of ours.
    Usage(String),
    /// The engine refused, or could not.
    Refused(Error),
    /// A run ended badly: its error, and the keys of its summary to stand beside it in the document.
    Run(Report, Map<String, Value>),
    /// The result was printed and is itself the bad news; only the exit code is left to say so.
    Shown,
}

/// An error as scripts read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What to branch on.
    pub code: String,
    /// What went wrong.
    pub message: String,
    /// What to do about it; may be blank.
    pub hint: String,
}

/// What a failed command prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    error: Report,
    #[serde(flatten)]
    beside: Map<String, Value>,
}

impl Failure {
    /// Wrong usage, said without repeating what was typed: it may be a secret in the wrong place.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    /// The exit code (`design/cli.md`).
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Usage(_)) { 2 } else { 1 }
    }

    /// What is to be told; `None` when everything was.
    pub fn report(&self) -> Option<Report> {
        match self {
            Self::Usage(message) => Some(Report {
                code: "usage".to_owned(),
                message: message.clone(),
                hint: "See --help.".to_owned(),
            }),
            Self::Refused(error) => Some(Report {
                code: error.code().as_str(),
                message: error.to_string(),
                hint: error.hint_text().unwrap_or_default().to_owned(),
            }),
            Self::Run(report, _) => Some(report.clone()),
            Self::Shown => None,
        }
    }

    /// The one document of a failed command: `{"error": {"code", "message", "hint"}}`.
    pub fn document(&self) -> Option<Document> {
        let beside = match self {
            Self::Run(_, beside) => beside.clone(),
            Self::Usage(_) | Self::Refused(_) | Self::Shown => Map::new(),
        };
        Some(Document { error: self.report()?, beside })
    }
}

impl Report {
    /// The sentences for people.
    pub fn sentences(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!("\nhint: {}", self.hint) };
        format!("error: {}{hint}", self.message)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Refused(error)
    }
}

/// An input or output of this program that does not work.
pub fn file_failure(what: &str, error: std::io::Error) -> Failure {
    Failure::Refused(Error::new(Code::FileUnavailable, format!("{what}: {error}.")).because(error))
}

/// The keys of a row, to stand beside an error.
pub fn keys_of(row: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(row) {
        Ok(Value::Object(keys)) => keys,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(failure: &Failure) -> String {
        serde_json::to_string(&failure.document().unwrap()).unwrap()
    }

    #[test]
    fn an_error_document_has_code_message_and_hint() {
        let failure = Failure::from(Error::new(Code::MailboxBlank, "No mailbox."));
        assert_eq!(
            printed(&failure),
            r#"{"error":{"code":"mailbox_blank","message":"No mailbox.","hint":""}}"#
        );
        assert_eq!(failure.exit_code(), 1);
    }

    #[test]
    fn wrong_usage_is_exit_code_two() {
        let failure = Failure::usage("Not like that.");
        assert_eq!(failure.exit_code(), 2);
        assert_eq!(failure.report().unwrap().code, "usage");
        assert_eq!(Failure::Shown.exit_code(), 1);
        assert_eq!(Failure::Shown.document(), None);
    }

    #[test]
    fn a_run_that_failed_tells_both_its_summary_and_the_error() {
        let report = Report { code: "throttled".into(), message: "Slow down.".into(), hint: "Wait.".into() };
        assert_eq!(report.sentences(), "error: Slow down.\nhint: Wait.");
        let failure = Failure::Run(report, keys_of(&serde_json::json!({"found": 3})));
        assert_eq!(
            printed(&failure),
            r#"{"error":{"code":"throttled","message":"Slow down.","hint":"Wait."},"found":3}"#
        );
    }
}
