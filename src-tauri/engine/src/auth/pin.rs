//! An administrator's PIN as it is kept: salted and stretched, never itself (R50).

use std::num::NonZeroU32;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use ring::pbkdf2;

use crate::{Code, Error, Result, Secret};

/// Rounds of PBKDF2-HMAC-SHA256 (OWASP, *Password Storage Cheat Sheet*).
const ROUNDS: u32 = 600_000;
/// How the text begins, so that a stronger way can follow later.
const METHOD: &str = "pbkdf2-sha256";

/// Characters a PIN has.
const LENGTH: std::ops::RangeInclusive<usize> = 4..=32;

/// Whether a PIN may be set.
///
/// # Errors
/// `InvalidValue`; the PIN is not repeated.
pub(crate) fn check(pin: &Secret) -> Result<()> {
    let text = pin.expose();
    if LENGTH.contains(&text.chars().count()) && !text.chars().any(char::is_control) {
        return Ok(());
    }
    Err(Error::new(Code::InvalidValue, "a PIN has 4 to 32 characters"))
}

/// What is kept of a PIN: method, rounds, salt and hash. Takes a good part of a second on purpose.
pub(crate) async fn hash(pin: Secret) -> Result<Secret> {
    blocking(move || {
        let salt: [u8; 16] = rand::random();
        let hash = stretch(&pin, &salt, rounds(ROUNDS));
        Secret::new(format!("{METHOD}${ROUNDS}${}${}", BASE64.encode(salt), BASE64.encode(hash)))
    })
    .await
}

/// Whether a PIN is the one something was kept of. What cannot be read is no PIN's.
pub(crate) async fn verify(pin: Secret, kept: Secret) -> Result<bool> {
    blocking(move || {
        let Some((count, salt, hash)) = read(kept.expose()) else { return false };
        let bytes = pin.expose().as_bytes();
        pbkdf2::verify(pbkdf2::PBKDF2_HMAC_SHA256, count, &salt, bytes, &hash).is_ok()
    })
    .await
}

fn read(kept: &str) -> Option<(NonZeroU32, Vec<u8>, Vec<u8>)> {
    let mut parts = kept.split('$');
    if parts.next()? != METHOD {
        return None;
    }
    let count = NonZeroU32::new(parts.next()?.parse().ok()?)?;
    let salt = BASE64.decode(parts.next()?).ok()?;
    let hash = BASE64.decode(parts.next()?).ok().filter(|hash| hash.len() == 32)?;
    Some((count, salt, hash))
}

fn stretch(pin: &Secret, salt: &[u8], count: NonZeroU32) -> [u8; 32] {
    let mut hash = [0; 32];
    pbkdf2::derive(pbkdf2::PBKDF2_HMAC_SHA256, count, salt, pin.expose().as_bytes(), &mut hash);
    hash
}

fn rounds(count: u32) -> NonZeroU32 {
    NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Error::new(Code::Internal, "checking the PIN broke off").because(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_pin_itself_fits_what_is_kept_of_it() {
        let kept = hash(Secret::new("Ñandú 42")).await.unwrap();
        assert!(!kept.expose().contains("42"), "nothing of the PIN is kept");
        assert!(verify(Secret::new("Ñandú 42"), kept.clone()).await.unwrap());
        for wrong in ["ñandú 42", "", "Ñandú 4"] {
            assert!(!verify(Secret::new(wrong), kept.clone()).await.unwrap(), "{wrong}");
        }
        let again = hash(Secret::new("Ñandú 42")).await.unwrap();
        assert_ne!(kept, again, "every hash has its own salt");
        for torn in ["", "pbkdf2-sha256$0$AAAA$AAAA", "md5$1$AAAA$AAAA", "pbkdf2-sha256$1$AAAA$"] {
            assert!(!verify(Secret::new(""), Secret::new(torn)).await.unwrap(), "{torn}");
        }
    }

    #[test]
    fn a_pin_has_4_to_32_characters() {
        for good in ["1234", "ñandú", &"x".repeat(32)] {
            assert!(check(&Secret::new(good)).is_ok(), "{good}");
        }
        for bad in ["", "123", "12\n45", &"x".repeat(33)] {
            assert_eq!(check(&Secret::new(bad)).unwrap_err().code(), Code::InvalidValue, "{bad}");
        }
    }

    #[test]
    fn the_rounds_are_those_of_the_published_vector() {
        // RFC 7914, section 11: PBKDF2-HMAC-SHA256 of "Password", "NaCl", 80,000 rounds; first half.
        let hash = stretch(&Secret::new("Password"), b"NaCl", rounds(80_000));
        assert_eq!(hash.first_chunk(), Some(&[0x4d, 0xdc, 0xd8, 0xf6]));
    }
}
