//! Older scripted threads: what the mock-ups show on the cards of contacts and opportunities.

use super::attachments::File::{Logo, Pdf, Photo, Plan, Prices, Visit};
use super::calendar::At::Back;
use super::threads::{Mail, Thread};
use super::words::Lang::{En, Es};

/// All of them.
pub(super) const THREADS: [Thread; 12] = [
    Thread { key: "repair-table", lang: En, them: "CT000012", us: "MV", mails: &REPAIR },
    Thread { key: "invoice-103512", lang: En, them: "CT000012", us: "AR", mails: &INVOICE },
    Thread { key: "showroom-duero", lang: En, them: "CT000012", us: "AR", mails: &SHOWROOM },
    Thread { key: "catalogue-duero", lang: En, them: "CT000012", us: "JP", mails: &CATALOGUE },
    Thread { key: "lobby-sofas", lang: Es, them: "CT000012", us: "AR", mails: &SOFAS },
    Thread { key: "canteen-chairs", lang: Es, them: "CT000066", us: "JP", mails: &CANTEEN },
    Thread { key: "school-library", lang: Es, them: "CT000066", us: "AR", mails: &LIBRARY },
    Thread { key: "showroom-lamps", lang: Es, them: "CT000071", us: "JP", mails: &LAMPS },
    Thread { key: "meeting-booths", lang: Es, them: "CT000046", us: "MV", mails: &BOOTHS },
    Thread { key: "offices-bilbao", lang: Es, them: "CT000056", us: "JP", mails: &OFFICES },
    Thread { key: "terrace-furniture", lang: Es, them: "CT000016", us: "MV", mails: &TERRACE },
    Thread { key: "lecture-hall", lang: Es, them: "CT000031", us: "MV", mails: &LECTURE_HALL },
];

const REPAIR: [Mail; 3] = [
    Mail::theirs(
        Back(25, 9, 50),
        "Repair of the meeting table",
        "The cable flap of the big meeting table no longer closes. Is that still under guarantee? A picture is attached.",
    )
    .files(&[Photo("cable-flap.png")]),
    Mail::ours(
        Back(25, 12, 5),
        "RE: Repair of the meeting table",
        "It is: the guarantee runs for five years. Daniel from after-sales can come with a new flap.",
    )
    .cc(&["DC"]),
    Mail::theirs(
        Back(23, 10, 40),
        "RE: Repair of the meeting table",
        "Daniel was here, the flap works. Thank you for the quick help.",
    ),
];

const INVOICE: [Mail; 2] = [
    Mail::theirs(
        Back(35, 11, 15),
        "Invoice 103512",
        "On invoice 103512 the delivery is charged although it was included in the offer. Could you check it?",
    ),
    Mail::ours(
        Back(34, 9, 5),
        "RE: Invoice 103512",
        "You are right, and I apologise. The credit note is attached; please deduct it from the payment.",
    )
    .files(&[Pdf("Credit note 103512.pdf"), Logo]),
];

const SHOWROOM: [Mail; 6] = [
    Mail::theirs(
        Back(50, 16, 30),
        "Showroom visit in Madrid",
        "Pedro and I will be in Madrid next week. Could we see the Brezo and the Jara range in your showroom?",
    )
    .cc(&["CT000011"]),
    Mail::ours(
        Back(50, 17, 5),
        "RE: Showroom visit in Madrid",
        "With pleasure. Would Thursday at eleven suit you? Afterwards I would like to invite you to lunch round the corner.",
    )
    .cc(&["CT000011"])
    .files(&[Visit("visit.ics")]),
    Mail::theirs(Back(49, 9, 10), "RE: Showroom visit in Madrid", "Thursday at eleven is perfect. We come by train.")
        .by("CT000011"),
    Mail::ours(
        Back(45, 17, 40),
        "RE: Showroom visit in Madrid",
        "Thank you for coming. Here is the summary with the 60 chairs for the first floor, at the price we spoke of.\n\n\
         |Item|Units|Price|Amount\n|Task chair Brezo|60|€207.00|€12,420.00\n|Lounge chair Jara|27|€329.00|€8,883.00",
    )
    .cc(&["CT000011"])
    .files(&[Pdf("Summary of the visit.pdf")]),
    Mail::theirs(Back(43, 10, 25), "RE: Showroom visit in Madrid", "The board agrees. The order is attached.")
        .files(&[Pdf("Order Duero.pdf")]),
    Mail::ours(
        Back(42, 12, 0),
        "RE: Showroom visit in Madrid",
        "Thank you for the order, Lucía. The workshop starts on Monday; you will have everything within four weeks.",
    )
    .files(&[Pdf("Order confirmation.pdf"), Logo]),
];

const CATALOGUE: [Mail; 1] = [Mail::ours(
    Back(58, 10, 30),
    "Catalogue {year} and price list",
    "As you asked at the fair: our catalogue with the price list for dealers.",
)
.files(&[Pdf("Catalogue {year}.pdf"), Prices("prices-{year}.csv")])];

const SOFAS: [Mail; 2] = [
    Mail::theirs(
        Back(9, 13, 10),
        "Sofás para el vestíbulo",
        "Cuando terminemos la planta nueva queremos renovar el vestíbulo: tres sofás de dos plazas y un sillón.\n\n\
         No corre prisa, pero me gustaría tener un presupuesto orientativo para la reunión de enero.",
    ),
    Mail::ours(
        Back(9, 17, 25),
        "RE: Sofás para el vestíbulo",
        "Para tres sofás y un sillón de la serie Jara calculamos unos 7.900 euros, según la tapicería. Te preparo dos \
         propuestas de color para enero.",
    ),
];

const CANTEEN: [Mail; 2] = [
    Mail::ours(
        Back(7, 10, 0),
        "Sillas para el comedor escolar",
        "Según lo hablado por teléfono, para el comedor recomendamos la silla Retama apilable, con carcasa lavable.\n\n\
         |Artículo|Uds.|Precio|Importe\n|Silla Retama apilable|120|120,00 €|14.400,00 €",
    )
    .files(&[Pdf("Silla Retama.pdf")]),
    Mail::theirs(
        Back(4, 13, 45),
        "RE: Sillas para el comedor escolar",
        "La silla nos gusta. ¿Hay una talla más pequeña para los cursos de primaria? Serían unas 50 de las 120.",
    ),
];

const LIBRARY: [Mail; 3] = [
    Mail::theirs(
        Back(18, 12, 40),
        "Biblioteca del colegio",
        "Las familias han reunido fondos para la biblioteca. ¿Podríais venir a medir la sala?",
    ),
    Mail::ours(
        Back(17, 9, 30),
        "RE: Biblioteca del colegio",
        "Por supuesto. Jorge pasa por Salamanca la semana que viene y puede medir el martes por la tarde.",
    )
    .cc(&["JP"]),
    Mail::ours(
        Back(5, 18, 10),
        "Biblioteca del colegio: propuesta",
        "Adjunto la propuesta con el plano: estanterías Haya a dos alturas, seis mesas abatibles y un rincón de lectura, \
         16.500 euros en total.",
    )
    .files(&[Pdf("Propuesta biblioteca.pdf"), Plan("biblioteca.png")]),
];

const LAMPS: [Mail; 2] = [
    Mail::ours(
        Back(8, 16, 15),
        "Lámparas para el showroom",
        "Ya tenemos la lámpara Abedul con regulador. Para el showroom harían falta unas 26 unidades.",
    ),
    Mail::theirs(
        Back(5, 9, 55),
        "RE: Lámparas para el showroom",
        "Buen precio. ¿La pantalla existe en crudo? El blanco queda demasiado frío con el suelo de roble.",
    ),
];

const BOOTHS: [Mail; 2] = [
    Mail::theirs(
        Back(12, 11, 30),
        "Cabinas para llamadas",
        "En la oficina de Zaragoza falta un sitio tranquilo para llamar. ¿Qué ocupa exactamente la cabina Sauce?",
    ),
    Mail::ours(
        Back(6, 13, 20),
        "RE: Cabinas para llamadas",
        "La cabina individual ocupa 110 por 95 cm y necesita un enchufe. Dos cabinas con montaje: 11.900 euros.",
    )
    .files(&[Pdf("Cabina Sauce.pdf"), Logo]),
];

const OFFICES: [Mail; 3] = [
    Mail::theirs(
        Back(14, 10, 5),
        "Oficinas en Bilbao",
        "Abrimos delegación en Bilbao en febrero: doce puestos, sala de reuniones y recepción. ¿Nos hacéis un proyecto?",
    )
    .files(&[Plan("plano-bilbao.png")]),
    Mail::ours(
        Back(14, 12, 35),
        "RE: Oficinas en Bilbao",
        "Encantados. Nerea, de nuestra exposición de Bilbao, puede visitar el local esta semana.",
    )
    .cc(&["NI"]),
    Mail::ours(
        Back(4, 18, 40),
        "Oficinas en Bilbao: proyecto y precio",
        "Aquí tienes el proyecto completo, con dos distribuciones y el precio cerrado: 27.300 euros con montaje.",
    )
    .cc(&["NI"])
    .files(&[Pdf("Proyecto Bilbao.pdf"), Plan("distribucion-a.png"), Plan("distribucion-b.png")]),
];

const TERRACE: [Mail; 2] = [
    Mail::theirs(
        Back(19, 12, 10),
        "Mobiliario de terraza {next}",
        "Para la próxima temporada cambiaremos la terraza de dos hoteles. ¿Tendréis material de exterior en el catálogo?",
    ),
    Mail::ours(
        Back(17, 10, 45),
        "RE: Mobiliario de terraza {next}",
        "Sí, la serie Olivo de exterior sale en febrero. En cuanto tenga muestras te llamo y las llevo a Málaga.",
    ),
];

const LECTURE_HALL: [Mail; 4] = [
    Mail::theirs(
        Back(30, 9, 15),
        "Butacas para el salón de actos",
        "Nos han aprobado el presupuesto del salón de actos: 84 butacas con pala de escritura. ¿Plazo?",
    ),
    Mail::ours(
        Back(29, 11, 0),
        "RE: Butacas para el salón de actos",
        "Ocho semanas desde el pedido. Precio por butaca con pala: 250 euros, instalada.",
    )
    .files(&[Pdf("Butaca con pala.pdf")]),
    Mail::theirs(
        Back(16, 17, 5),
        "RE: Butacas para el salón de actos",
        "Conforme con el precio. Jurídico está revisando el contrato, lo tendréis firmado este mes.",
    )
    .cc(&["CT000033"]),
    Mail::theirs(
        Back(4, 12, 55),
        "RE: Butacas para el salón de actos",
        "Contrato firmado. Lo recibiréis también por mensajero.",
    )
    .files(&[Pdf("Contrato firmado.pdf")]),
];
