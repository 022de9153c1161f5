//! The grants: code, refresh token, client credentials
//! (<https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>).

use super::apps::{App, Kind};
use super::error::Refusal;
use super::issue::{self, Grant};
use super::scopes::{Resource, Scopes};
use super::{account, param, pkce};
use crate::clock;
use crate::http::Reply;
use crate::lock;
use crate::settings::{AccountState, Settings};
use crate::world::World;

type Form = [(String, String)];

/// A code buys tokens once.
pub(crate) fn code(world: &World, settings: &Settings, app: &App, form: &Form) -> Result<Reply, Refusal> {
    let value = param(form, "code").ok_or_else(|| Refusal::missing("code"))?;
    let redirect = param(form, "redirect_uri").ok_or_else(|| Refusal::missing("redirect_uri"))?;
    let code = {
        let mut entra = lock(&world.entra);
        let code = entra.codes.get_mut(value).filter(|code| code.client == app.id);
        let code = code.ok_or_else(|| {
            Refusal::invalid_grant(70_000, "The provided value for the 'code' parameter is not valid.")
        })?;
        if code.used {
            return Err(Refusal::invalid_grant(
                54_005,
                "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
            ));
        }
        if code.expires <= clock::now() {
            return Err(Refusal::invalid_grant(
                70_008,
                "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
            ));
        }
        if redirect != code.redirect {
            return Err(Refusal::invalid_grant(
                500_112,
                format!(
                    "The reply address '{redirect}' does not match the reply address '{}' provided when requesting Authorization code.",
                    code.redirect
                ),
            ));
        }
        pkce::check(code.challenge.as_ref(), param(form, "code_verifier"))?;
        code.used = true;
        code.clone()
    };
    account::may_have_tokens(settings)?;
    let scopes = narrowed(world, app, &code.upn, &code.scopes, param(form, "scope"))?;
    issue::tokens(
        world,
        settings,
        Grant {
            client: app.id.clone(),
            upn: code.upn,
            scopes,
            all_scopes: code.scopes,
            nonce: code.nonce,
            old_refresh: None,
            client_info: param(form, "client_info") == Some("1"),
        },
    )
}

/// The scopes of one token: those asked for now, or those of the sign-in; of one resource and consented to.
pub(crate) fn narrowed(
    world: &World,
    app: &App,
    upn: &str,
    granted: &Scopes,
    asked: Option<&str>,
) -> Result<Scopes, Refusal> {
    let Some(asked) = asked else {
        // Without `scope` the token is for the first resource of the sign-in.
        let first = granted.resources().first().copied();
        let scopes = first.map_or_else(|| granted.clone(), |first| granted.of(first));
        return consented(world, app, upn, &scopes).map(|()| scopes);
    };
    let mut scopes = Scopes::parse(asked, &world.graph_url())?;
    if scopes.resources().len() > 1 {
        return Err(Refusal::new(
            "invalid_request",
            700_022,
            "The provided value for the input parameter 'scope' is not valid because it contains more than one resource.",
        ));
    }
    consented(world, app, upn, &scopes)?;
    // Only what the sign-in asked for of OpenID's own can be had later.
    scopes.openid.retain(|name| granted.openid.contains(name));
    if scopes.permissions.is_empty()
        && let Some(first) = granted.resources().first()
    {
        scopes.permissions = granted.of(*first).permissions;
    }
    Ok(scopes)
}

/// AADSTS65001 where consent was never given, or was taken back.
fn consented(world: &World, app: &App, upn: &str, scopes: &Scopes) -> Result<(), Refusal> {
    if lock(&world.entra).has_consent(&app.id, upn, &scopes.names()) {
        return Ok(());
    }
    Err(Refusal::invalid_grant(65_001, format!(
        "The user or administrator has not consented to use the application with ID '{}'. Send an interactive authorization request for this user and resource.", app.id
    )).suberror("consent_required"))
}

/// A refresh token buys new tokens; the one used stays valid, whatever is handed out (wire §2, Refresh tokens).
pub(crate) fn refresh(world: &World, settings: &Settings, app: &App, form: &Form) -> Result<Reply, Refusal> {
    let value = param(form, "refresh_token").ok_or_else(|| Refusal::missing("refresh_token"))?;
    let token = lock(&world.entra).refresh.get(value).cloned();
    let token = token.ok_or_else(|| {
        Refusal::invalid_grant(9_002_313, "Invalid request. Request is malformed or invalid.")
    })?;
    if token.client != app.id {
        return Err(Refusal::invalid_grant(
            700_005,
            "The provided refresh token is for another application.",
        ));
    }
    if token.revoked {
        return Err(Refusal::invalid_grant(50_173, "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.")
            .suberror("bad_token"));
    }
    if token.expires <= clock::now() {
        return Err(Refusal::invalid_grant(
            700_082,
            "The refresh token has expired due to inactivity. The token was issued long ago and was inactive for 90.00:00:00.",
        ));
    }
    account::may_have_tokens(settings)?;
    if settings.account == AccountState::NeedsSecondFactor && !token.second_factor {
        return Err(account::second_factor());
    }
    let scopes = narrowed(world, app, &token.upn, &token.scopes, param(form, "scope"))?;
    let mut all_scopes = token.scopes.clone();
    for permission in &scopes.permissions {
        if !all_scopes.permissions.contains(permission) {
            all_scopes.permissions.push(permission.clone());
        }
    }
    issue::tokens(
        world,
        settings,
        Grant {
            client: app.id.clone(),
            upn: token.upn,
            scopes,
            all_scopes,
            nonce: None,
            old_refresh: Some(value.to_owned()),
            client_info: param(form, "client_info") == Some("1"),
        },
    )
}

/// An app on its own: only with `.default`, only at a tenant.
pub(crate) fn own(world: &World, settings: &Settings, app: &App, form: &Form) -> Result<Reply, Refusal> {
    let scope = param(form, "scope").ok_or_else(|| Refusal::missing("scope"))?;
    let scopes = Scopes::parse(scope, &world.graph_url())?;
    if app.kind != Kind::Confidential || !scopes.names().contains(".default") {
        return Err(Refusal::new(
            "invalid_scope",
            1_002_012,
            format!(
                "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
            ),
        ));
    }
    Ok(issue::app_token(
        world,
        settings,
        &app.id,
        scopes.resources().first().copied().unwrap_or(Resource::Graph),
    ))
}
