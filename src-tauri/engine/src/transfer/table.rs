//! Rows of a CSV file as spreadsheets and other programs write it: any usual delimiter and line end, quotes, and a
//! quote that never closes costs its row and not the file.

use super::source::{LONGEST_FIELD, Source};
use crate::error::Result;

/// What may separate cells; the first wins where nothing else decides.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// Rows the delimiter is found out from.
const SAMPLE: usize = 20;

/// A row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Row as a spreadsheet counts it, from 1.
    pub(crate) number: u32,
    /// Its cells.
    pub(crate) cells: Vec<String>,
    /// How it ends.
    pub(crate) ending: Ending,
}

/// How a row ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a line end.
    #[default]
    Line,
    /// With the line in which a cell was found to be longer than 64 KiB.
    TooLong,
    /// With the file, without a line end.
    File,
    /// With the file, between quotes.
    OpenQuote,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.ending != Ending::TooLong && self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Where in a row the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// Before the first character of a cell.
    Begin,
    /// In a cell without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote that closes, or is the first of two.
    Closing,
    /// Behind a cell that was too long: up to the end of the line.
    Over,
}

/// Cuts text that comes in pieces into rows.
#[derive(Debug)]
struct Cutter {
    delimiter: char,
    at: At,
    /// The last character was a carriage return, so a line feed now belongs to it.
    after_return: bool,
    cell: String,
    row: Row,
    rows: u32,
}

impl Cutter {
    fn new(delimiter: char) -> Self {
        Self {
            delimiter,
            at: At::Begin,
            after_return: false,
            cell: String::new(),
            row: Row::default(),
            rows: 0,
        }
    }

    /// Takes a character; a row when it ends one.
    fn take(&mut self, c: char) -> Option<Row> {
        let second = std::mem::replace(&mut self.after_return, c == '\r') && c == '\n';
        match (self.at, c) {
            (At::Quoted, '"') => self.at = At::Closing,
            (At::Quoted, _) => self.keep(c),
            (_, '\n') if second => {}
            (_, '\r' | '\n') => return Some(self.end_row()),
            (At::Over, _) => {}
            (At::Begin, '"') => self.at = At::Quoted,
            (At::Closing, '"') => {
                self.at = At::Quoted;
                self.keep('"');
            }
            (_, c) if c == self.delimiter => self.end_cell(),
            (_, c) => {
                self.at = At::Plain;
                self.keep(c);
            }
        }
        None
    }

    fn keep(&mut self, c: char) {
        if self.cell.len() < LONGEST_FIELD {
            self.cell.push(c);
        } else {
            self.cell.clear();
            self.row.ending = Ending::TooLong;
            self.at = At::Over;
        }
    }

    fn end_cell(&mut self) {
        self.row.cells.push(std::mem::take(&mut self.cell));
        self.at = At::Begin;
    }

    fn end_row(&mut self) -> Row {
        self.end_cell();
        self.rows += 1;
        self.row.number = self.rows;
        std::mem::take(&mut self.row)
    }

    /// The row that no line end closes.
    fn rest(&mut self) -> Option<Row> {
        if self.cell.is_empty() && self.row.cells.is_empty() && self.at == At::Begin {
            return None;
        }
        if self.row.ending == Ending::Line {
            self.row.ending = if self.at == At::Quoted { Ending::OpenQuote } else { Ending::File };
        }
        Some(self.end_row())
    }
}

/// The rows of a file that are not blank.
pub(crate) struct Table {
    source: Source,
    cutter: Cutter,
    piece: std::vec::IntoIter<char>,
}

impl Table {
    /// The table in a file; where nobody says its delimiter, it is found out from the beginning.
    ///
    /// # Errors
    /// `FileUnavailable`.
    pub(crate) fn new(mut source: Source, told: Option<char>) -> Result<Self> {
        let text = source.next()?.unwrap_or_default();
        // Excel's own way of naming the delimiter stands in a first line that is none of the rows.
        let named = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
        let delimiter = told.or(named).unwrap_or_else(|| delimiter_of(&text));
        let mut table = Self { source, cutter: Cutter::new(delimiter), piece: chars(&text) };
        if named.is_some() {
            table.next()?;
        }
        Ok(table)
    }

    /// What separates the cells.
    pub(crate) fn delimiter(&self) -> char {
        self.cutter.delimiter
    }

    /// What the file is written in.
    pub(crate) fn encoding(&self) -> &'static str {
        self.source.encoding.name()
    }

    /// Share of the file that was read, 0–100.
    pub(crate) fn percent(&self) -> u8 {
        percent(&self.source)
    }

    /// The next row with something in it; `None` at the end.
    ///
    /// # Errors
    /// `FileUnavailable`.
    pub(crate) fn next(&mut self) -> Result<Option<Row>> {
        loop {
            let row = match self.piece.next() {
                Some(c) => self.cutter.take(c),
                None => match self.source.next()? {
                    Some(text) => {
                        self.piece = chars(&text);
                        None
                    }
                    None => match self.cutter.rest() {
                        Some(row) => Some(row),
                        None => return Ok(None),
                    },
                },
            };
            if let Some(row) = row.filter(|row| !row.is_blank()) {
                return Ok(Some(row));
            }
        }
    }
}

/// Share of a file that was read, 0–100.
pub(super) fn percent(source: &Source) -> u8 {
    let share = (source.read * 100).checked_div(source.size);
    share.and_then(|share| u8::try_from(share).ok()).unwrap_or(100)
}

fn chars(text: &str) -> std::vec::IntoIter<char> {
    text.chars().collect::<Vec<_>>().into_iter()
}

/// The delimiter that cuts most rows of the beginning into as many cells as the first.
fn delimiter_of(text: &str) -> char {
    let mut best = (0, ',');
    for delimiter in DELIMITERS {
        let mut cutter = Cutter::new(delimiter);
        let mut rows: Vec<usize> = Vec::new();
        for c in text.chars() {
            rows.extend(cutter.take(c).filter(|row| !row.is_blank()).map(|row| row.cells.len()));
            if rows.len() == SAMPLE {
                break;
            }
        }
        if rows.is_empty() {
            rows.extend(cutter.rest().map(|row| row.cells.len()));
        }
        let first = rows.first().copied().unwrap_or(1);
        let score = rows.iter().filter(|cells| **cells == first).count() * (first - 1);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (char, Vec<Row>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.csv");
        std::fs::write(&path, bytes).unwrap();
        let mut table = Table::new(Source::open(&path, None).unwrap(), None).unwrap();
        let mut rows = Vec::new();
        while let Some(row) = table.next().unwrap() {
            rows.push(row);
        }
        assert_eq!(table.percent(), 100);
        (table.delimiter(), rows)
    }

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).1.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn delimiters_are_found_out() {
        for delimiter in DELIMITERS {
            let text = format!("Name{delimiter}E-mail\n\"a,b;c|d\te\"{delimiter}x\n");
            assert_eq!(read(text.as_bytes()).0, delimiter, "{text}");
        }
        assert_eq!(read(b"Name;Note\nx;\"one, two, three, four\"\ny;a, b, c\n").0, ';');
        assert_eq!(read(b"Name\nx\n").0, ',', "one column");
        assert_eq!(read(b"Name;Mail").0, ';', "no line end");
        let (delimiter, rows) = read(b"sep=|\r\nA|B\r\n1|2\r\n");
        assert_eq!((delimiter, rows.len(), rows[0].number), ('|', 2, 2));
    }

    #[test]
    fn quotes_line_ends_and_blank_rows() {
        let text = b"a,b\rc,\"d\r\ne\"\"f\"\n\n , \r\ng,\"h\" x\r\n\"\",";
        let expected: [[&str; 2]; 4] = [["a", "b"], ["c", "d\r\ne\"f"], ["g", "h x"], ["", ""]];
        let found = cells(text);
        assert_eq!(found, expected[..3], "{found:?}");
        let numbers: Vec<_> = read(text).1.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 5], "rows are counted as a spreadsheet does");
        assert_eq!(cells(b"a\0b,c\n"), [["a\0b", "c"]], "a zero stays for whoever checks the field");
        assert_eq!(cells(b""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn a_file_that_was_cut_off_says_so() {
        let ending = |text: &[u8]| read(text).1.pop().unwrap().ending;
        assert_eq!(ending(b"Name,Note\nAna,ok\n"), Ending::Line);
        assert_eq!(ending(b"Name,Note\nAna,ok"), Ending::File);
        assert_eq!(ending(b"Name,Note\nAna,\"half a no"), Ending::OpenQuote);
        assert_eq!(ending(b"Name,Note\nAna,\"whole\""), Ending::File);
    }

    #[test]
    fn a_quote_that_never_closes_costs_little() {
        let mut text = b"Name,Note\n1,\"open\n".to_vec();
        for _ in 0..20_000 {
            text.extend_from_slice(b"2,x\n");
        }
        text.extend_from_slice(b"last,row\n");
        let rows = read(&text).1;
        assert!(rows[1].ending == Ending::TooLong, "{:?}", rows[1].cells);
        assert_eq!(rows.last().unwrap().cells, ["last", "row"]);
        assert!(rows.len() > 3_000, "reading goes on behind 64 KiB: {}", rows.len());
    }
}
