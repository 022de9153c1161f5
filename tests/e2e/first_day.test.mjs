// A newcomer's first minutes: welcome → demo company → the log fills → a message in the browser → why was this
// one not logged? Each step needs the one before, so they are one test.

import assert from "node:assert/strict";
import { test } from "node:test";

import { start } from "./app.mjs";

test("a newcomer's first minutes", async (t) => {
  const app = await start();
  t.after(() => app.quit());

  await app.see("welcome-connect");
  await app.click("welcome-demo");
  await app.see("banner-demo");

  await app.click("nav-log");
  await app.until("the log fills by itself", async () => (await app.all("log-row")).length > 5);
  assert.match(await app.text("log-row"), /\p{Letter}{3,}/u, "a row says who and what");

  await app.firstRun();
  await app.click("log-row");
  await app.press("Open", "entry-open-link");
  const [address] = await app.until("the browser of the system was asked", () => {
    const browsed = app.browsed();
    return browsed.length > 0 && browsed;
  });
  assert.match(address, /^https?:\/\/\S+$/, "a web address");
  await app.picture("journey-log");

  await app.click("nav-desk");
  await app.see("desk-group");
  await app.go("/desk/not-logged");
  await app.until("the desk has messages", async () => (await app.all("desk-row")).length > 0);
  await app.click("desk-row");
  await app.enter();
  await app.see("why-panel");
  assert.match(await app.text("why-answer"), /\p{Letter}+ \p{Letter}+/u, "in words");
  await app.picture("journey-why");

  await app.click("nav-mailbox");
  await app.click("process-now");
  await app.enabled("process-now");
  await app.picture("journey-mailbox");
});
