use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::store::test_support::at;

fn typed(kind: &str, value: &str) -> Fields {
    [("kind", kind), ("value", value)].into_iter().map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
}

#[tokio::test]
async fn rules_are_added_once_and_deleted() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let news = add(&engine, &typed("never_log", "News@Shop.Example")).await.unwrap();
    assert_eq!((news.kind, news.value.as_str()), (RuleKind::NeverLog, "news@shop.example"));
    let ask = add(&engine, &typed("always_ask", "@shop.example")).await.unwrap();
    assert_eq!(list(&engine).await.unwrap(), [news.clone(), ask]);
    let cases = [
        (typed("never_log", "news@shop.example"), Code::AlreadyExists),
        (typed("never", "x.example"), Code::InvalidValue),
        (typed("never_log", "nowhere"), Code::InvalidValue),
        (Fields::from([("kind".to_owned(), "never_log".to_owned())]), Code::InvalidValue),
        (Fields::from([("colour".to_owned(), "red".to_owned())]), Code::UnknownName),
    ];
    for (fields, code) in cases {
        assert_eq!(add(&engine, &fields).await.unwrap_err().code(), code, "{fields:?}");
    }
    assert_eq!(delete(&engine, news.id).await.unwrap(), news);
    assert_eq!(delete(&engine, news.id).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(list(&engine).await.unwrap().len(), 1);
    assert_eq!(
        try_rule(&engine, &typed("never_log", "x.example"), 0).await.unwrap_err().code(),
        Code::InvalidValue
    );
}
