//! `bitacora-cli`: the same engine as the window's, for administrators, servers, scripts and tests.
//!
//! ```text
//! args       the command line (clap); a contract: design/cli.md
//! commands   one file per noun: unpack the arguments, call one action of the engine, show what came out
//! app        the engine on the chosen data folder
//! printer    the only writer of stdout: one JSON document, or text; everything else goes to stderr
//! failure    wrong usage (exit 2), or what the engine refused (exit 1)
//! fields     NAME=VALUE
//! words      the engine's own words (orders, outcomes) as arguments
//! paging     --limit and --after over the engine's pages
//! table      text for people
//! progress   how far a run is, on stderr
//! stop       ctrl-c and SIGTERM
//! secret_input   a secret from a prompt or stdin, never an argument
//! ```
//!
//! Invariants: no rule of the product lives here, no SQL, no HTTP, no environment; a command prints once, at its
//! end (`simulate` alone prints when it begins to serve), so that stdout holds one document even when it fails.

mod app;
mod args;
mod commands;
mod failure;
mod fields;
mod help;
mod money;
mod paging;
mod printer;
mod progress;
mod secret_input;
mod stop;
mod table;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use clap::error::ErrorKind;
use tracing_subscriber::EnvFilter;

use crate::app::App;
use crate::args::{Cli, Global, asks_for_json};
use crate::failure::{Failure, Result, file_failure};
use crate::printer::Printer;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let cli = match help::parse(&arguments) {
        Ok(cli) => cli,
        Err(error) => return not_parsed(&error, asks_for_json(&arguments)),
    };
    let printer = Printer::new(cli.global.json);
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            printer.fail(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    start_logging(&cli.global)?;
    // One thread for the work and one for what must not wait for it; a run has at most four requests in flight.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| file_failure("The program cannot start its threads", error))?;
    let app = App::new(&cli.global, commands::administers(&cli.command));
    let result = runtime.block_on(commands::run(&app, cli.command));
    runtime.shutdown_timeout(Duration::from_secs(2));
    result
}

/// Logs go to stderr, from `warn` on unless asked for more. A stderr that is closed is nobody's concern.
fn start_logging(global: &Global) -> Result<()> {
    let wanted = global.log.as_deref().unwrap_or(if global.verbose { "info" } else { "warn" });
    let filter = EnvFilter::try_new(wanted)
        .map_err(|error| Failure::usage(format!("The log filter is not valid: {error}.")))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .log_internal_errors(false)
        .init();
    Ok(())
}

/// Help and version are results; everything else clap says is wrong usage.
fn not_parsed(error: &clap::Error, json: bool) -> ExitCode {
    // A closed stdout or stderr changes nothing about the exit code.
    let _ = error.print();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return ExitCode::SUCCESS;
    }
    let rendered = error.render().to_string();
    let first = rendered.lines().next().unwrap_or_default().trim_start_matches("error: ");
    let message = match error.kind() {
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "A command is missing.",
        _ => first,
    };
    let failure = Failure::usage(message);
    Printer::new(json).document_of(&failure);
    ExitCode::from(failure.exit_code())
}
