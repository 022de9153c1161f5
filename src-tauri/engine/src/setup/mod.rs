//! What prepares Exchange and Entra for e-mail logging.

pub(crate) mod powershell;
