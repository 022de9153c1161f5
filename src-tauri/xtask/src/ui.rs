//! The window's own part, in `ui`.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::machine;
use crate::run::node_script;

/// Installs the packages of the lock file, unless they are there already.
pub(crate) fn install() -> Result<()> {
    let changed = |file: &str| fs::metadata(folder().join(file)).and_then(|found| found.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"])
}

/// Runs a script of `package.json`.
pub(crate) fn script(name: &str) -> Result<()> {
    npm(&["run", "--silent", name])
}

fn npm(arguments: &[&str]) -> Result<()> {
    node_script("npm").args(arguments).within(&folder()).run()
}

fn folder() -> PathBuf {
    machine::root().join("ui")
}
