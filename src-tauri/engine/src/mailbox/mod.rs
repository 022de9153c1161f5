//! The outside mailbox behind one enum.

pub mod graph;
pub mod http;

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::message::Message;
use crate::error::Result;

/// A mailbox and the protocol it is reached by.
#[derive(Debug)]
pub enum Mailbox {
    /// A shared mailbox of Exchange Online through Microsoft Graph.
    Graph(graph::GraphMailbox),
}

/// One page of a listing, oldest message first.
#[derive(Debug, Default)]
pub struct Page {
    /// The messages; each stands alone: one that cannot be read at all does not spoil the others.
    pub messages: Vec<Listed>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// Which messages of the Inbox are listed, and in which order; by default all of them, oldest first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// Only those received then or later, UTC to the second.
    pub since: Option<DateTime<Utc>>,
    /// The newest first.
    pub newest_first: bool,
}

/// A place in a listing; opaque.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(pub(crate) String);

/// One element of a listing.
#[derive(Debug)]
pub enum Listed {
    /// A message; what could not be read of it stands in its `defects`.
    Message(Box<Message>),
    /// An element without a usable id: nothing can be done with it, it is counted and reported.
    Unusable,
}

/// What to do with a message in the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Move it to the folder with this id.
    Move {
        /// Id of the destination.
        folder_id: String,
    },
    /// Delete it the gentle way: to Deleted Items.
    Delete,
}

/// One act on one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Id of the message.
    pub server_id: String,
    /// What to do.
    pub act: Act,
}

/// Where a message is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Its id, possibly a new one.
    pub server_id: String,
    /// Folder it lies in.
    pub folder_id: String,
    /// Address that opens it.
    pub web_link: Option<String>,
}

/// How an act ended.
#[derive(Debug)]
pub enum Outcome {
    /// Done; for a move, with the message's new place.
    Done(Option<Placement>),
    /// The message was not found under that id (404).
    Gone,
    /// Nobody knows whether it was done (cut connection, 5xx after the request was sent, unreadable answer):
    /// look, do not repeat blindly.
    Unknown(crate::Error),
    /// Surely not done; may be tried again, not before `Error::retry_after`.
    NotDone(crate::Error),
    /// Refused for good.
    Refused(crate::Error),
}

/// Folders the processor works with, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The Inbox.
    pub inbox: String,
    /// Where logged messages go.
    pub archive: String,
    /// Where unmatched messages go; `None` until it is needed.
    pub not_logged: Option<String>,
}

/// Name and content count of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderState {
    /// Id.
    pub id: String,
    /// Shown name.
    pub name: String,
    /// Items in it.
    pub items: u64,
    /// Bytes in it, where the server says so.
    pub bytes: Option<u64>,
}

impl Mailbox {
    /// Lists the Inbox, `size` messages a page (1–1,000), from the start or from a cursor, which keeps to the span it
    /// began with.
    pub async fn list_inbox(&self, size: u32, span: Span, from: Option<&Cursor>) -> Result<Page> {
        match self {
            Self::Graph(graph) => graph.list_inbox(size, span, from).await,
        }
    }

    /// Lists any folder by id, only ids and places, for reconciling; page size as in `list_inbox`.
    pub async fn list_folder(&self, folder_id: &str, from: Option<&Cursor>) -> Result<Page> {
        match self {
            Self::Graph(graph) => graph.list_folder(folder_id, from).await,
        }
    }

    /// Carries out acts, at most four at a time on the mailbox, in as few round trips as Exchange allows.
    /// The answers come in the order of the requests.
    pub async fn carry_out(&self, requests: &[Request]) -> Vec<Outcome> {
        match self {
            Self::Graph(graph) => graph.carry_out(requests).await,
        }
    }

    /// Carries out up to twenty acts one after the other, as one batch: for callers that keep several such lanes
    /// busy themselves. Four requests are in flight on the mailbox, however many lanes there are.
    pub async fn carry_out_lane(&self, requests: &[Request]) -> Vec<Outcome> {
        match self {
            Self::Graph(graph) => graph.carry_out_lane(requests).await,
        }
    }

    /// Where the message with that id is; `None` when there is none.
    pub async fn locate(&self, server_id: &str) -> Result<Option<Placement>> {
        match self {
            Self::Graph(graph) => graph.locate(server_id).await,
        }
    }

    /// Every copy with that Internet Message-ID (as received) in the whole mailbox.
    pub async fn find(&self, internet_message_id: &str) -> Result<Vec<Placement>> {
        match self {
            Self::Graph(graph) => graph.find(internet_message_id).await,
        }
    }

    /// The whole message as MIME, as the server gives it; reading it marks nothing.
    pub async fn mime(&self, server_id: &str) -> Result<Vec<u8>> {
        match self {
            Self::Graph(graph) => graph.mime(server_id).await,
        }
    }

    /// The working folders; creates *Not Logged* (and a missing Archive) when `create` is set.
    pub async fn folders(&self, not_logged_name: &str, create: bool) -> Result<Folders> {
        match self {
            Self::Graph(graph) => graph.folders(not_logged_name, create).await,
        }
    }

    /// The Archive, under its well-known name or called so; `None` where the mailbox has none yet.
    pub async fn archive(&self) -> Result<Option<String>> {
        match self {
            Self::Graph(graph) => graph.archive().await,
        }
    }

    /// A folder at the top by its name, made when it is missing.
    pub async fn make_folder(&self, name: &str) -> Result<String> {
        match self {
            Self::Graph(graph) => graph.make_folder(name).await,
        }
    }

    /// State of a folder by id.
    pub async fn folder_state(&self, folder_id: &str) -> Result<FolderState> {
        match self {
            Self::Graph(graph) => graph.folder_state(folder_id).await,
        }
    }

    /// Microsoft's time less this computer's, from the `Date` of the last answer of Entra or Graph; `None` before
    /// the first one.
    pub fn clock_skew(&self) -> Option<TimeDelta> {
        match self {
            Self::Graph(graph) => graph.clock_skew(),
        }
    }

    /// HTTP round trips made so far through this mailbox.
    pub fn requests(&self) -> u64 {
        match self {
            Self::Graph(graph) => graph.requests(),
        }
    }
}
