//! How long to wait before trying again, and when to give up (Microsoft *Graph throttling*; W10).

use std::time::Duration;

use chrono::{DateTime, Utc};

/// Bounds of the waits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Patience {
    /// The shortest wait a server is granted, whatever it says: Graph sends 0.249 and 0 (wire §1).
    pub floor: Duration,
    /// The first wait where the server says nothing; it doubles from time to time.
    pub first: Duration,
    /// The longest such wait.
    pub cap: Duration,
    /// The time one request may spend waiting in all; what takes longer is handed back to the caller.
    pub budget: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            floor: Duration::from_secs(1),
            first: Duration::from_secs(2),
            cap: Duration::from_mins(5),
            budget: Duration::from_mins(2),
        }
    }
}

impl Patience {
    /// Waits of milliseconds, for tests against a server of one's own.
    pub fn for_tests() -> Self {
        let short = Duration::from_millis(2);
        Self { floor: short, first: short, cap: Duration::from_millis(50), budget: Duration::from_secs(2) }
    }
}

/// Times a cut or unreadable answer is asked for again.
const FAULTS: u32 = 4;
/// Times a busy server is asked again, however short the waits it asks for.
const TOLD: u32 = 30;

/// The waits of one request so far.
#[derive(Debug)]
pub(in crate::mailbox) struct Waits {
    patience: Patience,
    spent: Duration,
    told: u32,
    faults: u32,
}

impl Waits {
    pub(super) fn new(patience: Patience) -> Self {
        Self { patience, spent: Duration::ZERO, told: 0, faults: 0 }
    }

    /// The wait a busy server is granted; `Err` with that wait when it is too long, or has been too often.
    pub(in crate::mailbox) fn next_told(&mut self, told: Option<Duration>) -> Result<Duration, Duration> {
        let wait = told.unwrap_or_else(|| self.back_off(self.told)).max(self.patience.floor);
        self.told += 1;
        if self.told > TOLD || self.spent + wait > self.patience.budget {
            return Err(wait);
        }
        Ok(wait)
    }

    /// The wait after a fault; `None` after the last one.
    pub(super) fn next_fault(&mut self) -> Option<Duration> {
        let wait = self.back_off(self.faults) / 2;
        self.faults += 1;
        (self.faults < FAULTS && self.spend(wait)).then_some(wait)
    }

    /// Whether there is time left for a wait at the gate, which is then taken from the budget.
    pub(in crate::mailbox) fn may_pass(&mut self, wait: Duration) -> bool {
        self.spend(wait)
    }

    fn spend(&mut self, wait: Duration) -> bool {
        let fits = self.spent + wait <= self.patience.budget;
        if fits {
            self.spent += wait;
        }
        fits
    }

    /// Doubles from try to try, up to the cap; the upper half is chance, so that many do not come back at once.
    fn back_off(&self, tries: u32) -> Duration {
        let full = self.patience.first.saturating_mul(1 << tries.min(16)).min(self.patience.cap);
        full.mul_f64(0.5 + rand::random::<f64>() / 2.0)
    }
}

/// Reads a `Retry-After`: seconds, whole or not (RFC 9110 knows whole ones, batches send 0.249), or an HTTP date.
pub(super) fn retry_after(text: &str, now: DateTime<Utc>) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let date = DateTime::parse_from_rfc2822(text).ok()?;
    Some((date.to_utc() - now).to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_comes_in_every_form() {
        let now = DateTime::parse_from_rfc3339("2026-11-23T10:00:00Z").unwrap().to_utc();
        let read = |text| retry_after(text, now).map(|wait| wait.as_secs_f64());
        assert_eq!(read("120"), Some(120.0));
        assert_eq!(read(" 0.249 "), Some(0.249));
        assert_eq!(read("Mon, 23 Nov 2026 10:00:30 GMT"), Some(30.0));
        assert_eq!(read("Mon, 23 Nov 2026 09:00:00 GMT"), Some(0.0), "in the past: at once");
        for bad in ["", "soon", "-5", "NaN", "inf", "1e400"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn waits_have_a_floor_a_cap_and_an_end() {
        let mut waits = Waits::new(Patience::default());
        assert_eq!(waits.next_told(Some(Duration::ZERO)), Ok(Duration::from_secs(1)));
        assert_eq!(
            waits.next_told(Some(Duration::from_mins(3))),
            Err(Duration::from_mins(3)),
            "beyond the budget"
        );
        let mut total = Duration::ZERO;
        let mut steps = 0;
        let mut waits = Waits::new(Patience::default());
        while let Ok(wait) = waits.next_told(None) {
            assert!(waits.may_pass(wait));
            total += wait;
            steps += 1;
        }
        assert!(total <= Duration::from_mins(2) && steps >= 4, "{steps} waits, {total:?}");
        assert_eq!(std::iter::from_fn(|| Waits::new(Patience::default()).next_fault()).take(3).count(), 3);
    }
}
