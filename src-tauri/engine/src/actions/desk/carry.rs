//! Carrying out what was decided at the desk, in one transaction: all of it or nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Fields, contacts, rules};
use super::{check_chosen, check_new_to, check_shares, read_address, value_of};
use crate::Engine;
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::desk::{DeskAct, DeskTrace};
use crate::domain::rule::RuleKind;
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::store::{Tx, contact, desk, desk_act, rule};

/// What was carried out so far. Dropped without [`Carried::keep`] it leaves no trace.
pub(super) struct Carried<'a> {
    engine: &'a Engine,
    tx: Tx,
    setup: Setup,
    traces: Vec<DeskTrace>,
    /// Messages set aside that the acts are about.
    waiting: BTreeSet<i64>,
    contact_nos: Vec<String>,
    /// Companies made, by name in lower case.
    companies: BTreeMap<String, String>,
}

impl<'a> Carried<'a> {
    pub(super) async fn begin(engine: &'a Engine) -> Result<Self> {
        let setup = engine.store.load_setup().await?;
        Ok(Self {
            engine,
            tx: engine.store.begin().await?,
            setup,
            traces: Vec::new(),
            waiting: BTreeSet::new(),
            contact_nos: Vec::new(),
            companies: BTreeMap::new(),
        })
    }

    /// Does one act.
    pub(super) async fn out(&mut self, act: &DeskAct) -> Result<()> {
        let value = value_of(act)?;
        self.waiting.extend(rule::set_aside_of(&mut self.tx, &value).await?);
        let trace = match act {
            DeskAct::Assign { address, contact_no } => {
                self.assign(&read_address(address)?, contact_no).await?
            }
            DeskAct::Create { address, name, company_no, company_name, salesperson_code } => {
                let mut trace = DeskTrace::default();
                let company_no = self.company(company_no, company_name, &mut trace).await?;
                let fields =
                    [("name", name), ("company_no", &company_no), ("salesperson_code", salesperson_code)];
                self.create(&read_address(address)?, &fields, &mut trace).await?;
                trace
            }
            DeskAct::Never { .. } => {
                let added = rules::add_in(self.engine, &mut self.tx, RuleKind::NeverLog, &value).await?;
                DeskTrace { rule_id: added.id, ..DeskTrace::default() }
            }
            DeskAct::Choose { address, contact_nos } => {
                self.choose(&read_address(address)?, contact_nos).await?
            }
        };
        self.traces.push(trace);
        Ok(())
    }

    /// Writes down what was done and commits: the number to undo it by, the messages it is about, the contacts.
    pub(super) async fn keep(mut self) -> Result<(i64, Vec<i64>, Vec<String>)> {
        let waiting: Vec<i64> = self.waiting.into_iter().collect();
        let now = self.engine.clock.now();
        let undo_id = desk_act::keep(&mut self.tx, &self.traces, &waiting, now).await?;
        self.tx.commit().await?;
        Ok((undo_id, waiting, self.contact_nos))
    }

    async fn assign(&mut self, address: &Address, contact_no: &str) -> Result<DeskTrace> {
        let before = self.contact(contact_no).await?;
        check_new_to(&before, address)?;
        let fields = Fields::from([("email".to_owned(), address.as_str().to_owned())]);
        let (after, code) = contacts::with_address(&before, &fields)?;
        contact::update(&mut self.tx, &before, &after, self.engine.clock.now()).await?;
        self.contact_nos.push(after.no.clone());
        Ok(DeskTrace { added_address: Some((after.no, code)), ..DeskTrace::default() })
    }

    /// The number of the company a new person belongs to; one that is only named is made first.
    async fn company(&mut self, no: &str, name: &str, trace: &mut DeskTrace) -> Result<String> {
        let (no, name) = (no.trim(), name.trim());
        if !no.is_empty() || name.is_empty() {
            return Ok(no.to_owned());
        }
        if let Some(made) = self.companies.get(&name.to_lowercase()) {
            return Ok(made.clone());
        }
        let fields = owned(&[("type", "Company"), ("name", name)]);
        let company = contacts::add_in(self.engine, &mut self.tx, &self.setup, &fields).await?;
        self.companies.insert(name.to_lowercase(), company.no.clone());
        trace.created.push(company.no.clone());
        Ok(company.no)
    }

    /// Makes a person of an address: the name said, else that on the mail, else the part before the @.
    async fn create(
        &mut self,
        address: &Address,
        said: &[(&str, &String)],
        trace: &mut DeskTrace,
    ) -> Result<()> {
        let on_mail = desk::name_on_mail(&mut self.tx, address.as_str()).await?;
        let local = address.as_str().split('@').next().unwrap_or_default();
        let mut fields = owned(&[("type", "Person"), ("email", address.as_str())]);
        for (field, value) in said.iter().filter(|(_, value)| !value.trim().is_empty()) {
            fields.insert((*field).to_owned(), value.trim().to_owned());
        }
        if !fields.contains_key("name") {
            let name = if on_mail.is_empty() { local } else { &on_mail };
            let name = name.chars().filter(|c| !c.is_control()).take(100).collect();
            fields.insert("name".to_owned(), name);
        }
        let person = contacts::add_in(self.engine, &mut self.tx, &self.setup, &fields).await?;
        trace.created.push(person.no.clone());
        self.contact_nos.push(person.no);
        Ok(())
    }

    async fn choose(&mut self, address: &Address, contact_nos: &[String]) -> Result<DeskTrace> {
        check_chosen(contact_nos)?;
        let mut chosen = Vec::new();
        for no in contact_nos {
            let contact = self.contact(no).await?;
            check_shares(&contact, address)?;
            chosen.push(contact.no);
        }
        let now = self.engine.clock.now();
        let before = desk::choose(&mut self.tx, address.as_str(), &chosen, now).await?;
        self.contact_nos.append(&mut chosen);
        Ok(DeskTrace { chosen: Some((address.as_str().to_owned(), before)), ..DeskTrace::default() })
    }

    async fn contact(&mut self, no: &str) -> Result<Contact> {
        let no = no.trim().to_uppercase();
        let found = contact::get(&mut self.tx, &no).await?;
        found.ok_or_else(|| Error::new(Code::NotFound, format!("there is no contact {no}")))
    }
}

fn owned(fields: &[(&str, &str)]) -> Fields {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
