//! The log after mail was logged: canceled, deleted for good, searched, its conversation and its siblings.

use bitacora_engine::actions::{contacts, interactions};
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::interaction::{EntryQuery, EntrySort};

use crate::support::{C1, C2, S1, S2, World, fields};

async fn found(world: &World, query: EntryQuery) -> Vec<i64> {
    let query = EntryQuery { sort: EntrySort::EntryNo, ..query };
    let page = interactions::list(&world.engine, &query).await.unwrap();
    page.rows.into_iter().map(|entry| entry.entry_no).collect()
}

#[tokio::test]
async fn a_canceled_entry_keeps_its_message_and_attachment() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let before = world.entries().await.remove(0);
    interactions::cancel(&world.engine, &[before.entry_no]).await.unwrap();
    assert!(world.entries().await.iter().all(|entry| entry.canceled));
    let after = interactions::show(&world.engine, before.entry_no).await.unwrap();
    assert!(after.canceled && after.attachment_no > 0, "W31");
    assert_eq!((after.attachment_no, &after.link), (before.attachment_no, &before.link));
    interactions::uncancel(&world.engine, &[before.entry_no]).await.unwrap();
    assert_eq!(interactions::show(&world.engine, before.entry_no).await.unwrap(), before);
}

#[tokio::test]
async fn a_mail_that_comes_again_after_its_entry_was_deleted_is_not_logged_again() {
    let world = World::new().await;
    let mail = world.mail(C1, &[S1], &[]);
    world.deliver(mail.clone());
    world.run().await;
    let entry = world.entries().await.remove(0);
    interactions::cancel(&world.engine, &[entry.entry_no]).await.unwrap();
    let deleted = interactions::delete_canceled(&world.engine, &fields(&[("contact", "")]), true).await;
    assert_eq!(deleted.unwrap(), 1);
    world.deliver(mail);
    world.run().await;
    assert!(world.entries().await.is_empty(), "W31: its message is remembered");
    assert_eq!(world.messages(Outcome::Logged).await.len(), 1);
}

#[tokio::test]
async fn the_entries_of_one_mail_are_named_on_each_others_card() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1, S2], &[]));
    world.deliver(world.mail(S1, &[C2], &[]));
    world.run().await;
    let entries = world.entries().await;
    assert_eq!(entries.len(), 3);
    let received: Vec<_> = entries.iter().filter(|entry| entry.information_flow == "Inbound").collect();
    let card = interactions::card(&world.engine, received[0].entry_no).await.unwrap();
    let siblings: Vec<i64> = card.siblings.iter().map(|entry| entry.entry_no).collect();
    assert_eq!(siblings, [received[1].entry_no], "W20");
    assert_eq!(card.title, format!("Emails – from {}", received[0].contact_name), "W48");
    let sent = entries.iter().find(|entry| entry.information_flow == "Outbound").unwrap();
    let card = interactions::card(&world.engine, sent.entry_no).await.unwrap();
    assert_eq!(card.title, format!("Emails – by {}", sent.salesperson_name));
    assert!(card.siblings.is_empty());
    let of_mail = EntryQuery { conversation: received[0].message_key.clone(), ..EntryQuery::default() };
    let both: Vec<i64> = received.iter().map(|entry| entry.entry_no).collect();
    assert_eq!(found(&world, of_mail).await, both);
}

#[tokio::test]
async fn mail_is_searched_by_the_beginnings_of_words_and_by_names_of_now() {
    let world = World::new().await;
    let subject = Some("Presupuesto añadido para Ñuble".to_owned());
    world.deliver(exchange_simulator::seed::SeedMessage { subject, ..world.mail(C1, &[S1], &[]) });
    world.run().await;
    let entry = world.entries().await.remove(0);
    let search = async |words: &str| {
        !found(&world, EntryQuery { search: words.into(), ..EntryQuery::default() }).await.is_empty()
    };
    for words in ["presup", "NUBLE anad", C1, S1, "k.example"] {
        assert!(search(words).await, "{words}");
    }
    assert!(!search("supuesto").await && !search("zorrilla").await);
    contacts::set(&world.engine, &entry.contact_no, &fields(&[("name", "Berta Zorrilla")])).await.unwrap();
    assert!(search("zorr presup").await);
}
