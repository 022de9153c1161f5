//! The demo company: a pretend Microsoft 365 tenant in this process, and a company that uses it the way a real one
//! would. The only user of the simulator here.
//!
//! The tenant keeps its mailbox in memory. A database of an earlier tenant would know messages this one never had,
//! so the demo company starts afresh with every tenant; nothing of the user's own company is touched.

mod sales;

use std::path::Path;
use std::time::Duration;

use bitacora_engine::actions::{Fields, contacts, job, salespeople, session, setup};
use bitacora_engine::auth::CredentialStore;
use bitacora_engine::clock::Clock;
use bitacora_engine::{Code, Engine, EngineOptions, Error, Result};
use exchange_simulator::seed::{self, Scenario};
use exchange_simulator::{Options, Settings};
use tokio::sync::watch;

/// The pretend tenant.
pub(crate) use exchange_simulator::Simulator as Tenant;

/// How often a new message arrives while one looks.
const ARRIVALS_EVERY: Duration = Duration::from_secs(45);
/// How long the sign-in may take: nobody has to click.
const SIGN_IN_WITHIN: Duration = Duration::from_secs(30);

/// Starts the tenant and opens a fresh company on it in `folder`: address book filled, mailbox set up, signed in,
/// logging enabled. The job is due, but has not run yet.
///
/// # Errors
/// `FileUnavailable` when the folder cannot be emptied; those of the engine and of signing in.
pub(crate) async fn open(folder: &Path) -> Result<(Engine, Tenant)> {
    empty(folder)?;
    let clock = Clock::System;
    let scenario = Scenario::demo(clock.now());
    let tenant = start_tenant(scenario.clone()).await?;
    let credentials = CredentialStore::memory();
    let data_dir = folder.to_owned();
    let options = EngineOptions { data_dir, clock: clock.clone(), credentials, work_date: None };
    let engine = Engine::open(options).await?;
    fill_address_book(&engine, &scenario).await?;
    sales::fill(&engine, &scenario, &clock).await?;
    setup::set(&engine, &settings(&tenant)).await?;
    sign_in(&engine).await?;
    setup::enable(&engine, true).await?;
    // The schedule begins at once, not in a minute.
    job::restart(&engine).await?;
    Ok((engine, tenant))
}

fn empty(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::new(Code::FileUnavailable, "The demo company of before cannot be removed.")
                .hint("Close other windows of Bitácora.")
                .because(error))
        }
        _ => Ok(()),
    }
}

async fn start_tenant(scenario: Scenario) -> Result<Tenant> {
    let settings = Settings { arrivals_every: Some(ARRIVALS_EVERY), ..Settings::default() };
    Tenant::start(Options { port: None, scenario, settings }).await.map_err(|error| {
        Error::new(Code::Unavailable, "The pretend tenant cannot be started on this computer.")
            .hint("It needs a free port on 127.0.0.1.")
            .because(error)
    })
}

/// The address book is typed in through the same actions a person uses.
async fn fill_address_book(engine: &Engine, scenario: &Scenario) -> Result<()> {
    for salesperson in &scenario.salespeople {
        salespeople::add(engine, &salesperson_fields(salesperson)).await?;
    }
    for contact in &scenario.contacts {
        contacts::add(engine, &contact_fields(contact)).await?;
        for (code, email) in &contact.alternative_addresses {
            let address = fields(&[("code", code), ("email", email)]);
            contacts::add_address(engine, &contact.no, &address).await?;
        }
    }
    Ok(())
}

fn salesperson_fields(from: &seed::Salesperson) -> Fields {
    fields(&[
        ("code", &from.code),
        ("name", &from.name),
        ("job_title", &from.job_title),
        ("email", &from.email),
        ("email_2", &from.email_2),
        ("phone", &from.phone),
    ])
}

fn contact_fields(from: &seed::Contact) -> Fields {
    let mut of_contact = fields(&[
        ("no", &from.no),
        ("type", if from.is_company { "Company" } else { "Person" }),
        ("name", &from.name),
        ("email", &from.email),
        ("email_2", &from.email_2),
        ("phone", &from.phone),
        ("mobile", &from.mobile),
        ("job_title", &from.job_title),
        ("city", &from.city),
        ("language", &from.language),
        ("salesperson_code", &from.salesperson_code),
        ("privacy_blocked", if from.privacy_blocked { "true" } else { "" }),
    ]);
    if !from.is_company && !from.company_no.is_empty() {
        of_contact.insert("company_no".to_owned(), from.company_no.clone());
    }
    of_contact
}

/// Names with their values; what is blank is left at its default.
fn fields(named: &[(&str, &str)]) -> Fields {
    let filled = named.iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn settings(tenant: &Tenant) -> Fields {
    fields(&[
        ("cloud", "custom"),
        ("authority_url", &tenant.authority_url()),
        ("graph_url", &tenant.graph_url()),
        ("tenant", &tenant.tenant_id()),
        ("client_id", &tenant.client_id()),
        ("shared_mailbox", &tenant.shared_mailbox()),
        ("job_interval_minutes", "1"),
    ])
}

/// Signs in as the product does, with this function in the place of the browser: the tenant approves by itself and
/// redirects to the listener.
async fn sign_in(engine: &Engine) -> Result<()> {
    let options = session::SignInOptions { admin_consent: false, timeout: SIGN_IN_WITHIN };
    let pending = session::begin_sign_in(engine, options).await?;
    let (_keep, never) = watch::channel(false);
    let address = pending.open.clone();
    let (visited, account) = tokio::join!(visit(&address), pending.wait(never, |_| ()));
    account.and(visited)
}

#[expect(
    clippy::disallowed_methods,
    reason = "plays the browser, not the product; no proxy may stand between"
)]
async fn visit(address: &str) -> Result<()> {
    let visited = async { reqwest::Client::builder().no_proxy().build()?.get(address).send().await };
    visited.await.map(drop).map_err(|error| {
        Error::new(Code::Unavailable, "The pretend tenant does not answer.").because(error.without_url())
    })
}
