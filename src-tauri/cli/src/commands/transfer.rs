//! `… import FILE` and `… export FILE` of contacts, salespeople, entries, messages and tasks.

use std::collections::BTreeMap;
use std::path::PathBuf;

use bitacora_engine::actions::import::Watch;
use bitacora_engine::actions::{export, import};
use bitacora_engine::domain::transfer::{
    Existing, ExportList, ImportOptions, ImportReport, ImportSummary, ImportedRow, RowOutcome,
};
use clap::Args;

use crate::app::App;
use crate::failure::{Failure, Result};
use crate::paging::ListArgs;
use crate::printer::say;
use crate::stop;
use crate::table::{card, plain};

/// What `--limit` is where it was not given.
const DEFAULT_LIMIT: u32 = 100;

/// Arguments of `… import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file: CSV with any delimiter and encoding; contacts also as vCards (.vcf)
    file: PathBuf,
    /// Tell what would happen and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Where a column goes, for example `"Work e-mail=email"`; blank behind the sign leaves it out. May be given more
    /// than once
    #[arg(long = "map", value_name = "COLUMN=FIELD", value_parser = pair)]
    mapping: Vec<(String, String)>,
    /// What separates the cells: one character, or `tab`; found out when it is not given
    #[arg(long, default_value = "", hide_default_value = true)]
    delimiter: String,
    /// Encoding of the file, for example windows-1252; found out when it is not given
    #[arg(long, default_value = "", hide_default_value = true)]
    encoding: String,
    /// Whether the first row holds headings: true or false; found out when it is not given
    #[arg(long)]
    headings: Option<bool>,
    /// Leave those who are there already as they are
    #[arg(long)]
    keep_existing: bool,
}

/// Arguments of `… export`, besides the filters of the list.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The file; its name ends in .csv, .xlsx or, for contacts, .vcf
    file: PathBuf,
    /// Replace the file if there is one
    #[arg(long)]
    force: bool,
}

/// What a file holds.
#[derive(Debug, Clone, Copy)]
pub enum Noun {
    /// Companies and people.
    Contacts,
    /// Salespeople.
    Salespeople,
}

/// Imports a file. Every row is reported: in the document with `--json`, else those that were passed over, as they
/// come.
pub async fn import(app: &App, noun: Noun, args: &ImportArgs) -> Result<()> {
    let options = ImportOptions {
        mapping: args.mapping.iter().cloned().collect::<BTreeMap<_, _>>(),
        dry_run: args.dry_run,
        delimiter: if args.delimiter == "tab" { "\t".to_owned() } else { args.delimiter.clone() },
        encoding: args.encoding.clone(),
        headings: args.headings,
        existing: if args.keep_existing { Existing::Skip } else { Existing::Update },
    };
    let watch = stopping()?;
    let mut report = Vec::new();
    let json = app.printer.is_json();
    let mut told = |row: ImportedRow| {
        if json {
            report.push(row);
        } else if row.outcome == RowOutcome::Skipped || !row.reason.is_empty() {
            say(&line(&row));
        }
    };
    let summary = app
        .with_engine(async |engine| {
            Ok(match noun {
                Noun::Contacts => import::contacts(engine, &args.file, &options, &watch, &mut told).await?,
                Noun::Salespeople => {
                    import::salespeople(engine, &args.file, &options, &watch, &mut told).await?
                }
            })
        })
        .await?;
    app.printer.show(&ImportReport { summary, report }, |report| described(&report.summary))
}

/// Writes a list to a file.
///
/// # Errors
/// Wrong usage for a limit or a place to go on from: a file has every row.
pub async fn export(app: &App, list: ExportList, args: &ExportArgs, chosen: &ListArgs) -> Result<()> {
    if !chosen.after.is_empty() || chosen.limit != DEFAULT_LIMIT {
        return Err(Failure::usage("An export has every row of the filters: leave out --limit and --after."));
    }
    let watch = stopping()?;
    let rows = app
        .with_engine(async |engine| Ok(export::list(engine, &list, &args.file, args.force, &watch).await?))
        .await?;
    let document = serde_json::json!({ "file": args.file.to_string_lossy(), "rows": rows });
    app.printer.show(&document, |_| format!("{rows} rows written to {}.", args.file.display()))
}

/// Stops behind the rows at hand when somebody asks the program to.
fn stopping() -> Result<Watch> {
    let (stop, watch) = (stop::requested()?, Watch::default());
    let asked = watch.clone();
    tokio::spawn(async move {
        stop::wait(stop).await;
        asked.cancel();
    });
    Ok(watch)
}

fn pair(text: &str) -> std::result::Result<(String, String), String> {
    let (column, field) = text.rsplit_once('=').ok_or("it is written COLUMN=FIELD")?;
    Ok((column.to_owned(), field.to_owned()))
}

fn line(row: &ImportedRow) -> String {
    format!("row {}: {}: {}", row.row, row.outcome.as_str(), plain(&row.reason))
}

fn described(summary: &ImportSummary) -> String {
    let known = summary.columns.iter().filter(|column| !column.field.is_empty());
    let left: Vec<&str> = summary
        .columns
        .iter()
        .filter(|column| column.field.is_empty())
        .map(|column| column.column.as_str())
        .collect();
    let columns: Vec<String> = known.map(|column| format!("{} → {}", column.column, column.field)).collect();
    let text = card(&[
        ("Columns", columns.join(", ")),
        ("Left out", left.join(", ")),
        ("Rows", summary.rows.to_string()),
        ("Created", summary.created.to_string()),
        ("Updated", summary.updated.to_string()),
        ("Skipped", summary.skipped.to_string()),
        ("Companies created", summary.companies_created.to_string()),
    ]);
    let end = match (summary.canceled, summary.dry_run) {
        (true, _) => "\nStopped; the same file can be imported again.",
        (false, true) => "\nNothing was written.",
        (false, false) => "",
    };
    format!("{text}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_split_at_its_last_sign() {
        assert_eq!(pair("a=b=email"), Ok(("a=b".to_owned(), "email".to_owned())));
        assert_eq!(pair("Notes="), Ok(("Notes".to_owned(), String::new())));
        assert!(pair("email").is_err());
    }

    #[test]
    fn a_dry_run_says_that_nothing_was_written() {
        let summary =
            ImportSummary { dry_run: true, rows: 2, created: 1, skipped: 1, ..ImportSummary::default() };
        let text = described(&summary);
        assert!(text.contains("Created            1") && text.ends_with("Nothing was written."), "{text}");
    }
}
