//! A server on this machine that answers as a test says, and remembers what it was asked. The mailbox's tests use
//! it too, for its requests need a token first.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// A request as it arrived.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

/// What to answer.
pub(crate) struct Reply {
    head: String,
    body: String,
    claimed: Option<usize>,
    delay: Duration,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &Value) -> Self {
        Self::text(status, "application/json; charset=utf-8", &body.to_string())
    }

    pub(crate) fn text(status: u16, kind: &str, body: &str) -> Self {
        let head = format!("HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nrequest-id: r-1\r\n");
        Self { head, body: body.to_owned(), claimed: None, delay: Duration::ZERO }
    }

    /// Closes the connection without a word.
    pub(crate) fn cut() -> Self {
        Self { head: String::new(), body: String::new(), claimed: None, delay: Duration::ZERO }
    }

    /// Promises more bytes than it sends.
    pub(crate) fn torn(mut self) -> Self {
        self.claimed = Some(self.body.len() + 100);
        self
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.head = format!("{}{name}: {value}\r\n", self.head);
        self
    }

    pub(crate) fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

/// The server; it stops with the test's runtime.
pub(crate) struct Server {
    pub(crate) url: Url,
    seen: Arc<Mutex<Vec<Seen>>>,
    busiest: Arc<Mutex<(usize, usize)>>,
}

impl Server {
    /// Starts a server that answers the n-th request (from 0) with `answer(n, request)`.
    pub(crate) async fn start(answer: impl Fn(usize, &Seen) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let server = Self { url, seen: Arc::default(), busiest: Arc::default() };
        let (answer, seen, busiest) =
            (Arc::new(answer), Arc::clone(&server.seen), Arc::clone(&server.busiest));
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let (answer, seen, busiest) = (Arc::clone(&answer), Arc::clone(&seen), Arc::clone(&busiest));
                tokio::spawn(async move {
                    while let Some(request) = read(&mut stream).await {
                        let number = {
                            let mut all = seen.lock().unwrap();
                            all.push(request.clone());
                            all.len() - 1
                        };
                        {
                            let mut busy = busiest.lock().unwrap();
                            busy.0 += 1;
                            busy.1 = busy.1.max(busy.0);
                        }
                        let reply = answer(number, &request);
                        tokio::time::sleep(reply.delay).await;
                        busiest.lock().unwrap().0 -= 1;
                        if reply.head.is_empty() {
                            return;
                        }
                        let length = reply.claimed.unwrap_or(reply.body.len());
                        let text = format!("{}Content-Length: {length}\r\n\r\n{}", reply.head, reply.body);
                        stream.write_all(text.as_bytes()).await.unwrap();
                        if reply.claimed.is_some() {
                            return;
                        }
                    }
                });
            }
        });
        server
    }

    /// Everything asked so far.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// The most requests there were at a time.
    pub(crate) fn busiest(&self) -> usize {
        self.busiest.lock().unwrap().1
    }
}

async fn read(stream: &mut TcpStream) -> Option<Seen> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.trim_end().split("\r\n");
    let mut first = lines.next()?.split(' ').map(ToOwned::to_owned);
    let (method, target) = (first.next()?, first.next()?);
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some(Seen { method, target, headers, body: String::from_utf8(body).unwrap() })
}
