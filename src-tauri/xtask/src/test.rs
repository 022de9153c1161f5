//! All that must hold, cheap checks first.

use anyhow::Result;

use crate::run::Program;
use crate::sandbox::Sandbox;
use crate::steps::Steps;
use crate::{e2e, machine, packages, ui};

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All of it.
    Everything,
    /// All but the journeys in the real window.
    WithoutWindow,
}

/// Runs the steps until one fails.
pub(crate) fn run(extent: Extent) -> Result<()> {
    let mut steps = Steps::default();
    steps.step("packages of the system", packages::to_test)?;
    steps.step("format", || cargo(&["fmt", "--all", "--check"]).run())?;
    of_the_window(&mut steps)?;
    let everything = ["--workspace", "--all-targets", "--locked"];
    steps.step("lints", || {
        cargo(&["clippy"]).args(&everything).args(&["--", "-D", "warnings"]).run()?;
        // What measures lists is not in the product, and must not fall behind it.
        let bench = cargo(&["clippy", "-p", "bitacora-engine", "--features", "bench", "--all-targets"]);
        bench.args(&["--locked", "--", "-D", "warnings"]).run()
    })?;
    // With the tests' features from the start: a plain build would compile Tauri a second time.
    steps.step("build", || cargo(&["build"]).args(&everything).run())?;
    steps.step("packages of the tests", ui::install_referees)?;
    steps.step("tests", tests)?;
    steps.step("documentation", || {
        let doc = cargo(&["doc", "--workspace", "--no-deps", "--document-private-items", "--locked"]);
        doc.env("RUSTDOCFLAGS", "-D warnings").run()
    })?;
    if extent == Extent::Everything && e2e::can_run() {
        steps.step("the driver of the window", e2e::install_driver)?;
        steps.step("journeys in the window", || e2e::journeys(""))?;
    }
    steps.summary();
    Ok(())
}

fn of_the_window(steps: &mut Steps) -> Result<()> {
    steps.step("packages of the window", ui::install)?;
    for (name, script) in [
        ("types of the window", "check"),
        ("lints of the window", "lint"),
        ("tests of the window", "test"),
        ("build of the window", "build"),
    ] {
        steps.step(name, || ui::script(script))?;
    }
    Ok(())
}

/// The generated TypeScript is compared by one of them; a stale one fails here.
fn tests() -> Result<()> {
    let sandbox = Sandbox::new()?;
    let cargo = machine::environment("CARGO").unwrap_or_else(|| "cargo".to_owned());
    sandbox.program(&cargo).args(&["test", "--workspace", "--locked"]).run()?;
    sandbox.prove_clean()
}

fn cargo(arguments: &[&str]) -> Program {
    machine::cargo().args(arguments)
}
