//! Where the checkout lies and what the machine offers.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::run::Program;

/// The top of the checkout that `cargo xtask` was called in. It is asked of cargo, not compiled in: several
/// checkouts may share a target folder.
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let here = environment("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").to_owned());
        Path::new(&here).ancestors().nth(2).map_or_else(PathBuf::new, Path::to_owned)
    });
    &ROOT
}

/// The `target` folder of the checkout.
pub(crate) fn target() -> PathBuf {
    environment("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A variable of the environment, unless it is blank.
#[expect(clippy::disallowed_methods, reason = "xtask is no part of the product and has its own one place")]
pub(crate) fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A program in `target/debug`.
pub(crate) fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Whether a window can be shown.
pub(crate) fn has_display() -> bool {
    !cfg!(target_os = "linux") || environment("DISPLAY").or_else(|| environment("WAYLAND_DISPLAY")).is_some()
}

/// Whether packages are Debian's.
pub(crate) fn is_debian() -> bool {
    cfg!(target_os = "linux") && Program::new("apt-get").arg("--version").works()
}

/// The `cargo` that runs this.
pub(crate) fn cargo() -> Program {
    Program::new(&environment("CARGO").unwrap_or_else(|| "cargo".to_owned()))
}
