// An administrator's first hour: welcome → the whole guide → a wrong setting on the way, its remedy, recovery →
// logging on → the log fills. Each step needs the one before, so they are one test. Microsoft is a pretend tenant.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { start } from "./app.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { By, Key } = require("selenium-webdriver");

/** The sentences that problems begin with, by cause. */
const { title: TITLES } = require("./src/i18n/en/causes.json");

/** A pretend tenant with the people of its company in the address book of `data`. */
async function startTenant(data) {
  const cli = join(dirname(process.env.BITACORA_APP), "bitacora-cli");
  const args = ["--json", "--data-dir", data, "simulate", "--address-book"];
  const tenant = spawn(cli, args, { stdio: ["pipe", "pipe", "inherit"] });
  const addresses = await new Promise((resolve, reject) => {
    let text = "";
    tenant.on("exit", (code) => reject(new Error(`the tenant ended with ${code}`)));
    createInterface({ input: tenant.stdout }).on("line", (line) => {
      text += line;
      try {
        resolve(JSON.parse(text));
      } catch {
        // Not the whole document yet.
      }
    });
  });
  tenant.removeAllListeners("exit");
  return {
    addresses,
    turn: (state, trouble) => tenant.stdin.write(`${state} ${trouble}\n`),
    stop: () => tenant.kill(),
  };
}

/** The person at the system's browser: follows every address the program opens, until told to go home. */
function browse(app) {
  let seen = app.browsed().length;
  let going = true;
  const loop = async () => {
    while (going) {
      for (const address of app.browsed().slice(seen)) {
        seen += 1;
        // A page that shows an error sends nobody back; the program has to notice by itself.
        await fetch(address).catch(() => {});
      }
      await sleep(100);
    }
  };
  const ended = loop();
  return async () => {
    going = false;
    await ended;
  };
}

class Guide {
  constructor(app) {
    this.app = app;
  }

  /** The page of a step is open. */
  at(step) {
    return this.app.until(`the step ${step} is open`, async () => {
      const [button] = await this.app.all(`guide-step-${step}`);
      return (await button?.getAttribute("aria-current")) === "step";
    });
  }

  /** Goes on, once the step lets one. */
  async next(step) {
    await this.app.until("Next is available", async () => {
      const [button] = await this.app.all("guide-next");
      return (await button?.getAttribute("aria-disabled")) !== "true";
    });
    await this.app.click("guide-next");
    await this.at(step);
  }

  /** Checks a box or chooses a radio; what is drawn over it does not matter. */
  choose(testId) {
    return this.app.until(`${testId} is chosen`, async () => {
      const [input] = await this.app.all(testId);
      if (await input?.isSelected()) return true;
      await this.app.driver.executeScript("arguments[0].click()", input);
      return false;
    });
  }

  /** Types into the field of a place and leaves it. */
  async type(place, text) {
    const field = await this.app.driver.findElement(By.css(`[data-place="${place}"] input`));
    const before = await field.getAttribute("value");
    await field.sendKeys(Key.END, Key.BACK_SPACE.repeat(before.length), text, Key.TAB);
    await this.app.until(`${place} holds what was typed`, async () => (await field.getAttribute("value")) === text);
  }

  /** The problem that is shown, in words. */
  problem() {
    return this.app.until("a problem is shown", async () => {
      const [alert] = await this.app.driver.findElements(By.css("[role=alert]"));
      return alert?.getText();
    });
  }

  /** The problem of that cause is shown, in the words for it. */
  async fails(cause) {
    await this.app.until(`"${TITLES[cause]}" is shown`, async () => (await this.problem()).includes(TITLES[cause]));
    // The picture is taken of what was drawn last, which may be a moment behind.
    await sleep(400);
    await this.app.picture(`guide-${cause.replaceAll("_", "-")}`);
  }

  /** Presses the last button of the problem: it looks again. */
  async again() {
    const buttons = await this.app.driver.findElements(By.css("[role=alert] button"));
    await buttons.at(-1).click();
  }

  /** Presses the main button of the problem. */
  async remedy() {
    await this.app.driver.findElement(By.css("[role=alert] button")).click();
  }
}

test("an administrator's first hour", async (t) => {
  const app = await start({ width: 1280, height: 900 });
  t.after(() => app.quit());
  const tenant = await startTenant(app.data);
  t.after(() => tenant.stop());
  const goHome = browse(app);
  t.after(goHome);
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

  await guide.next("application");
  await guide.type("clientId", client_id);
  await guide.type("tenant", tenant.addresses.tenant);
  await app.picture("guide-application");

  await guide.next("consent");
  tenant.turn("on", "declines");
  await app.click("guide-consent");
  assert.match(await guide.problem(), /\p{Letter}+ \p{Letter}+/u, "the declined consent in words");
  await app.picture("guide-declined");
  tenant.turn("off", "declines");
  await sleep(300);
  await guide.remedy();

  await guide.next("account");
  await app.click("guide-sign-in");
  await app.until("the account is signed in", async () => (await app.text("guide-account")).includes("@"));
  await app.picture("guide-account");

  await app.click("guide-later");
  assert.match(await app.text("guide-state"), /4/, "the guide is kept at its fourth step");
  await app.click("guide-start");
  await guide.at("account");

  await guide.next("mailbox");
  tenant.turn("on", "no_rights");
  await sleep(300);
  await app.click("guide-read");
  await guide.problem();
  await app.picture("guide-no-rights");
  await guide.remedy();
  await guide.at("prepare");
  await app.until("the commands that give the rights are there", async () => {
    const text = await app.driver.findElement(By.css('[data-place="membership"]')).getText();
    return text.includes("Exchange Online PowerShell") && text.includes("Copy commands");
  });
  tenant.turn("off", "no_rights");
  await sleep(300);
  await app.click("guide-return");
  await guide.at("mailbox");
  await app.click("guide-read");
  assert.match(await app.text("guide-proof"), /\S+@\S+/, "a real message proves that the mailbox can be read");
  await app.picture("guide-read");
  assert.equal((await app.ask("get_entries", { query: {} })).total, 0, "reading ahead writes nothing");

  await guide.next("choices");
  await app.picture("guide-choices");
  await guide.next("turn_on");
  await guide.choose("guide-agree");
  await app.click("guide-turn-on");
  await app.see("guide-on");
  await app.click("guide-first-run").catch(() => {});
  await app.see("guide-run-result");
  await app.picture("guide-on");
  await app.click("guide-open-log");
  await app.until("the log has rows", async () => (await app.all("log-row")).length > 0);
  assert.equal((await app.ask("get_guide")).completed, true, "the guide was led to its end");
});

test("every wrong setting has its sentence, and the guide goes on from where it was", async (t) => {
  const app = await start({ width: 1280, height: 900 });
  t.after(() => app.quit());
  const tenant = await startTenant(app.data);
  t.after(() => tenant.stop());
  const goHome = browse(app);
  t.after(goHome);
  const guide = new Guide(app);
  const { authority_url, graph_url, client_id, shared_mailbox, tenant: organization } = tenant.addresses;

  await app.click("welcome-connect");
  await guide.at("prepare");
  const fields = { cloud: "custom", authority_url, graph_url, client_id, shared_mailbox, tenant: organization };
  await app.ask("set_setup", { fields });
  for (const item of ["shared_mailbox", "job_account", "membership", "mail_flow_rules"]) {
    await guide.choose(`guide-tick-${item}`);
  }
  await guide.next("application");
  await guide.next("consent");

  const signIn = { consent_needed: "admin_consent_needed", declines: "consent_declined", web_platform: "secret_missing" };
  for (const [trouble, cause] of Object.entries(signIn)) {
    tenant.turn("on", trouble);
    await sleep(300);
    await app.click("guide-consent-check");
    await guide.fails(cause);
    tenant.turn("off", trouble);
    await sleep(300);
  }
  await guide.again();
  await guide.next("account");
  await app.see("guide-account");

  await guide.next("mailbox");
  const reading = {
    no_rights: "no_mailbox_rights",
    no_rights_hidden: "mailbox_or_rights_missing",
    unlicensed: "mailbox_unlicensed",
  };
  for (const [trouble, cause] of Object.entries(reading)) {
    tenant.turn("on", trouble);
    await sleep(300);
    await app.click("guide-read");
    await guide.fails(cause);
    tenant.turn("off", trouble);
    await sleep(300);
  }
  await guide.again();
  await app.see("guide-proof");
  await guide.next("choices");
});
