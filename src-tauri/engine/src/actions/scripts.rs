//! Commands to run elsewhere, made from the setup (R18–R28, W23).

use super::session;
use crate::Engine;
use crate::domain::script::{MailFlowRule, Script, ScriptKind, ScriptLanguage, ScriptOptions};
use crate::error::{Code, Error, Result};
use crate::setup::powershell;

/// The mark Windows PowerShell knows UTF-8 by; without it names lose their accents.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// The commands of a kind.
///
/// # Errors
/// `MailboxBlank` without a mailbox address, `EmailInvalid` for a malformed address, `InvalidValue` for a text that no
/// script may hold and for a kind that lacks what it is about (job account, readers, client id); `ProviderFailed`.
pub async fn script(engine: &Engine, kind: ScriptKind, options: &ScriptOptions) -> Result<Script> {
    let mut setup = engine.store.load_setup().await?;
    if kind == ScriptKind::Consent {
        setup.client_id = session::client_id(engine, &setup).await?;
    }
    if !options.mailbox.trim().is_empty() {
        setup.shared_mailbox.clone_from(&options.mailbox);
    }
    let account = engine.store.account().await?.map(|account| account.username);
    powershell::script(kind, &setup, options, account.as_deref())
}

/// The two mail-flow rules as text to copy.
pub async fn rules(engine: &Engine, language: ScriptLanguage) -> Result<Vec<MailFlowRule>> {
    Ok(powershell::rules(&engine.store.load_setup().await?, language))
}

/// Writes the commands to a file, as UTF-8 with a byte order mark, which Windows PowerShell needs.
///
/// # Errors
/// `FileUnavailable`, `DiskFull`.
pub async fn save(script: &Script, path: &std::path::Path) -> Result<()> {
    let text = format!("{BYTE_ORDER_MARK}{}", script.text.replace('\n', "\r\n"));
    tokio::fs::write(path, text).await.map_err(|error| {
        Error::new(Code::of_file(&error), "The commands cannot be written to that file.").because(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn saved_commands_begin_with_the_mark_and_end_their_lines_as_on_windows() {
        let folder = tempfile::tempdir().unwrap();
        let script = Script { text: "# ñ\n$x = 1\n".into(), file_name: "x.ps1".into() };
        let path = folder.path().join(&script.file_name);
        save(&script, &path).await.unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), "\u{FEFF}# ñ\r\n$x = 1\r\n".as_bytes());
        let nowhere = folder.path().join("missing").join("x.ps1");
        assert_eq!(save(&script, &nowhere).await.unwrap_err().code(), Code::FileUnavailable);
    }
}
