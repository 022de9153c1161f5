//! Administrator consent (<https://learn.microsoft.com/entra/identity-platform/v2-admin-consent>).

use url::Url;

use super::error::Refusal;
use super::scopes::Scopes;
use super::{apps, check_tenant, pages, param};
use crate::http::{Call, Reply};
use crate::lock;
use crate::settings::Settings;
use crate::world::World;

/// `/{tenant}/v2.0/adminconsent`: the tenant or `organizations`, never `common`.
pub(crate) fn serve(world: &World, call: &Call, settings: &Settings, tenant: &str) -> Reply {
    match attempt(world, call, settings, tenant) {
        Ok(reply) => reply,
        Err(refusal) => refusal.page(),
    }
}

fn attempt(world: &World, call: &Call, settings: &Settings, name: &str) -> Result<Reply, Refusal> {
    if name.eq_ignore_ascii_case("common") {
        return Err(Refusal::new(
            "invalid_request",
            900_023,
            "Specified tenant identifier 'common' is not valid for administrator consent. Use the tenant or 'organizations'.",
        ));
    }
    check_tenant(world, settings, name)?;
    let pairs = call.query_pairs();
    let (tid, admin) = {
        let tenant = lock(&world.tenant);
        let signs_in = settings.sign_in_as.as_deref().and_then(|upn| tenant.user(upn));
        // Whoever opens this link is taken for an administrator unless the settings say who it is.
        let admin = signs_in.is_none_or(|user| user.admin);
        (tenant.id.clone(), admin)
    };
    let client = param(&pairs, "client_id").ok_or_else(|| Refusal::missing("client_id"))?;
    let app = apps::find(world, settings, client)?;
    let redirect = param(&pairs, "redirect_uri")
        .ok_or_else(|| Refusal::new("invalid_request", 900_971, "No reply address provided."))?;
    if !apps::is_registered(redirect, &app, settings) {
        return Err(apps::not_registered(redirect, &app));
    }
    if !admin {
        return Err(Refusal::new("access_denied", 90_094, "The grant requires administrator permission."));
    }
    let decision = param(&pairs, "decision");
    if !settings.auto_approve && decision.is_none() {
        return Ok(pages::admin_consent(&call.path, &pairs));
    }
    let asked = param(&pairs, "scope").unwrap_or("https://graph.microsoft.com/.default");
    let scopes = Scopes::parse(asked, &world.graph_url())?;
    let mut answer: Vec<(String, String)> = vec![("admin_consent".to_owned(), "True".to_owned())];
    if settings.person_declines || decision == Some("cancel") {
        let refusal = Refusal::new(
            "consent_required",
            65_004,
            "The resource owner or authorization server denied the request.",
        );
        answer.extend(refusal.on_redirect().into_iter().filter(|(name, _)| name != "error_subcode"));
    } else {
        let mut names = scopes.names();
        if names.remove(".default") {
            names.extend(["user.read", "mail.readwrite.shared", "mailboxsettings.read"].map(str::to_owned));
        }
        lock(&world.entra).consent(&app.id, "*", &names);
        answer.push(("tenant".to_owned(), tid));
        answer.push(("scope".to_owned(), asked.to_owned()));
    }
    answer.extend(param(&pairs, "state").map(|state| ("state".to_owned(), state.to_owned())));
    let mut address = Url::parse(redirect).map_err(|_| apps::not_registered(redirect, &app))?;
    address.query_pairs_mut().extend_pairs(answer);
    Ok(Reply::redirect(address.as_str()))
}
