//! The socket: one port, two servers. Paths under `/graph/` are Graph's, all others Entra's.

use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use chrono::TimeDelta;
use futures::StreamExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::http::{Call, Outcome, Payload, Reply};
use crate::world::World;
use crate::{clock, entra, graph};

/// The largest body taken, in bytes; Exchange's own limit for one upload request is far lower.
const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// Accepts connections until told to stop.
pub(crate) async fn listen(listener: TcpListener, world: Arc<World>, mut stop: watch::Receiver<bool>) {
    let stopped = stop.clone();
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    tokio::spawn(converse(stream, Arc::clone(&world), stopped.clone()));
                }
            }
        }
    }
}

async fn converse(stream: TcpStream, world: Arc<World>, mut stop: watch::Receiver<bool>) {
    // Small answers must not wait for more.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| answer(Arc::clone(&world), request));
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // A connection that a fault cut ends with an error, as it should.
        _ = connection => {}
        _ = stop.wait_for(|stop| *stop) => {}
    }
}

/// Answers one request. An error makes hyper drop the connection without a word.
async fn answer(world: Arc<World>, request: Request<Incoming>) -> Result<Response<Body>, io::Error> {
    let (parts, incoming) = request.into_parts();
    let body = axum::body::to_bytes(Body::new(incoming), LARGEST_BODY).await;
    let Ok(body) = body else {
        return Ok(written(Reply::empty(413)));
    };
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let call = Call {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
        body,
    };
    // On a task of its own: a client that goes away does not undo what it asked for.
    let offset = world.settings().clock_offset_seconds;
    let outcome = tokio::spawn(dispatch(world, call)).await;
    match outcome {
        Ok(Outcome::Answer(reply)) if reply.status >= 100 => {
            let dated = reply.with("date", clock::http_time(clock::now() + TimeDelta::seconds(offset)));
            Ok(written(dated))
        }
        _ => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
    }
}

async fn dispatch(world: Arc<World>, call: Call) -> Outcome {
    match call.path.strip_prefix("/graph") {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => {
            let path = rest.to_owned();
            graph::serve(world, Call { path, ..call }, None).await
        }
        _ => entra::serve(world, call).await,
    }
}

fn written(reply: Reply) -> Response<Body> {
    let (kind, bytes) = match reply.payload {
        Payload::Empty => (None, Bytes::new()),
        Payload::Json(value) => {
            let bytes = serde_json::to_vec(&value).unwrap_or_default();
            (Some("application/json; charset=utf-8".to_owned()), Bytes::from(bytes))
        }
        Payload::Bytes(kind, bytes) => (Some(kind), bytes),
    };
    let length = bytes.len();
    let body = if reply.truncated { broken_off(&bytes) } else { Body::from(bytes) };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if reply.truncated {
        headers.insert("content-length", HeaderValue::from(length));
    }
    let typed = kind.into_iter().map(|kind| ("content-type".to_owned(), kind));
    for (name, value) in typed.chain(reply.headers) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.append(name, value);
        }
    }
    response
}

/// Half of the body, then an error that makes hyper drop the connection.
fn broken_off(bytes: &Bytes) -> Body {
    let half = bytes.slice(..bytes.len() / 2);
    let first = futures::stream::once(async move { Ok::<Bytes, io::Error>(half) });
    // A moment's rest lets the first half reach the wire before the connection goes.
    let then = futures::stream::once(async {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::from_stream(first.chain(then))
}

/// Lets mail arrive on the timer, as long as the tenant runs.
pub(crate) async fn arrivals(world: Arc<World>, mut stop: watch::Receiver<bool>) {
    let work = async {
        loop {
            match world.settings().arrivals_every {
                None => tokio::time::sleep(std::time::Duration::from_millis(100)).await,
                Some(every) => {
                    tokio::time::sleep(every).await;
                    crate::lock(&world.tenant).next_arrival();
                }
            }
        }
    };
    tokio::select! {
        _ = stop.wait_for(|stop| *stop) => {}
        () = work => {}
    }
}
