//! The command line, as `design/cli.md` fixes it.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::commands::{activities, close_codes, desk, home, opportunities, rules, sales_cycles, tasks};
use crate::commands::{
    activity, administrator, backup, contacts, entries, interactions, job, limits, messages, process,
};
use crate::commands::{salespeople, session, setup, simulate, templates};
use crate::words::day;

/// Logs e-mail from a shared mailbox as interactions: Bitácora without a window.
#[derive(Debug, Parser)]
#[command(name = "bitacora-cli", version, arg_required_else_help = true)]
pub struct Cli {
    /// Options every command takes.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Heading of the options every command takes.
const EVERYWHERE: &str = "Options of every command";

/// Options every command takes, before or after its name.
#[derive(Debug, Args)]
pub struct Global {
    /// Folder that holds everything kept except secrets [env: `BITACORA_DATA_DIR`; default: the app's own]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Print exactly one JSON document on stdout
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    /// Day that new records take and that "today" means in rules
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "YYYY-MM-DD", value_parser = day)]
    pub work_date: Option<NaiveDate>,
    /// Tell on stderr what is being done
    #[arg(long, short, global = true, help_heading = EVERYWHERE)]
    pub verbose: bool,
    /// What to log on stderr, for example `bitacora_engine=debug`
    #[arg(
        long,
        global = true, help_heading = EVERYWHERE,
        value_name = "FILTER",
        env = "BITACORA_LOG",
        hide_env_values = true
    )]
    pub log: Option<String>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Settings of e-mail logging
    #[command(subcommand)]
    Setup(setup::Verb),
    /// Sign in the account the job runs as, in the browser
    SignIn(session::SignInArgs),
    /// Forget the account and its tokens
    SignOut,
    /// Renew the tokens now; with --sign-in, sign in again as the same or another account
    RenewToken(session::RenewArgs),
    /// Check every part of the setup
    Validate,
    /// What must not be missed, most urgent first
    Notices,
    /// Turn e-mail logging on
    Enable(setup::EnableArgs),
    /// Turn e-mail logging off
    Disable,
    /// Take up the mail of the shared mailbox once
    Process(process::ProcessArgs),
    /// Keep taking up mail on schedule until stopped
    Run,
    /// The job queue entry and its runs
    #[command(subcommand)]
    Job(job::Verb),
    /// The activity log
    Activity(activity::ActivityArgs),
    /// The mailbox against its limits
    Limits(limits::LimitsArgs),
    /// Interaction templates
    #[command(subcommand)]
    Templates(templates::Verb),
    /// Interaction groups
    #[command(subcommand)]
    Groups(templates::GroupVerb),
    /// The administrator's PIN, and who changed what
    #[command(subcommand)]
    Administrator(administrator::Verb),
    /// Compare the mailbox with the database
    Reconcile,
    /// Contacts: companies and people
    #[command(subcommand)]
    Contacts(contacts::Verb),
    /// Salespeople
    #[command(subcommand)]
    Salespeople(salespeople::Verb),
    /// Interaction log entries
    #[command(subcommand)]
    Entries(entries::Verb),
    /// Interactions made by hand, and those put off
    #[command(subcommand)]
    Interactions(interactions::Verb),
    /// Every message taken up, and why it was logged or not
    #[command(subcommand)]
    Messages(messages::Verb),
    /// Tasks
    #[command(subcommand)]
    Tasks(tasks::Verb),
    /// Activities: plans of tasks
    #[command(subcommand)]
    Activities(activities::Verb),
    /// Opportunities: from a first mail to won or lost
    #[command(subcommand)]
    Opportunities(opportunities::Verb),
    /// Sales cycles and their stages
    #[command(subcommand)]
    SalesCycles(sales_cycles::Verb),
    /// Close opportunity codes: why opportunities were won or lost
    #[command(subcommand)]
    CloseCodes(close_codes::Verb),
    /// Mail that is never logged, or only when somebody says so
    #[command(subcommand)]
    Rules(rules::Verb),
    /// Mail that waits for a person, by unknown address
    #[command(subcommand)]
    Desk(desk::Verb),
    /// What is new, what waits for an answer, what is due
    Home(home::HomeArgs),
    /// Find contacts, salespeople, entries and tasks by name, number or address
    Find(home::FindArgs),
    /// Start a pretend tenant to try everything without Microsoft
    Simulate(simulate::SimulateArgs),
    /// Write a consistent copy of the database, also while it is in use
    Backup(backup::FileArgs),
    /// Put a copy in the place of the database
    Restore(backup::FileArgs),
}

/// Whether the caller asked for JSON, told from arguments that may not parse.
pub fn asks_for_json(arguments: &[OsString]) -> bool {
    arguments.iter().skip(1).take_while(|argument| *argument != "--").any(|argument| argument == "--json")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn parse(line: &str) -> Result<Cli, ErrorKind> {
        let words = std::iter::once("bitacora-cli").chain(line.split_whitespace());
        Cli::try_parse_from(words).map_err(|error| error.kind())
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn global_options_stand_before_and_after_the_command() {
        for line in [
            "--data-dir d --json --work-date 2026-11-23 contacts list",
            "contacts --data-dir d --json list --work-date 2026-11-23",
            "contacts list --data-dir d --json --work-date 2026-11-23",
        ] {
            let cli = parse(line).unwrap();
            assert!(cli.global.json, "{line}");
            assert_eq!(cli.global.data_dir, Some("d".into()), "{line}");
            assert_eq!(cli.global.work_date, NaiveDate::from_ymd_opt(2026, 11, 23), "{line}");
        }
    }

    #[expect(clippy::too_many_lines, reason = "a list of commands")]
    #[test]
    fn every_command_of_the_contract_parses() {
        for line in [
            "setup show",
            "setup set shared_mailbox=a@b.example batch_size=50",
            "setup set-secret client_secret",
            "setup clear --yes",
            "setup guide",
            "setup guide show",
            "setup guide tick mail_flow_rules --undo",
            "setup guide finish",
            "setup preview --days 30",
            "setup restore-template",
            "setup script everything --language es --reader a@b.example --reader c@d.example --sales-group S",
            "setup script mail_flow_rules --except a@b.example --job-account j@b.example -o f.ps1",
            "setup rules --language es",
            "entries content 1 --format eml",
            "notices",
            "sign-in --admin-consent --no-browser --timeout 30",
            "sign-out",
            "renew-token --no-browser",
            "validate",
            "enable --accept-data-handling",
            "disable",
            "process --one-batch --dry-run",
            "run",
            "job show",
            "job set minutes_between=5",
            "job ready",
            "job hold",
            "job restart",
            "job run-once",
            "job next-run --after 2026-11-23T10:00:00Z",
            "job log",
            "activity",
            "activity --status failed --context x --since 2026-11-23T10:00:00Z --search y --limit 0 --after 7",
            "activity export f.csv --status success",
            "activity delete --older-than-days 7 --yes",
            "activity delete --all --yes",
            "job recreate",
            "limits --measure",
            "templates add code=CALL unit_cost=8.00",
            "templates set CALL for_emails=true",
            "templates restore",
            "groups delete PHONE",
            "administrator set-pin",
            "administrator audit --limit 5 --after 3",
            "reconcile",
            "contacts add name=Ana",
            "contacts add-address CT1 email=a@b.example code=HOME from=2026-01-01 to=2026-12-31",
            "salespeople set AH name=Ana",
            "salespeople delete AH",
            "entries list --contact C --salesperson S --opportunity O --include-canceled --limit 0 --after 7",
            "entries link 1",
            "entries show 1",
            "entries list --template CALL --evaluation 1 --has-opportunity --only-canceled --conversation -key",
            "entries cancel 1 2",
            "tasks add entry=1",
            "tasks list --overdue --salesperson S --contact C",
            "activities add-step A description=Call date_formula=2W",
            "contacts assign-activity C activity=A date=2026-11-23",
            "rules try kind=never_log value=x.example --days 30",
            "desk create a@x.example name=Ana --dry-run",
            "desk undo 1",
            "home --salesperson S --unanswered-days 5 --look-back-days 60 --mark-seen --no-answer 7",
            "find Lucía Fernández",
            "entries uncancel 1",
            "entries evaluate 1 2 very_positive",
            "entries comment 1 Called back -- twice",
            "entries delete-comment 1 10000",
            "entries delete-canceled contact=C from=2026-01-01 --yes",
            "interactions propose contact=C",
            "interactions create contact=C template=CALL salesperson=S date=2026-11-23 --postpone",
            "interactions resume 1",
            "interactions resume 1 description=Done --postpone",
            "interactions list",
            "messages list --outcome quarantined",
            "messages explain -odd-key@x",
            "messages retry k",
            "messages dismiss k",
            "simulate --port 0 --scenario demo --messages 10",
            "backup f",
            "restore f",
        ] {
            assert!(parse(line).is_ok(), "{line}: {:?}", parse(line).err());
        }
    }

    #[test]
    fn every_command_of_opportunities_parses() {
        for line in [
            "entries create-opportunity 1",
            "entries create-opportunity 1 sales_cycle=NEW --activate estimated_value=1 chances=5",
            "opportunities list --status won --open --salesperson S --contact C --limit 0 --after OP1 --search x",
            "opportunities export f.csv --open",
            "opportunities show OP1",
            "opportunities add contact=C description=D sales_cycle=NEW",
            "opportunities add contact=C description=D --activate estimated_value=33.50 chances=50",
            "opportunities set OP1 salesperson=S --move-open-tasks",
            "opportunities delete OP1",
            "opportunities delete-closed contact=C status=won --yes",
            "opportunities assign-quote OP1 quote=Q1 amount=33.50 --move",
            "opportunities actions OP1",
            "opportunities activate OP1",
            "opportunities update OP1 action=jump stage=2 chances=50 --cancel-open-tasks",
            "opportunities close OP1 result=won close_code=PRICE_W sales_value=1 --keep-open-tasks",
            "opportunities history OP1",
            "opportunities comment OP1 Called back -- twice",
            "opportunities delete-comment OP1 10000",
            "opportunities pipeline --salesperson S --sales-cycle NEW",
            "sales-cycles list --search new",
            "sales-cycles add code=A probability_calculation=add",
            "sales-cycles add-stage A stage=1 chances=5",
            "sales-cycles set-stage A stage=1 chances=6",
            "sales-cycles delete-stage A stage=1",
            "sales-cycles statistics A",
            "close-codes list --type won",
            "close-codes add code=A type=lost",
        ] {
            assert!(parse(line).is_ok(), "{line}: {:?}", parse(line).err());
        }
    }

    #[test]
    fn wrong_words_are_wrong_usage() {
        for line in [
            "",
            "contacts",
            "contacts list --limit -1",
            "setup guide tick nothing",
            "setup script",
            "setup script nothing",
            "setup rules --language fr",
            "setup preview --days 91",
            "contacts list --work-date tomorrow",
            "contacts set",
            "contacts set CT1",
            "messages list --outcome lost",
            "job next-run --after noon",
            "simulate --scenario none",
            "entries link one",
            "entries cancel",
            "entries cancel one",
            "entries evaluate 1",
            "entries list --evaluation great",
            "opportunities list --status open",
            "opportunities activate",
            "sales-cycles add-stage A",
            "close-codes list --type tied",
            "activity --status lost",
            "activity delete --yes",
            "activity delete --all --older-than-days 7",
            "administrator set-pin 4711",
            "find",
            "home --look-back-days 91",
            "frobnicate",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn json_is_seen_in_a_line_that_does_not_parse() {
        let words = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert!(asks_for_json(&words("cli nonsense --json")));
        assert!(!asks_for_json(&words("cli nonsense -- --json")));
        assert!(!asks_for_json(&words("--json nonsense")), "the program's own name is no argument");
    }
}
