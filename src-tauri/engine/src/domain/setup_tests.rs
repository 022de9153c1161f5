use super::*;

#[test]
fn values_are_refused_by_name() {
    let rows = [
        ("batch_size", "0", Refused::BatchZero),
        ("batch_size", "1001", invalid("batch_size", "must be 1 to 1000")),
        ("shared_mailbox", "foo@bar", Refused::Email("foo@bar".into())),
        ("nonsense", "1", Refused::Unknown("nonsense".into())),
        ("experience", "imap", invalid("experience", "must be graph")),
    ];
    for (name, value, expected) in rows {
        assert_eq!(Setup::default().set(name, value), Err(expected), "{name}={value}");
    }
    for bad in
        ["https://x.example/cb", "http://localhost.evil.example/", "http://x.example", "ftp://localhost"]
    {
        assert!(Setup::default().set("redirect_url", bad).is_err(), "{bad}");
    }
    assert!(Setup::default().set("unmatched", "burn").is_err());
}

#[test]
fn what_logging_depends_on_is_locked_while_it_is_enabled() {
    let mut setup = Setup { enabled: true, ..Setup::default() };
    for name in LOCKED {
        assert_eq!(setup.set(name, "x"), Err(Refused::Locked(name.into())), "R38");
    }
    assert_eq!(setup.set("unmatched", "leave"), Ok(()), "policies may change at any time");
    assert_eq!(setup.set("log_from", "2026-11-01"), Ok(()), "so may the day logging begins with");
    assert_eq!(setup.set("client_secret_expires", "2027-05-01"), Ok(()));
}

#[test]
fn another_mailbox_client_or_redirect_clears_the_consent() {
    for (name, value) in [
        ("shared_mailbox", "a@x.example"),
        ("client_id", "x"),
        ("redirect_url", "http://localhost:8080/cb"),
        ("client_id_command", "pass show client"),
        ("redirect_url_command", "pass show redirect"),
    ] {
        let mut setup = Setup { consent_given: true, ..Setup::default() };
        setup.set(name, value).unwrap();
        assert!(!setup.consent_given, "{name}");
    }
}

#[test]
fn a_client_id_of_microsoft_is_a_guid() {
    let mut setup = Setup { client_id: "abc".into(), ..Setup::default() };
    assert!(setup.check().is_err(), "R129");
    setup.cloud = Cloud::Custom;
    assert!(setup.check().is_ok());
    let guid = Setup { client_id: "5df07973-7d5d-46ed-9847-1271055cbd51".into(), ..Setup::default() };
    assert!(guid.check().is_ok());
}

#[test]
fn days_are_days_or_blank() {
    let mut setup = Setup::default();
    setup.set("log_from", " 2026-11-01 ").unwrap();
    assert_eq!(setup.log_from, NaiveDate::from_ymd_opt(2026, 11, 1));
    setup.set("log_from", "").unwrap();
    assert_eq!(setup.log_from, None);
    for bad in ["2026-02-30", "01/11/2026", "tomorrow", "2026-11-01T00:00:00Z"] {
        assert!(setup.set("log_from", bad).is_err(), "{bad}");
        assert!(setup.set("client_secret_expires", bad).is_err(), "{bad}");
    }
}

#[test]
fn a_command_is_one_line() {
    let mut setup = Setup { client_id: String::new(), ..Setup::default() };
    setup.set("client_id_command", "  pass show 'client id' ").unwrap();
    assert_eq!(setup.client_id_command, "pass show 'client id'");
    assert_eq!(setup.check(), Ok(()), "the client id comes from the command (R137)");
    assert!(setup.set("client_secret_command", "a\nb").is_err());
    assert!(setup.set("client_secret_command", &"x".repeat(2_001)).is_err());
}

#[test]
fn settings_for_contacts_are_codes_and_switches_and_outlive_a_clearing() {
    let mut setup = Setup::default();
    for (name, value) in [
        ("default_salesperson", " jo "),
        ("default_country", "es"),
        ("user_salesperson", "li"),
        ("inherit_communication", "TRUE"),
        ("inherit_address", "false"),
        ("contact_nos", "K1"),
        ("opportunity_nos", "OP01"),
        ("task_nos", ""),
        ("default_sales_cycle", " existing "),
        ("local_currency", "usd"),
        ("unmatched", "leave"),
    ] {
        setup.set(name, value).unwrap();
    }
    assert_eq!((setup.default_salesperson.as_str(), setup.default_country.as_str()), ("JO", "ES"));
    assert!(setup.inherit_communication && !setup.inherit_address && setup.inherit_language);
    assert_eq!((setup.opportunity_nos.as_str(), setup.task_nos.as_str()), ("OP01", ""), "R106");
    assert_eq!((setup.default_sales_cycle.as_str(), setup.local_currency.as_str()), ("EXISTING", "USD"));
    for (name, bad) in [
        ("opportunity_nos", "OP"),
        ("local_currency", "€"),
        ("local_currency", ""),
        ("default_sales_cycle", "12345678901"),
        ("inherit_country", "maybe"),
        ("default_language", "12345678901"),
        ("inherit_age", "true"),
    ] {
        assert!(setup.set(name, bad).is_err(), "{name}={bad}");
    }
    let cleared = setup.clone().cleared();
    assert_eq!(cleared.unmatched, Unmatched::SetAside);
    assert_eq!((cleared.user_salesperson.as_str(), cleared.contact_nos.as_str()), ("LI", "K1"));
}
