//! Pure rules and types: no I/O, no async, no clock.
//!
//! Invariant: this module uses std, serde, chrono, thiserror and the TypeScript derive, nothing else of the engine.

pub mod address;
pub mod contact;
pub mod decision;
pub mod directory;
pub mod event;
pub mod inbox;
pub mod interaction;
pub mod job;
mod job_fields;
pub mod matching;
pub mod message;
pub mod plan;
pub mod salesperson;
pub mod setup;
