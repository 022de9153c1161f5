//! `simulate`: a pretend tenant on this computer, to try everything without Microsoft.

use std::time::Duration;

use bitacora_engine::{Code, Error};
use clap::{Args, ValueEnum};
use exchange_simulator::seed::Scenario;
use exchange_simulator::{Options, Settings, Simulator};
use serde::Serialize;

use super::pretend_company;
use super::trouble::{self, Trouble};
use crate::app::App;
use crate::failure::Result;
use crate::stop;

/// Arguments of `simulate`.
#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// Port on 127.0.0.1; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
    /// What lies in the mailbox: a small company's mail, or nothing
    #[arg(long, value_enum, default_value_t = Kind::Demo)]
    scenario: Kind,
    /// Put this many made-up messages into the mailbox instead
    #[arg(long, value_name = "N")]
    messages: Option<usize>,
    /// Malformed ones among them, in a hundred
    #[arg(long, value_name = "PERCENT", default_value_t = 0, requires = "messages", value_parser = clap::value_parser!(u8).range(0..=100))]
    poison: u8,
    /// Add the company's salespeople and contacts to the data folder, so that its mail can be logged
    #[arg(long)]
    address_book: bool,
    /// Let every request of Graph take this long
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 0)]
    latency: u64,
    /// Let a new message arrive this often
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    arrivals_every: Option<u64>,
    /// Begin with this wrong; may be repeated. While it runs, `on NAME` and `off NAME` on stdin turn it
    #[arg(long = "trouble", value_name = "NAME", value_enum)]
    troubles: Vec<Trouble>,
}

/// What the tenant is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A believable small company with half a year of mail
    Demo,
    /// A tenant without mail
    Empty,
}

/// Where the pretend tenant can be reached; the names are those of `setup set` where there is one.
#[derive(Debug, Serialize)]
struct Addresses {
    cloud: &'static str,
    authority_url: String,
    graph_url: String,
    tenant: String,
    client_id: String,
    confidential_client: ConfidentialClient,
    shared_mailbox: String,
    accounts: Vec<TenantAccount>,
}

/// An application that must show a secret. Nothing is behind it: it opens the pretend tenant only.
#[derive(Debug, Serialize)]
struct ConfidentialClient {
    client_id: String,
    client_secret: String,
}

/// An account that can sign in.
#[derive(Debug, Serialize)]
struct TenantAccount {
    username: String,
    name: String,
    admin: bool,
    member_of_shared: bool,
}

/// `simulate`: prints the addresses at once, then serves until it is stopped.
pub async fn run(app: &App, args: &SimulateArgs) -> Result<()> {
    let stop = stop::requested()?;
    let scenario = scenario(app, args);
    if args.address_book {
        app.with_engine(async |engine| pretend_company::add_people(engine, &scenario).await).await?;
    }
    let accounts = scenario.accounts.iter().map(account).collect();
    let port = (args.port != 0).then_some(args.port);
    let settings = Settings {
        latency: Duration::from_millis(args.latency),
        arrivals_every: args.arrivals_every.map(Duration::from_secs),
        ..Settings::default()
    };
    let simulator = Simulator::start(Options { port, scenario, settings }).await.map_err(|error| {
        Error::new(Code::PortTaken, "The pretend tenant cannot listen on that port.")
            .hint("Choose another --port, or leave it out.")
            .because(error)
    })?;
    for trouble in &args.troubles {
        trouble.turn(true, &simulator);
    }
    app.printer.show(&addresses(&simulator, accounts), told)?;
    trouble::listen(simulator.clone());
    stop::wait(stop).await;
    let log = simulator.log();
    let throttled = log.iter().filter(|request| request.throttled).count();
    eprintln!("Served {} requests, throttled {throttled}.", log.len());
    simulator.stop().await;
    Ok(())
}

fn scenario(app: &App, args: &SimulateArgs) -> Scenario {
    let now = app.clock.now();
    match (args.messages, args.scenario) {
        (Some(messages), _) => Scenario::bulk(now, messages, args.poison).scenario,
        (None, Kind::Demo) => Scenario::demo(now),
        (None, Kind::Empty) => Scenario::empty(),
    }
}

fn account(account: &exchange_simulator::seed::Account) -> TenantAccount {
    TenantAccount {
        username: account.upn.clone(),
        name: account.name.clone(),
        admin: account.admin,
        member_of_shared: account.member_of_shared,
    }
}

fn addresses(simulator: &Simulator, accounts: Vec<TenantAccount>) -> Addresses {
    let (client_id, client_secret) = simulator.confidential_client();
    Addresses {
        cloud: "custom",
        authority_url: simulator.authority_url(),
        graph_url: simulator.graph_url(),
        tenant: simulator.tenant_id(),
        client_id: simulator.client_id(),
        confidential_client: ConfidentialClient { client_id, client_secret },
        shared_mailbox: simulator.shared_mailbox(),
        accounts,
    }
}

fn told(addresses: &Addresses) -> String {
    let Addresses { cloud, authority_url, graph_url, tenant, client_id, shared_mailbox, .. } = addresses;
    let accounts: Vec<_> = addresses
        .accounts
        .iter()
        .map(|account| {
            let admin = if account.admin { ", administrator" } else { "" };
            format!("  {} ({}{admin})", account.username, account.name)
        })
        .collect();
    format!(
        "The pretend tenant serves until ctrl-c. Connect to it with:\n\n  bitacora-cli setup set cloud={cloud} authority_url={authority_url} graph_url={graph_url} tenant={tenant} client_id={client_id} shared_mailbox={shared_mailbox}\n\nAccounts that can sign in:\n{}",
        accounts.join("\n")
    )
}
