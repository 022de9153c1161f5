//! Files that other programs read and write.
//!
//! Invariants: text that came from outside is never a formula in somebody's spreadsheet; a file is read in pieces,
//! whatever its size; a file that is written is there whole or not at all.

mod card_lines;
mod card_property;
pub(crate) mod cards;
pub(crate) mod columns;
pub(crate) mod csv;
pub(crate) mod headings;
pub(crate) mod output;
pub(crate) mod row;
pub(crate) mod source;
pub(crate) mod table;
pub(crate) mod vcard;
pub(crate) mod xlsx;
