//! Which tenant a mail domain belongs to, out of Entra's public metadata (wire §2; R7). Nobody need be signed in.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;
use url::Url;

use super::errors::Refusal;
use super::server_time::ServerTime;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result};

/// Bytes an answer may have; real ones have under 3 KB.
const LIMIT: usize = 256 * 1024;
/// Time an answer may take that is only good to have.
const BRIEFLY: Duration = Duration::from_secs(3);
/// Time an answer may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// The id of the tenant that owns a domain; `None` where Entra does not say. The `Date` of the answer, good or not, is
/// noted.
///
/// # Errors
/// `Unavailable` when there is no answer at all.
pub async fn tenant_of(
    http: &reqwest::Client,
    authority: &Url,
    domain: &str,
    clock: (&ServerTime, DateTime<Utc>),
) -> Result<Option<String>> {
    let Some(url) = address(authority, domain) else { return Ok(None) };
    let answer = http.get(url).timeout(PATIENCE).send().await.map_err(|error| {
        Error::new(Code::Unavailable, "Microsoft's sign-in service cannot be reached.")
            .cause(Cause::Offline)
            .hint("Check the network, then try again.")
            .because(error.without_url())
    })?;
    clock.0.note(answer.headers(), clock.1);
    if !answer.status().is_success() {
        return Ok(None);
    }
    Ok(body(answer).await.and_then(|body| issuer_tenant(&body)))
}

/// Whether Entra says that there is no tenant of that name: in the browser it would say so on a page of its own and
/// send nobody back (AADSTS90002). What cannot be asked counts as there.
pub async fn is_unknown(http: &reqwest::Client, authority: &Url, tenant: &str) -> bool {
    let Some(url) = address(authority, tenant) else { return false };
    let Ok(answer) = http.get(url).timeout(BRIEFLY).send().await else { return false };
    if !answer.status().is_client_error() {
        return false;
    }
    body(answer).await.is_some_and(|body| {
        serde_json::from_slice::<Refusal>(&body).is_ok_and(|refusal| refusal.is_about_an_unknown_tenant())
    })
}

/// The body of an answer as far as it came; `None` for one that is larger than any real one.
async fn body(mut answer: reqwest::Response) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    while let Ok(Some(part)) = answer.chunk().await {
        if body.len() + part.len() > LIMIT {
            return None;
        }
        body.extend_from_slice(&part);
    }
    Some(body)
}

fn address(authority: &Url, domain: &str) -> Option<Url> {
    let fine = !domain.is_empty()
        && !domain.starts_with('.')
        && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    let root = authority.as_str().trim_end_matches('/');
    fine.then(|| format!("{root}/{domain}/v2.0/.well-known/openid-configuration"))
        .and_then(|address| Url::parse(&address).ok())
}

/// The tenant in an issuer like `https://login.microsoftonline.com/{tenant id}/v2.0`.
fn issuer_tenant(body: &[u8]) -> Option<String> {
    let metadata: Value = serde_json::from_slice(body).ok()?;
    let issuer = Url::parse(metadata.get("issuer")?.as_str()?).ok()?;
    let tenant = issuer.path_segments()?.find(|part| uuid::Uuid::parse_str(part).is_ok())?;
    Some(tenant.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tenant_is_read_from_the_issuer() {
        let id = "0F2E4E4C-0000-4000-8000-000000000001";
        for issuer in [format!("https://x.example/{id}/v2.0"), format!("http://127.0.0.1:1/path/{id}/v2.0")] {
            let body = serde_json::json!({"issuer": issuer}).to_string();
            assert_eq!(issuer_tenant(body.as_bytes()), Some(id.to_lowercase()), "{issuer}");
        }
        for bad in [r#"{"issuer":"https://x.example/{tenantid}/v2.0"}"#, "{}", "<html>", r#"{"issuer":7}"#] {
            assert_eq!(issuer_tenant(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn only_a_domain_gets_into_the_address() {
        let root = Url::parse("https://login.example/").unwrap();
        let url = address(&root, "us.example").unwrap();
        assert_eq!(url.as_str(), "https://login.example/us.example/v2.0/.well-known/openid-configuration");
        for bad in ["", "..", "a/b", "a?b", "ñandú.example", "a b"] {
            assert_eq!(address(&root, bad), None, "{bad}");
        }
    }
}
