//! Real mail that others collected, poured into the tenant and processed (wire §4).

use std::path::{Path, PathBuf};
use std::process::Command;

use bitacora_engine::actions::messages;
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::inbox::MessageQuery;
use exchange_simulator::Settings;

use crate::support::World;

/// Message files below a folder, in a fixed order.
fn eml_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "eml" || ending == "txt") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Where cargo keeps the sources of `mail-parser`, a dependency of the simulator.
fn mail_parser() -> PathBuf {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let run = |more: &[&str]| {
        let arguments = ["metadata", "--format-version", "1", "--locked", "--manifest-path", manifest];
        Command::new(env!("CARGO")).args(arguments).args(more).output().expect("cargo can be started")
    };
    let offline = run(&["--offline", "--filter-platform", "host-tuple"]);
    let output = if offline.status.success() { offline } else { run(&[]) };
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let package = packages.iter().find(|package| package["name"] == "mail-parser");
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    let manifest =
        manifest.expect("the simulator reads message files with mail-parser; without it there is no corpus");
    Path::new(manifest).parent().unwrap().join("resources").join("eml")
}

/// Python's own test mails, where the machine has a Python with its tests.
fn cpython() -> Option<PathBuf> {
    let script = "import os, test.test_email as t; print(os.path.join(os.path.dirname(t.__file__), 'data'))";
    let output = Command::new("python3").args(["-B", "-c", script]).output().ok()?;
    let folder = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim());
    (output.status.success() && folder.is_dir()).then_some(folder)
}

/// Pours files into an Inbox, runs until nothing is left, and checks that each has exactly one outcome.
async fn poured(files: &[PathBuf]) {
    let world = World::with(Settings::default()).await;
    for file in files {
        world.sim.deliver_mime(std::fs::read(file).unwrap());
    }
    let summary = world.run().await;
    assert_eq!(summary.found as usize, files.len(), "every file is a message: {summary:?}");
    assert_eq!((summary.failed, summary.pending), (0, 0), "{summary:?}");
    assert_eq!(
        world.count("inbox"),
        summary.quarantined as usize,
        "only quarantined mail waits in the Inbox"
    );
    let counted = summary.logged
        + summary.unmatched
        + summary.duplicates
        + summary.drafts
        + summary.private
        + summary.blocked
        + summary.quarantined;
    assert_eq!(counted, summary.found, "exactly one outcome each");
    let all = MessageQuery { outcomes: Outcome::ALL.to_vec(), limit: 5_000, ..MessageQuery::default() };
    let rows = messages::list(&world.engine, &all).await.unwrap().rows;
    assert_eq!(rows.len(), files.len(), "and one row each");
    for row in &rows {
        let why = messages::explain(&world.engine, &row.key).await.expect("every message can be explained");
        assert_eq!((why.message.outcome, why.decision.outcome), (row.outcome, row.outcome));
        assert!(!why.decision.steps.is_empty(), "the reasoning is kept: {}", row.key);
    }
    world.assert_in_order().await;
    let again = world.run().await;
    assert_eq!(
        (again.found, again.settled, again.entries),
        (0, 0, 0),
        "a second run changes nothing: {again:?}"
    );
    world.assert_in_order().await;
}

#[tokio::test]
async fn the_mail_of_mail_parser_is_processed() {
    let folder = mail_parser();
    assert!(
        folder.is_dir(),
        "the corpus of mail-parser is missing at {}: run `cargo fetch` to get the crate's sources",
        folder.display()
    );
    let files = eml_files(&folder);
    assert!(files.len() >= 100, "the corpus has become small: {} files in {}", files.len(), folder.display());
    poured(&files).await;
}

#[tokio::test]
async fn the_mail_of_cpython_is_processed() {
    let Some(folder) = cpython() else {
        eprintln!("This machine's Python has no tests; its mails are left out.");
        return;
    };
    let files = eml_files(&folder);
    assert!(files.len() >= 40, "{} files in {}", files.len(), folder.display());
    poured(&files).await;
}

/// A sender of the corpora who is a contact here: real mail is logged too, not only set aside.
#[tokio::test]
async fn real_mail_of_a_known_contact_is_logged() {
    let mime =
        std::fs::read(mail_parser().join("rfc").join("001.eml")).expect("the first message of the corpus");
    let text = String::from_utf8_lossy(&mime);
    let own = text.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with("Message-ID"));
    let renamed: Vec<_> = own.filter(|line| !line.starts_with("From:") && !line.starts_with("To:")).collect();
    let body = text.split_once("\n\n").map_or("", |(_, body)| body);
    let world = World::new().await;
    let head = renamed.join("\r\n");
    let mail = format!(
        "From: C1 <c1@k.example>\r\nTo: S1 <s1@us.example>\r\nMessage-ID: <real@k.example>\r\n{head}\r\n\r\n{body}"
    );
    world.sim.deliver_mime(mail.into_bytes());
    assert_eq!(world.run().await.logged, 1, "real mail between known people is logged");
    assert_eq!(world.pairs().await, ["C1/S1 Inbound"]);
}
