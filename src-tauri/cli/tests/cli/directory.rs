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
