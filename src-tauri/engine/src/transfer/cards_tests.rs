use super::*;

fn read(bytes: &[u8]) -> Vec<Card> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cards.vcf");
    std::fs::write(&path, bytes).unwrap();
    let mut cards = Cards::new(Source::open(&path, None).unwrap());
    let mut found = Vec::new();
    while let Some(card) = cards.next().unwrap() {
        found.push(card);
    }
    found
}

fn one(text: &str) -> Record {
    let mut cards = read(text.as_bytes());
    assert_eq!(cards.len(), 1, "{cards:?}");
    cards.pop().unwrap().1.unwrap()
}

#[test]
fn a_card_of_version_three_is_read_with_folds_and_a_photo() {
    let photo = "A".repeat(100_000);
    let text = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Pérez;Ana;María;;\r\nFN:Ana María Pérez\r\nORG:Viento Sur\\; S.L.;Ventas\r\n\
         TITLE:Dire\r\n ctora\r\nEMAIL;TYPE=INTERNET:segunda@viento.example\r\n\
         item1.EMAIL;TYPE=\"INTERNET,PREF\":ana@viento.example\r\nTEL;TYPE=CELL:+34 600\r\n\
         TEL;TYPE=WORK,FAX:+34 902\r\nTEL;TYPE=WORK:+34 910\r\nADR;TYPE=WORK:;;Calle Mayor\\, 1;Cádiz;;11001;España\r\n\
         URL:https://viento.example\r\nNOTE:Una\\nDos\r\nPHOTO;ENCODING=b;TYPE=JPEG:{photo}\r\n {photo}\r\nEND:VCARD\r\n"
    );
    let card = one(&text);
    let value = |name: &str| card.fields[name].as_str();
    assert_eq!((value("name"), value("job_title")), ("Ana María Pérez", "Directora"));
    assert_eq!(card.company, "Viento Sur; S.L.");
    assert_eq!(card.emails, ["ana@viento.example", "segunda@viento.example"], "the preferred one first");
    assert_eq!((value("mobile"), value("phone")), ("+34 600", "+34 910"));
    assert_eq!((value("address"), value("city"), value("country")), ("Calle Mayor, 1", "Cádiz", "ES"));
    assert_eq!(card.comment, "Una\nDos");
    assert_eq!(card.left_out, Some(RowNote::PictureLeftOut), "the photo is told");
}

#[test]
fn old_cards_in_other_charsets_are_read() {
    let card = one(
        "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Nu=F1ez;Jos=E9;;;\n\
         ADR;WORK;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:;;Calle de la =\nNi=C3=B1a 1;Madrid;;;\n\
         EMAIL;INTERNET:jose@k.example\nTEL;CELL;VOICE:600\nPHOTO;JPEG;ENCODING=BASE64:\n AAAA\n AAAA\n\nEND:VCARD\n",
    );
    assert_eq!(card.fields["name"], "José Nuñez");
    assert_eq!(card.fields["address"], "Calle de la Niña 1");
    assert_eq!(card.fields["mobile"], "600");
    let mut old = b"BEGIN:VCARD\nVERSION:2.1\nN:Nu".to_vec();
    old.push(0xf1);
    old.extend_from_slice(b"ez;Ana\nEND:VCARD\n");
    assert_eq!(read(&old)[0].1.as_ref().unwrap().fields["name"], "Ana Nuñez", "raw Windows-1252");
}

#[test]
fn a_card_of_version_four_is_read() {
    let card = one("BEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Viento Sur\nEMAIL;PREF=2:b@viento.example\n\
         EMAIL;PREF=1:a@viento.example\nTEL;VALUE=uri;TYPE=\"voice,cell\":tel:+34-600\nLANG:es\nEND:VCARD\n");
    assert_eq!((card.fields["type"].as_str(), card.fields["language"].as_str()), ("Company", "es"));
    assert_eq!(card.emails, ["a@viento.example", "b@viento.example"]);
    assert_eq!(card.fields["mobile"], "+34-600");
}

#[test]
fn broken_cards_cost_no_other() {
    let long = "x".repeat(70_000);
    let text = format!(
        "noise\nBEGIN:VCARD\nFN:One\nBEGIN:VCARD\nFN:Two\nEND:VCARD\nBEGIN:VCARD\nFN:Three\nNOTE:{long}\nEND:VCARD\n\
         BEGIN:VCARD\nFN:Four\nAGENT:\nBEGIN:VCARD\nFN:Inner\nEND:VCARD\nno colon\n;;;:\nEND:VCARD\nBEGIN:VCARD\nFN:Five"
    );
    let cards = read(text.as_bytes());
    let names: Vec<_> = cards
        .iter()
        .map(|(number, card)| match card {
            Ok(record) => format!("{number} {}", record.fields["name"]),
            Err(unread) => format!("{number} {}", unread.reason),
        })
        .collect();
    let expected = [
        "1 the card has no end",
        "2 Two",
        "3 a cell or line is longer than 64 KiB; a quote may be missing",
        "4 Four",
        "5 the card has no end",
    ];
    assert_eq!(names, expected);
    assert!(read(b"").is_empty() && read(b"no card at all").is_empty());
}
