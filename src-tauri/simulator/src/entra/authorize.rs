//! `/oauth2/v2.0/authorize` (<https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow>).
//!
//! What is wrong with the app or its redirect is shown in the browser; all else goes back to the app on the redirect.

use chrono::Duration;
use url::Url;

use super::error::Refusal;
use super::pkce::{self, Challenge};
use super::scopes::Scopes;
use super::state::Code;
use super::{account, apps, check_tenant, issue, keys, pages, param};
use crate::clock;
use crate::http::{Call, Reply, form_pairs, html_escape};
use crate::lock;
use crate::settings::Settings;
use crate::world::World;

/// A request for authorization, checked.
#[derive(Debug)]
pub(crate) struct Ask {
    pub(crate) app: apps::App,
    pub(crate) redirect: String,
    mode: Mode,
    state: Option<String>,
    /// The tenant as the address names it.
    tenant: String,
    pub(crate) scopes: Scopes,
    nonce: Option<String>,
    challenge: Option<Challenge>,
    prompt: Option<String>,
    pub(crate) login_hint: Option<String>,
    client_info: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Query,
    Fragment,
    FormPost,
}

type Pairs = [(String, String)];

/// Shows the sign-in page, or on auto-approval goes straight on.
pub(crate) fn begin(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Reply {
    let pairs = if call.method == "POST" { form_pairs(&call.body) } else { call.query_pairs() };
    let ask = match read(world, settings, tenant, &pairs) {
        Ok(ask) => ask,
        Err(reply) => return *reply,
    };
    let session = session(world, call);
    if ask.prompt.as_deref() == Some("none") {
        return silent(world, settings, &ask, session);
    }
    if !settings.auto_approve {
        return pages::sign_in(world, tenant, &ask, &pairs);
    }
    let hinted = ask.login_hint.clone();
    let fresh = matches!(ask.prompt.as_deref(), Some("login" | "select_account"));
    let first = || lock(&world.tenant).users.first().map(|user| user.upn.clone());
    let upn =
        hinted.or_else(|| session.filter(|_| !fresh)).or_else(|| settings.sign_in_as.clone()).or_else(first);
    finish(world, settings, &ask, &upn.unwrap_or_default(), settings.person_declines)
}

/// The person has answered the page.
pub(crate) fn decided(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Reply {
    let form = form_pairs(&call.body);
    let pairs = form_pairs(param(&form, "request").unwrap_or_default().as_bytes());
    match read(world, settings, tenant, &pairs) {
        Ok(ask) => {
            let declined = param(&form, "decision") != Some("accept");
            finish(world, settings, &ask, param(&form, "account").unwrap_or_default(), declined)
        }
        Err(reply) => *reply,
    }
}

fn read(world: &World, settings: &Settings, tenant: &str, pairs: &Pairs) -> Result<Ask, Box<Reply>> {
    let page = |refusal: Refusal| Box::new(refusal.page());
    let client = param(pairs, "client_id").ok_or_else(|| page(Refusal::missing("client_id")))?;
    let app = apps::find(world, settings, client).map_err(page)?;
    check_tenant(world, settings, tenant).map_err(page)?;
    let redirect = param(pairs, "redirect_uri")
        .ok_or_else(|| page(Refusal::new("invalid_request", 900_971, "No reply address provided.")))?;
    if !apps::is_registered(redirect, &app, settings) {
        return Err(page(apps::not_registered(redirect, &app)));
    }
    let mut ask = Ask {
        app,
        redirect: redirect.to_owned(),
        mode: Mode::Query,
        state: param(pairs, "state").map(str::to_owned),
        tenant: tenant.to_owned(),
        scopes: Scopes::default(),
        nonce: param(pairs, "nonce").map(str::to_owned),
        challenge: None,
        prompt: param(pairs, "prompt").map(str::to_owned),
        login_hint: param(pairs, "login_hint").map(str::to_owned),
        client_info: param(pairs, "client_info") == Some("1"),
    };
    fill(world, &mut ask, pairs).map_err(|refusal| Box::new(refuse(&ask, &refusal)))?;
    Ok(ask)
}

/// Reads what goes wrong on the redirect and not in the browser.
fn fill(world: &World, ask: &mut Ask, pairs: &Pairs) -> Result<(), Refusal> {
    ask.mode = match param(pairs, "response_mode") {
        None | Some("query") => Mode::Query,
        Some("fragment") => Mode::Fragment,
        Some("form_post") => Mode::FormPost,
        Some(other) => {
            return Err(Refusal::new(
                "invalid_request",
                90_023,
                format!("Unsupported 'response_mode' value '{other}'."),
            ));
        }
    };
    match param(pairs, "response_type") {
        Some("code") => {}
        None => return Err(Refusal::missing("response_type")),
        Some(other) => {
            return Err(Refusal::new(
                "unsupported_response_type",
                700_054,
                format!("response_type '{other}' is not enabled for the application."),
            ));
        }
    }
    if let Some(other) =
        ask.prompt.as_deref().filter(|p| !matches!(*p, "none" | "login" | "consent" | "select_account"))
    {
        return Err(Refusal::new(
            "invalid_request",
            90_023,
            format!("Unsupported 'prompt' value '{other}'."),
        ));
    }
    let scope = param(pairs, "scope").ok_or_else(|| Refusal::missing("scope"))?;
    ask.scopes = Scopes::parse(scope, &world.graph_url())?;
    ask.challenge = pkce::read(param(pairs, "code_challenge"), param(pairs, "code_challenge_method"))?;
    Ok(())
}

/// `prompt=none`: only with a session, and never with a question.
fn silent(world: &World, settings: &Settings, ask: &Ask, session: Option<String>) -> Reply {
    let Some(upn) = session else {
        return refuse(
            ask,
            &Refusal::new(
                "login_required",
                50_058,
                "A silent sign-in request was sent but no user is signed in.",
            ),
        );
    };
    if !lock(&world.entra).has_consent(&ask.app.id, &upn, &ask.scopes.names()) {
        return refuse(ask, &not_consented("interaction_required", ask));
    }
    finish(world, settings, ask, &upn, false)
}

/// AADSTS65001.
pub(crate) fn not_consented(error: &str, ask: &Ask) -> Refusal {
    Refusal::new(
        error,
        65_001,
        format!(
            "The user or administrator has not consented to use the application with ID '{}'. Send an interactive authorization request for this user and resource.",
            ask.app.id
        ),
    )
}

/// Signs the person in, takes down their consent, and sends the code on its way.
fn finish(world: &World, settings: &Settings, ask: &Ask, account: &str, declined: bool) -> Reply {
    let (user, tid) = {
        let tenant = lock(&world.tenant);
        (tenant.user(account).cloned(), tenant.id.clone())
    };
    let Some(user) = user else {
        return Refusal::new(
            "invalid_grant",
            50_034,
            format!("The user account {account} does not exist in the directory."),
        )
        .page();
    };
    if let Err(refusal) = account::may_sign_in(settings, &user.upn, &ask.tenant) {
        return refusal.page();
    }
    if declined {
        return refuse(
            ask,
            &Refusal::new("access_denied", 65_004, "User declined to consent to access the app."),
        );
    }
    let mut entra = lock(&world.entra);
    let names = ask.scopes.names();
    if settings.require_consent && !user.admin && !entra.has_consent(&ask.app.id, &user.upn, &names) {
        let refusal = Refusal::new("access_denied", 90_094, "The grant requires administrator permission.");
        let back = refuse(ask, &refusal);
        return if settings.auto_approve { back } else { pages::needs_approval(&refusal, &back) };
    }
    entra.consent(&ask.app.id, &user.upn, &names);
    let code = format!("1.AX{}.{}", keys::secret(), keys::secret());
    entra.codes.insert(
        code.clone(),
        Code {
            client: ask.app.id.clone(),
            upn: user.upn.clone(),
            redirect: ask.redirect.clone(),
            scopes: ask.scopes.clone(),
            nonce: ask.nonce.clone(),
            challenge: ask.challenge.clone(),
            expires: clock::now() + Duration::from_std(settings.code_life).unwrap_or_default(),
            used: false,
        },
    );
    let tid = account::tenant_of(settings, tid);
    let session = keys::secret();
    entra.sessions.insert(session.clone(), user.upn.clone());
    let mut pairs = vec![("code".to_owned(), code)];
    if ask.client_info {
        pairs.push(("client_info".to_owned(), issue::client_info(&user.id, &tid)));
    }
    pairs.push(("session_state".to_owned(), uuid::Uuid::new_v4().to_string()));
    deliver(ask, pairs).with("set-cookie", format!("{COOKIE}={session}; Path=/; HttpOnly; SameSite=Lax"))
}

const COOKIE: &str = "ESTSAUTH";

fn session(world: &World, call: &Call) -> Option<String> {
    let cookies = call.header_values("cookie").flat_map(|line| line.split(';'));
    let key = cookies.filter_map(|cookie| cookie.trim().split_once('=')).find(|(name, _)| *name == COOKIE)?.1;
    lock(&world.entra).sessions.get(key).cloned()
}

fn refuse(ask: &Ask, refusal: &Refusal) -> Reply {
    deliver(ask, refusal.on_redirect())
}

/// Sends the answer to the app in the way it asked for.
fn deliver(ask: &Ask, mut pairs: Vec<(String, String)>) -> Reply {
    pairs.extend(ask.state.iter().map(|state| ("state".to_owned(), state.clone())));
    // Parsing adds the slash that Entra adds to an address without a path.
    let address = Url::parse(&ask.redirect).map_or_else(|_| ask.redirect.clone(), String::from);
    let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&pairs).finish();
    match ask.mode {
        Mode::Query => {
            let joint = if address.contains('?') { '&' } else { '?' };
            Reply::redirect(&format!("{address}{joint}{query}"))
        }
        Mode::Fragment => Reply::redirect(&format!("{address}#{query}")),
        Mode::FormPost => {
            let field = |(name, value): &(String, String)| {
                format!(
                    "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                    html_escape(name),
                    html_escape(value)
                )
            };
            let fields: String = pairs.iter().map(field).collect();
            Reply::html(
                200,
                format!(
                    "<!doctype html><html><head><title>Working...</title></head><body><form method=\"POST\" name=\"hiddenform\" action=\"{}\">{fields}<noscript><input type=\"submit\" value=\"Submit\"></noscript></form><script>document.forms[0].submit();</script></body></html>",
                    html_escape(&address)
                ),
            )
        }
    }
}
