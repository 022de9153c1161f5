//! The refused rules of opportunities, each by its code.

use crate::opportunities::{company, on};
use crate::program::Program;

const WON: [&str; 6] =
    ["opportunities", "close", "OP000001", "result=won", "close_code=PRICE_W", "sales_value=1"];

/// An opportunity in the cycle FAIR, in progress since 23 November.
fn started() -> Program {
    let program = company();
    program.json(&["opportunities", "add", "contact=ANA", "description=Desks", "sales_cycle=FAIR"]);
    on(&program, "2026-11-23", &["opportunities", "activate", "OP000001"]);
    program
}

fn refusals(program: &Program, verb: &[&str], cases: &[(&[&str], &str)]) {
    for (more, code) in cases {
        program.refused(&[&["--work-date", "2026-11-24"], verb, *more].concat(), code);
    }
}

#[test]
fn a_step_is_refused_by_its_rule_and_leaves_no_trace() {
    let program = started();
    let before = program.json(&["opportunities", "show", "OP000001"]);
    let value = "estimated_value=5";
    refusals(
        &program,
        &["opportunities", "update", "OP000001"],
        &[
            (&["action=first", value], "action_not_available"),
            (&["action=previous", value], "action_not_available"),
            (&["action=jump", value], "action_not_available"),
            (&["action=skip", "stage=5", value], "stage_not_found"),
            (&["action=next", "stage=3", value], "stage_not_found"),
            (&["action=next", value, "date="], "date_required"),
            (&["action=next", value, "date=2026-11-22"], "date_before_last_change"),
            (&["action=next"], "estimated_value_positive"),
            (&["action=next", "estimated_value=-1"], "estimated_value_positive"),
            (&["action=next", value, "chances=0"], "chances_positive"),
            (&["action=next", value, "chances=100.01"], "chances_range"),
            (&["action=next", value, "closing_date="], "closing_date_required"),
            (&["action=next", value, "closing_date=2026-11-23"], "closing_before_change"),
            (&["action=leap"], "invalid_value"),
            (&["colour=red"], "unknown_name"),
        ],
    );
    refusals(
        &program,
        &["opportunities", "close", "OP000001"],
        &[
            (&[], "won_or_lost_required"),
            (&["result=won"], "close_code_required"),
            (&["result=won", "close_code=PRICE_L"], "close_code_wrong_type"),
            (&["result=won", "close_code=NONE"], "not_found"),
            (&["result=won", "close_code=PRICE_W", "date="], "closing_date_required"),
            (&["result=won", "close_code=PRICE_W", "date=2026-11-22"], "date_before_last_change"),
            (&["result=won", "close_code=PRICE_W"], "sales_positive"),
        ],
    );
    assert_eq!(program.json(&["opportunities", "show", "OP000001"]), before);
}

#[test]
fn each_status_has_its_locks() {
    let program = started();
    program.json(&["contacts", "add", "no=BEA", "name=Bea", "salesperson_code=JO"]);
    refusals(
        &program,
        &["opportunities"],
        &[
            (&["activate", "OP000001"], "status_not_started_required"),
            (&["set", "OP000001", "sales_cycle=NEW"], "status_not_started_required"),
            (&["set", "OP000001", "contact=BEA"], "contact_other_company"),
            (&["set", "OP000001", "contact="], "contact_required"),
            (&["set", "OP000001", "salesperson="], "salesperson_required"),
            (&["set", "OP000001", "no=OP7"], "invalid_value"),
            (&["delete", "OP000001"], "opportunity_active"),
            (&["show", "OP000009"], "not_found"),
        ],
    );
    program.json(&["opportunities", "add", "contact=ANA", "description=Chairs", "sales_cycle=FAIR"]);
    let quote = |no: &'static str| ["opportunities", "assign-quote", no, "quote=Q1", "amount=5"];
    program.refused(&quote("OP000002"), "status_in_progress_required");
    program.json(&quote("OP000001"));
    program.json(&["opportunities", "activate", "OP000002"]);
    program.refused(&quote("OP000002"), "quote_used_by_other");
    program.refused(
        &["opportunities", "assign-quote", "OP000001", "quote=Q2", "amount=5"],
        "quote_already_assigned",
    );
    let moved = program.json(&[&quote("OP000002")[..], &["--move"]].concat());
    assert_eq!(moved["sales_document_no"], "Q1");
    assert_eq!(
        program.json(&["opportunities", "show", "OP000001"])["sales_document_no"],
        "",
        "it is free again"
    );

    program.json(&WON);
    program.refused(&WON, "opportunity_closed");
    program.refused(&["opportunities", "update", "OP000001", "action=next"], "opportunity_closed");
    program.refused(
        &["opportunities", "set", "OP000001", "salesperson=JO", "priority=high"],
        "opportunity_closed",
    );
    let set = program.json(&["opportunities", "set", "OP000001", "description=Ten desks"]);
    assert_eq!(set["description"], "Ten desks");
}

#[test]
fn what_a_new_one_needs_is_asked_for_in_its_order() {
    let program = company();
    program.json(&["contacts", "add", "no=BEA", "name=Bea"]);
    program.json(&["sales-cycles", "set", "EXISTING", "blocked=true"]);
    program.json(&["sales-cycles", "add", "code=EMPTY"]);
    let guide = ["contact=ANA", "description=Desks", "sales_cycle=FAIR", "--activate"];
    let with = |more: &[&'static str]| [&guide[..], more].concat();
    refusals(
        &program,
        &["opportunities", "add"],
        &[
            (&["contact=ANA"], "description_required"),
            (&["description=Desks"], "contact_required"),
            (&["contact=BEA", "description=Desks"], "salesperson_required"),
            (&["contact=NN", "description=Desks"], "not_found"),
            (&["contact=ANA", "description=Desks", "sales_cycle=EXISTING"], "sales_cycle_blocked"),
            (&["contact=ANA", "description=Desks", "sales_cycle=NONE"], "not_found"),
            (&with(&[]), "estimated_value_positive"),
            (&with(&["estimated_value=5"]), "chances_positive"),
            (&with(&["estimated_value=5", "chances=101"]), "chances_range"),
            (&with(&["estimated_value=5", "chances=50"]), "closing_date_required"),
            (&with(&["estimated_value=5", "chances=50", "closing_date=2026-11-23"]), "closing_before_change"),
        ],
    );
    program.json(&["setup", "set", "default_sales_cycle="]);
    program.refused(&["opportunities", "add", "contact=ANA", "description=Desks"], "sales_cycle_required");
    program.json(&["opportunities", "add", "contact=ANA", "description=Desks", "sales_cycle=EMPTY"]);
    program.refused(&["opportunities", "activate", "OP000001"], "stage_not_found");
    program.json(&["setup", "set", "opportunity_nos="]);
    let add = ["opportunities", "add", "contact=ANA", "description=Desks", "sales_cycle=FAIR"];
    program.refused(&add, "number_series_missing");
    program.json(&["setup", "set", "opportunity_nos=OPP-01"]);
    assert_eq!(program.json(&add)["no"], "OPP-01");
    program.json(&["contacts", "set", "K", "privacy_blocked=true"]);
    program.refused(&add, "privacy_blocked");
    program.refused(&["opportunities", "activate", "OPP-01"], "privacy_blocked");
}

#[test]
fn an_entry_that_is_canceled_or_gone_makes_no_opportunity() {
    let program = company();
    let made = program.json(&[
        "interactions",
        "create",
        "contact=ANA",
        "template=CALL",
        "salesperson=JO",
        "description=Call",
    ]);
    let entry_no = made["entry_no"].to_string();
    program.json(&["entries", "cancel", &entry_no]);
    program.refused(&["entries", "create-opportunity", &entry_no], "entry_canceled");
    program.refused(&["entries", "create-opportunity", "77"], "not_found");
    program.json(&["entries", "uncancel", &entry_no]);
    program.json(&["setup", "set", "default_sales_cycle="]);
    let new = program.json(&["entries", "create-opportunity", &entry_no]);
    assert_eq!(new["sales_cycle_code"], "", "D.2");
    program.refused(&["opportunities", "activate", "OP000001"], "sales_cycle_required");
    let answer = program.call(&["opportunities", "show", "OP000001"]);
    assert!(answer.stdout.contains("Not Started"), "{answer:?}");
}

#[test]
fn what_open_opportunities_use_stays() {
    let program = started();
    for (arguments, code) in [
        (&["sales-cycles", "delete", "FAIR"][..], "sales_cycle_in_use"),
        (&["sales-cycles", "delete-stage", "FAIR", "stage=1"], "sales_cycle_in_use"),
        (&["sales-cycles", "delete-stage", "FAIR", "stage=9"], "stage_not_found"),
        (&["contacts", "delete", "ANA"], "contact_has_open_opportunities"),
        (&["contacts", "set", "ANA", "type=Company"], "contact_has_opportunities"),
        (&["salespeople", "delete", "JO"], "salesperson_has_open_opportunities"),
    ] {
        program.refused(arguments, code);
    }
    assert_eq!(program.json(&["sales-cycles", "delete-stage", "FAIR", "stage=3"])["stages"][2]["stage"], 4);
    assert_eq!(program.call(&["sales-cycles", "delete-stage", "FAIR", "stage=2", "chances=5"]).code, 2);
    program.json(&WON);
    program.refused(&["close-codes", "set", "PRICE_W", "type=lost"], "in_use");
    program.refused(&["contacts", "set", "ANA", "type=Company"], "contact_has_opportunities");
    program.json(&["sales-cycles", "delete", "FAIR"]);
    program.json(&["close-codes", "delete", "PRICE_W"]);
    let history = program.json(&["opportunities", "history", "OP000001"]);
    assert_eq!(history[1]["close_opportunity_code"], "PRICE_W", "history is not rewritten");
    assert_eq!(history[0]["sales_cycle_code"], "FAIR");
}
