//! All that a running tenant holds; shared by its connections.

use std::sync::Mutex;

use crate::clock;
use crate::entra::Entra;
use crate::fault::FaultQueue;
use crate::graph::gate::Gate;
use crate::http::{Call, form_pairs};
use crate::lock;
use crate::log::{Endpoint, Hook, LoggedRequest, RequestLog};
use crate::settings::Settings;
use crate::tenant::Tenant;

/// The tenant and everything around it. No lock is held across an `await`.
pub(crate) struct World {
    /// `http://127.0.0.1:PORT`
    pub(crate) root: String,
    pub(crate) settings: Mutex<Settings>,
    pub(crate) tenant: Mutex<Tenant>,
    pub(crate) entra: Mutex<Entra>,
    pub(crate) faults: Mutex<FaultQueue>,
    pub(crate) log: Mutex<RequestLog>,
    pub(crate) hook: Mutex<Option<Hook>>,
    pub(crate) gate: Gate,
}

impl World {
    /// The settings of this moment.
    pub(crate) fn settings(&self) -> Settings {
        lock(&self.settings).clone()
    }

    /// Where Graph begins; the version comes after it.
    pub(crate) fn graph_url(&self) -> String {
        format!("{}/graph", self.root)
    }

    /// Numbers a request and writes down its arrival.
    pub(crate) fn log_start(
        &self,
        endpoint: Endpoint,
        call: &Call,
        batch: Option<u64>,
        settings: &Settings,
    ) -> LoggedRequest {
        let hidden = |name: &str| matches!(name, "authorization" | "cookie" | "proxy-authorization");
        let mut log = lock(&self.log);
        let entry = LoggedRequest {
            sequence: log.number(),
            endpoint,
            method: call.method.clone(),
            path: if endpoint == Endpoint::Entra { without_secrets(call) } else { call.target() },
            headers: call.headers.iter().filter(|(name, _)| !hidden(name)).cloned().collect(),
            request_body: if settings.record_bodies { body_for_log(endpoint, call) } else { None },
            status: 0,
            response_body: None,
            retry_after: None,
            started: clock::now(),
            finished: None,
            inner: batch.is_some(),
            batch,
            faulted: false,
            throttled: false,
        };
        log.keep(entry.clone(), settings.log_limit);
        entry
    }

    /// Writes down what became of it.
    pub(crate) fn log_keep(&self, entry: LoggedRequest, settings: &Settings) {
        lock(&self.log).keep(entry, settings.log_limit);
    }
}

const SECRETS: &[&str] = &[
    "code",
    "code_verifier",
    "client_secret",
    "refresh_token",
    "access_token",
    "id_token",
    "device_code",
    "password",
    "client_assertion",
    "id_token_hint",
];

fn shown(name: String, value: String) -> (String, String) {
    let secret = SECRETS.contains(&name.as_str());
    (name, if secret { "(hidden)".to_owned() } else { value })
}

fn without_secrets(call: &Call) -> String {
    if call.query.is_empty() {
        return call.path.clone();
    }
    let pairs = call.query_pairs().into_iter().map(|(name, value)| shown(name, value));
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{}?{query}", call.path)
}

fn body_for_log(endpoint: Endpoint, call: &Call) -> Option<serde_json::Value> {
    if call.body.is_empty() {
        return None;
    }
    if endpoint == Endpoint::Entra {
        let pairs = form_pairs(&call.body).into_iter().map(|(name, value)| shown(name, value));
        return Some(pairs.map(|(name, value)| (name, serde_json::Value::String(value))).collect());
    }
    let text = || serde_json::Value::String(String::from_utf8_lossy(&call.body).into_owned());
    Some(serde_json::from_slice(&call.body).unwrap_or_else(|_| text()))
}
