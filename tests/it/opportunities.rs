//! From a mail to a sale: what was logged becomes an opportunity and is led to won.

use bitacora_engine::Code;
use bitacora_engine::actions::{contacts, interactions, opportunities};
use bitacora_engine::domain::event::Event;
use bitacora_engine::domain::interaction::EntryQuery;
use bitacora_engine::domain::opportunity::Status;

use crate::support::{C1, S1, S2, World, fields};

#[tokio::test]
async fn a_logged_mail_becomes_an_opportunity_that_is_won() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1, S2], &[]));
    world.run().await;
    let entries = world.entries().await;
    assert_eq!(entries.len(), 2, "one for each salesperson");
    let (engine, first) = (&world.engine, &entries[0]);
    let mut events = engine.subscribe();
    let form = fields(&[("estimated_value", "1500.50"), ("chances", "40"), ("closing_date", "2030-01-31")]);
    let made = opportunities::create_from_entry(engine, first.entry_no, &form).await.unwrap();
    let one = &made.opportunity;
    assert_eq!((&one.contact_no, &one.salesperson_code), (&first.contact_no, &first.salesperson_code));
    assert_eq!(
        (one.status, one.estimated_value, one.calcd_current_value),
        (Status::InProgress, 150_050, 60_020)
    );
    assert_eq!(made.linked_entries.len(), 2, "the sibling of the same mail too (W20)");
    let mut told = Vec::new();
    while let Ok(event) = events.try_recv() {
        told.push(event);
    }
    assert!(told.contains(&Event::OpportunitiesChanged) && told.contains(&Event::EntriesChanged));
    let of_deal = EntryQuery { opportunity_no: one.no.clone(), ..EntryQuery::default() };
    assert_eq!(interactions::list(engine, &of_deal).await.unwrap().total, 2, "R88");
    assert_eq!(one.no_of_interactions, 2);

    let held = contacts::delete(engine, &one.contact_no).await.unwrap_err().code();
    assert_eq!(held, Code::ContactHasOpenOpportunities);
    let next = fields(&[("action", "next")]);
    assert_eq!(opportunities::update(engine, &one.no, &next).await.unwrap().current_stage, 2);
    let refused = opportunities::update(engine, &one.no, &next).await.unwrap_err().code();
    assert_eq!(refused, Code::QuoteRequired);
    let quote = fields(&[("quote", "SQ1001"), ("amount", "1400")]);
    opportunities::assign_quote(engine, &one.no, &quote).await.unwrap();
    let skip = fields(&[("action", "skip"), ("stage", "4")]);
    assert_eq!(opportunities::update(engine, &one.no, &skip).await.unwrap().current_stage, 4);
    let won = fields(&[("result", "won"), ("close_code", "PRICE_W")]);
    let one = opportunities::close(engine, &one.no, &won).await.unwrap();
    assert_eq!((one.status, one.calcd_current_value), (Status::Won, 140_000));
    let statistics = contacts::statistics(engine, &one.contact_no).await.unwrap().opportunities;
    assert_eq!((statistics.no_of_won_opportunities, statistics.calcd_current_value), (1, 140_000));
}

#[tokio::test]
async fn an_interaction_is_made_for_an_opportunity_of_the_company_only() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1], &[]));
    world.run().await;
    let engine = &world.engine;
    let entry = world.entries().await.remove(0);
    let one = opportunities::create_from_entry(engine, entry.entry_no, &fields(&[])).await.unwrap();
    let no = one.opportunity.no.as_str();
    let call = |contact: &str, opportunity: &str| {
        let salesperson = entry.salesperson_code.as_str();
        fields(&[
            ("contact", contact),
            ("template", "EMAIL"),
            ("salesperson", salesperson),
            ("opportunity", opportunity),
        ])
    };
    let made = interactions::create(engine, &call(&entry.contact_no, no)).await.unwrap();
    assert_eq!(made.entry.opportunity_no, no);
    assert_eq!(opportunities::show(engine, no).await.unwrap().no_of_interactions, 2);
    let other =
        contacts::add(engine, &fields(&[("name", "Somebody else"), ("type", "Company")])).await.unwrap().no;
    let refused = async |contact: &str, opportunity: &str| {
        interactions::create(engine, &call(contact, opportunity)).await.unwrap_err().code()
    };
    assert_eq!(refused(&other, no).await, Code::ContactOtherCompany);
    assert_eq!(refused(&entry.contact_no, "OP9").await, Code::NotFound);
}
