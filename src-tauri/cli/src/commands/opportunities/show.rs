//! Opportunities as text.

use std::fmt::Write;

use bitacora_engine::domain::opportunity::options::{OpportunityActions, Proposal};
use bitacora_engine::domain::opportunity::percent::Percent;
use bitacora_engine::domain::opportunity::{
    CreatedOpportunity, Opportunity, OpportunityCard, OpportunityEntry,
};

use crate::money::{Priced, amount};
use crate::table::{Table, card, tick};

/// Opportunities as a table.
pub fn listed<'a>(all: impl Iterator<Item = &'a Opportunity>) -> String {
    let mut table = Table::new(&[
        "No.",
        "Status",
        "Cycle",
        "Stage",
        "Contact",
        "Salesperson",
        "Estimated Value",
        "Probability %",
        "Calcd. Current Value",
        "Closing",
        "Description",
    ]);
    for one in all {
        table.row([
            one.no.clone(),
            one.status.as_str().to_owned(),
            one.sales_cycle_code.clone(),
            stage(one),
            one.contact_name.clone(),
            one.salesperson_code.clone(),
            amount(one.estimated_value),
            one.probability.to_string(),
            amount(one.calcd_current_value),
            one.estimated_closing_date.clone(),
            one.description.clone(),
        ]);
    }
    table.text("No opportunities.")
}

/// An opportunity as a card.
pub fn described(one: &Priced<Opportunity>) -> String {
    fields(&one.row, |minor| one.amount(minor))
}

/// An opportunity with its history and comments.
pub fn card_of(found: &Priced<OpportunityCard>) -> String {
    let mut text = fields(&found.row.opportunity, |minor| found.amount(minor));
    text.push('\n');
    text.push_str(&history(found.row.history.iter()));
    for line in &found.row.comments {
        let _ = write!(text, "\n{} {}  {}", line.line_no, line.date, line.comment);
    }
    text
}

/// A new opportunity, and what to know about it.
pub fn created(found: &Priced<CreatedOpportunity>) -> String {
    let mut text = fields(&found.row.opportunity, |minor| found.amount(minor));
    let linked: Vec<String> = found.row.linked_entries.iter().map(i64::to_string).collect();
    let _ = write!(text, "\nEntries that belong to it: {}", linked.join(", "));
    if !found.row.other_open.is_empty() {
        let others = found.row.other_open.join(", ");
        let _ = write!(text, "\nThe contact has other open opportunities: {others}");
    }
    text
}

/// Lines of history as a table.
pub fn history<'a>(lines: impl Iterator<Item = &'a OpportunityEntry>) -> String {
    let mut table = Table::new(&[
        "Date",
        "Action",
        "Stage",
        "Description",
        "Estimated Value",
        "Chances %",
        "Completed %",
        "Probability %",
        "Calcd. Current Value",
        "Closing",
        "Days",
        "Active",
        "Close Code",
    ]);
    for line in lines {
        table.row([
            line.date_of_change.clone(),
            line.action_taken.as_str().to_owned(),
            line.stage.to_string(),
            line.stage_description.clone(),
            amount(line.estimated_value),
            line.chances.to_string(),
            line.completed.to_string(),
            line.probability.to_string(),
            amount(line.calcd_current_value),
            line.estimated_close_date.clone(),
            line.days_open.to_string(),
            tick(line.active),
            line.close_opportunity_code.clone(),
        ]);
    }
    table.text("No history.")
}

/// What may be done, and what it begins with.
pub fn choices(found: &Priced<OpportunityActions>) -> String {
    let one = &found.row;
    let may = [("activate", one.activate), ("close", one.close), ("delete", one.delete)];
    let may: Vec<&str> = may.into_iter().filter(|(_, may)| *may).map(|(name, _)| name).collect();
    let head = card(&[
        ("No.", one.no.clone()),
        ("Possible", may.join(", ")),
        ("Proposed", one.default.map(|action| action.as_str().to_owned()).unwrap_or_default()),
        ("Fields that can change", one.editable_fields.join(", ")),
    ]);
    let mut table = Table::new(&[
        "Action",
        "Stage",
        "Date",
        "Estimated Value",
        "Chances %",
        "Closing",
        "Quote",
        "Description",
    ]);
    for choice in &one.choices {
        let Proposal { stage, date, estimated_value, chances, closing_date, .. } = &choice.proposal;
        table.row([
            choice.action.as_str().to_owned(),
            stage.to_string(),
            date.clone(),
            found.amount(*estimated_value),
            chances.to_string(),
            closing_date.clone(),
            if choice.quote_missing { "missing".to_owned() } else { String::new() },
            choice.proposal.stage_description.clone(),
        ]);
    }
    format!("{head}\n{}", table.text("No step is possible."))
}

fn stage(one: &Opportunity) -> String {
    if one.current_stage == 0 { String::new() } else { one.current_stage.to_string() }
}

fn fields(one: &Opportunity, money: impl Fn(i64) -> String) -> String {
    let share = |share: Percent| if share == Percent::ZERO { String::new() } else { format!("{share} %") };
    card(&[
        ("No.", one.no.clone()),
        ("Description", one.description.clone()),
        ("Status", one.status.as_str().to_owned()),
        ("Priority", one.priority.as_str().to_owned()),
        ("Contact", format!("{} {}", one.contact_no, one.contact_name)),
        ("Company", format!("{} {}", one.contact_company_no, one.contact_company_name)),
        ("Salesperson", format!("{} {}", one.salesperson_code, one.salesperson_name)),
        ("Campaign", one.campaign_no.clone()),
        ("Segment", format!("{} {}", one.segment_no, one.segment_description)),
        ("Sales Cycle", one.sales_cycle_code.clone()),
        ("Stage", format!("{} {}", stage(one), one.current_stage_description)),
        ("Sales Quote", format!("{} {}", one.sales_document_no, money(one.quote_amount))),
        ("Estimated Value", money(one.estimated_value)),
        ("Chances of Success", share(one.chances)),
        ("Completed", share(one.completed)),
        ("Probability", share(one.probability)),
        ("Calcd. Current Value", money(one.calcd_current_value)),
        ("Created", one.creation_date.clone()),
        ("Last Change", one.date_of_change.clone()),
        ("Estimated Closing Date", one.estimated_closing_date.clone()),
        ("Closed", one.date_closed.clone()),
        ("Close Opportunity Code", one.close_opportunity_code.clone()),
        ("Interactions", one.no_of_interactions.to_string()),
        ("Open Tasks", one.no_of_open_tasks.to_string()),
    ])
}
