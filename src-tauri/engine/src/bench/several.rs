//! What is no list of one table: messages, the groups of the mail desk, the timeline of a contact.

use super::{CALLS, Figure, PAGE_MS, SEARCH_MS, SEARCHES, call, figure, searched};
use crate::Engine;
use crate::actions::{contacts, desk, messages};
use crate::domain::decision::Outcome;
use crate::domain::inbox::MessageQuery;
use crate::error::Result;
use crate::store::seed_more::BUSY;

type Told<'a> = &'a mut (dyn FnMut(&Figure) + Send);

pub(super) async fn measure(engine: &Engine, told: Told<'_>) -> Result<()> {
    let set_aside = |n: usize| MessageQuery {
        outcomes: if n.is_multiple_of(2) { vec![Outcome::Unmatched] } else { vec![] },
        descending: n % 4 < 2,
        ..Default::default()
    };
    told(&of_messages(engine, "messages, first page, set aside or all", PAGE_MS, set_aside).await?);
    for (kind, name) in SEARCHES.into_iter().enumerate() {
        let query = |n: usize| MessageQuery {
            search: searched(kind, n),
            outcomes: vec![Outcome::Unmatched],
            descending: true,
            ..Default::default()
        };
        told(&of_messages(engine, &format!("messages set aside, search, {name}"), SEARCH_MS, query).await?);
    }
    let mut calls = Vec::new();
    for number in 0..CALLS {
        let limit = 50 + u32::try_from(number).unwrap_or(0);
        calls.push(call(&limit, desk::groups(engine, limit)).await?.0);
    }
    told(&figure("mail desk, groups", PAGE_MS, calls));
    let (mut some, mut much) = (Vec::new(), Vec::new());
    for number in 0..CALLS {
        let no = format!("CT{:06}", number * 5);
        some.push(call(&no, contacts::timeline(engine, &no, "", 50)).await?.0);
        let no = format!("CT{:06}", if number.is_multiple_of(2) { BUSY } else { BUSY - BUSY % 5 });
        much.push(call(&no, contacts::timeline(engine, &no, "", 50)).await?.0);
    }
    told(&figure("timeline of a company", PAGE_MS, some));
    told(&figure("timeline of a contact with much mail", PAGE_MS, much));
    Ok(())
}

async fn of_messages(
    engine: &Engine,
    name: &str,
    limit_ms: f64,
    query: impl Fn(usize) -> MessageQuery,
) -> Result<Figure> {
    let mut calls = Vec::with_capacity(CALLS);
    for number in 0..CALLS {
        let query = query(number);
        calls.push(call(&query, messages::list(engine, &query)).await?.0);
    }
    Ok(figure(name, limit_ms, calls))
}
