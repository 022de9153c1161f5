//! Templates and groups, their rules and what refers to them.

use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::store::test_support::at;

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn code<T: std::fmt::Debug>(result: impl Future<Output = Result<T>>) -> Code {
    result.await.unwrap_err().code()
}

#[tokio::test]
async fn a_template_is_added_changed_and_deleted() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add_group(&engine, &typed(&[("code", "phone"), ("description", "Phone")])).await.unwrap();
    let fields = typed(&[
        ("code", " call "),
        ("group_code", "PHONE"),
        ("unit_cost", "12.50"),
        ("unit_duration", "15"),
        ("information_flow", "Inbound"),
        ("initiated_by", "Them"),
    ]);
    let call = add(&engine, &fields).await.unwrap();
    assert_eq!((call.code.as_str(), call.unit_cost_minor, call.unit_duration_minutes), ("CALL", 1_250, 15));
    assert_eq!(code(add(&engine, &fields)).await, Code::AlreadyExists);
    let call = set(&engine, "call", &typed(&[("description", "Call"), ("group", "")])).await.unwrap();
    assert_eq!((call.description.as_str(), call.group_code.as_str()), ("Call", ""));
    assert_eq!(list(&engine).await.unwrap(), [call.clone(), show(&engine, "EMAIL").await.unwrap()]);
    delete(&engine, "CALL").await.unwrap();
    assert_eq!(code(show(&engine, "CALL")).await, Code::NotFound);
    let audit = administrator::audit(&engine, None, 0).await.unwrap();
    assert!(audit.iter().any(|row| row.name == "CALL description" && row.new == "Call"), "{audit:?}");
}

#[tokio::test]
async fn values_that_do_not_fit_are_refused() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let rows = [
        ("group_code", "NONE", Code::InvalidValue),
        ("unit_cost", "-1", Code::InvalidValue),
        ("unit_cost", "eight", Code::InvalidValue),
        ("unit_duration", "-1", Code::InvalidValue),
        ("unit_duration", "1.5", Code::InvalidValue),
        ("information_flow", "sideways", Code::InvalidValue),
        ("initiated_by", "Nobody", Code::InvalidValue),
        ("for_emails", "perhaps", Code::InvalidValue),
        ("code", "OTHER", Code::InvalidValue),
        ("colour", "red", Code::UnknownName),
    ];
    for (name, value, expected) in rows {
        assert_eq!(code(set(&engine, "EMAIL", &typed(&[(name, value)]))).await, expected, "{name}={value}");
    }
    let long = "x".repeat(101);
    for fields in [&[("code", "")][..], &[("code", "ELEVENCHARS")], &[("code", "A"), ("description", &long)]]
    {
        assert_eq!(code(add(&engine, &typed(fields))).await, Code::InvalidValue, "{fields:?}");
        assert_eq!(code(add_group(&engine, &typed(fields))).await, Code::InvalidValue, "{fields:?}");
    }
}

#[tokio::test]
async fn what_is_used_stays() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    assert_eq!(code(delete(&engine, "EMAIL")).await, Code::InUse, "e-mails take it");
    assert_eq!(code(delete_group(&engine, "SYSTEM")).await, Code::InUse);
    assert_eq!(code(set(&engine, "EMAIL", &typed(&[("for_emails", "false")]))).await, Code::InUse);
    add(&engine, &typed(&[("code", "MAIL"), ("for_emails", "true")])).await.unwrap();
    let codes: Vec<_> =
        list(&engine).await.unwrap().into_iter().map(|row| (row.code, row.for_emails)).collect();
    assert_eq!(codes, [("EMAIL".to_owned(), false), ("MAIL".to_owned(), true)]);
    delete(&engine, "EMAIL").await.unwrap();
    delete_group(&engine, "SYSTEM").await.unwrap();
    assert_eq!(code(delete_group(&engine, "SYSTEM")).await, Code::NotFound);
    let restored = restore(&engine).await.unwrap();
    assert_eq!(restored, InteractionTemplate { for_emails: true, ..InteractionTemplate::seeded() });
    assert_eq!(groups(&engine).await.unwrap(), [InteractionGroup::seeded()]);
    set_group(&engine, "system", &typed(&[("description", "Made by Bitácora")])).await.unwrap();
    assert_eq!(groups(&engine).await.unwrap()[0].description, "Made by Bitácora");
}

#[tokio::test]
async fn restoring_keeps_a_template_that_is_there() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    set(&engine, "EMAIL", &typed(&[("unit_cost", "9.00")])).await.unwrap();
    assert_eq!(restore(&engine).await.unwrap().unit_cost_minor, 900);
}
