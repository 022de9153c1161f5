//! Who signed in: the claims of the identity token.
//!
//! Its signature is not verified. The token came straight from the token endpoint over TLS (or loopback), and
//! `OpenID` Connect Core 3.1.3.7 item 6 lets TLS stand in for the signature there. What binds it to this sign-in
//! is checked: audience and nonce. `iss` is not, for on `common` it names a tenant nobody knows beforehand.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;

use super::Account;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result};

/// Tenant id of personal Microsoft accounts, what `consumers` stands for.
const PERSONAL_TENANT: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";

#[derive(Deserialize)]
struct Claims {
    aud: Value,
    #[serde(default)]
    nonce: Option<String>,
    #[serde(default)]
    preferred_username: Option<String>,
    #[serde(default)]
    upn: Option<String>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    tid: Option<String>,
    #[serde(default)]
    oid: Option<String>,
    #[serde(default)]
    sub: Option<String>,
}

/// The account an identity token names; its scopes are left empty. `nonce` is the one that was sent, if one was.
///
/// # Errors
/// `BadAnswer` when it is not a token for this client, `StateMismatch` when it belongs to another sign-in.
pub(super) fn account(id_token: &str, client_id: &str, nonce: Option<&str>) -> Result<Account> {
    let unreadable = || {
        Error::new(Code::BadAnswer, "The identity token of the sign-in cannot be read.")
            .cause(Cause::NotUnderstood)
    };
    let payload = id_token.split('.').nth(1).ok_or_else(unreadable)?;
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).map_err(|_| unreadable())?;
    let claims: Claims = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
    let for_us = match &claims.aud {
        Value::String(audience) => audience == client_id,
        Value::Array(several) => several.iter().any(|audience| audience.as_str() == Some(client_id)),
        _ => false,
    };
    if !for_us {
        return Err(Error::new(Code::BadAnswer, "The identity token is meant for another application.")
            .cause(Cause::SignInMixedUp));
    }
    if nonce.is_some() && claims.nonce.as_deref() != nonce {
        return Err(Error::new(Code::StateMismatch, "The identity token belongs to another sign-in.")
            .hint("Start the sign-in again.")
            .cause(Cause::SignInMixedUp));
    }
    Ok(Account {
        username: claims.preferred_username.or(claims.upn).or(claims.email).unwrap_or_default(),
        name: claims.name.unwrap_or_default(),
        tenant_id: claims.tid.unwrap_or_default(),
        object_id: claims.oid.or(claims.sub).unwrap_or_default(),
        scopes: Vec::new(),
    })
}

/// Refuses an account of another tenant than the configured one. Only a GUID (and `consumers`) can be compared:
/// a domain is not in the token, and `common` and `organizations` stand for any.
///
/// # Errors
/// `TenantMismatch`.
pub(super) fn check_tenant(account: &Account, configured: &str) -> Result<()> {
    let expected = match configured.trim() {
        "consumers" => PERSONAL_TENANT,
        other => other,
    };
    let comparable = uuid::Uuid::parse_str(expected).is_ok() && !account.tenant_id.is_empty();
    if !comparable || expected.eq_ignore_ascii_case(&account.tenant_id) {
        return Ok(());
    }
    Err(Error::new(Code::TenantMismatch, "The account belongs to another tenant than the one set up.")
        .hint("Sign in with an account of the tenant, or change the tenant setting.")
        .cause(Cause::WrongTenant))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn token(claims: &Value) -> String {
        format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    #[test]
    fn the_account_is_read_from_the_claims() {
        let claims = json!({"aud": "app", "nonce": "n", "preferred_username": "ana@x.com", "name": "Ana",
            "tid": "t", "oid": "o", "ver": "2.0"});
        let account = account(&token(&claims), "app", Some("n")).unwrap();
        assert_eq!((account.username.as_str(), account.name.as_str()), ("ana@x.com", "Ana"));
        assert_eq!((account.tenant_id.as_str(), account.object_id.as_str()), ("t", "o"));
    }

    #[test]
    fn tokens_of_others_are_refused() {
        let code = |claims: &Value| account(&token(claims), "app", Some("n")).unwrap_err().code();
        assert_eq!(code(&json!({"aud": "other", "nonce": "n"})), Code::BadAnswer);
        assert_eq!(code(&json!({"aud": ["x", "app"], "nonce": "old"})), Code::StateMismatch);
        assert_eq!(
            code(&json!({"aud": "app"})),
            Code::StateMismatch,
            "a nonce was sent, so one must come back"
        );
        assert!(account(&token(&json!({"aud": "app"})), "app", None).is_ok(), "a device code sends no nonce");
        assert!(account(&token(&json!({"aud": "other"})), "app", None).is_err());
        for bad in ["", "a.b", "a.!!.c", "e30.e30.sig"] {
            assert_eq!(account(bad, "app", Some("n")).unwrap_err().code(), Code::BadAnswer, "{bad}");
        }
    }

    #[test]
    fn only_a_guid_can_be_compared() {
        let account =
            Account { tenant_id: "0f2e4e4c-0000-0000-0000-000000000001".to_owned(), ..Account::default() };
        for fine in ["common", "organizations", "contoso.example", "0F2E4E4C-0000-0000-0000-000000000001"] {
            assert!(check_tenant(&account, fine).is_ok(), "{fine}");
        }
        for other in ["consumers", "0f2e4e4c-0000-0000-0000-000000000002"] {
            assert_eq!(check_tenant(&account, other).unwrap_err().code(), Code::TenantMismatch, "{other}");
        }
    }
}
