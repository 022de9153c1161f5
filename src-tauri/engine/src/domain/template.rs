//! Interaction templates and groups (R47, R48; `original.md` H).

use serde::{Deserialize, Serialize};
use specta::Type;

/// An interaction group.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InteractionGroup {
    /// Code.
    pub code: String,
    /// Description.
    pub description: String,
}

/// An interaction template: what new entries take from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct InteractionTemplate {
    /// Code.
    pub code: String,
    /// Code of its group; blank for none.
    pub group_code: String,
    /// Description.
    pub description: String,
    /// Cost of one interaction in minor units.
    #[specta(type = f64)]
    pub unit_cost_minor: i64,
    /// Duration of one interaction in minutes.
    #[specta(type = f64)]
    pub unit_duration_minutes: i64,
    /// `Outbound`, `Inbound` or blank.
    pub information_flow: String,
    /// `Us`, `Them` or blank.
    pub initiated_by: String,
    /// Language code; blank for none.
    pub language: String,
    /// Whether it is the one logged e-mail takes (Interaction Template Setup, *E-Mails*).
    pub for_emails: bool,
}

impl InteractionGroup {
    /// The group a new database has.
    pub fn seeded() -> Self {
        Self { code: "SYSTEM".to_owned(), description: "System-generated".to_owned() }
    }
}

impl InteractionTemplate {
    /// The template for e-mails a new database has (R47): group SYSTEM, cost 8, a minute, outbound, by us.
    pub fn seeded() -> Self {
        Self {
            code: "EMAIL".to_owned(),
            group_code: "SYSTEM".to_owned(),
            description: "Emails".to_owned(),
            unit_cost_minor: 800,
            unit_duration_minutes: 1,
            information_flow: "Outbound".to_owned(),
            initiated_by: "Us".to_owned(),
            language: String::new(),
            for_emails: false,
        }
    }
}

/// An amount as typed, `8`, `8.5` or `8,50`, in minor units of a currency with two decimals; `None` when it is
/// none, negative, or larger than any sum can be.
pub fn minor_units(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let (whole, part) = typed.split_once(['.', ',']).unwrap_or((typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::minor_units;

    #[test]
    fn amounts_are_exact() {
        let rows = [
            ("8", Some(800)),
            (" 8.00 ", Some(800)),
            ("33.5", Some(3_350)),
            ("0,05", Some(5)),
            ("999999999999.99", Some(99_999_999_999_999)),
        ];
        for (typed, minor) in rows {
            assert_eq!(minor_units(typed), minor, "{typed}");
        }
        for wrong in ["", "-1", "8.005", "1e3", ".5", "1.000,00", "9999999999999", "8 €", "٣"] {
            assert_eq!(minor_units(wrong), None, "{wrong}");
        }
    }
}
