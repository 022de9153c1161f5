//! The tests that need more than one crate: the product over the pretend tenant, and the rules of the house.

mod architecture;
mod bindings;
mod commands;
