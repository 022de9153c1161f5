//! Settings and the job before anybody signed in.

use crate::program::Program;

#[test]
fn settings_are_shown_and_set_by_the_names_of_the_contract() {
    let program = Program::new();
    let setup = program.json(&["setup", "show"]);
    assert_eq!((&setup["experience"], &setup["batch_size"]), (&"graph".into(), &50.into()));
    assert_eq!((&setup["enabled"], &setup["cloud"]), (&false.into(), &"global".into()));
    let setup = program.json(&[
        "setup",
        "set",
        "shared_mailbox=log@aurora.example",
        "batch_size=7",
        "client_id=11111111-2222-3333-4444-555555555555",
        "tenant=aurora.example",
        "cloud=custom",
        "authority_url=http://127.0.0.1:4000",
        "graph_url=http://127.0.0.1:4000",
        "after_logging=leave",
        "unmatched=delete",
        "keep_content=full",
        "job_interval_minutes=3",
    ]);
    assert_eq!(setup["batch_size"], 7);
    assert_eq!((&setup["cloud"], &setup["unmatched"]), (&"custom".into(), &"delete".into()));
    assert_eq!(program.json(&["setup", "show"]), setup, "what was answered is what is kept");
    assert!(program.call(&["setup", "show"]).stdout.contains("shared_mailbox"));
}

#[test]
fn a_setting_that_does_not_fit_is_refused_by_name_and_changes_nothing() {
    let program = Program::new();
    let before = program.json(&["setup", "show"]);
    for (pair, name, code) in [
        ("no_such_thing=1", "no_such_thing", "unknown_name"),
        ("batch_size=many", "batch_size", "invalid_value"),
        ("cloud=mars", "cloud", "invalid_value"),
        ("shared_mailbox=nonsense", "nonsense", "email_invalid"),
    ] {
        let error = program.refused(&["setup", "set", "tenant=x.example", pair], code);
        assert!(error["message"].as_str().unwrap().contains(name), "{pair}: {error}");
    }
    assert_eq!(program.json(&["setup", "show"]), before);
}

#[test]
fn what_cannot_be_undone_needs_a_confirmation() {
    let program = Program::new();
    program.refused(&["setup", "clear"], "confirmation_required");
    program.refused(&["enable"], "confirmation_required");
}

#[test]
fn nothing_runs_before_logging_is_enabled() {
    let program = Program::new();
    program.refused(&["enable", "--accept-data-handling"], "mailbox_blank");
    program.refused(&["process"], "logging_disabled");
    program.refused(&["process", "--one-batch"], "logging_disabled");
    program.refused(&["job", "run-once"], "logging_disabled");
    program.refused(&["renew-token", "--no-browser"], "logging_disabled");
    program.refused(&["reconcile"], "mailbox_blank");
    assert_eq!(program.json(&["job", "show"]), serde_json::Value::Null, "no job while logging is off");
    for arguments in
        [&["job", "ready"][..], &["job", "hold"], &["job", "restart"], &["job", "set", "minutes_between=5"]]
    {
        program.refused(arguments, "not_found");
    }
    assert_eq!(program.json(&["disable"])["enabled"], false);
}

#[test]
fn a_validation_that_fails_prints_every_check_and_says_so_by_its_exit_code() {
    let answer = Program::new().call(&["validate", "--json"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let checks = answer.document();
    for check in checks.as_array().unwrap() {
        assert!(check["name"].is_string() && check["ok"].is_boolean(), "{check}");
        assert!(check["detail"].is_string() && check["hint"].is_string(), "{check}");
    }
    assert!(checks.as_array().unwrap().iter().any(|check| check["ok"] == false));
}

/// Elsewhere the developer's own keychain would answer.
#[cfg(target_os = "linux")]
#[test]
fn a_missing_keychain_is_found_by_the_validation() {
    let answer = Program::new().call(&["validate", "--json"]);
    let checks = answer.document();
    let keychain = checks.as_array().unwrap().iter().find(|check| check["name"] == "keychain").unwrap();
    assert_eq!((&keychain["ok"], &keychain["cause"]), (&false.into(), &"keychain_missing".into()));
    assert_eq!(keychain["remedy"], "start_keychain");
    assert!(keychain["hint"].as_str().unwrap().contains("Secret Service"), "{keychain}");
}

#[test]
fn the_guide_is_ticked_and_tells_what_it_waits_for() {
    let program = Program::new();
    let guide = program.json(&["setup", "guide"]);
    assert_eq!(guide, program.json(&["setup", "guide", "show"]));
    assert_eq!((&guide["completed"], &guide["steps"][0]["gate"]), (&false.into(), &"checklist_open".into()));
    for item in ["shared_mailbox", "job_account", "membership", "mail_flow_rules"] {
        program.json(&["setup", "guide", "tick", item]);
    }
    let guide = program.json(&["setup", "guide", "show"]);
    assert_eq!((&guide["steps"][0]["done"], &guide["steps"][0]["gate"]), (&true.into(), &().into()));
    let guide = program.json(&["setup", "guide", "tick", "membership", "--undo"]);
    assert_eq!(guide["ticked"], serde_json::json!(["shared_mailbox", "job_account", "mail_flow_rules"]));
    assert!(program.call(&["setup", "guide"]).stdout.contains("checklist_open"));
    program.refused(&["setup", "guide", "finish"], "logging_disabled");
    program.refused(&["setup", "preview"], "mailbox_blank");
    assert_eq!(program.json(&["notices"]), serde_json::json!([]));
    assert_eq!(program.json(&["setup", "restore-template"])["code"], "EMAIL");
}

#[test]
fn the_newer_settings_are_kept_and_their_names_are_in_the_help() {
    let program = Program::new();
    let setup = program.json(&["setup", "set", "log_from=2026-11-01", "client_id_command=pass show client"]);
    assert_eq!((&setup["log_from"], &setup["client_id"]), (&"2026-11-01".into(), &"".into()));
    assert_eq!(setup["client_id_command"], "pass show client");
    assert_eq!(program.json(&["setup", "set", "log_from="])["log_from"], serde_json::Value::Null);
    program.refused(&["setup", "set", "log_from=yesterday"], "invalid_value");
    let help = program.call(&["setup", "set", "--help"]).stdout;
    for name in setup.as_object().unwrap().keys() {
        let shown_only =
            ["experience", "enabled", "has_client_secret", "consent_given", "data_handling_accepted"];
        assert!(shown_only.contains(&name.as_str()) || help.contains(name.as_str()), "{name} in the help");
    }
}

/// Elsewhere the developer's own keychain would answer.
#[cfg(target_os = "linux")]
#[test]
fn without_a_keychain_a_secret_is_refused_and_the_hint_names_what_to_start() {
    use std::io::Write;
    use std::process::Stdio;

    use crate::program::Answer;

    let program = Program::new();
    let mut command = program.command(&["setup", "set-secret", "client_secret", "--json"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"hunter2\n").unwrap();
    let answer = Answer::of(child.wait_with_output().unwrap());
    assert_eq!(answer.code, 1, "{answer:?}");
    let error = answer.error();
    assert_eq!(error["code"], "keychain_unavailable");
    assert!(error["hint"].as_str().unwrap().contains("Secret Service"), "{error}");
    assert!(!format!("{answer:?}").contains("hunter2"), "{answer:?}");
    assert_eq!(program.json(&["setup", "show"])["has_client_secret"], false);
}

#[test]
fn a_blank_secret_is_refused() {
    Program::new().refused(&["setup", "set-secret", "client_secret"], "invalid_value");
}

#[test]
fn commands_are_printed_written_and_refused() {
    let program = Program::new();
    program.refused(&["setup", "script", "everything"], "mailbox_blank");
    program.json(&["setup", "set", "shared_mailbox=log@aurora.example"]);
    let rules = program.json(&["setup", "rules", "--language", "es"]);
    assert_eq!(rules[0]["name"], "Registrar el correo electrónico enviado a esta organización");
    assert_eq!(rules[1]["copies_to"], "log@aurora.example");
    let args = ["setup", "script", "mail_flow_rules", "--language", "es", "--sales-group", "O'Neil"];
    let printed = program.call(&args).stdout;
    assert!(printed.contains("$mailbox = 'log@aurora.example'") && printed.contains("$group = 'O''Neil'"));
    assert_eq!(program.json(&args)["file_name"], "create-mail-flow-rules.ps1");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rules.ps1");
    let file = file.to_str().unwrap();
    program.json(&[args.as_slice(), &["-o", file]].concat());
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(written.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"), printed);
    assert!(written.starts_with('\u{FEFF}'));
    program.refused(&["setup", "script", "membership"], "invalid_value");
    program.refused(&["setup", "script", "archive_readers", "--reader", "nobody"], "email_invalid");
    program.refused(&["setup", "script", "mail_flow_rules", "--sales-group", "a\nb"], "invalid_value");
    program.refused(&["entries", "content", "1"], "not_found");
    program.refused(&["entries", "content", "1", "--format", "pdf"], "invalid_value");
}
