//! Amounts for people, and the currency beside the minor units scripts read (`design/cli.md`).

use bitacora_engine::{Engine, actions};
use serde::Serialize;

use crate::failure::Result;

/// What was found, and the code of the currency its amounts are in.
#[derive(Debug, Clone, Serialize)]
pub struct Priced<T> {
    /// What was found.
    #[serde(flatten)]
    pub row: T,
    /// Code of the currency, like EUR.
    pub currency_code: String,
}

impl<T> Priced<T> {
    /// A row in the currency of the settings.
    ///
    /// # Errors
    /// Those of reading the settings.
    pub async fn new(engine: &Engine, row: T) -> Result<Self> {
        Ok(Self { row, currency_code: currency(engine).await? })
    }

    /// Rows in the currency of the settings.
    ///
    /// # Errors
    /// Those of reading the settings.
    pub async fn all(engine: &Engine, rows: Vec<T>) -> Result<Vec<Self>> {
        let code = currency(engine).await?;
        Ok(rows.into_iter().map(|row| Self { row, currency_code: code.clone() }).collect())
    }

    /// An amount of this row with its currency, for people; blank for none.
    pub fn amount(&self, minor: i64) -> String {
        if minor == 0 { String::new() } else { format!("{} {}", amount(minor), self.currency_code) }
    }
}

async fn currency(engine: &Engine) -> Result<String> {
    Ok(actions::setup::show(engine).await?.local_currency)
}

/// Minor units of a currency with two decimals, as they are typed: `33.50`.
pub fn amount(minor: i64) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let minor = minor.unsigned_abs();
    format!("{sign}{}.{:02}", minor / 100, minor % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_two_decimals() {
        let typed = [0, 5, 800, 3_350, -5].map(amount);
        assert_eq!(typed, ["0.00", "0.05", "8.00", "33.50", "-0.05"]);
    }

    #[test]
    fn the_currency_stands_beside_the_fields() {
        let priced = Priced { row: serde_json::json!({ "value": 3_350 }), currency_code: "EUR".into() };
        assert_eq!(
            serde_json::to_value(&priced).unwrap(),
            serde_json::json!({ "value": 3_350, "currency_code": "EUR" })
        );
        assert_eq!((priced.amount(3_350), priced.amount(0)), ("33.50 EUR".into(), String::new()));
    }
}
