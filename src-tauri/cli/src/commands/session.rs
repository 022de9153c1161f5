//! `sign-in`, `sign-out`, `renew-token`: the account the job runs as.

use std::time::Duration;

use bitacora_engine::actions::session::{SignInOptions, SignInStep};
use bitacora_engine::domain::advice::Cause;
use bitacora_engine::domain::setup::Account;
use bitacora_engine::{Code, Engine, Error, actions};
use clap::Args;

use crate::app::App;
use crate::failure::Result;
use crate::printer::say;
use crate::stop;
use crate::table::{card, tick};

/// Arguments of `sign-in`.
#[derive(Debug, Args)]
pub struct SignInArgs {
    /// Consent for the whole organisation, as an administrator
    #[arg(long)]
    admin_consent: bool,
    /// Sign in on another device: where to go and the code to type in are printed on stderr, after `Open: ` and `Code: `
    #[arg(long, conflicts_with_all = ["admin_consent", "no_browser"])]
    device_code: bool,
    /// Only print the address an administrator opens to give consent, to pass on to somebody else
    #[arg(long, conflicts_with_all = ["admin_consent", "no_browser", "device_code"])]
    print_consent_address: bool,
    #[command(flatten)]
    browser: BrowserArgs,
}

/// How to wait for the browser.
#[derive(Debug, Args)]
pub struct BrowserArgs {
    /// Open no browser: the address to open is the first line on stderr, after `Open: `
    #[arg(long)]
    no_browser: bool,
    /// Longest wait for the browser to come back
    #[arg(long, value_name = "SECONDS", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    timeout: u64,
}

/// Arguments of `renew-token`.
#[derive(Debug, Args)]
pub struct RenewArgs {
    /// Only renew what is kept of the signed-in account, without the browser
    #[arg(long, conflicts_with_all = ["no_browser", "timeout"])]
    kept: bool,
    #[command(flatten)]
    browser: BrowserArgs,
}

/// `sign-in`
pub async fn sign_in(app: &App, args: &SignInArgs) -> Result<()> {
    if args.print_consent_address {
        let address =
            app.with_engine(async |engine| Ok(actions::session::consent_address(engine).await?)).await?;
        return app.printer.show(&serde_json::json!({ "consent_address": address }), |_| address.clone());
    }
    let account = app
        .with_engine(async |engine| {
            if args.device_code {
                on_another_device(engine, &args.browser).await
            } else {
                through_browser(engine, args.admin_consent, &args.browser).await
            }
        })
        .await?;
    app.printer.show(&account, told)
}

/// `renew-token`: like `sign-in`, for a job that is set up: it goes on as the account (`original.md` B.1, R147).
pub async fn renew_token(app: &App, args: &RenewArgs) -> Result<()> {
    let account = app
        .with_engine(async |engine| {
            if args.kept {
                actions::session::renew_token(engine).await?;
                return Ok(actions::session::account(engine).await?.unwrap_or_default());
            }
            if !actions::setup::show(engine).await?.enabled {
                return Err(Error::new(Code::LoggingDisabled, "E-mail logging is not enabled.")
                    .hint("Use sign-in, then enable.")
                    .into());
            }
            through_browser(engine, false, &args.browser).await
        })
        .await?;
    app.printer.show(&account, told)
}

/// `sign-out`
pub async fn sign_out(app: &App) -> Result<()> {
    app.with_engine(async |engine| Ok(actions::session::sign_out(engine).await?)).await?;
    app.printer.show(&serde_json::json!({ "signed_out": true }), |_| "Signed out.".to_owned())
}

async fn through_browser(engine: &Engine, admin_consent: bool, args: &BrowserArgs) -> Result<Account> {
    let cancel = stop::requested()?;
    let timeout = Duration::from_secs(args.timeout);
    let options = SignInOptions { admin_consent, timeout };
    let mut pending = actions::session::begin_sign_in(engine, options).await?;
    loop {
        show_address(&pending.open, args.no_browser);
        pending = match pending.step(cancel.clone()).await? {
            SignInStep::Done(account) => return Ok(account),
            SignInStep::Next(next) => *next,
        };
    }
}

/// Prints where to go and the code, then waits; these two lines are a contract like `Open: ` of the browser's way.
async fn on_another_device(engine: &Engine, args: &BrowserArgs) -> Result<Account> {
    let cancel = stop::requested()?;
    let pending = actions::session::begin_device_sign_in(engine).await?;
    say(&format!("Open: {}\nCode: {}", pending.shown.verification_uri, pending.shown.user_code));
    let waiting = tokio::time::timeout(Duration::from_secs(args.timeout), pending.wait(cancel));
    let account = waiting.await.map_err(|_| {
        Error::new(Code::SignInTimedOut, "Nobody typed in the code in time.")
            .hint("Give more time with --timeout, up to the life of the code.")
            .cause(Cause::DeviceCodeExpired)
    })??;
    Ok(account)
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
