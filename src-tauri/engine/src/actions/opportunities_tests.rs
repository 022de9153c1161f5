use super::*;
use crate::actions::test_support;
use crate::actions::{Fields, activities, contacts, sales_cycles, setup, tasks};
use crate::clock::Clock;
use crate::domain::contact::Contact;
use crate::domain::opportunity::percent::Percent;
use crate::domain::opportunity::step::Action;
use crate::domain::opportunity::{ActionTaken, Priority, Status};
use crate::domain::task::{TaskFilter, TaskQuery};
use crate::store::test_support::{add_contacts, add_salesperson, at, company, person};

/// Today of these tests.
pub(super) const TODAY: &str = "2026-09-21";

pub(super) fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn code<T: std::fmt::Debug>(result: Result<T>) -> Code {
    result.unwrap_err().code()
}

/// Company K1 with Ana (of JO) and Bo, company K2 with Cy, a blocked person; salespeople JO and LI.
pub(super) async fn book() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = test_support::engine(Clock::fixed(at(0))).await;
    let blocked = Contact { privacy_blocked: true, ..person("P9", "", "") };
    let ana = Contact { salesperson_code: "JO".into(), ..person("ANA", "K1", "ana@k1.example") };
    let all = [company("K1"), company("K2"), ana, person("BO", "K1", ""), person("CY", "K2", ""), blocked];
    add_contacts(&engine.store, &all).await;
    add_salesperson(&engine.store, "JO", "jo@us.example").await;
    add_salesperson(&engine.store, "LI", "li@us.example").await;
    (engine, folder)
}

pub(super) async fn added(engine: &Engine, more: &[(&str, &str)]) -> String {
    let fields = typed(&[&[("contact", "ANA"), ("description", "Desks")], more].concat());
    add(engine, &fields).await.unwrap().no
}

/// An opportunity in the cycle EXISTING in a stage, worth 10,000.
async fn started(engine: &Engine, stage: i32) -> String {
    let no = added(engine, &[("sales_cycle", "existing")]).await;
    let mut step = typed(&[("action", "first"), ("estimated_value", "10000")]);
    update(engine, &no, &step).await.unwrap();
    assign_quote(engine, &no, &typed(&[("quote", &format!("Q-{no}")), ("amount", "10000")])).await.unwrap();
    for _ in 1..stage {
        step.insert("action".into(), "next".into());
        update(engine, &no, &step).await.unwrap();
    }
    no
}

async fn now(engine: &Engine, no: &str) -> Opportunity {
    show(engine, no).await.unwrap()
}

#[tokio::test]
async fn a_new_opportunity_takes_its_number_cycle_and_salesperson() {
    let (engine, _folder) = book().await;
    let one = add(&engine, &typed(&[("contact", "ana"), ("description", "Desks")])).await.unwrap();
    assert_eq!(
        (one.no.as_str(), one.status, one.priority),
        ("OP000001", Status::NotStarted, Priority::Normal)
    );
    assert_eq!((one.sales_cycle_code.as_str(), one.salesperson_code.as_str()), ("NEW", "JO"));
    assert_eq!((one.contact_company_no.as_str(), one.contact_name.as_str()), ("K1", "Person ANA"));
    assert_eq!((one.creation_date.as_str(), one.current_stage, one.estimated_value), (TODAY, 0, 0));
    assert!(history(&engine, &one.no).await.unwrap().is_empty());
    // A refusal takes no number (R106).
    assert_eq!(
        code(
            add(&engine, &typed(&[("contact", "ANA"), ("description", "x"), ("estimated_value", "0")])).await
        ),
        Code::EstimatedValuePositive
    );
    setup::set(&engine, &typed(&[("user_salesperson", "LI"), ("default_sales_cycle", "EXISTING")]))
        .await
        .unwrap();
    let one = now(&engine, &added(&engine, &[("priority", "high")]).await).await;
    assert_eq!(
        (one.no.as_str(), one.salesperson_code.as_str(), one.priority),
        ("OP000002", "LI", Priority::High)
    );
    assert_eq!(one.sales_cycle_code, "EXISTING");
    let one = now(&engine, &added(&engine, &[("no", "op000003")]).await).await;
    assert_eq!(one.no, "OP000003");
    assert_eq!(added(&engine, &[]).await, "OP000004", "the one given by hand is passed over");
}

#[tokio::test]
async fn what_the_guide_asks_for_is_asked_in_its_order() {
    let (engine, _folder) = book().await;
    setup::set(&engine, &typed(&[("default_sales_cycle", "")])).await.unwrap();
    let mut fields = typed(&[("activate", "true")]);
    let steps = [
        (Code::DescriptionRequired, "description", "Desks"),
        (Code::ContactRequired, "contact", "BO"),
        (Code::SalespersonRequired, "salesperson", "JO"),
        (Code::SalesCycleRequired, "sales_cycle", "NEW"),
        (Code::EstimatedValuePositive, "estimated_value", "100.50"),
        (Code::ChancesPositive, "chances", "40"),
        (Code::ClosingDateRequired, "closing_date", "2026-09-20"),
        (Code::ClosingBeforeChange, "closing_date", "2026-12-24"),
    ];
    for (refusal, name, value) in steps {
        assert_eq!(code(add(&engine, &fields).await), refusal, "before {name}");
        fields.insert(name.into(), value.into());
    }
    let one = add(&engine, &fields).await.unwrap();
    assert_eq!((one.status, one.current_stage, one.estimated_value), (Status::InProgress, 1, 10_050));
    assert_eq!((one.calcd_current_value, one.estimated_closing_date.as_str()), (4_020, "2026-12-24"));
    for (name, value, refusal) in [
        ("contact", "P9", Code::PrivacyBlocked),
        ("contact", "NN", Code::NotFound),
        ("salesperson", "NN", Code::NotFound),
        ("sales_cycle", "NN", Code::NotFound),
        ("chances", "101", Code::ChancesRange),
        ("chances", "many", Code::InvalidValue),
        ("estimated_value", "many", Code::InvalidValue),
        ("estimated_value", "-1", Code::EstimatedValuePositive),
        ("priority", "urgent", Code::InvalidValue),
        ("no", "OP000001", Code::AlreadyExists),
        ("colour", "red", Code::UnknownName),
    ] {
        let mut wrong = fields.clone();
        wrong.insert(name.into(), value.into());
        assert_eq!(code(add(&engine, &wrong).await), refusal, "{name}={value}");
    }
    sales_cycles::set(&engine, "NEW", &typed(&[("blocked", "true")])).await.unwrap();
    assert_eq!(code(add(&engine, &fields).await), Code::SalesCycleBlocked);
    sales_cycles::add(&engine, &typed(&[("code", "EMPTY")])).await.unwrap();
    fields.insert("sales_cycle".into(), "EMPTY".into());
    assert_eq!(code(add(&engine, &fields).await), Code::StageNotFound, "W46");
    setup::set(&engine, &typed(&[("opportunity_nos", "")])).await.unwrap();
    fields.insert("sales_cycle".into(), "EXISTING".into());
    assert_eq!(code(add(&engine, &fields).await), Code::NumberSeriesMissing);
}

#[tokio::test]
async fn a_deal_is_led_from_the_first_stage_to_won() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    let offered = actions(&engine, &no).await.unwrap();
    assert_eq!((offered.available, offered.default), (vec![Action::First], Some(Action::First)));
    assert!(offered.activate && offered.close && offered.delete);
    let one = activate(&engine, &no.to_lowercase()).await.unwrap();
    assert_eq!((one.status, one.current_stage, one.estimated_value), (Status::InProgress, 1, 0));
    assert_eq!((one.chances, one.completed), (Percent::whole(10), Percent::whole(2)));
    assert_eq!(code(activate(&engine, &no).await), Code::StatusNotStartedRequired);
    let next = typed(&[("action", "next"), ("date", "2026-09-25")]);
    assert_eq!(code(update(&engine, &no, &next).await), Code::EstimatedValuePositive, "Activate wrote 0 (I)");
    let mut next = next;
    next.insert("estimated_value".into(), "10000".into());
    let one = update(&engine, &no, &next).await.unwrap();
    assert_eq!(
        (one.current_stage, one.calcd_current_value, one.probability),
        (2, 200_000, Percent::whole(20))
    );
    assert_eq!(
        code(update(&engine, &no, &typed(&[])).await),
        Code::QuoteRequired,
        "stage 3 of NEW, by default"
    );
    let blocked = actions(&engine, &no).await.unwrap();
    assert_eq!((blocked.skip_stages.clone(), blocked.jump_stages.clone()), (vec![3, 4], vec![]));
    assert!(blocked.choices.iter().any(|one| one.action == Action::Next && one.quote_missing));
    assert_eq!((blocked.proposals.date.as_str(), blocked.proposals.stage), ("2026-09-25", 3));
    let one = assign_quote(&engine, &no, &typed(&[("quote", "sq-1"), ("amount", "12000.50")])).await.unwrap();
    assert_eq!((one.sales_document_type.as_str(), one.sales_document_no.as_str()), ("Quote", "SQ-1"));
    assert_eq!(actions(&engine, &no).await.unwrap().proposals.estimated_value, 1_200_050, "the quote's");
    let skip = typed(&[("action", "skip"), ("stage", "4"), ("date", "2026-10-01"), ("chances", "5")]);
    let one = update(&engine, &no, &skip).await.unwrap();
    assert_eq!((one.current_stage, one.chances, one.estimated_value), (4, Percent::whole(75), 1_200_050));
    let back = typed(&[("action", "jump"), ("stage", "1"), ("date", "2026-10-02")]);
    assert_eq!(update(&engine, &no, &back).await.unwrap().current_stage, 1);
    assert_eq!(code(update(&engine, &no, &typed(&[("action", "jump")])).await), Code::ActionNotAvailable);
    let won = typed(&[("result", "won"), ("close_code", "price_w"), ("date", "2026-10-10")]);
    let one = close(&engine, &no, &won).await.unwrap();
    assert_eq!((one.status, one.closed, one.date_closed.as_str()), (Status::Won, true, "2026-10-10"));
    assert_eq!((one.calcd_current_value, one.probability), (1_200_050, Percent::FULL));
    assert_eq!((one.current_stage, one.current_stage_description.as_str()), (1, "Initial"), "W45");
    let told: Vec<_> = history(&engine, &no)
        .await
        .unwrap()
        .into_iter()
        .map(|line| (line.stage, line.action_taken, line.days_open, line.active, line.previous_stage))
        .collect();
    assert_eq!(
        told,
        [
            (1, ActionTaken::None, 4, false, 0),
            (2, ActionTaken::Next, 6, false, 1),
            (4, ActionTaken::Jumped, 1, false, 2),
            (1, ActionTaken::Jumped, 8, false, 4),
            (0, ActionTaken::Won, 0, true, 1),
        ]
    );
    assert_eq!(code(update(&engine, &no, &typed(&[])).await), Code::OpportunityClosed);
    assert_eq!(code(close(&engine, &no, &won).await), Code::OpportunityClosed);
    assert_eq!(code(activate(&engine, &no).await), Code::StatusNotStartedRequired);
    let over = actions(&engine, &no).await.unwrap();
    assert!(over.available.is_empty() && over.default.is_none() && !over.close && over.delete);
    assert_eq!(over.editable_fields, ["description"]);
}

#[tokio::test]
async fn the_examples_of_the_requirements_come_out() {
    let (engine, _folder) = book().await;
    // R101: EXISTING stage 2, value 10,000, 50 % is 5,000; NEW stage 3, the same.
    let no = started(&engine, 2).await;
    let one = now(&engine, &no).await;
    assert_eq!(
        (one.current_stage, one.probability, one.calcd_current_value),
        (2, Percent::whole(50), 500_000)
    );
    let no =
        added(&engine, &[("estimated_value", "10000"), ("chances", "10"), ("closing_date", "2026-12-24")])
            .await;
    update(&engine, &no, &typed(&[("action", "next")])).await.unwrap();
    assign_quote(&engine, &no, &typed(&[("quote", "SQ"), ("amount", "10000")])).await.unwrap();
    let one = update(&engine, &no, &typed(&[("action", "next")])).await.unwrap();
    assert_eq!(
        (one.current_stage, one.probability, one.calcd_current_value),
        (3, Percent::whole(50), 500_000)
    );
}

#[tokio::test]
async fn closing_asks_for_result_and_code() {
    let (engine, _folder) = book().await;
    let no = started(&engine, 1).await;
    assign_quote(&engine, &no, &typed(&[("quote", "")])).await.unwrap();
    let rows = [
        (&[][..], Code::WonOrLostRequired),
        (&[("result", "maybe")], Code::WonOrLostRequired),
        (&[("result", "won")], Code::CloseCodeRequired),
        (&[("result", "won"), ("close_code", "PRICE_L")], Code::CloseCodeWrongType),
        (&[("result", "won"), ("close_code", "NN")], Code::NotFound),
        (&[("result", "won"), ("close_code", "CP"), ("date", "")], Code::ClosingDateRequired),
        (&[("result", "won"), ("close_code", "CP"), ("date", "2026-09-20")], Code::DateBeforeLastChange),
        (&[("result", "won"), ("close_code", "CP")], Code::SalesPositive),
        (&[("result", "won"), ("close_code", "CP"), ("sales_value", "-5")], Code::SalesPositive),
        (&[("result", "won"), ("close_code", "CP"), ("colour", "red")], Code::UnknownName),
    ];
    for (fields, refusal) in rows {
        assert_eq!(code(close(&engine, &no, &typed(fields)).await), refusal, "{fields:?}");
    }
    assert_eq!(now(&engine, &no).await.status, Status::InProgress, "a refusal writes nothing");
    let lost = close(&engine, &no, &typed(&[("result", "lost"), ("close_code", "WALKED_L")])).await.unwrap();
    assert_eq!((lost.status, lost.estimated_value, lost.calcd_current_value), (Status::Lost, 1_000_000, 0));
    assert_eq!((lost.close_opportunity_code.as_str(), lost.date_closed.as_str()), ("WALKED_L", TODAY));
    // One that was never started can be closed too; the only code of a type is taken.
    let no = added(&engine, &[]).await;
    for close_code in crate::actions::close_codes::list(&engine).await.unwrap() {
        if close_code.code.ends_with("_L") && close_code.code != "PRICE_L" && close_code.code != "WALKED_L" {
            crate::actions::close_codes::delete(&engine, &close_code.code).await.unwrap();
        }
    }
    assert_eq!(code(close(&engine, &no, &typed(&[("result", "lost")])).await), Code::CloseCodeRequired);
    let codes = engine.store.close_codes().await.unwrap();
    assert_eq!(codes.iter().find(|code| code.code == "WALKED_L").unwrap().no_of_opportunities, 1);
    crate::actions::close_codes::delete(&engine, "WALKED_L").await.unwrap();
    let lost = close(&engine, &no, &typed(&[("result", "lost")])).await.unwrap();
    assert_eq!((lost.status, lost.close_opportunity_code.as_str()), (Status::Lost, "PRICE_L"));
}

#[tokio::test]
async fn fields_are_locked_by_the_status() {
    let (engine, _folder) = book().await;
    let new = added(&engine, &[]).await;
    let going = started(&engine, 1).await;
    let closed = started(&engine, 1).await;
    close(&engine, &closed, &typed(&[("result", "lost"), ("close_code", "PRICE_L")])).await.unwrap();
    let locked = Some(Code::OpportunityClosed);
    let rows = [
        // field, value: not started, in progress, closed
        ("description", "Chairs", [None, None, None]),
        ("sales_cycle", "EXISTING", [None, None, None]),
        ("sales_cycle", "NEW", [None, Some(Code::StatusNotStartedRequired), locked]),
        ("priority", "High", [None, None, locked]),
        ("campaign", "C1", [None, None, locked]),
        ("segment", "S1", [None, None, locked]),
        ("salesperson", "LI", [None, None, locked]),
        ("salesperson", "", [Some(Code::SalespersonRequired), Some(Code::SalespersonRequired), locked]),
        ("contact", "BO", [None, None, locked]),
        ("contact", "", [Some(Code::ContactRequired), Some(Code::ContactRequired), locked]),
        ("contact", "P9", [Some(Code::PrivacyBlocked), Some(Code::PrivacyBlocked), locked]),
        ("contact", "CY", [None, Some(Code::ContactOtherCompany), locked]),
        ("no", "OP9", [Some(Code::InvalidValue); 3]),
        ("status", "Won", [Some(Code::UnknownName); 3]),
    ];
    for (name, value, refusals) in rows {
        for (no, refusal) in [&new, &going, &closed].into_iter().zip(refusals) {
            let result = set(&engine, no, &typed(&[(name, value)])).await;
            assert_eq!(result.err().map(|error| error.code()), refusal, "{name}={value} of {no}");
        }
    }
    let line = history(&engine, &going).await.unwrap().pop().unwrap();
    let whose = (line.contact_no.as_str(), line.salesperson_code.as_str(), line.campaign_no.as_str());
    assert_eq!(whose, ("BO", "LI", "C1"), "the active entry follows (I)");
    assert_eq!(now(&engine, &new).await.contact_company_no, "K2");
    let fields = |list: Vec<String>| list.join(" ");
    assert_eq!(
        fields(actions(&engine, &new).await.unwrap().editable_fields),
        "description contact salesperson campaign segment priority sales_cycle"
    );
    assert_eq!(
        fields(actions(&engine, &going).await.unwrap().editable_fields),
        "description contact salesperson campaign segment priority quote"
    );
}

#[tokio::test]
async fn open_tasks_follow_only_when_asked() {
    let (engine, _folder) = book().await;
    let no = started(&engine, 1).await;
    let add_task = async |more: &[(&str, &str)]| {
        let fields = typed(
            &[&[("description", "Call"), ("opportunity", no.as_str()), ("contact", "ANA")], more].concat(),
        );
        tasks::add(&engine, &fields).await.unwrap().no
    };
    let mine = add_task(&[]).await;
    let other = add_task(&[("salesperson", "LI"), ("contact", "BO")]).await;
    let done = add_task(&[]).await;
    tasks::complete(&engine, &done).await.unwrap();
    let whose = async |task: &str| {
        let task = tasks::show(&engine, task).await.unwrap();
        (task.salesperson_code, task.contact_no)
    };
    let pair = |salesperson: &str, contact: &str| (salesperson.to_owned(), contact.to_owned());
    set(&engine, &no, &typed(&[("contact", "K1")])).await.unwrap();
    assert_eq!(whose(&mine).await, pair("JO", "ANA"), "not asked");
    set(&engine, &no, &typed(&[("contact", "ANA")])).await.unwrap();
    let moved = typed(&[("contact", "K1"), ("salesperson", "LI"), ("move_open_tasks", "true")]);
    set(&engine, &no, &moved).await.unwrap();
    assert_eq!(whose(&mine).await, pair("LI", "K1"));
    assert_eq!(whose(&other).await, pair("LI", "BO"), "it was not Ana's");
    assert_eq!(whose(&done).await, pair("JO", "ANA"), "it is done");
}

#[tokio::test]
async fn a_quote_belongs_to_one_opportunity() {
    let (engine, _folder) = book().await;
    let [new, one, two] = [added(&engine, &[]).await, added(&engine, &[]).await, added(&engine, &[]).await];
    let quote = |no: &str| typed(&[("quote", no), ("amount", "5")]);
    assert_eq!(code(assign_quote(&engine, &new, &quote("Q1")).await), Code::StatusInProgressRequired);
    for no in [&one, &two] {
        activate(&engine, no).await.unwrap();
    }
    assert_eq!(assign_quote(&engine, &one, &quote("q1")).await.unwrap().quote_amount, 500);
    assert_eq!(code(assign_quote(&engine, &one, &quote("Q2")).await), Code::QuoteAlreadyAssigned);
    assert_eq!(code(assign_quote(&engine, &two, &quote("Q1")).await), Code::QuoteUsedByOther);
    assert_eq!(code(assign_quote(&engine, &two, &typed(&[("amount", "5")])).await), Code::InvalidValue);
    assert_eq!(
        code(assign_quote(&engine, &two, &typed(&[("quote", "Q3"), ("amount", "-5")])).await),
        Code::InvalidValue
    );
    let again = typed(&[("quote", "Q1"), ("amount", "7.25")]);
    assert_eq!(assign_quote(&engine, &one, &again).await.unwrap().quote_amount, 725);
    let moved = typed(&[("quote", "Q1"), ("amount", "9"), ("move", "true")]);
    assert_eq!(assign_quote(&engine, &two, &moved).await.unwrap().sales_document_no, "Q1");
    let freed = now(&engine, &one).await;
    assert_eq!((freed.sales_document_no.as_str(), freed.quote_amount), ("", 0));
    assert_eq!(freed.sales_document_type, "");
    let freed = assign_quote(&engine, &two, &typed(&[("quote", "")])).await.unwrap();
    assert_eq!((freed.sales_document_no.as_str(), freed.quote_amount), ("", 0));
    assert!(assign_quote(&engine, &one, &quote("Q1")).await.is_ok(), "it is free again");
}

#[tokio::test]
async fn a_stage_brings_the_tasks_of_its_activity() {
    let (engine, _folder) = book().await;
    activities::add(&engine, &typed(&[("code", "VISIT")])).await.unwrap();
    for (what, formula) in [("Call", "1D"), ("Visit", "1W")] {
        activities::add_step(&engine, "VISIT", &typed(&[("description", what), ("date_formula", formula)]))
            .await
            .unwrap();
    }
    for stage in ["1", "2"] {
        sales_cycles::set_stage(&engine, "EXISTING", &typed(&[("stage", stage), ("activity_code", "VISIT")]))
            .await
            .unwrap();
    }
    let open = async |no: &str| {
        let query = TaskQuery { opportunity_no: no.into(), show: TaskFilter::Open, ..TaskQuery::default() };
        tasks::list(&engine, &query).await.unwrap().rows
    };
    let no = added(&engine, &[("sales_cycle", "EXISTING")]).await;
    activate(&engine, &no).await.unwrap();
    let made: Vec<_> = open(&no)
        .await
        .into_iter()
        .map(|task| (task.description, task.date, task.salesperson_code))
        .collect();
    let row = |what: &str, day: &str| (what.to_owned(), day.to_owned(), "JO".to_owned());
    assert_eq!(made, [row("Call", "2026-09-22"), row("Visit", "2026-09-28")]);
    let step = |action: &str, more: &[(&str, &str)]| {
        typed(&[&[("action", action), ("estimated_value", "100"), ("date", "2026-10-01")], more].concat())
    };
    update(&engine, &no, &step("update", &[])).await.unwrap();
    assert_eq!(open(&no).await.len(), 2, "new estimates bring no tasks (W46)");
    update(&engine, &no, &step("next", &[])).await.unwrap();
    assert_eq!(open(&no).await.len(), 4, "open ones stay unless asked (I)");
    assert_eq!(now(&engine, &no).await.no_of_open_tasks, 4);
    update(&engine, &no, &step("previous", &[("cancel_open_tasks", "true")])).await.unwrap();
    let left = open(&no).await;
    assert_eq!(left.len(), 2, "the old ones are canceled, those of the stage are new");
    assert_eq!(left[0].date, "2026-10-02", "counted from the day of the change (I)");
    close(
        &engine,
        &no,
        &typed(&[("result", "lost"), ("close_code", "PRICE_L"), ("cancel_open_tasks", "false")]),
    )
    .await
    .unwrap();
    assert_eq!(open(&no).await.len(), 2);
    let no = added(&engine, &[("sales_cycle", "EXISTING")]).await;
    activate(&engine, &no).await.unwrap();
    close(&engine, &no, &typed(&[("result", "lost"), ("close_code", "PRICE_L")])).await.unwrap();
    assert!(open(&no).await.is_empty(), "closing cancels them by itself (I)");
}

#[tokio::test]
async fn only_what_is_not_under_way_is_deleted() {
    let (engine, _folder) = book().await;
    let [new, going, won, lost] = [
        added(&engine, &[]).await,
        started(&engine, 1).await,
        started(&engine, 1).await,
        started(&engine, 2).await,
    ];
    close(&engine, &won, &typed(&[("result", "won"), ("close_code", "CP"), ("date", "2026-10-01")]))
        .await
        .unwrap();
    close(&engine, &lost, &typed(&[("result", "lost"), ("close_code", "PRICE_L"), ("date", "2026-11-01")]))
        .await
        .unwrap();
    assert_eq!(code(delete(&engine, &going).await), Code::OpportunityActive);
    delete(&engine, &new).await.unwrap();
    assert_eq!(code(delete(&engine, &new).await), Code::NotFound);
    let rows = [
        (&[][..], 2),
        (&[("status", "won")], 1),
        (&[("contact", "K1")], 2),
        (&[("contact", "K2")], 0),
        (&[("salesperson", "JO"), ("sales_cycle", "EXISTING")], 2),
        (&[("from", "2026-10-02")], 1),
        (&[("to", "2026-10-01")], 1),
        (&[("opportunity", lost.as_str())], 1),
        (&[("opportunity", going.as_str())], 0),
    ];
    for (fields, count) in rows {
        assert_eq!(count_closed(&engine, &typed(fields)).await.unwrap(), count, "{fields:?}");
    }
    assert_eq!(code(count_closed(&engine, &typed(&[("status", "in progress")])).await), Code::InvalidValue);
    assert_eq!(code(delete_closed(&engine, &typed(&[]), false).await), Code::ConfirmationRequired);
    assert_eq!(delete_closed(&engine, &typed(&[("status", "won")]), true).await.unwrap(), 1);
    assert_eq!(delete_closed(&engine, &typed(&[]), true).await.unwrap(), 1);
    assert_eq!(list(&engine, &OpportunityQuery::default()).await.unwrap().rows, [now(&engine, &going).await]);
}

#[tokio::test]
async fn nothing_is_begun_with_a_blocked_contact() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    let going = started(&engine, 1).await;
    contacts::set(&engine, "K1", &typed(&[("privacy_blocked", "true")])).await.unwrap();
    assert_eq!(code(activate(&engine, &no).await), Code::PrivacyBlocked, "by the company");
    assert_eq!(code(update(&engine, &going, &typed(&[])).await), Code::PrivacyBlocked);
    assert_eq!(code(set(&engine, &no, &typed(&[("description", "x")])).await), Code::PrivacyBlocked);
    let lost = typed(&[("result", "lost"), ("close_code", "PRICE_L")]);
    assert_eq!(close(&engine, &going, &lost).await.unwrap().status, Status::Lost, "it may be ended");
    assert!(delete(&engine, &going).await.is_ok());
}

#[tokio::test]
async fn comments_are_added_and_deleted() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    assert_eq!(code(add_comment(&engine, &no, " \n").await), Code::InvalidValue);
    let card = add_comment(&engine, &no, "One\ntwo").await.unwrap();
    let lines: Vec<_> = card.comments.iter().map(|line| (line.line_no, line.comment.as_str())).collect();
    assert_eq!(lines, [(10_000, "One"), (20_000, "two")]);
    assert!(card.opportunity.comment);
    assert_eq!(delete_comment(&engine, &no, 10_000).await.unwrap().comments.len(), 1);
    assert_eq!(code(delete_comment(&engine, &no, 10_000).await), Code::NotFound);
}

#[tokio::test]
async fn a_task_of_an_opportunity_takes_its_contact_and_salesperson() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[("salesperson", "LI")]).await;
    let fields = typed(&[("description", "Call"), ("opportunity", &no)]);
    let task = tasks::add(&engine, &fields).await.unwrap();
    assert_eq!((task.contact_no.as_str(), task.salesperson_code.as_str()), ("ANA", "LI"));
    assert_eq!((task.contact_company_no.as_str(), task.opportunity_no), ("K1", no));
    let typed_over = typed(&[
        ("description", "Call"),
        ("opportunity", "OP000001"),
        ("contact", "BO"),
        ("salesperson", "JO"),
    ]);
    let task = tasks::add(&engine, &typed_over).await.unwrap();
    assert_eq!((task.contact_no.as_str(), task.salesperson_code.as_str()), ("BO", "JO"));
    let nowhere = typed(&[("description", "Call"), ("opportunity", "OP9"), ("salesperson", "JO")]);
    assert_eq!(code(tasks::add(&engine, &nowhere).await), Code::NotFound);
}
