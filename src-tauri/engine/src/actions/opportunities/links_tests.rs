//! What opportunities share with the rest: entries, contacts, salespeople, lists and figures.

use super::tests::{TODAY, added, book, typed};
use super::*;
use crate::actions::{contacts, interactions, salespeople, setup, tasks};
use crate::domain::opportunity::Status;
use crate::domain::opportunity::figures::Sum;
use crate::domain::opportunity::query::{OpportunitySort, PipelineQuery};
use crate::store::test_support::{NewEntry, add_entry, add_message};

fn code<T: std::fmt::Debug>(result: Result<T>) -> Code {
    result.unwrap_err().code()
}

/// An opportunity whose first stage is activated with a value.
async fn worth(engine: &Engine, value: &str, closing: &str, more: &[(&str, &str)]) -> String {
    let estimates = [("estimated_value", value), ("chances", "50"), ("closing_date", closing)];
    added(engine, &[&estimates[..], more].concat()).await
}

async fn lose(engine: &Engine, no: &str) {
    close(engine, no, &typed(&[("result", "lost"), ("close_code", "PRICE_L")])).await.unwrap();
}

#[tokio::test]
async fn an_entry_becomes_an_opportunity_with_its_siblings() {
    let (engine, _folder) = book().await;
    let store = &engine.store;
    let [mail, reply, other] = [
        add_message(store, "a", "T").await,
        add_message(store, "b", "T").await,
        add_message(store, "c", "U").await,
    ];
    let entry = |contact_no, company_no, message_id| NewEntry {
        contact_no,
        company_no,
        salesperson_code: "LI",
        description: "Desks, please",
        message_id: Some(message_id),
        ..NewEntry::default()
    };
    let first = add_entry(store, &entry("ANA", "K1", mail)).await;
    let same_mail = add_entry(store, &entry("CY", "K2", mail)).await;
    let same_thread = add_entry(store, &entry("BO", "K1", reply)).await;
    let of_another_company = add_entry(store, &entry("CY", "K2", reply)).await;
    let in_another_thread = add_entry(store, &entry("ANA", "K1", other)).await;
    let canceled = add_entry(store, &NewEntry { canceled: true, ..entry("K1", "K1", reply) }).await;
    interactions::comment(&engine, first, "They need ten").await.unwrap();
    let before = propose_from_entry(&engine, first).await.unwrap();
    assert_eq!((before.description.as_str(), before.no_of_entries), ("Desks, please", 3));
    assert_eq!((before.sales_cycle_code.as_str(), before.chances.to_string()), ("NEW", "10".to_owned()));
    assert!(before.other_open.is_empty());

    let made = create_from_entry(&engine, first, &typed(&[])).await.unwrap();
    let one = &made.opportunity;
    assert_eq!((one.contact_no.as_str(), one.contact_company_no.as_str()), ("ANA", "K1"));
    assert_eq!((one.salesperson_code.as_str(), one.description.as_str()), ("LI", "Desks, please"));
    assert_eq!(
        (one.status, one.creation_date.as_str(), one.no_of_interactions),
        (Status::NotStarted, TODAY, 3)
    );
    assert_eq!(made.linked_entries, [first, same_mail, same_thread], "W20");
    assert!(made.other_open.is_empty());
    assert_eq!(card(&engine, &one.no).await.unwrap().comments[0].comment, "They need ten", "R85");
    for (entry_no, no) in
        [(first, one.no.as_str()), (of_another_company, ""), (in_another_thread, ""), (canceled, "")]
    {
        assert_eq!(interactions::show(&engine, entry_no).await.unwrap().opportunity_no, no, "{entry_no}");
    }
    assert_eq!(code(create_from_entry(&engine, same_thread, &typed(&[])).await), Code::AlreadyExists);
    assert_eq!(code(create_from_entry(&engine, canceled, &typed(&[])).await), Code::EntryCanceled);
    assert_eq!(code(create_from_entry(&engine, 999, &typed(&[])).await), Code::NotFound);

    // With estimates the first stage is activated; the contact has an open one already (W36).
    let form = [("estimated_value", "500"), ("chances", "20"), ("closing_date", "2026-12-24")];
    let second = create_from_entry(&engine, in_another_thread, &typed(&form)).await.unwrap();
    assert_eq!(
        (second.opportunity.status, second.opportunity.calcd_current_value),
        (Status::InProgress, 10_000)
    );
    assert_eq!(second.other_open, [one.no.as_str()]);
    assert_eq!(second.opportunity.no, "OP000002", "without gaps");

    // Deleted, it frees its entries (W47).
    delete(&engine, &one.no).await.unwrap();
    assert_eq!(interactions::show(&engine, same_mail).await.unwrap().opportunity_no, "");
    assert!(create_from_entry(&engine, first, &typed(&[])).await.is_ok());
}

#[tokio::test]
async fn an_entry_without_subject_salesperson_or_cycle_makes_do() {
    let (engine, _folder) = book().await;
    setup::set(&engine, &typed(&[("default_sales_cycle", ""), ("user_salesperson", "LI")])).await.unwrap();
    let entry = NewEntry { contact_no: "ANA", company_no: "K1", flow: "Inbound", ..NewEntry::default() };
    let no = add_entry(&engine.store, &entry).await;
    let estimates = typed(&[("estimated_value", "5"), ("chances", "5"), ("closing_date", "2026-12-24")]);
    assert_eq!(code(create_from_entry(&engine, no, &estimates).await), Code::SalesCycleRequired);
    let one = create_from_entry(&engine, no, &typed(&[])).await.unwrap().opportunity;
    assert_eq!((one.description.as_str(), one.salesperson_code.as_str()), ("from Person ANA", "LI"));
    assert_eq!(code(activate(&engine, &one.no).await), Code::SalesCycleRequired);
    assert_eq!(code(update(&engine, &one.no, &typed(&[])).await), Code::SalesCycleRequired);
    let nobody = add_entry(&engine.store, &NewEntry { description: "x", ..NewEntry::default() }).await;
    assert_eq!(code(create_from_entry(&engine, nobody, &typed(&[])).await), Code::ContactRequired);
    let blocked =
        add_entry(&engine.store, &NewEntry { contact_no: "P9", description: "x", ..NewEntry::default() })
            .await;
    assert_eq!(code(create_from_entry(&engine, blocked, &typed(&[])).await), Code::PrivacyBlocked);
}

#[tokio::test]
async fn contacts_and_salespeople_with_opportunities_stay() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    for contact in ["ANA", "K1"] {
        assert_eq!(
            code(contacts::delete(&engine, contact).await),
            Code::ContactHasOpenOpportunities,
            "{contact}"
        );
    }
    assert_eq!(code(salespeople::delete(&engine, "JO").await), Code::SalespersonHasOpenOpportunities);
    lose(&engine, &no).await;
    let company = typed(&[("type", "Company")]);
    assert_eq!(
        code(contacts::set(&engine, "ANA", &company).await),
        Code::ContactHasOpportunities,
        "closed ones too"
    );
    contacts::delete(&engine, "ANA").await.unwrap();
    let one = show(&engine, &no).await.unwrap();
    assert_eq!(
        (one.contact_no.as_str(), one.contact_company_no.as_str()),
        ("K1", "K1"),
        "the company has it now"
    );
    salespeople::delete(&engine, "JO").await.unwrap();
    assert_eq!(show(&engine, &no).await.unwrap().salesperson_code, "JO", "it says who it was");
    contacts::delete(&engine, "K1").await.unwrap();
    let one = show(&engine, &no).await.unwrap();
    assert_eq!((one.contact_no.as_str(), one.contact_company_no.as_str()), ("", ""));
}

/// Contact and company of an opportunity, of its history and of a task.
async fn whose(engine: &Engine, no: &str, task_no: &str) -> [(String, String); 3] {
    let one = show(engine, no).await.unwrap();
    let line = history(engine, no).await.unwrap().remove(0);
    let task = tasks::show(engine, task_no).await.unwrap();
    [
        (one.contact_no, one.contact_company_no),
        (line.contact_no, line.contact_company_no),
        (task.contact_no, task.contact_company_no),
    ]
}

fn both(contact_no: &str, company_no: &str) -> [(String, String); 3] {
    std::array::from_fn(|_| (contact_no.to_owned(), company_no.to_owned()))
}

/// W44 says it of entries; a deal and what is planned for it are likewise with the company of their time, which holds
/// while they are open.
#[tokio::test]
async fn who_changes_company_leaves_deals_and_tasks_with_the_company_of_their_time() {
    let (engine, _folder) = book().await;
    let no = worth(&engine, "1000", "2026-12-24", &[]).await;
    let task =
        tasks::add(&engine, &typed(&[("description", "Call"), ("opportunity", &no)])).await.unwrap().no;
    contacts::set(&engine, "ANA", &typed(&[("company_no", "K2")])).await.unwrap();
    assert_eq!(whose(&engine, &no, &task).await, both("ANA", "K1"));
    for (company, open) in [("K1", 1), ("K2", 0)] {
        let found = contacts::statistics(&engine, company).await.unwrap();
        assert_eq!(found.opportunities.no_of_open_opportunities, open, "{company}");
    }
    // The old company is still in it.
    assert_eq!(code(contacts::delete(&engine, "K1").await), Code::ContactHasOpenTasks);
    tasks::complete(&engine, &task).await.unwrap();
    assert_eq!(code(contacts::delete(&engine, "K1").await), Code::ContactHasOpenOpportunities);
    let later = added(&engine, &[("salesperson", "JO")]).await;
    assert_eq!(
        show(&engine, &later).await.unwrap().contact_company_no,
        "K2",
        "a new deal is with the new one"
    );
    lose(&engine, &later).await;
    lose(&engine, &no).await;
    contacts::delete(&engine, "ANA").await.unwrap();
    assert_eq!(whose(&engine, &no, &task).await, both("K1", "K1"), "closed, they go where they were made");
    assert_eq!(show(&engine, &later).await.unwrap().contact_no, "K2");
    contacts::delete(&engine, "K1").await.unwrap();
    assert_eq!(whose(&engine, &no, &task).await, both("", ""));
    assert_eq!(show(&engine, &later).await.unwrap().contact_no, "K2", "nobody else is touched");
}

#[tokio::test]
async fn a_deal_with_a_company_somebody_left_outlives_the_company() {
    let (engine, _folder) = book().await;
    let no = worth(&engine, "1000", "2026-12-24", &[]).await;
    let task =
        tasks::add(&engine, &typed(&[("description", "Call"), ("opportunity", &no)])).await.unwrap().no;
    contacts::set(&engine, "ANA", &typed(&[("company_no", "K2")])).await.unwrap();
    lose(&engine, &no).await;
    contacts::delete(&engine, "K1").await.unwrap();
    assert_eq!(whose(&engine, &no, &task).await, both("ANA", ""));
}

#[tokio::test]
async fn what_named_a_salesperson_who_is_gone_goes_on() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    lose(&engine, &no).await;
    let entry = NewEntry { contact_no: "ANA", salesperson_code: "JO", ..NewEntry::default() };
    let entry = add_entry(&engine.store, &entry).await;
    let settings = [("default_salesperson", "JO"), ("user_salesperson", "JO"), ("default_language", "ESP")];
    setup::set(&engine, &typed(&settings)).await.unwrap();
    salespeople::delete(&engine, "JO").await.unwrap();
    assert_eq!(
        interactions::show(&engine, entry).await.unwrap().salesperson_code,
        "JO",
        "it says who it was"
    );
    assert_eq!(show(&engine, &no).await.unwrap().salesperson_code, "JO");
    assert_eq!(contacts::show(&engine, "ANA").await.unwrap().salesperson_code, "");
    let new = contacts::add(&engine, &typed(&[("name", "Eva")])).await.unwrap();
    assert_eq!((new.salesperson_code.as_str(), new.language.as_str()), ("", "ESP"), "nobody is proposed");
    let left = engine.store.load_setup().await.unwrap();
    assert_eq!((left.default_salesperson.as_str(), left.user_salesperson.as_str()), ("", ""));
}

#[tokio::test]
async fn a_merge_carries_opportunities() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    activate(&engine, &no).await.unwrap();
    assert_eq!(contacts::merge(&engine, "BO", "ANA", false).await.unwrap().opportunities, 1);
    assert_eq!(show(&engine, &no).await.unwrap().contact_no, "BO");
    contacts::merge(&engine, "K2", "K1", false).await.unwrap();
    let line = history(&engine, &no).await.unwrap().remove(0);
    assert_eq!((line.contact_no.as_str(), line.contact_company_no.as_str()), ("BO", "K2"));
    assert_eq!(show(&engine, &no).await.unwrap().contact_company_no, "K2");
}

#[tokio::test]
async fn statistics_count_open_closed_and_not_started_ones() {
    let (engine, _folder) = book().await;
    added(&engine, &[]).await;
    worth(&engine, "1000", "2026-12-24", &[("contact", "BO"), ("salesperson", "JO")]).await;
    let won = worth(&engine, "500", "2026-12-24", &[]).await;
    close(&engine, &won, &typed(&[("result", "won"), ("close_code", "CP"), ("sales_value", "450")]))
        .await
        .unwrap();
    let lost = worth(&engine, "300", "2026-12-24", &[("salesperson", "LI")]).await;
    lose(&engine, &lost).await;
    let of = contacts::statistics(&engine, "K1").await.unwrap().opportunities;
    assert_eq!((of.no_of_opportunities, of.no_of_open_opportunities), (4, 2));
    assert_eq!((of.no_of_won_opportunities, of.no_of_lost_opportunities), (1, 1));
    assert_eq!((of.estimated_value, of.calcd_current_value), (180_000, 95_000), "W45, I");
    let of = contacts::statistics(&engine, "ANA").await.unwrap().opportunities;
    assert_eq!((of.no_of_opportunities, of.estimated_value), (3, 80_000));
    let of = salespeople::statistics(&engine, "LI").await.unwrap().opportunities;
    assert_eq!((of.no_of_opportunities, of.calcd_current_value), (1, 0));
    // Those of a cycle leave closed ones out (I).
    let of = crate::actions::sales_cycles::statistics(&engine, "NEW").await.unwrap();
    assert_eq!((of.no_of_opportunities, of.estimated_value), (1, 100_000));
}

#[tokio::test]
async fn lists_are_filtered_sorted_and_paged() {
    let (engine, _folder) = book().await;
    let plain = added(&engine, &[("description", "Lamps")]).await;
    let cheap = worth(&engine, "100", "2026-10-01", &[("contact", "CY"), ("salesperson", "LI")]).await;
    let dear = worth(&engine, "900", "2026-12-01", &[("sales_cycle", "EXISTING")]).await;
    let lost = worth(&engine, "500", "2026-11-01", &[("contact", "BO"), ("salesperson", "JO")]).await;
    lose(&engine, &lost).await;
    let all = OpportunityQuery::default();
    let rows: [(OpportunityQuery, &[&String]); 14] = [
        (all.clone(), &[&plain, &cheap, &dear, &lost]),
        (OpportunityQuery { status: Some(Status::Lost), ..all.clone() }, &[&lost]),
        (OpportunityQuery { open: true, ..all.clone() }, &[&plain, &cheap, &dear]),
        (OpportunityQuery { salesperson_code: "li".into(), ..all.clone() }, &[&cheap]),
        (OpportunityQuery { contact_no: "K1".into(), ..all.clone() }, &[&plain, &dear, &lost]),
        (OpportunityQuery { contact_no: "BO".into(), ..all.clone() }, &[&lost]),
        (OpportunityQuery { sales_cycle_code: "EXISTING".into(), ..all.clone() }, &[&dear]),
        (OpportunityQuery { stage: Some(0), ..all.clone() }, &[&plain]),
        (OpportunityQuery { stage: Some(1), ..all.clone() }, &[&cheap, &dear, &lost]),
        (OpportunityQuery { closing_from: "2026-10-02".into(), ..all.clone() }, &[&dear]),
        (OpportunityQuery { closing_to: "2026-10-01".into(), open: true, ..all.clone() }, &[&cheap]),
        (OpportunityQuery { search: "LAMP".into(), ..all.clone() }, &[&plain]),
        (OpportunityQuery { search: "company k2".into(), ..all.clone() }, &[&cheap]),
        (
            OpportunityQuery { sort: OpportunitySort::EstimatedValue, descending: true, ..all.clone() },
            &[&dear, &lost, &cheap, &plain],
        ),
    ];
    for (query, expected) in rows {
        let page = list(&engine, &query).await.unwrap();
        let found: Vec<&String> = page.rows.iter().map(|one| &one.no).collect();
        assert_eq!(found, expected, "{query:?}");
        assert_eq!(usize::try_from(page.total).unwrap(), expected.len());
    }
    for sort in [
        OpportunitySort::No,
        OpportunitySort::Description,
        OpportunitySort::Contact,
        OpportunitySort::Salesperson,
        OpportunitySort::Stage,
        OpportunitySort::EstimatedValue,
        OpportunitySort::CalcdCurrentValue,
        OpportunitySort::ClosingDate,
    ] {
        for descending in [false, true] {
            let mut query = OpportunityQuery { sort, descending, limit: 1, ..all.clone() };
            let whole = list(&engine, &OpportunityQuery { limit: 0, ..query.clone() }).await.unwrap().rows;
            let mut found = Vec::new();
            loop {
                let page = list(&engine, &query).await.unwrap();
                found.extend(page.rows);
                query.after = page.next;
                if query.after.is_empty() {
                    break;
                }
            }
            assert_eq!(found, whole, "{sort:?} {descending}");
        }
    }
    let wrong = OpportunityQuery { after: "x".into(), ..all };
    assert_eq!(code(list(&engine, &wrong).await), Code::InvalidValue);
}

#[tokio::test]
async fn board_and_charts_hold_what_the_list_holds() {
    let (engine, _folder) = book().await;
    let waiting = added(&engine, &[]).await;
    let october = worth(&engine, "100.01", "2026-10-31", &[]).await;
    let november = worth(&engine, "300", "2026-11-01", &[("salesperson", "LI")]).await;
    update(&engine, &november, &typed(&[("action", "next"), ("closing_date", "2026-11-30")])).await.unwrap();
    let lost = worth(&engine, "50", "2026-11-01", &[]).await;
    lose(&engine, &lost).await;
    worth(&engine, "70", "2026-11-05", &[("sales_cycle", "EXISTING")]).await;

    let board = board(&engine, &PipelineQuery::default()).await.unwrap();
    assert_eq!((board.sales_cycle_code.as_str(), board.columns.len()), ("NEW", 6));
    let cards: Vec<Vec<&str>> = board
        .columns
        .iter()
        .map(|column| column.opportunities.iter().map(|one| one.no.as_str()).collect())
        .collect();
    assert_eq!(cards[..3], [vec![waiting.as_str()], vec![&october], vec![&november]]);
    assert_eq!(board.columns[2].sum, Sum { count: 1, estimated_value: 30_000, calcd_current_value: 6_000 });
    let nobody = PipelineQuery { sales_cycle_code: "NN".into(), ..PipelineQuery::default() };
    assert_eq!(code(super::board(&engine, &nobody).await), Code::NotFound);

    let charts = pipeline(&engine, &PipelineQuery::default()).await.unwrap();
    assert_eq!(
        charts.open,
        Sum { count: 4, estimated_value: 47_001, calcd_current_value: 5_001 + 6_000 + 140 }
    );
    let months: Vec<_> =
        charts.months.iter().map(|one| (one.month.as_str(), one.sum.calcd_current_value)).collect();
    assert_eq!(months, [("2026-10", 5_001), ("2026-11", 6_140)]);
    let stages: Vec<_> =
        charts.stages.iter().map(|one| (one.sales_cycle_code.as_str(), one.stage, one.sum.count)).collect();
    assert_eq!(stages, [("EXISTING", 1, 1), ("NEW", 0, 1), ("NEW", 1, 1), ("NEW", 2, 1)]);
    let codes: Vec<_> = charts.close_codes.iter().map(|one| (one.code.as_str(), one.sum.count)).collect();
    assert_eq!(codes, [("PRICE_L", 1)]);
    assert_eq!(charts.ages.iter().map(|one| one.sum.count).collect::<Vec<_>>(), [4, 0, 0, 0, 0]);
    let of_li = PipelineQuery { salesperson_code: "li".into(), ..PipelineQuery::default() };
    assert_eq!(pipeline(&engine, &of_li).await.unwrap().open.count, 1);
}

/// A dice that falls the same way in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// What the history of an opportunity must never lose: everything but whether a line is active and for how long.
fn told(lines: &[OpportunityEntry]) -> Vec<OpportunityEntry> {
    lines.iter().map(|line| OpportunityEntry { active: false, days_open: 0, ..line.clone() }).collect()
}

#[tokio::test]
async fn on_any_walk_one_entry_is_active_history_stays_and_the_pipeline_is_its_sum() {
    let (engine, _folder) = book().await;
    let mut dice = Dice(7);
    let mut numbers = Vec::new();
    for _ in 0..6 {
        let cycle = [("sales_cycle", ["NEW", "EXISTING"][dice.below(2)])];
        numbers.push(added(&engine, &cycle).await);
    }
    for _ in 0..250 {
        let no = numbers[dice.below(numbers.len())].clone();
        let before = history(&engine, &no).await.unwrap();
        let value = format!("{}.{:02}", 1 + dice.below(9_000), dice.below(100));
        let day = format!("2026-{:02}-{:02}", 10 + dice.below(3), 1 + dice.below(28));
        let action = ["first", "next", "previous", "skip", "update", "jump"][dice.below(6)];
        let step = typed(&[
            ("action", action),
            ("estimated_value", &value),
            ("date", &day),
            ("closing_date", "2027-02-01"),
        ]);
        let _ = match dice.below(12) {
            0 => activate(&engine, &no).await,
            1 => assign_quote(&engine, &no, &typed(&[("quote", &no), ("amount", &value)])).await,
            2 if dice.below(6) == 0 => {
                close(
                    &engine,
                    &no,
                    &typed(&[
                        ("result", ["won", "lost"][dice.below(2)]),
                        ("close_code", ["CP", "PRICE_L"][dice.below(2)]),
                        ("sales_value", &value),
                    ]),
                )
                .await
            }
            3 => set(&engine, &no, &typed(&[("salesperson", ["JO", "LI"][dice.below(2)])])).await,
            _ => update(&engine, &no, &step).await,
        };
        let after = history(&engine, &no).await.unwrap();
        let one = show(&engine, &no).await.unwrap();
        assert_eq!(after.iter().filter(|line| line.active).count(), usize::from(!after.is_empty()), "{no}");
        assert_eq!(after.is_empty(), one.status == Status::NotStarted);
        assert!(after.last().is_none_or(|last| last.active && last.salesperson_code == one.salesperson_code));
        let kept = before.len().saturating_sub(1);
        assert_eq!(told(&after)[..kept], told(&before)[..kept], "history is never rewritten");
        assert!(after.len() >= before.len() && after.iter().all(|line| line.days_open >= 0));
    }
    let charts = pipeline(&engine, &PipelineQuery::default()).await.unwrap();
    let open =
        list(&engine, &OpportunityQuery { open: true, ..OpportunityQuery::default() }).await.unwrap().rows;
    let add = |sum: Sum, more: Sum| Sum {
        count: sum.count + more.count,
        estimated_value: sum.estimated_value + more.estimated_value,
        calcd_current_value: sum.calcd_current_value + more.calcd_current_value,
    };
    let of = |one: &Opportunity| Sum {
        count: 1,
        estimated_value: one.estimated_value,
        calcd_current_value: one.calcd_current_value,
    };
    assert!(charts.open.count > 0 && charts.open.estimated_value > 0);
    assert_eq!(open.iter().map(of).fold(Sum::default(), add), charts.open);
    assert_eq!(charts.stages.iter().map(|one| one.sum).fold(Sum::default(), add), charts.open);
    assert_eq!(charts.ages.iter().map(|one| one.sum).fold(Sum::default(), add), charts.open);
    let started: Sum =
        open.iter().filter(|one| one.status == Status::InProgress).map(of).fold(Sum::default(), add);
    assert_eq!(charts.months.iter().map(|one| one.sum).fold(Sum::default(), add), started);
}
