//! Templates, the activity log, the audit and the PIN before anybody signed in.

use crate::program::Program;

#[test]
fn templates_and_groups_are_kept_by_the_names_of_the_contract() {
    let program = Program::new();
    let all = program.json(&["templates", "list"]);
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!((&all[0]["code"], &all[0]["for_emails"]), (&"EMAIL".into(), &true.into()), "R47");
    program.json(&["groups", "add", "code=phone", "description=Phone"]);
    let call = program.json(&["templates", "add", "code=call", "group_code=PHONE", "unit_cost=33.50"]);
    assert_eq!((&call["code"], &call["unit_cost_minor"]), (&"CALL".into(), &3_350.into()));
    let call = program.json(&["templates", "set", "CALL", "unit_duration=15", "initiated_by=Us"]);
    assert_eq!(program.json(&["templates", "show", "call"]), call);
    program.refused(&["groups", "delete", "PHONE"], "in_use");
    program.refused(&["templates", "delete", "EMAIL"], "in_use");
    program.refused(&["templates", "add", "code=CALL"], "already_exists");
    program.refused(&["templates", "set", "CALL", "unit_cost=-1"], "invalid_value");
    program.refused(&["templates", "set", "CALL", "color=red"], "unknown_name");
    program.json(&["templates", "set", "CALL", "for_emails=true"]);
    assert_eq!(program.json(&["setup", "show"])["emails_template"], "CALL");
    assert_eq!(program.json(&["templates", "delete", "EMAIL"])["deleted"], "EMAIL");
    assert_eq!(program.json(&["templates", "restore"])["for_emails"], true);
    program.json(&["templates", "delete", "CALL"]);
    program.json(&["groups", "delete", "phone"]);
    assert_eq!(program.json(&["groups", "list"])[0]["code"], "SYSTEM");
    assert!(program.call(&["templates", "list"]).stdout.contains("8.00"));
}

#[test]
fn changes_are_in_the_audit_oldest_first() {
    let program = Program::new();
    for size in ["7", "8", "9"] {
        program.json(&["setup", "set", &format!("batch_size={size}")]);
    }
    let all = program.json(&["administrator", "audit"]);
    let values = |rows: &serde_json::Value| {
        let rows = rows.as_array().unwrap();
        rows.iter().map(|row| row["new"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(values(&all), ["7", "8", "9"]);
    assert_eq!((&all[0]["action"], &all[0]["name"]), (&"set".into(), &"batch_size".into()), "R51");
    assert_eq!(values(&program.json(&["administrator", "audit", "--limit", "1"])), ["9"]);
    let first = all[0]["id"].to_string();
    let after = ["administrator", "audit", "--after", &first, "--limit", "1"];
    assert_eq!(values(&program.json(&after)), ["8"]);
}

#[test]
fn the_activity_log_is_filtered_exported_and_deleted() {
    let program = Program::new();
    program.json(&["setup", "set", "shared_mailbox=log@aurora.example"]);
    let answer = program.call(&["validate"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    let rows = program.json(&["activity", "--status", "failed", "--context", "Validate setup"]);
    assert_eq!(rows.as_array().unwrap().len(), 1, "{rows}");
    assert_eq!(program.json(&["activity", "--status", "success"]), serde_json::json!([]));
    assert_eq!(program.json(&["activity", "--after", "1"]), serde_json::json!([]));
    assert_eq!(program.json(&["activity", "--since", "2099-01-01T00:00:00Z"]), serde_json::json!([]));
    let file = program.path("activity.csv");
    assert_eq!(program.json(&["activity", "export", &file])["rows"], 1);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("\u{feff}Date (UTC),") && text.contains("Validate setup"), "{text}");
    program.refused(&["activity", "delete", "--all"], "confirmation_required");
    assert_eq!(program.json(&["activity", "delete", "--older-than-days", "7", "--yes"])["deleted"], 0);
    assert_eq!(program.json(&["activity", "delete", "--all", "--yes"])["deleted"], 1);
    assert_eq!(program.json(&["activity"]), serde_json::json!([]));
}

#[test]
fn without_logging_there_is_no_job_and_nothing_was_measured() {
    let program = Program::new();
    program.refused(&["job", "recreate"], "logging_disabled");
    assert_eq!(program.json(&["limits"]), serde_json::Value::Null);
    program.refused(&["limits", "--measure"], "mailbox_blank");
    let open = serde_json::json!({ "protected": false, "unlocked": true });
    assert_eq!(program.json(&["administrator", "status"]), open);
    assert_eq!(program.json(&["administrator", "remove-pin"]), open);
}
