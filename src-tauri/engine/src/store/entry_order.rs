//! The orders of the interaction log: as they are followed along an index, and fenced so that they are sorted.

use super::paging::{Key, number, text};
use crate::domain::interaction::EntrySort;

/// Where rows come from and what they are sorted by.
pub(super) struct Source {
    /// From where, up to the first condition.
    pub(super) from: &'static str,
    /// By what.
    pub(super) keys: &'static [Key],
}

/// The log itself.
pub(super) const ENTRIES: &str = " FROM interaction_log_entry e WHERE 1 = 1";
const BY_NO: Source = Source { from: ENTRIES, keys: &[number("e.entry_no")] };
/// By date, which is followed for whatever is asked.
pub(super) const BY_DATE: Source =
    Source { from: ENTRIES, keys: &[number("e.occurred_at"), number("e.entry_no")] };
const BY_DESCRIPTION: Source =
    Source { from: ENTRIES, keys: &[text("lower(e.description)"), number("e.entry_no")] };
const BY_SALESPERSON: Source = Source {
    from: ENTRIES,
    keys: &[text("e.salesperson_code"), number("e.occurred_at"), number("e.entry_no")],
};

/// By name, then number, so that contacts of one name stay apart; within a contact by date. The fence has contacts
/// read first and their entries after, both in order, so that nothing is sorted.
const NAMED: &[Key] =
    &[text("c.name_key"), text("c.contact_no"), number("e.occurred_at"), number("e.entry_no")];
const BY_CONTACT: Source = Source {
    from: " FROM contact c JOIN interaction_log_entry e ON e.contact_no = c.contact_no || '' WHERE 1 = 1",
    keys: NAMED,
};
const BY_COMPANY: Source = Source {
    from: " FROM contact c JOIN interaction_log_entry e ON e.contact_company_no = c.contact_no || ''
        WHERE c.kind = 'Company'",
    keys: NAMED,
};

/// Entries without contact or company: in the order of names they stand before all others.
const NO_CONTACT: Source = Source {
    from: " FROM interaction_log_entry e WHERE e.contact_no = ''",
    keys: &[text("e.contact_no"), text("e.contact_no"), number("e.occurred_at"), number("e.entry_no")],
};
const NO_COMPANY: Source = Source {
    from: " FROM interaction_log_entry e WHERE e.contact_company_no = ''",
    keys: &[
        text("e.contact_company_no"),
        text("e.contact_company_no"),
        number("e.occurred_at"),
        number("e.entry_no"),
    ],
};

/// The same orders with fences.
const SORT_NO: Source = Source { from: ENTRIES, keys: &[number("e.entry_no + 0")] };
const SORT_DESCRIPTION: Source =
    Source { from: ENTRIES, keys: &[text("lower(e.description) || ''"), number("e.entry_no")] };
const SORT_SALESPERSON: Source = Source {
    from: ENTRIES,
    keys: &[text("e.salesperson_code || ''"), number("e.occurred_at"), number("e.entry_no")],
};
const SORT_CONTACT: Source = Source {
    from: " FROM interaction_log_entry e LEFT JOIN contact c ON c.contact_no = e.contact_no WHERE 1 = 1",
    keys: &[
        text("COALESCE(c.name_key, '')"),
        text("e.contact_no"),
        number("e.occurred_at"),
        number("e.entry_no"),
    ],
};
const SORT_COMPANY: Source = Source {
    from: " FROM interaction_log_entry e LEFT JOIN contact c ON c.contact_no = e.contact_company_no WHERE 1 = 1",
    keys: &[
        text("COALESCE(c.name_key, '')"),
        text("e.contact_company_no"),
        number("e.occurred_at"),
        number("e.entry_no"),
    ],
};

/// The sources to read one after the other.
pub(super) fn sources(sort: EntrySort, descending: bool, few: bool) -> Vec<&'static Source> {
    let mut sources = match (sort, few) {
        (EntrySort::Date, _) => vec![&BY_DATE],
        (EntrySort::EntryNo, false) => vec![&BY_NO],
        (EntrySort::EntryNo, true) => vec![&SORT_NO],
        (EntrySort::Description, false) => vec![&BY_DESCRIPTION],
        (EntrySort::Description, true) => vec![&SORT_DESCRIPTION],
        (EntrySort::Salesperson, false) => vec![&BY_SALESPERSON],
        (EntrySort::Salesperson, true) => vec![&SORT_SALESPERSON],
        (EntrySort::Contact, false) => vec![&NO_CONTACT, &BY_CONTACT],
        (EntrySort::Contact, true) => vec![&SORT_CONTACT],
        (EntrySort::Company, false) => vec![&NO_COMPANY, &BY_COMPANY],
        (EntrySort::Company, true) => vec![&SORT_COMPANY],
    };
    if descending {
        sources.reverse();
    }
    sources
}

/// The name of an order in cursors.
pub(super) fn name(sort: EntrySort) -> &'static str {
    match sort {
        EntrySort::EntryNo => "entry.no",
        EntrySort::Date => "entry.date",
        EntrySort::Description => "entry.description",
        EntrySort::Contact => "entry.contact",
        EntrySort::Company => "entry.company",
        EntrySort::Salesperson => "entry.salesperson",
    }
}
