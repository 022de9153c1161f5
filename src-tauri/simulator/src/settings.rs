//! How the pretend tenant behaves; every knob may be turned while it runs.

use std::time::Duration;

use crate::seed::Scenario;

/// What [`crate::Simulator::start`] needs.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Port on 127.0.0.1; `None` takes any free one.
    pub port: Option<u16>,
    /// The company to pretend.
    pub scenario: Scenario,
    /// Its behaviour.
    pub settings: Settings,
}

/// What a mailbox without rights answers; both were seen (wire §1, Errors).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WithoutRights {
    /// 403 `ErrorAccessDenied`.
    #[default]
    Forbidden,
    /// 404 `ErrorItemNotFound`, "Default folder Root not found."
    NotFound,
}

/// Under which platform the app's redirect is registered: that, and not the app, decides whether a secret is wanted
/// (wire §2, Public or confidential).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Platform {
    /// The public client's under *Mobile and desktop*, the confidential client's under *Web*.
    #[default]
    AsTheClient,
    /// *Web* for both: without a secret AADSTS7000218; the secret is the confidential client's.
    Web,
    /// *Mobile and desktop* for both: with a secret AADSTS700025.
    MobileAndDesktop,
    /// Not registered: AADSTS50011 in the browser, and nobody is sent back.
    Unregistered,
}

/// What Entra makes of every account that signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AccountState {
    /// Nothing stands in its way.
    #[default]
    Good,
    /// Conditional access blocks it: AADSTS53003, in the browser at sign-in, in JSON at the token endpoint.
    BlockedByPolicy,
    /// A refresh token of before asks for a second factor: AADSTS50076. Whoever signs in from now on has shown it.
    NeedsSecondFactor,
    /// It was disabled: AADSTS50057, in the browser at sign-in, in JSON at the token endpoint.
    Disabled,
    /// It belongs to another organisation: AADSTS50020 in the browser at this tenant's own endpoints; at `organizations`
    /// and `common` it signs in, its tokens name the other tenant, and Graph knows none of this one's mailboxes (404
    /// `Request_ResourceNotFound`).
    OfAnotherTenant,
}

/// The behaviour of the tenant.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, set by name")]
pub struct Settings {
    /// Time every Graph request takes, also each request inside a batch (the envelope itself takes none).
    pub latency: Duration,
    /// Requests under way at once per app and mailbox; one more is answered 429 (Microsoft: 4).
    pub concurrency_limit: usize,
    /// Requests per app and mailbox in a window of time (Microsoft: 10,000 in 10 minutes).
    pub rate_limit: (u32, Duration),
    /// Whether the two limits above are enforced.
    pub throttle: bool,
    /// `Retry-After` of a request refused for concurrency, as sent; `None` leaves the header out.
    pub concurrency_retry_after: Option<String>,
    /// How long an access token is good for.
    pub access_token_life: Duration,
    /// How long a refresh token is good for (Microsoft: 90 days).
    pub refresh_token_life: Duration,
    /// How long an authorization code is good for (Microsoft: about 10 minutes).
    pub code_life: Duration,
    /// Whether a refresh hands out a new refresh token; the old one stays valid all the same, as with Entra.
    pub rotate_refresh_tokens: bool,
    /// How often a message of [`Scenario::arrivals`] arrives; `None` for never.
    pub arrivals_every: Option<Duration>,
    /// Whether only an administrator may consent: until then sign-in fails with AADSTS65001 or 90094. With
    /// [`Self::auto_approve`] off the person sees *Need admin approval* and may go back from there.
    pub require_consent: bool,
    /// Whether the app is registered for its own tenant only (AADSTS50194 at `/common` and `/organizations`).
    pub single_tenant: bool,
    /// Under which platform the redirects are registered.
    pub platform: Platform,
    /// What Entra makes of the account.
    pub account: AccountState,
    /// Whether `Prefer: IdType="ImmutableId"` is honoured.
    pub honour_immutable_ids: bool,
    /// Most messages on one page, whatever `$top` asks for (up to 1,000).
    pub page_size_cap: usize,
    /// Whether the Archive folder exists; it may not before its first use (wire §1, Folders): 404 `ErrorItemNotFound`.
    /// Turn it on to let somebody archive a message in Outlook for the first time.
    pub archive_exists: bool,
    /// Whether `/authorize` answers as if the person had signed in at once; otherwise it shows a page.
    pub auto_approve: bool,
    /// The account that signs in on auto-approval when neither `login_hint` nor a session names one.
    pub sign_in_as: Option<String>,
    /// Whether the person declines on auto-approval (AADSTS65004); on the pages it is their button *Cancel*.
    pub person_declines: bool,
    /// How many polls of a device code are answered `authorization_pending` on auto-approval.
    pub device_pending_polls: u32,
    /// Paths registered as redirects on `http://localhost` and `http://127.0.0.1`, any port; case-sensitive.
    pub redirect_paths: Vec<String>,
    /// Further redirect addresses registered, compared as they are.
    pub redirect_uris: Vec<String>,
    /// Whether the confidential client's secret has expired (AADSTS7000222).
    pub secret_expired: bool,
    /// Application permissions granted to the confidential client (client credentials), e.g. `Mail.ReadWrite`.
    pub application_permissions: Vec<String>,
    /// Whether the shared mailbox has no licence or lies elsewhere: 404 `MailboxNotEnabledForRESTAPI` for all of it.
    pub unlicensed: bool,
    /// Whether the members of the shared mailbox may only read it: 403 `ErrorAccessDenied` for every change.
    pub read_only: bool,
    /// Seconds by which the `Date` header of all answers is ahead of the clock of this computer; less than 0: behind.
    pub clock_offset_seconds: i64,
    /// What a mailbox without rights answers.
    pub without_rights: WithoutRights,
    /// `None`: permanentDelete works; otherwise the status it is refused with (403, 404 or 405).
    pub permanent_delete_refused: Option<u16>,
    /// Whether the request log keeps bodies.
    pub record_bodies: bool,
    /// Entries the request log keeps; older ones are dropped.
    pub log_limit: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            latency: Duration::ZERO,
            concurrency_limit: 4,
            rate_limit: (10_000, Duration::from_mins(10)),
            throttle: true,
            concurrency_retry_after: Some("1".to_owned()),
            access_token_life: Duration::from_secs(3599),
            refresh_token_life: Duration::from_hours(90 * 24),
            code_life: Duration::from_mins(10),
            rotate_refresh_tokens: true,
            arrivals_every: None,
            require_consent: false,
            single_tenant: false,
            platform: Platform::AsTheClient,
            account: AccountState::Good,
            honour_immutable_ids: true,
            page_size_cap: 1000,
            archive_exists: true,
            auto_approve: true,
            sign_in_as: None,
            person_declines: false,
            device_pending_polls: 1,
            redirect_paths: ["/", "/callback", "/auth/callback", "/redirect"].map(str::to_owned).to_vec(),
            redirect_uris: Vec::new(),
            secret_expired: false,
            application_permissions: Vec::new(),
            unlicensed: false,
            read_only: false,
            clock_offset_seconds: 0,
            without_rights: WithoutRights::Forbidden,
            permanent_delete_refused: None,
            record_bodies: false,
            log_limit: 200_000,
        }
    }
}
