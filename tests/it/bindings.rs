//! The generated TypeScript is committed; a stale one fails here.

use std::fs;
use std::path::Path;

const COMMITTED: &str = "ui/src/api/bindings.ts";

/// `UPDATE_BINDINGS=1 cargo test --test it bindings` writes it anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a switch of this test, not of the product")]
fn the_committed_bindings_are_fresh() {
    let folder = tempfile::tempdir().unwrap();
    let exported = folder.path().join("bindings.ts");
    bitacora_lib::bindings::export(&exported).unwrap();
    let fresh = fs::read_to_string(exported).unwrap();
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMMITTED);
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        fs::write(&committed, &fresh).unwrap();
    }
    let committed = fs::read_to_string(committed).unwrap();
    assert!(
        committed == fresh,
        "{COMMITTED} is stale: run `UPDATE_BINDINGS=1 cargo test --test it bindings` and commit it; first difference: {:?}",
        committed.lines().zip(fresh.lines()).find(|(old, new)| old != new)
    );
}
