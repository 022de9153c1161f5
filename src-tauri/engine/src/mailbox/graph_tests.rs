use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use chrono::DateTime;
use serde_json::json;

use super::*;
use crate::auth::scripted::{Reply, Seen, Server};
use crate::domain::message::Sensitivity;
use crate::mailbox::http::tests::{asked, session, tenant};
use crate::mailbox::{Act, Listed, Outcome, Request, Span};

async fn mailbox(server: &Server) -> GraphMailbox {
    let (session, http) = session(server).await;
    GraphMailbox::new(session, http, &server.url, "ven#tas+1@x.com", Clock::System)
        .with_patience(Patience::for_tests())
}

fn moves(count: usize) -> Vec<Request> {
    let act = Act::Move { folder_id: "archive-id".to_owned() };
    (0..count).map(|n| Request { server_id: format!("m/{n}="), act: act.clone() }).collect()
}

fn parts(seen: &Seen) -> Vec<Value> {
    serde_json::from_str::<Value>(&seen.body).unwrap()["requests"].as_array().unwrap().clone()
}

fn id(part: &Value) -> String {
    part["id"].as_str().unwrap().to_owned()
}

fn moved(part: &Value) -> Value {
    json!({"id": id(part), "status": 201, "headers": {"Content-Type": "application/json"},
        "body": {"id": "new", "parentFolderId": "archive-id", "webLink": "https://outlook.office365.com/owa/?ItemID=n"}})
}

fn failed(part: &Value, status: u16, code: &str) -> Value {
    json!({"id": id(part), "status": status, "body": {"error": {"code": code, "message": "x"}}})
}

fn batch(responses: &[Value]) -> Reply {
    Reply::json(200, &json!({"responses": responses}))
}

fn all_moved(seen: &Seen) -> Reply {
    if seen.target.ends_with("/$batch") {
        batch(&parts(seen).iter().map(moved).collect::<Vec<_>>())
    } else {
        Reply::json(201, &moved(&json!({"id": "1"}))["body"])
    }
}

#[tokio::test]
async fn the_listing_asks_for_exactly_what_it_needs() {
    let server = tenant(|_, _| Reply::json(200, &json!({"value": [{"id": "1"}, 7]}))).await;
    let page = mailbox(&server).await.list_inbox(5_000, Span::default(), None).await.unwrap();
    assert!(matches!(page.messages.as_slice(), [Listed::Message(_), Listed::Unusable]));
    let seen = &asked(&server)[0];
    let (path, query) = seen.target.split_once('?').unwrap();
    assert_eq!(path, "/v1.0/users/ven%23tas%2B1@x.com/mailFolders/inbox/messages", "W40");
    let query: BTreeMap<String, String> =
        url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(query["$top"], "1000");
    assert_eq!(query["$orderby"], "receivedDateTime asc");
    assert_eq!(query["$expand"], "singleValueExtendedProperties($filter=id eq 'Integer 0x36')", "W22");
    assert!(query["$select"].split(',').all(|field| !field.contains(' ') && field != "body"));
}

#[tokio::test]
async fn a_span_is_filtered_by_what_it_is_sorted_by() {
    let server = tenant(|_, _| Reply::json(200, &json!({"value": []}))).await;
    let since = DateTime::from_timestamp_millis(1_764_547_199_500);
    for (newest_first, order) in [(false, "receivedDateTime asc"), (true, "receivedDateTime desc")] {
        mailbox(&server).await.list_inbox(10, Span { since, newest_first }, None).await.unwrap();
        let target = asked(&server).pop().unwrap().target;
        let query = target.split_once('?').unwrap().1;
        let query: BTreeMap<String, String> =
            url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        assert_eq!(query["$filter"], "receivedDateTime ge 2025-11-30T23:59:59Z", "wire §1");
        assert_eq!(query["$orderby"], order);
        assert!(query.contains_key("$expand"));
    }
}

#[tokio::test]
async fn pages_are_followed_as_given_and_never_in_a_circle() {
    let server = tenant(|_, seen| {
        let host = &seen.headers["host"];
        let next = |token: &str| format!("http://{host}/odd/path?$skiptoken={token}&%24x=a%2Fb");
        let (id, next) = match seen.target.rsplit_once("skiptoken=") {
            None => ("1", next("A")),
            Some((_, rest)) if rest.starts_with('A') => ("2", next("B")),
            Some(_) => ("3", next("A")),
        };
        Reply::json(200, &json!({"value": [{"id": id}], "@odata.nextLink": next}))
    })
    .await;
    let mailbox = mailbox(&server).await;
    let first = mailbox.list_inbox(10, Span::default(), None).await.unwrap().next.unwrap();
    let second = mailbox.list_inbox(10, Span::default(), Some(&first)).await.unwrap().next.unwrap();
    assert_eq!(asked(&server)[1].target, "/odd/path?$skiptoken=A&%24x=a%2Fb");
    assert_eq!(
        mailbox.list_inbox(10, Span::default(), Some(&second)).await.unwrap_err().code(),
        Code::UnsafeAddress
    );
}

#[tokio::test]
async fn a_next_link_to_a_foreign_place_is_refused() {
    for foreign in
        ["http://127.0.0.1:1/x", "https://evil.example/", "http://localhost@evil.example/x", "x", ""]
    {
        let server =
            tenant(move |_, _| Reply::json(200, &json!({"value": [], "@odata.nextLink": foreign}))).await;
        let error = mailbox(&server).await.list_inbox(10, Span::default(), None).await.unwrap_err();
        assert_eq!(error.code(), Code::UnsafeAddress, "{foreign}");
    }
}

#[tokio::test]
async fn a_server_that_cannot_expand_is_asked_more_plainly() {
    let server = tenant(|_, seen| {
        let target = percent_decoded(&seen.target);
        if target.contains("$expand") || target.contains("isDraft") {
            return Reply::json(400, &json!({"error": {"code": "ErrorInvalidProperty"}}));
        }
        if target.contains("value eq '2'") {
            return Reply::json(200, &json!({"value": [{"id": "b"}]}));
        }
        if target.contains("value eq") {
            return Reply::json(200, &json!({"value": []}));
        }
        Reply::json(200, &json!({"value": [{"id": "a"}, {"id": "b"}]}))
    })
    .await;
    let mailbox = mailbox(&server).await;
    for _ in 0..2 {
        let page = mailbox.list_inbox(1000, Span::default(), None).await.unwrap();
        let found: Vec<_> = page
            .messages
            .iter()
            .map(|listed| match listed {
                Listed::Message(message) => message.sensitivity,
                Listed::Unusable => panic!(),
            })
            .collect();
        assert_eq!(found, [Sensitivity::Normal, Sensitivity::Private]);
    }
    assert_eq!(asked(&server).len(), 3 + 3 + 1 + 3, "what works is remembered");
}

fn percent_decoded(text: &str) -> String {
    let pairs = url::form_urlencoded::parse(text.as_bytes());
    pairs.fold(String::new(), |all, (name, value)| format!("{all}{name}={value}&"))
}

#[tokio::test]
async fn no_rights_on_the_mailbox_is_said_as_such() {
    let not_found = || tenant(|_, _| Reply::json(404, &json!({"error": {"code": "ErrorItemNotFound"}})));
    let server = not_found().await;
    let mailbox = mailbox(&server).await;
    assert_eq!(mailbox.probe().await.unwrap_err().code(), Code::MailboxNotFound);
    assert_eq!(mailbox.list_inbox(1, Span::default(), None).await.unwrap_err().code(), Code::MailboxNotFound);
    assert_eq!(mailbox.folders("Not Logged", true).await.unwrap_err().code(), Code::MailboxNotFound);
    assert_eq!(mailbox.locate("x").await.unwrap(), None);
    assert_eq!(mailbox.folder_state("x").await.unwrap_err().code(), Code::ItemNotFound);
}

#[tokio::test]
async fn moves_go_in_chains_of_twenty_over_four_lanes() {
    let server = tenant(|_, seen| all_moved(seen).after(Duration::from_millis(40))).await;
    let mailbox = mailbox(&server).await;
    let outcomes = mailbox.carry_out(&moves(170)).await;
    assert_eq!(outcomes.len(), 170);
    assert!(
        outcomes
            .iter()
            .all(|outcome| matches!(outcome, Outcome::Done(Some(place)) if place.server_id == "new"))
    );
    let seen = asked(&server);
    assert_eq!((seen.len(), server.busiest()), (9, 4));
    for request in &seen {
        let parts = parts(request);
        for (index, part) in parts.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| json!([parts[before]["id"]]));
            assert_eq!(part.get("dependsOn"), before.as_ref(), "one after the other");
            assert_eq!(part["headers"]["Prefer"], "IdType=\"ImmutableId\"", "W11");
            assert_eq!(part["headers"]["Content-Type"], "application/json");
            assert_eq!(part["body"], json!({"destinationId": "archive-id"}));
        }
    }
    assert!(
        seen.iter().any(|one| one.body.contains("/users/ven%23tas%2B1@x.com/messages/m%2F0%3D/move")),
        "W40"
    );
}

#[tokio::test]
async fn few_acts_take_few_round_trips() {
    let server = tenant(|_, seen| all_moved(seen)).await;
    let mailbox = mailbox(&server).await;
    assert!(matches!(mailbox.carry_out(&[]).await.as_slice(), []));
    assert!(matches!(mailbox.carry_out(&moves(1)).await.as_slice(), [Outcome::Done(Some(_))]));
    assert!(asked(&server)[0].target.ends_with("/messages/m%2F0%3D/move"), "a single one needs no batch");
    mailbox.carry_out(&moves(8)).await;
    assert_eq!(mailbox.requests(), 2);
    mailbox.carry_out(&moves(40)).await;
    assert_eq!(mailbox.requests(), 6, "evenly over the four lanes");
}

#[tokio::test]
async fn answers_may_come_in_any_order_and_with_strangers() {
    let server = tenant(|_, seen| {
        let mut responses: Vec<Value> = parts(seen).iter().map(moved).collect();
        responses[1]["body"]["id"] = json!("second");
        responses.reverse();
        responses.push(json!({"id": "99", "status": 500}));
        responses.push(json!("what"));
        batch(&responses)
    })
    .await;
    let outcomes = mailbox(&server).await.carry_out(&moves(3)).await;
    assert!(
        matches!(&outcomes[1], Outcome::Done(Some(place)) if place.server_id == "second"),
        "{outcomes:?}"
    );
}

#[tokio::test]
async fn each_part_ends_in_its_own_way() {
    let server = tenant(|n, seen| {
        if n > 0 {
            return all_moved(seen);
        }
        let parts = parts(seen);
        batch(&[
            moved(&parts[0]),
            failed(&parts[1], 404, "ErrorItemNotFound"),
            failed(&parts[2], 500, "ErrorInternalServerError"),
            failed(&parts[3], 403, "ErrorAccessDenied"),
            failed(&parts[4], 507, "ErrorQuotaExceeded"),
            failed(&parts[5], 404, "ErrorFolderNotFound"),
            failed(&parts[6], 424, ""),
            json!({"id": id(&parts[7]), "status": 200, "body": "not an object"}),
            json!({"id": id(&parts[8])}),
        ])
    })
    .await;
    let outcomes = mailbox(&server).await.carry_out_lane(&moves(10)).await;
    let shapes: Vec<&str> = outcomes
        .iter()
        .map(|outcome| match outcome {
            Outcome::Done(Some(_)) => "done",
            Outcome::Done(None) => "done somewhere",
            Outcome::Gone => "gone",
            Outcome::Unknown(_) => "unknown",
            Outcome::NotDone(_) => "not done",
            Outcome::Refused(_) => "refused",
        })
        .collect();
    assert_eq!(
        shapes,
        [
            "done",
            "gone",
            "unknown",
            "refused",
            "not done",
            "refused",
            "done",
            "done somewhere",
            "unknown",
            "unknown"
        ]
    );
}

#[tokio::test]
async fn only_the_throttled_parts_wait_and_come_again() {
    let server = tenant(|n, seen| {
        let parts = parts(seen);
        if n > 0 {
            return batch(&parts.iter().map(moved).collect::<Vec<_>>());
        }
        let mut busy = failed(&parts[1], 429, "ApplicationThrottled");
        busy["headers"] = json!({"retry-after": "0.06"});
        let mut busier = failed(&parts[2], 503, "");
        busier["headers"] = json!({"Retry-After": 0.12});
        batch(&[moved(&parts[0]), busy, busier, failed(&parts[3], 504, "")])
    })
    .await;
    let began = Instant::now();
    let outcomes = mailbox(&server).await.carry_out(&moves(4)).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Done(Some(_)))), "{outcomes:?}");
    assert!(began.elapsed() >= Duration::from_millis(120), "the longest counts");
    let again: Vec<_> = parts(&asked(&server)[1]).iter().map(id).collect();
    assert_eq!(again, ["2", "3", "4"]);
}

#[tokio::test]
async fn a_long_throttling_is_handed_back() {
    let server = tenant(|_, seen| {
        let parts = parts(seen);
        let responses = parts.iter().map(|part| {
            let mut busy = failed(part, 429, "ApplicationThrottled");
            busy["headers"] = json!({"Retry-After": "600"});
            busy
        });
        batch(&responses.collect::<Vec<_>>())
    })
    .await;
    let outcomes = mailbox(&server).await.carry_out(&moves(4)).await;
    for outcome in outcomes {
        let Outcome::NotDone(error) = outcome else { panic!("{outcome:?}") };
        assert_eq!((error.code(), error.retry_after()), (Code::Throttled, Some(Duration::from_mins(10))));
    }
}

#[tokio::test]
async fn a_stale_token_inside_a_batch_is_renewed_once() {
    let server = tenant(|_, seen| {
        let fresh = seen.headers["authorization"] == "Bearer token-1";
        let answer = |part: &Value| {
            if fresh { moved(part) } else { failed(part, 401, "InvalidAuthenticationToken") }
        };
        batch(&parts(seen).iter().map(answer).collect::<Vec<_>>())
    })
    .await;
    let outcomes = mailbox(&server).await.carry_out(&moves(5)).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Done(_))), "{outcomes:?}");

    let never = tenant(|_, seen| {
        batch(
            &parts(seen)
                .iter()
                .map(|part| failed(part, 401, "InvalidAuthenticationToken"))
                .collect::<Vec<_>>(),
        )
    })
    .await;
    let outcomes = mailbox(&never).await.carry_out(&moves(5)).await;
    assert!(
        outcomes.iter().all(|o| matches!(o, Outcome::NotDone(error) if error.code() == Code::SignInAgain))
    );
    assert_eq!(asked(&never).len(), 2, "no loop");
}

#[tokio::test]
async fn a_batch_that_breaks_off_is_unknown() {
    for broken in 0..4 {
        let server = tenant(move |_, seen| match broken {
            0 => Reply::cut(),
            1 => all_moved(seen).torn(),
            2 => Reply::text(200, "application/json", "{\"responses\": [{"),
            _ => Reply::json(500, &json!({})),
        })
        .await;
        let outcomes = mailbox(&server).await.carry_out(&moves(5)).await;
        assert!(
            outcomes.iter().all(|outcome| matches!(outcome, Outcome::Unknown(_))),
            "{broken}: {outcomes:?}"
        );
        assert_eq!(asked(&server).len(), 1, "looked up, not repeated");
    }
}

#[tokio::test]
async fn a_server_that_only_skips_is_given_up() {
    let server =
        tenant(|_, seen| batch(&parts(seen).iter().map(|part| failed(part, 424, "")).collect::<Vec<_>>()))
            .await;
    let outcomes = mailbox(&server).await.carry_out(&moves(5)).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::NotDone(_))));
    assert!(asked(&server).len() <= 4);
}

#[tokio::test]
async fn a_server_without_batches_is_served_one_by_one() {
    let server =
        tenant(
            |_, seen| {
                if seen.target.ends_with("/$batch") { Reply::json(405, &json!({})) } else { all_moved(seen) }
            },
        )
        .await;
    let outcomes = mailbox(&server).await.carry_out(&moves(3)).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Done(Some(_)))), "{outcomes:?}");
}

#[tokio::test]
async fn deletes_are_gentle_and_never_happen_twice() {
    let server = tenant(|_, _| Reply::text(204, "text/plain", "")).await;
    let delete = [Request { server_id: "m".to_owned(), act: Act::Delete }];
    assert!(matches!(mailbox(&server).await.carry_out(&delete).await.as_slice(), [Outcome::Done(None)]));
    let seen = &asked(&server)[0];
    assert_eq!((seen.method.as_str(), seen.target.ends_with("/messages/m")), ("DELETE", true));
    let busy = tenant(|_, _| Reply::json(503, &json!({})).header("Retry-After", "0")).await;
    assert!(matches!(mailbox(&busy).await.carry_out(&delete).await.as_slice(), [Outcome::Unknown(_)]));
    assert_eq!(asked(&busy).len(), 1);
}

#[tokio::test]
async fn a_message_is_found_in_any_spelling() {
    let server = tenant(|_, seen| {
        let target = percent_decoded(&seen.target);
        let copies = if target.contains("'<o''neil@x>'") {
            json!([{"id": "1", "parentFolderId": "f"}])
        } else {
            json!([])
        };
        Reply::json(200, &json!({"value": copies}))
    })
    .await;
    let mailbox = mailbox(&server).await;
    assert_eq!(mailbox.find("<o'neil@x>").await.unwrap()[0].folder_id, "f");
    assert_eq!(mailbox.find("o'neil@x").await.unwrap().len(), 1);
    assert_eq!(mailbox.find("<other@x>").await.unwrap(), []);
    assert_eq!(mailbox.find("").await.unwrap(), []);
}

/// A mailbox whose top folders can be listed and made.
async fn folder_server(archive_exists: bool, conflict: bool) -> Server {
    let made: std::sync::Mutex<Vec<String>> = std::sync::Mutex::default();
    tenant(move |_, seen| {
        let path = seen.target.split('?').next().unwrap();
        let mut made = made.lock().unwrap();
        match (seen.method.as_str(), path.rsplit('/').next().unwrap()) {
            ("GET", "inbox") => Reply::json(200, &json!({"id": "inbox-id"})),
            ("GET", "archive") if archive_exists => Reply::json(200, &json!({"id": "archive-id"})),
            ("GET", "mailFolders") => {
                let folders: Vec<Value> = made
                    .iter()
                    .map(|name| json!({"id": format!("id of {name}"), "displayName": name}))
                    .collect();
                Reply::json(200, &json!({"value": folders}))
            }
            ("POST", _) => {
                let name = serde_json::from_str::<Value>(&seen.body).unwrap()["displayName"]
                    .as_str()
                    .unwrap()
                    .to_owned();
                made.push(name.clone());
                if conflict {
                    return Reply::json(409, &json!({"error": {"code": "ErrorFolderExists"}}));
                }
                Reply::json(201, &json!({"id": format!("id of {name}"), "displayName": name}))
            }
            _ => Reply::json(404, &json!({"error": {"code": "ErrorItemNotFound"}})),
        }
    })
    .await
}

#[tokio::test]
async fn working_folders_are_found_or_made() {
    let server = folder_server(true, false).await;
    let mailbox_ = mailbox(&server).await;
    let found = mailbox_.folders("Not Logged", false).await.unwrap();
    assert_eq!(
        (found.inbox.as_str(), found.archive.as_str(), found.not_logged),
        ("inbox-id", "archive-id", None)
    );
    let made = mailbox_.folders("Not Logged", true).await.unwrap();
    assert_eq!(made.not_logged.as_deref(), Some("id of Not Logged"));
    assert_eq!(
        mailbox_.folders("not logged", true).await.unwrap().not_logged.as_deref(),
        Some("id of Not Logged")
    );
    assert_eq!(asked(&server).iter().filter(|seen| seen.method == "POST").count(), 1, "made once");

    let bare = folder_server(false, false).await;
    assert_eq!(
        mailbox(&bare).await.folders("Not Logged", false).await.unwrap_err().code(),
        Code::ItemNotFound
    );
    assert_eq!(mailbox(&bare).await.folders("Not Logged", true).await.unwrap().archive, "id of Archive");

    let raced = folder_server(true, true).await;
    let found = mailbox(&raced).await.folders("Not Logged", true).await.unwrap();
    assert_eq!(found.not_logged.as_deref(), Some("id of Not Logged"), "somebody else made it");
}

#[tokio::test]
async fn a_folder_is_known_without_its_bytes() {
    let server = tenant(|n, _| {
        let mut folder = json!({"id": "f", "displayName": "Archivo", "totalItemCount": 7});
        if n > 0 {
            folder["sizeInBytes"] = json!(4096);
        }
        Reply::json(200, &folder)
    })
    .await;
    let mailbox = mailbox(&server).await;
    assert_eq!(mailbox.folder_state("f").await.unwrap().bytes, None);
    let state = mailbox.folder_state("f").await.unwrap();
    assert_eq!((state.name.as_str(), state.items, state.bytes), ("Archivo", 7, Some(4096)));
}

#[tokio::test]
async fn a_thousand_moves_keep_four_lanes_busy() {
    let each = Duration::from_millis(2);
    let server = tenant(move |_, seen| {
        let count = u32::try_from(parts(seen).len()).unwrap();
        all_moved(seen).after(each * count)
    })
    .await;
    let mailbox = mailbox(&server).await;
    let began = Instant::now();
    let outcomes = mailbox.carry_out(&moves(1000)).await;
    let limit = each.mul_f64(1.25 * 1000.0 / 4.0);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Done(_))));
    assert!(
        began.elapsed() < limit * 3,
        "{:?} of {limit:?}; threefold for a busy test machine",
        began.elapsed()
    );
    assert_eq!((mailbox.requests(), server.busiest()), (50, 4));
}
