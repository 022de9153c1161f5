//! Entries as text.

use std::fmt::Write;

use bitacora_engine::domain::interaction::{EntryCard, Evaluation, LogEntry};

use crate::money::Priced;
use crate::table::{Table, card, moment, tick};

/// Entries as a table.
pub fn listed(entries: &[Priced<LogEntry>]) -> String {
    table(entries.iter().map(|entry| &entry.row))
}

fn table<'a>(entries: impl Iterator<Item = &'a LogEntry>) -> String {
    let mut table = Table::new(&[
        "No.",
        "Date (UTC)",
        "Flow",
        "Contact",
        "Company",
        "Salesperson",
        "Description",
        "Link",
        "Canceled",
    ]);
    for entry in entries {
        table.row([
            entry.entry_no.to_string(),
            moment(Some(entry.time)),
            entry.information_flow.clone(),
            entry.contact_name.clone(),
            entry.contact_company_name.clone(),
            entry.salesperson_code.clone(),
            entry.description.clone(),
            entry.link_state.as_str().to_owned(),
            tick(entry.canceled),
        ]);
    }
    table.text("No entries.")
}

/// An entry with its title, its comments and the other entries of its mail.
pub fn described(priced: &Priced<EntryCard>) -> String {
    let card = &priced.row;
    let title = if card.title.is_empty() { String::new() } else { format!("{}\n", card.title) };
    let mut text = format!("{title}{}", fields_of(&card.entry, priced.amount(card.entry.cost)));
    for line in &card.comments {
        let _ = write!(text, "\n{} {}  {}", line.line_no, line.date, line.comment);
    }
    if !card.siblings.is_empty() {
        text.push_str("\nOther entries of the same mail:\n");
        text.push_str(&table(card.siblings.iter()));
    }
    text
}

fn fields_of(entry: &LogEntry, cost: String) -> String {
    card(&[
        ("Entry No.", entry.entry_no.to_string()),
        ("Date (UTC)", moment(Some(entry.time))),
        ("Description", entry.description.clone()),
        ("Information Flow", entry.information_flow.clone()),
        ("Initiated By", entry.initiated_by.clone()),
        ("Contact", format!("{} {}", entry.contact_no, entry.contact_name)),
        ("Company", format!("{} {}", entry.contact_company_no, entry.contact_company_name)),
        ("Alternative Address", entry.contact_alt_address_code.clone()),
        ("Salesperson", format!("{} {}", entry.salesperson_code, entry.salesperson_name)),
        ("Template", entry.template_code.clone()),
        ("Group", entry.group_code.clone()),
        ("Correspondence", entry.correspondence_type.clone()),
        ("Cost", cost),
        ("Duration (Min.)", entry.duration.to_string()),
        (
            "Evaluation",
            Evaluation::parse(&entry.evaluation.to_string()).unwrap_or_default().as_str().to_owned(),
        ),
        ("Attempt Failed", tick(entry.attempt_failed)),
        ("Opportunity", entry.opportunity_no.clone()),
        ("Canceled", tick(entry.canceled)),
        ("Postponed", tick(entry.postponed)),
        ("Logged by", entry.user_id.clone()),
        ("From", entry.sender.clone()),
        ("To", entry.recipients.join(", ")),
        ("Link", entry.link.clone()),
        ("Link State", entry.link_state.as_str().to_owned()),
        ("Message", entry.message_key.clone()),
    ])
}
