//! The desktop shell: the only crate that knows Tauri.
//!
//! ```text
//! launch     command line → window, or the demo company without one
//! commands   what the window can ask for: unpack, one action of the engine, map the error
//! state      which company is open ── company: an engine, its schedule, its events
//!                                  └─ demo: the pretend tenant, the only user of the simulator here
//! bindings   commands, events and types as TypeScript (`ui/src/api/bindings.ts`)
//! ```
//!
//! Invariant: no rule of the product is decided here, and the engine knows nothing of this crate.

pub mod bindings;
pub mod commands;
mod company;
mod demo;
pub mod error;
pub mod events;
mod headless;
mod launch;
mod log;
mod remembered;
pub mod state;
mod switch;
pub mod transfer;
mod window;

pub use launch::{Launch, start};
pub use window::build;
