//! Ids from one form to another (<https://learn.microsoft.com/graph/api/user-translateexchangeids>).

use serde_json::{Value, json};

use super::Request;
use super::body;
use super::error::{Answer, Fail};
use crate::tenant::ids::Form;
use crate::tenant::mailbox::Mailbox;

/// `POST …/translateExchangeIds`: at most 1,000 ids of one mailbox; one that fails does not fail the others.
pub(crate) fn serve(request: &Request<'_>, mailbox: &Mailbox) -> Answer {
    let map = body::object(request.call)?;
    let form = |name: &str| {
        let text = body::text(&map, name)?;
        Form::parse(text).ok_or_else(|| Fail::bad_request(format!("Invalid value '{text}' for '{name}'.")))
    };
    let (source, target) = (form("sourceIdType")?, form("targetIdType")?);
    let ids = body::member(&map, "inputIds").and_then(Value::as_array);
    let ids = ids.ok_or_else(|| Fail::bad_request("The value of 'inputIds' is missing or invalid."))?;
    if ids.len() > 1000 {
        return Err(Fail::bad_request("The number of ids exceeds the limit of 1000."));
    }
    let value: Vec<Value> = ids.iter().map(|id| one(mailbox, id, source, target)).collect();
    let context = format!("{}/$metadata#Collection(microsoft.graph.convertIdResult)", request.base);
    Ok(request.ok(json!({"@odata.context": context, "value": value})))
}

fn one(mailbox: &Mailbox, id: &Value, source: Form, target: Form) -> Value {
    let text = id.as_str().unwrap_or_default();
    let found = source.to_rest(text).and_then(|rest| mailbox.find(&rest).map(|message| (rest, message)));
    // An id of the wrong kind for its declared form is not translated.
    match found.filter(|(rest, message)| (*rest == message.immutable_id) == source.is_immutable()) {
        Some((_, message)) => {
            let id = if target.is_immutable() { &message.immutable_id } else { &message.rest_id };
            json!({"sourceId": text, "targetId": target.spell(id)})
        }
        None => json!({"sourceId": text, "targetId": null, "errorDetails": {
            "code": "ErrorInvalidIdMalformed", "message": "The id could not be translated."}}),
    }
}
