//! The people: Aurora's salespeople and accounts, and the persons at its customers and suppliers.

use super::companies::{Company, companies, number};
use crate::seed::{Account, Contact, Salesperson};

/// The company of the scenarios.
pub(super) const ORGANISATION: &str = "Aurora Mobiliario";
/// Its mail domain.
pub(super) const DOMAIN: &str = "aurora.example";
/// The mailbox that the mail-flow rules copy external mail into.
pub(super) const SHARED_MAILBOX: &str = "registro@aurora.example";
/// A team mailbox that sends on behalf of salespeople; nobody's own address.
pub(super) const OFFICE: &str = "oficina@aurora.example";
/// The address that two contacts share.
#[cfg(test)]
pub(super) const AMBIGUOUS: &str = "secretaria@colegio-solano.example";
/// The contact who is also the salesperson `NI`, with one and the same address.
pub(super) const ALSO_SALESPERSON: &str = "CT000115";
/// The contact who is blocked for privacy.
pub(super) const BLOCKED: &str = "CT000053";

/// Code, name, job title, address before the `@`, second address.
#[rustfmt::skip]
const SALESPEOPLE: [(&str, &str, &str, &str, &str); 7] = [
    ("AR", "Ana Ruiz", "Key accounts", "ana.ruiz", "ana@showroom-aurora.example"),
    ("MV", "Marta Vidal", "Hotels and contract", "marta.vidal", ""),
    ("JP", "Jorge Peña", "Northern region and Portugal", "jorge.pena", ""),
    ("NI", "Nerea Ibáñez", "Bilbao showroom", "nerea.ibanez", ""),
    ("RG", "Rui Gonçalves", "Project sales", "rui.goncalves", ""),
    ("PS", "Paula Serrano", "Export", "paula.serrano", ""),
    ("DC", "Daniel Crespo", "After-sales", "daniel.crespo", ""),
];

/// No., name, job title, address before the `@` of the company, second address.
#[rustfmt::skip]
const PEOPLE: [(u32, &str, &str, &str, &str); 48] = [
    (11, "Pedro Duero", "Managing director", "pedro.duero", ""),
    (12, "Lucía Fernández", "Purchasing", "lucia.fernandez", ""),
    (13, "Óliver Sanz", "Warehouse", "oliver.sanz", "almacen@muebles-duero.example"),
    (16, "Tomás Iglesias", "Operations", "tomas.iglesias", ""),
    (17, "Beatriz Luna", "Purchasing", "beatriz.luna", ""),
    (18, "Rafael Cano", "Accounts", "rafael.cano", "facturas@hoteles-alborada.example"),
    (21, "Elena Marín", "Architect", "elena.marin", "elena@estudio-marin.example"),
    (22, "Víctor Salas", "Site manager", "victor.salas", ""),
    (26, "Iker Etxeberria", "Owner", "iker", ""),
    (27, "Ane Etxeberria", "Administration", "ane", ""),
    (31, "Carmen Ortega", "Facilities", "carmen.ortega", ""),
    (32, "Luis Ortega", "Managing director", "luis.ortega", ""),
    (33, "Pilar Reyes", "Accounts", "pilar.reyes", ""),
    (36, "Paulo Mendes", "Partner", "paulo.mendes", ""),
    (37, "Inês Carvalho", "Accounts", "ines.carvalho", ""),
    (41, "Nuria Castells", "Partner", "nuria", ""),
    (42, "Jordi Castells", "Workshop", "jordi", ""),
    (46, "Hugo Navarro", "Purchasing director", "hugo.navarro", "h.navarro@grupo-navarro.example"),
    (47, "Silvia Pardo", "Legal", "silvia.pardo", ""),
    (48, "Emilio Vega", "Warehouse", "emilio.vega", ""),
    (51, "Sofía Beltrán", "Manager", "sofia.beltran", ""),
    (52, "Ramón Beltrán", "Medical director", "ramon.beltran", ""),
    (53, "Amparo Ferrer", "Reception", "amparo.ferrer", ""),
    (56, "Andrés Molina", "Owner", "andres", ""),
    (57, "Teresa Molina", "Orders", "teresa", ""),
    (61, "Marta Quiroga", "Director", "marta.quiroga", ""),
    (62, "Andrés Quiroga", "Architect", "andres.quiroga", ""),
    (66, "Irene Solano", "Head teacher", "irene.solano", "secretaria@colegio-solano.example"),
    (67, "Gonzalo Pinto", "School office", "secretaria", ""),
    (71, "Óscar Lledó", "Interior designer", "oscar", ""),
    (72, "Marina Soler", "Project manager", "marina", ""),
    (76, "Harriet Howe", "Office manager", "harriet.howe", ""),
    (77, "Oliver Greenfield", "Partner", "oliver.greenfield", ""),
    (78, "Priya Nair", "Procurement", "priya.nair", ""),
    (81, "Camille Verdier", "Directrice", "camille.verdier", ""),
    (82, "Julien Roche", "Achats", "julien.roche", ""),
    (86, "Ramón Gil", "Managing director", "ramon.gil", ""),
    (87, "Laura Gil Pons", "Sales", "l.gil", ""),
    (91, "Katrin Vogel", "Einkauf", "k.vogel", ""),
    (92, "Jens Brandt", "Projektleitung", "j.brandt", ""),
    (96, "海藤 健", "代表", "ken.kaito", ""),
    (97, "森 美咲", "購買", "misaki.mori", ""),
    (101, "Ελένη Παππά", "Διευθύντρια", "eleni.pappa", ""),
    (102, "Νίκος Δήμου", "Προμήθειες", "nikos.dimou", ""),
    (106, "سارة الحداد", "مديرة المشتريات", "sara.haddad", ""),
    (107, "Youssef Amrani", "Project manager", "youssef.amrani", ""),
    (111, "Мария Иванова", "Управител", "maria.ivanova", ""),
    (112, "Петър Колев", "Дизайнер", "petar.kolev", ""),
];

/// Contact no., code of the address, address.
#[rustfmt::skip]
const ALTERNATIVES: [(u32, &str, &str); 6] = [
    (12, "PURCH", "compras@muebles-duero.example"),
    (16, "HOTEL", "direccion@alborada-playa.example"),
    (22, "OBRA", "obra@marin-arquitectos.example"),
    (31, "HOME", "carmen.ortega@correo-sevilla.example"),
    (56, "OLD", "andres.molina@molina-muebles.example"),
    (76, "STUDIO", "harriet@studio-howe.example"),
];

/// Persons without a company: no., name, job title, address, city, salesperson. The last one has no address at all.
#[rustfmt::skip]
const ALONE: [(u32, &str, &str, &str, &str, &str); 3] = [
    (115, "Nerea Ibáñez", "Staff purchase", "nerea.ibanez@aurora.example", "Bilbao", "JP"),
    (116, "Víctor Alba", "Freelance designer", "hola@victoralba.example", "Cuenca", "RG"),
    (117, "Manuel Prado", "Carpenter", "", "Toledo", "DC"),
];

/// The salespeople.
pub(super) fn salespeople() -> Vec<Salesperson> {
    let person =
        |(at, (code, name, title, mailbox, second)): (u32, (&str, &str, &str, &str, &str))| Salesperson {
            code: code.to_owned(),
            name: name.to_owned(),
            job_title: title.to_owned(),
            email: format!("{mailbox}@{DOMAIN}"),
            email_2: second.to_owned(),
            phone: format!("+34 910 000 {}", 11 + at),
        };
    (0..).zip(SALESPEOPLE).map(person).collect()
}

/// Who can sign in: the job's account first, an administrator, the salespeople, and one who may not read the mailbox.
pub(super) fn accounts() -> Vec<Account> {
    let account = |mailbox: &str, name: &str, admin, member_of_shared| Account {
        upn: format!("{mailbox}@{DOMAIN}"),
        name: name.to_owned(),
        admin,
        member_of_shared,
    };
    let mut accounts = vec![
        account("svc-bitacora", "Bitácora (registro de correo)", false, true),
        account("admin", "Administración de Aurora", true, true),
    ];
    accounts.extend(
        SALESPEOPLE.iter().map(|(code, name, _, mailbox, _)| account(mailbox, name, false, *code == "AR")),
    );
    accounts.push(account("practicas", "Becario de ventas", false, false));
    accounts
}

/// The contacts, each company before its people, persons without a company last.
pub(super) fn contacts() -> Vec<Contact> {
    let mut contacts = Vec::new();
    for company in companies() {
        contacts.push(company.contact());
        let its = PEOPLE.iter().filter(|person| (company.no + 1..company.no + 5).contains(&person.0));
        contacts.extend(its.map(|row| employee(&company, *row)));
    }
    contacts.extend(ALONE.iter().map(|(no, name, title, email, city, salesperson)| Contact {
        no: number(*no),
        name: (*name).to_owned(),
        email: (*email).to_owned(),
        phone: format!("+34 610 000 {}", 100 + no),
        job_title: (*title).to_owned(),
        city: (*city).to_owned(),
        language: "ESP".to_owned(),
        salesperson_code: (*salesperson).to_owned(),
        ..Contact::default()
    }));
    contacts
}

fn employee(company: &Company, (no, name, title, mailbox, second): (u32, &str, &str, &str, &str)) -> Contact {
    let mine = ALTERNATIVES.iter().filter(|row| row.0 == no);
    Contact {
        no: number(no),
        name: name.to_owned(),
        is_company: false,
        company_no: number(company.no),
        email: format!("{mailbox}@{}", company.domain),
        email_2: second.to_owned(),
        alternative_addresses: mine
            .map(|(_, code, email)| ((*code).to_owned(), (*email).to_owned()))
            .collect(),
        phone: company.phone(no),
        mobile: format!("+34 600 000 {}", 100 + no),
        job_title: title.to_owned(),
        city: company.city.to_owned(),
        language: company.language.to_owned(),
        salesperson_code: company.salesperson.to_owned(),
        privacy_blocked: number(no) == BLOCKED,
    }
}
