use super::*;
use crate::store::test_support::{NewEntry, add_contacts, add_entry, add_salesperson, at, memory, person};

async fn change(store: &Store, code: &str, how: impl FnOnce(&mut Salesperson)) {
    let mut tx = store.begin().await.unwrap();
    let before = get(&mut tx, code).await.unwrap().unwrap();
    let mut after = before.clone();
    how(&mut after);
    update(&mut tx, &before, &after, at(9)).await.unwrap();
    tx.commit().await.unwrap();
}

async fn changed(store: &Store) -> Vec<String> {
    let changed = store.changed_addresses().await;
    if let Some(taken) = store.take_changed_addresses().await.unwrap() {
        store.clear_changed_addresses(taken).await.unwrap();
    }
    changed
}

#[tokio::test]
async fn a_salesperson_comes_back_as_they_were_written() {
    let store = memory().await;
    let jo = Salesperson {
        code: "JO".into(),
        name: "Jo".into(),
        job_title: "Sales".into(),
        email: "Jo@us.com".into(),
        email_2: "j@us.com".into(),
        phone: "1".into(),
        commission: "2.5".into(),
        blocked: true,
        privacy_blocked: true,
        no_of_interactions: 1,
        next_task_date: String::new(),
    };
    let mut tx = store.begin().await.unwrap();
    insert(&mut tx, &jo, at(0)).await.unwrap();
    assert_eq!(insert(&mut tx, &jo, at(0)).await.unwrap_err().code(), Code::AlreadyExists);
    tx.commit().await.unwrap();
    let entry = NewEntry { salesperson_code: "JO", ..NewEntry::default() };
    add_entry(&store, &entry).await;
    add_entry(&store, &NewEntry { canceled: true, ..entry }).await;
    assert_eq!(store.salesperson("JO").await.unwrap(), Some(jo.clone()));
    assert_eq!(store.salesperson("LI").await.unwrap(), None);
    let mut tx = store.begin().await.unwrap();
    let nobody = Salesperson { code: "LI".into(), ..jo };
    assert_eq!(update(&mut tx, &nobody, &nobody, at(0)).await.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn addresses_are_kept_and_their_changes_noted() {
    let store = memory().await;
    add_salesperson(&store, "JO", "Jo@us.com").await;
    assert_eq!(changed(&store).await, ["jo@us.com"]);
    change(&store, "JO", |s| s.email_2 = "j@us.com".into()).await;
    assert_eq!(changed(&store).await, ["j@us.com"]);
    change(&store, "JO", |s| s.blocked = true).await;
    assert!(changed(&store).await.is_empty());
    change(&store, "JO", |s| s.blocked = false).await;
    assert_eq!(changed(&store).await, ["j@us.com", "jo@us.com"]);
    change(&store, "JO", |s| s.email = String::new()).await;
    assert_eq!(changed(&store).await, ["jo@us.com"]);
    let mut ana = person("P1", "", "");
    ana.salesperson_code = "JO".into();
    add_contacts(&store, &[ana]).await;
    let mut tx = store.begin().await.unwrap();
    delete(&mut tx, "JO", at(0)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(changed(&store).await, ["j@us.com"]);
    assert_eq!(store.contact("P1").await.unwrap().unwrap().salesperson_code, "");
    let (left,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM salesperson_address").fetch_one(&store.pool).await.unwrap();
    assert_eq!(left, 0);
}

#[tokio::test]
async fn pages_in_every_order_make_up_the_whole_list() {
    let store = memory().await;
    for (code, email) in [("A", "z@us.com"), ("B", ""), ("C", "a@us.com"), ("D", ""), ("E", "Z@us.com")] {
        add_salesperson(&store, code, email).await;
    }
    change(&store, "C", |s| s.name = "anna".into()).await;
    change(&store, "E", |s| s.name = "Bruno 5%".into()).await;
    for sort in [SalespersonSort::Code, SalespersonSort::Name, SalespersonSort::Email] {
        for descending in [false, true] {
            let query = SalespersonQuery { sort, descending, ..SalespersonQuery::default() };
            let whole = store.salesperson_page(&query).await.unwrap();
            assert_eq!((whole.rows.len(), whole.total, whole.next.as_str()), (5, 5, ""));
            let mut query = SalespersonQuery { limit: 2, ..query };
            let mut paged = Vec::new();
            for _ in 0..3 {
                let page = store.salesperson_page(&query).await.unwrap();
                paged.extend(page.rows);
                query.after = page.next;
            }
            assert_eq!(paged, whole.rows, "{sort:?} {descending}");
        }
    }
    let found = SalespersonQuery { search: "BRUNO %".into(), ..SalespersonQuery::default() };
    assert_eq!(store.salesperson_page(&found).await.unwrap().rows[0].code, "E");
}
