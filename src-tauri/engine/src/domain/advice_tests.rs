use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// Causes that the check of the setup, the forecast or the plan of the job find, not an error of Microsoft.
const FOUND_BY_CHECKS: [Cause; 8] = [
    Cause::TemplateMissing,
    Cause::ClockWrong,
    Cause::DiskLow,
    Cause::ExpiresSoon,
    Cause::LimitNear,
    Cause::JobFailed,
    Cause::NotChecked,
    Cause::SettingWrong,
];

#[test]
fn every_cause_has_its_remedy() {
    let rows = [
        (Cause::NotSignedIn, Remedy::SignIn),
        (Cause::RedirectNotRegistered, Remedy::CheckRedirect),
        (Cause::SecretOnPublicClient, Remedy::RemoveSecret),
        (Cause::SecretMissing, Remedy::EnterSecret),
        (Cause::SecretWrong, Remedy::EnterSecret),
        (Cause::SecretExpired, Remedy::EnterSecret),
        (Cause::ClientUnknown, Remedy::CheckClientId),
        (Cause::ClientIdMissing, Remedy::CheckClientId),
        (Cause::ClientRejected, Remedy::CheckClientId),
        (Cause::TenantUnknown, Remedy::CheckTenant),
        (Cause::SingleTenantApp, Remedy::CheckTenant),
        (Cause::WrongTenant, Remedy::CheckTenant),
        (Cause::WrongCloud, Remedy::CheckCloud),
        (Cause::ConsentMissing, Remedy::GiveConsent),
        (Cause::AdminConsentNeeded, Remedy::GiveConsent),
        (Cause::ConsentDeclined, Remedy::GiveConsent),
        (Cause::PermissionMissing, Remedy::SignIn),
        (Cause::PermissionUnknown, Remedy::CheckCloud),
        (Cause::MfaNeeded, Remedy::SignIn),
        (Cause::BlockedByPolicy, Remedy::AskAdministrator),
        (Cause::SignInRevoked, Remedy::SignIn),
        (Cause::SignInExpired, Remedy::SignIn),
        (Cause::SignInAgain, Remedy::SignIn),
        (Cause::AccountDisabled, Remedy::AskAdministrator),
        (Cause::AccountLocked, Remedy::AskAdministrator),
        (Cause::AccountNotAssigned, Remedy::AskAdministrator),
        (Cause::SignInMixedUp, Remedy::SignIn),
        (Cause::SignInTimedOut, Remedy::SignIn),
        (Cause::SignInCanceled, Remedy::SignIn),
        (Cause::PortTaken, Remedy::CheckRedirect),
        (Cause::DeviceCodeExpired, Remedy::SignIn),
        (Cause::SignInBusy, Remedy::Wait),
        (Cause::SignInRefused, Remedy::SignIn),
        (Cause::KeychainMissing, Remedy::StartKeychain),
        (Cause::ProviderFailed, Remedy::CheckProvider),
        (Cause::MailboxNotSet, Remedy::CheckMailbox),
        (Cause::NoMailboxRights, Remedy::CopyRightsScript),
        (Cause::MailboxOrRightsMissing, Remedy::CopyRightsScript),
        (Cause::MailboxUnknown, Remedy::CheckMailbox),
        (Cause::MailboxUnlicensed, Remedy::CheckMailbox),
        (Cause::MailboxElsewhere, Remedy::CheckMailbox),
        (Cause::ArchiveMissing, Remedy::CopyArchiveScript),
        (Cause::MailboxReadOnly, Remedy::CopyRightsScript),
        (Cause::MailboxFull, Remedy::ChangeMailbox),
        (Cause::ItemMissing, Remedy::Retry),
        (Cause::TokenRejected, Remedy::SignIn),
        (Cause::Throttled, Remedy::Wait),
        (Cause::ServerBusy, Remedy::Wait),
        (Cause::Offline, Remedy::CheckNetwork),
        (Cause::NotUnderstood, Remedy::Retry),
        (Cause::RequestRefused, Remedy::Retry),
        (Cause::SettingWrong, Remedy::OpenSettings),
        (Cause::TemplateMissing, Remedy::RestoreTemplate),
        (Cause::ClockWrong, Remedy::SetClock),
        (Cause::DiskLow, Remedy::FreeDisk),
        (Cause::ExpiresSoon, Remedy::EnterSecret),
        (Cause::LimitNear, Remedy::ChangeMailbox),
        (Cause::JobFailed, Remedy::RestartJob),
        (Cause::NotChecked, Remedy::Retry),
    ];
    for (cause, remedy) in rows {
        assert_eq!(cause.remedy(), remedy, "{cause:?}");
    }
    let told: Vec<Cause> = rows.into_iter().map(|(cause, _)| cause).collect();
    assert_eq!(told, Cause::ALL, "a row for every cause");
}

#[test]
fn the_list_of_causes_is_complete() {
    let (_, rest) = include_str!("advice.rs").split_once("pub enum Cause {").unwrap();
    let (body, _) = rest.split_once("\n}").unwrap();
    let written: Vec<String> = body
        .lines()
        .filter_map(|line| line.trim().strip_suffix(','))
        .filter(|line| !line.starts_with("//"))
        .map(ToOwned::to_owned)
        .collect();
    let listed: Vec<String> = Cause::ALL.iter().map(|cause| format!("{cause:?}")).collect();
    assert_eq!(listed, written);
}

/// All of the engine but its tests and this page.
fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs")
            && !name.ends_with("tests.rs")
            && name != "advice.rs"
        {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push_str(text.split("#[cfg(test)]\nmod ").next().unwrap());
        }
    }
}

#[test]
fn every_cause_is_told_by_somebody() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let named: BTreeSet<&str> = text
        .split("Cause::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default())
        .collect();
    let silent: Vec<&Cause> = Cause::ALL
        .iter()
        .filter(|cause| !FOUND_BY_CHECKS.contains(cause) && !named.contains(format!("{cause:?}").as_str()))
        .collect();
    assert!(silent.is_empty(), "nothing says {silent:?}");
}
