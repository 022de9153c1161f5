//! From the command line to a window, or to the demo company without one.

use std::process::ExitCode;

use bitacora_engine::{Result, config};

use crate::{headless, log, window};

/// How the program was started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Launch {
    /// `--demo`: begin with the demo company, whatever was open last.
    pub demo: bool,
    /// `--headless`: together with `--demo`, do one run of the job without a window and print what came of it.
    pub headless: bool,
}

impl Launch {
    /// Reads the arguments. Others are left alone: a deep link arrives as one.
    pub fn from_arguments(arguments: impl IntoIterator<Item = String>) -> Self {
        let mut launch = Self::default();
        for argument in arguments {
            launch.demo |= argument == "--demo";
            launch.headless |= argument == "--headless";
        }
        launch
    }
}

/// Runs the program until it ends.
pub fn start(launch: &Launch) -> ExitCode {
    let done = if launch.demo && launch.headless { headless::run() } else { open_window(*launch) };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(code = error.code().as_str(), "Ended");
            eprintln!("{error}");
            if let Some(hint) = error.hint_text() {
                eprintln!("{hint}");
            }
            ExitCode::FAILURE
        }
    }
}

fn open_window(launch: Launch) -> Result<()> {
    let data_dir = config::data_dir(None)?;
    log::to_files(&data_dir)?;
    window::run(launch, &data_dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deep_link_is_not_an_option() {
        let read =
            |arguments: &[&str]| Launch::from_arguments(arguments.iter().map(|text| (*text).to_owned()));
        assert_eq!(read(&["bitacora://entry/1"]), Launch::default());
        assert_eq!(read(&["--demo", "--headless"]), Launch { demo: true, headless: true });
    }
}
