//! Steps with their names and seconds.

use std::time::Instant;

use anyhow::{Context, Result};

/// The steps done so far.
#[derive(Default)]
pub(crate) struct Steps(Vec<(String, f64)>);

impl Steps {
    /// Does one step; a failure carries its name.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
        println!("\n── {name}");
        let start = Instant::now();
        work().with_context(|| format!("step \"{name}\""))?;
        let seconds = start.elapsed().as_secs_f64();
        println!("── {name}: {seconds:.1} s");
        self.0.push((name.to_owned(), seconds));
        Ok(())
    }

    /// Prints a line for every step.
    pub(crate) fn summary(&self) {
        println!("\nAll passed:");
        for (name, seconds) in &self.0 {
            println!("  {seconds:>7.1} s  {name}");
        }
        let total: f64 = self.0.iter().map(|(_, seconds)| seconds).sum();
        println!("  {total:>7.1} s  in all");
    }
}
