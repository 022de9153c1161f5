//! What must not be missed, for the banner line and the command line (W25, W27).

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::advice::{Cause, Remedy};
use super::job::{Job, JobStatus};
use super::limits::{Level, Limits};
use super::setup::{Account, Setup};

/// A client secret that ends sooner is worth a word.
const SECRET_SOON: TimeDelta = TimeDelta::days(30);
/// A kept sign-in that ends sooner is worth a word.
const SIGN_IN_SOON: TimeDelta = TimeDelta::days(14);

/// Something a person should know or do. The most urgent one stands in the banner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Notice {
    /// Why.
    pub cause: Cause,
    /// What to do.
    pub remedy: Remedy,
    /// Nothing is logged until it is done; otherwise it only warns ahead.
    pub blocking: bool,
    /// Which thing it is about: `client_secret`, `sign_in`, `job`, `mailbox`, `archive`, `template`.
    pub about: String,
    /// When it becomes or became true, UTC.
    pub at: Option<DateTime<Utc>>,
}

/// What the notices are made from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Now, UTC.
    pub now: DateTime<Utc>,
    /// The settings.
    pub setup: &'a Setup,
    /// Who is signed in.
    pub account: Option<&'a Account>,
    /// Why the session failed last, and when, where the activity log tells.
    pub failure: Option<(Cause, DateTime<Utc>)>,
    /// The job queue entry.
    pub job: Option<&'a Job>,
    /// Whether the interaction template for e-mails is there.
    pub template: bool,
    /// The mailbox as last measured.
    pub limits: Option<&'a Limits>,
}

/// The notices, most urgent first: what keeps mail from being logged goes before what warns ahead. `day_start` says
/// when a local day begins.
pub fn all(known: &Known<'_>, day_start: impl Fn(NaiveDate) -> DateTime<Utc>) -> Vec<Notice> {
    let mut notices: Vec<Notice> =
        [sign_in(known), template(known), client_secret(known, &day_start), job(known), kept_sign_in(known)]
            .into_iter()
            .flatten()
            .chain(near_limits(known, &day_start))
            .collect();
    notices.sort_by_key(|notice| !notice.blocking);
    notices
}

impl Known<'_> {
    fn sign_in_needed(&self) -> bool {
        self.account.map_or(self.setup.enabled, |account| account.sign_in_needed)
    }

    fn notice(&self, cause: Cause, about: &str) -> Notice {
        Notice {
            cause,
            remedy: cause.remedy(),
            blocking: self.setup.enabled,
            about: about.to_owned(),
            at: None,
        }
    }
}

/// Signed out, or Microsoft asks for the person again: with its reason where a run was told one.
fn sign_in(known: &Known<'_>) -> Option<Notice> {
    if !known.sign_in_needed() {
        return None;
    }
    let usual = if known.account.is_some() { Cause::SignInAgain } else { Cause::NotSignedIn };
    let told = known.failure.filter(|_| known.account.is_some());
    let notice = known.notice(told.map_or(usual, |(cause, _)| cause), "sign_in");
    Some(Notice { at: told.map(|(_, at)| at), ..notice })
}

fn template(known: &Known<'_>) -> Option<Notice> {
    let missing = known.setup.enabled && !known.template;
    missing.then(|| known.notice(Cause::TemplateMissing, "template"))
}

/// The day typed in still counts; from the next one on Microsoft refuses the secret (W27).
fn client_secret(known: &Known<'_>, day_start: impl Fn(NaiveDate) -> DateTime<Utc>) -> Option<Notice> {
    let setup = known.setup;
    let used = setup.has_client_secret || !setup.client_secret_command.is_empty();
    let end = day_start(setup.client_secret_expires.filter(|_| used)?.succ_opt()?);
    if end <= known.now {
        return Some(Notice { at: Some(end), ..known.notice(Cause::SecretExpired, "client_secret") });
    }
    let soon = end - known.now <= SECRET_SOON;
    let notice = known.notice(Cause::ExpiresSoon, "client_secret");
    soon.then_some(Notice { at: Some(end), blocking: false, ..notice })
}

/// The job has given up. Restarting it helps unless its cause has a remedy of its own that is still to be applied.
fn job(known: &Known<'_>) -> Option<Notice> {
    let job = known.job.filter(|job| job.status == JobStatus::Error)?;
    let cause = job.error_cause.unwrap_or(Cause::JobFailed);
    let done = |remedy| match remedy {
        Remedy::SignIn => !known.sign_in_needed(),
        Remedy::RestoreTemplate => known.template,
        Remedy::Wait | Remedy::Retry | Remedy::CheckNetwork => true,
        _ => false,
    };
    let remedy = Some(cause.remedy()).filter(|remedy| !done(*remedy)).unwrap_or(Remedy::RestartJob);
    Some(Notice { remedy, ..known.notice(cause, "job") })
}

/// The kept sign-in ends soon, because nothing has renewed it (wire §2, refresh tokens).
fn kept_sign_in(known: &Known<'_>) -> Option<Notice> {
    let account = known.account.filter(|account| !account.sign_in_needed)?;
    let until = account.kept_until?;
    if until <= known.now {
        return Some(Notice { at: Some(until), ..known.notice(Cause::SignInExpired, "sign_in") });
    }
    let soon = until - known.now < SIGN_IN_SOON;
    let notice = known.notice(Cause::ExpiresSoon, "sign_in");
    soon.then_some(Notice { at: Some(until), remedy: Remedy::SignIn, blocking: false, ..notice })
}

/// Folders near their limit, or the whole mailbox where it is its bytes (R113).
fn near_limits<'a>(
    known: &'a Known<'_>,
    day_start: &'a impl Fn(NaiveDate) -> DateTime<Utc>,
) -> impl Iterator<Item = Notice> + 'a {
    let limits = known.limits.into_iter();
    limits.flat_map(move |limits| {
        let mut near: Vec<&str> = limits
            .folders
            .iter()
            .filter(|folder| folder.level > Level::Fine)
            .map(|folder| folder.role.as_str())
            .collect();
        if near.is_empty() && limits.level > Level::Fine {
            near.push("mailbox");
        }
        let at = limits.forecast.as_ref().map(|forecast| day_start(forecast.date));
        near.into_iter()
            .map(|about| Notice { at, blocking: false, ..known.notice(Cause::LimitNear, about) })
            .collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::limits::{FolderSize, Forecast};

    fn now() -> DateTime<Utc> {
        "2026-11-23T10:00:00Z".parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn enabled() -> Setup {
        Setup { enabled: true, ..Setup::default() }
    }

    fn account() -> Account {
        Account { kept_until: Some(now() + TimeDelta::days(80)), ..Account::default() }
    }

    /// Nothing to say.
    fn quiet<'a>(setup: &'a Setup, account: &'a Account) -> Known<'a> {
        let account = Some(account);
        Known { now: now(), setup, account, failure: None, job: None, template: true, limits: None }
    }

    fn told(known: &Known<'_>) -> Vec<(Cause, Remedy, bool, String)> {
        let notices = all(known, |day| day.and_hms_opt(0, 0, 0).unwrap().and_utc());
        notices.into_iter().map(|n| (n.cause, n.remedy, n.blocking, n.about)).collect()
    }

    #[test]
    fn nothing_is_said_while_all_is_well_or_nothing_is_set_up() {
        assert_eq!(told(&quiet(&enabled(), &account())), []);
        let (setup, account) = (Setup::default(), account());
        let known = quiet(&setup, &account);
        assert_eq!(told(&Known { account: None, template: false, ..known }), [], "not set up yet");
    }

    #[test]
    fn who_must_sign_in_is_told_why() {
        let (setup, account) = (enabled(), Account { sign_in_needed: true, ..account() });
        let known = quiet(&setup, &account);
        let said = |cause| vec![(cause, Remedy::SignIn, true, "sign_in".to_owned())];
        assert_eq!(told(&known), said(Cause::SignInAgain));
        let failure = Some((Cause::SignInRevoked, now()));
        assert_eq!(told(&Known { failure, ..known }), said(Cause::SignInRevoked));
        assert_eq!(told(&Known { account: None, failure, ..known }), said(Cause::NotSignedIn));
    }

    #[test]
    fn a_secret_is_warned_of_thirty_days_ahead_and_good_on_its_last_day() {
        let at = |expires: &str, has_client_secret| {
            let expires = Some(day(expires));
            let setup = Setup { client_secret_expires: expires, has_client_secret, ..enabled() };
            let account = account();
            let said = told(&quiet(&setup, &account));
            said.into_iter().map(|(cause, _, blocking, _)| (cause, blocking)).collect::<Vec<_>>()
        };
        assert_eq!(at("2026-12-24", true), []);
        assert_eq!(at("2026-12-20", true), [(Cause::ExpiresSoon, false)]);
        assert_eq!(at("2026-11-23", true), [(Cause::ExpiresSoon, false)], "today it still works");
        assert_eq!(at("2026-11-22", true), [(Cause::SecretExpired, true)]);
        assert_eq!(at("2026-11-22", false), [], "none is used");
    }

    #[test]
    fn a_kept_sign_in_is_warned_of_fourteen_days_ahead() {
        let at = |days| {
            let setup = enabled();
            let account = Account { kept_until: Some(now() + TimeDelta::days(days)), ..Account::default() };
            told(&quiet(&setup, &account)).pop().map(|(cause, remedy, blocking, _)| (cause, remedy, blocking))
        };
        assert_eq!(at(14), None);
        assert_eq!(at(13), Some((Cause::ExpiresSoon, Remedy::SignIn, false)));
        assert_eq!(at(0), Some((Cause::SignInExpired, Remedy::SignIn, true)));
    }

    #[test]
    fn a_job_that_gave_up_offers_what_helps() {
        let (setup, account) = (enabled(), account());
        let known = quiet(&setup, &account);
        let said = |error_cause| {
            let job = Job { status: JobStatus::Error, error_cause, ..Job::default() };
            told(&Known { job: Some(&job), ..known })
                .pop()
                .map(|(cause, remedy, ..)| (cause, remedy))
                .unwrap()
        };
        assert_eq!(said(None), (Cause::JobFailed, Remedy::RestartJob));
        assert_eq!(said(Some(Cause::NoMailboxRights)), (Cause::NoMailboxRights, Remedy::CopyRightsScript));
        assert_eq!(said(Some(Cause::SignInExpired)), (Cause::SignInExpired, Remedy::RestartJob), "signed in");
        let ready = Job { status: JobStatus::Ready, ..Job::default() };
        assert_eq!(told(&Known { job: Some(&ready), ..known }), []);
    }

    #[test]
    fn what_blocks_goes_before_what_warns() {
        let folder = |role: &str, level| FolderSize {
            role: role.into(),
            name: String::new(),
            items: 0,
            item_limit: 1,
            bytes: None,
            level,
        };
        let limits = Limits {
            measured_at: now(),
            mailbox: String::new(),
            folders: vec![folder("inbox", Level::Fine), folder("archive", Level::Near)],
            bytes: None,
            byte_limit: 1,
            level: Level::Near,
            forecast: Some(Forecast {
                limit: "items".into(),
                date: day("2027-01-01"),
                per_day: 1,
                days_measured: 1,
            }),
        };
        let setup =
            Setup { client_secret_expires: Some(day("2026-12-01")), has_client_secret: true, ..enabled() };
        let account = account();
        let known = Known { template: false, limits: Some(&limits), ..quiet(&setup, &account) };
        let said: Vec<_> = told(&known).into_iter().map(|(cause, _, _, about)| (cause, about)).collect();
        let expected = [
            (Cause::TemplateMissing, "template"),
            (Cause::ExpiresSoon, "client_secret"),
            (Cause::LimitNear, "archive"),
        ];
        assert_eq!(said, expected.map(|(cause, about)| (cause, about.to_owned())));
        let folders = vec![folder("archive", Level::Fine)];
        let limits = Limits { folders, level: Level::Critical, ..limits };
        let known = Known { limits: Some(&limits), ..quiet(&setup, &account) };
        assert_eq!(told(&known)[1].3, "mailbox", "its bytes");
    }
}
