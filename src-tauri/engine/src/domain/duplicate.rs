//! What becomes of two contacts that are the same (merge of duplicates).

use std::collections::BTreeSet;

use super::address::Address;
use super::contact::{AlternativeAddress, Contact, CorrespondenceType};

/// The contact that stays after a merge, and the names of its fields that were blank and took the value of the other.
///
/// A postal address is taken only as a whole. Every e-mail address of the other becomes one of the contact that
/// stays, so that mail still matches. A privacy block of either stays.
pub(crate) fn merged(keep: &Contact, other: &Contact) -> (Contact, Vec<String>) {
    let mut result = keep.clone();
    let mut filled = fill(&mut result, other);
    result.minor |= other.minor;
    result.privacy_blocked |= other.privacy_blocked;
    result.exclude_from_segment |= other.exclude_from_segment;
    let consents = |one: &Contact| !one.minor || one.parental_consent;
    result.parental_consent =
        (keep.parental_consent || other.parental_consent) && consents(keep) && consents(other);
    for (name, before, after) in [
        ("minor", keep.minor, result.minor),
        ("privacy_blocked", keep.privacy_blocked, result.privacy_blocked),
        ("exclude_from_segment", keep.exclude_from_segment, result.exclude_from_segment),
        ("parental_consent", keep.parental_consent, result.parental_consent),
    ] {
        if before != after {
            filled.push(name.to_owned());
        }
    }
    take_addresses(&mut result, other);
    (result, filled)
}

fn fill(result: &mut Contact, other: &Contact) -> Vec<String> {
    let mut filled = Vec::new();
    let is_nowhere = [&result.address, &result.address_2, &result.post_code, &result.city, &result.county]
        .iter()
        .all(|part| part.is_empty());
    macro_rules! fill {
        ($($name:ident),+) => {
            $(if result.$name.is_empty() && !other.$name.is_empty() {
                result.$name.clone_from(&other.$name);
                filled.push(stringify!($name).to_owned());
            })+
        };
    }
    fill!(name, search_name, company_no, job_title, salutation, organizational_level, business_relation);
    fill!(email, email_2, phone, mobile, home_page, salesperson_code);
    if is_nowhere {
        fill!(address, address_2, post_code, city, county);
    }
    fill!(country, territory, currency, vat_registration_no, language, format_region);
    if result.correspondence_type == CorrespondenceType::None {
        result.correspondence_type = other.correspondence_type;
        if other.correspondence_type != CorrespondenceType::None {
            filled.push("correspondence_type".to_owned());
        }
    }
    filled
}

/// Adds the addresses of the other that the contact does not have yet as alternative ones.
fn take_addresses(result: &mut Contact, other: &Contact) {
    let mut known: BTreeSet<String> = [&result.email, &result.email_2]
        .into_iter()
        .chain(result.alternative_addresses.iter().map(|alternative| &alternative.email))
        .flat_map(|field| parts(field))
        .map(canonical)
        .collect();
    let from_fields = [&other.email, &other.email_2].into_iter().flat_map(|field| parts(field));
    let plain = from_fields
        .map(|email| AlternativeAddress { email: email.to_owned(), ..AlternativeAddress::default() });
    for mut alternative in plain.chain(other.alternative_addresses.iter().cloned()) {
        if !known.insert(canonical(&alternative.email)) {
            continue;
        }
        let is_taken = |code: &str| result.alternative_addresses.iter().any(|one| one.code == code);
        if alternative.code.is_empty() || is_taken(&alternative.code) {
            alternative.code =
                (1..=u32::MAX).map(|n| n.to_string()).find(|code| !is_taken(code)).unwrap_or_default();
        }
        result.alternative_addresses.push(alternative);
    }
}

fn parts(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn canonical(email: &str) -> String {
    Address::parse(email).map_or_else(|_| email.trim().to_lowercase(), |address| address.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alternative(code: &str, email: &str) -> AlternativeAddress {
        AlternativeAddress { code: code.into(), email: email.into(), ..AlternativeAddress::default() }
    }

    #[test]
    fn blanks_are_filled_and_every_address_stays() {
        let keep = Contact {
            name: "Ana".into(),
            email: "ana@x.example".into(),
            city: "Vigo".into(),
            alternative_addresses: vec![alternative("1", "old@x.example")],
            ..Contact::default()
        };
        let other = Contact {
            name: "Anna".into(),
            email: "ANA@x.example; ana@y.example".into(),
            email_2: "a@y.example".into(),
            phone: "1".into(),
            address: "Street 1".into(),
            alternative_addresses: vec![
                alternative("1", "home@y.example"),
                alternative("H", "old@x.example"),
            ],
            ..Contact::default()
        };
        let (result, filled) = merged(&keep, &other);
        assert_eq!(filled, ["email_2", "phone"], "the street of another city is not taken");
        assert_eq!((result.name.as_str(), result.email.as_str()), ("Ana", "ana@x.example"));
        let kept: Vec<_> =
            result.alternative_addresses.iter().map(|one| format!("{} {}", one.code, one.email)).collect();
        assert_eq!(kept, ["1 old@x.example", "2 ana@y.example", "3 home@y.example"]);
    }

    #[test]
    fn a_block_of_either_stays_and_consent_must_be_everybodys() {
        let child = Contact { minor: true, privacy_blocked: true, ..Contact::default() };
        let (result, filled) = merged(&Contact::default(), &child);
        assert!(result.minor && result.privacy_blocked && !result.parental_consent);
        assert_eq!(filled, ["minor", "privacy_blocked"]);
        let consented = Contact { parental_consent: true, ..child.clone() };
        assert!(!merged(&consented, &child).0.parental_consent);
        assert!(merged(&Contact::default(), &consented).0.parental_consent);
    }
}
