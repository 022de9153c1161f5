use super::*;
use crate::actions::Fields;
use crate::actions::import;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::domain::opportunity::cycle::CloseType;
use crate::domain::transfer::{CodeQuery, ImportOptions};
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

/// The rows of an exported list as a reader of CSV has them, by the names of their columns.
async fn exported(engine: &Engine, exported: ExportList, folder: &Path) -> Vec<Vec<(String, String)>> {
    let file = folder.join("list.csv");
    let rows = list(engine, &exported, &file, true, &Watch::default()).await.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let names = reader.headers().unwrap().clone();
    let row = |cells: csv::StringRecord| {
        names.iter().zip(&cells).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    };
    let read: Vec<_> = reader.records().map(|cells| row(cells.unwrap())).collect();
    assert_eq!(read.len(), rows as usize);
    let book = folder.join("list.xlsx");
    assert_eq!(list(engine, &exported, &book, true, &Watch::default()).await.unwrap(), rows);
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
    read
}

fn cells(row: &[(String, String)], names: &[&str]) -> Vec<String> {
    let cell = |name: &&str| row.iter().find(|(known, _)| known == name).unwrap().1.clone();
    names.iter().map(cell).collect()
}

#[tokio::test]
async fn sales_cycles_and_activities_have_a_row_for_each_part() {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    sales_cycles::add(&engine, &fields(&[("code", "EMPTY"), ("description", "=Feria; 2027")])).await.unwrap();
    let all = exported(&engine, ExportList::SalesCycles(CodeQuery::default()), folder.path()).await;
    let shown: Vec<_> =
        all.iter().map(|row| cells(row, &["code", "stage", "stage_description"]).join(" ")).collect();
    let expected = [
        "EMPTY  ",
        "EXISTING 1 Initial",
        "EXISTING 2 Presentation",
        "EXISTING 3 Proposal",
        "EXISTING 4 Sign Contract",
        "NEW 1 Initial",
        "NEW 2 Qualification",
        "NEW 3 Presentation",
        "NEW 4 Proposal",
        "NEW 5 Sign Contract",
    ];
    assert_eq!(shown, expected);
    let proposal = cells(&all[8], &["probability_calculation", "completed", "chances", "quote_required"]);
    assert_eq!(proposal, ["Chances of Success %", "60", "75", "true"]);
    assert_eq!(cells(&all[0], &["description"]), ["'=Feria; 2027"], "no formula");
    let found = CodeQuery { search: "FÉRIA empty".into() };
    assert_eq!(exported(&engine, ExportList::SalesCycles(found), folder.path()).await.len(), 1);

    activities::add(&engine, &fields(&[("code", "VISIT"), ("description", "Visit")])).await.unwrap();
    for step in ["@call", "Letter"] {
        let typed = fields(&[("description", step), ("type", "Phone Call"), ("date_formula", "2W")]);
        activities::add_step(&engine, "VISIT", &typed).await.unwrap();
    }
    let found = CodeQuery { search: "visit".into() };
    let all = exported(&engine, ExportList::Activities(found), folder.path()).await;
    let shown: Vec<_> = all
        .iter()
        .map(|row| cells(row, &["code", "description", "step_description", "type"]).join(" "))
        .collect();
    assert_eq!(shown, ["VISIT Visit '@call Phone Call", "VISIT Visit Letter Phone Call"]);
}

#[tokio::test]
async fn templates_and_close_codes_go_out_as_their_lists_show_them() {
    let (engine, folder) = engine(Clock::fixed(at(0))).await;
    let all = exported(&engine, ExportList::Templates(CodeQuery::default()), folder.path()).await;
    let email = all.iter().find(|row| row[0].1 == "EMAIL").unwrap();
    let names = ["group_code", "unit_cost_minor", "currency_code", "unit_duration_minutes", "for_emails"];
    let currency = setup::show(&engine).await.unwrap().local_currency;
    assert_eq!(cells(email, &names), ["SYSTEM", "800", currency.as_str(), "1", "true"]);
    let types = async |kind| {
        let codes = ExportList::CloseCodes(CloseCodeQuery { kind, ..CloseCodeQuery::default() });
        let all = exported(&engine, codes, folder.path()).await;
        all.iter().map(|row| cells(row, &["type"]).concat()).collect::<Vec<_>>()
    };
    let (both, lost) = (types(None).await, types(Some(CloseType::Lost)).await);
    assert!(lost.len() > 1 && lost.len() < both.len() && lost.iter().all(|kind| kind == "Lost"), "{both:?}");
}
