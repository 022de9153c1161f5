// Without a mouse: the first steps of the guide and the page Email Logging, with Tab, Enter, Space and arrow keys.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { DIALOG } from "./app.mjs";
import { Guide } from "./guide.mjs";
import { beginWithTenant } from "./tenant.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { Key } = require("selenium-webdriver");
const SETUP = require("./src/i18n/en/setup.json");

/** More places than any page has that Tab stops at. */
const STOPS = 120;

class Keyboard {
  constructor(app) {
    this.app = app;
  }

  press(...keys) {
    return this.app.driver.actions().sendKeys(...keys).perform();
  }

  /** Whether the focus is on what fits the selector, or on a button with that text. */
  isAt(selector, text = "") {
    const script =
      "const at = document.activeElement; return at.matches(arguments[0]) && at.textContent.includes(arguments[1])";
    return this.app.driver.executeScript(script, selector, text);
  }

  /** Presses Tab until the focus is there. */
  async to(selector, text) {
    await this.app.find(selector);
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await this.isAt(selector, text)) return;
      await this.press(Key.TAB);
    }
    await this.app.picture("failed-keyboard");
    assert.fail(`Tab does not reach ${selector} ${text ?? ""}`);
  }

  /** Types into a field that Tab reaches. */
  async type(selector, text) {
    await this.to(selector);
    await this.app.driver.actions().keyDown(Key.CONTROL).sendKeys("a").keyUp(Key.CONTROL).perform();
    await this.press(text, Key.TAB);
  }
}

test("the guide and Email Logging without a mouse", async (t) => {
  const { app, tenant } = await beginWithTenant(t);
  const guide = new Guide(app);
  const keys = new Keyboard(app);
  const { authority_url, graph_url, client_id, shared_mailbox, tenant: organization } = tenant.addresses;
  const place = (name) => `[data-place="${name}"] input`;
  const next = '[data-testid="guide-next"]';

  await keys.to('[data-testid="welcome-connect"]');
  await keys.press(Key.ENTER);
  await guide.at("prepare");
  await keys.type(place("mailbox"), shared_mailbox);
  for (const item of ["shared_mailbox", "job_account", "membership", "mail_flow_rules"]) {
    await keys.to(`[data-testid="guide-tick-${item}"]`);
    await keys.press(Key.SPACE);
    await app.until(`${item} is ticked`, async () => (await app.ask("get_guide")).ticked.includes(item));
  }
  await keys.to(next);
  await keys.press(Key.ENTER);
  await guide.at("application");

  await keys.type(place("clientId"), client_id);
  await keys.type(place("tenant"), organization);
  await keys.to("button[aria-expanded=false]", "cloud");
  await keys.press(Key.ENTER);
  await keys.to('[data-place="cloud"] [role=combobox]');
  await keys.press(Key.ENTER);
  await app.find("[role=option]");
  await keys.press(Key.END, Key.ENTER);
  await app.until("the addresses can be typed", async () => (await app.ask("get_setup")).cloud === "custom");
  await keys.type(`${place("cloud")}[value=""]`, authority_url);
  await app.until("the first address is saved", async () => (await app.ask("get_setup")).authority_url === authority_url);
  await keys.type(`${place("cloud")}[value=""]`, graph_url);
  await app.until("the second address is saved", async () => (await app.ask("get_setup")).graph_url === graph_url);
  await keys.to(next);
  await keys.press(Key.ENTER);
  await guide.at("consent");

  await keys.to('[data-testid="guide-consent"]');
  await keys.press(Key.ENTER);
  await app.until("consent is given", async () => (await app.ask("get_setup")).consent_given);
  await app.until("the account is signed in", async () => (await app.ask("get_account"))?.username);
  await keys.to('[data-testid="guide-later"]');
  await keys.press(Key.ENTER);
  await app.see("guide-state");

  await keys.to('[data-testid="nav-setup"], [data-testid="nav-email-logging"]');
  await keys.press(Key.ENTER);
  await keys.to("button", SETUP.validate);
  await keys.press(Key.ENTER);
  const checks = `section[aria-label="${SETUP.validation}"]`;
  await app.until("the checks pass", async () => (await app.textOf(checks))?.includes(SETUP.readyToUse));
  await keys.to("[role=switch]");
  await keys.press(Key.SPACE);
  await app.find(DIALOG);
  await keys.to("button", SETUP.enableYes);
  await keys.press(Key.ENTER);
  await app.until("logging is on", async () => (await app.ask("get_setup")).enabled);
  await app.picture("keyboard-on");
});
