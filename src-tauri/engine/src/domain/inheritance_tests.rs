use super::*;
use crate::domain::contact::CorrespondenceType;

fn all() -> Setup {
    Setup { inherit_communication: true, ..Setup::default() }
}

fn company(name: &str) -> Contact {
    Contact {
        salesperson_code: format!("{name}-S"),
        territory: format!("{name}-T"),
        country: format!("{name}-C"),
        language: format!("{name}-L"),
        format_region: format!("{name}-R"),
        address: format!("{name} street"),
        city: format!("{name} city"),
        email: format!("info@{name}.example"),
        phone: format!("{name} phone"),
        correspondence_type: CorrespondenceType::Email,
        ..Contact::default()
    }
}

#[test]
fn a_person_who_joins_takes_codes_always_and_the_rest_where_it_is_blank() {
    let mut ana = Contact {
        salesperson_code: "JO".into(),
        territory: "X".into(),
        city: "Vigo".into(),
        email: "ana@x.example".into(),
        ..Contact::default()
    };
    join(&mut ana, (&company("k"), &Contact::default()), &all(), |_| false);
    assert_eq!((ana.salesperson_code.as_str(), ana.territory.as_str()), ("k-S", "k-T"));
    assert_eq!((ana.language.as_str(), ana.format_region.as_str()), ("k-L", "k-R"));
    assert_eq!((ana.address.as_str(), ana.city.as_str()), ("", "Vigo"), "the address only as a whole");
    assert_eq!((ana.email.as_str(), ana.phone.as_str()), ("ana@x.example", "k phone"));
    assert_eq!(ana.correspondence_type, CorrespondenceType::Email);
    join(&mut ana, (&Contact::default(), &company("k")), &all(), |_| false);
    assert_eq!((ana.salesperson_code.as_str(), ana.phone.as_str()), ("", ""), "even by a blank");
    assert_eq!((ana.city.as_str(), ana.email.as_str()), ("Vigo", "ana@x.example"));
}

#[test]
fn what_came_from_the_old_company_goes_with_it() {
    let mut ana = Contact { mobile: "own".into(), ..company("k") };
    join(&mut ana, (&company("m"), &company("k")), &all(), |_| false);
    assert_eq!(ana, Contact { mobile: "own".into(), ..company("m") });
}

#[test]
fn what_was_typed_in_the_same_go_or_is_switched_off_stays() {
    let before = Contact::default();
    let typed = Contact { salesperson_code: "JO".into(), ..Contact::default() };
    let mut ana = typed.clone();
    join(&mut ana, (&company("k"), &before), &all(), |field| !field.same(&typed, &before));
    assert_eq!((ana.salesperson_code.as_str(), ana.territory.as_str()), ("JO", "k-T"));
    let off = Setup {
        inherit_salesperson: false,
        inherit_territory: false,
        inherit_country: false,
        inherit_language: false,
        inherit_address: false,
        ..Setup::default()
    };
    let mut bea = Contact::default();
    join(&mut bea, (&company("k"), &before), &off, |_| false);
    assert_eq!(bea, Contact::default());
}

#[test]
fn people_follow_a_change_where_they_had_the_old_value() {
    let (before, mut after) = (company("k"), company("k"));
    after.email = "hello@k.example".into();
    after.city = "Soria".into();
    after.salesperson_code = "LI".into();
    let same = follow(&before, (&before, &after), &all()).unwrap();
    assert_eq!(
        (same.email.as_str(), same.city.as_str(), same.salesperson_code.as_str()),
        ("hello@k.example", "Soria", "LI")
    );
    let own = Contact {
        email: "own@k.example".into(),
        address: "own".into(),
        salesperson_code: "JO".into(),
        ..before.clone()
    };
    assert_eq!(follow(&own, (&before, &after), &all()), None);
    assert_eq!(follow(&before, (&before, &before), &all()), None);
}

#[test]
fn a_new_contact_begins_with_the_defaults() {
    let setup = Setup { default_country: "ES".into(), default_language: "ESP".into(), ..Setup::default() };
    let mut ana = Contact { language: "ENU".into(), ..Contact::default() };
    begin(&mut ana, &setup);
    assert_eq!((ana.country.as_str(), ana.language.as_str(), ana.territory.as_str()), ("ES", "ENU", ""));
}
