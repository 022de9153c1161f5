//! Aligned text for people: tables of rows, cards of one row.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Widest text of a cell; what is longer ends in `…`. Only the last cell of a row, a key or a sentence, stays whole.
const WIDEST: usize = 48;

/// A table under its headings.
#[derive(Debug)]
pub struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new(headings: &[&'static str]) -> Self {
        Self { headings: headings.to_vec(), rows: Vec::new() }
    }

    /// Adds a row, one cell a heading.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        let cells = cells.into_iter().enumerate();
        self.rows
            .push(cells.map(|(n, cell)| if n + 1 < N { fit(&plain(&cell)) } else { plain(&cell) }).collect());
    }

    /// The table as text; `nothing` when it has no rows.
    pub fn text(&self, nothing: &str) -> String {
        if self.rows.is_empty() {
            return nothing.to_owned();
        }
        let widths: Vec<usize> = (0..self.headings.len()).map(|column| self.width(column)).collect();
        let headings = self.headings.iter().map(|heading| (*heading).to_owned()).collect();
        let rule = widths.iter().map(|width| "-".repeat(*width)).collect();
        let lines = [headings, rule].into_iter().chain(self.rows.iter().cloned());
        lines.map(|cells| line(&cells, &widths)).collect::<Vec<_>>().join("\n")
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        let heading = self.headings.get(column).map_or(0, |heading| heading.width());
        cells.max().unwrap_or(0).max(heading)
    }
}

/// One row as a list of names and values; blank values are left out.
pub fn card(fields: &[(&str, String)]) -> String {
    let shown: Vec<_> = fields.iter().filter(|(_, value)| !value.trim().is_empty()).collect();
    let width = shown.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    shown
        .iter()
        .map(|(name, value)| format!("{}  {}", pad(name, width), plain(value)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// `yes`, or nothing.
pub fn tick(yes: bool) -> String {
    if yes { "yes".to_owned() } else { String::new() }
}

/// A time to the minute, UTC.
pub fn moment(time: Option<chrono::DateTime<chrono::Utc>>) -> String {
    time.map(|time| time.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}

/// `1 message`, `2 messages`.
pub fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Text that came from outside, without anything a terminal would obey or reorder: control characters
/// (escape sequences, line ends) and the marks that turn the direction of writing.
pub fn plain(text: &str) -> String {
    let turns = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn fit(text: &str) -> String {
    if text.width() <= WIDEST {
        return text.to_owned();
    }
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken < WIDEST
    };
    let mut short: String = text.chars().take_while(fits).collect();
    short.push('…');
    short
}

fn line(cells: &[String], widths: &[usize]) -> String {
    let padded = cells.iter().zip(widths).map(|(cell, width)| pad(cell, *width));
    padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
}

/// Blanks up to `width` columns of a terminal, on which some letters take two.
fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(&["No.", "Name"]);
        table.row(["1".into(), "Ana".into()]);
        table.row(["1000".into(), "Íñigo Ñandú".into()]);
        assert_eq!(table.text("none"), "No.   Name\n----  -----------\n1     Ana\n1000  Íñigo Ñandú");
    }

    #[test]
    fn an_empty_table_is_a_sentence() {
        assert_eq!(Table::new(&["No."]).text("No contacts."), "No contacts.");
    }

    #[test]
    fn a_subject_cannot_command_the_terminal() {
        assert_eq!(plain("a\u{1b}[2Jb\r\nc\u{202e}d"), "a [2Jb  cd");
    }

    #[test]
    fn a_long_cell_is_cut_by_its_width_and_the_last_one_stays_whole() {
        for letter in ["ñ", "森"] {
            let mut table = Table::new(&["S", "Key"]);
            table.row([letter.repeat(500), "k".repeat(500)]);
            let text = table.text("");
            let (cut, whole) = text.lines().last().unwrap().split_once("…").unwrap();
            assert!((WIDEST - 2..WIDEST).contains(&cut.width()), "{cut}");
            assert!(whole.ends_with(&"k".repeat(500)));
        }
    }

    #[test]
    fn wide_letters_keep_columns_in_line() {
        let mut table = Table::new(&["Name", "No."]);
        table.row(["森 美咲".into(), "1".into()]);
        table.row(["Ana".into(), "2".into()]);
        assert_eq!(table.text(""), "Name     No.\n-------  ---\n森 美咲  1\nAna      2");
    }

    #[test]
    fn a_card_leaves_out_what_is_blank() {
        assert_eq!(
            card(&[("No.", "1".into()), ("Phone", " ".into()), ("Name", "Ana".into())]),
            "No.   1\nName  Ana"
        );
    }
}
