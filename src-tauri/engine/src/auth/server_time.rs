//! How far this computer's clock is from Microsoft's: told by the `Date` of every answer.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::header::{DATE, HeaderMap};

/// The last difference seen between Microsoft's clock and this computer's. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct ServerTime(Arc<Mutex<Option<TimeDelta>>>);

impl ServerTime {
    /// Takes note of the `Date` an answer carries; one without a readable date changes nothing.
    pub fn note(&self, headers: &HeaderMap, now: DateTime<Utc>) {
        let Some(text) = headers.get(DATE).and_then(|date| date.to_str().ok()) else {
            return;
        };
        if let Ok(date) = DateTime::parse_from_rfc2822(text.trim()) {
            let skew = date.with_timezone(&Utc) - now;
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(skew);
        }
    }

    /// Microsoft's time less this computer's, to the second; `None` before the first answer.
    pub fn skew(&self) -> Option<TimeDelta> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    #[test]
    fn the_difference_is_that_of_the_last_readable_date() {
        let (time, now) = (ServerTime::default(), DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        let say = |text: &'static str| {
            time.clone().note(&HeaderMap::from_iter([(DATE, HeaderValue::from_static(text))]), now);
            time.skew()
        };
        time.note(&HeaderMap::new(), now);
        assert_eq!(time.skew(), None);
        assert_eq!(say("nonsense"), None);
        assert_eq!(say("Fri, 15 Jan 2027 08:10:00 GMT"), Some(TimeDelta::minutes(10)));
        assert_eq!(say(""), Some(TimeDelta::minutes(10)));
        assert_eq!(say("Fri, 15 Jan 2027 07:59:30 GMT"), Some(TimeDelta::seconds(-30)));
    }
}
