//! Folders, and the names every mailbox knows (<https://learn.microsoft.com/graph/api/resources/mailfolder>).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

/// A message that left a folder.
#[derive(Debug, Clone)]
pub(crate) struct Removal {
    pub(crate) change: u64,
    pub(crate) entered: u64,
    pub(crate) rest_id: String,
    pub(crate) immutable_id: String,
}

/// A folder.
#[derive(Debug)]
pub(crate) struct Folder {
    pub(crate) key: u32,
    /// Constant, whatever form of ids is asked for.
    pub(crate) id: String,
    pub(crate) parent: Option<u32>,
    pub(crate) name: String,
    pub(crate) hidden: bool,
    pub(crate) well_known: Option<&'static str>,
    /// Change number of its last change.
    pub(crate) change: u64,
    /// Its messages by time of receipt.
    pub(crate) items: BTreeSet<(DateTime<Utc>, u64)>,
    /// Its messages by their last change.
    pub(crate) changes: BTreeMap<u64, u64>,
    pub(crate) removed: Vec<Removal>,
    pub(crate) unread: usize,
    pub(crate) size: usize,
}

impl Folder {
    pub(crate) fn new(
        key: u32,
        id: String,
        parent: Option<u32>,
        name: &str,
        hidden: bool,
        change: u64,
    ) -> Self {
        Self {
            key,
            id,
            parent,
            name: name.to_owned(),
            hidden,
            well_known: None,
            change,
            items: BTreeSet::new(),
            changes: BTreeMap::new(),
            removed: Vec::new(),
            unread: 0,
            size: 0,
        }
    }
}

/// A folder every mailbox has.
pub(crate) struct WellKnown {
    pub(crate) name: &'static str,
    pub(crate) display_name: &'static str,
    pub(crate) parent: Option<&'static str>,
    pub(crate) hidden: bool,
}

const fn top(name: &'static str, display_name: &'static str) -> WellKnown {
    WellKnown { name, display_name, parent: Some("msgfolderroot"), hidden: false }
}

const fn below(name: &'static str, display_name: &'static str, parent: &'static str) -> WellKnown {
    WellKnown { name, display_name, parent: Some(parent), hidden: false }
}

const fn apart(name: &'static str, display_name: &'static str) -> WellKnown {
    WellKnown { name, display_name, parent: None, hidden: true }
}

/// The well-known folders, parents first. `purges` has no name on the wire: nobody reaches it.
pub(crate) const WELL_KNOWN: &[WellKnown] = &[
    apart("msgfolderroot", "Top of Information Store"),
    apart("recoverableitemsdeletions", "Deletions"),
    apart("searchfolders", "Finder"),
    top("inbox", "Inbox"),
    top("archive", "Archive"),
    top("drafts", "Drafts"),
    top("sentitems", "Sent Items"),
    top("deleteditems", "Deleted Items"),
    top("junkemail", "Junk Email"),
    top("outbox", "Outbox"),
    top("conversationhistory", "Conversation History"),
    WellKnown { name: "clutter", display_name: "Clutter", parent: Some("msgfolderroot"), hidden: true },
    WellKnown { name: "scheduled", display_name: "Scheduled", parent: Some("msgfolderroot"), hidden: true },
    WellKnown {
        name: "syncissues",
        display_name: "Sync Issues",
        parent: Some("msgfolderroot"),
        hidden: true,
    },
    below("conflicts", "Conflicts", "syncissues"),
    below("localfailures", "Local Failures", "syncissues"),
    below("serverfailures", "Server Failures", "syncissues"),
];

/// Whether a name belongs to the well-known ones, existing or not.
pub(crate) fn is_well_known(name: &str) -> bool {
    WELL_KNOWN.iter().any(|known| known.name.eq_ignore_ascii_case(name))
}
