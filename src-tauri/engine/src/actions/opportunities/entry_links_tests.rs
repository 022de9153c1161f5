//! Later mail of a conversation that belongs to an opportunity: suggested, linked, taken away again (W20).

use super::tests::{added, book, typed};
use super::*;
use crate::actions::interactions;
use crate::domain::opportunity::suggestion::Because;
use crate::domain::timeline::{TimelineItem, TimelineQuery};
use crate::store::test_support::{NewEntry, add_entry, add_message};

/// An entry of ANA at K1 about a message.
async fn mail(engine: &Engine, key: &str, conversation: &str, contact_no: &'static str) -> i64 {
    let message_id = Some(add_message(&engine.store, key, conversation).await);
    let company_no = if contact_no == "CY" { "K2" } else { "K1" };
    let entry = NewEntry {
        contact_no,
        company_no,
        salesperson_code: "LI",
        description: "Desks",
        flow: "Inbound",
        message_id,
        ..NewEntry::default()
    };
    add_entry(&engine.store, &entry).await
}

async fn opportunity_of(engine: &Engine, entry_no: i64) -> String {
    interactions::show(engine, entry_no).await.unwrap().opportunity_no
}

#[tokio::test]
async fn later_mail_of_a_conversation_is_suggested_linked_and_taken_away_again() {
    let (engine, _folder) = book().await;
    let first = mail(&engine, "a", "T", "ANA").await;
    let other = added(&engine, &[]).await;
    let no = create_from_entry(&engine, first, &typed(&[])).await.unwrap().opportunity.no;
    let later = mail(&engine, "b", "T", "BO").await;
    let last = mail(&engine, "c", "T", "ANA").await;
    let elsewhere = mail(&engine, "d", "T", "CY").await;
    let alone = mail(&engine, "e", "U", "ANA").await;

    let found = suggest(&engine, later).await.unwrap();
    let told: Vec<_> = found.iter().map(|one| (one.because, one.opportunity.no.as_str())).collect();
    assert_eq!(told, [(Because::Conversation, no.as_str()), (Because::Company, other.as_str())]);
    assert_eq!(found[0].no_of_entries, 2, "the later mails, not the one of another company");
    let found = suggest(&engine, alone).await.unwrap();
    assert!(found.iter().all(|one| one.because == Because::Contact), "{found:?}");
    assert!(suggest(&engine, first).await.unwrap().is_empty(), "it has one");
    assert_eq!(suggest(&engine, 999).await.unwrap_err().code(), Code::NotFound);
    let numbers: Vec<i64> =
        late_entries(&engine, &no).await.unwrap().into_iter().map(|entry| entry.entry_no).collect();
    assert_eq!(numbers, [later, last]);

    let linked = link(&engine, &[later], &no.to_lowercase(), true).await.unwrap();
    assert_eq!(linked, [later, last]);
    assert_eq!(opportunity_of(&engine, last).await, no);
    assert_eq!(opportunity_of(&engine, elsewhere).await, "");
    assert!(late_entries(&engine, &no).await.unwrap().is_empty());
    assert!(link(&engine, &[later], &no, true).await.unwrap().is_empty(), "twice is once");
    assert_eq!(link(&engine, &[later], &other, false).await.unwrap_err().code(), Code::AlreadyExists);
    assert_eq!(unlink(&engine, &[later, first, alone], &other).await.unwrap(), Vec::<i64>::new());
    assert_eq!(unlink(&engine, &linked, &no).await.unwrap(), linked, "as it was");
    assert_eq!(
        (opportunity_of(&engine, last).await.as_str(), opportunity_of(&engine, first).await),
        ("", no.clone())
    );
    assert_eq!(link(&engine, &[last], &no, false).await.unwrap(), [last]);
    assert_eq!(opportunity_of(&engine, later).await, "", "alone where that was asked");

    let query = TimelineQuery { opportunity_no: no.to_lowercase(), ..TimelineQuery::default() };
    let shown = timeline(&engine, &query).await.unwrap();
    let counts: Vec<i32> = shown
        .items
        .iter()
        .filter_map(|item| match item {
            TimelineItem::Conversation { count, .. } => Some(*count),
            _ => None,
        })
        .collect();
    assert_eq!(counts, [2]);
}

#[tokio::test]
async fn what_is_closed_or_canceled_is_refused() {
    let (engine, _folder) = book().await;
    let no = added(&engine, &[]).await;
    let entry = mail(&engine, "a", "T", "ANA").await;
    let canceled = mail(&engine, "b", "U", "ANA").await;
    interactions::cancel(&engine, &[canceled]).await.unwrap();
    let code = async |entries: &[i64], no: &str| link(&engine, entries, no, true).await.unwrap_err().code();
    assert_eq!(code(&[canceled], &no).await, Code::EntryCanceled);
    assert_eq!(code(&[entry, 999], &no).await, Code::NotFound);
    assert_eq!(opportunity_of(&engine, entry).await, "", "all of them or none");
    assert_eq!(code(&[entry], "OP999").await, Code::NotFound);
    assert!(suggest(&engine, canceled).await.unwrap().is_empty());
    link(&engine, &[entry], &no, true).await.unwrap();
    close(&engine, &no, &typed(&[("result", "lost"), ("close_code", "PRICE_L")])).await.unwrap();
    let later = mail(&engine, "c", "T", "ANA").await;
    assert_eq!(code(&[later], &no).await, Code::OpportunityClosed);
    assert!(suggest(&engine, later).await.unwrap().is_empty(), "nothing is open");
    assert!(late_entries(&engine, &no).await.unwrap().is_empty());
    assert_eq!(unlink(&engine, &[entry], &no).await.unwrap(), [entry], "a mistake can be mended later too");
}
