//! `activity`: the activity log.

use bitacora_engine::actions;
use bitacora_engine::domain::job::Activity;
use clap::Args;

use crate::app::App;
use crate::failure::Result;
use crate::paging::or_all;
use crate::table::{Table, moment};

/// Arguments of `activity`.
#[derive(Debug, Args)]
pub struct ActivityArgs {
    /// Most rows to print, the latest ones; 0 for all
    #[arg(long, value_name = "N", default_value_t = 100)]
    limit: u32,
}

/// `activity`: the latest rows, oldest first.
pub async fn run(app: &App, args: &ActivityArgs) -> Result<()> {
    let mut rows = app
        .with_engine(async |engine| Ok(actions::activity::list(engine, or_all(args.limit)).await?))
        .await?;
    rows.sort_by_key(|row| row.id);
    app.printer.show(&rows, |rows| listed(rows))
}

fn listed(rows: &[Activity]) -> String {
    let mut table = Table::new(&["Date (UTC)", "Status", "Context", "Description", "Message"]);
    for row in rows {
        table.row([
            moment(Some(row.date)),
            row.status.clone(),
            row.context.clone(),
            row.description.clone(),
            row.message.clone(),
        ]);
    }
    table.text("The activity log is empty.")
}
