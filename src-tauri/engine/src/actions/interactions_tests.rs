use super::*;
use crate::actions::test_support;
use crate::actions::{Fields, setup};
use crate::clock::Clock;
use crate::domain::contact::Contact;
use crate::domain::interaction::{EntrySort, Evaluation};
use crate::domain::setup::Account;
use crate::domain::template::InteractionTemplate;
use crate::store::template;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, add_salesperson, at, company, person};

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A company with a person, a blocked person, two salespeople and a template for calls.
async fn engine() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = test_support::engine(Clock::fixed(at(0))).await;
    let blocked = Contact { privacy_blocked: true, ..person("P9", "", "") };
    let ana = Contact { salesperson_code: "LI".into(), ..person("P1", "K1", "ana@x.example") };
    add_contacts(&engine.store, &[company("K1"), ana, blocked]).await;
    add_salesperson(&engine.store, "JO", "jo@us.example").await;
    add_salesperson(&engine.store, "LI", "li@us.example").await;
    let call = InteractionTemplate {
        code: "CALL".into(),
        group_code: "PHONE".into(),
        description: "Phone call".into(),
        unit_cost_minor: 1_250,
        unit_duration_minutes: 15,
        information_flow: "Outbound".into(),
        initiated_by: "Us".into(),
        language: "ES".into(),
        ..InteractionTemplate::default()
    };
    let mut tx = engine.store.begin().await.unwrap();
    template::save_template(&mut tx, &call).await.unwrap();
    tx.commit().await.unwrap();
    (engine, folder)
}

async fn numbers(engine: &Engine, query: EntryQuery) -> Vec<i64> {
    let query = EntryQuery { sort: EntrySort::EntryNo, ..query };
    let page = list(engine, &query).await.unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len());
    page.rows.into_iter().map(|entry| entry.entry_no).collect()
}

#[tokio::test]
async fn what_is_missing_is_said_in_the_order_of_the_dialog() {
    let (engine, _folder) = engine().await;
    let steps = [
        (("language", "ES"), Code::ContactRequired),
        (("contact", "p1"), Code::TemplateRequired),
        (("template", "call"), Code::SalespersonRequired),
        (("salesperson", "jo"), Code::DateRequired),
        (("date", "2026-09-01"), Code::DescriptionRequired),
    ];
    let mut typed = fields(&[("date", ""), ("description", "")]);
    for ((name, value), code) in steps {
        typed.insert(name.into(), value.into());
        assert_eq!(create(&engine, &typed).await.unwrap_err().code(), code, "{name}");
    }
    assert_eq!(list(&engine, &EntryQuery::default()).await.unwrap().total, 0, "nothing was written");
    typed.insert("description".into(), "Asked for a quote".into());
    let card = create(&engine, &typed).await.unwrap();
    let entry = &card.entry;
    assert_eq!((entry.subject.as_str(), entry.date.as_str()), ("Asked for a quote", "2026-09-01"));
    assert_eq!((entry.cost, entry.duration, entry.language.as_str()), (1_250, 15, "ES"), "the template's");
    assert_eq!((entry.group_code.as_str(), entry.contact_company_no.as_str()), ("PHONE", "K1"));
    assert_eq!((entry.information_flow.as_str(), entry.initiated_by.as_str()), ("Outbound", "Us"));
    assert!(!entry.email_logged && !entry.postponed);
    assert_eq!(card.title, "Phone call – by JO");
}

#[tokio::test]
async fn what_may_not_be_used_is_refused() {
    let (engine, _folder) = engine().await;
    let good = fields(&[("contact", "P1"), ("template", "CALL"), ("salesperson", "JO")]);
    for (name, value, code) in [
        ("contact", "P9", Code::PrivacyBlocked),
        ("contact", "P2", Code::NotFound),
        ("template", "FAX", Code::TemplateMissing),
        ("salesperson", "XX", Code::NotFound),
        ("opportunity", "OP1", Code::NotFound),
        ("date", "yesterday", Code::InvalidValue),
        ("cost", "-1", Code::InvalidValue),
        ("duration", "1.5", Code::InvalidValue),
        ("evaluation", "great", Code::InvalidValue),
        ("information_flow", "sideways", Code::InvalidValue),
        ("colour", "red", Code::UnknownName),
    ] {
        let mut typed = good.clone();
        typed.insert(name.into(), value.into());
        assert_eq!(create(&engine, &typed).await.unwrap_err().code(), code, "{name}={value}");
    }
    let mut tx = engine.store.begin().await.unwrap();
    let blocked = Contact { privacy_blocked: true, ..company("K1") };
    crate::store::contact::update(&mut tx, &company("K1"), &blocked, at(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(create(&engine, &good).await.unwrap_err().code(), Code::PrivacyBlocked, "its company");
    let proposed = propose(&engine, &fields(&[("contact", "P1")])).await;
    assert_eq!(proposed.unwrap_err().code(), Code::PrivacyBlocked);
}

#[tokio::test]
async fn the_salesperson_proposed_is_the_user_else_the_setting_else_the_contacts() {
    let (engine, _folder) = engine().await;
    let contact = fields(&[("contact", "p1")]);
    let proposal = propose(&engine, &contact).await.unwrap();
    assert_eq!((proposal.salesperson_code.as_str(), proposal.date.as_str()), ("LI", "2026-09-21"));
    assert_eq!(proposal.contact_company_no, "K1");
    setup::set(&engine, &fields(&[("user_salesperson", "JO")])).await.unwrap();
    assert_eq!(propose(&engine, &contact).await.unwrap().salesperson_code, "JO");
    let account = Account { username: "LI@us.example".into(), ..Account::default() };
    engine.store.save_account(&account, at(0)).await.unwrap();
    assert_eq!(propose(&engine, &contact).await.unwrap().salesperson_code, "LI");
    add_salesperson(&engine.store, "L2", "li@us.example").await;
    assert_eq!(propose(&engine, &contact).await.unwrap().salesperson_code, "JO", "no longer the only one");
    let of = propose(&engine, &fields(&[("salesperson", "L2")])).await.unwrap();
    assert_eq!((of.salesperson_code.as_str(), of.contact_no.as_str()), ("L2", ""));
}

#[tokio::test]
async fn a_new_interaction_from_an_entry_takes_that_entry() {
    let (engine, _folder) = engine().await;
    let typed = fields(&[("contact", "P1"), ("template", "CALL"), ("salesperson", "JO"), ("cost", "33.50")]);
    let number = create(&engine, &typed).await.unwrap().entry.entry_no;
    let proposal = propose(&engine, &fields(&[("entry", &number.to_string())])).await.unwrap();
    assert_eq!((proposal.contact_no.as_str(), proposal.salesperson_code.as_str()), ("P1", "JO"), "W48");
    assert_eq!((proposal.template_code.as_str(), proposal.cost), ("CALL", 3_350));
    assert_eq!(proposal.description, "Phone call", "the template's own, where none was typed");
    let missing = propose(&engine, &fields(&[("entry", "99")])).await;
    assert_eq!(missing.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn a_postponed_interaction_is_hidden_until_it_is_finished_as_the_same_entry() {
    let (engine, _folder) = engine().await;
    assert_eq!(postpone(&engine, &Fields::new()).await.unwrap_err().code(), Code::ContactRequired);
    let begun =
        fields(&[("contact", "P1"), ("date", "2026-01-01"), ("description", "Half"), ("comment", "draft")]);
    let number = postpone(&engine, &begun).await.unwrap().entry.entry_no;
    assert!(numbers(&engine, EntryQuery::default()).await.is_empty());
    assert!(numbers(&engine, EntryQuery { search: "half".into(), ..EntryQuery::default() }).await.is_empty());
    let postponed = EntryQuery { postponed: true, ..EntryQuery::default() };
    assert_eq!(numbers(&engine, postponed.clone()).await, [number]);
    let contact = engine.store.contact("P1").await.unwrap().unwrap();
    assert_eq!(contact.no_of_interactions, 0);

    let proposal = propose_resume(&engine, number).await.unwrap();
    assert_eq!((proposal.description.as_str(), proposal.date.as_str()), ("Half", "2026-09-21"), "today");
    let refused = resume(&engine, number, &fields(&[("template", "CALL")]), false).await;
    assert_eq!(refused.unwrap_err().code(), Code::SalespersonRequired);
    cancel(&engine, &[number]).await.unwrap();
    let rest = fields(&[("template", "CALL"), ("salesperson", "JO"), ("evaluation", "2")]);
    assert_eq!(resume(&engine, number, &rest, false).await.unwrap_err().code(), Code::EntryCanceled);
    uncancel(&engine, &[number]).await.unwrap();
    let card = resume(&engine, number, &rest, false).await.unwrap();
    assert_eq!((card.entry.entry_no, card.entry.date.as_str()), (number, "2026-09-21"));
    assert_eq!((card.entry.description.as_str(), card.entry.evaluation), ("Half", 2));
    assert_eq!(card.comments.len(), 1, "the comment stays");
    assert_eq!(numbers(&engine, EntryQuery::default()).await, [number]);
    assert!(numbers(&engine, postponed).await.is_empty());
    assert_eq!(resume(&engine, number, &rest, false).await.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn the_checkmark_of_all_rows_becomes_the_inverse_of_the_first() {
    let (engine, _folder) = engine().await;
    let entry = NewEntry { contact_no: "P1", company_no: "K1", ..NewEntry::default() };
    let first = add_entry(&engine.store, &NewEntry { canceled: true, ..entry.clone() }).await;
    let second = add_entry(&engine.store, &entry).await;
    let third = add_entry(&engine.store, &NewEntry { canceled: true, ..entry }).await;
    let flags = |entries: Vec<LogEntry>| entries.iter().map(|entry| entry.canceled).collect::<Vec<_>>();
    assert_eq!(flags(toggle_canceled(&engine, &[second, first]).await.unwrap()), [true, true]);
    assert_eq!(flags(toggle_canceled(&engine, &[first, second, third]).await.unwrap()), [false; 3]);
    let refused = cancel(&engine, &[first, 99]).await.unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
    assert!(!show(&engine, first).await.unwrap().canceled, "all or none");
    cancel(&engine, &[second]).await.unwrap();
    let only = EntryQuery { only_canceled: true, ..EntryQuery::default() };
    assert_eq!(numbers(&engine, only).await, [second]);
    assert_eq!(numbers(&engine, EntryQuery::default()).await, [first, third]);
}

#[tokio::test]
async fn entries_are_found_by_evaluation_and_template() {
    let (engine, _folder) = engine().await;
    let typed = fields(&[("contact", "P1"), ("template", "CALL"), ("salesperson", "JO")]);
    let called = create(&engine, &typed).await.unwrap().entry.entry_no;
    let other = add_entry(&engine.store, &NewEntry { contact_no: "P1", ..NewEntry::default() }).await;
    evaluate(&engine, &[called], Evaluation::VeryPositive).await.unwrap();
    let base = EntryQuery::default();
    for (query, expected) in [
        (EntryQuery { evaluation: Some(1), ..base.clone() }, vec![called]),
        (EntryQuery { evaluation: Some(0), ..base.clone() }, vec![other]),
        (EntryQuery { evaluation: Some(3), ..base.clone() }, vec![]),
        (EntryQuery { template_code: " call ".into(), ..base.clone() }, vec![called]),
        (EntryQuery { has_opportunity: true, ..base.clone() }, vec![]),
        (EntryQuery { conversation: "no such key".into(), ..base }, vec![]),
    ] {
        assert_eq!(numbers(&engine, query.clone()).await, expected, "{query:?}");
    }
    evaluate(&engine, &[called], Evaluation::None).await.unwrap();
    assert_eq!(show(&engine, called).await.unwrap().evaluation, 0, "it can be taken back");
}

#[tokio::test]
async fn canceled_entries_are_counted_and_deleted_once_confirmed() {
    let (engine, _folder) = engine().await;
    let canceled = NewEntry { contact_no: "P1", company_no: "K1", canceled: true, ..NewEntry::default() };
    let first = add_entry(&engine.store, &NewEntry { salesperson_code: "JO", ..canceled.clone() }).await;
    let later = add_entry(&engine.store, &NewEntry { seconds: 86_400, ..canceled.clone() }).await;
    let kept = add_entry(&engine.store, &NewEntry { canceled: false, ..canceled }).await;
    comment(&engine, first, "gone with it").await.unwrap();
    for (typed, count) in [
        (fields(&[]), 2),
        (fields(&[("contact", "k1")]), 2),
        (fields(&[("contact", "P2")]), 0),
        (fields(&[("salesperson", "jo")]), 1),
        (fields(&[("template", "CALL")]), 0),
        (fields(&[("to", "2026-09-21")]), 1),
        (fields(&[("from", "2026-09-22")]), 1),
        (fields(&[("entry", &kept.to_string())]), 0),
    ] {
        assert_eq!(count_canceled(&engine, &typed).await.unwrap(), count, "{typed:?}");
    }
    let refused = delete_canceled(&engine, &fields(&[]), false).await.unwrap_err();
    assert_eq!(refused.code(), Code::ConfirmationRequired);
    assert!(refused.to_string().starts_with("2 "), "{refused}");
    assert_eq!(
        count_canceled(&engine, &fields(&[("entry", "x")])).await.unwrap_err().code(),
        Code::InvalidValue
    );
    assert_eq!(delete_canceled(&engine, &fields(&[("salesperson", "JO")]), true).await.unwrap(), 1);
    assert_eq!(show(&engine, first).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(delete_canceled(&engine, &fields(&[]), true).await.unwrap(), 1);
    assert_eq!(show(&engine, later).await.unwrap_err().code(), Code::NotFound);
    assert!(show(&engine, kept).await.is_ok());
}
