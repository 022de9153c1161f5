use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::store::test_support::at;

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_new_company_has_the_codes_of_the_original() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let all = list(&engine).await.unwrap();
    assert_eq!(all.len(), 18, "D.1");
    assert!(all.iter().all(|code| code.no_of_opportunities == 0 && !code.description.is_empty()));
    for code in &all {
        let suffix = if code.kind == CloseType::Won { "_W" } else { "_L" };
        assert!(code.code.ends_with(suffix) || code.code == "CP", "{code:?}");
    }
    assert!(all.is_sorted_by_key(|code| code.code.clone()));
}

#[tokio::test]
async fn codes_are_added_changed_and_deleted() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let fields = typed(&[("code", " taste_l "), ("type", "lost"), ("description", "Not to their taste")]);
    let added = add(&engine, &fields).await.unwrap();
    assert_eq!((added.code.as_str(), added.kind), ("TASTE_L", CloseType::Lost));
    assert_eq!(show(&engine, "taste_l").await.unwrap(), added);
    let set_to = set(&engine, "TASTE_L", &typed(&[("type", "Won"), ("code", "taste_l")])).await.unwrap();
    assert_eq!((set_to.kind, set_to.description.as_str()), (CloseType::Won, "Not to their taste"));
    delete(&engine, "taste_l").await.unwrap();
    assert_eq!(show(&engine, "TASTE_L").await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_by_its_code() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let cases = [
        (typed(&[("type", "Won")]), Code::InvalidValue),
        (typed(&[("code", "X")]), Code::WonOrLostRequired),
        (typed(&[("code", "X"), ("type", " ")]), Code::WonOrLostRequired),
        (typed(&[("code", "X"), ("type", "tied")]), Code::InvalidValue),
        (typed(&[("code", "12345678901"), ("type", "Won")]), Code::InvalidValue),
        (typed(&[("code", "price_w"), ("type", "Won")]), Code::AlreadyExists),
        (typed(&[("code", "X"), ("type", "Won"), ("colour", "red")]), Code::UnknownName),
    ];
    for (fields, code) in cases {
        assert_eq!(add(&engine, &fields).await.unwrap_err().code(), code, "{fields:?}");
    }
    assert_eq!(
        set(&engine, "PRICE_W", &typed(&[("code", "Y")])).await.unwrap_err().code(),
        Code::InvalidValue
    );
    assert_eq!(set(&engine, "NONE", &typed(&[])).await.unwrap_err().code(), Code::NotFound);
    assert_eq!(delete(&engine, "NONE").await.unwrap_err().code(), Code::NotFound);
    assert_eq!(list(&engine).await.unwrap().len(), 18, "nothing was written");
}
