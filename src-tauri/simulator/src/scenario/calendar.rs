//! Office time in Madrid: working days, business hours, and "twelve minutes ago".

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc, Weekday};

/// When a scripted mail was written, seen from the scenario's `now`.
#[derive(Debug, Clone, Copy)]
pub(super) enum At {
    /// So many minutes ago.
    Ago(i64),
    /// So many working days ago (1 = the last one), at this local time.
    Back(u32, u32, u32),
    /// The calendar day before, at this local time; a Sunday evening when now is a Monday.
    Eve(u32, u32),
}

impl At {
    /// The moment itself.
    pub(super) fn moment(self, now: DateTime<Utc>) -> DateTime<Utc> {
        match self {
            Self::Ago(minutes) => now - Duration::minutes(minutes),
            Self::Back(days, hour, minute) => local(days_back(local_date(now), days), hour, minute),
            Self::Eve(hour, minute) => local(local_date(now).pred_opt().unwrap_or_default(), hour, minute),
        }
    }
}

/// The date on Madrid's calendar.
pub(super) fn local_date(moment: DateTime<Utc>) -> NaiveDate {
    (moment + offset(moment.date_naive())).date_naive()
}

/// The local wall-clock time `HH:MM` of a moment.
pub(super) fn local_time(moment: DateTime<Utc>) -> String {
    (moment + offset(moment.date_naive())).format("%H:%M").to_string()
}

/// A wall-clock time in Madrid as a moment.
pub(super) fn local(date: NaiveDate, hour: u32, minute: u32) -> DateTime<Utc> {
    date.and_hms_opt(hour, minute, 0).unwrap_or_default().and_utc() - offset(date)
}

/// The working day that lies `days` working days before a date.
pub(super) fn days_back(date: NaiveDate, days: u32) -> NaiveDate {
    walk(date, days, NaiveDate::pred_opt)
}

/// The working day that lies `days` working days after a date.
pub(super) fn days_on(date: NaiveDate, days: u32) -> NaiveDate {
    walk(date, days, NaiveDate::succ_opt)
}

/// The first Thursday at least two days after a date: the day for visits.
pub(super) fn next_thursday(date: NaiveDate) -> NaiveDate {
    let mut day = date + Days::new(2);
    while day.weekday() != Weekday::Thu {
        day = day + Days::new(1);
    }
    day
}

fn walk(mut date: NaiveDate, days: u32, step: fn(&NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
    let mut left = days;
    while left > 0 {
        let Some(next) = step(&date) else { return date };
        date = next;
        if !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    date
}

/// Summer time runs from the last Sunday of March to the last Sunday of October; the hour of the change itself
/// does not matter to invented mail.
fn offset(date: NaiveDate) -> Duration {
    let summer = last_sunday(date.year(), 3) <= date && date < last_sunday(date.year(), 10);
    Duration::hours(if summer { 2 } else { 1 })
}

fn last_sunday(year: i32, month_of_31_days: u32) -> NaiveDate {
    let end = NaiveDate::from_ymd_opt(year, month_of_31_days, 31).unwrap_or_default();
    end - Days::new(u64::from(end.weekday().num_days_from_sunday()))
}
