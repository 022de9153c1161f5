//! The search box of the log: every word typed must begin a word of the entry's text, of its contact's or of its
//! company's. Names are looked up as they are now, so a renamed contact is found by the new name at once.

use sqlx::SqliteConnection;

use super::sql::Sql;
use super::sqlite::{
    CONTACTS_MATCHING, COUNT_ENTRIES_MATCHING, ENTRIES_MATCHING, THIS_ENTRY, THIS_ENTRY_MATCHING,
};
use crate::error::Result;

/// From this share of the log on, following the order and asking each entry is faster than collecting the matches:
/// one in so many.
const DENSE: i64 = 14;
/// The longest word whose beginnings are indexed; asking each entry for a longer one is slow.
const INDEXED: usize = 6;

/// How a search is put into a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// The matches are collected and lead to the rows.
    Lead,
    /// The matches are collected once; rows found otherwise are held against them.
    Hold,
    /// Each row found otherwise is asked.
    Ask,
}

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// Words that no contact has: one expression for all of them; blank for none.
    in_entries: String,
    /// Words that contacts have too.
    in_both: Vec<String>,
    /// Words were typed, but none that can be looked for.
    hopeless: bool,
    /// The longest word, in characters.
    longest: usize,
}

impl Search {
    /// Reads what was typed.
    pub(super) async fn new(conn: &mut SqliteConnection, typed: &str) -> Result<Self> {
        let words = words(typed);
        let mut search = Self {
            hopeless: words.is_empty() && !typed.trim().is_empty(),
            longest: words.iter().map(|word| word.chars().count()).max().unwrap_or_default(),
            ..Self::default()
        };
        for word in words {
            let expression = format!("\"{word}\"*");
            let mut sql = Sql::new("SELECT COUNT(*) FROM (");
            sql.push(CONTACTS_MATCHING).bind(expression.as_str()).push(" LIMIT 1) found");
            if sql.number(conn).await? > 0 {
                search.in_both.push(expression);
            } else {
                search.in_entries.push_str(&expression);
                search.in_entries.push(' ');
            }
        }
        Ok(search)
    }

    /// Whether nothing is looked for.
    pub(super) fn is_blank(&self) -> bool {
        self.in_entries.is_empty() && self.in_both.is_empty() && !self.hopeless
    }

    /// How many entries match, hidden ones too, where that can be told without reading them: when one expression
    /// stands for the whole search.
    pub(super) async fn matches(&self, conn: &mut SqliteConnection) -> Result<Option<i64>> {
        if self.hopeless || self.in_entries.is_empty() || !self.in_both.is_empty() {
            return Ok(None);
        }
        let mut sql = Sql::new(COUNT_ENTRIES_MATCHING);
        Ok(Some(sql.bind(self.in_entries.as_str()).number(conn).await?))
    }

    /// The way for a list whose order is followed along an index: `total` rows of `all` are to be listed.
    pub(super) fn along_the_order(&self, total: i64, all: i64) -> Way {
        let dense = total.saturating_mul(DENSE) > all;
        let one = self.in_both.is_empty();
        if dense && one && self.longest <= INDEXED { Way::Ask } else { Way::Hold }
    }

    /// Adds the conditions.
    pub(super) fn push(&self, sql: &mut Sql, way: Way) {
        if self.hopeless {
            sql.push(" AND 1 = 0");
        }
        let mut way = way;
        if !self.in_entries.is_empty() && way == Way::Ask {
            sql.push(" AND ").push(THIS_ENTRY_MATCHING).bind(self.in_entries.as_str()).push(THIS_ENTRY);
        } else if !self.in_entries.is_empty() {
            push_set(sql, &mut way).push(ENTRIES_MATCHING).bind(self.in_entries.as_str()).push(")");
        }
        for word in &self.in_both {
            push_set(sql, &mut way).push(ENTRIES_MATCHING).bind(word.as_str());
            for column in ["contact_no", "contact_company_no"] {
                sql.push(" UNION ALL SELECT entry_no FROM interaction_log_entry WHERE ").push(column);
                sql.push(" IN (").push(CONTACTS_MATCHING).bind(word.as_str()).push(")");
            }
            sql.push(")");
        }
    }
}

/// Begins the set of entries of a word. The first one may lead; all others are fenced.
fn push_set<'a>(sql: &'a mut Sql, way: &mut Way) -> &'a mut Sql {
    let leads = std::mem::replace(way, Way::Hold) == Way::Lead;
    sql.push(if leads { " AND e.entry_no IN (" } else { " AND e.entry_no + 0 IN (" })
}

/// The words of what was typed, cut where the index cuts: at everything that is no letter and no digit. Marks that
/// stand over letters are left out, as in the index.
pub(super) fn words(typed: &str) -> Vec<String> {
    let plain = typed.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    let cut: String = plain.map(|c| if is_of_word(c) { c } else { ' ' }).collect();
    cut.split_whitespace().map(str::to_owned).collect()
}

/// Circled and squared letters count as letters elsewhere, but are signs to the index; the joining marks of India's
/// scripts are parts of words there and no letters elsewhere.
fn is_of_word(c: char) -> bool {
    let joins = matches!(c, '\u{900}'..='\u{dff}') && !matches!(c, '\u{964}' | '\u{965}' | '\u{970}');
    joins || (c.is_alphanumeric() && !matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::contact::Contact;
    use crate::domain::interaction::EntryQuery;
    use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, memory, person};
    use crate::store::{Store, contact};

    async fn found(store: &Store, search: &str) -> Vec<i64> {
        let query = EntryQuery { search: search.into(), ..EntryQuery::default() };
        let page = store.entry_page(&query).await.unwrap();
        assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len(), "{search}");
        page.rows.into_iter().map(|entry| entry.entry_no).collect()
    }

    #[test]
    fn words_are_cut_as_the_index_cuts_them() {
        assert_eq!(words(" Ana@X.com, 50%\u{0} n\u{303}u"), ["Ana", "X", "com", "50", "nu"]);
        assert_eq!(words("Ⓐb \"a\"* AND हिन्दी"), ["b", "a", "AND", "हिन्दी"]);
        assert!(words("% _ \" -").is_empty());
    }

    #[tokio::test]
    async fn whatever_is_typed_is_looked_for_and_never_an_error() {
        let store = memory().await;
        for description in ["Quote for Ñandú", "Ángel 東京都 हिन्दी", "NEAR \"the\" end"] {
            add_entry(&store, &NewEntry { description, ..NewEntry::default() }).await;
        }
        for (typed, expected) in [
            ("nandu", vec![1]),
            ("ÑAN quo", vec![1]),
            ("uote", vec![]),
            ("angel", vec![2]),
            ("東京", vec![2]),
            ("हिन्दी", vec![2]),
            ("near", vec![3]),
            ("\"the\" NEAR", vec![3]),
            ("end*", vec![3]),
            ("NOT quote", vec![]),
            ("quote OR angel", vec![]),
            ("-", vec![]),
            ("search_text:quote", vec![]),
            ("  ", vec![1, 2, 3]),
        ] {
            assert_eq!(found(&store, typed).await, expected, "{typed}");
        }
    }

    #[tokio::test]
    async fn a_renamed_contact_is_found_by_the_new_name_only() {
        let store = memory().await;
        let before = person("P1", "", "ana@x.example");
        add_contacts(&store, std::slice::from_ref(&before)).await;
        add_entry(&store, &NewEntry { contact_no: "P1", description: "Quote", ..NewEntry::default() }).await;
        assert_eq!(found(&store, "person").await, [1]);
        let after = Contact { name: "Berta Zorrilla".into(), ..before.clone() };
        let mut tx = store.begin().await.unwrap();
        contact::update(&mut tx, &before, &after, at(1)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&store, "zorr quote").await, [1]);
        assert_eq!(found(&store, "ana@x.example").await, [1], "addresses by their parts");
        assert!(found(&store, "person").await.is_empty());
        let mut tx = store.begin().await.unwrap();
        contact::delete(&mut tx, &after, at(2)).await.unwrap();
        tx.commit().await.unwrap();
        assert!(found(&store, "zorrilla").await.is_empty());
        assert_eq!(found(&store, "quote").await, [1]);
    }

    #[tokio::test]
    async fn a_text_that_changes_or_goes_leaves_nothing_in_the_index() {
        let store = memory().await;
        add_entry(&store, &NewEntry { description: "alpha", ..NewEntry::default() }).await;
        add_entry(&store, &NewEntry { description: "beta", ..NewEntry::default() }).await;
        for sql in [
            "UPDATE interaction_log_entry SET search_text = 'gamma' WHERE entry_no = 1",
            "DELETE FROM interaction_log_entry WHERE entry_no = 2",
        ] {
            sqlx::query(sql).execute(&store.writer).await.unwrap();
        }
        assert_eq!(found(&store, "gam").await, [1]);
        let mut conn = store.pool.acquire().await.unwrap();
        for word in ["alpha", "beta"] {
            let search = Search::new(&mut conn, word).await.unwrap();
            assert_eq!(search.matches(&mut conn).await.unwrap(), Some(0), "{word}");
        }
    }
}
