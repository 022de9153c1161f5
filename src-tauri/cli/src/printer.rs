//! The only writer of stdout: one JSON document, or text. A reader that went away is no failure.

use std::io::{self, ErrorKind, Write};

use serde::Serialize;

use crate::failure::{Failure, Result, file_failure};

/// Prints what a command found, in the form asked for.
#[derive(Debug, Clone, Copy)]
pub struct Printer {
    json: bool,
}

impl Printer {
    /// A printer of JSON, or of text.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether a document is printed, not text.
    pub fn is_json(self) -> bool {
        self.json
    }

    /// Prints `value` as one JSON document on one line, or what `text` makes of it. Called once a command.
    ///
    /// # Errors
    /// `file_unavailable` when stdout takes nothing more, except because nobody reads it any longer.
    pub fn show<T: Serialize + ?Sized>(self, value: &T, text: impl FnOnce(&T) -> String) -> Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        if self.json { write_document(&mut out, value) } else { write_text(&mut out, &text(value)) }
    }

    /// Prints bytes as they are, for a file or another program; with `--json` the document that holds them.
    ///
    /// # Errors
    /// As [`Self::show`].
    pub fn bytes<T: Serialize + ?Sized>(self, document: &T, bytes: &[u8]) -> Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        if self.json {
            return write_document(&mut out, document);
        }
        unless_nobody_reads(out.write_all(bytes).and_then(|()| out.flush()))
    }

    /// Prints text for people; nothing with `--json`, where the document is still to come.
    ///
    /// # Errors
    /// As [`Self::show`].
    pub fn text(self, text: &str) -> Result<()> {
        if self.json { Ok(()) } else { write_text(&mut io::stdout().lock(), text) }
    }

    /// Prints why a command failed: the document on stdout with `--json`, the sentences on stderr.
    pub fn fail(self, failure: &Failure) {
        if let Some(report) = failure.report() {
            say(&report.sentences());
        }
        self.document_of(failure);
    }

    /// Prints only the document of a failure, with `--json`; its sentences were said.
    pub fn document_of(self, failure: &Failure) {
        if let Some(document) = failure.document().filter(|_| self.json) {
            // Nothing is left to tell it with when that fails too.
            let _ = write_document(&mut io::stdout().lock(), &document);
        }
    }
}

/// Writes a sentence to stderr; unlike `eprintln!` it survives a closed one.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

fn write_document<T: Serialize + ?Sized>(out: &mut impl Write, value: &T) -> Result<()> {
    let written = serde_json::to_writer(&mut *out, value).map_err(io::Error::from);
    unless_nobody_reads(written.and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()))
}

fn write_text(out: &mut impl Write, text: &str) -> Result<()> {
    let ending: &[u8] = if text.is_empty() || text.ends_with('\n') { b"" } else { b"\n" };
    unless_nobody_reads(
        out.write_all(text.as_bytes()).and_then(|()| out.write_all(ending)).and_then(|()| out.flush()),
    )
}

fn unless_nobody_reads(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(file_failure("The result cannot be written", error))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Broken(ErrorKind);

    impl Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_document_stands_on_one_line() {
        let mut out = Vec::new();
        write_document(&mut out, &serde_json::json!([{"a": "x\ny"}])).unwrap();
        assert_eq!(out, b"[{\"a\":\"x\\ny\"}]\n");
    }

    #[test]
    fn a_reader_that_left_is_no_failure_and_a_full_disk_is_one() {
        assert!(write_document(&mut Broken(ErrorKind::BrokenPipe), &1).is_ok());
        assert!(write_text(&mut Broken(ErrorKind::BrokenPipe), "x").is_ok());
        assert!(write_text(&mut Broken(ErrorKind::StorageFull), "x").is_err());
        assert!(write_document(&mut Broken(ErrorKind::StorageFull), &1).is_err());
    }
}
