//! Times in the database: UTC milliseconds since 1970.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::error::inconsistent;
use crate::error::Result;

/// The number a time is kept as.
pub(crate) fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// The time of a number kept.
///
/// # Errors
/// `StoreInconsistent` when the number is no possible time.
pub(crate) fn from_millis(millis: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(millis).ok_or_else(|| inconsistent("a table", "time", millis))
}

/// The number of the first moment of a day, UTC.
pub(crate) fn day_millis(day: NaiveDate) -> i64 {
    millis(day.and_time(NaiveTime::MIN).and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;

    #[test]
    fn a_time_comes_back_to_the_millisecond() {
        let at = DateTime::from_timestamp_millis(1_764_000_000_123).unwrap();
        assert_eq!(from_millis(millis(at)).unwrap(), at);
        assert_eq!(from_millis(i64::MAX).unwrap_err().code(), Code::StoreInconsistent);
        assert_eq!(day_millis(NaiveDate::from_ymd_opt(1970, 1, 2).unwrap()), 86_400_000);
    }
}
