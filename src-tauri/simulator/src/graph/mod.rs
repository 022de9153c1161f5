//! Microsoft Graph mail. `serve` is the life of a request, `act` finds the family it belongs to; one file per family.

pub(crate) mod access;
mod attachments;
mod batch;
mod body;
mod delta;
mod edit;
pub(crate) mod error;
mod extended;
mod fields;
mod filter;
mod filter_parse;
mod folders;
pub(crate) mod gate;
mod list;
mod messages;
mod moves;
mod odata;
mod path;
mod render;
mod send;
mod serve;
mod translate;
mod users;

use serde_json::Value;

use crate::http::{Call, Reply, percent_encode};
use crate::settings::{AccountState, Settings};
use crate::tenant::Tenant;
use access::{Deed, Principal};
use error::{Answer, Fail};
use odata::{Prefer, Query};
pub(crate) use serve::serve;

/// A request, taken apart.
pub(crate) struct Request<'a> {
    pub(crate) call: &'a Call,
    pub(crate) principal: &'a Principal,
    pub(crate) settings: &'a Settings,
    pub(crate) query: Query,
    pub(crate) prefer: Prefer,
    /// `http://host/graph/v1.0`
    pub(crate) base: String,
    /// The user as the path spells it: `me` or `users/{key}`.
    pub(crate) user: String,
}

impl Request<'_> {
    /// The address of the request without its query, as next links repeat it.
    pub(crate) fn address(&self) -> String {
        format!("{}{}", self.base, self.call.path.trim_start_matches("/v1.0"))
    }

    /// The address of the user's part.
    pub(crate) fn user_address(&self) -> String {
        format!("{}/{}", self.base, self.user)
    }

    /// An `@odata.context`.
    pub(crate) fn context(&self, what: &str) -> String {
        format!("{}/$metadata#{}/{what}", self.base, self.user)
    }

    pub(crate) fn ok(&self, body: Value) -> Reply {
        self.answer(200, body)
    }

    /// An answer with the preferences that were applied.
    pub(crate) fn answer(&self, status: u16, body: Value) -> Reply {
        let reply = Reply::json(status, body);
        if self.prefer.applied.is_empty() {
            reply
        } else {
            reply.with("preference-applied", self.prefer.applied.join(", "))
        }
    }
}

/// What a path leads to.
#[derive(Debug, Clone)]
pub(crate) enum Target {
    /// The list of users.
    Users,
    /// A user, by key.
    User(String),
    /// Something in a mailbox: the mailbox's id, and the segments below the user.
    Mailbox(String, Vec<String>),
}

/// Finds what a path leads to and refuses what the principal may not do there.
pub(crate) fn aim(
    tenant: &Tenant,
    principal: &Principal,
    call: &Call,
    settings: &Settings,
    segments: &[String],
) -> Result<(Target, String), Fail> {
    let first = segments.first().map(|segment| segment.to_ascii_lowercase()).unwrap_or_default();
    let (key, user, rest) = match first.as_str() {
        "me" => {
            let upn = principal.upn.clone().ok_or_else(|| {
                Fail::bad_request("/me request is only valid with delegated authentication flow.")
            })?;
            (upn, "me".to_owned(), segments.get(1..))
        }
        "users" => match segments.get(1) {
            None => return Ok((Target::Users, "users".to_owned())),
            Some(key) => (key.clone(), format!("users/{}", percent_encode(key)), segments.get(2..)),
        },
        _ => return Err(Fail::no_such_path(segments.first().map_or("", String::as_str))),
    };
    let rest = rest.unwrap_or_default();
    // The people and mailboxes of one tenant are not to be found from another.
    if settings.account == AccountState::OfAnotherTenant && first == "users" {
        return Err(access::no_such_user(&key));
    }
    if rest.is_empty() {
        return Ok((Target::User(key), user));
    }
    let mut rest = rest.to_vec();
    lower_keywords(&mut rest);
    let deed = deed(&call.method, &rest)?;
    let id = access::mailbox_of(tenant, &key)?;
    let mailbox = tenant.mailboxes.get(&id).ok_or_else(|| access::no_such_user(&key))?;
    access::check(principal, mailbox, deed, settings)?;
    Ok((Target::Mailbox(id, rest), user))
}

/// Names of collections in lower case, so that `mailfolders` is as good as `mailFolders`; ids stay as they are.
fn lower_keywords(rest: &mut [String]) {
    const WORDS: &[&str] = &[
        "mailfolders",
        "messages",
        "childfolders",
        "delta",
        "mailboxsettings",
        "translateexchangeids",
        "sendmail",
        "$count",
    ];
    for segment in rest {
        let lower = segment.to_ascii_lowercase();
        if WORDS.contains(&lower.as_str()) {
            *segment = lower;
        }
    }
}

fn deed(method: &str, rest: &[String]) -> Result<Deed, Fail> {
    let names: Vec<&str> = rest.iter().map(String::as_str).collect();
    Ok(match (names.as_slice(), method) {
        (["mailfolders" | "messages", .., "send"] | ["sendmail"], _) => Deed::SendMail,
        (["mailfolders" | "messages", ..], "GET") => Deed::ReadMail,
        (["mailfolders" | "messages", ..], _) => Deed::WriteMail,
        (["mailboxsettings", ..], _) => Deed::ReadSettings,
        (["translateexchangeids"], _) => Deed::TranslateIds,
        ([other, ..], _) => return Err(Fail::no_such_path(other)),
        ([], _) => return Err(Fail::no_such_path("")),
    })
}

/// Does what is asked for.
pub(crate) fn act(request: &Request<'_>, tenant: &mut Tenant, target: &Target) -> Answer {
    let (id, rest) = match target {
        Target::Users => return users::list(request, tenant),
        Target::User(key) => return users::one(request, tenant, key),
        Target::Mailbox(id, rest) => (id, rest),
    };
    let names: Vec<&str> = rest.iter().map(String::as_str).collect();
    let method = request.call.method.as_str();
    match (method, names.as_slice()) {
        ("POST", ["sendmail"]) => return send::mail(request, tenant, id),
        ("POST", ["messages", message, "send"] | ["mailfolders", _, "messages", message, "send"]) => {
            return send::draft(request, tenant, id, message);
        }
        _ => {}
    }
    let mailbox = tenant.mailboxes.get_mut(id).ok_or_else(Fail::item_not_found)?;
    match (method, names.as_slice()) {
        (_, ["mailfolders", rest @ ..]) => folders::serve(request, mailbox, rest),
        (_, ["messages", rest @ ..]) => messages::serve(request, mailbox, None, rest),
        ("GET", ["mailboxsettings", rest @ ..]) => folders::settings(request, mailbox, rest),
        ("POST", ["translateexchangeids"]) => translate::serve(request, mailbox),
        _ => Err(Fail::method_not_allowed()),
    }
}
