//! The pretend tenant over its socket. Every request and every answer is judged by Microsoft's own schema.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod batch;
mod client;
mod delta;
mod faults;
mod folders;
mod hostile;
mod ids;
mod knobs;
mod mail;
mod sign_in;
mod sign_in_errors;
