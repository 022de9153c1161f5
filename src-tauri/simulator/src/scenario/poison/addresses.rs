//! Authors and recipients that are missing, malformed or very long.

use serde_json::json;

use super::{Fate, Poisoned, logged, overlaid, quarantined, unmatched};
use crate::scenario::oddities::LEGACY_DN;
use crate::seed::{Party, SeedMessage};

/// Neither `from` nor `sender`: quarantined.
pub fn missing_author(message: SeedMessage) -> Poisoned {
    quarantined(SeedMessage { from: None, sender: None, ..message })
}

/// `from` and `sender` with blank addresses: there is no author, quarantined.
pub fn blank_author(message: SeedMessage) -> Poisoned {
    written_by(message, "")
}

/// An author whose domain has no dot: quarantined.
pub fn author_without_dot(message: SeedMessage) -> Poisoned {
    written_by(message, "foo@bar")
}

/// An author with two `@`: quarantined.
pub fn author_with_two_ats(message: SeedMessage) -> Poisoned {
    written_by(message, "ventas@tienda@mueblesweb.example")
}

/// An author without `@`: quarantined.
pub fn author_without_at(message: SeedMessage) -> Poisoned {
    written_by(message, "ventas.mueblesweb.example")
}

/// An author with an address of Exchange's old directory: quarantined.
pub fn author_legacy_dn(message: SeedMessage) -> Poisoned {
    written_by(message, LEGACY_DN)
}

/// An author with an address of 1,000 characters: well-formed and merely unknown, set aside.
pub fn author_of_1000_characters(message: SeedMessage) -> Poisoned {
    Poisoned { fate: Fate::Unmatched, ..written_by(message, &long_address()) }
}

/// `sender` without `from`: the sender is the author, logged.
pub fn only_sender(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { from: None, ..message })
}

/// A second recipient whose domain has no dot: quarantined.
pub fn recipient_without_dot(message: SeedMessage) -> Poisoned {
    quarantined(also_to(message, "foo@bar"))
}

/// A second recipient with two `@`: quarantined.
pub fn recipient_with_two_ats(message: SeedMessage) -> Poisoned {
    quarantined(also_to(message, "compras@casa@mueblesweb.example"))
}

/// A second recipient without `@`: quarantined.
pub fn recipient_without_at(message: SeedMessage) -> Poisoned {
    quarantined(also_to(message, "almacen"))
}

/// A second recipient with an address of Exchange's old directory: quarantined.
pub fn recipient_legacy_dn(message: SeedMessage) -> Poisoned {
    quarantined(also_to(message, LEGACY_DN))
}

/// A second recipient with an address of 1,000 characters: merely unknown; logged for the first recipient.
pub fn recipient_of_1000_characters(message: SeedMessage) -> Poisoned {
    logged(also_to(message, &long_address()))
}

/// Empty To and Cc: set aside.
pub fn no_recipients(message: SeedMessage) -> Poisoned {
    unmatched(SeedMessage { to: Vec::new(), cc: Vec::new(), ..message })
}

/// `null` for To and Cc counts as empty lists: set aside.
pub fn null_recipients(message: SeedMessage) -> Poisoned {
    unmatched(overlaid(message, json!({"toRecipients": null, "ccRecipients": null})))
}

/// `null` for To, the salesperson in Cc: logged.
pub fn null_to(message: SeedMessage) -> Poisoned {
    let message = SeedMessage { cc: message.to.clone(), to: Vec::new(), ..message };
    logged(overlaid(message, json!({"toRecipients": null})))
}

/// `null` for Cc counts as an empty list: logged.
pub fn null_cc(message: SeedMessage) -> Poisoned {
    logged(overlaid(message, json!({"ccRecipients": null})))
}

fn written_by(message: SeedMessage, address: &str) -> Poisoned {
    let author = Party { name: "Tienda online".to_owned(), address: address.to_owned() };
    quarantined(SeedMessage { from: Some(author.clone()), sender: Some(author), ..message })
}

fn also_to(mut message: SeedMessage, address: &str) -> SeedMessage {
    message.to.push(Party { name: "Almacén".to_owned(), address: address.to_owned() });
    message
}

/// A well-formed address of 1,000 characters.
fn long_address() -> String {
    format!("{}@largo.example", "a".repeat(986))
}
