//! The tenant's people and mailboxes: the one model behind both servers.

pub(crate) mod folder;
pub(crate) mod ids;
pub(crate) mod mailbox;
pub(crate) mod message;
pub(crate) mod mime;
pub(crate) mod text;

use std::collections::BTreeMap;

use crate::clock;
use crate::seed::{Account, Place, Scenario, SeedMessage};
use mailbox::Mailbox;
use message::Message;

/// A person who can sign in.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) id: String,
    pub(crate) upn: String,
    pub(crate) name: String,
    pub(crate) admin: bool,
    pub(crate) job_title: Option<String>,
    pub(crate) phone: Option<String>,
}

/// The tenant.
#[derive(Debug)]
pub(crate) struct Tenant {
    pub(crate) id: String,
    pub(crate) domain: String,
    pub(crate) organisation: String,
    pub(crate) shared_address: String,
    /// In the scenario's order.
    pub(crate) users: Vec<User>,
    /// By object id.
    pub(crate) mailboxes: BTreeMap<String, Mailbox>,
    arrivals: Vec<SeedMessage>,
    arrived: usize,
}

impl Tenant {
    pub(crate) fn new(scenario: Scenario) -> Self {
        let domain = filled(scenario.domain, "contoso.example");
        let shared_address = filled(scenario.shared_mailbox, &format!("shared@{domain}"));
        let mut accounts = scenario.accounts;
        if accounts.is_empty() {
            let upn = format!("admin@{domain}");
            accounts.push(Account {
                upn,
                name: "Administrator".to_owned(),
                admin: true,
                member_of_shared: true,
            });
        }
        let mut tenant = Self {
            id: ids::guid(&["tenant", &domain.to_lowercase()]),
            organisation: filled(scenario.organisation, "Contoso"),
            domain,
            users: Vec::new(),
            mailboxes: BTreeMap::new(),
            arrivals: scenario.arrivals,
            arrived: 0,
            shared_address,
        };
        let mut shared = Mailbox::new(&tenant.shared_address, "Shared mailbox", true);
        for account in &accounts {
            if account.member_of_shared {
                shared.members.insert(account.upn.to_lowercase());
            }
            let own = Mailbox::new(&account.upn, &account.name, false);
            let person = scenario.salespeople.iter().find(|p| p.email.eq_ignore_ascii_case(&account.upn));
            tenant.users.push(User {
                id: own.id.clone(),
                upn: account.upn.clone(),
                name: account.name.clone(),
                admin: account.admin,
                job_title: person.map(|p| p.job_title.clone()).filter(|t| !t.is_empty()),
                phone: person.map(|p| p.phone.clone()).filter(|t| !t.is_empty()),
            });
            tenant.mailboxes.insert(own.id.clone(), own);
        }
        tenant.mailboxes.insert(shared.id.clone(), shared);
        for seed in scenario.messages {
            tenant.deliver(seed);
        }
        tenant
    }

    /// A person by principal name; letter case does not count.
    pub(crate) fn user(&self, upn: &str) -> Option<&User> {
        self.users.iter().find(|user| user.upn.eq_ignore_ascii_case(upn))
    }

    /// A mailbox by object id or address.
    pub(crate) fn mailbox_id(&self, key: &str) -> Option<&str> {
        let found = self
            .mailboxes
            .values()
            .find(|m| m.id.eq_ignore_ascii_case(key) || m.address.eq_ignore_ascii_case(key));
        found.map(|mailbox| mailbox.id.as_str())
    }

    pub(crate) fn shared(&self) -> Option<&Mailbox> {
        self.mailboxes.values().find(|mailbox| mailbox.shared)
    }

    pub(crate) fn shared_mut(&mut self) -> Option<&mut Mailbox> {
        self.mailboxes.values_mut().find(|mailbox| mailbox.shared)
    }

    /// Lays a message into the shared mailbox and gives its immutable id.
    pub(crate) fn deliver(&mut self, seed: SeedMessage) -> String {
        let Some(shared) = self.shared_mut() else {
            return String::new();
        };
        let seed = match seed.mime {
            Some(bytes) if seed.from.is_none() && seed.body_html.is_empty() => {
                let read = mime::read(bytes, seed.received);
                SeedMessage { place: seed.place, json_overlay: seed.json_overlay, ..read }
            }
            _ => seed,
        };
        let folder = folder_of(shared, &seed.place);
        let key = shared.add(Message::from_seed(seed, clock::now()), folder);
        shared.message(key).map(|message| message.immutable_id.clone()).unwrap_or_default()
    }

    /// Lets the next of the scenario's arrivals arrive, with the time of now; on later rounds with a new id.
    pub(crate) fn next_arrival(&mut self) -> Option<String> {
        let round = self.arrived.checked_div(self.arrivals.len())?;
        let mut seed = self.arrivals.get(self.arrived % self.arrivals.len())?.clone();
        self.arrived += 1;
        seed.received = clock::now();
        seed.sent = seed.received - chrono::Duration::seconds(20);
        if round > 0 {
            seed.internet_message_id =
                seed.internet_message_id.map(|id| format!("<{round}.{}", id.trim_start_matches('<')));
        }
        Some(self.deliver(seed))
    }
}

fn folder_of(mailbox: &mut Mailbox, place: &Place) -> u32 {
    let inbox = mailbox.well_known("inbox").unwrap_or_default();
    match place {
        Place::Inbox => inbox,
        Place::Junk => mailbox.well_known("junkemail").unwrap_or(inbox),
        Place::Archive => mailbox.well_known("archive").unwrap_or(inbox),
        Place::InboxSubfolder(name) => {
            mailbox.child_named(inbox, name).unwrap_or_else(|| mailbox.add_folder(Some(inbox), name, false))
        }
    }
}

fn filled(text: String, default: &str) -> String {
    if text.is_empty() { default.to_owned() } else { text }
}
