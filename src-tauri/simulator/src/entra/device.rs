//! Device codes (<https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code>).

use chrono::Duration;
use serde_json::json;

use super::apps::{self, App};
use super::error::Refusal;
use super::grants::narrowed;
use super::issue::{self, Grant};
use super::scopes::Scopes;
use super::state::{Decision, Device};
use super::{account, check_tenant, keys, pages, param};
use crate::clock;
use crate::http::{Call, Reply, form_pairs, html_escape};
use crate::lock;
use crate::settings::Settings;
use crate::world::World;

const LIFE_SECONDS: i64 = 900;

/// `/oauth2/v2.0/devicecode`
pub(crate) fn begin(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Reply {
    attempt(world, call, settings, tenant)
        .unwrap_or_else(|refusal| refusal.json(call.header("client-request-id")))
}

fn attempt(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Result<Reply, Refusal> {
    let form = form_pairs(&call.body);
    check_tenant(world, settings, tenant)?;
    let client = param(&form, "client_id").ok_or_else(|| Refusal::missing("client_id"))?;
    let app = apps::find(world, settings, client)?;
    let scopes =
        Scopes::parse(param(&form, "scope").ok_or_else(|| Refusal::missing("scope"))?, &world.graph_url())?;
    let device_code = format!("{}{}", keys::secret(), keys::secret());
    let user_code: String =
        keys::secret().to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).take(9).collect();
    let address = format!("{}/devicelogin", world.root);
    lock(&world.entra).devices.insert(
        device_code.clone(),
        Device {
            user_code: user_code.clone(),
            client: app.id,
            scopes,
            expires: clock::now() + Duration::seconds(LIFE_SECONDS),
            polls: 0,
            decision: Decision::Pending,
        },
    );
    Ok(Reply::json(
        200,
        json!({
            "user_code": user_code,
            "device_code": device_code,
            "verification_uri": address,
            "expires_in": LIFE_SECONDS,
            "interval": 5,
            "message": format!("To sign in, use a web browser to open the page {address} and enter the code {user_code} to authenticate."),
        }),
    ))
}

/// The page where the person enters the code.
pub(crate) fn page(call: &Call) -> Reply {
    let pairs = call.query_pairs();
    let code = html_escape(param(&pairs, "user_code").or(param(&pairs, "otc")).unwrap_or_default());
    pages::page(
        "Sign in to your account",
        &format!(
            "<h1>Enter code</h1><form method=\"POST\" action=\"/devicelogin\"><label>Code <input name=\"user_code\" value=\"{code}\"></label><label>Account <input name=\"account\"></label><button name=\"decision\" value=\"accept\">Continue</button> <button name=\"decision\" value=\"cancel\">Cancel</button></form>"
        ),
    )
}

/// The person has entered the code.
pub(crate) fn decided(world: &World, call: &Call) -> Reply {
    let form = form_pairs(&call.body);
    let account = {
        let tenant = lock(&world.tenant);
        let named = param(&form, "account").map_or_else(|| tenant.users.first(), |upn| tenant.user(upn));
        named.map(|user| user.upn.clone())
    };
    let code = param(&form, "user_code").unwrap_or_default().trim().to_ascii_uppercase();
    let mut entra = lock(&world.entra);
    let found = entra
        .devices
        .values_mut()
        .find(|device| device.user_code == code && device.decision == Decision::Pending);
    match (found, account) {
        (Some(device), _) if param(&form, "decision") == Some("cancel") => {
            device.decision = Decision::Declined;
        }
        (Some(device), Some(upn)) => device.decision = Decision::Approved(upn),
        (None, _) => {
            return Refusal::new("invalid_request", 70_018, "The code you entered is not valid.").page();
        }
        (_, None) => {
            return Refusal::new(
                "invalid_request",
                50_034,
                "The user account does not exist in the directory.",
            )
            .page();
        }
    }
    pages::page("Signed in", "<h1>You have signed in on your device. You may now close this window.</h1>")
}

/// One poll at the token endpoint.
pub(crate) fn redeem(
    world: &World,
    settings: &Settings,
    app: &App,
    form: &[(String, String)],
) -> Result<Reply, Refusal> {
    let value = param(form, "device_code").ok_or_else(|| Refusal::missing("device_code"))?;
    let first = settings
        .sign_in_as
        .clone()
        .or_else(|| lock(&world.tenant).users.first().map(|user| user.upn.clone()));
    let (upn, scopes) = {
        let mut entra = lock(&world.entra);
        let device = entra.devices.get_mut(value).filter(|device| device.client == app.id);
        let device = device
            .ok_or_else(|| Refusal::new("bad_verification_code", 70_018, "The device code is not known."))?;
        if device.expires <= clock::now() {
            return Err(Refusal::new("expired_token", 70_019, "The verification code has expired."));
        }
        device.polls += 1;
        if settings.auto_approve
            && device.decision == Decision::Pending
            && device.polls > settings.device_pending_polls
        {
            device.decision = match first {
                Some(upn) if !settings.person_declines => Decision::Approved(upn),
                _ => Decision::Declined,
            };
        }
        match &device.decision {
            Decision::Pending => {
                return Err(Refusal::new(
                    "authorization_pending",
                    70_016,
                    "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
                ));
            }
            Decision::Declined => {
                return Err(Refusal::new(
                    "authorization_declined",
                    65_004,
                    "The end user denied the authorization request.",
                ));
            }
            Decision::Used => {
                return Err(Refusal::invalid_grant(54_005, "The device code was already redeemed."));
            }
            Decision::Approved(upn) => {
                let found = (upn.clone(), device.scopes.clone());
                device.decision = Decision::Used;
                found
            }
        }
    };
    account::may_have_tokens(settings)?;
    lock(&world.entra).consent(&app.id, &upn, &scopes.names());
    issue::tokens(
        world,
        settings,
        Grant {
            client: app.id.clone(),
            scopes: narrowed(world, app, &upn, &scopes, None)?,
            all_scopes: scopes,
            upn,
            nonce: None,
            old_refresh: None,
            client_info: param(form, "client_info") == Some("1"),
        },
    )
}
