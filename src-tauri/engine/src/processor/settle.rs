//! Settle: carry out the outbox at Exchange's pace, four operations at a time.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use futures::future::join_all;

use crate::domain::event::Event;
use crate::domain::interaction::LinkState;
use crate::domain::job::Phase;
use crate::error::{Code, Error, Result};
use crate::mailbox::{Act, Outcome, Placement, Request};
use crate::store::message::Placed;
use crate::store::operation::{Operation, OperationKind};

use super::run::Run;

/// Lanes: Exchange runs four requests of an app on a mailbox at once (wire §1).
const LANES: u32 = 4;
/// Operations a lane takes up at a time: what one `$batch` holds.
const BATCH: u32 = 20;
/// How long a lane waits for more to do while decisions are still being recorded.
const IDLE: Duration = Duration::from_millis(4);
/// Times unclear operations are looked for and tried again in one run.
const ROUNDS: u32 = 3;

impl Run<'_> {
    /// Carries out everything that is due. An error that concerns all operations (throttled, signed out, no
    /// rights) ends it politely; what is left stays in the outbox.
    pub(crate) async fn settle(&self) -> Result<()> {
        for _ in 0..ROUNDS {
            let halted: Mutex<Option<Error>> = Mutex::new(None);
            join_all((0..LANES).map(|_| self.lane(&halted))).await.into_iter().collect::<Result<()>>()?;
            if let Some(error) = halted.into_inner().unwrap_or_else(PoisonError::into_inner) {
                return Err(error);
            }
            if !self.resolve_unclear().await? {
                break;
            }
        }
        self.keep_contents().await?;
        self.engine.tell(Event::MessagesChanged);
        Ok(())
    }

    async fn lane(&self, halted: &Mutex<Option<Error>>) -> Result<()> {
        loop {
            if halted.lock().unwrap_or_else(PoisonError::into_inner).is_some() {
                return Ok(());
            }
            let logging = self.is_logging();
            let Some(share) = self.reserve(logging) else {
                tokio::time::sleep(IDLE).await;
                continue;
            };
            let operations =
                self.engine.store.take_operations(self.row.mailbox_id, self.now(), share).await?;
            let taken = u32::try_from(operations.len()).unwrap_or(share);
            self.give_back(share.saturating_sub(taken));
            if operations.is_empty() {
                if logging {
                    tokio::time::sleep(IDLE).await;
                    continue;
                }
                return Ok(());
            }
            if !logging {
                self.enter(Phase::Settle);
            }
            let halt = self.carry_out(operations).await?;
            self.give_back(taken);
            if let Some(error) = halt {
                *halted.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            }
        }
    }

    /// How many operations a lane may take: while decisions are being recorded a whole batch or, for now, none, so
    /// that every round trip is a full one; afterwards its share of what is left.
    fn reserve(&self, logging: bool) -> Option<u32> {
        let mut counts = self.counts();
        let done = counts.summary.settled.saturating_add(counts.under_way);
        let waiting = counts.to_settle.saturating_sub(done);
        if logging && waiting < BATCH {
            return None;
        }
        let share = if logging { BATCH } else { waiting.div_ceil(LANES).clamp(1, BATCH) };
        counts.under_way += share;
        Some(share)
    }

    fn give_back(&self, operations: u32) {
        let mut counts = self.counts();
        counts.under_way = counts.under_way.saturating_sub(operations);
    }

    /// One batch; gives back an error that concerns all further operations.
    async fn carry_out(&self, operations: Vec<Operation>) -> Result<Option<Error>> {
        let mut requests = Vec::with_capacity(operations.len());
        for operation in &operations {
            requests.push(Request { server_id: operation.server_id.clone(), act: self.act(operation.kind)? });
        }
        let outcomes = self.mailbox.carry_out_lane(&requests).await;
        let mut halt = None;
        for (operation, outcome) in operations.iter().zip(outcomes) {
            if let Some(error) = self.note(operation, outcome).await? {
                halt = Some(error);
            }
        }
        self.tell_progress(false);
        Ok(halt)
    }

    fn act(&self, kind: OperationKind) -> Result<Act> {
        let folder_id = match kind {
            OperationKind::Archive => self.folders.archive.clone(),
            OperationKind::SetAside => self.folders.not_logged.clone().ok_or_else(|| {
                Error::new(Code::ItemNotFound, "the folder Not Logged is missing in the mailbox")
            })?,
            OperationKind::Delete => return Ok(Act::Delete),
        };
        Ok(Act::Move { folder_id })
    }

    async fn note(&self, operation: &Operation, outcome: Outcome) -> Result<Option<Error>> {
        let store = &self.engine.store;
        match outcome {
            Outcome::Done(placement) => {
                self.done(operation, placement.as_ref()).await?;
                Ok(None)
            }
            Outcome::Gone => {
                store.operation_unclear(operation, Code::ItemNotFound).await?;
                Ok(None)
            }
            Outcome::Unknown(error) => {
                store.operation_unclear(operation, error.code()).await?;
                Ok(None)
            }
            Outcome::NotDone(error) => {
                let wait = error.retry_after().unwrap_or_default();
                let at = self.now() + TimeDelta::from_std(wait).unwrap_or_default();
                store.operation_postponed(operation, at, Some(error.code())).await?;
                Ok(Some(error))
            }
            Outcome::Refused(error) => {
                let wait = TimeDelta::minutes(
                    2_i64.saturating_pow(u32::try_from(operation.attempts.clamp(0, 6)).unwrap_or(6)),
                );
                store.operation_postponed(operation, self.now() + wait, Some(error.code())).await?;
                let context = if operation.kind == OperationKind::Delete {
                    "Deleting email message"
                } else {
                    "Archiving email message"
                };
                self.engine.note_failure(context, &error).await?;
                Ok(concerns_all(&error).then_some(error))
            }
        }
    }

    /// Notes where the message lies now; its link is the one the answer gave.
    pub(crate) async fn done(&self, operation: &Operation, placement: Option<&Placement>) -> Result<()> {
        let link = placement.and_then(|placement| placement.web_link.as_deref());
        let placed = Placed {
            server_id: placement.map(|placement| placement.server_id.as_str()),
            folder_id: placement.map(|placement| placement.folder_id.as_str()),
            link,
            location: operation.kind.destination(),
            link_state: if link.is_some() { LinkState::Ok } else { LinkState::Stale },
        };
        self.engine.store.operation_done(operation, &placed, self.now()).await?;
        self.counts().summary.settled += 1;
        Ok(())
    }
}

/// Whether no further request has a chance.
pub(super) fn concerns_all(error: &Error) -> bool {
    matches!(
        error.code(),
        Code::AccessDenied
            | Code::SignInAgain
            | Code::SignInNeeded
            | Code::QuotaExceeded
            | Code::MailboxNotFound
    )
}
