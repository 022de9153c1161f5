//! `$batch` (<https://learn.microsoft.com/graph/json-batching>): up to 20 requests, in parallel unless `dependsOn` says
//! otherwise. Each is throttled on its own, so five at once on one mailbox are one too many (wire §1, $batch).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::body::Bytes;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::stream::{FuturesUnordered, StreamExt};
use serde_json::{Map, Value, json};

use super::body;
use super::error::{Answer, Fail};
use super::serve::serve;
use crate::http::{Call, Outcome, Payload, Reply};
use crate::world::World;

const MOST: usize = 20;

struct Step {
    id: String,
    call: Call,
    after: Vec<String>,
}

/// Runs a batch; the answer is 200 whatever became of the requests in it.
pub(crate) async fn run(world: &Arc<World>, call: &Call, sequence: u64) -> Answer {
    if call.method != "POST" {
        return Err(Fail::method_not_allowed());
    }
    let map = body::object(call)?;
    let steps = read(&map, call)?;
    let (responses, cut) = carry_out(world, steps, sequence).await;
    // A connection that is to be dropped takes the whole batch with it.
    if cut {
        return Ok(Reply::empty(CUT_MARK));
    }
    Ok(Reply::json(200, json!({"responses": responses})))
}

/// Status that stands for "drop the connection" on the way from a batch to the socket; no HTTP status is below 100.
pub(crate) const CUT_MARK: u16 = 0;

fn malformed(message: impl Into<String>) -> Fail {
    Fail::new(400, "BadRequest", message)
}

fn read(map: &Map<String, Value>, outer: &Call) -> Result<Vec<Step>, Fail> {
    let list = map.get("requests").and_then(Value::as_array);
    let list = list
        .filter(|list| !list.is_empty())
        .ok_or_else(|| malformed("Invalid batch payload format: 'requests' is missing or empty."))?;
    if list.len() > MOST {
        return Err(malformed(format!("Number of batch request steps exceeds the maximum value of {MOST}.")));
    }
    let steps: Vec<Step> = list.iter().map(|one| step(one, outer)).collect::<Result<_, _>>()?;
    let mut seen = BTreeSet::new();
    for step in &steps {
        // Ids are not case-sensitive.
        if !seen.insert(step.id.to_lowercase()) {
            return Err(malformed(format!("Duplicate request id '{}' in the batch.", step.id)));
        }
    }
    for (id, after) in steps.iter().flat_map(|step| step.after.iter().map(|after| (&step.id, after))) {
        if !seen.contains(&after.to_lowercase()) {
            return Err(malformed(format!(
                "The request '{id}' depends on '{after}', which is not in the batch."
            )));
        }
    }
    check_order(&steps)?;
    Ok(steps)
}

/// Refuses requests that wait for one another.
fn check_order(steps: &[Step]) -> Result<(), Fail> {
    let mut done: BTreeSet<String> = BTreeSet::new();
    while done.len() < steps.len() {
        let ready: Vec<String> = steps
            .iter()
            .filter(|step| !done.contains(&step.id.to_lowercase()))
            .filter(|step| step.after.iter().all(|after| done.contains(&after.to_lowercase())))
            .map(|step| step.id.to_lowercase())
            .collect();
        if ready.is_empty() {
            return Err(malformed("The requests of the batch depend on one another in a circle."));
        }
        done.extend(ready);
    }
    Ok(())
}

fn step(one: &Value, outer: &Call) -> Result<Step, Fail> {
    let text = |name: &str| one.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let missing = |name: &str| malformed(format!("Invalid batch payload format: a request has no '{name}'."));
    let id = text("id").ok_or_else(|| missing("id"))?.to_owned();
    let method = text("method").ok_or_else(|| missing("method"))?.to_ascii_uppercase();
    let url = text("url").ok_or_else(|| missing("url"))?;
    if !matches!(method.as_str(), "GET" | "POST" | "PATCH" | "PUT" | "DELETE") {
        return Err(malformed(format!("Invalid method '{method}' in the batch.")));
    }
    if url.contains("://") {
        return Err(malformed("The url of a request in a batch has to be relative."));
    }
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let mut headers: Vec<(String, String)> = Vec::new();
    for (name, value) in one.get("headers").and_then(Value::as_object).into_iter().flatten() {
        let value = value
            .as_str()
            .ok_or_else(|| malformed("The headers of a request in a batch have to be strings."))?;
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let body = one.get("body").filter(|body| !body.is_null());
    if body.is_some() && !has(&headers, "content-type") {
        return Err(malformed(format!(
            "Request '{id}' has a body; its headers must contain a Content-Type."
        )));
    }
    for name in ["authorization", "client-request-id"] {
        if !has(&headers, name) {
            headers.extend(outer.header(name).map(|value| (name.to_owned(), value.to_owned())));
        }
    }
    let after = one.get("dependsOn").filter(|list| !list.is_null()).map_or(Some(Vec::new()), |list| {
        list.as_array()?.iter().map(|id| id.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    });
    Ok(Step {
        id,
        call: Call {
            method,
            path: format!("/v1.0/{}", path.trim_start_matches('/')),
            query: query.to_owned(),
            headers,
            body: bytes(body),
        },
        after: after.ok_or_else(|| malformed("'dependsOn' has to be a list of request ids."))?,
    })
}

fn has(headers: &[(String, String)], name: &str) -> bool {
    headers.iter().any(|(key, _)| key == name)
}

/// A body is JSON, or anything else as base64 in a string.
fn bytes(body: Option<&Value>) -> Bytes {
    match body {
        None => Bytes::new(),
        Some(Value::String(text)) => {
            STANDARD.decode(text).unwrap_or_else(|_| text.clone().into_bytes()).into()
        }
        Some(json) => serde_json::to_vec(json).unwrap_or_default().into(),
    }
}

/// Runs each request as soon as those it depends on are done; responses come in the order of their completion.
async fn carry_out(world: &Arc<World>, steps: Vec<Step>, sequence: u64) -> (Vec<Value>, bool) {
    let mut statuses: BTreeMap<String, u16> = BTreeMap::new();
    let (mut responses, mut waiting, mut running, mut cut) =
        (Vec::new(), steps, FuturesUnordered::new(), false);
    loop {
        let (ready, rest): (Vec<Step>, Vec<Step>) = waiting
            .into_iter()
            .partition(|step| step.after.iter().all(|after| statuses.contains_key(&after.to_lowercase())));
        waiting = rest;
        let mut skipped = false;
        for step in ready {
            let failed = step
                .after
                .iter()
                .any(|after| statuses.get(&after.to_lowercase()).is_none_or(|status| *status >= 400));
            if failed {
                statuses.insert(step.id.to_lowercase(), 424);
                responses.push(failed_dependency(&step.id));
                skipped = true;
            } else {
                let served = serve(Arc::clone(world), step.call, Some(sequence));
                running.push(async move { (step.id, served.await) });
            }
        }
        if skipped {
            continue;
        }
        let Some((id, outcome)) = running.next().await else {
            break;
        };
        let status = match outcome {
            Outcome::Answer(reply) => {
                responses.push(response(&id, &reply));
                reply.status
            }
            // The act behind a cut connection may have been done: what depends on it goes on as on a real server.
            Outcome::Cut => {
                cut = true;
                200
            }
        };
        statuses.insert(id.to_lowercase(), status);
    }
    (responses, cut)
}

fn failed_dependency(id: &str) -> Value {
    json!({"id": id, "status": 424, "headers": {"Content-Type": "application/json"}, "body": {"error": {
        "code": "FailedDependency", "message": "A request this one depends on failed."}}})
}

fn response(id: &str, reply: &Reply) -> Value {
    let mut headers = Map::new();
    for (name, value) in &reply.headers {
        let name = match name.as_str() {
            "retry-after" => "Retry-After".to_owned(),
            "preference-applied" => "Preference-Applied".to_owned(),
            other => other.to_owned(),
        };
        headers.insert(name, value.clone().into());
    }
    let mut out = Map::new();
    out.insert("id".to_owned(), id.into());
    out.insert("status".to_owned(), reply.status.into());
    match &reply.payload {
        Payload::Empty => {}
        Payload::Json(value) => {
            headers.insert(
                "Content-Type".to_owned(),
                "application/json; odata.metadata=minimal; charset=utf-8".into(),
            );
            out.insert("body".to_owned(), value.clone());
        }
        Payload::Bytes(kind, bytes) => {
            headers.insert("Content-Type".to_owned(), kind.clone().into());
            out.insert("body".to_owned(), STANDARD.encode(bytes).into());
        }
    }
    out.insert("headers".to_owned(), Value::Object(headers));
    Value::Object(out)
}
