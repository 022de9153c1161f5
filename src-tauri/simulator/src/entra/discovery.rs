//! Metadata (<https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc>).

use serde_json::{Value, json};

use super::check_tenant;
use crate::http::{Call, Reply};
use crate::lock;
use crate::settings::Settings;
use crate::world::World;

/// The issuer of this tenant's tokens, whatever tenant name the client used.
pub(crate) fn issuer(world: &World) -> String {
    format!("{}/{}/v2.0", world.root, lock(&world.tenant).id)
}

/// `/{tenant}/v2.0/.well-known/openid-configuration`; at `common` the issuer has a placeholder, as with Entra.
pub(crate) fn document(world: &World, settings: &Settings, tenant: &str) -> Reply {
    let anywhere = matches!(tenant.to_ascii_lowercase().as_str(), "common" | "organizations");
    if !anywhere && let Err(refusal) = check_tenant(world, settings, tenant) {
        return refusal.json(None);
    }
    let (issuer, name) = if anywhere {
        (format!("{}/{{tenantid}}/v2.0", world.root), tenant.to_ascii_lowercase())
    } else {
        (issuer(world), lock(&world.tenant).id.clone())
    };
    let at = |path: &str| Value::String(format!("{}/{name}/{path}", world.root));
    Reply::json(
        200,
        json!({
            "issuer": issuer,
            "authorization_endpoint": at("oauth2/v2.0/authorize"),
            "token_endpoint": at("oauth2/v2.0/token"),
            "device_authorization_endpoint": at("oauth2/v2.0/devicecode"),
            "end_session_endpoint": at("oauth2/v2.0/logout"),
            "jwks_uri": at("discovery/v2.0/keys"),
            "userinfo_endpoint": format!("{}/oidc/userinfo", world.graph_url()),
            "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
            "response_modes_supported": ["query", "fragment", "form_post"],
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "claims_supported": ["sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "oid", "ver", "email"],
            "request_uri_parameter_supported": false,
            "http_logout_supported": true,
            "frontchannel_logout_supported": true,
            "tenant_region_scope": "EU",
            "cloud_instance_name": "127.0.0.1",
            "cloud_graph_host_name": "127.0.0.1",
            "msgraph_host": "127.0.0.1",
        }),
    )
}

/// `/common/discovery/instance`, which MSAL asks first.
pub(crate) fn instance(world: &World, call: &Call) -> Reply {
    let pairs = call.query_pairs();
    let asked = super::param(&pairs, "authorization_endpoint").unwrap_or_default();
    let tenant =
        asked.trim_start_matches(&world.root).trim_start_matches('/').split('/').next().unwrap_or_default();
    let tenant = if tenant.is_empty() { "common" } else { tenant };
    let host = world.root.split("//").nth(1).unwrap_or_default();
    Reply::json(
        200,
        json!({
            "tenant_discovery_endpoint": format!("{}/{tenant}/v2.0/.well-known/openid-configuration", world.root),
            "api-version": "1.1",
            "metadata": [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}],
        }),
    )
}
