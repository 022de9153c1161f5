//! The same business in English, for customers abroad.

use super::attachments::File::{Logo, Pdf, Photo, Plan, Prices, Visit};
use super::plots::{Plot, Step};

/// All of them.
pub(super) const PLOTS: [Plot; 8] = [
    Plot { subject: "Request for offer: {units} × {item}", steps: &OFFER },
    Plot { subject: "Order {order}", steps: &ORDER },
    Plot { subject: "Complaint about order {order}", steps: &COMPLAINT },
    Plot { subject: "Samples: {item}", steps: &SAMPLES },
    Plot { subject: "Your visit on {thu}", steps: &VISIT },
    Plot { subject: "Invoice {invoice}", steps: &INVOICE },
    Plot { subject: "Frame agreement {next}", steps: &FRAMEWORK },
    Plot { subject: "Drawings for the {city} office", steps: &DRAWINGS },
];

const OFFER: [Step; 5] = [
    Step::theirs(
        0,
        "A client of ours in {city} is fitting out two floors and likes your {item}. Could you quote for {units} units, delivered?\n\n\
        They would need everything by {d45}.",
    ),
    Step::ours(
        1,
        "Thank you for thinking of us. Our offer {offer}:\n\n{table}\n\nThe price holds until {d30}.",
    )
    .files(&[Pdf("Offer {offer}.pdf"), Logo]),
    Step::theirs(
        3,
        "The client is happy with the design. Is the fabric available in a darker grey, and does it carry a fire certificate?",
    ),
    Step::ours(0, "Yes to both. The certificate is attached; the darker grey is number 47 on the card.")
        .files(&[Pdf("Fire certificate.pdf")]),
    Step::theirs(4, "Number 47 it is. Please treat the attached as our order.")
        .files(&[Pdf("Order {order}.pdf")]),
];

const ORDER: [Step; 4] = [
    Step::theirs(0, "Please find our order {order} attached:\n\n{table}\n\nKindly confirm price and date.")
        .files(&[Pdf("Order {order}.pdf")]),
    Step::ours(0, "Confirmed, thank you. The goods leave our workshop on {d24}.")
        .files(&[Pdf("Confirmation {order}.pdf"), Logo]),
    Step::ours(
        7,
        "Your order is packed: 4 pallets, 612 kg. The forwarder will be in touch about the customs papers.",
    ),
    Step::theirs(5, "All four pallets arrived this morning in good shape. Thank you."),
];

const COMPLAINT: [Step; 4] = [
    Step::theirs(0, "Three of the {units} pieces of order {order} have scratches on the top, see the pictures.\n\nThe client refuses to take them.")
        .files(&[Photo("scratch-1.png"), Photo("scratch-2.png")]),
    Step::ours(0, "I am sorry about that. We will make three new tops at once; they can be changed on site in ten minutes.").urgent(),
    Step::theirs(2, "That works for us. Who does the changing?"),
    Step::ours(0, "Daniel from our after-sales team comes with the parts on {thu}.").cc_after_sales(),
];

const SAMPLES: [Step; 3] = [
    Step::theirs(0, "Could we have finish samples of the {item}? We are presenting to the client on {d8}."),
    Step::ours(0, "They go out today by courier, together with the fabric card.")
        .files(&[Pdf("Finishes.pdf")]),
    Step::theirs(4, "Arrived in time. The client picked the natural oak."),
];

const VISIT: [Step; 3] = [
    Step::ours(0, "I will be in {city} on {thu}. May I drop by with the new samples?"),
    Step::theirs(1, "Please do, ten o'clock suits us. We have a new project to show you as well."),
    Step::ours(0, "See you then. The invitation is attached.").files(&[Visit("visit.ics")]),
];

const INVOICE: [Step; 3] = [
    Step::theirs(
        0,
        "Invoice {invoice} shows {total}, but we had agreed on a discount of 3 %. Could you check?",
    ),
    Step::ours(1, "You are quite right. The corrected invoice is attached, with my apologies.")
        .files(&[Pdf("Invoice {invoice} corrected.pdf")]),
    Step::theirs(2, "Thank you, paid today."),
];

const FRAMEWORK: [Step; 4] = [
    Step::theirs(
        0,
        "We would like to list your {item} for all our projects in {next}. Would you give us fixed prices for the year?",
    ),
    Step::ours(2, "Gladly. Draft and price list are attached; from 200 units a year the discount is 12 %.")
        .files(&[Pdf("Frame agreement {next}.pdf"), Prices("prices-{next}.csv")]),
    Step::theirs(4, "Looks fair. Our lawyer asks for three months' notice instead of six."),
    Step::ours(1, "Agreed. Final version attached for signature.")
        .files(&[Pdf("Frame agreement {next} final.pdf"), Logo]),
];

const DRAWINGS: [Step; 4] = [
    Step::theirs(0, "Here are the drawings for {city}. How many desks fit without blocking the fire exits?")
        .files(&[Plan("level-1.png")]),
    Step::ours(2, "{units} with the aisle at 1.60 m. See our layout; the booths stand along the core.")
        .files(&[Plan("layout-a.png")]),
    Step::theirs(1, "Very good. Could you price it with the {item} as well?"),
    Step::ours(1, "Here you are:\n\n{table}").files(&[Pdf("Offer {offer}.pdf"), Plan("layout-b.png")]),
];
