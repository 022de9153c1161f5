//! The program's log: what it did, never addresses, subjects, bodies or tokens.

use std::path::Path;

use bitacora_engine::{Code, Error, Result};
use tracing::level_filters::LevelFilter;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

/// Days that are kept.
const DAYS: usize = 14;

/// Writes the log into the folder `logs` of the data folder, a file a day. Only this program's own lines go in:
/// what libraries would say of addresses and requests is not theirs to decide.
pub(crate) fn to_files(data_dir: &Path) -> Result<()> {
    let files = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("bitacora")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(data_dir.join("logs"))
        .map_err(|error| {
            Error::new(Code::FileUnavailable, "The log cannot be written in the data folder.")
                .hint(
                    "Check that the data folder can be written to, or name another one in BITACORA_DATA_DIR.",
                )
                .because(error)
        })?;
    let ours = Targets::new()
        .with_target("bitacora_lib", LevelFilter::INFO)
        .with_target("bitacora_engine", LevelFilter::INFO)
        .with_default(LevelFilter::OFF);
    let lines = tracing_subscriber::fmt::layer().with_writer(files).with_ansi(false).with_filter(ours);
    // A second call in one process, as in tests, keeps the first log.
    drop(tracing_subscriber::registry().with(lines).try_init());
    Ok(())
}
