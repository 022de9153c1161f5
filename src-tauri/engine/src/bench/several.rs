//! What is no list of one table: messages, the groups of the mail desk, the timeline of a contact.

use super::{PAGE_MS, SEARCH_MS, SEARCHES, Told, ask, ask_on, searched};
use crate::Engine;
use crate::actions::{contacts, desk, messages};
use crate::domain::decision::Outcome;
use crate::domain::inbox::MessageQuery;
use crate::domain::timeline::TimelineQuery;
use crate::error::Result;
use crate::store::seed_more::BUSY;

pub(super) async fn measure(engine: &Engine, told: Told<'_>) -> Result<()> {
    of_messages(engine, told).await?;
    let groups = async |limit: &u32| desk::groups(engine, *limit).await;
    ask(told, ("mail desk, groups", PAGE_MS), |n| 50 + u32::try_from(n).unwrap_or(0), groups).await?;
    of_timelines(engine, told).await
}

async fn of_messages(engine: &Engine, told: Told<'_>) -> Result<()> {
    let list = async |query: &MessageQuery| messages::list(engine, query).await;
    let set_aside = |n: usize| MessageQuery {
        outcomes: if n.is_multiple_of(2) { vec![Outcome::Unmatched] } else { vec![] },
        descending: n % 4 < 2,
        ..Default::default()
    };
    ask(told, ("messages, first page, set aside or all", PAGE_MS), set_aside, list).await?;
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| MessageQuery {
            search: searched(kind, n),
            outcomes: vec![Outcome::Unmatched],
            descending: true,
            ..Default::default()
        };
        ask(told, (&format!("messages set aside, search, {name}"), SEARCH_MS), query, list).await?;
    }
    let next = |order: usize, after| MessageQuery { after, descending: order == 0, ..Default::default() };
    ask_on(told, ("messages, next pages", 2), next, list).await
}

async fn of_timelines(engine: &Engine, told: Told<'_>) -> Result<()> {
    let timeline = async |query: &TimelineQuery| contacts::timeline(engine, query).await;
    let of = |number: u32, search: &str| TimelineQuery {
        contact_no: format!("CT{number:06}"),
        search: search.to_owned(),
        limit: 50,
        ..TimelineQuery::default()
    };
    // The one with much mail, and their company.
    let busy = |n: usize| if n.is_multiple_of(2) { BUSY } else { BUSY - BUSY % 5 };
    let company = |n: usize| of(u32::try_from(n * 5).unwrap_or(0), "");
    ask(told, ("timeline of a company", PAGE_MS), company, timeline).await?;
    ask(told, ("timeline of a contact with much mail", PAGE_MS), |n| of(busy(n), ""), timeline).await?;
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| of(busy(n), &searched(kind, n));
        let name = format!("timeline of a contact with much mail, search, {name}");
        ask(told, (&name, SEARCH_MS), query, timeline).await?;
    }
    Ok(())
}
