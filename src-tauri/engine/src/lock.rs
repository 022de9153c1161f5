//! One job at a time on a data folder, whichever program runs it.
//!
//! The lock is the operating system's, on a file beside the database: it ends with the process that holds it, also
//! when that is killed, so that the next run never waits for a lease to expire.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::error::{Code, Error, Result};

/// Name of the file in the data folder. It stays there, empty; only the lock on it matters.
const FILE: &str = "job.lock";

/// The right to run the job; given back when dropped.
#[derive(Debug)]
pub(crate) struct JobLock {
    _file: File,
}

impl JobLock {
    /// Takes the lock.
    ///
    /// # Errors
    /// `JobRunning` when another run holds it; `FileUnavailable` when the file cannot be made or locked.
    pub(crate) fn take(data_dir: &Path) -> Result<Self> {
        let unavailable = |error: std::io::Error| {
            Error::new(Code::FileUnavailable, "the lock file of the job cannot be used")
                .hint("check that the data folder can be written")
                .because(error)
        };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(data_dir.join(FILE))
            .map_err(unavailable)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Error::new(Code::JobRunning, "another run is under way")
                .hint("wait until it ends, or stop the program that runs it")),
            Err(TryLockError::Error(error)) => Err(unavailable(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_holds_it_and_dropping_gives_it_back() {
        let dir = tempfile::tempdir().unwrap();
        let held = JobLock::take(dir.path()).unwrap();
        assert_eq!(JobLock::take(dir.path()).unwrap_err().code(), Code::JobRunning);
        drop(held);
        assert!(JobLock::take(dir.path()).is_ok());
    }
}
