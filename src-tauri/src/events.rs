//! What the engine tells the window, as one typed event.

use bitacora_engine::domain::event::Event;
use serde::{Deserialize, Serialize};
use specta::Type;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::state::Outside;

/// An event of the open company's engine.
#[derive(Debug, Clone, Serialize, Deserialize, Type, tauri_specta::Event)]
pub struct EngineEvent(pub Event);

/// Forwards the engine's events until it is gone. When some were missed in a rush, every kind of change is told
/// once, so that the window asks again for what it shows.
pub(crate) async fn forward(mut events: Receiver<Event>, outside: Outside) {
    loop {
        match events.recv().await {
            Ok(event) => (outside.tell)(event),
            Err(RecvError::Lagged(_)) => every_change().into_iter().for_each(|event| (outside.tell)(event)),
            Err(RecvError::Closed) => return,
        }
    }
}

fn every_change() -> [Event; 8] {
    [
        Event::EntriesChanged,
        Event::MessagesChanged,
        Event::ContactsChanged,
        Event::SalespeopleChanged,
        Event::TasksChanged,
        Event::OpportunitiesChanged,
        Event::SetupChanged,
        Event::SessionChanged,
    ]
}
