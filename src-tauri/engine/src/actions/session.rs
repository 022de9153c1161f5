//! Signing in and out, and the account the job runs as.

use std::time::Duration;

use tokio::sync::watch;

use crate::Engine;
use crate::auth::sign_in::{Prepared, PreparedConsent, scopes};
use crate::auth::{Client, Session, SignIn};
use crate::config::Endpoints;
use crate::domain::event::Event;
use crate::domain::setup::{Account, Setup};
use crate::error::{Code, Error, Result};
use crate::mailbox::graph::GraphMailbox;
use crate::mailbox::{Mailbox, http};

/// Name of the client secret in the keychain.
pub(crate) const CLIENT_SECRET: &str = "client-secret";

/// How to sign in.
#[derive(Debug, Clone)]
pub struct SignInOptions {
    /// Consent of an administrator for the whole organisation goes first.
    pub admin_consent: bool,
    /// How long to wait for the redirect.
    pub timeout: Duration,
}

/// A sign-in that waits for the browser. Dropping it closes the listener.
#[derive(Debug)]
pub struct PendingSignIn {
    /// The address to open in the system browser.
    pub open: String,
    engine: Engine,
    sign_in: SignIn,
    step: Step,
    timeout: Duration,
}

#[derive(Debug)]
enum Step {
    Account(Box<Prepared>),
    Consent(PreparedConsent),
}

/// What a finished step of signing in leads to.
#[derive(Debug)]
pub enum SignInStep {
    /// The account is signed in.
    Done(Account),
    /// The administrator consented; the job's account signs in next.
    Next(Box<PendingSignIn>),
}

/// The signed-in account; `None` when nobody is.
pub async fn account(engine: &Engine) -> Result<Option<Account>> {
    engine.store.account().await
}

/// Opens the listener and prepares the address to open.
///
/// # Errors
/// `InvalidValue` or `ClientRejected` for settings that cannot be, `PortTaken`, `KeychainUnavailable`.
pub async fn begin_sign_in(engine: &Engine, options: SignInOptions) -> Result<PendingSignIn> {
    let setup = engine.store.load_setup().await?;
    let Connection { client, http, .. } = connect(engine, &setup).await?;
    let sign_in = SignIn {
        client,
        redirect_url: setup.redirect_url.clone(),
        login_hint: engine.store.account().await?.map(|account| account.username),
        http,
        clock: engine.clock.clone(),
    };
    let (open, step) = if options.admin_consent {
        let prepared = sign_in.prepare_admin_consent().await?;
        (prepared.open.to_string(), Step::Consent(prepared))
    } else {
        let prepared = sign_in.prepare().await?;
        (prepared.open.to_string(), Step::Account(Box::new(prepared)))
    };
    Ok(PendingSignIn { open, engine: engine.clone(), sign_in, step, timeout: options.timeout })
}

impl PendingSignIn {
    /// Waits for the redirects of all steps; `open` is handed the address of each further one.
    ///
    /// # Errors
    /// As `step`.
    pub async fn wait(self, cancel: watch::Receiver<bool>, mut open: impl FnMut(&str)) -> Result<Account> {
        let mut pending = self;
        loop {
            match pending.step(cancel.clone()).await? {
                SignInStep::Done(account) => return Ok(account),
                SignInStep::Next(next) => {
                    open(&next.open);
                    pending = *next;
                }
            }
        }
    }

    /// Waits for the redirect of this step; after an administrator's consent the next step is the account itself.
    ///
    /// # Errors
    /// Those of signing in: `SignInTimedOut`, `SignInCanceled`, `SignInRefused`, `ConsentRequired`,
    /// `ConsentDeclined`, `ClientRejected`, `TenantMismatch`, `Unavailable`, `KeychainUnavailable`.
    pub async fn step(self, cancel: watch::Receiver<bool>) -> Result<SignInStep> {
        let Self { engine, sign_in, step, timeout, .. } = self;
        match step {
            Step::Consent(prepared) => {
                sign_in.wait_for_consent(prepared, until(cancel), timeout).await?;
                let mut setup = engine.store.load_setup().await?;
                setup.consent_given = true;
                engine.store.save_setup(&setup).await?;
                engine.tell(Event::SetupChanged);
                let prepared = sign_in.prepare().await?;
                let open = prepared.open.to_string();
                let step = Step::Account(Box::new(prepared));
                Ok(SignInStep::Next(Box::new(Self { open, engine, sign_in, step, timeout })))
            }
            Step::Account(prepared) => {
                let signed_in = sign_in.wait(*prepared, until(cancel), timeout).await?;
                let account = Account {
                    username: signed_in.account.username.clone(),
                    name: signed_in.account.name.clone(),
                    tenant_id: signed_in.account.tenant_id.clone(),
                    object_id: signed_in.account.object_id.clone(),
                    scopes: signed_in.account.scopes.clone(),
                    sign_in_needed: false,
                };
                let setup = engine.store.load_setup().await?;
                session(&engine, &setup).await?.adopt(signed_in).await?;
                engine.store.save_account(&account, engine.clock.now()).await?;
                engine.tell(Event::SessionChanged);
                Ok(SignInStep::Done(account))
            }
        }
    }
}

/// Ends when the sender says `true`; never when it is gone.
async fn until(mut cancel: watch::Receiver<bool>) {
    while !*cancel.borrow_and_update() {
        if cancel.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Signs out here: the tokens are removed from the keychain, the account is forgotten. Microsoft is not told; the
/// account's sessions elsewhere go on.
pub async fn sign_out(engine: &Engine) -> Result<()> {
    let setup = engine.store.load_setup().await?;
    let session = connect(engine, &setup).await?.session;
    session.forget().await?;
    engine.store.delete_account().await?;
    engine.tell(Event::SessionChanged);
    Ok(())
}

/// Renews the tokens now (R147).
pub async fn renew_token(engine: &Engine) -> Result<()> {
    let setup = engine.store.load_setup().await?;
    let renewed = session(engine, &setup).await?.renew_now().await;
    note_session(engine, renewed.as_ref().err()).await?;
    renewed
}

/// Keeps in the database whether somebody must sign in again, for the banner.
pub(crate) async fn note_session(engine: &Engine, error: Option<&Error>) -> Result<()> {
    let needed = match error.map(Error::code) {
        None => false,
        Some(Code::SignInAgain | Code::SignInNeeded | Code::ConsentRequired) => true,
        Some(_) => return Ok(()),
    };
    let before = engine.store.account().await?.is_some_and(|account| account.sign_in_needed);
    if before != needed {
        engine.store.mark_sign_in_needed(needed).await?;
        engine.tell(Event::SessionChanged);
    }
    Ok(())
}

pub(crate) fn endpoints(setup: &Setup) -> Result<Endpoints> {
    Endpoints::of(setup.cloud, Some(&setup.authority_url), Some(&setup.graph_url))
}

/// The way to Microsoft for some settings: who we are there, the session, the HTTP client.
#[derive(Debug, Clone)]
pub(crate) struct Connection {
    /// The app registration and tenant it was made with; another one makes another connection.
    client: Client,
    session: Session,
    http: reqwest::Client,
}

/// The one connection of this engine for these settings; made anew when they change.
async fn connect(engine: &Engine, setup: &Setup) -> Result<Connection> {
    let endpoints = endpoints(setup)?;
    let secret = if setup.has_client_secret { engine.credentials.get(CLIENT_SECRET).await? } else { None };
    let client = Client {
        client_id: setup.client_id.clone(),
        secret,
        authority: endpoints.authority.clone(),
        tenant: setup.tenant.clone(),
        scopes: scopes(setup.cloud),
    };
    let mut kept = engine.connection.lock().await;
    if let Some(connection) = kept.as_ref()
        && connection.client == client
    {
        return Ok(connection.clone());
    }
    let http = http::client(&endpoints)?;
    let session =
        Session::new(client.clone(), engine.credentials.clone(), http.clone(), engine.clock.clone());
    let connection = Connection { client, session, http };
    *kept = Some(connection.clone());
    Ok(connection)
}

/// The session of these settings.
pub(crate) async fn session(engine: &Engine, setup: &Setup) -> Result<Session> {
    Ok(connect(engine, setup).await?.session)
}

/// The mailbox of these settings.
pub(crate) async fn mailbox(engine: &Engine, setup: &Setup) -> Result<Mailbox> {
    if setup.shared_mailbox.trim().is_empty() {
        return Err(Error::new(Code::MailboxBlank, "no shared mailbox is set")
            .hint("set it with: setup set shared_mailbox=ADDRESS"));
    }
    let Connection { session, http, .. } = connect(engine, setup).await?;
    let graph = endpoints(setup)?.graph;
    Ok(Mailbox::Graph(GraphMailbox::new(session, http, &graph, &setup.shared_mailbox, engine.clock.clone())))
}
