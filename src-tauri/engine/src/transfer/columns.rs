//! The columns of a table and the fields they go to: as their headings say, as a person says, or as proposed.

use std::collections::BTreeMap;

use super::headings::{PARTS, plain, target_of};
use crate::domain::address::Address;
use crate::domain::transfer::ImportColumn;
use crate::error::{Code, Error, Result};

/// Where a column goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// What the file calls it.
    pub(crate) name: String,
    /// Its target; blank when it is left out.
    pub(crate) target: String,
}

/// Every column of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Columns {
    /// In the order of the file.
    pub(crate) all: Vec<Column>,
    /// Whether the first row holds the headings.
    pub(crate) headings: bool,
}

impl Columns {
    /// The fields of the columns, also when none is known. `accepts` knows the names of the fields a record has;
    /// whether the first row holds headings is found out where nobody says it: a row with an address is no heading.
    ///
    /// # Errors
    /// `UnknownName` for a field or heading of the mapping that there is not.
    pub(crate) fn propose(
        first: &[String],
        (mapping, headings): (&BTreeMap<String, String>, Option<bool>),
        accepts: fn(&str) -> bool,
    ) -> Result<Self> {
        let headings = headings.unwrap_or_else(|| !first.iter().any(|cell| Address::parse(cell).is_ok()));
        let names: Vec<String> = if headings {
            first.iter().map(|cell| cell.trim().to_owned()).collect()
        } else {
            (1..=first.len()).map(|number| number.to_string()).collect()
        };
        let mapping = by_place(&names, mapping, accepts)?;
        let people = names.iter().any(|name| target_of(name, accepts) == "last_name");
        let column = |(place, name): (usize, &String)| {
            let target = match mapping.get(&place) {
                Some(target) => target.clone(),
                // Outlook's and HubSpot's first name is Business Central's whole one.
                None if plain(name) == "nombre" => if people { "first_name" } else { "name" }.to_owned(),
                None => target_of(name, accepts),
            };
            Column { name: name.clone(), target }
        };
        Ok(Self { all: names.iter().enumerate().map(column).collect(), headings })
    }

    /// As [`Self::propose`], of a file that is to be imported.
    ///
    /// # Errors
    /// As there, and `InvalidValue` when no column goes anywhere.
    pub(crate) fn find(
        first: &[String],
        told: (&BTreeMap<String, String>, Option<bool>),
        accepts: fn(&str) -> bool,
    ) -> Result<Self> {
        let columns = Self::propose(first, told, accepts)?;
        if columns.all.iter().all(|column| column.target.is_empty()) {
            return Err(Error::new(Code::InvalidValue, "no column of the file is known")
                .hint("say which is which with --map \"Column=field\", or the column's number where it has no heading"));
        }
        Ok(columns)
    }

    /// The columns as a report shows them.
    pub(crate) fn shown(&self) -> Vec<ImportColumn> {
        let shown =
            |column: &Column| ImportColumn { column: column.name.clone(), field: column.target.clone() };
        self.all.iter().map(shown).collect()
    }
}

/// Fields by the place of their column, from 0: told by heading (every column that has it), or as `#1`.
fn by_place(
    names: &[String],
    mapping: &BTreeMap<String, String>,
    accepts: fn(&str) -> bool,
) -> Result<BTreeMap<usize, String>> {
    let known: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut found = BTreeMap::new();
    for (name, field) in mapping {
        let (key, field) = (plain(name), field.trim().to_lowercase());
        let number = name.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        let places: Vec<usize> = match number.and_then(|number| number.checked_sub(1)) {
            Some(place) => Some(place).filter(|place| *place < names.len()).into_iter().collect(),
            None => (0..).zip(&known).filter(|(_, known)| **known == key).map(|(place, _)| place).collect(),
        };
        if places.is_empty() {
            return Err(Error::new(Code::UnknownName, format!("the file has no column \"{}\"", name.trim())));
        }
        if !field.is_empty() && !PARTS.contains(&field.as_str()) && !accepts(&field) {
            return Err(Error::new(Code::UnknownName, format!("there is no field {field}")));
        }
        found.extend(places.into_iter().map(|place| (place, field.clone())));
    }
    Ok(found)
}

#[cfg(test)]
#[path = "columns_tests.rs"]
mod tests;
