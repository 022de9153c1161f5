//! `limits`: the mailbox against its limits (R108, R113).

use bitacora_engine::actions;
use bitacora_engine::domain::limits::{Level, Limits};
use clap::Args;

use crate::app::App;
use crate::failure::Result;
use crate::table::{Table, card, moment};

/// Arguments of `limits`.
#[derive(Debug, Args)]
pub struct LimitsArgs {
    /// Measure now; otherwise as last measured, which happens once a day after a run
    #[arg(long)]
    measure: bool,
}

/// `limits`
pub async fn run(app: &App, args: &LimitsArgs) -> Result<()> {
    let limits = app
        .with_engine(async |engine| {
            Ok(if args.measure {
                Some(actions::limits::measure(engine).await?)
            } else {
                actions::limits::show(engine).await?
            })
        })
        .await?;
    app.printer.show(&limits, |limits| {
        limits.as_ref().map_or_else(
            || "The mailbox was not measured yet: limits --measure does it now.".to_owned(),
            described,
        )
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Fine => "fine",
        Level::Near => "near its limit",
        Level::Critical => "at its limit",
    }
}

fn described(limits: &Limits) -> String {
    let bytes = |bytes: Option<u64>| bytes.map(size).unwrap_or_default();
    let forecast = limits.forecast.as_ref().map(|forecast| {
        let what = if forecast.limit == "bytes" {
            format!("{} a day", size(forecast.per_day))
        } else {
            format!("{} items a day", forecast.per_day)
        };
        format!("{} at {what}, over {} days", forecast.date, forecast.days_measured)
    });
    let mut table = Table::new(&["Folder", "Items", "Of", "Size", "State"]);
    for folder in &limits.folders {
        table.row([
            folder.name.clone(),
            folder.items.to_string(),
            folder.item_limit.to_string(),
            bytes(folder.bytes),
            level(folder.level).to_owned(),
        ]);
    }
    let of = limits.bytes.map(|used| format!("{} of {}", size(used), size(limits.byte_limit)));
    let head = card(&[
        ("Mailbox", limits.mailbox.clone()),
        ("Measured (UTC)", moment(Some(limits.measured_at))),
        ("Size", of.unwrap_or_default()),
        ("State", level(limits.level).to_owned()),
        ("Limit reached", forecast.unwrap_or_default()),
    ]);
    format!("{head}\n\n{}", table.text("No folders."))
}

/// Bytes in the largest unit they fill, one decimal.
fn size(bytes: u64) -> String {
    let units = ["B", "KB", "MB", "GB", "TB", "PB"];
    let (mut whole, mut tenths, mut unit) = (bytes, 0, 0);
    while whole >= 1_024 && unit + 1 < units.len() {
        tenths = whole % 1_024 * 10 / 1_024;
        whole /= 1_024;
        unit += 1;
    }
    let name = units.get(unit).copied().unwrap_or_default();
    if unit == 0 { format!("{whole} {name}") } else { format!("{whole}.{tenths} {name}") }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_told_in_their_own_unit() {
        let rows = [(0, "0 B"), (1_023, "1023 B"), (1_536, "1.5 KB"), (50 << 30, "50.0 GB")];
        for (bytes, told) in rows {
            assert_eq!(size(bytes), told);
        }
    }
}
