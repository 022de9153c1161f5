//! The way to Microsoft for some settings: who we are there, the session, the mailbox.

use chrono::{DateTime, Utc};

use crate::Engine;
use crate::auth::provider::Event;
use crate::auth::sign_in::scopes;
use crate::auth::{Client, Providers, Session, SignIn};
use crate::config::Endpoints;
use crate::domain::advice::Cause;
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::mailbox::graph::GraphMailbox;
use crate::mailbox::{Mailbox, http};

/// Name of the client secret in the keychain.
pub(crate) const CLIENT_SECRET: &str = "client-secret";

/// What an engine keeps of its way to Microsoft.
#[derive(Debug, Default)]
pub(crate) struct Way {
    /// The connection of the settings last used.
    pub(super) connection: Option<Connection>,
    /// What the commands of the settings printed.
    pub(super) providers: Providers,
    /// The renewal that is noted in the database already.
    pub(super) noted: Option<DateTime<Utc>>,
}

/// Who we are at Microsoft for some settings, and the lines there.
#[derive(Debug, Clone)]
pub(crate) struct Connection {
    /// The app registration and tenant it was made with; another one makes another connection.
    pub(super) client: Client,
    pub(super) session: Session,
    pub(super) http: reqwest::Client,
}

pub(crate) fn endpoints(setup: &Setup) -> Result<Endpoints> {
    Endpoints::of(setup.cloud, Some(&setup.authority_url), Some(&setup.graph_url))
}

/// The one connection of this engine for these settings; made anew when they change.
pub(super) async fn connect(engine: &Engine, setup: &Setup) -> Result<Connection> {
    let endpoints = endpoints(setup)?;
    let client = client(engine, setup, &endpoints).await?;
    let mut way = engine.way.lock().await;
    if let Some(connection) = way.connection.as_ref()
        && connection.client == client
    {
        return Ok(connection.clone());
    }
    let http = http::client(&endpoints)?;
    let session =
        Session::new(client.clone(), engine.credentials.clone(), http.clone(), engine.clock.clone());
    let connection = Connection { client, session, http };
    way.connection = Some(connection.clone());
    way.noted = None;
    Ok(connection)
}

/// The app registration: every value from its provider command, where there is one, else as stored (`original.md`
/// B.3; W42). Without a secret it is a public client; a missing client id is named when it is first needed.
///
/// # Errors
/// `ProviderFailed`, `KeychainUnavailable`.
async fn client(engine: &Engine, setup: &Setup, endpoints: &Endpoints) -> Result<Client> {
    let client_id = client_id(engine, setup).await?;
    let secret = match provided(engine, Event::ClientSecret, &setup.client_secret_command).await? {
        Some(secret) => Some(secret),
        None if setup.has_client_secret => engine.credentials.get(CLIENT_SECRET).await?,
        None => None,
    };
    Ok(Client {
        client_id,
        secret,
        authority: endpoints.authority.clone(),
        tenant: setup.tenant.clone(),
        scopes: scopes(setup.cloud),
    })
}

/// The client id: from its provider command, where there is one, else as stored (R137); blank where neither is.
///
/// # Errors
/// `ProviderFailed`.
pub(crate) async fn client_id(engine: &Engine, setup: &Setup) -> Result<String> {
    let provided = provided(engine, Event::ClientId, &setup.client_id_command).await?;
    Ok(provided.map_or_else(|| setup.client_id.trim().to_owned(), |id| id.expose().to_owned()))
}

async fn provided(engine: &Engine, event: Event, command: &str) -> Result<Option<crate::Secret>> {
    engine.way.lock().await.providers.ask(event, command, engine.clock.now()).await
}

/// The redirect URL to listen on: from its provider command, where there is one, else as stored (R123, R138).
///
/// # Errors
/// `ProviderFailed`.
pub(crate) async fn redirect_url(engine: &Engine, setup: &Setup) -> Result<String> {
    let provided = provided(engine, Event::RedirectUrl, &setup.redirect_url_command).await?;
    Ok(provided.map_or_else(|| setup.redirect_url.clone(), |url| url.expose().to_owned()))
}

/// What signing in needs to know for these settings, and the session that takes over what it brings.
pub(super) async fn sign_in(engine: &Engine, setup: &Setup) -> Result<SignIn> {
    let redirect_url = redirect_url(engine, setup).await?;
    let Connection { client, http, session } = connect(engine, setup).await?;
    Ok(SignIn {
        client,
        redirect_url,
        // The page asks which account, for it may be another one than before (R146, R147): a suggestion would
        // answer for the person.
        login_hint: None,
        http,
        clock: engine.clock.clone(),
        server_time: session.server_time().clone(),
    })
}

/// The session of these settings.
pub(crate) async fn session(engine: &Engine, setup: &Setup) -> Result<Session> {
    Ok(connect(engine, setup).await?.session)
}

/// The mailbox of these settings.
pub(crate) async fn mailbox(engine: &Engine, setup: &Setup) -> Result<Mailbox> {
    if setup.shared_mailbox.trim().is_empty() {
        return Err(Error::new(Code::MailboxBlank, "no shared mailbox is set")
            .hint("set it with: setup set shared_mailbox=ADDRESS")
            .cause(Cause::MailboxNotSet));
    }
    let Connection { session, http, .. } = connect(engine, setup).await?;
    let graph = endpoints(setup)?.graph;
    Ok(Mailbox::Graph(GraphMailbox::new(session, http, &graph, &setup.shared_mailbox, engine.clock.clone())))
}
