//! Files that other programs read.
//!
//! Invariant: text that came from outside is never a formula in somebody's spreadsheet.

pub(crate) mod csv;
