//! A copy and its way back.

use crate::program::Program;

#[test]
fn a_backup_brings_back_what_was_there() {
    let program = Program::new();
    program.json(&["contacts", "add", "no=C1", "name=Ana"]);
    let copy = program.path("copy.sqlite");
    assert_eq!(program.json(&["backup", &copy])["file"], copy.as_str());
    program.json(&["contacts", "delete", "C1"]);
    program.json(&["contacts", "add", "no=C2", "name=Berta"]);
    assert_eq!(program.json(&["restore", &copy])["file"], copy.as_str());
    assert_eq!(program.json(&["contacts", "show", "C1"])["name"], "Ana");
    program.refused(&["contacts", "show", "C2"], "not_found");
}

#[test]
fn a_backup_can_be_restored_into_another_folder() {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=AH", "name=Ana"]);
    let (copy, other) = (program.path("copy.sqlite"), program.path("other"));
    program.json(&["backup", &copy]);
    program.json(&["restore", &copy, "--data-dir", &other]);
    assert_eq!(program.json(&["salespeople", "list", "--data-dir", &other])[0]["code"], "AH");
}

#[test]
fn what_is_no_backup_is_refused_and_the_database_stays() {
    let program = Program::new();
    program.json(&["contacts", "add", "no=C1", "name=Ana"]);
    let nonsense = program.path("nonsense");
    std::fs::write(&nonsense, "not a database").unwrap();
    for file in [nonsense, program.path("missing")] {
        let answer = program.call(&["restore", &file, "--json"]);
        assert_eq!(answer.code, 1, "{answer:?}");
        answer.error();
        assert_eq!(program.json(&["contacts", "show", "C1"])["name"], "Ana");
    }
}
