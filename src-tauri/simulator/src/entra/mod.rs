//! Entra ID: sign-in, consent and tokens. One file per endpoint; this one finds the endpoint and keeps what is alive.

mod account;
pub(crate) mod apps;
mod authorize;
mod bearer;
mod consent;
mod device;
mod discovery;
mod error;
mod grants;
mod issue;
mod keys;
mod pages;
mod pkce;
mod scopes;
mod state;
mod token;

pub(crate) use bearer::{bearer, expire_bearer, revoke_bearer, userinfo};
pub(crate) use state::Entra;

use std::sync::Arc;

use crate::clock;
use crate::fault::FaultKind;
use crate::http::{Call, Outcome, Payload, Reply, percent_decode};
use crate::lock;
use crate::log::Endpoint;
use crate::settings::Settings;
use crate::world::World;
use error::Refusal;

/// Serves a request to Entra.
pub(crate) async fn serve(world: Arc<World>, call: Call) -> Outcome {
    let settings = world.settings();
    let mut entry = world.log_start(Endpoint::Entra, &call, None, &settings);
    let fault = lock(&world.faults).take(&entry);
    entry.faulted = fault.is_some();
    let outcome = match fault {
        None => Outcome::Answer(respond(&world, &call, &settings).await),
        Some(fault) => strike(&world, &call, &settings, fault).await,
    };
    if let Outcome::Answer(reply) = &outcome {
        entry.status = reply.status;
    }
    entry.finished = Some(clock::now());
    world.log_keep(entry, &settings);
    outcome
}

async fn strike(world: &Arc<World>, call: &Call, settings: &Settings, fault: FaultKind) -> Outcome {
    match fault {
        FaultKind::CutBefore => return Outcome::Cut,
        FaultKind::Status { status, code, message, retry_after } => {
            let mut reply = Refusal { status, ..Refusal::new(&code, 90_033, message) }.json(None);
            reply.headers.extend(retry_after.map(|wait| ("retry-after".to_owned(), wait)));
            return Outcome::Answer(reply);
        }
        FaultKind::Aadsts { status, error, number, suberror, description } => {
            let refusal = Refusal { status, suberror, ..Refusal::new(&error, number, description) };
            return Outcome::Answer(refusal.json(None));
        }
        FaultKind::ExpiredToken => {
            return Outcome::Answer(
                Refusal::invalid_grant(700_082, "The refresh token has expired due to inactivity.")
                    .json(None),
            );
        }
        FaultKind::RevokedToken => {
            return Outcome::Answer(
                Refusal::invalid_grant(50_173, "The provided grant has expired due to it being revoked.")
                    .json(None),
            );
        }
        FaultKind::Slow(time) => tokio::time::sleep(time).await,
        _ => {}
    }
    let mut reply = respond(world, call, settings).await;
    match fault {
        FaultKind::CutAfter => return Outcome::Cut,
        FaultKind::MalformedJson => {
            reply = Reply::bytes(200, "application/json", "{\"access_token\": nonsense");
        }
        FaultKind::TruncatedBody => reply.truncated = true,
        FaultKind::WrongContentType => {
            reply.payload = Payload::Bytes("text/html".to_owned(), "<html>Service page</html>".into());
        }
        FaultKind::EmptyBody => reply.payload = Payload::Empty,
        FaultKind::ActThenStatus(status) => {
            reply = Refusal {
                status,
                ..Refusal::new(
                    "temporarily_unavailable",
                    90_033,
                    "A transient error has occurred. Please try again.",
                )
            }
            .json(None);
        }
        _ => {}
    }
    Outcome::Answer(reply)
}

async fn respond(world: &Arc<World>, call: &Call, settings: &Settings) -> Reply {
    let segments: Vec<String> = call.path.trim_matches('/').split('/').map(percent_decode).collect();
    let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
    let method = call.method.as_str();
    // Signing is the only slow thing here, and only the first time: it makes the key.
    let task = (Arc::clone(world), call.clone(), settings.clone());
    match (method, parts.as_slice()) {
        ("GET" | "POST", [tenant, "oauth2", "v2.0", "authorize"]) => {
            authorize::begin(world, call, settings, tenant)
        }
        ("POST", [tenant, "login"]) => authorize::decided(world, call, settings, tenant),
        (_, [tenant, "oauth2", "v2.0", "token"]) => {
            let tenant = (*tenant).to_owned();
            aside(move || token::serve(&task.0, &task.1, &task.2, &tenant)).await
        }
        (_, [tenant, "oauth2", "v2.0", "devicecode"]) => device::begin(world, call, settings, tenant),
        ("GET", ["devicelogin"]) => device::page(call),
        ("POST", ["devicelogin"]) => device::decided(world, call),
        ("GET" | "POST", [_, "oauth2", "v2.0", "logout"]) => pages::logout(world, call, settings),
        ("GET", [tenant, "v2.0", ".well-known", "openid-configuration"]) => {
            discovery::document(world, settings, tenant)
        }
        ("GET", [_, "discovery", "v2.0", "keys"]) => {
            aside(move || Reply::json(200, keys::jwks(&discovery::issuer(&task.0)))).await
        }
        ("GET", [_, "discovery", "instance"]) => discovery::instance(world, call),
        ("GET", [tenant, "v2.0", "adminconsent"] | [tenant, "adminconsent"]) => {
            consent::serve(world, call, settings, tenant)
        }
        ("GET", [""]) => pages::front(world),
        _ => {
            Refusal { status: 404, ..Refusal::new("invalid_request", 900_561, "The endpoint was not found.") }
                .page()
        }
    }
}

/// Runs what may take long off the async threads.
async fn aside(work: impl FnOnce() -> Reply + Send + 'static) -> Reply {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Reply::empty(500))
}

/// Refuses a tenant that is none of this server's.
pub(crate) fn check_tenant(world: &World, settings: &Settings, name: &str) -> Result<(), Refusal> {
    let tenant = lock(&world.tenant);
    let short = tenant.domain.split('.').next().unwrap_or_default();
    let own = [tenant.id.clone(), tenant.domain.clone(), format!("{short}.onmicrosoft.com")];
    if own.iter().any(|own| own.eq_ignore_ascii_case(name)) {
        return Ok(());
    }
    match name.to_ascii_lowercase().as_str() {
        "common" | "organizations" if settings.single_tenant => Err(Refusal::new(
            "invalid_request",
            50_194,
            format!(
                "Application is not configured as a multi-tenant application. Usage of the /{name} endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant."
            ),
        )),
        "common" | "organizations" => Ok(()),
        "consumers" => Err(Refusal::new(
            "invalid_request",
            9_002_346,
            "Application is configured for use by Microsoft Entra ID users only. Please do not use the /consumers endpoint to serve this request.",
        )),
        _ if name.contains('.') || uuid::Uuid::parse_str(name).is_ok() => Err(Refusal::new(
            "invalid_request",
            90_002,
            format!(
                "Tenant '{name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."
            ),
        )),
        _ => Err(Refusal::new(
            "invalid_request",
            900_023,
            format!(
                "Specified tenant identifier '{name}' is neither a valid DNS name, nor a valid external domain."
            ),
        )),
    }
}

/// A parameter that is there and not blank.
pub(crate) fn param<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.is_empty())
}
