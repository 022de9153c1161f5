use super::*;
use crate::actions::test_support::engine;
use crate::clock::Clock;
use crate::store::test_support::at;

fn typed(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_salesperson_is_added_changed_and_deleted() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    let fields = typed(&[("code", " jo "), ("name", "Jo"), ("email", "Jo@us.com"), ("commission", "2.5")]);
    let jo = add(&engine, &fields).await.unwrap();
    assert_eq!((jo.code.as_str(), jo.email.as_str(), jo.commission.as_str()), ("JO", "Jo@us.com", "2.5"));
    assert_eq!(add(&engine, &fields).await.unwrap_err().code(), Code::AlreadyExists);
    let blocked = set(&engine, "jo", &typed(&[("blocked", "true"), ("code", "JO")])).await.unwrap();
    assert!(blocked.blocked && blocked.name == "Jo");
    assert_eq!(show(&engine, "Jo").await.unwrap(), blocked);
    assert_eq!(list(&engine, &SalespersonQuery::default()).await.unwrap().rows, [blocked]);
    delete(&engine, "JO").await.unwrap();
    for error in [show(&engine, "JO").await.unwrap_err(), delete(&engine, "JO").await.unwrap_err()] {
        assert_eq!(error.code(), Code::NotFound);
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let (engine, _folder) = engine(Clock::fixed(at(0))).await;
    add(&engine, &typed(&[("code", "JO")])).await.unwrap();
    for (name, value, code) in [
        ("email", "jo@us", Code::EmailInvalid),
        ("commission", "lots", Code::InvalidValue),
        ("blocked", "maybe", Code::InvalidValue),
        ("code", "LI", Code::InvalidValue),
        ("salary", "1", Code::UnknownName),
    ] {
        assert_eq!(set(&engine, "JO", &typed(&[(name, value)])).await.unwrap_err().code(), code, "{name}");
    }
    assert_eq!(
        add(&engine, &typed(&[("name", "x")])).await.unwrap_err().code(),
        Code::InvalidValue,
        "no code"
    );
    assert_eq!(set(&engine, "LI", &Fields::new()).await.unwrap_err().code(), Code::NotFound);
}
