//! The working folders: well-known ones by their name, *Not Logged* by what it is called.

use reqwest::Method;
use serde_json::{Value, json};

use super::address::segment;
use super::{GraphMailbox, no_inbox, value};
use crate::domain::advice::Cause;
use crate::mailbox::http::{Call, Repeat, Trouble};
use crate::mailbox::{FolderState, Folders};
use crate::{Code, Error, Result};

/// What the Archive is called when it must be made: Exchange's own name for it.
const ARCHIVE: &str = "Archive";

impl GraphMailbox {
    /// The working folders. With `create`, *Not Logged* and a missing Archive are made.
    ///
    /// # Errors
    /// `ItemNotFound` when there is no Archive and none may be made, `AccessDenied`, `MailboxNotFound`,
    /// those of the session, `Throttled`, `Unavailable`, `BadAnswer`.
    pub async fn folders(&self, not_logged_name: &str, create: bool) -> Result<Folders> {
        let inbox = self.well_known("inbox").await.map_err(no_inbox)?;
        let archive = match self.well_known_archive().await? {
            Some(id) => id,
            None => self.named(ARCHIVE, create).await?.ok_or_else(|| {
                Error::new(Code::ItemNotFound, "The mailbox has no Archive folder.")
                    .hint("Archive one message in Outlook, or let Bitácora make the folder.")
                    .cause(Cause::ArchiveMissing)
            })?,
        };
        let not_logged = self.named(not_logged_name, create).await?;
        Ok(Folders { inbox, archive, not_logged })
    }

    /// The Archive, under its well-known name or, where that was never used, called so; `None` where there is none.
    ///
    /// # Errors
    /// As `folders`.
    pub async fn archive(&self) -> Result<Option<String>> {
        match self.well_known_archive().await? {
            Some(id) => Ok(Some(id)),
            None => self.named(ARCHIVE, false).await,
        }
    }

    /// A folder at the top by its name, made when it is missing.
    ///
    /// # Errors
    /// As `folders`.
    pub async fn make_folder(&self, name: &str) -> Result<String> {
        let made = self.named(name, true).await?;
        made.ok_or_else(|| Error::new(Code::Unavailable, "Exchange did not make the folder."))
    }

    /// The well-known name works in every language, but only once the folder was used (wire §1 Folders).
    async fn well_known_archive(&self) -> Result<Option<String>> {
        match self.well_known("archive").await {
            Ok(id) => Ok(Some(id)),
            Err(error) if error.code() == Code::ItemNotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Name and size of a folder. Bytes only where the server tells: `sizeInBytes` is in real answers but not in
    /// Microsoft's schema, so it is not asked for by name (wire §1).
    ///
    /// # Errors
    /// `ItemNotFound`, those of the session and the mailbox, `Throttled`, `Unavailable`, `BadAnswer`.
    pub async fn folder_state(&self, folder_id: &str) -> Result<FolderState> {
        let folder = self.folder(folder_id, &[]).await?;
        let number = |name: &str| folder.get(name).and_then(Value::as_u64);
        Ok(FolderState {
            id: id_of(&folder).unwrap_or_else(|| folder_id.to_owned()),
            name: folder.get("displayName").and_then(Value::as_str).unwrap_or_default().to_owned(),
            items: number("totalItemCount").unwrap_or_default(),
            bytes: number("sizeInBytes"),
        })
    }

    async fn folder(&self, folder_id: &str, query: &[(&str, &str)]) -> Result<Value> {
        let url = self.addresses.url(&format!("/mailFolders/{}", segment(folder_id)), query)?;
        let parse = |body: &[u8]| value(body).filter(Value::is_object);
        Ok(self.wire.read(url, "/users/{mailbox}/mailFolders/{folder}", parse).await?)
    }

    async fn well_known(&self, name: &str) -> Result<String> {
        let folder = self.folder(name, &[("$select", "id,displayName")]).await?;
        id_of(&folder).ok_or_else(|| Error::new(Code::BadAnswer, "Exchange's answer names no folder."))
    }

    /// A folder at the top by its name, made if allowed. Somebody may make it in the same moment: then it is
    /// looked up again.
    async fn named(&self, name: &str, create: bool) -> Result<Option<String>> {
        for _ in 0..2 {
            let found = self.at_the_top(name).await?;
            if found.is_some() || !create {
                return Ok(found);
            }
            let body = json!({"displayName": name.trim(), "isHidden": false});
            let call = Call {
                method: Method::POST,
                url: self.addresses.url("/mailFolders", &[])?,
                path: "/users/{mailbox}/mailFolders",
                body: Some(&body),
                // A second one of that name is refused, so asking twice makes no second one.
                repeat: Repeat::WhenBusy,
            };
            match self.wire.act(&call).await.map_err(Trouble::of_act) {
                Ok(answer) => {
                    if let Some(id) = value(&answer.body).as_ref().and_then(id_of) {
                        return Ok(Some(id));
                    }
                }
                Err(error) if matches!(error.code(), Code::AlreadyExists | Code::Unavailable) => {}
                Err(error) => return Err(error),
            }
        }
        self.at_the_top(name).await?.map(Some).ok_or_else(|| {
            Error::new(Code::Unavailable, "Exchange did not make the folder.")
                .hint("It is tried again with the next run.")
        })
    }

    /// Exchange compares folder names without case.
    async fn at_the_top(&self, name: &str) -> Result<Option<String>> {
        let wanted = name.trim().to_lowercase();
        let query = [("$top", "100"), ("$select", "id,displayName"), ("includeHiddenFolders", "true")];
        let folders = self.all("/mailFolders", &query).await?;
        let is_wanted = |folder: &&Value| {
            folder
                .get("displayName")
                .and_then(Value::as_str)
                .is_some_and(|shown| shown.to_lowercase() == wanted)
        };
        Ok(folders.iter().find(is_wanted).and_then(id_of))
    }
}

fn id_of(folder: &Value) -> Option<String> {
    folder.get("id").and_then(Value::as_str).filter(|id| !id.is_empty()).map(ToOwned::to_owned)
}
