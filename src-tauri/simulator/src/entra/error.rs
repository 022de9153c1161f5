//! Entra's errors: AADSTS numbers, as JSON, on the redirect, or on a page
//! (<https://learn.microsoft.com/entra/identity-platform/reference-error-codes>, wire §2 Error JSON).

use serde_json::{Value, json};

use crate::clock;
use crate::http::{Reply, html_escape};

/// A refusal by Entra.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    /// OAuth's error.
    pub(crate) error: String,
    pub(crate) number: u32,
    pub(crate) text: String,
    pub(crate) suberror: Option<String>,
}

impl Refusal {
    pub(crate) fn new(error: &str, number: u32, text: impl Into<String>) -> Self {
        // RFC 6749 5.2: a client that cannot be authenticated gets 401, everything else 400.
        let status = if error == "invalid_client" { 401 } else { 400 };
        Self { status, error: error.to_owned(), number, text: text.into(), suberror: None }
    }

    pub(crate) fn invalid_grant(number: u32, text: impl Into<String>) -> Self {
        Self::new("invalid_grant", number, text)
    }

    /// A parameter that is not there.
    pub(crate) fn missing(parameter: &str) -> Self {
        Self::new(
            "invalid_request",
            900_144,
            format!("The request body must contain the following parameter: '{parameter}'."),
        )
    }

    pub(crate) fn suberror(mut self, suberror: &str) -> Self {
        self.suberror = Some(suberror.to_owned());
        self
    }

    fn description(&self, trace: &str, correlation: &str) -> String {
        let time = clock::now().format("%Y-%m-%d %H:%M:%SZ");
        format!(
            "AADSTS{}: {}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {time}",
            self.number, self.text
        )
    }

    /// For an error on the redirect: the description without ids.
    pub(crate) fn on_redirect(&self) -> Vec<(String, String)> {
        let ids = (uuid::Uuid::new_v4().to_string(), uuid::Uuid::new_v4().to_string());
        let mut pairs = vec![("error".to_owned(), self.error.clone())];
        if self.number == 65_004 {
            pairs.push(("error_subcode".to_owned(), "cancel".to_owned()));
        }
        pairs.push(("error_description".to_owned(), self.description(&ids.0, &ids.1)));
        pairs
    }

    /// The answer of the token and device endpoints.
    pub(crate) fn json(&self, correlation: Option<&str>) -> Reply {
        let trace = uuid::Uuid::new_v4().to_string();
        let correlation = correlation.map_or_else(|| uuid::Uuid::new_v4().to_string(), str::to_owned);
        let mut body = json!({
            "error": self.error,
            "error_description": self.description(&trace, &correlation),
            "error_codes": [self.number],
            "timestamp": clock::now().format("%Y-%m-%d %H:%M:%SZ").to_string(),
            "trace_id": trace,
            "correlation_id": correlation,
        });
        if let Some(map) = body.as_object_mut() {
            map.extend(self.suberror.iter().map(|sub| ("suberror".to_owned(), Value::String(sub.clone()))));
            if self.number != 70_016 {
                let address = format!("https://login.microsoftonline.com/error?code={}", self.number);
                map.insert("error_uri".to_owned(), address.into());
            }
        }
        let reply =
            Reply::json(self.status, body).with("cache-control", "no-store").with("pragma", "no-cache");
        if self.status == 401 { reply.with("www-authenticate", "Basic realm=\"token\"") } else { reply }
    }

    /// A page in the browser: nothing goes back to the app (wire §2, 50011).
    pub(crate) fn page(&self) -> Reply {
        let ids = (uuid::Uuid::new_v4().to_string(), uuid::Uuid::new_v4().to_string());
        let text = html_escape(&self.description(&ids.0, &ids.1));
        Reply::html(
            self.status.min(400),
            format!(
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sign in to your account</title></head><body><h1>Sorry, but we’re having trouble signing you in.</h1><p id=\"error\">{text}</p></body></html>"
            ),
        )
    }
}
