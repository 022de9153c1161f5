//! The activity log (R41, R74, W25).

use crate::Engine;
use crate::domain::job::Activity;
use crate::error::Result;

/// The last rows of the activity log, newest first.
pub async fn list(engine: &Engine, limit: u32) -> Result<Vec<Activity>> {
    engine.store.activities(limit).await
}
