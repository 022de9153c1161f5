//! Lists and searches with 100,000 contacts and 1,000,000 entries, each as a ratio against its limit. The engine fills
//! a database and measures itself, built as it is shipped.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::machine;

const CONTACTS: &str = "100000";
const ENTRIES: &str = "1000000";
/// Where the filled database is kept from one time to the next, in the build folder.
const FOLDER: &str = "bench-lists";

/// Builds, fills (the first time) and measures; an error names what is over its limit.
pub(crate) fn run() -> Result<()> {
    let build = [
        "build",
        "--release",
        "--locked",
        "--package",
        "bitacora-engine",
        "--features",
        "bench",
        "--bin",
        "bitacora-bench",
    ];
    machine::cargo().args(&build).run()?;
    let program =
        machine::target().join("release").join(format!("bitacora-bench{}", std::env::consts::EXE_SUFFIX));
    let folder = machine::target().join(FOLDER);
    let mut child = Command::new(program)
        .arg(folder)
        .args([CONTACTS, ENTRIES])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("the measuring cannot be started")?;
    let lines = BufReader::new(child.stdout.take().context("its figures")?).lines();
    println!("{:<62} {:>10} {:>10} {:>8} {:>8}", "figure", "p95, ms", "middle", "limit", "ratio");
    let (mut figures, mut over) = (Vec::new(), Vec::new());
    for line in lines {
        let figure: Value = serde_json::from_str(&line?).context("a figure")?;
        let number = |name: &str| figure.get(name).and_then(Value::as_f64).unwrap_or(f64::MAX);
        let name = figure.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let ratio = number("p95_ms") / number("limit_ms");
        println!(
            "{name:<62} {:>10.2} {:>10.2} {:>8.0} {ratio:>8.3}",
            number("p95_ms"),
            number("median_ms"),
            number("limit_ms")
        );
        if ratio > 1.0 {
            over.push(name);
        }
        figures.push(figure);
    }
    ensure!(child.wait()?.success(), "the measuring failed");
    println!("{}", serde_json::to_string_pretty(&json!({ "figures": figures }))?);
    ensure!(over.is_empty(), "over the limit: {over:?}");
    Ok(())
}
