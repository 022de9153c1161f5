//! Type-checks the workspace for Windows and macOS on Debian, without either system.
//!
//! The toolchain on hand has no standard library for them, but Debian's `rustc-web` comes with the sources of its
//! own, from which cargo builds one. C parts are compiled for Windows and replaced by empty ones for macOS, so this
//! says that the Rust code fits, not that it links or runs.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::machine;
use crate::run::Program;
use crate::steps::Steps;

const WINDOWS: &str = "x86_64-pc-windows-gnu";
const MACOS: &str = "aarch64-apple-darwin";
const MINGW: &str = "x86_64-w64-mingw32";

/// Checks both; the compiler is downloaded once and kept in `target/platforms`.
pub(crate) fn check() -> Result<()> {
    if !machine::is_debian() {
        bail!(
            "this needs Debian or Ubuntu with the package rustc-web; elsewhere run `cargo check --target …`"
        );
    }
    let mut steps = Steps::default();
    let unpacked = folder().join("compiler");
    steps.step("compiler", || unpack(&unpacked))?;
    steps.step("Windows", || cargo_check(&unpacked, WINDOWS, &windows_tools(&unpacked)?))?;
    steps.step("macOS", || {
        let tools = macos_tools()?;
        cargo_check(&unpacked, MACOS, &tools)
    })?;
    steps.summary();
    Ok(())
}

fn folder() -> PathBuf {
    machine::target().join("platforms")
}

/// Downloads and unpacks the packages without installing them.
fn unpack(into: &Path) -> Result<()> {
    let done = into.join("done");
    if done.exists() {
        return Ok(());
    }
    let downloads = folder().join("downloads");
    fs::create_dir_all(&downloads)?;
    let names = packages()?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Program::new("apt-get").args(&["download", "-qq"]).args(&names).within(&downloads).run()?;
    fs::create_dir_all(into)?;
    for file in fs::read_dir(&downloads)? {
        let (file, into) = (file?.path(), into.to_string_lossy());
        Program::new("dpkg-deb").args(&["-x", &file.to_string_lossy(), &into]).run()?;
    }
    Ok(fs::write(done, "")?)
}

/// The names carry versions that move on: they are read from what `rustc-web` depends on today.
fn packages() -> Result<Vec<String>> {
    let mut names: Vec<String> =
        ["rustc-web", "rust-web-src", "libstd-rust-web-dev"].map(str::to_owned).into();
    for of in ["rustc-web", "libstd-rust-web-dev"] {
        names.extend(dependencies(of, &["libstd-rust-web-", "libllvm"])?);
    }
    let library =
        names.iter().find(|name| name.starts_with("libstd-rust-web-") && !name.ends_with("-dev")).cloned();
    names.extend(dependencies(&library.context("rustc-web names no library")?, &["libllvm"])?);
    names.extend(
        [
            "gcc-mingw-w64-x86-64-win32",
            "gcc-mingw-w64-x86-64-win32-runtime",
            "gcc-mingw-w64-base",
            "binutils-mingw-w64-x86-64",
            "mingw-w64-x86-64-dev",
            "mingw-w64-common",
        ]
        .map(str::to_owned),
    );
    names.sort();
    names.dedup();
    Ok(names)
}

fn dependencies(of: &str, starting: &[&str]) -> Result<Vec<String>> {
    let listed = Program::new("apt-cache").args(&["depends", of]).read()?;
    let names = listed.lines().filter_map(|line| line.trim().strip_prefix("Depends: "));
    Ok(names.filter(|name| starting.iter().any(|start| name.starts_with(start))).map(str::to_owned).collect())
}

fn cargo_check(unpacked: &Path, target: &str, tools: &[(String, PathBuf)]) -> Result<()> {
    let programs = unpacked.join("usr/bin");
    let path = format!("{}:{}", programs.display(), machine::environment("PATH").unwrap_or_default());
    let check = machine::cargo()
        .args(&["check", "--workspace", "--locked", "--target", target, "-Zbuild-std=std,panic_abort"])
        .env("CARGO_TARGET_DIR", folder().join(target))
        .env("LD_LIBRARY_PATH", unpacked.join("usr/lib/x86_64-linux-gnu"))
        .env("RUSTC", programs.join("rustc"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("PATH", path)
        .without_env("RUSTUP_TOOLCHAIN");
    tools.iter().fold(check, |check, (name, value)| check.env(name, value)).run()
}

/// Compiles the C parts for real. The resource compiler asks for `gcc` by the name that installing would give it.
fn windows_tools(unpacked: &Path) -> Result<Vec<(String, PathBuf)>> {
    let program = |name: &str| unpacked.join(format!("usr/bin/{MINGW}-{name}"));
    Program::new("ln")
        .args(&["-sf", &format!("{MINGW}-gcc-win32"), &program("gcc").to_string_lossy()])
        .run()?;
    let target = WINDOWS.replace('-', "_");
    Ok(vec![
        (format!("CC_{target}"), program("gcc-win32")),
        (format!("CXX_{target}"), program("g++-win32")),
        (format!("AR_{target}"), program("ar")),
    ])
}

/// A compiler and an archiver that write empty files, and an empty SDK.
fn macos_tools() -> Result<Vec<(String, PathBuf)>> {
    const COMPILER: &str =
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do if [ \"$1\" = -o ]; then : > \"$2\"; fi; shift; done\n";
    const ARCHIVER: &str =
        "#!/bin/sh\nfor word in \"$@\"; do case \"$word\" in *.a) : > \"$word\";; esac; done\n";
    let stubs = folder().join("stubs");
    fs::create_dir_all(stubs.join("sdk"))?;
    for (name, text) in [("cc", COMPILER), ("ar", ARCHIVER)] {
        fs::write(stubs.join(name), text)?;
        Program::new("chmod").args(&["+x", &stubs.join(name).to_string_lossy()]).run()?;
    }
    let target = MACOS.replace('-', "_");
    Ok(vec![
        (format!("CC_{target}"), stubs.join("cc")),
        (format!("CXX_{target}"), stubs.join("cc")),
        (format!("AR_{target}"), stubs.join("ar")),
        ("SDKROOT".to_owned(), stubs.join("sdk")),
    ])
}
