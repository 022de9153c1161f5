//! People (<https://learn.microsoft.com/graph/api/resources/user>).

use serde_json::{Map, Value, json};

use super::Request;
use super::access::no_such_user;
use super::error::{Answer, Fail};
use super::messages::paged;
use crate::tenant::Tenant;

const KNOWN: &[&str] = &[
    "id",
    "displayName",
    "givenName",
    "surname",
    "mail",
    "userPrincipalName",
    "jobTitle",
    "mobilePhone",
    "businessPhones",
    "officeLocation",
    "preferredLanguage",
    "accountEnabled",
    "userType",
    "mailNickname",
];

/// `GET /me`, `GET /users/{id}`
pub(crate) fn one(request: &Request<'_>, tenant: &Tenant, key: &str) -> Answer {
    if request.call.method != "GET" {
        return Err(Fail::method_not_allowed());
    }
    let own =
        request.principal.upn.as_deref().and_then(|upn| tenant.mailbox_id(upn)) == tenant.mailbox_id(key);
    let wide = ["user.readbasic.all", "user.read.all", "user.readwrite.all", "directory.read.all"];
    if !(request.principal.may(&wide) || own && request.principal.may(&["user.read", "user.readwrite"])) {
        return Err(denied());
    }
    request.query.check_select(KNOWN, "user")?;
    let mut out = render(tenant, key, request.query.select.as_deref()).ok_or_else(|| no_such_user(key))?;
    if let Some(map) = out.as_object_mut() {
        map.insert("@odata.context".to_owned(), format!("{}/$metadata#users/$entity", request.base).into());
    }
    Ok(request.ok(out))
}

/// `GET /users`
pub(crate) fn list(request: &Request<'_>, tenant: &Tenant) -> Answer {
    if request.call.method != "GET" {
        return Err(Fail::method_not_allowed());
    }
    if !request.principal.may(&[
        "user.readbasic.all",
        "user.read.all",
        "user.readwrite.all",
        "directory.read.all",
    ]) {
        return Err(denied());
    }
    request.query.check_select(KNOWN, "user")?;
    let select = request.query.select.as_deref();
    let mut items = Vec::new();
    for mailbox in tenant.mailboxes.values() {
        let all = render(tenant, &mailbox.id, None).unwrap_or_default();
        let fits = match &request.query.filter {
            Some(filter) => filter.holds(&Person(&all))?,
            None => true,
        };
        items.extend(fits.then(|| render(tenant, &mailbox.id, select)).flatten());
    }
    let mut reply = paged(request, "users", items, 100);
    if let crate::http::Payload::Json(Value::Object(map)) = &mut reply.payload {
        map.insert("@odata.context".to_owned(), format!("{}/$metadata#users", request.base).into());
    }
    Ok(reply)
}

fn denied() -> Fail {
    Fail::new(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
}

/// A user of the directory; a shared mailbox is one too.
fn render(tenant: &Tenant, key: &str, select: Option<&[String]>) -> Option<Value> {
    let mailbox = tenant.mailboxes.get(tenant.mailbox_id(key)?)?;
    let user = tenant.user(&mailbox.address);
    let (given, family) = mailbox.name.split_once(' ').unwrap_or((&mailbox.name, ""));
    let phones: Vec<&str> = user.and_then(|user| user.phone.as_deref()).into_iter().collect();
    let all = json!({
        "displayName": mailbox.name,
        "givenName": user.map(|_| given),
        "surname": user.map(|_| family),
        "mail": mailbox.address,
        "userPrincipalName": mailbox.address,
        "jobTitle": user.and_then(|user| user.job_title.clone()),
        "mobilePhone": null,
        "businessPhones": phones,
        "officeLocation": null,
        "preferredLanguage": null,
    });
    let mut out = Map::new();
    out.insert("id".to_owned(), mailbox.id.clone().into());
    for (name, value) in all.as_object().into_iter().flatten() {
        if select.is_none_or(|names| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))) {
            out.insert(name.clone(), value.clone());
        }
    }
    let extra = json!({"accountEnabled": user.is_some(), "userType": "Member",
        "mailNickname": mailbox.address.split('@').next()});
    for (name, value) in extra.as_object().into_iter().flatten() {
        if select.is_some_and(|names| names.iter().any(|wanted| wanted.eq_ignore_ascii_case(name))) {
            out.insert(name.clone(), value.clone());
        }
    }
    Some(Value::Object(out))
}

struct Person<'a>(&'a Value);

impl super::filter::Fields for Person<'_> {
    fn field(&self, path: &str) -> Option<super::filter::Lit> {
        use super::filter::Lit;
        let map = self.0.as_object()?;
        let (_, value) = map.iter().find(|(name, _)| name.eq_ignore_ascii_case(path))?;
        Some(value.as_str().map_or(Lit::Null, |text| Lit::Text(text.to_owned())))
    }

    fn members(&self, _: &str, _: &super::filter::Expr) -> Option<bool> {
        None
    }
}
