use super::*;
use crate::actions::test_support::engine;
use crate::actions::{Fields, contacts, tasks};
use crate::clock::Clock;
use crate::domain::decision::Reason;
use crate::domain::interaction::EntryQuery;
use crate::domain::message::{Message, Party};
use crate::processor::recorder::Recorder;
use crate::store::test_support::{
    add_contacts, add_salesperson, allow_entries, at, company, person, refuse_entries_about,
};

fn assign(address: &str, contact_no: &str) -> DeskAct {
    DeskAct::Assign { address: address.into(), contact_no: contact_no.into() }
}

fn create(address: &str) -> DeskAct {
    DeskAct::Create {
        address: address.into(),
        name: String::new(),
        company_no: String::new(),
        company_name: String::new(),
        salesperson_code: String::new(),
    }
}

fn never(value: &str) -> DeskAct {
    DeskAct::Never { value: value.into() }
}

#[tokio::test]
async fn acts_that_cannot_be_are_refused_alike_before_and_when_done() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_contacts(&engine.store, &[person("ANA", "", "ana@x.example; a@x.example")]).await;
    let cases = [
        (assign("ana(at)x", "ANA"), Code::EmailInvalid),
        (assign("new@x.example", "NN"), Code::NotFound),
        (assign("A@X.example", "ana"), Code::AlreadyExists),
        (never("nowhere"), Code::InvalidValue),
    ];
    for (wrong, code) in cases {
        let one = std::slice::from_ref(&wrong);
        assert_eq!(preview(&engine, one).await.unwrap_err().code(), code, "{wrong:?}");
        assert_eq!(act(&engine, one).await.unwrap_err().code(), code, "{wrong:?}");
    }
    assert_eq!(undo(&engine, 1).await.unwrap_err().code(), Code::NotFound, "nothing was done");
}

#[tokio::test]
async fn an_act_is_taken_back_once_and_what_came_before_a_failure_can_be_too() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_contacts(&engine.store, &[person("ANA", "", "ana@x.example")]).await;
    let three = [assign("new@x.example", "ana"), create("bea@x.example"), never("shop.example")];
    let effect = act(&engine, &three).await.unwrap();
    assert_eq!(effect.contact_nos, ["ANA", "CT000001"]);
    assert_eq!(contacts::show(&engine, "CT000001").await.unwrap().name, "bea", "nobody said a name");
    assert_eq!(rules::list(&engine).await.unwrap().len(), 1);
    let undone = undo(&engine, effect.undo_id).await.unwrap();
    assert!(undone.contacts_kept.is_empty());
    assert_eq!(contacts::show(&engine, "CT000001").await.unwrap_err().code(), Code::NotFound);
    assert!(contacts::show(&engine, "ANA").await.unwrap().alternative_addresses.is_empty());
    assert!(rules::list(&engine).await.unwrap().is_empty());
    assert_eq!(undo(&engine, effect.undo_id).await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn several_acts_are_done_together_or_not_at_all() {
    let (engine, _folder) = strangers().await;
    let before = addresses(&engine).await;
    for last in [assign("other@far.example", "NN"), never("shop.example")] {
        let acts = [create("x@far.example"), assign("new@k.example", "ANA"), never("shop.example"), last];
        act(&engine, &acts).await.unwrap_err();
        assert_eq!(addresses(&engine).await, before, "all still wait");
        assert!(entries(&engine).await.is_empty() && rules::list(&engine).await.unwrap().is_empty());
        assert!(contacts::show(&engine, "ANA").await.unwrap().alternative_addresses.is_empty());
        assert_eq!(contacts::show(&engine, "CT000001").await.unwrap_err().code(), Code::NotFound);
        assert!(last_of(&engine).await.is_none(), "nothing to take back");
    }
    let done = act(&engine, &[create("x@far.example")]).await.unwrap();
    assert_eq!(done.contact_nos, ["CT000001"], "no number was used up");
}

#[tokio::test]
async fn mail_that_cannot_be_logged_at_once_is_logged_by_the_next_run_and_undone_all_the_same() {
    let (engine, _folder) = strangers().await;
    refuse_entries_about(&engine.store, "Subject 2").await;
    let done = act(&engine, &[create("x@far.example")]).await.unwrap();
    assert_eq!((done.messages, done.logged, done.still_set_aside, done.mail_follows), (3, 1, 2, true));
    allow_entries(&engine.store).await;
    catch_up(&engine).await.unwrap();
    assert_eq!(entries(&engine).await.len(), 4, "the rest followed, and nothing came twice");
    let last = last_of(&engine).await.unwrap();
    assert_eq!((last.undo_id, last.messages, last.logged), (done.undo_id, 3, 3));
    let undone = undo(&engine, done.undo_id).await.unwrap();
    assert_eq!((undone.messages, undone.entries, undone.entries_kept), (3, 4, 0));
    assert!(last_of(&engine).await.is_none());
}

#[tokio::test]
async fn a_rule_that_goes_frees_its_mail_even_when_it_fails_at_first() {
    let (engine, _folder) = strangers().await;
    let done = act(&engine, &[assign("x@far.example", "ANA"), never("far.example")]).await.unwrap();
    assert_eq!((done.logged, done.still_set_aside), (0, 3), "the rule goes before the contact");
    refuse_entries_about(&engine.store, "Subject 1").await;
    let rule = rules::list(&engine).await.unwrap().remove(0);
    rules::delete(&engine, rule.id).await.unwrap();
    assert!(entries(&engine).await.is_empty());
    allow_entries(&engine.store).await;
    catch_up(&engine).await.unwrap();
    assert_eq!(entries(&engine).await.len(), 4);
}

#[tokio::test]
async fn a_company_that_is_named_is_made_once_and_goes_with_the_act() {
    let (engine, _folder) = strangers().await;
    let with = |address: &str, company: &str| DeskAct::Create {
        address: address.into(),
        name: String::new(),
        company_no: String::new(),
        company_name: company.into(),
        salesperson_code: "JO".into(),
    };
    let acts = [with("x@far.example", "Far away"), with("y@far.example", "far AWAY ")];
    let done = act(&engine, &acts).await.unwrap();
    let mut people = Vec::new();
    for no in &done.contact_nos {
        people.push(contacts::show(&engine, no).await.unwrap());
    }
    assert_eq!((people.len(), people[0].name.as_str()), (2, "Name of 3"));
    assert_eq!(people[0].salesperson_code, "JO");
    assert_eq!(people[0].company_no, people[1].company_no);
    assert_eq!(contacts::show(&engine, &people[0].company_no).await.unwrap().name, "Far away");
    let shares: Vec<_> = done.salespeople.iter().map(|one| (one.code.as_str(), one.entries)).collect();
    assert_eq!(shares, [("JO", 3), ("LI", 1)]);
    let undone = undo(&engine, done.undo_id).await.unwrap();
    assert!(undone.contacts_kept.is_empty());
    for no in done.contact_nos.iter().chain([&people[0].company_no]) {
        assert_eq!(contacts::show(&engine, no).await.unwrap_err().code(), Code::NotFound, "{no}");
    }
}

async fn last_of(engine: &Engine) -> Option<DeskDone> {
    last(engine, "").await.unwrap()
}

/// Takes a mail up as a run does.
async fn deliver(engine: &Engine, id: &str, from: &str, to: &[&str]) {
    let party = |address: &str| Party { name: format!("Name of {id}"), address: address.into() };
    let message = Message {
        server_id: id.into(),
        internet_message_id: Some(format!("<{id}@mail.example>")),
        subject: Some(format!("Subject {id}")),
        from: Some(party(from)),
        to: to.iter().map(|address| party(address)).collect(),
        sent_at: Some(at(-100)),
        received_at: Some(at(-90)),
        ..Message::default()
    };
    let mailbox = engine.store.mailbox("graph", "shared@firm.example", at(0)).await.unwrap();
    let recorder = Recorder::new(engine, 0).await.unwrap();
    let directory = recorder.directory(std::iter::once(&message)).await.unwrap();
    recorder.take_up(mailbox.mailbox_id, &message, &directory, false).await.unwrap();
}

/// Two mails of a stranger in and one out to them, one of a colleague of Ana's, one between salespeople.
async fn strangers() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "jo@firm.example").await;
    add_salesperson(&engine.store, "LI", "li@firm.example").await;
    add_contacts(&engine.store, &[company("K"), person("ANA", "K", "ana@k.example")]).await;
    deliver(&engine, "1", "x@far.example", &["jo@firm.example"]).await;
    deliver(&engine, "2", "x@far.example", &["jo@firm.example", "li@firm.example"]).await;
    deliver(&engine, "3", "jo@firm.example", &["x@far.example"]).await;
    deliver(&engine, "4", "new@k.example", &["jo@firm.example"]).await;
    deliver(&engine, "5", "jo@firm.example", &["li@firm.example"]).await;
    (engine, folder)
}

async fn entries(engine: &Engine) -> Vec<i64> {
    let page = crate::actions::interactions::list(engine, &EntryQuery::default()).await.unwrap();
    page.rows.into_iter().map(|entry| entry.entry_no).collect()
}

async fn addresses(engine: &Engine) -> Vec<(String, i32)> {
    let groups = groups(engine, 0).await.unwrap();
    groups.into_iter().map(|group| (group.address, group.messages)).collect()
}

#[tokio::test]
async fn the_effect_shown_is_the_effect_and_undo_takes_it_back() {
    let (engine, _folder) = strangers().await;
    let waiting = [("x@far.example".to_owned(), 3), ("new@k.example".to_owned(), 1)];
    assert_eq!(addresses(&engine).await, waiting, "salespeople wait for nobody");
    let all = groups(&engine, 0).await.unwrap();
    assert_eq!((all[0].name.as_str(), all[0].subjects.len()), ("Name of 3", 3));
    assert!(all[0].suggested_company.is_none() && !all[0].is_own_domain);
    deliver(&engine, "7", "it@es.firm.example", &["jo@firm.example"]).await;
    let own = groups(&engine, 0).await.unwrap().remove(1);
    assert_eq!((own.address.as_str(), own.is_own_domain), ("it@es.firm.example", true), "a colleague");
    let [far, near] = waiting;
    let waiting = [far, (own.address, 1), near];
    assert_eq!(all[1].suggested_company.as_ref().unwrap().contact_no, "K", "by its domain");
    let acts = [create("x@far.example"), assign("new@k.example", "ANA")];
    let shown = preview(&engine, &acts).await.unwrap();
    assert_eq!((shown.messages, shown.logged, shown.inbound_entries, shown.outbound_entries), (4, 4, 4, 1));
    assert!(entries(&engine).await.is_empty(), "a preview changes nothing");
    let done = act(&engine, &acts).await.unwrap();
    assert_eq!((done.messages, done.logged, done.inbound_entries, done.outbound_entries), (4, 4, 4, 1));
    assert_eq!(entries(&engine).await.len(), 5);
    assert_eq!(addresses(&engine).await, waiting[1..2]);
    let undone = undo(&engine, done.undo_id).await.unwrap();
    assert_eq!((undone.messages, undone.entries, undone.entries_kept), (4, 5, 0));
    assert!(entries(&engine).await.is_empty() && undone.contacts_kept.is_empty());
    assert_eq!(addresses(&engine).await, waiting, "they wait again");
    assert_eq!(act(&engine, &acts).await.unwrap().logged, 4, "and can be logged again");
    assert_eq!(entries(&engine).await.len(), 5, "once");
}

#[tokio::test]
async fn what_somebody_worked_on_stays() {
    let (engine, _folder) = strangers().await;
    let done = act(&engine, &[create("x@far.example")]).await.unwrap();
    let touched = entries(&engine).await[0];
    let task = Fields::from([("entry".to_owned(), touched.to_string())]);
    tasks::add(&engine, &task).await.unwrap();
    let undone = undo(&engine, done.undo_id).await.unwrap();
    assert_eq!(undone.messages, 2);
    assert!(undone.entries_kept > 0 && entries(&engine).await.contains(&touched));
    assert_eq!(undone.contacts_kept, done.contact_nos, "its entries need it");
}

#[tokio::test]
async fn a_rule_keeps_mail_out_late_too_and_tells_why() {
    let (engine, _folder) = strangers().await;
    let typed = |kind: &str, value: &str| -> Fields {
        [("kind", kind), ("value", value)].into_iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
    };
    let tried = rules::try_rule(&engine, &typed("never_log", "far.example"), 90).await.unwrap();
    assert_eq!((tried.messages, tried.set_aside_settled, tried.messages_not_logged), (5, 3, 0));
    assert!(rules::list(&engine).await.unwrap().is_empty(), "a dry run changes nothing");
    let done = act(&engine, &[never("far.example")]).await.unwrap();
    assert_eq!((done.messages, done.logged, done.still_set_aside), (3, 0, 3));
    assert_eq!(addresses(&engine).await, [("new@k.example".to_owned(), 1)]);
    let why = super::super::messages::explain(&engine, "<1@mail.example>").await.unwrap();
    assert_eq!(why.message.reason, Reason::NeverLog);
    act(&engine, &[assign("x@far.example", "ANA")]).await.unwrap();
    assert!(entries(&engine).await.is_empty(), "not even late");
    undo(&engine, done.undo_id).await.unwrap();
    assert_eq!(entries(&engine).await.len(), 4, "without the rule Ana's address matches");
    let tried = rules::try_rule(&engine, &typed("never_log", "x@far.example"), 90).await.unwrap();
    assert_eq!((tried.messages_not_logged, tried.entries_not_written, tried.examples.len()), (3, 4, 3));
    rules::add(&engine, &typed("never_log", "x@far.example")).await.unwrap();
    assert_eq!(entries(&engine).await.len(), 4, "rules do not touch what is logged");
    rules::add(&engine, &typed("always_ask", "k.example")).await.unwrap();
    deliver(&engine, "6", "ana@k.example", &["jo@firm.example"]).await;
    let why = super::super::messages::explain(&engine, "<6@mail.example>").await.unwrap();
    assert_eq!((why.message.outcome, why.message.reason), (Outcome::Unmatched, Reason::AsksFirst));
    let why = super::super::messages::retry(&engine, "<6@mail.example>").await.unwrap();
    assert_eq!(why.message.outcome, Outcome::Logged, "somebody said so");
}

/// Stops logging earlier mail once that many messages were looked at.
fn stop_behind(engine: &Engine, messages: u32) -> tokio::task::JoinHandle<()> {
    let (engine, mut events) = (engine.clone(), engine.subscribe());
    tokio::spawn(async move {
        while let Ok(event) = events.recv().await {
            if matches!(event, Event::CatchingUp(far) if far.done >= messages) {
                return stop(&engine);
            }
        }
    })
}

#[tokio::test]
async fn earlier_mail_that_was_stopped_goes_on_where_it_was_and_is_logged_once() {
    let (engine, _folder) = strangers().await;
    for number in 0..160 {
        deliver(&engine, &format!("many {number}"), "x@far.example", &["jo@firm.example"]).await;
    }
    let watching = stop_behind(&engine, 100);
    let done = act(&engine, &[create("x@far.example")]).await.unwrap();
    watching.await.unwrap();
    assert!(done.canceled && done.mail_follows);
    assert!((90..160).contains(&done.logged), "{}", done.logged);
    assert_eq!((done.messages, done.logged + done.still_set_aside), (163, 163));
    let written = all_entries(&engine).await;
    assert_eq!(written, i64::from(done.inbound_entries + done.outbound_entries), "what is done stays");
    assert_eq!(last_of(&engine).await.unwrap().logged, done.logged);

    let watching = stop_behind(&engine, 20);
    let more = catch_up(&engine).await.unwrap();
    watching.await.unwrap();
    assert!(more.logged >= 10 && more.left > 0, "{more:?}");
    assert_eq!(done.logged.cast_unsigned() + more.logged + more.left, 163);
    let rest = catch_up(&engine).await.unwrap();
    assert_eq!((rest.logged, rest.left), (more.left, 0), "none was forgotten");
    assert_eq!(all_entries(&engine).await, 164, "and none came twice: one of them was to two salespeople");
    assert_eq!(catch_up(&engine).await.unwrap(), DeskCaughtUp::default());
    let undone = undo(&engine, done.undo_id).await.unwrap();
    assert_eq!((undone.messages, undone.entries, undone.entries_kept), (163, 164, 0));
}

async fn all_entries(engine: &Engine) -> i64 {
    let page = crate::actions::interactions::list(engine, &EntryQuery::default()).await.unwrap();
    page.total.into()
}

#[tokio::test]
async fn an_act_stopped_before_it_is_written_leaves_no_trace_and_a_later_one_is_not_stopped() {
    let (engine, _folder) = strangers().await;
    let acts: Vec<_> = (0..50).map(|number| create(&format!("x{number}@far.example"))).collect();
    let mut events = engine.subscribe();
    let (at_once, ()) = tokio::join!(biased; act(&engine, &acts), async { stop(&engine) });
    assert_eq!(at_once.unwrap_err().code(), Code::Canceled);
    assert!(events.try_recv().is_err() && last_of(&engine).await.is_none());
    assert_eq!(contacts::show(&engine, "CT000001").await.unwrap_err().code(), Code::NotFound);
    let done = act(&engine, &[create("x@far.example")]).await.unwrap();
    assert_eq!((done.logged, done.canceled), (3, false));
}

#[tokio::test]
async fn a_contact_that_a_deal_or_a_comment_needs_stays_when_its_act_is_undone() {
    let (engine, _folder) = strangers().await;
    let done = act(&engine, &[create("x@far.example"), create("new@k.example")]).await.unwrap();
    let [with_deal, with_comment] = [done.contact_nos[0].as_str(), done.contact_nos[1].as_str()];
    let pairs = [("contact", with_deal), ("description", "Desks"), ("salesperson", "JO")];
    let deal: Fields = pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    crate::actions::opportunities::add(&engine, &deal).await.unwrap();
    let comment = Fields::from([("comment".to_owned(), "Likes tea".to_owned())]);
    contacts::add_comment(&engine, with_comment, &comment).await.unwrap();
    let undone = undo(&engine, done.undo_id).await.unwrap();
    let mut kept = undone.contacts_kept.clone();
    kept.sort();
    assert_eq!((undone.messages, kept), (4, done.contact_nos.clone()));
}

#[tokio::test]
async fn a_choice_goes_with_the_contact_and_its_undo_finds_who_is_left() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_salesperson(&engine.store, "JO", "jo@firm.example").await;
    let all: Vec<_> = ["ANA", "BEA", "CAI"].iter().map(|no| person(no, "", "s@x.example")).collect();
    add_contacts(&engine.store, &all).await;
    deliver(&engine, "1", "s@x.example", &["jo@firm.example"]).await;
    let choose = |nos: &[&str]| DeskAct::Choose {
        address: "s@x.example".into(),
        contact_nos: nos.iter().map(|no| (*no).to_owned()).collect(),
    };
    assert_eq!(act(&engine, &[choose(&["ANA"])]).await.unwrap().logged, 1);
    let second = act(&engine, &[choose(&["BEA"])]).await.unwrap();
    contacts::delete(&engine, "BEA").await.unwrap();
    deliver(&engine, "2", "s@x.example", &["jo@firm.example"]).await;
    let why = super::super::messages::explain(&engine, "<2@mail.example>").await.unwrap();
    assert_eq!(why.message.reason, Reason::Ambiguous, "nobody is chosen any more");
    undo(&engine, second.undo_id).await.unwrap();
    let why = super::super::messages::explain(&engine, "<2@mail.example>").await.unwrap();
    assert_eq!(why.message.outcome, Outcome::Logged, "Ana is chosen again");
}
