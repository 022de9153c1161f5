//! The mail desk and the rules about mail, over the pretend tenant: mail that waits, acts with their effect, undo.

use bitacora_engine::Code;
use bitacora_engine::actions::{contacts, desk, messages, rules};
use bitacora_engine::domain::decision::{Outcome, Reason, Rule, Verdict};
use bitacora_engine::domain::desk::DeskAct;

use crate::support::{C1, C2, K, S1, S2, World, X, fields};

fn create(address: &str, company_no: &str) -> DeskAct {
    DeskAct::Create {
        address: address.into(),
        name: String::new(),
        company_no: company_no.into(),
        company_name: String::new(),
        salesperson_code: String::new(),
    }
}

fn assign(address: &str, contact_no: &str) -> DeskAct {
    DeskAct::Assign { address: address.into(), contact_no: contact_no.into() }
}

fn never(value: &str) -> DeskAct {
    DeskAct::Never { value: value.into() }
}

/// Three mails of a stranger in and out, one of a colleague of C1, one between salespeople.
async fn strangers() -> World {
    let world = World::new().await;
    world.deliver(world.mail(X, &[S1], &[]));
    world.deliver(world.mail(X, &[S1, S2], &[]));
    world.deliver(world.mail(S1, &[X], &[]));
    world.deliver(world.mail("new@k.example", &[S1], &[]));
    world.deliver(world.mail(S1, &[S2], &[]));
    let summary = world.run().await;
    assert_eq!((summary.found, summary.logged), (5, 0));
    world
}

#[tokio::test]
async fn groups_name_the_unknown_address_and_what_is_known_about_it() {
    let world = strangers().await;
    let groups = desk::groups(&world.engine, 0).await.unwrap();
    let seen: Vec<_> = groups.iter().map(|group| (group.address.as_str(), group.messages)).collect();
    assert_eq!(seen, [(X, 3), ("new@k.example", 1)], "most messages first; salespeople wait for nobody");
    assert_eq!(groups[0].subjects, ["Offer 2", "Offer 1", "Offer 0"]);
    assert_eq!(
        (groups[0].domain.as_str(), groups[0].suggested_company.is_none()),
        ("stranger.example", true)
    );
    assert_eq!(groups[1].suggested_company.as_ref().unwrap().contact_no, "K", "by its domain");
    assert!(groups.iter().all(|group| !group.is_own_domain));
    contacts::set(&world.engine, "C1", &fields(&[("email_2", X)])).await.unwrap();
    contacts::set(&world.engine, "C2", &fields(&[("email_2", "new@k.example")])).await.unwrap();
    assert_eq!(desk::groups(&world.engine, 0).await.unwrap().len(), 0, "late match took them");
}

#[tokio::test]
async fn an_ambiguous_address_is_offered_with_its_candidates() {
    let world = World::new().await;
    for no in ["C1", "C2"] {
        contacts::set(&world.engine, no, &fields(&[("email_2", "shared@k.example")])).await.unwrap();
    }
    world.deliver(world.mail("shared@k.example", &[S1], &[]));
    world.run().await;
    let groups = desk::groups(&world.engine, 0).await.unwrap();
    let candidates: Vec<_> = groups[0].candidates.iter().map(|one| one.contact_no.as_str()).collect();
    assert_eq!((groups.len(), candidates), (1, vec!["C1", "C2"]));
    let choose = |nos: &[&str]| DeskAct::Choose {
        address: "shared@k.example".into(),
        contact_nos: nos.iter().map(|no| (*no).to_owned()).collect(),
    };
    let one = desk::act(&world.engine, &[choose(&["C2"])]).await.unwrap();
    assert_eq!((one.logged, world.pairs().await), (1, vec!["C2/S1 Inbound".to_owned()]));
    assert!(desk::groups(&world.engine, 0).await.unwrap().is_empty());
    world.deliver(world.mail("shared@k.example", &[S2], &[]));
    world.deliver(world.mail(S1, &["shared@k.example"], &[]));
    world.run().await;
    assert_eq!(world.pairs().await, ["C2/S1 Inbound", "C2/S2 Inbound", "C2/S1 Outbound"], "from now on too");
    desk::undo(&world.engine, one.undo_id).await.unwrap();
    let again = desk::groups(&world.engine, 0).await.unwrap();
    assert_eq!(
        again.iter().map(|group| group.messages).collect::<Vec<_>>(),
        [1],
        "what came since stays logged"
    );
    let both = [choose(&["C1", "C2"])];
    let shown = desk::preview(&world.engine, &both).await.unwrap();
    assert_eq!((shown.logged, shown.inbound_entries), (1, 2));
    let done = desk::act(&world.engine, &both).await.unwrap();
    assert_eq!((done.logged, done.inbound_entries, done.contact_nos.len()), (1, 2, 2));
    let wrong = choose(&["K"]);
    assert_eq!(desk::act(&world.engine, &[wrong]).await.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn the_effect_shown_is_the_effect_and_undo_takes_it_back() {
    let world = strangers().await;
    let acts = [create(X, ""), assign("new@k.example", "C1")];
    let shown = desk::preview(&world.engine, &acts).await.unwrap();
    assert_eq!((shown.messages, shown.logged, shown.undo_id), (4, 4, 0));
    assert_eq!((shown.inbound_entries, shown.outbound_entries, shown.still_set_aside), (4, 1, 0));
    assert!(world.entries().await.is_empty(), "a preview changes nothing");
    let done = desk::act(&world.engine, &acts).await.unwrap();
    assert_eq!((done.messages, done.logged, done.inbound_entries, done.outbound_entries), (4, 4, 4, 1));
    assert_eq!(world.entries().await.len(), 5);
    world.run().await;
    assert_eq!((world.count("archive"), world.count("Not Logged")), (4, 0));
    let undone = desk::undo(&world.engine, done.undo_id).await.unwrap();
    assert_eq!((undone.messages, undone.entries, undone.entries_kept), (4, 5, 0));
    assert!(world.entries().await.is_empty() && undone.contacts_kept.is_empty());
    assert_eq!(desk::groups(&world.engine, 0).await.unwrap().len(), 2, "they wait again");
    world.run().await;
    assert_eq!((world.count("archive"), world.count("Not Logged")), (0, 4));
    world.assert_in_order().await;
    let again = desk::act(&world.engine, &acts).await.unwrap();
    assert_eq!((again.logged, world.entries().await.len()), (4, 5), "and can be logged again, once");
}

#[tokio::test]
async fn what_somebody_worked_on_stays() {
    let world = strangers().await;
    let done = desk::act(&world.engine, &[create(X, "")]).await.unwrap();
    let touched = world.entries().await[0].entry_no;
    let task = fields(&[("entry", &touched.to_string())]);
    bitacora_engine::actions::tasks::add(&world.engine, &task).await.unwrap();
    let undone = desk::undo(&world.engine, done.undo_id).await.unwrap();
    assert_eq!((undone.messages, undone.entries_kept > 0), (2, true));
    assert_eq!(undone.contacts_kept, done.contact_nos, "its entries need it");
    assert!(world.entries().await.iter().any(|entry| entry.entry_no == touched));
}

#[tokio::test]
async fn a_rule_keeps_mail_out_early_and_late_with_its_reason() {
    let world = strangers().await;
    let trial = fields(&[("kind", "never_log"), ("value", "stranger.example")]);
    let tried = rules::try_rule(&world.engine, &trial, 90).await.unwrap();
    assert_eq!((tried.messages, tried.set_aside_settled, tried.messages_not_logged), (5, 3, 0));
    assert!(rules::list(&world.engine).await.unwrap().is_empty(), "a dry run changes nothing");
    let done = desk::act(&world.engine, &[never("stranger.example")]).await.unwrap();
    assert_eq!((done.messages, done.logged), (3, 0));
    let waiting = desk::groups(&world.engine, 0).await.unwrap();
    assert_eq!(waiting.iter().map(|group| group.address.as_str()).collect::<Vec<_>>(), ["new@k.example"]);
    contacts::set(&world.engine, "C1", &fields(&[("email_2", X)])).await.unwrap();
    assert!(world.entries().await.is_empty(), "not even late");
    let key = world.deliver(world.mail(X, &[S1], &[C1]));
    assert_eq!(world.run().await.logged, 0);
    let why = messages::explain(&world.engine, &key).await.unwrap();
    assert_eq!((why.message.outcome, why.message.reason), (Outcome::Unmatched, Reason::NeverLog));
    let step = why.decision.steps.iter().find(|step| step.rule == Rule::NeverLog).unwrap();
    assert_eq!(
        (step.verdict, step.detail.as_str(), step.address.as_str()),
        (Verdict::Stopped, "stranger.example", X)
    );
    let last: Vec<_> =
        why.decision.steps.iter().rev().take(3).map(|step| (step.rule, step.verdict)).collect();
    assert!(last.iter().all(|(_, verdict)| *verdict == Verdict::NotAsked), "{last:?}");
    let undone = desk::undo(&world.engine, done.undo_id).await.unwrap();
    assert_eq!(undone.messages, 0);
    assert_eq!(world.entries().await.len(), 5, "without the rule C1's second address matches");
}

#[tokio::test]
async fn a_rule_about_a_recipient_leaves_the_others() {
    let world = World::new().await;
    rules::add(&world.engine, &fields(&[("kind", "never_log"), ("value", C2)])).await.unwrap();
    world.deliver(world.mail(S1, &[C1, C2], &[]));
    let only = world.deliver(world.mail(S1, &[C2], &[]));
    world.run().await;
    assert_eq!(world.pairs().await, ["C1/S1 Outbound"]);
    let why = messages::explain(&world.engine, &only).await.unwrap();
    assert_eq!((why.message.outcome, why.message.reason), (Outcome::Unmatched, Reason::NeverLog));
}

#[tokio::test]
async fn a_dry_run_counts_what_was_logged_and_touches_nothing() {
    let world = World::new().await;
    world.deliver(world.mail(C1, &[S1, S2], &[]));
    world.deliver(world.mail(S1, &[C1, C2], &[]));
    world.deliver(world.mail(C2, &[S1], &[]));
    world.run().await;
    assert_eq!(world.entries().await.len(), 5);
    let tried =
        rules::try_rule(&world.engine, &fields(&[("kind", "never_log"), ("value", C1)]), 90).await.unwrap();
    assert_eq!((tried.messages, tried.messages_not_logged, tried.entries_not_written), (3, 1, 3));
    assert_eq!(tried.examples.len(), 2);
    rules::add(&world.engine, &fields(&[("kind", "never_log"), ("value", "k.example")])).await.unwrap();
    assert_eq!(world.entries().await.len(), 5, "rules do not touch what is logged");
}

#[tokio::test]
async fn asked_first_waits_until_somebody_says_so() {
    let world = World::new().await;
    rules::add(&world.engine, &fields(&[("kind", "always_ask"), ("value", "@k.example")])).await.unwrap();
    let key = world.deliver(world.mail(K, &[S1], &[]));
    world.run().await;
    let why = messages::explain(&world.engine, &key).await.unwrap();
    assert_eq!((why.message.outcome, why.message.reason), (Outcome::Unmatched, Reason::AsksFirst));
    assert!(world.entries().await.is_empty());
    let why = messages::retry(&world.engine, &key).await.unwrap();
    assert_eq!((why.message.outcome, world.entries().await.len()), (Outcome::Logged, 1));
}
