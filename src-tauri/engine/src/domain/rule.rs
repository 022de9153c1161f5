//! Rules about mail (W24): whose mail is never logged, and whose only when somebody says so.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::address::Address;

/// What a rule does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// Mail is set aside and never logged, not even late.
    #[default]
    NeverLog,
    /// Mail is set aside and logged when somebody has it decided again.
    AlwaysAsk,
}

impl RuleKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::NeverLog, Self::AlwaysAsk];

    /// The word scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NeverLog => "never_log",
            Self::AlwaysAsk => "always_ask",
        }
    }

    /// The kind of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// The value of a rule that stands for the domains of the salespeople's own addresses.
pub const OWN_DOMAINS: &str = "own_domains";

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MailRule {
    /// Number of the rule.
    #[specta(type = i32)]
    pub id: i64,
    /// What it does.
    pub kind: RuleKind,
    /// An address, a domain (its subdomains included), or `own_domains`; in lower case.
    pub value: String,
}

/// The rules in force, and what they need to know.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The rules.
    pub list: Vec<MailRule>,
    /// Domains of the salespeople's addresses, those of public mail providers left out.
    pub own_domains: BTreeSet<String>,
}

impl Rules {
    /// Whether there is any rule of that kind.
    pub fn has(&self, kind: RuleKind) -> bool {
        self.list.iter().any(|rule| rule.kind == kind)
    }

    /// The value of the first rule of that kind that meets an address. A rule about a domain passes over the
    /// salespeople in it: their mail is what the log is about.
    pub fn meets(&self, kind: RuleKind, address: &Address, is_salesperson: bool) -> Option<&str> {
        let meets = |value: &str| {
            if value.contains('@') {
                return value == address.as_str();
            }
            if is_salesperson {
                return false;
            }
            if value == OWN_DOMAINS {
                return self.own_domains.iter().any(|own| is_in(address.domain(), own));
            }
            is_in(address.domain(), value)
        };
        let mut values = self.list.iter().filter(|rule| rule.kind == kind).map(|rule| rule.value.as_str());
        values.find(|value| meets(value))
    }
}

/// Whether a domain is `whole` or a subdomain of it.
pub fn is_in(domain: &str, whole: &str) -> bool {
    domain.strip_suffix(whole).is_some_and(|head| head.is_empty() || head.ends_with('.'))
}

/// Reads the value of a rule: an address, a domain (also as `@x.com` or `*.x.com`), or `own_domains`. `None` when
/// it is none.
pub fn read_value(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    if text == OWN_DOMAINS {
        return Some(text);
    }
    if let Ok(address) = Address::parse(&text) {
        return Some(address.as_str().to_owned());
    }
    let domain = text.strip_prefix('@').or_else(|| text.strip_prefix("*.")).unwrap_or(&text);
    // A domain is what may stand behind the @ of an address.
    Address::parse(&format!("a@{domain}")).ok().map(|_| domain.to_owned())
}

/// Domains at which anybody gets an address: they say nothing about a company.
const PUBLIC: [&str; 22] = [
    "aol.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "hotmail.es",
    "icloud.com",
    "live.com",
    "mac.com",
    "mail.com",
    "me.com",
    "msn.com",
    "outlook.com",
    "outlook.es",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yahoo.com",
    "yahoo.es",
    "yandex.com",
];

/// Whether anybody gets an address at this domain.
pub fn is_public(domain: &str) -> bool {
    PUBLIC.contains(&domain)
}

/// A rule somebody thinks about adding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RuleTrial {
    /// What it would do.
    pub kind: RuleKind,
    /// Its value as it would be kept.
    pub value: String,
    /// How many days back mail was looked at.
    pub days: u32,
    /// Messages looked at.
    pub messages: i32,
    /// Of those logged: how many would not have been.
    pub messages_not_logged: i32,
    /// Interaction log entries there are that would not have been written.
    pub entries_not_written: i32,
    /// Of those set aside: how many would no longer wait for somebody to say whose they are.
    pub set_aside_settled: i32,
    /// Messages it would have changed, newest first, at most 100.
    pub examples: Vec<RuleExample>,
}

/// A message that a rule would have changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RuleExample {
    /// Its key.
    pub key: String,
    /// Its subject.
    pub subject: String,
    /// Name of its author, else the address.
    pub author: String,
    /// When it was received, else sent, UTC.
    pub received_at: Option<DateTime<Utc>>,
    /// Interaction log entries there are that would not have been written; 0 for a message set aside.
    pub entries: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(kind: RuleKind, value: &str) -> Rules {
        let own_domains = BTreeSet::from(["firm.example".to_owned()]);
        Rules { list: vec![MailRule { id: 1, kind, value: value.into() }], own_domains }
    }

    #[test]
    fn addresses_domains_and_own_domains_are_met() {
        let cases = [
            ("ana@x.example", "ana@x.example", false, true),
            ("ana@x.example", "ana@x.example", true, true),
            ("ana@x.example", "bea@x.example", false, false),
            ("x.example", "ana@x.example", false, true),
            ("x.example", "ana@mail.x.example", false, true),
            ("x.example", "ana@box.example", false, false),
            ("x.example", "ana@x.example", true, false),
            ("own_domains", "it@firm.example", false, true),
            ("own_domains", "it@es.firm.example", false, true),
            ("own_domains", "jo@firm.example", true, false),
            ("own_domains", "ana@x.example", false, false),
        ];
        for (value, address, is_salesperson, met) in cases {
            let rules = rules(RuleKind::NeverLog, value);
            let address = Address::parse(address).unwrap();
            assert_eq!(
                rules.meets(RuleKind::NeverLog, &address, is_salesperson).is_some(),
                met,
                "{value} {address}"
            );
            assert_eq!(rules.meets(RuleKind::AlwaysAsk, &address, is_salesperson), None, "another kind");
        }
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        for (typed, kept) in [
            (" Ana@X.Example ", Some("ana@x.example")),
            ("@x.example", Some("x.example")),
            ("*.x.example", Some("x.example")),
            ("X.example", Some("x.example")),
            ("own_domains", Some("own_domains")),
            ("x", None),
            ("", None),
            ("@", None),
            ("a b.example", None),
        ] {
            assert_eq!(read_value(typed).as_deref(), kept, "{typed}");
        }
    }
}
