//! Opportunities: their list, the board, the figures.

use super::{PAGE_MS, SEARCH_MS, SEARCHES, Told, ask, ask_on, searched};
use crate::Engine;
use crate::actions::opportunities;
use crate::domain::opportunity::query::{OpportunityQuery, OpportunitySort, PipelineQuery};
use crate::error::Result;

const SORTS: [OpportunitySort; 8] = [
    OpportunitySort::No,
    OpportunitySort::Description,
    OpportunitySort::Contact,
    OpportunitySort::Salesperson,
    OpportunitySort::Stage,
    OpportunitySort::EstimatedValue,
    OpportunitySort::CalcdCurrentValue,
    OpportunitySort::ClosingDate,
];

pub(super) async fn measure(engine: &Engine, told: Told<'_>) -> Result<()> {
    let list = async |query: &OpportunityQuery| opportunities::list(engine, query).await;
    for sort in SORTS {
        let query = |n: usize| OpportunityQuery {
            sort,
            descending: n.is_multiple_of(2),
            open: n % 4 < 2,
            ..Default::default()
        };
        ask(told, (&format!("opportunities, first page by {sort:?}"), PAGE_MS), query, list).await?;
    }
    let filtered = |n: usize| OpportunityQuery {
        salesperson_code: format!("S{:02}", n % 40),
        stage: i32::try_from(1 + n % 4).ok().filter(|_| n.is_multiple_of(2)),
        ..Default::default()
    };
    ask(told, ("opportunities, first page of a salesperson", PAGE_MS), filtered, list).await?;
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| OpportunityQuery {
            search: searched(kind, n),
            sort: SORTS.get(n % SORTS.len()).copied().unwrap_or_default(),
            ..Default::default()
        };
        ask(told, (&format!("opportunities, search, {name}, all orders"), SEARCH_MS), query, list).await?;
    }
    let next = |order: usize, after| {
        let sort = SORTS.get(order).copied().unwrap_or_default();
        OpportunityQuery { sort, after, ..Default::default() }
    };
    ask_on(told, ("opportunities, next pages", SORTS.len()), next, list).await?;
    let pipeline = |n: usize| {
        let salesperson_code = if n.is_multiple_of(2) { String::new() } else { format!("S{:02}", n % 40) };
        PipelineQuery { sales_cycle_code: "EXISTING".into(), salesperson_code }
    };
    let board = async |query: &PipelineQuery| opportunities::board(engine, query).await;
    ask(told, ("opportunities, board", SEARCH_MS), pipeline, board).await?;
    let figures = async |query: &PipelineQuery| opportunities::pipeline(engine, query).await;
    ask(told, ("opportunities, pipeline", SEARCH_MS), pipeline, figures).await
}
