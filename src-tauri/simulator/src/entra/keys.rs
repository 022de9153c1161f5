//! The signing key of the tenant: made when first needed, kept nowhere.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rsa::pkcs1v15::SigningKey;
use rsa::sha2::Sha256;
use rsa::signature::{SignatureEncoding, Signer};
use rsa::traits::PublicKeyParts;
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};

/// One key for all tenants of the process: making one takes a good part of a second.
static KEY: OnceLock<Option<RsaPrivateKey>> = OnceLock::new();

fn key() -> Option<&'static RsaPrivateKey> {
    KEY.get_or_init(|| RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).ok()).as_ref()
}

fn key_id(public: &RsaPublicKey) -> String {
    let modulus = URL_SAFE_NO_PAD.encode(public.n().to_bytes_be());
    URL_SAFE_NO_PAD.encode(crate::tenant::ids::digest(&["key", &modulus]))
}

/// The key set that clients verify with.
pub(crate) fn jwks(issuer: &str) -> Value {
    let Some(key) = key() else {
        return json!({"keys": []});
    };
    let public = key.to_public_key();
    json!({"keys": [{
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": key_id(&public), "issuer": issuer,
        "n": URL_SAFE_NO_PAD.encode(public.n().to_bytes_be()),
        "e": URL_SAFE_NO_PAD.encode(public.e().to_bytes_be()),
    }]})
}

/// A signed JWT (RS256).
pub(crate) fn sign(claims: &Value) -> String {
    let Some(key) = key() else { return String::new() };
    let header = json!({"typ": "JWT", "alg": "RS256", "kid": key_id(&key.to_public_key())});
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(claims));
    let signature = SigningKey::<Sha256>::new(key.clone()).sign(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

/// 256 random bits, in url-safe base64.
pub(crate) fn secret() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}
