//! What the README's commands call: sets up, builds, shows, tests.
//!
//! Every command installs what it needs where that can be done without questions (Debian's packages, npm's, the
//! driver of the window) and names what is missing where it cannot. Nothing here is part of the product.

mod app;
mod bench;
mod bench_lists;
mod dist;
mod e2e;
mod machine;
mod packages;
mod platforms;
mod run;
mod sandbox;
mod steps;
mod test;
mod ui;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask COMMAND

  demo              build and start the window on the demo company; without a display, run its job and print the log
  run               build and start the window
  test [--fast]     everything: format, lints, all tests, documentation, the window; --fast leaves the window out
  e2e [NAME]        the journeys in the real window alone, or those whose file name holds NAME
  screenshots       every page of the window, light and dark, English and Spanish, two sizes
  bench             measure the job against its limits; prints a table and JSON
  bench --seed      measure lists and searches with 100,000 contacts and 1,000,000 entries, which are made once
  check-platforms   type-check for Windows and macOS (Debian or Ubuntu; downloads a compiler once)
  dist              build the packages of this platform";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(words: &[&str]) -> Result<()> {
    match words {
        ["demo"] => app::demo(),
        ["run"] => app::run(),
        ["test"] => test::run(test::Extent::Everything),
        ["test", "--fast"] => test::run(test::Extent::WithoutWindow),
        ["e2e"] => e2e::alone(""),
        ["e2e", name] => e2e::alone(name),
        ["screenshots"] => e2e::screenshots(),
        ["bench"] => bench::run(),
        ["bench", "--seed"] => bench_lists::run(),
        ["bench", "--inside"] => bench::inside(),
        ["check-platforms"] => platforms::check(),
        ["dist"] => dist::build(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("unknown command\n\n{USAGE}"),
    }
}
