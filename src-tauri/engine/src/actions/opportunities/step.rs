//! Steps of an opportunity (D.3, I): into its first stage, from stage to stage, to won or lost.

use super::create::cycle_required;
use super::values::{day, estimate, typed as typed_text};
use super::{Place, begin, check_privacy, finish, values};
use crate::Engine;
use crate::actions::{Fields, activities, fields, tasks};
use crate::domain::event::Event;
use crate::domain::opportunity::advance::{self, Asked, Closing, advance};
use crate::domain::opportunity::cycle::{CloseCode, CloseType, SalesCycle};
use crate::domain::opportunity::options::only_code;
use crate::domain::opportunity::step::{Action, Refused};
use crate::domain::opportunity::{ActionTaken, Opportunity, OpportunityEntry, Status};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, activity_plan, opportunity, opportunity_entry, opportunity_links, task};

/// Activates the first stage, with a value of 0 and the chances of the stage.
///
/// # Errors
/// `NotFound`; `PrivacyBlocked`; `SalesCycleRequired`, `StatusNotStartedRequired`, `StageNotFound`, in this order.
pub async fn activate(engine: &Engine, no: &str) -> Result<Opportunity> {
    let (mut tx, one) = begin(engine, no).await?;
    check_privacy(&mut tx, &one).await?;
    if one.sales_cycle_code.is_empty() {
        return Err(cycle_required());
    }
    if one.status != Status::NotStarted {
        return Err(Error::new(
            Code::StatusNotStartedRequired,
            format!("{} was started already; its status is {}", one.no, one.status.as_str()),
        ));
    }
    let place = Place::of(&mut tx, &one).await?;
    let entry = advance::activate(&place.standing(engine, &one)).map_err(refusal)?;
    let no = one.no.clone();
    enter(engine, &mut tx, one, (entry, &place.cycle)).await?;
    finish(engine, tx, &no, &[Event::TasksChanged]).await
}

/// Takes a step: `action` (the proposed one unless typed), and where they are not to be as proposed `stage` (of Skip
/// and Jump), `date`, `estimated_value`, `chances`, `closing_date`; `cancel_open_tasks` gives up the open tasks.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue`, `ChancesRange` for a field; `OpportunityClosed`; `PrivacyBlocked`;
/// `SalesCycleRequired`; then in the order of the original `ActionNotAvailable`, `DateRequired`,
/// `DateBeforeLastChange`, `StageNotFound`, `QuoteRequired`, `EstimatedValuePositive`, `ChancesPositive`,
/// `ClosingDateRequired`, `ClosingBeforeChange`.
pub async fn update(engine: &Engine, no: &str, typed: &Fields) -> Result<Opportunity> {
    let (action, asked, cancel) = read_step(typed)?;
    let (mut tx, one) = begin(engine, no).await?;
    check_open(&one)?;
    check_privacy(&mut tx, &one).await?;
    if one.sales_cycle_code.is_empty() {
        return Err(cycle_required());
    }
    let place = Place::of(&mut tx, &one).await?;
    let from = place.standing(engine, &one);
    let action = action.or(from.default_action()).ok_or_else(|| refusal(Refused::ActionNotAvailable))?;
    let entry = advance(&from, action, &asked).map_err(refusal)?;
    if cancel {
        cancel_open_tasks(engine, &mut tx, &one.no).await?;
    }
    let no = one.no.clone();
    enter(engine, &mut tx, one, (entry, &place.cycle)).await?;
    finish(engine, tx, &no, &[Event::TasksChanged]).await
}

/// Closes an opportunity, one that was never started too: `result` (`won` or `lost`), `close_code` (the only one of
/// its type unless typed), `date` (the later of today and the last change unless typed), of a won one `sales_value`
/// (the amount of its quote goes before). Open tasks are given up unless `cancel_open_tasks` is `false`.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue` for a field; `OpportunityClosed`; then in the order of the original
/// `WonOrLostRequired`, `CloseCodeRequired`, `CloseCodeWrongType`, `ClosingDateRequired`, `DateBeforeLastChange`
/// (W45), `SalesPositive`.
pub async fn close(engine: &Engine, no: &str, typed: &Fields) -> Result<Opportunity> {
    let (mut closing, date, cancel) = read_closing(typed)?;
    let codes = engine.store.close_codes().await?;
    let (mut tx, mut one) = begin(engine, no).await?;
    check_open(&one)?;
    closing.code = close_code(closing.result, &closing.code, &codes)?;
    let place = Place::of(&mut tx, &one).await?;
    let from = place.standing(engine, &one);
    closing.date = date.unwrap_or(Some(from.date()));
    let entry = advance::close(&from, &closing).map_err(refusal)?;
    if cancel {
        cancel_open_tasks(engine, &mut tx, &one.no).await?;
    }
    one.closed = true;
    one.status = if entry.action_taken == ActionTaken::Won { Status::Won } else { Status::Lost };
    one.date_closed.clone_from(&entry.date_closed);
    append(engine, &mut tx, &one, entry).await?;
    finish(engine, tx, &one.no, &[Event::TasksChanged]).await
}

/// Writes the line of a step; the opportunity is in progress from now on. The tasks of the stage's activity are made
/// unless only the estimates changed.
pub(super) async fn enter(
    engine: &Engine,
    tx: &mut Tx,
    mut one: Opportunity,
    (entry, cycle): (OpportunityEntry, &SalesCycle),
) -> Result<()> {
    one.status = Status::InProgress;
    let is_new_stage = entry.action_taken != ActionTaken::Updated;
    let activity = cycle.stage(entry.stage).map(|stage| stage.activity_code.clone()).unwrap_or_default();
    let date = entry.date_of_change.parse().unwrap_or_else(|_| engine.today());
    append(engine, tx, &one, entry).await?;
    let plan = if is_new_stage { activity_plan::get(tx, &activity).await? } else { None };
    let Some(plan) = plan else { return Ok(()) };
    let first_no = engine.store.load_setup().await?.task_nos;
    for step in &plan.steps {
        let mut new = activities::task_of(step, date)?;
        new.opportunity_no.clone_from(&one.no);
        new.contact_no.clone_from(&one.contact_no);
        new.salesperson_code.clone_from(&one.salesperson_code);
        tasks::write_new(engine, tx, &first_no, &mut new).await?;
    }
    Ok(())
}

/// The line belongs to whom the opportunity belongs to.
async fn append(engine: &Engine, tx: &mut Tx, one: &Opportunity, mut entry: OpportunityEntry) -> Result<()> {
    entry.opportunity_no.clone_from(&one.no);
    entry.sales_cycle_code.clone_from(&one.sales_cycle_code);
    entry.contact_no.clone_from(&one.contact_no);
    entry.contact_company_no.clone_from(&one.contact_company_no);
    entry.salesperson_code.clone_from(&one.salesperson_code);
    entry.campaign_no.clone_from(&one.campaign_no);
    opportunity::save(tx, one, engine.clock.now()).await?;
    opportunity_entry::append(tx, &entry).await
}

async fn cancel_open_tasks(engine: &Engine, tx: &mut Tx, no: &str) -> Result<()> {
    let today = engine.today().format("%Y-%m-%d").to_string();
    for mut open in opportunity_links::open_tasks(tx, no).await? {
        open.canceled = true;
        open.close(true, &today);
        task::save(tx, &open, engine.clock.now()).await?;
    }
    Ok(())
}

fn read_step(typed: &Fields) -> Result<(Option<Action>, Asked, bool)> {
    let (mut action, mut asked, mut cancel) = (None, Asked::default(), false);
    for (name, value) in typed {
        match name.as_str() {
            "action" => {
                let words = Action::ALL.map(Action::as_str).join(", ");
                action =
                    Some(Action::parse(value).ok_or_else(|| {
                        Error::new(Code::InvalidValue, format!("action is one of {words}"))
                    })?);
            }
            "stage" => {
                let stage = value.trim().parse();
                asked.stage = Some(
                    stage.map_err(|_| Error::new(Code::InvalidValue, "stage is the number of a stage"))?,
                );
            }
            "date" => asked.date = Some(day(name, value)?),
            "cancel_open_tasks" => cancel = fields::flag(name, value)?,
            _ if estimate(&mut asked, name, value)? => {}
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok((action, asked, cancel))
}

type Read = (Closing, Option<Option<chrono::NaiveDate>>, bool);

fn read_closing(typed: &Fields) -> Result<Read> {
    let result = CloseType::parse(typed_text(typed, "result"));
    let mut closing = Closing { result, code: String::new(), date: None, sales: 0 };
    let (mut date, mut cancel) = (None, true);
    for (name, value) in typed {
        match name.as_str() {
            "result" => {}
            "close_code" | "close_opportunity_code" => closing.code = fields::code(name, value, 10)?,
            "sales_value" => closing.sales = values::amount(name, value)?,
            "date" | "closing_date" => date = Some(day(name, value)?),
            "cancel_open_tasks" => cancel = fields::flag(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok((closing, date, cancel))
}

/// The code to close with: the typed one, else the only one of its type.
fn close_code(result: Option<CloseType>, typed: &str, codes: &[CloseCode]) -> Result<String> {
    let Some(kind) = result else { return Err(refusal(Refused::WonOrLostRequired)) };
    if typed.is_empty() {
        return Ok(only_code(codes, kind).to_owned());
    }
    match codes.iter().find(|code| code.code == typed) {
        None => Err(Error::new(Code::NotFound, format!("there is no close opportunity code {typed}"))),
        Some(code) if code.kind != kind => Err(Error::new(
            Code::CloseCodeWrongType,
            format!("{typed} is a code of type {}, not {}", code.kind.as_str(), kind.as_str()),
        )),
        Some(code) => Ok(code.code.clone()),
    }
}

fn check_open(one: &Opportunity) -> Result<()> {
    if one.closed {
        let text = format!("{} is closed; its status is {}", one.no, one.status.as_str());
        return Err(Error::new(Code::OpportunityClosed, text));
    }
    Ok(())
}

/// Why a step is refused, for people.
pub(super) fn refusal(why: Refused) -> Error {
    let (code, text) = match why {
        Refused::ActionNotAvailable => {
            (Code::ActionNotAvailable, "that action leads nowhere from this stage")
        }
        Refused::DateRequired => (Code::DateRequired, "the day of the change is missing"),
        Refused::DateBeforeLastChange => (Code::DateBeforeLastChange, "the day is before the last change"),
        Refused::StageNotFound => (Code::StageNotFound, "there is no such stage to go to"),
        Refused::QuoteRequired => {
            (Code::QuoteRequired, "you cannot go to this stage before you have assigned a sales quote")
        }
        Refused::EstimatedValuePositive => {
            (Code::EstimatedValuePositive, "the estimated value must be greater than 0")
        }
        Refused::ChancesPositive => (Code::ChancesPositive, "the chances of success must be greater than 0"),
        Refused::ClosingDateRequired => (Code::ClosingDateRequired, "the closing date is missing"),
        Refused::ClosingBeforeChange => {
            (Code::ClosingBeforeChange, "the estimated closing date is before this change")
        }
        Refused::WonOrLostRequired => (Code::WonOrLostRequired, "say whether it was won or lost"),
        Refused::CloseCodeRequired => (Code::CloseCodeRequired, "the close opportunity code is missing"),
        Refused::SalesPositive => (Code::SalesPositive, "the sales must be greater than 0"),
        Refused::NoSuchDay => (Code::InvalidValue, "the date formula of the stage leads to no day"),
    };
    Error::new(code, text)
}
