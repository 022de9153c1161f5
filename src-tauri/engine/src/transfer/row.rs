//! What a row of a table or a card says about a person or company, before it is checked.

use std::collections::BTreeMap;

use super::columns::Columns;
use super::csv::FORMULA;
use super::table::{Ending, Row};
use crate::domain::transfer::RowNote;

/// Fields that hold yes or no.
const FLAGS: [&str; 4] = ["minor", "parental_consent", "privacy_blocked", "blocked"];
/// Countries by name, English and Spanish, as programs for people write them, and their code (ISO 3166).
const COUNTRIES: [(&str, &[&str]); 16] = [
    ("AR", &["argentina"]),
    ("AT", &["austria"]),
    ("BE", &["belgium", "bélgica"]),
    ("CH", &["switzerland", "suiza"]),
    ("CL", &["chile"]),
    ("CO", &["colombia"]),
    ("DE", &["germany", "alemania"]),
    ("ES", &["spain", "españa"]),
    ("FR", &["france", "francia"]),
    ("GB", &["united kingdom", "reino unido", "great britain", "gran bretaña"]),
    ("IT", &["italy", "italia"]),
    ("MX", &["mexico", "méxico"]),
    ("NL", &["netherlands", "países bajos", "the netherlands", "holanda"]),
    ("PE", &["peru", "perú"]),
    ("PT", &["portugal"]),
    ("US", &["united states", "united states of america", "estados unidos", "usa", "ee. uu."]),
];

/// What one row says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Record {
    /// Values by the names of our fields; none is blank.
    pub(crate) fields: BTreeMap<String, String>,
    /// Addresses in their order; each may be a list (W16).
    pub(crate) emails: Vec<String>,
    /// Name of the company; blank when none.
    pub(crate) company: String,
    /// Note; blank when none.
    pub(crate) comment: String,
    /// What of the row was left out.
    pub(crate) left_out: Option<RowNote>,
    parts: BTreeMap<String, String>,
}

/// Why a row or card cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Why.
    pub(crate) note: RowNote,
    /// The same in a sentence.
    pub(crate) reason: String,
}

impl From<RowNote> for Unread {
    fn from(note: RowNote) -> Self {
        Self { note, reason: note.sentence().to_owned() }
    }
}

impl Record {
    /// What a row of a table says; why not when it cannot be read.
    pub(crate) fn of_row(row: &Row, columns: &Columns) -> Result<Self, Unread> {
        let known = columns.all.len();
        match row.ending {
            Ending::TooLong => return Err(RowNote::TooLong.into()),
            Ending::OpenQuote => return Err(RowNote::CutOff.into()),
            // Programs end the last row as they end the others, or it has every cell.
            Ending::File if row.cells.len() < known => return Err(RowNote::CutOff.into()),
            Ending::File | Ending::Line => {}
        }
        if row.cells.iter().skip(known).any(|cell| !cell.trim().is_empty()) {
            let reason = format!("the row has {} cells and the first one {known}", row.cells.len());
            return Err(Unread { note: RowNote::TooManyCells, reason });
        }
        let mut record = Self::default();
        for (column, cell) in columns.all.iter().zip(&row.cells) {
            record.put(&column.target, cell);
        }
        record.settle();
        Ok(record)
    }

    /// Name or address it gives, for people; blank when none.
    pub(crate) fn called(&self) -> String {
        let name = self.fields.get("name").or_else(|| self.emails.first()).or_else(|| self.fields.get("no"));
        name.or_else(|| self.fields.get("code")).cloned().unwrap_or_default()
    }

    /// Takes a value for a target; blank ones and those of no target are passed over, the first of several wins.
    pub(crate) fn put(&mut self, target: &str, value: &str) {
        let value = if target == "comment" { value.trim().to_owned() } else { one_line(value) };
        if value.is_empty() || target.is_empty() {
            return;
        }
        match target {
            "email" | "email_2" => self.emails.push(value.replace(":::", ";").replace(',', ";")),
            "company" if self.company.is_empty() => self.company = value,
            "company" => {}
            "comment" if self.comment.is_empty() => self.comment = value,
            "comment" => self.comment = format!("{}\n{value}", self.comment),
            "first_name" | "middle_name" | "last_name" => {
                self.parts.entry(target.to_owned()).or_insert(value);
            }
            "country" => self.set(target, country(value)),
            "type" => self.set(target, kind(value)),
            target if FLAGS.contains(&target) => self.set(target, flag(value)),
            target => self.set(target, value),
        }
    }

    /// Makes the name of its parts, and of a row that names only a company that company.
    pub(crate) fn settle(&mut self) {
        let parts = ["first_name", "middle_name", "last_name"];
        let parts: Vec<&str> =
            parts.iter().filter_map(|part| self.parts.get(*part)).map(String::as_str).collect();
        if !parts.is_empty() && !self.fields.contains_key("name") {
            self.set("name", parts.join(" "));
        }
        let is_company = self.fields.get("type").is_some_and(|kind| kind == "Company");
        if !self.fields.contains_key("name") && !self.company.is_empty() {
            self.set("name", self.company.clone());
            self.set("type", "Company".to_owned());
            self.company.clear();
        } else if is_company {
            self.company.clear();
        }
    }

    fn set(&mut self, target: &str, value: String) {
        self.fields.entry(target.to_owned()).or_insert(value);
    }
}

/// A value on one line. The apostrophe that keeps a spreadsheet from calculating goes, as an export puts it there.
fn one_line(value: &str) -> String {
    let value = value.trim();
    let value = value.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(value);
    let lines = value.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(", ").replace('\t', " ")
}

fn country(value: String) -> String {
    let name = value.to_lowercase();
    let known = COUNTRIES.iter().find(|(_, names)| names.contains(&name.as_str()));
    known.map_or(value, |(code, _)| (*code).to_owned())
}

fn kind(value: String) -> String {
    match value.to_lowercase().as_str() {
        "company" | "empresa" | "compañía" | "organization" | "organización" => "Company".to_owned(),
        "person" | "persona" => "Person".to_owned(),
        _ => value,
    }
}

fn flag(value: String) -> String {
    match value.to_lowercase().as_str() {
        "sí" | "si" | "verdadero" | "x" => "true".to_owned(),
        "falso" => "false".to_owned(),
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transfer::columns::Column;

    fn record(cells: &[(&str, &str)]) -> Result<Record, Unread> {
        let column =
            |(target, _): &(&str, &str)| Column { name: String::new(), target: (*target).to_owned() };
        let columns = Columns { all: cells.iter().map(column).collect(), headings: true };
        let cells = cells.iter().map(|(_, cell)| (*cell).to_owned()).collect();
        Record::of_row(&Row { number: 2, cells, ending: Ending::Line }, &columns)
    }

    #[test]
    fn names_are_joined_and_values_are_on_one_line() {
        let found = record(&[
            ("first_name", " Ana "),
            ("middle_name", ""),
            ("last_name", "Pérez"),
            ("address", "Calle Mayor 1\r\n2º B"),
            ("phone", "'+34 600"),
            ("email", "a@x.example ::: b@x.example"),
            ("email", "c@x.example"),
            ("country", "España"),
            ("type", "Persona"),
            ("minor", "Sí"),
            ("", "unknown"),
        ])
        .unwrap();
        let value = |name: &str| found.fields[name].as_str();
        assert_eq!(value("name"), "Ana Pérez");
        assert_eq!(value("address"), "Calle Mayor 1, 2º B");
        assert_eq!(value("phone"), "+34 600");
        assert_eq!((value("country"), value("type"), value("minor")), ("ES", "Person", "true"));
        assert_eq!(found.emails, ["a@x.example ; b@x.example", "c@x.example"]);
    }

    #[test]
    fn a_row_with_only_a_company_is_that_company() {
        let found =
            record(&[("name", ""), ("company", "Viento Sur"), ("email", "hola@viento.example")]).unwrap();
        assert_eq!((found.fields["name"].as_str(), found.fields["type"].as_str()), ("Viento Sur", "Company"));
        assert_eq!(found.company, "");
        let found = record(&[("name", "Ana"), ("company", "Viento Sur")]).unwrap();
        assert_eq!((found.company.as_str(), found.fields.contains_key("type")), ("Viento Sur", false));
    }

    #[test]
    fn rows_that_cannot_be_read_say_why() {
        let columns =
            Columns { all: vec![Column { name: "Name".into(), target: "name".into() }], headings: true };
        let read = |cells: &[&str], ending| {
            let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
            Record::of_row(&Row { number: 1, cells, ending }, &columns)
        };
        assert!(read(&["a", "b"], Ending::Line).unwrap_err().reason.contains("2 cells"));
        assert!(read(&["a", " "], Ending::Line).is_ok(), "blank cells do no harm");
        assert!(read(&[], Ending::Line).is_ok(), "missing cells are blank");
        assert_eq!(read(&["a"], Ending::TooLong).unwrap_err().note, RowNote::TooLong);
        assert_eq!(read(&["a"], Ending::OpenQuote).unwrap_err().note, RowNote::CutOff);
        assert_eq!(read(&[], Ending::File).unwrap_err().note, RowNote::CutOff, "half a row");
        assert!(read(&["a"], Ending::File).is_ok(), "a last row without line end");
    }
}
