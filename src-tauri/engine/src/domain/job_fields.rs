//! The fields of the job queue entry as they are typed (`design/cli.md`, `job set`).

use chrono::{DateTime, Utc};

use super::job::Job;
use super::plan;
use super::setup::{Refused, invalid, number};

impl Job {
    /// Changes one field by its name.
    ///
    /// # Errors
    /// `Refused`, by name. Whether a weekday is left is asked when all changes were made.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Refused> {
        let value = value.trim();
        match name {
            "minutes_between" => self.minutes_between = number(name, value, 1, 10_080)?,
            "max_attempts" => self.max_attempts = number(name, value, 0, 10)?,
            "rerun_delay_seconds" => self.rerun_delay_seconds = number(name, value, 0, 3_600)?,
            "weekdays" => {
                self.weekdays =
                    weekdays(value).ok_or_else(|| invalid(name, "must be days like mon,tue,wed or 1-5"))?;
            }
            "starting_time" => self.starting_time = time(name, value)?,
            "ending_time" => self.ending_time = time(name, value)?,
            "earliest_start" => self.earliest_start = moment(name, value)?,
            "expiration" => self.expiration = moment(name, value)?,
            _ => return Err(Refused::Unknown(name.to_owned())),
        }
        Ok(())
    }
}

fn time(name: &str, value: &str) -> Result<String, Refused> {
    if value.is_empty() || plan::parse_time(value).is_some() {
        return Ok(value.to_owned());
    }
    Err(invalid(name, "must be a time like 06:00"))
}

fn moment(name: &str, value: &str) -> Result<Option<DateTime<Utc>>, Refused> {
    if value.is_empty() {
        return Ok(None);
    }
    let parsed = DateTime::parse_from_rfc3339(value).map(|at| Some(at.to_utc()));
    parsed.map_err(|_| invalid(name, "must be a time like 2026-11-23T10:00:00Z"))
}

/// Days by English names or numbers from 1 (Monday), separated by commas, ranges with a dash; blank is none.
fn weekdays(value: &str) -> Option<[bool; 7]> {
    let mut days = [false; 7];
    for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (first, last) = match part.split_once('-') {
            Some((first, last)) => (weekday(first)?, weekday(last)?),
            None => (weekday(part)?, weekday(part)?),
        };
        for (day, chosen) in days.iter_mut().enumerate() {
            *chosen |= (first..=last).contains(&day);
        }
    }
    Some(days)
}

fn weekday(text: &str) -> Option<usize> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let text = text.trim().to_lowercase();
    if let Ok(number) = text.parse::<usize>() {
        return number.checked_sub(1).filter(|day| *day < NAMES.len());
    }
    NAMES.iter().position(|name| text.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_typed() {
        let mut job = Job::default();
        for (name, value) in [
            ("minutes_between", "5"),
            ("weekdays", "mon-fri"),
            ("starting_time", "06:00"),
            ("ending_time", ""),
            ("expiration", "2027-01-01T00:00:00+01:00"),
        ] {
            job.set(name, value).unwrap();
        }
        assert_eq!(job.weekdays, [true, true, true, true, true, false, false]);
        assert_eq!(job.expiration, Some("2026-12-31T23:00:00Z".parse().unwrap()));
        job.set("weekdays", "1,3,Sunday").unwrap();
        assert_eq!(job.weekdays, [true, false, true, false, false, false, true]);
    }

    #[test]
    fn bad_values_are_refused_by_name() {
        for (name, value) in [
            ("minutes_between", "0"),
            ("max_attempts", "11"),
            ("weekdays", "someday"),
            ("weekdays", "0"),
            ("starting_time", "25:00"),
            ("earliest_start", "tomorrow"),
        ] {
            let refused = Job::default().set(name, value).unwrap_err();
            assert!(refused.to_string().starts_with(name), "{refused}");
        }
        assert_eq!(Job::default().set("color", "red"), Err(Refused::Unknown("color".into())));
    }
}
