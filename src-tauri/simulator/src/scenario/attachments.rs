//! Small real files, built byte by byte: PDFs and PNGs that open, tables and calendar entries as text.

use chrono::{DateTime, Duration, Utc};

use crate::seed::SeedAttachment;

/// The Content-ID of the logo in Aurora's signatures.
pub(super) const LOGO_ID: &str = "logo@aurora.example";

/// A kind of file on a scripted mail, with its name.
#[derive(Debug, Clone, Copy)]
pub(super) enum File {
    /// A one-page PDF that says its own name.
    Pdf(&'static str),
    /// A picture that looks like a floor plan.
    Plan(&'static str),
    /// A picture that looks like a photograph, faintly.
    Photo(&'static str),
    /// A price list.
    Prices(&'static str),
    /// An appointment.
    Visit(&'static str),
    /// The logo shown inside the signature.
    Logo,
}

impl File {
    /// The file itself; `name` fills the placeholders of the file name, `day` is the day of an appointment.
    pub(super) fn build(self, name: impl Fn(&str) -> String, day: DateTime<Utc>) -> SeedAttachment {
        let (name, content_type, bytes) = match self {
            Self::Pdf(file) => (name(file), "application/pdf", pdf(&name(file))),
            Self::Plan(file) => (name(file), "image/png", png(96, 64, plan)),
            Self::Photo(file) => (name(file), "image/png", png(80, 60, photo)),
            Self::Prices(file) => (name(file), "text/csv", PRICES.as_bytes().to_vec()),
            Self::Visit(file) => (name(file), "text/calendar", ics(day).into_bytes()),
            Self::Logo => ("logo.png".to_owned(), "image/png", png(48, 16, logo)),
        };
        let content_id = matches!(self, Self::Logo).then(|| LOGO_ID.to_owned());
        SeedAttachment { name, content_type: content_type.to_owned(), bytes, content_id }
    }
}

const PRICES: &str = "\u{feff}Reference;Item;Price;Stock\r\nBRZ-01;Task chair Brezo;214,00;86\r\n\
ENC-12;Meeting table Encina;1550,00;9\r\nTIL-02;Double desk Tilo;690,00;31\r\nSAU-01;Booth Sauce;4950,00;2\r\n";

/// A minimal valid PDF of one page with one line of text.
pub(super) fn pdf(title: &str) -> Vec<u8> {
    let text: String =
        title.chars().map(|c| if c.is_ascii() && !"()\\".contains(c) { c } else { ' ' }).collect();
    let page = format!("BT /F1 18 Tf 56 760 Td (Aurora Mobiliario) Tj 0 -32 Td ({text}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (number, object) in (1..).zip(&objects) {
        table.extend([format!("{:010} 00000 n \n", file.len())]);
        file.extend([format!("{number} 0 obj\n{object}\nendobj\n")]);
    }
    let start = file.len();
    file.extend([format!(
        "xref\n0 6\n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    )]);
    file.into_bytes()
}

/// A grey-scale PNG; `shade` gives the brightness of each point.
pub(super) fn png(width: u16, height: u16, shade: fn(u16, u16) -> u8) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        rows.push(0); // no filter on this row
        rows.extend((0..width).map(|x| shade(x, y)));
    }
    let mut head = Vec::new();
    head.extend(u32::from(width).to_be_bytes());
    head.extend(u32::from(height).to_be_bytes());
    head.extend([8, 0, 0, 0, 0]); // 8 bits, grey, the only methods there are, not interlaced
    let mut file = vec![0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n'];
    for (kind, content) in [(*b"IHDR", head), (*b"IDAT", stored(&rows)), (*b"IEND", Vec::new())] {
        chunk(&mut file, kind, &content);
    }
    file
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    file.extend(u32::try_from(content.len()).unwrap_or_default().to_be_bytes());
    let body: Vec<u8> = kind.iter().chain(content).copied().collect();
    let sum = crc32(&body);
    file.extend(body);
    file.extend(sum.to_be_bytes());
}

/// zlib data without compression: stored blocks and the Adler checksum (RFC 1950, RFC 1951).
fn stored(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = data.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).unwrap_or_default();
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in data {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    out.extend(((b << 16) | a).to_be_bytes());
    out
}

/// The checksum of PNG chunks.
pub(super) fn crc32(data: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in data {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

fn plan(x: u16, y: u16) -> u8 {
    let wall = x < 2 || y < 2 || x > 93 || y > 61 || (x == 40 && y < 44) || (y == 30 && x > 52);
    let column = (x == 24 || x == 70) && (y == 16 || y == 46);
    if wall || column { 30 } else { 245 }
}

fn photo(x: u16, y: u16) -> u8 {
    let light = (x * 2 + y).to_le_bytes();
    light.first().map_or(90, |low| 60 + low / 2)
}

fn logo(x: u16, y: u16) -> u8 {
    let rising = x / 3 + y > 16 && x / 3 < y + 6;
    if rising { 70 } else { 250 }
}

fn ics(day: DateTime<Utc>) -> String {
    let stamp = |moment: DateTime<Utc>| moment.format("%Y%m%dT%H%M00Z").to_string();
    let (start, end) = (stamp(day), stamp(day + Duration::hours(1)));
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Aurora Mobiliario//Visitas//ES\r\nMETHOD:REQUEST\r\n\
         BEGIN:VEVENT\r\nUID:visita-{start}@aurora.example\r\nDTSTAMP:{start}\r\nDTSTART:{start}\r\nDTEND:{end}\r\n\
         SUMMARY:Visita Aurora Mobiliario\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}
