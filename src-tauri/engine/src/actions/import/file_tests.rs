use std::fmt::Write as _;

use super::tests::Desk;
use super::*;
use crate::domain::transfer::ImportPreview;

async fn previewed(desk: &Desk, name: &str, bytes: &[u8], options: &ImportOptions) -> ImportPreview {
    preview(ImportNoun::Contacts, &desk.file(name, bytes), options).await.unwrap()
}

fn fields(preview: &ImportPreview) -> Vec<&str> {
    preview.columns.iter().map(|column| column.field.as_str()).collect()
}

#[tokio::test]
async fn a_preview_tells_how_the_file_is_read_and_follows_what_a_person_says() {
    let desk = Desk::new().await;
    let text = "Nombre;Apellidos;Correo;Farbe\nAna;P\u{e9}rez;ana@k.example;rojo\nLuis;Gil;luis@k.example\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let found = previewed(&desk, "in.csv", &bytes, &ImportOptions::default()).await;
    assert_eq!(
        (found.encoding.as_str(), found.delimiter.as_str(), found.headings),
        ("windows-1252", ";", true)
    );
    assert_eq!(fields(&found), ["first_name", "last_name", "email", ""]);
    assert_eq!(
        found.rows,
        [["Ana", "Pérez", "ana@k.example", "rojo"], ["Luis", "Gil", "luis@k.example", ""]]
    );
    assert!(found.fields.contains(&"vat_registration_no".to_owned()), "{:?}", found.fields);
    assert!(!found.fields.contains(&"commission".to_owned()), "that is a salesperson's: {:?}", found.fields);
    let said = ImportOptions {
        delimiter: ",".into(),
        encoding: "macintosh".into(),
        headings: Some(false),
        ..ImportOptions::default()
    };
    let other = previewed(&desk, "in.csv", &bytes, &said).await;
    assert_eq!((other.columns.len(), other.rows.len(), other.headings), (1, 3, false), "{other:?}");
    assert!(other.rows[1][0].contains("PÈrez"), "{:?}", other.rows);
    let none = previewed(&desk, "none.csv", b"x,y\n1,2\n", &ImportOptions::default()).await;
    assert_eq!(fields(&none), ["", ""], "nothing known is no error before a person had a look");
}

#[tokio::test]
async fn a_preview_of_cards_shows_what_they_fill() {
    let desk = Desk::new().await;
    let text = format!(
        "BEGIN:VCARD\nFN:Ana\nORG:Uno\nEMAIL:a@k.example\nPHOTO;ENCODING=b:{}\nEND:VCARD\nBEGIN:VCARD\nFN:Luis\nTEL:1\nEND:VCARD\n",
        "A".repeat(9_000)
    );
    let found = previewed(&desk, "in.vcf", text.as_bytes(), &ImportOptions::default()).await;
    assert_eq!(fields(&found), ["name", "email", "company", "phone"]);
    assert_eq!(found.rows, [["Ana", "a@k.example", "Uno", ""], ["Luis", "", "", "1"]]);
    let wrong = preview(ImportNoun::Salespeople, &desk.file("in.vcf", b""), &ImportOptions::default()).await;
    assert_eq!(wrong.unwrap_err().code(), Code::InvalidValue);
}

#[tokio::test]
async fn cells_of_a_preview_are_short_and_can_be_shown() {
    let desk = Desk::new().await;
    let text = format!("Name,Note\nA\0na,{}\n", "x".repeat(1_000));
    let found = previewed(&desk, "in.csv", text.as_bytes(), &ImportOptions::default()).await;
    assert_eq!((found.rows[0][0].as_str(), found.rows[0][1].chars().count()), ("A na", 121));
}

#[tokio::test]
async fn those_who_are_there_can_be_left_as_they_are() {
    let desk = Desk::new().await;
    desk.import("no,name,type,email,city\nC1,Uno,Company,uno@k.example,Cádiz\n").await;
    let text = "no,name,type,email,company,city\nC1,Dos,,,,\n,Tres,,uno@k.example,Nueva,\n,Uno,Company,,,\n,Ana,,ana@k.example,Uno,\n";
    let options = ImportOptions { existing: Existing::Skip, ..ImportOptions::default() };
    let (summary, rows) = desk.try_import(&desk.file("in.csv", text.as_bytes()), &options).await.unwrap();
    let notes: Vec<_> = rows.iter().map(|row| (row.outcome, row.note, row.no.as_str())).collect();
    let there = |no| (RowOutcome::Skipped, Some(RowNote::ThereAlready), no);
    assert_eq!(notes[..3], [there("C1"), there("C1"), there("C1")]);
    assert_eq!(
        (summary.created, summary.updated, summary.companies_created),
        (1, 0, 0),
        "no company is made for who stays"
    );
    let uno = desk.called("Uno").await;
    assert_eq!((uno.city.as_str(), desk.contacts().await.len()), ("Cádiz", 2));
}

#[tokio::test]
async fn one_person_twice_in_a_file_comes_in_once() {
    let desk = Desk::new().await;
    let text = "Name,E-mail,City\nAna,ana@k.example,\nAna Pérez,ANA@k.example,Cádiz\nLuis,,\nluis,,\n";
    let (summary, rows) = desk.import(text).await;
    assert_eq!((summary.created, summary.updated, summary.skipped), (2, 2, 0), "{rows:?}");
    assert_eq!((rows[0].no == rows[1].no, rows[2].no == rows[3].no), (true, true));
    assert_eq!(desk.called("Ana Pérez").await.city, "Cádiz");
}

#[tokio::test]
async fn why_a_row_was_passed_over_is_a_code() {
    let desk = Desk::new().await;
    desk.import("no,name,email\nA,Ana,a@k.example\nB,Ana,b@k.example\n").await;
    let text = "Name,E-mail,Minor\nEva,e@@k.example,\n,,no\nAna,,\nZoe,z@k.example,perhaps\nX,x@k.example,,,y\nOpen,\"o@k";
    let (_, rows) = desk.import(text).await;
    let told: Vec<_> =
        rows.iter().map(|row| (row.row, row.name.as_str(), row.note.unwrap(), row.code.as_str())).collect();
    let expected = [
        (2, "Eva", RowNote::Refused, "email_invalid"),
        (3, "", RowNote::NamesNobody, ""),
        (4, "Ana", RowNote::NameOfSeveral, ""),
        (5, "Zoe", RowNote::Refused, "invalid_value"),
        (6, "", RowNote::TooManyCells, ""),
        (7, "", RowNote::CutOff, ""),
    ];
    assert_eq!(told, expected);
    assert!(rows.iter().all(|row| row.outcome == RowOutcome::Skipped && !row.reason.is_empty()), "{rows:?}");
}

#[tokio::test]
async fn a_file_that_was_cut_off_costs_its_last_row() {
    let whole = "Name,E-mail,City\nAna,ana@k.example,Cádiz\nLuis,luis@k.example,Málaga\n".as_bytes();
    // From behind the last comma to behind the line before: what is left of the row lacks a cell.
    for cut in 9..28 {
        let desk = Desk::new().await;
        let file = desk.file("in.csv", &whole[..whole.len() - cut]);
        let (summary, rows) = desk.try_import(&file, &ImportOptions::default()).await.unwrap();
        assert_eq!((summary.created, summary.skipped), (1, 1), "half a row is none: {cut} {rows:?}");
        assert_eq!((rows[1].row, rows[1].note), (3, Some(RowNote::CutOff)));
        assert_eq!(desk.called("Ana").await.city, "Cádiz");
    }
    let desk = Desk::new().await;
    let file = desk.file("in.csv", &whole[..whole.len() - 6]);
    let (summary, _) = desk.try_import(&file, &ImportOptions::default()).await.unwrap();
    assert_eq!(summary.encoding, "UTF-8", "half a character changes no other row");
}

#[tokio::test]
async fn an_import_that_is_stopped_in_between_can_be_repeated() {
    let desk = Desk::new().await;
    let mut text = "Name,Company,E-mail\n".to_owned();
    for number in 0..3_000 {
        writeln!(text, "Person {number},Company {},p{number}@k.example", number / 100).unwrap();
    }
    let file = desk.file("many.csv", text.as_bytes());
    let (watch, mut rows) = (Watch::default(), 0);
    let stopping = watch.clone();
    let mut told = |_: ImportedRow| {
        rows += 1;
        if rows == 700 {
            stopping.cancel();
        }
    };
    let options = ImportOptions::default();
    let summary = contacts(&desk.engine, &file, &options, &watch, &mut told).await.unwrap();
    assert!(summary.canceled && summary.created == 1_000, "whole transactions: {summary:?}");
    let there = || async {
        crate::actions::contacts::list(&desk.engine, &crate::domain::contact::ContactQuery::default())
            .await
            .unwrap()
            .total
    };
    assert_eq!(there().await, 1_010, "what was told is there, with the companies, and nothing else");
    let (again, _) = desk.try_import(&file, &options).await.unwrap();
    assert_eq!((again.created, again.updated, again.canceled), (2_000, 1_000, false));
    assert_eq!(there().await, 3_030, "none twice");
}

#[tokio::test]
async fn a_photo_of_megabytes_takes_no_room_and_old_cards_are_read() {
    let desk = Desk::new().await;
    let photo = "QUJD".repeat(19) + "\r\n ";
    let text = format!(
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Nu=C3=B1ez;Jos=C3=A9;;;\r\n\
         EMAIL;INTERNET:jose@k.example\r\nPHOTO;ENCODING=BASE64;JPEG:{}\r\n\r\nEND:VCARD\r\n\
         BEGIN:VCARD\rVERSION:3.0\nFN:Luis\r\nEMAIL:luis@k.example\nEND:VCARD",
        photo.repeat(60_000)
    );
    assert!(text.len() > 4_000_000);
    let file = desk.file("in.vcf", text.as_bytes());
    let (summary, rows) = desk.try_import(&file, &ImportOptions::default()).await.unwrap();
    assert_eq!((summary.created, summary.skipped), (2, 0), "{rows:?}");
    assert_eq!(rows[0].note, Some(RowNote::PictureLeftOut));
    assert_eq!(desk.called("José Nuñez").await.email, "jose@k.example");
}

#[tokio::test]
async fn formulas_quotes_nuls_and_mixed_line_ends_do_no_harm() {
    let desk = Desk::new().await;
    let text = "Name,E-mail,Job Title\r\n\"=cmd|' /C calc'!A0\",f1@k.example,+1\r\"@SUM(1,2)\",f2@k.example,\"a \"\"b\"\"\"\n\
                \"two\r\nlines\",f3@k.example,x\r\nNu\0l,f4@k.example,\n\"un\"quoted,f5@k.example,\n";
    let (summary, rows) = desk.import(text).await;
    assert_eq!((summary.created, summary.skipped), (4, 1), "{rows:?}");
    assert_eq!(
        desk.called("=cmd|' /C calc'!A0").await.job_title,
        "+1",
        "kept as text; the export keeps it harmless"
    );
    assert_eq!(desk.called("@SUM(1,2)").await.job_title, "a \"b\"");
    assert_eq!(desk.called("two, lines").await.email, "f3@k.example");
    assert_eq!((rows[3].note, rows[3].code.as_str()), (Some(RowNote::Refused), "invalid_value"));
}
