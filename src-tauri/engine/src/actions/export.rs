//! Exporting lists as CSV, workbook or vCards: what the filters let through, in their order, page by page; the short
//! lists of the setup as a whole.

mod columns;
mod parts;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::import::Watch;
use super::{activities, close_codes, contacts, interactions, messages};
use super::{opportunities, sales_cycles, salespeople, setup, tasks, templates};
use crate::Engine;
use crate::domain::contact::ContactQuery;
use crate::domain::found::has_words;
use crate::domain::inbox::MessageQuery;
use crate::domain::interaction::{EntryQuery, Page};
use crate::domain::opportunity::query::OpportunityQuery;
use crate::domain::salesperson::SalespersonQuery;
use crate::domain::task::TaskQuery;
use crate::domain::transfer::{CloseCodeQuery, ExportFormat, ExportList, Exported, TransferProgress};
use crate::error::{Code, Error, Result};
use crate::transfer::output::Output;
use columns::columns;
use parts::{Parts, STAGES, STEPS};

/// Rows read at a time.
const PAGE: u32 = 1_000;

/// Writes a list to a file whose name ends in .csv, .xlsx or, for contacts, .vcf; tells how many rows. The file is
/// there whole or not at all.
///
/// # Errors
/// `AlreadyExists` when there is a file of that name and `force` is not set; `InvalidValue` for another ending or a
/// filter that cannot be read; `FileUnavailable`, `DiskFull`; `Canceled`.
pub async fn list(
    engine: &Engine,
    list: &ExportList,
    file: &Path,
    force: bool,
    watch: &Watch,
) -> Result<u32> {
    let mut after = String::new();
    let columns = columns(list);
    let mut output = Output::begin(file, force, &columns, matches!(list, ExportList::Contacts(_)))?;
    let mut written: u32 = 0;
    loop {
        let Page { rows, next, total, .. } = page(engine, list, after).await?;
        if watch.is_canceled() {
            return Err(Error::new(Code::Canceled, "the export was stopped"));
        }
        for row in &rows {
            output.write(row, &columns)?;
        }
        written = written.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let whole = u64::try_from(total).unwrap_or(0).max(1);
        let percent = u8::try_from((u64::from(written) * 100 / whole).min(100)).unwrap_or(100);
        watch.set(TransferProgress { rows: written, percent });
        if next.is_empty() || rows.is_empty() {
            break;
        }
        after = next;
    }
    let ended = tokio::task::spawn_blocking(move || output.finish()).await;
    ended.map_err(|error| Error::new(Code::Internal, "writing the file broke off").because(error))??;
    Ok(written)
}

/// As [`list`], in place of a file of that name; where the name has no ending of its own, it gets that of the format.
///
/// # Errors
/// As of [`list`].
pub async fn list_as(
    engine: &Engine,
    exported: &ExportList,
    (file, format): (&Path, ExportFormat),
    watch: &Watch,
) -> Result<Exported> {
    let known = ["csv", "xlsx", "vcf"];
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let named = ending.is_some_and(|ending| known.contains(&ending.as_str()));
    let mut path = file.as_os_str().to_owned();
    if !named {
        path.push(".");
        path.push(format.ending());
    }
    // The person was asked about the name as it was chosen, not about one with another ending.
    let (path, force) = (PathBuf::from(path), named);
    let rows = list(engine, exported, &path, force, watch).await?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Exported { name, rows })
}

/// A page of any list.
async fn page(engine: &Engine, list: &ExportList, after: String) -> Result<Page<Value>> {
    let limit = PAGE;
    match list {
        ExportList::Contacts(query) => {
            values(contacts::list(engine, &ContactQuery { after, limit, ..query.clone() }).await?)
        }
        ExportList::Salespeople(query) => {
            values(salespeople::list(engine, &SalespersonQuery { after, limit, ..query.clone() }).await?)
        }
        ExportList::Entries(query) => {
            values(interactions::list(engine, &EntryQuery { after, limit, ..query.clone() }).await?)
        }
        ExportList::Messages(query) => {
            values(messages::list(engine, &MessageQuery { after, limit, ..query.clone() }).await?)
        }
        ExportList::Tasks(query) => {
            values(tasks::list(engine, &TaskQuery { after, limit, ..query.clone() }).await?)
        }
        ExportList::Opportunities(query) => {
            let query = OpportunityQuery { after, limit, ..query.clone() };
            priced(engine, values(opportunities::list(engine, &query).await?)?).await
        }
        ExportList::Templates(query) => {
            priced(engine, whole(&templates::list(engine).await?, &query.search, None)?).await
        }
        ExportList::SalesCycles(query) => {
            whole(&sales_cycles::list(engine).await?, &query.search, Some(STAGES))
        }
        ExportList::CloseCodes(CloseCodeQuery { search, kind }) => {
            let mut codes = close_codes::list(engine).await?;
            codes.retain(|code| kind.is_none_or(|kind| code.kind == kind));
            whole(&codes, search, None)
        }
        ExportList::Activities(query) => whole(&activities::list(engine).await?, &query.search, Some(STEPS)),
    }
}

fn values<T: Serialize>(page: Page<T>) -> Result<Page<Value>> {
    let rows = page.rows.iter().map(value).collect::<Result<_>>()?;
    Ok(Page { rows, next: page.next, total: page.total, more: page.more })
}

fn value(record: &impl Serialize) -> Result<Value> {
    serde_json::to_value(record)
        .map_err(|error| Error::new(Code::Internal, "a row cannot be written").because(error))
}

/// All of a short list: the records with the words that are searched in code or description, and their parts.
fn whole(records: &[impl Serialize], search: &str, parts: Option<Parts>) -> Result<Page<Value>> {
    let mut rows = Vec::new();
    for record in records {
        let record = value(record)?;
        let text =
            ["code", "description"].map(|name| record.get(name).and_then(Value::as_str).unwrap_or_default());
        if has_words(&text.join(" "), search) {
            match parts {
                Some(parts) => rows.extend(parts.rows(record)),
                None => rows.push(record),
            }
        }
    }
    let total = i32::try_from(rows.len()).unwrap_or(i32::MAX);
    Ok(Page { rows, next: String::new(), total, more: false })
}

/// The currency beside the amounts.
async fn priced(engine: &Engine, mut page: Page<Value>) -> Result<Page<Value>> {
    let code = setup::show(engine).await?.local_currency;
    for row in page.rows.iter_mut().filter_map(Value::as_object_mut) {
        row.insert("currency_code".to_owned(), Value::String(code.clone()));
    }
    Ok(page)
}

#[cfg(test)]
#[path = "export_tests.rs"]
mod tests;
