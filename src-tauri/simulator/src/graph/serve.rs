//! The life of a Graph request: log, hook, fault, token, rights, throttle, latency, act, log.
//!
//! An envelope of a batch goes through the same life as the requests in it; only latency and throttling are theirs alone.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use serde_json::{Value, json};

use super::access::Principal;
use super::error::Fail;
use super::odata::{Prefer, Query};
use super::{Request, Target, act, aim, batch, path};
use crate::clock;
use crate::entra;
use crate::fault::FaultKind;
use crate::http::{Call, Outcome, Payload, Reply};
use crate::lock;
use crate::log::{Endpoint, Held, LoggedRequest, Phase};
use crate::settings::Settings;
use crate::world::World;

/// Serves a request; `parent` is the number of the batch it came in.
pub(crate) fn serve(world: Arc<World>, call: Call, parent: Option<u64>) -> BoxFuture<'static, Outcome> {
    async move {
        let settings = world.settings();
        let mut entry = world.log_start(Endpoint::Graph, &call, parent, &settings);
        let outcome = live(&world, &call, &mut entry, &settings).await;
        entry.finished = Some(clock::now());
        world.log_keep(entry, &settings);
        outcome
    }
    .boxed()
}

async fn live(world: &Arc<World>, call: &Call, entry: &mut LoggedRequest, settings: &Settings) -> Outcome {
    if hold(world, entry, Phase::BeforeAct).await {
        return Outcome::Cut;
    }
    let fault = lock(&world.faults).take(entry);
    entry.faulted = fault.is_some();
    let outcome = match fault {
        None => Outcome::Answer(perform(world, call, entry, settings).await),
        Some(fault) => strike(world, call, entry, settings, fault).await,
    };
    if let Outcome::Answer(reply) = &outcome {
        entry.status = reply.status;
        entry.retry_after =
            reply.headers.iter().find(|(name, _)| name == "retry-after").map(|(_, v)| v.clone());
        if settings.record_bodies {
            entry.response_body = reply.body_for_log();
        }
    }
    if hold(world, entry, Phase::AfterAct).await { Outcome::Cut } else { outcome }
}

/// Lets the hook have its say; `true` means the connection is to be dropped.
async fn hold(world: &World, entry: &LoggedRequest, phase: Phase) -> bool {
    let hook = lock(&world.hook).clone();
    match hook.map(|hook| hook(entry.sequence, entry, phase)) {
        None | Some(Held::Go) => false,
        Some(Held::Cut) => true,
        Some(Held::Until(wait)) => {
            wait.await;
            false
        }
    }
}

async fn strike(
    world: &Arc<World>,
    call: &Call,
    entry: &mut LoggedRequest,
    settings: &Settings,
    fault: FaultKind,
) -> Outcome {
    let refuse = |fail: &Fail| Outcome::Answer(refusal(call, fail));
    match fault {
        FaultKind::CutBefore => return Outcome::Cut,
        FaultKind::Status { status, code, message, retry_after } => {
            let mut fail = Fail::new(status, &code, message);
            fail.headers.extend(retry_after.map(|wait| ("retry-after".to_owned(), wait)));
            return refuse(&fail);
        }
        FaultKind::Aadsts { status, error, description, .. } => {
            return refuse(&Fail::new(status, &error, description));
        }
        FaultKind::ExpiredToken => {
            entra::expire_bearer(world, call);
            return refuse(&expired());
        }
        FaultKind::RevokedToken => {
            entra::revoke_bearer(world, call);
            return refuse(&Fail::unauthorized("Access token has been revoked."));
        }
        FaultKind::Slow(time) => tokio::time::sleep(time).await,
        _ => {}
    }
    let mut reply = perform(world, call, entry, settings).await;
    match fault {
        FaultKind::CutAfter => return Outcome::Cut,
        FaultKind::MalformedJson => {
            reply.status = 200;
            reply.payload =
                Payload::Bytes("application/json".to_owned(), "{\"value\":[{\"id\": nonsense".into());
        }
        FaultKind::TruncatedBody => reply.truncated = true,
        FaultKind::WrongContentType => {
            reply.payload =
                Payload::Bytes("text/html".to_owned(), "<html><body>Service page</body></html>".into());
        }
        FaultKind::EmptyBody => reply.payload = Payload::Empty,
        FaultKind::ActThenStatus(status) => {
            return refuse(&Fail::new(status, "UnknownError", "The service is unavailable."));
        }
        FaultKind::LoopingNextLink => {
            let here = format!("{}{}", world.graph_url(), call.target());
            set_next_link(&mut reply, &here);
        }
        FaultKind::ForeignNextLink(link) => set_next_link(&mut reply, &link),
        _ => {}
    }
    Outcome::Answer(reply)
}

fn set_next_link(reply: &mut Reply, link: &str) {
    if let Payload::Json(Value::Object(map)) = &mut reply.payload {
        map.remove("@odata.deltaLink");
        map.insert("@odata.nextLink".to_owned(), json!(link));
    }
}

fn expired() -> Fail {
    Fail::unauthorized("Access token has expired or is not yet valid.")
}

/// A refusal as an answer, with the ids a caller quotes to support.
fn refusal(call: &Call, fail: &Fail) -> Reply {
    let request_id = uuid::Uuid::new_v4().to_string();
    let client_id = call.header("client-request-id").unwrap_or(&request_id).to_owned();
    let mut reply = Reply::json(fail.status, fail.body(&request_id, &client_id));
    reply.headers.extend(fail.headers.iter().cloned());
    if fail.status == 401 {
        let challenge =
            "Bearer realm=\"\", client_id=\"00000003-0000-0000-c000-000000000000\", error=\"invalid_token\"";
        reply = reply.with("www-authenticate", challenge);
    }
    reply.with("request-id", request_id).with("client-request-id", client_id)
}

async fn perform(world: &Arc<World>, call: &Call, entry: &mut LoggedRequest, settings: &Settings) -> Reply {
    match attempt(world, call, entry, settings).await {
        Ok(reply) => {
            let request_id = uuid::Uuid::new_v4().to_string();
            let client_id = call.header("client-request-id").unwrap_or(&request_id).to_owned();
            reply.with("request-id", request_id).with("client-request-id", client_id)
        }
        Err(fail) => refusal(call, &fail),
    }
}

async fn attempt(
    world: &Arc<World>,
    call: &Call,
    entry: &mut LoggedRequest,
    settings: &Settings,
) -> Result<Reply, Fail> {
    let principal = entra::bearer(world, call)?;
    if call.path == "/oidc/userinfo" {
        return entra::userinfo(world, &principal);
    }
    let segments = path::segments(&call.path)?;
    if segments.first().is_some_and(|first| first.eq_ignore_ascii_case("$batch")) {
        if entry.inner {
            return Err(Fail::bad_request("A batch cannot contain a batch."));
        }
        return batch::run(world, call, entry.sequence).await;
    }
    if !matches!(call.method.as_str(), "GET" | "POST" | "PATCH" | "PUT" | "DELETE") {
        return Err(Fail::method_not_allowed());
    }
    let (target, user) = aim(&lock(&world.tenant), &principal, call, settings, &segments)?;
    let _pass = match &target {
        Target::Mailbox(mailbox, _) => {
            let pass = world.gate.enter(&principal.client, mailbox, settings);
            entry.throttled = pass.is_err();
            Some(pass?)
        }
        Target::Users | Target::User(_) => None,
    };
    tokio::time::sleep(settings.latency).await;
    let request = request(world, call, &principal, settings, user)?;
    let mut tenant = lock(&world.tenant);
    act(&request, &mut tenant, &target)
}

fn request<'a>(
    world: &World,
    call: &'a Call,
    principal: &'a Principal,
    settings: &'a Settings,
    user: String,
) -> Result<Request<'a>, Fail> {
    Ok(Request {
        call,
        principal,
        settings,
        query: Query::parse(call)?,
        prefer: Prefer::parse(call, settings.honour_immutable_ids),
        base: format!("{}/v1.0", world.graph_url()),
        user,
    })
}
