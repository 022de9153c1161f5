//! One message of JSON, read field by field: what cannot be read becomes a defect of that message and spoils
//! nothing else (Microsoft *message resource type*; wire §1 Message JSON).

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::domain::message::{Defect, Message, Party, Sensitivity};
use crate::mailbox::{Listed, Placement};

/// Bytes of a subject that are kept.
const SUBJECT: usize = 1024 * 1024;
/// The property that holds a message's sensitivity (`PidTagSensitivity`; W22).
pub(super) const SENSITIVITY: &str = "Integer 0x36";

/// An element of a listing. Deserialising it cannot fail where the JSON itself is sound, and keeps only what is
/// needed, so that a page of a thousand messages stays small.
#[derive(Debug)]
pub(super) struct Element(pub(super) Listed);

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self(listed(&value)))
    }
}

/// Where a message is, out of the answer that shows it; `None` without an id.
pub(super) fn placement(value: &Value) -> Option<Placement> {
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    Some(Placement {
        server_id: text("id").filter(|id| !id.trim().is_empty())?,
        folder_id: text("parentFolderId").unwrap_or_default(),
        web_link: text("webLink").filter(|link| is_web(link)),
    })
}

fn listed(value: &Value) -> Listed {
    let Some(fields) = value.as_object() else {
        return Listed::Unusable;
    };
    let Some(id) = fields.get("id").and_then(Value::as_str).filter(|id| !id.trim().is_empty()) else {
        return Listed::Unusable;
    };
    let mut read = Reader { fields, defects: Vec::new() };
    let message = Message {
        server_id: id.to_owned(),
        internet_message_id: read.text("internetMessageId"),
        conversation_id: read.text("conversationId"),
        subject: read.text("subject").map(capped),
        from: read.party("from"),
        sender: read.party("sender"),
        to: read.parties("toRecipients"),
        cc: read.parties("ccRecipients"),
        sent_at: read.time("sentDateTime"),
        received_at: read.time("receivedDateTime"),
        is_draft: read.flag("isDraft"),
        sensitivity: read.sensitivity(),
        has_attachments: read.flag("hasAttachments"),
        web_link: read.text("webLink").filter(|link| is_web(link)),
        folder_id: read.text("parentFolderId"),
        defects: read.defects,
    };
    Listed::Message(Box::new(message))
}

/// Only what a browser may be handed.
fn is_web(link: &str) -> bool {
    url::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "https" | "http"))
}

fn capped(mut subject: String) -> String {
    subject.truncate(subject.floor_char_boundary(SUBJECT));
    subject
}

struct Reader<'a> {
    fields: &'a Map<String, Value>,
    defects: Vec<Defect>,
}

impl<'a> Reader<'a> {
    /// A field that is there and not null.
    fn given(&self, name: &str) -> Option<&'a Value> {
        self.fields.get(name).filter(|value| !value.is_null())
    }

    fn defect(&mut self, field: &str, problem: &str) {
        self.defects.push(Defect { field: field.to_owned(), problem: problem.to_owned() });
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let value = self.given(name)?;
        if value.as_str().is_none() {
            self.defect(name, "is not a text");
        }
        value.as_str().map(ToOwned::to_owned)
    }

    fn flag(&mut self, name: &str) -> bool {
        let Some(value) = self.given(name) else {
            return false;
        };
        if value.as_bool().is_none() {
            self.defect(name, "is neither true nor false");
        }
        value.as_bool().unwrap_or_default()
    }

    /// A time; a year nobody lives in is still a time.
    fn time(&mut self, name: &str) -> Option<DateTime<Utc>> {
        let text = self.text(name)?;
        let naive =
            || NaiveDateTime::parse_from_str(text.trim(), "%Y-%m-%dT%H:%M:%S%.f").map(|at| at.and_utc());
        let read = DateTime::parse_from_rfc3339(text.trim()).map(|at| at.to_utc()).or_else(|_| naive()).ok();
        if read.is_none() {
            self.defect(name, "is not a date and time");
        }
        read
    }

    /// `from` or `sender`: none where it names nobody.
    fn party(&mut self, name: &str) -> Option<Party> {
        let value = self.given(name)?;
        match party(value) {
            Ok(party) => Some(party).filter(|party| !party.address.is_empty() || !party.name.is_empty()),
            Err(problem) => {
                self.defect(name, problem);
                None
            }
        }
    }

    /// A list of recipients: a missing one is empty (`original.md` I), one without address is kept.
    fn parties(&mut self, name: &str) -> Vec<Party> {
        let Some(value) = self.given(name) else {
            return Vec::new();
        };
        let Some(elements) = value.as_array() else {
            self.defect(name, "is not a list");
            return Vec::new();
        };
        let mut parties = Vec::with_capacity(elements.len());
        for element in elements {
            match party(element) {
                Ok(party) => parties.push(party),
                Err(problem) => self.defect(name, problem),
            }
        }
        parties
    }

    fn sensitivity(&mut self) -> Sensitivity {
        const FIELD: &str = "singleValueExtendedProperties";
        let Some(value) = self.given(FIELD) else {
            return Sensitivity::Normal;
        };
        let Some(properties) = value.as_array() else {
            self.defect(FIELD, "is not a list");
            return Sensitivity::Private;
        };
        let ours = properties
            .iter()
            .find(|property| property.get("id").and_then(Value::as_str).is_some_and(is_sensitivity));
        let Some(ours) = ours.and_then(|property| property.get("value")).filter(|value| !value.is_null())
        else {
            return Sensitivity::Normal;
        };
        let number = ours.as_str().and_then(|text| text.trim().parse().ok()).or_else(|| ours.as_i64());
        if number.is_none() {
            self.defect(FIELD, "holds no number");
        }
        number.map_or(Sensitivity::Private, Sensitivity::from_mapi)
    }
}

/// Whether an id names `PidTagSensitivity`, however it writes the number: `Integer 0x36`, `integer 0x0036`.
fn is_sensitivity(id: &str) -> bool {
    let lower = id.to_ascii_lowercase();
    let tag = lower.rsplit_once("0x").map(|(_, digits)| digits);
    lower.starts_with("integer") && tag.is_some_and(|digits| digits.trim_start_matches('0') == "36")
}

fn party(value: &Value) -> Result<Party, &'static str> {
    let fields = value.as_object().ok_or("is not a recipient")?;
    let inner = match fields.get("emailAddress") {
        None | Some(Value::Null) => return Ok(Party::default()),
        Some(inner) => inner.as_object().ok_or("has an e-mail address that is not an object")?,
    };
    let text = |name: &str| match inner.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err("has an e-mail address or name that is not a text"),
    };
    Ok(Party { name: text("name")?, address: text("address")? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Datelike as _;
    use serde_json::json;

    fn read(value: &Value) -> Message {
        match listed(value) {
            Listed::Message(message) => *message,
            Listed::Unusable => panic!("unusable: {value}"),
        }
    }

    #[test]
    fn a_whole_message_is_read() {
        let message = read(&json!({
            "@odata.etag": "W/\"x\"", "id": "AAMk=", "internetMessageId": "<a@x>", "conversationId": "c", "isDraft": false,
            "subject": "Hola", "sentDateTime": "2018-08-12T08:43:22Z", "receivedDateTime": "2018-08-12T08:43:22.1234567Z",
            "webLink": "https://outlook.office365.com/owa/?ItemID=A%2F", "hasAttachments": true, "parentFolderId": "f",
            "from": {"emailAddress": {"name": "Ana", "address": "ana@x.com"}},
            "sender": {"emailAddress": {"name": "Eva", "address": "eva@x.com"}},
            "toRecipients": [{"emailAddress": {"address": "b@y.com"}}], "ccRecipients": [],
            "singleValueExtendedProperties": [{"id": "Integer 0x36", "value": "2"}], "newField": {"x": [1]}
        }));
        assert_eq!(message.defects, []);
        assert_eq!(message.from.unwrap().address, "ana@x.com");
        assert_eq!(message.to, [Party { name: String::new(), address: "b@y.com".to_owned() }]);
        assert_eq!(message.sensitivity, Sensitivity::Private, "W22");
        assert_eq!(message.sent_at.unwrap().to_rfc3339(), "2018-08-12T08:43:22+00:00");
        assert!(message.has_attachments && !message.is_draft);
        assert_eq!(
            message.web_link.as_deref(),
            Some("https://outlook.office365.com/owa/?ItemID=A%2F"),
            "as given"
        );
    }

    #[test]
    fn missing_and_null_fields_are_no_defects() {
        for value in [
            json!({"id": "1"}),
            json!({"id": "1", "subject": null, "from": null, "toRecipients": null, "ccRecipients": null, "isDraft": null,
                "sentDateTime": null, "webLink": null, "hasAttachments": null, "singleValueExtendedProperties": null}),
            json!({"id": "1", "from": {}, "sender": {"emailAddress": null}, "toRecipients": []}),
        ] {
            assert_eq!(read(&value), Message { server_id: "1".to_owned(), ..Message::default() }, "{value}");
        }
    }

    #[test]
    fn a_wrong_type_is_a_defect_of_that_field_alone() {
        let cases = [
            ("subject", json!(7)),
            ("internetMessageId", json!(["x"])),
            ("conversationId", json!({})),
            ("from", json!([])),
            ("from", json!({"emailAddress": "ana@x.com"})),
            ("sender", json!({"emailAddress": {"address": 5}})),
            ("toRecipients", json!("b@y.com")),
            ("toRecipients", json!(["b@y.com"])),
            ("ccRecipients", json!({"emailAddress": {}})),
            ("ccRecipients", json!([null])),
            ("sentDateTime", json!("yesterday")),
            ("sentDateTime", json!(1_700_000_000)),
            ("receivedDateTime", json!("2018-13-45T99:99:99Z")),
            ("isDraft", json!("no")),
            ("hasAttachments", json!(1)),
            ("singleValueExtendedProperties", json!("x")),
            ("singleValueExtendedProperties", json!([{"id": "Integer 0x36", "value": "secret"}])),
        ];
        for (field, value) in cases {
            let mut whole = json!({"id": "1", "subject": "s", "sentDateTime": "2020-01-01T00:00:00Z"});
            whole[field] = value.clone();
            let message = read(&whole);
            let fields: Vec<_> = message.defects.iter().map(|defect| defect.field.as_str()).collect();
            assert_eq!(fields, [field], "{value}");
        }
    }

    #[test]
    fn absurd_years_are_still_times() {
        for (text, year) in
            [("0001-01-01T00:00:00Z", 1), ("9999-12-31T23:59:59Z", 9999), ("2020-02-02T02:02:02", 2020)]
        {
            let message = read(&json!({"id": "1", "sentDateTime": text}));
            assert_eq!((message.sent_at.unwrap().year(), message.defects), (year, vec![]), "{text}");
        }
    }

    #[test]
    fn recipients_without_address_are_kept() {
        let message = read(
            &json!({"id": "1", "toRecipients": [{}, {"emailAddress": {"name": "List", "address": null}}]}),
        );
        assert_eq!((message.to.len(), message.defects.len()), (2, 0));
    }

    #[test]
    fn elements_without_id_are_unusable() {
        for value in [json!({}), json!({"id": ""}), json!({"id": 5}), json!("x"), json!(null), json!([])] {
            assert!(matches!(listed(&value), Listed::Unusable), "{value}");
        }
    }

    #[test]
    fn links_and_subjects_are_tamed() {
        assert_eq!(read(&json!({"id": "1", "webLink": "javascript:alert(1)"})).web_link, None);
        let long = read(&json!({"id": "1", "subject": "ñ".repeat(6_000_000)})).subject.unwrap();
        assert_eq!(long.len(), SUBJECT);
    }

    #[test]
    fn sensitivity_is_found_however_the_tag_is_written() {
        let of = |id: &str, value: Value| {
            read(&json!({"id": "1", "singleValueExtendedProperties": [{"id": id, "value": value}]}))
                .sensitivity
        };
        assert_eq!(of("Integer 0x36", json!("3")), Sensitivity::Confidential);
        assert_eq!(of("integer 0x0036", json!(1)), Sensitivity::Personal);
        assert_eq!(of("Integer 0x0E08", json!("2")), Sensitivity::Normal);
        assert_eq!(of("Integer 0x36", json!("0")), Sensitivity::Normal);
    }
}
