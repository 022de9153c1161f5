//! What Exchange lets one app do to one mailbox at a time and in a while
//! (<https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits>).

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use super::error::Fail;
use crate::lock;
use crate::settings::Settings;

type Key = (String, String);

#[derive(Debug)]
struct Traffic {
    under_way: usize,
    window_start: Instant,
    in_window: u32,
}

/// Counts requests per app and mailbox.
#[derive(Debug, Default, Clone)]
pub(crate) struct Gate(Arc<Mutex<HashMap<Key, Traffic>>>);

/// A request under way; dropping it makes room.
#[derive(Debug)]
pub(crate) struct Pass {
    gate: Gate,
    key: Key,
}

impl Drop for Pass {
    fn drop(&mut self) {
        if let Some(traffic) = lock(&self.gate.0).get_mut(&self.key) {
            traffic.under_way = traffic.under_way.saturating_sub(1);
        }
    }
}

impl Gate {
    /// Lets a request in, or refuses it with 429.
    pub(crate) fn enter(&self, client: &str, mailbox: &str, settings: &Settings) -> Result<Pass, Fail> {
        let key = (client.to_owned(), mailbox.to_owned());
        let mut all = lock(&self.0);
        let now = Instant::now();
        let traffic =
            all.entry(key.clone()).or_insert(Traffic { under_way: 0, window_start: now, in_window: 0 });
        let (limit, window) = settings.rate_limit;
        if now.duration_since(traffic.window_start) >= window {
            traffic.window_start = now;
            traffic.in_window = 0;
        }
        traffic.in_window = traffic.in_window.saturating_add(1);
        if settings.throttle && traffic.in_window > limit {
            let wait = window.saturating_sub(now.duration_since(traffic.window_start)).as_secs() + 1;
            return Err(throttled(
                "Application is over its MailboxRequestRate limit.",
                Some(&wait.to_string()),
            ));
        }
        if settings.throttle && traffic.under_way >= settings.concurrency_limit {
            let wait = settings.concurrency_retry_after.as_deref();
            return Err(throttled("Application is over its MailboxConcurrency limit.", wait));
        }
        traffic.under_way += 1;
        Ok(Pass { gate: self.clone(), key })
    }
}

fn throttled(message: &str, retry_after: Option<&str>) -> Fail {
    let fail = Fail::new(429, "ApplicationThrottled", message);
    match retry_after {
        Some(wait) => fail.with("retry-after", wait),
        None => fail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_at_once_is_refused_until_one_ends() {
        let (gate, settings) = (Gate::default(), Settings::default());
        let mut passes: Vec<_> = (0..4).map(|_| gate.enter("app", "box", &settings).expect("room")).collect();
        assert_eq!(gate.enter("app", "box", &settings).map(|_| ()).map_err(|fail| fail.status), Err(429));
        assert!(gate.enter("app", "other box", &settings).is_ok(), "the limit is per mailbox");
        passes.pop();
        assert!(gate.enter("app", "box", &settings).is_ok());
    }
}
