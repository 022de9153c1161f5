//! Scripted threads with customers abroad: Portuguese, German, French, Japanese, Greek, Arabic, Bulgarian.

use super::attachments::File::{Logo, Pdf, Photo, Plan, Visit};
use super::calendar::At::Back;
use super::threads::{Mail, Thread};
use super::words::Lang::{Ar, Bg, De, El, Fr, Ja, Pt};

/// All of them.
pub(super) const THREADS: [Thread; 8] = [
    Thread { key: "porto-cafe", lang: Pt, them: "CT000036", us: "JP", mails: &PORTO },
    Thread { key: "porto-fatura", lang: Pt, them: "CT000037", us: "JP", mails: &FATURA },
    Thread { key: "hamburg", lang: De, them: "CT000091", us: "PS", mails: &HAMBURG },
    Thread { key: "lyon", lang: Fr, them: "CT000081", us: "PS", mails: &LYON },
    Thread { key: "osaka", lang: Ja, them: "CT000096", us: "PS", mails: &OSAKA },
    Thread { key: "thessaloniki", lang: El, them: "CT000101", us: "PS", mails: &THESSALONIKI },
    Thread { key: "casablanca", lang: Ar, them: "CT000106", us: "PS", mails: &CASABLANCA },
    Thread { key: "sofia", lang: Bg, them: "CT000111", us: "RG", mails: &SOFIA },
];

const PORTO: [Mail; 4] = [
    Mail::theirs(
        Back(22, 10, 15),
        "Espaço de café no Porto ☕",
        "Vamos abrir um espaço de café com zona de trabalho no Porto. Precisamos de 30 bancos altos e 8 mesas.\n\n\
         Podem enviar-nos um orçamento com transporte?",
    )
    .files(&[Plan("planta-porto.png")]),
    Mail::ours(
        Back(21, 12, 40),
        "RE: Espaço de café no Porto ☕",
        "Obrigado pelo pedido. Segue o nosso orçamento:\n\n\
         |Artigo|Un.|Preço|Valor\n|Banco alto Lentisco|30|118,00 €|3.540,00 €\n|Mesa rebatível Chopo|8|364,00 €|2.912,00 €\n\
         |Balcão à medida|1|6.348,00 €|6.348,00 €\n\nO transporte está incluído.",
    )
    .files(&[Pdf("Orçamento Porto.pdf"), Logo]),
    Mail::theirs(
        Back(13, 15, 20),
        "RE: Espaço de café no Porto ☕",
        "O preço está bem. O balcão pode ter 20 cm a mais? O eletricista precisa de espaço para a caixa.",
    )
    .cc(&["CT000037", "RG"]),
    Mail::ours(
        Back(12, 9, 10),
        "RE: Espaço de café no Porto ☕",
        "Pode, sem alteração do preço. Mudei o desenho; peço que o confirme antes de {d14}.",
    )
    .cc(&["RG"]),
];

const FATURA: [Mail; 2] = [
    Mail::theirs(
        Back(40, 11, 5),
        "Fatura 103640",
        "Recebemos a fatura 103640 duas vezes, por correio e por e-mail. Qual é a válida?",
    ),
    Mail::ours(
        Back(40, 12, 30),
        "RE: Fatura 103640",
        "São iguais; a que chegou por e-mail é o original. Pode deitar fora a outra.",
    ),
];

const HAMBURG: [Mail; 5] = [
    Mail::theirs(
        Back(33, 9, 25),
        "Anfrage: höhenverstellbare Tische für Büroräume",
        "für einen Kunden in Hamburg suchen wir 36 höhenverstellbare Doppelarbeitsplätze. Können Sie bis Jahresende liefern?\n\n\
         Größe je Platz: 160 × 80 cm, Gestell schwarz, Platte Eiche.",
    ),
    Mail::ours(
        Back(32, 10, 50),
        "AW: Anfrage: höhenverstellbare Tische für Büroräume",
        "vielen Dank für Ihre Anfrage. Das Modell Tilo gibt es genau so:\n\n\
         |Artikel|Menge|Preis|Summe\n|Doppelarbeitsplatz Tilo, höhenverstellbar|36|1.240,00 €|44.640,00 €\n|Lieferung Hamburg|1|inklusive|\n\n\
         Lieferzeit: sechs Wochen.",
    )
    .files(&[Pdf("Angebot Nordlicht.pdf"), Logo]),
    Mail::theirs(
        Back(26, 14, 35),
        "AW: Anfrage: höhenverstellbare Tische für Büroräume",
        "der Kunde möchte einen Musterplatz sehen. Herr Brandt würde ihn in Hamburg aufbauen lassen.",
    )
    .cc(&["CT000092"]),
    Mail::ours(
        Back(25, 16, 0),
        "AW: Anfrage: höhenverstellbare Tische für Büroräume",
        "gern. Der Musterplatz geht am Freitag auf die Reise und bleibt vier Wochen kostenlos bei Ihnen.",
    )
    .cc(&["CT000092"]),
    Mail::theirs(
        Back(5, 11, 45),
        "AW: Anfrage: höhenverstellbare Tische für Büroräume",
        "das Muster hat überzeugt. Die Bestellung über 36 Plätze finden Sie anbei; bitte bestätigen Sie den Termin.",
    )
    .by("CT000092")
    .cc(&["CT000091"])
    .files(&[Pdf("Bestellung 36 Plätze.pdf")]),
];

const LYON: [Mail; 4] = [
    Mail::theirs(
        Back(44, 16, 10),
        "Demande de prix : cabines acoustiques",
        "Nous aménageons un étage à Lyon et il nous faut quatre cabines acoustiques, dont une accessible en fauteuil.\n\n\
         Quel est votre délai pour la France ?",
    ),
    Mail::ours(
        Back(43, 9, 40),
        "RE : Demande de prix : cabines acoustiques",
        "Merci de votre intérêt. Le délai est de cinq semaines ; voici nos prix :\n\n\
         |Article|Qté|Prix|Montant\n|Cabine Sauce, une place|3|4.950,00 €|14.850,00 €\n|Cabine Sauce accessible|1|7.400,00 €|7.400,00 €",
    )
    .files(&[Pdf("Offre cabines.pdf")]),
    Mail::theirs(
        Back(37, 11, 30),
        "RE : Demande de prix : cabines acoustiques",
        "Le client hésite à cause de la ventilation. Avez-vous un essai de bruit ?",
    )
    .by("CT000082")
    .cc(&["CT000081"]),
    Mail::ours(
        Back(36, 15, 15),
        "RE : Demande de prix : cabines acoustiques",
        "Oui, vous trouverez l'essai ci-joint : 28 dB à l'intérieur, ventilation en marche.",
    )
    .cc(&["CT000081"])
    .files(&[Pdf("Essai acoustique.pdf")]),
];

const OSAKA: [Mail; 4] = [
    Mail::theirs(
        Back(28, 9, 5),
        "会議用テーブルの見積依頼",
        "大阪の新しいオフィスのために、会議用テーブル「Encina」を6台検討しております。\n\n\
         送料込みのお見積りと納期を教えていただけますでしょうか。",
    )
    .cc(&["CT000097"]),
    Mail::ours(
        Back(27, 10, 30),
        "RE: 会議用テーブルの見積依頼",
        "お問い合わせいただきありがとうございます。お見積りは以下のとおりです。\n\n\
         |品目|数量|単価|金額\n|会議用テーブル Encina 240|6|€1,480.00|€8,880.00\n|海上輸送（大阪）|1|€1,150.00|€1,150.00\n\n\
         納期はご注文から約十週間です。",
    )
    .files(&[Pdf("Quotation Kaito.pdf")]),
    Mail::theirs(
        Back(20, 8, 50),
        "RE: 会議用テーブルの見積依頼",
        "ありがとうございます。木材のサンプルを送っていただけますか。色を確認してから注文いたします。",
    )
    .by("CT000097")
    .cc(&["CT000096"]),
    Mail::ours(
        Back(19, 12, 15),
        "RE: 会議用テーブルの見積依頼",
        "サンプルを本日発送いたしました。{d7}頃に届く予定です。",
    )
    .cc(&["CT000096"]),
];

const THESSALONIKI: [Mail; 3] = [
    Mail::theirs(
        Back(24, 11, 20),
        "Προσφορά για καρέκλες γραφείου",
        "Χρειαζόμαστε 25 καρέκλες γραφείου και 10 πολυθρόνες αναμονής για μια κλινική στη Θεσσαλονίκη.\n\n\
         Μπορείτε να μας στείλετε προσφορά με τα μεταφορικά;",
    ),
    Mail::ours(
        Back(23, 13, 0),
        "ΑΠ: Προσφορά για καρέκλες γραφείου",
        "Ευχαριστούμε πολύ. Σας επισυνάπτουμε την προσφορά μας, που ισχύει για τριάντα ημέρες.",
    )
    .files(&[Pdf("Offer Thalassa.pdf"), Logo]),
    Mail::theirs(
        Back(11, 10, 40),
        "ΑΠ: Προσφορά για καρέκλες γραφείου",
        "Η προσφορά έγινε δεκτή. Ο κύριος Δήμου θα στείλει την παραγγελία αύριο.",
    )
    .cc(&["CT000102"]),
];

const CASABLANCA: [Mail; 3] = [
    Mail::theirs(
        Back(31, 10, 10),
        "طلب عرض أسعار لأثاث مكتبي",
        "نقوم بتجهيز طابقين في الدار البيضاء ونحتاج إلى خمسين مكتبًا مزدوجًا وعشر خزائن.\n\nنرجو إرسال عرض الأسعار مع مدة التسليم.",
    )
    .files(&[Plan("plan-casablanca.png")]),
    Mail::ours(
        Back(30, 12, 45),
        "RE: طلب عرض أسعار لأثاث مكتبي",
        "شكرًا على رسالتكم. تجدون عرضنا في الملف المرفق، ومدة التسليم ثمانية أسابيع.",
    )
    .files(&[Pdf("Offer Al Noor.pdf")]),
    Mail::theirs(
        Back(15, 9, 30),
        "RE: طلب عرض أسعار لأثاث مكتبي",
        "العرض مناسب. السيد يوسف سيتواصل معكم لتحديد موعد زيارة المعرض.",
    )
    .cc(&["CT000107"])
    .files(&[Visit("visite.ics")]),
];

const SOFIA: [Mail; 3] = [
    Mail::theirs(
        Back(34, 14, 25),
        "Запитване за акустични панели",
        "За ново студио в София търсим 140 акустични панела в три цвята. Можете ли да изпратите мостри?",
    ),
    Mail::ours(
        Back(33, 10, 5),
        "RE: Запитване за акустични панели",
        "Благодарим за запитването. Мострите пътуват към вас; цената при 140 броя е 8,60 € за брой.",
    ),
    Mail::theirs(
        Back(17, 16, 50),
        "RE: Запитване за акустични панели 🎨",
        "Мострите са чудесни! Поръчваме зелено, пясък и графит. Снимката показва стената.",
    )
    .cc(&["CT000112"])
    .files(&[Photo("стена.png")]),
];
