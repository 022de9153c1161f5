//! A file that somebody hands in, as UTF-8 whatever it is written in. It is read twice, in pieces: once to find out
//! the encoding, once for its text.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::{CoderResult, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Code, Error, Result};

/// Largest file that is read, in bytes: a million rows of a kilobyte.
pub(crate) const LARGEST_FILE: u64 = 1 << 30;
/// Longest cell or line of a card, in bytes of UTF-8.
pub(crate) const LONGEST_FIELD: usize = 64 * 1024;
/// Bytes read at a time.
const PIECE: usize = 64 * 1024;

/// The text of a file, in pieces.
pub(crate) struct Source {
    file: BufReader<File>,
    decoder: encoding_rs::Decoder,
    /// What the file is written in.
    pub(crate) encoding: &'static Encoding,
    /// Bytes of the file.
    pub(crate) size: u64,
    /// Bytes read so far.
    pub(crate) read: u64,
    bytes: Vec<u8>,
    ended: bool,
}

impl Source {
    /// Opens a file. Where nobody says its encoding it is found out: by its byte order mark, by the zeros of UTF-16
    /// without one, UTF-8 when all of it is (but for a last character that is cut off), else Windows-1252, which
    /// anything is.
    ///
    /// # Errors
    /// `FileUnavailable` when it cannot be read; `InvalidValue` when it is larger than 1 GiB.
    pub(crate) fn open(path: &Path, told: Option<&'static Encoding>) -> Result<Self> {
        let mut file = File::open(path).map_err(unreadable)?;
        let about = file.metadata().map_err(unreadable)?;
        if !about.is_file() {
            return Err(Error::new(Code::FileUnavailable, "this is not a file that can be read"));
        }
        if about.len() > LARGEST_FILE {
            return Err(Error::new(Code::InvalidValue, "the file is larger than 1 GiB")
                .hint("import it in several parts"));
        }
        let encoding = told.map_or_else(|| detect(&mut file), Ok)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        Ok(Self {
            file: BufReader::new(file),
            decoder: encoding.new_decoder_with_bom_removal(),
            encoding,
            size: about.len(),
            read: 0,
            bytes: vec![0; PIECE],
            ended: false,
        })
    }

    /// The next piece of text; `None` at the end. What is no text in its encoding becomes `�`.
    ///
    /// # Errors
    /// `FileUnavailable`.
    pub(crate) fn next(&mut self) -> Result<Option<String>> {
        if self.ended {
            return Ok(None);
        }
        let count = self.file.read(&mut self.bytes).map_err(unreadable)?;
        self.ended = count == 0;
        self.read += u64::try_from(count).unwrap_or(0);
        let piece = self.bytes.get(..count).unwrap_or_default();
        let room = self.decoder.max_utf8_buffer_length(piece.len()).unwrap_or(PIECE * 4);
        let mut text = String::with_capacity(room);
        let (result, ..) = self.decoder.decode_to_string(piece, &mut text, self.ended);
        if result == CoderResult::OutputFull {
            return Err(Error::new(Code::Internal, "a piece of text found no room"));
        }
        Ok(Some(text))
    }
}

/// The error for a file that cannot be read.
pub(crate) fn unreadable(error: std::io::Error) -> Error {
    Error::new(Code::FileUnavailable, "the file cannot be read")
        .hint("check that it exists and that no other program holds it")
        .because(error)
}

fn detect(file: &mut File) -> Result<&'static Encoding> {
    let mut bytes = vec![0; PIECE];
    let mut out = String::with_capacity(PIECE * 4);
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let (mut first, mut wide_seen) = (true, false);
    loop {
        let count = file.read(&mut bytes).map_err(unreadable)?;
        let piece = bytes.get(..count).unwrap_or_default();
        if std::mem::take(&mut first) {
            if let Some((encoding, _)) = Encoding::for_bom(piece) {
                return Ok(encoding);
            }
            if let Some(encoding) = wide(piece) {
                return Ok(encoding);
            }
        }
        out.clear();
        let (result, _) = decoder.decode_to_string_without_replacement(piece, &mut out, count == 0);
        wide_seen |= !out.is_ascii();
        if matches!(result, DecoderResult::Malformed(..)) {
            // Half a character at the very end is a file that was cut off, where others were whole before it.
            return Ok(if count == 0 && wide_seen { UTF_8 } else { WINDOWS_1252 });
        }
        if count == 0 {
            return Ok(UTF_8);
        }
    }
}

/// UTF-16 without a mark: nearly every other byte of Western text is zero, always on the same side.
fn wide(piece: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| piece.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (high, low, half) = (zeros(0), zeros(1), piece.len() / 2);
    if half < 4 {
        None
    } else if low * 10 > half * 6 && high * 10 < half {
        Some(UTF_16LE)
    } else if high * 10 > half * 6 && low * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a file with these bytes, and its encoding.
    fn read(bytes: &[u8]) -> (String, &'static str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file.csv");
        std::fs::write(&path, bytes).unwrap();
        let mut source = Source::open(&path, None).unwrap();
        let mut text = String::new();
        while let Some(piece) = source.next().unwrap() {
            text.push_str(&piece);
        }
        assert_eq!(source.read, source.size);
        (text, source.encoding.name())
    }

    fn wide_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_usual_encoding_is_read() {
        let text = "Name;Ort\r\nÑandú;España\r\n";
        assert_eq!(read(text.as_bytes()), (text.to_owned(), "UTF-8"));
        assert_eq!(read(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), (text.to_owned(), "UTF-8"));
        let little = wide_bytes(text, u16::to_le_bytes);
        let big = wide_bytes(text, u16::to_be_bytes);
        assert_eq!(read(&little), (text.to_owned(), "UTF-16LE"), "without a mark");
        assert_eq!(read(&big), (text.to_owned(), "UTF-16BE"), "without a mark");
        assert_eq!(read(&[vec![0xff, 0xfe], little].concat()), (text.to_owned(), "UTF-16LE"));
        assert_eq!(read(&[vec![0xfe, 0xff], big].concat()), (text.to_owned(), "UTF-16BE"));
        let (old, ..) = WINDOWS_1252.encode(text);
        assert_eq!(read(&old), (text.to_owned(), "windows-1252"));
    }

    #[test]
    fn half_a_character_at_the_end_is_a_file_that_was_cut_off() {
        assert_eq!(read(b"A\xc3\xb1o\n\xc3").1, "UTF-8");
        assert_eq!(read(b"Ano\n\xe9").1, "windows-1252");
    }

    #[test]
    fn a_late_byte_and_a_character_across_two_pieces_are_seen() {
        let mut text = "a".repeat(PIECE - 1);
        text.push_str("ñandú");
        assert_eq!(read(text.as_bytes()).0, text, "ñ lies across the pieces");
        let mut old = text.clone().into_bytes();
        old.extend_from_slice(b"\xf1a");
        assert_eq!(read(&old).1, "windows-1252");
        assert_eq!(read(b""), (String::new(), "UTF-8"));
    }

    #[test]
    fn what_is_no_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let missing = Source::open(&folder.path().join("none.csv"), None).err().unwrap();
        assert_eq!(missing.code(), Code::FileUnavailable);
        assert_eq!(Source::open(folder.path(), None).err().unwrap().code(), Code::FileUnavailable);
        let large = folder.path().join("large.csv");
        File::create(&large).unwrap().set_len(LARGEST_FILE + 1).unwrap();
        assert_eq!(Source::open(&large, None).err().unwrap().code(), Code::InvalidValue);
    }
}
