// The beginning of a day: what is new → the log by Tell me → the message, read here. Each step needs the one before.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { start } from "./app.mjs";
import { Form } from "./form.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { By, Key } = require("selenium-webdriver");

/** Opens a page of the program by its name, as somebody types it. */
async function tell(app, form, words, testId) {
  await form.chord(Key.CONTROL, "k");
  await app.see("tellme");
  await form.press(words);
  await app.until(`${words} finds ${testId}`, async () => {
    const [first] = await app.driver.findElements(By.css('[role="option"]'));
    return (await first?.getAttribute("data-testid")) === testId;
  });
  await form.press(Key.ENTER);
}

/** Reads the message of the current entry: its words stand in a frame of its own. */
async function readMessage(app) {
  const frame = await app.find('[data-testid="reader"] iframe');
  await app.driver.switchTo().frame(frame);
  await app.until("the message can be read", async () =>
    /\p{Letter}{3,}/u.test(await app.driver.executeScript("return document.body.innerText")),
  );
  await app.driver.switchTo().defaultContent();
  const { height } = await frame.getRect();
  assert.ok(height > 20, "the words have the room they need");
}

test("a day with mail", async (t) => {
  const app = await start({ width: 1600, height: 1000 });
  t.after(() => app.quit());
  const form = new Form(app);
  await app.see("welcome-demo");
  await app.click("welcome-demo");
  await app.see("nav-log");
  await app.firstRun();

  await app.click("nav-home");
  await app.see("home-news");
  assert.match(await app.text("home-news"), /\p{Letter}{3,}/u, "who wrote and about what");
  await app.picture("journey-home");

  await tell(app, form, "log de interacc", "tellme-log");
  await app.see("log-row");
  await app.click("log-row");
  await app.see("reader");
  await readMessage(app);
  await app.picture("journey-reader");
});
