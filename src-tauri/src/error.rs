//! The engine's error as the window receives it.

use bitacora_engine::domain::advice::{Cause, Remedy};
use bitacora_engine::{Code, Error};
use serde::Serialize;
use specta::Type;

/// Result of a command.
pub type Result<T> = std::result::Result<T, CommandError>;

/// What the window gets when a command fails. It branches on the code, never on the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CommandError {
    /// What went wrong.
    pub code: Code,
    /// A sentence for people.
    pub message: String,
    /// What to do about it, where that is known.
    pub hint: Option<String>,
    /// Why, finer than the code: picks the words.
    pub cause: Option<Cause>,
    /// What removes it: picks the button.
    pub remedy: Option<Remedy>,
    /// What Microsoft calls it, for support.
    pub reference: Option<String>,
}

impl CommandError {
    /// An error of the shell itself.
    pub fn new(code: Code, message: &str, hint: &str) -> Self {
        Self {
            code,
            message: message.to_owned(),
            hint: Some(hint.to_owned()),
            cause: None,
            remedy: None,
            reference: None,
        }
    }
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        Self {
            code: error.code(),
            message: error.to_string(),
            hint: error.hint_text().map(str::to_owned),
            cause: error.cause_of(),
            remedy: error.cause_of().map(Cause::remedy),
            reference: error.reference_text().map(str::to_owned),
        }
    }
}
