//! Ordinary business of six months: the templates of conversations, played through by the people of the address book.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::attachments::File;
use super::calendar;
use super::dice::Dice;
use super::directory::{Directory, Writer, addresses};
use super::facts::{Facts, ITEMS};
use super::letters::{Chain, Letter, Post};
use super::words::Lang;
use super::{people, plots_en, plots_es};
use crate::seed::{Contact, Party, SeedMessage};

/// The template of a conversation.
#[derive(Clone, Copy)]
pub(super) struct Plot {
    /// Subject of the first mail; the others answer it.
    pub(super) subject: &'static str,
    /// The mails, in order.
    pub(super) steps: &'static [Step],
}

/// One mail of a template.
#[derive(Clone, Copy)]
pub(super) struct Step {
    ours: bool,
    days: u32,
    text: &'static str,
    files: &'static [File],
    copy: &'static str,
    urgent: bool,
}

impl Step {
    /// A mail of the contact, so many working days after the one before.
    pub(super) const fn theirs(days: u32, text: &'static str) -> Self {
        Self { ours: false, days, text, files: &[], copy: "", urgent: false }
    }

    /// A mail of the salesperson, so many working days after the one before.
    pub(super) const fn ours(days: u32, text: &'static str) -> Self {
        Self { ours: true, days, text, files: &[], copy: "", urgent: false }
    }

    /// The same with files.
    pub(super) const fn files(mut self, files: &'static [File]) -> Self {
        self.files = files;
        self
    }

    /// The same with a copy to after-sales.
    pub(super) const fn cc_after_sales(mut self) -> Self {
        self.copy = "DC";
        self
    }

    /// The same with a copy to the colleague for export.
    pub(super) const fn cc_export(mut self) -> Self {
        self.copy = "PS";
        self
    }

    /// The same, marked as important.
    pub(super) const fn urgent(mut self) -> Self {
        self.urgent = true;
        self
    }
}

/// How many conversations are played through.
const THREADS: u32 = 76;
/// The oldest begins so many working days ago: six months.
const OLDEST: u32 = 128;
/// The youngest mail is so many working days old; what is newer is scripted.
const YOUNGEST: u32 = 4;

/// Plays the conversations, more of them the nearer to now.
pub(super) fn write(now: DateTime<Utc>, people: &Directory, post: &mut Post) -> Vec<SeedMessage> {
    let today = calendar::local_date(now);
    let persons = people.plain_persons();
    let mut messages = Vec::new();
    for serial in 0..THREADS {
        let Some(contact) = post.dice.pick(&persons).copied() else {
            continue;
        };
        // The square makes recent days dense; the first thread is as old as the scenario.
        let far = if serial == 0 { 1_000 } else { post.dice.below(1_000) };
        let start = YOUNGEST + 1 + (OLDEST - YOUNGEST - 1) * far * far / 1_000_000;
        let mut play = Play::cast(serial, contact, calendar::days_back(today, start), people, post);
        play.run(calendar::days_back(today, YOUNGEST), people, post, &mut messages);
    }
    messages
}

/// One conversation with its cast.
struct Play<'a> {
    plot: Plot,
    facts: Facts,
    chain: Chain,
    contact: &'a Contact,
    us: Writer,
    /// A second person of the customer in copy of everything.
    colleague: Option<Party>,
    /// A second salesperson in copy of everything.
    second: Option<Party>,
    /// The address that the contact uses in this conversation.
    address: String,
}

impl<'a> Play<'a> {
    fn cast(serial: u32, contact: &'a Contact, day: NaiveDate, people: &Directory, post: &mut Post) -> Self {
        let dice = &mut post.dice;
        let (lang, plot) = plot_for(serial, contact);
        let item = dice.pick(&ITEMS).copied().unwrap_or_default();
        let units = if item.2 > 200_000 { 1 + dice.below(4) } else { 6 + 2 * dice.below(40) };
        let others: Vec<&str> = addresses(contact).collect();
        let address = if dice.chance(30) { dice.pick(&others).copied() } else { None };
        Self {
            plot,
            facts: Facts {
                lang,
                item,
                units: u64::from(units),
                number: u64::from(40 + 3 * serial),
                city: contact.city.clone(),
                day,
            },
            chain: Chain::new(format!("plot-{serial}")),
            contact,
            us: people.writer(&contact.salesperson_code),
            colleague: colleague(contact, people, dice),
            second: second(contact, people, dice),
            address: address.unwrap_or(&contact.email).to_owned(),
        }
    }

    fn run(&mut self, end: NaiveDate, people: &Directory, post: &mut Post, messages: &mut Vec<SeedMessage>) {
        let mut day = self.facts.day;
        let mut sent = calendar::local(day, 8 + post.dice.below(5), post.dice.below(60));
        for (at, step) in self.plot.steps.iter().enumerate() {
            if step.days > 0 {
                day = calendar::days_on(day, step.days);
                sent = calendar::local(day, 8 + post.dice.below(6), post.dice.below(60));
            } else if at > 0 {
                sent += Duration::minutes(i64::from(25 + post.dice.below(140)));
            }
            if day > end {
                return;
            }
            let letter = self.letter(step, at, sent, people, post);
            let message = post.send(letter, &self.facts, &mut self.chain);
            let importance = if step.urgent { "high".to_owned() } else { String::new() };
            messages.push(SeedMessage { importance, ..message });
        }
    }

    fn letter(
        &self,
        step: &Step,
        at: usize,
        sent: DateTime<Utc>,
        people: &Directory,
        post: &mut Post,
    ) -> Letter<'static> {
        let mut them = people.writer(&self.contact.no);
        them.party.address.clone_from(&self.address);
        let (author, to) =
            if step.ours { (self.us.clone(), them.party) } else { (them, self.us.party.clone()) };
        let office =
            Party { name: "Oficina comercial Aurora".to_owned(), address: people::OFFICE.to_owned() };
        Letter {
            on_behalf: Some(office).filter(|_| author.ours && post.dice.chance(6)),
            cc: self.copies(step, [&author.party, &to], people),
            author,
            to: vec![to],
            subject: if at == 0 {
                self.plot.subject.to_owned()
            } else {
                format!("RE: {}", self.plot.subject)
            },
            text: step.text,
            sent,
            files: step.files,
            variant: usize::try_from(post.dice.below(4)).unwrap_or_default(),
            remote: !step.ours && at > 0 && post.dice.chance(8),
        }
    }

    /// Who gets a copy, other than those who write and are written to.
    fn copies(&self, step: &Step, but: [&Party; 2], people: &Directory) -> Vec<Party> {
        let extra = Some(step.copy).filter(|code| !code.is_empty()).map(|code| people.writer(code).party);
        let mut copies: Vec<Party> = Vec::new();
        for party in [&self.colleague, &self.second, &extra].into_iter().flatten() {
            if but.iter().all(|other| other.address != party.address) && !copies.contains(party) {
                copies.push(party.clone());
            }
        }
        copies
    }
}

/// Each plot of the contact's language in turn, so that none is missing, whatever the dice say.
fn plot_for(serial: u32, contact: &Contact) -> (Lang, Plot) {
    let spanish = Lang::of(&contact.language) == Lang::Es;
    let (lang, plots): (_, &[Plot]) =
        if spanish { (Lang::Es, &plots_es::PLOTS) } else { (Lang::En, &plots_en::PLOTS) };
    let turn = usize::try_from(serial).unwrap_or_default().checked_rem(plots.len()).unwrap_or_default();
    let none = Plot { subject: "", steps: &[] };
    (lang, plots.get(turn).copied().unwrap_or(none))
}

/// Now and then, another person of the same company.
fn colleague(contact: &Contact, people: &Directory, dice: &mut Dice) -> Option<Party> {
    let persons = people.plain_persons();
    let same = |other: &&Contact| other.no != contact.no && other.company_no == contact.company_no;
    let colleagues: Vec<&Contact> =
        persons.into_iter().filter(|other| !other.company_no.is_empty()).filter(same).collect();
    let chosen = if dice.chance(25) { dice.pick(&colleagues) } else { None };
    chosen.map(|other| people.writer(&other.no).party)
}

/// Now and then, another salesperson.
fn second(contact: &Contact, people: &Directory, dice: &mut Dice) -> Option<Party> {
    let chosen = if dice.chance(20) { dice.pick(&people.salespeople) } else { None };
    let other = chosen.filter(|person| person.code != contact.salesperson_code);
    other.map(|person| people.writer(&person.code).party)
}
