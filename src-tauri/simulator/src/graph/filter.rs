//! `$filter`: what a filter is and when it holds. `filter_parse.rs` reads it; the part of `OData` that Outlook
//! understands (<https://learn.microsoft.com/graph/filter-query-parameter>).

use chrono::{DateTime, Utc};

use super::error::Fail;
pub(crate) use super::filter_parse::parse;

/// A value in a filter, or of a property.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Lit {
    Text(String),
    Bool(bool),
    Number(f64),
    Time(DateTime<Utc>),
    Null,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Operand {
    /// Property path in lower case, such as `from/emailaddress/address`.
    Path(String),
    Value(Lit),
}

/// A comparison's verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
    StartsWith,
    EndsWith,
    Contains,
}

/// A filter.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
    Test(Operand, Verb, Operand),
    /// `collection/any(x: …)`; the variable is stripped from the paths inside.
    Any(String, Box<Expr>),
}

/// Something that has properties.
pub(crate) trait Fields {
    /// The value at a path in lower case; `None` for a property that does not exist.
    fn field(&self, path: &str) -> Option<Lit>;

    /// The members of a collection; for each the lookup of its fields. `None` for a collection that cannot be filtered.
    fn members(&self, path: &str, inside: &Expr) -> Option<bool>;
}

impl Expr {
    /// The property paths in order of appearance, each once.
    pub(crate) fn paths(&self) -> Vec<String> {
        let mut all = Vec::new();
        self.collect(&mut all);
        all
    }

    fn collect(&self, all: &mut Vec<String>) {
        match self {
            Self::And(a, b) | Self::Or(a, b) => {
                a.collect(all);
                b.collect(all);
            }
            Self::Not(inner) => inner.collect(all),
            Self::Any(path, _) => all.push(path.clone()),
            Self::Test(a, _, b) => {
                for side in [a, b] {
                    if let Operand::Path(path) = side
                        && !all.contains(path)
                    {
                        all.push(path.clone());
                    }
                }
            }
        }
    }

    /// The value that `path` must equal for this to hold, if there is one: lets an index answer.
    pub(crate) fn required_text(&self, path: &str) -> Option<&str> {
        match self {
            Self::And(a, b) => a.required_text(path).or_else(|| b.required_text(path)),
            Self::Test(Operand::Path(p), Verb::Eq, Operand::Value(Lit::Text(text))) if p == path => {
                Some(text)
            }
            _ => None,
        }
    }

    /// Whether it holds; an unknown property is an error.
    pub(crate) fn holds(&self, of: &dyn Fields) -> Result<bool, Fail> {
        Ok(match self {
            Self::And(a, b) => a.holds(of)? && b.holds(of)?,
            Self::Or(a, b) => a.holds(of)? || b.holds(of)?,
            Self::Not(inner) => !inner.holds(of)?,
            Self::Test(a, verb, b) => compare(&value(a, of)?, *verb, &value(b, of)?),
            Self::Any(path, inner) => of.members(path, inner).ok_or_else(|| {
                Fail::new(
                    400,
                    "ErrorInvalidUrlQueryFilter",
                    "The query filter contains one or more invalid nodes.",
                )
            })?,
        })
    }
}

fn value(operand: &Operand, of: &dyn Fields) -> Result<Lit, Fail> {
    match operand {
        Operand::Value(lit) => Ok(lit.clone()),
        Operand::Path(path) => of.field(path).ok_or_else(|| {
            Fail::bad_query(format!("Invalid filter clause: Could not find a property named '{path}'."))
        }),
    }
}

/// Exchange compares text without regard to letter case.
fn compare(a: &Lit, verb: Verb, b: &Lit) -> bool {
    use std::cmp::Ordering;
    let order = match (a, b) {
        (Lit::Text(a), Lit::Text(b)) => {
            let (a, b) = (a.to_lowercase(), b.to_lowercase());
            match verb {
                Verb::StartsWith => return a.starts_with(&b),
                Verb::EndsWith => return a.ends_with(&b),
                Verb::Contains => return a.contains(&b),
                _ => Some(a.cmp(&b)),
            }
        }
        (Lit::Bool(a), Lit::Bool(b)) => Some(a.cmp(b)),
        (Lit::Number(a), Lit::Number(b)) => a.partial_cmp(b),
        (Lit::Time(a), Lit::Time(b)) => Some(a.cmp(b)),
        (Lit::Number(a), Lit::Text(b)) => b.parse::<f64>().ok().and_then(|b| a.partial_cmp(&b)),
        (Lit::Text(a), Lit::Number(b)) => a.parse::<f64>().ok().and_then(|a| a.partial_cmp(b)),
        (Lit::Null, Lit::Null) => Some(Ordering::Equal),
        _ => None,
    };
    match verb {
        Verb::Eq => order == Some(Ordering::Equal),
        Verb::Ne => order != Some(Ordering::Equal),
        Verb::Gt => order == Some(Ordering::Greater),
        Verb::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        Verb::Lt => order == Some(Ordering::Less),
        Verb::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        _ => false,
    }
}

/// Sorts values of one property; what cannot be compared counts as equal.
pub(crate) fn sort_order(a: &Lit, b: &Lit) -> std::cmp::Ordering {
    if compare(a, Verb::Lt, b) || (*a == Lit::Null && *b != Lit::Null) {
        std::cmp::Ordering::Less
    } else if compare(a, Verb::Gt, b) || (*b == Lit::Null && *a != Lit::Null) {
        std::cmp::Ordering::Greater
    } else {
        std::cmp::Ordering::Equal
    }
}

#[cfg(test)]
#[path = "filter_tests.rs"]
mod tests;
