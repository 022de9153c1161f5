//! Lists: arrays, oldest first, with limit, search and a place to go on from.

use serde_json::Value;

use crate::program::Program;

fn codes(rows: &Value, name: &str) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| row[name].as_str().unwrap().to_owned()).collect()
}

#[test]
fn lists_are_arrays_in_order_and_go_on_after_a_row() {
    let program = Program::new();
    for number in ["1", "2", "3", "4", "5"] {
        program.json(&["salespeople", "add", &format!("code=S{number}"), &format!("name=Person {number}")]);
        program.json(&["contacts", "add", &format!("no=C{number}"), &format!("name=Contact {number}")]);
    }
    for (noun, key, letter) in [("salespeople", "code", "S"), ("contacts", "no", "C")] {
        let list = |more: &[&str]| codes(&program.json(&[&[noun, "list"], more].concat()), key);
        let all = ["1", "2", "3", "4", "5"].map(|number| format!("{letter}{number}"));
        assert_eq!(list(&[]), all);
        assert_eq!(list(&["--limit", "0"]), all);
        assert_eq!(list(&["--limit", "2"]), all[..2]);
        assert_eq!(list(&["--limit", "2", "--after", &all[1]]), all[2..4]);
        assert_eq!(list(&["--after", &all[4]]), [""; 0]);
        assert_eq!(list(&["--search", " 3"]), all[2..3]);
        let text = program.call(&[noun, "list"]);
        assert_eq!((text.code, text.stdout.lines().count()), (0, 7), "heading, rule and five rows: {text:?}");
    }
}

#[test]
fn empty_lists_are_empty_arrays() {
    let program = Program::new();
    for arguments in [
        &["contacts", "list"][..],
        &["salespeople", "list"],
        &["entries", "list"],
        &[
            "entries",
            "list",
            "--contact",
            "C",
            "--salesperson",
            "S",
            "--opportunity",
            "O",
            "--include-canceled",
        ],
        &["messages", "list"],
        &["messages", "list", "--outcome", "quarantined", "--outcome", "unmatched"],
        &["job", "log"],
        &["activity"],
    ] {
        assert_eq!(program.json(arguments), serde_json::json!([]), "{arguments:?}");
        assert_eq!(program.call(arguments).stdout.lines().count(), 1, "{arguments:?}: one sentence");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let program = Program::new();
    for arguments in [
        &["entries", "show", "7"][..],
        &["entries", "link", "7"],
        &["messages", "explain", "nobody@nowhere"],
        &["messages", "retry", "nobody@nowhere"],
        &["messages", "dismiss", "nobody@nowhere"],
        &["contacts", "show", "C"],
        &["salespeople", "set", "S", "name=x"],
    ] {
        program.refused(arguments, "not_found");
    }
}

#[test]
fn a_timeline_shows_tasks_and_opportunities_by_day_and_goes_on() {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=JO", "name=Jo"]);
    program.json(&["contacts", "add", "no=C1", "name=Ana", "salesperson=JO"]);
    program.json(&["opportunities", "add", "contact=C1", "description=Desks", "sales_cycle=NEW"]);
    program.json(&[
        "tasks",
        "add",
        "contact=C1",
        "description=Call Ana",
        "date=2099-01-01",
        "salesperson=JO",
    ]);
    let kinds = |page: &Value| -> Vec<String> { codes(&page["items"], "kind") };
    let whole = program.json(&["contacts", "timeline", "C1"]);
    assert_eq!(kinds(&whole), ["task", "opportunity"]);
    assert_eq!(whole["next"], "");
    let first = program.json(&["contacts", "timeline", "C1", "--limit", "1"]);
    assert_eq!(kinds(&first), ["task"]);
    let second = program.json(&["contacts", "timeline", "C1", "--after", first["next"].as_str().unwrap()]);
    assert_eq!(second["items"][0]["step"]["milestone"], "created");
    let tasks = program.json(&["contacts", "timeline", "C1", "--kind", "tasks,mail_in", "--search", "call"]);
    assert_eq!(kinds(&tasks), ["task"]);
    let no = second["items"][0]["step"]["opportunity_no"].as_str().unwrap().to_owned();
    assert_eq!(kinds(&program.json(&["opportunities", "timeline", &no])), ["opportunity"]);
    let refused = program.call(&["contacts", "timeline", "C1", "--kind", "letters"]);
    assert_eq!(refused.code, 2, "{refused:?}");
}
