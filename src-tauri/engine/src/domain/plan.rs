//! When the job runs next (`original.md` B.6, I).

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Utc};

use super::job::{Job, JobStatus};

/// The longest wait between tries.
const LONGEST: TimeDelta = TimeDelta::hours(1);

/// The first time from `after` on at which the job may run: its weekdays, its hours (the ending time itself still
/// counts; hours over midnight belong to the day they began on), its earliest start and its expiration. `None` when
/// there is none. Times are UTC.
pub fn next_run(job: &Job, after: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut at = job.earliest_start.map_or(after, |earliest| earliest.max(after));
    // Eight days hold every weekday and the window that began the day before.
    for _ in 0..9 {
        if job.expiration.is_some_and(|end| at > end) {
            return None;
        }
        if may_run(job, at) {
            return Some(at);
        }
        at = next_start(job, at)?;
    }
    None
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
pub fn succeeded(job: &mut Job, at: DateTime<Utc>) {
    job.attempts = 0;
    job.error_code.clear();
    job.error_message.clear();
    if job.status != JobStatus::OnHold {
        job.status = JobStatus::Ready;
        job.next_run = next_run(job, at + TimeDelta::minutes(i64::from(job.minutes_between)));
    }
}

/// Plans the next try after one that failed. An error that needs somebody sets *Error* once the re-tries are used
/// up, but the job goes on trying at the longest wait: it never waits for a restart by hand (W7).
pub fn failed(job: &mut Job, at: DateTime<Utc>, failure: &Failure) {
    job.attempts = job.attempts.saturating_add(1);
    job.error_code.clone_from(&failure.code);
    job.error_message.clone_from(&failure.message);
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
    job.next_run = next_run(job, at + wait);
}

/// What ended a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Code of the error.
    pub code: String,
    /// Its sentence.
    pub message: String,
    /// Whether waiting alone may cure it.
    pub passing: bool,
    /// How long the server asked to wait.
    pub asked: Option<TimeDelta>,
    /// Chance, 0 to 1, to spread the tries.
    pub jitter: f64,
}

fn may_run(job: &Job, at: DateTime<Utc>) -> bool {
    let on = |day: DateTime<Utc>| weekday(job, day);
    let Some((start, end)) = window(job) else { return on(at) };
    let time = at.time();
    if start <= end {
        return on(at) && start <= time && time <= end;
    }
    (on(at) && time >= start) || (on(at - TimeDelta::days(1)) && time <= end)
}

/// The next moment a window or a day begins.
fn next_start(job: &Job, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let start = window(job).map_or(NaiveTime::MIN, |(start, _)| start);
    let today = at.date_naive().and_time(start).and_utc();
    if today > at { Some(today) } else { at.date_naive().succ_opt().map(|day| day.and_time(start).and_utc()) }
}

fn weekday(job: &Job, day: DateTime<Utc>) -> bool {
    let index = day.weekday().num_days_from_monday() as usize;
    job.weekdays.get(index).copied().unwrap_or(false)
}

fn window(job: &Job) -> Option<(NaiveTime, NaiveTime)> {
    let start = parse_time(&job.starting_time);
    let end = parse_time(&job.ending_time);
    if start.is_none() && end.is_none() {
        return None;
    }
    let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
    Some((start.unwrap_or(NaiveTime::MIN), end.unwrap_or(last)))
}

/// `HH:MM` or `HH:MM:SS`; `None` for anything else.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
                next_run(&job(days, from, to), at(after)),
                expected.map(at),
                "{days} {from}-{to} {after}"
            );
        }
    }

    #[test]
    fn earliest_start_and_expiration_bound_it() {
        let mut job = job("xxxxxxx", "", "");
        job.earliest_start = Some(at("2026-11-25T12:00:00Z"));
        assert_eq!(next_run(&job, at("2026-11-23T10:00:00Z")), job.earliest_start);
        job.expiration = Some(at("2026-11-25T13:00:00Z"));
        assert_eq!(next_run(&job, at("2026-11-25T13:00:01Z")), None);
    }

    #[test]
    fn it_never_waits_for_a_restart_by_hand() {
        let mut job = job("xxxxxxx", "", "");
        let now = at("2026-11-23T10:00:00Z");
        let failure = Failure {
            code: "access_denied".into(),
            message: "no".into(),
            passing: false,
            asked: None,
            jitter: 0.0,
        };
        for attempt in 1..=3 {
            failed(&mut job, now, &failure);
            assert_eq!(job.status, JobStatus::Ready, "attempt {attempt} of 4");
        }
        failed(&mut job, now, &failure);
        assert_eq!(job.status, JobStatus::Error, "three re-tries are four executions");
        assert!(job.next_run.is_some(), "W7");
        succeeded(&mut job, now);
        assert_eq!((job.status, job.attempts), (JobStatus::Ready, 0));
        assert_eq!(job.next_run, Some(now + TimeDelta::minutes(10)));
    }

    #[test]
    fn the_wait_asked_for_is_kept_and_back_off_grows_to_an_hour() {
        let mut job = job("xxxxxxx", "", "");
        let now = at("2026-11-23T10:00:00Z");
        let asked = Some(TimeDelta::seconds(90));
        let failure =
            Failure { code: "throttled".into(), message: "slow".into(), passing: true, asked, jitter: 0.0 };
        for _ in 0..10 {
            failed(&mut job, now, &failure);
        }
        assert_eq!(job.status, JobStatus::Ready, "a passing error never gives up");
        assert_eq!(job.next_run, Some(now + TimeDelta::seconds(90)));
        let waits: Vec<i64> = (1..=8).map(|n| back_off(n, 0.0).num_minutes()).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert!(back_off(3, 1.0) > back_off(3, 0.0) && back_off(3, 1.0) <= TimeDelta::minutes(5));
    }
}
