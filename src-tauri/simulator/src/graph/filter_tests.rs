use super::*;

struct Sample;

impl Fields for Sample {
    fn field(&self, path: &str) -> Option<Lit> {
        Some(match path {
            "subject" => Lit::Text("Re: It's Málaga".into()),
            "isread" => Lit::Bool(false),
            "from/emailaddress/address" => Lit::Text("Ana@X.example".into()),
            "receiveddatetime" => Lit::Time("2026-05-01T10:00:00Z".parse().expect("a time")),
            _ => return None,
        })
    }

    fn members(&self, path: &str, inside: &Expr) -> Option<bool> {
        (path == "categories").then(|| inside.holds(&Category).unwrap_or(false))
    }
}

struct Category;

impl Fields for Category {
    fn field(&self, path: &str) -> Option<Lit> {
        path.is_empty().then(|| Lit::Text("Blue".into()))
    }

    fn members(&self, _: &str, _: &Expr) -> Option<bool> {
        None
    }
}

fn check(text: &str, expected: bool) {
    let expr = parse(text).unwrap_or_else(|fail| panic!("{text}: {fail:?}"));
    assert_eq!(expr.holds(&Sample).expect(text), expected, "{text}");
}

#[test]
fn filters_hold_as_documented() {
    check("isRead eq false", true);
    check("isRead ne false", false);
    check("not(isRead eq true)", true);
    check("from/emailAddress/address eq 'ana@x.example'", true);
    check("startsWith(subject,'re:') and contains(subject, 'Málaga')", true);
    check("startswith(subject,'re:') eq true", true);
    check("subject eq 'Re: It''s Málaga'", true);
    check("receivedDateTime ge 2026-05-01T10:00:00Z and receivedDateTime lt 2026-05-02", true);
    check("receivedDateTime gt 2026-05-01T12:30:00+02:00", false);
    check("isRead eq true or (isRead eq false and subject ne null)", true);
    check("subject in ('a','re: it''s málaga')", true);
    check("categories/any(c:c eq 'blue')", true);
    check("categories/any(a: a eq 'red')", false);
    check("tolower(subject) eq 're: it''s málaga'", true);
}

#[test]
fn rubbish_is_refused_and_never_panics() {
    let deep = format!("{}isRead eq true{}", "(".repeat(5000), ")".repeat(5000));
    for text in [
        "",
        "(",
        "isRead",
        "isRead eq",
        "isRead eq 'x",
        "eq eq eq eq",
        "a b c",
        "isRead eq true)",
        "any(",
        &deep,
        "x/any(y)",
        "ñ eq 1",
    ] {
        assert_eq!(parse(text).err().map(|fail| fail.status), Some(400), "{text:.40}");
    }
    let fail = parse("size eq 3").expect("parses").holds(&Sample).expect_err("no such property");
    assert_eq!(fail.status, 400);
    assert!(
        parse("toRecipients/any(r:r/emailAddress/address eq 'x')").expect("parses").holds(&Sample).is_err()
    );
}

#[test]
fn an_index_can_answer_an_equation() {
    let expr = parse("isRead eq false and internetMessageId eq '<a@b>'").expect("parses");
    assert_eq!(expr.required_text("internetmessageid"), Some("<a@b>"));
    assert_eq!(
        parse("isRead eq false or internetMessageId eq '<a@b>'")
            .expect("parses")
            .required_text("internetmessageid"),
        None
    );
    assert_eq!(expr.paths(), ["isread", "internetmessageid"]);
}
