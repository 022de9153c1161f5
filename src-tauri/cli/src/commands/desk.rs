//! `desk`: mail that waits for somebody to say whose it is.

use bitacora_engine::actions;
use bitacora_engine::domain::desk::{DeskAct, DeskContact, DeskDone, DeskEffect, DeskGroup, DeskUndone};
use clap::{Args, Subcommand};

use crate::app::App;
use crate::failure::{Failure, Result};
use crate::table::{Table, card, moment, tick};

/// What can be done at the mail desk.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Set-aside mail by unknown or ambiguous address, those with most messages first
    Groups {
        /// Most addresses to print
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
    },
    /// Give an address to a contact there is: contact=NO
    Assign(ActArgs),
    /// Make a person of an address: [name=…] [company=NO or `new_company`=NAME] [salesperson=CODE]
    Create(ActArgs),
    /// Say whose mail of a shared address is: contact=NO[,NO …]
    Choose(ActArgs),
    /// Never log mail of an address or a domain
    Never(ActArgs),
    /// Take an act back, by the number it printed
    Undo {
        /// The number
        id: i64,
    },
    /// The newest act that can be taken back
    Last {
        /// Only one that was about the message with this key
        #[arg(long, value_name = "KEY", default_value = "", allow_hyphen_values = true)]
        message: String,
    },
}

/// Addresses and what is decided about them.
#[derive(Debug, Args)]
pub struct ActArgs {
    /// Addresses (for `never` domains too), then NAME=VALUE
    #[arg(value_name = "ADDRESS|NAME=VALUE", required = true)]
    words: Vec<String>,
    /// Only tell what it would do
    #[arg(long)]
    dry_run: bool,
}

impl ActArgs {
    /// The addresses, and the value of each of the names in their order; blank where it is not given.
    fn read<const N: usize>(&self, names: [&str; N]) -> Result<(Vec<String>, [String; N])> {
        let mut addresses = Vec::new();
        let mut values = names.map(|_| String::new());
        for word in &self.words {
            // An address may hold an equals sign, but not before its @ in what people write here.
            match word.split_once('=').filter(|(name, _)| !name.contains('@')) {
                None => addresses.push(word.clone()),
                Some((name, value)) => {
                    let place = names.iter().position(|known| *known == name.trim());
                    let kept = place.and_then(|place| values.get_mut(place));
                    let kept = kept.ok_or_else(|| {
                        Failure::usage(format!("{} is not one of: {}.", name.trim(), names.join(", ")))
                    })?;
                    value.trim().clone_into(kept);
                }
            }
        }
        if addresses.is_empty() {
            return Err(Failure::usage("Say which address."));
        }
        Ok((addresses, values))
    }
}

/// `desk …`
pub async fn run(app: &App, verb: Verb) -> Result<()> {
    match verb {
        Verb::Groups { limit } => {
            let all = app.with_engine(async |engine| Ok(actions::desk::groups(engine, limit).await?)).await?;
            app.printer.show(&all, |all| listed(all))
        }
        Verb::Assign(args) => {
            let (addresses, [contact_no]) = args.read(["contact"])?;
            if contact_no.is_empty() {
                return Err(Failure::usage("Say whose address it is: contact=NO."));
            }
            let act = |address| DeskAct::Assign { address, contact_no: contact_no.clone() };
            carry_out(app, &addresses.into_iter().map(act).collect::<Vec<_>>(), args.dry_run).await
        }
        Verb::Create(args) => {
            let names = ["name", "company", "new_company", "salesperson"];
            let (addresses, [name, company_no, company_name, salesperson_code]) = args.read(names)?;
            let act = |address| DeskAct::Create {
                address,
                name: name.clone(),
                company_no: company_no.clone(),
                company_name: company_name.clone(),
                salesperson_code: salesperson_code.clone(),
            };
            carry_out(app, &addresses.into_iter().map(act).collect::<Vec<_>>(), args.dry_run).await
        }
        Verb::Choose(args) => {
            let (addresses, [contacts]) = args.read(["contact"])?;
            let listed = contacts.split(',').map(|no| no.trim().to_owned()).filter(|no| !no.is_empty());
            let contact_nos: Vec<String> = listed.collect();
            let act = |address| DeskAct::Choose { address, contact_nos: contact_nos.clone() };
            carry_out(app, &addresses.into_iter().map(act).collect::<Vec<_>>(), args.dry_run).await
        }
        Verb::Never(args) => {
            let (values, []) = args.read([])?;
            let acts: Vec<_> = values.into_iter().map(|value| DeskAct::Never { value }).collect();
            carry_out(app, &acts, args.dry_run).await
        }
        Verb::Undo { id } => {
            let undone = app.with_engine(async |engine| Ok(actions::desk::undo(engine, id).await?)).await?;
            app.printer.show(&undone, taken_back)
        }
        Verb::Last { message } => {
            let last =
                app.with_engine(async |engine| Ok(actions::desk::last(engine, &message).await?)).await?;
            app.printer
                .show(&last, |last| last.as_ref().map_or_else(|| "Nothing to take back.".to_owned(), done))
        }
    }
}

async fn carry_out(app: &App, acts: &[DeskAct], dry_run: bool) -> Result<()> {
    let effect = app
        .with_engine(async |engine| {
            Ok(if dry_run {
                actions::desk::preview(engine, acts).await?
            } else {
                actions::desk::act(engine, acts).await?
            })
        })
        .await?;
    app.printer.show(&effect, |effect| described(effect, dry_run))
}

fn listed(groups: &[DeskGroup]) -> String {
    let mut table =
        Table::new(&["Messages", "Newest (UTC)", "Name", "Company", "Shared by", "Bulk", "Address"]);
    for group in groups {
        let shared: Vec<_> = group.candidates.iter().map(shown).collect();
        table.row([
            group.messages.to_string(),
            moment(Some(group.newest_at)),
            group.name.clone(),
            group.suggested_company.as_ref().map(shown).unwrap_or_default(),
            shared.join(", "),
            tick(group.looks_like_bulk),
            group.address.clone(),
        ]);
    }
    table.text("No mail waits.")
}

fn shown(contact: &DeskContact) -> String {
    format!("{} {}", contact.contact_no, contact.name)
}

fn described(effect: &DeskEffect, dry_run: bool) -> String {
    let undo = if dry_run { String::new() } else { format!("desk undo {}", effect.undo_id) };
    let shares: Vec<_> =
        effect.salespeople.iter().map(|share| format!("{} {}", share.code, share.entries)).collect();
    card(&[
        ("Messages", effect.messages.to_string()),
        (if dry_run { "Would be logged" } else { "Logged" }, effect.logged.to_string()),
        ("Inbound entries", effect.inbound_entries.to_string()),
        ("Outbound entries", effect.outbound_entries.to_string()),
        ("Still set aside", effect.still_set_aside.to_string()),
        ("Contacts", effect.contact_nos.join(", ")),
        ("For", shares.join(", ")),
        ("Goes on", if effect.mail_follows { "with the next run".to_owned() } else { String::new() }),
        ("Take it back with", undo),
    ])
}

fn done(last: &DeskDone) -> String {
    card(&[
        ("Done (UTC)", moment(Some(last.occurred_at))),
        ("Messages", last.messages.to_string()),
        ("Logged", last.logged.to_string()),
        ("Take it back with", format!("desk undo {}", last.undo_id)),
    ])
}

fn taken_back(undone: &DeskUndone) -> String {
    card(&[
        ("Set aside again", undone.messages.to_string()),
        ("Entries taken back", undone.entries.to_string()),
        ("Entries that stay", undone.entries_kept.to_string()),
        ("Contacts that stay", undone.contacts_kept.join(", ")),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> ActArgs {
        ActArgs { words: words.iter().map(|word| (*word).to_owned()).collect(), dry_run: false }
    }

    #[test]
    fn addresses_and_fields_are_told_apart() {
        let (addresses, values) =
            words(&["a@x.example", "name=Ana = B", "b@x.example"]).read(["name", "company"]).unwrap();
        assert_eq!(addresses, ["a@x.example", "b@x.example"]);
        assert_eq!(values, ["Ana = B", ""]);
        assert!(words(&["name=Ana"]).read(["name"]).is_err(), "no address");
        assert!(words(&["a@x.example", "colour=red"]).read(["name"]).is_err(), "no such field");
        let (addresses, []) = words(&["a@x.example", "x.example"]).read([]).unwrap();
        assert_eq!(addresses, ["a@x.example", "x.example"]);
    }
}
