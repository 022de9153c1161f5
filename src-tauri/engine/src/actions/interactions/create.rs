//! Interactions made by hand (R84, W48; `original.md` I): proposed, logged, put off and taken up again.

use chrono::NaiveDate;

use super::change::checked_lines;
use super::delete::entry_no as number;
use super::{card, no_entry};
use crate::Engine;
use crate::actions::{Fields, fields};
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::event::Event;
use crate::domain::interaction::{EntryCard, Evaluation, Interaction, LogEntry};
use crate::domain::template::minor_units;
use crate::error::{Code, Error, Result};
use crate::store::entry_write::{self, Manual};
use crate::store::{Tx, contact, entry, entry_comment, opportunity, salesperson, template};

/// Longest description, in characters (`original.md` H).
const DESCRIPTION: usize = 100;

/// What the dialog begins with: of a contact, a salesperson or an entry (`contact=…`, `salesperson=…`, `entry=…`).
/// The salesperson is who the user is by their address, else by the setting `user_salesperson`, else the contact's.
///
/// # Errors
/// `NotFound`; `PrivacyBlocked`; `UnknownName`, `InvalidValue` for a field.
pub async fn propose(engine: &Engine, typed: &Fields) -> Result<Interaction> {
    let mut tx = engine.store.begin().await?;
    let mut proposal = Interaction { date: engine.today().to_string(), ..Interaction::default() };
    for (name, value) in typed {
        match name.as_str() {
            "entry" => {
                let entry_no = number(name, value)?.unwrap_or_default();
                take_entry(&mut proposal, &find_entry(&mut tx, entry_no).await?);
            }
            "contact" | "salesperson" => {}
            _ => return Err(fields::unknown(name)),
        }
    }
    for (name, value) in typed {
        match name.as_str() {
            "contact" => proposal.contact_no = fields::code(name, value, 20)?,
            "salesperson" => proposal.salesperson_code = fields::code(name, value, 20)?,
            _ => {}
        }
    }
    let known =
        if proposal.contact_no.is_empty() { None } else { Some(set_contact(&mut tx, &mut proposal).await?) };
    if proposal.salesperson_code.is_empty() {
        let of_contact = known.map(|contact| contact.salesperson_code).unwrap_or_default();
        proposal.salesperson_code = own_code(engine, &mut tx).await?.unwrap_or(of_contact);
    } else {
        check_salesperson(&mut tx, &proposal.salesperson_code).await?;
    }
    Ok(proposal)
}

/// What the dialog begins with to finish a postponed interaction: its own fields, and today.
///
/// # Errors
/// `NotFound`; `EntryCanceled`; `InvalidValue` when it is not postponed.
pub async fn propose_resume(engine: &Engine, entry_no: i64) -> Result<Interaction> {
    let mut tx = engine.store.begin_read().await?;
    Ok(resumed(engine, &find_postponed(&mut tx, entry_no).await?))
}

/// Logs an interaction: `contact`, `template`, `salesperson` and, where they are not to be today and the template's,
/// `date` and `description`.
///
/// # Errors
/// `ContactRequired`, `TemplateRequired`, `SalespersonRequired`, `DateRequired`, `DescriptionRequired`, in this
/// order; `PrivacyBlocked`; `TemplateMissing`; `NotFound`; `UnknownName`, `InvalidValue` for a field.
pub async fn create(engine: &Engine, typed: &Fields) -> Result<EntryCard> {
    write(engine, None, typed, false).await
}

/// Keeps an unfinished interaction for later: whatever is filled in, a contact at least.
///
/// # Errors
/// `ContactRequired`; `PrivacyBlocked`; `TemplateMissing`; `NotFound`; `UnknownName`, `InvalidValue`.
pub async fn postpone(engine: &Engine, typed: &Fields) -> Result<EntryCard> {
    write(engine, None, typed, true).await
}

/// Finishes a postponed interaction, or puts it off again: the same entry, with today's date unless another one is
/// given.
///
/// # Errors
/// Those of [`create`]; `EntryCanceled`; `InvalidValue` when it is not postponed.
pub async fn resume(engine: &Engine, entry_no: i64, typed: &Fields, postponed: bool) -> Result<EntryCard> {
    write(engine, Some(entry_no), typed, postponed).await
}

async fn write(engine: &Engine, entry_no: Option<i64>, typed: &Fields, postponed: bool) -> Result<EntryCard> {
    let user_id = engine.store.account().await?.map(|account| account.username).unwrap_or_default();
    let mut tx = engine.store.begin().await?;
    let mut interaction = match entry_no {
        Some(number) => resumed(engine, &find_postponed(&mut tx, number).await?),
        None => Interaction { date: engine.today().to_string(), ..Interaction::default() },
    };
    let comment = apply(&mut tx, &mut interaction, typed).await?;
    check(&mut tx, &mut interaction, postponed).await?;
    let day = interaction.date.parse().unwrap_or_else(|_| engine.today());
    let at = NaiveDate::and_time(&day, engine.clock.now().time()).and_utc();
    let manual = Manual { interaction: &interaction, at, user_id: &user_id, postponed };
    let number = match entry_no {
        Some(number) => entry_write::update(&mut tx, number, &manual).await?,
        None => entry_write::insert(&mut tx, &manual).await?,
    };
    entry_comment::add(&mut tx, number, engine.today(), &comment).await?;
    tx.commit().await?;
    engine.tell(Event::EntriesChanged);
    card(engine, number).await
}

/// Takes over what was typed; gives the lines of the comment. The template comes first: what is typed beside it wins.
async fn apply(tx: &mut Tx, one: &mut Interaction, typed: &Fields) -> Result<Vec<String>> {
    if let Some(code) = typed.get("template") {
        one.template_code = fields::code("template", code, 10)?;
        take_template(tx, one).await?;
    }
    let mut comment = Vec::new();
    for (name, value) in typed {
        match name.as_str() {
            "template" => {}
            "contact" => one.contact_no = fields::code(name, value, 20)?,
            "salesperson" => one.salesperson_code = fields::code(name, value, 20)?,
            "date" => one.date = fields::day(name, value)?,
            "description" => one.description = fields::text(name, value, DESCRIPTION)?,
            "cost" => one.cost = minor_units(value).ok_or_else(|| invalid("cost is an amount like 33.50"))?,
            "duration" => one.duration = minutes(value)?,
            "evaluation" => one.evaluation = evaluation(value)?.number(),
            "attempt_failed" => one.attempt_failed = fields::flag(name, value)?,
            "language" => one.language = fields::code(name, value, 10)?,
            "information_flow" => {
                one.information_flow = fields::one_of(name, value, ["Inbound", "Outbound"])?;
            }
            "initiated_by" => one.initiated_by = fields::one_of(name, value, ["Us", "Them"])?,
            "opportunity" => one.opportunity_no = fields::code(name, value, 20)?,
            "comment" => comment = checked_lines(value)?,
            _ => return Err(fields::unknown(name)),
        }
    }
    Ok(comment)
}

/// Group, cost and duration of one, flow, who began, language and description are the template's.
async fn take_template(tx: &mut Tx, one: &mut Interaction) -> Result<()> {
    if one.template_code.is_empty() {
        return Ok(());
    }
    let found = template::template(tx, &one.template_code).await?;
    let found = found.ok_or_else(|| {
        Error::new(Code::TemplateMissing, format!("there is no interaction template {}", one.template_code))
            .hint("choose one of the templates there are")
    })?;
    one.group_code = found.group_code;
    one.cost = found.unit_cost_minor;
    one.duration = found.unit_duration_minutes;
    one.information_flow = found.information_flow;
    one.initiated_by = found.initiated_by;
    one.language = found.language;
    if one.description.is_empty() {
        one.description = found.description.chars().take(DESCRIPTION).collect();
    }
    Ok(())
}

/// What is missing, in the order of the dialog; then whether what is named is there and may be used.
async fn check(tx: &mut Tx, one: &mut Interaction, postponed: bool) -> Result<()> {
    let needed = [
        (one.contact_no.is_empty(), Code::ContactRequired, "a contact"),
        (!postponed && one.template_code.is_empty(), Code::TemplateRequired, "an interaction template"),
        (!postponed && one.salesperson_code.is_empty(), Code::SalespersonRequired, "a salesperson"),
        (!postponed && one.date.is_empty(), Code::DateRequired, "a date"),
        (!postponed && one.description.is_empty(), Code::DescriptionRequired, "a description"),
    ];
    if let Some((_, code, what)) = needed.into_iter().find(|(is_missing, ..)| *is_missing) {
        return Err(Error::new(code, format!("an interaction needs {what}")));
    }
    set_contact(tx, one).await?;
    if !one.salesperson_code.is_empty() {
        check_salesperson(tx, &one.salesperson_code).await?;
    }
    check_opportunity(tx, one).await
}

/// The opportunity is one of the contact's company, or of the contact without one (I).
async fn check_opportunity(tx: &mut Tx, one: &Interaction) -> Result<()> {
    if one.opportunity_no.is_empty() {
        return Ok(());
    }
    let no = &one.opportunity_no;
    let found = opportunity::get(tx, no).await?;
    let found = found.ok_or_else(|| Error::new(Code::NotFound, format!("there is no opportunity {no}")))?;
    let company = &one.contact_company_no;
    let is_companys = !company.is_empty() && found.contact_company_no == *company;
    if found.contact_no != one.contact_no && !is_companys {
        let text = format!("the opportunity {no} is one of another company");
        return Err(Error::new(Code::ContactOtherCompany, text));
    }
    Ok(())
}

/// Fills in what follows from the contact.
async fn set_contact(tx: &mut Tx, one: &mut Interaction) -> Result<Contact> {
    let found = contact::get(tx, &one.contact_no).await?;
    let found =
        found.ok_or_else(|| Error::new(Code::NotFound, format!("there is no contact {}", one.contact_no)))?;
    let is_own = found.company_no.is_empty() || found.company_no == found.no;
    let company = if is_own { None } else { contact::get(tx, &found.company_no).await? };
    if found.privacy_blocked || company.is_some_and(|company| company.privacy_blocked) {
        return Err(Error::new(
            Code::PrivacyBlocked,
            format!("contact {} or their company is blocked for privacy", found.no),
        ));
    }
    one.contact_name.clone_from(&found.name);
    one.contact_company_no.clone_from(&found.company_no);
    Ok(found)
}

async fn check_salesperson(tx: &mut Tx, code: &str) -> Result<()> {
    let found = salesperson::get(tx, code).await?;
    let found = found.ok_or_else(|| Error::new(Code::NotFound, format!("there is no salesperson {code}")))?;
    if found.privacy_blocked {
        return Err(Error::new(Code::PrivacyBlocked, format!("salesperson {code} is blocked for privacy")));
    }
    Ok(())
}

/// Who the user is: the only salesperson with the signed-in address, else the one in the settings.
pub(in crate::actions) async fn own_code(engine: &Engine, tx: &mut Tx) -> Result<Option<String>> {
    let username = engine.store.account().await?.map(|account| account.username).unwrap_or_default();
    if let Ok(address) = Address::parse(&username)
        && let Some(code) = entry_write::salesperson_of(tx, address.as_str()).await?
    {
        return Ok(Some(code));
    }
    let chosen = engine.store.load_setup().await?.user_salesperson;
    Ok(salesperson::get(tx, &chosen).await?.map(|found| found.code))
}

async fn find_entry(tx: &mut Tx, entry_no: i64) -> Result<LogEntry> {
    entry::by_numbers(tx, &[entry_no]).await?.pop().ok_or_else(|| no_entry(entry_no))
}

async fn find_postponed(tx: &mut Tx, entry_no: i64) -> Result<LogEntry> {
    let found = find_entry(tx, entry_no).await?;
    if !found.postponed {
        return Err(invalid(&format!("interaction {entry_no} is not postponed")));
    }
    if found.canceled {
        return Err(Error::new(Code::EntryCanceled, format!("interaction {entry_no} is canceled"))
            .hint("take the cancellation back first"));
    }
    Ok(found)
}

/// A new interaction from an entry takes whom it was with and what it was about (W48).
fn take_entry(one: &mut Interaction, entry: &LogEntry) {
    one.contact_no.clone_from(&entry.contact_no);
    one.salesperson_code.clone_from(&entry.salesperson_code);
    one.template_code.clone_from(&entry.template_code);
    one.group_code.clone_from(&entry.group_code);
    one.language.clone_from(&entry.language);
    one.information_flow.clone_from(&entry.information_flow);
    one.initiated_by.clone_from(&entry.initiated_by);
    one.description.clone_from(&entry.description);
    one.opportunity_no.clone_from(&entry.opportunity_no);
    (one.cost, one.duration) = (entry.cost, entry.duration);
}

fn resumed(engine: &Engine, entry: &LogEntry) -> Interaction {
    let mut one = Interaction {
        contact_name: entry.contact_name.clone(),
        contact_company_no: entry.contact_company_no.clone(),
        date: engine.today().to_string(),
        evaluation: entry.evaluation,
        attempt_failed: entry.attempt_failed,
        ..Interaction::default()
    };
    take_entry(&mut one, entry);
    one
}

fn evaluation(value: &str) -> Result<Evaluation> {
    Evaluation::parse(value).ok_or_else(|| {
        let words = Evaluation::ALL.map(Evaluation::as_str).join(", ");
        invalid(&format!("evaluation is one of {words}"))
    })
}

fn minutes(value: &str) -> Result<i64> {
    let minutes = value.trim().parse().ok().filter(|minutes| (0..=525_600).contains(minutes));
    minutes.ok_or_else(|| invalid("duration is a whole number of minutes, a year at most"))
}

fn invalid(text: &str) -> Error {
    Error::new(Code::InvalidValue, text)
}
