use exchange_simulator::seed::{Party, SeedMessage};
use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Client, attachment, company, seed};

#[tokio::test]
async fn all_pages_of_a_folder_come_once_and_in_order() {
    let client = Client::start(23, |_| {}).await;
    let first = client.get("/mailFolders/inbox/messages").await;
    assert_eq!(first.values().len(), 10, "the default page");
    assert_eq!(first.values()[0]["subject"], "Message 22", "the newest first");
    let mut page = client.get("/mailFolders/Inbox/messages?$top=7&$orderby=receivedDateTime%20asc&$select=id,subject&$count=true").await;
    assert_eq!(page.body["@odata.count"], 23);
    let mut subjects = Vec::new();
    loop {
        subjects.extend(page.values().iter().map(|m| m["subject"].as_str().expect("text").to_owned()));
        assert!(page.values().iter().all(|m| m.get("body").is_none()), "only what was selected");
        match page.body.get("@odata.nextLink") {
            None => break,
            Some(next) => page = client.follow(next).await,
        }
    }
    assert_eq!(subjects, (0..23).map(|at| format!("Message {at}")).collect::<Vec<_>>());
    client.sim.set(|settings| settings.page_size_cap = 5);
    let capped = client.get("/messages?$top=1000").await;
    assert_eq!(capped.values().len(), 5);
    assert!(capped.body["@odata.nextLink"].as_str().expect("more").contains("$skip=5"));
    client.judge();
}

#[tokio::test]
async fn a_message_has_the_documented_shape() {
    let mut scenario = company(0);
    scenario.messages.push(SeedMessage {
        cc: vec![Party { name: "Ñ".into(), address: "n@x.example".into() }],
        attachments: vec![attachment("logo.png", true), attachment("offer.png", false)],
        headers: vec![("Authentication-Results".into(), "spf=pass".into())],
        sensitivity: 2,
        ..seed(1)
    });
    scenario.messages.push(SeedMessage { attachments: vec![attachment("logo.png", true)], ..seed(0) });
    let client = Client::start_with(scenario, |_| {}).await;
    assert_eq!(client.oldest("inbox").await["hasAttachments"], false, "inline pictures do not count");
    let page = client.get("/mailFolders/inbox/messages?$expand=singleValueExtendedProperties($filter=id eq 'Integer 0x36' or id eq 'Long 0x0E08'),attachments($select=name)").await;
    let message = &page.values()[0];
    assert_eq!(message["@odata.etag"], format!("W/\"{}\"", message["changeKey"].as_str().expect("a key")));
    assert_eq!(message["receivedDateTime"], "2026-05-01T08:01:00Z");
    assert_eq!(message["from"]["emailAddress"]["address"], "ana1@kunde.example");
    assert_eq!(message["flag"]["flagStatus"], "notFlagged");
    assert_eq!(message["bodyPreview"], "Hello 1");
    assert_eq!(message["hasAttachments"], true);
    assert_eq!(message["singleValueExtendedProperties"][0], json!({"id": "Integer 0x36", "value": "2"}));
    assert_eq!(message["attachments"].as_array().map(Vec::len), Some(2));
    assert!(message.get("size").is_none() && message.get("internetMessageHeaders").is_none());
    client.judge();
}

#[tokio::test]
async fn bodies_files_and_mime_come_on_demand() {
    let mut scenario = company(0);
    scenario.messages.push(SeedMessage {
        attachments: vec![attachment("logo.png", true), attachment("offer.png", false)],
        headers: vec![("Authentication-Results".into(), "spf=pass".into())],
        ..seed(1)
    });
    let client = Client::start_with(scenario, |_| {}).await;
    let message = client.oldest("inbox").await;
    let id = message["id"].as_str().expect("an id");
    let encoded = id.replace('=', "%3D");
    assert!(message["webLink"].as_str().expect("a link").contains(&format!("?ItemID={encoded}&")));

    let text = client
        .send(
            client
                .request(
                    Method::GET,
                    &client.shared(&format!("/messages/{encoded}?$select=body,internetMessageHeaders")),
                )
                .header("Prefer", "outlook.body-content-type=\"text\""),
        )
        .await;
    assert_eq!(text.body["body"], json!({"contentType": "text", "content": "Hello 1"}));
    assert_eq!(text.body["internetMessageHeaders"][0]["name"], "Authentication-Results");
    assert_eq!(text.header("preference-applied"), Some("outlook.body-content-type=text"));

    let files = client.get(&format!("/messages/{id}/attachments")).await;
    let file = files.values()[1]["id"].as_str().expect("an id").to_owned();
    assert_eq!(files.values()[1]["size"], 300);
    assert_eq!(client.get(&format!("/messages/{id}/attachments/{file}")).await.body["name"], "offer.png");
    let raw = client.get(&format!("/messages/{id}/attachments/{file}/$value")).await;
    assert_eq!(raw.text.len(), 300);

    let mime = client.get(&format!("/messages/{id}/$value")).await;
    assert_eq!(mime.header("content-type"), Some("text/plain"));
    assert!(
        mime.text.contains("Message-ID: <1@kunde.example>") && mime.text.contains("offer.png"),
        "{}",
        mime.text
    );
    client.judge();
}

#[tokio::test]
async fn filters_sort_and_search_as_documented() {
    let client = Client::start(12, |_| {}).await;
    for (query, expected) in [
        ("$filter=internetMessageId eq '<3@kunde.example>'", 1),
        ("$filter=internetMessageId eq '%3C3%40kunde.example%3E' and isRead eq true", 0),
        ("$filter=from/emailAddress/address eq 'ANA4@kunde.example'", 1),
        ("$filter=startsWith(subject,'Message 1')", 3),
        ("$filter=receivedDateTime ge 2026-05-01T08:10:00Z", 2),
        (
            "$filter=singleValueExtendedProperties/any(ep:ep/id eq 'Integer 0x36' and ep/value eq '0')&$top=50",
            12,
        ),
        ("$search=\"subject:11\"", 1),
    ] {
        for path in ["/mailFolders/inbox/messages", "/messages"] {
            let page = client.get(&format!("{path}?{query}")).await;
            assert_eq!(page.values().len(), expected, "{path}?{query}: {}", page.text);
        }
    }
    let bad = client.get("/messages?$filter=isRead eq false&$orderby=receivedDateTime").await;
    assert_eq!((bad.status, bad.code()), (400, "InefficientFilter"));
    let good = client.get("/messages?$filter=receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false&$orderby=receivedDateTime&$top=2").await;
    assert_eq!(good.values()[0]["subject"], "Message 0");
    let next = client.follow(&good.body["@odata.nextLink"]).await;
    assert_eq!(next.values()[0]["subject"], "Message 2");
    let count = client.get("/mailFolders/inbox/messages/$count").await;
    assert_eq!(count.text, "12");
    for query in [
        "$select=size",
        "$filter=size eq 3",
        "$filter=toRecipients/any(r:r/emailAddress/address eq 'x')",
        "$top=1001",
        "$orderby=nonsense",
        "$expand=x(",
    ] {
        let page = client.get(&format!("/messages?{query}")).await;
        assert_eq!(page.status, 400, "{query}");
        assert!(!page.code().is_empty());
    }
    client.judge();
}

#[tokio::test]
async fn what_is_written_can_be_read_again() {
    let client = Client::start(1, |_| {}).await;
    let before = client.oldest("inbox").await;
    let path = format!("/messages/{}", before["id"].as_str().expect("an id"));
    let changed = client
        .patch(&path, json!({"isRead": true, "categories": ["Blue"], "flag": {"flagStatus": "flagged"}}))
        .await;
    assert_eq!(
        (changed.status, &changed.body["isRead"], &changed.body["categories"]),
        (200, &json!(true), &json!(["Blue"]))
    );
    assert_ne!(changed.body["changeKey"], before["changeKey"]);
    let stored = &client.sim.folder("inbox")[0];
    assert_eq!((stored.is_read, stored.flag.as_str()), (true, "flagged"));

    let stale = client
        .request(Method::PATCH, &client.shared(&path))
        .header("If-Match", before["@odata.etag"].as_str().expect("a tag"));
    let stale = client.send(stale.json(&json!({"isRead": false}))).await;
    assert_eq!((stale.status, stale.code()), (412, "ErrorIrresolvableConflict"));
    for body in
        [json!({"subject": "no draft"}), json!({"isRead": "yes"}), json!({"nonsense": 1}), json!({"flag": 3})]
    {
        assert_eq!(client.patch(&path, body.clone()).await.status, 400, "{body}");
    }
    let text =
        client.request(Method::PATCH, &client.shared(&path)).header("content-type", "text/plain").body("{}");
    assert_eq!(client.send(text).await.status, 415);

    let draft = client.post("/messages", json!({"subject": "New", "body": {"contentType": "html", "content": "<p>x</p>"},
        "toRecipients": [{"emailAddress": {"address": "shared@aurora.example"}}],
        "singleValueExtendedProperties": [{"id": "String {66F5A359-4659-4830-9070-00047EC6AC6E} Name Colour", "value": "Green"}]})).await;
    assert_eq!((draft.status, &draft.body["isDraft"]), (201, &json!(true)));
    assert_eq!(client.sim.folder("drafts").len(), 1);
    let found = client.get("/messages?$filter=singleValueExtendedProperties/any(ep:ep/id eq 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Colour' and ep/value eq 'Green')").await;
    assert_eq!(found.values().len(), 1);
    client.judge();
}

#[tokio::test]
async fn rights_and_permissions_are_two_things() {
    let mut client = Client::start(1, |_| {}).await;
    let status = async |client: &Client| {
        let answer = client.get("/mailFolders/inbox/messages").await;
        (answer.status, answer.code().to_owned())
    };
    assert_eq!(status(&client).await.0, 200);
    client.sim.remove_rights("JOB@aurora.example");
    assert_eq!(status(&client).await, (403, "ErrorAccessDenied".to_owned()));
    client.sim.set(|settings| settings.without_rights = exchange_simulator::WithoutRights::NotFound);
    assert_eq!(status(&client).await, (404, "ErrorItemNotFound".to_owned()));
    client.sim.grant_rights("job@aurora.example");
    assert_eq!(status(&client).await.0, 200);

    let me = client.send(client.request(Method::GET, &format!("{}/v1.0/me", client.sim.graph_url()))).await;
    assert_eq!(me.body["userPrincipalName"], "job@aurora.example");
    let own = client
        .send(client.request(Method::GET, &format!("{}/v1.0/me/messages", client.sim.graph_url())))
        .await;
    assert_eq!((own.status, own.values().len()), (200, 0), "`.Shared` covers the own mailbox");
    let settings = client.get("/mailboxSettings").await;
    assert_eq!(settings.body["userPurpose"], "shared");

    let granted = client.sign_in("job@aurora.example", "https://graph.microsoft.com/Mail.ReadWrite").await;
    client.token = granted["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(
        status(&client).await,
        (403, "ErrorAccessDenied".to_owned()),
        "plain Mail.ReadWrite is for the own mailbox"
    );
    let granted = client.sign_in("job@aurora.example", "Mail.Read.Shared").await;
    client.token = granted["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(status(&client).await.0, 200);
    let id = client.oldest("inbox").await["id"].clone();
    let moved = client
        .post(&format!("/messages/{}/move", id.as_str().expect("an id")), json!({"destinationId": "archive"}))
        .await;
    assert_eq!(moved.status, 403, "reading is not writing");
    let unknown = client
        .send(client.request(
            Method::GET,
            &format!("{}/v1.0/users/nobody@aurora.example/messages", client.sim.graph_url()),
        ))
        .await;
    assert_eq!((unknown.status, unknown.code()), (404, "Request_ResourceNotFound"));
    client.judge();
}

#[tokio::test]
async fn mail_goes_out_and_comes_in() {
    let mut client = Client::start(0, |_| {}).await;
    client.token = client.sign_in("job@aurora.example", "Mail.Send Mail.ReadWrite").await["access_token"]
        .as_str()
        .expect("a token")
        .to_owned();
    let body = json!({"message": {"subject": "Hi", "body": {"contentType": "Text", "content": "x"},
        "toRecipients": [{"emailAddress": {"address": "shared@aurora.example"}}]}});
    let url = format!("{}/v1.0/me/sendMail", client.sim.graph_url());
    let sent = client.send(client.request(Method::POST, &url).json(&body)).await;
    assert_eq!(sent.status, 202, "{}", sent.text);
    assert_eq!(client.sim.folder("inbox")[0].subject.as_deref(), Some("Hi"));
    assert_eq!(client.sim.folder_of("job@aurora.example", "sentitems").len(), 1);
    let id = client.sim.deliver_mime(b"From: =?utf-8?q?=C3=91u?= <n@x.example>\r\nMessage-ID: <m@x>\r\nSubject: =?utf-8?q?Hol=C3=A1?=\r\nSensitivity: Private\r\n\r\nbody\r\n".to_vec());
    let stored = client.sim.folder("inbox").into_iter().find(|m| m.immutable_id == id).expect("delivered");
    assert_eq!(
        (stored.subject.as_deref(), stored.internet_message_id.as_deref()),
        (Some("Holá"), Some("<m@x>"))
    );
}

#[tokio::test]
async fn an_overlay_makes_an_answer_malformed_on_purpose() {
    let mut scenario = company(0);
    scenario.messages.push(SeedMessage {
        json_overlay: Some(json!({"from": 7, "internetMessageId": null, "future": {"x": 1}})),
        ..seed(0)
    });
    let client = Client::start_with(scenario, |_| {}).await;
    let message = client.oldest("inbox").await;
    assert_eq!(
        (&message["from"], &message["internetMessageId"], &message["future"]),
        (&json!(7), &Value::Null, &json!({"x": 1}))
    );
}
