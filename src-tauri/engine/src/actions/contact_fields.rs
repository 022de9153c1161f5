//! The fields of contacts and alternative addresses as typed, and the rules among them.

use super::{Fields, fields};
use crate::domain::contact::{AlternativeAddress, Contact, ContactType, CorrespondenceType};
use crate::error::{Code, Error, Result};

/// Puts the typed values into the fields and applies the rules among them.
pub(super) fn apply(contact: &mut Contact, typed: &Fields) -> Result<()> {
    let before = contact.clone();
    for (name, value) in typed {
        match name.as_str() {
            "no" | "privacy_blocked" => {}
            "name" => contact.name = fields::text(name, value, 100)?,
            "type" | "kind" => contact.kind = kind(value)?,
            "company" | "company_no" => contact.company_no = fields::code(name, value, 20)?,
            "job_title" => contact.job_title = fields::text(name, value, 30)?,
            "search_name" => contact.search_name = fields::code(name, value, 100)?,
            "email" => contact.email = fields::addresses(name, value)?,
            "email_2" => contact.email_2 = fields::addresses(name, value)?,
            "phone" => contact.phone = fields::text(name, value, 30)?,
            "mobile" => contact.mobile = fields::text(name, value, 30)?,
            "address" => contact.address = fields::text(name, value, 100)?,
            "city" => contact.city = fields::text(name, value, 30)?,
            "country" => contact.country = fields::code(name, value, 10)?,
            "language" => contact.language = fields::code(name, value, 10)?,
            "home_page" => contact.home_page = fields::text(name, value, 255)?,
            "salesperson" | "salesperson_code" => contact.salesperson_code = fields::code(name, value, 20)?,
            "minor" => contact.minor = fields::flag(name, value)?,
            "parental_consent" => contact.parental_consent = fields::flag(name, value)?,
            _ => apply_rest(contact, name, value)?,
        }
    }
    follow_name(&before, contact);
    let typed =
        typed.get("privacy_blocked").map(|value| fields::flag("privacy_blocked", value)).transpose()?;
    contact.privacy_blocked = privacy_blocked(&before, contact, typed)?;
    Ok(())
}

/// The fields of a postal address, of trade and of mailings.
fn apply_rest(contact: &mut Contact, name: &str, value: &str) -> Result<()> {
    match name {
        "salutation" => contact.salutation = fields::code(name, value, 10)?,
        "organizational_level" => contact.organizational_level = fields::code(name, value, 10)?,
        "business_relation" => contact.business_relation = fields::text(name, value, 50)?,
        "address_2" => contact.address_2 = fields::text(name, value, 50)?,
        "post_code" => contact.post_code = fields::code(name, value, 20)?,
        "county" => contact.county = fields::text(name, value, 30)?,
        "territory" => contact.territory = fields::code(name, value, 10)?,
        "currency" => contact.currency = fields::code(name, value, 10)?,
        "vat_registration_no" => contact.vat_registration_no = fields::code(name, value, 20)?,
        "format_region" => contact.format_region = fields::text(name, value, 80)?,
        "correspondence_type" => contact.correspondence_type = correspondence_type(value)?,
        "exclude_from_segment" => contact.exclude_from_segment = fields::flag(name, value)?,
        _ => return Err(fields::unknown(name)),
    }
    Ok(())
}

/// The search name follows the name as long as nobody gave it another.
fn follow_name(before: &Contact, contact: &mut Contact) {
    let follows = before.search_name.to_uppercase() == before.name.to_uppercase();
    if contact.search_name.is_empty() || (follows && contact.search_name == before.search_name) {
        contact.search_name = contact.name.to_uppercase();
    }
}

fn correspondence_type(value: &str) -> Result<CorrespondenceType> {
    CorrespondenceType::parse(value.trim()).ok_or_else(|| {
        let sentence = format!("correspondence_type is Email, Hard Copy or blank, not \"{}\"", value.trim());
        Error::new(Code::InvalidValue, sentence)
    })
}

/// Privacy Blocked after a change (`original.md` I): becoming a minor sets it, ticking or clearing the consent sets
/// it too; what was typed has the last word, but a minor without consent stays blocked.
fn privacy_blocked(before: &Contact, after: &Contact, typed: Option<bool>) -> Result<bool> {
    let lifts = typed == Some(false);
    if lifts && after.minor && !after.parental_consent {
        // A card that sends all of its fields as they were does not ask for anything.
        if before.privacy_blocked {
            return Err(Error::new(
                Code::ParentalConsentRequired,
                "a minor stays blocked without parental consent",
            )
            .hint("tick Parental Consent Received first"));
        }
        return Ok(true);
    }
    let sets = (after.minor && !before.minor) || after.parental_consent != before.parental_consent;
    Ok(typed.unwrap_or(before.privacy_blocked || sets))
}

/// Puts the typed values into the fields of an alternative address.
pub(super) fn apply_address(address: &mut AlternativeAddress, typed: &Fields) -> Result<()> {
    for (name, value) in typed {
        match name.as_str() {
            "code" => address.code = fields::code(name, value, 10)?,
            "email" => address.email = fields::addresses(name, value)?,
            "from" => address.from = fields::day(name, value)?,
            "to" => address.to = fields::day(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    if address.email.is_empty() || address.email.contains(';') {
        return Err(Error::new(Code::EmailInvalid, "an alternative address holds one e-mail address"));
    }
    if !address.from.is_empty() && !address.to.is_empty() && address.to < address.from {
        return Err(Error::new(Code::InvalidValue, "to is before from"));
    }
    Ok(())
}

fn kind(value: &str) -> Result<ContactType> {
    match value.trim().to_lowercase().as_str() {
        "company" => Ok(ContactType::Company),
        "person" => Ok(ContactType::Person),
        _ => Err(Error::new(
            Code::InvalidValue,
            format!("type is Company or Person, not \"{}\"", value.trim()),
        )),
    }
}
