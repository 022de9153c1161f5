//! The contract line by line (`design/cli.md`): what is missing or does not fit is refused by its code, in the order
//! of the dialog, and nothing is written.

use serde_json::{Value, json};

use crate::program::Program;

/// A company with a person, somebody on their own, two salespeople, a template for calls.
fn office() -> Program {
    let program = Program::new();
    for line in [
        &["salespeople", "add", "code=JO", "name=José Ñandú"][..],
        &["salespeople", "add", "code=LI", "name=Li"],
        &["contacts", "add", "no=K", "type=company", "name=Viento Sur", "salesperson=jo"],
        &["contacts", "add", "no=ANA", "name=Ana \"la Rápida\" O'Neil", "company=k"],
        &["contacts", "add", "no=BEA", "name=Bea"],
        &["contacts", "add", "no=CLO", "name=Clo"],
        &["templates", "add", "code=CALL", "description=Call", "unit_cost=12,05", "unit_duration=15"],
    ] {
        program.json(line);
    }
    program
}

/// Cases: the arguments behind `before`, and the code they are refused with.
fn refused(program: &Program, before: &[&str], cases: &[(&[&str], &str)]) {
    for (more, code) in cases {
        program.refused(&[before, more].concat(), code);
    }
}

fn column(rows: &Value, name: &str) -> Vec<Value> {
    rows.as_array().unwrap().iter().map(|row| row[name].clone()).collect()
}

#[test]
fn what_is_missing_is_said_by_its_rule_even_where_nothing_is_typed() {
    let program = office();
    let call = ["contact=ANA", "template=CALL", "salesperson=JO"];
    let with = |more: &'static str| [&call[..], &[more]].concat();
    refused(
        &program,
        &["interactions"],
        &[
            (&["propose"], "contact_required"),
            (&["create"], "contact_required"),
            (&["create", "--postpone"], "contact_required"),
            (&["create", "contact=ANA"], "template_required"),
            (&["create", "contact=ANA", "template=CALL"], "salesperson_required"),
            (&[&["create"], &with("date=")[..]].concat(), "date_required"),
            (&[&["create"], &with("description=")[..]].concat(), "description_required"),
        ],
    );
    for (arguments, code) in [
        (["tasks", "add"], "description_required"),
        (["opportunities", "add"], "description_required"),
        (["salespeople", "add"], "invalid_value"),
        (["templates", "add"], "invalid_value"),
        (["groups", "add"], "invalid_value"),
        (["activities", "add"], "invalid_value"),
        (["sales-cycles", "add"], "invalid_value"),
        (["close-codes", "add"], "invalid_value"),
    ] {
        program.refused(&arguments, code);
    }
    assert_eq!(program.call(&["contacts", "add", "--json"]).code, 2, "a contact of nothing is no contact");
    assert_eq!(program.json(&["interactions", "list"]), json!([]));
    assert_eq!(program.json(&["tasks", "list"]), json!([]));
}

#[test]
fn what_does_not_fit_a_field_is_refused_and_nothing_is_written() {
    let program = office();
    let before = program.json(&["contacts", "list"]);
    let call = ["interactions", "create", "contact=ANA", "template=CALL", "salesperson=JO"];
    refused(
        &program,
        &call,
        &[
            (&["date=2026-02-30"], "invalid_value"),
            (&["date=26-11-23"], "invalid_value"),
            (&["cost=1.005"], "invalid_value"),
            (&["cost=-1"], "invalid_value"),
            (&["duration=1.5"], "invalid_value"),
            (&["evaluation=6"], "invalid_value"),
            (&["information_flow=sideways"], "invalid_value"),
            (&["opportunity=OP9"], "not_found"),
            (&["colour=red"], "unknown_name"),
        ],
    );
    let long = format!("name={}", "ñ".repeat(101));
    refused(
        &program,
        &["contacts"],
        &[
            (&["add", &long], "invalid_value"),
            (&["add", "name=x", "type=alien"], "invalid_value"),
            (&["add", "name=x", "email=foo@bar"], "email_invalid"),
            (&["add", "name=x", "company=BEA"], "invalid_value"),
            (&["add", "name=x", "salesperson=NN"], "not_found"),
            (&["add", "no=ANA", "name=x"], "already_exists"),
            (&["set", "ANA", "no=EVA"], "invalid_value"),
            (&["set", "K", "company=ANA"], "invalid_value"),
            (&["set", "K", "type=Person"], "contact_has_people"),
            (&["add-address", "ANA"], "email_invalid"),
            (&["add-address", "ANA", "email=a@x.example;b@x.example"], "email_invalid"),
            (&["add-address", "ANA", "email=a@x.example", "from=2026-02-30"], "invalid_value"),
            (
                &["add-address", "ANA", "email=a@x.example", "from=2026-02-02", "to=2026-02-01"],
                "invalid_value",
            ),
            (&["add-comment", "ANA"], "invalid_value"),
            (&["assign-activity", "ANA"], "invalid_value"),
            (&["merge", "ANA", "ana"], "invalid_value"),
            (&["merge", "ANA", "K"], "invalid_value"),
            (&["statistics", "NN"], "not_found"),
            (&["show", "'; DROP TABLE contact;--"], "not_found"),
        ],
    );
    refused(
        &program,
        &["templates", "set", "CALL"],
        &[
            (&["unit_cost=-1"], "invalid_value"),
            (&["unit_duration=1.5"], "invalid_value"),
            (&["initiated_by=we"], "invalid_value"),
            (&["group=NONE"], "invalid_value"),
        ],
    );
    refused(
        &program,
        &["salespeople", "set", "JO"],
        &[(&["commission=101"], "invalid_value"), (&["commission=-1"], "invalid_value")],
    );
    assert_eq!(program.json(&["contacts", "list"]), before);
    assert_eq!(program.json(&["entries", "list"]), json!([]));
    for wrong in ["2026-02-30", "26-11-23"] {
        assert_eq!(program.call(&["--work-date", wrong, "tasks", "list", "--json"]).code, 2, "{wrong}");
    }
}

#[test]
fn amounts_stand_beside_their_currency_wherever_they_are_printed() {
    let program = office();
    let template = program.json(&["templates", "show", "call"]);
    assert_eq!((&template["unit_cost"], &template["unit_duration"]), (&json!(1_205), &json!(15)));
    let call = ["contact=ANA", "template=call", "salesperson=jo"];
    let made = program.json(&[&["interactions", "create"], &call[..]].concat());
    assert_eq!((&made["entry_no"], &made["cost"], &made["duration"]), (&json!(1), &json!(1_205), &json!(15)));
    program.json(&[&["interactions", "create", "cost=33,5", "--postpone"], &call[..]].concat());
    for arguments in [
        &["templates", "list"][..],
        &["templates", "show", "CALL"],
        &["templates", "set", "CALL", "language=esp"],
        &["interactions", "propose", "contact=ANA"],
        &["interactions", "list"],
        &["entries", "list"],
        &["entries", "show", "1"],
        &["entries", "cancel", "1"],
        &["entries", "uncancel", "1"],
        &["entries", "evaluate", "1", "positive"],
        &["entries", "comment", "1", "Called"],
        &["entries", "delete-comment", "1", "10000"],
        &["contacts", "statistics", "K"],
        &["salespeople", "statistics", "JO"],
        &["sales-cycles", "statistics", "NEW"],
        &["home"],
        &["find", "ana"],
        &["interactions", "resume", "2"],
    ] {
        let found = program.json(arguments);
        let row = if found.is_array() { &found[0] } else { &found };
        assert_eq!(row["currency_code"], "EUR", "{arguments:?}: {found}");
    }
    assert_eq!(program.json(&["contacts", "statistics", "K"])["cost"], 4_555, "both calls, by now");
    let text = program.call(&["entries", "show", "1"]).stdout;
    assert!(text.contains("12.05 EUR"), "{text}");
}

#[test]
fn options_stand_behind_a_text_and_a_text_may_begin_with_a_hyphen() {
    let program = office();
    program.json(&["interactions", "create", "contact=ANA", "template=CALL", "salesperson=JO"]);
    let shown = program.json(&["entries", "comment", "1", "Called", "back"]);
    assert_eq!(shown["comments"][0]["comment"], "Called back");
    let answer = program.call(&["entries", "comment", "1", "--json", "- on Monday"]);
    assert_eq!(answer.document()["comments"][1]["comment"], "- on Monday");
    program.json(&["opportunities", "add", "contact=ANA", "description=Desks", "salesperson=JO"]);
    let shown = program.json(&["opportunities", "comment", "OP000001", "-- again --"]);
    assert_eq!(shown["comments"][0]["comment"], "-- again --");
    program.refused(&["entries", "comment", "1", " "], "invalid_value");
    assert_eq!(
        program.json(&["entries", "link", "1"]),
        json!({ "url": "", "link_state": "none" }),
        "made by hand"
    );
}

#[test]
fn every_list_takes_words_a_limit_and_a_place() {
    let program = office();
    program.json(&["tasks", "add", "description=First", "salesperson=JO"]);
    program.json(&["tasks", "add", "description=Second", "salesperson=JO"]);
    for code in ["code=A", "code=B"] {
        program.json(&["activities", "add", code, "description=Plan"]);
        program.json(&["groups", "add", code]);
    }
    for (noun, key, after, next) in [
        ("contacts", "no", "ana", "BEA"),
        ("salespeople", "code", "jo", "LI"),
        ("tasks", "no", "td000001", "TD000002"),
        ("templates", "code", "call", "EMAIL"),
        ("groups", "code", "a", "B"),
        ("activities", "code", "a", "B"),
        ("sales-cycles", "code", "existing", "NEW"),
    ] {
        let found = program.json(&[noun, "list", "--after", after, "--limit", "1"]);
        assert_eq!(column(&found, key), [next], "{noun}");
        for odd in ["'", "\"", "%_", "(", "x AND", "*", "--", "no such words anywhere"] {
            let found = program.json(&[noun, "list", "--search", odd, "--limit", "0"]);
            assert!(found.is_array(), "{noun} {odd}: {found}");
        }
    }
    let numbers = |more: &[&str]| column(&program.json(&[&["contacts", "list"], more].concat()), "no");
    assert_eq!(numbers(&["--type", "Company"]), ["K"], "as it is printed");
    assert_eq!(numbers(&["--type", "person", "--after", "AZ"]), ["BEA", "CLO"], "where a row was");
    assert_eq!(numbers(&["--descending", "--after", "K"]), ["CLO", "BEA", "ANA"]);
    assert_eq!(numbers(&["--search", "o'neil"]), ["ANA"]);
    assert_eq!(numbers(&["--search", "\"la"]), ["ANA"]);
    assert_eq!(program.json(&["contacts", "delete", "clo"]), json!({ "deleted": "CLO" }));
    assert_eq!(program.json(&["entries", "list", "--flow", "Inbound"]), json!([]));
}

#[test]
fn people_without_a_company_are_not_of_one_company() {
    let program = office();
    let add = ["opportunities", "add", "contact=BEA", "description=Desks", "salesperson=JO"];
    program.json(&add);
    let call = ["interactions", "create", "contact=CLO", "template=CALL", "salesperson=JO"];
    program.refused(&[&call[..], &["opportunity=OP000001"]].concat(), "contact_other_company");
    program.json(&["opportunities", "set", "OP000001", "contact=CLO"]);
    program.json(&["opportunities", "activate", "OP000001"]);
    program.refused(&["opportunities", "set", "OP000001", "contact=BEA"], "contact_other_company");
    let made = program.json(&[&call[..], &["opportunity=op000001"]].concat());
    assert_eq!(made["opportunity_no"], "OP000001");
    assert_eq!(program.json(&["opportunities", "show", "OP000001"])["no_of_interactions"], 1);
}

#[test]
fn the_names_of_the_help_are_those_that_are_taken() {
    let program = office();
    program.json(&["tasks", "add", "description=Call", "salesperson=JO"]);
    program.json(&["opportunities", "add", "contact=ANA", "description=Desks"]);
    program.json(&["interactions", "create", "contact=ANA", "--postpone"]);
    for (arguments, count) in [
        (&["contacts", "set", "ANA"][..], 31),
        (&["salespeople", "set", "JO"], 9),
        (&["tasks", "set", "TD000001"], 18),
        (&["templates", "set", "CALL"], 9),
        (&["opportunities", "set", "OP000001"], 9),
        (&["interactions", "resume", "1"], 14),
    ] {
        let help = program.call(&[&arguments[..2], &["--help"]].concat()).stdout;
        let (_, rest) = help.split_once("Names:\n").unwrap_or_else(|| panic!("{help}"));
        let lines = rest.lines().take_while(|line| line.starts_with("  "));
        let starts =
            lines.filter(|line| !line.starts_with("    ")).map(|line| line.split("  ").nth(1).unwrap());
        let names: Vec<&str> = starts.flat_map(str::split_whitespace).collect();
        assert_eq!(names.len(), count, "{names:?}");
        for name in names {
            let answer = program.call(&[arguments, &[&format!("{name}="), "--json"]].concat());
            assert!(!answer.stdout.contains("unknown_name"), "{arguments:?} {name}: {answer:?}");
        }
    }
}

#[test]
fn what_work_and_privacy_hold_stays() {
    let program = office();
    program.json(&["tasks", "add", "contact=ANA", "description=Call"]);
    program.json(&["contacts", "add", "no=MIN", "name=Min", "minor=true"]);
    refused(
        &program,
        &["contacts"],
        &[
            (&["delete", "ANA"], "contact_has_open_tasks"),
            (&["delete", "K"], "contact_has_open_tasks"),
            (&["set", "MIN", "privacy_blocked=false"], "parental_consent_required"),
        ],
    );
    program.json(&["tasks", "complete", "TD000001"]);
    program.refused(&["contacts", "set", "ANA", "type=Company"], "contact_has_tasks");
    let call = ["interactions", "create", "template=CALL", "salesperson=JO"];
    program.json(&[&call[..], &["contact=BEA"]].concat());
    program.json(&["entries", "cancel", "1"]);
    program.refused(&["contacts", "set", "BEA", "type=Company"], "contact_has_interactions");
    program.refused(&[&call[..], &["contact=MIN"]].concat(), "privacy_blocked");
    program.refused(&["interactions", "create", "contact=ANA", "template=FAX"], "template_missing");
    program.refused(&["setup", "set", "batch_size=0"], "batch_zero");
    let consent = program.json(&["contacts", "set", "MIN", "parental_consent=true"]);
    assert_eq!(consent["privacy_blocked"], true, "I: ticking it sets the block too");
    assert_eq!(program.json(&["contacts", "set", "MIN", "privacy_blocked=false"])["privacy_blocked"], false);

    program.json(&[&call[..], &["contact=ANA"]].concat());
    assert_eq!(program.json(&["contacts", "delete", "ANA"]), json!({ "deleted": "ANA" }));
    assert_eq!(program.json(&["entries", "show", "2"])["contact_no"], "K", "a person's go to the company");
    program.json(&["contacts", "delete", "K"]);
    assert_eq!(program.json(&["entries", "show", "2"])["contact_no"], "");
    program.json(&["salespeople", "delete", "JO"]);
    assert_eq!(program.json(&["entries", "show", "2"])["salesperson_code"], "JO", "what was, was");
}
