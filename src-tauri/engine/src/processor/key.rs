//! The key of a message: what makes two copies the same mail.

use sha2::{Digest, Sha256};

use crate::domain::decision::Outcome;
use crate::domain::message::{Message, canonical_message_id};

/// The canonical Internet Message-ID; without one, a hash of the fields that a copy shares with its original.
pub(crate) fn canonical_key(message: &Message) -> String {
    if let Some(id) = message.internet_message_id.as_deref().and_then(canonical_message_id) {
        // An id of unbounded length is folded, so that the index stays small.
        return if id.len() <= 500 { id } else { format!("long:{}", digest(&[&id])) };
    }
    let times = format!("{:?} {:?}", message.sent_at, message.received_at);
    let author = message.author().map(|party| party.address.to_lowercase()).unwrap_or_default();
    let recipients: Vec<_> = message.recipients().map(|party| party.address.to_lowercase()).collect();
    let subject = message.subject.as_deref().unwrap_or_default();
    format!("fields:{}", digest(&[&times, &author, &recipients.join(";"), subject]))
}

/// The key a message is recorded under. Drafts, quarantined messages and duplicates do not claim the canonical key:
/// the same mail may still come as one that can be logged.
pub(crate) fn recorded_key(canonical: &str, outcome: Outcome, server_id: &str) -> String {
    match outcome {
        Outcome::Draft | Outcome::Quarantined | Outcome::Duplicate => copy_key(canonical, server_id),
        Outcome::Logged | Outcome::Unmatched | Outcome::Private | Outcome::Blocked => canonical.to_owned(),
    }
}

/// A key of its own for a copy. A private message, or one without recipients, is not called a duplicate, for what it is
/// was decided first; but its key is taken all the same.
pub(crate) fn copy_key(canonical: &str, server_id: &str) -> String {
    let copy: String = digest(&[server_id]).chars().take(12).collect();
    format!("{canonical}#{copy}")
}

fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digits =
        |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0'));
    hash.finalize().into_iter().flat_map(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Party;

    #[test]
    fn copies_share_a_key_and_other_mail_does_not() {
        let mut a = Message {
            internet_message_id: Some("<1@x>".into()),
            server_id: "A".into(),
            ..Message::default()
        };
        let b = Message {
            internet_message_id: Some(" <1@x> ".into()),
            server_id: "B".into(),
            ..Message::default()
        };
        assert_eq!(canonical_key(&a), canonical_key(&b));
        a.internet_message_id = None;
        let mut c = a.clone();
        assert_eq!(canonical_key(&a), canonical_key(&c), "without an id the stable fields decide");
        c.to.push(Party { name: String::new(), address: "x@y.example".into() });
        assert_ne!(canonical_key(&a), canonical_key(&c));
        assert_ne!(canonical_key(&a), canonical_key(&Message { subject: Some("Offer".into()), ..a.clone() }));
    }

    #[test]
    fn what_is_not_decided_for_good_leaves_the_key_free() {
        assert_eq!(recorded_key("k", Outcome::Logged, "A"), "k");
        assert_eq!(recorded_key("k", Outcome::Unmatched, "A"), "k");
        let draft = recorded_key("k", Outcome::Draft, "A");
        assert!(draft.starts_with("k#"));
        assert_ne!(draft, recorded_key("k", Outcome::Duplicate, "B"));
    }

    #[test]
    fn an_endless_id_is_folded() {
        let id = format!("<{}@x>", "a".repeat(10_000));
        let key = canonical_key(&Message { internet_message_id: Some(id), ..Message::default() });
        assert!(key.len() < 100);
    }
}
