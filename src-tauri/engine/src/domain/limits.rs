//! Limits of Exchange Online on a mailbox and its folders, and when they will be reached (R108, R113).

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Most items a folder should hold (learn.microsoft.com, *Exchange Online limits*, mailbox folder limits).
pub const ITEM_LIMIT: u64 = 1_000_000;
/// Bytes a shared mailbox may hold without a licence: 50 GB (same page, mailbox storage limits).
pub const BYTE_LIMIT: u64 = 50 * 1_024 * 1_024 * 1_024;
/// Days of measurements a forecast looks back.
pub const DAYS_BACK: i64 = 60;
/// The working folders, in the order mail goes through them.
const ROLES: [&str; 3] = ["inbox", "archive", "not_logged"];
/// Days the measurements must span before they say anything about a pace.
const LEAST_SPAN: i64 = 7;
/// What is further away than a hundred years is not said.
const FURTHEST_DAYS: i128 = 36_525;

/// How near a limit is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Far.
    #[default]
    Fine,
    /// 80 % or more.
    Near,
    /// 95 % or more.
    Critical,
}

impl Level {
    /// How near `used` is to `limit`.
    pub fn of(used: u64, limit: u64) -> Self {
        let (used, limit) = (u128::from(used) * 100, u128::from(limit));
        if used >= limit * 95 {
            Self::Critical
        } else if used >= limit * 80 {
            Self::Near
        } else {
            Self::Fine
        }
    }
}

/// Size of one folder against its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FolderSize {
    /// `inbox`, `archive` or `not_logged`.
    pub role: String,
    /// Name as the server shows it.
    pub name: String,
    /// Items in it.
    #[specta(type = f64)]
    pub items: u64,
    /// Most items a folder should hold.
    #[specta(type = f64)]
    pub item_limit: u64,
    /// Bytes in it, where the server says so.
    #[specta(type = Option<f64>)]
    pub bytes: Option<u64>,
    /// How near.
    pub level: Level,
}

/// The mailbox against its limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Limits {
    /// When it was measured, UTC.
    pub measured_at: DateTime<Utc>,
    /// Address of the mailbox.
    pub mailbox: String,
    /// The working folders.
    pub folders: Vec<FolderSize>,
    /// Bytes in them together, where the server says so for all.
    #[specta(type = Option<f64>)]
    pub bytes: Option<u64>,
    /// Bytes the mailbox may hold (50 GB for a shared mailbox without licence).
    #[specta(type = f64)]
    pub byte_limit: u64,
    /// How near the nearest limit is.
    pub level: Level,
    /// When the nearest limit will be reached at the pace of the last weeks; `None` without growth.
    pub forecast: Option<Forecast>,
}

/// When a limit will be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Forecast {
    /// `items` or `bytes`.
    pub limit: String,
    /// The day, local.
    pub date: NaiveDate,
    /// Growth a day, in items or bytes.
    #[specta(type = f64)]
    pub per_day: u64,
    /// Days of history it is made from.
    pub days_measured: u32,
}

/// What was counted in a folder on a local day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderSample {
    /// The day, local.
    pub day: NaiveDate,
    /// `inbox`, `archive` or `not_logged`.
    pub role: String,
    /// Items in it.
    pub items: u64,
    /// Bytes in it, where the server says so.
    pub bytes: Option<u64>,
}

/// A sample with what is shown beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The counts.
    pub sample: FolderSample,
    /// Name of the folder as the server shows it.
    pub name: String,
    /// When, UTC.
    pub measured_at: DateTime<Utc>,
}

/// How many messages were logged in the last days: the pace where nothing was measured for long enough.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LoggedPace {
    /// Messages.
    pub messages: u64,
    /// Days they came in; 0 when that is unknown.
    pub days: u32,
}

impl Limits {
    /// The mailbox against its limits, from its measurements, oldest first; `None` when it was never measured.
    pub fn of(mailbox: &str, history: &[Measured], pace: LoggedPace) -> Option<Self> {
        let last = history.last()?;
        let today = last.sample.day;
        let now: Vec<&Measured> = history.iter().filter(|row| row.sample.day == today).collect();
        let mut folders: Vec<FolderSize> = now.iter().map(|row| size(row)).collect();
        folders.sort_by_key(|folder| ROLES.iter().position(|role| *role == folder.role));
        let bytes = folders.iter().map(|folder| folder.bytes).sum::<Option<u64>>();
        let full = bytes.map(|bytes| Level::of(bytes, BYTE_LIMIT)).unwrap_or_default();
        let level = folders.iter().map(|folder| folder.level).fold(full, Level::max);
        Some(Self {
            measured_at: now.iter().map(|row| row.measured_at).max().unwrap_or(last.measured_at),
            mailbox: mailbox.to_owned(),
            bytes,
            byte_limit: BYTE_LIMIT,
            level,
            forecast: forecast(history, &folders, today, pace),
            folders,
        })
    }
}

fn size(row: &Measured) -> FolderSize {
    FolderSize {
        role: row.sample.role.clone(),
        name: row.name.clone(),
        items: row.sample.items,
        item_limit: ITEM_LIMIT,
        bytes: row.sample.bytes,
        level: Level::of(row.sample.items, ITEM_LIMIT),
    }
}

/// The limit that is reached first.
fn forecast(
    history: &[Measured],
    folders: &[FolderSize],
    today: NaiveDate,
    pace: LoggedPace,
) -> Option<Forecast> {
    let mut found = Vec::new();
    for folder in folders {
        let own = history.iter().filter(|row| row.sample.role == folder.role);
        let points: Vec<Point> = own.map(|row| (row.sample.day, row.sample.items)).collect();
        let archive = folder.role == "archive";
        let growth = Growth::of(&points).or_else(|| archive.then(|| Growth::of_pace(pace)).flatten());
        found.extend(growth.and_then(|growth| growth.reaches("items", folder.items, ITEM_LIMIT, today)));
    }
    let totals = totals(history);
    if let (Some(growth), Some((_, used))) = (Growth::of(&totals), totals.last()) {
        found.extend(growth.reaches("bytes", *used, BYTE_LIMIT, today));
    }
    found.into_iter().min_by_key(|forecast| forecast.date)
}

type Point = (NaiveDate, u64);

/// Bytes of all folders on each day on which all of them are known.
fn totals(history: &[Measured]) -> Vec<Point> {
    let days: BTreeSet<NaiveDate> = history.iter().map(|row| row.sample.day).collect();
    let on = |day: NaiveDate| {
        let rows = history.iter().filter(|row| row.sample.day == day);
        rows.map(|row| row.sample.bytes).sum::<Option<u64>>().map(|bytes| (day, bytes))
    };
    days.into_iter().filter_map(on).collect()
}

/// Growth a day, as a fraction, and the days it was seen over.
#[derive(Debug, Clone, Copy)]
struct Growth {
    gained: i128,
    days: i128,
    span: u32,
}

impl Growth {
    /// The least-squares line through the points; `None` when they span too few days or do not rise. Whole numbers
    /// throughout: 60 days of fewer than 2^63 items stay far below 2^127.
    fn of(points: &[Point]) -> Option<Self> {
        let (first, last) = (points.first()?.0, points.last()?.0);
        let span = (last - first).num_days();
        if span < LEAST_SPAN {
            return None;
        }
        let x = |day: NaiveDate| i128::from((day - first).num_days());
        let n = points.iter().map(|_| 1).sum::<i128>();
        let (sx, sy) = points.iter().fold((0, 0), |(sx, sy), (day, y)| (sx + x(*day), sy + i128::from(*y)));
        let (sxx, sxy) = points
            .iter()
            .fold((0, 0), |(sxx, sxy), (day, y)| (sxx + x(*day) * x(*day), sxy + x(*day) * i128::from(*y)));
        let growth =
            Self { gained: n * sxy - sx * sy, days: n * sxx - sx * sx, span: u32::try_from(span).ok()? };
        (growth.gained > 0 && growth.days > 0).then_some(growth)
    }

    /// The pace of the logged messages.
    fn of_pace(pace: LoggedPace) -> Option<Self> {
        let growth = Self { gained: i128::from(pace.messages), days: i128::from(pace.days), span: pace.days };
        (growth.gained > 0 && growth.days > 0).then_some(growth)
    }

    /// When `used` has grown to `limit`; `None` when that is more than a hundred years ahead.
    fn reaches(self, name: &str, used: u64, limit: u64, today: NaiveDate) -> Option<Forecast> {
        let left = i128::from(limit.saturating_sub(used));
        let days = left.checked_mul(self.days)?.div_euclid(self.gained);
        if days > FURTHEST_DAYS {
            return None;
        }
        let date = today.checked_add_signed(TimeDelta::try_days(i64::try_from(days).ok()?)?)?;
        let per_day = ((self.gained + self.days / 2) / self.days).max(1);
        Some(Forecast {
            limit: name.to_owned(),
            date,
            per_day: u64::try_from(per_day).unwrap_or(u64::MAX),
            days_measured: self.span,
        })
    }
}

#[cfg(test)]
#[path = "limits_tests.rs"]
mod tests;
