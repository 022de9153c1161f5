//! The commands, one file per noun.

pub mod activity;
pub mod backup;
pub mod contacts;
pub mod entries;
pub mod job;
pub mod messages;
mod pretend_company;
pub mod process;
pub mod salespeople;
pub mod session;
pub mod setup;
pub mod simulate;
mod why;

use crate::app::App;
use crate::args::Command;
use crate::failure::Result;

/// Does what the command line asks for.
///
/// # Errors
/// Those of the command.
pub async fn run(app: &App, command: Command) -> Result<()> {
    match command {
        Command::Setup(verb) => setup::run(app, verb).await,
        Command::SignIn(args) => session::sign_in(app, &args).await,
        Command::SignOut => session::sign_out(app).await,
        Command::RenewToken(args) => session::renew_token(app, &args).await,
        Command::Validate => setup::validate(app).await,
        Command::Enable(args) => setup::enable(app, &args).await,
        Command::Disable => setup::disable(app).await,
        Command::Process(args) => process::process(app, &args).await,
        Command::Run => process::run_on_schedule(app).await,
        Command::Job(verb) => job::run(app, verb).await,
        Command::Activity(args) => activity::run(app, &args).await,
        Command::Reconcile => process::reconcile(app).await,
        Command::Contacts(verb) => contacts::run(app, verb).await,
        Command::Salespeople(verb) => salespeople::run(app, verb).await,
        Command::Entries(verb) => entries::run(app, verb).await,
        Command::Messages(verb) => messages::run(app, verb).await,
        Command::Simulate(args) => simulate::run(app, &args).await,
        Command::Backup(args) => backup::backup(app, &args).await,
        Command::Restore(args) => backup::restore(app, &args).await,
    }
}
