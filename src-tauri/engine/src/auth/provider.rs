//! Commands that print what is kept elsewhere: client id, client secret and redirect URL (R137, R138, R139).
//!
//! The original asks event subscribers named `OnGetEmailLoggingClientId`, `OnGetEmailLoggingClientSecret` and
//! `OnGetEmailLoggingRedirectURL` (`original.md` B.3). Here a command of the user's choice takes their part: a script
//! that asks a key vault, for instance. It is started directly, without a shell; the event's name stands in the
//! environment variable `BITACORA_EVENT`, and the first line it prints is the answer. What it prints is never logged.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::io::AsyncReadExt;
use tokio::process::{Child, Command};

use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// Environment variable that names the event.
pub const EVENT_VARIABLE: &str = "BITACORA_EVENT";
/// Time a command has.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes a command may print.
const LIMIT: usize = 4 * 1024;
/// How long an answer is taken as still true, so that not every request starts a program.
const KEPT_FOR: TimeDelta = TimeDelta::minutes(15);
/// A window of its own is not opened for the command (`CREATE_NO_WINDOW`).
#[cfg(windows)]
const NO_WINDOW: u32 = 0x0800_0000;

/// What is asked for, by the original's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Application (client) id.
    ClientId,
    /// Client secret.
    ClientSecret,
    /// Redirect URL.
    RedirectUrl,
}

impl Event {
    /// The name a subscriber of the original has.
    pub fn name(self) -> &'static str {
        match self {
            Self::ClientId => "OnGetEmailLoggingClientId",
            Self::ClientSecret => "OnGetEmailLoggingClientSecret",
            Self::RedirectUrl => "OnGetEmailLoggingRedirectURL",
        }
    }
}

/// The answers of the commands, kept for a quarter of an hour.
#[derive(Debug, Default)]
pub struct Providers(BTreeMap<Event, Kept>);

#[derive(Debug)]
struct Kept {
    command: String,
    asked_at: DateTime<Utc>,
    answer: Secret,
}

impl Providers {
    /// The answer to an event; `None` when there is no command for it. Another command is asked anew.
    ///
    /// # Errors
    /// `ProviderFailed`; nothing is kept then.
    pub async fn ask(&mut self, event: Event, command: &str, now: DateTime<Utc>) -> Result<Option<Secret>> {
        let command = command.trim();
        if command.is_empty() {
            self.0.remove(&event);
            return Ok(None);
        }
        if let Some(kept) = self.0.get(&event)
            && kept.command == command
            && (TimeDelta::zero()..KEPT_FOR).contains(&(now - kept.asked_at))
        {
            return Ok(Some(kept.answer.clone()));
        }
        self.0.remove(&event);
        let answer = run(event, command, PATIENCE).await?;
        let kept = Kept { command: command.to_owned(), asked_at: now, answer: answer.clone() };
        self.0.insert(event, kept);
        Ok(Some(answer))
    }

    /// Forgets all answers: Microsoft did not accept them (`invalid_client`).
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

/// Runs a command and takes what it prints. Whatever happens, it does not outlive the wait.
async fn run(event: Event, command: &str, patience: Duration) -> Result<Secret> {
    let failed = |why: &str| {
        Error::new(Code::ProviderFailed, format!("The command for {} {why}.", event.name()))
            .hint("Start it by hand: it must print one line and end with exit code 0.")
            .cause(Cause::ProviderFailed)
    };
    let words = words(command, cfg!(windows)).ok_or_else(|| failed("has an open quote"))?;
    let (program, arguments) = words.split_first().ok_or_else(|| failed("names no program"))?;
    let mut command = Command::new(program);
    command.args(arguments).env(EVENT_VARIABLE, event.name());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    #[cfg(windows)]
    command.creation_flags(NO_WINDOW);
    let mut child = command.spawn().map_err(|error| failed("cannot be started").because(error))?;
    let output = tokio::time::timeout(patience, printed(&mut child)).await;
    if !matches!(output, Ok(Ok((Some(_), _)))) {
        // Ended already, or about to be; the wait also clears it out of the process table.
        drop(child.kill().await);
    }
    let (bytes, success) = match output {
        Err(_) => return Err(failed("took longer than 10 seconds")),
        Ok(Err(error)) => return Err(failed("could not be read").because(error)),
        Ok(Ok((None, _))) => return Err(failed("printed more than 4 KiB")),
        Ok(Ok((Some(bytes), success))) => (bytes, success),
    };
    if !success {
        return Err(failed("ended with an error"));
    }
    let text = String::from_utf8(bytes).map_err(|_| failed("printed something that is no text"))?;
    match text.trim() {
        "" => Err(failed("printed nothing")),
        several if several.chars().any(char::is_control) => Err(failed("printed more than one line")),
        one => Ok(Secret::new(one)),
    }
}

/// What a command prints, and whether it ended well; `None` when it prints too much.
async fn printed(child: &mut Child) -> std::io::Result<(Option<Vec<u8>>, bool)> {
    let mut bytes = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        let most = u64::try_from(LIMIT + 1).unwrap_or(u64::MAX);
        stdout.take(most).read_to_end(&mut bytes).await?;
    }
    if bytes.len() > LIMIT {
        return Ok((None, false));
    }
    Ok((Some(bytes), child.wait().await?.success()))
}

/// The words of a command, quoted as in a POSIX shell; `None` when a quote stays open. Nothing is expanded. On
/// Windows a backslash is part of a path and quotes nothing.
fn words(command: &str, backslash_is_plain: bool) -> Option<Vec<String>> {
    /// Stands in for a backslash; no path holds it.
    const STAND_IN: &str = "\u{F8FF}";
    if !backslash_is_plain {
        return shlex::split(command);
    }
    let words = shlex::split(&command.replace('\\', STAND_IN))?;
    Some(words.into_iter().map(|word| word.replace(STAND_IN, "\\")).collect())
}

#[cfg(test)]
#[path = "provider_tests.rs"]
mod tests;
