//! Local times as moments: what they mean where the clock is changed for summer time (W29).

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeDelta, TimeZone, Utc};

/// No clock was ever put forward by more than this (Samoa left out a day in 2011).
const LONGEST_GAP_MINUTES: i64 = 24 * 60;

/// The first moment at which the clock on the wall shows `local`; where that time is left out, the first moment
/// after it.
pub fn earliest(local: NaiveDateTime, zone: &impl TimeZone) -> DateTime<Utc> {
    after_gap(local, zone, |found| match found {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => Some(at),
        MappedLocalTime::None => None,
    })
}

/// The last moment at which the clock on the wall shows `local`; where that time is left out, the first moment
/// after it.
pub fn latest(local: NaiveDateTime, zone: &impl TimeZone) -> DateTime<Utc> {
    after_gap(local, zone, |found| match found {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(_, at) => Some(at),
        MappedLocalTime::None => None,
    })
}

fn after_gap<Z: TimeZone>(
    local: NaiveDateTime,
    zone: &Z,
    choose: impl Fn(MappedLocalTime<DateTime<Utc>>) -> Option<DateTime<Utc>>,
) -> DateTime<Utc> {
    let moment = |minutes: i64| {
        let shown = local.checked_add_signed(TimeDelta::minutes(minutes))?;
        choose(zone.from_local_datetime(&shown).map(|at| at.to_utc()))
    };
    (0..=LONGEST_GAP_MINUTES).find_map(moment).unwrap_or_else(|| local.and_utc())
}

#[cfg(test)]
pub(crate) mod test_zone;

#[cfg(test)]
mod tests {
    use super::test_zone::Madrid;
    use super::*;

    #[test]
    fn a_time_that_is_left_out_or_comes_twice_has_its_moments() {
        let rows = [
            ("2026-01-10T06:00:00", "2026-01-10T05:00:00Z", "2026-01-10T05:00:00Z"),
            ("2026-07-10T06:00:00", "2026-07-10T04:00:00Z", "2026-07-10T04:00:00Z"),
            ("2026-03-29T02:30:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        ];
        for (local, first, last) in rows {
            let local_time: NaiveDateTime = local.parse().unwrap();
            assert_eq!(earliest(local_time, &Madrid), first.parse::<DateTime<Utc>>().unwrap(), "{local}");
            assert_eq!(latest(local_time, &Madrid), last.parse::<DateTime<Utc>>().unwrap(), "{local}");
        }
    }
}
