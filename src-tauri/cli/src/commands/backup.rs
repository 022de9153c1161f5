//! `backup`, `restore`.

use std::path::PathBuf;

use bitacora_engine::actions;
use clap::Args;

use crate::app::App;
use crate::failure::Result;

/// Argument of `backup` and `restore`.
#[derive(Debug, Args)]
pub struct FileArgs {
    /// The copy
    file: PathBuf,
}

/// `backup FILE`: also while window or service work with the database.
pub async fn backup(app: &App, args: &FileArgs) -> Result<()> {
    app.with_engine(async |engine| Ok(actions::backup::backup(engine, &args.file).await?)).await?;
    let document = serde_json::json!({ "file": args.file.to_string_lossy() });
    app.printer.show(&document, |_| format!("Copied to {}.", args.file.display()))
}

/// `restore FILE`: works on the data folder, before any engine opens it.
pub async fn restore(app: &App, args: &FileArgs) -> Result<()> {
    let data_dir = app.data_dir()?;
    actions::backup::restore(&data_dir, &args.file, app.clock.now()).await?;
    let document =
        serde_json::json!({ "file": args.file.to_string_lossy(), "data_dir": data_dir.to_string_lossy() });
    app.printer.show(&document, |_| format!("Restored from {}.", args.file.display()))
}
