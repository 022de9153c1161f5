//! What a person may stop: a run, a sign-in. Beginning anew stops nothing that went before.

use std::sync::{Mutex, PoisonError};

use bitacora_engine::actions::job::Cancel;
use tokio::sync::watch;

/// Holds the means to stop what was begun last.
#[derive(Debug)]
pub struct Switch<T>(Mutex<Option<T>>);

impl<T> Default for Switch<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T> Switch<T> {
    fn put(&self, stop: T) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(stop);
    }

    fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Switch<watch::Sender<bool>> {
    /// What a sign-in listens to.
    pub fn begin(&self) -> watch::Receiver<bool> {
        let (stop, stopped) = watch::channel(false);
        self.put(stop);
        stopped
    }

    /// Stops the sign-in begun last, if it still waits.
    pub fn cancel(&self) {
        if let Some(stop) = self.take() {
            stop.send_replace(true);
        }
    }
}

impl Switch<Cancel> {
    /// What a run listens to.
    pub fn begin(&self) -> Cancel {
        let cancel = Cancel::default();
        self.put(cancel.clone());
        cancel
    }

    /// Stops the run begun last, if it is still under way.
    pub fn cancel(&self) {
        if let Some(stop) = self.take() {
            stop.cancel();
        }
    }
}
