//! Headings as Outlook, Google Contacts, HubSpot and Business Central write them, in English and Spanish, and the
//! fields they go to. A field of ours is known by its own name, so that new ones need no line here.

use std::collections::BTreeMap;

use crate::domain::address::Address;
use crate::domain::transfer::ImportColumn;
use crate::error::{Code, Error, Result};

/// Targets that are no field by themselves: parts of the name, every address in turn, the company's name, a note.
const PARTS: [&str; 6] = ["first_name", "middle_name", "last_name", "email", "company", "comment"];

/// Headings, plain as [`plain`] makes them, and their target. Where several may stand in one file (business and
/// home), the earlier column of the file wins.
const KNOWN: [(&str, &[&str]); 26] = [
    (
        "no",
        &["nº", "number", "numero", "contactno", "nºcontacto", "nºdecontacto", "recordid", "iddelregistro"],
    ),
    ("code", &["codigo", "cod", "salespersoncode", "codvendedor", "codigodevendedor", "codigovendedor"]),
    ("name", &["fullname", "displayname", "contactname", "nombrecompleto", "nombredecontacto", "fileas"]),
    ("first_name", &["givenname", "nombredepila", "primernombre"]),
    ("middle_name", &["additionalname", "segundonombre"]),
    ("last_name", &["familyname", "surname", "apellidos", "apellido", "lastnames"]),
    (
        "company",
        &[
            "companyname",
            "organization",
            "organisation",
            "organizationname",
            "associatedcompany",
            "account",
            "empresa",
            "nombreempresa",
            "nombredelaempresa",
            "nombredeempresa",
            "compania",
            "organizacion",
            "empresaasociada",
            "companyassociations",
        ],
    ),
    ("company_no", &["companyno", "nºempresa", "nºdeempresa"]),
    ("type", &["tipo", "contacttype", "tipodecontacto"]),
    ("job_title", &["jobtitle", "organizationtitle", "position", "puesto", "cargo", "puestodetrabajo"]),
    (
        "phone",
        &[
            "phoneno",
            "phonenumber",
            "telephone",
            "businessphone",
            "primaryphone",
            "companymainphone",
            "phonevalue",
            "telefono",
            "nºtelefono",
            "nºdetelefono",
            "numerodetelefono",
            "telefonodeltrabajo",
            "telefonodelaoficina",
            "telefonoprincipal",
            "homephone",
            "telefonoparticular",
        ],
    ),
    (
        "mobile",
        &[
            "mobilephone",
            "mobilephoneno",
            "mobilephonenumber",
            "cellphone",
            "movil",
            "telefonomovil",
            "nºtelefonomovil",
            "nºdetelefonomovil",
            "numerodetelefonomovil",
            "nºmovil",
        ],
    ),
    (
        "address",
        &[
            "street",
            "streetaddress",
            "businessstreet",
            "businessaddress",
            "addressstreet",
            "direccion",
            "calle",
            "calledeltrabajo",
            "calletrabajo",
            "direcciondeltrabajo",
            "homestreet",
            "calleparticular",
        ],
    ),
    (
        "address_2",
        &["address2", "businessstreet2", "addressextendedaddress", "direccion2", "calledeltrabajo2"],
    ),
    (
        "city",
        &[
            "town",
            "businesscity",
            "addresscity",
            "ciudad",
            "poblacion",
            "ciudaddetrabajo",
            "ciudaddeltrabajo",
            "homecity",
            "ciudadparticular",
        ],
    ),
    (
        "county",
        &[
            "state",
            "stateregion",
            "businessstate",
            "addressregion",
            "provincia",
            "estadoregion",
            "provinciaoestadodetrabajo",
            "provinciadeltrabajo",
        ],
    ),
    (
        "post_code",
        &[
            "postcode",
            "postalcode",
            "zip",
            "zipcode",
            "businesspostalcode",
            "addresspostalcode",
            "codigopostal",
            "cp",
            "codpostal",
            "codigopostaldeltrabajo",
        ],
    ),
    (
        "country",
        &[
            "countryregion",
            "countryregioncode",
            "businesscountryregion",
            "businesscountry",
            "addresscountry",
            "pais",
            "paisregion",
            "codpaisregion",
            "codigodepaisregion",
            "codigodepaisoregion",
            "paisoregiondeltrabajo",
            "paisoregiondetrabajo",
        ],
    ),
    (
        "language",
        &["languagecode", "preferredlanguage", "idioma", "codidioma", "codigodeidioma", "idiomapreferido"],
    ),
    (
        "home_page",
        &[
            "homepage",
            "webpage",
            "website",
            "websiteurl",
            "websitevalue",
            "url",
            "paginaweb",
            "sitioweb",
            "urldelsitioweb",
            "paginaprincipal",
        ],
    ),
    (
        "salesperson_code",
        &["salesperson", "vendedor", "codvendedor", "codigodevendedor", "codigovendedor", "salespersoncode"],
    ),
    ("territory", &["territorycode", "codterritorio", "codigodeterritorio", "codzona", "territorio"]),
    (
        "vat_registration_no",
        &["vatregistrationno", "vatno", "cif", "nif", "cifnif", "taxid", "nºidentificacionfiscal"],
    ),
    ("commission", &["commissionpercent", "comision"]),
    ("comment", &["notes", "note", "notas", "nota", "observaciones", "comentarios"]),
    ("minor", &["menor", "menordeedad"]),
];

/// What a column of e-mail addresses is called, without its number.
const EMAIL: [&str; 12] = [
    "email",
    "emailaddress",
    "emailvalue",
    "mail",
    "correo",
    "correoelectronico",
    "direcciondecorreoelectronico",
    "direcciondelcorreoelectronico",
    "direccioncorreoelectronico",
    "direcciondeemail",
    "emailprincipal",
    "primaryemail",
];

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
    /// Finds the fields of the columns. `accepts` knows the names of the fields a record has.
    ///
    /// # Errors
    /// `UnknownName` for a field or heading of `mapping` that there is not; `InvalidValue` when nothing of the first
    /// row is known.
    pub(crate) fn find(
        first: &[String],
        mapping: &BTreeMap<String, String>,
        accepts: fn(&str) -> bool,
    ) -> Result<Self> {
        let headings = !first.iter().any(|cell| Address::parse(cell).is_ok());
        let names: Vec<String> = if headings {
            first.iter().map(|cell| cell.trim().to_owned()).collect()
        } else {
            (1..=first.len()).map(|number| number.to_string()).collect()
        };
        let mapping = plain_mapping(&names, mapping, accepts)?;
        let people = names.iter().any(|name| target_of(name, accepts) == "last_name");
        let column = |name: &String| {
            let key = plain(name);
            let target = match mapping.get(&key) {
                Some(target) => target.clone(),
                // Outlook's and HubSpot's first name is Business Central's whole one.
                None if key == "nombre" => if people { "first_name" } else { "name" }.to_owned(),
                None => target_of(name, accepts),
            };
            Column { name: name.clone(), target }
        };
        let all: Vec<Column> = names.iter().map(column).collect();
        if all.iter().all(|column| column.target.is_empty()) {
            return Err(Error::new(Code::InvalidValue, "no column of the file is known")
                .hint("say which is which with --map \"Column=field\", or the column's number where it has no heading"));
        }
        Ok(Self { all, headings })
    }

    /// The columns as a report shows them.
    pub(crate) fn shown(&self) -> Vec<ImportColumn> {
        let shown =
            |column: &Column| ImportColumn { column: column.name.clone(), field: column.target.clone() };
        self.all.iter().map(shown).collect()
    }
}

fn plain_mapping(
    names: &[String],
    mapping: &BTreeMap<String, String>,
    accepts: fn(&str) -> bool,
) -> Result<BTreeMap<String, String>> {
    let known: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut found = BTreeMap::new();
    for (name, field) in mapping {
        let (key, field) = (plain(name), field.trim().to_lowercase());
        if !known.contains(&key) {
            return Err(Error::new(Code::UnknownName, format!("the file has no column \"{}\"", name.trim())));
        }
        if !field.is_empty() && !PARTS.contains(&field.as_str()) && !accepts(&field) {
            return Err(Error::new(Code::UnknownName, format!("there is no field {field}")));
        }
        found.insert(key, field);
    }
    Ok(found)
}

/// The target of a heading; blank when it is not known.
fn target_of(name: &str, accepts: fn(&str) -> bool) -> String {
    let usable = |target: &str| accepts(target) || PARTS.contains(&target);
    let own = name.trim().to_lowercase().replace([' ', '-'], "_");
    if !own.is_empty() && own != "email_2" && usable(&own) {
        return own;
    }
    let key = plain(name);
    // `E-mail 2 Address`, `Phone 1 - Value`: the number says which, and the order of the columns does as well.
    let without: String = key.chars().filter(|c| !c.is_ascii_digit()).collect();
    if EMAIL.contains(&without.as_str()) {
        return "email".to_owned();
    }
    let of = |key: &str| {
        let mut known = KNOWN
            .iter()
            .filter(|(target, names)| usable(target) && (names.contains(&key) || plain(target) == key));
        known.next().map(|(target, _)| (*target).to_owned())
    };
    let google = ["phonevalue", "organizationname", "organizationtitle", "websitevalue"];
    let counted = google.contains(&without.as_str()) || without.starts_with("address") && key != "address2";
    of(&key).or_else(|| counted.then(|| of(&without)).flatten()).unwrap_or_default()
}

/// A heading without case, accents, blanks and punctuation; `No.` and `N.º` become one.
fn plain(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        match c {
            'á' => text.push('a'),
            'é' => text.push('e'),
            'í' => text.push('i'),
            'ó' => text.push('o'),
            'ú' | 'ü' => text.push('u'),
            '°' | 'º' => text.push('º'),
            '%' => text.push_str("percent"),
            c if c.is_alphanumeric() => text.push(c),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
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
        let columns = Columns::find(&first, &BTreeMap::new(), accepts).unwrap();
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
        let expected = [
            "first_name",
            "last_name",
            "company",
            "job_title",
            "phone",
            "mobile",
            "email",
            "email",
            "home_page",
        ];
        assert_eq!(targets(spanish), expected);
        let google = "Name,Organization 1 - Name,Organization 1 - Title,E-mail 1 - Value,Phone 1 - Value,\
                      Address 1 - City,Website 1 - Value,E-mail 1 - Label";
        let expected = ["name", "company", "job_title", "email", "phone", "city", "home_page", ""];
        assert_eq!(targets(google), expected);
        let hubspot = "Nombre,Apellidos,Correo,Número de teléfono,Nombre de la empresa,Idioma preferido";
        assert_eq!(targets(hubspot), ["first_name", "last_name", "email", "phone", "company", "language"]);
        let business_central =
            "No.,Name,Type,Company No.,Company Name,Phone No.,Email,E-Mail 2,Salesperson Code";
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
        let columns = Columns::find(&first, &map(&[("farbe", "colour"), ("Company", "")]), accepts).unwrap();
        let targets: Vec<_> = columns.all.iter().map(|column| column.target.as_str()).collect();
        assert_eq!(targets, ["name", "colour", ""]);
        for wrong in [map(&[("Nothing", "name")]), map(&[("Name", "nothing")])] {
            let error = Columns::find(&first, &wrong, accepts).unwrap_err();
            assert_eq!(error.code(), Code::UnknownName);
        }
        let error = Columns::find(&["x".to_owned()], &BTreeMap::new(), accepts).unwrap_err();
        assert_eq!(error.code(), Code::InvalidValue);
    }

    #[test]
    fn a_table_without_headings_has_numbers() {
        let first = ["Ana".to_owned(), "ana@k.example".to_owned()];
        let mapping =
            BTreeMap::from([("1".to_owned(), "name".to_owned()), ("2".to_owned(), "email".to_owned())]);
        let columns = Columns::find(&first, &mapping, accepts).unwrap();
        assert!(!columns.headings);
        assert_eq!(columns.all[1].target, "email");
    }
}
