//! The engine's one error: a code to branch on, a sentence to show, a hint that says what to do.

use std::io::ErrorKind;
use std::time::Duration;

use serde::Serialize;

use crate::domain::advice::Cause;

/// The engine's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, as scripts and the window may rely on it. Never branch on the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    // Sign-in and session (wire §2)
    /// No account is signed in, or what was kept of it is gone.
    SignInNeeded,
    /// Microsoft asks the person to sign in again (`invalid_grant`, `interaction_required`).
    SignInAgain,
    /// The person, or nobody, answered the sign-in in time.
    SignInTimedOut,
    /// The sign-in was canceled here.
    SignInCanceled,
    /// Microsoft answered the sign-in with an error.
    SignInRefused,
    /// Consent of the person or an administrator is missing (AADSTS65001, 90094).
    ConsentRequired,
    /// The person declined (AADSTS65004, `access_denied`).
    ConsentDeclined,
    /// Client id, secret or redirect do not fit the app registration (`AADSTS7000xx`, 50011).
    ClientRejected,
    /// The tenant is unknown or not the one expected.
    TenantMismatch,
    /// The redirect came with another `state` than the one sent.
    StateMismatch,
    /// The loopback port of the redirect URL is taken by another program.
    PortTaken,
    /// No keychain could be reached.
    KeychainUnavailable,
    // Mailbox (wire §1)
    /// The account has no rights on the mailbox.
    AccessDenied,
    /// The mailbox does not exist or cannot be reached over this interface.
    MailboxNotFound,
    /// A message or folder that should be there is not.
    ItemNotFound,
    /// Exchange asks to slow down.
    Throttled,
    /// Exchange or the network does not answer for now.
    Unavailable,
    /// An answer could not be understood.
    BadAnswer,
    /// The mailbox is full or the server refuses to store.
    QuotaExceeded,
    /// Anything else the server refused.
    RequestRefused,
    /// An answer pointed to a place where the token must not go, or to itself.
    UnsafeAddress,
    // Store
    /// The database cannot be opened or read.
    StoreUnavailable,
    /// Another program holds the database.
    StoreLocked,
    /// No room on the disk.
    DiskFull,
    /// The database was written by a newer version.
    StoreTooNew,
    /// A row that should be there is not.
    NotFound,
    /// A row with that key exists already.
    AlreadyExists,
    /// A row cannot be decoded.
    StoreInconsistent,
    /// A file cannot be read or written.
    FileUnavailable,
    // Job
    /// Another run holds the job.
    JobRunning,
    /// The run was stopped on request.
    Canceled,
    // Refused rules (design/cli.md)
    /// A name is not one of the settings or fields.
    UnknownName,
    /// A value does not fit its field.
    InvalidValue,
    /// The setting cannot change while logging is enabled.
    Locked,
    /// A confirmation is missing.
    ConfirmationRequired,
    /// E-mail logging is not enabled.
    LoggingDisabled,
    /// No shared mailbox is set.
    MailboxBlank,
    /// The batch size is zero.
    BatchZero,
    /// No valid template for e-mails.
    TemplateMissing,
    /// An e-mail address is malformed.
    EmailInvalid,
    /// The number series has no first number.
    NumberSeriesMissing,
    /// A weekday must be chosen.
    NoWeekday,
    /// The job must be on hold for this.
    OnlyOnHold,
    /// The entry is canceled.
    EntryCanceled,
    /// The contact has interaction log entries.
    ContactHasInteractions,
    /// The contact company has people.
    ContactHasPeople,
    /// Tasks, closed ones too, name the contact.
    ContactHasTasks,
    /// The salesperson has open tasks.
    SalespersonHasOpenTasks,
    /// The contact is blocked for privacy.
    PrivacyBlocked,
    /// A minor's privacy block can be lifted only with the consent of a parent.
    ParentalConsentRequired,
    /// The setup is locked by an administrator's PIN (R50).
    AdministratorRequired,
    /// The PIN is wrong.
    PinWrong,
    /// A description is missing.
    DescriptionRequired,
    /// A date is missing.
    DateRequired,
    /// A contact is missing.
    ContactRequired,
    /// An interaction template is missing.
    TemplateRequired,
    /// A salesperson, or a team, is missing.
    SalespersonRequired,
    /// The contact has tasks to do.
    ContactHasOpenTasks,
    /// A row is in use and cannot be deleted.
    InUse,
    // Refused rules of opportunities (design/cli.md; `original.md` D.3, I)
    /// The action is not available at this stage (D.3).
    ActionNotAvailable,
    /// The sales cycle has no such stage, or none at all.
    StageNotFound,
    /// The opportunity has no sales cycle.
    SalesCycleRequired,
    /// The sales cycle is blocked.
    SalesCycleBlocked,
    /// Open opportunities use the sales cycle, or the stage.
    SalesCycleInUse,
    /// The estimated value must be above zero.
    EstimatedValuePositive,
    /// The chances must be above zero.
    ChancesPositive,
    /// The chances must be 0 to 100 percent.
    ChancesRange,
    /// The date lies before the last change.
    DateBeforeLastChange,
    /// The estimated closing date is missing.
    ClosingDateRequired,
    /// The estimated closing date lies before the change.
    ClosingBeforeChange,
    /// The stage needs an assigned sales quote.
    QuoteRequired,
    /// The opportunity has a sales quote already.
    QuoteAlreadyAssigned,
    /// The sales quote belongs to another opportunity.
    QuoteUsedByOther,
    /// Closing needs to say whether it was won or lost.
    WonOrLostRequired,
    /// A close opportunity code is missing.
    CloseCodeRequired,
    /// The close opportunity code is not of this result.
    CloseCodeWrongType,
    /// A won opportunity needs sales above zero.
    SalesPositive,
    /// This is possible only before the opportunity is started.
    StatusNotStartedRequired,
    /// This is possible only while the opportunity is in progress.
    StatusInProgressRequired,
    /// The opportunity is in progress and cannot be deleted.
    OpportunityActive,
    /// The opportunity is won or lost.
    OpportunityClosed,
    /// The contact belongs to another company.
    ContactOtherCompany,
    /// Opportunities, closed ones too, name the contact.
    ContactHasOpportunities,
    /// The contact has open opportunities.
    ContactHasOpenOpportunities,
    /// The salesperson has open opportunities.
    SalespersonHasOpenOpportunities,
    /// A provider command failed (R137).
    ProviderFailed,
    /// A fault of the program itself.
    Internal,
}

impl Code {
    /// The code as scripts read it, for example `mailbox_blank`.
    pub fn as_str(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(text)) => text,
            _ => "internal".to_owned(),
        }
    }

    /// What it means that a file cannot be written or read: the disk or its quota is full, or something else.
    pub(crate) fn of_file(error: &std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::FileUnavailable,
        }
    }
}

/// An error with its code. The message never holds addresses, subjects, bodies or tokens of mail;
/// it may name what the user typed just now.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    code: Code,
    message: String,
    hint: Option<String>,
    cause: Option<Cause>,
    reference: Option<String>,
    retry_after: Option<Duration>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error with a sentence for people.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            cause: None,
            reference: None,
            retry_after: None,
            source: None,
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds why, finer than the code.
    #[must_use]
    pub fn cause(mut self, cause: Cause) -> Self {
        self.cause = Some(cause);
        self
    }

    /// Adds what Microsoft calls it, for support: `AADSTS65001 · trace …`. Never holds addresses.
    #[must_use]
    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    /// Adds how long the server asked to wait.
    #[must_use]
    pub fn after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }

    /// Adds what caused it.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The code to branch on.
    pub fn code(&self) -> Code {
        self.code
    }

    /// What to do about it, where that is known.
    pub fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Why, finer than the code, where that is known.
    pub fn cause_of(&self) -> Option<Cause> {
        self.cause
    }

    /// What Microsoft calls it, for support.
    pub fn reference_text(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// How long the server asked to wait before the next try.
    pub fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether waiting and trying again may help without anybody doing anything.
    pub fn is_passing(&self) -> bool {
        matches!(
            self.code,
            Code::Throttled | Code::Unavailable | Code::BadAnswer | Code::StoreLocked | Code::JobRunning
        )
    }
}
