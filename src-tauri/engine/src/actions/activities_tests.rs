use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::task::{TaskKind, TaskPriority, TaskQuery};
use crate::store::test_support::{add_contacts, add_salesperson, at, person};

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn book() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "jo@firm.example").await;
    let ana = crate::domain::contact::Contact {
        salesperson_code: "JO".into(),
        ..person("ANA", "", "ana@x.example")
    };
    add_contacts(&engine.store, &[ana, person("BEA", "", "bea@x.example")]).await;
    add(&engine, &typed(&[("code", "visit"), ("description", "Visit and follow up")])).await.unwrap();
    (engine, folder)
}

#[tokio::test]
async fn steps_become_tasks_on_their_days() {
    let (engine, _folder) = book().await;
    let steps = [
        [("type", "Phone Call"), ("description", "Announce"), ("date_formula", "-1d"), ("priority", "high")],
        [("type", "meeting"), ("description", "Visit"), ("date_formula", ""), ("priority", "Normal")],
        [("type", ""), ("description", "Ask"), ("date_formula", "cm + 1d"), ("priority", "low")],
    ];
    for step in &steps {
        add_step(&engine, "visit", &typed(step)).await.unwrap();
    }
    let plan = show(&engine, "Visit").await.unwrap();
    assert_eq!(plan.steps.iter().map(|step| step.step).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(plan.steps[2].date_formula, "CM+1D");
    assert_eq!(list(&engine).await.unwrap(), [plan]);
    let fields = typed(&[("activity", "VISIT"), ("date", "2026-11-23")]);
    let made = assign(&engine, "ana", &fields).await.unwrap().tasks;
    let seen: Vec<_> = made.iter().map(|task| (task.date.as_str(), task.kind, task.priority)).collect();
    assert_eq!(
        seen,
        [
            ("2026-11-22", TaskKind::PhoneCall, TaskPriority::High),
            ("2026-11-23", TaskKind::Meeting, TaskPriority::Normal),
            ("2026-12-01", TaskKind::Blank, TaskPriority::Low),
        ]
    );
    assert!(
        made.iter()
            .all(|task| task.contact_no == "ANA" && task.salesperson_code == "JO" && !task.no.is_empty())
    );
    delete(&engine, "visit").await.unwrap();
    assert_eq!(tasks::list(&engine, &TaskQuery::default()).await.unwrap().total, 3, "tasks stay");
}

#[tokio::test]
async fn an_activity_without_steps_makes_no_task() {
    let (engine, _folder) = book().await;
    let made = assign(&engine, "ANA", &typed(&[("activity", "VISIT")])).await.unwrap();
    assert!(made.tasks.is_empty(), "W46");
    assert_eq!(tasks::list(&engine, &TaskQuery::default()).await.unwrap().total, 0);
}

#[tokio::test]
async fn an_assignment_is_all_or_nothing() {
    let (engine, _folder) = book().await;
    add_step(&engine, "VISIT", &typed(&[("description", "Call")])).await.unwrap();
    add_step(&engine, "VISIT", &typed(&[("description", "Never"), ("date_formula", "9999Y")])).await.unwrap();
    let visit = [("activity", "VISIT")];
    let with = |more: &[(&str, &str)]| typed(&[&visit[..], more].concat());
    let far = with(&[("date", "2026-11-23")]);
    let ninety: Fields = typed(&[("activity", "VISIT"), ("date", "")]);
    let cases = [
        ("BEA", with(&[]), Code::SalespersonRequired),
        ("NN", with(&[]), Code::NotFound),
        ("", with(&[]), Code::ContactRequired),
        ("ANA", ninety, Code::DateRequired),
        ("ANA", typed(&[("activity", "NONE")]), Code::NotFound),
        ("ANA", typed(&[]), Code::InvalidValue),
        ("ANA", with(&[("colour", "red")]), Code::UnknownName),
    ];
    for (contact, fields, code) in cases {
        assert_eq!(assign(&engine, contact, &fields).await.unwrap_err().code(), code, "{contact} {fields:?}");
    }
    assert_eq!(assign(&engine, "ANA", &far).await.unwrap_err().code(), Code::InvalidValue, "no such day");
    let count = tasks::list(&engine, &TaskQuery::default()).await.unwrap().total;
    assert_eq!(count, 0, "the task of the first step is not left behind");
    super::super::contacts::set(&engine, "ANA", &typed(&[("privacy_blocked", "true")])).await.unwrap();
    assert_eq!(assign(&engine, "ANA", &far).await.unwrap_err().code(), Code::PrivacyBlocked);
}

#[tokio::test]
async fn steps_are_changed_and_deleted() {
    let (engine, _folder) = book().await;
    assert_eq!(add(&engine, &typed(&[("code", "VISIT")])).await.unwrap_err().code(), Code::AlreadyExists);
    assert_eq!(add(&engine, &typed(&[])).await.unwrap_err().code(), Code::InvalidValue);
    let wrong = add_step(&engine, "VISIT", &typed(&[("description", "x"), ("date_formula", "soon")])).await;
    assert_eq!(wrong.unwrap_err().code(), Code::InvalidValue);
    let blank = add_step(&engine, "VISIT", &typed(&[("type", "Meeting")])).await;
    assert_eq!(blank.unwrap_err().code(), Code::DescriptionRequired);
    add_step(&engine, "VISIT", &typed(&[("description", "Call"), ("step", "10")])).await.unwrap();
    let taken = add_step(&engine, "VISIT", &typed(&[("description", "Call"), ("step", "10")])).await;
    assert_eq!(taken.unwrap_err().code(), Code::AlreadyExists);
    let plan = set_step(&engine, "visit", 10, &typed(&[("date_formula", "1w")])).await.unwrap();
    assert_eq!((plan.steps[0].description.as_str(), plan.steps[0].date_formula.as_str()), ("Call", "1W"));
    assert_eq!(set(&engine, "visit", &typed(&[("description", "New")])).await.unwrap().steps.len(), 1);
    assert!(delete_step(&engine, "visit", 10).await.unwrap().steps.is_empty());
    assert_eq!(delete_step(&engine, "visit", 10).await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn steps_are_put_into_another_order() {
    let (engine, _folder) = book().await;
    for description in ["Announce", "Visit", "Ask"] {
        add_step(&engine, "VISIT", &typed(&[("description", description)])).await.unwrap();
    }
    delete_step(&engine, "VISIT", 2).await.unwrap();
    add_step(&engine, "VISIT", &typed(&[("description", "Thank"), ("step", "7")])).await.unwrap();
    let plan = order_steps(&engine, "visit", &[7, 1, 3]).await.unwrap();
    let shown: Vec<_> = plan.steps.iter().map(|step| (step.step, step.description.as_str())).collect();
    assert_eq!(shown, [(1, "Thank"), (2, "Announce"), (3, "Ask")]);
    for wrong in [&[1, 2][..], &[1, 2, 3, 4], &[1, 1, 2, 3], &[]] {
        let refused = order_steps(&engine, "VISIT", wrong).await.unwrap_err();
        assert_eq!(refused.code(), Code::InvalidValue, "{wrong:?}");
    }
    assert_eq!(show(&engine, "VISIT").await.unwrap(), plan, "a refusal changes nothing");
    assert_eq!(order_steps(&engine, "NONE", &[1]).await.unwrap_err().code(), Code::NotFound);
}
