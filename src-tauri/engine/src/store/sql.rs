//! Statements put together from literal pieces, where the filters of a list decide which.

use sqlx::query::{Query, QueryAs};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, FromRow, Row, Sqlite, SqliteConnection, TypeInfo, ValueRef};

use crate::error::{Code, Error, Result};

/// A value bound to a placeholder or read back as a sort key.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum Value {
    /// A number, a time or a flag.
    Int(i64),
    /// A text.
    Text(String),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// A statement in the making: literal pieces and the values of its placeholders, `$1` on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sql {
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// Begins with a literal piece.
    pub(crate) fn new(piece: &str) -> Self {
        Self { text: piece.to_owned(), values: Vec::new() }
    }

    /// Adds a literal piece.
    pub(crate) fn push(&mut self, piece: &str) -> &mut Self {
        self.text.push_str(piece);
        self
    }

    /// Adds the next placeholder with its value.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.values.len().to_string());
        self
    }

    /// Adds a list of placeholders in brackets.
    pub(crate) fn bind_list<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        self.push("(");
        for (n, value) in values.into_iter().enumerate() {
            if n > 0 {
                self.push(", ");
            }
            self.bind(value);
        }
        self.push(")")
    }

    /// Adds another statement, whose placeholders are numbered on. Only for the first placeholders of this one.
    pub(crate) fn append(&mut self, other: &Self) -> &mut Self {
        debug_assert!(self.values.is_empty(), "its numbers are those of this statement");
        self.values.extend(other.values.iter().cloned());
        self.push(&other.text)
    }

    /// The statement as text.
    #[cfg(test)]
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// All rows.
    pub(crate) async fn all<R>(&self, conn: &mut SqliteConnection) -> Result<Vec<R>>
    where
        R: Send + Unpin + for<'r> FromRow<'r, SqliteRow>,
    {
        let query: QueryAs<'_, Sqlite, R, _> = sqlx::query_as_with(&self.text, self.arguments()?);
        Ok(query.fetch_all(conn).await?)
    }

    /// A single number, for counts.
    pub(crate) async fn number(&self, conn: &mut SqliteConnection) -> Result<i64> {
        let query: QueryAs<'_, Sqlite, (i64,), _> = sqlx::query_as_with(&self.text, self.arguments()?);
        let (number,) = query.fetch_one(conn).await?;
        Ok(number)
    }

    /// All rows as values, whatever the types of their columns.
    pub(crate) async fn values(&self, conn: &mut SqliteConnection) -> Result<Vec<Vec<Value>>> {
        let query: Query<'_, Sqlite, _> = sqlx::query_with(&self.text, self.arguments()?);
        query.fetch_all(conn).await?.iter().map(values_of).collect()
    }

    fn arguments(&self) -> Result<SqliteArguments<'_>> {
        let mut arguments = SqliteArguments::default();
        for value in &self.values {
            let added = match value {
                Value::Int(number) => arguments.add(*number),
                Value::Text(text) => arguments.add(text.as_str()),
            };
            added.map_err(|error| Error::new(Code::Internal, "a value cannot be bound").because(error))?;
        }
        Ok(arguments)
    }
}

fn values_of(row: &SqliteRow) -> Result<Vec<Value>> {
    (0..row.len())
        .map(|n| {
            let text = row.try_get_raw(n)?.type_info().name() == "TEXT";
            Ok(if text { Value::Text(row.try_get(n)?) } else { Value::Int(row.try_get(n)?) })
        })
        .collect()
}

/// Words to look for in a text kept in lower case, each as a pattern for `LIKE … ESCAPE '\'`.
pub(crate) fn patterns(search: &str) -> Vec<String> {
    search.split_whitespace().map(|word| pattern(&word.to_lowercase())).collect()
}

/// One word as a pattern: it may stand anywhere; `%`, `_` and `\` are themselves.
pub(crate) fn pattern(word: &str) -> String {
    let mut pattern = String::from("%");
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_numbered() {
        let mut sql = Sql::new("SELECT 1 WHERE a = ");
        sql.bind(1).push(" AND b IN ").bind_list(["x", "y"]);
        assert_eq!(sql.text(), "SELECT 1 WHERE a = $1 AND b IN ($2, $3)");
    }

    #[test]
    fn a_searched_word_is_itself() {
        assert_eq!(patterns(" 50%_Off  ÑU\\ "), ["%50\\%\\_off%", "%ñu\\\\%"]);
        assert!(patterns("  ").is_empty());
    }
}
