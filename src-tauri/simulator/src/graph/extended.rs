//! MAPI properties through `singleValueExtendedProperties`
//! (<https://learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-get>).

use serde_json::{Value, json};

use super::filter::{Expr, Fields, Lit};
use crate::tenant::message::Message;

/// The normal spelling of a property id: `Integer 0x0036` and `integer 0x36` are the same; `None` for what is no id.
pub(crate) fn normal_id(id: &str) -> Option<String> {
    let mut words = id.split_whitespace();
    let kind = words.next()?;
    let mut kind: String = kind.to_ascii_lowercase();
    if let Some(first) = kind.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    let second = words.next()?;
    if let Some(hex) = second.strip_prefix("0x").or_else(|| second.strip_prefix("0X")) {
        return Some(format!("{kind} 0x{:X}", u32::from_str_radix(hex, 16).ok()?));
    }
    let rest: Vec<&str> = words.collect();
    let named = second.starts_with('{') && second.ends_with('}') && rest.len() >= 2;
    named.then(|| format!("{kind} {} {}", second.to_ascii_lowercase(), rest.join(" ")))
}

/// A property's value as Graph gives it: always a string.
pub(crate) fn value(message: &Message, normal: &str) -> Option<String> {
    if let Some(set) = message.extended.get(normal) {
        return Some(set.clone());
    }
    let tag = normal.split(' ').nth(1)?;
    match tag {
        // PidTagSensitivity
        "0x36" => Some(message.sensitivity.to_string()),
        // PidTagMessageSize
        "0xE08" => Some(message.size().to_string()),
        // PidTagInternetMessageId
        "0x1035" => message.internet_message_id.clone(),
        // PidTagSubject
        "0x37" => message.subject.clone(),
        // PidTagMessageClass
        "0x1A" => Some("IPM.Note".to_owned()),
        // PidTagTransportMessageHeaders
        "0x7D" if !message.headers.is_empty() => {
            let lines = message.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
            Some(lines.collect::<Vec<_>>().concat())
        }
        // PidTagImportance
        "0x17" => Some(
            if message.importance == "high" {
                "2"
            } else if message.importance == "low" {
                "0"
            } else {
                "1"
            }
            .to_owned(),
        ),
        _ => None,
    }
}

/// The ids that an `$expand=singleValueExtendedProperties($filter=…)` names.
pub(crate) fn ids_in(filter: &Expr, ids: &mut Vec<String>) {
    match filter {
        Expr::And(a, b) | Expr::Or(a, b) => {
            ids_in(a, ids);
            ids_in(b, ids);
        }
        Expr::Test(..) => ids.extend(filter.required_text("id").map(str::to_owned)),
        Expr::Not(_) | Expr::Any(..) => {}
    }
}

/// The properties asked for, as many as there are; the id is given back as it was asked for.
pub(crate) fn expanded(message: &Message, ids: &[String]) -> Option<Value> {
    let found: Vec<Value> = ids
        .iter()
        .filter_map(|id| Some(json!({"id": spelled(id)?, "value": value(message, &normal_id(id)?)?})))
        .collect();
    (!found.is_empty()).then_some(Value::Array(found))
}

/// Graph answers a tag in its shortest hexadecimal form, in lower case.
fn spelled(id: &str) -> Option<String> {
    let normal = normal_id(id)?;
    let (kind, rest) = normal.split_once(' ')?;
    Some(if rest.starts_with("0x") { format!("{kind} {}", rest.to_ascii_lowercase()) } else { normal })
}

/// One extended property as the inside of `singleValueExtendedProperties/any(ep: …)` sees it.
struct Property<'a> {
    id: &'a str,
    value: Option<String>,
}

impl Fields for Property<'_> {
    fn field(&self, path: &str) -> Option<Lit> {
        match path {
            "id" => Some(Lit::Text(self.id.to_owned())),
            "value" => Some(self.value.clone().map_or(Lit::Null, Lit::Text)),
            _ => None,
        }
    }

    fn members(&self, _: &str, _: &Expr) -> Option<bool> {
        None
    }
}

/// Whether a message has an extended property such that the filter's inside holds.
pub(crate) fn any(message: &Message, inside: &Expr) -> bool {
    let mut ids = Vec::new();
    ids_in(inside, &mut ids);
    ids.iter().any(|id| {
        let value = normal_id(id).and_then(|normal| value(message, &normal));
        value.is_some() && inside.holds(&Property { id, value }).unwrap_or(false)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_property_are_one() {
        assert_eq!(normal_id("Integer 0x0036"), normal_id("integer 0x36"));
        assert_eq!(normal_id("Long 0x0E08"), Some("Long 0xE08".to_owned()));
        assert!(normal_id("String {00020329-0000-0000-C000-000000000046} Name x y").is_some());
        assert!(
            normal_id("").is_none() && normal_id("Integer").is_none() && normal_id("Integer 0xzz").is_none()
        );
    }
}
