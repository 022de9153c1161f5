//! Limits against tables of measurements.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn row(on: &str, role: &str, items: u64, bytes: Option<u64>) -> Measured {
    Measured {
        sample: FolderSample { day: day(on), role: role.into(), items, bytes },
        name: role.into(),
        measured_at: day(on).and_hms_opt(9, 0, 0).unwrap().and_utc(),
    }
}

fn forecast_of(rows: &[Measured]) -> Option<(String, NaiveDate, u64, u32)> {
    let forecast = Limits::of("log@aurora.example", rows, LoggedPace::default()).unwrap().forecast?;
    Some((forecast.limit, forecast.date, forecast.per_day, forecast.days_measured))
}

#[test]
fn levels_begin_at_80_and_95_percent() {
    let rows = [
        (0, Level::Fine),
        (799_999, Level::Fine),
        (800_000, Level::Near),
        (949_999, Level::Near),
        (950_000, Level::Critical),
        (2_000_000, Level::Critical),
    ];
    for (items, level) in rows {
        assert_eq!(Level::of(items, ITEM_LIMIT), level, "{items}");
    }
    assert_eq!(Level::of(u64::MAX, BYTE_LIMIT), Level::Critical);
}

#[test]
fn the_worst_folder_or_the_bytes_decide() {
    let mailbox = |archive: u64, bytes: Option<u64>| {
        let rows = [row("2026-11-23", "archive", archive, bytes), row("2026-11-23", "inbox", 3, Some(1_000))];
        Limits::of("log@aurora.example", &rows, LoggedPace::default()).unwrap()
    };
    let fine = mailbox(10, Some(5));
    assert_eq!((fine.level, fine.bytes), (Level::Fine, Some(1_005)));
    assert_eq!(mailbox(960_000, Some(5)).level, Level::Critical);
    assert_eq!(mailbox(10, Some(BYTE_LIMIT / 10 * 9)).level, Level::Near);
    let unknown = mailbox(10, None);
    assert_eq!((unknown.level, unknown.bytes), (Level::Fine, None), "bytes count when all are known");
    assert_eq!(Limits::of("", &[], LoggedPace::default()), None);
}

#[test]
fn the_first_limit_reached_is_forecast() {
    let archive = |on: &str, items: u64, bytes: u64| row(on, "archive", items, Some(bytes));
    // A thousand items a day, 100,000 left.
    let steady = [archive("2026-11-01", 889_000, 1), archive("2026-11-12", 900_000, 1)];
    assert_eq!(forecast_of(&steady), Some(("items".into(), day("2027-02-20"), 1_000, 11)));
    // The same, and a gigabyte a day with 20 left.
    let gigabyte = 1_u64 << 30;
    let heavy =
        [archive("2026-11-02", 890_000, 20 * gigabyte), archive("2026-11-12", 900_000, 30 * gigabyte)];
    assert_eq!(forecast_of(&heavy), Some(("bytes".into(), day("2026-12-02"), gigabyte, 10)));
    // A jump in the middle counts as the line through all points, not the last step.
    let jump = [
        archive("2026-11-01", 990_000, 1),
        archive("2026-11-06", 990_100, 1),
        archive("2026-11-11", 990_110, 1),
    ];
    let (_, _, per_day, _) = forecast_of(&jump).unwrap();
    assert_eq!(per_day, 11);
    // Over the limit: today.
    let over = [archive("2026-11-01", 1_000_000, 1), archive("2026-11-11", 1_100_000, 1)];
    assert_eq!(forecast_of(&over).unwrap().1, day("2026-11-11"));
}

#[test]
fn no_growth_no_span_and_no_century_means_no_forecast() {
    let archive = |on: &str, items: u64| row(on, "archive", items, None);
    let rows = [
        [archive("2026-11-01", 500), archive("2026-11-11", 500)],
        [archive("2026-11-01", 500), archive("2026-11-11", 400)],
        [archive("2026-11-01", 500), archive("2026-11-07", 900)],
        [archive("2026-11-01", 500), archive("2026-11-11", 510)],
    ];
    for points in rows {
        assert_eq!(forecast_of(&points), None, "{points:?}");
    }
}

#[test]
fn without_measurements_the_logged_mail_tells_the_pace_of_the_archive() {
    let rows = [row("2026-11-23", "archive", 990_000, None), row("2026-11-23", "inbox", 990_000, None)];
    let pace = LoggedPace { messages: 3_000, days: 30 };
    let forecast = Limits::of("log@aurora.example", &rows, pace).unwrap().forecast.unwrap();
    assert_eq!((forecast.per_day, forecast.days_measured), (100, 30));
    assert_eq!(forecast.date, day("2027-03-03"));
    let nothing = LoggedPace { messages: 0, days: 30 };
    assert_eq!(Limits::of("log@aurora.example", &rows, nothing).unwrap().forecast, None);
}
