//! Import and export over the whole product: files as other programs write them, hostile ones, large ones; and the
//! mail that waited for the people who come in.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use bitacora_engine::Engine;
use bitacora_engine::actions::import::Watch;
use bitacora_engine::actions::{contacts, export, import};
use bitacora_engine::domain::contact::{Contact, ContactQuery};
use bitacora_engine::domain::decision::Outcome;
use bitacora_engine::domain::interaction::EntryQuery;
use bitacora_engine::domain::transfer::{ExportList, ImportOptions, ImportSummary, ImportedRow, RowOutcome};
use bitacora_engine::{Code, auth::CredentialStore};

use crate::support::{S1, World, X, open};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

async fn import_file(engine: &Engine, file: &Path, dry_run: bool) -> (ImportSummary, Vec<ImportedRow>) {
    let mut rows = Vec::new();
    let mut told = |row: ImportedRow| rows.push(row);
    let options = ImportOptions { dry_run, ..ImportOptions::default() };
    let summary = import::contacts(engine, file, &options, &Watch::default(), &mut told).await.unwrap();
    (summary, rows)
}

async fn called(engine: &Engine, name: &str) -> Contact {
    let query = ContactQuery { limit: 1_000, ..ContactQuery::default() };
    let rows = contacts::list(engine, &query).await.unwrap().rows;
    rows.into_iter().find(|contact| contact.name == name).unwrap_or_else(|| panic!("no {name}"))
}

#[tokio::test]
async fn files_of_other_programs_come_in_whatever_they_are_written_in() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path(), &CredentialStore::memory()).await;
    let (outlook, rows) = import_file(&engine, &sample("outlook_es_windows1252.csv"), false).await;
    assert_eq!((outlook.encoding.as_str(), outlook.delimiter.as_str()), ("windows-1252", ";"));
    // The last row names only the company, which is there by then.
    assert_eq!((outlook.created, outlook.skipped), (3, 0), "{rows:?}");
    let jose = called(&engine, "José Núñez").await;
    assert_eq!((jose.country.as_str(), jose.email_2.as_str()), ("ES", "jose.nunez@aldea.example"));
    assert_eq!((jose.job_title.as_str(), jose.phone.as_str()), ("Enólogo", "+34 900 000 001"));
    let (google, rows) = import_file(&engine, &sample("google_utf16le.csv"), false).await;
    assert_eq!((google.encoding.as_str(), google.created), ("UTF-16LE", 1), "{rows:?}");
    let zoe = called(&engine, "Zoë Øst").await;
    assert_eq!(
        (zoe.email.as_str(), zoe.company_name.as_str()),
        ("zoe@nordlys.example ; z@nordlys.example", "Nordlys")
    );
    let (central, rows) = import_file(&engine, &sample("business_central_utf8_bom.csv"), false).await;
    assert_eq!(central.created, 2, "{rows:?}");
    let iris = called(&engine, "Iris Paz").await;
    assert_eq!((iris.no.as_str(), iris.company_no.as_str(), iris.phone.as_str()), ("KT2", "KT1", "+34 900"));
    let (cards, rows) = import_file(&engine, &sample("cards_mixed.vcf"), false).await;
    assert_eq!((cards.created, cards.skipped), (2, 1), "{rows:?}");
    assert!(rows[0].reason.contains("left out"), "the photo is told: {rows:?}");
    assert_eq!(called(&engine, "Inés Muñoz").await.company_name, "Mar Azul");
}

#[tokio::test]
async fn a_hostile_file_is_reported_row_by_row() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path(), &CredentialStore::memory()).await;
    let file = sample("hubspot_hostile.csv");
    let (tried, _) = import_file(&engine, &file, true).await;
    let (done, rows) = import_file(&engine, &file, false).await;
    assert_eq!(tried, ImportSummary { dry_run: true, ..done.clone() }, "a dry run tells the same");
    let outcomes: Vec<_> = rows.iter().map(|row| (row.row, row.outcome)).collect();
    let (created, skipped) = (RowOutcome::Created, RowOutcome::Skipped);
    assert_eq!(outcomes[..4], [(2, created), (3, created), (4, skipped), (5, skipped)], "{rows:?}");
    let pia = called(&engine, "Pía \"P\" Sol").await;
    assert_eq!((pia.phone.as_str(), pia.job_title.as_str()), ("=1+1", "Ventas,, sur"));
    let out = folder.path().join("out.csv");
    let all = ExportList::Contacts(ContactQuery::default());
    export::list(&engine, &all, &out, false, &Watch::default()).await.unwrap();
    assert!(std::fs::read_to_string(&out).unwrap().contains(",'=1+1,"), "no formula goes out");
}

#[tokio::test]
async fn mail_that_waited_is_logged_once_the_people_are_in() {
    let world = World::new().await;
    world.deliver(world.mail(X, &[S1], &[]));
    world.run().await;
    assert_eq!(world.messages(Outcome::Unmatched).await.len(), 1);
    let file = world.dir.path().join("in.csv");
    std::fs::write(&file, format!("Name,E-mail\nStranger,{X}\nOther,other@k.example\n")).unwrap();
    import_file(&world.engine, &file, true).await;
    assert_eq!(world.entries().await.len(), 0, "a dry run logs nothing");
    import_file(&world.engine, &file, false).await;
    assert_eq!(world.entries().await.len(), 1);
    let out = world.dir.path().join("entries.csv");
    let list = ExportList::Entries(EntryQuery::default());
    assert_eq!(export::list(&world.engine, &list, &out, false, &Watch::default()).await.unwrap(), 1);
    assert!(std::fs::read_to_string(&out).unwrap().contains("Stranger"));
    let messages = world.dir.path().join("messages.xlsx");
    let list = ExportList::Messages(bitacora_engine::domain::inbox::MessageQuery::default());
    assert_eq!(export::list(&world.engine, &list, &messages, false, &Watch::default()).await.unwrap(), 1);
}

/// A million rows, nearly all of them refused: what is measured is that reading holds nothing back.
#[tokio::test]
async fn a_million_rows_are_read_in_pieces() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path(), &CredentialStore::memory()).await;
    let file = folder.path().join("large.csv");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file).unwrap());
    writeln!(out, "Name,E-mail,City").unwrap();
    for number in 0..1_000_000 {
        let row = if number % 10_000 == 0 {
            format!("P{number},p{number}@k.example,X")
        } else {
            "a,b,c,d".to_owned()
        };
        writeln!(out, "{row}").unwrap();
    }
    out.into_inner().unwrap();
    let (mut counts, mut highest) = ([0_u32; 2], 0);
    let mut told = |row: ImportedRow| {
        counts[usize::from(row.outcome == RowOutcome::Skipped)] += 1;
        highest = row.row;
    };
    let watch = Watch::default();
    let summary =
        import::contacts(&engine, &file, &ImportOptions::default(), &watch, &mut told).await.unwrap();
    assert_eq!((summary.rows, summary.created, summary.skipped), (1_000_000, 100, 999_900));
    assert_eq!((counts, highest), ([100, 999_900], 1_000_001));
    assert_eq!((watch.progress().rows, watch.progress().percent), (1_000_000, 100));
}

#[tokio::test]
async fn many_contacts_come_in_go_out_and_come_in_again() {
    const MANY: u32 = 20_000;
    let folder = tempfile::tempdir().unwrap();
    let engine = open(folder.path(), &CredentialStore::memory()).await;
    let file = folder.path().join("many.csv");
    let mut text = "Name,Company,E-mail\n".to_owned();
    for number in 0..MANY {
        writeln!(text, "Person {number},Company {},p{number}@k.example", number % 100).unwrap();
    }
    std::fs::write(&file, text).unwrap();
    let (summary, _) = import_file(&engine, &file, false).await;
    assert_eq!((summary.created, summary.companies_created, summary.skipped), (MANY, 100, 0));
    let out = folder.path().join("out.csv");
    let all = ExportList::Contacts(ContactQuery::default());
    assert_eq!(export::list(&engine, &all, &out, false, &Watch::default()).await.unwrap(), MANY + 100);
    let (again, rows) = import_file(&engine, &out, true).await;
    let skipped: Vec<_> = rows.iter().filter(|row| row.outcome == RowOutcome::Skipped).take(3).collect();
    assert_eq!((again.created, again.updated), (0, MANY + 100), "{skipped:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_cannot_be_written_gets_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let engine = open(&folder.path().join("data"), &CredentialStore::memory()).await;
    // A file where a folder should be: refused also to the superuser.
    let no_folder = folder.path().join("file");
    std::fs::write(&no_folder, "x").unwrap();
    let all = ExportList::Contacts(ContactQuery::default());
    let error =
        export::list(&engine, &all, &no_folder.join("x.csv"), true, &Watch::default()).await.unwrap_err();
    assert_eq!(error.code(), Code::FileUnavailable);
    let (missing, options, watch) = (no_folder.join("x.csv"), ImportOptions::default(), Watch::default());
    let mut told = |_: ImportedRow| {};
    let error = import::contacts(&engine, &missing, &options, &watch, &mut told).await.unwrap_err();
    assert_eq!(error.code(), Code::FileUnavailable);
}
