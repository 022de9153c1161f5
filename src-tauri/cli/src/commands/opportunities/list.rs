//! Opportunities as lists, files and sums.

use bitacora_engine::domain::opportunity::figures::{Pipeline, Sum};
use bitacora_engine::domain::opportunity::query::{OpportunityQuery, OpportunitySort, PipelineQuery};
use bitacora_engine::domain::opportunity::{Opportunity, Status};
use bitacora_engine::domain::transfer::ExportList;
use bitacora_engine::{Engine, actions};
use chrono::NaiveDate;
use clap::Args;

use super::show::listed;
use crate::app::App;
use crate::commands::transfer::{self, ExportArgs};
use crate::failure::Result;
use crate::money::{Priced, amount};
use crate::paging::{ListArgs, Order, behind};
use crate::table::Table;
use crate::words::{day, word};

/// Arguments of `opportunities list`.
#[derive(Debug, Args)]
pub struct OpportunityListArgs {
    /// Only of this status: `not_started`, `in_progress`, `won` or `lost`
    #[arg(long, value_name = "STATUS", value_parser = status)]
    status: Option<Status>,
    /// Only those neither won nor lost
    #[arg(long)]
    open: bool,
    /// Only of this contact; a company includes its people
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    contact: String,
    /// Only of this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
    /// Only of this sales cycle
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    sales_cycle: String,
    /// Only at this stage; 0 for those not started
    #[arg(long, value_name = "STAGE")]
    stage: Option<i32>,
    /// Expected to be closed not before this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    closing_from: Option<NaiveDate>,
    /// Expected to be closed not after this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    closing_to: Option<NaiveDate>,
    /// Order: `no`, `description`, `contact`, `salesperson`, `stage`, `estimated_value`, `calcd_current_value` or
    /// `closing_date`
    #[arg(long, value_name = "ORDER", default_value = "no", value_parser = word::<OpportunitySort>)]
    sort: OpportunitySort,
    /// Highest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// Arguments of `opportunities pipeline`.
#[derive(Debug, Args)]
pub struct PipelineArgs {
    /// Only of this sales cycle
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    sales_cycle: String,
    /// Only of this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
}

impl OpportunityListArgs {
    fn query(&self) -> OpportunityQuery {
        let text = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        OpportunityQuery {
            search: self.list.search.clone(),
            status: self.status,
            open: self.open,
            salesperson_code: self.salesperson.clone(),
            contact_no: self.contact.clone(),
            sales_cycle_code: self.sales_cycle.clone(),
            stage: self.stage,
            closing_from: text(self.closing_from),
            closing_to: text(self.closing_to),
            sort: self.sort,
            descending: self.descending,
            after: String::new(),
            limit: 0,
        }
    }
}

/// `opportunities list`
pub async fn list(app: &App, args: &OpportunityListArgs) -> Result<()> {
    let query = args.query();
    let order = Order::of(args.sort == OpportunitySort::No, args.descending);
    let work = async |engine: &Engine| {
        let rows = behind(
            &args.list,
            order,
            |one: &Opportunity| &one.no,
            async |after, limit| {
                actions::opportunities::list(engine, &OpportunityQuery { after, limit, ..query.clone() })
                    .await
            },
        )
        .await?;
        Priced::all(engine, rows).await
    };
    app.printer.show(&app.with_engine(work).await?, |found| listed(found.iter().map(|one| &one.row)))
}

/// `opportunities export`
pub async fn export(app: &App, export: &ExportArgs, args: &OpportunityListArgs) -> Result<()> {
    transfer::export(app, ExportList::Opportunities(args.query()), export, &args.list).await
}

/// `opportunities pipeline`
pub async fn pipeline(app: &App, args: PipelineArgs) -> Result<()> {
    let query = PipelineQuery { sales_cycle_code: args.sales_cycle, salesperson_code: args.salesperson };
    app.print_priced(async |engine| actions::opportunities::pipeline(engine, &query).await, summed).await
}

fn summed(found: &Priced<Pipeline>) -> String {
    let mut table = Table::new(&["", "Opportunities", "Estimated Value", "Calcd. Current Value"]);
    let mut row = |name: String, sum: &Sum| {
        let values = [sum.estimated_value, sum.calcd_current_value].map(amount);
        let [estimated, current] = values;
        table.row([name, sum.count.to_string(), estimated, current]);
    };
    row(format!("Open ({})", found.currency_code), &found.row.open);
    for stage in &found.row.stages {
        let name = format!("{} {} {}", stage.sales_cycle_code, stage.stage, stage.description);
        row(name.trim().to_owned(), &stage.sum);
    }
    for month in &found.row.months {
        row(month.month.clone(), &month.sum);
    }
    for code in &found.row.close_codes {
        row(format!("{} {}", code.kind.as_str(), code.code), &code.sum);
    }
    for age in &found.row.ages {
        let most = age.to_days.map_or_else(|| "+".to_owned(), |days| format!("–{days}"));
        row(format!("{}{most} days", age.from_days), &age.sum);
    }
    table.text("")
}

fn status(typed: &str) -> std::result::Result<Status, String> {
    let words = || "not_started, in_progress, won, lost".to_owned();
    Status::parse(typed).ok_or_else(|| format!("a status is one of {}", words()))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        args: OpportunityListArgs,
    }

    #[test]
    fn filters_reach_the_query() {
        let line = "list --status in_progress --open --contact C --salesperson S --sales-cycle NEW --stage 2 \
                    --closing-from 2026-01-31 --closing-to 2026-12-31 --sort closing_date --descending --search -x";
        let query = Line::try_parse_from(line.split_whitespace()).unwrap().args.query();
        let expected = OpportunityQuery {
            search: "-x".into(),
            status: Some(Status::InProgress),
            open: true,
            salesperson_code: "S".into(),
            contact_no: "C".into(),
            sales_cycle_code: "NEW".into(),
            stage: Some(2),
            closing_from: "2026-01-31".into(),
            closing_to: "2026-12-31".into(),
            sort: OpportunitySort::ClosingDate,
            descending: true,
            ..OpportunityQuery::default()
        };
        assert_eq!(query, expected);
        assert!(Line::try_parse_from(["list", "--status", "open"]).is_err());
    }
}
