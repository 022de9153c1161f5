//! What the interactions with a contact or of a salesperson come to (`original.md` C.2, C.3, I).

use sqlx::SqliteConnection;

use super::Store;
use super::contact_list::day;
use super::opportunity_figures;
use super::sql::Sql;
use crate::domain::contact::{Contact, ContactStatistics, ContactType, InteractionStatistics};
use crate::domain::salesperson::SalespersonStatistics;
use crate::error::Result;

impl Store {
    /// Statistics of a contact; a company's hold what was said with everybody it was with.
    pub async fn contact_statistics(&self, contact: &Contact) -> Result<ContactStatistics> {
        let mut tx = self.begin_read().await?;
        let (whose, no_of_people) = match contact.kind {
            ContactType::Company => {
                let people = "SELECT COUNT(*) FROM contact WHERE contact_no <> company_no AND company_no = ";
                ("contact_company_no", count(&mut tx, people, &contact.no).await?)
            }
            ContactType::Person => ("contact_no", 0),
        };
        let tasks = format!("SELECT COUNT(*) FROM task WHERE closed = 0 AND {whose} = ");
        let comments = "SELECT COUNT(*) FROM contact_comment WHERE contact_no = ";
        Ok(ContactStatistics {
            no: contact.no.clone(),
            interactions: interactions(&mut tx, whose, &contact.no).await?,
            no_of_people,
            no_of_comments: count(&mut tx, comments, &contact.no).await?,
            no_of_open_tasks: count(&mut tx, &tasks, &contact.no).await?,
            opportunities: opportunity_figures::statistics(&mut tx, whose, &contact.no).await?,
        })
    }

    /// Statistics of a salesperson.
    pub async fn salesperson_statistics(&self, code: &str) -> Result<SalespersonStatistics> {
        let mut tx = self.begin_read().await?;
        let contacts = "SELECT COUNT(*) FROM contact WHERE salesperson_code = ";
        let tasks = "SELECT COUNT(*) FROM task WHERE closed = 0 AND salesperson_code = ";
        Ok(SalespersonStatistics {
            code: code.to_owned(),
            interactions: interactions(&mut tx, "salesperson_code", code).await?,
            no_of_contacts: count(&mut tx, contacts, code).await?,
            no_of_open_tasks: count(&mut tx, tasks, code).await?,
            opportunities: opportunity_figures::statistics(&mut tx, "salesperson_code", code).await?,
        })
    }
}

/// Of the entries whose column `whose` is `key`. Days leave out postponed ones, but not canceled ones.
async fn interactions(
    conn: &mut SqliteConnection,
    whose: &'static str,
    key: &str,
) -> Result<InteractionStatistics> {
    let mut sql = Sql::new(
        "SELECT COALESCE(SUM(counts), 0), COALESCE(SUM(CASE WHEN information_flow = 'Inbound' THEN counts END), 0),
             COALESCE(SUM(CASE WHEN information_flow = 'Outbound' THEN counts END), 0),
             COALESCE(SUM(counts * cost_minor), 0), COALESCE(SUM(counts * duration_minutes), 0),
             COALESCE(MAX(CASE WHEN attempt_failed = 0 THEN occurred_at END), 0),
             COALESCE(MAX(CASE WHEN initiated_by = 'Us' THEN occurred_at END), 0)
         FROM (SELECT *, CASE canceled WHEN 0 THEN 1 ELSE 0 END AS counts FROM interaction_log_entry
             WHERE postponed = 0 AND ",
    );
    sql.push(whose).push(" = ").bind(key).push(") AS e");
    let row = sql.all::<(i64, i64, i64, i64, i64, i64, i64)>(conn).await?.pop().unwrap_or_default();
    let (no_of_interactions, inbound, outbound, cost, duration, last, tried) = row;
    Ok(InteractionStatistics {
        no_of_interactions,
        inbound,
        outbound,
        cost,
        duration,
        date_of_last_interaction: day(last)?,
        last_date_attempted: day(tried)?,
    })
}

async fn count(conn: &mut SqliteConnection, sql: &str, key: &str) -> Result<i64> {
    let mut sql = Sql::new(sql);
    sql.bind(key);
    sql.number(conn).await
}
