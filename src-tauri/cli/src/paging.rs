//! Lists: the engine hands out pages, a script gets one array.

use bitacora_engine::domain::interaction::Page;
use bitacora_engine::{Code, Error, Result as EngineResult};
use clap::Args;

use crate::failure::Result;

/// Most rows the engine gives in one page.
const LARGEST_PAGE: u32 = 1_000;

/// What every list takes.
#[derive(Debug, Clone, Args)]
pub struct ListArgs {
    /// Only rows with these words
    #[arg(
        long,
        value_name = "WORDS",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub search: String,
    /// Most rows to print; 0 for all
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub limit: u32,
    /// Continue after the row with this number, code or key
    #[arg(
        long,
        value_name = "KEY",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub after: String,
}

/// Follows the engine's pages until `limit` rows that `follow` the place to go on from are there; 0 is all of them.
/// The engine's cursors are not printed, since a list is nothing but its rows: a script goes on from the key of the
/// last one, and the rows before it are passed over here. `page` is given a cursor and how many rows to fetch.
///
/// # Errors
/// Those of `page`.
pub async fn collect<T>(
    list: &ListArgs,
    mut follows: impl FnMut(&T) -> bool,
    mut page: impl AsyncFnMut(String, u32) -> EngineResult<Page<T>>,
) -> Result<Vec<T>> {
    let most = if list.limit == 0 { usize::MAX } else { list.limit as usize };
    let mut rows = Vec::new();
    let mut cursor = String::new();
    loop {
        let missing = u32::try_from(most - rows.len()).unwrap_or(u32::MAX).min(LARGEST_PAGE);
        let wanted = if list.after.is_empty() { missing } else { LARGEST_PAGE };
        let Page { rows: found, next, .. } = page(cursor, wanted).await?;
        // A page without rows cannot be followed by one with: better a short list than one without end.
        let ended = found.is_empty() || next.is_empty();
        let wanted = found.into_iter().filter(|row| follows(row)).take(most - rows.len());
        rows.extend(wanted);
        if ended || rows.len() >= most {
            return Ok(rows);
        }
        cursor = next;
    }
}

/// The rows of a list behind the one with the key `--after` names. Numbers and codes are found however they are
/// written; where the list is sorted by them, the row itself may be gone or filtered out.
///
/// # Errors
/// Those of `page`; `not_found` when the list is sorted otherwise and has no such row.
pub async fn behind<T>(
    list: &ListArgs,
    order: Order,
    key: impl Fn(&T) -> &str,
    page: impl AsyncFnMut(String, u32) -> EngineResult<Page<T>>,
) -> Result<Vec<T>> {
    let after = list.after.trim().to_uppercase();
    let mut place = Behind::new(&after, order);
    let rows = collect(list, |row| place.admits(&key(row).to_uppercase()), page).await?;
    place.found().map(|()| rows)
}

/// What a list of the engine's that comes as a whole, by code, is narrowed to: the words looked for in key and text,
/// then the rows behind `--after`, as many as `--limit` says.
pub fn narrow<T>(
    list: &ListArgs,
    rows: Vec<T>,
    key: impl Fn(&T) -> &str,
    text: impl Fn(&T) -> String,
) -> Vec<T> {
    let words: Vec<String> = list.search.split_whitespace().map(str::to_lowercase).collect();
    let has_words = |row: &T| {
        let text = format!("{} {}", key(row), text(row)).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let after = list.after.trim().to_uppercase();
    let mut place = Behind::new(&after, Order::Key);
    let most = if list.limit == 0 { usize::MAX } else { list.limit as usize };
    rows.into_iter().filter(|row| place.admits(key(row)) && has_words(row)).take(most).collect()
}

/// The rows to ask for where the engine counts them itself: 0 is all.
pub fn or_all(limit: u32) -> u32 {
    if limit == 0 { u32::MAX } else { limit }
}

/// What a list is sorted by, as far as its keys can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By key.
    Key,
    /// By key, the highest first.
    KeyDescending,
    /// By something else.
    Other,
}

impl Order {
    /// The order of a list that is sorted by its keys, or is not.
    pub fn of(by_key: bool, descending: bool) -> Self {
        match (by_key, descending) {
            (true, false) => Self::Key,
            (true, true) => Self::KeyDescending,
            (false, _) => Self::Other,
        }
    }
}

/// Whether a row lies behind the one with a certain key: the rows are asked in turn.
#[derive(Debug)]
pub struct Behind<'a> {
    key: &'a str,
    order: Order,
    passed: bool,
}

impl<'a> Behind<'a> {
    /// Behind the row with `key`; a blank one means from the beginning.
    pub fn new(key: &'a str, order: Order) -> Self {
        Self { key, order, passed: key.is_empty() }
    }

    /// Whether the row with this key, the next one in turn, lies behind.
    pub fn admits(&mut self, key: &str) -> bool {
        let behind = self.passed
            || match self.order {
                Order::Key => key > self.key,
                Order::KeyDescending => key < self.key,
                Order::Other => false,
            };
        self.passed |= behind || key == self.key;
        behind
    }

    /// # Errors
    /// `not_found` when the row never came by.
    pub fn found(&self) -> Result<()> {
        if self.passed || self.order != Order::Other {
            return Ok(());
        }
        Err(Error::new(Code::NotFound, "The list has no row with the key to go on after.")
            .hint("Leave --after out to begin with the first row.")
            .into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows 1 to 2,500 by keyset; counts the pages asked for.
    async fn list(after: &str, limit: u32) -> (Vec<u32>, u32) {
        let args = ListArgs { search: String::new(), limit, after: after.to_owned() };
        let place: u32 = after.parse().unwrap_or(0);
        let mut pages = 0;
        let rows = collect(
            &args,
            |row| *row > place,
            async |cursor: String, wanted: u32| {
                pages += 1;
                let first = cursor.parse::<u32>().unwrap_or(0) + 1;
                let rows: Vec<u32> = (first..=2_500).take(wanted as usize).collect();
                let next = rows.last().filter(|last| **last < 2_500).map(u32::to_string).unwrap_or_default();
                Ok(Page { rows, next, total: 2_500, more: false })
            },
        )
        .await
        .unwrap();
        (rows, pages)
    }

    #[tokio::test]
    async fn zero_means_all() {
        assert_eq!(list("", 0).await, ((1..=2_500).collect(), 3));
    }

    #[tokio::test]
    async fn a_limit_is_kept_over_several_pages() {
        let (rows, pages) = list("", 1_200).await;
        assert_eq!((rows.len(), pages), (1_200, 2));
        assert_eq!(list("", 1).await, (vec![1], 1));
    }

    #[tokio::test]
    async fn a_list_goes_on_after_a_row() {
        assert_eq!(list("2498", 100).await.0, [2_499, 2_500]);
        assert_eq!(list("999", 3).await, (vec![1_000, 1_001, 1_002], 2));
        assert_eq!(list("2500", 0).await.0, [0; 0]);
    }

    #[test]
    fn a_whole_list_is_narrowed_by_words_place_and_limit() {
        let list = |search: &str, after: &str, limit: u32| {
            let args = ListArgs { search: search.to_owned(), limit, after: after.to_owned() };
            narrow(&args, vec!["NEW1", "OLD1", "OLD2"], |row| row, |_| "Text".to_owned())
        };
        assert_eq!(list("", "", 0).len(), 3);
        assert_eq!(list("old text", "", 0), ["OLD1", "OLD2"]);
        assert_eq!(list("", "", 1), ["NEW1"]);
        assert_eq!(list("1", " new1 ", 5), ["OLD1"], "the words do not move the place");
        assert_eq!(list("", "NOWHERE", 0), ["OLD1", "OLD2"], "the row itself may be gone");
    }

    #[test]
    fn a_row_lies_behind_once_the_key_came_by() {
        let mut place = Behind::new("b", Order::Other);
        assert_eq!(["a", "b", "c", "b"].map(|key| place.admits(key)), [false, false, true, true]);
        assert!(place.found().is_ok());
        assert!(Behind::new("z", Order::Other).found().is_err());
        assert!(Behind::new("", Order::Other).admits("a"), "from the beginning");
    }

    #[test]
    fn a_list_by_key_goes_on_where_a_row_was() {
        let mut up = Behind::new("b", Order::of(true, false));
        assert_eq!(["a", "c", "d"].map(|key| up.admits(key)), [false, true, true]);
        let mut down = Behind::new("b", Order::of(true, true));
        assert_eq!(["d", "c", "a"].map(|key| down.admits(key)), [false, false, true]);
        assert!(up.found().is_ok() && Behind::new("z", Order::Key).found().is_ok());
    }
}
