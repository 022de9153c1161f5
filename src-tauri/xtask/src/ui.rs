//! What is Node's: the window's own part in `ui`, and packages that tests use.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::machine;
use crate::run::node_script;

/// Installs the packages of the window, unless they are there already.
pub(crate) fn install() -> Result<()> {
    install_in(&folder())
}

/// The same for the certified parts that the sign-in is tested against.
pub(crate) fn install_referees() -> Result<()> {
    install_in(&machine::root().join("tests").join("it").join("oidc"))
}

fn install_in(folder: &Path) -> Result<()> {
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|found| found.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"], folder)
}

/// Runs a script of `package.json`.
pub(crate) fn script(name: &str) -> Result<()> {
    npm(&["run", "--silent", name], &folder())
}

fn npm(arguments: &[&str], folder: &Path) -> Result<()> {
    node_script("npm").args(arguments).within(folder).run()
}

fn folder() -> PathBuf {
    machine::root().join("ui")
}
