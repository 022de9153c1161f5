//! How far a run is, on stderr: one line that is rewritten on a terminal, else a line every few seconds.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use bitacora_engine::domain::event::Event;
use bitacora_engine::domain::job::{Phase, RunProgress};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::commands::process::sentence;
use crate::printer::say;

/// Time between two lines that cannot be rewritten.
const PACE: Duration = Duration::from_secs(5);
/// Time between two states of the line that can.
const QUICK_PACE: Duration = Duration::from_millis(100);

/// What is told about a run that ends while it is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtEnd {
    /// Nothing: the command prints its result itself.
    Silent,
    /// Its result, in a sentence.
    Sentence,
}

/// Somebody who watches the engine's events and tells about them.
#[derive(Debug)]
pub struct Progress {
    task: JoinHandle<()>,
    terminal: bool,
}

impl Progress {
    /// Tells about the runs among `events` until it is ended.
    pub fn follow(mut events: Receiver<Event>, at_end: AtEnd) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let task = tokio::spawn(async move {
            let pace = if terminal { QUICK_PACE } else { PACE };
            let mut last = Instant::now();
            loop {
                match events.recv().await {
                    Ok(Event::Progress(progress)) if last.elapsed() >= pace => {
                        last = Instant::now();
                        draw(&line(&progress), terminal);
                    }
                    Ok(Event::RunFinished(summary)) if at_end == AtEnd::Sentence => {
                        clear(terminal);
                        say(&sentence(&summary));
                    }
                    // Whoever is too slow to hear everything goes on with what is said next.
                    Ok(_) | Err(RecvError::Lagged(_)) => {}
                    Err(RecvError::Closed) => return,
                }
            }
        });
        Self { task, terminal }
    }

    /// Stops telling and leaves a clean line.
    pub async fn end(self) {
        self.task.abort();
        // Its end is awaited only so that nothing is drawn after what follows.
        let _ = self.task.await;
        clear(self.terminal);
    }
}

fn draw(line: &str, terminal: bool) {
    if terminal {
        let mut stderr = std::io::stderr().lock();
        let _ = write!(stderr, "\r\u{1b}[K{line}").and_then(|()| stderr.flush());
    } else {
        say(line);
    }
}

fn clear(terminal: bool) {
    if terminal {
        draw("", true);
    }
}

/// Where a run is, in one line.
fn line(progress: &RunProgress) -> String {
    let RunProgress { found, logged, entries, settled, pending, seconds, .. } = progress;
    let phase = match progress.phase {
        Phase::Resume => "Finishing what the last run left",
        Phase::Discover => "Listing the Inbox",
        Phase::Log => "Logging",
        Phase::Settle => "Tidying the mailbox",
        Phase::Reconcile => "Comparing mailbox and database",
    };
    let expected = progress.expected.map(|expected| format!(" of {expected}")).unwrap_or_default();
    format!(
        "{phase}: {found}{expected} found, {logged} logged ({entries} entries), {settled} settled, {pending} to settle, {seconds} s"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_how_far_and_how_long() {
        let progress = RunProgress {
            phase: Phase::Log,
            found: 30,
            expected: Some(56),
            logged: 20,
            seconds: 2,
            ..RunProgress::default()
        };
        assert_eq!(
            line(&progress),
            "Logging: 30 of 56 found, 20 logged (0 entries), 0 settled, 0 to settle, 2 s"
        );
    }
}
