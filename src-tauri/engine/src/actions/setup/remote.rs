//! Checks that ask Microsoft: clock, sign-in, tenant, permissions, mailbox, folders.

use chrono::TimeDelta;

use super::finding::Finding;
use crate::Engine;
use crate::actions::session;
use crate::auth::sign_in::MAIL_SCOPE;
use crate::auth::{Session, discovery};
use crate::domain::advice::{Cause, Remedy};
use crate::domain::setup::{Account, AfterLogging, Setup, Unmatched};
use crate::error::{Code, Error, Result};
use crate::mailbox::{Mailbox, Span, http};
use crate::processor::NOT_LOGGED;

/// What is asked of Microsoft, in order.
pub(super) const NAMES: [&str; 7] =
    ["clock", "sign_in", "tenant", "permissions", "mailbox", "archive", "not_logged"];

/// A clock further off makes fresh tokens look expired, or not valid yet.
const CLOCK_WRONG: TimeDelta = TimeDelta::minutes(5);
/// A clock further off is worth a word.
const CLOCK_OFF: TimeDelta = TimeDelta::minutes(1);
/// A kept sign-in that ends sooner is worth a word (W27).
const KEPT_SOON: TimeDelta = TimeDelta::days(14);

/// Everything that Microsoft is asked, in the order of [`NAMES`].
pub(super) async fn all(engine: &Engine, setup: &Setup) -> Result<Vec<Finding>> {
    let session = match session::session(engine, setup).await {
        Ok(session) => session,
        Err(error) => return Ok(without_session(error)),
    };
    let owner = owner(engine, setup, &session).await;
    let token = session.access_token().await;
    session::note_session(engine, token.as_ref().err()).await?;
    let account = engine.store.account().await?;
    let mut found = match token {
        Ok(_) => vec![
            signed_in(engine, account.as_ref()),
            tenant(account.as_ref(), owner.as_deref()),
            permissions(account.as_ref()),
        ],
        Err(error) => vec![
            Finding::failed("sign_in", error),
            Finding::not_checked("tenant"),
            Finding::not_checked("permissions"),
        ],
    };
    if found.iter().any(|finding| finding.passed("sign_in")) {
        let mailbox = session::mailbox(engine, setup).await?;
        found.extend(folders(&mailbox, setup).await);
    } else {
        found.extend(["mailbox", "archive", "not_logged"].map(Finding::not_checked));
    }
    found.insert(0, clock(session.server_time().skew()));
    Ok(found)
}

/// Without a session nothing else can be asked; why there is none belongs to the sign-in.
fn without_session(error: Error) -> Vec<Finding> {
    let mut error = Some(error);
    NAMES
        .map(|name| match error.take_if(|_| name == "sign_in") {
            Some(error) => Finding::failed(name, error),
            None => Finding::not_checked(name),
        })
        .into()
}

/// The tenant of the mailbox's domain, where Entra tells (R7). It also asks Microsoft for the time.
async fn owner(engine: &Engine, setup: &Setup, session: &Session) -> Option<String> {
    let endpoints = session::endpoints(setup).ok()?;
    let http = http::client(&endpoints).ok()?;
    let (_, domain) = setup.shared_mailbox.rsplit_once('@')?;
    let clock = (session.server_time(), engine.clock.now());
    discovery::tenant_of(&http, &endpoints.authority, domain, clock).await.ok().flatten()
}

fn clock(skew: Option<TimeDelta>) -> Finding {
    let Some(skew) = skew else { return Finding::not_checked("clock") };
    let seconds = format!("{} s", skew.num_seconds());
    let hint = "Let this computer set its clock by the network.";
    if skew.abs() > CLOCK_WRONG {
        let text = format!("this computer's clock is {seconds} away from Microsoft's");
        let error = Error::new(Code::InvalidValue, text).cause(Cause::ClockWrong);
        return Finding::failed("clock", error.hint(hint));
    }
    if skew.abs() > CLOCK_OFF {
        return Finding::warned("clock", seconds, (Cause::ClockWrong, Remedy::SetClock), hint);
    }
    Finding::ok("clock", seconds)
}

fn signed_in(engine: &Engine, account: Option<&Account>) -> Finding {
    let Some(account) = account else {
        let error = Error::new(Code::SignInNeeded, "nobody is signed in").cause(Cause::NotSignedIn);
        return Finding::failed("sign_in", error.hint("sign in with: sign-in"));
    };
    let Some(until) = account.kept_until else { return Finding::ok("sign_in", &account.username) };
    let detail = format!("{} · {}", account.username, engine.clock.zone().day(until));
    if until - engine.clock.now() < KEPT_SOON {
        let warning = (Cause::ExpiresSoon, Remedy::SignIn);
        return Finding::warned("sign_in", detail, warning, "The kept sign-in ends soon: sign in again.");
    }
    Finding::ok("sign_in", detail)
}

fn tenant(account: Option<&Account>, owner: Option<&str>) -> Finding {
    let own = account.map(|account| account.tenant_id.as_str()).filter(|own| !own.is_empty());
    match (own, owner) {
        (Some(own), Some(owner)) if !own.eq_ignore_ascii_case(owner) => Finding::failed(
            "tenant",
            Error::new(
                Code::TenantMismatch,
                "the account and the shared mailbox belong to different tenants",
            )
            .cause(Cause::WrongTenant)
            .hint("Sign in with an account of the mailbox's tenant."),
        ),
        (Some(own), Some(_)) => Finding::ok("tenant", own),
        _ => Finding::ok("tenant", "not needed"),
    }
}

fn permissions(account: Option<&Account>) -> Finding {
    if account.is_some_and(may_use_mailbox) {
        return Finding::ok("permissions", MAIL_SCOPE);
    }
    let error = Error::new(Code::ConsentRequired, format!("the permission {MAIL_SCOPE} was not granted"))
        .cause(Cause::PermissionMissing)
        .hint("add it to the app registration, give consent and sign in again");
    Finding::failed("permissions", error)
}

/// Whether the permission for shared mailboxes is among those granted (R127).
pub(crate) fn may_use_mailbox(account: &Account) -> bool {
    let short =
        |scope: &String| scope.rsplit('/').next().unwrap_or_default().eq_ignore_ascii_case(MAIL_SCOPE);
    account.scopes.iter().any(short)
}

async fn folders(mailbox: &Mailbox, setup: &Setup) -> Vec<Finding> {
    if let Err(error) = mailbox.list_inbox(1, Span { since: None, newest_first: true }, None).await {
        return vec![
            Finding::failed("mailbox", error),
            Finding::not_checked("archive"),
            Finding::not_checked("not_logged"),
        ];
    }
    vec![
        Finding::ok("mailbox", &setup.shared_mailbox),
        Finding::of("archive", archive(mailbox, setup).await),
        Finding::of("not_logged", not_logged(mailbox, setup).await),
    ]
}

async fn archive(mailbox: &Mailbox, setup: &Setup) -> Result<&'static str> {
    if setup.after_logging != AfterLogging::Archive {
        return Ok("not needed");
    }
    mailbox.archive().await?.map(|_| "found").ok_or_else(|| {
        Error::new(Code::ItemNotFound, "the mailbox has no Archive folder")
            .cause(Cause::ArchiveMissing)
            .hint("The first run makes a folder Archive by itself. To use Outlook's own, archive one message there first.")
    })
}

/// The folder is made where it is missing: that also proves that the account may change the mailbox.
async fn not_logged(mailbox: &Mailbox, setup: &Setup) -> Result<&'static str> {
    if setup.unmatched == Unmatched::Leave {
        return Ok("not needed");
    }
    match mailbox.make_folder(NOT_LOGGED).await {
        Ok(_) => Ok("found"),
        Err(error) if error.code() == Code::AccessDenied => {
            Err(Error::new(Code::AccessDenied, "the account may read the mailbox but not change it")
                .cause(Cause::MailboxReadOnly)
                .hint("Give the account Full Access to the shared mailbox; it can take an hour to work.")
                .reference(error.reference_text().unwrap_or_default())
                .because(error))
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_may_be_a_minute_off() {
        for (seconds, ok, warning) in
            [(0, true, false), (-60, true, false), (61, true, true), (-300, true, true), (-301, false, false)]
        {
            let check = clock(Some(TimeDelta::seconds(seconds))).check();
            assert_eq!((check.ok, check.warning), (ok, warning), "{seconds} s");
        }
        assert_eq!(clock(None).check().cause, Some(Cause::NotChecked), "nobody answered");
    }

    #[test]
    fn another_tenant_is_refused_and_an_unknown_one_is_not() {
        let account = Account { tenant_id: "ABC".into(), ..Account::default() };
        assert!(tenant(Some(&account), Some("abc")).check().ok);
        assert_eq!(tenant(Some(&account), Some("def")).check().cause, Some(Cause::WrongTenant), "R7");
        for unknown in [tenant(Some(&account), None), tenant(Some(&Account::default()), Some("def"))] {
            assert_eq!(unknown.check().detail, "not needed");
        }
    }

    #[test]
    fn the_permission_counts_in_every_spelling() {
        let account = |scope: &str| Account { scopes: vec![scope.to_owned()], ..Account::default() };
        for scope in ["Mail.ReadWrite.Shared", "https://graph.microsoft.example/mail.readwrite.shared"] {
            assert!(may_use_mailbox(&account(scope)), "{scope}");
        }
        assert!(!may_use_mailbox(&account("Mail.ReadWrite")), "R127");
    }

    #[test]
    fn without_a_session_only_the_sign_in_says_why() {
        let found = without_session(Error::new(Code::ProviderFailed, "x").cause(Cause::ProviderFailed));
        let causes: Vec<_> = found.iter().map(|finding| finding.check().cause).collect();
        assert_eq!(causes.iter().filter(|cause| **cause == Some(Cause::NotChecked)).count(), 6);
        assert_eq!(causes[1], Some(Cause::ProviderFailed));
    }
}
