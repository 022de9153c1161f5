//! The handle on a running tenant.

use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::clock;
use crate::entra::{Entra, apps};
use crate::fault::{Fault, FaultQueue};
use crate::graph::gate::Gate;
use crate::lock;
use crate::log::{Held, LoggedRequest, Phase, RequestLog};
use crate::seed::SeedMessage;
use crate::server;
use crate::settings::{Options, Settings};
use crate::stored::{StoredMessage, stored};
use crate::tenant::mailbox::Mailbox;
use crate::tenant::{Tenant, mime};
use crate::world::World;

/// A running tenant. Clones are handles on the same one; when the last is dropped, it ends.
#[derive(Clone)]
pub struct Simulator {
    world: Arc<World>,
    running: Arc<Running>,
}

struct Running {
    stop: watch::Sender<bool>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Simulator {
    /// Starts a tenant on 127.0.0.1. Has to be called inside a tokio runtime.
    pub async fn start(options: Options) -> std::io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", options.port.unwrap_or(0))).await?;
        let root = format!("http://127.0.0.1:{}", listener.local_addr()?.port());
        let mut tenant = Tenant::new(options.scenario);
        hide_archive(&mut tenant, &options.settings);
        let world = Arc::new(World {
            root,
            settings: Mutex::new(options.settings),
            tenant: Mutex::new(tenant),
            entra: Mutex::new(Entra::default()),
            faults: Mutex::new(FaultQueue::default()),
            log: Mutex::new(RequestLog::default()),
            hook: Mutex::new(None),
            gate: Gate::default(),
        });
        let (stop, stopped) = watch::channel(false);
        let tasks = vec![
            tokio::spawn(server::listen(listener, Arc::clone(&world), stopped.clone())),
            tokio::spawn(server::arrivals(Arc::clone(&world), stopped)),
        ];
        Ok(Self { world, running: Arc::new(Running { stop, tasks: Mutex::new(tasks) }) })
    }

    /// Ends the tenant: the port is free when this returns.
    pub async fn stop(self) {
        let _ = self.running.stop.send(true);
        let tasks = std::mem::take(&mut *lock(&self.running.tasks));
        for task in tasks {
            let _ = task.await;
        }
    }

    /// Waits until the tenant is stopped through another handle.
    pub async fn serve_until_stopped(&self) {
        let mut stopped = self.running.stop.subscribe();
        let _ = stopped.wait_for(|stop| *stop).await;
    }

    /// Root of the sign-in service; clients append `/{tenant}/oauth2/v2.0/…`.
    pub fn authority_url(&self) -> String {
        self.world.root.clone()
    }

    /// Root of Graph; clients append `/v1.0/…`.
    pub fn graph_url(&self) -> String {
        self.world.graph_url()
    }

    /// The tenant's GUID.
    pub fn tenant_id(&self) -> String {
        lock(&self.world.tenant).id.clone()
    }

    /// The tenant's domain, as good as its GUID.
    pub fn domain(&self) -> String {
        lock(&self.world.tenant).domain.clone()
    }

    /// The public client, registered for loopback redirects.
    pub fn client_id(&self) -> String {
        apps::id_of(apps::Kind::Public, &self.domain())
    }

    /// The confidential client: id and secret.
    pub fn confidential_client(&self) -> (String, String) {
        let domain = self.domain();
        (apps::id_of(apps::Kind::Confidential, &domain), apps::secret_of(&domain))
    }

    /// Address of the shared mailbox.
    pub fn shared_mailbox(&self) -> String {
        lock(&self.world.tenant).shared_address.clone()
    }

    /// Principal names of those who can sign in; the first is taken when nobody is named.
    pub fn accounts(&self) -> Vec<String> {
        lock(&self.world.tenant).users.iter().map(|user| user.upn.clone()).collect()
    }

    /// Turns knobs.
    pub fn set(&self, f: impl FnOnce(&mut Settings)) {
        let mut settings = lock(&self.world.settings);
        f(&mut settings);
        hide_archive(&mut lock(&self.world.tenant), &settings);
    }

    /// Lays a message into the shared mailbox; gives its immutable id.
    pub fn deliver(&self, message: SeedMessage) -> String {
        lock(&self.world.tenant).deliver(message)
    }

    /// Lays a message file into the Inbox of the shared mailbox, received now; gives its immutable id.
    pub fn deliver_mime(&self, mime: Vec<u8>) -> String {
        self.deliver(mime::read(mime, clock::now()))
    }

    /// Queues a fault.
    pub fn fault(&self, fault: Fault) {
        lock(&self.world.faults).push(fault);
    }

    /// Strikes still to come, all faults together.
    pub fn faults_left(&self) -> usize {
        lock(&self.world.faults).left()
    }

    /// Forgets the faults queued.
    pub fn clear_faults(&self) {
        lock(&self.world.faults).clear();
    }

    /// All requests so far, in order of arrival.
    pub fn log(&self) -> Vec<LoggedRequest> {
        lock(&self.world.log).all()
    }

    /// Forgets the requests so far; numbering goes on.
    pub fn clear_log(&self) {
        lock(&self.world.log).clear();
    }

    /// The messages of a folder of the shared mailbox, oldest first; empty when there is no such folder. The name is a
    /// well-known name, a display name, or an id.
    pub fn folder(&self, name: &str) -> Vec<StoredMessage> {
        self.folder_of(&self.shared_mailbox(), name)
    }

    /// The messages of a folder of any mailbox.
    pub fn folder_of(&self, mailbox: &str, name: &str) -> Vec<StoredMessage> {
        let tenant = lock(&self.world.tenant);
        let Some(mailbox) = tenant.mailbox_id(mailbox).and_then(|id| tenant.mailboxes.get(id)) else {
            return Vec::new();
        };
        let Some(folder) = folder_named(mailbox, name).and_then(|key| mailbox.folders.get(&key)) else {
            return Vec::new();
        };
        folder.items.iter().filter_map(|(_, key)| mailbox.message(*key)).map(stored).collect()
    }

    /// All messages of the shared mailbox with the display name of their folder, recoverable items left out.
    pub fn messages(&self) -> Vec<(String, StoredMessage)> {
        let tenant = lock(&self.world.tenant);
        let Some(shared) = tenant.shared() else {
            return Vec::new();
        };
        let dumpster = shared.well_known("recoverableitemsdeletions");
        let name = |key: u32| shared.folders.get(&key).map(|folder| folder.name.clone()).unwrap_or_default();
        let alive = shared.messages().filter(|message| Some(message.folder) != dumpster);
        alive.map(|message| (name(message.folder), stored(message))).collect()
    }

    /// Moves a message of the shared mailbox to another folder, as a person would in Outlook; says whether both were
    /// found.
    pub fn move_by_hand(&self, immutable_id: &str, folder: &str) -> bool {
        let mut tenant = lock(&self.world.tenant);
        let Some(shared) = tenant.shared_mut() else {
            return false;
        };
        let (Some(key), Some(folder)) =
            (shared.find(immutable_id).map(|message| message.key), folder_named(shared, folder))
        else {
            return false;
        };
        shared.relocate(key, folder).is_some()
    }

    /// Makes a folder right under the root of the shared mailbox; gives its id.
    pub fn create_folder(&self, name: &str) -> String {
        let mut tenant = lock(&self.world.tenant);
        let Some(shared) = tenant.shared_mut() else {
            return String::new();
        };
        let root = shared.well_known("msgfolderroot");
        let key = shared.add_folder(root, name, false);
        shared.folders.get(&key).map(|folder| folder.id.clone()).unwrap_or_default()
    }

    /// Takes an account's rights in the shared mailbox away.
    pub fn remove_rights(&self, upn: &str) {
        if let Some(shared) = lock(&self.world.tenant).shared_mut() {
            shared.members.remove(&upn.to_lowercase());
        }
    }

    /// Gives an account full access to the shared mailbox.
    pub fn grant_rights(&self, upn: &str) {
        if let Some(shared) = lock(&self.world.tenant).shared_mut() {
            shared.members.insert(upn.to_lowercase());
        }
    }

    /// Revokes all tokens, refresh tokens too (AADSTS50173).
    pub fn revoke_tokens(&self) {
        lock(&self.world.entra).revoke(None);
    }

    /// Takes all consent back: the next refresh is refused with AADSTS65001, the next sign-in asks again.
    pub fn revoke_consent(&self) {
        lock(&self.world.entra).revoke_consent();
    }

    /// Ends the life of all access tokens; refresh tokens stay good.
    pub fn expire_access_tokens(&self) {
        lock(&self.world.entra).expire_access();
    }

    /// Ends the life of all refresh tokens (AADSTS700082).
    pub fn expire_refresh_tokens(&self) {
        lock(&self.world.entra).expire_refresh();
    }

    /// Makes all delta tokens so far answer 410.
    pub fn expire_delta_tokens(&self) {
        lock(&self.world.tenant).mailboxes.values_mut().for_each(|mailbox| mailbox.delta_epoch += 1);
    }

    /// Lets the next message of the scenario's arrivals arrive now; gives its immutable id, if there is one.
    pub fn arrive(&self) -> Option<String> {
        lock(&self.world.tenant).next_arrival()
    }

    /// Calls `hook` for each Graph request, also those inside a batch: before it is done and after. What it gives back
    /// may hold the answer or cut the connection. It takes the place of an earlier hook.
    pub fn on_request(&self, hook: impl Fn(u64, &LoggedRequest, Phase) -> Held + Send + Sync + 'static) {
        *lock(&self.world.hook) = Some(Arc::new(hook));
    }

    /// Takes the hook away.
    pub fn clear_hook(&self) {
        *lock(&self.world.hook) = None;
    }
}

fn hide_archive(tenant: &mut Tenant, settings: &Settings) {
    for mailbox in tenant.mailboxes.values_mut() {
        mailbox.archive_hidden = !settings.archive_exists;
    }
}

fn folder_named(mailbox: &Mailbox, name: &str) -> Option<u32> {
    let by_display =
        || mailbox.folders.values().find(|folder| folder.name == name && mailbox.is_visible(folder));
    mailbox.folder_key(name).or_else(|| by_display().map(|folder| folder.key))
}
