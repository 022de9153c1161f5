//! Every script is parsed by a grammar of PowerShell that somebody else wrote, and what a person types changes nothing
//! about its shape.

use tree_sitter::{Node, Parser, Tree};

use super::*;

const KINDS: [ScriptKind; 7] = [
    ScriptKind::Everything,
    ScriptKind::SharedMailbox,
    ScriptKind::Membership,
    ScriptKind::Archive,
    ScriptKind::ArchiveReaders,
    ScriptKind::MailFlowRules,
    ScriptKind::Consent,
];
const CLOUDS: [Cloud; 5] = [Cloud::Global, Cloud::UsGovL4, Cloud::UsGovDod, Cloud::China, Cloud::Custom];

fn setup(cloud: Cloud) -> Setup {
    Setup {
        shared_mailbox: "Sales@Aurora.example".into(),
        client_id: "5df07973-7d5d-46ed-9847-1271055cbd51".into(),
        tenant: "aurora.example".into(),
        cloud,
        ..Setup::default()
    }
}

fn options(language: ScriptLanguage, group: &str) -> ScriptOptions {
    ScriptOptions {
        language,
        readers: vec!["ana@aurora.example".into(), "luis@aurora.example".into()],
        sales_group: group.into(),
        exceptions: vec!["boss@aurora.example".into()],
        job_account: "job@aurora.example".into(),
        mailbox: String::new(),
    }
}

fn parse(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    parser.parse(text, None).unwrap()
}

/// The kinds of all nodes, children after their parent: the shape of a script without the texts in it.
fn shape(node: Node<'_>, into: &mut Vec<String>) {
    into.push(format!("{}{}", node.kind(), node.child_count()));
    let mut cursor = node.walk();
    for child in node.children(&mut cursor) {
        shape(child, into);
    }
}

fn shape_of(text: &str) -> Vec<String> {
    let mut kinds = Vec::new();
    shape(parse(text).root_node(), &mut kinds);
    kinds
}

/// Names of the commands called, in order.
fn commands(text: &str) -> Vec<String> {
    fn walk(node: Node<'_>, text: &str, into: &mut Vec<String>) {
        if node.kind() == "command_name" {
            into.push(node.utf8_text(text.as_bytes()).unwrap().to_owned());
        }
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            walk(child, text, into);
        }
    }
    let mut names = Vec::new();
    walk(parse(text).root_node(), text, &mut names);
    names
}

/// What PowerShell's own tokenizer finds between single quotes, whichever of the five they are; the grammar knows one.
fn literals(text: &str) -> Vec<String> {
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}');
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            if !is_quote(c) {
                continue;
            }
            let mut literal = String::new();
            let mut closed = false;
            while let Some(c) = chars.next() {
                if !is_quote(c) {
                    literal.push(c);
                } else if chars.peek().copied().is_some_and(is_quote) {
                    literal.extend(chars.next());
                } else {
                    closed = true;
                    break;
                }
            }
            assert!(closed, "a literal ends on its line: {line}");
            found.push(literal);
        }
    }
    found
}

#[test]
fn every_kind_parses_in_every_language_and_cloud() {
    for kind in KINDS {
        for language in [ScriptLanguage::En, ScriptLanguage::Es] {
            for cloud in CLOUDS {
                let made = script(kind, &setup(cloud), &options(language, "Sales"), None).unwrap();
                let tree = parse(&made.text);
                assert!(!tree.root_node().has_error(), "{kind:?} {cloud:?}: {}", made.text);
                assert!(!made.text.contains(['«', '»', '"', '`']), "{kind:?}: {}", made.text);
                assert_eq!(made.file_name.rsplit('.').next(), Some("ps1"));
            }
        }
    }
}

#[test]
fn the_grammar_notices_a_broken_script() {
    assert!(parse("$group = 'O'Neil's'\nif (").root_node().has_error());
    assert_ne!(shape_of("$g = 'a'"), shape_of("$g = 'a'; Remove-Mailbox 'x'"));
}

/// Names that would break out of careless quoting.
const HOSTILE: &[&str] = &[
    "O'Neil",
    "'; Remove-Mailbox x; '",
    "''",
    "'",
    "a''b",
    "‘x’",
    "’; Remove-Mailbox x #",
    "‚a‛",
    "\"",
    "\"; x; \"",
    "`",
    "a`'b",
    "$(Remove-Mailbox x)",
    "$env:PATH",
    "${x}",
    "@(1)",
    "@{a=1}",
    "@'",
    "'@",
    "@\"",
    "\"@",
    ";",
    "| Out-Null",
    "&",
    "&& x",
    "#",
    "# '",
    "<#",
    "#>",
    "--%",
    "{",
    "}",
    "{0}",
    "(",
    ")",
    "[x]",
    "[[rules.made]]",
    "«group»",
    "«exceptions»",
    "«name»",
    "«rules.made»",
    "«",
    "»",
    "%",
    "\\",
    "\\'",
    "/",
    "*",
    "?",
    "~",
    "^",
    "!",
    ",",
    "a, b",
    "-Force",
    "-Name x",
    "$null",
    "$true",
    "O’’Neil",
    "’'’",
    "'‘",
    "Ventas «Norte»",
    "Ñandú & Cía.",
    "日本語",
    "🙂",
    "e\u{301}",
    "\u{200B}",
    "\u{A0}x",
    "CON",
    "..",
    "x y",
    "1;2",
    "return",
    "exit",
    "param($x)",
    "throw 'x'",
    "'+'",
    "' + (x) + '",
    "`$x",
    "`n",
    "$",
    "$$",
    "''''",
    "‘‘’’",
    "'$('",
    "$('')",
    "@args",
    "::",
    "=",
];

#[test]
fn what_a_person_types_never_changes_the_commands() {
    for kind in [ScriptKind::MailFlowRules, ScriptKind::Everything] {
        let tame =
            script(kind, &setup(Cloud::Global), &options(ScriptLanguage::En, "Sales"), None).unwrap().text;
        let (wanted, called) = (shape_of(&tame), commands(&tame));
        for &name in HOSTILE {
            let made =
                script(kind, &setup(Cloud::Global), &options(ScriptLanguage::En, name), None).unwrap().text;
            assert!(!parse(&made).root_node().has_error(), "{name}: {made}");
            assert_eq!(shape_of(&made), wanted, "{name}");
            assert_eq!(commands(&made), called, "{name}");
            let (tame, made) = (literals(&tame), literals(&made));
            let changed: Vec<_> = tame.iter().zip(&made).filter(|(tame, made)| tame != made).collect();
            assert_eq!(tame.len(), made.len(), "{name}");
            assert!(
                changed.iter().all(|(was, is)| *was == "Sales" && *is == name.trim()),
                "{name}: {changed:?}"
            );
            assert!(!changed.is_empty(), "{name} stands where Sales stood");
        }
    }
}

#[test]
fn line_breaks_hidden_marks_and_malformed_addresses_are_refused() {
    let with = |change: fn(&mut ScriptOptions)| {
        let mut options = options(ScriptLanguage::En, "Sales");
        change(&mut options);
        script(ScriptKind::Everything, &setup(Cloud::Global), &options, None).unwrap_err().code()
    };
    assert_eq!(with(|o| o.sales_group = "a\nRemove-Mailbox x".into()), Code::InvalidValue);
    assert_eq!(with(|o| o.sales_group = "a\r\nx".into()), Code::InvalidValue);
    assert_eq!(with(|o| o.sales_group = "a\u{0}".into()), Code::InvalidValue);
    assert_eq!(with(|o| o.sales_group = "a\u{202E}b".into()), Code::InvalidValue);
    assert_eq!(with(|o| o.readers.push("ana".into())), Code::EmailInvalid);
    assert_eq!(with(|o| o.readers.push("a'; x #@b c.example".into())), Code::EmailInvalid);
    assert_eq!(with(|o| o.exceptions.push("a@b@c.example".into())), Code::EmailInvalid);
    assert_eq!(with(|o| o.job_account = "job".into()), Code::EmailInvalid);
}

#[test]
fn quotes_in_addresses_stay_inside_their_literals() {
    let mut hostile = options(ScriptLanguage::Es, "Ventas");
    hostile.readers = vec!["o'neil@aurora.example".into(), "o’neil@aurora.example".into()];
    hostile.job_account = "$x`n@aurora.example".into();
    let made = |options| script(ScriptKind::Everything, &setup(Cloud::China), options, None).unwrap().text;
    let (tame, made) = (made(&options(ScriptLanguage::Es, "Ventas")), made(&hostile));
    assert_eq!(shape_of(&made), shape_of(&tame));
    assert_eq!(literals(&made).len(), literals(&tame).len());
    assert!(made.contains("@('o''neil@aurora.example', 'o’’neil@aurora.example')"), "{made}");
    assert!(made.contains("$jobAccount = '$x`n@aurora.example'"), "{made}");
}

#[test]
fn the_parts_stand_in_order_and_say_what_they_are_about() {
    let made = |kind, account| script(kind, &setup(Cloud::Global), &ScriptOptions::default(), account);
    let everything = made(ScriptKind::Everything, Some("job@aurora.example")).unwrap().text;
    let called = commands(&everything);
    let place = |name: &str| called.iter().position(|called| called == name).expect(name);
    assert!(place("Connect-ExchangeOnline") < place("New-Mailbox"));
    assert!(place("Get-Recipient") < place("New-Mailbox"), "it looks first");
    assert!(place("New-Mailbox") < place("Add-MailboxPermission"));
    assert!(place("Get-MailboxPermission") < place("Add-MailboxPermission"));
    assert!(place("Get-TransportRule") < place("New-TransportRule"));
    assert_eq!(called.iter().filter(|name| *name == "New-TransportRule").count(), 2);
    assert!(everything.contains("$jobAccount = 'job@aurora.example'"), "the account that is signed in");
    assert!(everything.contains("-AccessRights FullAccess -InheritanceType All -AutoMapping $false"));
    assert!(everything.contains("$mailbox = 'sales@aurora.example'"));
    assert!(!called.contains(&"Add-MailboxFolderPermission".to_owned()), "nobody is to read");
    for kind in [ScriptKind::Membership, ScriptKind::ArchiveReaders] {
        assert_eq!(made(kind, None).unwrap_err().code(), Code::InvalidValue, "{kind:?}");
    }
    assert!(made(ScriptKind::Everything, None).is_ok(), "an account may come later");
    let blank = script(ScriptKind::Archive, &Setup::default(), &ScriptOptions::default(), None).unwrap_err();
    assert_eq!((blank.code(), blank.cause_of()), (Code::MailboxBlank, Some(Cause::MailboxNotSet)));
}

#[test]
fn rules_have_their_exact_names_and_are_found_under_either() {
    for (language, names) in [
        (
            ScriptLanguage::En,
            ["Log Email Sent to This Organization", "Log Email Sent from This Organization"],
        ),
        (
            ScriptLanguage::Es,
            [
                "Registrar el correo electrónico enviado a esta organización",
                "Registrar el correo electrónico enviado desde esta organización",
            ],
        ),
    ] {
        let listed = rules(&setup(Cloud::Global), language);
        assert_eq!(listed.iter().map(|rule| rule.name.as_str()).collect::<Vec<_>>(), names);
        assert!(listed.iter().all(|rule| rule.copies_to == "Sales@Aurora.example"));
        // Exchange takes rule names of up to 64 characters.
        assert!(names.iter().all(|name| name.chars().count() <= 64));
        let text = script(ScriptKind::MailFlowRules, &setup(Cloud::Global), &options(language, ""), None)
            .unwrap()
            .text;
        for names in [INBOUND, OUTBOUND] {
            assert!(text.contains(&format!("$names = @('{}', '{}')", names.en, names.es)), "{text}");
        }
        for name in names {
            assert!(text.contains(&format!("New-TransportRule -Name '{name}' @settings")), "{text}");
        }
        assert!(text.contains("$group = $null"), "no group: everybody");
    }
}

#[test]
fn each_cloud_is_connected_to_in_its_own_way() {
    for (cloud, exchange, graph) in [
        (Cloud::Global, "-ShowBanner:$false\n", "'DelegatedPermissionGrant.ReadWrite.All' -TenantId"),
        (Cloud::UsGovL4, "-ExchangeEnvironmentName O365USGovGCCHigh\n", "-Environment USGov -TenantId"),
        (Cloud::UsGovDod, "-ExchangeEnvironmentName O365USGovDoD\n", "-Environment USGovDoD -TenantId"),
        (Cloud::China, "-ExchangeEnvironmentName O365China\n", "-Environment China -TenantId"),
    ] {
        let options = ScriptOptions::default();
        let text = script(ScriptKind::SharedMailbox, &setup(cloud), &options, None).unwrap().text;
        assert!(text.contains(exchange), "{text}");
        let text = script(ScriptKind::Consent, &setup(cloud), &options, None).unwrap().text;
        assert!(text.contains(graph), "{text}");
    }
    let anywhere = Setup { tenant: "organizations".into(), ..setup(Cloud::Global) };
    let text = script(ScriptKind::Consent, &anywhere, &ScriptOptions::default(), None).unwrap().text;
    assert!(!text.contains("-TenantId"), "{text}");
    let hostile = Setup { client_id: "x' or 'a' eq 'a".into(), ..setup(Cloud::Custom) };
    let refused = script(ScriptKind::Consent, &hostile, &ScriptOptions::default(), None).unwrap_err();
    assert_eq!(refused.code(), Code::InvalidValue);
}
