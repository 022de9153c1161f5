//! Starting the program from the checkout.

use anyhow::Result;

use crate::run::Program;
use crate::{machine, packages, ui};

/// The demo company in the window; without a display, one run of its job and the log it wrote.
pub(crate) fn demo() -> Result<()> {
    build()?;
    if machine::has_display() {
        println!("Opening the demo company. Close the window to end it.");
        return window().arg("--demo").run();
    }
    println!("There is no display, so the demo company runs without its window.\n");
    window().args(&["--demo", "--headless"]).run()?;
    println!("\nTo open the window, run `cargo xtask demo` on a desktop, or on a machine with DISPLAY set.");
    Ok(())
}

/// The program as a user starts it.
pub(crate) fn run() -> Result<()> {
    build()?;
    window().run()
}

fn build() -> Result<()> {
    packages::to_build()?;
    ui::install()?;
    ui::script("build")?;
    machine::cargo().args(&["build", "--locked", "--package", "bitacora", "--bin", "bitacora"]).run()
}

fn window() -> Program {
    Program::new(&machine::built("bitacora").to_string_lossy())
}
