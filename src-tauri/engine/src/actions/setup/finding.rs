//! What one check of the setup found.

use crate::domain::advice::{Cause, Remedy};
use crate::domain::setup::Check;
use crate::error::{Code, Error, Result};

/// A check and how it ended.
#[derive(Debug)]
pub(crate) struct Finding {
    name: &'static str,
    result: Result<Passed>,
}

/// A check that passed, perhaps with something to know.
#[derive(Debug, Default)]
struct Passed {
    detail: String,
    hint: String,
    warning: Option<(Cause, Remedy)>,
}

impl Finding {
    /// Passed; `detail` is a value: an address, a code, a number, a word.
    pub(super) fn ok(name: &'static str, detail: impl Into<String>) -> Self {
        Self { name, result: Ok(Passed { detail: detail.into(), ..Passed::default() }) }
    }

    /// Passed, but something is to be known or done soon.
    pub(super) fn warned(
        name: &'static str,
        detail: impl Into<String>,
        warning: (Cause, Remedy),
        hint: &str,
    ) -> Self {
        let passed = Passed { detail: detail.into(), hint: hint.to_owned(), warning: Some(warning) };
        Self { name, result: Ok(passed) }
    }

    /// Failed.
    pub(super) fn failed(name: &'static str, error: Error) -> Self {
        Self { name, result: Err(error) }
    }

    /// Could not be asked, because an earlier check failed.
    pub(super) fn not_checked(name: &'static str) -> Self {
        let error = Error::new(Code::InvalidValue, "not checked").cause(Cause::NotChecked);
        Self::failed(name, error.hint("Another check has to pass first."))
    }

    /// Passed or failed as `result` says.
    pub(super) fn of<D: Into<String>>(name: &'static str, result: Result<D>) -> Self {
        result.map_or_else(|error| Self::failed(name, error), |detail| Self::ok(name, detail))
    }

    /// Whether it is the check of that name, and passed.
    pub(super) fn passed(&self, name: &str) -> bool {
        self.name == name && self.result.is_ok()
    }

    /// Why it failed; what was not checked is not why.
    pub(super) fn error(&self) -> Option<&Error> {
        self.result.as_ref().err().filter(|error| error.cause_of() != Some(Cause::NotChecked))
    }

    /// Why it failed, handed over.
    pub(super) fn into_error(self) -> Option<Error> {
        self.result.err().filter(|error| error.cause_of() != Some(Cause::NotChecked))
    }

    /// As pages and scripts see it.
    pub(super) fn check(&self) -> Check {
        let name = self.name.to_owned();
        match &self.result {
            Ok(passed) => Check {
                name,
                ok: true,
                detail: passed.detail.clone(),
                hint: passed.hint.clone(),
                warning: passed.warning.is_some(),
                cause: passed.warning.map(|(cause, _)| cause),
                remedy: passed.warning.map(|(_, remedy)| remedy),
                reference: String::new(),
            },
            Err(error) => Check {
                name,
                ok: false,
                detail: error.to_string(),
                hint: error.hint_text().unwrap_or_default().to_owned(),
                warning: false,
                cause: error.cause_of(),
                remedy: error.cause_of().map(Cause::remedy),
                reference: error.reference_text().unwrap_or_default().to_owned(),
            },
        }
    }
}
