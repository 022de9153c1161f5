//! What a real mailbox holds besides business: internal mail, drafts, duplicates, private and malformed messages.

use chrono::{DateTime, Duration, Utc};
use serde_json::json;

use super::calendar::At::{self, Back};
use super::calendar::local_date;
use super::directory::{Directory, stranger};
use super::facts::Facts;
use super::letters::{Chain, Letter, Post, authentication};
use super::words::Lang::Es;
use crate::seed::{Party, Place, SeedMessage};

/// A legacy Exchange address, which some old clients put where an SMTP address belongs.
pub(super) const LEGACY_DN: &str =
    "/O=EXCHANGELABS/OU=EXCHANGE ADMINISTRATIVE GROUP (FYDIBOHF23SPDLT)/CN=RECIPIENTS/CN=00F3A1-ALMACEN";
/// What the subject that is too long is made of.
const LONG: &str = "Pedido urgente para la obra de la calle Mayor con cambio de tapicería y entrega parcial ";

/// How an ordinary mail is bent.
#[derive(Clone, Copy)]
enum Bend {
    /// Not at all; its people make it odd.
    Plain,
    /// Never sent.
    Draft,
    /// Marked personal (1), private (2) or confidential (3).
    Sensitive(u8),
    /// In a subfolder of the Inbox, which must stay untouched.
    Subfolder,
    /// In Junk Email, which must stay untouched.
    Junk,
    /// Neither `from` nor `sender`.
    NoAuthor,
    /// Author and sender with this address.
    Author(&'static str),
    /// Sent by somebody else on the author's behalf.
    SentBy(&'static str),
    /// One more recipient in copy.
    Cc(&'static str),
    /// No recipient that can be seen.
    BlindCopyOnly,
    /// Dates that no one can read.
    NoDate,
    /// No subject at all.
    NoSubject,
    /// A subject of 300 characters.
    LongSubject,
    /// No Internet Message-ID.
    NoId,
    /// A sender that SPF, DKIM and DMARC do not confirm.
    Forged,
    /// A report that a mail could not be delivered.
    Bounce,
}

use Bend::{
    Author, BlindCopyOnly, Bounce, Cc, Draft, Forged, Junk, LongSubject, NoAuthor, NoDate, NoId, NoSubject,
    Plain, Sensitive, SentBy, Subfolder,
};

/// Author, recipients, when, subject, text, bend.
type Row = (&'static str, &'static [&'static str], At, &'static str, &'static str, Bend);

const BOOKS: &str = "Administración <administracion@aurora.example>";
const SCHOOL: &str = "Colegio Solano <secretaria@colegio-solano.example>";
const DUERO: &str = "Compras <compras@muebles-duero.example>";

#[rustfmt::skip]
const ROWS: [Row; 40] = [
    // Internal mail.
    ("AR", &["MV", "JP"], Back(6, 9, 0), "Reunión de ventas del lunes", "Llevad las ofertas abiertas de más de 10.000 euros, por favor.", Plain),
    ("MV", &["AR"], Back(6, 9, 20), "RE: Reunión de ventas del lunes", "Llevo las de los hoteles. ¿Vemos también la terraza?", Plain),
    ("DC", &["AR", "MV", "JP", "RG"], Back(15, 13, 30), "Recambios de Brezo agotados", "Hasta el día 12 no entran ruedas. Avisad a los clientes con incidencia abierta.", Plain),
    ("PS", &["RG"], Back(38, 10, 45), "Vuelo a Sofía", "Te he reservado el del martes a las 7:40.", Plain),
    ("JP", &[BOOKS], Back(49, 12, 0), "Gastos de viaje", "Adjunto los tiques de Oporto.", Plain),
    (BOOKS, &["AR"], Back(70, 8, 15), "Cierre de mes", "Faltan dos facturas por validar.", Plain),
    // Drafts.
    ("AR", &["CT000012"], Back(1, 18, 20), "Oferta revisada", "Pendiente de terminar.", Draft),
    ("MV", &["CT000046"], Back(3, 18, 20), "Acuerdo marco: respuesta", "Pendiente de terminar.", Draft),
    ("JP", &["CT000071"], Back(10, 18, 20), "", "Pendiente de terminar.", Draft),
    // Malformed.
    ("CT000031", &["MV"], Back(9, 11, 11), "Escaneado de la impresora de planta", "Documento adjunto.", NoAuthor),
    ("CT000042", &["AR"], Back(13, 9, 41), "Medidas del taller", "Os paso las medidas del taller.", Cc("taller <foo@bar>")),
    ("CT000048", &["MV", LEGACY_DN], Back(18, 15, 8), "Hueco en el almacén", "Tenemos hueco a partir del lunes.", Plain),
    ("CT000072", &["JP"], Back(23, 22, 2), "Nuevo formulario de contacto", "Un visitante ha dejado un mensaje en la web.", Author("Tienda online <pedidos@tienda@mueblesweb.example>")),
    ("CT000057", &["JP"], Back(28, 10, 0), "Pedido por fax", "Os reenvío el fax del cliente.", NoDate),
    // Private and confidential.
    ("CT000032", &["MV"], Back(10, 19, 5), "Personal: cena del jueves", "¿Te apuntas con tu familia?", Sensitive(1)),
    ("CT000061", &["AR"], Back(14, 17, 30), "Reservado", "Te lo cuento antes de que se haga público.", Sensitive(2)),
    ("AR", &["CT000046"], Back(17, 12, 5), "Condiciones especiales", "Esto queda entre nosotros: condiciones adjuntas.", Sensitive(3)),
    ("CT000047", &["MV"], Back(29, 9, 55), "Cláusula de confidencialidad", "Versión firmada del acuerdo.", Sensitive(3)),
    // Outside the Inbox itself.
    ("CT000022", &["AR"], Back(7, 12, 12), "Acta de la visita de obra", "Acta adjunta para el archivo.", Subfolder),
    ("AR", &["CT000022"], Back(7, 13, 0), "RE: Acta de la visita de obra", "Conforme con el acta.", Subfolder),
    ("CT000017", &["MV"], Back(11, 8, 30), "Oferta urgente", "Acabó en correo no deseado por error.", Junk),
    ("Loterías <suerte@loteria-facil.example>", &["MV"], Back(12, 4, 4), "HAS GANADO 💰", "Reclama hoy.", Junk),
    // Addresses that need thought: shared, blocked, on both sides, lists, second addresses, hidden recipients.
    (SCHOOL, &["JP"], Back(4, 9, 15), "Horario de la secretaría", "En diciembre abrimos solo por la mañana.", Plain),
    (SCHOOL, &["AR"], Back(8, 11, 50), "Llaves de la biblioteca", "Las llaves están en conserjería.", Plain),
    ("CT000053", &["AR"], Back(11, 10, 30), "Baja en vuestros envíos", "Os ruego que no guardéis mis datos.", Plain),
    ("NI", &["CT000026"], Back(8, 17, 25), "Armarios en la exposición de Bilbao", "Ya los tenemos montados; cuando queráis los veis.", Plain),
    ("NI", &["JP"], Back(32, 14, 10), "Compra de empleada: escritorio", "¿Me aplicas el precio de empleada para un escritorio Tilo?", Plain),
    ("CT000012", &["Ventas <ventas@aurora.example>"], Back(16, 9, 9), "Pregunta para ventas", "¿Quién lleva las reparaciones?", Plain),
    ("CT000040", &["AR"], Back(10, 16, 40), "Nuevo horario de recepción", "Desde hoy recibimos mercancía hasta las 18:00.", Plain),
    ("AR", &["CT000012", DUERO], Back(20, 13, 13), "Cambio de embalaje", "Desde este mes embalamos sin plástico.", Cc("LUCIA.FERNANDEZ@MUEBLES-DUERO.EXAMPLE")),
    ("CT000076", &["PS"], Back(9, 9, 9), "Out of office: back on Monday", "I am away and will answer on Monday.", SentBy("Reception <reception@greenfield-howe.example>")),
    ("MV", &["CT000017"], Back(24, 10, 20), "Tarifa de primavera", "Enviada a varios clientes en copia oculta.", BlindCopyOnly),
    ("Postmaster <postmaster@hoteles-alborada.example>", &["MV"], Back(24, 10, 21), "No se pudo entregar: Tarifa de primavera", "El buzón de destino está lleno.\n\nCódigo: 552 5.2.2 mailbox full", Bounce),
    // Fields at their limits.
    ("CT000041", &["AR"], Back(12, 12, 40), "", "Lo importante está en el asunto 😅", LongSubject),
    ("CT000051", &["AR"], Back(1, 11, 58), "", "¿Me puedes llamar por lo de las tres salas de espera? Estoy en la clínica hasta las dos.", NoSubject),
    ("CT000013", &["AR"], Back(22, 7, 50), "Enviado desde la PDA del almacén", "Recibido el pedido completo.", NoId),
    ("CT000033", &["MV"], Back(13, 23, 40), "Cambio de número de cuenta", "A partir de ahora pagad en esta cuenta nueva.", Forged),
    ("CT000116", &["RG"], Back(6, 18, 18), "🪑✨ Idea para la feria 2.0", "Un banco que se pliega como un abanico. ¿Lo vemos? 🙂", Plain),
    ("CT000102", &["PS"], Back(10, 10, 10), "Παραγγελία · 25 καρέκλες / заказ / 椅子 / كراسي", "La misma orden en cuatro idiomas, para que nadie se pierda.", Plain),
    ("CT000115", &["CT000011"], Back(35, 18, 45), "Mi mesa vieja", "¿Os interesa para el taller? Os la dejo sin coste.", Plain),
];

/// Writes the odd ones and, last, second copies of a few messages that are there already.
pub(super) fn write(
    now: DateTime<Utc>,
    people: &Directory,
    post: &mut Post,
    ordinary: &[SeedMessage],
) -> Vec<SeedMessage> {
    let mut messages: Vec<SeedMessage> =
        (0..).zip(&ROWS).map(|(at, row)| odd(at, row, now, people, post)).collect();
    messages.extend(duplicates(ordinary));
    messages
}

/// Two BCC rules that both match deliver one mail twice, a few seconds apart.
fn duplicates(ordinary: &[SeedMessage]) -> Vec<SeedMessage> {
    let every = (ordinary.len() / 6).max(1);
    let chosen = ordinary.iter().skip(every / 2).step_by(every).take(5);
    chosen
        .map(|first| SeedMessage { received: first.received + Duration::seconds(3), ..first.clone() })
        .collect()
}

fn odd(at: u32, row: &Row, now: DateTime<Utc>, people: &Directory, post: &mut Post) -> SeedMessage {
    let (from, to, when, subject, text, how) = *row;
    let letter = Letter {
        author: people.writer(from),
        on_behalf: None,
        to: to.iter().map(|key| people.writer(key).party).collect(),
        cc: Vec::new(),
        subject: subject.to_owned(),
        text,
        sent: when.moment(now),
        files: &[],
        variant: 1,
        remote: false,
    };
    let facts = Facts::dated(Es, local_date(now));
    let mut message = post.send(letter, &facts, &mut Chain::new(format!("odd-{at}")));
    bend(&mut message, how);
    message
}

fn bend(message: &mut SeedMessage, how: Bend) {
    match how {
        Plain => {}
        Draft => message.is_draft = true,
        Sensitive(level) => message.sensitivity = level,
        Subfolder => message.place = Place::InboxSubfolder("Proyectos".to_owned()),
        Junk => message.place = Place::Junk,
        NoAuthor => (message.from, message.sender) = (None, None),
        Author(written) => {
            let author: Party = stranger(written);
            (message.from, message.sender) = (Some(author.clone()), Some(author));
        }
        SentBy(written) => message.sender = Some(stranger(written)),
        Cc(written) => message.cc.push(stranger(written)),
        BlindCopyOnly => message.to.clear(),
        NoDate => {
            message.json_overlay =
                Some(json!({"sentDateTime": "31 de febrero", "receivedDateTime": "mañana"}));
        }
        NoSubject => message.subject = None,
        LongSubject => message.subject = Some(LONG.repeat(4).chars().take(300).collect()),
        NoId => message.internet_message_id = None,
        Forged => {
            let address = message.from.as_ref().map(|party| party.address.clone()).unwrap_or_default();
            message.headers = vec![authentication(&address, "fail")];
        }
        Bounce => message.headers.push(("Auto-Submitted".to_owned(), "auto-replied".to_owned())),
    }
}
