//! `home` and `find`.

use serde_json::json;

use crate::program::Program;

#[test]
fn the_start_page_and_tell_me_answer_before_anything_was_logged() {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=JO", "name=Jo Ruiz", "email=jo@us.example"]);
    program.json(&["contacts", "add", "no=ANA", "name=Ana Fernández", "salesperson_code=JO"]);
    program.json(&["tasks", "add", "description=Call Ana", "contact=ANA", "date=2026-11-20"]);
    let home = program.json(&["--work-date", "2026-11-23", "home", "--salesperson", "jo"]);
    assert_eq!((&home["is_new"], &home["tasks"]["overdue"]), (&json!(true), &json!(1)));
    assert_eq!(home["days"].as_array().unwrap().len(), 30);
    let text = program.call(&["home", "--mark-seen"]);
    assert!(text.code == 0 && text.stdout.contains("e-mail logging is off"), "{text:?}");
    program.refused(&["home", "--no-answer", "7"], "not_found");
    let found = program.json(&["find", "ana", "fernandes"]);
    assert_eq!((&found["similar"], &found["contacts"][0]["no"]), (&json!(true), &json!("ANA")));
    assert_eq!(program.json(&["find", "ruiz"])["salespeople"][0]["code"], "JO");
    assert!(program.call(&["find", "qqqq"]).stdout.contains("Nothing found"));
}
