//! Checks of what lies on this computer: settings, keychain, template, disk, address book.

use super::finding::Finding;
use crate::actions::session;
use crate::domain::advice::{Cause, Remedy};
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::store::guide::Reachable;
use crate::{Engine, Secret};

/// Name of the value that the keychain is tried with.
const PROBE: &str = "setup-probe";
/// Bytes in a megabyte, as disks count.
const MEGABYTE: u64 = 1_000_000;
/// With less the database and its copies cannot grow.
const TOO_LITTLE: u64 = 200 * MEGABYTE;
/// With less it is time to make room.
const LITTLE: u64 = 1_000 * MEGABYTE;

/// Whether the settings are complete and fit each other.
pub(super) fn settings(setup: &Setup) -> Finding {
    Finding::of("settings", complete(setup).map(|()| setup.shared_mailbox.clone()))
}

fn complete(setup: &Setup) -> Result<()> {
    if setup.shared_mailbox.is_empty() {
        return Err(Error::new(Code::MailboxBlank, "no shared mailbox is set")
            .cause(Cause::MailboxNotSet)
            .hint("set shared_mailbox"));
    }
    if setup.batch_size == 0 {
        return Err(Error::new(Code::BatchZero, "the batch size is zero")
            .cause(Cause::SettingWrong)
            .hint("set batch_size to 1 to 1000"));
    }
    if setup.client_id.is_empty() && setup.client_id_command.is_empty() {
        return Err(Error::new(Code::InvalidValue, "no application (client) id is set")
            .cause(Cause::ClientIdMissing)
            .hint("set client_id"));
    }
    setup.check().map_err(|why| super::refused(&why).cause(Cause::ClientIdMissing))?;
    session::endpoints(setup).map(drop).map_err(|error| error.cause(Cause::SettingWrong))
}

/// Whether the keychain takes a secret, gives it back and forgets it.
pub(super) async fn keychain(engine: &Engine) -> Finding {
    Finding::of("keychain", try_keychain(engine).await)
}

async fn try_keychain(engine: &Engine) -> Result<&'static str> {
    let secret = Secret::new(uuid::Uuid::new_v4().to_string());
    engine.credentials.set(PROBE, &secret).await.map_err(missing)?;
    let kept = engine.credentials.get(PROBE).await.map_err(missing)?;
    engine.credentials.delete(PROBE).await.map_err(missing)?;
    if kept.as_ref() == Some(&secret) {
        return Ok("");
    }
    let error = Error::new(Code::KeychainUnavailable, "The keychain does not give back what it was given.");
    Err(missing(error.hint("Restart the keychain of this computer, then try again.")))
}

fn missing(error: Error) -> Error {
    if error.cause_of().is_some() { error } else { error.cause(Cause::KeychainMissing) }
}

/// Whether the interaction template for e-mails is there (R47).
pub(super) async fn template(engine: &Engine, setup: &Setup) -> Result<Finding> {
    let found = engine.store.template(&setup.emails_template).await?;
    let result = found.map(|template| template.code).ok_or_else(|| {
        Error::new(Code::TemplateMissing, "there is no interaction template for e-mails")
            .cause(Cause::TemplateMissing)
            .hint("make it with: setup restore-template, or choose one with: setup set emails_template=EMAIL")
    });
    Ok(Finding::of("template", result))
}

/// Whether there is room for the database to grow.
pub(super) fn disk(engine: &Engine) -> Finding {
    match fs4::available_space(&engine.data_dir) {
        Ok(free) => room(free),
        Err(error) => Finding::failed(
            "disk",
            Error::new(Code::FileUnavailable, "the free space of the data folder cannot be read")
                .cause(Cause::SettingWrong)
                .hint("check the data folder")
                .because(error),
        ),
    }
}

fn room(free: u64) -> Finding {
    let hint = "Make room on the disk of the data folder.";
    let megabytes = format!("{} MB", free / MEGABYTE);
    if free < TOO_LITTLE {
        let text = format!("only {megabytes} are free on the disk of the data folder");
        return Finding::failed("disk", Error::new(Code::DiskFull, text).cause(Cause::DiskLow).hint(hint));
    }
    if free < LITTLE {
        return Finding::warned("disk", megabytes, (Cause::DiskLow, Remedy::FreeDisk), hint);
    }
    Finding::ok("disk", megabytes)
}

/// Whether salespeople and contacts can be matched at all: nobody is logged without an address (R31, R35). It never
/// fails: the address book may be filled later, and late matches catch up.
pub(super) async fn addresses(engine: &Engine) -> Result<Finding> {
    Ok(matched(&engine.store.reachable().await?))
}

fn matched(found: &Reachable) -> Finding {
    let none = found.salespeople == 0 || found.contacts == 0;
    if !none && found.salespeople_without == 0 && found.contacts_malformed == 0 {
        return Finding::ok("addresses", format!("{} {}", found.salespeople, found.contacts));
    }
    let hint = if none {
        "Mail is logged between salespeople and contacts: add both, with their addresses.".to_owned()
    } else {
        format!(
            "{} salespeople have no usable address, {} contacts have a malformed one; their mail is never matched.",
            found.salespeople_without, found.contacts_malformed
        )
    };
    let counts = format!("{} {}", found.salespeople_without, found.contacts_malformed);
    let detail = if none { format!("{} {}", found.salespeople, found.contacts) } else { counts };
    Finding::warned("addresses", detail, (Cause::SettingWrong, Remedy::OpenSettings), &hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_on_the_disk_is_weighed() {
        for (megabytes, ok, warning) in [
            (0, false, false),
            (199, false, false),
            (200, true, true),
            (999, true, true),
            (1_000, true, false),
        ] {
            let check = room(megabytes * MEGABYTE).check();
            assert_eq!((check.ok, check.warning), (ok, warning), "{megabytes} MB");
            assert_eq!(check.cause, (!ok || warning).then_some(Cause::DiskLow), "{megabytes} MB");
        }
    }

    #[test]
    fn an_address_book_without_addresses_is_pointed_out() {
        let check = |salespeople, without, contacts, malformed| {
            let found = Reachable {
                salespeople,
                salespeople_without: without,
                contacts,
                contacts_malformed: malformed,
            };
            matched(&found).check()
        };
        assert!(check(0, 0, 5, 0).warning && check(2, 0, 0, 0).warning, "nobody to match with");
        assert!(check(2, 1, 5, 0).hint.starts_with("1 salespeople"));
        assert!(check(2, 0, 5, 3).warning);
        let fine = check(2, 0, 5, 0);
        assert!(fine.ok && !fine.warning && fine.detail == "2 5", "{fine:?}");
    }

    #[test]
    fn settings_name_what_is_missing() {
        let cause = |setup: &Setup| settings(setup).check().cause;
        let mut setup = Setup::default();
        assert_eq!(cause(&setup), Some(Cause::MailboxNotSet));
        setup.shared_mailbox = "log@us.example".into();
        assert_eq!(cause(&setup), Some(Cause::ClientIdMissing));
        setup.client_id_command = "pass show client".into();
        assert_eq!(cause(&setup), None, "R137");
        setup.cloud = crate::domain::setup::Cloud::Custom;
        assert_eq!(cause(&setup), Some(Cause::SettingWrong), "a cloud of one's own needs its addresses");
    }
}
