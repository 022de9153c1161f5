//! Contacts and salespeople.

use crate::program::Program;

#[test]
fn a_contact_is_added_shown_changed_and_deleted() {
    let program = Program::new();
    let company = program.json(&[
        "contacts",
        "add",
        "name=Aurora = Söhne",
        "type=Company",
        "email=info@aurora.example",
    ]);
    assert_eq!(company["name"], "Aurora = Söhne", "the value is everything after the first equals sign");
    assert_eq!(company["type"], "Company");
    let no = company["no"].as_str().unwrap();
    assert!(!no.is_empty(), "the series gives the number");

    let person = program.json(&[
        "contacts",
        "add",
        "name=Berta",
        "type=Person",
        &format!("company_no={no}"),
        "email=berta@aurora.example",
    ]);
    assert_eq!(person["company_name"], "Aurora = Söhne");
    let person_no = person["no"].as_str().unwrap();
    assert_eq!(program.json(&["contacts", "set", person_no, "phone=+34 1"])["phone"], "+34 1");
    assert_eq!(program.json(&["contacts", "show", person_no])["phone"], "+34 1");
    assert!(program.call(&["contacts", "show", person_no]).stdout.contains("Berta"));

    assert_eq!(program.json(&["contacts", "delete", person_no]), serde_json::json!({ "deleted": person_no }));
    program.refused(&["contacts", "show", person_no], "not_found");
    program.refused(&["contacts", "delete", person_no], "not_found");
}

#[test]
fn a_contact_has_alternative_addresses() {
    let program = Program::new();
    program.json(&["contacts", "add", "no=C1", "name=Ana", "email=ana@x.example"]);
    let contact = program.json(&[
        "contacts",
        "add-address",
        "C1",
        "email=ana@home.example",
        "code=HOME",
        "from=2026-01-01",
    ]);
    let address = &contact["alternative_addresses"][0];
    assert_eq!((&address["code"], &address["email"]), (&"HOME".into(), &"ana@home.example".into()));
    assert_eq!(address["from"], "2026-01-01");
    let contact = program.json(&["contacts", "set-address", "C1", "HOME", "email=ana@new.example"]);
    assert_eq!(contact["alternative_addresses"][0]["email"], "ana@new.example");
    let contact = program.json(&["contacts", "delete-address", "C1", "HOME"]);
    assert_eq!(contact["alternative_addresses"], serde_json::json!([]));
    program.refused(&["contacts", "add-address", "C2", "email=a@b.example"], "not_found");
    program.refused(&["contacts", "add-address", "C1", "email=nonsense"], "email_invalid");
}

#[test]
fn a_salesperson_is_added_shown_changed_and_deleted() {
    let program = Program::new();
    let person = program.json(&["salespeople", "add", "code=AH", "name=Ana", "email=ana@us.example"]);
    assert_eq!((&person["code"], &person["name"]), (&"AH".into(), &"Ana".into()));
    assert_eq!(program.json(&["salespeople", "set", "AH", "blocked=true"])["blocked"], true);
    assert_eq!(program.json(&["salespeople", "show", "AH"])["blocked"], true);
    program.refused(&["salespeople", "add", "code=AH", "name=Again"], "already_exists");
    program.json(&["salespeople", "delete", "AH"]);
    program.refused(&["salespeople", "show", "AH"], "not_found");
}

#[test]
fn what_does_not_fit_is_refused_by_name() {
    let program = Program::new();
    let error = program.refused(&["contacts", "add", "name=Ana", "shoe_size=40"], "unknown_name");
    assert!(error["message"].as_str().unwrap().contains("shoe_size"), "{error}");
    program.refused(&["contacts", "add", "name=Ana", "email=not an address"], "email_invalid");
    program.refused(&["salespeople", "add", "code=AH", "blocked=perhaps"], "invalid_value");
    assert_eq!(program.json(&["contacts", "list"]), serde_json::json!([]), "nothing was written");
}

#[test]
fn people_take_over_from_their_company_and_statistics_are_told() {
    let program = Program::new();
    program.json(&[
        "setup",
        "set",
        "inherit_communication=true",
        "default_country=ES",
        "user_salesperson=ah",
    ]);
    let setup = program.json(&["setup", "show"]);
    assert_eq!((&setup["inherit_communication"], &setup["user_salesperson"]), (&true.into(), &"AH".into()));
    program.json(&["contacts", "add", "no=K1", "type=Company", "email=info@k.example", "territory=n"]);
    let person = program.json(&["contacts", "add", "no=P1", "company_no=K1"]);
    assert_eq!((&person["email"], &person["territory"]), (&"info@k.example".into(), &"N".into()));
    program.json(&["contacts", "set", "K1", "email=new@k.example"]);
    assert_eq!(program.json(&["contacts", "show", "P1"])["email"], "new@k.example");
    let statistics = program.json(&["contacts", "statistics", "K1"]);
    assert_eq!((&statistics["no_of_interactions"], &statistics["no_of_people"]), (&0.into(), &1.into()));
    program.json(&["salespeople", "add", "code=AH"]);
    assert_eq!(program.json(&["salespeople", "statistics", "AH"])["cost"], 0);
    program.refused(&["salespeople", "statistics", "NN"], "not_found");
}

#[test]
fn comments_duplicates_and_the_health_of_addresses() {
    let program = Program::new();
    program.json(&["contacts", "add", "no=P1", "name=Ana", "email=ana@x.example"]);
    program.json(&["contacts", "add", "no=P2", "name=Anna", "email=ANA@x.example; a@y.example"]);
    let comments =
        program.json(&["--work-date", "2026-11-20", "contacts", "add-comment", "P2", "comment=Likes tea"]);
    assert_eq!(comments[0]["date"], "2026-11-20");
    assert!(program.call(&["contacts", "comments", "P2"]).stdout.contains("Likes tea"));
    let health = program.json(&["contacts", "health"]);
    assert_eq!((&health["shared"], &health["lists"], &health["missing"]), (&1.into(), &1.into(), &0.into()));
    assert_eq!(health["findings"][1]["others"], serde_json::json!(["P2"]));

    let preview = program.json(&["contacts", "merge", "P1", "P2", "--dry-run"]);
    assert_eq!((&preview["dry_run"], &preview["comments"]), (&true.into(), &1.into()));
    program.json(&["contacts", "show", "P2"]);
    let merged = program.json(&["contacts", "merge", "P1", "P2"]);
    assert_eq!(merged["contact"]["alternative_addresses"][0]["email"], "a@y.example");
    program.refused(&["contacts", "show", "P2"], "not_found");
    assert_eq!(program.json(&["contacts", "delete-comment", "P1", "10000"]), serde_json::json!([]));
    program.refused(&["contacts", "delete-comment", "P1", "10000"], "not_found");
    assert!(program.call(&["contacts", "health"]).stdout.contains("All addresses are fine."));
}
