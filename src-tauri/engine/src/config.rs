//! Where things are: the data folder, the environment, and the addresses of Microsoft's clouds.
//!
//! The environment is read here and nowhere else (architecture §2.4).

use std::path::PathBuf;

use url::{Host, Url};

use crate::domain::setup::Cloud;
use crate::{Code, Error, Result};

/// Variable that names the data folder (`design/cli.md`).
pub const DATA_DIR_VARIABLE: &str = "BITACORA_DATA_DIR";

/// A variable of the environment; `None` when it is missing, blank or not text.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

/// The folder that holds everything kept except secrets, the same for window and command line:
/// `chosen`, else `BITACORA_DATA_DIR`, else the user's own data folder of this machine
/// (Linux `~/.local/share/bitacora`, macOS `~/Library/Application Support/Bitacora`,
/// Windows `%LOCALAPPDATA%\Bitacora`). It is not created.
///
/// # Errors
/// `FileUnavailable` when the system names no such folder.
pub fn data_dir(chosen: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(folder) = chosen.or_else(|| environment(DATA_DIR_VARIABLE).map(PathBuf::from)) {
        return Ok(folder);
    }
    let own = if cfg!(any(windows, target_os = "macos")) { "Bitacora" } else { "bitacora" };
    dirs::data_local_dir().map(|base| base.join(own)).ok_or_else(|| {
        Error::new(Code::FileUnavailable, "The system does not say where programs may keep their data.")
            .hint("Name a folder with --data-dir or BITACORA_DATA_DIR.")
    })
}

/// Prefix of Microsoft Graph's scopes in a cloud, without a slash at the end. Tokens and registrations of one cloud
/// are worth nothing in another (wire §2). A custom cloud uses the global names.
pub fn graph_scope_prefix(cloud: Cloud) -> &'static str {
    match cloud {
        Cloud::Global | Cloud::Custom => "https://graph.microsoft.com",
        Cloud::UsGovL4 => "https://graph.microsoft.us",
        Cloud::UsGovDod => "https://dod-graph.microsoft.us",
        Cloud::China => "https://microsoftgraph.chinacloudapi.cn",
    }
}

/// The two roots everything is reached from, without tenant and version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoints {
    /// Microsoft Entra ID, for example `https://login.microsoftonline.com/`.
    pub authority: Url,
    /// Microsoft Graph, for example `https://graph.microsoft.com/`.
    pub graph: Url,
}

impl Endpoints {
    /// The addresses of a cloud (Microsoft Graph *national cloud deployments*). For `Custom` both roots
    /// must be given; for the others they are not looked at.
    ///
    /// # Errors
    /// `InvalidValue` when a root is missing, malformed, or neither https nor http on this machine.
    pub fn of(cloud: Cloud, custom_authority: Option<&str>, custom_graph: Option<&str>) -> Result<Self> {
        let (authority, graph) = match cloud {
            Cloud::Global => ("https://login.microsoftonline.com", "https://graph.microsoft.com"),
            Cloud::UsGovL4 => ("https://login.microsoftonline.us", "https://graph.microsoft.us"),
            Cloud::UsGovDod => ("https://login.microsoftonline.us", "https://dod-graph.microsoft.us"),
            Cloud::China => ("https://login.chinacloudapi.cn", "https://microsoftgraph.chinacloudapi.cn"),
            Cloud::Custom => (custom_authority.unwrap_or_default(), custom_graph.unwrap_or_default()),
        };
        Ok(Self { authority: root("authority_url", authority)?, graph: root("graph_url", graph)? })
    }

    /// Whether both roots lie on this machine, so that no proxy may stand between.
    pub fn are_local(&self) -> bool {
        is_loopback(&self.authority) && is_loopback(&self.graph)
    }
}

/// Whether an address names this machine: `localhost`, `127.0.0.0/8` or `::1`.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// Reads a root address; a slash at the end does not matter, a path in front is kept.
fn root(name: &str, text: &str) -> Result<Url> {
    let refuse = |why: &str| {
        Error::new(Code::InvalidValue, format!("{name} {why}."))
            .hint("Give a root like https://login.microsoftonline.com, without tenant and version.")
    };
    let text = text.trim().trim_end_matches('/');
    if text.is_empty() {
        return Err(refuse("is missing"));
    }
    let url = Url::parse(text).map_err(|error| refuse("is not an address").because(error))?;
    if !(url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url)) {
        return Err(refuse("must begin with https (http only on this machine)"));
    }
    let plain = url.username().is_empty() && url.password().is_none();
    if !plain || url.query().is_some() || url.fragment().is_some() || url.host_str().is_none() {
        return Err(refuse("must be a plain address without user, query or fragment"));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cloud_has_its_own_addresses() {
        let hosts = |cloud| {
            let ends = Endpoints::of(cloud, None, None).unwrap();
            (ends.authority.host_str().unwrap().to_owned(), ends.graph.host_str().unwrap().to_owned())
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(hosts(Cloud::Global), pair("login.microsoftonline.com", "graph.microsoft.com"));
        assert_eq!(hosts(Cloud::UsGovL4), pair("login.microsoftonline.us", "graph.microsoft.us"));
        assert_eq!(hosts(Cloud::UsGovDod), pair("login.microsoftonline.us", "dod-graph.microsoft.us"));
        assert_eq!(hosts(Cloud::China), pair("login.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn"));
        for cloud in [Cloud::Global, Cloud::UsGovL4, Cloud::UsGovDod, Cloud::China] {
            assert_eq!(
                format!("https://{}", hosts(cloud).1),
                graph_scope_prefix(cloud),
                "scopes are named after Graph"
            );
        }
    }

    #[test]
    fn custom_roots_are_https_or_loopback() {
        let of = |authority, graph| Endpoints::of(Cloud::Custom, Some(authority), Some(graph));
        for good in
            ["https://x.example", "http://localhost:4711/", "http://127.0.0.1:4711/graph/", "http://[::1]:9"]
        {
            assert!(of(good, good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "x",
            "http://x.example",
            "http://localhost.evil.example",
            "ftp://localhost",
            "https://u:p@x.example",
            "https://x.example?a=1",
            "file:///etc/passwd",
        ] {
            assert_eq!(of(bad, "https://x.example").unwrap_err().code(), Code::InvalidValue, "{bad}");
        }
        assert_eq!(Endpoints::of(Cloud::Custom, None, None).unwrap_err().code(), Code::InvalidValue);
    }

    #[test]
    fn a_chosen_folder_goes_first() {
        assert_eq!(data_dir(Some(PathBuf::from("/x"))).unwrap(), PathBuf::from("/x"));
    }
}
