//! A small client, and a company small enough to count in one's head.

use chrono::{DateTime, Duration, Utc};
use exchange_simulator::referee::Referee;
use exchange_simulator::seed::{Account, Party, Scenario, SeedAttachment, SeedMessage};
use exchange_simulator::{Endpoint, Options, Settings, Simulator};
use reqwest::Method;
use serde_json::Value;

pub const SCOPE: &str = "openid profile offline_access https://graph.microsoft.com/Mail.ReadWrite.Shared https://graph.microsoft.com/User.Read https://graph.microsoft.com/MailboxSettings.Read";

pub fn start_time() -> DateTime<Utc> {
    "2026-05-01T08:00:00Z".parse().expect("a time")
}

pub fn seed(at: i32) -> SeedMessage {
    let ana = Party { name: "Ana".into(), address: format!("ana{at}@kunde.example") };
    let time = start_time() + Duration::minutes(at.into());
    SeedMessage {
        from: Some(ana.clone()),
        sender: Some(ana),
        to: vec![Party { name: "Sales".into(), address: "sales@aurora.example".into() }],
        subject: Some(format!("Message {at}")),
        body_html: format!("<p>Hello <b>{at}</b></p>"),
        internet_message_id: Some(format!("<{at}@kunde.example>")),
        conversation: format!("c{}", at % 3),
        sent: time,
        received: time,
        ..SeedMessage::default()
    }
}

pub fn company(messages: i32) -> Scenario {
    let account = |name: &str, admin, member| Account {
        upn: format!("{name}@aurora.example"),
        name: format!("{name} Test"),
        admin,
        member_of_shared: member,
    };
    Scenario {
        organisation: "Aurora".into(),
        domain: "aurora.example".into(),
        shared_mailbox: "shared@aurora.example".into(),
        accounts: vec![
            account("job", false, true),
            account("stranger", false, false),
            account("admin", true, false),
        ],
        messages: (0..messages).map(seed).collect(),
        ..Scenario::default()
    }
}

pub fn attachment(name: &str, inline: bool) -> SeedAttachment {
    SeedAttachment {
        name: name.into(),
        content_type: "image/png".into(),
        bytes: vec![7; 300],
        content_id: inline.then(|| "pic@1".to_owned()),
    }
}

pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }

    pub fn values(&self) -> &Vec<Value> {
        self.body["value"].as_array().expect("a list")
    }
}

pub struct Client {
    pub sim: Simulator,
    pub http: reqwest::Client,
    pub token: String,
    pub immutable: bool,
}

#[expect(clippy::disallowed_methods, reason = "the tests' own client; it follows no redirects")]
pub fn http() -> reqwest::Client {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client")
}

impl Client {
    /// A tenant with so many messages, signed in as the job's account.
    pub async fn start(messages: i32, change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_with(company(messages), change).await
    }

    pub async fn start_with(scenario: Scenario, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings { record_bodies: true, ..Settings::default() };
        change(&mut settings);
        let sim = Simulator::start(Options { port: None, scenario, settings }).await.expect("starts");
        let mut client = Self { sim, http: http(), token: String::new(), immutable: false };
        client.be("job@aurora.example", SCOPE).await;
        client
    }

    /// Goes on as this account with these permissions.
    pub async fn be(&mut self, upn: &str, scope: &str) {
        let granted = self.sign_in(upn, scope).await;
        granted["access_token"].as_str().expect("a token").clone_into(&mut self.token);
    }

    /// Code flow without PKCE, down to the token answer.
    pub async fn sign_in(&self, upn: &str, scope: &str) -> Value {
        let redirect = "http://127.0.0.1:1/callback";
        let answer = self
            .http
            .get(format!("{}/{}/oauth2/v2.0/authorize", self.sim.authority_url(), self.sim.tenant_id()))
            .query(&[
                ("client_id", self.sim.client_id().as_str()),
                ("redirect_uri", redirect),
                ("response_type", "code"),
                ("scope", scope),
                ("login_hint", upn),
            ])
            .send()
            .await
            .expect("answers");
        let location = answer.headers()["location"].to_str().expect("text").to_owned();
        let url: reqwest::Url = location.parse().expect("an address");
        let code = url.query_pairs().find(|(name, _)| name == "code").expect("a code").1.into_owned();
        self.token(&[
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", redirect),
            ("client_id", &self.sim.client_id()),
        ])
        .await
        .1
    }

    /// Posts to the token endpoint: status and body.
    pub async fn token(&self, form: &[(&str, &str)]) -> (u16, Value) {
        let url = format!("{}/{}/oauth2/v2.0/token", self.sim.authority_url(), self.sim.tenant_id());
        let answer = self.http.post(url).form(form).send().await.expect("answers");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    pub fn shared(&self, rest: &str) -> String {
        format!("{}/v1.0/users/shared%40aurora.example{rest}", self.sim.graph_url())
    }

    pub fn request(&self, method: Method, url: &str) -> reqwest::RequestBuilder {
        let request = self.http.request(method, url).bearer_auth(&self.token);
        if self.immutable { request.header("Prefer", "IdType=\"ImmutableId\"") } else { request }
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let answer = request.send().await.expect("answers");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let text = answer.text().await.expect("a body");
        Answer { status, headers, body: serde_json::from_str(&text).unwrap_or_default(), text }
    }

    pub async fn get(&self, rest: &str) -> Answer {
        self.send(self.request(Method::GET, &self.shared(rest))).await
    }

    pub async fn follow(&self, link: &Value) -> Answer {
        self.send(self.request(Method::GET, link.as_str().expect("a link"))).await
    }

    pub async fn post(&self, rest: &str, body: Value) -> Answer {
        self.send(self.request(Method::POST, &self.shared(rest)).json(&body)).await
    }

    pub async fn patch(&self, rest: &str, body: Value) -> Answer {
        self.send(self.request(Method::PATCH, &self.shared(rest)).json(&body)).await
    }

    pub async fn delete(&self, rest: &str) -> Answer {
        self.send(self.request(Method::DELETE, &self.shared(rest))).await
    }

    pub async fn batch(&self, requests: Value) -> Answer {
        let url = format!("{}/v1.0/$batch", self.sim.graph_url());
        self.send(self.request(Method::POST, &url).json(&serde_json::json!({"requests": requests}))).await
    }

    /// The first message of a folder, oldest first.
    pub async fn oldest(&self, folder: &str) -> Value {
        let page =
            self.get(&format!("/mailFolders/{folder}/messages?$top=1&$orderby=receivedDateTime")).await;
        page.values().first().expect("a message").clone()
    }

    /// Judges all that was said so far; call it at the end of a test.
    pub fn judge(&self) {
        let referee = Referee::load(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/data/wire/graph-mail.openapi.json"
        ))
        .expect("the schema");
        let mut judged = 0;
        for entry in self.sim.log() {
            let known = entry.endpoint == Endpoint::Graph && referee.knows(&entry.method, &entry.path);
            if !known || entry.faulted || entry.status == 0 {
                continue;
            }
            if entry.status < 400 {
                referee
                    .check_request(&entry.method, &entry.path, entry.request_body.as_ref())
                    .expect("request");
            }
            referee
                .check_response(&entry.method, &entry.path, entry.status, entry.response_body.as_ref())
                .expect("answer");
            judged += 1;
        }
        assert!(judged > 0, "nothing was judged");
    }
}
