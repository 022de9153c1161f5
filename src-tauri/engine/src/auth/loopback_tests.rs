use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;

const STATE: &str = "the-true-state";

async fn open(redirect: &str) -> (Loopback, u16) {
    let loopback = Loopback::open(redirect, Secret::new(STATE)).await.unwrap();
    let port = Url::parse(loopback.redirect_uri()).unwrap().port().unwrap();
    (loopback, port)
}

async fn send(port: u16, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer).await;
    answer
}

async fn get(port: u16, target: &str) -> String {
    send(port, format!("GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").as_bytes()).await
}

fn status(answer: &str) -> &str {
    answer.get(9..12).unwrap_or_default()
}

/// Visits that are not the true redirect, and the status each is turned away with.
fn attacks(port: u16, good: &str) -> [(String, &'static str); 17] {
    [
        (format!("GET /favicon.ico HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "404"),
        (format!("GET /?code=c&state={STATE} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "404"),
        (format!("GET /auth/?code=c&state={STATE} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "404"),
        (format!("GET /AUTH?code=c&state={STATE} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "404"),
        (format!("GET /auth?code=c&state=wrong HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "400"),
        (format!("GET /auth?code=c HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "400"),
        (format!("GET /auth?code=c&state={STATE}&state=x HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "400"),
        (format!("GET /auth?state={STATE} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "400"),
        (
            format!("GET /auth?error=access_denied&state=wrong HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"),
            "400",
        ),
        (format!("POST {good} HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 0\r\n\r\n"), "400"),
        (format!("HEAD {good} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"), "400"),
        (format!("GET {good} HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"), "400"),
        (format!("GET {good} HTTP/1.1\r\nHost: localhost:1\r\n\r\n"), "400"),
        (format!("GET {good} HTTP/1.1\r\n\r\n"), "400"),
        (
            format!("GET {good} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: https://evil.example\r\n\r\n"),
            "400",
        ),
        ("\u{0}\u{1}\u{2} garbage\r\n\r\n".to_owned(), "400"),
        (
            format!("GET {good} HTTP/1.1\r\nHost: localhost:{port}\r\nX: {}\r\n\r\n", "y".repeat(40_000)),
            "400",
        ),
    ]
}

#[tokio::test]
async fn only_the_true_redirect_ends_the_wait() {
    let (loopback, port) = open("http://localhost/auth").await;
    let waiting = tokio::spawn(loopback.arrival());
    let good = format!("/auth?code=c&state={STATE}");
    let attacks = attacks(port, &good);
    for (attack, expected) in attacks {
        let answer = send(port, attack.as_bytes()).await;
        assert_eq!(status(&answer), expected, "{attack:.80}");
        assert!(!waiting.is_finished(), "{attack:.80}");
    }
    let answer = get(port, &good).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("Cache-Control: no-store") && answer.contains("default-src 'none'"), "{answer}");
    assert!(answer.contains("cerrar esta ventana") && answer.contains("close this window"), "{answer}");
    let Arrival::Code(code) = waiting.await.unwrap().unwrap() else { panic!("a code") };
    assert_eq!(code.expose(), "c");
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err(), "a second visit finds nobody");
}

#[tokio::test]
async fn slow_and_silent_visitors_hold_nobody_up() {
    let (loopback, port) = open("http://127.0.0.1:0").await;
    let waiting = tokio::spawn(loopback.arrival());
    let mut silent = Vec::new();
    for _ in 0..10 {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.write_all(b"GET / HT").await.unwrap();
        silent.push(stream);
    }
    let _ = get(port, &format!("/?code=c&state={STATE}")).await;
    let arrival = tokio::time::timeout(Duration::from_secs(2), waiting).await.unwrap().unwrap();
    assert!(matches!(arrival, Ok(Arrival::Code(_))));
}

#[tokio::test]
async fn errors_and_consents_arrive_too() {
    let (loopback, port) = open("http://localhost").await;
    let waiting = tokio::spawn(loopback.arrival());
    let answer = get(
        port,
        &format!("/?error=access_denied&error_description=AADSTS65004%3A+x&state={STATE}&admin_consent=True"),
    )
    .await;
    assert!(answer.contains("No se inici"), "{answer}");
    assert!(
        matches!(waiting.await.unwrap().unwrap(), Arrival::Refused { error, .. } if error == "access_denied")
    );

    let (loopback, port) = open("http://localhost").await;
    let waiting = tokio::spawn(loopback.arrival());
    get(port, &format!("/?admin_consent=True&tenant=t&state={STATE}&scope=a%20b")).await;
    assert!(matches!(waiting.await.unwrap().unwrap(), Arrival::Consent { tenant: Some(t), .. } if t == "t"));
}

#[tokio::test]
async fn both_loopback_addresses_are_served() {
    let (loopback, port) = open("http://localhost/x").await;
    let waiting = tokio::spawn(loopback.arrival());
    let Ok(mut stream) = TcpStream::connect(("::1", port)).await else {
        return;
    };
    let text = format!("GET /x?code=c&state={STATE} HTTP/1.1\r\nHost: [::1]:{port}\r\n\r\n");
    stream.write_all(text.as_bytes()).await.unwrap();
    drop(stream);
    assert!(matches!(waiting.await.unwrap().unwrap(), Arrival::Code(_)));
}

#[tokio::test]
async fn a_taken_port_is_said() {
    let (_held, port) = open("http://localhost").await;
    let error = Loopback::open(&format!("http://localhost:{port}/"), Secret::new(STATE)).await.unwrap_err();
    assert_eq!(error.code(), Code::PortTaken);
}

#[tokio::test]
async fn the_redirect_is_sent_as_registered_but_for_the_port() {
    for (configured, before, after) in [
        ("http://localhost", "http://localhost:", ""),
        ("http://localhost/", "http://localhost:", "/"),
        ("http://localhost:0/auth", "http://localhost:", "/auth"),
        (" http://127.0.0.1/Auth/x ", "http://127.0.0.1:", "/Auth/x"),
    ] {
        let (loopback, port) = open(configured).await;
        assert_eq!(loopback.redirect_uri(), format!("{before}{port}{after}"));
    }
    for bad in [
        "https://localhost/",
        "http://evil.example/",
        "http://127.0.0.2/",
        "x",
        "",
        "http://u@localhost/",
        "http://localhost/?a=1",
    ] {
        let error = Loopback::open(bad, Secret::new(STATE)).await.unwrap_err();
        assert_eq!(error.code(), Code::InvalidValue, "{bad}");
    }
}
