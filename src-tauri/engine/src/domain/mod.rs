//! Pure rules and types: no I/O, no async, no clock.
//!
//! Invariant: this module uses std, serde, chrono, thiserror and the TypeScript derive, nothing else of the engine.

pub mod activity_plan;
pub mod address;
pub mod address_health;
pub mod advice;
pub mod audit;
pub mod contact;
pub mod content;
pub mod date_formula;
pub mod decision;
pub mod desk;
pub mod directory;
pub(crate) mod duplicate;
pub mod event;
pub mod found;
pub mod guide;
pub mod home;
pub mod inbox;
pub(crate) mod inheritance;
pub mod interaction;
pub mod job;
mod job_fields;
pub mod limits;
pub mod local_time;
pub mod matching;
pub mod message;
pub mod notice;
pub mod opportunity;
pub mod participant;
pub mod plan;
pub mod rule;
pub mod sales_cycle;
pub mod salesperson;
pub mod script;
pub mod setup;
pub mod task;
pub mod template;
pub mod timeline;
pub mod transfer;
