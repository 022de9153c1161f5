//! Sales cycles as opportunities go through them: probabilities by every method, statistics that add up, what may be
//! deleted.

use std::path::Path;

use bitacora_engine::actions::{close_codes, contacts, opportunities, sales_cycles, salespeople};
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::clock::Clock;
use bitacora_engine::domain::opportunity::Opportunity;
use bitacora_engine::domain::opportunity::query::OpportunityQuery;
use bitacora_engine::{Code, Engine, EngineOptions};

use crate::support::{fields, now};

/// An engine on a day of November 2026.
async fn on(folder: &Path, day: u32) -> Engine {
    let options = EngineOptions {
        data_dir: folder.to_owned(),
        clock: Clock::fixed(now()),
        credentials: CredentialStore::memory(),
        work_date: chrono::NaiveDate::from_ymd_opt(2026, 11, day),
    };
    Engine::open(options).await.unwrap()
}

/// The same with a salesperson and a contact in the address book.
async fn company(folder: &Path, day: u32) -> Engine {
    let engine = on(folder, day).await;
    salespeople::add(&engine, &fields(&[("code", "JO")])).await.unwrap();
    let ana = [("no", "ANA"), ("name", "Ana"), ("salesperson_code", "JO")];
    contacts::add(&engine, &fields(&ana)).await.unwrap();
    engine
}

async fn started(engine: &Engine, cycle: &str) -> String {
    let new = [("contact", "ANA"), ("description", "Desks"), ("sales_cycle", cycle)];
    let no = opportunities::add(engine, &fields(&new)).await.unwrap().no;
    opportunities::activate(engine, &no).await.unwrap();
    no
}

async fn step(engine: &Engine, no: &str, pairs: &[(&str, &str)]) -> Opportunity {
    opportunities::update(engine, no, &fields(pairs)).await.unwrap()
}

/// What the statistics of a cycle say is what its opportunities in progress say, stage by stage.
async fn assert_adds_up(engine: &Engine, cycle: &str) {
    let query =
        OpportunityQuery { sales_cycle_code: cycle.into(), open: true, ..OpportunityQuery::default() };
    let open = opportunities::list(engine, &query).await.unwrap().rows;
    let found = sales_cycles::statistics(engine, cycle).await.unwrap();
    let whole = (found.no_of_opportunities, found.estimated_value, found.calcd_current_value);
    let mut sum = (0, 0, 0);
    for stage in &found.stages {
        let here = || open.iter().filter(|one| one.current_stage == stage.stage);
        let expected = (
            i64::try_from(here().count()).unwrap(),
            here().map(|one| one.estimated_value).sum::<i64>(),
            here().map(|one| one.calcd_current_value).sum::<i64>(),
        );
        let stated = (stage.no_of_opportunities, stage.estimated_value, stage.calcd_current_value);
        assert_eq!(stated, expected, "stage {}", stage.stage);
        sum = (sum.0 + stated.0, sum.1 + stated.1, sum.2 + stated.2);
    }
    assert_eq!(whole, sum);
}

#[tokio::test]
async fn every_method_gives_its_probability_and_value() {
    let folder = tempfile::tempdir().unwrap();
    let engine = company(folder.path(), 23).await;
    let cases = [
        ("multiply", "30", "25", "7.5", 75_000),
        ("add", "30", "25", "27.5", 275_000),
        ("chances", "30", "25", "30", 300_000),
        ("completed", "30", "25", "25", 250_000),
        ("multiply", "100", "100", "100", 1_000_000),
        ("multiply", "100", "0", "0", 0),
        ("add", "100", "0", "50", 500_000),
        ("completed", "50", "0", "0", 0),
        ("completed", "1", "100", "100", 1_000_000),
        ("multiply", "33.33", "66.67", "22.221111", 222_211),
    ];
    for (n, (method, chances, completed, probability, value)) in cases.into_iter().enumerate() {
        let code = format!("M{n}");
        let cycle = [("code", code.as_str()), ("probability_calculation", method)];
        sales_cycles::add(&engine, &fields(&cycle)).await.unwrap();
        for stage in ["1", "2"] {
            let stage = [("stage", stage), ("chances", chances), ("completed", completed)];
            sales_cycles::add_stage(&engine, &code, &fields(&stage)).await.unwrap();
        }
        let no = started(&engine, &code).await;
        let row = step(&engine, &no, &[("action", "next"), ("estimated_value", "10000")]).await;
        assert_eq!(row.probability.to_string(), probability, "{method} {chances}/{completed}");
        assert_eq!(row.calcd_current_value, value, "{method} {chances}/{completed}");
        assert_adds_up(&engine, &code).await;
    }
}

#[tokio::test]
async fn statistics_add_up_at_every_step_and_leave_closed_ones_out() {
    let folder = tempfile::tempdir().unwrap();
    let engine = company(folder.path(), 2).await;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        numbers.push(started(&engine, "EXISTING").await);
        assert_adds_up(&engine, "EXISTING").await;
    }
    engine.close().await;
    let engine = on(folder.path(), 5).await;
    for (no, value) in numbers.iter().zip(["33.50", "0.01", "999999.99"]) {
        step(&engine, no, &[("action", "next"), ("estimated_value", value)]).await;
        assert_adds_up(&engine, "EXISTING").await;
    }
    engine.close().await;
    let engine = on(folder.path(), 12).await;
    let [first, second, third] = &numbers[..] else { panic!("three of them") };
    step(&engine, first, &[("action", "previous")]).await;
    assert_adds_up(&engine, "EXISTING").await;
    let won = [("result", "won"), ("close_code", "PRICE_W"), ("sales_value", "40")];
    opportunities::close(&engine, second, &fields(&won)).await.unwrap();
    let lost = [("result", "lost"), ("close_code", "PRICE_L")];
    opportunities::close(&engine, third, &fields(&lost)).await.unwrap();
    assert_adds_up(&engine, "EXISTING").await;
    let found = sales_cycles::statistics(&engine, "EXISTING").await.unwrap();
    assert_eq!(found.no_of_opportunities, 1, "closed ones do not count");
    let days: Vec<_> = found.stages.iter().map(|stage| stage.average_no_of_days).collect();
    assert_eq!(days, [Some(3.0), Some(7.0), None, None]);
    for (code, count) in [("PRICE_W", 1), ("PRICE_L", 1), ("WALKED_L", 0)] {
        assert_eq!(close_codes::show(&engine, code).await.unwrap().no_of_opportunities, count, "{code}");
    }
}

#[tokio::test]
async fn a_cycle_stays_as_long_as_an_open_opportunity_uses_it() {
    let folder = tempfile::tempdir().unwrap();
    let engine = company(folder.path(), 23).await;
    let deleted = async |code: &str| sales_cycles::delete(&engine, code).await.map_err(|why| why.code());
    let new = [("contact", "ANA"), ("description", "Desks"), ("sales_cycle", "NEW")];
    let no = opportunities::add(&engine, &fields(&new)).await.unwrap().no;
    assert_eq!(deleted("NEW").await, Err(Code::SalesCycleInUse), "one that is not started uses it too");
    opportunities::activate(&engine, &no).await.unwrap();
    assert_eq!(deleted("NEW").await, Err(Code::SalesCycleInUse));
    let stage = sales_cycles::delete_stage(&engine, "NEW", 1).await.unwrap_err();
    assert_eq!(stage.code(), Code::SalesCycleInUse);
    sales_cycles::delete_stage(&engine, "NEW", 2).await.unwrap();
    let won = [("result", "won"), ("close_code", "PRICE_W"), ("sales_value", "40")];
    opportunities::close(&engine, &no, &fields(&won)).await.unwrap();
    sales_cycles::delete_stage(&engine, "NEW", 1).await.unwrap();
    assert_eq!(deleted("NEW").await, Ok(()));
    let history = opportunities::history(&engine, &no).await.unwrap();
    assert!(history.iter().all(|line| line.sales_cycle_code == "NEW"), "history is not rewritten");
    assert_eq!(history[0].stage_description, "Initial");
}
