//! What *Tell me* finds among the records (R46), and how near a word is to another.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::contact::ContactType;
use super::interaction::LogEntry;
use super::task::Task;

/// Records a search found, a few of each kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct Found {
    /// Contacts.
    pub contacts: Vec<FoundContact>,
    /// Salespeople.
    pub salespeople: Vec<FoundSalesperson>,
    /// Interaction log entries, newest first.
    pub entries: Vec<LogEntry>,
    /// Tasks to do, by the day they are due.
    pub tasks: Vec<Task>,
    /// Nothing was written as it was typed: these contacts and salespeople are written nearly so.
    pub similar: bool,
}

impl Found {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
            && self.salespeople.is_empty()
            && self.entries.is_empty()
            && self.tasks.is_empty()
    }
}

/// A contact that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FoundContact {
    /// Number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Company or person.
    #[serde(rename = "type")]
    pub kind: ContactType,
    /// Name of the company; blank for none and for companies.
    pub company_name: String,
    /// Main address.
    pub email: String,
}

/// A salesperson that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FoundSalesperson {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Job title.
    pub job_title: String,
    /// Main address.
    pub email: String,
}

/// How many slips a word of so many characters may have and still be meant: none in short words.
pub fn slips_allowed(characters: usize) -> usize {
    match characters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How many slips lead from one word to the other: a letter too many, missing, wrong, or two neighbours swapped.
/// `None` when there are more than `most`. A word typed half counts as its beginning.
pub fn slips(typed: &str, word: &str, most: usize) -> Option<usize> {
    let typed: Vec<char> = typed.chars().collect();
    let word: Vec<char> = word.chars().collect();
    let shortest = typed.len().saturating_sub(most);
    let longest = word.len().min(typed.len() + most);
    (shortest..=longest)
        .filter_map(|length| Some(distance(&typed, word.get(..length)?)))
        .min()
        .filter(|n| *n <= most)
}

/// The words nearest to what was typed: of those with the fewest slips the shortest ones, at most so many.
pub fn nearest(typed: &str, known: &[String], rows: usize) -> Vec<String> {
    let most = slips_allowed(typed.chars().count());
    let mut found: Vec<(usize, usize, &String)> = known
        .iter()
        .filter_map(|word| Some((slips(typed, word, most)?, word.chars().count(), word)))
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().take(rows).map(|(_, _, word)| word.clone()).collect()
}

/// A text in lower case, without the marks over and under Latin letters.
pub fn fold(text: &str) -> String {
    text.to_lowercase().chars().filter_map(plain).collect()
}

/// Whether a text has every word that is searched, in part or whole, whatever its case and accents.
pub fn has_words(text: &str, search: &str) -> bool {
    let text = fold(text);
    fold(search).split_whitespace().all(|word| text.contains(word))
}

/// A letter without its mark; `None` for a mark of its own.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{300}'..='\u{36f}' => return None,
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'į' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ś' | 'š' | 'ş' => 's',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    })
}

/// Edit distance with swaps of neighbours (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut above = None;
    for (row, a) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        let mut left = None;
        for (column, b) in other.iter().enumerate() {
            let at = |line: &[usize], n: usize| line.get(n).copied().unwrap_or(usize::MAX - 1);
            let mut best = (at(&line, column) + 1).min(at(&last, column + 1) + 1);
            best = best.min(at(&last, column) + usize::from(a != b));
            if column > 0 && above == Some(b) && left == Some(a) {
                best = best.min(at(&before, column - 1) + 1);
            }
            line.push(best);
            left = Some(b);
        }
        above = Some(a);
        before = std::mem::replace(&mut last, line);
    }
    last.last().copied().unwrap_or(one.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (typed, word, expected) in [
            ("lucia", "lucia", Some(0)),
            ("luica", "lucia", Some(1)),
            ("fernandes", "fernandez", Some(1)),
            ("ferandez", "fernandez", Some(1)),
            ("fernnandez", "fernandez", Some(1)),
            ("frenandes", "fernandez", Some(2)),
            ("ibarra", "fernandez", None),
            ("etxebe", "etxeberria", Some(0)),
            ("etexbe", "etxeberria", Some(1)),
            ("ñandu", "nandu", Some(1)),
        ] {
            assert_eq!(slips(typed, word, 2), expected, "{typed} {word}");
        }
        assert_eq!(slips("fernandes", "fernandez", 0), None);
        assert_eq!(fold("Ñandú ÁLVAREZ n\u{303}"), "nandu alvarez n");
        assert!(has_words("Lucía Ñandú", "nandu luc") && has_words("Lucia", "LUCÍA") && has_words("x", " "));
        assert!(!has_words("Lucía", "lucia nandu"));
        let known = ["marta", "martin", "mario", "lucas"].map(str::to_owned);
        assert_eq!(nearest("matra", &known, 2), ["marta"]);
        assert_eq!(nearest("mart", &known, 2), ["marta", "martin"]);
        assert_eq!((slips_allowed(3), slips_allowed(5), slips_allowed(9)), (0, 1, 2));
    }
}
