//! What became of every row of an import: the first of each outcome to be shown, all of them in a file aside, so that
//! the memory it takes does not grow with the rows.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom};
use std::path::Path;

use crate::domain::transfer::{Exported, ImportedRow, RowNote, RowOutcome};
use crate::error::Result;
use crate::transfer::csv::{CsvWriter, harmless};
use crate::transfer::output::{replace, unwritable};

/// Rows of an outcome that are shown.
const SHOWN: usize = 1_000;
/// Columns of the file.
const COLUMNS: [&str; 7] = ["row", "name", "outcome", "no", "note", "code", "reason"];

/// The report of one import.
#[derive(Debug)]
pub struct Report {
    shown: Vec<ImportedRow>,
    kept: [usize; 3],
    rows: u32,
    aside: Option<CsvWriter<BufWriter<File>>>,
    file: Option<File>,
}

impl Report {
    /// A report without rows.
    ///
    /// # Errors
    /// `FileUnavailable`, `DiskFull` when there is no room for what is put aside.
    pub fn begin() -> Result<Self> {
        let aside = tempfile::tempfile().map_err(unwritable)?;
        let file = aside.try_clone().map_err(unwritable)?;
        let headings = COLUMNS.map(str::to_owned);
        let writer = CsvWriter::begin(BufWriter::new(aside), &headings)?;
        Ok(Self { shown: Vec::new(), kept: [0; 3], rows: 0, aside: Some(writer), file: Some(file) })
    }

    /// Takes a row.
    pub fn take(&mut self, row: ImportedRow) {
        self.rows = self.rows.saturating_add(1);
        let written = self.aside.as_mut().map(|aside| aside.write(cells(&row).into_iter().map(harmless)));
        if written.is_some_and(|written| written.is_err()) {
            // A disk without room costs the saved report, never the import.
            (self.aside, self.file) = (None, None);
        }
        let place = match row.outcome {
            RowOutcome::Created => 0,
            RowOutcome::Updated => 1,
            RowOutcome::Skipped => 2,
        };
        if let Some(kept) = self.kept.get_mut(place).filter(|kept| **kept < SHOWN) {
            *kept += 1;
            self.shown.push(row);
        }
    }

    /// The first rows of each outcome, in the order of the file.
    pub fn take_shown(&mut self) -> Vec<ImportedRow> {
        self.aside.take().map(CsvWriter::end);
        std::mem::take(&mut self.shown)
    }

    /// Writes every row to a file, in place of one of that name.
    ///
    /// # Errors
    /// `FileUnavailable`, `DiskFull`.
    pub fn save(&self, file: &Path) -> Result<Exported> {
        let gone = || unwritable(std::io::Error::from(std::io::ErrorKind::NotFound));
        let mut aside = self.file.as_ref().ok_or_else(gone)?.try_clone().map_err(unwritable)?;
        aside.seek(SeekFrom::Start(0)).map_err(unwritable)?;
        replace(file, &mut aside)?;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Exported { name, rows: self.rows })
    }
}

fn cells(row: &ImportedRow) -> [String; 7] {
    let note = row.note.map(RowNote::as_str).unwrap_or_default().to_owned();
    [
        row.row.to_string(),
        row.name.clone(),
        row.outcome.as_str().to_owned(),
        row.no.clone(),
        note,
        row.code.clone(),
        row.reason.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_rows_are_saved_and_the_first_of_each_outcome_are_shown() {
        let mut report = Report::begin().unwrap();
        for row in 1..=1_500 {
            let name = format!("=Ana {row}");
            report.take(ImportedRow { row, name, outcome: RowOutcome::Created, ..ImportedRow::default() });
        }
        let (note, code) = (Some(RowNote::Refused), "email_invalid".to_owned());
        report.take(ImportedRow { row: 1_501, note, code, ..ImportedRow::default() });
        assert_eq!(report.take_shown().len(), 1_001);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.csv");
        std::fs::write(&file, "before").unwrap();
        for _ in 0..2 {
            let saved = report.save(&file).unwrap();
            assert_eq!((saved.rows, saved.name.as_str()), (1_501, "report.csv"));
        }
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text.lines().count(), 1_502, "each row once, and the headings");
        assert!(text.contains("1,'=Ana 1,created,"), "no formula: {:?}", text.lines().nth(1));
        assert!(text.ends_with("1501,,skipped,,refused,email_invalid,\r\n"), "{:?}", text.lines().last());
    }
}
