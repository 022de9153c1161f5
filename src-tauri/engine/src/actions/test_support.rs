//! An engine for the tests of actions.

use tempfile::TempDir;

use crate::auth::CredentialStore;
use crate::clock::Clock;
use crate::{Engine, EngineOptions};

/// An engine in a folder of its own, which lasts as long as the folder is kept.
pub(crate) async fn engine(clock: Clock) -> (Engine, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let options = EngineOptions {
        data_dir: folder.path().to_owned(),
        clock,
        credentials: CredentialStore::memory(),
        work_date: None,
    };
    (Engine::open(options).await.unwrap(), folder)
}
