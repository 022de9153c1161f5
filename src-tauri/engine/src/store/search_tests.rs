use super::*;
use crate::domain::contact::Contact;
use crate::domain::interaction::EntryQuery;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, at, company, memory, person};
use crate::store::{Store, contact};

async fn found(store: &Store, search: &str) -> Vec<i64> {
    let query = EntryQuery { search: search.into(), ..EntryQuery::default() };
    let page = store.entry_page(&query).await.unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len(), "{search}");
    page.rows.into_iter().map(|entry| entry.entry_no).collect()
}

#[test]
fn words_are_cut_as_the_index_cuts_them() {
    assert_eq!(words(" Ana@X.com, 50%\u{0} n\u{303}u"), ["Ana", "X", "com", "50", "nu"]);
    assert_eq!(words("Ⓐb \"a\"* AND हिन्दी"), ["b", "a", "AND", "हिन्दी"]);
    assert!(words("% _ \" -").is_empty());
}

#[tokio::test]
async fn whatever_is_typed_is_looked_for_and_never_an_error() {
    let store = memory().await;
    for description in ["Quote for Ñandú", "Ángel 東京都 हिन्दी", "NEAR \"the\" end"] {
        add_entry(&store, &NewEntry { description, ..NewEntry::default() }).await;
    }
    for (typed, expected) in [
        ("nandu", vec![1]),
        ("ÑAN quo", vec![1]),
        ("uote", vec![]),
        ("angel", vec![2]),
        ("東京", vec![2]),
        ("हिन्दी", vec![2]),
        ("near", vec![3]),
        ("\"the\" NEAR", vec![3]),
        ("end*", vec![3]),
        ("NOT quote", vec![]),
        ("quote OR angel", vec![]),
        ("-", vec![]),
        ("search_text:quote", vec![]),
        ("  ", vec![1, 2, 3]),
    ] {
        assert_eq!(found(&store, typed).await, expected, "{typed}");
    }
}

#[tokio::test]
async fn a_long_word_with_any_letter_is_found_from_its_beginning_and_without_its_marks() {
    let store = memory().await;
    for c in ('a'..='z').chain('\u{c0}'..='\u{24f}').chain(['ß', 'ø', 'ł', 'Ж', '東']) {
        if !is_of_word(c) {
            continue;
        }
        let description = format!("word{c}end");
        let number = add_entry(&store, &NewEntry { description: &description, ..NewEntry::default() }).await;
        for typed in [description.clone(), format!("WORD{c}"), format!("word{c}e")] {
            assert!(found(&store, &typed).await.contains(&number), "{typed}");
        }
    }
    let number = add_entry(&store, &NewEntry { description: "ñandúes", ..NewEntry::default() }).await;
    assert_eq!(found(&store, "nandu").await, [number]);
    let many: Vec<String> = (0..BEGUN + 3).map(|n| format!("longer{n}")).collect();
    add_entry(&store, &NewEntry { description: &many.join(" "), ..NewEntry::default() }).await;
    assert_eq!(found(&store, "longer").await, [number + 1]);
}

#[tokio::test]
async fn a_renamed_contact_is_found_by_the_new_name_only() {
    let store = memory().await;
    let before = person("P1", "", "ana@x.example");
    add_contacts(&store, std::slice::from_ref(&before)).await;
    add_entry(&store, &NewEntry { contact_no: "P1", description: "Quote", ..NewEntry::default() }).await;
    assert_eq!(found(&store, "person").await, [1]);
    let after = Contact { name: "Berta Zorrilla".into(), ..before.clone() };
    let mut tx = store.begin().await.unwrap();
    contact::update(&mut tx, &before, &after, at(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&store, "zorr quote").await, [1]);
    assert_eq!(found(&store, "ana@x.example").await, [1], "addresses by their parts");
    assert!(found(&store, "person").await.is_empty());
    let mut tx = store.begin().await.unwrap();
    contact::delete(&mut tx, &after, at(2)).await.unwrap();
    tx.commit().await.unwrap();
    assert!(found(&store, "zorrilla").await.is_empty());
    assert_eq!(found(&store, "quote").await, [1]);
}

#[tokio::test]
async fn a_text_that_changes_or_goes_leaves_nothing_in_the_index() {
    let store = memory().await;
    add_entry(&store, &NewEntry { description: "alpha", ..NewEntry::default() }).await;
    add_entry(&store, &NewEntry { description: "beta", ..NewEntry::default() }).await;
    for sql in [
        "UPDATE interaction_log_entry SET search_text = 'gamma' WHERE entry_no = 1",
        "DELETE FROM interaction_log_entry WHERE entry_no = 2",
    ] {
        sqlx::query(sql).execute(&store.writer).await.unwrap();
    }
    assert_eq!(found(&store, "gam").await, [1]);
    for word in ["alpha", "beta"] {
        assert!(found(&store, word).await.is_empty(), "{word}");
    }
}

#[tokio::test]
async fn the_index_is_what_it_would_be_when_written_anew() {
    let store = memory().await;
    let one = person("P1", "K1", "ana@x.example");
    add_contacts(&store, &[company("K1"), company("K2"), one, person("P2", "K2", "bea@x.example")]).await;
    for n in 0..8_usize {
        let entry = NewEntry {
            contact_no: ["P1", "P2", "K1", ""][n % 4],
            company_no: ["K1", "K2", "K1", ""][n % 4],
            description: "Quote",
            salesperson_code: "J-O 1",
            canceled: n == 3,
            ..NewEntry::default()
        };
        add_entry(&store, &entry).await;
    }
    for sql in [
        "SELECT 1",
        "UPDATE contact SET search_text = 'zeta' WHERE contact_no = 'K1'",
        "UPDATE interaction_log_entry SET contact_no = 'P2', contact_company_no = 'K2' WHERE entry_no = 1",
        "UPDATE interaction_log_entry SET evaluation = 3, opportunity_no = 'OP1' WHERE entry_no % 3 = 0",
        "UPDATE interaction_log_entry SET canceled = 1 - canceled, postponed = entry_no % 2 WHERE entry_no > 2",
        "UPDATE contact SET contact_no = 'P9' WHERE contact_no = 'P2'",
        "DELETE FROM contact WHERE contact_no = 'K1'",
        "DELETE FROM interaction_log_entry WHERE entry_no = 5",
    ] {
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        let kept = vocabulary(&store).await;
        sqlx::query("INSERT INTO entry_words (entry_words) VALUES ('delete-all')")
            .execute(&store.writer)
            .await
            .unwrap();
        sqlx::query("INSERT INTO entry_words (rowid, words) SELECT entry_no, words FROM entry_text")
            .execute(&store.writer)
            .await
            .unwrap();
        assert_eq!(kept, vocabulary(&store).await, "{sql}");
    }
}

/// Which entries have which words, without what was deleted.
async fn vocabulary(store: &Store) -> Vec<(String, i64)> {
    let mut known: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT term FROM entry_vocabulary ORDER BY term")
            .fetch_all(&store.pool)
            .await
            .unwrap();
    let mut found = Vec::new();
    for (term,) in known.drain(..) {
        let rows: Vec<(i64,)> =
            sqlx::query_as("SELECT rowid FROM entry_words WHERE entry_words MATCH $1 ORDER BY rowid")
                .bind(format!("\"{term}\""))
                .fetch_all(&store.pool)
                .await
                .unwrap();
        found.extend(rows.into_iter().map(|(row,)| (term.clone(), row)));
    }
    found
}
