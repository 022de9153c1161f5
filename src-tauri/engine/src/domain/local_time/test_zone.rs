//! A time zone for tests.

use chrono::{FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// Madrid in 2026: an hour east of UTC, two between the last Sundays of March and October, 01:00 UTC.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Madrid;

fn utc(month: u32, day: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap().and_hms_opt(1, 0, 0).unwrap()
}

fn hours(hours: i32) -> FixedOffset {
    FixedOffset::east_opt(hours * 3_600).unwrap()
}

impl TimeZone for Madrid {
    type Offset = FixedOffset;

    fn from_offset(_: &FixedOffset) -> Self {
        Self
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let holds = |offset: FixedOffset| self.offset_from_utc_datetime(&(*local - offset)) == offset;
        match (holds(hours(2)), holds(hours(1))) {
            (true, true) => MappedLocalTime::Ambiguous(hours(2), hours(1)),
            (true, false) => MappedLocalTime::Single(hours(2)),
            (false, true) => MappedLocalTime::Single(hours(1)),
            (false, false) => MappedLocalTime::None,
        }
    }

    fn offset_from_utc_date(&self, day: &NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&day.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, at: &NaiveDateTime) -> FixedOffset {
        hours(if (utc(3, 29)..utc(10, 25)).contains(at) { 2 } else { 1 })
    }
}
