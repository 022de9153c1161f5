//! A contact, its comments and statistics, a merge and the health of the addresses, as they are read.

use bitacora_engine::actions::contacts;
use bitacora_engine::domain::address_health::{AddressHealth, Ailment};
use bitacora_engine::domain::contact::{
    Contact, ContactComment, ContactMerge, ContactStatistics, InteractionStatistics,
};
use bitacora_engine::domain::opportunity::figures::OpportunityStatistics;
use bitacora_engine::{Engine, Result as EngineResult};

use super::{NoArgs, Verb, kind};
use crate::app::App;
use crate::failure::Result;
use crate::money::{Priced, amount};
use crate::table::{Table, card, tick};

/// The verbs that do not give a contact.
pub(super) async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::Statistics(NoArgs { no }) => {
            app.print_priced(async |engine| contacts::statistics(engine, &no).await, counted).await
        }
        Verb::Comments(NoArgs { no }) => {
            comments(app, async |engine| contacts::comments(engine, &no).await).await
        }
        Verb::AddComment { no: NoArgs { no }, args } => {
            let fields = args.fields()?;
            comments(app, async |engine| contacts::add_comment(engine, &no, &fields).await).await
        }
        Verb::DeleteComment { no: NoArgs { no }, line_no } => {
            comments(app, async |engine| contacts::delete_comment(engine, &no, line_no).await).await
        }
        Verb::Merge { keep, other, dry_run } => {
            app.print(async |engine| contacts::merge(engine, &keep, &other, dry_run).await, merged).await
        }
        Verb::Health { limit } => {
            app.print(async |engine| contacts::health(engine, limit).await, ailing).await
        }
        _ => Ok(()),
    }
}

/// Does something that ends with the comments there are, and prints them.
async fn comments(
    app: &App,
    work: impl AsyncFnOnce(&Engine) -> EngineResult<Vec<ContactComment>>,
) -> Result<()> {
    app.print(work, |comments| commented(comments)).await
}

pub(super) fn described(contact: &Contact) -> String {
    let mut fields = vec![
        ("No.", contact.no.clone()),
        ("Name", contact.name.clone()),
        ("Type", kind(contact).to_owned()),
        ("Company No.", contact.company_no.clone()),
        ("Company Name", contact.company_name.clone()),
        ("Search Name", contact.search_name.clone()),
        ("Job Title", contact.job_title.clone()),
        ("Salutation", contact.salutation.clone()),
        ("Organizational Level", contact.organizational_level.clone()),
        ("Business Relation", contact.business_relation.clone()),
        ("E-Mail", contact.email.clone()),
        ("E-Mail 2", contact.email_2.clone()),
        ("Phone", contact.phone.clone()),
        ("Mobile", contact.mobile.clone()),
        ("Address", contact.address.clone()),
        ("Address 2", contact.address_2.clone()),
        ("Post Code", contact.post_code.clone()),
        ("City", contact.city.clone()),
        ("County", contact.county.clone()),
        ("Country", contact.country.clone()),
        ("Territory", contact.territory.clone()),
        ("Currency", contact.currency.clone()),
        ("VAT Registration No.", contact.vat_registration_no.clone()),
        ("Language", contact.language.clone()),
        ("Format Region", contact.format_region.clone()),
        ("Correspondence Type", contact.correspondence_type.as_str().to_owned()),
        ("Home Page", contact.home_page.clone()),
        ("Salesperson", contact.salesperson_code.clone()),
        ("Exclude from Segment", tick(contact.exclude_from_segment)),
        ("Privacy Blocked", tick(contact.privacy_blocked)),
        ("Minor", tick(contact.minor)),
        ("Parental Consent", tick(contact.parental_consent)),
        ("Interactions", contact.no_of_interactions.to_string()),
        ("Last Interaction", contact.date_of_last_interaction.clone()),
        ("Last Attempt", contact.last_date_attempted.clone()),
        ("Next Task", contact.next_task_date.clone()),
    ];
    for address in &contact.alternative_addresses {
        let days = match (address.from.as_str(), address.to.as_str()) {
            ("", "") => String::new(),
            (from, to) => format!(" ({from} – {to})"),
        };
        fields.push(("Alternative Address", format!("{}: {}{days}", address.code, address.email)));
    }
    card(&fields)
}

/// What interactions and opportunities come to, as the fields of a card.
pub(crate) fn statistics_fields(
    interactions: &InteractionStatistics,
    opportunities: &OpportunityStatistics,
) -> Vec<(&'static str, String)> {
    vec![
        ("Interactions", interactions.no_of_interactions.to_string()),
        ("Inbound", interactions.inbound.to_string()),
        ("Outbound", interactions.outbound.to_string()),
        ("Cost", amount(interactions.cost)),
        ("Duration (Min.)", interactions.duration.to_string()),
        ("Last Interaction", interactions.date_of_last_interaction.clone()),
        ("Last Attempt", interactions.last_date_attempted.clone()),
        ("Opportunities", opportunities.no_of_opportunities.to_string()),
        ("Open Opportunities", opportunities.no_of_open_opportunities.to_string()),
        ("Won Opportunities", opportunities.no_of_won_opportunities.to_string()),
        ("Lost Opportunities", opportunities.no_of_lost_opportunities.to_string()),
        ("Estimated Value", amount(opportunities.estimated_value)),
        ("Calcd. Current Value", amount(opportunities.calcd_current_value)),
    ]
}

fn counted(Priced { row: statistics, currency_code }: &Priced<ContactStatistics>) -> String {
    let mut fields = vec![("No.", statistics.no.clone())];
    fields.extend(statistics_fields(&statistics.interactions, &statistics.opportunities));
    fields.push(("Currency", currency_code.clone()));
    fields.extend([
        ("People", statistics.no_of_people.to_string()),
        ("Comments", statistics.no_of_comments.to_string()),
        ("Open Tasks", statistics.no_of_open_tasks.to_string()),
    ]);
    card(&fields)
}

fn commented(comments: &[ContactComment]) -> String {
    let mut table = Table::new(&["Line", "Date", "Code", "Comment"]);
    for comment in comments {
        table.row([
            comment.line_no.to_string(),
            comment.date.clone(),
            comment.code.clone(),
            comment.comment.clone(),
        ]);
    }
    table.text("No comments.")
}

fn merged(merge: &ContactMerge) -> String {
    let addresses: Vec<_> =
        merge.addresses.iter().map(|one| format!("{}: {}", one.code, one.email)).collect();
    let moved = card(&[
        ("Stays", format!("{} {}", merge.contact.no, merge.contact.name)),
        ("Goes", merge.deleted.clone()),
        ("Fields Filled", merge.filled.join(", ")),
        ("New Alternative Addresses", addresses.join(", ")),
        ("Entries", merge.entries.to_string()),
        ("Comments", merge.comments.to_string()),
        ("Tasks", merge.tasks.to_string()),
        ("Opportunities", merge.opportunities.to_string()),
        ("People", merge.people.to_string()),
    ]);
    let end = if merge.dry_run { "Nothing was written." } else { "Merged." };
    format!("{moved}\n\n{end}")
}

fn ailing(health: &AddressHealth) -> String {
    let counts = card(&[
        ("Without Address", health.missing.to_string()),
        ("Malformed", health.malformed.to_string()),
        ("Several in One Field", health.lists.to_string()),
        ("Shared by Contacts", health.shared.to_string()),
        ("A Salesperson's Too", health.same_as_salesperson.to_string()),
        ("Salespeople Without Address", health.salespeople_missing.to_string()),
    ]);
    let mut table = Table::new(&["Finding", "No.", "Name", "Address", "Others"]);
    for finding in &health.findings {
        let what = match finding.ailment {
            Ailment::Missing => "without address",
            Ailment::Malformed => "malformed",
            Ailment::List => "several in one field",
            Ailment::Shared => "shared",
            Ailment::Salesperson => "a salesperson's too",
            Ailment::SalespersonMissing => "salesperson without address",
        };
        table.row([
            what.to_owned(),
            finding.no.clone(),
            finding.name.clone(),
            finding.address.clone(),
            finding.others.join(", "),
        ]);
    }
    format!("{counts}\n\n{}", table.text("All addresses are fine."))
}

#[cfg(test)]
mod tests {
    use bitacora_engine::domain::contact::AlternativeAddress;

    use super::*;

    #[test]
    fn a_contact_shows_its_alternative_addresses() {
        let address = AlternativeAddress {
            code: "HOME".into(),
            email: "a@home.example".into(),
            from: "2026-01-01".into(),
            to: String::new(),
        };
        let contact =
            Contact { no: "CT1".into(), alternative_addresses: vec![address], ..Contact::default() };
        let text = described(&contact);
        assert!(text.contains("Alternative Address  HOME: a@home.example (2026-01-01 – )"), "{text}");
    }
}
