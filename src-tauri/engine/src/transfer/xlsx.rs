//! Workbooks for Excel and its kin: one sheet, its headings held in view, written row by row.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde_json::Value;

use super::output::{text, unwritable};
use crate::error::{Code, Error, Result};

/// Rows of a sheet, the headings included (Excel specifications and limits).
const MOST_ROWS: u32 = 1_048_576;
/// Characters of a cell, as the same page has it.
const LONGEST_CELL: usize = 32_767;

/// A workbook that is being written.
pub(crate) struct Sheet {
    workbook: Workbook,
    rows: u32,
}

impl Sheet {
    /// A workbook with these headings.
    ///
    /// # Errors
    /// `FileUnavailable` when there is no room for what is put aside meanwhile.
    pub(crate) fn begin(headings: &[String]) -> Result<Self> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        sheet.set_freeze_panes(1, 0).map_err(failed)?;
        let bold = Format::new().set_bold();
        for (column, heading) in (0_u16..).zip(headings) {
            sheet.write_string_with_format(0, column, heading, &bold).map_err(failed)?;
        }
        Ok(Self { workbook, rows: 1 })
    }

    /// Writes a row. Texts stay texts, so nothing is calculated; a text beyond what a cell holds ends in `…`.
    ///
    /// # Errors
    /// `InvalidValue` when the sheet is full.
    pub(crate) fn write<'a>(&mut self, cells: impl Iterator<Item = &'a Value>) -> Result<()> {
        if self.rows == MOST_ROWS {
            return Err(Error::new(Code::InvalidValue, "a workbook holds at most 1,048,575 rows")
                .hint("filter the list, or export it as .csv"));
        }
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in (0_u16..).zip(cells) {
            match cell {
                Value::Null => continue,
                Value::Bool(value) => sheet.write_boolean(self.rows, column, *value),
                Value::Number(value) => {
                    sheet.write_number(self.rows, column, value.as_f64().unwrap_or_default())
                }
                other => sheet.write_string(self.rows, column, fitting(text(other))),
            }
            .map_err(failed)?;
        }
        self.rows += 1;
        Ok(())
    }

    /// Writes the workbook.
    ///
    /// # Errors
    /// `FileUnavailable`, `DiskFull`.
    pub(crate) fn end(mut self, file: &mut File) -> Result<()> {
        let mut bytes = BufWriter::new(file);
        self.workbook.save_to_writer(&mut bytes).map_err(failed)?;
        bytes.flush().map_err(unwritable)
    }
}

fn fitting(text: String) -> String {
    if text.chars().count() <= LONGEST_CELL {
        return text;
    }
    text.chars().take(LONGEST_CELL - 1).chain(std::iter::once('…')).collect()
}

fn failed(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => unwritable(error),
        other => Error::new(Code::FileUnavailable, "the workbook cannot be written").because(other),
    }
}
