//! Opportunities: their list, the board, the figures.

use super::{CALLS, Figure, PAGE_MS, SEARCH_MS, SEARCHES, call, figure, searched};
use crate::Engine;
use crate::actions::opportunities;
use crate::domain::opportunity::query::{OpportunityQuery, OpportunitySort, PipelineQuery};
use crate::error::Result;

type Told<'a> = &'a mut (dyn FnMut(&Figure) + Send);

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
    for sort in SORTS {
        let query = |n: usize| OpportunityQuery {
            sort,
            descending: n.is_multiple_of(2),
            open: n % 4 < 2,
            ..Default::default()
        };
        told(&asked(engine, &format!("opportunities, first page by {sort:?}"), PAGE_MS, query).await?);
    }
    let filtered = |n: usize| OpportunityQuery {
        salesperson_code: format!("S{:02}", n % 40),
        stage: i32::try_from(1 + n % 4).ok().filter(|_| n.is_multiple_of(2)),
        ..Default::default()
    };
    told(&asked(engine, "opportunities, first page of a salesperson", PAGE_MS, filtered).await?);
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| OpportunityQuery {
            search: searched(kind, n),
            sort: SORTS.get(n % SORTS.len()).copied().unwrap_or_default(),
            ..Default::default()
        };
        told(&asked(engine, &format!("opportunities, search, {name}, all orders"), SEARCH_MS, query).await?);
    }
    let (mut board, mut figures) = (Vec::new(), Vec::new());
    for number in 0..CALLS {
        let seller = if number.is_multiple_of(2) { String::new() } else { format!("S{:02}", number % 40) };
        let query = PipelineQuery { sales_cycle_code: "EXISTING".into(), salesperson_code: seller };
        board.push(call(&query, opportunities::board(engine, &query)).await?.0);
        figures.push(call(&query, opportunities::pipeline(engine, &query)).await?.0);
    }
    told(&figure("opportunities, board", SEARCH_MS, board));
    told(&figure("opportunities, pipeline", SEARCH_MS, figures));
    Ok(())
}

async fn asked(
    engine: &Engine,
    name: &str,
    limit_ms: f64,
    query: impl Fn(usize) -> OpportunityQuery,
) -> Result<Figure> {
    let mut calls = Vec::with_capacity(CALLS);
    for number in 0..CALLS {
        let query = query(number);
        calls.push(call(&query, opportunities::list(engine, &query)).await?.0);
    }
    Ok(figure(name, limit_ms, calls))
}
