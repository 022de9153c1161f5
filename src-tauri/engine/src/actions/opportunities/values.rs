//! The fields of opportunities and steps as typed.

use chrono::NaiveDate;

use super::super::{Fields, fields};
use crate::domain::opportunity::advance::Asked;
use crate::domain::opportunity::percent::{Percent, Wrong};
use crate::domain::opportunity::{Opportunity, Priority};
use crate::domain::template::minor_units;
use crate::error::{Code, Error, Result};

/// Puts a typed value into a field of an opportunity; says whether the name is one of them.
pub(super) fn apply(one: &mut Opportunity, name: &str, value: &str) -> Result<bool> {
    match name {
        "description" => one.description = fields::text(name, value, 100)?,
        "contact" | "contact_no" => one.contact_no = fields::code(name, value, 20)?,
        "salesperson" | "salesperson_code" => one.salesperson_code = fields::code(name, value, 20)?,
        "sales_cycle" | "sales_cycle_code" => one.sales_cycle_code = fields::code(name, value, 10)?,
        "campaign" | "campaign_no" => one.campaign_no = fields::code(name, value, 20)?,
        "segment" | "segment_no" => one.segment_no = fields::code(name, value, 20)?,
        "segment_description" => one.segment_description = fields::text(name, value, 100)?,
        "priority" => {
            one.priority = Priority::parse(value)
                .ok_or_else(|| Error::new(Code::InvalidValue, "priority is Low, Normal or High"))?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// Puts a typed value into a step; says whether the name is one of its estimates.
pub(super) fn estimate(asked: &mut Asked, name: &str, value: &str) -> Result<bool> {
    match name {
        "estimated_value" => asked.estimated_value = Some(amount(name, value)?),
        "chances" => asked.chances = Some(chances(value)?),
        "closing_date" => asked.closing_date = Some(day(name, value)?),
        _ => return Ok(false),
    }
    Ok(true)
}

/// An amount as typed, in minor units; a negative one is read too, so that the rule that forbids it can say so.
pub(super) fn amount(name: &str, value: &str) -> Result<i64> {
    let value = value.trim();
    let read = match value.strip_prefix('-') {
        Some(digits) => minor_units(digits).map(|minor| -minor),
        None if value.is_empty() => Some(0),
        None => minor_units(value),
    };
    read.ok_or_else(|| {
        Error::new(Code::InvalidValue, format!("{name} is an amount like 33.50, not \"{value}\""))
    })
}

/// Chances of success as typed; blank and negative ones are none.
fn chances(value: &str) -> Result<Percent> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(Percent::ZERO);
    }
    match (Percent::parse(value), value.starts_with('-')) {
        (Ok(share), _) => Ok(share),
        (Err(Wrong::Range), true) => Ok(Percent::ZERO),
        (Err(Wrong::Range), false) => {
            Err(Error::new(Code::ChancesRange, "the chances of success are a share from 0 to 100"))
        }
        (Err(Wrong::Format), _) => Err(Error::new(
            Code::InvalidValue,
            format!("chances is a share from 0 to 100 like 50 or 27.5, not \"{value}\""),
        )),
    }
}

/// A day as typed; `None` when it is blank.
pub(super) fn day(name: &str, value: &str) -> Result<Option<NaiveDate>> {
    Ok(fields::day(name, value)?.parse().ok())
}

/// A typed text, blank when it is missing.
pub(super) fn typed<'a>(all: &'a Fields, name: &str) -> &'a str {
    all.get(name).map(String::as_str).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_shares_are_exact_and_refused_by_their_rule() {
        assert_eq!(amount("estimated_value", "33.50").unwrap(), 3_350);
        assert_eq!(amount("estimated_value", "-1").unwrap(), -100);
        assert_eq!(amount("estimated_value", " ").unwrap(), 0);
        assert_eq!(amount("estimated_value", "many").unwrap_err().code(), Code::InvalidValue);
        assert_eq!(chances("33.5").unwrap().to_string(), "33.5");
        assert_eq!([chances("").unwrap(), chances("0").unwrap(), chances("-5").unwrap()], [Percent::ZERO; 3]);
        assert_eq!(chances("101").unwrap_err().code(), Code::ChancesRange);
        assert_eq!(chances("half").unwrap_err().code(), Code::InvalidValue);
    }
}
