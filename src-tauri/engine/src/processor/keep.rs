//! Keep: fetch the whole of what was logged, where the setup says so. Nothing is marked as read by it.

use chrono::TimeDelta;
use futures::StreamExt as _;
use futures::stream;

use crate::error::{Code, Error, Result};
use crate::store::content::Fetch;

use super::run::Run;
use super::settle::concerns_all;

/// Requests Exchange serves an app on a mailbox at once (wire §1).
const AT_A_TIME: usize = 4;
/// Messages taken up between two looks at what is due.
const SHARE: u32 = 20;
/// Longest wait is two to the power of this, in minutes.
const SLOWEST: i64 = 6;

impl Run<'_> {
    /// Fetches all messages that are due to be kept, after they were moved: ids stay the same. One that is gone or too
    /// large is given up with a note; one that cannot be had for now waits longer each time. Neither fails the run.
    ///
    /// # Errors
    /// What concerns all further requests: throttled, signed out, no rights; and those of the store.
    pub(crate) async fn keep_contents(&self) -> Result<()> {
        if !self.recorder.keep_content {
            return Ok(());
        }
        loop {
            let due = self.engine.store.due_contents(self.row.mailbox_id, self.now(), SHARE).await?;
            if due.is_empty() {
                return Ok(());
            }
            let mut kept = stream::iter(due)
                .map(|fetch| async move { self.keep(&fetch).await })
                .buffer_unordered(AT_A_TIME);
            while let Some(result) = kept.next().await {
                result?;
            }
        }
    }

    async fn keep(&self, fetch: &Fetch) -> Result<()> {
        match self.fetch(fetch).await {
            Ok(mime) => self.engine.store.keep_content(fetch, &mime, self.now()).await,
            Err(error) if is_final(&error) => {
                self.engine.store.content_given_up(fetch, error.code(), self.now()).await?;
                self.engine.note_failure("Keeping email message", &error).await
            }
            Err(error) => {
                let own = TimeDelta::minutes(
                    2_i64.saturating_pow(u32::try_from(fetch.attempts.clamp(0, SLOWEST)).unwrap_or(0)),
                );
                let told = TimeDelta::from_std(error.retry_after().unwrap_or_default()).unwrap_or_default();
                let at = self.now() + own.max(told);
                self.engine.store.content_postponed(fetch, at, error.code()).await?;
                if error.code() == Code::Throttled || concerns_all(&error) {
                    return Err(error);
                }
                self.engine.note_failure("Keeping email message", &error).await
            }
        }
    }

    /// By its id; where that is gone, by the copy with its Internet Message-ID, for a server may change ids on moves.
    async fn fetch(&self, fetch: &Fetch) -> Result<Vec<u8>> {
        match self.mailbox.mime(&fetch.server_id).await {
            Err(error) if error.code() == Code::ItemNotFound && !fetch.internet_message_id.is_empty() => {
                let copies = self.mailbox.find(&fetch.internet_message_id).await?;
                match copies.first() {
                    Some(copy) if copy.server_id != fetch.server_id => {
                        self.mailbox.mime(&copy.server_id).await
                    }
                    _ => Err(error),
                }
            }
            result => result,
        }
    }
}

/// Waiting does not help: the message is nowhere, larger than any that is kept, or refused for good.
fn is_final(error: &Error) -> bool {
    matches!(error.code(), Code::ItemNotFound | Code::RequestRefused)
}
