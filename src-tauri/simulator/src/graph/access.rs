//! Who may do what: the token, its permissions, and the rights in the mailbox
//! (wire §1, Shared mailbox; <https://learn.microsoft.com/graph/outlook-share-messages-folders>).

use std::collections::BTreeSet;

use super::error::Fail;
use crate::settings::{Settings, WithoutRights};
use crate::tenant::Tenant;
use crate::tenant::mailbox::Mailbox;

/// Whom an access token speaks for.
#[derive(Debug, Clone)]
pub(crate) struct Principal {
    pub(crate) client: String,
    /// The signed-in person; `None` for an app on its own.
    pub(crate) upn: Option<String>,
    /// Permissions in lower case, without their resource.
    pub(crate) scopes: BTreeSet<String>,
}

impl Principal {
    /// Whether one of these permissions is there.
    pub(crate) fn may(&self, any_of: &[&str]) -> bool {
        any_of.iter().any(|scope| self.scopes.contains(*scope))
    }
}

/// What is done to a mailbox, as permissions see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    ReadMail,
    WriteMail,
    SendMail,
    ReadSettings,
    TranslateIds,
}

/// Refuses what the principal may not do in this mailbox.
pub(crate) fn check(
    principal: &Principal,
    mailbox: &Mailbox,
    deed: Deed,
    settings: &Settings,
) -> Result<(), Fail> {
    if mailbox.shared && settings.unlicensed {
        return Err(Fail::new(
            404,
            "MailboxNotEnabledForRESTAPI",
            "REST API is not yet supported for this mailbox.",
        ));
    }
    let own = principal.upn.as_deref().is_some_and(|upn| upn.eq_ignore_ascii_case(&mailbox.address));
    let app_only = principal.upn.is_none();
    if !permitted(principal, deed, own || app_only) {
        return Err(Fail::access_denied());
    }
    let member = principal.upn.as_ref().is_some_and(|upn| mailbox.members.contains(&upn.to_lowercase()));
    if member && !own && settings.read_only && matches!(deed, Deed::WriteMail | Deed::SendMail) {
        return Err(Fail::access_denied());
    }
    if own || app_only || member || deed == Deed::TranslateIds {
        return Ok(());
    }
    Err(match settings.without_rights {
        WithoutRights::Forbidden => Fail::access_denied(),
        WithoutRights::NotFound => Fail::new(
            404,
            "ErrorItemNotFound",
            "The specified object was not found in the store., Default folder Root not found.",
        ),
    })
}

/// `.Shared` permissions cover the person's own mailbox too; the others cover nothing else.
fn permitted(principal: &Principal, deed: Deed, own: bool) -> bool {
    let shared: &[&str] = match deed {
        Deed::ReadMail => &["mail.read.shared", "mail.readwrite.shared", "mail.readbasic.shared"],
        Deed::WriteMail => &["mail.readwrite.shared"],
        Deed::SendMail => &["mail.send.shared"],
        Deed::ReadSettings => &["mailboxsettings.read", "mailboxsettings.readwrite"],
        Deed::TranslateIds => return !principal.scopes.is_empty(),
    };
    let plain: &[&str] = match deed {
        Deed::ReadMail => &["mail.read", "mail.readwrite", "mail.readbasic"],
        Deed::WriteMail => &["mail.readwrite"],
        Deed::SendMail => &["mail.send"],
        Deed::ReadSettings | Deed::TranslateIds => &[],
    };
    principal.may(shared) || (own && principal.may(plain))
}

/// The mailbox that a user key of the path names: object id or principal name.
pub(crate) fn mailbox_of(tenant: &Tenant, key: &str) -> Result<String, Fail> {
    tenant.mailbox_id(key).map(str::to_owned).ok_or_else(|| no_such_user(key))
}

/// 404 for a user who does not exist.
pub(crate) fn no_such_user(key: &str) -> Fail {
    Fail::new(
        404,
        "Request_ResourceNotFound",
        format!(
            "Resource '{key}' does not exist or one of its queried reference-property objects are not present."
        ),
    )
}
