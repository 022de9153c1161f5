//! Decides about messages and records the decisions: the part that a run, a late match and a retry share.

use std::collections::BTreeSet;

use crate::Engine;
use crate::domain::address::Address;
use crate::domain::decision::{Decision, Outcome};
use crate::domain::directory::Directory;
use crate::domain::inbox::Location;
use crate::domain::matching::{self, Context, Recipients};
use crate::domain::message::Message;
use crate::domain::setup::KeepContent;
use crate::error::{Code, Error, Result};
use crate::store::message::Stored;
use crate::store::operation::OperationKind;
use crate::store::record::{Record, Recorded};
use crate::store::template::Template;

use super::key::{canonical_key, copy_key, recorded_key};
use super::policy::Policy;

/// What deciding and recording needs.
pub(crate) struct Recorder<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) policy: Policy,
    template: Template,
    user_id: String,
    pub(crate) run_id: i64,
    /// Whether the whole of a logged message is kept.
    pub(crate) keep_content: bool,
}

/// A recorded decision and the entries written for it.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) decision: Decision,
    pub(crate) entries: Vec<i64>,
    pub(crate) operation: Option<OperationKind>,
}

impl<'a> Recorder<'a> {
    /// Reads policy, template and account; a missing template is an error here, before anything is written (W26).
    pub(crate) async fn new(engine: &'a Engine, run_id: i64) -> Result<Self> {
        let setup = engine.store.load_setup().await?;
        let template = engine.store.template(&setup.emails_template).await?.ok_or_else(|| {
            Error::new(Code::TemplateMissing, "there is no interaction template for e-mails")
                .hint("choose one with: setup set emails_template=EMAIL")
        })?;
        let user_id = engine.store.account().await?.map(|account| account.username).unwrap_or_default();
        let keep_content = setup.keep_content == KeepContent::Full;
        Ok(Self { engine, policy: Policy::of(&setup), template, user_id, run_id, keep_content })
    }

    /// The part of the address book that these messages need.
    pub(crate) async fn directory<'m>(
        &self,
        messages: impl Iterator<Item = &'m Message>,
    ) -> Result<Directory> {
        directory(self.engine, messages).await
    }

    /// Decides about a new message and records it. When its key is taken meanwhile it becomes a duplicate.
    pub(crate) async fn take_up(
        &self,
        mailbox_id: i64,
        message: &Message,
        directory: &Directory,
        known_key: bool,
    ) -> Result<Taken> {
        let canonical = canonical_key(message);
        let mut known_key = known_key;
        loop {
            let decision = self.decide(message, directory, Recipients::Strict, known_key);
            let operation = self.policy.operation(&decision);
            let key = if known_key {
                copy_key(&canonical, &message.server_id)
            } else {
                recorded_key(&canonical, decision.outcome, &message.server_id)
            };
            let record = self.record(mailbox_id, &key, message, &decision, operation);
            match self.engine.store.record(&record).await? {
                Recorded::Written { entries, .. } => return Ok(Taken { decision, entries, operation }),
                Recorded::KeyTaken if !known_key => known_key = true,
                Recorded::KeyTaken => {
                    return Err(Error::new(Code::AlreadyExists, "the message is recorded already"));
                }
            }
        }
    }

    /// Decides again about a recorded message and records what changed; `None` when it stays as it is.
    pub(crate) async fn decide_again(
        &self,
        stored: &Stored,
        recipients: Recipients,
    ) -> Result<Option<Taken>> {
        let message = &stored.message;
        let directory = self.directory(std::iter::once(message)).await?;
        let decision = self.decide(message, &directory, recipients, false);
        if decision.outcome == stored.outcome && decision.outcome != Outcome::Quarantined {
            // Another rule or another address may be what keeps it now.
            self.engine.store.note_reason(stored.message_id, &decision, self.engine.clock.now()).await?;
            return Ok(None);
        }
        let operation = self.policy.operation(&decision).filter(|kind| kind.destination() != stored.location);
        let operation = operation.filter(|_| stored.location != Location::Missing);
        let key = recorded_key(&canonical_key(message), decision.outcome, &message.server_id);
        let record = self.record(stored.mailbox_id, &key, message, &decision, operation);
        match self.engine.store.record_again(stored.message_id, &record).await? {
            Recorded::Written { entries, .. } => Ok(Some(Taken { decision, entries, operation })),
            Recorded::KeyTaken => self.became_duplicate(stored, &directory).await.map(Some),
        }
    }

    /// Another copy was logged while this one waited.
    async fn became_duplicate(&self, stored: &Stored, directory: &Directory) -> Result<Taken> {
        let message = &stored.message;
        let decision = self.decide(message, directory, Recipients::PassOverMalformed, true);
        let operation = self.policy.operation(&decision).filter(|kind| kind.destination() != stored.location);
        let key = copy_key(&canonical_key(message), &message.server_id);
        let record = self.record(stored.mailbox_id, &key, message, &decision, operation);
        match self.engine.store.record_again(stored.message_id, &record).await? {
            Recorded::Written { entries, .. } => Ok(Taken { decision, entries, operation }),
            Recorded::KeyTaken => Err(Error::new(Code::AlreadyExists, "the message is recorded already")),
        }
    }

    pub(crate) fn decide(
        &self,
        message: &Message,
        directory: &Directory,
        recipients: Recipients,
        known_key: bool,
    ) -> Decision {
        let now = self.engine.clock.now();
        matching::decide(message, &Context { directory, now, recipients, known_key })
    }

    fn record<'r>(
        &'r self,
        mailbox_id: i64,
        key: &'r str,
        message: &'r Message,
        decision: &'r Decision,
        operation: Option<OperationKind>,
    ) -> Record<'r> {
        Record {
            mailbox_id,
            run_id: self.run_id,
            now: self.engine.clock.now(),
            key,
            message,
            decision,
            operation,
            keep_content: self.keep_content,
            template: &self.template,
            user_id: &self.user_id,
        }
    }
}

/// The part of the address book that these messages need.
pub(crate) async fn directory<'m>(
    engine: &Engine,
    messages: impl Iterator<Item = &'m Message>,
) -> Result<Directory> {
    let mut addresses = BTreeSet::new();
    for message in messages {
        let parties = message.from.iter().chain(&message.sender).chain(message.recipients());
        addresses.extend(parties.filter_map(|party| Address::parse(&party.address).ok()));
    }
    engine.store.directory(&addresses).await
}
