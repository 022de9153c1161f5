//! The tests that need more than one crate: the product over the pretend tenant, and the rules of the house.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the report"
)]

mod administering;
mod architecture;
mod bad_input;
mod bindings;
mod cli;
mod commands;
mod contacts;
mod content;
mod corpora;
mod desk;
mod faults;
mod guide;
mod home;
mod interactions;
mod log_from;
mod oidc;
mod opportunities;
mod parity;
mod recovery;
mod sales_cycles;
mod secrets;
mod sign_in;
mod support;
mod tasks;
mod transfer;
mod wire;
