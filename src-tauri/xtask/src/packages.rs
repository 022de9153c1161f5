//! What the machine must have: installed where that can be done without questions, named where it cannot.

use anyhow::{Result, bail};

use crate::machine;
use crate::run::{Program, node_script};

/// What a window is built and shown with.
const TO_BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libxdo-dev",
    "libssl-dev",
    "xdg-utils",
    "desktop-file-utils",
    "fonts-roboto-unhinted",
    "fonts-noto-color-emoji",
    "fonts-droid-fallback",
];

/// What the tests need besides: a session with a keychain, a display, a driver for the window.
const TO_TEST: &[&str] = &["dbus-daemon", "dbus-x11", "gnome-keyring", "xvfb", "webkit2gtk-driver"];

/// The oldest Node that the window's tools run on.
const NODE: (u32, u32) = (20, 19);

/// What a window is built and shown with.
pub(crate) fn to_build() -> Result<()> {
    node()?;
    system(TO_BUILD)
}

/// The same and what the tests need besides.
pub(crate) fn to_test() -> Result<()> {
    to_build()?;
    system(TO_TEST)
}

fn system(packages: &[&str]) -> Result<()> {
    if machine::is_debian() {
        return debian(packages);
    }
    if cfg!(target_os = "linux") && !Program::new("pkg-config").args(&["--exists", "webkit2gtk-4.1"]).works()
    {
        bail!(
            "WebKitGTK 4.1 with its headers is missing. Install what your distribution calls\n  {}",
            packages.join(" ")
        );
    }
    if cfg!(windows) && !webview2() {
        bail!("the WebView2 runtime is missing: install Microsoft Edge WebView2 (Evergreen)");
    }
    if cfg!(target_os = "macos") && !Program::new("xcode-select").arg("-p").works() {
        bail!("the command line tools are missing: run `xcode-select --install`");
    }
    Ok(())
}

fn webview2() -> bool {
    const KEY: &str =
        r"SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";
    ["HKLM", "HKCU"].into_iter().any(|hive| {
        let key =
            format!(r"{hive}\{}", if hive == "HKCU" { KEY.replace(r"WOW6432Node\", "") } else { KEY.into() });
        Program::new("reg").args(&["query", &key, "/v", "pv"]).works()
    })
}

fn debian(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing {}", missing.join(" "));
    if !as_root("true").works() {
        bail!(
            "these packages are missing and cannot be installed without a password:\n  sudo apt-get install {}",
            missing.join(" ")
        );
    }
    as_root("apt-get").args(&["update", "-qq"]).run()?;
    as_root("apt-get").args(&["install", "-y", "-qq", "--no-install-recommends"]).args(&missing).run()
}

fn is_installed(package: &str) -> bool {
    Program::new("dpkg-query")
        .args(&["-W", "-f=${db:Status-Status}", package])
        .read()
        .is_ok_and(|status| status == "installed")
}

/// Root runs it at once; anybody else through `sudo`, which must not ask.
fn as_root(name: &str) -> Program {
    let is_root = Program::new("id").arg("-u").read().is_ok_and(|id| id.trim() == "0");
    let program = if is_root { Program::new("env") } else { Program::new("sudo").args(&["-n", "env"]) };
    program.args(&["DEBIAN_FRONTEND=noninteractive", name])
}

fn node() -> Result<()> {
    let version = Program::new("node").arg("--version").read().unwrap_or_default();
    let mut numbers = version.trim().trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < NODE || !node_script("npm").arg("--version").works() {
        let have = if version.is_empty() { "none" } else { version.trim() };
        bail!("Node.js {}.{} or newer with npm is needed, found: {have}", NODE.0, NODE.1);
    }
    Ok(())
}
