//! The other end of a token: what Graph makes of it.

use serde_json::json;

use super::scopes::Resource;
use super::state::Access;
use crate::clock;
use crate::graph::access::Principal;
use crate::graph::error::{Answer, Fail};
use crate::http::{Call, Reply};
use crate::lock;
use crate::world::World;

fn token(call: &Call) -> Option<&str> {
    let (scheme, token) = call.header("authorization")?.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim()).filter(|token| !token.is_empty())
}

/// Whom the request's token speaks for (wire §1, Errors: 401).
pub(crate) fn bearer(world: &World, call: &Call) -> Result<Principal, Fail> {
    let Some(token) = token(call) else {
        return Err(Fail::unauthorized("Access token is empty."));
    };
    let entra = lock(&world.entra);
    let Some(access) = entra.access.get(token) else {
        return Err(Fail::unauthorized(if token.matches('.').count() == 2 {
            "IDX10511: Signature validation failed."
        } else {
            "IDX14100: JWT is not well formed, there are no dots (.)."
        }));
    };
    check(access)?;
    Ok(Principal { client: access.client.clone(), upn: access.upn.clone(), scopes: principal_scopes(access) })
}

fn principal_scopes(access: &Access) -> std::collections::BTreeSet<String> {
    access.scopes.union(&access.openid).cloned().collect()
}

fn check(access: &Access) -> Result<(), Fail> {
    if access.revoked {
        return Err(Fail::unauthorized(
            "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp",
        ));
    }
    if access.expires <= clock::now() {
        return Err(Fail::unauthorized("Access token has expired or is not yet valid."));
    }
    if access.resource != Resource::Graph {
        return Err(Fail::unauthorized("Access token validation failure. Invalid audience."));
    }
    Ok(())
}

/// Ends the token of this request.
pub(crate) fn expire_bearer(world: &World, call: &Call) {
    if let Some(token) = token(call)
        && let Some(access) = lock(&world.entra).access.get_mut(token)
    {
        access.expires = chrono::DateTime::UNIX_EPOCH;
    }
}

/// Ends all tokens of the person behind this request.
pub(crate) fn revoke_bearer(world: &World, call: &Call) {
    let mut entra = lock(&world.entra);
    let upn = token(call).and_then(|token| entra.access.get(token)).and_then(|access| access.upn.clone());
    if upn.is_some() {
        entra.revoke(upn.as_deref());
    }
}

/// `GET /oidc/userinfo` (<https://learn.microsoft.com/entra/identity-platform/userinfo>).
pub(crate) fn userinfo(world: &World, principal: &Principal) -> Answer {
    let tenant = lock(&world.tenant);
    let user = principal.upn.as_deref().and_then(|upn| tenant.user(upn)).ok_or_else(Fail::access_denied)?;
    let (given, family) = user.name.split_once(' ').unwrap_or((&user.name, ""));
    let mut out = json!({"sub": super::issue::subject(&principal.client, &user.id)});
    if let Some(map) = out.as_object_mut() {
        if principal.scopes.contains("profile") {
            map.insert("name".to_owned(), user.name.clone().into());
            map.insert("given_name".to_owned(), given.into());
            map.insert("family_name".to_owned(), family.into());
        }
        if principal.scopes.contains("email") {
            map.insert("email".to_owned(), user.upn.clone().into());
        }
    }
    Ok(Reply::json(200, out))
}
