//! Why something failed, finer than the error code, and the remedy that goes with it.
//!
//! The code says what kind of thing went wrong and is what scripts branch on; the cause picks the sentence a person
//! reads and the button beside it (`original.md` W25). Both are closed sets, so that every one has its words in every
//! language. Sources: wire §1 and §2; learn.microsoft.com/entra/identity-platform/reference-error-codes;
//! learn.microsoft.com/graph/errors.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Why something failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    // Signing in
    /// Nobody is signed in.
    NotSignedIn,
    /// The redirect URL is not registered (AADSTS50011).
    RedirectNotRegistered,
    /// A secret was sent for a redirect registered as public client (AADSTS700025).
    SecretOnPublicClient,
    /// The redirect is registered under Web and no secret was sent (AADSTS7000218).
    SecretMissing,
    /// The secret is wrong (AADSTS7000215).
    SecretWrong,
    /// The secret has expired (AADSTS7000222).
    SecretExpired,
    /// The client id is not known in the tenant (AADSTS700016).
    ClientUnknown,
    /// No client id is set or found.
    ClientIdMissing,
    /// Microsoft rejects the registration for another reason.
    ClientRejected,
    /// No such tenant (AADSTS90002).
    TenantUnknown,
    /// The registration is for one tenant only and was asked for at a common address (AADSTS50194).
    SingleTenantApp,
    /// The account or registration belongs to another tenant (AADSTS700005, 90072; the id token).
    WrongTenant,
    /// Registration and sign-in belong to different clouds (AADSTS900432, 900382).
    WrongCloud,
    /// Nobody has given consent (AADSTS65001).
    ConsentMissing,
    /// Only an administrator can give the consent (AADSTS90094, 90095).
    AdminConsentNeeded,
    /// The consent was declined (AADSTS65004).
    ConsentDeclined,
    /// The permission for shared mailboxes is not among those granted (R127).
    PermissionMissing,
    /// A permission or resource has a name this cloud does not know (AADSTS70011, 500011, 700022).
    PermissionUnknown,
    /// Multi-factor authentication is asked for (AADSTS50076, 50079, 50074).
    MfaNeeded,
    /// A conditional access policy blocks the sign-in (AADSTS53003; `insufficient_claims`).
    BlockedByPolicy,
    /// The password was changed or the sign-in revoked (AADSTS50173).
    SignInRevoked,
    /// The kept sign-in has expired (AADSTS700082, 70008, 70043).
    SignInExpired,
    /// Microsoft wants the person again for another reason.
    SignInAgain,
    /// The account is disabled (AADSTS50057).
    AccountDisabled,
    /// The account is locked for now (AADSTS50053).
    AccountLocked,
    /// The account is not assigned to the application (AADSTS50105).
    AccountNotAssigned,
    /// The sign-in page was used twice or mixed up (AADSTS54005, 501481; `state`).
    SignInMixedUp,
    /// Nobody answered in time, or the page showed an error and sent nobody back (AADSTS50011).
    SignInTimedOut,
    /// The sign-in was given up here.
    SignInCanceled,
    /// The loopback port is taken.
    PortTaken,
    /// The device code was not used in time.
    DeviceCodeExpired,
    /// Microsoft's sign-in service is busy (AADSTS90033, 50033, 90012).
    SignInBusy,
    /// Microsoft refused the sign-in for a reason that has no words of its own.
    SignInRefused,
    /// No keychain can be reached.
    KeychainMissing,
    /// A provider command failed, took too long or printed nothing (R137, R138).
    ProviderFailed,
    // The mailbox
    /// No shared mailbox is set.
    MailboxNotSet,
    /// The account has no rights on the shared mailbox (403 `ErrorAccessDenied`).
    NoMailboxRights,
    /// The mailbox or its Inbox is not found: no rights, or no such mailbox (404 `ErrorItemNotFound`).
    MailboxOrRightsMissing,
    /// No such mailbox in the tenant (404 `Request_ResourceNotFound`).
    MailboxUnknown,
    /// On-premises or without a licence (404 `MailboxNotEnabledForRESTAPI`).
    MailboxUnlicensed,
    /// The mailbox lies elsewhere than the request was sent to (400 `ErrorIncorrectRoutingHint`).
    MailboxElsewhere,
    /// The mailbox has no Archive folder.
    ArchiveMissing,
    /// The account may read the mailbox but not change it.
    MailboxReadOnly,
    /// The mailbox is full (507, `ErrorQuotaExceeded`).
    MailboxFull,
    /// The message or folder is not there.
    ItemMissing,
    /// Exchange does not accept the token (401).
    TokenRejected,
    /// Exchange asks to slow down (429).
    Throttled,
    /// Exchange does not answer for now (5xx).
    ServerBusy,
    /// No connection at all.
    Offline,
    /// An answer could not be understood, or pointed where the token must not go.
    NotUnderstood,
    /// Exchange refused for a reason that has no words of its own.
    RequestRefused,
    // This computer and the settings
    /// A setting is missing or does not fit.
    SettingWrong,
    /// The interaction template for e-mails is missing (R47).
    TemplateMissing,
    /// This computer's clock is minutes away from Microsoft's.
    ClockWrong,
    /// Little room is left on the disk.
    DiskLow,
    /// The client secret or the kept sign-in expires soon.
    ExpiresSoon,
    /// A folder or the mailbox nears its limit (R113).
    LimitNear,
    /// The job has given up.
    JobFailed,
    /// Another check has to pass first.
    NotChecked,
}

/// What removes a cause: the button beside the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Sign in again with the job's account.
    SignIn,
    /// Open the consent address as an administrator.
    GiveConsent,
    /// Enter the client secret.
    EnterSecret,
    /// Remove the client secret.
    RemoveSecret,
    /// Correct the client id.
    CheckClientId,
    /// Correct the tenant or the account.
    CheckTenant,
    /// Register the redirect URL, or correct it here.
    CheckRedirect,
    /// Correct the cloud.
    CheckCloud,
    /// Correct the provider command.
    CheckProvider,
    /// Correct the address of the mailbox.
    CheckMailbox,
    /// Copy the commands that give the account its rights.
    CopyRightsScript,
    /// Copy the commands, or the steps, that make an Archive folder.
    CopyArchiveScript,
    /// Restore the interaction template for e-mails.
    RestoreTemplate,
    /// Correct the settings.
    OpenSettings,
    /// Ask an administrator of the tenant.
    AskAdministrator,
    /// Wait: the program tries again by itself.
    Wait,
    /// Check the network, then try again.
    CheckNetwork,
    /// Start a keychain.
    StartKeychain,
    /// Set this computer's clock.
    SetClock,
    /// Make room on the disk.
    FreeDisk,
    /// Make room in the mailbox, or change to a new one (R112).
    ChangeMailbox,
    /// Restart the job.
    RestartJob,
    /// Try again.
    Retry,
}

impl Cause {
    /// Every cause there is.
    pub const ALL: [Self; 59] = [
        Self::NotSignedIn,
        Self::RedirectNotRegistered,
        Self::SecretOnPublicClient,
        Self::SecretMissing,
        Self::SecretWrong,
        Self::SecretExpired,
        Self::ClientUnknown,
        Self::ClientIdMissing,
        Self::ClientRejected,
        Self::TenantUnknown,
        Self::SingleTenantApp,
        Self::WrongTenant,
        Self::WrongCloud,
        Self::ConsentMissing,
        Self::AdminConsentNeeded,
        Self::ConsentDeclined,
        Self::PermissionMissing,
        Self::PermissionUnknown,
        Self::MfaNeeded,
        Self::BlockedByPolicy,
        Self::SignInRevoked,
        Self::SignInExpired,
        Self::SignInAgain,
        Self::AccountDisabled,
        Self::AccountLocked,
        Self::AccountNotAssigned,
        Self::SignInMixedUp,
        Self::SignInTimedOut,
        Self::SignInCanceled,
        Self::PortTaken,
        Self::DeviceCodeExpired,
        Self::SignInBusy,
        Self::SignInRefused,
        Self::KeychainMissing,
        Self::ProviderFailed,
        Self::MailboxNotSet,
        Self::NoMailboxRights,
        Self::MailboxOrRightsMissing,
        Self::MailboxUnknown,
        Self::MailboxUnlicensed,
        Self::MailboxElsewhere,
        Self::ArchiveMissing,
        Self::MailboxReadOnly,
        Self::MailboxFull,
        Self::ItemMissing,
        Self::TokenRejected,
        Self::Throttled,
        Self::ServerBusy,
        Self::Offline,
        Self::NotUnderstood,
        Self::RequestRefused,
        Self::SettingWrong,
        Self::TemplateMissing,
        Self::ClockWrong,
        Self::DiskLow,
        Self::ExpiresSoon,
        Self::LimitNear,
        Self::JobFailed,
        Self::NotChecked,
    ];

    /// What removes it.
    pub fn remedy(self) -> Remedy {
        match self {
            Self::NotSignedIn
            | Self::PermissionMissing
            | Self::MfaNeeded
            | Self::SignInRevoked
            | Self::SignInExpired
            | Self::SignInAgain
            | Self::SignInMixedUp
            | Self::SignInTimedOut
            | Self::SignInCanceled
            | Self::DeviceCodeExpired
            | Self::SignInRefused
            | Self::TokenRejected => Remedy::SignIn,
            Self::ConsentMissing | Self::AdminConsentNeeded | Self::ConsentDeclined => Remedy::GiveConsent,
            Self::SecretMissing | Self::SecretWrong | Self::SecretExpired | Self::ExpiresSoon => {
                Remedy::EnterSecret
            }
            Self::SecretOnPublicClient => Remedy::RemoveSecret,
            Self::ClientUnknown | Self::ClientIdMissing | Self::ClientRejected => Remedy::CheckClientId,
            Self::TenantUnknown | Self::SingleTenantApp | Self::WrongTenant => Remedy::CheckTenant,
            Self::WrongCloud | Self::PermissionUnknown => Remedy::CheckCloud,
            Self::RedirectNotRegistered | Self::PortTaken => Remedy::CheckRedirect,
            Self::ProviderFailed => Remedy::CheckProvider,
            Self::BlockedByPolicy
            | Self::AccountDisabled
            | Self::AccountLocked
            | Self::AccountNotAssigned => Remedy::AskAdministrator,
            Self::SignInBusy | Self::Throttled | Self::ServerBusy => Remedy::Wait,
            Self::Offline => Remedy::CheckNetwork,
            Self::KeychainMissing => Remedy::StartKeychain,
            Self::MailboxNotSet | Self::MailboxUnknown | Self::MailboxUnlicensed | Self::MailboxElsewhere => {
                Remedy::CheckMailbox
            }
            Self::NoMailboxRights | Self::MailboxOrRightsMissing | Self::MailboxReadOnly => {
                Remedy::CopyRightsScript
            }
            Self::ArchiveMissing => Remedy::CopyArchiveScript,
            Self::MailboxFull | Self::LimitNear => Remedy::ChangeMailbox,
            Self::SettingWrong => Remedy::OpenSettings,
            Self::TemplateMissing => Remedy::RestoreTemplate,
            Self::ClockWrong => Remedy::SetClock,
            Self::DiskLow => Remedy::FreeDisk,
            Self::JobFailed => Remedy::RestartJob,
            Self::ItemMissing | Self::NotUnderstood | Self::RequestRefused | Self::NotChecked => {
                Remedy::Retry
            }
        }
    }
}

#[cfg(test)]
#[path = "advice_tests.rs"]
mod tests;
