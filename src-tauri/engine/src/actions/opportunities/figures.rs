//! The board and the charts.

use super::normal;
use crate::Engine;
use crate::domain::opportunity::cycle::SalesCycle;
use crate::domain::opportunity::figures::Pipeline;
use crate::domain::opportunity::query::{Board, PipelineQuery};
use crate::error::{Code, Error, Result};

/// The open opportunities of a sales cycle by stage; of the default cycle when none is said.
///
/// # Errors
/// `NotFound` when there is no such cycle, or none at all.
pub async fn board(engine: &Engine, query: &PipelineQuery) -> Result<Board> {
    let cycle = cycle(engine, &normal(&query.sales_cycle_code)).await?;
    let query = PipelineQuery {
        sales_cycle_code: cycle.code.clone(),
        salesperson_code: normal(&query.salesperson_code),
    };
    engine.store.board(&cycle, &query).await
}

/// The figures of the charts: by stage, by month of the closing date, by close code, by age.
///
/// # Errors
/// Those of the database.
pub async fn pipeline(engine: &Engine, query: &PipelineQuery) -> Result<Pipeline> {
    let query = PipelineQuery {
        sales_cycle_code: normal(&query.sales_cycle_code),
        salesperson_code: normal(&query.salesperson_code),
    };
    engine.store.pipeline(&query, engine.today()).await
}

async fn cycle(engine: &Engine, code: &str) -> Result<SalesCycle> {
    let mut cycles = engine.store.sales_cycles().await?;
    let wanted = match code {
        "" => normal(&engine.store.load_setup().await?.default_sales_cycle),
        code => code.to_owned(),
    };
    if let Some(at) = cycles.iter().position(|cycle| cycle.code == wanted) {
        return Ok(cycles.swap_remove(at));
    }
    let missing = || Error::new(Code::NotFound, "there is no such sales cycle");
    if code.is_empty() { cycles.into_iter().next().ok_or_else(missing) } else { Err(missing()) }
}
