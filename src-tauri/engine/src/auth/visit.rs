//! The few bytes of HTTP/1.1 the loopback listener speaks.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Bytes the head of a request may have. Cookies of other programs on `localhost` come along.
const HEAD: usize = 16 * 1024;
/// Time a visitor has to say what it wants, and to take the answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The head of a request.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Visit {
    /// Method, in the letters sent.
    pub(super) method: String,
    /// Path and query.
    pub(super) target: String,
    /// The one `Host`.
    pub(super) host: Option<String>,
    /// `Origin`; a browser following a redirect sends none.
    pub(super) origin: Option<String>,
}

/// What a visitor is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// 200: signed in, close the window.
    Done,
    /// 200: the sign-in was not completed, close the window.
    NotDone,
    /// 400.
    BadRequest,
    /// 404.
    NotFound,
}

/// Reads the head of a request; `None` when it is too long, too slow or not HTTP.
pub(super) async fn read(stream: &mut TcpStream) -> Option<Visit> {
    let mut head = Vec::new();
    let whole = timeout(PATIENCE, async {
        let mut part = [0; 2048];
        loop {
            let count = stream.read(&mut part).await.ok().filter(|count| *count > 0)?;
            head.extend_from_slice(part.get(..count)?);
            if let Some(end) = head.windows(4).position(|four| four == b"\r\n\r\n") {
                return Some(end);
            }
            if head.len() > HEAD {
                return None;
            }
        }
    });
    let end = whole.await.ok().flatten()?;
    parse(std::str::from_utf8(head.get(..end)?).ok()?)
}

fn parse(head: &str) -> Option<Visit> {
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, target, version) = (first.next()?, first.next()?, first.next()?);
    if first.next().is_some() || !matches!(version, "HTTP/1.1" | "HTTP/1.0") || !target.starts_with('/') {
        return None;
    }
    let mut visit = Visit { method: method.to_owned(), target: target.to_owned(), ..Visit::default() };
    for line in lines {
        let (name, value) = line.split_once(':')?;
        let place = match name.to_ascii_lowercase().as_str() {
            "host" => &mut visit.host,
            "origin" => &mut visit.origin,
            _ => continue,
        };
        if place.replace(value.trim().to_owned()).is_some() {
            return None;
        }
    }
    Some(visit)
}

/// Sends the answer and says good-bye; a visitor that does not listen is left alone.
pub(super) async fn answer(stream: &mut TcpStream, answer: Answer) {
    let (status, body) = match answer {
        Answer::Done => ("200 OK", page("Sesión iniciada", "Signed in")),
        Answer::NotDone => ("200 OK", page("No se inició la sesión", "Not signed in")),
        Answer::BadRequest => ("400 Bad Request", String::new()),
        Answer::NotFound => ("404 Not Found", String::new()),
    };
    let text = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
         Cache-Control: no-store\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n\
         Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    let sending = async {
        stream.write_all(text.as_bytes()).await?;
        stream.shutdown().await?;
        // What the visitor still sends is read away, or the system would tear the answer down with a reset.
        let mut rest = [0; 2048];
        let mut left = 64;
        while left > 0 && stream.read(&mut rest).await? > 0 {
            left -= 1;
        }
        std::io::Result::Ok(())
    };
    let limit =
        if matches!(answer, Answer::Done | Answer::NotDone) { Duration::from_secs(1) } else { PATIENCE };
    let _ = timeout(limit, sending).await;
}

fn page(spanish: &str, english: &str) -> String {
    format!(
        "<!doctype html><html lang=\"es\"><meta charset=\"utf-8\"><title>Bitácora</title>\
         <h1>{spanish}</h1><p>Ya puede cerrar esta ventana y volver a Bitácora.</p>\
         <div lang=\"en\"><h2>{english}</h2><p>You can close this window and go back to Bitácora.</p></div></html>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_strictly() {
        let visit = parse("GET /a?b HTTP/1.1\r\nHOST:  localhost:1 \r\nX: y").unwrap();
        assert_eq!((visit.method.as_str(), visit.target.as_str()), ("GET", "/a?b"));
        assert_eq!(visit.host.as_deref(), Some("localhost:1"));
        for bad in [
            "",
            "GET",
            "GET / HTTP/2",
            "GET http://x/ HTTP/1.1",
            "GET / x HTTP/1.1",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
            "GET / HTTP/1.1\r\nnonsense",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }
}
