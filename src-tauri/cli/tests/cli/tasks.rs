//! Tasks, activities, rules and the desk as scripts use them.

use serde_json::json;

use crate::program::Program;

#[test]
fn a_task_goes_from_an_activity_to_its_end() {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=JO", "name=Jo"]);
    program.json(&["contacts", "add", "no=ANA", "name=Ana", "salesperson_code=JO"]);
    program.json(&["activities", "add", "code=VISIT", "description=Visit"]);
    let step = ["activities", "add-step", "VISIT", "type=Phone Call", "description=Call", "date_formula=1W"];
    assert_eq!(program.json(&step)["steps"][0]["date_formula"], "1W");
    let made = program.json(&["contacts", "assign-activity", "ANA", "activity=VISIT", "date=2026-11-23"]);
    let task = &made["tasks"][0];
    assert_eq!(
        (&task["no"], &task["date"], &task["type"]),
        (&json!("TD000001"), &json!("2026-11-30"), &json!("Phone Call"))
    );
    let with_day =
        |more: &[&str]| program.json(&[&["--work-date", "2026-12-01", "tasks", "list"], more].concat());
    assert_eq!(with_day(&["--overdue"]).as_array().unwrap().len(), 1);
    assert_eq!(with_day(&["--due-today"]), json!([]));
    assert_eq!(program.json(&["tasks", "set", "TD000001", "status=Waiting"])["status"], "Waiting");
    assert_eq!(program.json(&["tasks", "complete", "TD000001"])["closed"], true);
    assert_eq!(with_day(&["--open"]), json!([]));
    assert_eq!(program.json(&["tasks", "delete", "TD000001"]), json!({ "deleted": "TD000001" }));
}

#[test]
fn what_is_missing_is_refused_by_its_code() {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=JO", "name=Jo"]);
    for (arguments, code) in [
        (&["tasks", "add", "salesperson=JO"][..], "description_required"),
        (&["tasks", "add", "description=Call"], "salesperson_required"),
        (&["tasks", "add", "description=Call", "salesperson=JO", "date="], "date_required"),
        (&["tasks", "show", "TD9"], "not_found"),
        (&["activities", "show", "NONE"], "not_found"),
        (&["rules", "add", "kind=never_log", "value=nowhere"], "invalid_value"),
        (&["desk", "undo", "7"], "not_found"),
        (&["desk", "assign", "x@far.example", "contact=NN"], "not_found"),
    ] {
        program.refused(arguments, code);
    }
    assert_eq!(program.call(&["desk", "assign", "x@far.example"]).code, 2, "whose is it?");
}

#[test]
fn rules_and_acts_of_the_desk_are_made_and_taken_back() {
    let program = Program::new();
    assert_eq!(program.json(&["desk", "groups"]), json!([]));
    let shown = program.json(&["desk", "never", "shop.example", "--dry-run"]);
    assert_eq!((&shown["undo_id"], &shown["messages"]), (&json!(0), &json!(0)));
    assert_eq!(program.json(&["rules", "list"]), json!([]));
    let done = program.json(&["desk", "never", "shop.example"]);
    assert_eq!(program.json(&["rules", "list"])[0]["value"], "shop.example");
    program.json(&["desk", "undo", &done["undo_id"].to_string()]);
    assert_eq!(program.json(&["rules", "list"]), json!([]));
    let tried = program.json(&["rules", "try", "kind=never_log", "value=shop.example", "--days", "30"]);
    assert_eq!((&tried["messages"], &tried["days"]), (&json!(0), &json!(30)));
}
