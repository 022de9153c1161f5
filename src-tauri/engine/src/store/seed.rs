//! Fills a database with invented records, the same ones each time, to measure lists and searches on. Only built for
//! that (feature `bench`).

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::time::millis;
use super::{Store, contact, salesperson, task};
use crate::domain::contact::{Contact, ContactType};
use crate::domain::salesperson::Salesperson;
use crate::domain::task::Task;
use crate::error::Result;

/// Rows of a transaction.
pub(super) const BATCH: u32 = 20_000;
/// One contact in so many is a company.
const PEOPLE: u32 = 5;
/// Salespeople.
pub(super) const SALESPEOPLE: u32 = 40;
/// Seconds between two messages: a million fill six years.
const APART: i64 = 190;
/// Nobody's names.
const GIVEN: [&str; 16] = [
    "Ana", "Luis", "Eva", "José", "Marta", "Íñigo", "Zoë", "Pedro", "Nuria", "Óscar", "Lucía", "Hugo",
    "Inés", "Bruno", "Carla", "Tomás",
];
const FAMILY: [&str; 20] = [
    "Pérez", "Gil", "Roca", "Núñez", "Sol", "Duero", "Ruiz", "Vega", "Prat", "Mora", "Ibarra", "Luna",
    "Ríos", "Bosch", "Cano", "Arias", "Salas", "Torres", "Peña", "Ferrer",
];
const TRADES: [&str; 12] = [
    "Muebles",
    "Vinos",
    "Talleres",
    "Viveros",
    "Textiles",
    "Hoteles",
    "Papeles",
    "Cristales",
    "Aceites",
    "Maderas",
    "Motores",
    "Imprenta",
];
pub(super) const SUBJECTS: [&str; 24] = [
    "Oferta",
    "Pedido",
    "Factura",
    "Entrega",
    "Reclamación",
    "Visita",
    "Muestra",
    "Contrato",
    "Presupuesto",
    "Catálogo",
    "Reunión",
    "Plazo",
    "Transporte",
    "Garantía",
    "Descuento",
    "Albarán",
    "Consulta",
    "Montaje",
    "Recambio",
    "Color",
    "Medidas",
    "Devolución",
    "Pago",
    "Saludo",
];

/// How many records.
#[derive(Debug, Clone, Copy)]
pub struct Amounts {
    /// Contacts, companies and people.
    pub contacts: u32,
    /// Interaction log entries, each with its message.
    pub entries: u32,
    /// Tasks.
    pub tasks: u32,
}

impl Store {
    /// Writes the records. `told` hears what is being written, and how many are.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn seed(
        &self,
        amounts: Amounts,
        now: DateTime<Utc>,
        told: &mut (dyn FnMut(&str, u32) + Send),
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        mailbox(&mut tx, now).await?;
        for number in 0..SALESPEOPLE {
            salesperson::insert(&mut tx, &salesperson_of(number), now).await?;
        }
        tx.commit().await?;
        for first in (0..amounts.contacts).step_by(usize::try_from(BATCH).unwrap_or(1)) {
            let mut tx = self.begin().await?;
            for number in first..amounts.contacts.min(first + BATCH) {
                contact::insert(&mut tx, &contact_of(number), now).await?;
            }
            tx.commit().await?;
            told("contacts", first);
        }
        for first in (0..amounts.entries).step_by(usize::try_from(BATCH).unwrap_or(1)) {
            let mut tx = self.begin().await?;
            for number in first..amounts.entries.min(first + BATCH) {
                let of = Numbers { number, amounts };
                // A few contacts write much, most of them little.
                let contact = thrown(number, 31, amounts.contacts).min(thrown(number, 32, amounts.contacts));
                entry(&mut tx, of, contact, now).await?;
            }
            tx.commit().await?;
            told("entries", first);
        }
        let mut tx = self.begin().await?;
        for number in 0..amounts.tasks {
            task::save(&mut tx, &task_of(Numbers { number, amounts }, now), now).await?;
        }
        tx.commit().await?;
        told("tasks", amounts.tasks);
        Ok(())
    }
}

/// Which record of how many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub(super) number: u32,
    pub(super) amounts: Amounts,
}

/// A number that looks thrown, the same for the same seed (Knuth's multiplicative hash, twice mixed).
pub(super) fn thrown(seed: u32, salt: u32, below: u32) -> u32 {
    let mut x = seed.wrapping_mul(2_654_435_761).wrapping_add(salt.wrapping_mul(40_503));
    x ^= x >> 15;
    x = x.wrapping_mul(2_246_822_519);
    x ^= x >> 13;
    x % below.max(1)
}

pub(super) fn one_of<const N: usize>(words: [&'static str; N], seed: u32, salt: u32) -> &'static str {
    let place = thrown(seed, salt, u32::try_from(N).unwrap_or(1));
    words.get(usize::try_from(place).unwrap_or(0)).copied().unwrap_or_default()
}

pub(super) fn contact_no(number: u32) -> String {
    format!("CT{number:06}")
}

pub(super) fn company_of(number: u32) -> u32 {
    number - number % PEOPLE
}

pub(super) fn contact_of(number: u32) -> Contact {
    let company = company_of(number);
    let company_name =
        format!("{} {} {}", one_of(TRADES, company, 1), one_of(FAMILY, company, 2), company / PEOPLE);
    let seller = format!("S{:02}", thrown(company, 3, SALESPEOPLE));
    let is_company = company == number;
    let name = if is_company {
        company_name.clone()
    } else {
        format!("{} {} {}", one_of(GIVEN, number, 4), one_of(FAMILY, number, 5), one_of(FAMILY, number, 6))
    };
    Contact {
        no: contact_no(number),
        search_name: name.to_uppercase(),
        name,
        kind: if is_company { ContactType::Company } else { ContactType::Person },
        company_no: contact_no(company),
        company_name,
        job_title: if is_company { String::new() } else { "Compras".to_owned() },
        email: format!("p{number}@c{company}.example"),
        phone: format!("+34 9{:08}", thrown(number, 7, 100_000_000)),
        city: one_of(TRADES, number, 8).to_owned(),
        country: "ES".to_owned(),
        salesperson_code: seller,
        ..Contact::default()
    }
}

fn salesperson_of(number: u32) -> Salesperson {
    let name = format!("{} {}", one_of(GIVEN, number, 11), one_of(FAMILY, number, 12));
    let email = format!("s{number}@aurora.example");
    Salesperson { code: format!("S{number:02}"), name, email, ..Salesperson::default() }
}

fn task_of(of: Numbers, now: DateTime<Utc>) -> Task {
    let contact = thrown(of.number, 21, of.amounts.contacts);
    let days = i64::from(thrown(of.number, 22, 400)) - 200;
    Task {
        no: format!("TD{:06}", of.number),
        description: format!("{} {}", one_of(SUBJECTS, of.number, 23), of.number),
        date: (now + chrono::TimeDelta::days(days)).format("%Y-%m-%d").to_string(),
        closed: thrown(of.number, 24, 3) == 0,
        contact_no: contact_no(contact),
        contact_company_no: contact_no(company_of(contact)),
        salesperson_code: format!("S{:02}", thrown(company_of(contact), 3, SALESPEOPLE)),
        ..Task::default()
    }
}

async fn mailbox(conn: &mut SqliteConnection, now: DateTime<Utc>) -> Result<()> {
    sqlx::query("INSERT INTO mailbox (kind, address, created_at) VALUES ('graph', 'log@aurora.example', $1)")
        .bind(millis(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// A message and its entry with a contact.
pub(super) async fn entry(
    conn: &mut SqliteConnection,
    of: Numbers,
    contact: u32,
    now: DateTime<Utc>,
) -> Result<()> {
    let number = of.number;
    let person = contact_of(contact);
    let inbound = thrown(number, 33, 2) == 0;
    let seller = format!("s{}@aurora.example", thrown(company_of(contact), 3, SALESPEOPLE));
    let author = if inbound { person.email.clone() } else { seller.clone() };
    let subject = subject(number);
    let at = millis(now) - (i64::from(of.amounts.entries) - i64::from(number)) * APART * 1_000;
    let key = format!("{number}@mail.example");
    let conversation = format!("C{}", number / 4);
    let (message_id,): (i64,) = sqlx::query_as(
        "INSERT INTO message (mailbox_id, message_key, server_id, internet_message_id, conversation_id, subject,
             author_address, sent_at, received_at, outcome, reason, decision, decided_at, location, link, link_state)
         VALUES (1, $1, $2, $1, $3, $4, $5, $6, $6, 'logged', 'matched', '{}', $6, 'archive', $7, 'ok')
         RETURNING message_id",
    )
    .bind(&key)
    .bind(format!("server-{number}"))
    .bind(conversation)
    .bind(&subject)
    .bind(&author)
    .bind(at)
    .bind(format!("mail.example/{number}"))
    .fetch_one(&mut *conn)
    .await?;
    let (flow, by) = if inbound { ("Inbound", "Them") } else { ("Outbound", "Us") };
    let search = format!("{subject} {} {} {seller}", person.name, person.email).to_lowercase();
    sqlx::query(
        "INSERT INTO interaction_log_entry (message_id, occurred_at, contact_no, contact_company_no, salesperson_code,
             description, subject, information_flow, initiated_by, correspondence_type, email_logged, template_code,
             group_code, evaluation, canceled, postponed, opportunity_no, search_text)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, 'Email', 1, $9, 'SYSTEM', $10, $11, $12, $13, $14)",
    )
    .bind(message_id)
    .bind(at)
    .bind(&person.no)
    .bind(&person.company_no)
    .bind(&person.salesperson_code)
    .bind(&subject)
    .bind(flow)
    .bind(by)
    .bind(if thrown(number, 34, 50) == 0 { "CALL" } else { "EMAIL" })
    .bind(if thrown(number, 35, 30) == 0 { thrown(number, 36, 6) } else { 0 })
    .bind(thrown(number, 37, 200) == 0)
    .bind(thrown(number, 38, 2_000) == 0)
    .bind(if thrown(number, 39, 100) == 0 { format!("OP{:05}", thrown(number, 40, 5_000)) } else { String::new() })
    .bind(search)
    .execute(conn)
    .await?;
    Ok(())
}

/// A subject: a common word, now and then a rare one, a number.
pub(super) fn subject(number: u32) -> String {
    let rare = if thrown(number, 41, 5_000) == 0 { " zanfonía" } else { "" };
    let (first, second) = (one_of(SUBJECTS, number, 42), one_of(TRADES, number, 43));
    format!("{first} {second}{rare} {}", thrown(number, 44, 100_000))
}
