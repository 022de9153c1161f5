//! Shares in percent, exact: probabilities are not rounded (`original.md` I).

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Parts a percent is counted in: two typed shares with two decimals each have an exact product.
const PARTS: i32 = 1_000_000;

/// A share from 0 % to 100 %, counted in millionths of a percent. In JSON it is a number: `50`, `27.5`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i32);

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const FULL: Self = Self(100 * PARTS);

    /// A whole number of percents; more than 100 are 100.
    pub fn whole(percents: u8) -> Self {
        Self(i32::from(percents.min(100)) * PARTS)
    }

    /// The share of a number of parts as the database keeps it; `None` when it is below 0 or above 100 %.
    pub fn from_parts(parts: i64) -> Option<Self> {
        i32::try_from(parts).ok().filter(|parts| (0..=Self::FULL.0).contains(parts)).map(Self)
    }

    /// The number of parts, for the database.
    pub fn parts(self) -> i64 {
        self.0.into()
    }

    /// A share as typed: `50`, `33.5`, `33,25`; at most two decimals.
    ///
    /// # Errors
    /// `Wrong::Format` when it is no number, `Wrong::Range` when it is below 0 or above 100.
    pub fn parse(typed: &str) -> Result<Self, Wrong> {
        let typed = typed.trim().trim_end_matches('%').trim_end();
        let (is_negative, digits) =
            typed.strip_prefix('-').map_or((false, typed), |digits| (true, digits.trim_start()));
        let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || decimals.len() > 2 || !is_number(whole) || !is_number(decimals) {
            return Err(Wrong::Format);
        }
        let hundredths = format!("{whole}{decimals:0<2}").parse::<i32>().map_err(|_| Wrong::Range)?;
        if hundredths > 10_000 || (is_negative && hundredths > 0) {
            return Err(Wrong::Range);
        }
        Ok(Self(hundredths * (PARTS / 100)))
    }

    /// This share of another one, exact for shares of at most two decimals.
    #[must_use]
    pub fn of(self, other: Self) -> Self {
        let product = i64::from(self.0) * i64::from(other.0) / i64::from(Self::FULL.0);
        Self::from_parts(product).unwrap_or(Self::FULL)
    }

    /// The middle between this share and another one.
    #[must_use]
    pub fn mean(self, other: Self) -> Self {
        Self(self.0.midpoint(other.0))
    }

    /// This share of an amount in minor units, to the nearest one, a half away from zero.
    pub fn of_amount(self, minor: i64) -> i64 {
        let full = i128::from(Self::FULL.0);
        let product = i128::from(minor) * i128::from(self.0);
        let rounded = (product + product.signum() * (full / 2)) / full;
        i64::try_from(rounded).unwrap_or(i64::MAX)
    }
}

/// Why a typed share was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is no number with at most two decimals.
    Format,
    /// It is below 0 or above 100.
    Range,
}

impl fmt::Display for Percent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, parts) = (self.0 / PARTS, self.0 % PARTS);
        if parts == 0 {
            return write!(out, "{whole}");
        }
        let decimals = format!("{parts:06}");
        write!(out, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % PARTS == 0 {
            return serializer.serialize_i32(self.0 / PARTS);
        }
        serializer.serialize_f64(f64::from(self.0) / f64::from(PARTS))
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom("a share is a number from 0 to 100");
        let text = format!("{number:.6}");
        let (whole, parts) = text.split_once('.').ok_or_else(wrong)?;
        let whole: i64 = whole.parse().map_err(|_| wrong())?;
        let parts: i64 = parts.parse().map_err(|_| wrong())?;
        whole.checked_mul(PARTS.into()).and_then(|whole| Self::from_parts(whole + parts)).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_and_written_as_numbers() {
        let cases =
            [("0", "0"), ("100", "100"), (" 33.5 ", "33.5"), ("2,25 %", "2.25"), ("007", "7"), ("-0", "0")];
        for (typed, shown) in cases {
            let share = Percent::parse(typed).unwrap();
            assert_eq!(share.to_string(), shown);
            let json = serde_json::to_string(&share).unwrap();
            assert_eq!(json, shown);
            assert_eq!(serde_json::from_str::<Percent>(&json).unwrap(), share);
            assert_eq!(Percent::from_parts(share.parts()), Some(share));
        }
        for wrong in ["", "x", "1.234", "1e2", "--1", ".5", "٣"] {
            assert_eq!(Percent::parse(wrong), Err(Wrong::Format), "{wrong}");
        }
        for wrong in ["100.01", "101", "-1", "-0.01", "99999999999"] {
            assert_eq!(Percent::parse(wrong), Err(Wrong::Range), "{wrong}");
        }
        assert!(
            serde_json::from_str::<Percent>("101").is_err() && serde_json::from_str::<Percent>("-1").is_err()
        );
    }

    #[test]
    fn products_and_means_are_exact() {
        let share = |typed: &str| Percent::parse(typed).unwrap();
        assert_eq!(share("30").mean(share("25")).to_string(), "27.5", "original.md I");
        assert_eq!(share("33").of(share("7")).to_string(), "2.31");
        assert_eq!(share("33.33").of(share("66.67")).to_string(), "22.221111");
        assert_eq!(Percent::FULL.of(Percent::FULL), Percent::FULL);
        assert_eq!(Percent::ZERO.of(Percent::FULL), Percent::ZERO);
        assert_eq!(Percent::FULL.mean(Percent::ZERO), Percent::whole(50));
    }

    #[test]
    fn a_share_of_an_amount_is_right_to_the_cent() {
        let share = |typed: &str| Percent::parse(typed).unwrap();
        assert_eq!(Percent::whole(50).of_amount(1_000_000), 500_000, "R101");
        assert_eq!(share("27.5").of_amount(100), 28, "a half goes up");
        assert_eq!(share("33").of_amount(1), 0);
        assert_eq!(share("50").of_amount(1), 1);
        assert_eq!(Percent::FULL.of_amount(99_999_999_999_999), 99_999_999_999_999);
        assert_eq!(Percent::ZERO.of_amount(99_999_999_999_999), 0);
    }
}
