//! Who took part in a mail, and which contacts and salespeople they are by the addresses of now (W19).

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::error::inconsistent;
use super::sql::Sql;
use crate::domain::participant::{Known, Participant, Role};
use crate::error::Result;

/// So many people of a mail are shown at most: a circular may have thousands.
const MOST: i64 = 200;

type ByAddress = BTreeMap<String, Vec<Known>>;

/// Who took part in the mail of an entry, the author first; nobody where it has none. A sender who is the author is
/// left out.
pub(crate) async fn of_entry(conn: &mut SqliteConnection, entry_no: i64) -> Result<Vec<Participant>> {
    let mut sql = Sql::new(
        "SELECT p.role, p.name, p.address, p.canonical
         FROM interaction_log_entry e JOIN message_party p ON p.message_id = e.message_id
         WHERE e.entry_no = ",
    );
    sql.bind(entry_no).push(" ORDER BY p.position LIMIT ").bind(MOST);
    let parties: Vec<(String, String, String, String)> = sql.all(conn).await?;
    let addresses: Vec<&str> = parties.iter().map(|party| party.3.as_str()).collect();
    let contacts = known(
        conn,
        "SELECT DISTINCT a.address, c.contact_no, c.name
         FROM contact_address a JOIN contact c ON c.contact_no = a.contact_no WHERE a.address IN ",
        &addresses,
    )
    .await?;
    let salespeople = known(
        conn,
        "SELECT DISTINCT a.address, s.code, s.name
         FROM salesperson_address a JOIN salesperson s ON s.code = a.salesperson_code WHERE a.address IN ",
        &addresses,
    )
    .await?;
    let of = |all: &ByAddress, address: &str| all.get(address).cloned().unwrap_or_default();
    let mut found: Vec<Participant> = Vec::new();
    for (role, name, address, canonical) in parties {
        let role = Role::parse(&role).ok_or_else(|| inconsistent("message_party", "role", entry_no))?;
        let is_author = role == Role::Sender
            && found.iter().any(|one| one.role == Role::From && one.address.eq_ignore_ascii_case(&address));
        if !is_author {
            let (contacts, salespeople) = (of(&contacts, &canonical), of(&salespeople, &canonical));
            found.push(Participant { role, name, address, contacts, salespeople });
        }
    }
    Ok(found)
}

/// Whom each address belongs to, in the order of their numbers.
async fn known(conn: &mut SqliteConnection, select: &str, addresses: &[&str]) -> Result<ByAddress> {
    let mut sql = Sql::new(select);
    sql.bind_list(addresses.iter().copied().filter(|address| !address.is_empty())).push(" ORDER BY 1, 2");
    let mut found = ByAddress::new();
    for (address, no, name) in sql.all::<(String, String, String)>(conn).await? {
        found.entry(address).or_default().push(Known { no, name });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use crate::store::test_support::{
        NewEntry, add_contacts, add_entry, add_message, add_salesperson, memory, person,
    };

    async fn add_party(store: &Store, message_id: i64, (role, position): (&str, i64), address: &str) {
        sqlx::query(
            "INSERT INTO message_party (message_id, role, position, name, address, canonical)
             VALUES ($1, $2, $3, 'Somebody', $4, lower($4))",
        )
        .bind(message_id)
        .bind(role)
        .bind(position)
        .bind(address)
        .execute(&store.writer)
        .await
        .unwrap();
    }

    #[tokio::test]
    async fn everybody_on_a_mail_is_told_with_whom_they_are() {
        let store = memory().await;
        let people = [
            person("P1", "", "ana@x.example"),
            person("P2", "", "shared@x.example"),
            person("P3", "", "shared@x.example"),
        ];
        add_contacts(&store, &people).await;
        add_salesperson(&store, "LI", "li@us.example").await;
        let mail = add_message(&store, "m", "").await;
        sqlx::query("DELETE FROM message_party").execute(&store.writer).await.unwrap();
        for (place, address) in [
            (("from", 0), "Ana@x.example"),
            (("sender", 1), "ana@X.example"),
            (("to", 2), "li@us.example"),
            (("cc", 3), "shared@x.example"),
            (("cc", 4), "nobody@y.example"),
        ] {
            add_party(&store, mail, place, address).await;
        }
        let entry = add_entry(&store, &NewEntry { message_id: Some(mail), ..NewEntry::default() }).await;
        let call = add_entry(&store, &NewEntry::default()).await;
        let mut conn = store.begin_read().await.unwrap();
        let found = of_entry(&mut conn, entry).await.unwrap();
        let told: Vec<String> = found
            .iter()
            .map(|one| {
                let no = |known: &Known| known.no.clone();
                let all: Vec<String> = one.contacts.iter().chain(&one.salespeople).map(no).collect();
                format!("{:?} {}: {}", one.role, one.address, all.join(" "))
            })
            .collect();
        assert_eq!(
            told,
            [
                "From Ana@x.example: P1",
                "To li@us.example: LI",
                "Cc shared@x.example: P2 P3",
                "Cc nobody@y.example: "
            ]
        );
        assert!(of_entry(&mut conn, call).await.unwrap().is_empty());
    }
}
