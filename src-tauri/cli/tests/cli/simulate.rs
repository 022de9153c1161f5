//! The pretend tenant as a program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::program::Program;

/// A tenant that serves until it is dropped.
struct Tenant {
    child: Child,
    addresses: Value,
}

impl Tenant {
    fn start(program: &Program, more: &[&str]) -> Self {
        let mut command = program.command(&[&["simulate", "--json"], more].concat());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        Self { child, addresses: serde_json::from_str(&line).unwrap() }
    }

    fn get(&self, path: &str) -> String {
        let root = self.addresses["authority_url"].as_str().unwrap().trim_end_matches('/');
        let host = root.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Tenant {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_tenant_tells_its_addresses_at_once_and_serves() {
    let tenant = Tenant::start(&Program::new(), &["--port", "0"]);
    for name in ["authority_url", "graph_url", "tenant", "client_id", "shared_mailbox"] {
        assert!(
            tenant.addresses[name].as_str().is_some_and(|text| !text.is_empty()),
            "{name}: {}",
            tenant.addresses
        );
    }
    assert!(tenant.addresses["confidential_client"]["client_secret"].is_string());
    assert!(!tenant.addresses["accounts"].as_array().unwrap().is_empty());
    let path =
        format!("/{}/v2.0/.well-known/openid-configuration", tenant.addresses["tenant"].as_str().unwrap());
    let answer = tenant.get(&path);
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("authorization_endpoint"), "{answer}");
}

#[cfg(unix)]
#[test]
fn sigterm_ends_a_tenant_cleanly() {
    let mut tenant = Tenant::start(&Program::new(), &["--scenario", "empty"]);
    Command::new("kill").args(["-TERM", &tenant.child.id().to_string()]).status().unwrap();
    assert_eq!(tenant.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_taken_port_is_an_error() {
    let program = Program::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    program.refused(&["simulate", "--port", &port], "port_taken");
}

#[test]
fn the_addresses_are_those_setup_takes() {
    let program = Program::new();
    let tenant = Tenant::start(&program, &["--messages", "5"]);
    let pair = |name: &str| format!("{name}={}", tenant.addresses[name].as_str().unwrap());
    let names = ["cloud", "authority_url", "graph_url", "tenant", "client_id", "shared_mailbox"];
    let pairs = names.map(pair);
    let setup = program.json(&[&["setup", "set"][..], &pairs.each_ref().map(String::as_str)].concat());
    assert_eq!(setup["shared_mailbox"], tenant.addresses["shared_mailbox"]);
}

#[test]
fn what_is_wrong_is_turned_while_it_serves() {
    let program = Program::new();
    let mut command =
        program.command(&["simulate", "--json", "--scenario", "empty", "--trouble", "unregistered"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let (mut stdin, mut told) = (child.stdin.take().unwrap(), BufReader::new(child.stderr.take().unwrap()));
    let tenant = Tenant { child, addresses: serde_json::from_str(&line).unwrap() };
    let path = format!(
        "/{}/oauth2/v2.0/authorize?client_id={}&redirect_uri=http%3A%2F%2Flocalhost%2Fcallback&response_type=code&scope=openid",
        tenant.addresses["tenant"].as_str().unwrap(),
        tenant.addresses["client_id"].as_str().unwrap()
    );
    assert!(tenant.get(&path).contains("AADSTS50011"));
    for (said, answered) in
        [("off unregistered", "302 Found"), ("on disabled", "AADSTS50057"), ("off disabled", "302 Found")]
    {
        writeln!(stdin, "{said}").unwrap();
        let mut line = String::new();
        told.read_line(&mut line).unwrap();
        assert_eq!(line, format!("{said}.\n"));
        let answer = tenant.get(&path);
        assert!(answer.contains(answered), "{said}: {answer}");
    }
    assert_eq!(program.call(&["simulate", "--trouble", "nonsense"]).code, 2);
}
