//! `contacts`: companies and people, and their alternative addresses.

use bitacora_engine::actions;
use bitacora_engine::domain::contact::{Contact, ContactQuery, ContactSort, ContactType};
use clap::{Args, Subcommand, ValueEnum};

use crate::app::App;
use crate::failure::Result;
use crate::fields::FieldArgs;
use crate::paging::{Behind, ListArgs, collect};
use crate::table::{Table, card, tick};
use crate::words::word;

/// What can be done with contacts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List contacts, by number
    List(ContactListArgs),
    /// Show a contact
    Show {
        /// Its number
        no: String,
    },
    /// Add a contact; without `no=` it takes the next number of the series
    Add(FieldArgs),
    /// Change a contact
    Set {
        /// Its number
        no: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete a contact
    Delete {
        /// Its number
        no: String,
    },
    /// Add an alternative address: email=… [code=…] [from=… to=…]
    AddAddress {
        /// Number of the contact
        no: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Change an alternative address
    SetAddress {
        /// Number of the contact
        no: String,
        /// Code of the address
        code: String,
        #[command(flatten)]
        args: FieldArgs,
    },
    /// Delete an alternative address
    DeleteAddress {
        /// Number of the contact
        no: String,
        /// Code of the address
        code: String,
    },
}

/// Arguments of `contacts list`.
#[derive(Debug, Args)]
pub struct ContactListArgs {
    /// Only companies, or only people
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<Kind>,
    /// Only this company and its people
    #[arg(long, value_name = "NO", default_value = "", hide_default_value = true)]
    company: String,
    /// Only contacts of this salesperson
    #[arg(long, value_name = "CODE", default_value = "", hide_default_value = true)]
    salesperson: String,
    /// Order: `no`, `name`, `company`, `email`, `salesperson` or `last_interaction`
    #[arg(long, value_name = "ORDER", default_value = "no", value_parser = word::<ContactSort>)]
    sort: ContactSort,
    /// Highest first
    #[arg(long)]
    descending: bool,
    #[command(flatten)]
    list: ListArgs,
}

/// Company or person.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Kind {
    /// A company
    Company,
    /// A person
    Person,
}

/// `contacts …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::List(args) => list(app, &args).await,
        Verb::Show { no } => {
            show(app, &app.with_engine(async |engine| Ok(actions::contacts::show(engine, &no).await?)).await?)
        }
        Verb::Add(args) => {
            let fields = args.fields()?;
            show(
                app,
                &app.with_engine(async |engine| Ok(actions::contacts::add(engine, &fields).await?)).await?,
            )
        }
        Verb::Set { no, args } => {
            let fields = args.fields()?;
            show(
                app,
                &app.with_engine(async |engine| Ok(actions::contacts::set(engine, &no, &fields).await?))
                    .await?,
            )
        }
        Verb::Delete { no } => {
            app.with_engine(async |engine| Ok(actions::contacts::delete(engine, &no).await?)).await?;
            app.printer.show(&serde_json::json!({ "deleted": no }), |_| format!("Contact {no} deleted."))
        }
        Verb::AddAddress { no, args } => {
            let fields = args.fields()?;
            let contact = app
                .with_engine(async |engine| Ok(actions::contacts::add_address(engine, &no, &fields).await?))
                .await?;
            show(app, &contact)
        }
        Verb::SetAddress { no, code, args } => {
            let fields = args.fields()?;
            let contact = app
                .with_engine(async |engine| {
                    Ok(actions::contacts::set_address(engine, &no, &code, &fields).await?)
                })
                .await?;
            show(app, &contact)
        }
        Verb::DeleteAddress { no, code } => {
            let contact = app
                .with_engine(async |engine| Ok(actions::contacts::delete_address(engine, &no, &code).await?))
                .await?;
            show(app, &contact)
        }
    }
}

impl ContactListArgs {
    fn query(&self) -> ContactQuery {
        ContactQuery {
            search: self.list.search.clone(),
            kind: self.kind.map(|kind| match kind {
                Kind::Company => ContactType::Company,
                Kind::Person => ContactType::Person,
            }),
            company_no: self.company.clone(),
            salesperson_code: self.salesperson.clone(),
            sort: self.sort,
            descending: self.descending,
            ..ContactQuery::default()
        }
    }
}

async fn list(app: &App, args: &ContactListArgs) -> Result<()> {
    let query = args.query();
    let after = args.list.after.trim().to_uppercase();
    let mut place = Behind::new(&after);
    let contacts = app
        .with_engine(async |engine| {
            let follows = |contact: &Contact| place.admits(&contact.no);
            collect(&args.list, follows, async |after, limit| {
                actions::contacts::list(engine, &ContactQuery { after, limit, ..query.clone() }).await
            })
            .await
        })
        .await?;
    place.found()?;
    app.printer.show(&contacts, |contacts| listed(contacts))
}

fn show(app: &App, contact: &Contact) -> Result<()> {
    app.printer.show(contact, described)
}

fn kind(contact: &Contact) -> &'static str {
    match contact.kind {
        ContactType::Company => "Company",
        ContactType::Person => "Person",
    }
}

fn listed(contacts: &[Contact]) -> String {
    let mut table = Table::new(&["No.", "Name", "Type", "Company", "E-Mail", "Salesperson", "Interactions"]);
    for contact in contacts {
        table.row([
            contact.no.clone(),
            contact.name.clone(),
            kind(contact).to_owned(),
            contact.company_name.clone(),
            contact.email.clone(),
            contact.salesperson_code.clone(),
            contact.no_of_interactions.to_string(),
        ]);
    }
    table.text("No contacts.")
}

fn described(contact: &Contact) -> String {
    let mut fields = vec![
        ("No.", contact.no.clone()),
        ("Name", contact.name.clone()),
        ("Type", kind(contact).to_owned()),
        ("Company No.", contact.company_no.clone()),
        ("Company Name", contact.company_name.clone()),
        ("Job Title", contact.job_title.clone()),
        ("E-Mail", contact.email.clone()),
        ("E-Mail 2", contact.email_2.clone()),
        ("Phone", contact.phone.clone()),
        ("Mobile", contact.mobile.clone()),
        ("Address", contact.address.clone()),
        ("City", contact.city.clone()),
        ("Country", contact.country.clone()),
        ("Language", contact.language.clone()),
        ("Home Page", contact.home_page.clone()),
        ("Salesperson", contact.salesperson_code.clone()),
        ("Privacy Blocked", tick(contact.privacy_blocked)),
        ("Minor", tick(contact.minor)),
        ("Parental Consent", tick(contact.parental_consent)),
        ("Interactions", contact.no_of_interactions.to_string()),
        ("Last Interaction", contact.date_of_last_interaction.clone()),
    ];
    for address in &contact.alternative_addresses {
        let days = match (address.from.as_str(), address.to.as_str()) {
            ("", "") => String::new(),
            (from, to) => format!(" ({from} – {to})"),
        };
        fields.push(("Alternative Address", format!("{}: {}{days}", address.code, address.email)));
    }
    card(&fields)
}

#[cfg(test)]
mod tests {
    use bitacora_engine::domain::contact::AlternativeAddress;

    use super::*;

    #[test]
    fn a_contact_shows_its_alternative_addresses() {
        let address = AlternativeAddress {
            code: "HOME".into(),
            email: "a@home.example".into(),
            from: "2026-01-01".into(),
            to: String::new(),
        };
        let contact =
            Contact { no: "CT1".into(), alternative_addresses: vec![address], ..Contact::default() };
        let text = described(&contact);
        assert!(text.contains("Alternative Address  HOME: a@home.example (2026-01-01 – )"), "{text}");
    }
}
