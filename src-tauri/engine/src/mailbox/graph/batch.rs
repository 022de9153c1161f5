//! Moves and deletes, up to twenty a round trip (Microsoft *JSON batching*).
//!
//! Every batch is one chain of `dependsOn`, so the server carries it out one act after the other: Outlook serves four
//! requests of a mailbox at a time and answers 429 to the rest of a batch that runs all at once (wire §1 $batch).
//! Four such chains in flight are four acts at a time, without a single 429 of our own making. The price: behind an
//! act that fails the rest of the chain fails with 424, and is simply sent again.

use std::time::Duration;

use futures::StreamExt as _;
use futures::stream;
use reqwest::Method;
use serde_json::{Value, json};

use super::part::{self, Part, copy, done, refused, repeat, spelled, unreadable};
use super::{GraphMailbox, value};
use crate::domain::advice::Cause;
use crate::mailbox::http::patience::Waits;
use crate::mailbox::http::refusal::Refusal;
use crate::mailbox::http::{AT_A_TIME, Answer, Call, Repeat, Trouble};
use crate::mailbox::{Act, Outcome, Request};
use crate::{Code, Error, Result};

/// Requests a batch may have.
const BATCH: usize = 20;
/// Acts that are worth a round trip of their own.
const FEW: usize = 8;
/// Rounds in a row that may bring nothing.
const STALLS: u32 = 3;

/// The acts of one chain and how they ended so far.
struct Lane<'a> {
    requests: &'a [Request],
    outcomes: Vec<Option<Outcome>>,
}

impl<'a> Lane<'a> {
    fn open(&self) -> Vec<(usize, &'a Request)> {
        let all = self.requests.iter().enumerate().zip(&self.outcomes);
        all.filter(|(_, outcome)| outcome.is_none()).map(|(open, _)| open).collect()
    }

    fn end(&mut self, index: usize, outcome: Outcome) {
        if let Some(slot) = self.outcomes.get_mut(index) {
            slot.get_or_insert(outcome);
        }
    }

    fn end_all(&mut self, outcome: impl Fn() -> Outcome) {
        for slot in &mut self.outcomes {
            slot.get_or_insert_with(&outcome);
        }
    }
}

impl GraphMailbox {
    /// Carries out acts, four chains at a time; the answers come in the order of the requests.
    pub async fn carry_out(&self, requests: &[Request]) -> Vec<Outcome> {
        let size = requests.len().div_ceil(AT_A_TIME).clamp(FEW, BATCH);
        let lanes: Vec<_> = requests.chunks(size).enumerate().collect();
        let mut ended: Vec<(usize, Vec<Outcome>)> = stream::iter(lanes)
            .map(|(place, part)| async move { (place, self.carry_out_lane(part).await) })
            .buffer_unordered(AT_A_TIME)
            .collect()
            .await;
        ended.sort_by_key(|(place, _)| *place);
        ended.into_iter().flat_map(|(_, outcomes)| outcomes).collect()
    }

    /// Carries out acts one after the other, in batches of twenty. Safe to be called by several tasks at a time:
    /// however many there are, four requests are in flight.
    pub async fn carry_out_lane(&self, requests: &[Request]) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(requests.len());
        for part in requests.chunks(BATCH) {
            outcomes.extend(self.chain(part).await);
        }
        outcomes
    }

    async fn chain(&self, requests: &[Request]) -> Vec<Outcome> {
        let mut lane = Lane { requests, outcomes: requests.iter().map(|_| None).collect() };
        let mut waits = self.wire.waits();
        let (mut renewed, mut stalls) = (false, 0);
        loop {
            let open = lane.open();
            match open.as_slice() {
                [] => break,
                [(index, request)] => lane.end(*index, self.single(request).await),
                several => {
                    let Some(round) = self.round(&mut lane, several).await else {
                        continue;
                    };
                    if let Some((told, refusal)) = round.busy {
                        self.hold(&mut lane, &mut waits, told, &refusal);
                    } else if let Some(answer) = round.stale {
                        self.renew_for(&mut lane, &answer, renewed).await;
                        renewed = true;
                    } else if round.progress {
                        stalls = 0;
                    } else if stalls + 1 < STALLS {
                        stalls += 1;
                    } else {
                        lane.end_all(|| {
                            let skipped = Error::new(Code::Unavailable, "Exchange did not get to it.");
                            Outcome::NotDone(skipped.cause(Cause::ServerBusy))
                        });
                    }
                }
            }
        }
        let unclear = || Outcome::Unknown(Error::new(Code::Internal, "An act of a batch was lost."));
        lane.outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(unclear)).collect()
    }

    /// One batch: ends what is clear and says what to wait for; `None` when everything has ended.
    async fn round(&self, lane: &mut Lane<'_>, open: &[(usize, &Request)]) -> Option<Round> {
        let answer = match self.post(open).await {
            Ok(answer) => answer,
            Err(Trouble::NotDone(error)) => return lane_ends(lane, &error, Outcome::NotDone),
            Err(Trouble::Unknown(error)) => return lane_ends(lane, &error, Outcome::Unknown),
            // A server that takes no batches, or not such ones, has carried out none of it.
            Err(Trouble::Refused(refusal)) if matches!(refusal.status, 400 | 404 | 405 | 413 | 501) => {
                tracing::warn!(
                    status = refusal.status,
                    code = refusal.code,
                    "A batch was refused; its acts go one by one"
                );
                for (index, request) in open {
                    lane.end(*index, self.single(request).await);
                }
                return None;
            }
            Err(Trouble::Refused(refusal)) => {
                lane.end_all(|| refused(refusal.clone()));
                return None;
            }
        };
        let body = value(&answer.body).unwrap_or_default();
        let Some(responses) = body.get("responses").and_then(Value::as_array) else {
            return lane_ends(lane, &unreadable(), Outcome::Unknown);
        };
        let mut round = Round::default();
        for (index, request) in open {
            match part::answer_to(responses, *index) {
                Some(response) => match part::read(request, response, |text| self.wire.retry_after(text)) {
                    Part::Ended(outcome) => {
                        round.progress = true;
                        lane.end(*index, outcome);
                    }
                    Part::Busy(told, refusal) => round.add_busy(told, refusal),
                    Part::Stale => round.has_stale = true,
                    Part::Skipped => {}
                },
                None => lane.end(*index, Outcome::Unknown(unreadable())),
            }
        }
        round.stale = round.has_stale.then_some(answer);
        Some(round)
    }

    async fn post(&self, open: &[(usize, &Request)]) -> Result<Answer, Trouble> {
        let mut parts = Vec::with_capacity(open.len());
        let mut before = None;
        for (index, request) in open {
            parts.push(part::spelled_in_batch(*index, request, before, |path| self.addresses.relative(path)));
            before = Some(*index);
        }
        let harmless = open.iter().all(|(_, request)| repeat(request) == Repeat::WhenBusy);
        let call = Call {
            method: Method::POST,
            url: self.addresses.batch().map_err(Trouble::NotDone)?,
            path: "/$batch",
            body: Some(&json!({"requests": parts})),
            repeat: if harmless { Repeat::WhenBusy } else { Repeat::WhenRefused },
        };
        self.wire.act(&call).await
    }

    /// Waits as the parts of a batch were told, together with everybody else on this mailbox, or gives up.
    fn hold(&self, lane: &mut Lane<'_>, waits: &mut Waits, told: Option<Duration>, refusal: &Refusal) {
        match waits.next_told(told) {
            Ok(wait) if waits.may_pass(wait) => self.wire.close_gate(wait),
            Ok(wait) | Err(wait) => {
                lane.end_all(|| Outcome::NotDone(refusal.clone().into_error().after(Some(wait))));
            }
        }
    }

    async fn renew_for(&self, lane: &mut Lane<'_>, answer: &Answer, already: bool) {
        let error = if already {
            Refusal::new(401, &Value::Null).into_error()
        } else {
            match self.wire.renew(&answer.token).await {
                Ok(_) => return,
                Err(error) => error,
            }
        };
        lane.end_all(|| Outcome::NotDone(copy(&error)));
    }

    /// One act without a batch around it.
    async fn single(&self, request: &Request) -> Outcome {
        let (method, path, body) = spelled(request);
        let url = match self.addresses.url(&path, &[]) {
            Ok(url) => url,
            Err(error) => return Outcome::Refused(error),
        };
        let path = match request.act {
            Act::Move { .. } => "/users/{mailbox}/messages/{id}/move",
            Act::Delete => "/users/{mailbox}/messages/{id}",
        };
        let call = Call { method, url, path, body: body.as_ref(), repeat: repeat(request) };
        match self.wire.act(&call).await {
            Ok(answer) => done(request, &value(&answer.body).unwrap_or_default()),
            Err(Trouble::NotDone(error)) => Outcome::NotDone(error),
            Err(Trouble::Unknown(error)) => Outcome::Unknown(error),
            Err(Trouble::Refused(refusal)) => refused(refusal),
        }
    }
}

/// What a batch left open.
#[derive(Default)]
struct Round {
    progress: bool,
    busy: Option<(Option<Duration>, Refusal)>,
    has_stale: bool,
    stale: Option<Answer>,
}

impl Round {
    /// The longest of the times told counts for all (wire §1 $batch).
    fn add_busy(&mut self, told: Option<Duration>, refusal: Refusal) {
        let longest = self.busy.as_ref().map_or(told, |(already, _)| told.max(*already));
        self.busy = Some((longest, refusal));
    }
}

fn lane_ends(lane: &mut Lane<'_>, error: &Error, outcome: fn(Error) -> Outcome) -> Option<Round> {
    lane.end_all(|| outcome(copy(error)));
    None
}
