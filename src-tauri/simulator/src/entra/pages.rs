//! The pages a person sees.

use super::authorize::Ask;
use super::error::Refusal;
use super::param;
use crate::http::{Call, Reply, html_escape};
use crate::lock;
use crate::settings::Settings;
use crate::world::World;

/// A page of the sign-in service; `body` is HTML.
pub(crate) fn page(title: &str, body: &str) -> Reply {
    Reply::html(
        200,
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title><style>body{{font:16px system-ui;max-width:32rem;margin:4rem auto}}label{{display:block;margin:.5rem 0}}</style></head><body>{body}</body></html>",
            html_escape(title)
        ),
    )
}

/// Choice of account and consent in one.
pub(crate) fn sign_in(world: &World, tenant: &str, ask: &Ask, pairs: &[(String, String)]) -> Reply {
    let request: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let (organisation, users) = {
        let tenant = lock(&world.tenant);
        (tenant.organisation.clone(), tenant.users.clone())
    };
    let accounts: Vec<String> = users
        .iter()
        .enumerate()
        .map(|(at, user)| {
            let hinted = ask.login_hint.as_deref().is_some_and(|hint| hint.eq_ignore_ascii_case(&user.upn));
            let chosen = if hinted || (at == 0 && ask.login_hint.is_none()) { " checked" } else { "" };
            let upn = html_escape(&user.upn);
            format!(
                "<label><input type=\"radio\" name=\"account\" value=\"{upn}\"{chosen}> {} ({upn})</label>",
                html_escape(&user.name)
            )
        })
        .collect();
    let spelled = ask.scopes.spelled();
    let permissions: Vec<String> =
        spelled.split(' ').map(|name| format!("<li>{}</li>", html_escape(name))).collect();
    let (accounts, permissions) = (accounts.concat(), permissions.concat());
    page(
        "Sign in to your account",
        &format!(
            "<h1>Sign in</h1><p>{}</p><form method=\"POST\" action=\"/{}/login\"><input type=\"hidden\" name=\"request\" value=\"{}\">{accounts}<h2>Permissions requested</h2><ul>{permissions}</ul><button name=\"decision\" value=\"accept\">Accept</button> <button name=\"decision\" value=\"cancel\">Cancel</button></form>",
            html_escape(&organisation),
            html_escape(tenant),
            html_escape(&request)
        ),
    )
}

/// An administrator's consent for everybody: accept or cancel, both come back to the same address.
pub(crate) fn admin_consent(path: &str, pairs: &[(String, String)]) -> Reply {
    let fields: Vec<String> = pairs
        .iter()
        .map(|(name, value)| {
            format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", html_escape(name), html_escape(value))
        })
        .collect();
    page(
        "Permissions requested",
        &format!(
            "<h1>Permissions requested</h1><p>Review for your organization</p><form method=\"GET\" action=\"{}\">{}<button name=\"decision\" value=\"accept\">Accept</button> <button name=\"decision\" value=\"cancel\">Cancel</button></form>",
            html_escape(path),
            fields.concat()
        ),
    )
}

/// *Need admin approval*, with the link that leads back to the app without consent.
pub(crate) fn needs_approval(refusal: &Refusal, back: &Reply) -> Reply {
    let address = back.headers.iter().find(|(name, _)| name == "location").map_or("", |(_, at)| at.as_str());
    page(
        "Need admin approval",
        &format!(
            "<h1>Need admin approval</h1><p id=\"error\">AADSTS{}: {}</p><a href=\"{}\">Return to the application without granting consent</a>",
            refusal.number,
            html_escape(&refusal.text),
            html_escape(address)
        ),
    )
}

/// `/oauth2/v2.0/logout`: ends the session; back to the app only where that address is registered.
pub(crate) fn logout(world: &World, call: &Call, settings: &Settings) -> Reply {
    let pairs = if call.method == "POST" { crate::http::form_pairs(&call.body) } else { call.query_pairs() };
    lock(&world.entra).sessions.clear();
    let app = super::apps::App { id: String::new(), kind: super::apps::Kind::Public };
    let back = param(&pairs, "post_logout_redirect_uri")
        .filter(|uri| super::apps::is_registered(uri, &app, settings));
    let reply = match back {
        Some(uri) => {
            let state =
                param(&pairs, "state").map(|state| format!("?state={}", crate::http::percent_encode(state)));
            Reply::redirect(&format!("{uri}{}", state.unwrap_or_default()))
        }
        None => page("Signed out", "<h1>You signed out of your account</h1>"),
    };
    reply.with("set-cookie", "ESTSAUTH=; Path=/; Max-Age=0")
}

/// What this server is, for a person who opens its address.
pub(crate) fn front(world: &World) -> Reply {
    let tenant = lock(&world.tenant);
    page(
        "Pretend tenant",
        &format!(
            "<h1>{}</h1><p>A pretend Microsoft 365 tenant. Authority <code>{root}</code>, Graph <code>{root}/graph</code>, tenant <code>{}</code>, shared mailbox <code>{}</code>.</p>",
            html_escape(&tenant.organisation),
            html_escape(&tenant.id),
            html_escape(&tenant.shared_address),
            root = world.root
        ),
    )
}
