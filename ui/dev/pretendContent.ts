// What the mails of the pretended engine say.
import type { LogEntry, MessageContent } from "../src/api";

const offer = `<p>Good morning,</p><p>thank you for the visit. Here is what we talked about:</p>
<table cellpadding="6" border="1" style="border-collapse: collapse"><tbody>
<tr><td>Chairs, beech</td><td align="right">40</td></tr><tr><td>Tables, 180 cm</td><td align="right">10</td></tr></tbody></table>
<p>The drawings are <a href="https://proseware.example/drawings">on our site</a>. Could you confirm by Friday?</p>
<p>Kind regards</p>`;

/** Every third mail is plain text, every other one HTML with an image left on a server and two files. */
export function contentOf(entry: LogEntry): MessageContent {
  const plain = entry.entry_no % 3 === 0;
  return {
    subject: entry.subject,
    from: [{ name: "", address: entry.sender }],
    to: entry.recipients.map((address) => ({ name: "", address })),
    cc: [],
    sent_at: entry.time,
    html: plain ? "" : offer,
    text: plain ? "Good morning,\n\nwe have thought it over and would like to go on.\n\nKind regards" : "Good morning, …",
    remote_images: plain ? 0 : 1,
    cut: false,
    files: plain
      ? []
      : [
          { name: "offer-2026-118.pdf", media_type: "application/pdf", size: 184_320 },
          { name: "floor plan.png", media_type: "image/png", size: 2_411_724 },
        ],
    kept: false,
  };
}
