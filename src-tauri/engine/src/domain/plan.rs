//! When the job runs next (`original.md` B.6, I).

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};

use super::advice::Cause;
use super::job::{Job, JobStatus};
use super::local_time;

/// The longest wait between tries.
const LONGEST: TimeDelta = TimeDelta::hours(1);

/// Days that are looked at: yesterday, whose hours may reach over midnight, and every weekday from today on twice.
const DAYS: std::ops::RangeInclusive<i64> = -1..=8;

/// The first time from `after` on at which the job may run: its weekdays and hours are those of the clock on the
/// wall (W29; the ending time itself still counts, hours over midnight belong to the day they began on), and its
/// earliest start and expiration bound it. `None` when there is none. Moments are UTC.
pub fn next_run(job: &Job, after: DateTime<Utc>, zone: &impl TimeZone) -> Option<DateTime<Utc>> {
    let from = job.earliest_start.map_or(after, |earliest| earliest.max(after));
    let today = from.with_timezone(zone).date_naive();
    DAYS.filter_map(|days| today.checked_add_signed(TimeDelta::days(days)))
        .filter(|day| runs_on(job, *day))
        .filter_map(|day| hours(job, day, zone))
        .find(|(_, end)| from <= *end)
        .map(|(start, _)| start.max(from))
        .filter(|at| job.expiration.is_none_or(|end| *at <= end))
}

/// How long to wait after the `failures`-th failure in a row, 1 minute doubling up to an hour. `jitter` is 0 to 1.
pub fn back_off(failures: u32, jitter: f64) -> TimeDelta {
    let minutes = TimeDelta::minutes(1_i64 << failures.saturating_sub(1).min(6));
    let wait = minutes.min(LONGEST);
    // Up to a fifth more, so that many machines do not come back at once.
    let extra =
        (f64::from(u32::try_from(wait.num_seconds()).unwrap_or(0)) * 0.2 * jitter.clamp(0.0, 1.0)).round();
    wait + TimeDelta::try_milliseconds(to_millis(extra)).unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, reason = "at most 720 seconds")]
fn to_millis(seconds: f64) -> i64 {
    (seconds * 1_000.0) as i64
}

/// Plans the next run after one that went well.
pub fn succeeded(job: &mut Job, at: DateTime<Utc>, zone: &impl TimeZone) {
    forget_failures(job);
    if job.status != JobStatus::OnHold {
        job.status = JobStatus::Ready;
        job.next_run = next_run(job, at + TimeDelta::minutes(i64::from(job.minutes_between)), zone);
    }
}

/// Forgets what failed so far: count, error, cause.
pub fn forget_failures(job: &mut Job) {
    job.attempts = 0;
    job.error_code.clear();
    job.error_message.clear();
    job.error_cause = None;
}

/// Plans the next try after one that failed. An error that needs somebody sets *Error* once the re-tries are used
/// up, but the job goes on trying at the longest wait: it never waits for a restart by hand (W7).
pub fn failed(job: &mut Job, at: DateTime<Utc>, failure: &Failure, zone: &impl TimeZone) {
    job.attempts = job.attempts.saturating_add(1);
    job.error_code.clone_from(&failure.code);
    job.error_message.clone_from(&failure.message);
    job.error_cause = failure.cause;
    if job.status == JobStatus::OnHold {
        return;
    }
    let given_up = !failure.passing && job.attempts > job.max_attempts;
    job.status = if given_up { JobStatus::Error } else { JobStatus::Ready };
    let own = TimeDelta::seconds(i64::from(job.rerun_delay_seconds));
    let wait = match failure.asked {
        Some(asked) => asked.max(TimeDelta::seconds(1)),
        None if own > TimeDelta::zero() && !given_up => own,
        None => back_off(job.attempts, failure.jitter),
    };
    job.next_run = next_run(job, at + wait, zone);
}

/// What ended a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Code of the error.
    pub code: String,
    /// Its sentence.
    pub message: String,
    /// Its cause, where it is known.
    pub cause: Option<Cause>,
    /// Whether waiting alone may cure it.
    pub passing: bool,
    /// How long the server asked to wait.
    pub asked: Option<TimeDelta>,
    /// Chance, 0 to 1, to spread the tries.
    pub jitter: f64,
}

fn runs_on(job: &Job, day: NaiveDate) -> bool {
    let index = day.weekday().num_days_from_monday() as usize;
    job.weekdays.get(index).copied().unwrap_or(false)
}

/// The first and the last moment of the hours that begin on a day.
fn hours(job: &Job, day: NaiveDate, zone: &impl TimeZone) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let start = parse_time(&job.starting_time).unwrap_or(NaiveTime::MIN);
    let tomorrow = day.succ_opt()?;
    let last = match parse_time(&job.ending_time) {
        Some(end) if start <= end => local_time::latest(day.and_time(end), zone),
        Some(end) => local_time::latest(tomorrow.and_time(end), zone),
        None => local_time::earliest(tomorrow.and_time(NaiveTime::MIN), zone) - TimeDelta::milliseconds(1),
    };
    Some((local_time::earliest(day.and_time(start), zone), last))
}

/// `HH:MM` or `HH:MM:SS`; `None` for anything else.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::local_time::test_zone::Madrid;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn job(days: &str, from: &str, to: &str) -> Job {
        let mut weekdays = [false; 7];
        for (day, mark) in weekdays.iter_mut().zip(days.chars()) {
            *day = mark != '-';
        }
        Job {
            status: JobStatus::Ready,
            weekdays,
            starting_time: from.into(),
            ending_time: to.into(),
            minutes_between: 10,
            max_attempts: 3,
            ..Job::default()
        }
    }

    #[test]
    fn days_hours_and_midnight() {
        // 2026-11-23 is a Monday.
        let rows = [
            ("xxxxxxx", "", "", "2026-11-23T10:00:00Z", Some("2026-11-23T10:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-11-23T05:00:00Z", Some("2026-11-23T06:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-11-23T18:00:00Z", Some("2026-11-23T18:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-11-23T18:00:01Z", Some("2026-11-24T06:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-11-27T19:00:00Z", Some("2026-11-30T06:00:00Z")),
            ("x------", "22:00", "04:00", "2026-11-24T03:00:00Z", Some("2026-11-24T03:00:00Z")),
            ("x------", "22:00", "04:00", "2026-11-23T03:00:00Z", Some("2026-11-23T22:00:00Z")),
            ("x------", "22:00", "04:00", "2026-11-24T05:00:00Z", Some("2026-11-30T22:00:00Z")),
            ("x------", "", "", "2026-11-23T23:59:00Z", Some("2026-11-23T23:59:00Z")),
            ("x------", "", "", "2026-11-24T00:00:00Z", Some("2026-11-30T00:00:00Z")),
            ("-------", "", "", "2026-11-24T00:00:00Z", None),
        ];
        for (days, from, to, after, expected) in rows {
            assert_eq!(
                next_run(&job(days, from, to), at(after), &Utc),
                expected.map(at),
                "{days} {from}-{to} {after}"
            );
        }
    }

    #[test]
    fn hours_are_those_of_the_clock_on_the_wall() {
        // Madrid: 29 March 2026 has no 02:00 to 03:00, 25 October has it twice; both are Sundays.
        let rows = [
            ("xxxxx--", "06:00", "18:00", "2026-01-12T04:00:00Z", Some("2026-01-12T05:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-07-13T03:00:00Z", Some("2026-07-13T04:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-07-13T16:00:00Z", Some("2026-07-13T16:00:00Z")),
            ("xxxxx--", "06:00", "18:00", "2026-07-13T16:00:01Z", Some("2026-07-14T04:00:00Z")),
            // Sunday 22:30 UTC is Monday half past midnight there.
            ("x------", "", "", "2026-07-12T22:30:00Z", Some("2026-07-12T22:30:00Z")),
            ("------x", "", "", "2026-07-12T22:30:00Z", Some("2026-07-18T22:00:00Z")),
            // The hour that is left out: hours that begin in it begin after it, hours that lie in it are a moment.
            ("------x", "02:30", "06:00", "2026-03-29T00:00:00Z", Some("2026-03-29T01:00:00Z")),
            ("------x", "02:15", "02:45", "2026-03-29T00:00:00Z", Some("2026-03-29T01:00:00Z")),
            ("------x", "02:15", "02:45", "2026-03-29T01:00:01Z", Some("2026-04-05T00:15:00Z")),
            ("-----x-", "22:00", "02:30", "2026-03-29T00:59:00Z", Some("2026-03-29T00:59:00Z")),
            // The hour that comes twice: open from its first beginning to its last end.
            ("------x", "02:30", "06:00", "2026-10-25T00:00:00Z", Some("2026-10-25T00:30:00Z")),
            ("------x", "01:00", "02:30", "2026-10-25T00:45:00Z", Some("2026-10-25T00:45:00Z")),
            ("------x", "01:00", "02:30", "2026-10-25T01:30:00Z", Some("2026-10-25T01:30:00Z")),
            ("------x", "01:00", "02:30", "2026-10-25T01:30:01Z", Some("2026-11-01T00:00:00Z")),
            // A day of 25 hours to its end.
            ("------x", "", "", "2026-10-25T22:59:59.999Z", Some("2026-10-25T22:59:59.999Z")),
            ("------x", "", "", "2026-10-25T23:00:00Z", Some("2026-10-31T23:00:00Z")),
        ];
        for (days, from, to, after, expected) in rows {
            assert_eq!(
                next_run(&job(days, from, to), at(after), &Madrid),
                expected.map(at),
                "{days} {from}-{to} {after}"
            );
        }
    }

    #[test]
    fn earliest_start_and_expiration_bound_it() {
        let mut job = job("xxxxxxx", "", "");
        job.earliest_start = Some(at("2026-11-25T12:00:00Z"));
        assert_eq!(next_run(&job, at("2026-11-23T10:00:00Z"), &Utc), job.earliest_start);
        job.expiration = Some(at("2026-11-25T13:00:00Z"));
        assert_eq!(next_run(&job, at("2026-11-25T13:00:01Z"), &Utc), None);
    }

    #[test]
    fn it_never_waits_for_a_restart_by_hand() {
        let mut job = job("xxxxxxx", "", "");
        let now = at("2026-11-23T10:00:00Z");
        let failure = Failure {
            code: "access_denied".into(),
            message: "no".into(),
            cause: Some(Cause::NoMailboxRights),
            passing: false,
            asked: None,
            jitter: 0.0,
        };
        for attempt in 1..=3 {
            failed(&mut job, now, &failure, &Utc);
            assert_eq!(job.status, JobStatus::Ready, "attempt {attempt} of 4");
        }
        failed(&mut job, now, &failure, &Utc);
        assert_eq!(job.status, JobStatus::Error, "three re-tries are four executions");
        assert!(job.next_run.is_some(), "W7");
        assert_eq!(job.error_cause, Some(Cause::NoMailboxRights));
        succeeded(&mut job, now, &Utc);
        assert_eq!((job.status, job.attempts, job.error_cause), (JobStatus::Ready, 0, None));
        assert_eq!(job.next_run, Some(now + TimeDelta::minutes(10)));
    }

    #[test]
    fn the_wait_asked_for_is_kept_and_back_off_grows_to_an_hour() {
        let mut job = job("xxxxxxx", "", "");
        let now = at("2026-11-23T10:00:00Z");
        let asked = Some(TimeDelta::seconds(90));
        let failure = Failure {
            code: "throttled".into(),
            message: "slow".into(),
            cause: None,
            passing: true,
            asked,
            jitter: 0.0,
        };
        for _ in 0..10 {
            failed(&mut job, now, &failure, &Utc);
        }
        assert_eq!(job.status, JobStatus::Ready, "a passing error never gives up");
        assert_eq!(job.next_run, Some(now + TimeDelta::seconds(90)));
        let waits: Vec<i64> = (1..=8).map(|n| back_off(n, 0.0).num_minutes()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert!(back_off(3, 1.0) > back_off(3, 0.0) && back_off(3, 1.0) <= TimeDelta::minutes(5));
    }
}
