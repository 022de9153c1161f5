//! Files in odd shapes, and an import that ends where nobody wished it to.

use std::fmt::Write as _;

use super::tests::Desk;
use super::*;

const NAMES: [&str; 2] = ["Ñandú Pérez", "Ana"];

async fn names(desk: &Desk) -> Vec<String> {
    desk.contacts().await.into_iter().map(|contact| contact.name).collect()
}

/// Imports bytes as a file of that name: the summary, and what became of the rows.
async fn imported(
    desk: &Desk,
    name: &str,
    bytes: &[u8],
    encoding: &str,
) -> (ImportSummary, Vec<ImportedRow>) {
    let options = ImportOptions { encoding: encoding.into(), ..ImportOptions::default() };
    desk.try_import(&desk.file(name, bytes), &options).await.unwrap()
}

#[tokio::test]
async fn every_encoding_brings_the_same_people() {
    let text = "Name;E-mail\r\nÑandú Pérez;n@k.example\r\nAna;a@k.example\r\n";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let old: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let files = [
        (text.as_bytes().to_vec(), "UTF-8"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
        (little.clone(), "UTF-16LE"),
        ([vec![0xff, 0xfe], little].concat(), "UTF-16LE"),
        (big.clone(), "UTF-16BE"),
        ([vec![0xfe, 0xff], big].concat(), "UTF-16BE"),
        (old, "windows-1252"),
    ];
    for (bytes, encoding) in files {
        let desk = Desk::new().await;
        let (summary, rows) = imported(&desk, "in.csv", &bytes, "").await;
        assert_eq!((summary.encoding.as_str(), summary.created), (encoding, 2), "{rows:?}");
        let mut found = names(&desk).await;
        found.sort_by_key(String::len);
        assert_eq!(found, [NAMES[1], NAMES[0]], "{encoding}");
    }
}

#[tokio::test]
async fn what_is_no_text_in_its_encoding_costs_a_character_and_no_row() {
    let desk = Desk::new().await;
    let bytes = b"Name,E-mail\nA\xffna,a@k.example\nLuis,l\xfe@k.example\nEva,e@k.example\n";
    let (summary, rows) = imported(&desk, "in.csv", bytes, "utf-8").await;
    assert_eq!((summary.created, summary.skipped), (2, 1), "{rows:?}");
    assert_eq!((rows[1].note, rows[1].code.as_str()), (Some(RowNote::Refused), "email_invalid"));
    let mut found = names(&desk).await;
    found.sort();
    assert_eq!(found, ["A\u{fffd}na", "Eva"]);
}

#[tokio::test]
async fn every_line_end_in_one_file_ends_a_row() {
    let desk = Desk::new().await;
    let text = "Name,E-mail\rAna,a@k.example\nLuis,l@k.example\r\nEva,e@k.example\n\r\r\nPau,p@k.example\r";
    let (summary, rows) = desk.import(text).await;
    assert_eq!((summary.created, summary.skipped), (4, 0), "{rows:?}");
    let numbers: Vec<_> = rows.iter().map(|row| row.row).collect();
    assert_eq!(numbers, [2, 3, 4, 7], "blank rows are counted as a spreadsheet does");
}

#[tokio::test]
async fn cells_and_lines_of_megabytes_cost_their_row_alone() {
    let desk = Desk::new().await;
    let long = "x".repeat(3 << 20);
    let text = format!(
        "Name,E-mail\n{long},a@k.example\n\"{long}\",b@k.example\nAna,{}\nEva,e@k.example\n",
        ",".repeat(2 << 20)
    );
    let (summary, rows) = desk.import(&text).await;
    assert_eq!((summary.created, summary.skipped), (2, 2), "{rows:?}");
    assert_eq!(rows[0].note, Some(RowNote::TooLong), "{:?}", rows[0]);
    assert_eq!(rows.last().map(|row| row.name.as_str()), Some("Eva"));
    assert!(rows.iter().all(|row| row.name.len() < 200 && row.reason.len() < 300), "a report can be read");
}

#[tokio::test]
async fn headings_may_come_twice_not_at_all_or_alone() {
    let desk = Desk::new().await;
    let (summary, _) =
        desk.import("Name,E-mail,City,E-mail,City\nAna,a@k.example,Vigo,b@k.example,Lugo\n").await;
    assert_eq!(summary.created, 1);
    let ana = desk.called("Ana").await;
    assert_eq!(
        (ana.email.as_str(), ana.email_2.as_str(), ana.city.as_str()),
        ("a@k.example", "b@k.example", "Vigo")
    );
    let mapping = [("1".to_owned(), "name".to_owned()), ("2".to_owned(), "email".to_owned())].into();
    let said = ImportOptions { headings: Some(false), mapping, ..ImportOptions::default() };
    let file = desk.file("in.csv", b"Luis,l@k.example\nEva,e@k.example\n");
    let (bare, rows) = desk.try_import(&file, &said).await.unwrap();
    assert_eq!((bare.created, rows[0].row), (2, 1), "the first row is one");
    let (alone, rows) = desk.import("Name,E-mail\n").await;
    assert_eq!((alone.rows, rows.len()), (0, 0));
    let there = desk.contacts().await.len();
    for nothing in ["", "\n\n", "\u{feff}", " ; ; \n"] {
        let file = desk.file("in.csv", nothing.as_bytes());
        let refused = desk.try_import(&file, &ImportOptions::default()).await.unwrap_err();
        assert_eq!(refused.code(), Code::InvalidValue, "{nothing:?}");
    }
    assert_eq!(desk.contacts().await.len(), there);
}

#[tokio::test]
async fn cards_in_cards_and_cards_without_end_cost_no_other() {
    let desk = Desk::new().await;
    let text = "BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nEMAIL:a@k.example\nPHOTO:data:image/jpeg\\;base64\\,AAAA\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Open\nEMAIL:o@k.example\nBEGIN:VCARD\nFN:Luis\nAGENT:\nBEGIN:VCARD\nFN:Inner\n\
                END:VCARD\nEMAIL:l@k.example\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Eva\nEMAIL:e@k.example";
    let (summary, rows) = imported(&desk, "in.vcf", text.as_bytes(), "").await;
    assert_eq!((summary.created, summary.skipped), (2, 2), "{rows:?}");
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(desk.called("Ana").await.email, "a@k.example");
    assert_eq!(desk.called("Luis").await.email, "l@k.example");
}

fn many(rows: u32) -> String {
    let mut text = "Name,E-mail,Company\n".to_owned();
    for number in 0..rows {
        writeln!(text, "Person {number},p{number}@k.example,Firm").unwrap();
    }
    text
}

#[tokio::test]
async fn a_disk_that_fills_up_in_between_leaves_whole_batches_and_the_file_can_be_repeated() {
    let desk = Desk::new().await;
    let file = desk.file("many.csv", many(3_000).as_bytes());
    let (options, mut told) = (ImportOptions::default(), Vec::new());
    desk.engine.store.limit_pages(250).await;
    let failed = contacts(&desk.engine, &file, &options, &Watch::default(), &mut |row| told.push(row)).await;
    assert_eq!(failed.unwrap_err().code(), Code::DiskFull);
    assert!(
        !told.is_empty() && told.len().is_multiple_of(500),
        "every row written is told, and no other: {}",
        told.len()
    );
    assert!(told.iter().all(|row| row.outcome == RowOutcome::Created));
    let there = async |engine: &Engine| {
        let query = crate::domain::contact::ContactQuery::default();
        crate::actions::contacts::list(engine, &query).await.unwrap().total
    };
    assert_eq!(usize::try_from(there(&desk.engine).await).unwrap(), told.len() + 1, "with their company");
    desk.engine.store.limit_pages(i64::from(u32::MAX)).await;
    let (again, _) = desk.try_import(&file, &options).await.unwrap();
    assert_eq!((again.created as usize, again.updated as usize), (3_000 - told.len(), told.len()));
    assert_eq!(there(&desk.engine).await, 3_001, "none twice");
}
