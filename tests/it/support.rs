//! A world for tests: a pretend tenant, an engine in a folder of its own, and the people of `original.md` G.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use bitacora_engine::actions::job::{Cancel, RunOptions};
use bitacora_engine::actions::session::SignInOptions;
use bitacora_engine::actions::{contacts, interactions, job, messages, salespeople, session, setup};
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::clock::Clock;
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::inbox::{MessageQuery, MessageRow};
use bitacora_engine::domain::interaction::{EntryQuery, LogEntry};
use bitacora_engine::domain::job::RunSummary;
use bitacora_engine::{Engine, EngineOptions, Error};
use chrono::{DateTime, TimeDelta, Utc};
use exchange_simulator::seed::{Account, Contact, Party, Salesperson, Scenario, SeedMessage};
use exchange_simulator::{Options, Settings, Simulator};

/// Salespeople, contacts and strangers of the parity matrix.
pub const S1: &str = "s1@us.example";
pub const S2: &str = "s2@us.example";
pub const C1: &str = "c1@k.example";
pub const C2: &str = "c2@k.example";
pub const K: &str = "info@k.example";
pub const X: &str = "x@stranger.example";

/// A tenant and an engine that is signed in and enabled on its shared mailbox.
pub struct World {
    pub sim: Simulator,
    pub engine: Engine,
    pub dir: tempfile::TempDir,
    pub credentials: CredentialStore,
    counter: std::sync::atomic::AtomicU32,
}

/// NAME=VALUE pairs as the actions take them.
pub fn fields(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The pairs whose value is not blank.
fn filled(pairs: &[(&str, &String)]) -> BTreeMap<String, String> {
    let filled = pairs.iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| ((*name).to_owned(), (*value).clone())).collect()
}

/// A tenant with one job account and an empty shared mailbox.
pub fn empty_tenant() -> Scenario {
    Scenario {
        organisation: "Us".into(),
        domain: "us.example".into(),
        shared_mailbox: "log@us.example".into(),
        accounts: vec![Account {
            upn: "job@us.example".into(),
            name: "Mail logging".into(),
            admin: true,
            member_of_shared: true,
        }],
        ..Scenario::default()
    }
}

impl World {
    /// The people of the matrix, signed in, enabled, an empty Inbox.
    pub async fn new() -> Self {
        Self::with(Settings::default()).await
    }

    /// The same with other settings of the tenant.
    pub async fn with(settings: Settings) -> Self {
        let world = Self::people_only(settings).await;
        world.sign_in().await.expect("sign in");
        setup::enable(&world.engine, true).await.expect("enable");
        world
    }

    /// The people of the matrix and a tenant, nobody signed in.
    pub async fn people_only(settings: Settings) -> Self {
        let world = Self::bare(settings).await;
        world.people().await;
        world
    }

    /// That tenant with its own people in the address book, signed in and enabled.
    pub async fn on(scenario: Scenario, settings: Settings) -> Self {
        let (salespeople, contacts) = (scenario.salespeople.clone(), scenario.contacts.clone());
        let world = Self::bare_on(scenario, settings).await;
        world.address_book(&salespeople, &contacts).await;
        world.sign_in().await.expect("sign in");
        setup::enable(&world.engine, true).await.expect("enable");
        world
    }

    /// A tenant and an engine that knows where it is, nobody signed in, nobody in the address book.
    pub async fn bare(settings: Settings) -> Self {
        Self::bare_on(empty_tenant(), settings).await
    }

    /// The same with another tenant.
    pub async fn bare_on(scenario: Scenario, settings: Settings) -> Self {
        let sim = Simulator::start(Options { port: None, scenario, settings }).await.expect("start");
        let dir = tempfile::tempdir().expect("temporary folder");
        let credentials = CredentialStore::memory();
        let engine = open(dir.path(), &credentials).await;
        let world = Self { sim, engine, dir, credentials, counter: 0.into() };
        world.point_to_tenant().await;
        world
    }

    /// Adds the people of a scenario.
    pub async fn address_book(&self, people: &[Salesperson], known: &[Contact]) {
        for person in people {
            let pairs = [
                ("code", &person.code),
                ("name", &person.name),
                ("email", &person.email),
                ("email_2", &person.email_2),
            ];
            salespeople::add(&self.engine, &filled(&pairs)).await.expect("salesperson");
        }
        for contact in known {
            let kind = if contact.is_company { "Company" } else { "Person" }.to_owned();
            let blocked = if contact.privacy_blocked { "true" } else { "" }.to_owned();
            let pairs = [
                ("no", &contact.no),
                ("name", &contact.name),
                ("type", &kind),
                ("company_no", &contact.company_no),
                ("email", &contact.email),
                ("email_2", &contact.email_2),
                ("privacy_blocked", &blocked),
            ];
            contacts::add(&self.engine, &filled(&pairs)).await.expect("contact");
            for (code, email) in &contact.alternative_addresses {
                let address = fields(&[("code", code), ("email", email)]);
                contacts::add_address(&self.engine, &contact.no, &address).await.expect("address");
            }
        }
    }

    async fn point_to_tenant(&self) {
        let sim = &self.sim;
        let settings = fields(&[
            ("cloud", "custom"),
            ("authority_url", &sim.authority_url()),
            ("graph_url", &sim.graph_url()),
            ("client_id", &sim.client_id()),
            ("tenant", &sim.tenant_id()),
            ("shared_mailbox", &sim.shared_mailbox()),
        ]);
        setup::set(&self.engine, &settings).await.expect("settings");
    }

    async fn people(&self) {
        for (code, email) in [("S1", S1), ("S2", S2)] {
            let salesperson = fields(&[("code", code), ("name", code), ("email", email)]);
            salespeople::add(&self.engine, &salesperson).await.expect("salesperson");
        }
        let company = fields(&[("no", "K"), ("name", "K"), ("type", "Company"), ("email", K)]);
        contacts::add(&self.engine, &company).await.expect("company");
        for (no, email) in [("C1", C1), ("C2", C2)] {
            let person = fields(&[
                ("no", no),
                ("name", no),
                ("type", "Person"),
                ("company_no", "K"),
                ("email", email),
            ]);
            contacts::add(&self.engine, &person).await.expect("person");
        }
    }

    /// Signs in as a person would: opens the address, lets the tenant redirect to the loopback listener.
    pub async fn sign_in(&self) -> Result<(), Error> {
        let options = SignInOptions { admin_consent: false, timeout: Duration::from_secs(20) };
        let pending = session::begin_sign_in(&self.engine, options).await?;
        let browser = tokio::spawn(browse(pending.open.clone()));
        let (_keep, cancel) = tokio::sync::watch::channel(false);
        let result = pending.wait(cancel, |_| {}).await;
        browser.await.expect("browser").expect("the browser reached the end");
        result.map(drop)
    }

    /// Ends this engine and opens another on the same folder, as after a restart of the program.
    pub async fn reopen(&mut self) {
        self.engine.close().await;
        self.engine = open(self.dir.path(), &self.credentials).await;
    }

    /// A message with a fresh Message-ID, sent an hour ago, received two seconds later.
    pub fn mail(&self, from: &str, to: &[&str], cc: &[&str]) -> SeedMessage {
        let n = self.counter.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let sent = now() - TimeDelta::hours(1) + TimeDelta::seconds(i64::from(n) * 10);
        SeedMessage {
            from: Some(party(from)),
            sender: Some(party(from)),
            to: to.iter().map(|address| party(address)).collect(),
            cc: cc.iter().map(|address| party(address)).collect(),
            subject: Some(format!("Offer {n}")),
            body_html: "<p>Good morning</p>".into(),
            internet_message_id: Some(format!("<m{n}@mail.example>")),
            conversation: format!("conversation {n}"),
            sent,
            received: sent + TimeDelta::seconds(2),
            ..SeedMessage::default()
        }
    }

    /// Delivers a message and gives back its Internet Message-ID.
    pub fn deliver(&self, message: SeedMessage) -> String {
        let id = message.internet_message_id.clone().unwrap_or_default();
        self.sim.deliver(message);
        id
    }

    /// One run of the job.
    pub async fn run(&self) -> RunSummary {
        self.try_run().await.expect("the run succeeds")
    }

    /// One run of the job that may fail.
    pub async fn try_run(&self) -> Result<RunSummary, Error> {
        job::run(&self.engine, &RunOptions::default(), &Cancel::default()).await
    }

    /// All entries, oldest first, canceled ones too.
    pub async fn entries(&self) -> Vec<LogEntry> {
        let query = EntryQuery { limit: 1_000, include_canceled: true, ..EntryQuery::default() };
        interactions::list(&self.engine, &query).await.expect("entries").rows
    }

    /// The entries as `contact/salesperson flow`, in the order of their numbers.
    pub async fn pairs(&self) -> Vec<String> {
        let mut entries = self.entries().await;
        entries.sort_by_key(|entry| entry.entry_no);
        entries
            .iter()
            .map(|e| format!("{}/{} {}", e.contact_no, e.salesperson_code, e.information_flow))
            .collect()
    }

    /// Messages with that outcome.
    pub async fn messages(&self, outcome: Outcome) -> Vec<MessageRow> {
        let query = MessageQuery { outcomes: vec![outcome], limit: 1_000, ..MessageQuery::default() };
        messages::list(&self.engine, &query).await.expect("messages").rows
    }

    /// How many messages lie in a folder of the mailbox.
    pub fn count(&self, folder: &str) -> usize {
        self.sim.folder(folder).len()
    }

    /// How often tokens were asked for since the log was cleared.
    pub fn token_requests(&self) -> usize {
        self.sim.log().iter().filter(|request| request.path.ends_with("/oauth2/v2.0/token")).count()
    }

    /// What lies in the keychain, by name, as it is written there.
    pub fn kept_secrets(&self) -> BTreeMap<String, String> {
        let CredentialStore::Memory(map) = &self.credentials else { panic!("tests keep secrets in memory") };
        let map = map.lock().unwrap();
        map.iter().map(|(name, secret)| (name.clone(), secret.expose().to_owned())).collect()
    }

    /// Everything that must hold after any run: the books agree, nothing twice, no flag touched.
    pub async fn assert_in_order(&self) {
        let books = job::reconcile(&self.engine).await.expect("reconcile");
        assert!(books.ok, "{books:?}");
        let entries = self.entries().await;
        let mut keys: Vec<_> =
            entries.iter().map(|e| (&e.message_key, &e.contact_no, &e.salesperson_code)).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), entries.len(), "no entry twice");
        self.assert_no_flag_changed();
    }

    /// The mailbox is not ours: no PATCH was ever sent, no message was read, flagged or categorised.
    pub fn assert_no_flag_changed(&self) {
        for request in self.sim.log() {
            let acts = ["GET", "POST", "DELETE"].contains(&request.method.as_str());
            assert!(acts, "{} {}", request.method, request.path);
        }
    }
}

/// An engine on that folder.
pub async fn open(dir: &Path, credentials: &CredentialStore) -> Engine {
    let options = EngineOptions {
        data_dir: dir.to_path_buf(),
        clock: Clock::System,
        credentials: credentials.clone(),
        work_date: None,
    };
    Engine::open(options).await.expect("open the engine")
}

/// What a browser does with an address: follow its redirects to the end.
pub async fn browse(address: String) -> reqwest::Result<String> {
    browser().get(address).send().await?.text().await
}

/// A client that behaves like a browser without a person before it.
#[expect(clippy::disallowed_methods, reason = "the test's own browser, not the product's client")]
pub fn browser() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().expect("a client")
}

/// A party named by its address.
pub fn party(address: &str) -> Party {
    Party { name: String::new(), address: address.to_owned() }
}

/// The time, to the second.
pub fn now() -> DateTime<Utc> {
    let now = Clock::System.now();
    now - TimeDelta::nanoseconds(i64::from(now.timestamp_subsec_nanos()))
}
