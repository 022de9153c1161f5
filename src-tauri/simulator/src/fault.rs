//! The fault queue: what goes wrong, where, and how often.

use std::time::Duration;

use crate::log::{Endpoint, LoggedRequest};

/// Something that goes wrong `times` times, on the requests that match.
#[derive(Debug, Clone)]
pub struct Fault {
    /// Which requests it strikes.
    pub matching: Match,
    /// How often; it leaves the queue afterwards. `usize::MAX` for ever.
    pub times: usize,
    /// What happens.
    pub what: FaultKind,
}

impl Fault {
    /// A fault that strikes once.
    pub fn once(matching: Match, what: FaultKind) -> Self {
        Self { matching, times: 1, what }
    }
}

/// Which requests a fault strikes; the default is every Graph request, envelope of a batch and inner ones alike.
#[derive(Debug, Clone, Default)]
pub struct Match {
    /// Only this HTTP method.
    pub method: Option<String>,
    /// Only paths (with query, without the `/graph` prefix) that contain this; letter case does not count.
    pub path: Option<String>,
    /// Only paths (without query) that end in this, for example `/move`.
    pub ends_with: Option<String>,
    /// How many matching requests pass unharmed first.
    pub skip: usize,
    /// Then only every n-th one (10: one in ten); 0 and 1 mean each.
    pub every: usize,
    /// Only requests inside a batch (`true`) or only the others (`false`).
    pub inner: Option<bool>,
    /// Which server; `None` means Graph.
    pub endpoint: Option<Endpoint>,
}

impl Match {
    /// Every Graph request.
    pub fn any() -> Self {
        Self::default()
    }

    /// Graph requests whose path contains `part`.
    pub fn path(part: impl Into<String>) -> Self {
        Self { path: Some(part.into()), ..Self::default() }
    }

    /// Graph requests with this method whose path contains `part`.
    pub fn of(method: &str, part: impl Into<String>) -> Self {
        Self { method: Some(method.to_owned()), ..Self::path(part) }
    }

    /// Requests to Entra's token endpoint.
    pub fn token() -> Self {
        Self { endpoint: Some(Endpoint::Entra), ..Self::path("/oauth2/v2.0/token") }
    }

    fn fits(&self, request: &LoggedRequest) -> bool {
        let path = request.path.to_lowercase();
        let bare = path.split('?').next().unwrap_or_default();
        self.endpoint.unwrap_or(Endpoint::Graph) == request.endpoint
            && self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&request.method))
            && self.path.as_ref().is_none_or(|part| path.contains(&part.to_lowercase()))
            && self.ends_with.as_ref().is_none_or(|end| bare.ends_with(&end.to_lowercase()))
            && self.inner.is_none_or(|inner| inner == request.inner)
    }
}

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum FaultKind {
    /// An error answer; nothing is done.
    Status {
        /// HTTP status.
        status: u16,
        /// Graph's error code.
        code: String,
        /// Graph's message.
        message: String,
        /// `Retry-After` as sent: `3`, `0.249`, an HTTP date; `None` sends none.
        retry_after: Option<String>,
    },
    /// The connection drops before anything is done.
    CutBefore,
    /// The connection drops after the act.
    CutAfter,
    /// The answer takes this much longer.
    Slow(Duration),
    /// 200 with a body that is not JSON.
    MalformedJson,
    /// The answer's body breaks off half-way, against its Content-Length.
    TruncatedBody,
    /// The act is done, the answer is an HTML page.
    WrongContentType,
    /// 401, and the token sent is expired from now on.
    ExpiredToken,
    /// 401, and all tokens of the person, refresh tokens too, are revoked.
    RevokedToken,
    /// An Entra error at the token endpoint.
    Aadsts {
        /// HTTP status.
        status: u16,
        /// OAuth error, such as `invalid_grant`.
        error: String,
        /// AADSTS number.
        number: u32,
        /// `suberror`, if any.
        suberror: Option<String>,
        /// Text after the number.
        description: String,
    },
    /// The page's next link leads to the page itself.
    LoopingNextLink,
    /// The page's next link is this.
    ForeignNextLink(String),
    /// The act is done, the answer has the right status and no body.
    EmptyBody,
    /// The act is done, the answer is this status (for example 503).
    ActThenStatus(u16),
}

#[derive(Debug)]
struct Queued {
    fault: Fault,
    seen: usize,
}

/// Faults waiting for their request.
#[derive(Debug, Default)]
pub(crate) struct FaultQueue(Vec<Queued>);

impl FaultQueue {
    pub(crate) fn push(&mut self, fault: Fault) {
        self.0.push(Queued { fault, seen: 0 });
    }

    /// The strikes left, all faults together.
    pub(crate) fn left(&self) -> usize {
        self.0.iter().fold(0_usize, |sum, queued| sum.saturating_add(queued.fault.times))
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault that strikes this request: the first in the queue that fits and is due.
    pub(crate) fn take(&mut self, request: &LoggedRequest) -> Option<FaultKind> {
        let mut struck = None;
        for queued in &mut self.0 {
            if queued.fault.times == 0 || !queued.fault.matching.fits(request) {
                continue;
            }
            queued.seen += 1;
            let past = queued.seen.saturating_sub(queued.fault.matching.skip);
            if past == 0 || !(past - 1).is_multiple_of(queued.fault.matching.every.max(1)) {
                continue;
            }
            if queued.fault.times != usize::MAX {
                queued.fault.times -= 1;
            }
            struck = Some(queued.fault.what.clone());
            break;
        }
        self.0.retain(|queued| queued.fault.times > 0);
        struck
    }
}
