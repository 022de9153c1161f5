use super::*;

/// A cycle of stages, each `(number, allow skip)`.
fn cycle(stages: &[(i32, bool)]) -> SalesCycle {
    let stage = |(stage, allow_skip): &(i32, bool)| Stage {
        stage: *stage,
        allow_skip: *allow_skip,
        ..Stage::default()
    };
    SalesCycle { code: "C".into(), stages: stages.iter().map(stage).collect(), ..SalesCycle::default() }
}

fn at(stage: i32) -> OpportunityEntry {
    OpportunityEntry {
        stage,
        date_of_change: "2026-11-23".into(),
        active: true,
        ..OpportunityEntry::default()
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn standing<'a>(cycle: &'a SalesCycle, active: Option<&'a OpportunityEntry>) -> Standing<'a> {
    Standing { cycle, active, quote: None, today: today() }
}

fn numbers(from: &Standing<'_>, action: Action) -> Vec<i32> {
    from.stages(action).into_iter().map(|stage| stage.stage).collect()
}

const NO: bool = false;
const SKIP: bool = true;
/// Stages that may all be left only one by one.
const PLAIN: &[(i32, bool)] = &[(1, NO), (2, NO), (3, NO), (4, NO)];

/// The whole matrix of D.3: cycle, stage (0 before the first), and what each action leads to.
#[test]
fn every_action_is_available_where_the_original_has_it() {
    type Row<'a> = (&'a [(i32, bool)], i32, [&'a [i32]; 6], Option<Action>);
    use Action::{First, Next, Previous, Update};
    let rows: &[Row<'_>] = &[
        // cycle, stage: First, Next, Previous, Skip, Update, Jump; the default
        (&[], 0, [&[], &[], &[], &[], &[], &[]], None),
        (PLAIN, 0, [&[1], &[], &[], &[], &[], &[]], Some(First)),
        (PLAIN, 1, [&[], &[2], &[], &[], &[1], &[]], Some(Next)),
        (PLAIN, 2, [&[], &[3], &[1], &[], &[2], &[]], Some(Next)),
        (PLAIN, 3, [&[], &[4], &[2], &[], &[3], &[1, 2]], Some(Next)),
        (PLAIN, 4, [&[], &[], &[3], &[], &[4], &[1, 2, 3]], Some(Update)),
        // One stage only.
        (&[(1, NO)], 0, [&[1], &[], &[], &[], &[], &[]], Some(First)),
        (&[(1, NO)], 1, [&[], &[], &[], &[], &[1], &[]], Some(Update)),
        // Numbers need not be consecutive, nor begin with 1.
        (&[(10, NO), (25, NO), (30, NO)], 0, [&[10], &[], &[], &[], &[], &[]], Some(First)),
        (&[(10, NO), (25, NO), (30, NO)], 25, [&[], &[30], &[10], &[], &[25], &[]], Some(Next)),
        (&[(10, NO), (25, NO), (30, NO)], 30, [&[], &[], &[25], &[], &[30], &[10, 25]], Some(Update)),
        // Skip: the next stage allows it; consecutive ones and the first that does not.
        (&[(1, NO), (2, SKIP), (3, NO), (4, NO)], 1, [&[], &[2], &[], &[2, 3], &[1], &[]], Some(Next)),
        (
            &[(1, NO), (2, SKIP), (3, SKIP), (4, NO), (5, NO)],
            1,
            [&[], &[2], &[], &[2, 3, 4], &[1], &[]],
            Some(Next),
        ),
        (&[(1, NO), (2, NO), (3, SKIP), (4, NO)], 1, [&[], &[2], &[], &[], &[1], &[]], Some(Next)),
        // That the current stage allows it says nothing.
        (&[(1, SKIP), (2, NO), (3, NO)], 1, [&[], &[2], &[], &[], &[1], &[]], Some(Next)),
        (&[(1, SKIP), (2, SKIP), (3, NO)], 0, [&[1], &[], &[], &[], &[], &[]], Some(First)),
        // The last stage allows it: one choice is none.
        (&[(1, NO), (2, SKIP)], 1, [&[], &[2], &[], &[], &[1], &[]], Some(Next)),
        (&[(1, NO), (2, SKIP), (3, SKIP)], 1, [&[], &[2], &[], &[2, 3], &[1], &[]], Some(Next)),
        // The stage was deleted since: the others are still there to go to.
        (&[(1, NO), (3, NO)], 2, [&[], &[3], &[1], &[], &[], &[]], Some(Next)),
        (&[(1, NO)], 2, [&[], &[], &[1], &[], &[], &[]], Some(Previous)),
    ];
    for (stages, stage, leads_to, default) in rows {
        let cycle = cycle(stages);
        let entry = at(*stage);
        let from = standing(&cycle, (*stage > 0).then_some(&entry));
        for (action, expected) in Action::ALL.into_iter().zip(leads_to) {
            assert_eq!(numbers(&from, action), *expected, "{action:?} of {stages:?} at {stage}");
            assert_eq!(from.available().contains(&action), !expected.is_empty(), "{action:?} at {stage}");
        }
        assert_eq!(from.default_action(), *default, "{stages:?} at {stage}");
    }
}

#[test]
fn skip_and_jump_begin_with_the_nearest_stage() {
    let cycle = cycle(&[(1, NO), (2, NO), (3, NO), (4, SKIP), (5, NO)]);
    let entry = at(3);
    let from = standing(&cycle, Some(&entry));
    assert_eq!(from.default_stage(Action::Skip).map(|stage| stage.stage), Some(4));
    assert_eq!(from.default_stage(Action::Jump).map(|stage| stage.stage), Some(2));
    assert_eq!(from.default_stage(Action::First), None);
}

#[test]
fn the_day_is_the_later_of_today_and_the_last_change() {
    let cycle = cycle(PLAIN);
    for (last, expected) in
        [("2026-11-20", "2026-11-23"), ("2026-11-23", "2026-11-23"), ("2026-12-01", "2026-12-01")]
    {
        let entry = OpportunityEntry { date_of_change: last.into(), ..at(1) };
        assert_eq!(standing(&cycle, Some(&entry)).date().to_string(), expected);
    }
    assert_eq!(standing(&cycle, None).date(), today());
}

#[test]
fn the_quote_proposes_the_value_before_the_last_one() {
    let cycle = cycle(PLAIN);
    let entry = OpportunityEntry { estimated_value: 500, ..at(1) };
    let mut from = standing(&cycle, Some(&entry));
    assert_eq!(from.estimated_value(), 500);
    from.quote = Some(700);
    assert_eq!(from.estimated_value(), 700);
    assert_eq!(standing(&cycle, None).estimated_value(), 0);
}

#[test]
fn words_of_actions_are_those_of_scripts() {
    for action in Action::ALL {
        assert_eq!(Action::parse(&action.as_str().to_uppercase()), Some(action));
        assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
    }
    assert_eq!(Action::parse("won"), None);
}
