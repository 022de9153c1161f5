//! The filters of `entries list` and `entries export`.

use bitacora_engine::domain::interaction::{EntryQuery, EntrySort, Evaluation};
use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::change::evaluation;
use crate::paging::ListArgs;
use crate::words::{day, word};

/// Arguments of `entries list`.
#[expect(clippy::struct_excessive_bools, reason = "the filters of the page")]
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
    #[arg(long, value_name = "DIRECTION", ignore_case = true)]
    flow: Option<Flow>,
    /// Not before this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from_date: Option<NaiveDate>,
    /// Not after this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    to_date: Option<NaiveDate>,
    /// Only this interaction template
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    template: String,
    /// Only this evaluation, as a word or as 0 to 5
    #[arg(long, value_name = "EVALUATION", value_parser = evaluation)]
    evaluation: Option<Evaluation>,
    /// Only entries with an opportunity
    #[arg(long)]
    has_opportunity: bool,
    /// Only the conversation of the message with this key
    #[arg(
        long,
        value_name = "KEY",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    conversation: String,
    /// Canceled ones too
    #[arg(long)]
    include_canceled: bool,
    /// Only canceled ones
    #[arg(long)]
    only_canceled: bool,
    /// Only postponed ones, which are in no other list
    #[arg(long)]
    postponed: bool,
    /// Order: `entry_no`, `date`, `description`, `contact`, `company` or `salesperson`
    #[arg(long, value_name = "ORDER", default_value = "entry_no", value_parser = word::<EntrySort>)]
    sort: EntrySort,
    /// Highest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    pub list: ListArgs,
}

/// `Information Flow` of an entry.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Flow {
    /// From a contact
    Inbound,
    /// To a contact
    Outbound,
}

impl EntryListArgs {
    /// The filters and the order, without a place in the list.
    pub fn query(&self) -> EntryQuery {
        let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
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
            from_date: text(self.from_date),
            to_date: text(self.to_date),
            template_code: self.template.clone(),
            evaluation: self.evaluation.map(Evaluation::number),
            has_opportunity: self.has_opportunity,
            conversation: self.conversation.clone(),
            include_canceled: self.include_canceled,
            only_canceled: self.only_canceled,
            postponed: self.postponed,
            sort: self.sort,
            descending: self.descending,
            after: String::new(),
            limit: 0,
        }
    }
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
            "list --contact C --salesperson S --opportunity O --flow inbound --from-date 2026-01-31 --include-canceled --only-canceled --postponed --template T --evaluation very_positive --has-opportunity --conversation -k --search -x",
        );
        let expected = EntryQuery {
            search: "-x".into(),
            contact_no: "C".into(),
            salesperson_code: "S".into(),
            opportunity_no: "O".into(),
            information_flow: "Inbound".into(),
            from_date: "2026-01-31".into(),
            template_code: "T".into(),
            evaluation: Some(1),
            has_opportunity: true,
            conversation: "-k".into(),
            include_canceled: true,
            only_canceled: true,
            postponed: true,
            sort: EntrySort::EntryNo,
            ..EntryQuery::default()
        };
        assert_eq!(query, expected);
    }
}
