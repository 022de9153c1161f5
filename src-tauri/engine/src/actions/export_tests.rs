use super::*;
use crate::actions::Fields;
use crate::actions::import;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::transfer::ImportOptions;
use crate::store::test_support::at;

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn desk() -> (Engine, tempfile::TempDir) {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    let company = [("no", "C1"), ("type", "Company"), ("name", "=Viento; Sur")];
    contacts::add(&engine, &fields(&company)).await.unwrap();
    let person = [
        ("no", "P1"),
        ("name", "Ana \"Ñ\""),
        ("company_no", "C1"),
        ("email", "a@k.example"),
        ("phone", "+34"),
    ];
    contacts::add(&engine, &fields(&person)).await.unwrap();
    contacts::add_address(&engine, "P1", &fields(&[("email", "alt@k.example")])).await.unwrap();
    (engine, folder)
}

fn all() -> ExportList {
    ExportList::Contacts(ContactQuery::default())
}

#[tokio::test]
async fn contacts_go_out_and_come_back_the_same() {
    let (from, folder) = desk().await;
    for name in ["out.csv", "out.vcf"] {
        let file = folder.path().join(name);
        assert_eq!(list(&from, &all(), &file, false, &Watch::default()).await.unwrap(), 2);
        let (to, _folder) = engine(Clock::fixed(at(0))).await;
        let mut reasons = Vec::new();
        let mut told = |row: crate::domain::transfer::ImportedRow| reasons.push(row.reason);
        let summary = import::contacts(&to, &file, &ImportOptions::default(), &Watch::default(), &mut told)
            .await
            .unwrap();
        assert_eq!(summary.created, 2, "{name}: {reasons:?}");
        let person = contacts::show(&to, "P1").await.unwrap();
        assert_eq!((person.name.as_str(), person.phone.as_str()), ("Ana \"Ñ\"", "+34"), "{name}");
        assert_eq!(
            (person.company_name.as_str(), person.email.as_str()),
            ("=Viento; Sur", "a@k.example"),
            "{name}"
        );
    }
    let text = std::fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert!(text.starts_with("\u{feff}no,name,type,"), "{text}");
    assert!(text.contains("'=Viento; Sur") && text.contains("'+34"), "no formula: {text}");
}

#[tokio::test]
async fn a_file_is_never_replaced_unasked_and_never_half_there() {
    let (engine, folder) = desk().await;
    let file = folder.path().join("out.xlsx");
    std::fs::write(&file, "mine").unwrap();
    let refused = list(&engine, &all(), &file, false, &Watch::default()).await.unwrap_err();
    assert_eq!(refused.code(), Code::AlreadyExists);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    list(&engine, &all(), &file, true, &Watch::default()).await.unwrap();
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PK"), "a workbook");
    let stopped = Watch::default();
    stopped.cancel();
    let gone = folder.path().join("gone.csv");
    assert_eq!(list(&engine, &all(), &gone, false, &stopped).await.unwrap_err().code(), Code::Canceled);
    let nowhere = folder.path().join("none").join("x.csv");
    let error = list(&engine, &all(), &nowhere, false, &Watch::default()).await.unwrap_err();
    assert_eq!(error.code(), Code::FileUnavailable);
    let other =
        list(&engine, &all(), &folder.path().join("x.pdf"), false, &Watch::default()).await.unwrap_err();
    assert_eq!(other.code(), Code::InvalidValue);
    let names = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> =
        names.filter(|name| name.contains("export") || name.starts_with("gone")).collect();
    assert!(left.is_empty(), "nothing is left of them: {left:?}");
}

#[tokio::test]
async fn every_list_has_its_columns_also_when_it_is_empty() {
    let (engine, folder) = desk().await;
    let lists = [
        ExportList::Salespeople(SalespersonQuery::default()),
        ExportList::Entries(EntryQuery::default()),
        ExportList::Messages(MessageQuery::default()),
        ExportList::Tasks(TaskQuery::default()),
        ExportList::Opportunities(OpportunityQuery::default()),
        ExportList::Contacts(ContactQuery { search: "nobody".into(), ..ContactQuery::default() }),
    ];
    for exported in lists {
        let file = folder.path().join(format!("{}.csv", exported.name()));
        assert_eq!(list(&engine, &exported, &file, false, &Watch::default()).await.unwrap(), 0);
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        assert!(text.contains(','), "{text}");
    }
    let vcf = folder.path().join("x.vcf");
    let entries = ExportList::Entries(EntryQuery::default());
    let error = list(&engine, &entries, &vcf, false, &Watch::default()).await.unwrap_err();
    assert_eq!(error.code(), Code::InvalidValue, "only contacts are cards");
}
