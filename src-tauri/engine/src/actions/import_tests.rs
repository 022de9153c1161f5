use std::fmt::Write as _;
use std::path::PathBuf;

use super::*;
use crate::actions::contacts as noun;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::contact::{Contact, ContactQuery, ContactType};
use crate::store::test_support::at;

pub(super) struct Desk {
    pub(super) engine: Engine,
    pub(super) folder: tempfile::TempDir,
}

impl Desk {
    pub(super) async fn new() -> Self {
        let (engine, folder) = engine(Clock::fixed(at(0))).await;
        Self { engine, folder }
    }

    pub(super) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(super) async fn try_import(
        &self,
        file: &Path,
        options: &ImportOptions,
    ) -> Result<(ImportSummary, Vec<ImportedRow>)> {
        let mut rows = Vec::new();
        let mut told = |row: ImportedRow| rows.push(row);
        let summary = super::contacts(&self.engine, file, options, &Watch::default(), &mut told).await?;
        Ok((summary, rows))
    }

    pub(super) async fn import(&self, text: &str) -> (ImportSummary, Vec<ImportedRow>) {
        self.try_import(&self.file("in.csv", text.as_bytes()), &ImportOptions::default()).await.unwrap()
    }

    pub(super) async fn contacts(&self) -> Vec<Contact> {
        noun::list(&self.engine, &ContactQuery { limit: 1_000, ..ContactQuery::default() })
            .await
            .unwrap()
            .rows
    }

    pub(super) async fn called(&self, name: &str) -> Contact {
        self.contacts().await.into_iter().find(|contact| contact.name == name).unwrap()
    }
}

const OUTLOOK: &str = "First Name,Last Name,Company,E-mail Address,E-mail 2 Address,E-mail 3 Address,Notes\r\n\
    Ana,Pérez,Viento Sur,ana@viento.example,ana2@viento.example,ana3@viento.example,Met in May\r\n\
    Luis,Gil,VIENTO SUR,luis@viento.example,,,\r\n\
    Eva,Roca,,not an address,,,\r\n";

#[tokio::test]
async fn people_companies_and_addresses_come_in_and_a_second_time_changes_nothing() {
    let desk = Desk::new().await;
    let (summary, rows) = desk.import(OUTLOOK).await;
    assert_eq!((summary.rows, summary.created, summary.updated, summary.skipped), (3, 2, 0, 1), "{rows:?}");
    assert_eq!(summary.companies_created, 1, "the company is the same in any case");
    assert_eq!((rows[2].row, rows[2].outcome), (4, RowOutcome::Skipped));
    assert!(rows[2].reason.contains("not an address"), "{:?}", rows[2]);
    let ana = desk.called("Ana Pérez").await;
    assert_eq!((ana.email.as_str(), ana.email_2.as_str()), ("ana@viento.example", "ana2@viento.example"));
    assert_eq!(ana.alternative_addresses[0].email, "ana3@viento.example");
    assert_eq!(ana.company_name, "Viento Sur");
    assert_eq!(desk.engine.store.contact_comments(&ana.no).await.unwrap()[0].comment, "Met in May");
    let before = desk.contacts().await;
    assert_eq!(before.len(), 3);
    let (summary, _) = desk.import(OUTLOOK).await;
    assert_eq!((summary.created, summary.updated, summary.companies_created), (0, 2, 0));
    assert_eq!(desk.contacts().await, before);
    assert_eq!(desk.engine.store.contact_comments(&ana.no).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_number_names_the_contact_and_an_address_only_adds() {
    let desk = Desk::new().await;
    desk.import("no,name,email,email_2\nK1,Ana,a@k.example,\nK2,Luis,l@k.example,l2@k.example\n").await;
    let (summary, rows) =
        desk.import("no,name,email,city\nk1,Ana María,new@k.example,\nK9,Zoe,z@k.example,Cádiz\n").await;
    assert_eq!((summary.created, summary.updated), (1, 1), "{rows:?}");
    assert_eq!((rows[0].no.as_str(), rows[1].no.as_str()), ("K1", "K9"));
    assert_eq!(desk.called("Ana María").await.email, "new@k.example");
    desk.import("name,email,e-mail 2\nLuis Gil,l2@k.example,l3@k.example\n").await;
    let luis = desk.called("Luis Gil").await;
    assert_eq!(
        (luis.email.as_str(), luis.email_2.as_str()),
        ("l@k.example", "l2@k.example"),
        "none is taken away"
    );
    assert_eq!(luis.alternative_addresses[0].email, "l3@k.example");
}

#[tokio::test]
async fn rows_without_address_are_found_by_name_and_company() {
    let desk = Desk::new().await;
    let text = "Name,Company\nAna,Uno\nAna,Dos\nAna,Uno\n,Uno\nPepa,\nPEPA,\n,\n";
    let (summary, rows) = desk.import(text).await;
    let outcomes: Vec<_> = rows.iter().map(|row| row.outcome.as_str()).collect();
    assert_eq!(outcomes, ["created", "created", "updated", "updated", "created", "updated"], "{rows:?}");
    assert_eq!((summary.companies_created, desk.contacts().await.len()), (2, 5));
}

#[tokio::test]
async fn hostile_cells_are_text_or_pass_their_row_over() {
    let desk = Desk::new().await;
    let text = "Name;E-mail;Phone\r=HYPERLINK(\"x\");f@k.example;'+34 1\n\
                Ze\0ro;z@k.example;\r\n\"Qu\"\"ote\";q@k.example;a;b\n\"O'Hara\nJr\";o@k.example\n";
    let (summary, rows) = desk.import(text).await;
    assert_eq!((summary.created, summary.skipped, summary.delimiter.as_str()), (2, 2, ";"), "{rows:?}");
    let formula = desk.called("=HYPERLINK(\"x\")").await;
    assert_eq!(formula.phone, "+34 1");
    assert_eq!(desk.called("O'Hara, Jr").await.email, "o@k.example");
    assert!(rows[1].reason.contains("cannot be shown"), "{:?}", rows[1]);
    assert!(rows[2].reason.contains("4 cells"), "{:?}", rows[2]);
}

#[tokio::test]
async fn a_dry_run_writes_nothing_and_tells_the_same() {
    let desk = Desk::new().await;
    desk.import("no,name,type\nC1,Uno,Company\n").await;
    let bytes = |ending: &str| {
        std::fs::read(desk.folder.path().join(format!("{DATABASE}{ending}"))).unwrap_or_default()
    };
    let before = [bytes(""), bytes("-wal")];
    let mut text = "no,name,type,company_no,email\nC2,Dos,Company,,\nC1,Uno,Company,,\n".to_owned();
    for number in 0..1_200 {
        writeln!(text, "P{number},Person {number},Person,C2,p{number}@k.example").unwrap();
    }
    let file = desk.file("many.csv", text.as_bytes());
    let dry = ImportOptions { dry_run: true, ..ImportOptions::default() };
    let (preview, rows) = desk.try_import(&file, &dry).await.unwrap();
    assert!([bytes(""), bytes("-wal")] == before, "the database is byte for byte what it was");
    assert_eq!(desk.contacts().await.len(), 1);
    assert!(rows.iter().all(|row| (row.outcome == RowOutcome::Created) == row.no.is_empty()));
    let (done, _) = desk.try_import(&file, &ImportOptions::default()).await.unwrap();
    assert_eq!((preview.created, preview.updated, preview.skipped), (1_201, 1, 0));
    assert_eq!(preview, ImportSummary { dry_run: true, ..done });
    let left = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    assert!(!left.into_iter().any(|name| name.starts_with("import-preview")), "the copy is gone");
}

#[tokio::test]
async fn cards_with_photos_come_in() {
    let desk = Desk::new().await;
    let photo = "A".repeat(200_000);
    let text = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Pérez\r\nORG:Viento Sur\r\nEMAIL:ana@viento.example\r\n\
         PHOTO;ENCODING=b:{photo}\r\nNOTE:Una\\nDos\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\n\
         FN:Viento Sur\r\nEMAIL:hola@viento.example\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Open\r\n"
    );
    let file = desk.file("in.vcf", text.as_bytes());
    let (summary, rows) = desk.try_import(&file, &ImportOptions::default()).await.unwrap();
    assert_eq!((summary.format.as_str(), summary.created, summary.skipped), ("vcard", 2, 1), "{rows:?}");
    assert!(rows[0].reason.contains("left out"), "{rows:?}");
    assert_eq!(desk.called("Ana Pérez").await.company_name, "Viento Sur");
}

#[tokio::test]
async fn an_import_that_is_dropped_leaves_whole_rows_and_can_be_repeated() {
    let desk = Desk::new().await;
    let mut text = "Name,Company,E-mail\n".to_owned();
    for number in 0..2_000 {
        writeln!(text, "Person {number},Company {},p{number}@k.example", number / 100).unwrap();
    }
    let file = desk.file("many.csv", text.as_bytes());
    let (seen, mut rows) = (Arc::new(tokio::sync::Notify::new()), 0);
    let notify = Arc::clone(&seen);
    let mut told = |_: ImportedRow| {
        rows += 1;
        if rows == 501 {
            notify.notify_one();
        }
    };
    let (options, watch) = (ImportOptions::default(), Watch::default());
    let import = super::contacts(&desk.engine, &file, &options, &watch, &mut told);
    tokio::select! {
        _ = import => panic!("it was not to end"),
        () = seen.notified() => {}
    }
    let count = async || noun::list(&desk.engine, &ContactQuery::default()).await.unwrap().total;
    let first = count().await;
    assert!((1_000..2_020).contains(&first), "some of it, in whole transactions: {first}");
    let (summary, _) = desk.try_import(&file, &options).await.unwrap();
    assert_eq!((summary.rows, summary.skipped), (2_000, 0));
    assert_eq!(count().await, 2_020, "2,000 people and 20 companies, none twice");
}

#[tokio::test]
async fn an_import_that_is_canceled_says_so() {
    let desk = Desk::new().await;
    let file = desk.file("in.csv", OUTLOOK.as_bytes());
    let watch = Watch::default();
    watch.cancel();
    let mut told = |_: ImportedRow| {};
    let summary =
        super::contacts(&desk.engine, &file, &ImportOptions::default(), &watch, &mut told).await.unwrap();
    assert!(summary.canceled && summary.rows == 0);
    assert!(desk.contacts().await.is_empty());
}

#[tokio::test]
async fn files_that_cannot_be_imported_say_why() {
    let desk = Desk::new().await;
    let code = async |name: &str, bytes: &[u8]| {
        let file = desk.file(name, bytes);
        desk.try_import(&file, &ImportOptions::default()).await.unwrap_err().code()
    };
    assert_eq!(code("empty.csv", b"").await, Code::InvalidValue);
    assert_eq!(code("unknown.csv", b"x,y\n1,2\n").await, Code::InvalidValue);
    assert_eq!(code("book.xlsx", b"PK").await, Code::InvalidValue);
    let none = desk.folder.path().join("none.csv");
    let error = desk.try_import(&none, &ImportOptions::default()).await.unwrap_err();
    assert_eq!(error.code(), Code::FileUnavailable);
}

#[tokio::test]
async fn salespeople_are_found_by_code_and_address() {
    let desk = Desk::new().await;
    let import = async |text: &str| {
        let file = desk.file("s.csv", text.as_bytes());
        let mut rows = Vec::new();
        let mut told = |row: ImportedRow| rows.push(row);
        let options = ImportOptions::default();
        super::salespeople(&desk.engine, &file, &options, &Watch::default(), &mut told).await.unwrap();
        rows
    };
    let rows = import("Code,Name,E-mail,Blocked\njo,Jo,jo@us.example,no\n,Nobody,n@us.example,\n").await;
    assert_eq!((rows[0].no.as_str(), rows[1].outcome), ("JO", RowOutcome::Skipped), "{rows:?}");
    let rows = import("Nombre,Correo electrónico,Comisión\nJo Díaz,JO@us.example,2.5\n").await;
    assert_eq!((rows[0].no.as_str(), rows[0].outcome), ("JO", RowOutcome::Updated), "{rows:?}");
    let jo = crate::actions::salespeople::show(&desk.engine, "JO").await.unwrap();
    assert_eq!((jo.name.as_str(), jo.commission.as_str()), ("Jo Díaz", "2.5"));
}

#[tokio::test]
async fn a_company_row_keeps_its_type() {
    let desk = Desk::new().await;
    desk.import("Nº,Nombre,Tipo,Nombre empresa,Correo electrónico\nC1,Uno,Empresa,Uno,u@k.example\nP1,Ana,Persona,Uno,a@k.example\n")
        .await;
    let company = desk.called("Uno").await;
    assert_eq!((company.kind, company.company_no.as_str()), (ContactType::Company, "C1"));
    assert_eq!(desk.called("Ana").await.company_no, "C1");
}
