//! A secret comes from a prompt that shows nothing, or from one line of stdin; never from an argument.

use std::io::{BufRead, IsTerminal};

use bitacora_engine::{Code, Error, Secret};

use crate::failure::{Result, file_failure};

/// Longest secret taken, in bytes; Entra's have about 40.
const LONGEST: u64 = 4_096;

/// Asks for `what` on the terminal, or reads the first line of stdin when that is a pipe or a file.
///
/// # Errors
/// `invalid_value` for a blank or endless one, `file_unavailable` when stdin cannot be read.
pub fn read_secret(what: &str) -> Result<Secret> {
    let stdin = std::io::stdin();
    let line = if stdin.is_terminal() {
        rpassword::prompt_password(format!("{what}: "))
    } else {
        first_line(stdin.lock())
    };
    let line = line.map_err(|error| file_failure("The secret cannot be read", error))?;
    let text = line.trim_end_matches(['\r', '\n']);
    if text.trim().is_empty() {
        return Err(Error::new(Code::InvalidValue, "The secret is blank.")
            .hint("Type it at the prompt, or pipe it in as one line.")
            .into());
    }
    if line.len() as u64 >= LONGEST {
        return Err(Error::new(Code::InvalidValue, "The secret is too long to be one.").into());
    }
    Ok(Secret::new(text))
}

fn first_line(input: impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    input.take(LONGEST).read_line(&mut line)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_line_is_read() {
        assert_eq!(first_line(&b"s3cret value \r\nmore"[..]).unwrap(), "s3cret value \r\n");
        assert_eq!(first_line(&b""[..]).unwrap(), "");
        assert_eq!(first_line(&vec![b'a'; 1 << 20][..]).unwrap().len() as u64, LONGEST);
    }
}
