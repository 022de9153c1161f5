// The guide "Set up email logging" in the window.

import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { By, Key } = require("selenium-webdriver");

/** The sentences that problems begin with, and the words of their buttons. */
const WORDS = { en: require("./src/i18n/en/causes.json"), es: require("./src/i18n/es/causes.json") };

/** What is done in Exchange before; all of it but the readers, who are optional. */
const CHECKLIST = ["shared_mailbox", "job_account", "membership", "mail_flow_rules"];

export class Guide {
  constructor(app, language = "en") {
    this.app = app;
    this.words = WORDS[language];
  }

  /** Goes from the welcome page to a step, with the settings of the tenant and the account signed in as need be. */
  async open(fields, step) {
    await this.app.click("welcome-connect");
    await this.at("prepare");
    await this.app.ask("set_setup", { fields });
    for (const item of CHECKLIST) await this.choose(`guide-tick-${item}`);
    await this.next("application");
    await this.next("consent");
    if (step === "consent") return;
    await this.app.click("guide-consent-check");
    await this.next("account");
    if (step === "account") return;
    await this.next("mailbox");
  }

  /** The page of a step is open, and nothing on it moves any more: what still moves loses a click. */
  async at(step) {
    await this.app.until(`the step ${step} is open`, async () => {
      const [button] = await this.app.all(`guide-step-${step}`);
      return (await button?.getAttribute("aria-current")) === "step";
    });
    await this.app.settled();
  }

  /** Goes on, once the step lets one. */
  async next(step) {
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
    const field = await this.app.find(`[data-place="${place}"] input`);
    const before = await field.getAttribute("value");
    await field.sendKeys(Key.END, Key.BACK_SPACE.repeat(before.length), text, Key.TAB);
    await this.app.until(`${place} holds what was typed`, async () => (await field.getAttribute("value")) === text);
  }

  /** The place within a step is open to be corrected. */
  async corrects(place) {
    const field = await this.app.find(`[data-place="${place}"] input`);
    await this.app.until(`${place} is unfolded`, () => field.isDisplayed());
  }

  /** Goes back to the step whose problem was removed elsewhere. */
  async back(step) {
    await this.app.click("guide-return");
    await this.at(step);
  }

  /** The problem of that cause is shown, in the words for it, with the right button. */
  async fails(cause, remedy) {
    await this.app.until(`"${this.words.title[cause]}" is shown`, async () => {
      const said = await this.app.textOf("[role=alert]");
      return said?.includes(this.words.title[cause]) && said.includes(this.words.text[cause]);
    });
    await this.app.picture(`guide-${cause.replaceAll("_", "-")}`);
    if (remedy === undefined) return;
    const main = await this.app.find("[role=alert] button");
    assert.equal(await main.getProperty("textContent"), this.words.remedy[remedy], `the main button at ${cause}`);
  }

  /** No problem is shown any more. */
  recovers() {
    return this.app.until("the problem is gone", async () => (await this.app.textOf("[role=alert]")) === undefined);
  }

  /** The mailbox was read: the proof is there, and nothing is being read any more. */
  async hasRead() {
    await this.app.see("guide-proof");
    await this.app.until("the reading is over", async () => {
      const button = await this.app.find("[data-testid=guide-read]");
      return (await button.getAttribute("aria-disabled")) !== "true";
    });
  }

  /** Presses the main button of the problem. */
  remedy() {
    return this.app.clickOn("[role=alert] button");
  }

  /** Looks again, with the last button of the problem. */
  async again() {
    const buttons = await this.app.driver.findElements(By.css("[role=alert] button"));
    await buttons.at(-1).click();
  }
}
