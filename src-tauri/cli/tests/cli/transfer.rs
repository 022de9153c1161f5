//! Import and export on the command line.

use crate::program::Program;

const PEOPLE: &str = "Name,Company,Work mail\nAna,Viento,ana@viento.example\nLuis,Viento,no address\n";

#[test]
fn an_import_is_tried_done_reported_and_exported_again() {
    let program = Program::new();
    let file = program.path("in.csv");
    std::fs::write(&file, PEOPLE).unwrap();
    let import = ["contacts", "import", &file, "--map", "Work mail=email"];
    let tried = program.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(
        (&tried["created"], &tried["skipped"], &tried["dry_run"]),
        (&1.into(), &1.into(), &true.into())
    );
    assert_eq!(program.json(&["contacts", "list"]), serde_json::json!([]));
    let done = program.json(&import);
    assert_eq!((&done["created"], &done["companies_created"]), (&1.into(), &1.into()), "{done}");
    let row = &done["report"][1];
    assert_eq!((&row["row"], &row["outcome"]), (&3.into(), &"skipped".into()), "{row}");
    assert!(row["reason"].as_str().unwrap().contains("no address"), "{row}");
    assert_eq!(program.json(&import)["updated"], 1);
    let out = program.path("out.csv");
    assert_eq!(program.json(&["contacts", "export", &out])["rows"], 2);
    let again = program.call(&["--json", "contacts", "export", &out]);
    assert!(again.code == 1 && again.stdout.contains("already_exists"), "{again:?}");
    assert_eq!(program.json(&["contacts", "export", &out, "--force", "--type", "person"])["rows"], 1);
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.lines().count() == 2 && text.contains("ana@viento.example"), "{text}");
}

#[test]
fn people_read_what_was_passed_over() {
    let program = Program::new();
    let file = program.path("in.csv");
    std::fs::write(&file, PEOPLE.replace("Work mail", "E-mail")).unwrap();
    let answer = program.call(&["contacts", "import", &file]);
    assert!(answer.code == 0 && answer.stderr.contains("row 3: skipped: "), "{answer:?}");
    assert!(answer.stdout.contains("E-mail → email"), "{answer:?}");
}

#[test]
fn how_a_file_is_read_can_be_said_and_those_who_are_there_kept() {
    let program = Program::new();
    let file = program.path("in.csv");
    std::fs::write(&file, b"Ana;ana@viento.example\nN\xfa\xf1ez;n@viento.example\n").unwrap();
    let import = ["contacts", "import", &file, "--map", "1=name", "--map", "#2=email"];
    let done = program.json(&[&import[..], &["--encoding", "latin1", "--delimiter", ";"]].concat());
    assert_eq!((&done["created"], &done["headings"]), (&2.into(), &false.into()), "{done}");
    assert_eq!(program.json(&["contacts", "list", "--search", "n@viento"])[0]["name"], "Núñez");
    let again = program.json(&[&import[..], &["--keep-existing"]].concat());
    assert_eq!(
        (&again["skipped"], &again["report"][0]["note"]),
        (&2.into(), &"there_already".into()),
        "{again}"
    );
    std::fs::write(&file, "Name\tE-mail\nEva\teva@@x\n").unwrap();
    let tabs = program.json(&["contacts", "import", &file, "--delimiter", "tab", "--headings", "true"]);
    let row = &tabs["report"][0];
    assert_eq!((&row["code"], &row["name"]), (&"email_invalid".into(), &"Eva".into()), "{tabs}");
    for wrong in [["--delimiter", ",,"], ["--encoding", "klingon"]] {
        let refused = program.call(&[&["--json", "contacts", "import", &file][..], &wrong].concat());
        assert!(refused.code == 1 && refused.stdout.contains("invalid_value"), "{refused:?}");
    }
}

#[test]
fn every_list_is_exported_and_wrong_usage_is_refused() {
    let program = Program::new();
    for noun in ["salespeople", "entries", "messages", "tasks"] {
        let out = program.path(&format!("{noun}.xlsx"));
        assert_eq!(program.json(&[noun, "export", &out])["rows"], 0, "{noun}");
        assert!(std::fs::read(&out).unwrap().starts_with(b"PK"), "{noun}");
    }
    let people = program.path("s.csv");
    std::fs::write(&people, "Code,Name\njo,Jo\n").unwrap();
    assert_eq!(program.json(&["salespeople", "import", &people])["created"], 1);
    for wrong in [
        &["contacts", "export", "x.csv", "--limit", "3"][..],
        &["contacts", "import", "x.csv", "--map", "Name"],
        &["entries", "import", "x.csv"],
    ] {
        assert_eq!(program.call(wrong).code, 2, "{wrong:?}");
    }
    let none = program.call(&["contacts", "import", &program.path("none.csv")]);
    assert_eq!(none.code, 1, "{none:?}");
}
