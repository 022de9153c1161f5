//! People whom the company does not know yet, as the mock-ups of the mail desk show them, and mail that leaves for
//! or comes to nobody in particular: all of it stays unlogged until somebody decides.

use super::attachments::File::{Pdf, Photo, Plan};
use super::calendar::At::{Ago, Back};
use super::threads::{Mail, Thread};
use super::words::Lang::{En, Es};

const LAURA: &str = "Laura Gil <laura.gil@textilgil.example>";
const BRUNO: &str = "Bruno Sáez <bruno.saez@hotelfaro.example>";
const FRONT_DESK: &str = "Recepción <recepcion@hotelfaro.example>";
const OLGA: &str = "Olga Prieto <olga.prieto@prieto-abogados.example>";
const RAUL: &str = "Raúl Prieto <raul@prieto-abogados.example>";
const DIEGO: &str = "Diego Roldán <d.roldan@roldan-obras.example>";

/// All of them.
pub(super) const THREADS: [Thread; 17] = [
    Thread { key: "upholstery", lang: En, them: LAURA, us: "AR", mails: &UPHOLSTERY },
    Thread { key: "fabric-prices", lang: En, them: LAURA, us: "AR", mails: &FABRIC_PRICES },
    Thread { key: "laura-visit", lang: En, them: LAURA, us: "AR", mails: &LAURA_VISIT },
    Thread { key: "hotel-faro", lang: En, them: BRUNO, us: "MV", mails: &HOTEL_FARO },
    Thread { key: "outdoor-chairs", lang: En, them: BRUNO, us: "MV", mails: &OUTDOOR_CHAIRS },
    Thread { key: "phone-of-bruno", lang: En, them: FRONT_DESK, us: "MV", mails: &PHONE },
    Thread { key: "contract-draft", lang: En, them: OLGA, us: "AR", mails: &CONTRACT },
    Thread { key: "power-of-attorney", lang: En, them: OLGA, us: "AR", mails: &ATTORNEY },
    Thread { key: "signature", lang: En, them: RAUL, us: "AR", mails: &SIGNATURE },
    Thread { key: "lorry", lang: En, them: DIEGO, us: "JP", mails: &LORRY },
    Thread {
        key: "application",
        lang: Es,
        them: "Celia Robles <celia.robles@correo-madrid.example>",
        us: "MV",
        mails: &APPLICATION,
    },
    Thread {
        key: "cold-lead",
        lang: Es,
        them: "Ester Campos <ester@coworking-faisan.example>",
        us: "PS",
        mails: &COLD_LEAD,
    },
    Thread {
        key: "transport",
        lang: Es,
        them: "Tráfico <trafico@transportes-ribera.example>",
        us: "DC",
        mails: &TRANSPORT,
    },
    Thread {
        key: "varnish",
        lang: Es,
        them: "Lacas Norte <ventas@lacasnorte.example>",
        us: "JP",
        mails: &VARNISH,
    },
    Thread {
        key: "prospect",
        lang: Es,
        them: "Gerencia <gerencia@notaria-alamo.example>",
        us: "RG",
        mails: &PROSPECT,
    },
    Thread {
        key: "survey",
        lang: En,
        them: "Research desk <panel@survey-panel.example>",
        us: "PS",
        mails: &SURVEY,
    },
    Thread { key: "seo", lang: En, them: "Kevin <kevin@first-page-rank.example>", us: "NI", mails: &SEO },
];

const UPHOLSTERY: [Mail; 1] = [Mail::theirs(
    Ago(23),
    "Samples for the upholstery",
    "I have put together the samples for the lounge chairs: six wools and two fabrics from recycled bottles. They reach \
     you tomorrow.\n\nThis is my new address, by the way; the old one will be closed at the end of the year.",
)];

const FABRIC_PRICES: [Mail; 1] = [Mail::theirs(
    Back(1, 12, 40),
    "Fabric prices {next}",
    "Here are our prices for {next}. The wool goes up by 2 %, the recycled range stays as it is.",
)
.files(&[Pdf("Textil Gil prices {next}.pdf")])];

const LAURA_VISIT: [Mail; 1] = [Mail::theirs(
    Back(2, 11, 18),
    "Visit on Monday",
    "I am in Madrid on Monday and could bring the new colour card. Half an hour is enough. Eleven o'clock?",
)];

const HOTEL_FARO: [Mail; 3] = [
    Mail::theirs(
        Back(5, 10, 35),
        "First contact",
        "A colleague recommended your showroom to us, so I would like to know whether you also furnish hotels of our size: \
         48 rooms, a bar and a terrace.",
    )
    .cc(&["AR"]),
    Mail::theirs(
        Back(4, 12, 8),
        "RE: First contact",
        "Thank you for the quick answer. I will be in the office on Thursday and can send you plans and pictures then.",
    ),
    Mail::theirs(
        Back(2, 17, 21),
        "Terrace of the hotel",
        "Attached you find the plan of the terrace and two pictures. The floor is natural stone and slopes a little.",
    )
    .files(&[Plan("terrace.png"), Photo("terrace-1.png"), Photo("terrace-2.png")]),
];

const OUTDOOR_CHAIRS: [Mail; 1] = [Mail::theirs(
    Ago(109),
    "Question about outdoor chairs",
    "We open the terrace in April and need 60 chairs and 15 tables. They stay outside all year, five minutes from the sea.\n\n\
     What would you recommend, and by when would we have to order?",
)];

const PHONE: [Mail; 1] = [Mail::theirs(
    Back(2, 12, 2),
    "Phone number of Mr Sáez",
    "You asked for a direct number: Mr Sáez is best reached on +34 950 000 148, in the mornings.",
)];

const CONTRACT: [Mail; 2] = [
    Mail::theirs(
        Back(3, 18, 33),
        "Contract draft",
        "The draft of the lease for the warehouse is attached. Please read clauses 4 and 9 with care.",
    )
    .files(&[Pdf("Lease draft.pdf")]),
    Mail::theirs(
        Back(1, 16, 2),
        "RE: Contract draft",
        "The owner accepts your wording of clause 9. If nothing else comes up we can sign next week.",
    )
    .files(&[Pdf("Lease draft v2.pdf")]),
];

const ATTORNEY: [Mail; 1] = [Mail::theirs(
    Back(4, 9, 50),
    "Power of attorney",
    "For the signature I need a copy of the power of attorney, not older than three months.",
)];

const SIGNATURE: [Mail; 1] = [Mail::theirs(
    Back(5, 13, 15),
    "Signature",
    "My colleague Olga will look after the signature of the lease from now on.",
)];

const LORRY: [Mail; 1] = [Mail::theirs(
    Back(2, 13, 55),
    "Access for the lorry",
    "The street is closed for works until Friday. Your lorry has to come in from the north and may not be longer than 12 m.",
)];

const APPLICATION: [Mail; 1] = [Mail::theirs(
    Back(27, 10, 20),
    "Candidatura espontánea: comercial de contract",
    "He trabajado seis años en equipamiento hotelero y me gustaría formar parte de vuestro equipo. Adjunto mi currículum.",
)
.files(&[Pdf("CV Celia Robles.pdf")])];

const COLD_LEAD: [Mail; 2] = [
    Mail::theirs(
        Back(39, 12, 50),
        "Precio de cabinas para coworking",
        "Gestionamos dos espacios de coworking y estamos mirando cabinas para llamadas. ¿Vendéis también a pymes?",
    ),
    Mail::ours(
        Back(39, 16, 5),
        "RE: Precio de cabinas para coworking",
        "Por supuesto. La cabina Sauce individual sale a 4.950 euros. Si me dices cuántas serían, te preparo una oferta.",
    ),
];

const TRANSPORT: [Mail; 2] = [
    Mail::theirs(
        Back(21, 8, 40),
        "Recogida de mañana",
        "Mañana pasamos a recoger entre las 9 y las 11. Necesitamos el peso y el número de bultos.",
    ),
    Mail::ours(Back(21, 9, 25), "RE: Recogida de mañana", "Son cuatro bultos, 310 kg en total. Muelle 2."),
];

const VARNISH: [Mail; 1] = [Mail::theirs(
    Back(60, 11, 30),
    "Nueva laca al agua",
    "Hemos sacado una laca al agua que seca en la mitad de tiempo. ¿Os mandamos una lata de prueba?",
)];

const PROSPECT: [Mail; 1] = [Mail::ours(
    Back(46, 10, 10),
    "Mobiliario para notarías",
    "Os escribo porque hemos equipado varios despachos como el vuestro. ¿Podría pasar a enseñaros algunas ideas?",
)
.files(&[Pdf("Despachos.pdf")])];

const SURVEY: [Mail; 1] = [Mail::theirs(
    Back(73, 9, 0),
    "Five minutes for a survey on exports",
    "Your company was chosen for our yearly panel. The questionnaire takes five minutes and is anonymous.",
)];

const SEO: [Mail; 1] = [Mail::theirs(
    Back(52, 3, 12),
    "Re: your website on page 1 🚀",
    "I had a look at your website and saw some errors. Shall I send you a quote and a full report, free of charge?",
)];
