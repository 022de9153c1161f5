//! The file a person chose to import, and the import or export under way.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bitacora_engine::Code;
use bitacora_engine::actions::import::{Report, Watch};
use bitacora_engine::domain::transfer::{ImportReport, ImportSummary};

use crate::error::{CommandError, Result};

/// What comes in and goes out. The window never names a file itself.
#[derive(Debug, Default)]
pub struct Transfer {
    file: Mutex<Option<PathBuf>>,
    dropped: Mutex<Option<PathBuf>>,
    import: Mutex<Option<Watch>>,
    export: Mutex<Option<Watch>>,
    reported: Mutex<Option<Arc<Report>>>,
}

/// An import or export under way; dropped, there is none any more.
pub struct UnderWay<'a> {
    place: &'a Mutex<Option<Watch>>,
    watch: Watch,
}

impl UnderWay<'_> {
    /// What it is watched and stopped with.
    pub fn watch(&self) -> &Watch {
        &self.watch
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        *held(self.place) = None;
    }
}

impl Transfer {
    /// Keeps the file that was chosen; gives its name.
    pub fn choose(&self, file: PathBuf) -> String {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        *held(&self.file) = Some(file);
        name
    }

    /// Keeps a file that was dropped onto the window, until the window asks for it.
    pub fn drop_file(&self, file: Option<PathBuf>) {
        *held(&self.dropped) = file;
    }

    /// The file that was dropped last.
    pub fn take_dropped(&self) -> Option<PathBuf> {
        held(&self.dropped).take()
    }

    /// The file that was chosen.
    pub fn file(&self) -> Result<PathBuf> {
        held(&self.file).clone().ok_or_else(|| {
            CommandError::new(Code::NotFound, "No file is chosen.", "Choose a CSV or vCard file.")
        })
    }

    /// Begins an import; refused while another is under way.
    pub fn begin_import(&self) -> Result<UnderWay<'_>> {
        begin(&self.import)
    }

    /// Begins an export; refused while another is under way.
    pub fn begin_export(&self) -> Result<UnderWay<'_>> {
        begin(&self.export)
    }

    /// What the import under way is watched with.
    pub fn import_watch(&self) -> Option<Watch> {
        held(&self.import).clone()
    }

    /// What the export under way is watched with.
    pub fn export_watch(&self) -> Option<Watch> {
        held(&self.export).clone()
    }

    /// Keeps the report of an import that ended, to be saved; gives what the window shows of it.
    pub fn keep(&self, mut report: Report, summary: ImportSummary) -> ImportReport {
        let shown = report.take_shown();
        *held(&self.reported) = Some(Arc::new(report));
        ImportReport { summary, report: shown }
    }

    /// The report of the latest import.
    pub fn reported(&self) -> Result<Arc<Report>> {
        held(&self.reported).clone().ok_or_else(|| {
            CommandError::new(Code::NotFound, "No file was imported yet.", "Import a file first.")
        })
    }
}

fn begin(place: &Mutex<Option<Watch>>) -> Result<UnderWay<'_>> {
    let mut under_way = held(place);
    if under_way.is_some() {
        return Err(CommandError::new(Code::InUse, "Another one is under way.", "Wait for it or stop it."));
    }
    let watch = Watch::default();
    *under_way = Some(watch.clone());
    Ok(UnderWay { place, watch })
}

fn held<T>(place: &Mutex<T>) -> MutexGuard<'_, T> {
    place.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_import_at_a_time_and_a_dropped_file_is_taken_once() {
        let transfer = Transfer::default();
        assert_eq!(transfer.file().unwrap_err().code, Code::NotFound);
        transfer.drop_file(Some(PathBuf::from("/tmp/people.csv")));
        let name = transfer.take_dropped().map(|file| transfer.choose(file));
        assert_eq!(name.as_deref(), Some("people.csv"));
        assert!(transfer.take_dropped().is_none() && transfer.file().is_ok());
        let first = transfer.begin_import().unwrap();
        assert_eq!(transfer.begin_import().err().map(|error| error.code), Some(Code::InUse));
        assert!(transfer.begin_export().is_ok(), "an export is another thing");
        transfer.import_watch().unwrap().cancel();
        drop(first);
        assert!(transfer.import_watch().is_none() && transfer.begin_import().is_ok());
    }
}
