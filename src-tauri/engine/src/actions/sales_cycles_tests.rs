use super::*;
use crate::actions::test_support::engine;
use crate::actions::{activities, setup};
use crate::clock::Clock;
use crate::store::test_support::at;

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_new_company_has_the_cycles_of_the_original() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let shown: Vec<_> = list(&engine)
        .await
        .unwrap()
        .iter()
        .flat_map(|cycle| {
            let head = format!("{} {}", cycle.code, cycle.probability_calculation.as_str());
            let stages = cycle.stages.iter().map(|stage| {
                let quote = if stage.quote_required { " quote" } else { "" };
                let skip = if stage.allow_skip { " skip" } else { "" };
                let Stage { stage, description, completed, chances, .. } = stage;
                format!("{stage} {description} {completed}/{chances}{quote}{skip}")
            });
            std::iter::once(head).chain(stages).collect::<Vec<_>>()
        })
        .collect();
    let expected = [
        "EXISTING Completed %",
        "1 Initial 2/10 skip",
        "2 Presentation 50/40 skip",
        "3 Proposal 80/80 quote",
        "4 Sign Contract 95/100 quote",
        "NEW Chances of Success %",
        "1 Initial 2/10",
        "2 Qualification 5/20",
        "3 Presentation 40/50 quote skip",
        "4 Proposal 60/75 quote",
        "5 Sign Contract 95/100 quote",
    ];
    assert_eq!(shown, expected, "D.1");
    assert_eq!(engine.store.load_setup().await.unwrap().default_sales_cycle, "NEW");
}

#[tokio::test]
async fn cycles_and_stages_are_added_changed_and_deleted() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    activities::add(&engine, &typed(&[("code", "VISIT")])).await.unwrap();
    let fields =
        typed(&[("code", "fair"), ("description", "Met at a fair"), ("probability_calculation", "add")]);
    assert_eq!(add(&engine, &fields).await.unwrap().probability_calculation, ProbabilityCalculation::Add);
    let stages: [&[(&str, &str)]; 3] = [
        &[("stage", "10"), ("description", "Talk"), ("completed", "0"), ("chances", "2,5 %")],
        &[("description", "Visit"), ("completed", "100"), ("activity", "visit"), ("date_formula", "cm + 1d")],
        &[("stage", "5"), ("allow_skip", "yes"), ("quote_required", "true"), ("chances", "100")],
    ];
    for stage in stages {
        add_stage(&engine, "FAIR", &typed(stage)).await.unwrap();
    }
    let cycle = show(&engine, " fair ").await.unwrap();
    assert_eq!(cycle.stages.iter().map(|stage| stage.stage).collect::<Vec<_>>(), [5, 10, 11]);
    assert_eq!(cycle.stage(10).unwrap().chances.to_string(), "2.5");
    assert_eq!(cycle.stage(11).unwrap().activity_code, "VISIT");
    assert_eq!(cycle.stage(11).unwrap().date_formula, "CM+1D");
    assert!(cycle.stage(5).unwrap().allow_skip && cycle.stage(5).unwrap().quote_required);

    let changed = typed(&[("stage", "11"), ("activity", ""), ("description", "Show"), ("chances", "")]);
    let cycle = set_stage(&engine, "FAIR", &changed).await.unwrap();
    let stage = cycle.stage(11).unwrap();
    assert_eq!((stage.activity_code.as_str(), stage.description.as_str()), ("", "Show"));
    assert_eq!(stage.completed, Percent::FULL, "what was not typed stays");
    assert_eq!(delete_stage(&engine, "FAIR", 10).await.unwrap().stages.len(), 2);
    let cycle = set(&engine, "FAIR", &typed(&[("blocked", "true"), ("code", "fair")])).await.unwrap();
    assert!(cycle.blocked && cycle.stages.len() == 2, "stages outlive a change of their cycle");
    assert_eq!(show(&engine, "FAIR").await.unwrap(), cycle);
    delete(&engine, "FAIR").await.unwrap();
    assert_eq!(list(&engine).await.unwrap().len(), 2);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let before = list(&engine).await.unwrap();
    let cycles = [
        (typed(&[]), Code::InvalidValue),
        (typed(&[("code", "12345678901")]), Code::InvalidValue),
        (typed(&[("code", "new")]), Code::AlreadyExists),
        (typed(&[("code", "X"), ("probability_calculation", "guess")]), Code::InvalidValue),
        (typed(&[("code", "X"), ("colour", "red")]), Code::UnknownName),
    ];
    for (fields, code) in cycles {
        assert_eq!(add(&engine, &fields).await.unwrap_err().code(), code, "{fields:?}");
    }
    let stages = [
        ("stage", "0", Code::InvalidValue),
        ("stage", "-1", Code::InvalidValue),
        ("stage", "1.5", Code::InvalidValue),
        ("stage", "3", Code::AlreadyExists),
        ("chances", "100.01", Code::ChancesRange),
        ("chances", "-1", Code::ChancesRange),
        ("chances", "many", Code::InvalidValue),
        ("completed", "101", Code::InvalidValue),
        ("activity", "NONE", Code::NotFound),
        ("date_formula", "soon", Code::InvalidValue),
        ("allow_skip", "maybe", Code::InvalidValue),
        ("colour", "red", Code::UnknownName),
    ];
    for (name, value, code) in stages {
        let failed = add_stage(&engine, "NEW", &typed(&[(name, value)])).await;
        assert_eq!(failed.unwrap_err().code(), code, "{name}={value}");
    }
    let of = |result: Result<SalesCycle>| result.unwrap_err().code();
    assert_eq!(of(set_stage(&engine, "NEW", &typed(&[("chances", "5")])).await), Code::InvalidValue);
    assert_eq!(of(set_stage(&engine, "NEW", &typed(&[("stage", "9")])).await), Code::StageNotFound);
    assert_eq!(of(delete_stage(&engine, "NEW", 9).await), Code::StageNotFound);
    assert_eq!(of(delete_stage(&engine, "NONE", 1).await), Code::NotFound);
    assert_eq!(of(set(&engine, "NEW", &typed(&[("code", "OTHER")])).await), Code::InvalidValue);
    assert_eq!(delete(&engine, "NONE").await.unwrap_err().code(), Code::NotFound);
    assert_eq!(list(&engine).await.unwrap(), before);
}

#[tokio::test]
async fn the_default_cycle_is_one_that_new_opportunities_may_take() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    set(&engine, "EXISTING", &typed(&[("blocked", "true")])).await.unwrap();
    for (code, refusal) in [("NONE", Code::InvalidValue), ("EXISTING", Code::SalesCycleBlocked)] {
        let failed = setup::set(&engine, &typed(&[("default_sales_cycle", code)])).await;
        assert_eq!(failed.unwrap_err().code(), refusal, "{code}");
    }
    delete(&engine, "NEW").await.unwrap();
    assert_eq!(setup::show(&engine).await.unwrap().default_sales_cycle, "", "none is left behind");
    setup::set(&engine, &typed(&[("default_sales_cycle", "")])).await.unwrap();
}
