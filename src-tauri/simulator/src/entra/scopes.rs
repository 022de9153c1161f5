//! Scopes: `OpenID`'s own, and the permissions of one or more resources
//! (<https://learn.microsoft.com/entra/identity-platform/scopes-oidc>).

use std::collections::BTreeSet;

use super::error::Refusal;

const OPENID: &[&str] = &["openid", "profile", "email", "offline_access"];

const GRAPH: &[&str] = &[
    "User.Read",
    "User.ReadWrite",
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Mail.Read",
    "Mail.ReadBasic",
    "Mail.ReadWrite",
    "Mail.Send",
    "Mail.Read.Shared",
    "Mail.ReadBasic.Shared",
    "Mail.ReadWrite.Shared",
    "Mail.Send.Shared",
    "MailboxSettings.Read",
    "MailboxSettings.ReadWrite",
    "MailboxFolder.Read",
    "MailboxFolder.ReadWrite",
    "Calendars.Read",
    "Calendars.ReadWrite",
    "Contacts.Read",
    "Contacts.ReadWrite",
    "People.Read",
    "Group.Read.All",
    "Files.Read",
    "Files.ReadWrite",
    "Reports.Read.All",
    "EWS.AccessAsUser.All",
    "IMAP.AccessAsUser.All",
    "SMTP.Send",
];

const EXCHANGE: &[&str] = &[
    "EWS.AccessAsUser.All",
    "IMAP.AccessAsUser.All",
    "SMTP.Send",
    "POP.AccessAsUser.All",
    "Mail.ReadWrite",
    "Mail.Read",
];

/// Hosts of the clouds' Graphs, and Graph's app id (wire §2, National clouds).
const GRAPH_NAMES: &[&str] = &[
    "https://graph.microsoft.com",
    "https://graph.microsoft.us",
    "https://dod-graph.microsoft.us",
    "https://microsoftgraph.chinacloudapi.cn",
    "00000003-0000-0000-c000-000000000000",
];

const EXCHANGE_NAMES: &[&str] = &[
    "https://outlook.office365.com",
    "https://outlook.office.com",
    "https://outlook.office365.us",
    "https://partner.outlook.cn",
    "00000002-0000-0ff1-ce00-000000000000",
];

/// Whose permission it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Resource {
    Graph,
    Exchange,
}

/// Scopes asked for or granted.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Scopes {
    pub(crate) openid: BTreeSet<String>,
    /// (resource, permission in lower case, as it was spelled)
    pub(crate) permissions: Vec<(Resource, String, String)>,
}

impl Scopes {
    /// Reads a scope parameter; `own_graph` is this tenant's Graph, good as a resource too.
    pub(crate) fn parse(text: &str, own_graph: &str) -> Result<Self, Refusal> {
        let mut scopes = Self::default();
        for word in text.split_whitespace() {
            if OPENID.contains(&word) {
                scopes.openid.insert(word.to_owned());
            } else {
                scopes.add(word, own_graph)?;
            }
        }
        if scopes.openid.is_empty() && scopes.permissions.is_empty() {
            return Err(Refusal::missing("scope"));
        }
        Ok(scopes)
    }

    fn add(&mut self, word: &str, own_graph: &str) -> Result<(), Refusal> {
        let (resource, name) = match word.rsplit_once('/') {
            None => (Resource::Graph, word),
            Some((prefix, name)) => (resource(prefix.trim_end_matches('/'), own_graph)?, name),
        };
        let known = if resource == Resource::Graph { GRAPH } else { EXCHANGE };
        let lower = name.to_ascii_lowercase();
        if lower != ".default" && !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return Err(Refusal::new(
                "invalid_scope",
                70_011,
                format!(
                    "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope {word} is not valid."
                ),
            ));
        }
        if !self.permissions.iter().any(|(r, n, _)| *r == resource && *n == lower) {
            self.permissions.push((resource, lower, word.to_owned()));
        }
        Ok(())
    }

    /// The resources, in the order asked for.
    pub(crate) fn resources(&self) -> Vec<Resource> {
        let mut all: Vec<Resource> = Vec::new();
        for (resource, _, _) in &self.permissions {
            if !all.contains(resource) {
                all.push(*resource);
            }
        }
        all
    }

    /// Only what belongs to one resource, and `OpenID`'s own.
    pub(crate) fn of(&self, resource: Resource) -> Self {
        let permissions = self.permissions.iter().filter(|(r, _, _)| *r == resource).cloned().collect();
        Self { openid: self.openid.clone(), permissions }
    }

    /// As the token answer lists them: `offline_access` is not among them.
    pub(crate) fn spelled(&self) -> String {
        let named = self.permissions.iter().map(|(_, _, spelled)| spelled.as_str());
        let own = self.openid.iter().map(String::as_str).filter(|name| *name != "offline_access");
        named.chain(own).collect::<Vec<_>>().join(" ")
    }

    /// As the token's `scp` lists them.
    pub(crate) fn scp(&self) -> String {
        let short = |spelled: &str| spelled.rsplit('/').next().unwrap_or_default().to_owned();
        let named = self.permissions.iter().map(|(_, _, spelled)| short(spelled));
        let own = self.openid.iter().filter(|name| *name != "offline_access").cloned();
        named.chain(own).collect::<Vec<_>>().join(" ")
    }

    /// Permissions in lower case.
    pub(crate) fn names(&self) -> BTreeSet<String> {
        self.permissions.iter().map(|(_, name, _)| name.clone()).collect()
    }
}

fn resource(prefix: &str, own_graph: &str) -> Result<Resource, Refusal> {
    let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(prefix));
    if is(GRAPH_NAMES) || prefix == own_graph {
        Ok(Resource::Graph)
    } else if is(EXCHANGE_NAMES) {
        Ok(Resource::Exchange)
    } else {
        Err(Refusal::new(
            "invalid_resource",
            500_011,
            format!(
                "The resource principal named {prefix} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant."
            ),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_by_resource() {
        let own = "http://127.0.0.1:1/graph";
        let scopes = Scopes::parse(
            "openid offline_access https://graph.microsoft.com/Mail.ReadWrite.Shared User.Read https://outlook.office365.com/EWS.AccessAsUser.All",
            own,
        )
        .expect("fine");
        assert_eq!(scopes.resources(), [Resource::Graph, Resource::Exchange]);
        assert_eq!(
            scopes.of(Resource::Graph).spelled(),
            "https://graph.microsoft.com/Mail.ReadWrite.Shared User.Read openid"
        );
        assert_eq!(scopes.of(Resource::Graph).scp(), "Mail.ReadWrite.Shared User.Read openid");
        assert!(Scopes::parse(&format!("{own}/Mail.Read"), own).is_ok());
        for (text, number) in
            [("Mail.Nonsense", 70_011), ("https://x.example/Mail.Read", 500_011), ("  ", 900_144)]
        {
            assert_eq!(Scopes::parse(text, own).err().map(|refusal| refusal.number), Some(number), "{text}");
        }
    }
}
