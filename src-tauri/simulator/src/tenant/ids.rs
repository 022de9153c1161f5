//! The forms of Exchange ids: what a message or folder is called on the wire.
//!
//! - REST ids (the default) name a place: mailbox, folder, item. They change when a message moves.
//! - Immutable ids name the item alone and live as long as it stays in its mailbox.
//! - EWS ids are the same bytes in plain base64, entry ids in url-safe base64 with the pad count appended.
//!
//! <https://learn.microsoft.com/graph/outlook-immutable-id>,
//! <https://learn.microsoft.com/graph/api/user-translateexchangeids>

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

const ITEM_MARK: [u8; 4] = [0x00, 0x03, 0x24, 0x00];
const IMMUTABLE_MARK: [u8; 4] = [0x00, 0x09, 0x00, 0x2e];

/// 16 bytes that stand for the parts given, always the same ones.
pub(crate) fn digest(parts: &[&str]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut out = [0; 16];
    for (to, from) in out.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    out
}

/// A GUID that stands for the parts given.
pub(crate) fn guid(parts: &[&str]) -> String {
    uuid::Builder::from_random_bytes(digest(parts)).into_uuid().to_string()
}

/// Exchange's url-safe base64: `/` becomes `-` and `+` becomes `_` (the other way round than RFC 4648).
fn rest_form(bytes: &[u8]) -> String {
    STANDARD.encode(bytes).replace('/', "-").replace('+', "_")
}

fn rest_bytes(id: &str) -> Option<Vec<u8>> {
    STANDARD.decode(id.replace('-', "/").replace('_', "+")).ok()
}

/// The id of an item in a place; `place` differs after each move.
pub(crate) fn rest_id(mailbox: &str, folder: u32, place: u64) -> String {
    let mut bytes = ITEM_MARK.to_vec();
    bytes.extend(mailbox.as_bytes());
    bytes.extend([0x00, 0x46, 0, 0, 0, 0, 0]);
    bytes.extend(digest(&["folder", mailbox, &folder.to_string()]));
    bytes.extend([0x07, 0x00]);
    bytes.extend(digest(&["place", mailbox, &place.to_string()]));
    bytes.extend([0; 8]);
    rest_form(&bytes)
}

/// The id of an item wherever it lies.
pub(crate) fn immutable_id(mailbox: &str, item: u64) -> String {
    let mut bytes = IMMUTABLE_MARK.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(digest(&["mailbox", mailbox]));
    bytes.extend(digest(&["item", mailbox, &item.to_string()]));
    bytes.push(0);
    rest_form(&bytes)
}

/// The constant id of a folder.
pub(crate) fn folder_id(mailbox: &str, folder: u32) -> String {
    let mut bytes = ITEM_MARK.to_vec();
    bytes.extend(mailbox.as_bytes());
    bytes.extend([0x00, 0x2e, 0, 0, 0, 0, 0]);
    bytes.extend(digest(&["folder", mailbox, &folder.to_string()]));
    bytes.extend([0; 8]);
    rest_form(&bytes)
}

/// The id of an attachment: that of its message and something more.
pub(crate) fn attachment_id(message: &str, index: usize) -> String {
    let mut bytes = rest_bytes(message).unwrap_or_default();
    bytes.extend([0x01, 0x12, 0x00, 0x10, 0x00]);
    bytes.extend(digest(&["attachment", message, &index.to_string()]));
    rest_form(&bytes)
}

/// Whether it could be an id at all; what could not is `ErrorInvalidIdMalformed`.
pub(crate) fn is_well_formed(id: &str) -> bool {
    rest_bytes(id).is_some_and(|bytes| {
        bytes.len() >= 40 && (bytes.starts_with(&ITEM_MARK) || bytes.starts_with(&IMMUTABLE_MARK))
    })
}

/// The names of the id forms as `translateExchangeIds` knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::enum_variant_names, reason = "Microsoft's names")]
pub(crate) enum Form {
    EntryId,
    EwsId,
    ImmutableEntryId,
    RestId,
    RestImmutableEntryId,
}

impl Form {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "entryid" => Self::EntryId,
            "ewsid" => Self::EwsId,
            "immutableentryid" => Self::ImmutableEntryId,
            "restid" => Self::RestId,
            "restimmutableentryid" => Self::RestImmutableEntryId,
            _ => return None,
        })
    }

    /// Whether the form names the item and not its place.
    pub(crate) fn is_immutable(self) -> bool {
        matches!(self, Self::ImmutableEntryId | Self::RestImmutableEntryId)
    }

    /// From this form to the REST spelling of the same bytes.
    pub(crate) fn to_rest(self, id: &str) -> Option<String> {
        match self {
            Self::RestId | Self::RestImmutableEntryId => Some(id.to_owned()),
            Self::EwsId => Some(id.replace('/', "-").replace('+', "_")),
            Self::EntryId | Self::ImmutableEntryId => {
                let (body, pads) = id.split_at_checked(id.len().checked_sub(1)?)?;
                let bytes = URL_SAFE_NO_PAD.decode(body).ok()?;
                let right = (3 - bytes.len() % 3) % 3;
                (pads == right.to_string()).then(|| rest_form(&bytes))
            }
        }
    }

    /// From the REST spelling to this form.
    pub(crate) fn spell(self, id: &str) -> String {
        match self {
            Self::RestId | Self::RestImmutableEntryId => id.to_owned(),
            Self::EwsId => id.replace('-', "/").replace('_', "+"),
            Self::EntryId | Self::ImmutableEntryId => {
                let bytes = rest_bytes(id).unwrap_or_default();
                format!("{}{}", URL_SAFE_NO_PAD.encode(&bytes), (3 - bytes.len() % 3) % 3)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_leads_back_to_the_same_id() {
        for form in [Form::EntryId, Form::EwsId, Form::RestId] {
            for place in 0..50 {
                let id = rest_id("2f7a2a5c-0000-4000-8000-000000000000", 3, place);
                assert_eq!(form.to_rest(&form.spell(&id)), Some(id.clone()), "{form:?}");
                assert!(is_well_formed(&id));
            }
        }
    }

    #[test]
    fn ids_look_like_exchange_ids() {
        let mailbox = guid(&["mailbox", "a@b"]);
        assert!(rest_id(&mailbox, 1, 1).starts_with("AAMkA"));
        assert!(immutable_id(&mailbox, 1).starts_with("AAkALg"));
        assert_ne!(rest_id(&mailbox, 1, 1), rest_id(&mailbox, 1, 2));
        assert!(!is_well_formed("nonsense") && !is_well_formed(""));
        assert!(Form::EntryId.to_rest("").is_none());
    }
}
