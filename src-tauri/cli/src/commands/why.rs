//! The "Why?" of a message in words.

use std::fmt::Write;

use bitacora_engine::domain::decision::{Reason, Rule, Step, Verdict};
use bitacora_engine::domain::inbox::Explanation;

use crate::table::{card, moment, plain};

/// The whole reasoning about a message, step by step.
pub fn explained(why: &Explanation) -> String {
    let message = &why.message;
    let entries: Vec<_> = message.entry_nos.iter().map(i64::to_string).collect();
    let recipients: Vec<_> = message.recipients.iter().map(|party| party.address.as_str()).collect();
    let operation = if why.operation.is_empty() {
        String::new()
    } else {
        format!("{}: {}", why.operation, why.operation_state)
    };
    let mut text = card(&[
        ("Outcome", message.outcome.as_str().to_owned()),
        ("Because", reason(message.reason).to_owned()),
        ("Subject", message.subject.clone()),
        ("From", message.author.address.clone()),
        ("To", recipients.join(", ")),
        ("Received (UTC)", moment(message.received_at)),
        ("Decided (UTC)", moment(Some(message.decided_at))),
        ("Entries", entries.join(", ")),
        ("Lies in", message.location.as_str().to_owned()),
        ("Mailbox operation", operation),
        ("Key", message.key.clone()),
    ]);
    for step in &why.decision.steps {
        let _ = write!(text, "\n{}", asked(step));
    }
    let decision = &why.decision;
    let _ = write!(
        text,
        "\nCompared with {} addresses of contacts and {} of salespeople.",
        decision.contact_addresses, decision.salesperson_addresses
    );
    text
}

/// Why an outcome, in a few words.
pub fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Matched => "a salesperson and a contact exchanged it",
        Reason::Draft => "it is a draft",
        Reason::Sensitive => "its author marked it personal, private or confidential",
        Reason::NoAuthor => "it names no author",
        Reason::AuthorMalformed => "the author's address is malformed",
        Reason::RecipientMalformed => "a recipient's address is malformed",
        Reason::Unreadable => "a field could not be read",
        Reason::DateOutOfRange => "its dates are not possible",
        Reason::NoRecipients => "it names no recipients",
        Reason::KnownKey => "the same message was taken up before",
        Reason::AuthorUnknown => "the author is neither a salesperson nor a contact",
        Reason::NoContactRecipient => "no recipient is a contact",
        Reason::NoSalespersonRecipient => "no recipient is a salesperson",
        Reason::Internal => "everybody on it is a salesperson",
        Reason::Ambiguous => "the address that decides belongs to several people",
        Reason::AuthorBlocked => "the author is blocked",
        Reason::RecipientsBlocked => "every counterpart is blocked",
        Reason::NeverLog => "a rule says it is never logged",
        Reason::AsksFirst => "a rule says that somebody is asked first",
    }
}

fn asked(step: &Step) -> String {
    let question = match step.rule {
        Rule::Sent => "Is it sent mail, not a draft?",
        Rule::Sensitivity => "May others see it?",
        Rule::Readable => "Could it be read?",
        Rule::Author => "Does it name an author?",
        Rule::Recipients => "Does it name recipients?",
        Rule::New => "Is it new?",
        Rule::AuthorSalesperson => "Is the author a salesperson?",
        Rule::AuthorContact => "Is the author a contact?",
        Rule::Counterpart => "Is this recipient the counterpart?",
        Rule::Blocking => "May the author be logged?",
        Rule::NeverLog => "May mail of this address be logged?",
        Rule::AlwaysAsk => "May it be logged without asking?",
    };
    let answer = match step.verdict {
        Verdict::Passed => "yes",
        Verdict::No => "no",
        Verdict::Stopped => "no, and that decided",
        Verdict::NotAsked => "not asked",
    };
    let contacts = step.contacts.iter().map(|met| format!("{} {}", met.contact_no, met.name));
    let salespeople = step.salespeople.iter().map(|met| format!("{} {}", met.code, met.name));
    let met: Vec<_> = contacts.chain(salespeople).collect();
    let mut about = Vec::new();
    about.extend((!step.address.is_empty()).then(|| step.address.clone()));
    about.extend((!met.is_empty()).then(|| format!("met {}", met.join(", "))));
    about.extend((!step.detail.is_empty()).then(|| step.detail.clone()));
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
    plain(&format!("- {question} {answer}{about}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_tells_question_answer_and_address() {
        let step = Step {
            rule: Rule::AuthorContact,
            verdict: Verdict::Stopped,
            address: "x@y.example".into(),
            contacts: Vec::new(),
            salespeople: Vec::new(),
            detail: String::new(),
        };
        assert_eq!(asked(&step), "- Is the author a contact? no, and that decided (x@y.example)");
    }
}
