//! Wrong usage, global options, closed pipes.

use std::process::Stdio;

use crate::program::{Answer, Program};

#[test]
fn wrong_usage_is_exit_code_two_with_usage_on_stderr_and_a_document_on_stdout() {
    let program = Program::new();
    for arguments in [
        &["frobnicate"][..],
        &["contacts"],
        &["contacts", "set", "CT000001"],
        &["contacts", "list", "--limit", "many"],
        &["contacts", "list", "--work-date", "tomorrow"],
        &["messages", "list", "--outcome", "lost"],
        &["job", "next-run", "--after", "noon"],
    ] {
        let answer = program.call(&[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 2, "{arguments:?}: {answer:?}");
        assert_eq!(answer.error()["code"], "usage", "{arguments:?}");
        assert!(answer.stderr.contains("--help"), "{arguments:?}: {answer:?}");
        let plain = program.call(arguments);
        assert_eq!((plain.code, plain.stdout.as_str()), (2, ""), "{arguments:?}: {plain:?}");
    }
}

#[test]
fn without_a_command_the_help_is_shown_as_wrong_usage() {
    let answer = Program::new().call(&[]);
    assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{answer:?}");
    assert!(answer.stderr.contains("Usage:"), "{answer:?}");
}

#[test]
fn help_and_version_are_results() {
    let program = Program::new();
    for arguments in [&["--help"][..], &["--version"], &["contacts", "add", "--help"], &["help", "process"]] {
        let answer = program.call(arguments);
        assert_eq!(answer.code, 0, "{arguments:?}: {answer:?}");
        assert!(!answer.stdout.is_empty() && answer.stderr.is_empty(), "{arguments:?}: {answer:?}");
    }
}

#[test]
fn a_field_without_an_equals_sign_is_wrong_usage_and_is_not_repeated() {
    let program = Program::new();
    for arguments in [
        &["contacts", "add", "hunter2"][..],
        &["setup", "set", "batch_size=5", "hunter2"],
        &["salespeople", "set", "AH", "=hunter2"],
        &["setup", "set-secret", "client_secret", "hunter2"],
        &["setup", "set-secret", "client_secret=hunter2"],
    ] {
        let answer = program.call(&[arguments, &["--json"]].concat());
        assert_eq!(answer.code, 2, "{arguments:?}: {answer:?}");
        assert_eq!(answer.error()["code"], "usage");
        assert!(!format!("{answer:?}").contains("hunter2"), "{answer:?}");
    }
}

#[test]
fn global_options_stand_before_and_after_the_command() {
    let program = Program::new();
    let other = program.path("other");
    program.json(&["--data-dir", &other, "salespeople", "add", "code=AH", "name=Ana"]);
    for arguments in [
        &["--json", "--data-dir", &other, "salespeople", "list"][..],
        &["salespeople", "--data-dir", &other, "list", "--json"],
        &["salespeople", "list", "--json", "--data-dir", &other, "--work-date", "2026-11-23"],
    ] {
        let answer = program.call(arguments);
        assert_eq!(answer.document()[0]["code"], "AH", "{arguments:?}: {answer:?}");
    }
    assert_eq!(
        program.json(&["salespeople", "list"]),
        serde_json::json!([]),
        "the variable names another folder"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let program = Program::new();
    for close_stderr in [false, true] {
        let mut command = program.command(&["setup", "show", "--json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        if close_stderr {
            drop(child.stderr.take());
        }
        let answer = Answer::of(child.wait_with_output().unwrap());
        assert_eq!((answer.code, answer.stderr.as_str()), (0, ""), "{answer:?}");
    }
}

#[test]
fn an_error_with_nobody_to_read_it_keeps_its_exit_code() {
    let program = Program::new();
    let mut command = program.command(&["contacts", "show", "NOBODY", "--json", "--log", "trace"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn without_json_an_error_is_a_sentence_on_stderr() {
    let answer = Program::new().call(&["contacts", "show", "NOBODY"]);
    assert_eq!((answer.code, answer.stdout.as_str()), (1, ""), "{answer:?}");
    assert!(answer.stderr.starts_with("error: "), "{answer:?}");
}
