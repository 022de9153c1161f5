//! Operations whose outcome nobody knows: look where the message is, then decide; never repeat blindly.

use crate::domain::inbox::Location;
use crate::domain::interaction::LinkState;
use crate::error::Result;
use crate::mailbox::Placement;
use crate::store::message::Placed;
use crate::store::operation::{Operation, OperationKind};

use super::run::Run;

impl Run<'_> {
    /// Resolves all unclear operations; says whether some of them are to be tried again.
    pub(crate) async fn resolve_unclear(&self) -> Result<bool> {
        let mut again = false;
        for operation in self.engine.store.unclear_operations(self.row.mailbox_id).await? {
            again |= self.resolve(&operation).await?;
        }
        Ok(again)
    }

    async fn resolve(&self, operation: &Operation) -> Result<bool> {
        let placement = match self.mailbox.locate(&operation.server_id).await? {
            Some(placement) => Some(placement),
            None => self.find_copy(operation).await?,
        };
        let Some(placement) = placement else {
            if operation.kind == OperationKind::Delete {
                self.done(operation, None).await?;
            } else {
                self.engine.store.operation_gone(operation, self.now()).await?;
                self.counts().summary.settled += 1;
            }
            return Ok(false);
        };
        if self.is_source(&placement) && !self.is_destination(operation.kind, &placement) {
            let placed = placed(&placement, self.location(&placement));
            self.engine.store.place(operation.message_id, &placed).await?;
            self.engine.store.operation_postponed(operation, self.now(), None).await?;
            return Ok(true);
        }
        if operation.kind == OperationKind::Delete || self.is_destination(operation.kind, &placement) {
            self.done(operation, Some(&placement)).await?;
        } else {
            // Somebody moved it elsewhere meanwhile: their choice stands.
            let placed = placed(&placement, Location::Elsewhere);
            self.engine.store.operation_done(operation, &placed, self.now()).await?;
            self.counts().summary.settled += 1;
        }
        Ok(false)
    }

    /// The message under a new id: by its Internet Message-ID, leaving out copies that are other rows.
    async fn find_copy(&self, operation: &Operation) -> Result<Option<Placement>> {
        if operation.internet_message_id.is_empty() {
            return Ok(None);
        }
        let found = self.mailbox.find(&operation.internet_message_id).await?;
        let ids: Vec<&str> = found.iter().map(|placement| placement.server_id.as_str()).collect();
        let known = self.engine.store.known_by_server_id(self.row.mailbox_id, &ids).await?;
        let mut own: Vec<Placement> = found
            .into_iter()
            .filter(|placement| {
                known.get(&placement.server_id).is_none_or(|other| other.message_id == operation.message_id)
            })
            .collect();
        // A copy where the message was headed goes before one that still waits.
        own.sort_by_key(|placement| !self.is_destination(operation.kind, placement));
        Ok(own.into_iter().next())
    }

    /// Folders that messages are taken from.
    fn is_source(&self, placement: &Placement) -> bool {
        placement.folder_id == self.folders.inbox
            || self.folders.not_logged.as_ref().is_some_and(|id| *id == placement.folder_id)
    }

    fn is_destination(&self, kind: OperationKind, placement: &Placement) -> bool {
        match kind {
            OperationKind::Archive => placement.folder_id == self.folders.archive,
            OperationKind::SetAside => {
                self.folders.not_logged.as_ref().is_some_and(|id| *id == placement.folder_id)
            }
            OperationKind::Delete => !self.is_source(placement),
        }
    }

    pub(crate) fn location(&self, placement: &Placement) -> Location {
        if placement.folder_id == self.folders.inbox {
            Location::Inbox
        } else if placement.folder_id == self.folders.archive {
            Location::Archive
        } else if self.folders.not_logged.as_ref().is_some_and(|id| *id == placement.folder_id) {
            Location::NotLogged
        } else {
            Location::Elsewhere
        }
    }
}

/// A placement as the store notes it.
pub(crate) fn placed(placement: &Placement, location: Location) -> Placed<'_> {
    Placed {
        server_id: Some(&placement.server_id),
        folder_id: Some(&placement.folder_id),
        link: placement.web_link.as_deref(),
        location,
        link_state: if placement.web_link.is_some() { LinkState::Ok } else { LinkState::None },
    }
}
