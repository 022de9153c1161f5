//! A new opportunity (D.2): its guide, its number, its first stage.

use super::{finish, values};
use crate::Engine;
use crate::actions::{Fields, fields, interactions, tasks};
use crate::domain::event::Event;
use crate::domain::opportunity::advance::{Asked, activate_with};
use crate::domain::opportunity::step::Standing;
use crate::domain::opportunity::{Opportunity, OpportunityProposal};
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::store::{Tx, contact, number_series, opportunity, opportunity_list, sales_cycle, salesperson};

/// The number series of opportunities.
const SERIES: &str = "OPPORTUNITY";

/// What was typed of a new opportunity.
#[derive(Default)]
pub(super) struct Typed {
    /// Its fields.
    pub(super) one: Opportunity,
    /// The estimates of its first stage.
    pub(super) asked: Asked,
    /// The first stage is to be activated.
    pub(super) activate: bool,
}

impl Typed {
    /// Reads the fields over those that are there.
    pub(super) fn read(one: Opportunity, typed: &Fields) -> Result<Self> {
        let mut read = Self { one, ..Self::default() };
        for (name, value) in typed {
            if name == "no" {
                read.one.no = fields::code(name, value, 20)?;
            } else if name == "activate" {
                read.activate |= fields::flag(name, value)?;
            } else if values::estimate(&mut read.asked, name, value)? {
                read.activate = true;
            } else if !values::apply(&mut read.one, name, value)? {
                return Err(fields::unknown(name));
            }
        }
        Ok(read)
    }
}

/// What the form of a new opportunity begins with: of a contact or a salesperson (`contact=…`, `salesperson=…`).
///
/// # Errors
/// `NotFound`; `PrivacyBlocked`; `UnknownName`, `InvalidValue` for a field.
pub async fn propose(engine: &Engine, typed: &Fields) -> Result<OpportunityProposal> {
    let setup = engine.store.load_setup().await?;
    let mut tx = engine.store.begin().await?;
    let mut one = Typed::read(Opportunity::default(), typed)?.one;
    complete(engine, &mut tx, &setup, &mut one).await?;
    proposal(engine, &mut tx, &one).await
}

/// Adds an opportunity: `contact`, `description`, and if wanted `salesperson`, `sales_cycle`, `priority`, `campaign`,
/// `segment`. With `activate` or an estimate its first stage is activated with `estimated_value`, `chances` and
/// `closing_date`.
///
/// # Errors
/// `UnknownName`, `InvalidValue`, `ChancesRange` for a field; `NotFound`; `PrivacyBlocked`; `SalesCycleBlocked`; then
/// `DescriptionRequired`, `ContactRequired`, `SalespersonRequired`, `SalesCycleRequired`, in this order; those of the
/// first stage: `EstimatedValuePositive`, `ChancesPositive`, `ClosingDateRequired`, `ClosingBeforeChange`,
/// `StageNotFound`; `NumberSeriesMissing`, `AlreadyExists`.
pub async fn add(engine: &Engine, typed: &Fields) -> Result<Opportunity> {
    let setup = engine.store.load_setup().await?;
    let mut read = Typed::read(Opportunity::default(), typed)?;
    let mut tx = engine.store.begin().await?;
    complete(engine, &mut tx, &setup, &mut read.one).await?;
    check(&read.one)?;
    let no = write(engine, &mut tx, &setup, read).await?;
    finish(engine, tx, &no, &[Event::TasksChanged]).await
}

/// Checks whom and what the fields name, and fills in what follows: the company, the salesperson, the sales cycle.
pub(super) async fn complete(
    engine: &Engine,
    tx: &mut Tx,
    setup: &Setup,
    one: &mut Opportunity,
) -> Result<()> {
    one.contact_company_no = tasks::allowed_contact(tx, &one.contact_no).await?;
    if one.salesperson_code.is_empty() {
        one.salesperson_code = default_salesperson(engine, tx, &one.contact_no).await?;
    } else {
        check_salesperson(tx, &one.salesperson_code).await?;
    }
    if one.sales_cycle_code.is_empty() {
        let default = sales_cycle::get(tx, &setup.default_sales_cycle).await?;
        one.sales_cycle_code =
            default.filter(|cycle| !cycle.blocked).map(|cycle| cycle.code).unwrap_or_default();
        return Ok(());
    }
    check_cycle(tx, &one.sales_cycle_code).await
}

/// Numbers, writes and, where it is wanted, activates a new opportunity; the caller has checked it and commits.
pub(super) async fn write(engine: &Engine, tx: &mut Tx, setup: &Setup, read: Typed) -> Result<String> {
    let Typed { mut one, asked, activate } = read;
    if one.no.is_empty() {
        one.no = next_no(tx, &setup.opportunity_nos).await?;
    } else if opportunity::get(tx, &one.no).await?.is_some() {
        return Err(Error::new(Code::AlreadyExists, format!("there is an opportunity {} already", one.no)));
    }
    one.creation_date = engine.today().format("%Y-%m-%d").to_string();
    opportunity::save(tx, &one, engine.clock.now()).await?;
    if activate {
        let cycle = sales_cycle::get(tx, &one.sales_cycle_code).await?.unwrap_or_default();
        let from = Standing { cycle: &cycle, active: None, quote: None, today: engine.today() };
        let entry = activate_with(&from, &asked).map_err(super::step::refusal)?;
        super::step::enter(engine, tx, one.clone(), (entry, &cycle)).await?;
    }
    Ok(one.no)
}

/// What the form begins with, and the opportunities it might be one of already (W36).
pub(super) async fn proposal(engine: &Engine, tx: &mut Tx, one: &Opportunity) -> Result<OpportunityProposal> {
    let cycle = sales_cycle::get(tx, &one.sales_cycle_code).await?.unwrap_or_default();
    let first = cycle.stages.first();
    let closing =
        first.and_then(|stage| crate::domain::opportunity::advance::expected(stage, engine.today()).ok());
    let name = contact::get(tx, &one.contact_no).await?.map(|contact| contact.name).unwrap_or_default();
    Ok(OpportunityProposal {
        description: one.description.clone(),
        contact_no: one.contact_no.clone(),
        contact_name: name,
        contact_company_no: one.contact_company_no.clone(),
        salesperson_code: one.salesperson_code.clone(),
        sales_cycle_code: one.sales_cycle_code.clone(),
        chances: first.map(|stage| stage.chances).unwrap_or_default(),
        closing_date: closing.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default(),
        no_of_entries: 0,
        other_open: other_open(tx, one).await?,
    })
}

/// The open opportunities of the contact's company, or of the contact without one; not this one.
pub(super) async fn other_open(tx: &mut Tx, one: &Opportunity) -> Result<Vec<Opportunity>> {
    let whose = if one.contact_company_no.is_empty() { &one.contact_no } else { &one.contact_company_no };
    let mut found = opportunity_list::open_of_contact(tx, whose).await?;
    found.retain(|other| other.no != one.no);
    Ok(found)
}

/// A salesperson who may have an opportunity.
///
/// # Errors
/// `NotFound`; `PrivacyBlocked`; `InvalidValue` when the salesperson is blocked.
pub(super) async fn check_salesperson(tx: &mut Tx, code: &str) -> Result<()> {
    match salesperson::get(tx, code).await? {
        None => Err(Error::new(Code::NotFound, format!("there is no salesperson {code}"))),
        Some(found) if found.privacy_blocked => {
            Err(Error::new(Code::PrivacyBlocked, format!("{code} is blocked for privacy")))
        }
        Some(found) if found.blocked => {
            Err(Error::new(Code::InvalidValue, format!("the salesperson {code} is blocked")))
        }
        Some(_) => Ok(()),
    }
}

/// A sales cycle an opportunity may take.
///
/// # Errors
/// `SalesCycleRequired` for a blank one; `NotFound`; `SalesCycleBlocked`.
pub(super) async fn check_cycle(tx: &mut Tx, code: &str) -> Result<()> {
    if code.is_empty() {
        return Err(cycle_required());
    }
    match sales_cycle::get(tx, code).await? {
        None => Err(Error::new(Code::NotFound, format!("there is no sales cycle {code}"))),
        Some(cycle) if cycle.blocked => {
            Err(Error::new(Code::SalesCycleBlocked, format!("the sales cycle {code} is blocked")))
        }
        Some(_) => Ok(()),
    }
}

/// The refusal of an opportunity without a sales cycle.
pub(super) fn cycle_required() -> Error {
    Error::new(Code::SalesCycleRequired, "an opportunity needs a sales cycle")
        .hint("choose one, or set default_sales_cycle in the settings")
}

/// What the guide asks for, in its order (D.2).
fn check(one: &Opportunity) -> Result<()> {
    let needed = [
        (&one.description, Code::DescriptionRequired, "a description"),
        (&one.contact_no, Code::ContactRequired, "a contact"),
        (&one.salesperson_code, Code::SalespersonRequired, "a salesperson"),
    ];
    if let Some((_, code, what)) = needed.into_iter().find(|(value, ..)| value.is_empty()) {
        return Err(Error::new(code, format!("an opportunity needs {what}")));
    }
    if one.sales_cycle_code.is_empty() { Err(cycle_required()) } else { Ok(()) }
}

/// Who the user is, else the salesperson of the contact; one who cannot have opportunities is left out (I).
pub(super) async fn default_salesperson(engine: &Engine, tx: &mut Tx, contact_no: &str) -> Result<String> {
    let of_contact = contact::get(tx, contact_no).await?.map(|contact| contact.salesperson_code);
    for code in [interactions::own_code(engine, tx).await?, of_contact].into_iter().flatten() {
        if !code.is_empty() && check_salesperson(tx, &code).await.is_ok() {
            return Ok(code);
        }
    }
    Ok(String::new())
}

/// The next number of the series that nobody gave by hand before.
async fn next_no(tx: &mut Tx, first_no: &str) -> Result<String> {
    loop {
        let no = number_series::next_no(tx, SERIES, &first_no.to_uppercase()).await?;
        if no.chars().count() > 20 {
            return Err(Error::new(
                Code::NumberSeriesMissing,
                "the number series of opportunities is used up",
            ));
        }
        if opportunity::get(tx, &no).await?.is_none() {
            return Ok(no);
        }
    }
}
