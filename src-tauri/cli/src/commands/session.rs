//! `sign-in`, `sign-out`, `renew-token`: the account the job runs as.

use std::time::Duration;

use bitacora_engine::actions::session::{SignInOptions, SignInStep};
use bitacora_engine::domain::setup::Account;
use bitacora_engine::{Code, Engine, Error, actions};
use clap::Args;

use crate::app::App;
use crate::failure::Result;
use crate::printer::say;
use crate::stop;
use crate::table::{card, tick};

/// Arguments of `sign-in` and `renew-token`.
#[derive(Debug, Args)]
pub struct SignInArgs {
    /// Consent for the whole organisation, as an administrator
    #[arg(long)]
    admin_consent: bool,
    /// Open no browser: the address to open is the first line on stderr, after `Open: `
    #[arg(long)]
    no_browser: bool,
    /// Longest wait for the browser to come back
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
}

/// `sign-in`
pub async fn sign_in(app: &App, args: &SignInArgs) -> Result<()> {
    let account = app.with_engine(async |engine| through_browser(engine, args).await).await?;
    app.printer.show(&account, told)
}

/// `renew-token`: like `sign-in`, for a job that is set up; the job goes on as the account (`original.md` B.1).
pub async fn renew_token(app: &App, args: &SignInArgs) -> Result<()> {
    let account = app
        .with_engine(async |engine| {
            if !actions::setup::show(engine).await?.enabled {
                return Err(Error::new(Code::LoggingDisabled, "E-mail logging is not enabled.")
                    .hint("Use sign-in, then enable.")
                    .into());
            }
            let account = through_browser(engine, args).await?;
            actions::job::restart(engine).await?;
            Ok(account)
        })
        .await?;
    app.printer.show(&account, told)
}

/// `sign-out`
pub async fn sign_out(app: &App) -> Result<()> {
    app.with_engine(async |engine| Ok(actions::session::sign_out(engine).await?)).await?;
    app.printer.show(&serde_json::json!({ "signed_out": true }), |_| "Signed out.".to_owned())
}

async fn through_browser(engine: &Engine, args: &SignInArgs) -> Result<Account> {
    let cancel = stop::requested()?;
    let timeout = Duration::from_secs(args.timeout);
    let options = SignInOptions { admin_consent: args.admin_consent, timeout };
    let mut pending = actions::session::begin_sign_in(engine, options).await?;
    loop {
        show_address(&pending.open, args.no_browser);
        pending = match pending.step(cancel.clone()).await? {
            SignInStep::Done(account) => return Ok(account),
            SignInStep::Next(next) => *next,
        };
    }
}

/// Opens the address, or prints it for somebody else to open: that line is a contract (`design/cli.md`).
fn show_address(address: &str, no_browser: bool) {
    if no_browser {
        say(&format!("Open: {address}"));
    } else if open::that_detached(address).is_err() {
        say(&format!("No browser could be started.\nOpen: {address}"));
    } else {
        say("The sign-in goes on in the browser.");
    }
}

fn told(account: &Account) -> String {
    let fields = [
        ("Signed in as", account.username.clone()),
        ("Name", account.name.clone()),
        ("Tenant", account.tenant_id.clone()),
        ("Scopes", account.scopes.join(" ")),
        ("Must sign in again", tick(account.sign_in_needed)),
    ];
    card(&fields)
}
