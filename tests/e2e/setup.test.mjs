// The page Email Logging and its neighbours, without the guide: sign in, validate, enable, another account, a PIN.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { DIALOG } from "./app.mjs";
import { PAGES } from "./pages.mjs";
import { beginWithTenant } from "./tenant.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { Key } = require("selenium-webdriver");
const { title: TITLES } = require("./src/i18n/en/causes.json");
const ADMIN = require("./src/i18n/en/admin.json");
const SETUP = require("./src/i18n/en/setup.json");
const ERRORS = require("./src/i18n/en/errors.json");

/** What Validate Setup shows. */
const CHECKS = `section[aria-label="${SETUP.validation}"]`;

async function begin(t) {
  const { app, tenant, person } = await beginWithTenant(t);
  await app.click("welcome-connect");
  await app.see("guide-next");
  await app.ask("set_setup", { fields: tenant.fields });
  await app.go(PAGES.setup);
  return { app, tenant, person };
}

/** Asks for the checks once more and waits until they say that. */
async function validate(app, what) {
  await app.clickLabel(SETUP.validate);
  await app.until(`the checks say "${what}"`, async () => (await app.textOf(CHECKS))?.includes(what));
}

/** Types into the fields of the dialog in their order; whether it was there to be typed into. */
async function fill(app, texts) {
  const fields = await app.driver.findElements({ css: '[role="dialog"] input' });
  if (fields.length !== texts.length) return false;
  for (const [at, text] of texts.entries()) {
    const before = await fields[at].getProperty("value");
    await fields[at].sendKeys(Key.END, Key.BACK_SPACE.repeat(before.length), text);
  }
  const typed = await Promise.all(fields.map((field) => field.getProperty("value")));
  return typed.join("\n") === texts.join("\n");
}

test("sign in, validate, enable, another account by Renew Token", async (t) => {
  const { app, tenant, person } = await begin(t);
  const [first, , other] = tenant.addresses.accounts;
  await app.clickLabel(SETUP.signIn);
  await app.until("the account is signed in", async () => (await app.ask("get_account"))?.username === first.username);

  // Outlook makes the Archive folder when something is first archived: the check says so, and it does not matter.
  await tenant.turn("on", "no_archive");
  await validate(app, TITLES.archive_missing);
  await app.picture("setup-no-archive");
  await app.clickOn('[role="switch"]');
  await app.find(DIALOG);
  await app.answer(SETUP.enableYes);
  await app.until("logging is on", async () => (await app.ask("get_setup")).enabled);
  await app.ask("process_now");
  await app.firstRun();
  await validate(app, SETUP.readyToUse);
  await app.picture("setup-on");

  await tenant.turn("on", "asks");
  person.account = other.username;
  await app.clickLabel(SETUP.renew);
  await app.find(DIALOG);
  await app.answer(SETUP.renewYes);
  await app.until("the other account is signed in", async () => (await app.ask("get_account")).username === other.username);
  await app.says(other.username);
  assert.ok((await app.ask("get_setup")).enabled, "logging stayed on");
  const run = await app.ask("process_now");
  assert.equal(run.status, "succeeded", "the job runs as the other account");
});

test("an account of another organization", async (t) => {
  const { app, tenant } = await begin(t);
  await app.ask("set_setup", { fields: { tenant: "organizations" } });
  await tenant.turn("on", "other_tenant");
  await app.clickLabel(SETUP.signIn);
  await app.until("somebody is signed in", async () => (await app.ask("get_account"))?.username);
  await validate(app, TITLES.wrong_tenant);
  await app.picture("setup-wrong-tenant");
  await tenant.turn("off", "other_tenant");
  await app.clickLabel(SETUP.signInAgain);
  await app.until("the checks pass after signing in again", async () => {
    await app.clickLabel(SETUP.validate);
    return (await app.textOf(CHECKS))?.includes(SETUP.readyToUse);
  });
});

test("the PIN locks the setup and unlocks it", async (t) => {
  const { app } = await begin(t);
  await app.go(PAGES.audit);
  await app.clickLabel(ADMIN.pinConfirm.set);
  await app.find(DIALOG);
  await app.answer(ADMIN.pinConfirm.set, () => fill(app, ["4711", "4711"]));
  await app.clickLabel(ADMIN.lockNow);
  await app.until("the setup is locked", async () => (await app.text("pin-state")) === ADMIN.pinState.locked);
  await app.picture("setup-locked");

  // A change asks for the PIN, a wrong one changes nothing, and the right one does what was asked for.
  await app.go(PAGES.setup);
  const field = await app.find('[data-field="shared_mailbox"] input');
  const before = (await app.ask("get_setup")).shared_mailbox;
  await field.sendKeys(Key.END, Key.BACK_SPACE.repeat(before.length), "other@aurora.example", Key.TAB);
  await app.until("the PIN is asked for", () => fill(app, ["0815"]));
  await app.clickLabel(SETUP.unlock.yes, { dialog: true });
  await app.until("the PIN is wrong", async () => (await app.textOf(DIALOG))?.includes(ERRORS.what.pin_wrong));
  assert.equal((await app.ask("get_setup")).shared_mailbox, before, "nothing was changed");
  // After a wrong one the next has to wait a moment.
  await app.answer(SETUP.unlock.yes, () => fill(app, ["4711"]));
  await app.until("the change was made", async () => (await app.ask("get_setup")).shared_mailbox !== before);

  await app.go(PAGES.audit);
  assert.equal(await app.text("pin-state"), ADMIN.pinState.unlocked);
  await app.says(ADMIN.audit.steps.wrong);
  await app.picture("setup-audit");
});
