//! The packages of this platform, as they are handed out.

use anyhow::Result;

use crate::run::node_script;
use crate::{machine, packages, ui};

/// Builds them; they lie in `target/release/bundle`.
pub(crate) fn build() -> Result<()> {
    packages::to_build()?;
    ui::install()?;
    // The tool is ui's, but it must run at the top, beside tauri.conf.json.
    node_script("npx").args(&["--prefix", "ui", "tauri", "build"]).run()?;
    println!("\nThe packages are in {}", machine::target().join("release/bundle").display());
    Ok(())
}
