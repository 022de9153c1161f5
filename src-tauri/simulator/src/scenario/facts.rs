//! What a thread is about: the numbers, goods and dates that fill the placeholders of its texts.

use chrono::{Datelike, Days, NaiveDate};

use super::calendar::next_thursday;
use super::words::Lang;

/// Goods: Spanish name, English name, price in cents.
pub(super) type Item = (&'static str, &'static str, u64);

/// What Aurora makes.
#[rustfmt::skip]
pub(super) const ITEMS: [Item; 14] = [
    ("silla operativa Brezo", "task chair Brezo", 21_400),
    ("mesa de reunión Encina", "meeting table Encina", 155_000),
    ("puesto doble Tilo", "double desk Tilo", 69_000),
    ("armario alto Roble", "tall cabinet Roble", 48_500),
    ("butaca de espera Jara", "lounge chair Jara", 32_900),
    ("mostrador de recepción Nogal", "reception desk Nogal", 286_000),
    ("cabina acústica Sauce", "acoustic booth Sauce", 495_000),
    ("taburete alto Lentisco", "high stool Lentisco", 11_800),
    ("estantería Haya", "bookshelf Haya", 27_600),
    ("panel acústico Musgo", "acoustic panel Musgo", 9_400),
    ("banco de vestuario Olivo", "changing-room bench Olivo", 18_700),
    ("lámpara de pie Abedul", "floor lamp Abedul", 16_200),
    ("silla confidente Retama", "visitor chair Retama", 13_300),
    ("mesa abatible Chopo", "folding table Chopo", 36_400),
];

/// The particulars of one thread.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    /// Language of the texts.
    pub(super) lang: Lang,
    /// The goods.
    pub(super) item: Item,
    /// How many of them.
    pub(super) units: u64,
    /// Serial number of offer, order and invoice.
    pub(super) number: u64,
    /// Where it is to be delivered.
    pub(super) city: String,
    /// The day that `{d5}` and the like are counted from.
    pub(super) day: NaiveDate,
}

impl Facts {
    /// The particulars of a scripted thread, which writes its own figures.
    pub(super) fn dated(lang: Lang, day: NaiveDate) -> Self {
        Self { lang, item: ("", "", 0), units: 0, number: 0, city: String::new(), day }
    }

    /// A text with its placeholders filled: `{item} {units} {price} {total} {offer} {order} {invoice} {table}
    /// {city} {year} {next} {thu} {dN}`; an unknown one stays as it is.
    pub(super) fn fill(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            if let Some((key, tail)) = after.split_once('}') {
                out.push_str(&self.value(key).unwrap_or_else(|| format!("{{{key}}}")));
                rest = tail;
            } else {
                out.push('{');
                rest = after;
            }
        }
        out.push_str(rest);
        out
    }

    fn value(&self, key: &str) -> Option<String> {
        let year = self.day.year();
        Some(match key {
            "item" => self.item_name().to_owned(),
            "units" => self.units.to_string(),
            "price" => self.lang.euros(self.item.2),
            "total" => self.lang.euros(self.total()),
            "offer" => format!("{year}-{:03}", self.number % 1_000),
            "order" => (10_100 + self.number).to_string(),
            "invoice" => (103_200 + self.number).to_string(),
            "table" => self.table(),
            "city" => self.city.clone(),
            "year" => year.to_string(),
            "next" => (year + 1).to_string(),
            "thu" => self.lang.thursday(next_thursday(self.day)),
            "thuday" => self.lang.day(next_thursday(self.day)),
            later => self.lang.day(self.day + Days::new(later.strip_prefix('d')?.parse().ok()?)),
        })
    }

    fn item_name(&self) -> &'static str {
        if self.lang == Lang::Es { self.item.0 } else { self.item.1 }
    }

    fn total(&self) -> u64 {
        self.item.2 * self.units
    }

    /// The offer as a table: goods, delivery, sum without tax.
    fn table(&self) -> String {
        let [item, units, price, sum, delivery, free, total] = match self.lang {
            Lang::Es => ["Artículo", "Uds.", "Precio", "Importe", "Transporte", "incluido", "Total sin IVA"],
            _ => ["Item", "Units", "Price", "Amount", "Delivery", "included", "Total without VAT"],
        };
        let (each, all) = (self.lang.euros(self.item.2), self.lang.euros(self.total()));
        format!(
            "|{item}|{units}|{price}|{sum}\n|{}|{}|{each}|{all}\n|{delivery} {}|1||{free}\n|{total}|||{all}",
            self.item_name(),
            self.units,
            self.city
        )
    }
}
