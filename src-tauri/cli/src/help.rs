//! The help as people read it in a terminal.

use std::ffi::OsString;

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory, FromArgMatches};

use crate::args::Cli;

/// Reads the command line. The sentences of the help are those of the definition, but for the marks that only its
/// documentation needs around names: what is shown can be typed.
///
/// # Errors
/// Those of clap: help and version that were asked for, and wrong usage.
pub fn parse(arguments: &[OsString]) -> Result<Cli, clap::Error> {
    let mut command = plain(Cli::command());
    let matches = command.try_get_matches_from_mut(arguments)?;
    Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

fn plain(command: Command) -> Command {
    let (about, long) = (command.get_about().map(without), command.get_long_about().map(without));
    let command = command.mut_args(plain_arg).mut_subcommands(plain);
    let command = if let Some(about) = about { command.about(about) } else { command };
    if let Some(long) = long { command.long_about(long) } else { command }
}

fn plain_arg(arg: Arg) -> Arg {
    let (help, long) = (arg.get_help().map(without), arg.get_long_help().map(without));
    let arg = if let Some(help) = help { arg.help(help) } else { arg };
    if let Some(long) = long { arg.long_help(long) } else { arg }
}

fn without(text: &StyledStr) -> String {
    text.to_string().replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(command: &mut Command, found: &mut Vec<String>) {
        found.push(command.render_long_help().to_string());
        for below in command.get_subcommands_mut() {
            shown(below, found);
        }
    }

    #[test]
    fn every_help_can_be_typed_as_it_is_shown() {
        let mut found = Vec::new();
        shown(&mut plain(Cli::command()), &mut found);
        assert!(found.len() > 100, "{}", found.len());
        for text in &found {
            assert!(!text.contains('`'), "{text}");
        }
        assert!(found.iter().any(|text| text.contains("sales_cycle=")), "the names stay");
    }

    #[test]
    fn the_line_is_read_as_by_the_definition() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert!(parse(&words("cli contacts list --json")).unwrap().global.json);
        assert!(parse(&words("cli contacts lists")).is_err());
    }
}
