//! Ctrl-C and SIGTERM: asked once, the work ends in order; asked twice, the program ends.

use bitacora_engine::actions::job::Cancel;
use tokio::sync::watch;

use crate::failure::{Result, file_failure};
use crate::printer::say;

/// Turns true when somebody asks the program to stop. Needs a runtime.
///
/// # Errors
/// `file_unavailable` when the system lets no one listen for signals.
pub fn requested() -> Result<watch::Receiver<bool>> {
    let (sender, receiver) = watch::channel(false);
    let mut signals = Signals::listen().map_err(|error| file_failure("Signals cannot be received", error))?;
    tokio::spawn(async move {
        signals.next().await;
        sender.send_replace(true);
        say("Stopping …");
        signals.next().await;
        // Nothing is lost: what a run left unfinished the next one resumes.
        std::process::exit(1);
    });
    Ok(receiver)
}

/// Waits until `stop` turns true.
pub async fn wait(mut stop: watch::Receiver<bool>) {
    // The sender lives as long as the program; if it ever went away, that would be a reason to stop too.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Stops a run when somebody asks the program to stop.
///
/// # Errors
/// As [`requested`].
pub fn canceling() -> Result<Cancel> {
    let (stop, cancel) = (requested()?, Cancel::default());
    let asked = cancel.clone();
    tokio::spawn(async move {
        wait(stop).await;
        asked.cancel();
    });
    Ok(cancel)
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(windows)]
struct Signals {
    ctrl_c: tokio::signal::windows::CtrlC,
    ctrl_break: tokio::signal::windows::CtrlBreak,
    close: tokio::signal::windows::CtrlClose,
}

#[cfg(windows)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close};
        Ok(Self { ctrl_c: ctrl_c()?, ctrl_break: ctrl_break()?, close: ctrl_close()? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.ctrl_c.recv() => {}
            _ = self.ctrl_break.recv() => {}
            _ = self.close.recv() => {}
        }
    }
}
