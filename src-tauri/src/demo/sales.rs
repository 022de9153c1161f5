//! What the salespeople of the demo company have in hand: tasks, plans and opportunities, typed in through the same
//! actions a person uses.

use bitacora_engine::actions::{Fields, activities, opportunities, tasks, templates};
use bitacora_engine::clock::Clock;
use bitacora_engine::domain::opportunity::Opportunity;
use bitacora_engine::{Engine, Result};
use chrono::{Days, NaiveDate};
use exchange_simulator::seed::{Contact, Scenario};

use super::fields;

/// Contact by its place among the people one may write to, what it is about, its cycle, value, steps taken, and days
/// until the sale is expected; a negative number has passed.
struct Deal {
    person: usize,
    what: &'static str,
    cycle: &'static str,
    value: &'static str,
    steps: u32,
    closing_in: i64,
    end: Option<(&'static str, &'static str)>,
}

const fn deal(
    person: usize,
    what: &'static str,
    cycle: &'static str,
    value: &'static str,
    steps: u32,
) -> Deal {
    Deal { person, what, cycle, value, steps, closing_in: 30, end: None }
}

const DEALS: [Deal; 11] = [
    Deal { closing_in: 12, ..deal(0, "Task chairs for the new floor", "NEW", "18400", 2) },
    Deal { closing_in: 25, ..deal(1, "Meeting room furniture", "NEW", "9650.50", 3) },
    Deal { closing_in: 6, ..deal(2, "Reception desk", "EXISTING", "4200", 1) },
    Deal { closing_in: 45, ..deal(3, "Canteen tables", "NEW", "12800", 0) },
    Deal { closing_in: 70, ..deal(4, "Fit-out of two offices", "NEW", "56000", 1) },
    Deal { closing_in: 18, ..deal(5, "Acoustic panels", "EXISTING", "7350", 2) },
    Deal { closing_in: 95, ..deal(6, "Framework agreement for seating", "NEW", "84000", 0) },
    Deal { closing_in: 33, ..deal(7, "Height-adjustable desks", "NEW", "23100", 4) },
    Deal { end: Some(("won", "PRODUCT_W")), ..deal(8, "Archive shelving", "EXISTING", "6900", 3) },
    Deal { end: Some(("lost", "PRICE_L")), ..deal(9, "Stools for the workshop", "NEW", "3300", 1) },
    deal(10, "Lounge chairs", "", "", 0),
];

/// Contact, what is to be done, its type, days from today.
const TASKS: [(usize, &str, &str, i64); 6] = [
    (0, "Call about the floor plan", "Phone Call", 0),
    (1, "Send the colour samples", "", 0),
    (2, "Visit the showroom together", "Meeting", 1),
    (4, "Ask for the measures of the second office", "", -2),
    (6, "Prepare the framework offer", "", 4),
    (7, "Call about the delivery date", "Phone Call", 7),
];

/// A plan with its steps: type, description, days as a formula.
const PLAN: [(&str, &str, &str); 3] = [
    ("Phone Call", "Thank them for the interest", ""),
    ("Meeting", "Present the collection", "1W"),
    ("Phone Call", "Ask what they think", "1W+3D"),
];

/// What people log by hand: code, description, cost in euros, minutes.
const TEMPLATES: [(&str, &str, &str, &str); 3] =
    [("CALL", "Phone call", "6", "10"), ("VISIT", "Visit", "60", "90"), ("LETTER", "Letter", "3", "0")];

/// Types it all in.
pub(super) async fn fill(engine: &Engine, scenario: &Scenario, clock: &Clock) -> Result<()> {
    let today = clock.now().date_naive();
    let fits = |contact: &&Contact| {
        !contact.is_company && !contact.privacy_blocked && !contact.company_no.is_empty()
    };
    let people: Vec<&Contact> = scenario.contacts.iter().filter(fits).collect();
    for (code, description, cost, minutes) in TEMPLATES {
        let template = [
            ("code", code),
            ("description", description),
            ("unit_cost", cost),
            ("unit_duration_minutes", minutes),
        ];
        templates::add(engine, &fields(&template)).await?;
    }
    activities::add(engine, &fields(&[("code", "INTRO"), ("description", "Introduction of the collection")]))
        .await?;
    for (kind, description, formula) in PLAN {
        let step = fields(&[("type", kind), ("description", description), ("date_formula", formula)]);
        activities::add_step(engine, "INTRO", &step).await?;
    }
    for (person, description, kind, days) in TASKS {
        if let Some(contact) = people.get(person) {
            let date = day(today, days);
            let task = [
                ("contact", contact.no.as_str()),
                ("description", description),
                ("type", kind),
                ("date", &date),
            ];
            tasks::add(engine, &fields(&task)).await?;
        }
    }
    for deal in &DEALS {
        if let Some(contact) = people.get(deal.person) {
            take(engine, deal, contact, &day(today, deal.closing_in)).await?;
        }
    }
    Ok(())
}

/// One opportunity, led as far as it is.
async fn take(engine: &Engine, deal: &Deal, contact: &Contact, closing: &str) -> Result<()> {
    let mut typed = fields(&[
        ("contact", contact.no.as_str()),
        ("description", deal.what),
        ("sales_cycle", deal.cycle),
        ("estimated_value", deal.value),
        ("chances", if deal.value.is_empty() { "" } else { "10" }),
    ]);
    if !deal.value.is_empty() {
        typed.insert("closing_date".to_owned(), closing.to_owned());
    }
    let Opportunity { no, .. } = opportunities::add(engine, &typed).await?;
    for step in 0..deal.steps {
        if step == 1 {
            let quote =
                fields(&[("quote", &format!("Q{}", no.trim_start_matches("OP"))), ("amount", deal.value)]);
            opportunities::assign_quote(engine, &no, &quote).await?;
        }
        let next: Fields = fields(&[("action", "next"), ("closing_date", closing)]);
        opportunities::update(engine, &no, &next).await?;
    }
    if let Some((result, code)) = deal.end {
        opportunities::close(engine, &no, &fields(&[("result", result), ("close_code", code)])).await?;
    }
    Ok(())
}

/// A day as it is typed.
fn day(today: NaiveDate, days: i64) -> String {
    let distance = Days::new(days.unsigned_abs());
    let moved = if days < 0 { today.checked_sub_days(distance) } else { today.checked_add_days(distance) };
    moved.unwrap_or(today).to_string()
}
