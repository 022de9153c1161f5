//! A referee that somebody else wrote: Microsoft's own Graph schema against requests and answers (wire §4).
//!
//! The schema marks nothing as required; what clients rely on is asserted here besides: ids of what is listed, code and
//! message of errors.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;

use jsonschema::Validator;
use serde_json::{Map, Value, json};

use crate::http::percent_decode;
use crate::lock;

/// Holds the schema and judges by it.
pub struct Referee {
    document: Value,
    /// Templates split into segments, with the path as the document spells it.
    paths: Vec<(Vec<String>, String)>,
    compiled: Mutex<HashMap<String, Validator>>,
}

impl Referee {
    /// Reads the schema file (`graph-mail.openapi.json`).
    pub fn load(file: impl AsRef<Path>) -> Result<Self, String> {
        let text = std::fs::read(file).map_err(|error| error.to_string())?;
        let mut document: Value = serde_json::from_slice(&text).map_err(|error| error.to_string())?;
        let keys = document.get("paths").and_then(Value::as_object).ok_or("the file has no paths")?;
        let paths = keys
            .keys()
            .map(|path| (path.trim_matches('/').split('/').map(str::to_owned).collect(), path.clone()))
            .collect();
        to_json_schema(&mut document);
        // The generated schema demands an id of what is yet to be created; no page of Microsoft's does.
        for (_, schema) in document
            .pointer_mut("/components/schemas")
            .and_then(Value::as_object_mut)
            .into_iter()
            .flatten()
            .filter(|(name, _)| name.ends_with("-create"))
        {
            if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
                required.retain(|name| name != "id");
            }
        }
        Ok(Self { document, paths, compiled: Mutex::new(HashMap::new()) })
    }

    /// Whether the schema has this operation; `path` as in the request log (`/v1.0/users/…?…`).
    pub fn knows(&self, method: &str, path: &str) -> bool {
        self.operation(method, path).is_ok()
    }

    /// Judges a request: path, method, query options, body.
    pub fn check_request(&self, method: &str, path: &str, body: Option<&Value>) -> Result<(), String> {
        let (template, operation) = self.operation(method, path)?;
        check_query(&self.document, operation, path)?;
        let schema = operation.pointer("/requestBody/content/application~1json/schema");
        match (body.filter(|body| !body.is_null()), schema) {
            (None | Some(Value::String(_)), _) => Ok(()),
            (Some(_), None) => Err(format!("{method} {template} takes no body")),
            (Some(body), Some(schema)) => {
                self.judge(&format!("{method} {template} request"), schema, &documented(body))
            }
        }
    }

    /// Judges an answer: status and body.
    pub fn check_response(
        &self,
        method: &str,
        path: &str,
        status: u16,
        body: Option<&Value>,
    ) -> Result<(), String> {
        let (template, operation) = self.operation(method, path)?;
        let name = format!("{method} {template} {status}");
        if status >= 400 {
            return check_error(&name, body);
        }
        let declared = self.declared(method, path, operation, status);
        let declared = declared.ok_or_else(|| format!("{name}: the schema does not know this status"))?;
        match (declared.pointer("/content/application~1json/schema"), body) {
            (Some(schema), Some(body)) => {
                self.judge(&name, schema, body)?;
                check_ids(&name, body)
            }
            (Some(_), None) => Err(format!("{name}: a body is missing")),
            (None, Some(body)) if !body.is_string() => {
                Err(format!("{name}: there is a body and should be none"))
            }
            (None, _) => Ok(()),
        }
    }

    /// What is declared for a status. The schema is generated and says 204 where Microsoft's pages say otherwise: an
    /// update answers 200 with the whole (message-update), sending answers 202 (message-send).
    fn declared<'a>(
        &'a self,
        method: &str,
        path: &str,
        operation: &'a Value,
        status: u16,
    ) -> Option<&'a Value> {
        let responses = operation.get("responses")?;
        let own = responses.get(status.to_string()).or_else(|| responses.get("2XX"));
        match (own, method, status) {
            (Some(own), _, _) => Some(own),
            (None, "PATCH", 200) => self.operation("GET", path).ok()?.1.get("responses")?.get("200"),
            (None, "POST", 202) => responses.get("204"),
            _ => None,
        }
    }

    fn operation(&self, method: &str, path: &str) -> Result<(&str, &Value), String> {
        let concrete = segments(path);
        let fits = |template: &[String]| {
            let same = template
                .iter()
                .zip(&concrete)
                .all(|(t, c)| (t.starts_with('{') && !c.starts_with('$')) || t.eq_ignore_ascii_case(c));
            same && template.len() == concrete.len()
        };
        let literal =
            |template: &[String]| template.iter().filter(|segment| !segment.starts_with('{')).count();
        let candidates = self.paths.iter().filter(|(template, _)| fits(template));
        let (_, key) = candidates
            .max_by_key(|(template, _)| literal(template))
            .ok_or_else(|| format!("no path {path}"))?;
        let operation =
            self.document.get("paths").and_then(|paths| paths.get(key)?.get(method.to_ascii_lowercase()));
        Ok((key, operation.ok_or_else(|| format!("no {method} at {key}"))?))
    }

    fn judge(&self, name: &str, schema: &Value, body: &Value) -> Result<(), String> {
        let mut compiled = lock(&self.compiled);
        if !compiled.contains_key(name) {
            let root = json!({"allOf": [schema], "components": self.document.get("components")});
            let validator = jsonschema::options().should_validate_formats(true).build(&root);
            compiled.insert(name.to_owned(), validator.map_err(|error| format!("{name}: {error}"))?);
        }
        let Some(validator) = compiled.get(name) else {
            return Ok(());
        };
        let mut faults = String::new();
        for error in validator.iter_errors(body).take(5) {
            let _ = write!(faults, "\n  {}: {error}", error.instance_path);
        }
        if faults.is_empty() { Ok(()) } else { Err(format!("{name}:{faults}")) }
    }
}

/// `/v1.0/users('a')/messages/delta()?x` → `users`, `a`, `messages`, `delta`
fn segments(path: &str) -> Vec<String> {
    let bare = path.split('?').next().unwrap_or_default();
    let bare = bare.strip_prefix("/v1.0").unwrap_or(bare).trim_matches('/');
    let mut all = Vec::new();
    for raw in bare.split('/') {
        let segment = percent_decode(raw);
        let segment = segment.strip_prefix("microsoft.graph.").unwrap_or(&segment);
        match segment.split_once('(') {
            None => all.push(segment.to_owned()),
            Some((name, key)) => {
                all.push(name.to_owned());
                let key = key.trim_end_matches(')').trim_matches('\'');
                all.extend((!key.is_empty()).then(|| key.to_owned()));
            }
        }
    }
    all
}

/// SDKs spell action parameters as the CSDL does, with a capital; the schema as the documentation does.
fn documented(body: &Value) -> Value {
    let Value::Object(map) = body else {
        return body.clone();
    };
    let spell = |name: &String| {
        if name == "DestinationId" { "destinationId".to_owned() } else { name.clone() }
    };
    Value::Object(map.iter().map(|(name, value)| (spell(name), value.clone())).collect())
}

fn check_query(document: &Value, operation: &Value, path: &str) -> Result<(), String> {
    let query = path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    let parameters = operation.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
    let names: Vec<String> = parameters
        .iter()
        .filter_map(|one| {
            let target = one.get("$ref").and_then(Value::as_str).map(|at| at.trim_start_matches('#'));
            let one = target.and_then(|at| document.pointer(at)).unwrap_or(one);
            (one.get("in")?.as_str()? == "query")
                .then(|| one.get("name")?.as_str().map(str::to_owned))
                .flatten()
        })
        .collect();
    for (name, _) in url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name.starts_with('$')) {
        if !names.iter().any(|known| *known == name) {
            return Err(format!("{path}: the schema does not know the option {name} here"));
        }
    }
    Ok(())
}

fn check_error(name: &str, body: Option<&Value>) -> Result<(), String> {
    let error = body.and_then(|body| body.get("error"));
    let text = |key: &str| error.and_then(|error| error.get(key)).is_some_and(Value::is_string);
    if text("code") && text("message") {
        Ok(())
    } else {
        Err(format!("{name}: no error with code and message"))
    }
}

fn check_ids(name: &str, body: &Value) -> Result<(), String> {
    let listed = body.get("value").and_then(Value::as_array);
    let wanted = |one: &&Value| one.get("sourceId").is_none() && !one.get("id").is_some_and(Value::is_string);
    if let Some(without) = listed.into_iter().flatten().filter(|one| one.is_object()).find(wanted) {
        return Err(format!("{name}: something listed has no id: {without}"));
    }
    Ok(())
}

/// `OpenAPI` 3.0 says `nullable` where JSON Schema says `null` is a type too.
fn to_json_schema(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(to_json_schema),
        Value::Object(map) => {
            map.values_mut().for_each(to_json_schema);
            if map.get("nullable") == Some(&Value::Bool(true)) {
                map.remove("nullable");
                let strict = Value::Object(std::mem::take(map));
                *map = Map::from_iter([("anyOf".to_owned(), json!([strict, {"type": "null"}]))]);
            }
        }
        _ => {}
    }
}
