//! The companies that Aurora Mobiliario sells to or buys from.

use crate::seed::Contact;

/// A company of the address book.
pub(super) struct Company {
    /// Number; its people have the numbers after it.
    pub(super) no: u32,
    /// Name.
    pub(super) name: &'static str,
    /// Mail domain.
    pub(super) domain: &'static str,
    /// Mailbox of the company itself, before the `@`; blank when it has none.
    pub(super) mailbox: &'static str,
    /// City.
    pub(super) city: &'static str,
    /// Beginning of its phone numbers.
    pub(super) dial: &'static str,
    /// Language code.
    pub(super) language: &'static str,
    /// Code of the salesperson responsible.
    pub(super) salesperson: &'static str,
}

type Row =
    (u32, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ROWS: [Row; 21] = [
    (10, "Muebles Duero, S.L.", "muebles-duero.example", "info", "Valladolid", "+34 983", "ESP", "AR"),
    (15, "Hoteles Alborada", "hoteles-alborada.example", "recepcion", "Málaga", "+34 952", "ESP", "MV"),
    (20, "Marín Arquitectos", "marin-arquitectos.example", "estudio", "Madrid", "+34 910", "ESP", "AR"),
    (25, "Taller Etxeberria", "taller-etxeberria.example", "info", "Bilbao", "+34 944", "ESP", "JP"),
    (30, "Grupo Ortega", "grupo-ortega.example", "compras", "Sevilla", "+34 954", "ESP", "MV"),
    (35, "Lusitana Café, Lda.", "lusitanacafe.example", "geral", "Porto", "+351 220", "PTG", "JP"),
    (40, "Castells i Fills", "castells-fills.example", "info", "Girona", "+34 972", "ESP", "AR"),
    (45, "Navarro Logística", "navarro-logistica.example", "info", "Zaragoza", "+34 976", "ESP", "MV"),
    (50, "Clínica Beltrán", "clinica-beltran.example", "citas", "Valencia", "+34 960", "ESP", "AR"),
    (55, "Molina e Hijos", "molinaehijos.example", "pedidos", "Murcia", "+34 968", "ESP", "JP"),
    (60, "Fundación Quiroga", "fundacion-quiroga.example", "", "Santiago de Compostela", "+34 981", "ESP", "AR"),
    (65, "Colegio Solano", "colegio-solano.example", "", "Salamanca", "+34 923", "ESP", "JP"),
    (70, "Lledó Interiorismo", "lledo-interiorismo.example", "hola", "Alicante", "+34 965", "ESP", "JP"),
    (75, "Greenfield & Howe Ltd", "greenfield-howe.example", "office", "Bristol", "+44 117", "ENU", "PS"),
    (80, "Ateliers Verdier SARL", "ateliers-verdier.example", "contact", "Lyon", "+33 472", "FRA", "PS"),
    (85, "Textil Gil, S.A.", "textilgil.example", "", "Terrassa", "+34 937", "ESP", "AR"),
    (90, "Nordlicht Büro GmbH", "nordlicht-buero.example", "info", "Hamburg", "+49 40", "DEU", "PS"),
    (95, "海藤デザイン", "kaito-design.example", "info", "Osaka", "+81 6", "JPN", "PS"),
    (100, "Thalassa Interiors", "thalassa-interiors.example", "info", "Thessaloniki", "+30 231", "ELL", "PS"),
    (105, "Al Noor Interiors", "alnoor-interiors.example", "info", "Casablanca", "+212 522", "ARA", "PS"),
    (110, "Студио Зора", "studio-zora.example", "office", "Sofia", "+359 2", "BGR", "RG"),
];

/// All companies.
pub(super) fn companies() -> impl Iterator<Item = Company> {
    ROWS.into_iter().map(|(no, name, domain, mailbox, city, dial, language, salesperson)| Company {
        no,
        name,
        domain,
        mailbox,
        city,
        dial,
        language,
        salesperson,
    })
}

/// A contact's number as written on its card.
pub(super) fn number(no: u32) -> String {
    format!("CT{no:06}")
}

impl Company {
    /// Its record in the address book.
    pub(super) fn contact(&self) -> Contact {
        let no = number(self.no);
        Contact {
            company_no: String::new(),
            no,
            name: self.name.to_owned(),
            is_company: true,
            email: if self.mailbox.is_empty() {
                String::new()
            } else {
                format!("{}@{}", self.mailbox, self.domain)
            },
            phone: self.phone(self.no),
            city: self.city.to_owned(),
            language: self.language.to_owned(),
            salesperson_code: self.salesperson.to_owned(),
            ..Contact::default()
        }
    }

    /// An invented number of its switchboard.
    pub(super) fn phone(&self, no: u32) -> String {
        format!("{} 000 {}", self.dial, 100 + no)
    }
}
