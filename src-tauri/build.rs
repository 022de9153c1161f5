//! Reads `tauri.conf.json` and the capabilities into the desktop program.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // With a pattern of our own, edits of capabilities are not noticed without this line.
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=ui/dist");
    let window = Path::new("ui/dist");
    if !window.exists() {
        // Rust can then be built and tested before the window is.
        std::fs::create_dir_all(window)?;
        let note = "<!doctype html><title>Bitácora</title><p>The window is not built: cargo xtask run";
        std::fs::write(window.join("index.html"), note)?;
    }
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*.json");
    tauri_build::try_build(attributes)?;
    Ok(())
}
