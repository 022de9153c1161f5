//! Tasks from logged mail (R83), what they forbid (C.2, C.3), and activities (R103).

use bitacora_engine::Code;
use bitacora_engine::actions::{activities, contacts, salespeople, tasks};
use bitacora_engine::domain::task::{Task, TaskFilter, TaskQuery, TaskSort, TaskStatus};

use crate::support::{C1, S1, World, fields};

/// A task made from the entry of a mail that was logged.
async fn task_of_a_mail(world: &World) -> Task {
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let entry = world.entries().await.remove(0);
    let typed = fields(&[("entry", &entry.entry_no.to_string()), ("type", "Phone Call")]);
    tasks::add(&world.engine, &typed).await.unwrap()
}

async fn listed(world: &World, query: TaskQuery) -> Vec<String> {
    let page = tasks::list(&world.engine, &query).await.unwrap();
    page.rows.into_iter().map(|task| task.no).collect()
}

#[tokio::test]
async fn a_task_from_a_logged_mail_knows_contact_company_and_salesperson() {
    let world = World::new().await;
    let task = task_of_a_mail(&world).await;
    let entry = world.entries().await.remove(0);
    assert_eq!((task.contact_no.as_str(), task.contact_company_no.as_str()), ("C1", "K"));
    assert_eq!((task.salesperson_code.as_str(), task.entry_no), ("S1", entry.entry_no));
    assert_eq!(task.description, entry.description);
    let due = TaskQuery { show: TaskFilter::Due, ..TaskQuery::default() };
    assert_eq!(listed(&world, due).await, [task.no.as_str()], "due today unless a date is typed");
    let of_company = TaskQuery { contact_no: "K".into(), ..TaskQuery::default() };
    assert_eq!(listed(&world, of_company).await, [task.no.as_str()]);
}

#[tokio::test]
async fn open_tasks_keep_contact_company_and_salesperson_from_being_deleted() {
    let world = World::new().await;
    let task = task_of_a_mail(&world).await;
    let engine = &world.engine;
    for no in ["C1", "K"] {
        let refused = contacts::delete(engine, no).await.unwrap_err();
        assert_eq!(refused.code(), Code::ContactHasOpenTasks, "{no}");
    }
    let refused = salespeople::delete(engine, "S1").await.unwrap_err();
    assert_eq!(refused.code(), Code::SalespersonHasOpenTasks);
    tasks::set(engine, &task.no, &fields(&[("salesperson", "S2")])).await.unwrap();
    salespeople::delete(engine, "S1").await.unwrap();
    tasks::complete(engine, &task.no).await.unwrap();
    contacts::delete(engine, "C1").await.unwrap();
    let handed = tasks::show(engine, &task.no).await.unwrap();
    assert_eq!(handed.contact_no, "K", "what is done belongs to the company now");
}

#[tokio::test]
async fn even_closed_tasks_keep_the_type_of_a_contact() {
    let world = World::new().await;
    let engine = &world.engine;
    let typed = fields(&[("contact", "C2"), ("description", "Call"), ("salesperson", "S2")]);
    let task = tasks::add(engine, &typed).await.unwrap();
    tasks::cancel(engine, &task.no).await.unwrap();
    let refused = contacts::set(engine, "C2", &fields(&[("type", "Company")])).await.unwrap_err();
    assert_eq!(refused.code(), Code::ContactHasTasks);
    tasks::delete(engine, &task.no).await.unwrap();
    contacts::set(engine, "C2", &fields(&[("type", "Company")])).await.unwrap();
}

#[tokio::test]
async fn nothing_is_planned_for_somebody_blocked_for_privacy() {
    let world = World::new().await;
    let engine = &world.engine;
    activities::add(engine, &fields(&[("code", "VISIT")])).await.unwrap();
    activities::add_step(engine, "VISIT", &fields(&[("description", "Call")])).await.unwrap();
    contacts::set(engine, "K", &fields(&[("privacy_blocked", "true")])).await.unwrap();
    let typed = fields(&[("contact", "C1"), ("description", "Call"), ("salesperson", "S1")]);
    let by_company = tasks::add(engine, &typed).await.unwrap_err();
    let plan = fields(&[("activity", "VISIT"), ("salesperson", "S1")]);
    let by_plan = activities::assign(engine, "C1", &plan).await.unwrap_err();
    salespeople::set(engine, "S1", &fields(&[("privacy_blocked", "true")])).await.unwrap();
    let own = fields(&[("description", "Call"), ("salesperson", "S1")]);
    let by_salesperson = tasks::add(engine, &own).await.unwrap_err();
    for refused in [by_company, by_plan, by_salesperson] {
        assert_eq!(refused.code(), Code::PrivacyBlocked);
    }
    assert!(listed(&world, TaskQuery::default()).await.is_empty(), "a refusal writes nothing");
}

#[tokio::test]
async fn an_activity_becomes_tasks_in_the_order_of_its_steps_and_all_or_none() {
    let world = World::new().await;
    let engine = &world.engine;
    activities::add(engine, &fields(&[("code", "VISIT")])).await.unwrap();
    for (description, formula) in [("Ask", "CM"), ("Visit", "1W+1D"), ("Announce", "")] {
        let step = fields(&[("description", description), ("date_formula", formula)]);
        activities::add_step(engine, "VISIT", &step).await.unwrap();
    }
    activities::order_steps(engine, "VISIT", &[3, 2, 1]).await.unwrap();
    let typed = fields(&[("activity", "VISIT"), ("date", "2026-11-02"), ("salesperson", "S1")]);
    let made = activities::assign(engine, "C1", &typed).await.unwrap().tasks;
    let seen: Vec<_> = made.iter().map(|task| (task.description.as_str(), task.date.as_str())).collect();
    assert_eq!(seen, [("Announce", "2026-11-02"), ("Visit", "2026-11-10"), ("Ask", "2026-11-30")]);
    let person = salespeople::show(engine, "S1").await.unwrap();
    assert_eq!(person.next_task_date, "2026-11-02");
    let far = fields(&[("description", "Never"), ("date_formula", "9999Y")]);
    activities::add_step(engine, "VISIT", &far).await.unwrap();
    let refused = activities::assign(engine, "C2", &typed).await.unwrap_err();
    assert_eq!(refused.code(), Code::InvalidValue);
    let of_c2 = TaskQuery { contact_no: "C2".into(), ..TaskQuery::default() };
    assert!(listed(&world, of_c2).await.is_empty(), "not even the first of its tasks");
}

#[tokio::test]
async fn what_was_done_with_a_task_is_taken_back() {
    let world = World::new().await;
    let engine = &world.engine;
    let typed = fields(&[("description", "Call"), ("salesperson", "S1"), ("status", "Waiting")]);
    let before = tasks::add(engine, &typed).await.unwrap();
    let as_it_was = fields(&[("status", "Waiting"), ("date", &before.date), ("closed", "false")]);
    tasks::complete(engine, &before.no).await.unwrap();
    assert_eq!(tasks::set(engine, &before.no, &as_it_was).await.unwrap(), before);
    tasks::cancel(engine, &before.no).await.unwrap();
    assert_eq!(tasks::set(engine, &before.no, &as_it_was).await.unwrap(), before);
    tasks::set(engine, &before.no, &fields(&[("date", "2030-01-07")])).await.unwrap();
    assert_eq!(tasks::set(engine, &before.no, &as_it_was).await.unwrap(), before);
    let waiting =
        TaskQuery { status: Some(TaskStatus::Waiting), sort: TaskSort::Priority, ..TaskQuery::default() };
    assert_eq!(listed(&world, waiting).await, [before.no]);
}
