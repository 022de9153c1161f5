//! Other programs.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::machine;

/// A program to run in the checkout, never asking questions.
pub(crate) struct Program {
    command: Command,
    shown: String,
}

impl Program {
    /// A program by name or path.
    pub(crate) fn new(name: &str) -> Self {
        let mut command = Command::new(name);
        command.current_dir(machine::root()).stdin(Stdio::null());
        let shown =
            Path::new(name).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        Self { command, shown }
    }

    /// One more argument.
    pub(crate) fn arg(self, argument: &str) -> Self {
        self.args(&[argument])
    }

    /// More arguments.
    pub(crate) fn args(mut self, arguments: &[&str]) -> Self {
        for argument in arguments {
            self.command.arg(argument);
            self.shown = format!("{} {argument}", self.shown);
        }
        self
    }

    /// A variable of its environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Takes a variable out of its environment.
    pub(crate) fn without_env(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    /// The folder it runs in.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Runs it; its output goes where ours goes.
    pub(crate) fn run(mut self) -> Result<()> {
        let status = self.command.status().with_context(|| format!("`{}` cannot be started", self.shown))?;
        if !status.success() {
            bail!("`{}` failed ({status})", self.shown);
        }
        Ok(())
    }

    /// Runs it and takes what it prints.
    pub(crate) fn read(mut self) -> Result<String> {
        let output = self.command.output().with_context(|| format!("`{}` cannot be started", self.shown))?;
        if !output.status.success() {
            bail!("`{}` failed: {}", self.shown, String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Whether it can be started and ends well.
    pub(crate) fn works(self) -> bool {
        self.read().is_ok()
    }
}

/// A Node program that is a script on Windows.
pub(crate) fn node_script(name: &str) -> Program {
    if cfg!(windows) { Program::new("cmd").args(&["/C", name]) } else { Program::new(name) }
}
