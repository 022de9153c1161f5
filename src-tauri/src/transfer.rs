//! The file a person chose to import, and the import or export under way.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use bitacora_engine::Code;
use bitacora_engine::actions::import::Watch;

use crate::error::{CommandError, Result};

/// What comes in and goes out. The window never names a file itself.
#[derive(Debug, Default)]
pub struct Transfer {
    file: Mutex<Option<PathBuf>>,
    watch: Mutex<Watch>,
}

impl Transfer {
    /// Keeps the file that was chosen; gives its name.
    pub fn choose(&self, file: PathBuf) -> String {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
        name
    }

    /// The file that was chosen.
    pub fn file(&self) -> Result<PathBuf> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).clone().ok_or_else(|| {
            CommandError::new(Code::NotFound, "No file is chosen.", "Choose a CSV or vCard file.")
        })
    }

    /// What the next import or export is watched with.
    pub fn begin(&self) -> Watch {
        let watch = Watch::default();
        *self.watch.lock().unwrap_or_else(PoisonError::into_inner) = watch.clone();
        watch
    }

    /// What the latest one is watched with.
    pub fn watch(&self) -> Watch {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
