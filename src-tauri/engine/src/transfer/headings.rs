//! Headings as Outlook, Google Contacts, `HubSpot` and Business Central write them, in English and Spanish, and the
//! fields they go to. A field of ours is known by its own name, so that new ones need no line here.

/// Targets that are no field by themselves: parts of the name, every address in turn, the company's name, a note.
pub(super) const PARTS: [&str; 6] = ["first_name", "middle_name", "last_name", "email", "company", "comment"];

/// How somebody is reached, in the order files have it.
pub(crate) const REACHED: [&str; 11] = [
    "phone",
    "mobile",
    "address",
    "address_2",
    "post_code",
    "city",
    "county",
    "country",
    "language",
    "home_page",
    "salesperson_code",
];

/// Targets before [`REACHED`].
const NAMED: [&str; 11] = [
    "name",
    "first_name",
    "middle_name",
    "last_name",
    "email",
    "company",
    "company_no",
    "type",
    "no",
    "code",
    "job_title",
];

/// Targets behind [`REACHED`].
const FURTHER: [&str; 16] = [
    "commission",
    "comment",
    "salutation",
    "organizational_level",
    "business_relation",
    "territory",
    "currency",
    "vat_registration_no",
    "format_region",
    "correspondence_type",
    "search_name",
    "exclude_from_segment",
    "minor",
    "parental_consent",
    "privacy_blocked",
    "blocked",
];

/// Every target, in the order a person looks for them.
pub(crate) fn targets() -> impl Iterator<Item = &'static str> {
    NAMED.into_iter().chain(REACHED).chain(FURTHER)
}

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

/// Whether a target is one of records whose fields `accepts` knows.
pub(crate) fn is_target(name: &str, accepts: fn(&str) -> bool) -> bool {
    accepts(name) || PARTS.contains(&name)
}

/// The target of a heading; blank when it is not known.
pub(super) fn target_of(name: &str, accepts: fn(&str) -> bool) -> String {
    let usable = |target: &str| is_target(target, accepts);
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
pub(super) fn plain(name: &str) -> String {
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
