//! The demo company without a window: one run of the job, then what came of it.

use std::path::Path;

use bitacora_engine::actions::job::{Cancel, RunOptions};
use bitacora_engine::actions::{interactions, job};
use bitacora_engine::domain::interaction::{EntryQuery, EntrySort, LogEntry};
use bitacora_engine::domain::job::{Reconciliation, RunSummary};
use bitacora_engine::{Code, Error, Result, config};

use crate::demo;

/// Entries printed.
const NEWEST: u32 = 12;

/// Runs the demo company once and prints the run and the newest entries. It has a folder of its own, so that an
/// open window is not disturbed.
pub(crate) fn run() -> Result<()> {
    let folder = config::data_dir(None)?.join("demo-headless");
    tauri::async_runtime::block_on(run_in(&folder))
}

async fn run_in(folder: &Path) -> Result<()> {
    let (engine, tenant) = demo::open(folder).await?;
    println!("Demo company open, signed in to the pretend tenant at {}", tenant.authority_url());
    let summary = job::run(&engine, &RunOptions::default(), &Cancel::default()).await?;
    print_run(&summary);
    let reconciliation = job::reconcile(&engine).await?;
    print_reconciliation(&reconciliation);
    let query =
        EntryQuery { sort: EntrySort::Date, descending: true, limit: NEWEST, ..EntryQuery::default() };
    let entries = interactions::list(&engine, &query).await?;
    println!("\nThe newest of {} interaction log entries:", entries.total);
    entries.rows.iter().for_each(print_entry);
    engine.close().await;
    if reconciliation.ok {
        return Ok(());
    }
    Err(Error::new(Code::Internal, "Mailbox and database do not agree after the run."))
}

fn print_run(run: &RunSummary) {
    println!("\nRun {}: {} messages, {} HTTP requests", run.run_id, run.found, run.requests);
    let counts = [
        ("logged", run.logged),
        ("entries", run.entries),
        ("unmatched", run.unmatched),
        ("duplicates", run.duplicates),
        ("drafts", run.drafts),
        ("private", run.private),
        ("blocked", run.blocked),
        ("quarantined", run.quarantined),
        ("failed", run.failed),
        ("moved", run.settled),
        ("to move", run.pending),
    ];
    for (name, count) in counts {
        println!("  {name:<12}{count:>6}");
    }
}

fn print_reconciliation(found: &Reconciliation) {
    let verdict = if found.ok { "everything is accounted for" } else { "they do NOT agree" };
    println!("\nMailbox and database compared: {} messages, {verdict}", found.server_found);
}

fn print_entry(entry: &LogEntry) {
    let arrow = if entry.information_flow == "Inbound" { "in " } else { "out" };
    let with = format!("{} ({})", entry.contact_name, entry.contact_company_name);
    println!("  {}  {arrow}  {:<5} {with:<44} {}", entry.date, entry.salesperson_code, entry.description);
}
