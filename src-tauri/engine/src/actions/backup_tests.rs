use tempfile::TempDir;

use super::*;
use crate::store::test_support::{add_contacts, at, person};

/// A data folder with a database that holds one contact of that number.
async fn data_dir(no: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DATABASE);
    let store = Store::open(&path, at(0)).await.unwrap();
    add_contacts(&store, &[person(no, "", "")]).await;
    store.close().await;
    (folder, path)
}

async fn holds(path: &Path, no: &str) -> bool {
    let store = Store::open(path, at(0)).await.unwrap();
    let found = store.contact(no).await.unwrap().is_some();
    store.close().await;
    found
}

fn names(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "job.lock")
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_copy_is_put_back_and_what_was_there_is_kept() {
    let (folder, path) = data_dir("NOW").await;
    let (_other, copy) = data_dir("THEN").await;
    restore(folder.path(), &copy, at(0)).await.unwrap();
    assert!(holds(&path, "THEN").await && holds(&copy, "THEN").await);
    restore(folder.path(), &copy, at(0)).await.unwrap();
    assert_eq!(
        names(&folder),
        ["bitacora.replaced-20260921-141320-2.sqlite", "bitacora.replaced-20260921-141320.sqlite", DATABASE]
    );
    assert!(holds(&folder.path().join("bitacora.replaced-20260921-141320.sqlite"), "NOW").await);
}

#[tokio::test]
async fn a_copy_is_put_into_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let (_other, copy) = data_dir("THEN").await;
    restore(&folder.path().join("new"), &copy, at(0)).await.unwrap();
    assert!(holds(&folder.path().join("new").join(DATABASE), "THEN").await);
}

#[tokio::test]
async fn what_is_not_a_database_of_ours_is_refused_and_nothing_changes() {
    let (folder, path) = data_dir("NOW").await;
    let text = folder.path().join("letter.txt");
    std::fs::write(&text, "Dear Ana, ".repeat(99)).unwrap();
    let empty = folder.path().join("empty");
    std::fs::write(&empty, "").unwrap();
    let cases = [
        (text, Code::StoreUnavailable),
        (empty, Code::StoreUnavailable),
        (folder.path().join("nothing"), Code::FileUnavailable),
    ];
    for (file, code) in cases {
        assert_eq!(
            restore(folder.path(), &file, at(0)).await.unwrap_err().code(),
            code,
            "{}",
            file.display()
        );
        assert!(holds(&path, "NOW").await);
    }
    assert_eq!(names(&folder), [DATABASE, "empty", "letter.txt"]);
}

#[tokio::test]
async fn a_database_in_use_is_not_replaced() {
    let (folder, path) = data_dir("NOW").await;
    let (_other, copy) = data_dir("THEN").await;
    let store = Store::open(&path, at(0)).await.unwrap();
    let error = restore(folder.path(), &copy, at(0)).await.unwrap_err();
    assert_eq!(error.code(), Code::StoreLocked, "open in another program");
    store.close().await;
    let running = JobLock::take(folder.path()).unwrap();
    let error = restore(folder.path(), &copy, at(0)).await.unwrap_err();
    assert_eq!(error.code(), Code::JobRunning);
    assert!(holds(&path, "NOW").await);
    drop(running);
    restore(folder.path(), &copy, at(0)).await.unwrap();
    assert!(holds(&path, "THEN").await);
}

#[tokio::test]
async fn a_damaged_database_is_put_aside() {
    let (folder, path) = data_dir("NOW").await;
    let (_other, copy) = data_dir("THEN").await;
    std::fs::write(&path, "damaged ".repeat(999)).unwrap();
    restore(folder.path(), &copy, at(0)).await.unwrap();
    assert!(holds(&path, "THEN").await);
    assert_eq!(names(&folder).len(), 2);
}
