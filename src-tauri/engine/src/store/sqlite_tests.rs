use std::borrow::Cow;
use std::time::Instant;

use sqlx::migrate::{Migration, MigrationType};
use tempfile::TempDir;

use super::*;
use crate::store::test_support::{add_contacts, at, on_disk, person};

const NAME: &str = "bitacora.sqlite";

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(NAME);
    (folder, path)
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The program's migrations and another one after them.
fn with(version: i64, sql: &'static str) -> Opening {
    let mut migrations = MIGRATIONS.migrations.to_vec();
    migrations.push(Migration::new(
        version,
        Cow::Borrowed("later"),
        MigrationType::Simple,
        Cow::Borrowed(sql),
        false,
    ));
    let migrator = Migrator { migrations: Cow::Owned(migrations), ..Migrator::DEFAULT };
    Opening { migrations: Box::leak(Box::new(migrator)), ..quick() }
}

fn quick() -> Opening {
    Opening { busy: Duration::from_millis(200), ..Opening::default() }
}

async fn contacts(store: &Store) -> i64 {
    let (count,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM contact").fetch_one(&store.pool).await.unwrap();
    count
}

#[tokio::test]
async fn a_database_is_made_once_and_leaves_one_file() {
    let (folder, path) = folder();
    let store = Store::open(&path, at(0)).await.unwrap();
    add_contacts(&store, &[person("CT1", "", "")]).await;
    let (mode,): (String,) = sqlx::query_as("PRAGMA journal_mode").fetch_one(&store.pool).await.unwrap();
    assert_eq!(mode, "wal");
    store.close().await;
    assert_eq!(names(&folder), [NAME]);
    let store = Store::open(&path, at(0)).await.unwrap();
    assert_eq!(contacts(&store).await, 1);
    store.close().await;
    assert_eq!(names(&folder), [NAME], "an up-to-date database is not copied");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn several_programs_may_open_a_new_database_at_once() {
    for _ in 0..20 {
        let (folder, path) = folder();
        let open = || {
            let path = path.clone();
            tokio::spawn(async move { Store::open(&path, at(0)).await.unwrap() })
        };
        let (one, two, three) = (open(), open(), open());
        let (one, two, three) = (one.await.unwrap(), two.await.unwrap(), three.await.unwrap());
        add_contacts(&one, &[person("CT1", "", "")]).await;
        add_contacts(&two, &[person("CT2", "", "")]).await;
        assert_eq!(contacts(&three).await, 2);
        tokio::join!(one.close(), two.close(), three.close());
        assert_eq!(names(&folder), [NAME], "the last one leaves one file");
    }
}

#[tokio::test]
async fn foreign_keys_hold_and_readers_cannot_write() {
    let (store, _folder) = on_disk().await;
    let orphan = "INSERT INTO contact_alt_address (contact_no, code) VALUES ('nobody', '1')";
    assert!(sqlx::query(orphan).execute(&store.writer).await.is_err());
    assert!(sqlx::query("DELETE FROM contact").execute(&store.pool).await.is_err());
}

#[tokio::test]
async fn a_newer_database_is_refused_and_left_as_it_is() {
    let (folder, path) = folder();
    Store::open_as(&path, with(99_990_101_000_000, "CREATE TABLE later (x INTEGER)"))
        .await
        .unwrap()
        .close()
        .await;
    let before = std::fs::read(&path).unwrap();
    let error = Store::open(&path, at(0)).await.unwrap_err();
    assert_eq!(error.code(), Code::StoreTooNew);
    assert_eq!(std::fs::read(&path).unwrap(), before, "byte for byte");
    assert_eq!(names(&folder), [NAME], "no log, no copy");
}

#[tokio::test]
async fn a_newer_database_in_use_is_refused_too() {
    let (_folder, path) = folder();
    let newer =
        Store::open_as(&path, with(99_990_101_000_000, "CREATE TABLE later (x INTEGER)")).await.unwrap();
    add_contacts(&newer, &[person("CT1", "", "")]).await;
    let before = std::fs::read(&path).unwrap();
    assert_eq!(Store::open(&path, at(0)).await.unwrap_err().code(), Code::StoreTooNew);
    assert_eq!(std::fs::read(&path).unwrap(), before, "byte for byte");
    assert_eq!(contacts(&newer).await, 1);
}

#[tokio::test]
async fn a_damaged_or_foreign_file_is_refused_and_left_as_it_is() {
    let (folder, path) = folder();
    let mut header = b"SQLite format 3\0".to_vec();
    header.resize(8_192, 0xa5);
    for bytes in [b"this is not a database, only some text in a file".repeat(50), header] {
        std::fs::write(&path, &bytes).unwrap();
        let error = Store::open(&path, at(0)).await.unwrap_err();
        assert_eq!(error.code(), Code::StoreUnavailable, "{error:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        assert_eq!(names(&folder), [NAME]);
    }
    std::fs::remove_file(&path).unwrap();
    let mut other =
        SqliteConnectOptions::new().filename(&path).create_if_missing(true).connect().await.unwrap();
    sqlx::query("CREATE TABLE bookmarks (url TEXT)").execute(&mut other).await.unwrap();
    other.close().await.unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(Store::open(&path, at(0)).await.unwrap_err().code(), Code::StoreUnavailable);
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn a_folder_in_the_place_of_the_file_is_refused() {
    let (_folder, path) = folder();
    std::fs::create_dir(&path).unwrap();
    assert_eq!(Store::open(&path, at(0)).await.unwrap_err().code(), Code::StoreUnavailable);
}

#[tokio::test]
async fn a_copy_is_made_before_a_migration_and_the_last_three_are_kept() {
    let (folder, path) = folder();
    let store = Store::open(&path, at(0)).await.unwrap();
    add_contacts(&store, &[person("CT1", "", "ana@x.com")]).await;
    store.close().await;
    for version in 20_000_101_000_001..20_000_101_000_004_i64 {
        std::fs::write(folder.path().join(format!("bitacora.before-{version}.sqlite")), "old").unwrap();
    }
    let opening = with(20_991_231_000_000, "ALTER TABLE contact ADD COLUMN later TEXT NOT NULL DEFAULT ''");
    let store = Store::open_as(&path, opening).await.unwrap();
    assert!(sqlx::query("SELECT later FROM contact").fetch_one(&store.pool).await.is_ok());
    store.close().await;
    assert_eq!(
        names(&folder),
        [
            "bitacora.before-20000101000002.sqlite",
            "bitacora.before-20000101000003.sqlite",
            "bitacora.before-20991231000000.sqlite",
            NAME,
        ]
    );
    let copy =
        Store::open(&folder.path().join("bitacora.before-20991231000000.sqlite"), at(0)).await.unwrap();
    assert_eq!(contacts(&copy).await, 1);
    assert!(
        sqlx::query("SELECT later FROM contact").fetch_one(&copy.pool).await.is_err(),
        "as it was before"
    );
}

#[tokio::test]
async fn an_older_database_is_known_before_it_is_opened() {
    let (_folder, path) = folder();
    assert!(!Store::is_older(&path).await, "there is none");
    let store = Store::open(&path, at(0)).await.unwrap();
    assert!(!Store::is_older(&path).await);
    let sql = "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)";
    sqlx::query(sql).execute(&store.writer).await.unwrap();
    assert!(Store::is_older(&path).await, "in use too");
    store.close().await;
    assert!(Store::is_older(&path).await);
}

#[tokio::test]
async fn a_migration_that_fails_changes_nothing() {
    let (_folder, path) = folder();
    let store = Store::open(&path, at(0)).await.unwrap();
    add_contacts(&store, &[person("CT1", "", "")]).await;
    store.close().await;
    let opening = with(20_991_231_000_000, "DROP TABLE job; CREATE TABLE contact (x INTEGER)");
    assert_eq!(Store::open_as(&path, opening).await.unwrap_err().code(), Code::StoreUnavailable);
    let store = Store::open(&path, at(0)).await.unwrap();
    assert_eq!(contacts(&store).await, 1);
    assert_eq!(store.job().await.unwrap(), None, "the table is there");
}

#[tokio::test]
async fn a_locked_database_is_reported_in_bounded_time() {
    let (_folder, path) = folder();
    let store = Store::open_as(&path, quick()).await.unwrap();
    let mut other = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    let start = Instant::now();
    assert_eq!(store.begin().await.unwrap_err().code(), Code::StoreLocked);
    assert_eq!(store.delete_account().await.unwrap_err().code(), Code::StoreLocked);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(store.account().await.is_ok(), "reading goes on");
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    assert!(store.delete_account().await.is_ok());
}

#[tokio::test]
async fn a_database_claimed_by_another_program_cannot_be_opened() {
    let (_folder, path) = folder();
    Store::open(&path, at(0)).await.unwrap().close().await;
    let options = SqliteConnectOptions::new().filename(&path).locking_mode(SqliteLockingMode::Exclusive);
    let mut other = options.connect().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    let start = Instant::now();
    assert_eq!(Store::open_as(&path, quick()).await.unwrap_err().code(), Code::StoreLocked);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_full_disk_is_reported_and_nothing_is_half_written() {
    let (store, folder) = on_disk().await;
    let (pages,): (i64,) = sqlx::query_as("PRAGMA page_count").fetch_one(&store.writer).await.unwrap();
    let limit = format!("PRAGMA max_page_count = {}", pages + 2);
    sqlx::query(&limit).execute(&store.writer).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    let mut failed = None;
    for n in 0..500 {
        let contact = person(&format!("CT{n}"), "", &format!("person{n}@x.com"));
        if let Err(error) = crate::store::contact::insert(&mut tx, &contact, at(0)).await {
            failed = Some(error);
            break;
        }
    }
    assert_eq!(failed.unwrap().code(), Code::DiskFull);
    drop(tx);
    assert_eq!(contacts(&store).await, 0);
    assert!(store.changed_addresses().await.is_empty());
    store.delete_account().await.unwrap();
    store.close().await;
    let store = Store::open(&folder.path().join(NAME), at(0)).await.unwrap();
    add_contacts(&store, &[person("CT1", "", "")]).await;
    assert_eq!(contacts(&store).await, 1, "with room again it goes on");
}

#[tokio::test]
async fn a_copy_is_consistent_and_never_overwrites_a_file() {
    let (store, folder) = on_disk().await;
    add_contacts(&store, &[person("CT1", "", "")]).await;
    let copy = folder.path().join("copy 'of' today.sqlite");
    store.copy_to(&copy).await.unwrap();
    add_contacts(&store, &[person("CT2", "", "")]).await;
    let before = std::fs::read(&copy).unwrap();
    assert_eq!(store.copy_to(&copy).await.unwrap_err().code(), Code::AlreadyExists);
    assert_eq!(std::fs::read(&copy).unwrap(), before);
    let nowhere = folder.path().join("missing").join("copy.sqlite");
    assert_eq!(store.copy_to(&nowhere).await.unwrap_err().code(), Code::FileUnavailable);
    let copied = Store::open(&copy, at(0)).await.unwrap();
    assert_eq!((contacts(&copied).await, contacts(&store).await), (1, 2));
}
