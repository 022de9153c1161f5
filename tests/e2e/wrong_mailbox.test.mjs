// What may be wrong in Exchange: each ends in its sentence, its button leads to where it is put right, and the guide
// goes on from the step it was at.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Guide } from "./guide.mjs";
import { beginWithTenant } from "./tenant.mjs";

/** What the tenant has wrong, the sentence for it, and its button. */
const WRONG = [
  ["no_rights", "no_mailbox_rights", "copy_rights_script"],
  ["no_rights_hidden", "mailbox_or_rights_missing", "copy_rights_script"],
  ["unlicensed", "mailbox_unlicensed", "check_mailbox"],
];

test("every fault of the mailbox has its sentence, and the guide goes on", async (t) => {
  const { app, tenant } = await beginWithTenant(t);
  const guide = new Guide(app);
  await guide.open(tenant.fields, "mailbox");

  for (const [trouble, cause, remedy] of WRONG) {
    await tenant.turn("on", trouble);
    await app.click("guide-read");
    await guide.fails(cause, remedy);
    await tenant.turn("off", trouble);
    await guide.again();
    await guide.recovers();
    await guide.hasRead();
  }

  // An Archive folder comes into being when Outlook first archives something; the first run makes one all the same.
  await tenant.turn("on", "no_archive");
  await guide.next("choices");
  await guide.next("turn_on");
  await guide.choose("guide-agree");
  await app.click("guide-turn-on");
  await app.see("guide-on");
  await app.click("guide-first-run").catch(() => {});
  await app.see("guide-run-result");
  const [run] = await app.ask("get_runs", { limit: 1 });
  assert.equal(run.status, "succeeded", "the run made the folder");
  assert.ok(run.logged > 0, "and logged mail");
});
