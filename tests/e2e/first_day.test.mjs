// A newcomer's first minutes: welcome → demo company → the log fills → a message in the browser → why was this
// one not logged?

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { start } from "./app.mjs";

let app;

before(async () => {
  app = await start();
});

after(async () => {
  await app?.quit();
});

test("the welcome page has two ways in", async () => {
  await app.see("welcome-demo");
  await app.see("welcome-connect");
});

test("the demo company is marked as one, and its log fills by itself", async () => {
  await app.click("welcome-demo");
  await app.see("banner-demo");
  await app.click("nav-log");
  await app.until("there are entries", async () => (await app.all("log-row")).length > 5);
  const text = await (await app.see("log-row")).getText();
  assert.match(text, /\p{Letter}{3,}/u, "a row says who and what");
});

test("the link of an entry opens the message in the browser of the system", async () => {
  await app.click("log-row");
  await app.click("entry-open-link");
  const [address] = await app.until("the browser was asked", () => {
    const browsed = app.browsed();
    return browsed.length > 0 && browsed;
  });
  assert.match(address, /^https?:\/\/\S+$/, "a web address");
});

test("a message that was not logged says why", async () => {
  await app.click("nav-desk");
  await app.until("the desk has messages", async () => (await app.all("desk-row")).length > 0);
  await app.click("desk-row");
  await app.see("why-panel");
  const answer = await app.until("there is an answer", async () => (await app.see("why-answer")).getText());
  assert.match(answer, /\p{Letter}+ \p{Letter}+/u, "in words");
});

test("processing by hand ends", async () => {
  await app.click("nav-mailbox");
  await app.click("process-now");
  await app.until("it can be asked for again", async () => (await app.see("process-now")).isEnabled());
});
