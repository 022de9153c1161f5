//! Secrets in the keychain of the operating system: the only user of `keyring`.
//!
//! A value is written so that a crash at any point leaves the old or the new one readable, never half of one:
//! a short value is a single entry, a long one is cut into chunks in the slot that is not in use (`a` or `b`), and
//! only then the one pointer entry is switched over. Long values must be cut because the Windows Credential Manager
//! takes 2,560 bytes of UTF-16 an entry (`CRED_MAX_CREDENTIAL_BLOB_SIZE`), less than a refresh token may have.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// UTF-16 units an entry may have; Windows takes 1,280.
const CHUNK_UNITS: usize = 1_000;
/// Chunks a slot can have at most: far more than any token or secret needs.
const MAX_CHUNKS: usize = 200;
/// Marks an entry that holds the value itself.
const INLINE: char = '=';
/// Marks an entry that points to chunks: `@<slot>:<count>:<digest>`.
const POINTER: char = '@';

/// Keeps two writers of one process from choosing the same slot.
static WRITING: Mutex<()> = Mutex::new(());

/// Where secrets are kept. Cheap to clone.
#[derive(Debug, Clone)]
pub enum CredentialStore {
    /// The keychain of the system: Secret Service, Keychain or Credential Manager.
    Keychain {
        /// Name all entries of one data folder share.
        service: String,
    },
    /// Memory, for tests and the demo company: gone with the process.
    Memory(Arc<Mutex<BTreeMap<String, Secret>>>),
}

/// One write to the underlying entries; every prefix of a change must leave a readable value.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Write(String, Secret),
    Remove(String),
}

/// What the entry of a name holds.
enum Held {
    Nothing,
    Inline(Secret),
    Chunks { slot: char, count: usize, digest: String },
}

impl CredentialStore {
    /// The keychain, scoped to a data folder so that two folders do not share secrets.
    pub fn keychain(data_dir: &Path) -> Self {
        let full = std::fs::canonicalize(data_dir)
            .or_else(|_| std::path::absolute(data_dir))
            .unwrap_or_else(|_| data_dir.to_path_buf());
        Self::Keychain { service: format!("bitacora-{}", digest(&full.to_string_lossy())) }
    }

    /// An empty store in memory.
    pub fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    /// The secret with that name; `None` when there is none, or only the rest of an interrupted change.
    ///
    /// # Errors
    /// `KeychainUnavailable`.
    pub async fn get(&self, name: &str) -> Result<Option<Secret>> {
        let name = name.to_owned();
        self.run(move |store| store.read(&name)).await
    }

    /// Keeps a secret under that name in place of the one before; afterwards, and after a crash in between,
    /// either the old or the new one can be read.
    ///
    /// # Errors
    /// `KeychainUnavailable`.
    pub async fn set(&self, name: &str, value: &Secret) -> Result<()> {
        let (name, value) = (name.to_owned(), value.clone());
        self.run(move |store| {
            let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
            let held = store.held(&name)?;
            for step in replacing(&name, &held, &value)? {
                store.apply(step)?;
            }
            store.sweep(
                &name,
                match &held {
                    Held::Chunks { slot, count, .. } => Some((*slot, *count)),
                    _ => None,
                },
            )
        })
        .await
    }

    /// Removes the secret with that name; it need not exist.
    ///
    /// # Errors
    /// `KeychainUnavailable`.
    pub async fn delete(&self, name: &str) -> Result<()> {
        let name = name.to_owned();
        self.run(move |store| {
            let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
            store.remove(&name)?;
            for slot in ['a', 'b'] {
                store.sweep(&name, Some((slot, 1)))?;
            }
            Ok(())
        })
        .await
    }

    /// Keychains block, some on a dialog: never on an async worker.
    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        tokio::task::spawn_blocking(move || work(&store))
            .await
            .map_err(|error| Error::new(Code::Internal, "Reading the keychain broke off.").because(error))?
    }

    fn read(&self, name: &str) -> Result<Option<Secret>> {
        match self.held(name)? {
            Held::Nothing => Ok(None),
            Held::Inline(value) => Ok(Some(value)),
            Held::Chunks { slot, count, digest: expected } => {
                let mut whole = String::new();
                for index in 0..count {
                    match self.raw_get(&chunk_name(name, slot, index))? {
                        Some(part) => whole.push_str(part.expose()),
                        None => return Ok(None),
                    }
                }
                Ok((digest(&whole) == expected).then(|| Secret::new(whole)))
            }
        }
    }

    fn held(&self, name: &str) -> Result<Held> {
        let Some(entry) = self.raw_get(name)? else {
            return Ok(Held::Nothing);
        };
        let text = entry.expose();
        if let Some(value) = text.strip_prefix(INLINE) {
            return Ok(Held::Inline(Secret::new(value)));
        }
        let pointer = || {
            let mut parts = text.strip_prefix(POINTER)?.split(':');
            let slot = parts.next()?.chars().next()?;
            let count = parts.next()?.parse().ok().filter(|count| *count <= MAX_CHUNKS)?;
            Some(Held::Chunks { slot, count, digest: parts.next()?.to_owned() })
        };
        Ok(pointer().unwrap_or(Held::Nothing))
    }

    fn apply(&self, step: Step) -> Result<()> {
        match step {
            Step::Write(entry, value) => self.raw_set(&entry, value),
            Step::Remove(entry) => self.remove(&entry),
        }
    }

    /// Removes what is left of a slot nobody points to any more.
    fn sweep(&self, name: &str, slot: Option<(char, usize)>) -> Result<()> {
        let Some((slot, count)) = slot else { return Ok(()) };
        for index in 0..MAX_CHUNKS {
            let entry = chunk_name(name, slot, index);
            if index >= count && self.raw_get(&entry)?.is_none() {
                break;
            }
            self.remove(&entry)?;
        }
        Ok(())
    }

    fn raw_get(&self, entry: &str) -> Result<Option<Secret>> {
        match self {
            Self::Keychain { service } => match keychain_entry(service, entry)?.get_password() {
                Ok(text) => Ok(Some(Secret::new(text))),
                Err(keyring::Error::NoEntry) => Ok(None),
                Err(error) => Err(unavailable(&error)),
            },
            Self::Memory(map) => Ok(map.lock().unwrap_or_else(PoisonError::into_inner).get(entry).cloned()),
        }
    }

    fn raw_set(&self, entry: &str, value: Secret) -> Result<()> {
        match self {
            Self::Keychain { service } => keychain_entry(service, entry)?
                .set_password(value.expose())
                .map_err(|error| unavailable(&error)),
            Self::Memory(map) => {
                map.lock().unwrap_or_else(PoisonError::into_inner).insert(entry.to_owned(), value);
                Ok(())
            }
        }
    }

    fn remove(&self, entry: &str) -> Result<()> {
        match self {
            Self::Keychain { service } => match keychain_entry(service, entry)?.delete_credential() {
                Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
                Err(error) => Err(unavailable(&error)),
            },
            Self::Memory(map) => {
                map.lock().unwrap_or_else(PoisonError::into_inner).remove(entry);
                Ok(())
            }
        }
    }
}

/// The writes that put a value in place of the one held: all chunks before the pointer that makes them valid,
/// and the old chunks only after it.
fn replacing(name: &str, held: &Held, value: &Secret) -> Result<Vec<Step>> {
    let text = value.expose();
    let mut steps = Vec::new();
    let chunks = cut(text);
    if let [] | [_] = chunks.as_slice() {
        steps.push(Step::Write(name.to_owned(), Secret::new(format!("{INLINE}{text}"))));
    } else {
        if chunks.len() > MAX_CHUNKS {
            return Err(Error::new(Code::InvalidValue, "The secret is too long for the keychain."));
        }
        let slot = if matches!(held, Held::Chunks { slot: 'a', .. }) { 'b' } else { 'a' };
        for (index, chunk) in chunks.iter().enumerate() {
            steps.push(Step::Write(chunk_name(name, slot, index), Secret::new(chunk.as_str())));
        }
        let pointer = format!("{POINTER}{slot}:{}:{}", chunks.len(), digest(text));
        steps.push(Step::Write(name.to_owned(), Secret::new(pointer)));
    }
    if let Held::Chunks { slot, count, .. } = held {
        steps.extend((0..*count).map(|index| Step::Remove(chunk_name(name, *slot, index))));
    }
    Ok(steps)
}

fn chunk_name(name: &str, slot: char, index: usize) -> String {
    format!("{name}.{slot}.{index}")
}

/// Cuts a text into parts of at most `CHUNK_UNITS` UTF-16 units, between characters.
fn cut(text: &str) -> Vec<String> {
    let (mut parts, mut part, mut units) = (Vec::new(), String::new(), 0);
    for c in text.chars() {
        if units + c.len_utf16() > CHUNK_UNITS {
            parts.push(std::mem::take(&mut part));
            units = 0;
        }
        part.push(c);
        units += c.len_utf16();
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// First 64 bits of the SHA-256, in hex: tells a whole value from a torn one, and one folder from another.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

fn keychain_entry(service: &str, entry: &str) -> Result<keyring::Entry> {
    keyring::Entry::new(service, entry).map_err(|error| unavailable(&error))
}

/// The text of a keychain error may name the entry, never its value; `BadEncoding` and its like carry the bytes
/// only in `Debug`, so the error itself is not kept as the source.
fn unavailable(error: &keyring::Error) -> Error {
    tracing::warn!(reason = %error, "The keychain refused");
    let hint = if cfg!(windows) {
        "Check that the Credential Manager service (VaultSvc) runs."
    } else if cfg!(target_os = "macos") {
        "Unlock the login keychain in Keychain Access and allow Bitácora to use it."
    } else {
        "Start a Secret Service and unlock it: gnome-keyring-daemon (GNOME) or KWallet (KDE), inside a D-Bus session; then start Bitácora again."
    };
    Error::new(Code::KeychainUnavailable, "The keychain of this computer cannot be reached.")
        .hint(hint)
        .cause(Cause::KeychainMissing)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long(seed: char) -> Secret {
        Secret::new(seed.to_string().repeat(2_500))
    }

    #[tokio::test]
    async fn what_is_kept_can_be_read_replaced_and_removed() {
        let store = CredentialStore::memory();
        assert_eq!(store.get("t").await.unwrap(), None);
        for value in
            [Secret::new(""), Secret::new("short"), long('x'), long('y'), Secret::new("@a:1:x"), long('ñ')]
        {
            store.set("t", &value).await.unwrap();
            assert_eq!(store.get("t").await.unwrap(), Some(value));
        }
        store.delete("t").await.unwrap();
        store.delete("t").await.unwrap();
        assert_eq!(store.get("t").await.unwrap(), None);
        let CredentialStore::Memory(map) = &store else { unreachable!() };
        assert!(map.lock().unwrap().is_empty(), "no chunk stays behind");
    }

    #[tokio::test]
    async fn a_crash_after_any_write_leaves_the_old_or_the_new() {
        let values = [Secret::new("short"), long('x'), Secret::new("other"), long('y')];
        for old in &values {
            for new in &values {
                for crash in 0.. {
                    let store = CredentialStore::memory();
                    store.set("t", old).await.unwrap();
                    let steps = replacing("t", &store.held("t").unwrap(), new).unwrap();
                    let whole = crash >= steps.len();
                    for step in steps.into_iter().take(crash) {
                        store.apply(step).unwrap();
                    }
                    let seen = store.get("t").await.unwrap().unwrap();
                    assert!(seen == *old || seen == *new, "after {crash} writes");
                    store.set("t", &long('z')).await.unwrap();
                    assert_eq!(store.get("t").await.unwrap(), Some(long('z')), "the next change works");
                    if whole {
                        assert_eq!(seen, *new);
                        break;
                    }
                }
            }
        }
    }

    #[test]
    fn chunks_fit_the_windows_credential_manager() {
        for text in ["a".repeat(5_000), "🔑".repeat(1_500)] {
            let parts = cut(&text);
            assert_eq!(parts.concat(), text);
            assert!(parts.iter().all(|part| part.encode_utf16().count() * 2 <= 2_560));
        }
    }

    #[test]
    fn folders_do_not_share_and_debug_shows_nothing() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let name = |store: CredentialStore| match store {
            CredentialStore::Keychain { service } => service,
            CredentialStore::Memory(_) => unreachable!(),
        };
        let first = name(CredentialStore::keychain(one.path()));
        assert_ne!(first, name(CredentialStore::keychain(two.path())));
        assert_eq!(
            first,
            name(CredentialStore::keychain(&one.path().join("."))),
            "the same folder, spelled otherwise"
        );
        let store =
            CredentialStore::Memory(Arc::new(Mutex::new([("t".to_owned(), Secret::new("s3cret"))].into())));
        assert!(!format!("{store:?}").contains("s3cret"));
    }
}
