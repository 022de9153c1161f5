//! A pretend Microsoft 365 tenant on 127.0.0.1: Entra ID sign-in and Microsoft Graph mail, stateful, for tests, for the
//! demo and for strangers. It is written against Microsoft's documentation and knows nothing of any client.
//!
//! # Paths, on one port
//!
//! - `http://127.0.0.1:PORT/{tenant}/oauth2/v2.0/{authorize,token,devicecode,logout}` and the rest of Entra:
//!   [`Simulator::authority_url`] is `http://127.0.0.1:PORT`.
//! - `http://127.0.0.1:PORT/graph/v1.0/…`: [`Simulator::graph_url`] is `http://127.0.0.1:PORT/graph`.
//!
//! # Map
//!
//! - [`Simulator`] (`simulator.rs`): start, stop, knobs, looking in.
//! - `server.rs`: the socket; `http.rs`: request and answer free of it; `world.rs`: all that is shared.
//! - `entra/`: sign-in, one file per endpoint. `graph/`: mail, one file per family; `graph/serve.rs` is a request's life.
//! - `tenant/`: the model: mailboxes, folders, messages, ids, MIME.
//! - `fault.rs`, `log.rs`: what goes wrong, what was asked. `settings.rs`: the knobs.
//! - `seed.rs`, `scenario/`: what lies in the mailbox.
//! - `referee.rs` (feature `referee`): requests and answers against Microsoft's own schema.
//!
//! # What is absent
//!
//! No TLS, no notifications, no calendar, no HTML sanitising (clients must do that themselves), no EWS.

mod clock;
mod entra;
mod fault;
mod graph;
mod http;
mod log;
#[cfg(feature = "referee")]
pub mod referee;
pub mod scenario;
pub mod seed;
mod server;
mod settings;
mod simulator;
mod stored;
mod tenant;
mod world;

pub use fault::{Fault, FaultKind, Match};
pub use log::{Endpoint, Held, Hook, LoggedRequest, Phase};
pub use settings::{AccountState, Options, Platform, Settings, WithoutRights};
pub use simulator::Simulator;
pub use stored::StoredMessage;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks; a panic elsewhere does not make the tenant unusable.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
