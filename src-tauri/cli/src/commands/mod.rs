//! The commands, one file per noun.

pub mod activities;
pub mod activity;
pub mod administrator;
pub mod backup;
pub mod close_codes;
pub mod contacts;
pub mod desk;
pub mod entries;
mod guide;
pub mod home;
pub mod interactions;
pub mod job;
pub mod limits;
pub mod messages;
mod names;
pub mod opportunities;
mod pretend_company;
pub mod process;
pub mod rules;
pub mod sales_cycles;
pub mod salespeople;
pub mod scripts;
pub mod session;
pub mod setup;
pub mod simulate;
pub mod tasks;
pub mod templates;
pub mod timeline;
pub mod transfer;
mod trouble;
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
        Command::Notices => guide::notices(app).await,
        Command::Enable(args) => setup::enable(app, &args).await,
        Command::Disable => setup::disable(app).await,
        Command::Process(args) => process::process(app, &args).await,
        Command::Run => process::run_on_schedule(app).await,
        Command::Job(verb) => job::run(app, verb).await,
        Command::Activity(args) => activity::run(app, &args).await,
        Command::Limits(args) => limits::run(app, &args).await,
        Command::Templates(verb) => templates::run(app, verb).await,
        Command::Groups(verb) => templates::groups(app, verb).await,
        Command::Administrator(verb) => administrator::run(app, verb).await,
        Command::Reconcile => process::reconcile(app).await,
        Command::Contacts(verb) => contacts::run(app, verb).await,
        Command::Salespeople(verb) => salespeople::run(app, verb).await,
        Command::Entries(verb) => entries::run(app, verb).await,
        Command::Interactions(verb) => interactions::run(app, verb).await,
        Command::Messages(verb) => messages::run(app, verb).await,
        Command::Tasks(verb) => tasks::run(app, verb).await,
        Command::Activities(verb) => activities::run(app, verb).await,
        Command::Opportunities(verb) => opportunities::run(app, verb).await,
        Command::SalesCycles(verb) => sales_cycles::run(app, verb).await,
        Command::CloseCodes(verb) => close_codes::run(app, verb).await,
        Command::Rules(verb) => rules::run(app, verb).await,
        Command::Desk(verb) => desk::run(app, verb).await,
        Command::Home(args) => home::home(app, &args).await,
        Command::Find(args) => home::find(app, &args).await,
        Command::Simulate(args) => simulate::run(app, &args).await,
        Command::Backup(args) => backup::backup(app, &args).await,
        Command::Restore(args) => backup::restore(app, &args).await,
    }
}

/// Whether a command takes an administrator where a PIN is set (R50). The engine refuses it without; this only
/// decides for whom the PIN is asked.
pub fn administers(command: &Command) -> bool {
    match command {
        Command::Setup(verb) => setup_administers(verb),
        Command::Job(verb) => verb.administers(),
        Command::Activity(args) => args.administers(),
        Command::Templates(verb) => verb.administers(),
        Command::Groups(verb) => verb.administers(),
        Command::SignIn(_)
        | Command::SignOut
        | Command::RenewToken(_)
        | Command::Enable(_)
        | Command::Disable
        | Command::Restore(_) => true,
        _ => false,
    }
}

fn setup_administers(verb: &setup::Verb) -> bool {
    use setup::Verb::{Clear, Guide, RestoreTemplate, Set, SetSecret};
    match verb {
        Set(_) | SetSecret(_) | Clear { .. } | RestoreTemplate => true,
        Guide { verb } => matches!(verb, Some(guide::Verb::Tick(_) | guide::Verb::Finish)),
        _ => false,
    }
}
