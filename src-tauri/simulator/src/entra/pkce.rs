//! Proof keys (RFC 7636). Entra takes both methods, recommends them to all and demands them of none (wire §2).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::error::Refusal;

/// What the app promised to prove.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Challenge {
    Plain(String),
    S256(String),
}

fn well_formed(text: &str) -> bool {
    (43..=128).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
}

/// The challenge of an authorization request, if it has one.
pub(crate) fn read(challenge: Option<&str>, method: Option<&str>) -> Result<Option<Challenge>, Refusal> {
    let Some(challenge) = challenge else {
        return match method {
            None => Ok(None),
            Some(_) => Err(Refusal::missing("code_challenge")),
        };
    };
    if !well_formed(challenge) {
        return Err(Refusal::new("invalid_request", 501_491, "Invalid size of Code_Challenge parameter."));
    }
    match method {
        None | Some("plain") => Ok(Some(Challenge::Plain(challenge.to_owned()))),
        Some("S256") => Ok(Some(Challenge::S256(challenge.to_owned()))),
        Some(other) => Err(Refusal::new(
            "invalid_request",
            90_023,
            format!("Unsupported code_challenge_method '{other}'."),
        )),
    }
}

/// Checks the verifier against the promise.
pub(crate) fn check(challenge: Option<&Challenge>, verifier: Option<&str>) -> Result<(), Refusal> {
    let holds = match (challenge, verifier) {
        (None, None) => true,
        (Some(Challenge::Plain(promised)), Some(verifier)) => promised == verifier,
        (Some(Challenge::S256(promised)), Some(verifier)) => {
            well_formed(verifier) && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == *promised
        }
        _ => false,
    };
    if holds {
        return Ok(());
    }
    Err(Refusal::invalid_grant(
        501_481,
        "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7636_holds() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let challenge =
            read(Some("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), Some("S256")).expect("fine");
        check(challenge.as_ref(), Some(verifier)).expect("holds");
        assert!(check(challenge.as_ref(), Some(&verifier.replace('d', "e"))).is_err());
        assert!(check(challenge.as_ref(), None).is_err());
        assert!(check(None, Some(verifier)).is_err(), "a verifier nobody asked for");
        let plain = read(Some(verifier), None).expect("fine");
        check(plain.as_ref(), Some(verifier)).expect("holds");
        assert!(read(Some("short"), Some("S256")).is_err());
        assert!(read(Some(verifier), Some("S512")).is_err());
    }
}
