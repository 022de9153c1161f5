use super::*;

fn accepts(name: &str) -> bool {
    const FIELDS: [&str; 17] = [
        "no",
        "name",
        "type",
        "company_no",
        "job_title",
        "email",
        "email_2",
        "phone",
        "mobile",
        "address",
        "city",
        "country",
        "language",
        "home_page",
        "salesperson_code",
        "minor",
        "colour",
    ];
    FIELDS.contains(&name)
}

fn targets(headings: &str) -> Vec<String> {
    let first: Vec<String> = headings.split(',').map(str::to_owned).collect();
    let columns = Columns::find(&first, (&BTreeMap::new(), None), accepts).unwrap();
    assert!(columns.headings);
    columns.all.into_iter().map(|column| column.target).collect()
}

#[test]
fn the_headings_of_four_programs_in_two_languages_are_known() {
    let outlook = "First Name,Middle Name,Last Name,Company,Job Title,Business Street,Business City,\
                   Business Country/Region,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address,\
                   E-mail Type,Web Page,Notes,Anniversary";
    let expected = [
        "first_name",
        "middle_name",
        "last_name",
        "company",
        "job_title",
        "address",
        "city",
        "country",
        "phone",
        "mobile",
        "email",
        "email",
        "",
        "home_page",
        "comment",
        "",
    ];
    assert_eq!(targets(outlook), expected);
    let spanish = "Nombre,Apellidos,Organización,Puesto,Teléfono del trabajo,Móvil,\
                   Dirección de correo electrónico,Dirección de correo electrónico 2,Página web";
    let expected =
        ["first_name", "last_name", "company", "job_title", "phone", "mobile", "email", "email", "home_page"];
    assert_eq!(targets(spanish), expected);
    let google = "Name,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Value,Phone 1 - Value,\
                  Address 1 - City,Website 1 - Value,E-mail 1 - Label";
    let expected = ["name", "company", "job_title", "email", "phone", "city", "home_page", ""];
    assert_eq!(targets(google), expected);
    let hubspot = "Nombre,Apellidos,Correo,Número de teléfono,Nombre de la empresa,Idioma preferido";
    assert_eq!(targets(hubspot), ["first_name", "last_name", "email", "phone", "company", "language"]);
    let business_central = "No.,Name,Type,Company No.,Company Name,Phone No.,Email,E-Mail 2,Salesperson Code";
    let expected =
        ["no", "name", "type", "company_no", "company", "phone", "email", "email", "salesperson_code"];
    assert_eq!(targets(business_central), expected);
    let spanish = "Nº,Nombre,Nombre empresa,Nº teléfono,Cód. vendedor,Cód. idioma";
    assert_eq!(targets(spanish), ["no", "name", "company", "phone", "salesperson_code", "language"]);
}

#[test]
fn our_own_fields_need_no_list_and_what_a_record_lacks_is_left_out() {
    assert_eq!(
        targets("no,email_2,colour,Home Page,Postal Code"),
        ["no", "email", "colour", "home_page", ""]
    );
}

#[test]
fn a_mapping_goes_over_what_is_known() {
    let first = ["Name".to_owned(), "Farbe".to_owned(), "Company".to_owned()];
    let map = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, field)| ((*name).to_owned(), (*field).to_owned())).collect()
    };
    let columns =
        Columns::find(&first, (&map(&[("farbe", "colour"), ("Company", "")]), None), accepts).unwrap();
    let targets: Vec<_> = columns.all.iter().map(|column| column.target.as_str()).collect();
    assert_eq!(targets, ["name", "colour", ""]);
    for wrong in [map(&[("Nothing", "name")]), map(&[("Name", "nothing")])] {
        let error = Columns::find(&first, (&wrong, None), accepts).unwrap_err();
        assert_eq!(error.code(), Code::UnknownName);
    }
    let error = Columns::find(&["x".to_owned()], (&BTreeMap::new(), None), accepts).unwrap_err();
    assert_eq!(error.code(), Code::InvalidValue);
}

#[test]
fn a_table_without_headings_has_numbers() {
    let first = ["Ana".to_owned(), "ana@k.example".to_owned()];
    let mapping = BTreeMap::from([("1".to_owned(), "name".to_owned()), ("2".to_owned(), "email".to_owned())]);
    let columns = Columns::find(&first, (&mapping, None), accepts).unwrap();
    assert!(!columns.headings);
    assert_eq!(columns.all[1].target, "email");
}

#[test]
fn columns_are_named_by_their_place_and_headings_as_a_person_says() {
    let first = ["E-mail".to_owned(), "E-mail".to_owned()];
    let second = BTreeMap::from([("#2".to_owned(), String::new())]);
    let columns = Columns::find(&first, (&second, None), accepts).unwrap();
    let targets: Vec<_> = columns.all.iter().map(|column| column.target.as_str()).collect();
    assert_eq!(targets, ["email", ""], "two of one name");
    let plain = Columns::propose(&first, (&BTreeMap::new(), Some(false)), accepts).unwrap();
    assert!(!plain.headings && plain.all.iter().all(|column| column.target.is_empty()), "{plain:?}");
    let none = Columns::find(&first, (&BTreeMap::new(), Some(false)), accepts).unwrap_err();
    assert_eq!(none.code(), Code::InvalidValue);
    let far = BTreeMap::from([("#3".to_owned(), "name".to_owned())]);
    assert_eq!(Columns::propose(&first, (&far, None), accepts).unwrap_err().code(), Code::UnknownName);
}
