//! `administrator`: the PIN that separates reading from administering, and who changed what (R50, R51).

use bitacora_engine::Engine;
use bitacora_engine::actions::administrator;
use bitacora_engine::domain::audit::{AdministratorLock, AuditRecord};
use clap::Subcommand;

use crate::app::App;
use crate::failure::Result;
use crate::secret_input::read_secret;
use crate::table::{Table, moment};

/// Changes asked for at a time.
const PAGE: u32 = 1_000;

/// What can be done with the PIN and the audit.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Whether a PIN is set
    Status,
    /// Set or change the PIN, read from a prompt or from stdin: where there is one, the old one first, then the new
    SetPin,
    /// Remove the PIN, read from a prompt or from one line of stdin
    RemovePin,
    /// Who changed what, oldest first
    Audit {
        /// Most changes to print, the latest ones; 0 for all
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
        /// Go on after the change with this number, towards the latest
        #[arg(long, value_name = "ID")]
        after: Option<i64>,
    },
}

/// `administrator …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::Status => {
            let lock = app.with_engine(async |engine| Ok(administrator::state(engine).await?)).await?;
            shown(app, lock)
        }
        Verb::SetPin => set_pin(app).await,
        Verb::RemovePin => {
            let lock = app
                .with_engine(async |engine| {
                    let lock = administrator::state(engine).await?;
                    if !lock.protected {
                        return Ok(lock);
                    }
                    Ok(administrator::remove_pin(engine, read_secret("PIN")?).await?)
                })
                .await?;
            shown(app, lock)
        }
        Verb::Audit { limit, after } => audit(app, limit, after).await,
    }
}

async fn set_pin(app: &App) -> Result<()> {
    let lock = app
        .with_engine(async |engine| {
            let protected = administrator::state(engine).await?.protected;
            let current = if protected { Some(read_secret("PIN until now")?) } else { None };
            Ok(administrator::set_pin(engine, current, read_secret("New PIN")?).await?)
        })
        .await?;
    shown(app, lock)
}

fn shown(app: &App, lock: AdministratorLock) -> Result<()> {
    app.printer.show(&lock, |lock| {
        let sentence = if lock.protected {
            "The setup is locked by a PIN."
        } else {
            "No PIN is set: everybody at this computer may change the setup."
        };
        sentence.to_owned()
    })
}

/// The latest changes, or those after one; oldest first.
async fn audit(app: &App, limit: u32, after: Option<i64>) -> Result<()> {
    let most = if limit == 0 { usize::MAX } else { usize::try_from(limit).unwrap_or(usize::MAX) };
    let mut rows = app.with_engine(async |engine| newest(engine, most, after).await).await?;
    rows.sort_by_key(|row| row.id);
    rows.truncate(most);
    app.printer.show(&rows, |rows| listed(rows))
}

/// The latest changes, at most so many; all those after a number.
async fn newest(engine: &Engine, most: usize, after: Option<i64>) -> Result<Vec<AuditRecord>> {
    let mut rows: Vec<AuditRecord> = Vec::new();
    loop {
        let before = rows.last().map(|row| row.id);
        let page = administrator::audit(engine, before, PAGE).await?;
        let is_last = page.len() < PAGE as usize;
        rows.extend(page);
        if let Some(after) = after {
            let all = rows.len();
            rows.retain(|row| row.id > after);
            if is_last || rows.len() < all {
                return Ok(rows);
            }
        } else if is_last || rows.len() >= most {
            rows.truncate(most);
            return Ok(rows);
        }
    }
}

fn listed(rows: &[AuditRecord]) -> String {
    let mut table = Table::new(&["No.", "Date (UTC)", "User", "Action", "Name", "Before", "After"]);
    for row in rows {
        table.row([
            row.id.to_string(),
            moment(Some(row.date)),
            row.user_id.clone(),
            row.action.clone(),
            row.name.clone(),
            row.old.clone(),
            row.new.clone(),
        ]);
    }
    table.text("Nothing was changed yet.")
}
