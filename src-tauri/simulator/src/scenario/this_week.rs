//! The threads of the last days, as the mock-ups of the log show them.

use super::attachments::File::{Logo, Pdf, Photo, Plan, Prices, Visit};
use super::calendar::At::{Ago, Back};
use super::threads::{Mail, Thread};
use super::words::Lang::En;

/// All of them.
pub(super) const THREADS: [Thread; 14] = [
    Thread { key: "offer-118", lang: En, them: "CT000012", us: "AR", mails: &OFFER_118 },
    Thread { key: "order-10432-delivery", lang: En, them: "CT000016", us: "MV", mails: &DELIVERY_DATE },
    Thread { key: "oak-samples", lang: En, them: "CT000021", us: "AR", mails: &OAK_SAMPLES },
    Thread { key: "workshop-visit", lang: En, them: "CT000026", us: "JP", mails: &WORKSHOP_VISIT },
    Thread { key: "meeting-tables", lang: En, them: "CT000031", us: "MV", mails: &MEETING_TABLES },
    Thread { key: "vat-number", lang: En, them: "CT000036", us: "JP", mails: &VAT_NUMBER },
    Thread { key: "offer-121", lang: En, them: "CT000041", us: "AR", mails: &OFFER_121 },
    Thread { key: "framework", lang: En, them: "CT000046", us: "MV", mails: &FRAMEWORK },
    Thread { key: "damaged-chairs", lang: En, them: "CT000016", us: "MV", mails: &DAMAGED },
    Thread { key: "catalogue-molina", lang: En, them: "CT000056", us: "JP", mails: &CATALOGUE },
    Thread { key: "third-floor", lang: En, them: "CT000021", us: "AR", mails: &THIRD_FLOOR },
    Thread { key: "assembly-monday", lang: En, them: "CT000026", us: "JP", mails: &ASSEMBLY },
    Thread { key: "order-10432", lang: En, them: "CT000016", us: "MV", mails: &ORDER_CONFIRMED },
    Thread { key: "reading-room", lang: En, them: "CT000061", us: "AR", mails: &READING_ROOM },
];

const OFFER_118: [Mail; 4] = [
    Mail::theirs(
        Back(2, 18, 47),
        "Request for offer: task chairs",
        "We are looking for 40 task chairs for the new floor in Valladolid, mesh back, adjustable arms, graphite if \
         possible.\n\n\
         Could you send us an offer with delivery and assembly, and tell us how long the lead time is at the moment?",
    ),
    Mail::ours(
        Back(2, 19, 5),
        "RE: Request for offer: task chairs",
        "Thank you, Lucía. You will have our offer tomorrow morning. May I ask for a plan of the floor, so that we can \
         check the lift?",
    ),
    Mail::ours(
        Back(1, 9, 12),
        "Offer {year}-118 · 40 task chairs",
        "Please find our offer attached. It is valid until {d22} and includes delivery to Valladolid; the assembly is a \
         line of its own.\n\n\
         |Item|Units|Price|Amount\n|Task chair Brezo, graphite|40|€214.00|€8,560.00\n|Assembly on site|1|€680.00|€680.00\n\
         |Total without VAT|||€9,240.00\n\n\
         The chairs leave our workshop three weeks after the order.",
    )
    .files(&[Pdf("Offer {year}-118.pdf"), Logo]),
    Mail::theirs(
        Ago(12),
        "RE: Offer {year}-118 · 40 task chairs",
        "Thank you for the offer. The board agrees with the model and the colour; two points before we sign:\n\n\
         |Item|Units|Offer|We propose\n|Task chair Brezo, graphite|40|€214.00|€205.00\n|Assembly on site|1|€680.00|included\n\n\
         Could you deliver before {d25}? The new floor opens on {d28}. If the price fits we can send the order this week.",
    )
    .cc(&["CT000011"])
    .files(&[Pdf("Offer {year}-118 annotated.pdf"), Plan("third-floor-plan.png")])
    .remote(),
];

const DELIVERY_DATE: [Mail; 1] = [Mail::theirs(
    Ago(38),
    "Delivery date of order 10432",
    "Do you already have a date for order 10432? Housekeeping wants to empty the lounge the day before.\n\n\
     The goods entrance is closed between 11:30 and 16:00, so early morning would be best.",
)];

const OAK_SAMPLES: [Mail; 2] = [
    Mail::theirs(
        Back(5, 12, 30),
        "Oak finish for the studio",
        "The client hesitates between the natural and the smoked oak. Would you have samples large enough to lay on a \
         table, at least 20 by 30 cm?",
    ),
    Mail::ours(
        Ago(51),
        "Samples of the oak finish",
        "The samples leave today with the courier: natural, smoked and limed, 20 by 30 cm each, all with the matt \
         lacquer.\n\n\
         Attached you find the data sheet with the care instructions. The client may keep them.",
    )
    .files(&[Pdf("Oak finishes.pdf")]),
];

const WORKSHOP_VISIT: [Mail; 1] = [Mail::theirs(
    Ago(75),
    "Visit on {thu}",
    "Does {thu} at 10:00 still suit you? My sister Ane will be there too; she would like to see the tall cabinets \
     before we decide on the warehouse offices.\n\n\
     Parking is free behind the workshop.",
)
.cc(&["CT000027"])];

const MEETING_TABLES: [Mail; 3] = [
    Mail::ours(
        Back(6, 12, 15),
        "Meeting rooms of the new head office",
        "It was a pleasure to see the new head office. As promised: the Encina table comes in 240, 280 and 320 cm, and all \
         three take the cable tray.\n\nWhich size goes into which room?",
    ),
    Mail::theirs(
        Ago(131),
        "Price for 12 meeting tables",
        "We have decided: 12 tables Encina of 280 cm, with the cable tray, for the six rooms on the second and third \
         floor.\n\nWhat is your best price for the twelve, delivered to Sevilla before {d18}?",
    ),
    Mail::ours(
        Ago(122),
        "RE: Price for 12 meeting tables",
        "With twelve tables I can offer you 1,550 euros each, tray and delivery included:\n\n\
         |Item|Units|Price|Amount\n|Meeting table Encina 280|12|€1,550.00|€18,600.00\n|Cable tray|12|included|\n\n\
         Delivery on {d16} if you confirm this week.",
    ),
];

const VAT_NUMBER: [Mail; 1] = [Mail::theirs(
    Ago(138),
    "Invoice 103877: VAT number missing",
    "Our VAT number is missing on invoice 103877, so our accountant cannot book it as an intra-Community purchase.\n\n\
     This is the second time. Please send a corrected invoice before the end of the month.",
)
.cc(&["CT000037"])];

const OFFER_121: [Mail; 1] = [Mail::ours(
    Back(1, 17, 42),
    "Offer {year}-121 · reception desk",
    "Here is our offer for the reception desk Nogal with the lowered part for wheelchair users.\n\n\
     |Item|Units|Price\n|Reception desk Nogal, 320 cm|1|€5,480.00\n|Lowered part, 90 cm|1|€720.00\n\n\
     The certificates of the fabrics will follow on Monday.",
)
.files(&[Pdf("Offer {year}-121.pdf"), Logo])];

const FRAMEWORK: [Mail; 5] = [
    Mail::theirs(
        Back(8, 10, 20),
        "Framework agreement {next}",
        "For {next} we would like one agreement for our five sites instead of single orders: fixed prices, delivery within \
         fifteen working days, one invoice a month.\n\nIs that something you offer?",
    ),
    Mail::ours(
        Back(8, 15, 45),
        "RE: Framework agreement {next}",
        "Yes, with pleasure. We have such agreements with three other groups. With your volume of this year I would propose \
         a discount of 14 % on the list and quarterly call-offs.\n\nI will send you a draft this week.",
    ),
    Mail::ours(
        Back(4, 11, 10),
        "Framework agreement {next}: draft",
        "The draft is attached, with the price list for your five sites. The points in yellow are open.",
    )
    .files(&[Pdf("Framework agreement {next} draft.pdf"), Prices("prices-{next}.csv")]),
    Mail::ours(
        Back(1, 13, 5),
        "RE: Framework agreement {next}, first questions",
        "Silvia asked on the phone about the notice period and the price review. Both are in the new draft: three months, \
         and a review in July only if the wood index moves by more than 6 %.",
    )
    .cc(&["CT000047"])
    .files(&[Pdf("Framework agreement {next} v2.pdf")]),
    Mail::theirs(
        Back(1, 16, 20),
        "Framework agreement {next}, first questions",
        "Thank you, that answers most of it. What is left:\n\n\
         - the penalty for late delivery, article 7\n- storage at your warehouse, how many weeks?\n- who signs on your side\n\n\
         If we agree on these we sign before the end of the month.",
    )
    .cc(&["CT000047"]),
];

const DAMAGED: [Mail; 2] = [
    Mail::ours(
        Back(3, 9, 20),
        "Your chairs are on their way",
        "The lorry with the 24 chairs for the terrace bar left this morning and will be with you tomorrow before noon.",
    ),
    Mail::theirs(
        Back(1, 10, 31),
        "Two chairs arrived damaged",
        "Two of the 24 chairs have a cracked shell, see the pictures. The boxes looked sound, so we signed for them.\n\n\
         We have a wedding on Saturday week and need all 24. How fast can you replace them?",
    )
    .files(&[Photo("chair-1.png"), Photo("chair-2.png")]),
];

const CATALOGUE: [Mail; 2] = [
    Mail::ours(
        Back(2, 15, 28),
        "Catalogue {next} and price list",
        "Here is our catalogue for {next} with the price list. The new pieces are on pages 12 to 19.",
    ),
    Mail::ours(
        Back(2, 15, 30),
        "Catalogue {next} and price list",
        "Sorry, this time with the files. The new pieces are on pages 12 to 19.",
    )
    .files(&[Pdf("Catalogue {next}.pdf"), Prices("prices-{next}.csv")]),
];

const THIRD_FLOOR: [Mail; 2] = [
    Mail::ours(
        Back(2, 9, 40),
        "RE: Plan of the third floor",
        "Could you send me the plan once more, with the columns? On the one I have the booths stand exactly where the pipes \
         come down.",
    ),
    Mail::theirs(
        Back(2, 12, 14),
        "Plan of the third floor",
        "Here it is, with columns and pipes. The two booths can move one metre towards the window.",
    )
    .files(&[Plan("third-floor.png")]),
];

const ASSEMBLY: [Mail; 1] = [Mail::theirs(
    Back(3, 17, 55),
    "Assembly team: Monday at 08:00?",
    "Can your assembly team start on Monday at 08:00? The electrician needs the room from noon.",
)];

const ORDER_CONFIRMED: [Mail; 1] = [Mail::theirs(
    Back(3, 13, 21),
    "Order 10432 confirmed",
    "We confirm order 10432 as you offered it: 60 lounge chairs Jara in sand and 15 low tables. The signed order is \
     attached.\n\nThank you for holding the price.",
)
.files(&[Pdf("Order 10432 signed.pdf")])];

const READING_ROOM: [Mail; 5] = [
    Mail::ours(
        Back(11, 17, 10),
        "Reading room",
        "Thank you for the visit. With the window seats the room comes to 48,000 euros; I will bring it into a proposal.",
    )
    .cc(&["CT000062"]),
    Mail::theirs(
        Back(10, 9, 36),
        "RE: Reading room",
        "Here is the plan with the two columns. How long would you need for the shelves and for the armchairs?",
    )
    .by("CT000062")
    .cc(&["CT000061"])
    .files(&[Plan("reading-room.png")]),
    Mail::ours(
        Back(10, 12, 20),
        "RE: Reading room",
        "Two weeks from the order are enough for the shelves; the armchairs need four. I can bring samples on Thursday.",
    )
    .cc(&["CT000062"])
    .files(&[Visit("samples.ics")]),
    Mail::theirs(
        Back(4, 16, 48),
        "Reading room: budget approved",
        "The foundation's board has approved up to 48,000 euros; we need the proposal this week.",
    ),
    Mail::ours(
        Back(3, 10, 2),
        "Proposal for the reading room",
        "Proposal for the reading room: as agreed, with the oak shelves in two variants and the lighting as an option.\n\n\
         |Item|Units|Price|Amount\n|Bookshelf Haya, oak|64|€420.00|€26,880.00\n|Armchair Jara|18|€640.00|€11,520.00\n\
         |Window seat, made to measure|6|€1,600.00|€9,600.00\n|Total without VAT|||€48,000.00",
    )
    .files(&[Pdf("Proposal reading room.pdf"), Plan("reading-room-variant-b.png"), Logo]),
];
