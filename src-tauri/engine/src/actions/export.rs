//! Exporting lists as CSV, workbook or vCards: what the filters let through, in their order, page by page.

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use super::import::Watch;
use super::{contacts, interactions, messages, opportunities, salespeople, setup, tasks};
use crate::Engine;
use crate::domain::contact::{Contact, ContactQuery};
use crate::domain::inbox::MessageQuery;
use crate::domain::interaction::{EntryQuery, Page};
use crate::domain::opportunity::query::OpportunityQuery;
use crate::domain::salesperson::SalespersonQuery;
use crate::domain::task::TaskQuery;
use crate::domain::transfer::{ExportFormat, ExportList, Exported, TransferProgress};
use crate::error::{Code, Error, Result};
use crate::transfer::output::Output;

/// Rows read at a time.
const PAGE: u32 = 1_000;

/// Columns that stand first, in this order; others follow by their names. They are the names scripts read, which an
/// import knows.
const CONTACT: &[&str] = &[
    "no",
    "name",
    "type",
    "company_no",
    "company_name",
    "job_title",
    "email",
    "email_2",
    "alternative_addresses",
    "phone",
    "mobile",
    "address",
    "address_2",
    "post_code",
    "city",
    "county",
    "country",
    "language",
    "home_page",
    "salesperson_code",
];
const SALESPERSON: &[&str] =
    &["code", "name", "job_title", "email", "email_2", "phone", "commission", "blocked", "privacy_blocked"];
const ENTRY: &[&str] = &[
    "entry_no",
    "date",
    "time",
    "description",
    "information_flow",
    "initiated_by",
    "contact_no",
    "contact_name",
    "contact_company_no",
    "contact_company_name",
    "salesperson_code",
    "salesperson_name",
    "template_code",
    "evaluation",
    "canceled",
    "opportunity_no",
    "sender",
    "recipients",
    "link",
    "subject",
];
const MESSAGE: &[&str] = &[
    "received_at",
    "sent_at",
    "outcome",
    "reason",
    "subject",
    "author",
    "recipients",
    "location",
    "link",
    "link_state",
    "entry_nos",
    "decided_at",
    "key",
];
const TASK: &[&str] = &[
    "no",
    "type",
    "description",
    "date",
    "status",
    "priority",
    "closed",
    "date_closed",
    "canceled",
    "contact_no",
    "contact_name",
    "salesperson_code",
    "opportunity_no",
];

const OPPORTUNITY: &[&str] = &[
    "no",
    "description",
    "status",
    "priority",
    "sales_cycle_code",
    "current_stage",
    "current_stage_description",
    "contact_no",
    "contact_name",
    "contact_company_no",
    "contact_company_name",
    "salesperson_code",
    "salesperson_name",
    "estimated_value",
    "probability",
    "calcd_current_value",
    "currency_code",
    "estimated_closing_date",
    "creation_date",
    "date_closed",
    "close_opportunity_code",
];

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
    }
}

fn values<T: Serialize>(page: Page<T>) -> Result<Page<Value>> {
    let rows = page.rows.iter().map(serde_json::to_value).collect::<std::result::Result<_, _>>();
    let rows = rows.map_err(|error| Error::new(Code::Internal, "a row cannot be written").because(error))?;
    Ok(Page { rows, next: page.next, total: page.total, more: page.more })
}

/// The currency beside the amounts.
async fn priced(engine: &Engine, mut page: Page<Value>) -> Result<Page<Value>> {
    let code = setup::show(engine).await?.local_currency;
    for row in page.rows.iter_mut().filter_map(Value::as_object_mut) {
        row.insert("currency_code".to_owned(), Value::String(code.clone()));
    }
    Ok(page)
}

/// The columns of a list: those that stand first, and every other field a contact or the like has.
fn columns(list: &ExportList) -> Vec<String> {
    let (first, sample) = match list {
        ExportList::Contacts(_) => (CONTACT, serde_json::to_value(Contact::default())),
        ExportList::Salespeople(_) => {
            (SALESPERSON, serde_json::to_value(crate::domain::salesperson::Salesperson::default()))
        }
        ExportList::Entries(_) => {
            (ENTRY, serde_json::to_value(crate::domain::interaction::LogEntry::default()))
        }
        ExportList::Messages(_) => (MESSAGE, Ok(Value::Null)),
        ExportList::Tasks(_) => (TASK, serde_json::to_value(crate::domain::task::Task::default())),
        ExportList::Opportunities(_) => {
            (OPPORTUNITY, serde_json::to_value(crate::domain::opportunity::Opportunity::default()))
        }
    };
    let sample = sample.unwrap_or_default();
    let others = sample.as_object().into_iter().flat_map(|fields| fields.keys());
    let others = others.map(String::as_str).filter(|name| !first.contains(name));
    first.iter().copied().chain(others).map(str::to_owned).collect()
}

#[cfg(test)]
#[path = "export_tests.rs"]
mod tests;
