//! What the shell itself remembers from one start to the next: which company was open.

use std::path::{Path, PathBuf};

use bitacora_engine::{Code, Error, Result};
use serde::{Deserialize, Serialize};

use crate::commands::app::Mode;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Remembered {
    mode: Mode,
}

/// The company that was open last; none when that is unknown or unreadable.
pub(crate) fn load(data_dir: &Path) -> Mode {
    std::fs::read(file(data_dir))
        .ok()
        .and_then(|bytes| serde_json::from_slice::<Remembered>(&bytes).ok())
        .unwrap_or_default()
        .mode
}

/// Remembers which company is open.
pub(crate) fn save(data_dir: &Path, mode: Mode) -> Result<()> {
    let written = serde_json::to_vec(&Remembered { mode })
        .map_err(std::io::Error::other)
        .and_then(|bytes| std::fs::create_dir_all(data_dir).map(|()| bytes))
        .and_then(|bytes| std::fs::write(file(data_dir), bytes));
    written.map_err(|error| {
        Error::new(Code::FileUnavailable, "The data folder cannot be written to.")
            .hint("Check its rights, or name another one in BITACORA_DATA_DIR.")
            .because(error)
    })
}

fn file(data_dir: &Path) -> PathBuf {
    data_dir.join("window.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_company_is_remembered_and_nonsense_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(folder.path()), Mode::Welcome, "nothing is remembered at first");
        save(folder.path(), Mode::Demo).unwrap();
        assert_eq!(load(folder.path()), Mode::Demo);
        std::fs::write(file(folder.path()), "{\"mode\":7").unwrap();
        assert_eq!(load(folder.path()), Mode::Welcome, "an unreadable file is no reason not to start");
    }
}
