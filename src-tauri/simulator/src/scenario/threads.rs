//! Scripted threads: conversations written out mail by mail.

use chrono::{DateTime, Utc};

use super::attachments::File;
use super::calendar::{self, At};
use super::directory::Directory;
use super::facts::Facts;
use super::letters::{Chain, Letter, Post};
use super::words::Lang;
use crate::seed::SeedMessage;

/// A conversation between one contact and one salesperson.
pub(super) struct Thread {
    /// Key of the conversation.
    pub(super) key: &'static str,
    /// Its language.
    pub(super) lang: Lang,
    /// Number of the contact, or `Name <address>` of a stranger.
    pub(super) them: &'static str,
    /// Code of the salesperson.
    pub(super) us: &'static str,
    /// The mails, in order.
    pub(super) mails: &'static [Mail],
}

/// One mail of a scripted thread.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mail {
    ours: bool,
    at: At,
    subject: &'static str,
    text: &'static str,
    by: &'static str,
    cc: &'static [&'static str],
    files: &'static [File],
    remote: bool,
}

impl Mail {
    /// A mail that the contact wrote.
    pub(super) const fn theirs(at: At, subject: &'static str, text: &'static str) -> Self {
        Self { ours: false, at, subject, text, by: "", cc: &[], files: &[], remote: false }
    }

    /// A mail that the salesperson wrote.
    pub(super) const fn ours(at: At, subject: &'static str, text: &'static str) -> Self {
        Self { ours: true, at, subject, text, by: "", cc: &[], files: &[], remote: false }
    }

    /// The same, written by somebody else of that side.
    pub(super) const fn by(mut self, key: &'static str) -> Self {
        self.by = key;
        self
    }

    /// The same with copies to these.
    pub(super) const fn cc(mut self, keys: &'static [&'static str]) -> Self {
        self.cc = keys;
        self
    }

    /// The same with files.
    pub(super) const fn files(mut self, files: &'static [File]) -> Self {
        self.files = files;
        self
    }

    /// The same with pictures in the signature that are loaded from the web.
    pub(super) const fn remote(mut self) -> Self {
        self.remote = true;
        self
    }
}

/// Writes scripted threads.
pub(super) fn write(
    threads: &[Thread],
    now: DateTime<Utc>,
    people: &Directory,
    post: &mut Post,
) -> Vec<SeedMessage> {
    let mut messages = Vec::new();
    for thread in threads {
        let facts = Facts::dated(thread.lang, calendar::local_date(now));
        let mut chain = Chain::new(thread.key);
        for mail in thread.mails {
            messages.push(post.send(letter(thread, mail, now, people), &facts, &mut chain));
        }
    }
    messages
}

fn letter<'a>(thread: &Thread, mail: &Mail, now: DateTime<Utc>, people: &Directory) -> Letter<'a> {
    let (from, to) = if mail.ours { (thread.us, thread.them) } else { (thread.them, thread.us) };
    let author = people.writer(if mail.by.is_empty() { from } else { mail.by });
    Letter {
        author,
        on_behalf: None,
        to: vec![people.writer(to).party],
        cc: mail.cc.iter().map(|key| people.writer(key).party).collect(),
        subject: mail.subject.to_owned(),
        text: mail.text,
        sent: mail.at.moment(now),
        files: mail.files,
        variant: 0,
        remote: mail.remote,
    }
}
