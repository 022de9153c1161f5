//! Mail that arrives while the scenario runs: answers to recent threads, a stranger, a newsletter, a duplicate.

use chrono::{DateTime, Utc};

use super::attachments::File::{self, Logo, Pdf, Photo};
use super::calendar::local_date;
use super::directory::Directory;
use super::facts::Facts;
use super::letters::{Chain, Letter, Post};
use super::words::Lang::{self, En, Es, Ja};
use crate::seed::SeedMessage;

/// Author, recipient, conversation, language, subject, text, files.
type Row = (&'static str, &'static str, &'static str, Lang, &'static str, &'static str, &'static [File]);

#[rustfmt::skip]
const ROWS: [Row; 24] = [
    ("AR", "CT000012", "offer-118", En, "RE: Offer {year}-118 · 40 task chairs", "Agreed: 205 euros and the assembly on us. I send the order form in a minute.", &[]),
    ("CT000016", "MV", "order-10432-delivery", En, "RE: Delivery date of order 10432", "Any time before 11:30 will do, just let us know the day.", &[]),
    ("JP", "CT000026", "workshop-visit", En, "RE: Visit on {thu}", "Ten o'clock is perfect. I will bring the drawing of the cabinets.", &[]),
    ("CT000031", "MV", "meeting-tables", En, "RE: Price for 12 meeting tables", "The price is fine. Where do we sign?", &[]),
    ("JP", "CT000036", "vat-number", En, "RE: Invoice 103877: VAT number missing", "My apologies, Paulo. The corrected invoice is attached.", &[Pdf("Invoice 103877 corrected.pdf")]),
    ("CT000041", "AR", "offer-121", En, "RE: Offer {year}-121 · reception desk", "Could the desk be 10 cm narrower? The door opens inwards.", &[]),
    ("MV", "CT000046", "framework", En, "RE: Framework agreement {next}, first questions", "Answers in the draft: 0.5 % a week, four weeks of storage, and Ana signs.", &[Pdf("Framework agreement {next} v3.pdf")]),
    ("Julia Campo <julia.campo@hostal-lucero.example>", "MV", "hostal-lucero", Es, "Camas y escritorios para hostal", "Tenemos un hostal de doce habitaciones y nos han hablado muy bien de vosotros. ¿Hacéis proyectos pequeños?", &[]),
    ("MV", "CT000016", "damaged-chairs", En, "RE: Two chairs arrived damaged", "Two new chairs leave tomorrow; the courier takes the damaged ones along.", &[Logo]),
    ("CT000021", "AR", "oak-samples", En, "RE: Samples of the oak finish", "The samples are here. Smoked oak it is!", &[Photo("samples.png")]),
    ("CT000061", "AR", "reading-room", En, "RE: Proposal for the reading room", "The board prefers variant B. Is the opening on 15 January still safe?", &[]),
    ("AR", "CT000051", "waiting-rooms", Es, "Salas de espera", "Te llamo a las cinco. Mientras tanto, aquí van tres ideas.", &[Pdf("Salas de espera.pdf")]),
    ("CT000066", "JP", "canteen-chairs", Es, "RE: Sillas para el comedor escolar", "La talla pequeña nos vale. Necesitamos factura a nombre de la asociación.", &[]),
    ("CT000056", "JP", "offices-bilbao", Es, "RE: Oficinas en Bilbao: proyecto y precio", "Nos quedamos con la distribución B. ¿Cuándo empezáis?", &[]),
    ("CT000071", "JP", "showroom-lamps", Es, "RE: Lámparas para el showroom", "¿Y el regulador se puede poner en la pared?", &[]),
    ("Newsletter <news@feria-mueble.example>", "JP", "fair-live", En, "Live from hall 7", "See the talks of today again, whenever you like.", &[]),
    ("CT000097", "PS", "osaka", Ja, "RE: 会議用テーブルの見積依頼", "サンプルが届きました。ナチュラルオークで注文いたします。", &[]),
    ("PS", "CT000091", "hamburg", En, "Order of 36 desks: confirmation", "We confirm delivery in calendar week 50.", &[Pdf("Confirmation Nordlicht.pdf")]),
    ("CT000017", "MV", "bedside", Es, "Mesillas para 40 habitaciones", "¿Tenéis algo parecido a Tilo, pero en mesilla de noche?", &[]),
    ("CT000012", "AR", "offer-118", En, "RE: Offer {year}-118 · 40 task chairs", "Signed order attached. Thank you, Ana!", &[Pdf("Order signed.pdf")]),
    ("AR", "CT000012", "offer-118", En, "RE: Offer {year}-118 · 40 task chairs", "Received, thank you! The workshop starts tomorrow.", &[Logo]),
    ("CT000047", "MV", "framework", En, "Signature of the framework agreement", "We sign on Friday. I need the tax certificate before.", &[]),
    ("DC", "CT000026", "assembly-monday", En, "RE: Assembly team: Monday at 08:00?", "Confirmed: three people, Monday at 08:00.", &[]),
    ("CT000116", "RG", "fan-bench", Es, "Segunda idea para la feria", "Y si el banco tuviera ruedas…", &[Photo("boceto.png")]),
];

/// Writes the arrivals; the last is a second copy of the one before it.
pub(super) fn write(now: DateTime<Utc>, people: &Directory) -> Vec<SeedMessage> {
    let mut post = Post::new(0xA1);
    let mut messages: Vec<SeedMessage> =
        ROWS.iter().map(|row| arrival(row, now, people, &mut post)).collect();
    messages.extend(messages.last().cloned());
    messages
}

fn arrival(row: &Row, now: DateTime<Utc>, people: &Directory, post: &mut Post) -> SeedMessage {
    let (from, to, conversation, lang, subject, text, files) = *row;
    let letter = Letter {
        author: people.writer(from),
        on_behalf: None,
        to: vec![people.writer(to).party],
        cc: Vec::new(),
        subject: subject.to_owned(),
        text,
        sent: now,
        files,
        variant: 0,
        remote: false,
    };
    let facts = Facts::dated(lang, local_date(now));
    let message = post.send(letter, &facts, &mut Chain::new(conversation));
    // The server stamps the true times when it delivers.
    SeedMessage { received: now, ..message }
}
