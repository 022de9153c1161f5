//! Pure rules and types: no I/O, no async, no clock.
//!
//! Invariant: this module uses std, serde, chrono, thiserror and the TypeScript derive, nothing else of the engine.

pub mod address;
pub mod advice;
pub mod audit;
pub mod contact;
pub mod decision;
pub mod directory;
pub mod event;
pub mod guide;
pub mod inbox;
pub mod interaction;
pub mod job;
mod job_fields;
pub mod limits;
pub mod local_time;
pub mod matching;
pub mod message;
pub mod notice;
pub mod plan;
pub mod salesperson;
pub mod script;
pub mod setup;
pub mod template;
