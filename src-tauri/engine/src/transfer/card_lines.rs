//! The lines of a vCard file, their folds undone. A line beyond what is read is cut, so that a picture of megabytes
//! takes no memory.

use super::source::{LONGEST_FIELD, Source};
use crate::error::Result;

/// A line without its folds.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// It was longer than what is kept of it.
    pub(super) too_long: bool,
}

/// Text of a file in unfolded lines.
pub(super) struct Lines {
    source: Source,
    piece: std::vec::IntoIter<char>,
    after_return: bool,
    ahead: Option<Line>,
}

impl Lines {
    /// The lines of a file.
    pub(super) fn new(source: Source) -> Self {
        Self { source, piece: Vec::new().into_iter(), after_return: false, ahead: None }
    }

    /// The file.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// The next line: folds undone, and the soft breaks of quoted-printable (2.1).
    ///
    /// # Errors
    /// `FileUnavailable`.
    pub(super) fn next(&mut self) -> Result<Option<Line>> {
        let Some(mut line) = self.ahead.take().map_or_else(|| self.physical(), |line| Ok(Some(line)))? else {
            return Ok(None);
        };
        while let Some(more) = self.physical()? {
            if is_soft(&line.text) {
                line.text.pop();
                line.add(&more.text, more.too_long);
            } else if let Some(rest) = more.text.strip_prefix([' ', '\t']) {
                line.add(rest, more.too_long);
            } else {
                self.ahead = Some(more);
                break;
            }
        }
        Ok(Some(line))
    }

    /// The next line as it stands in the file.
    fn physical(&mut self) -> Result<Option<Line>> {
        let mut line = Line::default();
        let mut any = false;
        loop {
            let Some(c) = self.piece.next() else {
                let Some(text) = self.source.next()? else { return Ok(any.then_some(line)) };
                self.piece = text.chars().collect::<Vec<_>>().into_iter();
                continue;
            };
            let second = std::mem::replace(&mut self.after_return, c == '\r') && c == '\n';
            match c {
                '\n' if second => {}
                '\r' | '\n' => return Ok(Some(line)),
                c => {
                    any = true;
                    line.push(c);
                }
            }
        }
    }
}

impl Line {
    fn push(&mut self, c: char) {
        if self.text.len() < LONGEST_FIELD {
            self.text.push(c);
        } else {
            self.too_long = true;
        }
    }

    fn add(&mut self, text: &str, too_long: bool) {
        self.too_long |= too_long;
        text.chars().for_each(|c| self.push(c));
    }
}

/// Whether a line of quoted-printable goes on.
fn is_soft(line: &str) -> bool {
    line.ends_with('=')
        && line.split_once(':').is_some_and(|(head, _)| head.to_uppercase().contains("QUOTED-PRINTABLE"))
}
