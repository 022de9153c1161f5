//! The one place that asks for the time and for the time zone of this computer.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{
    DateTime, FixedOffset, Local, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc,
};

use crate::domain::local_time;

/// Where the engine takes the time from.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock, in the machine's time zone.
    #[default]
    System,
    /// A clock that stands still until it is moved, for tests.
    Fixed(Arc<Mutex<DateTime<Utc>>>, Zone),
}

impl Clock {
    /// A clock that stands at `at`; local time is UTC.
    pub fn fixed(at: DateTime<Utc>) -> Self {
        Self::fixed_in(at, Zone::Offset(Utc.fix()))
    }

    /// A clock that stands at `at`, in a time zone.
    pub fn fixed_in(at: DateTime<Utc>, zone: Zone) -> Self {
        Self::Fixed(Arc::new(Mutex::new(at)), zone)
    }

    /// The time now, UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the one home of the machine's clock")]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(at, _) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// The local time zone: what a day, a weekday and an hour mean to the person at this computer (W29).
    pub fn zone(&self) -> Zone {
        match self {
            Self::System => Zone::Machine,
            Self::Fixed(_, zone) => *zone,
        }
    }

    /// The local day now.
    pub fn today(&self) -> NaiveDate {
        self.zone().day(self.now())
    }

    /// Moves a fixed clock forward; the machine's clock is left alone.
    pub fn advance(&self, by: Duration) {
        if let Self::Fixed(at, _) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}

/// A time zone: the machine's with its summer time, or an offset that never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// The one this computer is set to.
    Machine,
    /// Always so far from UTC.
    Offset(FixedOffset),
}

impl Zone {
    /// The local day at a time.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(self).date_naive()
    }

    /// When a local day begins, UTC. Where midnight is left out for summer time, it is the first moment after.
    pub fn day_start(&self, day: NaiveDate) -> DateTime<Utc> {
        local_time::earliest(day.and_time(NaiveTime::MIN), self)
    }
}

impl TimeZone for Zone {
    type Offset = FixedOffset;

    fn from_offset(offset: &FixedOffset) -> Self {
        Self::Offset(*offset)
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<FixedOffset> {
        self.offset_from_local_datetime(&local.and_time(NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        match self {
            Self::Machine => Local.offset_from_local_datetime(local),
            Self::Offset(offset) => MappedLocalTime::Single(*offset),
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
        self.offset_from_utc_datetime(&utc.and_time(NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
        match self {
            Self::Machine => Local.offset_from_utc_datetime(utc),
            Self::Offset(offset) => *offset,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_day_begins_at_local_midnight() {
        let zone = Zone::Offset(FixedOffset::east_opt(2 * 3_600).unwrap());
        let clock = Clock::fixed_in("2026-11-23T22:30:00Z".parse().unwrap(), zone);
        let tomorrow = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(clock.today(), tomorrow, "it is half past midnight there");
        assert_eq!(zone.day_start(tomorrow), "2026-11-23T22:00:00Z".parse::<DateTime<Utc>>().unwrap());
        clock.advance(Duration::from_hours(24));
        assert_eq!(clock.today(), tomorrow.succ_opt().unwrap());
    }

    #[test]
    fn the_machines_zone_is_the_one_of_the_system() {
        let at: DateTime<Utc> = "2026-07-01T12:00:00Z".parse().unwrap();
        assert_eq!(Zone::Machine.day(at), at.with_timezone(&Local).date_naive());
        let start = Zone::Machine.day_start(Zone::Machine.day(at));
        assert!(start <= at && at - start <= TimeDelta::hours(25));
        assert_eq!(Clock::System.zone(), Zone::Machine);
    }
}
