// A salesperson's day: what is new → the log by Tell me → the message, read here → evaluate, comment, cancel and take
// back → an interaction and a task by hand → the desk: never and undo, a new contact and the mail it had sent before.
// Each step needs the one before, so they are one test.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { DIALOG, start } from "./app.mjs";
import { Form } from "./form.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { By, Key } = require("selenium-webdriver");
const DESK = require("./src/i18n/en/desk.json");
const INTERACTIONS = require("./src/i18n/en/interactions.json");
const LIST = require("./src/i18n/en/list.json");
const LOG = require("./src/i18n/en/log.json");
const TASKS = require("./src/i18n/en/tasks.json");
const UNDO = require("./src/i18n/en/common.json").undo;

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

/** Sends a form of the desk; it is gone then. */
function send(app, form) {
  const button = By.css(`[data-testid="${form}"] button[type="submit"]`);
  return app.until(`${form} is sent`, async () => {
    if (!(await app.all(form)).length) return true;
    await app.hit((await app.driver.findElements(button))[0]);
    return false;
  });
}

/** Takes back what a toast tells. */
function undo(app, told) {
  const link = By.xpath(`//*[contains(@class, "fui-Toast")][contains(., "${told}")]//button[normalize-space()="${UNDO}"]`);
  return app.clickFirst(`the way back from ${told}`, link);
}

/** Evaluates, comments, cancels and takes back what is current in the log. */
async function workOn(app, form) {
  const evaluated = async () =>
    (await app.ask("get_entries", { query: { evaluation: 1, limit: 200 } })).rows;
  const before = (await evaluated()).map(({ entry_no }) => entry_no);
  // After a look into the frame the driver's keys need a click to come back.
  await app.click("log-row");
  await form.press("1");
  const { entry_no: entryNo } = await app.until("it is evaluated", async () =>
    (await evaluated()).find((one) => !before.includes(one.entry_no)),
  );
  const card = () => app.ask("get_entry_card", { entryNo });

  await form.chord(Key.ALT, "o");
  await app.until("a comment can be written", () =>
    app.driver.executeScript("return document.activeElement.tagName === 'TEXTAREA'"),
  );
  await form.press("Wants the drawings by Friday");
  await form.chord(Key.CONTROL, Key.ENTER);
  await app.until("it has the comment", async () => (await card()).comments.length === 1);
  await form.press(Key.ESCAPE);
  await app.until("the comments are closed", async () => (await app.textOf(DIALOG)) === undefined);

  await app.clickLabel(LIST.moreActions);
  await form.menu(LOG.cancel);
  await app.answer(LOG.cancelConfirm);
  await app.until("it is canceled", async () => (await card()).canceled);
  await undo(app, LOG.canceledDone_one.replace("{{count, number}}", "1"));
  await app.until("that is taken back", async () => !(await card()).canceled);
  assert.equal((await card()).evaluation, 1, "what was noted stays");
  return await card();
}

/** Logs an interaction and a task by hand, and completes the task. */
async function byHand(app, form, { contact_name, salesperson_name }) {
  await app.clickLabel(LOG.newInteraction);
  await form.pick(INTERACTIONS.contact, contact_name);
  await form.choose(INTERACTIONS.template, "Phone call");
  await form.type(INTERACTIONS.description, "Call about the drawings");
  await app.answer(INTERACTIONS.log);
  await app.until("the call is in the log", async () => {
    const { rows } = await app.ask("get_entries", { query: { descending: true, limit: 50 } });
    return rows.some((one) => one.description === "Call about the drawings" && one.contact_name === contact_name);
  });

  await app.click("nav-tasks");
  await app.see("task-row");
  await app.clickLabel(TASKS.new);
  await form.type(TASKS.description, "Send the drawings");
  await form.choose(TASKS.salesperson, salesperson_name);
  await app.answer(TASKS.newAdd);
  await form.row("task-row", "of the new task", (text) => text.includes("Send the drawings"));
  await form.press("c");
  await app.until("the task is done", async () => {
    const rows = await Promise.all((await app.all("task-row")).map((row) => row.getAttribute("textContent")));
    return rows.length > 0 && !rows.some((text) => text.includes("Send the drawings"));
  });
}

/** Addresses on the desk that nobody has. */
async function unknownOnes(app) {
  const groups = await app.ask("get_desk_groups", { limit: 500 });
  return groups.filter(({ candidates }) => candidates.length === 0);
}

/** Never logs a whole domain, and takes it back by key. */
async function neverAndBack(app, form) {
  const before = (await unknownOnes(app)).length;
  await app.see("desk-group");
  await app.click("desk-group");
  await form.toList();
  await form.press("x");
  await app.see("desk-never");
  await app.until("what will happen is told", () => app.textOf('[data-testid="desk-effect"]'));
  await send(app, "desk-never");
  await app.until("the group is gone", async () => (await unknownOnes(app)).length < before);
  await app.says(DESK.doneNever);
  await app.picture("journey-never");
  await form.toList();
  await form.press("u");
  await app.until("the group is back", async () => (await unknownOnes(app)).length === before);
}

/** Makes a contact of an address; the mail it had sent is logged. */
async function newContact(app, form) {
  const known = await unknownOnes(app);
  let address;
  await form.row("desk-group", "of an address", (text) => {
    address = known.find((one) => text.includes(one.address) && !one.looks_like_bulk)?.address;
    return address !== undefined;
  });
  await form.toList();
  await form.press("c");
  await app.see("desk-create");
  await app.until("what will happen is told", () => app.textOf('[data-testid="desk-effect"]'));
  await send(app, "desk-create");
  const contact = await app.until("the contact is there", async () => {
    const { rows } = await app.ask("get_contacts", { query: { search: address } });
    return rows[0];
  });
  await app.until("the address has left the desk", async () =>
    (await unknownOnes(app)).every((one) => one.address !== address),
  );
  return { contact, address };
}

test("a day with mail", async (t) => {
  const app = await start({ width: 1600, height: 1000 });
  t.after(() => app.quit());
  const form = new Form(app);
  await app.demo();

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
  const entry = await workOn(app, form);
  await byHand(app, form, entry);

  await app.go("/desk/unknown");
  await neverAndBack(app, form);
  const { contact, address } = await newContact(app, form);
  await app.go(`/contacts/${contact.no}`);
  assert.equal(contact.email, address);
  await app.clickOn('[role="tab"][value="timeline"]');
  await app.find('[data-testid^="timeline-"]');
  await app.picture("journey-late");
});
