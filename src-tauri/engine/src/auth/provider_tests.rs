use super::*;

#[test]
fn commands_are_split_without_a_shell() {
    let split = |text: &str, windows| words(text, windows).unwrap();
    assert_eq!(
        split(r#"vault get --name "client id" 'a b' c\ d"#, false),
        ["vault", "get", "--name", "client id", "a b", "c d"]
    );
    assert_eq!(split("echo $HOME; rm *", false), ["echo", "$HOME;", "rm", "*"], "nothing is expanded");
    assert_eq!(
        split(r#""C:\Program Files\vault.exe" get C:\keys\x.json"#, true),
        [r"C:\Program Files\vault.exe", "get", r"C:\keys\x.json"]
    );
    assert_eq!(words("vault 'open", false), None);
}

#[test]
fn the_names_are_the_originals() {
    let names = [Event::ClientId, Event::ClientSecret, Event::RedirectUrl].map(Event::name);
    let original =
        ["OnGetEmailLoggingClientId", "OnGetEmailLoggingClientSecret", "OnGetEmailLoggingRedirectURL"];
    assert_eq!(names, original, "R138");
}

#[cfg(unix)]
mod with_scripts {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;
    use std::time::Instant;

    use super::*;

    /// A script, and the command that starts it.
    fn script(dir: &Path, name: &str, text: &str) -> String {
        let path = dir.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).unwrap();
        format!("'{}'", path.display())
    }

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    async fn fails(text: &str) -> String {
        let dir = tempfile::tempdir().unwrap();
        let command = script(dir.path(), "provider", text);
        let error = run(Event::ClientSecret, &command, Duration::from_secs(5)).await.unwrap_err();
        assert_eq!((error.code(), error.cause_of()), (Code::ProviderFailed, Some(Cause::ProviderFailed)));
        assert!(error.to_string().contains("OnGetEmailLoggingClientSecret"), "{error}");
        assert!(!format!("{error:?}").contains("s3cret"), "what it prints is in no error: {error:?}");
        error.to_string()
    }

    #[tokio::test]
    async fn the_answer_is_what_is_printed() {
        let dir = tempfile::tempdir().unwrap();
        let command =
            script(dir.path(), "a provider", r#"echo "  $BITACORA_EVENT-$1  "; echo noise >&2; cat"#);
        let answer = Providers::default().ask(Event::ClientId, &format!("{command} 'x y'"), noon()).await;
        assert_eq!(
            answer.unwrap().unwrap().expose(),
            "OnGetEmailLoggingClientId-x y",
            "trimmed; stdin is closed"
        );
        assert_eq!(Providers::default().ask(Event::ClientId, "  ", noon()).await.unwrap(), None);
    }

    #[tokio::test]
    async fn an_answer_is_kept_for_a_quarter_of_an_hour() {
        let dir = tempfile::tempdir().unwrap();
        let count = dir.path().join("count");
        let text = format!("echo x >> '{0}'; wc -l < '{0}'", count.display());
        let command = script(dir.path(), "provider", &text);
        let mut providers = Providers::default();
        let mut ask = async |minutes, forget: bool| {
            if forget {
                providers.forget();
            }
            let now = noon() + TimeDelta::minutes(minutes);
            providers.ask(Event::ClientSecret, &command, now).await.unwrap().unwrap().expose().to_owned()
        };
        assert_eq!(ask(0, false).await, "1");
        assert_eq!(ask(14, false).await, "1", "kept");
        assert_eq!(ask(15, false).await, "2", "asked anew");
        assert_eq!(ask(16, true).await, "3", "Microsoft did not accept it");
        assert_eq!(ask(0, false).await, "4", "a clock set back makes it no younger");
        let other = format!("{command} other");
        assert_eq!(providers.ask(Event::ClientSecret, &other, noon()).await.unwrap().unwrap().expose(), "5");
    }

    #[tokio::test]
    async fn what_goes_wrong_is_named() {
        for (text, why) in [
            ("exit 0", "printed nothing"),
            ("echo '   '", "printed nothing"),
            ("echo s3cret; exit 3", "ended with an error"),
            ("echo s3cret >&2; exit 1", "ended with an error"),
            ("echo s3cret; echo more", "printed more than one line"),
            ("printf 's3cret\\377'", "no text"),
            ("while :; do echo s3crets3crets3crets3cret; done", "more than 4 KiB"),
        ] {
            let message = fails(text).await;
            assert!(message.contains(why), "{text}: {message}");
        }
        let gone = run(Event::RedirectUrl, "/nowhere/at-all", PATIENCE).await.unwrap_err();
        assert_eq!(gone.to_string(), "The command for OnGetEmailLoggingRedirectURL cannot be started.");
        let open = run(Event::RedirectUrl, "'x", PATIENCE).await.unwrap_err();
        assert!(open.to_string().contains("open quote"), "{open}");
    }

    #[tokio::test]
    async fn a_command_that_takes_too_long_is_ended() {
        let dir = tempfile::tempdir().unwrap();
        let pid = dir.path().join("pid");
        let text = format!("echo $$ > '{}'; exec sleep 60", pid.display());
        let command = script(dir.path(), "provider", &text);
        let began = Instant::now();
        let error = run(Event::ClientId, &command, Duration::from_millis(700)).await.unwrap_err();
        assert!(error.to_string().contains("took longer"), "{error}");
        assert!(began.elapsed() < Duration::from_secs(5));
        let id = std::fs::read_to_string(pid).unwrap();
        assert!(!Path::new("/proc").join(id.trim()).exists(), "the program is gone");
    }
}
