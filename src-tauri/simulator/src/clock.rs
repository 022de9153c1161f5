//! The one place that asks for the time.

use chrono::{DateTime, Utc};

/// Now.
#[expect(clippy::disallowed_methods, reason = "the simulator's only look at the clock")]
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// A time as Graph spells it: `2018-08-12T08:43:22Z`, whole seconds (wire §1, Message JSON).
pub(crate) fn graph_time(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A time as HTTP's `Date` header spells it (RFC 9110 5.6.7).
pub(crate) fn http_time(time: DateTime<Utc>) -> String {
    time.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
