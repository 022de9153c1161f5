//! Reading lists page by page: a page begins after the last row of the one before, whatever is added meanwhile.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::sql::{Sql, Value};
use crate::error::{Code, Error, Result};

/// One part of what a list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    /// SQL of the value.
    pub(crate) sql: &'static str,
    /// Whether it is a text.
    pub(crate) is_text: bool,
}

/// A text to sort by.
pub(crate) const fn text(sql: &'static str) -> Key {
    Key { sql, is_text: true }
}

/// A number to sort by.
pub(crate) const fn number(sql: &'static str) -> Key {
    Key { sql, is_text: false }
}

/// An order of rows: its name in cursors, its keys (the last one unique), its direction.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order<'a> {
    /// Name, so that a cursor of one order is not taken for one of another.
    pub(crate) name: &'a str,
    /// Keys, the most significant first.
    pub(crate) keys: &'a [Key],
    /// Highest first.
    pub(crate) descending: bool,
}

impl Order<'_> {
    /// The values a page begins after; `None` for a blank cursor.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of this order.
    pub(crate) fn read_cursor(&self, cursor: &str) -> Result<Option<Vec<Value>>> {
        if cursor.is_empty() {
            return Ok(None);
        }
        let read = || {
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?;
            let (name, descending, values): (String, bool, Vec<Value>) =
                serde_json::from_slice(&bytes).ok()?;
            let fits = name == self.name
                && descending == self.descending
                && values.len() == self.keys.len()
                && values.iter().zip(self.keys).all(|(v, k)| k.is_text == matches!(v, Value::Text(_)));
            fits.then_some(values)
        };
        read().map(Some).ok_or_else(|| {
            Error::new(Code::InvalidValue, "the place to continue after is not one of this list")
                .hint("begin with the first page")
        })
    }

    /// The cursor after a row with these values.
    pub(crate) fn cursor(&self, values: &[Value]) -> Result<String> {
        let json = serde_json::to_vec(&(self.name, self.descending, values))
            .map_err(|error| Error::new(Code::Internal, "a cursor cannot be written").because(error))?;
        Ok(BASE64_URL_SAFE_NO_PAD.encode(json))
    }

    /// Cuts rows of keys, read one more than wanted, to a page; gives the cursor of the next one, blank when
    /// there is none.
    pub(crate) fn cut(&self, rows: &mut Vec<Vec<Value>>, limit: usize) -> Result<String> {
        if rows.len() <= limit {
            return Ok(String::new());
        }
        rows.truncate(limit);
        rows.last().map_or(Ok(String::new()), |last| self.cursor(last))
    }

    /// Adds ` AND (keys) > (values)`, or `<` when descending.
    pub(crate) fn push_after(&self, sql: &mut Sql, values: &[Value]) {
        sql.push(" AND (");
        self.push_keys(sql, ", ");
        sql.push(if self.descending { ") < " } else { ") > " });
        sql.bind_list(values.iter().cloned());
    }

    /// Adds the keys, separated.
    pub(crate) fn push_keys(&self, sql: &mut Sql, separator: &str) {
        for (n, key) in self.keys.iter().enumerate() {
            if n > 0 {
                sql.push(separator);
            }
            sql.push(key.sql);
        }
    }

    /// Adds ` ORDER BY … LIMIT …` for that many rows and one more, which tells whether there is another page.
    pub(crate) fn push_order(&self, sql: &mut Sql, limit: usize) {
        sql.push(" ORDER BY ");
        self.push_keys(sql, if self.descending { " DESC, " } else { ", " });
        sql.push(if self.descending { " DESC LIMIT " } else { " LIMIT " });
        sql.bind(i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(1));
    }
}

/// Rows of a page: 1–1,000, 100 when not said.
pub(crate) fn limit(asked: u32) -> usize {
    match asked {
        0 => 100,
        rows => usize::try_from(rows.min(1_000)).unwrap_or(1_000),
    }
}

/// How many rows there are, counted to the end or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    /// Rows that were counted.
    pub(crate) rows: i64,
    /// There are more: counting ended there.
    pub(crate) more: bool,
}

impl Count {
    /// All were counted.
    pub(crate) fn exact(rows: i64) -> Self {
        Self { rows, more: false }
    }

    /// Up to `most` were counted, and one more if there was one.
    pub(crate) fn up_to(rows: i64, most: i64) -> Self {
        Self { rows: rows.min(most), more: rows > most }
    }
}

/// A count as pages carry it.
pub(crate) fn total(count: i64) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[Key] = &[text("name"), number("no")];

    #[test]
    fn a_cursor_comes_back_and_fits_its_order_only() {
        let order = Order { name: "name", keys: KEYS, descending: false };
        let values = [Value::from("Ñandú 'x'"), Value::from(7)];
        let cursor = order.cursor(&values).unwrap();
        assert_eq!(order.read_cursor(&cursor).unwrap(), Some(values.to_vec()));
        assert_eq!(order.read_cursor("").unwrap(), None);
        let other_way = Order { descending: true, ..order };
        let other_keys = Order { keys: &[number("no")], ..order };
        let swapped = order.cursor(&[Value::from(7), Value::from("x")]).unwrap();
        for (order, cursor) in [
            (order, "%%"),
            (order, "eyJ4Ijo"),
            (order, swapped.as_str()),
            (other_way, &cursor),
            (other_keys, &cursor),
        ] {
            assert_eq!(order.read_cursor(cursor).unwrap_err().code(), Code::InvalidValue, "{cursor}");
        }
    }

    #[test]
    fn pages_have_a_sensible_size() {
        assert_eq!([limit(0), limit(1), limit(1_000), limit(9_999)], [100, 1, 1_000, 1_000]);
        assert_eq!(total(i64::MAX), i32::MAX);
    }
}
