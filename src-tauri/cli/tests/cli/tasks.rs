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
fn tasks_are_listed_by_what_they_are_and_steps_change_places() {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=JO", "name=Jo"]);
    for (description, date, more) in [
        ("Call", "2026-12-01", "type=Phone Call"),
        ("Write", "2026-11-24", "priority=High"),
        ("Wait", "2026-12-24", "status=Waiting"),
    ] {
        let typed = [format!("description={description}"), format!("date={date}"), more.to_owned()];
        program.json(&["tasks", "add", "salesperson=JO", &typed[0], &typed[1], &typed[2]]);
    }
    let names = |more: &[&str]| -> Vec<String> {
        let found = program.json(&[&["tasks", "list"], more].concat());
        let rows = found.as_array().unwrap().iter();
        rows.map(|task| task["description"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&["--type", "phone_call"]), ["Call"]);
    assert_eq!(names(&["--status", "waiting"]), ["Wait"]);
    assert_eq!(names(&["--from", "2026-11-25", "--to", "2026-12-01"]), ["Call"]);
    assert_eq!(names(&["--sort", "description"]), ["Call", "Wait", "Write"]);
    assert_eq!(names(&["--sort", "priority", "--limit", "1"]), ["Write"]);
    assert_eq!(program.call(&["tasks", "list", "--status", "done"]).code, 2);
    program.refused(&["tasks", "list", "--from", "soon"], "invalid_value");
    assert_eq!(program.json(&["salespeople", "show", "JO"])["next_task_date"], "2026-11-24");
    assert_eq!(program.json(&["salespeople", "statistics", "JO"])["no_of_open_tasks"], 3);
    program.refused(&["salespeople", "delete", "JO"], "salesperson_has_open_tasks");

    program.json(&["activities", "add", "code=VISIT"]);
    for description in ["description=First", "description=Second"] {
        program.json(&["activities", "add-step", "VISIT", description]);
    }
    let turned = program.json(&["activities", "order-steps", "VISIT", "2", "1"]);
    assert_eq!(
        (&turned["steps"][0]["step"], &turned["steps"][0]["description"]),
        (&json!(1), &json!("Second"))
    );
    program.refused(&["activities", "order-steps", "VISIT", "2"], "invalid_value");
    program
        .refused(&["activities", "add-step", "VISIT", "description=X", "date_formula=soon"], "invalid_value");
    program.refused(&["activities", "add-step", "VISIT", "type=Meeting"], "description_required");
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
