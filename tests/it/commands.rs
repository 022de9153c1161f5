//! The window's commands over Tauri's real dispatch, on a mock runtime: no display, no browser, no keychain.

use std::sync::{Arc, Mutex};

use bitacora_engine::auth::CredentialStore;
use bitacora_lib::state::{Outside, Shell};
use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder};

/// A window of a fresh program, with what it did outside itself.
struct Window {
    webview: WebviewWindow<MockRuntime>,
    told: Arc<Mutex<Vec<Value>>>,
    browsed: Arc<Mutex<Vec<String>>>,
    _folder: tempfile::TempDir,
}

impl Window {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (told, browsed) = (Arc::<Mutex<Vec<Value>>>::default(), Arc::<Mutex<Vec<String>>>::default());
        let (tell, browse) = (Arc::clone(&told), Arc::clone(&browsed));
        let outside = Outside {
            browse: Arc::new(move |address| {
                browse.lock().unwrap().push(address.to_owned());
                Ok(())
            }),
            tell: Arc::new(move |event| tell.lock().unwrap().push(serde_json::to_value(event).unwrap())),
            ask_where_to_save: Arc::new(|_| None),
            ask_what_to_open: Arc::new(|| None),
        };
        let shell = Shell::new(folder.path().to_owned(), CredentialStore::memory(), outside);
        let app = bitacora_lib::build(mock_builder(), mock_context(noop_assets()), |_| shell).unwrap();
        let webview = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
        Self { webview, told, browsed, _folder: folder }
    }

    /// What the window's `invoke` would resolve or reject with.
    fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
            body: InvokeBody::Json(arguments),
            headers: tauri::http::HeaderMap::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.webview, request).map(|body| body.deserialize().unwrap())
    }

    fn ask(&self, command: &str, arguments: Value) -> Value {
        self.invoke(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

#[test]
fn a_new_program_shows_the_welcome_page_and_has_no_company() {
    let window = Window::open();
    assert_eq!(window.ask("get_app_state", json!({}))["mode"], "welcome");
    let error = window.invoke("get_setup", json!({})).unwrap_err();
    assert_eq!(error["code"], "not_found", "the window branches on the code: {error}");
    assert!(error["hint"].is_string(), "and shows what to do: {error}");
}

#[test]
fn a_contact_goes_in_and_comes_out() {
    let window = Window::open();
    assert_eq!(window.ask("open_company", json!({}))["mode"], "company");
    let company =
        json!({ "fields": { "type": "Company", "name": "Viento Sur", "email": "hola@vientosur.example" } });
    let added = window.ask("add_contact", company);
    let no = added["no"].as_str().unwrap().to_owned();
    let person = json!({ "fields": { "type": "Person", "name": "Ana", "company_no": no } });
    window.ask("add_contact", person);
    let listed = window.ask("get_contacts", json!({ "query": { "search": "viento" } }));
    assert_eq!(listed["rows"][0]["no"], no.as_str(), "{listed}");
    let changed = window.ask("set_contact", json!({ "no": no, "fields": { "city": "Cádiz" } }));
    assert_eq!(changed["city"], "Cádiz");
    let error =
        window.invoke("add_contact", json!({ "fields": { "name": "X", "colour": "red" } })).unwrap_err();
    assert_eq!(error["code"], "unknown_name", "a field that does not exist is refused by name: {error}");
    let error = window.invoke("get_contact", json!({ "no": "NOBODY" })).unwrap_err();
    assert_eq!(error["code"], "not_found");
}

#[test]
fn changes_are_told_to_the_window() {
    let window = Window::open();
    window.ask("open_company", json!({}));
    window.ask("add_salesperson", json!({ "fields": { "code": "eva", "name": "Eva" } }));
    assert_eq!(window.ask("get_salesperson", json!({ "code": "EVA" }))["name"], "Eva");
    for _ in 0..100 {
        if window.told.lock().unwrap().iter().any(|event| event["kind"] == "salespeople_changed") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("told: {:?}", window.told.lock().unwrap());
}

#[test]
fn settings_are_kept_and_refused_by_name() {
    let window = Window::open();
    window.ask("open_company", json!({}));
    let set = json!({ "fields": { "shared_mailbox": "ventas@aurora.example", "batch_size": "75" } });
    assert_eq!(window.ask("set_setup", set)["batch_size"], 75);
    assert_eq!(window.ask("get_setup", json!({}))["shared_mailbox"], "ventas@aurora.example");
    let error = window.invoke("enable_logging", json!({ "accept": false })).unwrap_err();
    assert!(error["code"].is_string(), "{error}");
    assert_eq!(window.ask("get_account", json!({})), Value::Null, "nobody is signed in");
}

#[test]
fn leaving_closes_the_company_and_coming_back_finds_it() {
    let window = Window::open();
    window.ask("open_company", json!({}));
    window.ask("add_salesperson", json!({ "fields": { "code": "eva", "name": "Eva" } }));
    assert_eq!(window.ask("leave_company", json!({}))["mode"], "welcome");
    assert_eq!(window.invoke("get_salespeople", json!({ "query": {} })).unwrap_err()["code"], "not_found");
    window.ask("open_company", json!({}));
    assert_eq!(window.ask("get_salespeople", json!({ "query": {} }))["rows"][0]["code"], "EVA");
}

#[test]
fn only_web_addresses_reach_the_browser() {
    let window = Window::open();
    let shell = window.webview.state::<Shell>();
    for address in ["file:///etc/passwd", "javascript:alert(1)", "ms-settings:", "/etc/passwd", ""] {
        assert!(shell.open_in_browser(address).is_err(), "{address}");
    }
    shell.open_in_browser("https://outlook.office365.com/owa/?ItemID=1").unwrap();
    assert_eq!(*window.browsed.lock().unwrap(), ["https://outlook.office365.com/owa/?ItemID=1"]);
}

#[test]
fn the_demo_company_signs_in_and_logs_its_mail() {
    let window = Window::open();
    assert_eq!(window.ask("open_demo", json!({}))["mode"], "demo");
    assert_eq!(window.ask("get_setup", json!({}))["enabled"], true);
    assert!(window.ask("get_account", json!({}))["username"].is_string());
    // The schedule may be quicker than this test; either run is as good.
    for _ in 0..600 {
        let runs = window.ask("get_runs", json!({ "limit": 1 }));
        if runs[0]["status"] == "succeeded" {
            let entries = window.ask("get_entries", json!({ "query": { "limit": 5 } }));
            assert!(entries["total"].as_i64().unwrap() > 100, "half a year of mail: {}", entries["total"]);
            window.ask("leave_company", json!({}));
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no run: {}", window.ask("get_activity", json!({ "limit": 20 })));
}
