//! Dates that cannot be read or lie outside of time.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use super::{Poisoned, logged, overlaid, quarantined};
use crate::seed::SeedMessage;

/// A received date that is no date: quarantined.
pub fn unreadable_received_date(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"receivedDateTime": "mañana por la tarde"})))
}

/// A sent date that is no date: quarantined.
pub fn unreadable_sent_date(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"sentDateTime": "2026-02-31T10:00:00Z"})))
}

/// Both dates are no dates: quarantined.
pub fn unreadable_dates(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(
        message,
        json!({"sentDateTime": "ayer", "receivedDateTime": "2026-13-01T99:99:99Z"}),
    ))
}

/// A number where a date belongs: quarantined.
pub fn number_as_date(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"receivedDateTime": 1_795_000_000})))
}

/// Sent in the year 1, the other date is good and is used: logged.
pub fn sent_in_year_1(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { sent: year(1), ..message })
}

/// Received in the year 1, the other date is good and is used: logged.
pub fn received_in_year_1(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { received: year(1), ..message })
}

/// Sent in the year 9999, the other date is good and is used: logged.
pub fn sent_in_year_9999(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { sent: year(9999), ..message })
}

/// Received in the year 9999, the other date is good and is used: logged.
pub fn received_in_year_9999(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { received: year(9999), ..message })
}

/// Both dates in the year 1: no date to use, quarantined.
pub fn both_dates_in_year_1(message: SeedMessage) -> Poisoned {
    quarantined(SeedMessage { sent: year(1), received: year(1), ..message })
}

/// Both dates in the year 9999: no date to use, quarantined.
pub fn both_dates_in_year_9999(message: SeedMessage) -> Poisoned {
    quarantined(SeedMessage { sent: year(9999), received: year(9999), ..message })
}

/// Noon on the second of January, far from both ends of what a date can hold.
fn year(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 2)
        .and_then(|day| day.and_hms_opt(12, 0, 0))
        .unwrap_or_default()
        .and_utc()
}
