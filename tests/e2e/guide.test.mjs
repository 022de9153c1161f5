// An administrator's first hour: welcome → the whole guide → a wrong setting on the way, its remedy, recovery →
// logging on → the log fills. Each step needs the one before, so they are one test. Microsoft is a pretend tenant.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Guide } from "./guide.mjs";
import { beginWithTenant } from "./tenant.mjs";

test("an administrator's first hour", async (t) => {
  const { app, tenant } = await beginWithTenant(t);
  const guide = new Guide(app);
  const { authority_url, graph_url, client_id, shared_mailbox } = tenant.addresses;

  await app.click("welcome-connect");
  await guide.at("prepare");
  await app.ask("set_setup", { fields: { cloud: "custom", authority_url, graph_url } });
  await guide.type("mailbox", shared_mailbox);
  for (const item of ["shared_mailbox", "job_account", "membership", "mail_flow_rules"]) {
    await guide.choose(`guide-tick-${item}`);
  }
  await app.picture("guide-prepare");
  await app.inspect("guide-prepare");

  await guide.next("application");
  await guide.type("clientId", client_id);
  await guide.type("tenant", tenant.addresses.tenant);
  await app.picture("guide-application");
  await app.inspect("guide-application");

  await guide.next("consent");
  await tenant.turn("on", "declines");
  await app.click("guide-consent");
  await guide.fails("consent_declined", "give_consent");
  await tenant.turn("off", "declines");
  await guide.remedy();

  await guide.next("account");
  await app.click("guide-sign-in");
  await app.until("the account is signed in", async () => (await app.text("guide-account")).includes("@"));
  await app.picture("guide-account");
  await app.inspect("guide-account");

  await app.click("guide-later");
  assert.match(await app.text("guide-state"), /4/, "the guide is kept at its fourth step");
  await app.click("guide-start");
  await guide.at("account");

  await guide.next("mailbox");
  await tenant.turn("on", "no_rights");
  await app.click("guide-read");
  await guide.fails("no_mailbox_rights", "copy_rights_script");
  await guide.remedy();
  await guide.at("prepare");
  await app.until("the commands that give the rights are there", async () => {
    const text = await app.textOf('[data-place="membership"]');
    return text?.includes("Exchange Online PowerShell") && text.includes("Copy commands");
  });
  await tenant.turn("off", "no_rights");
  await guide.back("mailbox");
  await app.click("guide-read");
  assert.match(await app.text("guide-proof"), /\S+@\S+/, "a real message proves that the mailbox can be read");
  await app.picture("guide-read");
  await app.inspect("guide-read");
  assert.equal((await app.ask("get_entries", { query: {} })).total, 0, "reading ahead writes nothing");

  await guide.next("choices");
  await app.picture("guide-choices");
  await app.inspect("guide-choices");
  await guide.next("turn_on");
  await guide.choose("guide-agree");
  await app.click("guide-turn-on");
  await app.see("guide-on");
  await app.click("guide-first-run").catch(() => {});
  await app.see("guide-run-result");
  await app.picture("guide-on");
  await app.inspect("guide-on");
  await app.click("guide-open-log");
  await app.until("the log has rows", async () => (await app.all("log-row")).length > 0);
  assert.equal((await app.ask("get_guide")).completed, true, "the guide was led to its end");
  app.isAccessible();
});
