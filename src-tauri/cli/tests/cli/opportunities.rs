//! Opportunities, sales cycles and close codes as scripts lead them: whole ways from an entry to won or lost.

use serde_json::{Value, json};

use crate::program::Program;

/// A company with a salesperson, a contact and a sales cycle that can be skipped in.
pub fn company() -> Program {
    let program = Program::new();
    program.json(&["salespeople", "add", "code=JO", "name=Jo"]);
    program.json(&["contacts", "add", "no=K", "type=Company", "name=Viento Sur", "salesperson_code=JO"]);
    program.json(&["contacts", "add", "no=ANA", "name=Ana", "company_no=K", "salesperson_code=JO"]);
    program.json(&["templates", "add", "code=CALL", "description=Call"]);
    program.json(&["sales-cycles", "add", "code=fair", "probability_calculation=multiply"]);
    for stage in [
        &["stage=1", "description=Talk", "completed=10", "chances=20"][..],
        &["stage=2", "description=Visit", "completed=20", "chances=30", "allow_skip=true", "date_formula=1M"],
        &["stage=3", "description=Show", "completed=40", "chances=40", "allow_skip=true"],
        &["stage=4", "description=Offer", "completed=60", "chances=50"],
        &["stage=5", "description=Sign", "completed=95", "chances=90", "quote_required=true"],
    ] {
        program.json(&[&["sales-cycles", "add-stage", "FAIR"], stage].concat());
    }
    program
}

/// Calls on a day.
pub fn on(program: &Program, day: &str, arguments: &[&str]) -> Value {
    program.json(&[&["--work-date", day], arguments].concat())
}

fn entry(program: &Program, description: &str) -> String {
    let description = format!("description={description}");
    let made = program.json(&[
        "interactions",
        "create",
        "contact=ANA",
        "template=CALL",
        "salesperson=JO",
        &description,
        "date=2026-11-20",
        "comment=Wants it before Christmas",
    ]);
    made["entry_no"].to_string()
}

/// The figures of a row, its amounts in minor units.
fn figures(row: &Value) -> Value {
    let names =
        ["current_stage", "estimated_value", "chances", "completed", "probability", "calcd_current_value"];
    Value::from(names.map(|name| row[name].clone()).to_vec())
}

/// The way of the won one, line by line: nothing is rewritten, the last line is the active one.
fn assert_history(program: &Program) {
    let history = program.json(&["opportunities", "history", "OP000001"]);
    let lines: Vec<Value> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!([line["action_taken"], line["stage"], line["previous_stage"], line["days_open"]]))
        .collect();
    let expected = [
        json!(["", 1, 0, 1]),
        json!(["Next", 2, 1, 1]),
        json!(["Jumped", 4, 2, 1]),
        json!(["Jumped", 2, 4, 1]),
        json!(["Jumped", 4, 2, 3]),
        json!(["Next", 5, 4, 1]),
        json!(["Won", 0, 5, 0]),
    ];
    assert_eq!(lines, expected);
    let last = &history[6];
    assert_eq!(
        (&last["active"], &last["completed"], &last["probability"]),
        (&json!(true), &json!(100), &json!(100))
    );
    assert_eq!((&last["chances"], &last["currency_code"]), (&json!(100), &json!("EUR")));
    let active = history.as_array().unwrap().iter().filter(|line| line["active"] == true).count();
    assert_eq!(active, 1);
    assert_eq!(program.json(&["close-codes", "show", "PRICE_W"])["no_of_opportunities"], 1);
}

#[test]
fn an_entry_becomes_an_opportunity_and_is_won() {
    let program = company();
    let entry_no = entry(&program, "Forty chairs");
    let new = on(&program, "2026-11-23", &["entries", "create-opportunity", &entry_no, "sales_cycle=FAIR"]);
    let shown = ["no", "status", "description", "contact_no", "contact_company_no", "salesperson_code"];
    assert_eq!(
        shown.map(|name| new[name].as_str().unwrap()),
        ["OP000001", "Not Started", "Forty chairs", "ANA", "K", "JO"]
    );
    assert_eq!((&new["creation_date"], &new["currency_code"]), (&json!("2026-11-23"), &json!("EUR")));
    assert_eq!(new["linked_entries"].to_string(), format!("[{entry_no}]"));
    assert_eq!(program.json(&["entries", "show", &entry_no])["opportunity_no"], "OP000001");
    program.refused(&["entries", "create-opportunity", &entry_no], "already_exists");
    let card = program.json(&["opportunities", "show", "op000001"]);
    assert_eq!(card["comments"][0]["comment"], "Wants it before Christmas", "R85");
    assert_eq!(card["history"], json!([]));

    let actions = program.json(&["opportunities", "actions", "OP000001"]);
    assert_eq!((&actions["available"], &actions["default"]), (&json!(["first"]), &json!("first")));
    assert!(actions["editable_fields"].as_array().unwrap().contains(&json!("sales_cycle")));
    let started = on(&program, "2026-11-23", &["opportunities", "activate", "OP000001"]);
    assert_eq!(started["status"], "In Progress");
    assert_eq!(figures(&started), json!([1, 0, 20, 10, 2, 0]));

    let update = |day: &str, fields: &[&str]| {
        on(&program, day, &[&["opportunities", "update", "OP000001"], fields].concat())
    };
    let next = update("2026-11-24", &["action=next", "estimated_value=33.50"]);
    assert_eq!(figures(&next), json!([2, 3_350, 30, 20, 6, 201]), "33.50 at 6 %");
    assert_eq!(next["estimated_closing_date"], "2026-12-24", "a month from the change");
    let actions = program.json(&["--work-date", "2026-11-25", "opportunities", "actions", "OP000001"]);
    assert_eq!(actions["available"], json!(["next", "previous", "skip", "update"]));
    assert_eq!((&actions["skip_stages"], &actions["jump_stages"]), (&json!([3, 4]), &json!([])));
    assert_eq!(actions["proposals"]["stage"], 3);
    assert_eq!(
        (&actions["proposals"]["date"], &actions["proposals"]["chances"]),
        (&json!("2026-11-25"), &json!(40))
    );

    let skipped = update("2026-11-25", &["action=skip", "stage=4", "chances=99", "estimated_value=100"]);
    assert_eq!(figures(&skipped), json!([4, 10_000, 50, 60, 30, 3_000]), "the chances are the stage's");
    program.refused(&["opportunities", "update", "OP000001", "action=next"], "quote_required");
    let jumped = update("2026-11-26", &["action=jump", "stage=2"]);
    assert_eq!(figures(&jumped), json!([2, 10_000, 30, 20, 6, 600]));
    update("2026-11-27", &["action=skip", "stage=4"]);
    program.refused(&["opportunities", "update", "OP000001", "action=next"], "quote_required");
    let quoted = program.json(&["opportunities", "assign-quote", "OP000001", "quote=q-7", "amount=12000.00"]);
    assert_eq!(
        (&quoted["sales_document_type"], &quoted["sales_document_no"], &quoted["quote_amount"]),
        (&json!("Quote"), &json!("Q-7"), &json!(1_200_000))
    );
    let next = update("2026-11-30", &["action=next"]);
    assert_eq!(figures(&next), json!([5, 1_200_000, 90, 95, 85.5, 1_026_000]));
    let close = ["opportunities", "close", "OP000001", "result=won", "close_code=price_w", "sales_value=1"];
    let won = on(&program, "2026-12-01", &close);
    assert_eq!((&won["status"], &won["closed"]), (&json!("Won"), &json!(true)));
    assert_eq!(
        (&won["date_closed"], &won["close_opportunity_code"]),
        (&json!("2026-12-01"), &json!("PRICE_W"))
    );
    assert_eq!(won["calcd_current_value"], 1_200_000, "the quote goes before what was typed");

    assert_history(&program);
}

#[test]
fn another_one_is_lost_and_closed_ones_are_deleted() {
    let program = company();
    let add = [
        "opportunities",
        "add",
        "contact=ANA",
        "description=Desks",
        "sales_cycle=FAIR",
        "--activate",
        "estimated_value=10000",
        "chances=50",
        "closing_date=2027-01-31",
    ];
    let started = on(&program, "2026-11-23", &add);
    assert_eq!(figures(&started), json!([1, 1_000_000, 50, 10, 5, 50_000]), "50 % of 10 %");
    assert_eq!(started["estimated_closing_date"], "2027-01-31");
    program.refused(&["opportunities", "delete", "OP000001"], "opportunity_active");
    let lost = on(
        &program,
        "2026-11-25",
        &["opportunities", "close", "OP000001", "result=lost", "close_code=PRICE_L"],
    );
    assert_eq!(lost["status"], "Lost");
    assert_eq!((&lost["calcd_current_value"], &lost["probability"]), (&json!(0), &json!(0)));
    let line = program.json(&["opportunities", "history", "OP000001"])[1].clone();
    assert_eq!((&line["estimated_value"], &line["calcd_current_value"]), (&json!(1_000_000), &json!(0)), "I");
    assert_eq!((&line["completed"], &line["chances"]), (&json!(100), &json!(0)));
    assert_eq!(
        (&line["date_closed"], &line["estimated_close_date"]),
        (&json!("2026-11-25"), &json!("2026-11-25"))
    );

    program.json(&["opportunities", "add", "contact=ANA", "description=More desks"]);
    let refused = program.refused(&["opportunities", "delete-closed"], "confirmation_required");
    assert!(refused["message"].as_str().unwrap().starts_with("1 "), "{refused}");
    assert_eq!(
        program.json(&["opportunities", "delete-closed", "status=won", "--yes"]),
        json!({ "deleted": 0 })
    );
    assert_eq!(program.json(&["opportunities", "delete-closed", "--yes"]), json!({ "deleted": 1 }));
    program.refused(&["opportunities", "show", "OP000001"], "not_found");
    assert_eq!(program.json(&["opportunities", "delete", "op000002"]), json!({ "deleted": "OP000002" }));
    let again = program.json(&["opportunities", "add", "contact=ANA", "description=Chairs"]);
    assert_eq!(again["no"], "OP000003", "a number is given once");
}

#[test]
fn the_figures_of_both_demo_cycles_are_right_to_the_cent() {
    let program = company();
    let add = |cycle: &str| {
        let cycle = format!("sales_cycle={cycle}");
        let made = program.json(&["opportunities", "add", "contact=ANA", "description=R101", &cycle]);
        let no = made["no"].as_str().unwrap().to_owned();
        program.json(&["opportunities", "activate", &no]);
        no
    };
    let existing = add("EXISTING");
    let row = program.json(&["opportunities", "update", &existing, "action=next", "estimated_value=10000"]);
    assert_eq!((&row["current_stage"], &row["probability"]), (&json!(2), &json!(50)), "completed %");
    assert_eq!(row["calcd_current_value"], 500_000, "R101");
    let new = add("NEW");
    program.json(&["opportunities", "update", &new, "action=next", "estimated_value=10000"]);
    program.json(&["opportunities", "assign-quote", &new, "quote=Q1", "amount=10000"]);
    let row = program.json(&["opportunities", "update", &new, "action=next"]);
    assert_eq!((&row["current_stage"], &row["probability"]), (&json!(3), &json!(50)), "chances %");
    assert_eq!(row["calcd_current_value"], 500_000, "R101");

    let found = program.json(&["sales-cycles", "statistics", "existing"]);
    assert_eq!((&found["no_of_opportunities"], &found["calcd_current_value"]), (&json!(1), &json!(500_000)));
    assert_eq!((&found["estimated_value"], &found["currency_code"]), (&json!(1_000_000), &json!("EUR")));
    assert_eq!(found["stages"][0]["average_no_of_days"], 0.0, "it left the first stage on the same day");
    assert_eq!(found["stages"][1]["no_of_opportunities"], 1);
    assert_eq!(found["stages"][1]["average_no_of_days"], Value::Null, "none has left it");
    let pipeline = program.json(&["opportunities", "pipeline"]);
    assert_eq!(pipeline["open"]["calcd_current_value"], 1_000_000, "the sum of both");
    program.json(&["opportunities", "close", &existing, "result=won", "close_code=PRICE_W", "sales_value=1"]);
    let found = program.json(&["sales-cycles", "statistics", "EXISTING"]);
    assert_eq!((&found["no_of_opportunities"], &found["estimated_value"]), (&json!(0), &json!(0)), "I");
    let text = program.call(&["sales-cycles", "statistics", "NEW"]).stdout;
    assert!(text.contains("10000.00 EUR") && text.contains("5000.00"), "{text}");
}

#[test]
fn a_stage_brings_its_tasks_and_closing_gives_them_up() {
    let program = company();
    program.json(&["activities", "add", "code=VISIT"]);
    let step = ["activities", "add-step", "VISIT", "description=Call", "date_formula=1W"];
    program.json(&step);
    let cycle = program.json(&["sales-cycles", "set-stage", "FAIR", "stage=2", "activity=visit"]);
    assert_eq!(cycle["stages"][1]["activity_code"], "VISIT");
    program.json(&["opportunities", "add", "contact=ANA", "description=Desks", "sales_cycle=FAIR"]);
    on(&program, "2026-11-23", &["opportunities", "activate", "OP000001"]);
    let next = ["opportunities", "update", "OP000001", "action=next", "estimated_value=5"];
    assert_eq!(on(&program, "2026-11-23", &next)["no_of_open_tasks"], 1);
    let open = |program: &Program| program.json(&["tasks", "list", "--open", "--opportunity", "OP000001"]);
    assert_eq!(open(&program)[0]["date"], "2026-11-30", "the day of the change and a week");

    program.json(&["salespeople", "add", "code=LI", "name=Li"]);
    program.json(&["opportunities", "set", "OP000001", "salesperson=LI"]);
    assert_eq!(open(&program)[0]["salesperson_code"], "JO", "asked for only");
    let moved = program.json(&["opportunities", "set", "OP000001", "salesperson=JO"]);
    assert_eq!(moved["salesperson_code"], "JO");
    program.json(&["opportunities", "set", "OP000001", "salesperson=LI", "--move-open-tasks"]);
    assert_eq!(open(&program)[0]["salesperson_code"], "LI");
    let history = program.json(&["opportunities", "history", "OP000001"]);
    assert_eq!(
        (&history[0]["salesperson_code"], &history[1]["salesperson_code"]),
        (&json!("JO"), &json!("LI"))
    );

    let update = ["opportunities", "update", "OP000001", "action=update", "chances=40"];
    assert_eq!(on(&program, "2026-11-24", &update)["no_of_open_tasks"], 1, "no new tasks, none given up");
    let again = on(&program, "2026-11-24", &[&update[..], &["--cancel-open-tasks"]].concat());
    assert_eq!(again["no_of_open_tasks"], 0);
    program.json(&["tasks", "add", "description=Ask", "salesperson=JO", "opportunity=OP000001"]);
    let close = ["opportunities", "close", "OP000001", "result=lost", "close_code=WALKED_L"];
    program.json(&[&close[..], &["--keep-open-tasks"]].concat());
    assert_eq!(open(&program).as_array().unwrap().len(), 1);
}

#[test]
fn lists_are_filtered_and_written_to_files() {
    let program = company();
    for (name, cycle) in [("Desks", "FAIR"), ("Chairs", "NEW"), ("Shelves", "FAIR")] {
        let (name, cycle) = (format!("description={name}"), format!("sales_cycle={cycle}"));
        program.json(&["opportunities", "add", "contact=ANA", &name, &cycle]);
    }
    program.json(&["opportunities", "activate", "OP000003"]);
    let numbers = |more: &[&str]| -> Vec<String> {
        let rows = program.json(&[&["opportunities", "list"], more].concat());
        rows.as_array().unwrap().iter().map(|row| row["no"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(numbers(&[]), ["OP000001", "OP000002", "OP000003"]);
    assert_eq!(numbers(&["--status", "in_progress"]), ["OP000003"]);
    assert_eq!(numbers(&["--sales-cycle", "fair", "--limit", "1"]), ["OP000001"]);
    assert_eq!(numbers(&["--after", "OP000002"]), ["OP000003"]);
    assert_eq!(numbers(&["--contact", "K", "--search", "chairs"]), ["OP000002"]);
    assert_eq!(numbers(&["--salesperson", "NOBODY"]), [""; 0]);
    assert_eq!(program.json(&["opportunities", "list"])[0]["currency_code"], "EUR");
    let file = program.path("out.csv");
    let written = program.json(&["opportunities", "export", &file, "--open"]);
    assert_eq!(written["rows"], 3);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("currency_code") && text.contains("Shelves"), "{text}");
    for (arguments, word) in [
        (&["opportunities", "list"][..], "Shelves"),
        (&["opportunities", "show", "OP000003"], "In Progress"),
        (&["opportunities", "history", "OP000003"], "Talk"),
        (&["opportunities", "actions", "OP000003"], "Visit"),
        (&["opportunities", "pipeline"], "FAIR 1 Talk"),
        (&["sales-cycles", "list"], "Chances of Success %"),
        (&["sales-cycles", "show", "FAIR"], "Sign"),
        (&["close-codes", "list", "--type", "lost"], "WALKED_L"),
    ] {
        let answer = program.call(arguments);
        assert!(answer.code == 0 && answer.stdout.contains(word), "{arguments:?}: {answer:?}");
    }
    assert_eq!(program.json(&["close-codes", "list", "--type", "Won"]).as_array().unwrap().len(), 8);
    assert_eq!(program.json(&["sales-cycles", "list", "--after", "EXISTING"])[0]["code"], "FAIR");
}
