//! CSV as spreadsheets open it (RFC 4180): UTF-8 with a byte order mark, lines that end in CR LF.

use std::io::Write;

use super::output::unwritable;
use crate::{Code, Error, Result};

/// What tells a spreadsheet that a file is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";
/// With these a cell begins that a spreadsheet takes for a formula (OWASP, *CSV Injection*; the wide ones as well,
/// which East Asian versions calculate).
pub(super) const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table as CSV: its headings and its rows.
///
/// # Errors
/// `Internal` when a row has another number of cells than the headings.
pub(crate) fn table<const N: usize>(
    headings: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    let broken = |error: csv::Error| Error::new(Code::Internal, "a row cannot be written").because(error);
    writer.write_record(headings).map_err(broken)?;
    for row in rows {
        writer.write_record(row.map(harmless)).map_err(broken)?;
    }
    writer
        .into_inner()
        .map_err(|error| Error::new(Code::Internal, "a table cannot be written").because(error.into_error()))
}

/// A table that is written row by row, as [`table`] makes it in one.
#[derive(Debug)]
pub(crate) struct CsvWriter<W: Write>(csv::Writer<W>);

impl<W: Write> CsvWriter<W> {
    /// A table with these headings.
    ///
    /// # Errors
    /// `FileUnavailable`, `DiskFull`.
    pub(crate) fn begin(mut out: W, headings: &[String]) -> Result<Self> {
        out.write_all(MARK).map_err(unwritable)?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(headings).map_err(unwritten)?;
        Ok(Self(writer))
    }

    /// Writes a row of cells, which are [`harmless`] by then.
    ///
    /// # Errors
    /// As of [`Self::begin`].
    pub(crate) fn write(&mut self, cells: impl Iterator<Item = String>) -> Result<()> {
        self.0.write_record(cells).map_err(unwritten)
    }

    /// Ends the table and gives what it was written to.
    ///
    /// # Errors
    /// As of [`Self::begin`].
    pub(crate) fn end(self) -> Result<W> {
        self.0.into_inner().map_err(|error| unwritable(error.into_error()))
    }
}

fn unwritten(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => unwritable(error),
        _ => Error::new(Code::Internal, "a row cannot be written"),
    }
}

/// A cell that no spreadsheet calculates: an apostrophe stands before what would be a formula.
pub(crate) fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let rows = [
            ["1".into(), "a \"b\", c\nd".into()],
            ["2".into(), "=HYPERLINK(\"x\")".into()],
            ["3".into(), "-1+2".into()],
            ["4".into(), "ñ @".into()],
            ["5".into(), "＝1+1".into()],
            ["6".into(), "\n=1".into()],
        ];
        let text = String::from_utf8(table(["No.", "Text"], rows).unwrap()).unwrap();
        let expected = "\u{feff}No.,Text\r\n1,\"a \"\"b\"\", c\nd\"\r\n2,\"'=HYPERLINK(\"\"x\"\")\"\r\n\
                        3,'-1+2\r\n4,ñ @\r\n5,'＝1+1\r\n6,\"'\n=1\"\r\n";
        assert_eq!(text, expected);
    }
}
