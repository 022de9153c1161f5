//! A file that is written for others: it gets its name when it is whole, and takes nobody else's unless asked to.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::{NamedTempFile, TempPath};

use super::csv::{CsvWriter, harmless};
use super::vcard;
use super::xlsx::Sheet;
use crate::error::{Code, Error, Result};

/// What is written, by the ending of the file's name.
enum Form {
    Csv(Box<CsvWriter<BufWriter<File>>>),
    Xlsx(Box<Sheet>, File),
    Cards(BufWriter<File>),
}

/// A file that is being written, under another name.
pub(crate) struct Output {
    file: PathBuf,
    force: bool,
    temporary: TempPath,
    form: Form,
}

impl Output {
    /// Begins a file with these headings; vCards have none.
    ///
    /// # Errors
    /// `AlreadyExists` when there is one of that name and `force` is not set; `InvalidValue` for another ending than
    /// csv, xlsx and, where `cards` are possible, vcf; `FileUnavailable` when it cannot be written.
    pub(crate) fn begin(file: &Path, force: bool, headings: &[String], cards: bool) -> Result<Self> {
        let ending =
            file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let known = matches!(ending.as_str(), "csv" | "xlsx") || ending == "vcf" && cards;
        if !known {
            let endings = if cards { ".csv, .xlsx or .vcf" } else { ".csv or .xlsx" };
            return Err(Error::new(Code::InvalidValue, format!("the name of the file ends in {endings}")));
        }
        if !force && file.exists() {
            return Err(taken(file));
        }
        let (opened, temporary) = beside(file)?.into_parts();
        let form = match ending.as_str() {
            "csv" => Form::Csv(Box::new(CsvWriter::begin(BufWriter::new(opened), headings)?)),
            "xlsx" => Form::Xlsx(Box::new(Sheet::begin(headings)?), opened),
            _ => Form::Cards(BufWriter::new(opened)),
        };
        Ok(Self { file: file.to_owned(), force, temporary, form })
    }

    /// Writes a row: a record as scripts read it, of which `columns` are shown.
    ///
    /// # Errors
    /// `FileUnavailable`, `DiskFull`; `InvalidValue` for more rows than a workbook holds.
    pub(crate) fn write(&mut self, row: &Value, columns: &[String]) -> Result<()> {
        let cells = || columns.iter().map(|column| row.get(column).unwrap_or(&Value::Null));
        match &mut self.form {
            Form::Csv(writer) => writer.write(cells().map(cell)),
            Form::Xlsx(sheet, _) => sheet.write(cells()),
            Form::Cards(out) => out.write_all(vcard::card(row).as_bytes()).map_err(unwritable),
        }
    }

    /// Ends the file and gives it its name.
    ///
    /// # Errors
    /// `FileUnavailable`, `DiskFull`; `AlreadyExists` when one of that name came in between.
    pub(crate) fn finish(self) -> Result<()> {
        let opened = match self.form {
            Form::Csv(writer) => whole(writer.end()?)?,
            Form::Xlsx(sheet, mut opened) => {
                sheet.end(&mut opened)?;
                opened
            }
            Form::Cards(out) => whole(out)?,
        };
        opened.sync_all().map_err(unwritable)?;
        let named = NamedTempFile::from_parts(opened, self.temporary);
        let done = if self.force { named.persist(&self.file) } else { named.persist_noclobber(&self.file) };
        match done {
            Ok(_) => Ok(()),
            Err(failed) if failed.error.kind() == std::io::ErrorKind::AlreadyExists => Err(taken(&self.file)),
            Err(failed) => Err(unwritable(failed.error)),
        }
    }
}

/// Writes what can be read to a file, in place of one of that name: whole or not at all.
///
/// # Errors
/// `FileUnavailable`, `DiskFull`.
pub(crate) fn replace(file: &Path, from: &mut impl std::io::Read) -> Result<()> {
    let mut named = beside(file)?;
    std::io::copy(from, &mut named).map_err(unwritable)?;
    named.as_file().sync_all().map_err(unwritable)?;
    named.persist(file).map(drop).map_err(|failed| unwritable(failed.error))
}

/// A file under another name in the same folder.
fn beside(file: &Path) -> Result<NamedTempFile> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new().prefix(".export-").tempfile_in(folder).map_err(unwritable)
}

/// A value as text of a cell.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::String(value) => value.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(fields) => {
            let field = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
            let address = if field("address").is_empty() { field("email") } else { field("address") };
            match (field("name"), address) {
                ("", address) => address.to_owned(),
                (name, "") => name.to_owned(),
                (name, address) => format!("{name} <{address}>"),
            }
        }
    }
}

/// A value as a cell of CSV; a number stays one, also a negative one.
fn cell(value: &Value) -> String {
    if value.is_number() { text(value) } else { harmless(text(value)) }
}

/// The error for a file that cannot be written.
pub(crate) fn unwritable(error: std::io::Error) -> Error {
    if Code::of_file(&error) == Code::DiskFull {
        return Error::new(Code::DiskFull, "there is no room on the disk for the file")
            .hint("free some space and try again; nothing was half-written")
            .because(error);
    }
    Error::new(Code::FileUnavailable, "the file cannot be written")
        .hint("choose another folder, or close the program that holds the file")
        .because(error)
}

fn whole(out: BufWriter<File>) -> Result<File> {
    out.into_inner().map_err(|error| unwritable(error.into_error()))
}

fn taken(file: &Path) -> Error {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Error::new(Code::AlreadyExists, format!("there is a file {name} already"))
        .hint("choose another name, or have it replaced with --force")
}
