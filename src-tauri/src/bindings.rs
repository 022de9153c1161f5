//! The commands and events as the window may use them, and their TypeScript.

use std::path::Path;

use specta_typescript::Typescript;
use tauri::Runtime;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{app, contacts, desk, entries, mailbox, salespeople, session, setup};
use crate::events::EngineEvent;

/// Every command and event. Generic over the runtime, so that tests mount the same list on a mock.
pub fn specta_builder<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            app::get_app_state,
            app::open_demo,
            app::open_company,
            app::leave_company,
            entries::get_entries,
            entries::get_entry,
            entries::open_entry_link,
            contacts::get_contacts,
            contacts::get_contact,
            contacts::add_contact,
            contacts::set_contact,
            contacts::delete_contact,
            contacts::add_contact_address,
            contacts::set_contact_address,
            contacts::delete_contact_address,
            salespeople::get_salespeople,
            salespeople::get_salesperson,
            salespeople::add_salesperson,
            salespeople::set_salesperson,
            salespeople::delete_salesperson,
            desk::get_messages,
            desk::get_message_counts,
            desk::explain_message,
            desk::retry_message,
            desk::dismiss_message,
            setup::get_setup,
            setup::set_setup,
            setup::set_client_secret,
            setup::clear_setup,
            setup::validate_setup,
            setup::enable_logging,
            setup::disable_logging,
            session::get_account,
            session::sign_in,
            session::cancel_sign_in,
            session::sign_out,
            mailbox::process_now,
            mailbox::cancel_run,
            mailbox::get_run_progress,
            mailbox::get_runs,
            mailbox::reconcile,
            mailbox::get_job,
            mailbox::get_activity,
        ])
        .events(collect_events![EngineEvent])
}

/// Writes the TypeScript of all commands, events and types to `path`.
pub fn export(path: &Path) -> Result<(), String> {
    specta_builder::<tauri::Wry>().export(Typescript::default(), path).map_err(|error| error.to_string())
}
