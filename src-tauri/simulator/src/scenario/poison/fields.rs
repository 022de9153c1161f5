//! Members of the wrong type, at their limits, or unknown.

use serde_json::{Value, json};

use super::{Poisoned, logged, overlaid, quarantined};
use crate::seed::{Party, SeedMessage};

/// A number where the subject belongs: quarantined.
pub fn number_as_subject(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"subject": 42})))
}

/// An object where the subject belongs: quarantined.
pub fn object_as_subject(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"subject": {"text": "Hola"}})))
}

/// A text where the list of recipients belongs: quarantined.
pub fn text_as_recipients(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"toRecipients": "ana.ruiz@aurora.example"})))
}

/// Texts where the list holds objects: quarantined.
pub fn texts_in_recipients(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"toRecipients": ["ana.ruiz@aurora.example"]})))
}

/// A list where `from` holds one: quarantined.
pub fn array_as_from(message: SeedMessage) -> Poisoned {
    let from = address_json(message.from.as_ref());
    quarantined(overlaid(message, json!({"from": [from]})))
}

/// A text where `from` holds an object: quarantined.
pub fn text_as_from(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"from": "lucia.fernandez@muebles-duero.example"})))
}

/// A number where the author's address belongs: quarantined.
pub fn number_as_address(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"from": {"emailAddress": {"name": "Ana", "address": 12}}})))
}

/// A text where the draft flag belongs: quarantined.
pub fn text_as_draft_flag(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"isDraft": "no"})))
}

/// A number where the Internet Message-ID belongs: quarantined.
pub fn number_as_message_id(message: SeedMessage) -> Poisoned {
    quarantined(overlaid(message, json!({"internetMessageId": 7})))
}

/// No subject: logged, shown as "(no subject)".
pub fn null_subject(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { subject: None, ..message })
}

/// Control and direction characters in the subject: logged, shown harmlessly.
pub fn control_characters(message: SeedMessage) -> Poisoned {
    let subject = message.subject.as_deref().unwrap_or_default();
    let subject = format!("\u{7}\u{202e}{subject}\t\u{200b}\u{feff}\u{1b}[31m");
    logged(overlaid(message, json!({ "subject": subject })))
}

/// No Internet Message-ID: its key is made of the stable fields, logged.
pub fn missing_message_id(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { internet_message_id: None, ..message })
}

/// A subject of 1,000 characters: logged with all of it.
pub fn subject_of_1000_characters(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { subject: Some("ñ".repeat(1_000)), ..message })
}

/// Members that nobody documents: not poison at all, logged.
pub fn unknown_fields(message: SeedMessage) -> Poisoned {
    logged(overlaid(message, json!({"futureField": {"a": [1, "2", null]}, "@odata.future": true})))
}

/// A subject of ten megabytes: logged, at a bearable cost. Not among `KINDS`; ask for it by itself.
pub fn huge_subject(message: SeedMessage) -> Poisoned {
    logged(SeedMessage { subject: Some("0123456789".repeat(1024 * 1024)), ..message })
}

fn address_json(party: Option<&Party>) -> Value {
    party.map_or(Value::Null, |party| json!({"emailAddress": {"name": party.name, "address": party.address}}))
}
