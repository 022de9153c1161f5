//! The small words of business mail in each language: greetings, closings, dates, money.

use chrono::{Datelike, NaiveDate};

/// The language a mail is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lang {
    /// Spanish.
    Es,
    /// English.
    En,
    /// Portuguese.
    Pt,
    /// German.
    De,
    /// French.
    Fr,
    /// Japanese.
    Ja,
    /// Greek.
    El,
    /// Arabic, written from right to left.
    Ar,
    /// Bulgarian.
    Bg,
}

/// What a mail program and a polite person add around the text.
pub(super) struct Words {
    /// Greetings; `*` stands for the name.
    pub(super) greetings: &'static [&'static str],
    /// Closings.
    pub(super) closings: &'static [&'static str],
    /// Heads of the lines over quoted mail: from, sent, to, subject.
    pub(super) quote: [&'static str; 4],
}

impl Lang {
    /// The language of a contact's language code; Spanish where nothing better is known.
    pub(super) fn of(code: &str) -> Self {
        match code {
            "ENU" | "ENG" => Self::En,
            "PTG" => Self::Pt,
            "DEU" => Self::De,
            "FRA" => Self::Fr,
            "JPN" => Self::Ja,
            "ELL" => Self::El,
            "ARA" => Self::Ar,
            "BGR" => Self::Bg,
            _ => Self::Es,
        }
    }

    /// Greetings, closings and quote heads.
    pub(super) fn words(self) -> Words {
        match self {
            Self::Es => ES,
            Self::En => EN,
            Self::Pt => PT,
            Self::De => DE,
            Self::Fr => FR,
            Self::Ja => JA,
            Self::El => EL,
            Self::Ar => AR,
            Self::Bg => BG,
        }
    }

    /// A day and month as written in a sentence.
    pub(super) fn day(self, date: NaiveDate) -> String {
        let (day, month) = (date.day(), date.month());
        let named = |months: &[&str; 12]| {
            usize::try_from(month0(date))
                .ok()
                .and_then(|at| months.get(at).copied())
                .unwrap_or_default()
                .to_owned()
        };
        match self {
            Self::Es => format!("{day} de {}", named(&MONTHS_ES)),
            Self::En => format!("{day} {}", named(&MONTHS_EN)),
            Self::Pt => format!("{day} de {}", named(&MONTHS_PT)),
            Self::De => format!("{day}. {}", named(&MONTHS_DE)),
            Self::Fr => format!("{day} {}", named(&MONTHS_FR)),
            Self::Ja => format!("{month}月{day}日"),
            Self::El | Self::Ar | Self::Bg => format!("{day:02}.{month:02}.{}", date.year()),
        }
    }

    /// The visiting day, a Thursday, with its name.
    pub(super) fn thursday(self, date: NaiveDate) -> String {
        let day = self.day(date);
        match self {
            Self::Es => format!("jueves {day}"),
            Self::En => format!("Thursday, {day}"),
            Self::Pt => format!("quinta-feira, {day}"),
            Self::De => format!("Donnerstag, {day}"),
            Self::Fr => format!("jeudi {day}"),
            _ => day,
        }
    }

    /// An amount of cents in euros.
    pub(super) fn euros(self, cents: u64) -> String {
        let (whole, rest) = (grouped(cents / 100, self), cents % 100);
        match self {
            Self::En | Self::Ja => format!("€{whole}.{rest:02}"),
            _ => format!("{whole},{rest:02} €"),
        }
    }
}

fn month0(date: NaiveDate) -> u32 {
    date.month().saturating_sub(1)
}

fn grouped(whole: u64, lang: Lang) -> String {
    let mark = if matches!(lang, Lang::En | Lang::Ja) { ',' } else { '.' };
    match (whole / 1_000, whole % 1_000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands}{mark}{rest:03}"),
    }
}

const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_PT: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const ES: Words = Words {
    greetings: &["Buenos días, *:", "Hola, *:", "Buenas tardes, *:", "Hola de nuevo, *:"],
    closings: &["Un saludo,", "Saludos cordiales,", "Gracias y un saludo,", "Un cordial saludo,"],
    quote: ["De", "Enviado", "Para", "Asunto"],
};
const EN: Words = Words {
    greetings: &["Good morning, *:", "Hello *,", "Dear *,"],
    closings: &["Kind regards,", "Best regards,", "Many thanks,"],
    quote: ["From", "Sent", "To", "Subject"],
};
const PT: Words = Words {
    greetings: &["Bom dia, *:"],
    closings: &["Com os melhores cumprimentos,"],
    quote: ["De", "Enviado", "Para", "Assunto"],
};
const DE: Words = Words {
    greetings: &["Guten Tag, *,"],
    closings: &["Mit freundlichen Grüßen"],
    quote: ["Von", "Gesendet", "An", "Betreff"],
};
const FR: Words = Words {
    greetings: &["Bonjour *,"],
    closings: &["Bien cordialement,"],
    quote: ["De", "Envoyé", "À", "Objet"],
};
const JA: Words = Words {
    greetings: &["* 様"],
    closings: &["どうぞよろしくお願いいたします。"],
    quote: ["差出人", "送信日時", "宛先", "件名"],
};
const EL: Words = Words {
    greetings: &["Καλημέρα σας, *,"],
    closings: &["Με εκτίμηση,"],
    quote: ["Από", "Στάλθηκε", "Προς", "Θέμα"],
};
const AR: Words = Words {
    greetings: &["السلام عليكم *،"],
    closings: &["مع خالص التحية،"],
    quote: ["من", "أُرسلت", "إلى", "الموضوع"],
};
const BG: Words = Words {
    greetings: &["Здравейте, *,"],
    closings: &["Поздрави,"],
    quote: ["От", "Изпратено", "До", "Относно"],
};
