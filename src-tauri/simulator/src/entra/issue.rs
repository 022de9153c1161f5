//! Making tokens (<https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference>).

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::Duration;
use serde_json::{Map, Value, json};

use super::account;
use super::discovery;
use super::error::Refusal;
use super::keys;
use super::scopes::{Resource, Scopes};
use super::state::{Access, Refresh};
use crate::clock;
use crate::http::Reply;
use crate::lock;
use crate::settings::{AccountState, Settings};
use crate::tenant::{User, ids};
use crate::world::World;

/// What a grant comes to before it is tokens.
#[derive(Debug)]
pub(crate) struct Grant {
    pub(crate) client: String,
    pub(crate) upn: String,
    /// Of one resource.
    pub(crate) scopes: Scopes,
    /// What the refresh token will carry: all that was consented to in this sign-in.
    pub(crate) all_scopes: Scopes,
    pub(crate) nonce: Option<String>,
    /// The refresh token that was used, given back where none new is made.
    pub(crate) old_refresh: Option<String>,
    /// MSAL asks for it.
    pub(crate) client_info: bool,
}

/// The pairwise subject of a person at an app.
pub(crate) fn subject(client: &str, oid: &str) -> String {
    URL_SAFE_NO_PAD.encode([ids::digest(&["sub", client, oid]), ids::digest(&["sub2", client, oid])].concat())
}

/// MSAL's base64url of `{"uid","utid"}`.
pub(crate) fn client_info(oid: &str, tid: &str) -> String {
    URL_SAFE_NO_PAD.encode(json!({"uid": oid, "utid": tid}).to_string())
}

/// The answer of the token endpoint for a person.
pub(crate) fn tokens(world: &World, settings: &Settings, mut grant: Grant) -> Result<Reply, Refusal> {
    let (user, tid) = {
        let tenant = lock(&world.tenant);
        let user = tenant.user(&grant.upn).cloned();
        (
            user.ok_or_else(|| {
                Refusal::invalid_grant(50_034, "The user account does not exist in the directory.")
            })?,
            account::tenant_of(settings, tenant.id.clone()),
        )
    };
    expand_default(world, &mut grant);
    let resource = grant.scopes.resources().first().copied().unwrap_or(Resource::Graph);
    let access = access_token(world, settings, &grant, &user, &tid, resource);
    let life = settings.access_token_life.as_secs();
    let mut out = Map::new();
    out.insert("token_type".to_owned(), "Bearer".into());
    out.insert("scope".to_owned(), grant.scopes.spelled().into());
    out.insert("expires_in".to_owned(), life.into());
    out.insert("ext_expires_in".to_owned(), life.into());
    out.insert("access_token".to_owned(), access.into());
    if grant.all_scopes.openid.contains("offline_access") {
        out.insert("refresh_token".to_owned(), refresh_token(world, settings, &grant).into());
    }
    if grant.scopes.openid.contains("openid") {
        out.insert("id_token".to_owned(), id_token(world, &grant, &user, &tid).into());
    }
    if grant.client_info {
        out.insert("client_info".to_owned(), client_info(&user.id, &tid).into());
    }
    Ok(Reply::json(200, Value::Object(out)).with("cache-control", "no-store").with("pragma", "no-cache"))
}

/// `.default` stands for whatever was consented to.
fn expand_default(world: &World, grant: &mut Grant) {
    if !grant.scopes.names().contains(".default") {
        return;
    }
    let resource = grant.scopes.resources().first().copied().unwrap_or(Resource::Graph);
    for name in lock(&world.entra).consented(&grant.client, &grant.upn) {
        if !grant.scopes.names().contains(&name) {
            grant.scopes.permissions.push((resource, name.clone(), name));
        }
    }
    grant.scopes.permissions.retain(|(_, name, _)| name != ".default");
}

fn audience(world: &World, resource: Resource) -> String {
    match resource {
        Resource::Graph => world.graph_url(),
        Resource::Exchange => "https://outlook.office365.com".to_owned(),
    }
}

fn access_token(
    world: &World,
    settings: &Settings,
    grant: &Grant,
    user: &User,
    tid: &str,
    resource: Resource,
) -> String {
    let now = clock::now();
    let life = Duration::from_std(settings.access_token_life).unwrap_or_default();
    let claims = json!({
        "aud": audience(world, resource), "iss": format!("{}/{tid}/", world.root), "iat": now.timestamp(), "nbf": now.timestamp(),
        "exp": (now + life).timestamp(), "appid": grant.client, "tid": tid, "oid": user.id, "upn": user.upn, "name": user.name,
        "scp": grant.scopes.scp(), "sub": subject(&grant.client, &user.id), "ver": "1.0", "uti": keys::secret(),
    });
    let token = keys::sign(&claims);
    let mut entra = lock(&world.entra);
    entra.tidy();
    entra.access.insert(
        token.clone(),
        Access {
            client: grant.client.clone(),
            upn: Some(user.upn.clone()),
            resource,
            scopes: grant.scopes.names(),
            openid: grant.scopes.openid.clone(),
            expires: now + life,
            revoked: false,
        },
    );
    token
}

fn refresh_token(world: &World, settings: &Settings, grant: &Grant) -> String {
    if let (false, Some(old)) = (settings.rotate_refresh_tokens, &grant.old_refresh) {
        return old.clone();
    }
    let token = format!("1.AX{}.{}", keys::secret(), keys::secret());
    lock(&world.entra).refresh.insert(
        token.clone(),
        Refresh {
            client: grant.client.clone(),
            upn: grant.upn.clone(),
            scopes: grant.all_scopes.clone(),
            second_factor: settings.account == AccountState::NeedsSecondFactor,
            expires: clock::now() + Duration::from_std(settings.refresh_token_life).unwrap_or(Duration::MAX),
            revoked: false,
        },
    );
    token
}

/// Name and address of the person need the `profile` scope.
fn id_token(world: &World, grant: &Grant, user: &User, tid: &str) -> String {
    let now = clock::now().timestamp();
    let mut claims = json!({
        "aud": grant.client, "iss": discovery::issuer(world), "iat": now, "nbf": now, "exp": now + 3900,
        "sub": subject(&grant.client, &user.id), "tid": tid, "uti": keys::secret(), "ver": "2.0",
    });
    if let Some(map) = claims.as_object_mut() {
        if grant.scopes.openid.contains("profile") {
            map.insert("oid".to_owned(), user.id.clone().into());
            map.insert("name".to_owned(), user.name.clone().into());
            map.insert("preferred_username".to_owned(), user.upn.clone().into());
        }
        if grant.scopes.openid.contains("email") {
            map.insert("email".to_owned(), user.upn.clone().into());
        }
        map.extend(grant.nonce.iter().map(|nonce| ("nonce".to_owned(), Value::String(nonce.clone()))));
    }
    keys::sign(&claims)
}

/// The answer of the token endpoint for an app on its own: it carries the application permissions it was granted.
pub(crate) fn app_token(world: &World, settings: &Settings, client: &str, resource: Resource) -> Reply {
    let now = clock::now();
    let life = Duration::from_std(settings.access_token_life).unwrap_or_default();
    let tid = lock(&world.tenant).id.clone();
    let token = keys::sign(&json!({
        "aud": audience(world, resource), "iss": format!("{}/{tid}/", world.root), "iat": now.timestamp(), "nbf": now.timestamp(),
        "exp": (now + life).timestamp(), "appid": client, "tid": tid, "roles": settings.application_permissions, "ver": "1.0",
        "uti": keys::secret(),
    }));
    lock(&world.entra).access.insert(
        token.clone(),
        Access {
            client: client.to_owned(),
            upn: None,
            resource,
            scopes: settings.application_permissions.iter().map(|name| name.to_lowercase()).collect(),
            openid: BTreeSet::new(),
            expires: now + life,
            revoked: false,
        },
    );
    let seconds = settings.access_token_life.as_secs();
    Reply::json(200, json!({"token_type": "Bearer", "expires_in": seconds, "ext_expires_in": seconds, "access_token": token}))
        .with("cache-control", "no-store")
}
