//! `backup`, `restore`.

use std::path::PathBuf;

use bitacora_engine::{Code, DATABASE, actions};
use clap::Args;

use crate::app::App;
use crate::failure::{Failure, Result};

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
    let protected = data_dir.join(DATABASE).exists() && may_replace(app).await?;
    actions::backup::restore(&data_dir, &args.file, app.clock.now()).await?;
    app.read_with_engine(async |engine| Ok(actions::administrator::after_restore(engine, protected).await?))
        .await?;
    let document =
        serde_json::json!({ "file": args.file.to_string_lossy(), "data_dir": data_dir.to_string_lossy() });
    app.printer.show(&document, |_| format!("Restored from {}.", args.file.display()))
}

/// Whether the database may be replaced, and whether a PIN protects it (R50). One that cannot be opened protects
/// nothing: it is the reason to restore.
async fn may_replace(app: &App) -> Result<bool> {
    let asked = app.with_engine(async |engine| Ok(actions::administrator::before_restore(engine).await?));
    match asked.await {
        Err(Failure::Refused(error)) if is_of_the_store(error.code()) => Ok(false),
        asked => asked,
    }
}

fn is_of_the_store(code: Code) -> bool {
    matches!(
        code,
        Code::StoreUnavailable
            | Code::StoreLocked
            | Code::StoreTooNew
            | Code::StoreInconsistent
            | Code::DiskFull
    )
}
