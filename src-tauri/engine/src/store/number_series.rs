//! Number series: consecutive numbers without gaps (R106).

use sqlx::SqliteConnection;

use crate::error::{Code, Error, Result};

/// The next number of a series, `CT000001` then `CT000002`. It is taken in the caller's transaction: rolled back,
/// it is given again. Another first number in the settings begins a new series.
///
/// # Errors
/// `NumberSeriesMissing` when the series has no first number or none with a digit in it.
pub(crate) async fn next_no(conn: &mut SqliteConnection, code: &str, first_no: &str) -> Result<String> {
    let first_no = first_no.trim();
    if increment(first_no).is_none() {
        return Err(Error::new(
            Code::NumberSeriesMissing,
            format!("the number series {code} has no first number"),
        )
        .hint("set one in the settings, for example CT000001"));
    }
    let last: Option<(String,)> =
        sqlx::query_as("SELECT last_no FROM number_series WHERE code = $1 AND first_no = $2")
            .bind(code)
            .bind(first_no)
            .fetch_optional(&mut *conn)
            .await?;
    let next = last.and_then(|(last,)| increment(&last)).unwrap_or_else(|| first_no.to_owned());
    sqlx::query(
        "INSERT INTO number_series (code, first_no, last_no) VALUES ($1, $2, $3)
         ON CONFLICT (code) DO UPDATE SET first_no = excluded.first_no, last_no = excluded.last_no",
    )
    .bind(code)
    .bind(first_no)
    .bind(&next)
    .execute(conn)
    .await?;
    Ok(next)
}

/// The number with its last group of digits raised by one, at the same width as long as it fits.
fn increment(number: &str) -> Option<String> {
    let end = number.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (head, tail) = number.split_at_checked(end)?;
    let start = head.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + width_at(head, at));
    let (prefix, digits) = head.split_at_checked(start)?;
    let mut raised: Vec<char> = digits.chars().rev().collect();
    let mut carry = true;
    for digit in &mut raised {
        if carry {
            carry = *digit == '9';
            *digit = if carry { '0' } else { char::from_digit(digit.to_digit(10)? + 1, 10)? };
        }
    }
    if carry {
        raised.push('1');
    }
    Some(format!("{prefix}{}{tail}", raised.into_iter().rev().collect::<String>()))
}

fn width_at(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::memory;

    #[test]
    fn the_last_group_of_digits_is_raised_at_its_width() {
        let cases = [
            ("CT000001", "CT000002"),
            ("CT000999", "CT001000"),
            ("9", "10"),
            ("CT99", "CT100"),
            ("2026-07/A", "2026-08/A"),
            ("Ñ1", "Ñ2"),
        ];
        for (number, next) in cases {
            assert_eq!(increment(number).as_deref(), Some(next), "{number}");
        }
        assert_eq!(increment("CT"), None);
    }

    #[tokio::test]
    async fn numbers_have_no_gaps_after_a_rollback() {
        let store = memory().await;
        let mut tx = store.begin().await.unwrap();
        assert_eq!(next_no(&mut tx, "CONTACT", "CT01").await.unwrap(), "CT01");
        tx.commit().await.unwrap();
        let mut tx = store.begin().await.unwrap();
        assert_eq!(next_no(&mut tx, "CONTACT", "CT01").await.unwrap(), "CT02");
        drop(tx);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(next_no(&mut tx, "CONTACT", "CT01").await.unwrap(), "CT02", "given again");
        assert_eq!(next_no(&mut tx, "CONTACT", "CT01").await.unwrap(), "CT03");
        assert_eq!(next_no(&mut tx, "CONTACT", "K7").await.unwrap(), "K7", "a new series");
        assert_eq!(next_no(&mut tx, "CONTACT", "K7").await.unwrap(), "K8");
        let error = next_no(&mut tx, "CONTACT", " ").await.unwrap_err();
        assert_eq!(error.code(), Code::NumberSeriesMissing);
    }
}
