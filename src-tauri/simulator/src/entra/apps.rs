//! The two registered apps, and the rules for redirect addresses
//! (<https://learn.microsoft.com/entra/identity-platform/reply-url>).

use url::Url;

use super::error::Refusal;
use crate::lock;
use crate::settings::{Platform, Settings};
use crate::tenant::ids;
use crate::world::World;

/// Whether an app can keep a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Public,
    Confidential,
}

/// A registered app.
#[derive(Debug, Clone)]
pub(crate) struct App {
    pub(crate) id: String,
    pub(crate) kind: Kind,
}

/// The id of the app of a kind in the tenant of this domain.
pub(crate) fn id_of(kind: Kind, domain: &str) -> String {
    ids::guid(&["app", if kind == Kind::Public { "public" } else { "confidential" }, &domain.to_lowercase()])
}

/// The confidential app's secret. It opens nothing but this pretend tenant.
pub(crate) fn secret_of(domain: &str) -> String {
    format!("sim8Q~{}", ids::guid(&["secret", &domain.to_lowercase()]).replace('-', ""))
}

/// The app of a client id; the platform of its redirect decides what it is.
pub(crate) fn find(world: &World, settings: &Settings, client_id: &str) -> Result<App, Refusal> {
    let (domain, organisation) = {
        let tenant = lock(&world.tenant);
        (tenant.domain.clone(), tenant.organisation.clone())
    };
    for own in [Kind::Public, Kind::Confidential] {
        let id = id_of(own, &domain);
        if id.eq_ignore_ascii_case(client_id) {
            let kind = match settings.platform {
                Platform::Web => Kind::Confidential,
                Platform::MobileAndDesktop => Kind::Public,
                Platform::AsTheClient | Platform::Unregistered => own,
            };
            return Ok(App { id, kind });
        }
    }
    Err(Refusal::new(
        "unauthorized_client",
        700_016,
        format!(
            "Application with identifier '{client_id}' was not found in the directory '{organisation}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."
        ),
    ))
}

const NATIVE: &str = "https://login.microsoftonline.com/common/oauth2/nativeclient";

/// Whether a redirect address is registered: on loopback the port does not count and the path does, letter by letter.
pub(crate) fn is_registered(redirect: &str, app: &App, settings: &Settings) -> bool {
    if settings.redirect_uris.iter().any(|known| known == redirect)
        || (app.kind == Kind::Public && redirect == NATIVE)
    {
        return true;
    }
    if settings.platform == Platform::Unregistered {
        return false;
    }
    let Ok(url) = Url::parse(redirect) else {
        return false;
    };
    url.scheme() == "http"
        // `[::1]` cannot be registered.
        && matches!(url.host_str(), Some("localhost" | "127.0.0.1"))
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && url.query().is_none()
        && settings.redirect_paths.iter().any(|path| path == url.path())
}

/// The refusal shown in the browser.
pub(crate) fn not_registered(redirect: &str, app: &App) -> Refusal {
    Refusal::new(
        "invalid_request",
        50_011,
        format!(
            "The redirect URI '{redirect}' specified in the request does not match the redirect URIs configured for the application '{}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.",
            app.id
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loopback_redirects_match_on_path_and_not_on_port() {
        let app = App { id: "x".into(), kind: Kind::Public };
        let settings = Settings::default();
        for good in [
            "http://localhost",
            "http://localhost:7071/",
            "http://127.0.0.1:9/callback",
            "http://localhost/auth/callback",
            NATIVE,
        ] {
            assert!(is_registered(good, &app, &settings), "{good}");
        }
        for bad in [
            "",
            "http://[::1]:5/callback",
            "https://localhost/callback",
            "http://localhost/Callback",
            "http://localhost/callback/",
            "http://evil.example/callback",
            "http://localhost.evil.example/",
            "http://u@localhost/",
            "http://localhost/#x",
            "http://localhost/?x=1",
            "http://127.0.0.2/",
        ] {
            assert!(!is_registered(bad, &app, &settings), "{bad}");
        }
    }
}
