//! One visit of the browser on this machine: the redirect that ends a sign-in (RFC 8252 §7.3, §8.3).
//!
//! Everything but the true redirect is turned away with 404 or 400 and changes nothing: other paths, other methods,
//! a `Host` or `Origin` that is not this machine (DNS rebinding), a missing or wrong `state`, garbage, silence.
//! The true one gets a small page; then the listener is closed.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use url::{Host, Url};

use super::visit::{self, Answer, Visit};
use crate::config::is_loopback;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result, Secret};

/// Visitors served at the same time; the rest wait in the system's queue.
const VISITORS: usize = 32;
/// Tries to find one port that is free on both addresses.
const PORT_TRIES: usize = 16;

/// An open listener that waits for the redirect of one sign-in.
#[derive(Debug)]
pub(super) struct Loopback {
    listeners: Vec<TcpListener>,
    door: Arc<Door>,
    redirect_uri: String,
}

/// What a visitor must know to be let in.
#[derive(Debug)]
struct Door {
    port: u16,
    path: String,
    state: Secret,
}

/// The true redirect.
#[derive(Debug)]
pub(super) enum Arrival {
    /// With an authorization code.
    Code(Secret),
    /// With the answer of an administrator: the tenant it names, and the scopes.
    Consent {
        /// Tenant as the redirect names it; not to be trusted (wire §2).
        tenant: Option<String>,
        /// Scopes as the redirect names them.
        scope: Option<String>,
    },
    /// With an error: its name and description.
    Refused {
        /// `error`.
        error: String,
        /// `error_description`.
        description: Option<String>,
    },
}

impl Loopback {
    /// Opens the listener for a redirect URL on 127.0.0.1 and, where the machine has it, `::1`. Without a port in
    /// the URL (or with 0) a free one is taken; `redirect_uri` then carries it.
    ///
    /// # Errors
    /// `InvalidValue` when the URL is not http on this machine, `PortTaken`.
    pub(super) async fn open(redirect: &str, state: Secret) -> Result<Self> {
        let url = check_redirect(redirect)?;
        let (listeners, port) = match url.port().filter(|port| *port != 0) {
            Some(port) => (bind_both(port).await.map_err(|error| port_taken(port, error))?, port),
            None => bind_free().await.map_err(|error| port_taken(0, error))?,
        };
        let redirect_uri = with_port(redirect.trim(), &url, port);
        let door = Arc::new(Door { port, path: url.path().to_owned(), state });
        Ok(Self { listeners, door, redirect_uri })
    }

    /// The redirect URL to send, letter by letter as it was configured but for the port.
    pub(super) fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// Waits for the true redirect, answers it, and closes.
    pub(super) async fn arrival(self) -> Result<Arrival> {
        let (sender, mut arrivals) = mpsc::channel(1);
        let room = Arc::new(Semaphore::new(VISITORS));
        let mut accepting = JoinSet::new();
        for listener in self.listeners {
            accepting.spawn(accept_all(listener, Arc::clone(&room), Arc::clone(&self.door), sender.clone()));
        }
        drop(sender);
        let arrival = arrivals.recv().await;
        // Ends what still waits and closes the listeners before anybody is told.
        accepting.shutdown().await;
        arrival.ok_or_else(|| Error::new(Code::Internal, "The listener for the sign-in broke off."))
    }
}

async fn accept_all(
    listener: TcpListener,
    room: Arc<Semaphore>,
    door: Arc<Door>,
    sender: mpsc::Sender<Arrival>,
) {
    let mut guests = JoinSet::new();
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else {
            return;
        };
        while guests.try_join_next().is_some() {}
        match listener.accept().await {
            Ok((stream, peer)) if peer.ip().to_canonical().is_loopback() => {
                let (door, sender) = (Arc::clone(&door), sender.clone());
                guests.spawn(async move {
                    serve(stream, &door, &sender).await;
                    drop(place);
                });
            }
            Ok(_) => {}
            // For example out of file handles: give the others time to leave.
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
        }
    }
}

async fn serve(mut stream: TcpStream, door: &Door, sender: &mpsc::Sender<Arrival>) {
    let Some(visit) = visit::read(&mut stream).await else {
        visit::answer(&mut stream, Answer::BadRequest).await;
        return;
    };
    match judge(door, &visit) {
        Ok(arrival) => {
            // Only the first arrival counts; a copy of the redirect is turned away like any other visit.
            let Ok(place) = sender.try_reserve() else {
                visit::answer(&mut stream, Answer::BadRequest).await;
                return;
            };
            let page =
                if matches!(arrival, Arrival::Refused { .. }) { Answer::NotDone } else { Answer::Done };
            visit::answer(&mut stream, page).await;
            place.send(arrival);
        }
        Err(refusal) => visit::answer(&mut stream, refusal).await,
    }
}

/// Whether a visit is the true redirect, and what it brings.
fn judge(door: &Door, visit: &Visit) -> Result<Arrival, Answer> {
    let (path, query) = visit.target.split_once('?').unwrap_or((&visit.target, ""));
    if visit.method != "GET" || !visit.host.as_deref().is_some_and(|host| is_ours(host, door.port)) {
        return Err(Answer::BadRequest);
    }
    if visit
        .origin
        .as_deref()
        .is_some_and(|origin| !origin.strip_prefix("http://").is_some_and(|host| is_ours(host, door.port)))
    {
        return Err(Answer::BadRequest);
    }
    if path != door.path {
        return Err(Answer::NotFound);
    }
    let fields: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    let one = |name: &str| {
        let mut found = fields.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str());
        match (found.next(), found.next()) {
            (Some(value), None) if !value.is_empty() => Some(value),
            _ => None,
        }
    };
    let given = |name: &str| fields.iter().any(|(key, _)| key == name);
    if !one("state").is_some_and(|state| same(state, door.state.expose())) {
        return Err(Answer::BadRequest);
    }
    if given("error") {
        let error = one("error").ok_or(Answer::BadRequest)?.to_owned();
        return Ok(Arrival::Refused { error, description: one("error_description").map(ToOwned::to_owned) });
    }
    if let Some(code) = one("code") {
        return Ok(Arrival::Code(Secret::new(code)));
    }
    if one("admin_consent").is_some_and(|answer| answer.eq_ignore_ascii_case("true")) {
        let text = |name: &str| one(name).map(ToOwned::to_owned);
        return Ok(Arrival::Consent { tenant: text("tenant"), scope: text("scope") });
    }
    Err(Answer::BadRequest)
}

/// Compares without telling by the time taken how far two texts agree.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |differ, (x, y)| differ | (x ^ y)) == 0
}

/// Whether a `Host` names this machine and this port.
fn is_ours(host: &str, port: u16) -> bool {
    let Some((name, digits)) = host.rsplit_once(':') else {
        return false;
    };
    let name_is_ours = name.eq_ignore_ascii_case("localhost") || matches!(name, "127.0.0.1" | "[::1]");
    name_is_ours && digits.parse() == Ok(port)
}

/// The parsed redirect URL when it is http on this machine (Entra takes http for nothing else).
///
/// # Errors
/// `InvalidValue`.
pub(super) fn check_redirect(redirect: &str) -> Result<Url> {
    let refuse = || {
        Error::new(Code::InvalidValue, "The redirect URL must be http on this machine.")
            .hint("Use http://localhost or http://127.0.0.1, with or without a port, and a path if you like.")
            .cause(Cause::SettingWrong)
    };
    let url = Url::parse(redirect.trim()).map_err(|error| refuse().because(error))?;
    let whole_name = match url.host() {
        Some(Host::Ipv4(address)) => address == Ipv4Addr::LOCALHOST,
        _ => is_loopback(&url),
    };
    let plain = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if url.scheme() != "http" || !whole_name || !plain {
        return Err(refuse());
    }
    Ok(url)
}

/// The configured text with the real port in it. A URL without path stays without: the registration is compared
/// letter by letter, the port apart.
fn with_port(text: &str, url: &Url, port: u16) -> String {
    if url.port().is_some_and(|configured| configured != 0) {
        return text.to_owned();
    }
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let path = rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default();
    format!("http://{}:{port}{path}", url.host_str().unwrap_or("localhost"))
}

/// Binds a port on both loopback addresses. A machine without IPv6 gets along without; a port that somebody
/// else holds on either address is refused, or the browser might bring the code there.
async fn bind_both(port: u16) -> std::io::Result<Vec<TcpListener>> {
    let v4 = TcpListener::bind(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)).await?;
    let port = v4.local_addr()?.port();
    match TcpListener::bind(SocketAddr::new(IpAddr::V6(Ipv6Addr::LOCALHOST), port)).await {
        Ok(v6) => Ok(vec![v4, v6]),
        Err(error) if matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied) => {
            Err(error)
        }
        Err(_) => Ok(vec![v4]),
    }
}

async fn bind_free() -> std::io::Result<(Vec<TcpListener>, u16)> {
    let mut last = std::io::Error::from(ErrorKind::AddrInUse);
    for _ in 0..PORT_TRIES {
        match bind_both(0).await {
            Ok(listeners) => {
                let port =
                    listeners.first().map(TcpListener::local_addr).transpose()?.map_or(0, |at| at.port());
                return Ok((listeners, port));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn port_taken(port: u16, error: std::io::Error) -> Error {
    Error::new(Code::PortTaken, format!("Port {port} of the redirect URL cannot be opened on this machine."))
        .hint("Close the other program (another sign-in?), or use a redirect URL without a port.")
        .cause(Cause::PortTaken)
        .because(error)
}

#[cfg(test)]
#[path = "loopback_tests.rs"]
mod tests;
