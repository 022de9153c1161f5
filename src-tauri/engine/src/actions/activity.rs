//! The activity log (R41, R74, W25).

use std::path::Path;

use chrono::TimeDelta;

use super::administrator;
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::job::{Activity, ActivityFilter};
use crate::error::{Code, Error, Result};
use crate::transfer::csv;

const HEADINGS: [&str; 8] =
    ["Date (UTC)", "User ID", "Status", "Context", "Description", "Message", "Error code", "Cause"];

/// Rows of the activity log, newest first.
pub async fn list(engine: &Engine, filter: &ActivityFilter) -> Result<Vec<Activity>> {
    engine.store.activities(filter).await
}

/// Writes all rows the filter lets through to a CSV file, newest first, in place of what the file held; tells how
/// many.
///
/// # Errors
/// `FileUnavailable` when the file cannot be written.
pub async fn export(engine: &Engine, filter: &ActivityFilter, path: &Path) -> Result<u64> {
    let filter = ActivityFilter { limit: u32::MAX, before: None, ..filter.clone() };
    let rows = engine.store.activities(&filter).await?;
    let count = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let text = csv::table(HEADINGS, rows.into_iter().map(cells))?;
    tokio::fs::write(path, text).await.map_err(|error| {
        Error::new(Code::FileUnavailable, format!("{} cannot be written", path.display())).because(error)
    })?;
    Ok(count)
}

fn cells(row: Activity) -> [String; 8] {
    let date = row.date.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let cause = serde_json::to_value(row.cause).ok();
    let cause = cause.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    [date, row.user_id, row.status, row.context, row.description, row.message, row.error_code, cause]
}

/// Deletes rows older than so many days, all for `None`; tells how many.
///
/// # Errors
/// `AdministratorRequired`.
pub async fn delete(engine: &Engine, older_than_days: Option<u32>) -> Result<u64> {
    administrator::require(engine).await?;
    let before = older_than_days.map(|days| engine.clock.now() - TimeDelta::days(i64::from(days)));
    let deleted = engine.store.delete_activities(before).await?;
    let kept = older_than_days.map(|days| format!("older than {days} days")).unwrap_or_default();
    administrator::note(engine, "activity", "deleted", &kept, &deleted.to_string()).await?;
    engine.tell(Event::SetupChanged);
    Ok(deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::test_support::engine;
    use crate::clock::Clock;
    use crate::store::test_support::at;

    #[tokio::test]
    async fn rows_are_exported_and_old_ones_deleted() {
        let clock = Clock::fixed(at(0));
        let (engine, folder) = engine(clock.clone()).await;
        engine.store.note_activity(clock.now(), "Get email messages", Ok("=1 logged")).await.unwrap();
        clock.advance(std::time::Duration::from_hours(24 * 8));
        let error = Error::new(Code::Throttled, "slow").cause(crate::domain::advice::Cause::Throttled);
        engine.note_failure("Check connection", &error).await.unwrap();
        let file = folder.path().join("activity.csv");
        let only_one = ActivityFilter { limit: 1, ..ActivityFilter::default() };
        assert_eq!(export(&engine, &only_one, &file).await.unwrap(), 2, "a limit is for pages");
        let text = std::fs::read_to_string(&file).unwrap();
        let lines: Vec<_> = text.lines().collect();
        assert!(lines[1].ends_with(",Failed,Check connection,,slow,throttled,throttled"), "{text}");
        assert!(lines[2].contains(",'=1 logged,"), "{text}");
        let nowhere = folder.path().join("none").join("x.csv");
        let error = export(&engine, &only_one, &nowhere).await.unwrap_err();
        assert_eq!(error.code(), Code::FileUnavailable);
        assert_eq!(delete(&engine, Some(7)).await.unwrap(), 1);
        assert_eq!(list(&engine, &ActivityFilter::default()).await.unwrap()[0].context, "Check connection");
        assert_eq!(delete(&engine, None).await.unwrap(), 1);
    }
}
