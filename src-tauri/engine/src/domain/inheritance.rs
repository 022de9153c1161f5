//! What people take over from their company (`original.md` I).

use super::contact::Contact;
use super::setup::Setup;

/// One or several fields that are taken over together.
pub(crate) struct Field {
    same: fn(&Contact, &Contact) -> bool,
    copy: fn(&mut Contact, &Contact),
}

macro_rules! field {
    ($($name:ident),+) => {
        Field {
            same: |one, other| $(one.$name == other.$name)&&+,
            copy: |to, from| {
                $(to.$name.clone_from(&from.$name);)+
            },
        }
    };
}

impl Field {
    /// Whether both contacts have the same in it.
    pub(crate) fn same(&self, one: &Contact, other: &Contact) -> bool {
        (self.same)(one, other)
    }

    /// Whether there is nothing in it.
    pub(crate) fn blank(&self, contact: &Contact) -> bool {
        self.same(contact, &Contact::default())
    }
}

/// The fields a person always takes from a company they join, even where they are blank there.
fn always(setup: &Setup) -> Vec<Field> {
    let fields = [
        (setup.inherit_salesperson, field!(salesperson_code)),
        (setup.inherit_territory, field!(territory)),
        (setup.inherit_country, field!(country)),
        (setup.inherit_language, field!(language)),
        (setup.inherit_language, field!(format_region)),
    ];
    chosen(fields)
}

/// The fields a person takes from a company they join where theirs are blank or those of the company they leave; the
/// address only as a whole.
fn where_stale(setup: &Setup) -> Vec<Field> {
    let fields = [
        (setup.inherit_address, field!(address, address_2, post_code, city, county)),
        (setup.inherit_communication, field!(email)),
        (setup.inherit_communication, field!(phone)),
        (setup.inherit_communication, field!(mobile)),
        (setup.inherit_communication, field!(home_page)),
        (setup.inherit_communication, field!(correspondence_type)),
    ];
    chosen(fields)
}

fn chosen<const N: usize>(fields: [(bool, Field); N]) -> Vec<Field> {
    fields.into_iter().filter(|(on, _)| *on).map(|(_, field)| field).collect()
}

/// Puts into the blank fields of a new contact what the settings say.
pub(crate) fn begin(contact: &mut Contact, setup: &Setup) {
    for (field, default) in [
        (&mut contact.salesperson_code, &setup.default_salesperson),
        (&mut contact.territory, &setup.default_territory),
        (&mut contact.country, &setup.default_country),
        (&mut contact.language, &setup.default_language),
    ] {
        if field.is_empty() {
            field.clone_from(default);
        }
    }
}

/// A person joins `company`, coming from `old` (a blank contact for none). What was typed in the same go stays.
pub(crate) fn join(
    person: &mut Contact,
    (company, old): (&Contact, &Contact),
    setup: &Setup,
    typed: impl Fn(&Field) -> bool,
) {
    for field in always(setup) {
        if !typed(&field) {
            (field.copy)(person, company);
        }
    }
    for field in where_stale(setup) {
        if !typed(&field) && (field.blank(person) || field.same(person, old)) {
            (field.copy)(person, company);
        }
    }
}

/// What a person of a company becomes when that changes: they follow where they had what it had. `None` when they do
/// not change.
pub(crate) fn follow(
    person: &Contact,
    (before, after): (&Contact, &Contact),
    setup: &Setup,
) -> Option<Contact> {
    let mut changed = person.clone();
    for field in always(setup).into_iter().chain(where_stale(setup)) {
        if !field.same(before, after) && field.same(person, before) {
            (field.copy)(&mut changed, after);
        }
    }
    (changed != *person).then_some(changed)
}

#[cfg(test)]
#[path = "inheritance_tests.rs"]
mod tests;
