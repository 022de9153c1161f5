//! Runs the program on a data folder of its own.

use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A data folder, and the program on it.
pub struct Program {
    folder: TempDir,
}

/// What a call led to.
#[derive(Debug)]
pub struct Answer {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Program {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// A call to be made, away from the developer's own data and keychain.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bitacora-cli"));
        command.args(arguments).stdin(Stdio::null());
        for (name, folder) in [("HOME", "home"), ("XDG_DATA_HOME", "home"), ("BITACORA_DATA_DIR", "data")] {
            command.env(name, self.folder.path().join(folder));
        }
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").env_remove("BITACORA_LOG");
        command
    }

    pub fn call(&self, arguments: &[&str]) -> Answer {
        Answer::of(self.command(arguments).output().unwrap())
    }

    /// The document of a call that must succeed.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let answer = self.call(&[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
        answer.document()
    }

    /// The error of a call that must be refused with that code.
    pub fn refused(&self, arguments: &[&str], code: &str) -> Value {
        let answer = self.call(&[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 1, "{arguments:?}: {answer:?}");
        let error = answer.error();
        assert_eq!(error["code"], code, "{arguments:?}: {answer:?}");
        error
    }
}

impl Answer {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The one document on stdout.
    pub fn document(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The error in that document, with its three texts.
    pub fn error(&self) -> Value {
        let error = self.document()["error"].clone();
        for name in ["code", "message", "hint"] {
            assert!(error[name].is_string(), "{name}: {self:?}");
        }
        error
    }
}
