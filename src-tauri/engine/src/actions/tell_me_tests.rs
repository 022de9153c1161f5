use super::*;
use crate::actions::test_support::engine;
use crate::actions::{Fields, salespeople, tasks as tasks_of};
use crate::clock::Clock;
use crate::domain::contact::Contact;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, person};

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn book() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    let eva = typed(&[("code", "EVA"), ("name", "Eva Montañés"), ("email", "eva@us.example")]);
    salespeople::add(&engine, &eva).await.unwrap();
    let lucia = Contact { name: "Lucía Fernández".into(), ..person("C7", "", "lucia@duero.example") };
    add_contacts(&engine.store, &[lucia]).await;
    let entry = NewEntry { contact_no: "C7", description: "Offer 2026", ..NewEntry::default() };
    for _ in 0..7 {
        add_entry(&engine.store, &entry).await;
    }
    let call = typed(&[("description", "Call about the offer"), ("contact", "C7"), ("salesperson", "EVA")]);
    tasks_of::add(&engine, &call).await.unwrap();
    (engine, folder)
}

#[tokio::test]
async fn every_kind_of_record_is_found_a_few_of_each() {
    let (engine, _folder) = book().await;
    let found = find(&engine, "offer").await.unwrap();
    assert_eq!((found.entries.len(), found.tasks.len(), found.similar), (5, 1, false));
    let found = find(&engine, " LUCIA fern").await.unwrap();
    assert_eq!(found.contacts[0].no, "C7");
    assert_eq!(found.entries.len(), 5, "the entries of that contact");
    assert_eq!(find(&engine, "montanes").await.unwrap().salespeople[0].code, "EVA");
    assert_eq!(find(&engine, "eva@us").await.unwrap().salespeople.len(), 1);
    assert_eq!(find(&engine, "C7").await.unwrap().contacts.len(), 1);
    assert_eq!(find(&engine, "TD000001").await.unwrap().tasks.len(), 1);
    // A number may be an entry's.
    add_entry(&engine.store, &NewEntry { description: "Visit", ..NewEntry::default() }).await;
    assert!(find(&engine, "8").await.unwrap().is_empty(), "one character is the beginning of everything");
    let found = find(&engine, "08").await.unwrap();
    assert_eq!(found.entries[0].description, "Visit");
}

#[tokio::test]
async fn what_is_written_nearly_so_is_found_when_nothing_else_is() {
    let (engine, _folder) = book().await;
    let found = find(&engine, "fernandes").await.unwrap();
    assert!(found.similar && found.contacts[0].no == "C7");
    let found = find(&engine, "montanez").await.unwrap();
    assert!(found.similar && found.salespeople[0].code == "EVA");
    for nothing in ["", " ", "f", "%%", "\"", "qwertz uiop"] {
        assert!(find(&engine, nothing).await.unwrap().is_empty(), "{nothing}");
    }
}
