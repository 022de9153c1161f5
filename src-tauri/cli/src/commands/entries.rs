//! `entries`: the interaction log.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bitacora_engine::actions;
use bitacora_engine::actions::content::Format;
use bitacora_engine::domain::interaction::{EntryQuery, EntrySort, LinkState, LogEntry};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

use crate::app::App;
use crate::failure::{Failure, Result};
use crate::paging::{Behind, ListArgs, collect};
use crate::table::{Table, card, moment, tick};
use crate::words::word;

/// What can be done with entries.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List entries, in the order they were logged
    List(EntryListArgs),
    /// Show an entry
    Show {
        /// Its number
        entry_no: i64,
    },
    /// The message itself: as it was kept, else read from the mailbox
    Content {
        /// Number of the entry
        entry_no: i64,
        /// Form: `eml`, the whole message as mail programs write it
        #[arg(long, value_name = "FORM", default_value = "eml")]
        format: String,
    },
    /// The web address of its message, verified and if need be repaired
    Link {
        /// Its number
        entry_no: i64,
    },
}

/// Arguments of `entries list`.
#[derive(Debug, Args)]
pub struct EntryListArgs {
    /// Only this contact; a company includes its people
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    contact: String,
    /// Only this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
    /// Only this opportunity
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    opportunity: String,
    /// Only mail from contacts, or only mail to them
    #[arg(long, value_name = "DIRECTION")]
    flow: Option<Flow>,
    /// Not before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    from_date: Option<NaiveDate>,
    /// Not after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    to_date: Option<NaiveDate>,
    /// Canceled ones too
    #[arg(long)]
    include_canceled: bool,
    /// Order: `entry_no`, `date`, `description`, `contact`, `company` or `salesperson`
    #[arg(long, value_name = "ORDER", default_value = "entry_no", value_parser = word::<EntrySort>)]
    sort: EntrySort,
    /// Highest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// `Information Flow` of an entry.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Flow {
    /// From a contact
    Inbound,
    /// To a contact
    Outbound,
}

/// `entries …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Show { entry_no } => {
            let entry = app
                .with_engine(async |engine| Ok(actions::interactions::show(engine, entry_no).await?))
                .await?;
            app.printer.show(&entry, described)
        }
        Verb::Content { entry_no, format } => content(app, entry_no, &format).await,
        Verb::Link { entry_no } => {
            let link =
                app.with_engine(async |engine| Ok(actions::links::open(engine, entry_no).await?)).await?;
            app.printer.show(&link, |link| match link.link_state {
                LinkState::None => "There is no link to the message.".to_owned(),
                LinkState::Stale => "The message was not found in the mailbox.".to_owned(),
                LinkState::Ok | LinkState::Pending => link.url.clone(),
            })
        }
    }
}

/// Prints the bytes as they are; in a document they stand in base64.
async fn content(app: &App, entry_no: i64, format: &str) -> Result<()> {
    let form = Format::parse(format)?;
    let content =
        app.with_engine(async |engine| Ok(actions::content::read(engine, entry_no, form).await?)).await?;
    let document = serde_json::json!({
        "entry_no": entry_no, "format": format, "kept": content.kept, "base64": STANDARD.encode(&content.bytes),
    });
    app.printer.bytes(&document, &content.bytes)
}

impl EntryListArgs {
    /// The number to go on after, where entries are listed by number: that entry itself may be gone or filtered out.
    fn number(&self) -> Result<Option<i64>> {
        if self.list.after.is_empty() || self.sort != EntrySort::EntryNo {
            return Ok(None);
        }
        let number =
            self.list.after.parse().map_err(|_| Failure::usage("--after takes the number of an entry."))?;
        Ok(Some(number))
    }

    fn query(&self) -> EntryQuery {
        let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let flow = self.flow.map_or("", |flow| match flow {
            Flow::Inbound => "Inbound",
            Flow::Outbound => "Outbound",
        });
        EntryQuery {
            search: self.list.search.clone(),
            contact_no: self.contact.clone(),
            salesperson_code: self.salesperson.clone(),
            opportunity_no: self.opportunity.clone(),
            information_flow: flow.to_owned(),
            from_date: day(self.from_date),
            to_date: day(self.to_date),
            include_canceled: self.include_canceled,
            sort: self.sort,
            descending: self.descending,
            after: String::new(),
            limit: 0,
        }
    }
}

async fn list(app: &App, args: &EntryListArgs) -> Result<()> {
    let query = args.query();
    let number = args.number()?;
    let mut place = Behind::new(if number.is_some() { "" } else { &args.list.after });
    let entries = app
        .with_engine(async |engine| {
            let follows = |entry: &LogEntry| match number {
                Some(number) if args.descending => entry.entry_no < number,
                Some(number) => entry.entry_no > number,
                None => place.admits(&entry.entry_no.to_string()),
            };
            collect(&args.list, follows, async |after, limit| {
                actions::interactions::list(engine, &EntryQuery { after, limit, ..query.clone() }).await
            })
            .await
        })
        .await?;
    place.found()?;
    app.printer.show(&entries, |entries| listed(entries))
}

fn listed(entries: &[LogEntry]) -> String {
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

fn described(entry: &LogEntry) -> String {
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
        ("Duration (Min.)", entry.duration.to_string()),
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: EntryListArgs,
    }

    fn query(line: &str) -> EntryQuery {
        Line::try_parse_from(line.split(' ')).unwrap().args.query()
    }

    #[test]
    fn without_filters_entries_come_in_the_order_of_logging() {
        let expected = EntryQuery { sort: EntrySort::EntryNo, ..EntryQuery::default() };
        assert_eq!(query("list"), expected);
    }

    #[test]
    fn filters_reach_the_query() {
        let query = query(
            "list --contact C --salesperson S --opportunity O --flow inbound --from-date 2026-01-31 --include-canceled --search -x",
        );
        let expected = EntryQuery {
            search: "-x".into(),
            contact_no: "C".into(),
            salesperson_code: "S".into(),
            opportunity_no: "O".into(),
            information_flow: "Inbound".into(),
            from_date: "2026-01-31".into(),
            include_canceled: true,
            sort: EntrySort::EntryNo,
            ..EntryQuery::default()
        };
        assert_eq!(query, expected);
    }
}
