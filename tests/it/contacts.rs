//! The address book and the log: what a change of a contact does to mail that came and comes.

use bitacora_engine::actions::{contacts, setup};

use crate::support::{C1, S1, World, X, fields};

async fn set(world: &World, no: &str, pairs: &[(&str, &str)]) {
    contacts::set(&world.engine, no, &fields(pairs)).await.expect("a change");
}

#[tokio::test]
async fn an_inherited_address_reaches_matching_at_once() {
    let world = World::new().await;
    setup::set(&world.engine, &fields(&[("inherit_communication", "true")])).await.unwrap();
    world.deliver(world.mail(X, &[S1], &[]));
    assert_eq!(world.run().await.unmatched, 1);
    let company = [("no", "K9"), ("type", "Company"), ("name", "Nine")];
    contacts::add(&world.engine, &fields(&company)).await.unwrap();
    contacts::add(&world.engine, &fields(&[("no", "P9"), ("company_no", "K9")])).await.unwrap();
    contacts::add(
        &world.engine,
        &fields(&[("no", "P8"), ("company_no", "K9"), ("email", "own@nine.example")]),
    )
    .await
    .unwrap();
    set(&world, "K9", &[("email", X)]).await;
    assert_eq!(contacts::show(&world.engine, "P9").await.unwrap().email, X);
    assert_eq!(contacts::show(&world.engine, "P8").await.unwrap().email, "own@nine.example");
    set(&world, "K9", &[("email", "office@nine.example")]).await;
    set(&world, "P9", &[("email", X)]).await;
    let entries = world.entries().await;
    assert!(
        entries.iter().any(|entry| entry.contact_no == "P9" && entry.contact_company_no == "K9"),
        "{entries:?}"
    );
}

#[tokio::test]
async fn merged_duplicates_share_one_timeline_and_mail_still_matches() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    assert_eq!(world.run().await.logged, 1);
    let entry = world.entries().await.remove(0);
    let added = contacts::add(&world.engine, &fields(&[("no", "P9"), ("email", X)])).await.unwrap();
    world.deliver(world.mail(X, &[S1], &[]));
    assert_eq!(world.run().await.logged, 1);
    let keep = entry.contact_no;
    let preview = contacts::merge(&world.engine, &keep, &added.no, true).await.unwrap();
    assert_eq!((preview.entries, preview.contact.no_of_interactions), (1, 2));
    contacts::merge(&world.engine, &keep, &added.no, false).await.unwrap();
    world.deliver(world.mail(X, &[S1], &[]));
    assert_eq!(world.run().await.logged, 1);
    let whose: Vec<_> = world.entries().await.into_iter().map(|entry| entry.contact_no).collect();
    assert_eq!(whose, [keep.as_str(), keep.as_str(), keep.as_str()]);
    let counts = contacts::statistics(&world.engine, &keep).await.unwrap().interactions;
    assert_eq!((counts.no_of_interactions, counts.inbound), (3, 3));
    world.assert_in_order().await;
}
