//! Graph paths: `/users/{id}/mailFolders('inbox')/messages/delta()` and all their spellings.

use super::error::Fail;
use crate::http::percent_decode;

/// The segments after the version: decoded, keys in brackets taken apart, functions without their brackets and namespace.
pub(crate) fn segments(path: &str) -> Result<Vec<String>, Fail> {
    let rest = path.strip_prefix("/v1.0").filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let Some(rest) = rest else {
        let version = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        return Err(Fail::new(404, "BadRequest", format!("Invalid version: {version}")));
    };
    let mut all = Vec::new();
    let trimmed = rest.trim_matches('/');
    if trimmed.is_empty() {
        return Ok(all);
    }
    for raw in trimmed.split('/') {
        let segment = percent_decode(raw);
        match segment
            .split_once('(')
            .filter(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.'))
        {
            Some((name, key)) => {
                all.push(bare(name));
                let key = key.strip_suffix(')').unwrap_or(key).trim_matches('\'');
                if !key.is_empty() {
                    all.push(key.to_owned());
                }
            }
            None => all.push(bare(&segment)),
        }
    }
    if all.iter().any(String::is_empty) {
        return Err(Fail::malformed_id());
    }
    Ok(all)
}

fn bare(segment: &str) -> String {
    segment.strip_prefix("microsoft.graph.").unwrap_or(segment).to_owned()
}

#[cfg(test)]
mod tests {
    use super::segments;

    #[test]
    fn spellings_of_one_path_are_one() {
        let expected = ["users", "a@b.c", "mailFolders", "inbox", "messages", "delta"];
        for path in [
            "/v1.0/users/a%40b.c/mailFolders/inbox/messages/delta",
            "/v1.0/users/a@b.c/mailFolders('inbox')/messages/delta()",
            "/v1.0/users('a@b.c')/mailFolders/inbox/messages/microsoft.graph.delta()",
        ] {
            assert_eq!(segments(path).expect("a path"), expected, "{path}");
        }
        assert_eq!(segments("/beta/me").err().map(|fail| fail.status), Some(404));
        assert_eq!(segments("/v1.0//me//").err().map(|fail| fail.status), None);
        assert!(segments("/v1.0/me//messages").is_err());
    }
}
