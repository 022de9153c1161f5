//! The desktop program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    bitacora_lib::start(&bitacora_lib::Launch::from_arguments(std::env::args().skip(1)))
}
