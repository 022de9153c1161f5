//! Posting a letter: from who, what and when to a message as Exchange would hold it.

use chrono::{DateTime, Duration, Utc};

use super::attachments::File;
use super::bodies::{self, Text};
use super::calendar;
use super::dice::Dice;
use super::directory::Writer;
use super::facts::Facts;
use super::people;
use crate::seed::{Party, SeedAttachment, SeedMessage};

/// A mail to be posted; texts may hold placeholders.
pub(super) struct Letter<'a> {
    /// Who wrote it.
    pub(super) author: Writer,
    /// Who really pressed Send, when it is somebody else.
    pub(super) on_behalf: Option<Party>,
    /// `To:`.
    pub(super) to: Vec<Party>,
    /// `Cc:`.
    pub(super) cc: Vec<Party>,
    /// Subject.
    pub(super) subject: String,
    /// Paragraphs.
    pub(super) text: &'a str,
    /// When.
    pub(super) sent: DateTime<Utc>,
    /// Files.
    pub(super) files: &'a [File],
    /// Which greeting and closing.
    pub(super) variant: usize,
    /// Whether the signature loads pictures from the web.
    pub(super) remote: bool,
}

/// What a thread has come to: the key of its conversation and the last mail, for the next one to quote.
#[derive(Default)]
pub(super) struct Chain {
    /// Key of the conversation.
    pub(super) key: String,
    last: Option<Last>,
}

struct Last {
    inner: String,
    from: String,
    to: String,
    sent: String,
    subject: String,
    ids: Vec<String>,
}

impl Chain {
    /// A new conversation.
    pub(super) fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), last: None }
    }
}

/// The post: gives each mail its id and its few seconds on the way.
pub(super) struct Post {
    /// For what may differ from mail to mail.
    pub(super) dice: Dice,
    serial: u32,
}

impl Post {
    /// A post office of its own; offices with other seeds give other ids.
    pub(super) fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed), serial: 0 }
    }

    /// Posts a letter at the end of a chain.
    pub(super) fn send(&mut self, letter: Letter<'_>, facts: &Facts, chain: &mut Chain) -> SeedMessage {
        let subject = facts.fill(&letter.subject);
        let id = self.message_id(&letter.author.party.address, letter.sent);
        let inner = write(&letter, facts, chain.last.as_ref());
        let ids = chain.last.as_ref().map(|last| last.ids.clone()).unwrap_or_default();
        let message = SeedMessage {
            sender: letter.on_behalf.or_else(|| Some(letter.author.party.clone())),
            from: Some(letter.author.party.clone()),
            subject: Some(subject.clone()),
            body_html: bodies::page(facts.lang, &inner),
            internet_message_id: Some(id.clone()),
            conversation: chain.key.clone(),
            sent: letter.sent,
            received: letter.sent + Duration::seconds(i64::from(2 + self.dice.below(40))),
            attachments: files(letter.files, facts),
            headers: headers(&letter.author, &ids),
            to: letter.to,
            cc: letter.cc,
            ..SeedMessage::default()
        };
        chain.last = Some(Last {
            inner,
            from: letter.author.party.name,
            to: message.to.first().map(|party| party.name.clone()).unwrap_or_default(),
            sent: stamp(letter.sent),
            subject,
            ids: ids.into_iter().chain([id]).collect(),
        });
        message
    }

    /// An Internet Message-ID of the author's domain, with its angle brackets.
    pub(super) fn message_id(&mut self, address: &str, sent: DateTime<Utc>) -> String {
        self.serial += 1;
        let domain = address.rsplit_once('@').map_or("unknown.example", |(_, domain)| domain);
        format!("<{:08x}.{:04}.{}@{domain}>", self.dice.roll(), self.serial, sent.format("%Y%m%d%H%M"))
    }
}

/// The verdict that Exchange writes on mail from outside.
pub(super) fn authentication(address: &str, verdict: &str) -> (String, String) {
    let domain = address.rsplit_once('@').map_or("unknown.example", |(_, domain)| domain);
    let (action, reason) = if verdict == "pass" { ("none", "100") } else { ("quarantine", "000") };
    let value = format!(
        "spf={verdict} (sender IP is 192.0.2.25) smtp.mailfrom={domain}; dkim={verdict} header.d={domain};\
         dmarc={verdict} action={action} header.from={domain};compauth={verdict} reason={reason}"
    );
    ("Authentication-Results".to_owned(), value)
}

fn files(files: &[File], facts: &Facts) -> Vec<SeedAttachment> {
    let name = |file: &str| facts.fill(file);
    let appointment = calendar::local(calendar::next_thursday(facts.day), 10, 0);
    files.iter().map(|file| file.build(name, appointment)).collect()
}

fn headers(author: &Writer, ids: &[String]) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    if let Some(last) = ids.last() {
        headers.push(("In-Reply-To".to_owned(), last.clone()));
        headers.push(("References".to_owned(), ids.join(" ")));
    }
    if !author.ours {
        headers.push(authentication(&author.party.address, "pass"));
    }
    headers
}

fn write(letter: &Letter<'_>, facts: &Facts, last: Option<&Last>) -> String {
    let domain = letter.author.party.address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let text = Text {
        lang: facts.lang,
        to: letter.to.first().map_or(people::ORGANISATION, |party| party.name.as_str()),
        paragraphs: &facts.fill(letter.text),
        variant: letter.variant,
        logo: letter.files.iter().any(|file| matches!(file, File::Logo)),
        remote: if letter.remote { domain } else { "" },
    };
    let mut inner = bodies::inner(&text, &letter.author);
    if let Some(last) = last {
        inner.push_str(&bodies::quoted(
            facts.lang,
            [&last.from, &last.sent, &last.to, &last.subject],
            &last.inner,
        ));
    }
    inner
}

fn stamp(moment: DateTime<Utc>) -> String {
    format!("{} {}", calendar::local_date(moment).format("%d/%m/%Y"), calendar::local_time(moment))
}
