use super::super::cycle::{ProbabilityCalculation, SalesCycle};
use super::*;

fn day_of(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn share(typed: &str) -> Percent {
    Percent::parse(typed).unwrap()
}

/// The demo cycle NEW with another method: completed and chances as in D.1, Presentation skippable, quotes from 3 on;
/// every stage expects the sale a month later.
fn new_cycle(method: ProbabilityCalculation) -> SalesCycle {
    let rows = [(1, 2, 10), (2, 5, 20), (3, 40, 50), (4, 60, 75), (5, 95, 100)];
    let stage = |(stage, completed, chances): (i32, u8, u8)| Stage {
        stage,
        description: format!("Stage {stage}"),
        completed: Percent::whole(completed),
        chances: Percent::whole(chances),
        quote_required: stage >= 3,
        allow_skip: stage == 3,
        date_formula: "1M".into(),
        ..Stage::default()
    };
    SalesCycle {
        code: "NEW".into(),
        probability_calculation: method,
        stages: rows.map(stage).to_vec(),
        ..SalesCycle::default()
    }
}

fn cycle() -> SalesCycle {
    new_cycle(ProbabilityCalculation::Chances)
}

fn at(stage: i32) -> OpportunityEntry {
    OpportunityEntry {
        stage,
        date_of_change: "2026-11-20".into(),
        estimated_value: 1_000_000,
        chances: share("15"),
        active: true,
        ..OpportunityEntry::default()
    }
}

fn standing<'a>(
    cycle: &'a SalesCycle,
    active: Option<&'a OpportunityEntry>,
    quote: Option<i64>,
) -> Standing<'a> {
    Standing { cycle, active, quote, today: day_of("2026-11-23") }
}

fn good() -> Asked {
    Asked {
        estimated_value: Some(200_000),
        chances: Some(share("30")),
        closing_date: Some(Some(day_of("2027-01-31"))),
        ..Asked::default()
    }
}

#[test]
fn what_is_wrong_is_told_in_the_order_of_the_original() {
    let cycle = cycle();
    let active = at(2);
    let from = standing(&cycle, Some(&active), None);
    // Everything is wrong at first; each row mends what the one before was refused for.
    let mut asked = Asked {
        stage: Some(9),
        date: Some(None),
        estimated_value: Some(0),
        chances: Some(Percent::ZERO),
        closing_date: Some(None),
    };
    let refused = |action, asked: &Asked| advance(&from, action, asked).unwrap_err();
    assert_eq!(refused(Action::First, &asked), Refused::ActionNotAvailable);
    assert_eq!(refused(Action::Next, &asked), Refused::DateRequired);
    asked.date = Some(Some(day_of("2026-11-19")));
    assert_eq!(refused(Action::Next, &asked), Refused::DateBeforeLastChange);
    asked.date = Some(Some(day_of("2026-11-20")));
    assert_eq!(refused(Action::Next, &asked), Refused::StageNotFound);
    asked.stage = None;
    assert_eq!(refused(Action::Next, &asked), Refused::QuoteRequired);
    let from = standing(&cycle, Some(&active), Some(5));
    let refused = |asked: &Asked| advance(&from, Action::Next, asked).unwrap_err();
    assert_eq!(refused(&asked), Refused::EstimatedValuePositive);
    asked.estimated_value = Some(-1);
    assert_eq!(refused(&asked), Refused::EstimatedValuePositive);
    asked.estimated_value = Some(1);
    assert_eq!(refused(&asked), Refused::ChancesPositive);
    asked.chances = Some(share("0.01"));
    assert_eq!(refused(&asked), Refused::ClosingDateRequired);
    asked.closing_date = Some(Some(day_of("2026-11-19")));
    assert_eq!(refused(&asked), Refused::ClosingBeforeChange);
    asked.closing_date = Some(Some(day_of("2026-11-21")));
    assert_eq!(advance(&from, Action::Next, &asked).unwrap().estimated_close_date, "2026-11-21");
}

#[test]
fn each_action_is_recorded_as_what_it_is() {
    let cycle = cycle();
    let rows = [
        (0, Action::First, None, 1, ActionTaken::None),
        (1, Action::Next, None, 2, ActionTaken::Next),
        (2, Action::Previous, None, 1, ActionTaken::Previous),
        (2, Action::Update, None, 2, ActionTaken::Updated),
        // Skip onto the next stage is Next, chosen or proposed (W46); Jump onto the one before is Previous.
        (2, Action::Skip, None, 3, ActionTaken::Next),
        (2, Action::Skip, Some(3), 3, ActionTaken::Next),
        (2, Action::Skip, Some(4), 4, ActionTaken::Jumped),
        (4, Action::Jump, None, 3, ActionTaken::Previous),
        (4, Action::Jump, Some(3), 3, ActionTaken::Previous),
        (4, Action::Jump, Some(1), 1, ActionTaken::Jumped),
        (5, Action::Update, Some(5), 5, ActionTaken::Updated),
    ];
    for (stage, action, chosen, to, taken) in rows {
        let active = at(stage);
        let from = standing(&cycle, (stage > 0).then_some(&active), Some(70_000));
        let line = advance(&from, action, &Asked { stage: chosen, ..good() }).unwrap();
        assert_eq!((line.stage, line.action_taken), (to, taken), "{action:?} {chosen:?} from {stage}");
        assert_eq!((line.previous_stage, line.stage_description), (stage, format!("Stage {to}")));
        assert_eq!((line.sales_cycle_code.as_str(), line.active), ("NEW", true));
    }
    for (stage, action, chosen) in
        [(2, Action::Skip, 5), (4, Action::Jump, 4), (1, Action::Next, 3), (3, Action::Update, 2)]
    {
        let active = at(stage);
        let from = standing(&cycle, Some(&active), Some(70_000));
        let refused = advance(&from, action, &Asked { stage: Some(chosen), ..good() });
        assert_eq!(refused, Err(Refused::StageNotFound), "{action:?} {chosen}");
    }
}

#[test]
fn a_quote_is_asked_for_on_next_and_skip_only() {
    let mut cycle = cycle();
    for stage in &mut cycle.stages {
        stage.quote_required = true;
    }
    let rows = [
        (0, Action::First, None, true),
        (1, Action::Next, None, false),
        (2, Action::Skip, Some(4), false),
        (2, Action::Skip, None, false),
        (2, Action::Previous, None, true),
        (2, Action::Update, None, true),
        (4, Action::Jump, Some(1), true),
    ];
    for (stage, action, chosen, is_free) in rows {
        let active = at(stage);
        let active = (stage > 0).then_some(&active);
        let asked = Asked { stage: chosen, ..good() };
        let without = advance(&standing(&cycle, active, None), action, &asked);
        assert_eq!(without.err(), (!is_free).then_some(Refused::QuoteRequired), "{action:?}");
        assert!(advance(&standing(&cycle, active, Some(1)), action, &asked).is_ok(), "{action:?}");
    }
}

#[test]
fn chances_are_those_typed_or_those_of_the_stage() {
    let mut cycle = cycle();
    cycle.stages[3].chances = Percent::ZERO;
    let typed = Some(share("30"));
    let rows = [
        (1, Action::Next, None, typed, "30"),
        (1, Action::Next, None, None, "20"),
        (2, Action::Update, None, typed, "30"),
        // Update proposes the chances of the stage, not those of the entry (I).
        (2, Action::Update, None, None, "20"),
        (3, Action::Previous, None, typed, "30"),
        // Skip and Jump take those of the stage, whatever was typed, unless they are 0 (I).
        (2, Action::Skip, Some(3), typed, "50"),
        (2, Action::Skip, Some(4), typed, "30"),
        (5, Action::Jump, Some(1), typed, "10"),
        (5, Action::Jump, Some(4), typed, "30"),
    ];
    for (stage, action, chosen, chances, expected) in rows {
        let active = at(stage);
        let from = standing(&cycle, Some(&active), Some(70_000));
        let line = advance(&from, action, &Asked { stage: chosen, chances, ..good() }).unwrap();
        assert_eq!(line.chances.to_string(), expected, "{action:?} {chosen:?}");
        assert_eq!(line.probability, line.chances);
    }
    let active = at(3);
    let from = standing(&cycle, Some(&active), Some(70_000));
    let asked = Asked { chances: None, ..good() };
    assert_eq!(advance(&from, Action::Next, &asked), Err(Refused::ChancesPositive), "the stage has none");
}

#[test]
fn values_follow_from_the_method_to_the_cent() {
    use ProbabilityCalculation as By;
    let rows = [
        (By::Multiply, "30", "12", 24_000),
        (By::Add, "25", "32.5", 65_000),
        (By::Chances, "27.5", "27.5", 55_000),
        (By::Completed, "30", "40", 80_000),
    ];
    for (method, chances, probability, value) in rows {
        let cycle = new_cycle(method);
        let active = at(2);
        let from = standing(&cycle, Some(&active), Some(1));
        let asked = Asked { chances: Some(share(chances)), ..good() };
        let line = advance(&from, Action::Next, &asked).unwrap();
        assert_eq!(line.probability.to_string(), probability, "{method:?}");
        assert_eq!((line.estimated_value, line.calcd_current_value), (200_000, value), "{method:?}");
        assert_eq!(line.completed, Percent::whole(40));
    }
}

#[test]
fn the_closing_date_follows_the_formula_when_it_is_blank_or_the_day_of_the_change() {
    let mut cycle = cycle();
    let rows = [
        ("1M", None, "2026-12-23"),
        ("", None, "2026-11-23"),
        ("CM", None, "2026-11-30"),
        ("CM+1D", None, "2026-12-01"),
        ("WD5", None, "2026-11-27"),
        ("2W", Some("2026-11-23"), "2026-12-07"),
        ("2W", Some("2026-11-24"), "2026-11-24"),
        ("2W", Some("2027-06-30"), "2027-06-30"),
    ];
    for (formula, typed, expected) in rows {
        cycle.stages[1].date_formula = formula.into();
        let active = at(1);
        let closing_date = typed.map(|typed| Some(day_of(typed)));
        let asked = Asked { closing_date, ..good() };
        let line = advance(&standing(&cycle, Some(&active), None), Action::Next, &asked).unwrap();
        assert_eq!(line.estimated_close_date, expected, "{formula} {typed:?}");
        assert_eq!(line.date_of_change, "2026-11-23");
    }
    cycle.stages[1].date_formula = "-1D".into();
    let active = at(1);
    let asked = Asked { closing_date: None, ..good() };
    let refused = advance(&standing(&cycle, Some(&active), None), Action::Next, &asked);
    assert_eq!(refused, Err(Refused::ClosingBeforeChange));
    cycle.stages[1].date_formula = "9999Y".into();
    let refused = advance(&standing(&cycle, Some(&active), None), Action::Next, &asked);
    assert_eq!(refused, Err(Refused::NoSuchDay));
}

#[test]
fn activating_writes_no_action_and_no_value() {
    let cycle = cycle();
    let line = activate(&standing(&cycle, None, None)).unwrap();
    assert_eq!((line.stage, line.action_taken, line.estimated_value), (1, ActionTaken::None, 0));
    assert_eq!((line.chances.to_string(), line.completed.to_string()), ("10".into(), "2".into()));
    assert_eq!((line.calcd_current_value, line.probability), (0, share("10")));
    assert_eq!(
        (line.date_of_change.as_str(), line.estimated_close_date.as_str()),
        ("2026-11-23", "2026-12-23")
    );
    let empty = SalesCycle::default();
    assert_eq!(activate(&standing(&empty, None, None)), Err(Refused::StageNotFound));
}

#[test]
fn the_guide_asks_for_every_estimate() {
    let cycle = cycle();
    let from = standing(&cycle, None, None);
    let mut asked = Asked::default();
    assert_eq!(activate_with(&from, &asked), Err(Refused::EstimatedValuePositive));
    asked.estimated_value = Some(200_000);
    assert_eq!(activate_with(&from, &asked), Err(Refused::ChancesPositive));
    asked.chances = Some(share("30"));
    assert_eq!(activate_with(&from, &asked), Err(Refused::ClosingDateRequired));
    asked.closing_date = Some(Some(day_of("2026-11-22")));
    assert_eq!(activate_with(&from, &asked), Err(Refused::ClosingBeforeChange));
    asked.closing_date = Some(Some(day_of("2026-12-24")));
    let line = activate_with(&from, &asked).unwrap();
    assert_eq!((line.stage, line.action_taken, line.calcd_current_value), (1, ActionTaken::None, 60_000));
    assert_eq!(line.estimated_close_date, "2026-12-24");
    let empty = SalesCycle::default();
    let refused = activate_with(&standing(&empty, None, None), &asked);
    assert_eq!(refused, Err(Refused::StageNotFound), "W46");
}

#[test]
fn closing_keeps_the_stage_before_and_the_estimated_value() {
    let cycle = cycle();
    let active = at(4);
    let won = Closing {
        result: Some(CloseType::Won),
        code: "PRICE_W".into(),
        date: Some(day_of("2026-11-25")),
        sales: 900_000,
    };
    let line = close(&standing(&cycle, Some(&active), None), &won).unwrap();
    assert_eq!((line.stage, line.previous_stage, line.action_taken), (0, 4, ActionTaken::Won));
    assert_eq!((line.estimated_value, line.calcd_current_value), (1_000_000, 900_000));
    assert_eq!([line.completed, line.chances, line.probability], [Percent::FULL; 3]);
    assert_eq!([line.date_of_change, line.date_closed, line.estimated_close_date], ["2026-11-25"; 3]);
    // The amount of the quote goes before what was typed (I).
    let line = close(&standing(&cycle, Some(&active), Some(750_000)), &won).unwrap();
    assert_eq!(line.calcd_current_value, 750_000);
    let lost = Closing { result: Some(CloseType::Lost), sales: 0, ..won.clone() };
    let line = close(&standing(&cycle, Some(&active), Some(750_000)), &lost).unwrap();
    assert_eq!(
        (line.action_taken, line.estimated_value, line.calcd_current_value),
        (ActionTaken::Lost, 1_000_000, 0)
    );
    assert_eq!(
        [line.completed, line.chances, line.probability],
        [Percent::FULL, Percent::ZERO, Percent::ZERO]
    );
    let line = close(&standing(&cycle, None, None), &won).unwrap();
    assert_eq!((line.previous_stage, line.estimated_value), (0, 0), "never started");
}

#[test]
fn closing_is_refused_in_the_order_of_the_original() {
    let cycle = cycle();
    let active = at(4);
    let from = standing(&cycle, Some(&active), None);
    let mut closing = Closing { result: None, code: String::new(), date: None, sales: 0 };
    assert_eq!(close(&from, &closing), Err(Refused::WonOrLostRequired));
    closing.result = Some(CloseType::Won);
    assert_eq!(close(&from, &closing), Err(Refused::CloseCodeRequired));
    closing.code = "CP".into();
    assert_eq!(close(&from, &closing), Err(Refused::ClosingDateRequired));
    closing.date = Some(day_of("2026-11-19"));
    assert_eq!(close(&from, &closing), Err(Refused::DateBeforeLastChange), "W45");
    closing.date = Some(day_of("2026-11-20"));
    assert_eq!(close(&from, &closing), Err(Refused::SalesPositive));
    assert_eq!(close(&standing(&cycle, Some(&active), Some(0)), &closing), Err(Refused::SalesPositive));
    closing.sales = 1;
    assert!(close(&from, &closing).is_ok());
}

#[test]
fn days_open_are_never_below_nothing() {
    assert_eq!(days_open("2026-11-20", "2026-12-01"), 11);
    assert_eq!(days_open("2026-11-20", "2026-11-20"), 0);
    assert_eq!(days_open("2026-12-01", "2026-11-20"), 0);
    assert_eq!(days_open("", "2026-11-20"), 0);
}

/// A dice that falls the same way in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

#[test]
fn on_any_walk_shares_stay_within_0_and_100_and_days_go_forward() {
    let mut dice = Dice(5);
    let mut steps = 0;
    for walk in 0..2_000_u64 {
        let method = ProbabilityCalculation::ALL[usize::try_from(walk % 4).unwrap()];
        let mut cycle = new_cycle(method);
        for stage in &mut cycle.stages {
            stage.completed = Percent::whole(u8::try_from(dice.below(101)).unwrap());
            stage.chances = Percent::whole(u8::try_from(dice.below(101)).unwrap());
            stage.allow_skip = dice.below(2) == 0;
        }
        let mut active: Option<OpportunityEntry> = None;
        for _ in 0..12 {
            let quote = (dice.below(2) == 0).then(|| i64::try_from(dice.below(1_000_000)).unwrap());
            let from = standing(&cycle, active.as_ref(), quote);
            let action = Action::ALL[usize::try_from(dice.below(6)).unwrap()];
            let stages = from.stages(action);
            let chosen = stages.get(usize::try_from(dice.below(4)).unwrap()).map(|stage| stage.stage);
            let asked = Asked {
                stage: chosen,
                chances: (dice.below(2) == 0).then(|| {
                    Percent::from_parts(i64::try_from(dice.below(10_001)).unwrap() * 10_000).unwrap()
                }),
                estimated_value: (dice.below(3) > 0).then(|| i64::try_from(dice.below(5_000_000)).unwrap()),
                ..Asked::default()
            };
            let Ok(line) = advance(&from, action, &asked) else { continue };
            steps += 1;
            let full = |share: Percent| (Percent::ZERO..=Percent::FULL).contains(&share);
            assert!(full(line.chances) && full(line.completed) && full(line.probability));
            assert!((0..=line.estimated_value).contains(&line.calcd_current_value));
            assert!(line.estimated_close_date >= line.date_of_change);
            assert!(cycle.stage(line.stage).is_some() && !stages.is_empty());
            let before = active.as_ref().map(|active| (active.stage, active.date_of_change.clone()));
            if let Some((stage, date)) = before {
                assert_eq!(line.previous_stage, stage);
                assert!(line.date_of_change >= date);
            }
            active = Some(line);
        }
    }
    assert!(steps > 2_000, "the walks lead somewhere: {steps}");
}
