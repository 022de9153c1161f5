//! The commands and events as the window may use them, and their TypeScript.

use std::collections::BTreeMap;
use std::path::Path;

use bitacora_engine::domain::advice::{Cause, Remedy};
use specta_typescript::Typescript;
use tauri::Runtime;
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::commands::{
    SIGN_IN_MINUTES, administrator, app, contacts, desk, entries, guide, mailbox, salespeople, session,
    setup, tasks, templates, transfer,
};
use crate::events::EngineEvent;

/// Every command and event. Generic over the runtime, so that tests mount the same list on a mock.
#[expect(clippy::too_many_lines, reason = "a list of names")]
pub fn specta_builder<R: Runtime>() -> Builder<R> {
    Builder::<R>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            app::get_app_state,
            app::open_demo,
            app::open_company,
            app::leave_company,
            app::open_web_page,
            entries::get_entries,
            entries::get_entry,
            entries::open_entry_link,
            entries::get_entry_card,
            entries::toggle_entries_canceled,
            entries::evaluate_entries,
            entries::add_entry_comment,
            entries::delete_entry_comment,
            entries::count_canceled_entries,
            entries::delete_canceled_entries,
            entries::propose_interaction,
            entries::propose_resumed_interaction,
            entries::create_interaction,
            entries::resume_interaction,
            contacts::get_contacts,
            contacts::get_contact,
            contacts::add_contact,
            contacts::set_contact,
            contacts::delete_contact,
            contacts::add_contact_address,
            contacts::set_contact_address,
            contacts::delete_contact_address,
            contacts::get_contact_statistics,
            contacts::get_contact_comments,
            contacts::add_contact_comment,
            contacts::delete_contact_comment,
            contacts::merge_contacts,
            contacts::get_address_health,
            salespeople::get_salespeople,
            salespeople::get_salesperson,
            salespeople::add_salesperson,
            salespeople::set_salesperson,
            salespeople::delete_salesperson,
            salespeople::get_salesperson_statistics,
            desk::get_messages,
            desk::get_message_counts,
            desk::explain_message,
            desk::retry_message,
            desk::dismiss_message,
            desk::get_desk_groups,
            desk::preview_desk_acts,
            desk::carry_out_desk_acts,
            desk::undo_desk_act,
            desk::get_mail_rules,
            desk::add_mail_rule,
            desk::delete_mail_rule,
            desk::try_mail_rule,
            tasks::get_tasks,
            tasks::get_task,
            tasks::add_task,
            tasks::set_task,
            tasks::complete_task,
            tasks::cancel_task,
            tasks::delete_task,
            tasks::get_activity_plans,
            tasks::add_activity_plan,
            tasks::set_activity_plan,
            tasks::delete_activity_plan,
            tasks::add_activity_step,
            tasks::set_activity_step,
            tasks::delete_activity_step,
            tasks::assign_activity,
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
            session::get_sign_in_address,
            session::begin_device_sign_in,
            session::wait_for_device_sign_in,
            session::get_consent_address,
            session::sign_out,
            mailbox::process_now,
            mailbox::cancel_run,
            mailbox::get_run_progress,
            mailbox::get_runs,
            mailbox::reconcile,
            mailbox::get_job,
            mailbox::set_job,
            mailbox::job_ready,
            mailbox::job_hold,
            mailbox::job_restart,
            mailbox::recreate_job,
            mailbox::get_activity,
            mailbox::export_activity,
            mailbox::delete_activity,
            mailbox::get_limits,
            mailbox::measure_limits,
            guide::get_guide,
            guide::open_guide_step,
            guide::tick_guide_item,
            guide::preview_mailbox,
            guide::finish_guide,
            guide::get_script,
            guide::save_script,
            guide::get_mail_flow_rules,
            guide::get_notices,
            templates::get_templates,
            templates::add_template,
            templates::set_template,
            templates::delete_template,
            templates::restore_emails_template,
            templates::get_groups,
            templates::add_group,
            templates::set_group,
            templates::delete_group,
            transfer::choose_import_file,
            transfer::import_contacts,
            transfer::import_salespeople,
            transfer::export_list,
            transfer::get_transfer_progress,
            transfer::cancel_transfer,
            administrator::get_administrator_lock,
            administrator::set_pin,
            administrator::remove_pin,
            administrator::unlock_setup,
            administrator::lock_setup,
            administrator::get_audit,
        ])
        .events(collect_events![EngineEvent])
        .constant("remedyOf", remedies())
        .constant("signInMinutes", SIGN_IN_MINUTES)
}

/// What removes each cause: for causes that were stored with a run or a line and have come without their remedy.
fn remedies() -> BTreeMap<Cause, Remedy> {
    Cause::ALL.into_iter().map(|cause| (cause, cause.remedy())).collect()
}

/// Writes the TypeScript of all commands, events and types to `path`.
pub fn export(path: &Path) -> Result<(), String> {
    specta_builder::<tauri::Wry>().export(Typescript::default(), path).map_err(|error| error.to_string())
}
