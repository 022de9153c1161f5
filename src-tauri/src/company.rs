//! An open company: its engine, the schedule that runs its job, and the line its events go over.

use std::path::Path;
use std::time::Duration;

use bitacora_engine::auth::CredentialStore;
use bitacora_engine::clock::Clock;
use bitacora_engine::{Engine, EngineOptions, Result, schedule};
use tauri::async_runtime::{JoinHandle, spawn};
use tokio::sync::watch;

use crate::demo::Tenant;
use crate::events;
use crate::state::Outside;

/// How long a run under way may take to stop politely when the company is closed. What it left is finished by
/// the next one, so nothing is lost when it takes longer.
const STOP_WITHIN: Duration = Duration::from_secs(5);

/// A company the window shows. It must be closed, not dropped, to end its schedule.
pub(crate) struct Company {
    engine: Engine,
    schedule: Schedule,
    events: JoinHandle<()>,
    /// Of the demo company; `None` in a real one.
    tenant: Option<Tenant>,
}

impl Company {
    /// Opens the user's own company.
    pub(crate) async fn open(
        data_dir: &Path,
        credentials: CredentialStore,
        outside: &Outside,
    ) -> Result<Self> {
        let options = EngineOptions {
            data_dir: data_dir.to_owned(),
            clock: Clock::System,
            credentials,
            work_date: None,
        };
        Ok(Self::start(Engine::open(options).await?, None, outside))
    }

    /// Opens a fresh demo company in `folder`.
    pub(crate) async fn open_demo(folder: &Path, outside: &Outside) -> Result<Self> {
        let (engine, tenant) = crate::demo::open(folder).await?;
        Ok(Self::start(engine, Some(tenant), outside))
    }

    fn start(engine: Engine, tenant: Option<Tenant>, outside: &Outside) -> Self {
        Self {
            schedule: Schedule::start(engine.clone()),
            events: spawn(events::forward(engine.subscribe(), outside.clone())),
            engine,
            tenant,
        }
    }

    /// The engine, to ask something of it.
    pub(crate) fn engine(&self) -> Engine {
        self.engine.clone()
    }

    /// Stops a run of the schedule under way; the schedule itself goes on.
    pub(crate) async fn stop_scheduled_run(&mut self) {
        let next = Schedule::start(self.engine.clone());
        std::mem::replace(&mut self.schedule, next).stop().await;
    }

    /// Ends schedule and events, then closes the database.
    pub(crate) async fn close(self) {
        self.schedule.stop().await;
        self.events.abort();
        self.engine.close().await;
        if let Some(tenant) = self.tenant {
            tenant.stop().await;
        }
    }
}

struct Schedule {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Schedule {
    fn start(engine: Engine) -> Self {
        let (stop, stopped) = watch::channel(false);
        let task = spawn(async move {
            if let Err(error) = schedule::run_on_schedule(engine, stopped).await {
                tracing::error!(code = error.code().as_str(), "The schedule ended");
            }
        });
        Self { stop, task }
    }

    async fn stop(self) {
        self.stop.send_replace(true);
        if tokio::time::timeout(STOP_WITHIN, self.task).await.is_err() {
            tracing::warn!("A run did not stop in time");
        }
    }
}
