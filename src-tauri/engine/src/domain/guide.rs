//! The assisted setup guide: its steps, its checklist, and what each step waits for (`original.md` B.2, W26, W42).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::setup::{Account, Setup};

/// A step of the guide, in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum GuideStep {
    /// Purpose, what is needed, the Exchange checklist (R20–R29).
    #[default]
    Prepare,
    /// The app registration (R121–R129).
    Application,
    /// The administrator's consent for the organisation.
    Consent,
    /// The job's account signs in (R142).
    Account,
    /// The shared mailbox is read, and what would be logged is shown.
    Mailbox,
    /// What happens to mail that is not logged, what is kept, from when on.
    Choices,
    /// Data-handling consent, then on (R39).
    TurnOn,
}

/// What a step still waits for; the words stand in the window's texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Gate {
    /// Not every item of the Exchange checklist that must be done is ticked.
    ChecklistOpen,
    /// No client id is set or provided.
    ClientIdMissing,
    /// The client id is not a GUID (R129).
    ClientIdMalformed,
    /// No tenant is set, or one that names no organisation.
    TenantMissing,
    /// Nobody consented yet.
    ConsentMissing,
    /// Nobody is signed in.
    NotSignedIn,
    /// The account has to sign in again.
    SignInAgain,
    /// No shared mailbox is set.
    MailboxMissing,
    /// The mailbox was not read yet with these settings.
    MailboxNotRead,
    /// The interaction template for e-mails is missing.
    TemplateMissing,
    /// The handling of data was not accepted, or logging is not on.
    NotEnabled,
}

/// An item of the Exchange checklist (R20–R29); ticked by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ChecklistItem {
    /// A shared mailbox exists (R20).
    SharedMailbox,
    /// A dedicated account for the job exists (R21).
    JobAccount,
    /// That account is a member of the mailbox (R22).
    Membership,
    /// Both mail-flow rules exist (R24, R26, R27).
    MailFlowRules,
    /// Other users may read the Archive folder (R23); optional.
    ArchiveReaders,
}

/// One step and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StepState {
    /// The step.
    pub step: GuideStep,
    /// Whether nothing stands in its way any more.
    pub done: bool,
    /// What it waits for.
    pub gate: Option<Gate>,
}

/// The guide as it stands; kept, so that it can be left and resumed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Guide {
    /// Step last open.
    pub current: GuideStep,
    /// Whether it was begun.
    pub started: bool,
    /// Whether it was led to its end (R30).
    pub completed: bool,
    /// Every step in order.
    pub steps: Vec<StepState>,
    /// Checklist items ticked.
    pub ticked: Vec<ChecklistItem>,
    /// When the mailbox was last read with the settings as they are, UTC.
    pub mailbox_read_at: Option<DateTime<Utc>>,
}

/// How far the guide is, as kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Step last open.
    pub current: GuideStep,
    /// Whether it was begun.
    pub started: bool,
    /// Whether it was led to its end.
    pub completed: bool,
    /// Checklist items ticked.
    pub ticked: Vec<ChecklistItem>,
    /// When the mailbox was last read, UTC.
    pub mailbox_read_at: Option<DateTime<Utc>>,
    /// With which settings ([`read_with`]).
    pub mailbox_read_with: String,
}

/// What the gates of the steps look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// How far the guide is.
    pub progress: &'a Progress,
    /// The settings.
    pub setup: &'a Setup,
    /// Who is signed in.
    pub account: Option<&'a Account>,
    /// Whether the permission for the mailbox is among those granted.
    pub permitted: bool,
    /// Whether the interaction template for e-mails is there.
    pub template: bool,
}

/// What reading the mailbox proved depends on: when one of these changes it has to be read again.
pub fn read_with(setup: &Setup, account: Option<&Account>) -> String {
    let account = account.map(|account| format!("{} {}", account.tenant_id, account.username));
    [
        &setup.shared_mailbox.to_lowercase(),
        &setup.client_id,
        &setup.client_id_command,
        &setup.tenant,
        &format!("{:?}", setup.cloud),
        &setup.authority_url,
        &setup.graph_url,
        &account.unwrap_or_default(),
    ]
    .map(String::as_str)
    .join("\n")
}

impl GuideStep {
    /// All steps in order.
    pub const ALL: [Self; 7] = [
        Self::Prepare,
        Self::Application,
        Self::Consent,
        Self::Account,
        Self::Mailbox,
        Self::Choices,
        Self::TurnOn,
    ];

    /// What the step waits for; `None` when nothing stands in its way any more.
    fn gate(self, facts: &Facts<'_>) -> Option<Gate> {
        match self {
            Self::Prepare => facts.checklist(),
            Self::Application => facts.application(),
            Self::Consent => (!facts.setup.consent_given && !facts.permitted).then_some(Gate::ConsentMissing),
            Self::Account => match facts.account {
                None => Some(Gate::NotSignedIn),
                Some(account) => account.sign_in_needed.then_some(Gate::SignInAgain),
            },
            Self::Mailbox if facts.setup.shared_mailbox.is_empty() => Some(Gate::MailboxMissing),
            Self::Mailbox => facts.mailbox_read_at().is_none().then_some(Gate::MailboxNotRead),
            Self::Choices => (!facts.template).then_some(Gate::TemplateMissing),
            Self::TurnOn => (!facts.setup.enabled).then_some(Gate::NotEnabled),
        }
    }
}

impl Facts<'_> {
    /// The guide as these facts make it.
    pub fn guide(&self) -> Guide {
        let state = |step: GuideStep| {
            let gate = step.gate(self);
            StepState { step, done: gate.is_none(), gate }
        };
        Guide {
            current: self.progress.current,
            started: self.progress.started,
            completed: self.progress.completed,
            steps: GuideStep::ALL.map(state).to_vec(),
            ticked: self.progress.ticked.clone(),
            mailbox_read_at: self.mailbox_read_at(),
        }
    }

    /// When the mailbox was read with the settings as they are.
    fn mailbox_read_at(&self) -> Option<DateTime<Utc>> {
        let same = self.progress.mailbox_read_with == read_with(self.setup, self.account);
        self.progress.mailbox_read_at.filter(|_| same)
    }

    /// All items but the readers of the Archive, who are optional (R23).
    fn checklist(&self) -> Option<Gate> {
        let needed = [
            ChecklistItem::SharedMailbox,
            ChecklistItem::JobAccount,
            ChecklistItem::Membership,
            ChecklistItem::MailFlowRules,
        ];
        let done = needed.iter().all(|item| self.progress.ticked.contains(item));
        (!done).then_some(Gate::ChecklistOpen)
    }

    /// The original let a blank client id pass (W42).
    fn application(&self) -> Option<Gate> {
        let setup = self.setup;
        let provided = !setup.client_id_command.is_empty();
        if setup.client_id.is_empty() && !provided {
            return Some(Gate::ClientIdMissing);
        }
        if !setup.client_id.is_empty() && !setup.client_id_fits() {
            return Some(Gate::ClientIdMalformed);
        }
        let unnamed = matches!(setup.tenant.as_str(), "" | "common" | "organizations" | "consumers");
        unnamed.then_some(Gate::TenantMissing)
    }
}

/// What reading the mailbox for the guide brought: nothing is written, here or there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Preview {
    /// The newest message that was read: the proof that reading works; `None` in an empty Inbox.
    pub newest: Option<PreviewRow>,
    /// Days looked back.
    pub days: u32,
    /// Messages of these days.
    pub found: u32,
    /// Of them, would be logged.
    pub logged: u32,
    /// Entries that would be written.
    pub entries: u32,
    /// Of the rest, how many for which reason (`domain::decision` words), most frequent first.
    pub not_logged: Vec<PreviewCount>,
    /// A few messages, newest first.
    pub examples: Vec<PreviewRow>,
    /// More messages lie in these days than were looked at.
    pub truncated: bool,
    /// Newest copy of mail received from outside, UTC: the first mail-flow rule works (R26).
    pub inbound_seen_at: Option<DateTime<Utc>>,
    /// Newest copy of mail sent from inside, UTC: the second mail-flow rule works (R27).
    pub outbound_seen_at: Option<DateTime<Utc>>,
}

/// How many messages share a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviewCount {
    /// Reason of the decision.
    pub reason: String,
    /// Messages.
    pub count: u32,
}

/// One message of the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PreviewRow {
    /// Received, UTC.
    pub received_at: Option<DateTime<Utc>>,
    /// Sender as received.
    pub sender: String,
    /// Subject; blank when there is none.
    pub subject: String,
    /// Whether it would be logged.
    pub logged: bool,
    /// Outcome of the decision.
    pub outcome: String,
    /// Reason of the decision.
    pub reason: String,
    /// Contacts it would be logged for, by name.
    pub contacts: Vec<String>,
    /// Salespeople it would be logged for, by code.
    pub salespeople: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::setup::Cloud;

    /// Everything done but turning it on.
    fn ready() -> (Progress, Setup, Account) {
        let setup = Setup {
            shared_mailbox: "log@us.example".into(),
            client_id: "5df07973-7d5d-46ed-9847-1271055cbd51".into(),
            tenant: "us.example".into(),
            consent_given: true,
            ..Setup::default()
        };
        let account = Account { username: "job@us.example".into(), ..Account::default() };
        let progress = Progress {
            ticked: vec![
                ChecklistItem::SharedMailbox,
                ChecklistItem::JobAccount,
                ChecklistItem::Membership,
                ChecklistItem::MailFlowRules,
            ],
            mailbox_read_at: Some(DateTime::UNIX_EPOCH),
            mailbox_read_with: read_with(&setup, Some(&account)),
            ..Progress::default()
        };
        (progress, setup, account)
    }

    fn gates(progress: &Progress, setup: &Setup, account: Option<&Account>) -> Vec<(GuideStep, Gate)> {
        let guide = Facts { progress, setup, account, permitted: false, template: true }.guide();
        assert!(guide.steps.iter().all(|step| step.done == step.gate.is_none()));
        guide.steps.iter().filter_map(|step| Some((step.step, step.gate?))).collect()
    }

    #[test]
    fn a_new_guide_waits_at_every_step_that_needs_something() {
        let gates = gates(&Progress::default(), &Setup::default(), None);
        let expected = [
            (GuideStep::Prepare, Gate::ChecklistOpen),
            (GuideStep::Application, Gate::ClientIdMissing),
            (GuideStep::Consent, Gate::ConsentMissing),
            (GuideStep::Account, Gate::NotSignedIn),
            (GuideStep::Mailbox, Gate::MailboxMissing),
            (GuideStep::TurnOn, Gate::NotEnabled),
        ];
        assert_eq!(gates, expected);
    }

    #[test]
    fn what_was_read_counts_for_these_very_settings() {
        let (progress, setup, account) = ready();
        let turn_on = (GuideStep::TurnOn, Gate::NotEnabled);
        assert_eq!(gates(&progress, &setup, Some(&account)), [turn_on]);
        let other = |change: fn(&mut Setup)| {
            let mut setup = setup.clone();
            change(&mut setup);
            gates(&progress, &setup, Some(&account))
        };
        let read_again = (GuideStep::Mailbox, Gate::MailboxNotRead);
        assert_eq!(other(|setup| setup.shared_mailbox = "other@us.example".into()), [read_again, turn_on]);
        assert_eq!(other(|setup| setup.tenant = "them.example".into()), [read_again, turn_on]);
        assert_eq!(other(|setup| setup.cloud = Cloud::China), [read_again, turn_on]);
        assert_eq!(other(|setup| setup.shared_mailbox = "LOG@us.example".into()), [turn_on], "the same one");
        let somebody = Account { username: "else@us.example".into(), ..Account::default() };
        assert_eq!(gates(&progress, &setup, Some(&somebody)), [read_again, turn_on]);
    }

    #[test]
    fn the_application_needs_a_client_id_and_an_organisation() {
        let (progress, setup, account) = ready();
        let gate = |id: &str, command: &str, tenant: &str| {
            let setup = Setup {
                client_id: id.into(),
                client_id_command: command.into(),
                tenant: tenant.into(),
                ..setup.clone()
            };
            let facts = Facts {
                progress: &progress,
                setup: &setup,
                account: Some(&account),
                permitted: true,
                template: true,
            };
            GuideStep::Application.gate(&facts)
        };
        assert_eq!(gate("", "", "us.example"), Some(Gate::ClientIdMissing), "W42");
        assert_eq!(gate("", "pass show client", "us.example"), None, "R137");
        assert_eq!(gate("abc", "", "us.example"), Some(Gate::ClientIdMalformed), "R129");
        for unnamed in ["", "common", "organizations", "consumers"] {
            assert_eq!(gate(&setup.client_id, "", unnamed), Some(Gate::TenantMissing), "{unnamed}");
        }
    }

    #[test]
    fn readers_of_the_archive_are_optional_and_a_granted_permission_is_a_consent() {
        let (mut progress, mut setup, mut account) = ready();
        setup.consent_given = false;
        assert_eq!(gates(&progress, &setup, Some(&account))[0], (GuideStep::Consent, Gate::ConsentMissing));
        let facts = |permitted, template| {
            Facts { progress: &progress, setup: &setup, account: Some(&account), permitted, template }.guide()
        };
        assert!(facts(true, true).steps[2].done);
        assert_eq!(facts(true, false).steps[5].gate, Some(Gate::TemplateMissing), "W26");
        progress.ticked = vec![ChecklistItem::ArchiveReaders];
        account.sign_in_needed = true;
        let gates = gates(&progress, &setup, Some(&account));
        assert_eq!(gates[0], (GuideStep::Prepare, Gate::ChecklistOpen));
        assert!(gates.contains(&(GuideStep::Account, Gate::SignInAgain)));
    }
}
