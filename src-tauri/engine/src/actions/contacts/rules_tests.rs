//! Inheritance, refusals, comments, statistics and merging.

use super::*;
use crate::actions::test_support::engine;
use crate::actions::{administrator, desk, salespeople, setup};
use crate::clock::Clock;
use crate::domain::address::Address;
use crate::domain::desk::DeskAct;
use crate::domain::task::Task;
use crate::store::test_support::{NewEntry, add_entry, add_salesperson, at};

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn added(engine: &Engine, pairs: &[(&str, &str)]) -> Contact {
    add(engine, &typed(pairs)).await.unwrap()
}

async fn changed(engine: &Engine, no: &str, pairs: &[(&str, &str)]) -> Contact {
    set(engine, no, &typed(pairs)).await.unwrap()
}

async fn add_task(engine: &Engine, no: &str, contact_no: &str, closed: bool) {
    let mut tx = engine.store.begin().await.unwrap();
    let task = Task {
        no: no.into(),
        description: "Call".into(),
        date: "2026-11-23".into(),
        contact_no: contact_no.into(),
        salesperson_code: "JO".into(),
        closed,
        ..Task::default()
    };
    task::save(&mut tx, &task, at(0)).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn people_take_over_from_their_company_and_follow_it() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "").await;
    add_salesperson(&engine.store, "LI", "").await;
    let on = typed(&[("inherit_communication", "true"), ("default_language", "esp")]);
    setup::set(&engine, &on).await.unwrap();
    let firm = [
        ("no", "K1"),
        ("type", "company"),
        ("salesperson_code", "JO"),
        ("territory", "N"),
        ("address", "Street 1"),
    ];
    let firm = added(&engine, &[&firm[..], &[("email", "info@k.example"), ("city", "Vigo")]].concat()).await;
    assert_eq!(firm.language, "ESP", "a new contact begins with the defaults");
    let ana = added(&engine, &[("no", "P1"), ("company_no", "K1"), ("email", "ana@k.example")]).await;
    assert_eq!((ana.salesperson_code.as_str(), ana.territory.as_str()), ("JO", "N"));
    assert_eq!((ana.address.as_str(), ana.city.as_str()), ("Street 1", "Vigo"));
    assert_eq!((ana.email.as_str(), ana.language.as_str()), ("ana@k.example", "ESP"));
    let bea = added(&engine, &[("no", "P2"), ("company_no", "K1"), ("salesperson_code", "LI")]).await;
    assert_eq!((bea.salesperson_code.as_str(), bea.email.as_str()), ("LI", "info@k.example"));

    changed(&engine, "K1", &[("email", "new@k.example"), ("salesperson_code", "LI"), ("city", "Lugo")]).await;
    let (ana, bea) = (show(&engine, "P1").await.unwrap(), show(&engine, "P2").await.unwrap());
    assert_eq!(
        (ana.email.as_str(), ana.salesperson_code.as_str(), ana.city.as_str()),
        ("ana@k.example", "LI", "Lugo")
    );
    assert_eq!(bea.email, "new@k.example");
    let address = Address::parse("new@k.example").unwrap();
    let directory = engine.store.directory(&[address.clone()].into()).await.unwrap();
    let who: Vec<_> = directory.contacts[&address].iter().map(|found| found.contact_no.as_str()).collect();
    assert_eq!(who, ["K1", "P2"], "an inherited change reaches matching at once");

    added(&engine, &[("no", "K2"), ("type", "company"), ("email", "info@m.example")]).await;
    let moved = changed(&engine, "P2", &[("company_no", "K2")]).await;
    assert_eq!(
        (moved.email.as_str(), moved.salesperson_code.as_str()),
        ("info@m.example", ""),
        "even by a blank"
    );
    let alone = changed(&engine, "P2", &[("company_no", "")]).await;
    assert_eq!(alone.email, "info@m.example", "leaving takes nothing away");
}

#[tokio::test]
async fn the_search_name_follows_the_name_until_another_is_typed() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    assert_eq!(added(&engine, &[("no", "P1"), ("name", "Ana Ñu")]).await.search_name, "ANA ÑU");
    assert_eq!(changed(&engine, "P1", &[("name", "Ana")]).await.search_name, "ANA");
    changed(&engine, "P1", &[("search_name", "boss")]).await;
    assert_eq!(changed(&engine, "P1", &[("name", "Bea")]).await.search_name, "BOSS");
    assert_eq!(changed(&engine, "P1", &[("search_name", "")]).await.search_name, "BEA");
    let letter = changed(&engine, "P1", &[("correspondence_type", "hard copy")]).await;
    assert_eq!(letter.correspondence_type.as_str(), "Hard Copy");
    let wrong = set(&engine, "P1", &typed(&[("correspondence_type", "pigeon")])).await.unwrap_err();
    assert_eq!(wrong.code(), Code::InvalidValue);
}

#[tokio::test]
async fn work_holds_contacts_and_salespeople() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "").await;
    added(&engine, &[("no", "K1"), ("type", "company")]).await;
    for no in ["P1", "P2"] {
        added(&engine, &[("no", no), ("company_no", "K1")]).await;
    }
    add_task(&engine, "T1", "P1", false).await;
    for no in ["P1", "K1"] {
        assert_eq!(delete(&engine, no).await.unwrap_err().code(), Code::ContactHasOpenTasks, "{no}");
    }
    assert!(show(&engine, "P2").await.is_ok(), "nobody goes");
    assert_eq!(salespeople::delete(&engine, "JO").await.unwrap_err().code(), Code::SalespersonHasOpenTasks);
    add_task(&engine, "T1", "P1", true).await;
    let company = typed(&[("type", "company")]);
    let error = set(&engine, "P1", &company).await.unwrap_err();
    assert_eq!(error.code(), Code::ContactHasTasks, "closed ones too");
    salespeople::delete(&engine, "JO").await.unwrap();
    delete(&engine, "P1").await.unwrap();
    assert_eq!(engine.store.task("T1").await.unwrap().unwrap().contact_no, "K1", "as its entries");
    delete(&engine, "K1").await.unwrap();
    assert_eq!(engine.store.task("T1").await.unwrap().unwrap().contact_no, "");
}

#[tokio::test]
async fn comments_are_dated_lines() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    added(&engine, &[("no", "P1")]).await;
    add_comment(&engine, "p1", &typed(&[("comment", " Likes tea "), ("code", "x")])).await.unwrap();
    let lines =
        add_comment(&engine, "P1", &typed(&[("comment", "Moved"), ("date", "2026-01-02")])).await.unwrap();
    let shown: Vec<_> =
        lines.iter().map(|one| (one.line_no, one.comment.as_str(), one.code.as_str())).collect();
    assert_eq!(shown, [(10_000, "Likes tea", "X"), (20_000, "Moved", "")]);
    assert_eq!(lines[0].date, engine.today().to_string());
    assert_eq!(lines[1].date, "2026-01-02");
    let left = delete_comment(&engine, "P1", 10_000).await.unwrap();
    assert_eq!(left, lines[1..]);
    assert_eq!(comments(&engine, "P1").await.unwrap(), left);
    assert_eq!(delete_comment(&engine, "P1", 10_000).await.unwrap_err().code(), Code::NotFound);
    for wrong in [typed(&[("comment", " ")]), typed(&[("comment", "x"), ("date", "soon")])] {
        assert_eq!(add_comment(&engine, "P1", &wrong).await.unwrap_err().code(), Code::InvalidValue);
    }
    assert_eq!(comments(&engine, "P9").await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn statistics_leave_out_what_did_not_happen() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    added(&engine, &[("no", "K1"), ("type", "company")]).await;
    added(&engine, &[("no", "P1"), ("company_no", "K1")]).await;
    let day = 86_400;
    let entry = NewEntry {
        contact_no: "P1",
        company_no: "K1",
        salesperson_code: "JO",
        flow: "Inbound",
        ..NewEntry::default()
    };
    add_entry(&engine.store, &entry).await;
    add_entry(&engine.store, &NewEntry { flow: "Outbound", seconds: day, ..entry.clone() }).await;
    add_entry(&engine.store, &NewEntry { canceled: true, ..entry.clone() }).await;
    add_entry(&engine.store, &NewEntry { postponed: true, seconds: 3 * day, ..entry.clone() }).await;
    add_entry(&engine.store, &NewEntry { attempt_failed: true, seconds: 2 * day, ..entry.clone() }).await;
    let expected = |count| (count, 2, 1);
    for no in ["P1", "K1"] {
        let found = statistics(&engine, no).await.unwrap();
        let counts = &found.interactions;
        assert_eq!((counts.no_of_interactions, counts.inbound, counts.outbound), expected(3), "{no}");
        assert_eq!(counts.date_of_last_interaction, at(day).format("%Y-%m-%d").to_string());
        assert_eq!(found.no_of_people, i64::from(no == "K1"));
    }
    add_salesperson(&engine.store, "JO", "").await;
    changed(&engine, "K1", &[("salesperson_code", "JO")]).await;
    let jo = salespeople::statistics(&engine, "jo").await.unwrap();
    assert_eq!(
        (jo.interactions.no_of_interactions, jo.no_of_contacts),
        (3, 2),
        "the person follows the company"
    );
    assert_eq!(statistics(&engine, "X").await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn duplicates_become_one_and_a_dry_run_writes_nothing() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    added(&engine, &[("no", "P1"), ("name", "Ana"), ("email", "ana@x.example")]).await;
    added(&engine, &[("no", "P2"), ("name", "Anna"), ("email", "anna@y.example"), ("phone", "1")]).await;
    add_entry(&engine.store, &NewEntry { contact_no: "P1", ..NewEntry::default() }).await;
    add_entry(&engine.store, &NewEntry { contact_no: "P2", ..NewEntry::default() }).await;
    for no in ["P1", "P2"] {
        add_comment(&engine, no, &typed(&[("comment", no)])).await.unwrap();
    }
    add_task(&engine, "T1", "P2", false).await;
    let preview = merge(&engine, "p1", "p2", true).await.unwrap();
    assert_eq!((preview.entries, preview.comments, preview.tasks), (1, 1, 1));
    assert_eq!(
        (preview.filled.as_slice(), preview.contact.no_of_interactions),
        (["phone".to_owned()].as_slice(), 2)
    );
    assert_eq!(show(&engine, "P2").await.unwrap().no_of_interactions, 1, "nothing was written");

    let done = merge(&engine, "P1", "P2", false).await.unwrap();
    assert_eq!(done, crate::domain::contact::ContactMerge { dry_run: false, ..preview });
    assert_eq!(show(&engine, "P2").await.unwrap_err().code(), Code::NotFound);
    assert_eq!(done.contact.alternative_addresses[0].email, "anna@y.example");
    let lines: Vec<_> = comments(&engine, "P1").await.unwrap().into_iter().map(|one| one.comment).collect();
    assert_eq!(lines, ["P1", "P2"]);
    assert_eq!(engine.store.task("T1").await.unwrap().unwrap().contact_no, "P1");
    let audit = administrator::audit(&engine, None, 1).await.unwrap();
    assert_eq!(
        (audit[0].action.as_str(), audit[0].old.as_str(), audit[0].new.as_str()),
        ("merge_contacts", "P2", "P1")
    );
}

#[tokio::test]
async fn companies_are_merged_with_their_people_and_histories() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    for no in ["K1", "K2"] {
        added(&engine, &[("no", no), ("type", "company")]).await;
    }
    added(&engine, &[("no", "P1"), ("company_no", "K2")]).await;
    let entry = NewEntry { contact_no: "P1", company_no: "K2", ..NewEntry::default() };
    add_entry(&engine.store, &entry).await;
    for (keep, other) in [("K1", "K1"), ("K1", "P1")] {
        let error = merge(&engine, keep, other, true).await.unwrap_err();
        assert_eq!(error.code(), Code::InvalidValue, "{keep} {other}");
    }
    let done = merge(&engine, "K1", "K2", false).await.unwrap();
    assert_eq!((done.people, done.contact.no_of_interactions), (1, 1));
    let ana = show(&engine, "P1").await.unwrap();
    assert_eq!((ana.company_no.as_str(), ana.no_of_interactions), ("K1", 1));
}

/// Whom mail of a shared address is for.
async fn chosen(engine: &Engine, address: &str) -> Vec<String> {
    let address = Address::parse(address).unwrap();
    let mut directory = engine.store.directory(&[address.clone()].into()).await.unwrap();
    directory.chosen.remove(&address).unwrap_or_default().into_iter().collect()
}

async fn choose(engine: &Engine, address: &str, contact_nos: &[&str]) -> i64 {
    let contact_nos = contact_nos.iter().map(|no| (*no).to_owned()).collect();
    let act = DeskAct::Choose { address: address.into(), contact_nos };
    desk::act(engine, &[act]).await.unwrap().undo_id
}

#[tokio::test]
async fn who_a_shared_address_stands_for_passes_to_the_contact_that_stays() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    for (no, email) in [("P1", "ana@x.example"), ("P2", "s@x.example;t@x.example"), ("P3", "s@x.example")] {
        added(&engine, &[("no", no), ("email", email)]).await;
    }
    added(&engine, &[("no", "P4"), ("email", "s@x.example;t@x.example")]).await;
    choose(&engine, "s@x.example", &["P2"]).await;
    let both = choose(&engine, "t@x.example", &["P2", "P4"]).await;
    merge(&engine, "P1", "P2", true).await.unwrap();
    assert_eq!(chosen(&engine, "s@x.example").await, ["P2"], "nothing was written");
    let undo_id = choose(&engine, "s@x.example", &["P3"]).await;
    merge(&engine, "P1", "P2", false).await.unwrap();
    assert_eq!(chosen(&engine, "t@x.example").await, ["P1", "P4"]);
    assert_eq!(chosen(&engine, "s@x.example").await, ["P3"]);
    desk::undo(&engine, undo_id).await.unwrap();
    assert_eq!(chosen(&engine, "s@x.example").await, ["P1"], "who was chosen before goes by that name now");
    merge(&engine, "P4", "P1", false).await.unwrap();
    assert_eq!(chosen(&engine, "t@x.example").await, ["P4"], "once");
    desk::undo(&engine, both).await.unwrap();
    assert!(chosen(&engine, "t@x.example").await.is_empty());
}

#[tokio::test]
async fn what_was_merged_does_not_go_with_the_act_that_made_one_of_the_two() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    added(&engine, &[("no", "P1"), ("name", "Ana"), ("phone", "1")]).await;
    let new = DeskAct::Create {
        address: "ana@x.example".into(),
        name: "Ana".into(),
        company_no: String::new(),
        company_name: String::new(),
        salesperson_code: String::new(),
    };
    let made = desk::act(&engine, &[new]).await.unwrap();
    let no = made.contact_nos[0].as_str();
    merge(&engine, no, "P1", false).await.unwrap();
    desk::undo(&engine, made.undo_id).await.unwrap();
    assert_eq!(show(&engine, no).await.unwrap().phone, "1");
}
