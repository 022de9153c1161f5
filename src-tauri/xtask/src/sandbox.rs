//! A private home with a keychain for tests, and the proof that they wrote nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::run::Program;

/// Unlocks a keychain of its own in the session that was just begun, then becomes the program to run.
const WITH_KEYCHAIN: &str =
    r#"eval "$(printf '\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; exec "$@""#;

/// A home that is removed in the end.
pub(crate) struct Sandbox {
    folder: PathBuf,
    checkout_before: String,
}

impl Sandbox {
    /// Makes it. The path is short: sockets lie in it.
    pub(crate) fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("bitacora-test-{}", std::process::id()));
        for part in ["home", "run", "tmp"] {
            fs::create_dir_all(folder.join(part)).context("the folder of the tests")?;
        }
        only_ours(&folder.join("run"))?;
        Ok(Self { folder, checkout_before: checkout()? })
    }

    /// A program that sees only this home; on Linux in a session of its own with an unlocked keychain.
    pub(crate) fn program(&self, name: &str) -> Program {
        let program = if cfg!(target_os = "linux") {
            Program::new("dbus-run-session").args(&["--", "bash", "-c", WITH_KEYCHAIN, "with-keychain", name])
        } else {
            Program::new(name)
        };
        let kept = [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")];
        let program = kept.into_iter().fold(program, |program, (variable, folder)| {
            let value = machine::environment(variable).map(PathBuf::from);
            match value.or_else(|| std::env::home_dir().map(|home| home.join(folder))) {
                Some(value) => program.env(variable, value),
                None => program,
            }
        });
        let home = self.folder.join("home");
        [
            "XDG_DATA_HOME",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
            "BITACORA_DATA_DIR",
            "DISPLAY",
        ]
        .into_iter()
        .fold(program, Program::without_env)
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", self.folder.join("run"))
        .env("TMPDIR", self.folder.join("tmp"))
    }

    /// Fails when the tests left something in the home (besides the keychain) or changed the checkout.
    pub(crate) fn prove_clean(&self) -> Result<()> {
        let mut left = Vec::new();
        files(&self.folder.join("home"), &mut left)?;
        left.retain(|file| !file.iter().any(|part| part == "keyrings" || part == "dconf"));
        if !left.is_empty() {
            bail!("the tests wrote into the home folder: {left:?}");
        }
        if checkout()? != self.checkout_before {
            bail!("the tests changed the checkout:\n{}", checkout()?);
        }
        Ok(())
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// What git sees as changed or new; the same text before and after means nothing was written beside ignored files.
fn checkout() -> Result<String> {
    if !machine::root().join(".git").exists() {
        return Ok(String::new());
    }
    let changed = Program::new("git").args(&["diff", "--stat", "HEAD"]).read().unwrap_or_default();
    let new = Program::new("git").args(&["status", "--porcelain", "--untracked-files=all"]).read()?;
    Ok(format!("{changed}{new}"))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files(&entry.path(), found)?;
        } else {
            found.push(entry.path());
        }
    }
    Ok(())
}

#[cfg(unix)]
fn only_ours(folder: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?)
}

#[cfg(not(unix))]
fn only_ours(_: &Path) -> Result<()> {
    Ok(())
}
