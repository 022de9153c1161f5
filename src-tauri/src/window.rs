//! The window: plugins, state and handlers, generic over the runtime so that tests can mock it.

use std::path::Path;
use std::sync::Arc;

use bitacora_engine::auth::CredentialStore;
use bitacora_engine::domain::event::Event;
use bitacora_engine::{Code, Error, Result};
use tauri::{App, AppHandle, Builder, Context, DragDropEvent, Manager, RunEvent, Runtime, WindowEvent};
use tauri_plugin_deep_link::DeepLinkExt;
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;
use tauri_specta::Event as _;

use crate::bindings::specta_builder;
use crate::error::CommandError;
use crate::events::EngineEvent;
use crate::launch::Launch;
use crate::state::{Outside, Shell};

/// Builds the program with commands, events and state; `shell` makes the state before any window can ask for it.
///
/// # Errors
/// Those of Tauri: a plugin or a window that cannot be made.
pub fn build<R: Runtime>(
    builder: Builder<R>,
    context: Context<R>,
    shell: impl FnOnce(&AppHandle<R>) -> Shell,
) -> tauri::Result<App<R>> {
    let commands = specta_builder::<R>();
    let app = builder.invoke_handler(commands.invoke_handler()).build(context)?;
    commands.mount_events(&app);
    app.manage(shell(app.handle()));
    Ok(app)
}

/// Opens the window and stays until it is closed.
pub(crate) fn run(launch: Launch, data_dir: &Path) -> Result<()> {
    // The single instance goes first: a second start hands over its deep link and ends before anything is opened.
    let builder = Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| show(app)))
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event
                && let Some(shell) = window.try_state::<Shell>()
            {
                shell.transfer.drop_file(paths.first().cloned());
            }
        });
    let app = build(builder, tauri::generate_context!(), |app| prepare(app, launch, data_dir));
    let app = app.map_err(|error| {
        Error::new(Code::Internal, "The window cannot be opened.")
            .hint("On Linux, WebKitGTK 4.1 and a display are needed.")
            .because(error)
    })?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            tauri::async_runtime::block_on(app.state::<Shell>().close());
        }
    });
    Ok(())
}

fn prepare(app: &AppHandle, launch: Launch, data_dir: &Path) -> Shell {
    let handle = app.clone();
    app.deep_link().on_open_url(move |_| show(&handle));
    let shell = Shell::new(data_dir.to_owned(), CredentialStore::keychain(data_dir), outside(app));
    if launch.demo {
        shell.begin_with_demo();
    }
    shell
}

fn outside(app: &AppHandle) -> Outside {
    let (browser, window, files, imports) = (app.clone(), app.clone(), app.clone(), app.clone());
    Outside {
        browse: Arc::new(move |address| {
            browser.opener().open_url(address, None::<&str>).map_err(|error| {
                tracing::warn!(%error, "No browser");
                CommandError::new(
                    Code::Unavailable,
                    "The browser of this computer cannot be opened.",
                    "Choose a default browser in the settings of the system.",
                )
            })
        }),
        ask_where_to_save: Arc::new(move |name| {
            let chosen = files.dialog().file().set_file_name(name).blocking_save_file()?;
            chosen.into_path().ok()
        }),
        ask_what_to_open: Arc::new(move || {
            let kinds = ["csv", "txt", "tsv", "vcf"];
            let chosen = imports.dialog().file().add_filter("CSV, vCard", &kinds).blocking_pick_file()?;
            chosen.into_path().ok()
        }),
        tell: Arc::new(move |event: Event| drop(EngineEvent(event).emit(&window))),
    }
}

/// Brings the window to the front.
fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        drop(window.unminimize());
        drop(window.show());
        drop(window.set_focus());
    }
}
