use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::task::{TaskFilter, TaskKind, TaskSort};
use crate::store::test_support::{NewEntry, add_contacts, add_entry, add_salesperson, at, company, person};

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn refused(result: Result<Task>) -> Code {
    result.unwrap_err().code()
}

async fn book() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "jo@firm.example").await;
    let ana = crate::domain::contact::Contact {
        salesperson_code: "JO".into(),
        ..person("ANA", "K1", "ana@k1.example")
    };
    add_contacts(&engine.store, &[company("K1"), ana]).await;
    (engine, folder)
}

#[tokio::test]
async fn a_task_takes_what_its_entry_says() {
    let (engine, _folder) = book().await;
    let entry = NewEntry {
        contact_no: "ANA",
        company_no: "K1",
        salesperson_code: "JO",
        description: "Offer",
        ..NewEntry::default()
    };
    let no = add_entry(&engine.store, &entry).await.to_string();
    let task = add(&engine, &typed(&[("entry", &no), ("type", "phone call")])).await.unwrap();
    assert_eq!((task.no.as_str(), task.description.as_str()), ("TD000001", "Offer"));
    assert_eq!((task.contact_no.as_str(), task.contact_company_no.as_str()), ("ANA", "K1"));
    assert_eq!((task.salesperson_code.as_str(), task.kind), ("JO", TaskKind::PhoneCall));
    assert_eq!(task.date, engine.today().to_string());
    assert_eq!(refused(add(&engine, &typed(&[("entry", "999")])).await), Code::NotFound);
    let other = add(&engine, &typed(&[("entry", &no), ("description", "Call back")])).await.unwrap();
    assert_eq!((other.no.as_str(), other.description.as_str()), ("TD000002", "Call back"));
}

#[tokio::test]
async fn what_is_missing_or_blocked_is_refused_by_its_code() {
    let (engine, _folder) = book().await;
    let ok = [("description", "Call"), ("contact", "ana")];
    let with = |more: &[(&str, &str)]| typed(&[&ok[..], more].concat());
    assert_eq!(add(&engine, &with(&[])).await.unwrap().salesperson_code, "JO", "that of the contact");
    let cases = [
        (typed(&[("salesperson", "JO")]), Code::DescriptionRequired),
        (with(&[("date", "")]), Code::DateRequired),
        (with(&[("salesperson", "")]), Code::SalespersonRequired),
        (with(&[("salesperson", "NN")]), Code::NotFound),
        (with(&[("date", "tomorrow")]), Code::InvalidValue),
        (with(&[("start_date", "2026-11-24"), ("end_date", "2026-11-23")]), Code::InvalidValue),
        (with(&[("start_time", "25:00")]), Code::InvalidValue),
        (with(&[("reminder", "soon")]), Code::InvalidValue),
        (with(&[("priority", "urgent")]), Code::InvalidValue),
        (with(&[("colour", "red")]), Code::UnknownName),
        (with(&[("no", "td000001")]), Code::AlreadyExists),
    ];
    for (fields, code) in cases {
        assert_eq!(refused(add(&engine, &fields).await), code, "{fields:?}");
    }
    assert!(add(&engine, &with(&[("salesperson", ""), ("team", "sales")])).await.is_ok());
    super::super::contacts::set(&engine, "K1", &typed(&[("privacy_blocked", "true")])).await.unwrap();
    assert_eq!(refused(add(&engine, &with(&[])).await), Code::PrivacyBlocked, "by the company");
    assert_eq!(list(&engine, &TaskQuery::default()).await.unwrap().total, 2, "a refusal writes nothing");
    assert!(complete(&engine, "td000001").await.unwrap().closed, "what is there may still be closed");
}

#[tokio::test]
async fn a_task_is_completed_canceled_and_opened_again() {
    let (engine, _folder) = book().await;
    let no = add(&engine, &typed(&[("description", "Call"), ("salesperson", "JO")])).await.unwrap().no;
    let today = engine.today().to_string();
    let done = complete(&engine, &no).await.unwrap();
    assert_eq!(
        (done.status, done.closed, done.date_closed.as_str()),
        (TaskStatus::Completed, true, today.as_str())
    );
    let open = set(&engine, &no, &typed(&[("status", "in_progress")])).await.unwrap();
    assert_eq!((open.closed, open.date_closed.as_str(), open.status), (false, "", TaskStatus::InProgress));
    let canceled = cancel(&engine, &no).await.unwrap();
    assert!(canceled.canceled && canceled.closed && canceled.status == TaskStatus::InProgress);
    let as_it_was = typed(&[("status", "In Progress"), ("canceled", "true"), ("closed", "true")]);
    let same = set(&engine, &no, &as_it_was).await;
    assert_eq!(same.unwrap(), canceled, "a card that changes nothing");
    let reopened = set(&engine, &no, &typed(&[("closed", "false")])).await.unwrap();
    assert!(!reopened.closed && !reopened.canceled);
    assert_eq!(refused(set(&engine, &no, &typed(&[("no", "X")])).await), Code::InvalidValue);
    delete(&engine, &no).await.unwrap();
    assert_eq!(delete(&engine, &no).await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn lists_show_what_is_due_and_whose_it_is() {
    let (engine, _folder) = book().await;
    let today = engine.today();
    for (description, days, contact) in
        [("late", -1, "ANA"), ("now", 0, "K1"), ("later", 1, ""), ("done", -5, "ANA")]
    {
        let date = (today + chrono::TimeDelta::days(days)).to_string();
        let fields =
            [("description", description), ("date", &date), ("contact", contact), ("salesperson", "JO")];
        let task = add(&engine, &typed(&fields)).await.unwrap();
        if description == "done" {
            complete(&engine, &task.no).await.unwrap();
        }
    }
    let names = async |query: TaskQuery| -> Vec<String> {
        list(&engine, &query).await.unwrap().rows.into_iter().map(|task| task.description).collect()
    };
    let show = |show| TaskQuery { show, ..TaskQuery::default() };
    assert_eq!(names(show(TaskFilter::All)).await, ["done", "late", "now", "later"]);
    assert_eq!(names(show(TaskFilter::Open)).await, ["late", "now", "later"]);
    assert_eq!(names(show(TaskFilter::Overdue)).await, ["late"]);
    assert_eq!(names(show(TaskFilter::DueToday)).await, ["now"]);
    assert_eq!(names(show(TaskFilter::Due)).await, ["late", "now"]);
    assert_eq!(names(show(TaskFilter::Closed)).await, ["done"]);
    let of = |no: &str| TaskQuery { contact_no: no.into(), ..TaskQuery::default() };
    assert_eq!(names(of("k1")).await, ["done", "late", "now"], "a company shows those of its people");
    assert_eq!(names(of("ana")).await, ["done", "late"]);
    assert_eq!(names(TaskQuery { search: "person ANA late".into(), ..TaskQuery::default() }).await, ["late"]);
    let first = list(&engine, &TaskQuery { limit: 3, ..TaskQuery::default() }).await.unwrap();
    assert_eq!((first.rows.len(), first.total), (3, 4));
    assert_eq!(names(TaskQuery { after: first.next, ..TaskQuery::default() }).await, ["later"]);
}

#[tokio::test]
async fn lists_are_filtered_by_what_a_task_is_and_sorted_by_any_column() {
    let (engine, _folder) = book().await;
    let rows = [
        ("Zeta", "2026-11-23", "Meeting", "Low", "In Progress", "ANA"),
        ("alpha", "2026-11-25", "", "High", "Waiting", ""),
        ("Beta", "2026-11-24", "Phone Call", "Normal", "Not Started", "K1"),
        ("gamma", "2026-11-30", "", "High", "Not Started", "ANA"),
    ];
    for (description, date, kind, priority, status, contact) in rows {
        let fields = [
            ("description", description),
            ("date", date),
            ("type", kind),
            ("priority", priority),
            ("status", status),
            ("contact", contact),
            ("salesperson", "JO"),
        ];
        add(&engine, &typed(&fields)).await.unwrap();
    }
    let names = async |query: TaskQuery| -> Vec<String> {
        list(&engine, &query).await.unwrap().rows.into_iter().map(|task| task.description).collect()
    };
    let all = TaskQuery::default;
    assert_eq!(names(TaskQuery { kind: Some(TaskKind::Blank), ..all() }).await, ["alpha", "gamma"]);
    assert_eq!(names(TaskQuery { status: Some(TaskStatus::NotStarted), ..all() }).await, ["Beta", "gamma"]);
    let days = TaskQuery { from_date: "2026-11-24".into(), to_date: "2026-11-25".into(), ..all() };
    assert_eq!(names(days).await, ["Beta", "alpha"]);
    for (sort, expected) in [
        (TaskSort::Date, ["Zeta", "Beta", "alpha", "gamma"]),
        (TaskSort::No, ["Zeta", "alpha", "Beta", "gamma"]),
        (TaskSort::Type, ["alpha", "gamma", "Zeta", "Beta"]),
        (TaskSort::Description, ["alpha", "Beta", "gamma", "Zeta"]),
        (TaskSort::Status, ["Beta", "gamma", "Zeta", "alpha"]),
        (TaskSort::Priority, ["alpha", "gamma", "Beta", "Zeta"]),
        (TaskSort::Contact, ["alpha", "Beta", "Zeta", "gamma"]),
        (TaskSort::Salesperson, ["Zeta", "Beta", "alpha", "gamma"]),
    ] {
        assert_eq!(names(TaskQuery { sort, ..all() }).await, expected, "{sort:?}");
        let mut turned = names(TaskQuery { sort, descending: true, ..all() }).await;
        turned.reverse();
        assert_eq!(turned, expected, "{sort:?} descending");
        let mut page_by_page = Vec::new();
        let mut after = String::new();
        loop {
            let query = TaskQuery { sort, after, limit: 1, ..all() };
            let page = list(&engine, &query).await.unwrap();
            page_by_page.extend(page.rows.into_iter().map(|task| task.description));
            after = page.next;
            if after.is_empty() {
                break;
            }
        }
        assert_eq!(page_by_page, expected, "{sort:?} page by page");
    }
    let wrong = TaskQuery { from_date: "soon".into(), ..all() };
    assert_eq!(list(&engine, &wrong).await.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn a_salesperson_shows_when_their_next_task_is_due() {
    use crate::actions::salespeople;
    use crate::domain::salesperson::SalespersonQuery;
    let (engine, _folder) = book().await;
    assert_eq!(salespeople::show(&engine, "JO").await.unwrap().next_task_date, "");
    let mut numbers = Vec::new();
    for date in ["2026-12-24", "2026-12-01"] {
        let fields = [("description", "Call"), ("date", date), ("salesperson", "JO")];
        numbers.push(add(&engine, &typed(&fields)).await.unwrap().no);
    }
    assert_eq!(salespeople::show(&engine, "JO").await.unwrap().next_task_date, "2026-12-01");
    complete(&engine, &numbers[1]).await.unwrap();
    let listed = salespeople::list(&engine, &SalespersonQuery::default()).await.unwrap().rows;
    assert_eq!(listed[0].next_task_date, "2026-12-24");
    let refused = salespeople::delete(&engine, "JO").await.unwrap_err();
    assert_eq!(refused.code(), Code::SalespersonHasOpenTasks);
    cancel(&engine, &numbers[0]).await.unwrap();
    salespeople::delete(&engine, "JO").await.unwrap();
}

#[tokio::test]
async fn contacts_and_salespeople_know_whether_they_have_tasks() {
    let (engine, _folder) = book().await;
    let no = add(&engine, &typed(&[("description", "Call"), ("contact", "ANA")])).await.unwrap().no;
    let mut tx = engine.store.begin().await.unwrap();
    for who in ["ANA", "K1"] {
        assert!(task::of_contact(&mut tx, who, true).await.unwrap(), "{who}");
    }
    assert!(task::of_salesperson(&mut tx, "JO", true).await.unwrap());
    drop(tx);
    complete(&engine, &no).await.unwrap();
    let mut tx = engine.store.begin().await.unwrap();
    assert!(!task::of_contact(&mut tx, "ANA", true).await.unwrap());
    assert!(task::of_contact(&mut tx, "ANA", false).await.unwrap());
    assert!(!task::of_salesperson(&mut tx, "JO", true).await.unwrap());
    assert!(task::of_salesperson(&mut tx, "JO", false).await.unwrap());
    drop(tx);
    crate::actions::contacts::delete(&engine, "ANA").await.unwrap();
    let moved = show(&engine, &no).await.unwrap();
    assert_eq!((moved.contact_no.as_str(), moved.contact_company_no.as_str()), ("K1", "K1"));
    crate::actions::contacts::delete(&engine, "K1").await.unwrap();
    let alone = show(&engine, &no).await.unwrap();
    assert_eq!((alone.contact_no.as_str(), alone.contact_company_no.as_str()), ("", ""));
}
