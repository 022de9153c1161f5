//! `/oauth2/v2.0/token`: who the client is, then which grant.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::apps::{self, App, Kind};
use super::error::Refusal;
use super::{check_tenant, device, grants, param};
use crate::http::{Call, Reply, form_pairs, percent_decode};
use crate::lock;
use crate::settings::Settings;
use crate::world::World;

/// Answers with tokens or with an error in JSON.
pub(crate) fn serve(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Reply {
    attempt(world, call, settings, tenant)
        .unwrap_or_else(|refusal| refusal.json(call.header("client-request-id")))
}

fn attempt(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Result<Reply, Refusal> {
    if call.method != "POST" {
        let text = format!("The endpoint only accepts POST requests. Received a {} request.", call.method);
        return Err(Refusal::new("invalid_request", 900_561, text));
    }
    // A body in another form than a form has no parameters.
    let form = if call.media_type() == "application/x-www-form-urlencoded" {
        form_pairs(&call.body)
    } else {
        Vec::new()
    };
    let grant = param(&form, "grant_type").ok_or_else(|| Refusal::missing("grant_type"))?;
    check_tenant(world, settings, tenant)?;
    let app = client(world, settings, call, &form, grant)?;
    match grant {
        "authorization_code" => grants::code(world, settings, &app, &form),
        "refresh_token" => grants::refresh(world, settings, &app, &form),
        "client_credentials" => grants::own(world, settings, &app, &form),
        "urn:ietf:params:oauth:grant-type:device_code" | "device_code" => {
            device::redeem(world, settings, &app, &form)
        }
        other => Err(Refusal::new(
            "unsupported_grant_type",
            70_003,
            format!("The app requested an unsupported grant type '{other}'."),
        )),
    }
}

/// The app, and its proof: a public one has none to give, a confidential one has to (wire §2, Public or confidential).
pub(crate) fn client(
    world: &World,
    settings: &Settings,
    call: &Call,
    form: &[(String, String)],
    grant: &str,
) -> Result<App, Refusal> {
    let basic = basic(call)?;
    let id = param(form, "client_id").or(basic.as_ref().map(|(id, _)| id.as_str()));
    let id = id.ok_or_else(|| Refusal::missing("client_id"))?;
    let app = apps::find(world, settings, id)?;
    let domain = lock(&world.tenant).domain.clone();
    if basic.as_ref().is_some_and(|(basic, _)| !basic.eq_ignore_ascii_case(&app.id)) {
        return Err(Refusal::new(
            "invalid_request",
            90_014,
            "The client ids of the body and of the Authorization header differ.",
        ));
    }
    let secret = param(form, "client_secret")
        .or(basic.as_ref().map(|(_, secret)| secret.as_str()).filter(|s| !s.is_empty()));
    match (app.kind, secret) {
        (Kind::Public, None) if grant == "client_credentials" => Err(needs_secret()),
        (Kind::Public, Some(_)) => Err(Refusal::new(
            "invalid_client",
            700_025,
            "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
        )),
        (Kind::Confidential, None) => Err(needs_secret()),
        (Kind::Confidential, Some(secret)) if secret != apps::secret_of(&domain) => Err(Refusal::new(
            "invalid_client",
            7_000_215,
            format!(
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{}'.",
                app.id
            ),
        )),
        (Kind::Confidential, Some(_)) if settings.secret_expired => Err(Refusal::new(
            "invalid_client",
            7_000_222,
            format!(
                "The provided client secret keys for app '{}' are expired. Visit the Azure portal to create new keys for your app.",
                app.id
            ),
        )),
        (Kind::Public, None) | (Kind::Confidential, Some(_)) => Ok(app),
    }
}

fn needs_secret() -> Refusal {
    Refusal::new(
        "invalid_client",
        7_000_218,
        "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    )
}

/// The Basic header; id and secret in it are url-encoded (RFC 6749 2.3.1).
fn basic(call: &Call) -> Result<Option<(String, String)>, Refusal> {
    let Some(header) = call.header("authorization") else {
        return Ok(None);
    };
    let wrong = || Refusal::new("invalid_client", 7_000_215, "The Authorization header is not valid.");
    let (scheme, text) = header.trim().split_once(' ').ok_or_else(wrong)?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err(wrong());
    }
    let bytes = STANDARD.decode(text.trim()).map_err(|_| wrong())?;
    let both = String::from_utf8(bytes).map_err(|_| wrong())?;
    let (id, secret) = both.split_once(':').ok_or_else(wrong)?;
    let decode = |text: &str| percent_decode(&text.replace('+', " "));
    Ok(Some((decode(id), decode(secret))))
}
