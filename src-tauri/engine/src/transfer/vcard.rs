//! Writing vCards 3.0 (RFC 2426), which every address book reads.

use serde_json::Value;

/// Longest line in bytes, without its end (RFC 2426, 2.6).
const LINE: usize = 75;

/// A contact, as scripts read it, as a card.
pub(crate) fn card(contact: &Value) -> String {
    let field = |name: &str| escaped(contact.get(name).and_then(Value::as_str).unwrap_or_default());
    let is_company = field("type") == "Company";
    let (name, mut company) = (field("name"), field("company_name"));
    let (family, given) = if is_company { (String::new(), String::new()) } else { split(&name) };
    if is_company {
        company.clone_from(&name);
    }
    let address = ["", "address_2", "address", "city", "county", "post_code", "country"].map(field).join(";");
    let mut lines = vec![
        ("N", format!("{family};{given};;;")),
        ("FN", name),
        ("X-ABSHOWAS", if is_company { "COMPANY".to_owned() } else { String::new() }),
        ("ORG", company),
        ("TITLE", field("job_title")),
    ];
    for (preferred, address) in addresses(contact).into_iter().enumerate() {
        let name = if preferred == 0 { "EMAIL;TYPE=INTERNET,PREF" } else { "EMAIL;TYPE=INTERNET" };
        lines.push((name, escaped(&address)));
    }
    lines.extend([
        ("TEL;TYPE=WORK,VOICE", field("phone")),
        ("TEL;TYPE=CELL", field("mobile")),
        ("ADR;TYPE=WORK", address),
        ("URL", field("home_page")),
        ("LANG", field("language")),
        ("X-BITACORA-NO", field("no")),
    ]);
    let mut text = "BEGIN:VCARD\r\nVERSION:3.0\r\n".to_owned();
    for (name, value) in lines {
        // A name is required even where it is blank.
        if name == "N" || name == "FN" || !value.trim_matches(';').is_empty() {
            fold(&mut text, &format!("{name}:{value}"));
        }
    }
    text.push_str("END:VCARD\r\n");
    text
}

/// Every address of the contact, each once.
fn addresses(contact: &Value) -> Vec<String> {
    let of =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut fields = vec![of(contact, "email"), of(contact, "email_2")];
    let alternatives = contact.get("alternative_addresses").and_then(Value::as_array);
    fields.extend(alternatives.into_iter().flatten().map(|address| of(address, "email")));
    let mut found: Vec<String> = Vec::new();
    for address in fields.iter().flat_map(|field| field.split(';')).map(str::trim) {
        if !address.is_empty() && !found.iter().any(|other| other == address) {
            found.push(address.to_owned());
        }
    }
    found
}

/// Family and given name; the last word is the family's, as far as a program can tell.
fn split(name: &str) -> (String, String) {
    match name.rsplit_once(' ') {
        Some((given, family)) => (family.to_owned(), given.to_owned()),
        None => (String::new(), name.to_owned()),
    }
}

fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\\' | ';' | ',' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\r' => {}
            c => text.push(c),
        }
    }
    text
}

/// Adds a line, cut where it is too long, never within a character.
fn fold(text: &mut String, line: &str) {
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_contact_becomes_a_card_that_folds_and_escapes() {
        let contact = json!({
            "no": "CT1", "name": "Ana Pérez; hija", "type": "Person", "company_name": "Viento, Sur",
            "job_title": "ñ".repeat(60), "email": "a@k.example; b@k.example", "email_2": "",
            "alternative_addresses": [{ "email": "c@k.example" }, { "email": "a@k.example" }], "city": "Cádiz",
        });
        let text = card(&contact);
        assert!(
            text.contains("FN:Ana Pérez\\; hija\r\n") && text.contains("ORG:Viento\\, Sur\r\n"),
            "{text}"
        );
        assert_eq!(text.matches("EMAIL").count(), 3, "{text}");
        assert!(
            text.contains("ADR;TYPE=WORK:;;;Cádiz;;;\r\n") && text.contains("X-BITACORA-NO:CT1"),
            "{text}"
        );
        assert!(text.lines().all(|line| line.len() <= LINE), "{text}");
        let company = card(&json!({ "name": "Viento", "type": "Company" }));
        assert!(
            company.contains("X-ABSHOWAS:COMPANY\r\nORG:Viento\r\n") && !company.contains("TEL"),
            "{company}"
        );
    }
}
