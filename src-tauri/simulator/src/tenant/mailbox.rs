//! One mailbox: its folders and messages, indexed so that no request walks through what it does not ask for.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::folder::{Folder, Removal, WELL_KNOWN};
use super::ids;
use super::message::Message;
use crate::clock;

/// A mailbox.
#[derive(Debug)]
pub(crate) struct Mailbox {
    /// Object id of its owner; part of all ids in it.
    pub(crate) id: String,
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) shared: bool,
    /// Accounts with full access besides the owner, in lower case.
    pub(crate) members: BTreeSet<String>,
    pub(crate) folders: BTreeMap<u32, Folder>,
    messages: BTreeMap<u64, Message>,
    by_id: HashMap<String, u64>,
    folder_by_id: HashMap<String, u32>,
    by_internet_id: HashMap<String, BTreeSet<u64>>,
    /// Number of the last change; delta tokens carry it.
    pub(crate) change: u64,
    next_item: u64,
    next_place: u64,
    /// Delta tokens of an earlier epoch have expired.
    pub(crate) delta_epoch: u64,
    /// Whether the Archive folder is not there yet.
    pub(crate) archive_hidden: bool,
}

impl Mailbox {
    pub(crate) fn new(address: &str, name: &str, shared: bool) -> Self {
        let mut mailbox = Self {
            id: ids::guid(&["user", &address.to_lowercase()]),
            address: address.to_owned(),
            name: name.to_owned(),
            shared,
            members: BTreeSet::new(),
            folders: BTreeMap::new(),
            messages: BTreeMap::new(),
            by_id: HashMap::new(),
            folder_by_id: HashMap::new(),
            by_internet_id: HashMap::new(),
            change: 0,
            next_item: 0,
            next_place: 0,
            delta_epoch: 0,
            archive_hidden: false,
        };
        for known in WELL_KNOWN {
            let parent = known.parent.and_then(|name| mailbox.well_known(name));
            let key = mailbox.add_folder(parent, known.display_name, known.hidden);
            if let Some(folder) = mailbox.folders.get_mut(&key) {
                folder.well_known = Some(known.name);
            }
        }
        mailbox
    }

    /// Makes a folder and gives its key.
    pub(crate) fn add_folder(&mut self, parent: Option<u32>, name: &str, hidden: bool) -> u32 {
        let key = self.folders.last_key_value().map_or(1, |(last, _)| last + 1);
        let id = ids::folder_id(&self.id, key);
        self.folder_by_id.insert(id.clone(), key);
        self.change += 1;
        self.folders.insert(key, Folder::new(key, id, parent, name, hidden, self.change));
        key
    }

    /// Forgets a folder that is empty.
    pub(crate) fn drop_folder(&mut self, key: u32) {
        if let Some(folder) = self.folders.remove(&key) {
            self.folder_by_id.remove(&folder.id);
            self.change += 1;
        }
    }

    /// The folder of a well-known name, if it exists.
    pub(crate) fn well_known(&self, name: &str) -> Option<u32> {
        if self.archive_hidden && name.eq_ignore_ascii_case("archive") {
            return None;
        }
        let mut found = self.folders.values().filter(|folder| folder.well_known.is_some());
        found
            .find(|folder| folder.well_known.is_some_and(|known| known.eq_ignore_ascii_case(name)))
            .map(|f| f.key)
    }

    /// A folder by id or well-known name.
    pub(crate) fn folder_key(&self, id_or_name: &str) -> Option<u32> {
        let key = self.folder_by_id.get(id_or_name).copied().or_else(|| self.well_known(id_or_name))?;
        self.folders.get(&key).filter(|folder| self.is_visible(folder)).map(|folder| folder.key)
    }

    /// Whether the folder is there for clients.
    pub(crate) fn is_visible(&self, folder: &Folder) -> bool {
        !(self.archive_hidden && folder.well_known == Some("archive"))
    }

    /// The folders right under another, by name.
    pub(crate) fn children(&self, parent: u32) -> Vec<&Folder> {
        let mut found: Vec<&Folder> =
            self.folders.values().filter(|f| f.parent == Some(parent) && self.is_visible(f)).collect();
        found.sort_by_key(|folder| folder.name.to_lowercase());
        found
    }

    /// A child of a folder by its display name; letter case does not count.
    pub(crate) fn child_named(&self, parent: u32, name: &str) -> Option<u32> {
        let wanted = name.to_lowercase();
        self.children(parent).into_iter().find(|folder| folder.name.to_lowercase() == wanted).map(|f| f.key)
    }

    pub(crate) fn message(&self, key: u64) -> Option<&Message> {
        self.messages.get(&key)
    }

    /// A message by either form of id.
    pub(crate) fn find(&self, id: &str) -> Option<&Message> {
        self.by_id.get(id).and_then(|key| self.messages.get(key))
    }

    pub(crate) fn messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.values()
    }

    /// Messages with this Internet Message-ID, in no particular order.
    pub(crate) fn with_internet_id(&self, id: &str) -> Vec<u64> {
        let found = self.by_internet_id.get(&id.to_lowercase());
        found.map(|keys| keys.iter().copied().collect()).unwrap_or_default()
    }

    /// Puts a message into a folder and gives its key.
    pub(crate) fn add(&mut self, mut message: Message, folder: u32) -> u64 {
        self.next_item += 1;
        message.key = self.next_item;
        message.immutable_id = ids::immutable_id(&self.id, message.key);
        if let Some(id) = &message.internet_message_id {
            self.by_internet_id.entry(id.to_lowercase()).or_default().insert(message.key);
        }
        self.by_id.insert(message.immutable_id.clone(), message.key);
        let key = message.key;
        self.place(&mut message, folder);
        self.messages.insert(key, message);
        key
    }

    /// A second message with the same content and ids of its own.
    pub(crate) fn copy(&mut self, key: u64, folder: u32) -> Option<u64> {
        let twin = self.messages.get(&key)?.clone();
        Some(self.add(twin, folder))
    }

    /// Moves a message: the REST id changes, the immutable id does not.
    pub(crate) fn relocate(&mut self, key: u64, folder: u32) -> Option<()> {
        let mut message = self.messages.remove(&key)?;
        self.leave(&message);
        message.modified = clock::now();
        self.place(&mut message, folder);
        self.messages.insert(key, message);
        Some(())
    }

    /// Removes a message for good.
    pub(crate) fn remove(&mut self, key: u64) -> Option<()> {
        let message = self.messages.remove(&key)?;
        self.leave(&message);
        self.by_id.remove(&message.immutable_id);
        if let Some(id) = &message.internet_message_id
            && let Some(keys) = self.by_internet_id.get_mut(&id.to_lowercase())
        {
            keys.remove(&key);
        }
        Some(())
    }

    /// Changes a message in its place; its change key becomes another.
    pub(crate) fn edit(&mut self, key: u64, edit: impl FnOnce(&mut Message)) -> Option<()> {
        let change = self.change + 1;
        let message = self.messages.get_mut(&key)?;
        let (was_unread, was) = (!message.is_read, message.change);
        edit(message);
        message.modified = clock::now();
        message.change = change;
        self.change = change;
        let folder = self.folders.get_mut(&message.folder)?;
        folder.changes.remove(&was);
        folder.changes.insert(change, key);
        folder.unread = folder.unread + usize::from(!message.is_read) - usize::from(was_unread);
        Some(())
    }

    fn place(&mut self, message: &mut Message, folder: u32) {
        self.next_place += 1;
        self.change += 1;
        message.folder = folder;
        message.rest_id = ids::rest_id(&self.id, folder, self.next_place);
        message.change = self.change;
        message.entered = self.change;
        self.by_id.insert(message.rest_id.clone(), message.key);
        if let Some(folder) = self.folders.get_mut(&folder) {
            folder.items.insert((message.received, message.key));
            folder.changes.insert(message.change, message.key);
            folder.unread += usize::from(!message.is_read);
            folder.size += message.size();
        }
    }

    fn leave(&mut self, message: &Message) {
        self.by_id.remove(&message.rest_id);
        self.change += 1;
        let change = self.change;
        if let Some(folder) = self.folders.get_mut(&message.folder) {
            folder.items.remove(&(message.received, message.key));
            folder.changes.remove(&message.change);
            folder.unread -= usize::from(!message.is_read);
            folder.size = folder.size.saturating_sub(message.size());
            folder.removed.push(Removal {
                change,
                entered: message.entered,
                rest_id: message.rest_id.clone(),
                immutable_id: message.immutable_id.clone(),
            });
        }
    }

    /// All messages of the mailbox, the newest first.
    pub(crate) fn newest_first(&self) -> Vec<u64> {
        let mut all: Vec<(DateTime<Utc>, u64)> =
            self.messages.values().map(|m| (m.received, m.key)).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all.into_iter().map(|(_, key)| key).collect()
    }
}
