//! Changing the fields of an opportunity, within the locks of its status (R104), and its sales quote (R102).

use super::create::{check_cycle, check_salesperson};
use super::{begin, check_privacy, finish, normal, values};
use crate::Engine;
use crate::actions::{Fields, fields, tasks};
use crate::domain::event::Event;
use crate::domain::opportunity::{Opportunity, Status};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, opportunity, opportunity_entry, opportunity_links, task};

/// Changes fields of an opportunity. Salesperson, contact and campaign change in its active entry too; its open tasks
/// follow when `move_open_tasks` is typed.
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue` for a field; `PrivacyBlocked`; `OpportunityClosed` or
/// `StatusNotStartedRequired` for a field that is locked; `SalesCycleRequired`, `SalesCycleBlocked`;
/// `ContactRequired`, `ContactOtherCompany`; `SalespersonRequired`.
pub async fn set(engine: &Engine, no: &str, typed: &Fields) -> Result<Opportunity> {
    let (mut tx, before) = begin(engine, no).await?;
    let (mut after, mut move_tasks) = (before.clone(), false);
    for (name, value) in typed {
        match name.as_str() {
            "no" if normal(value) == before.no => {}
            "no" => return Err(fields::fixed(name)),
            "move_open_tasks" => move_tasks = fields::flag(name, value)?,
            _ if values::apply(&mut after, name, value)? => {}
            _ => return Err(fields::unknown(name)),
        }
    }
    check_locks(&before, &after)?;
    check_privacy(&mut tx, &before).await?;
    check_changes(&mut tx, &before, &mut after).await?;
    opportunity::save(&mut tx, &after, engine.clock.now()).await?;
    opportunity_entry::follow(&mut tx, &after).await?;
    if move_tasks {
        move_open_tasks(engine, &mut tx, &before, &after).await?;
    }
    finish(engine, tx, &after.no, &[Event::TasksChanged]).await
}

/// Assigns a sales quote: its number `quote` and its `amount`. The same number again changes the amount, a blank one
/// takes the quote away. A quote of another opportunity is taken over with `move` (I).
///
/// # Errors
/// `NotFound`; `UnknownName`, `InvalidValue` for a field; `QuoteAlreadyAssigned`; `StatusInProgressRequired`;
/// `QuoteUsedByOther`.
pub async fn assign_quote(engine: &Engine, no: &str, typed: &Fields) -> Result<Opportunity> {
    let (mut quote, mut amount, mut takes_over) = (None, None, false);
    for (name, value) in typed {
        match name.as_str() {
            "quote" | "sales_document_no" => quote = Some(fields::code(name, value, 20)?),
            "amount" => amount = Some(values::amount(name, value)?),
            "move" => takes_over = fields::flag(name, value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    let quote = quote.ok_or_else(|| Error::new(Code::InvalidValue, "quote is missing: say its number"))?;
    if amount.is_some_and(|amount| amount < 0) {
        return Err(Error::new(Code::InvalidValue, "the amount of a quote cannot be negative"));
    }
    let (mut tx, mut one) = begin(engine, no).await?;
    let is_same = quote == one.sales_document_no;
    if !is_same && !quote.is_empty() && !one.sales_document_no.is_empty() {
        return Err(Error::new(
            Code::QuoteAlreadyAssigned,
            format!("{} has the sales quote {} already", one.no, one.sales_document_no),
        ));
    }
    if one.status != Status::InProgress {
        return Err(Error::new(
            Code::StatusInProgressRequired,
            format!("{} is not in progress; its status is {}", one.no, one.status.as_str()),
        ));
    }
    take_over(&mut tx, &one, &quote, takes_over).await?;
    one.quote_amount = amount.unwrap_or(if is_same { one.quote_amount } else { 0 });
    if quote.is_empty() {
        one.quote_amount = 0;
    }
    one.sales_document_no = quote;
    opportunity::save(&mut tx, &one, engine.clock.now()).await?;
    finish(engine, tx, &one.no, &[]).await
}

/// Frees a quote of another opportunity.
async fn take_over(tx: &mut Tx, one: &Opportunity, quote: &str, is_wanted: bool) -> Result<()> {
    match opportunity::of_quote(tx, quote).await? {
        Some(other) if other.no != one.no => {
            if !is_wanted {
                let text = format!("the sales quote {quote} is assigned to the opportunity {}", other.no);
                return Err(Error::new(Code::QuoteUsedByOther, text).hint("take it over with move=true"));
            }
            opportunity_links::free_quote(tx, &other).await
        }
        _ => Ok(()),
    }
}

/// Description always; sales cycle only before the first stage; the others until won or lost (D.3).
fn check_locks(before: &Opportunity, after: &Opportunity) -> Result<()> {
    let was = |one: &Opportunity| {
        let Opportunity { contact_no, salesperson_code, campaign_no, segment_no, .. } = one;
        let texts = [contact_no, salesperson_code, campaign_no, segment_no, &one.segment_description];
        (texts.map(Clone::clone), one.priority)
    };
    let has_new_cycle = before.sales_cycle_code != after.sales_cycle_code;
    if before.closed && (has_new_cycle || was(before) != was(after)) {
        let text = format!("{} is closed; its status is {}", before.no, before.status.as_str());
        return Err(Error::new(Code::OpportunityClosed, text));
    }
    if has_new_cycle && before.status != Status::NotStarted {
        return Err(Error::new(
            Code::StatusNotStartedRequired,
            "the sales cycle cannot be changed once the first stage was activated",
        ));
    }
    Ok(())
}

async fn check_changes(tx: &mut Tx, before: &Opportunity, after: &mut Opportunity) -> Result<()> {
    if after.contact_no != before.contact_no {
        if after.contact_no.is_empty() {
            return Err(Error::new(Code::ContactRequired, "an opportunity needs a contact"));
        }
        after.contact_company_no = tasks::allowed_contact(tx, &after.contact_no).await?;
        let company = &after.contact_company_no;
        let is_same = !company.is_empty() && *company == before.contact_company_no;
        if !is_same && before.status != Status::NotStarted {
            let text = format!("the contact {} belongs to another company", after.contact_no);
            return Err(Error::new(Code::ContactOtherCompany, text));
        }
    }
    if after.salesperson_code != before.salesperson_code {
        if after.salesperson_code.is_empty() {
            return Err(Error::new(Code::SalespersonRequired, "an opportunity needs a salesperson"));
        }
        check_salesperson(tx, &after.salesperson_code).await?;
    }
    if after.sales_cycle_code != before.sales_cycle_code {
        check_cycle(tx, &after.sales_cycle_code).await?;
    }
    Ok(())
}

/// Open tasks of the same salesperson, or of the same contact, follow the change (I).
async fn move_open_tasks(
    engine: &Engine,
    tx: &mut Tx,
    before: &Opportunity,
    after: &Opportunity,
) -> Result<()> {
    for mut open in opportunity_links::open_tasks(tx, &after.no).await? {
        if open.salesperson_code == before.salesperson_code {
            open.salesperson_code.clone_from(&after.salesperson_code);
        }
        if open.contact_no == before.contact_no {
            open.contact_no.clone_from(&after.contact_no);
            open.contact_company_no.clone_from(&after.contact_company_no);
        }
        task::save(tx, &open, engine.clock.now()).await?;
    }
    Ok(())
}
