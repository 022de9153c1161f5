//! The journeys in the real window: `tests/e2e`, driven over `WebDriver`.

use anyhow::Result;

use crate::run::Program;
use crate::{machine, packages, ui};

/// Version of the driver that goes with Tauri 2.
const DRIVER: &str = "2.1.0";

/// macOS has no driver for its web view; on Windows the journeys were never run.
pub(crate) fn can_run() -> bool {
    let can = cfg!(target_os = "linux");
    if !can {
        println!("\nThe journeys in the window run on Linux only; they are left out here.");
    }
    can
}

/// Installs the driver into `target/tools`, once.
pub(crate) fn install_driver() -> Result<()> {
    let installed = Program::new(&driver()).arg("--help").works();
    if installed {
        return Ok(());
    }
    let root = tools();
    machine::cargo()
        .args(&["install", "tauri-driver", "--version", DRIVER, "--locked", "--root", &root])
        .run()
}

/// Runs the journeys whose file name holds `name` on what was built last.
pub(crate) fn journeys(name: &str) -> Result<()> {
    runner().args(&["journeys", name]).run()
}

/// Builds, then runs the journeys.
pub(crate) fn alone(name: &str) -> Result<()> {
    prepare()?;
    journeys(name)
}

/// Builds, then takes pictures of every page into `tests/e2e/out`.
pub(crate) fn screenshots() -> Result<()> {
    prepare()?;
    runner().arg("screenshots").run()
}

fn prepare() -> Result<()> {
    packages::to_test()?;
    ui::install()?;
    ui::script("build")?;
    machine::cargo().args(&["build", "--workspace", "--all-targets", "--locked"]).run()?;
    install_driver()
}

fn runner() -> Program {
    Program::new("node")
        .arg("tests/e2e/runner.mjs")
        .env("BITACORA_APP", machine::built("bitacora"))
        .env("TAURI_DRIVER", driver())
}

fn driver() -> String {
    format!("{}/bin/tauri-driver", tools())
}

fn tools() -> String {
    machine::target().join("tools").to_string_lossy().into_owned()
}
