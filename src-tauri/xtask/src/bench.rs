//! Figures of the job, each as a ratio against its limit, measured on the released command line.
//!
//! The limit of the drain: four requests at a time on a mailbox (Microsoft *Graph throttling limits*), so messages ×
//! latency ÷ 4, and a quarter more for everything else.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::machine;
use crate::sandbox::Sandbox;

const MESSAGES: u32 = 1_000;
const LATENCY_MS: u32 = 20;
const AT_A_TIME: u32 = 4;

/// Builds the released command line and measures it in a home of its own.
pub(crate) fn run() -> Result<()> {
    crate::packages::to_test()?;
    machine::cargo().args(&["build", "--release", "--locked", "--package", "bitacora-cli"]).run()?;
    let sandbox = Sandbox::new()?;
    let own = std::env::current_exe().context("the path of this program")?;
    sandbox.program(&own.to_string_lossy()).args(&["bench", "--inside"]).run()
}

/// The measuring itself, with a keychain at hand.
pub(crate) fn inside() -> Result<()> {
    let figures = drain()?;
    println!("{:<42} {:>12} {:>12} {:>8}", "figure", "measured", "limit", "ratio");
    for figure in &figures {
        println!(
            "{:<42} {:>12.3} {:>12.3} {:>8.3}",
            figure.name,
            figure.measured,
            figure.limit,
            figure.ratio()
        );
    }
    let rows: Vec<Value> = figures.iter().map(Figure::json).collect();
    println!("{}", serde_json::to_string_pretty(&json!({ "figures": rows }))?);
    let over: Vec<_> =
        figures.iter().filter(|figure| figure.measured > figure.limit).map(|f| f.name).collect();
    ensure!(over.is_empty(), "over the limit: {over:?}");
    Ok(())
}

struct Figure {
    name: &'static str,
    measured: f64,
    limit: f64,
}

impl Figure {
    /// Of the limit; a limit of nothing is kept or broken.
    fn ratio(&self) -> f64 {
        if self.limit > 0.0 { self.measured / self.limit } else { self.measured }
    }

    fn json(&self) -> Value {
        json!({ "name": self.name, "measured": self.measured, "limit": self.limit, "ratio": self.ratio() })
    }
}

/// Drains a mailbox: 1,000 messages, each request of Graph takes 20 ms.
fn drain() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let mut tenant = Tenant::start(folder.path())?;
    tenant.sign_in(folder.path())?;
    let begun = Instant::now();
    let (summary, memory) = process(folder.path())?;
    let seconds = begun.elapsed().as_secs_f64();
    let logged = summary.get("logged").and_then(Value::as_u64).unwrap_or_default();
    ensure!(logged == u64::from(MESSAGES), "{logged} of {MESSAGES} messages were logged: {summary}");
    let requests = summary.get("requests").and_then(Value::as_f64).unwrap_or(f64::MAX);
    let throttled = tenant.stop()?;
    let ideal = f64::from(MESSAGES) * f64::from(LATENCY_MS) / 1_000.0 / f64::from(AT_A_TIME);
    Ok(vec![
        Figure { name: "drain of 1,000 messages at 20 ms, seconds", measured: seconds, limit: 1.25 * ideal },
        Figure {
            name: "HTTP round trips per message",
            measured: requests / f64::from(MESSAGES),
            limit: 0.12,
        },
        Figure { name: "requests refused with 429", measured: throttled, limit: 0.0 },
        Figure { name: "peak memory of the command line, MB", measured: memory, limit: 60.0 },
    ])
}

fn cli() -> PathBuf {
    machine::target().join("release").join(format!("bitacora-cli{}", std::env::consts::EXE_SUFFIX))
}

fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(cli());
    command.arg("--data-dir").arg(folder).arg("--json").args(words).stdin(Stdio::null());
    command
}

fn answer(folder: &Path, words: &[&str]) -> Result<Value> {
    let output = command(folder, words).output().context("the command line cannot be started")?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(output.status.success(), "{words:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&text).with_context(|| format!("{words:?} answered {text}"))
}

/// One run of the job; its summary and the most memory it held, in MB.
fn process(folder: &Path) -> Result<(Value, f64)> {
    let mut child = command(folder, &["process"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut peak = 0.0_f64;
    while child.try_wait()?.is_none() {
        peak = peak.max(memory(child.id()).unwrap_or_default());
        std::thread::sleep(Duration::from_millis(10));
    }
    let mut text = String::new();
    child.stdout.take().context("the answer")?.read_to_string(&mut text)?;
    Ok((serde_json::from_str(&text).with_context(|| text.clone())?, peak))
}

/// The most memory a process held so far (`VmHWM`), where the system tells.
fn memory(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes / 1_024.0)
}

/// The pretend tenant, in a process of its own.
struct Tenant {
    child: Child,
    addresses: Value,
}

impl Tenant {
    fn start(folder: &Path) -> Result<Self> {
        let (messages, latency) = (MESSAGES.to_string(), LATENCY_MS.to_string());
        let words = ["simulate", "--messages", &messages, "--latency", &latency, "--address-book"];
        let mut child = command(folder, &words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().context("its addresses")?).read_line(&mut line)?;
        let addresses = serde_json::from_str(&line).with_context(|| line.clone())?;
        Ok(Self { child, addresses })
    }

    fn sign_in(&self, folder: &Path) -> Result<()> {
        let mut words = vec!["setup".to_owned(), "set".to_owned(), "cloud=custom".to_owned()];
        for name in ["authority_url", "graph_url", "tenant", "client_id", "shared_mailbox"] {
            let value = self.addresses.get(name).and_then(Value::as_str).with_context(|| name)?;
            words.push(format!("{name}={value}"));
        }
        answer(folder, &words.iter().map(String::as_str).collect::<Vec<_>>())?;
        let mut child = command(folder, &["sign-in", "--no-browser", "--timeout", "30"])
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stderr.as_mut().context("the address to open")?).read_line(&mut line)?;
        let address = line.trim().strip_prefix("Open: ").with_context(|| line.clone())?.to_owned();
        crate::run::Program::new("curl")
            .args(&["--silent", "--location", "--output", "/dev/null", &address])
            .run()?;
        ensure!(child.wait()?.success(), "the sign-in failed");
        answer(folder, &["enable", "--accept-data-handling"]).map(drop)
    }

    /// Ends it; gives the number of requests it throttled.
    fn stop(&mut self) -> Result<f64> {
        crate::run::Program::new("kill").arg(&self.child.id().to_string()).run()?;
        let mut told = String::new();
        self.child.stderr.take().context("its last words")?.read_to_string(&mut told)?;
        self.child.wait()?;
        // Other words may follow the count.
        let rest = told.split("throttled ").nth(1).unwrap_or_default();
        let throttled = rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|count| count.parse().ok());
        match throttled {
            Some(throttled) => Ok(throttled),
            None => bail!("the tenant did not say how often it throttled: {told}"),
        }
    }
}

impl Drop for Tenant {
    fn drop(&mut self) {
        drop(self.child.kill());
    }
}
