//! The house rules that a compiler does not know, read off the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines a file may have without its tests.
const FILE_LINES: usize = 350;
/// Lines the body of a command may have.
const COMMAND_LINES: usize = 10;

/// A Rust file without its tests.
struct Source {
    /// Path below the top of the checkout, with `/`.
    path: String,
    /// Everything before `#[cfg(test)]`.
    text: String,
}

impl Source {
    /// Lines that are code, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Where one of `words` stands in the code.
    fn find(&self, words: &[&str]) -> Vec<String> {
        self.code()
            .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
            .map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim()))
            .collect()
    }

    fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path.starts_with(place))
    }
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Files below `folder` with one of the endings.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![top().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "dist" | "target" | "out") {
                    folders.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The product's Rust files below `folder`; files that hold tests alone are left out.
fn sources(folder: &str) -> Vec<Source> {
    let relative = |path: &Path| path.strip_prefix(top()).unwrap().to_string_lossy().replace('\\', "/");
    let all: Vec<(PathBuf, String)> = files(folder, &[".rs"])
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            (path, text)
        })
        .collect();
    let for_tests: BTreeSet<PathBuf> = all.iter().flat_map(|(path, text)| test_modules(path, text)).collect();
    all.into_iter()
        .filter(|(path, _)| !for_tests.contains(path) && !relative(path).contains("/tests/"))
        .map(|(path, text)| Source { path: relative(&path), text: without_tests(&text) })
        .collect()
}

/// Files that a file includes for tests only: `#[cfg(test)] mod name;`, with or without `#[path]`.
fn test_modules(path: &Path, text: &str) -> Vec<PathBuf> {
    let folder = path.parent().unwrap();
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let below =
        if matches!(stem.as_str(), "mod" | "lib" | "main") { folder.to_owned() } else { folder.join(stem) };
    let mut found = Vec::new();
    for declared in text.split("#[cfg(test)]\n").skip(1) {
        let Some((head, _)) = declared.split_once(';') else { continue };
        if let Some((_, named)) = head.split_once("#[path = \"") {
            found.push(folder.join(named.split('"').next().unwrap()));
        } else if let Some((_, name)) = head.split_once("mod ").filter(|_| !head.contains('{')) {
            found.push(below.join(format!("{}.rs", name.trim())));
        }
    }
    found
}

/// The text up to the tests inside it.
fn without_tests(text: &str) -> String {
    let parts: Vec<&str> = text.split("#[cfg(test)]\nmod ").collect();
    // A module of tests that is written here goes on in braces; one in a file of its own is only declared.
    let is_inside = |part: &&str| part.contains('{') && part.find('{') < part.find(';');
    let product = 1 + parts.iter().skip(1).take_while(|part| !is_inside(part)).count();
    parts[..product].join("")
}

fn engine() -> Vec<Source> {
    sources("src-tauri/engine/src")
}

/// What is installed: engine, shell and command line.
fn product() -> impl Iterator<Item = Source> {
    engine().into_iter().chain(sources("src-tauri/src")).chain(sources("src-tauri/cli/src"))
}

fn assert_none(found: impl IntoIterator<Item = String>, rule: &str) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn the_domain_is_pure() {
    const KNOWN: [&str; 7] = ["std", "serde", "chrono", "thiserror", "specta", "super", "crate::domain"];
    let domain = sources("src-tauri/engine/src/domain");
    let foreign = domain.iter().flat_map(|file| {
        let uses = file.code().filter_map(|(number, line)| Some((number, line.trim().strip_prefix("use ")?)));
        uses.filter(|(_, path)| !KNOWN.iter().any(|known| path.starts_with(known)))
            .map(|(number, path)| format!("{}:{number}: use {path}", file.path))
    });
    assert_none(foreign, "the domain uses std, serde, chrono, thiserror and the TypeScript derive");
    let words =
        ["async ", "sqlx", "reqwest", "tokio", "Utc::now", "Local::now", "std::fs", "std::env", "std::net"];
    assert_none(
        domain.iter().flat_map(|file| file.find(&words)),
        "the domain does no I/O and knows no clock",
    );
}

#[test]
fn the_outer_parts_do_not_know_each_other() {
    const PARTS: [&str; 3] = ["mailbox", "auth", "store"];
    const ABOVE: [&str; 3] = ["crate::processor", "crate::schedule", "crate::actions"];
    let mut found = Vec::new();
    for part in PARTS {
        let others: Vec<String> =
            PARTS.iter().filter(|other| **other != part).map(|other| format!("crate::{other}")).collect();
        let words: Vec<&str> = others.iter().map(String::as_str).chain(ABOVE).collect();
        for file in engine().iter().filter(|file| file.is_in(&[&format!("src-tauri/engine/src/{part}")])) {
            // The one edge: the mailbox is handed a session, which its HTTP asks for tokens. Nothing else of auth.
            let lines = file.find(&words).into_iter();
            found.extend(
                lines.filter(|line| !(part == "mailbox" && line.ends_with("use crate::auth::Session;"))),
            );
        }
    }
    assert_none(found, "mailbox, auth and store know the domain and not each other, and nothing above");
    let below = engine();
    let below = below.iter().filter(|file| {
        file.is_in(&[
            "src-tauri/engine/src/domain",
            "src-tauri/engine/src/processor",
            "src-tauri/engine/src/content",
        ])
    });
    let words = ["crate::actions", "crate::schedule"];
    assert_none(below.flat_map(|file| file.find(&words)), "only the schedule and the programs use actions");
}

#[test]
fn sql_is_in_the_store() {
    const SQL: [&str; 9] = [
        "sqlx::",
        "SELECT ",
        "INSERT INTO",
        "INSERT OR",
        "DELETE FROM",
        "CREATE TABLE",
        "ON CONFLICT",
        "PRAGMA",
        "VACUUM",
    ];
    let outside = product().filter(|file| !file.is_in(&["src-tauri/engine/src/store"]));
    assert_none(outside.flat_map(|file| file.find(&SQL)), "SQL text is in store/ only");
}

#[test]
fn what_is_sqlites_own_is_in_one_file() {
    let own = [
        "PRAGMA",
        "VACUUM",
        "fts5",
        "FTS5",
        "json_each",
        "json_extract",
        "INSERT OR",
        "rowid",
        "sqlite_master",
    ];
    let store = sources("src-tauri/engine/src/store");
    let files: BTreeSet<&str> =
        store.iter().filter(|file| !file.find(&own).is_empty()).map(|file| file.path.as_str()).collect();
    assert!(files.len() <= 1, "a shared database comes later; SQLite's own words are in {files:?}");
}

#[test]
fn migrations_are_dated() {
    for path in files("src-tauri/engine/migrations", &[".sql"]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (date, rest) = name.split_once('_').unwrap_or_default();
        assert!(
            date.len() == 14 && date.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty(),
            "{name}"
        );
    }
}

#[test]
fn addresses_of_the_network_are_where_the_network_is() {
    const HOMES: [&str; 3] =
        ["src-tauri/engine/src/mailbox", "src-tauri/engine/src/auth", "src-tauri/engine/src/config.rs"];
    let engine = engine();
    let elsewhere = engine.iter().filter(|file| !file.is_in(&HOMES));
    assert_none(
        elsewhere.flat_map(|file| file.find(&["\"https://"])),
        "URLs are in mailbox/, auth/ and config.rs",
    );
}

#[test]
fn one_file_knows_the_keychain() {
    let others = product().filter(|file| file.path != "src-tauri/engine/src/auth/credentials.rs");
    assert_none(
        others.flat_map(|file| file.find(&["keyring::", "use keyring"])),
        "keyring is in auth/credentials.rs",
    );
}

#[test]
fn tauri_is_in_the_shell() {
    for member in ["engine", "cli", "simulator", "xtask"] {
        let manifest = read(&format!("src-tauri/{member}/Cargo.toml"));
        let dependency = manifest.lines().find(|line| line.starts_with("tauri"));
        assert_eq!(dependency, None, "{member} must not depend on Tauri");
        let code = sources(&format!("src-tauri/{member}/src"));
        assert_none(code.iter().flat_map(|file| file.find(&["tauri::"])), "Tauri is in the shell only");
    }
}

#[test]
fn the_simulator_cannot_share_the_engines_misreadings() {
    assert!(
        !read("src-tauri/simulator/Cargo.toml").contains("bitacora-engine"),
        "the simulator has no engine"
    );
    assert!(
        !read("src-tauri/engine/Cargo.toml").contains("\nexchange-simulator"),
        "the engine has no simulator"
    );
    let shell = sources("src-tauri/src");
    let others = shell.iter().filter(|file| !file.path.starts_with("src-tauri/src/demo"));
    assert_none(
        others.flat_map(|file| file.find(&["exchange_simulator"])),
        "only demo.rs uses the simulator",
    );
}

#[test]
fn one_folder_of_the_window_knows_tauri() {
    let found = files("ui/src", &[".ts", ".tsx"])
        .into_iter()
        .filter(|path| !path.starts_with(top().join("ui/src/api")));
    let found = found.filter(|path| fs::read_to_string(path).unwrap().contains("@tauri-apps"));
    assert_none(found.map(|path| path.display().to_string()), "@tauri-apps is imported in ui/src/api only");
}

#[test]
fn the_window_may_listen_and_nothing_else() {
    let capabilities = files("src-tauri/capabilities", &[".json"]);
    assert_eq!(capabilities.len(), 1, "one window, one capability");
    let capability: serde_json::Value =
        serde_json::from_str(&read("src-tauri/capabilities/main.json")).unwrap();
    let expected = serde_json::json!(["core:event:allow-listen", "core:event:allow-unlisten"]);
    assert_eq!(capability["permissions"], expected);
    let config: serde_json::Value = serde_json::from_str(&read("tauri.conf.json")).unwrap();
    let policy = config["app"]["security"]["csp"].as_str().unwrap();
    for never in ["unsafe-eval", "*", "https:"] {
        assert!(!policy.contains(never), "{never} in {policy}");
    }
    assert!(
        policy.contains("connect-src ipc: http://ipc.localhost;"),
        "the window talks to the program alone"
    );
}

#[test]
fn commands_are_thin_and_all_of_them_are_listed() {
    let listed = read("src-tauri/src/bindings.rs");
    for file in sources("src-tauri/src/commands") {
        for command in file.text.split("#[tauri::command]").skip(1) {
            let name = command.split("fn ").nth(1).and_then(|rest| rest.split(['(', '<']).next()).unwrap();
            let body = command.split_once(" {\n").and_then(|(_, rest)| rest.split_once("\n}")).unwrap().0;
            assert!(body.lines().count() <= COMMAND_LINES, "{}: {name} does too much", file.path);
            assert!(listed.contains(&format!("::{name},")), "{}: {name} is not in bindings.rs", file.path);
        }
    }
}

#[test]
fn files_are_short() {
    let long = sources("src-tauri").into_iter().filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > FILE_LINES).then(|| format!("{}: {lines} lines", file.path))
    });
    assert_none(long, "a file has at most 350 lines without its tests");
}

#[test]
fn the_product_does_not_panic_on_purpose() {
    let words =
        [".unwrap()", ".expect(\"", "panic!(", "todo!(", "unimplemented!(", "#[allow", "#![allow", "unsafe "];
    let all = sources("src-tauri");
    let all = all.iter().filter(|file| !file.path.ends_with("build.rs"));
    let found = all.flat_map(|file| file.find(&words));
    assert_none(found, "no unwrap, expect, panic, unsafe or #[allow] outside tests");
}

#[test]
fn a_secret_cannot_be_printed_or_written() {
    let secret = read("src-tauri/engine/src/secret.rs");
    for forbidden in ["Serialize", "impl std::fmt::Display", "impl Display", "derive(Debug"] {
        let code = secret
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .any(|line| line.contains(forbidden));
        assert!(!code, "{forbidden} on a secret");
    }
}

#[test]
fn nothing_names_a_machine() {
    let needles = ["/wor~k/", "/ho~me/", "/ro~ot/", r"C:\U~sers"].map(|needle| needle.replace('~', ""));
    let endings = [".rs", ".ts", ".tsx", ".mjs", ".json", ".toml", ".md", ".sql"];
    let top_files =
        ["Cargo.toml", "tauri.conf.json", "README.md", "CHANGELOG.md"].map(|name| top().join(name));
    let all = [files("src-tauri", &endings), files("ui/src", &endings), files("tests/it", &endings)].concat();
    let found = all.into_iter().chain(files("tests/e2e", &endings)).chain(top_files).filter(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        needles.iter().any(|needle| text.contains(needle.as_str()))
    });
    assert_none(found.map(|path| path.display().to_string()), "no path of a machine");
}
