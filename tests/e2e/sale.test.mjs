// From an e-mail to a sale: entry → opportunity → Next → Previous → Skip, refused without a quote → quote → Jump back →
// Next, allowed now → won; another one lost; the board by keyboard and by mouse; the figures. Each step needs the one
// before.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { DIALOG, start } from "./app.mjs";
import { Form } from "./form.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const { By, Key } = require("selenium-webdriver");
const WORDS = require("./src/i18n/en/opportunities.json");

class Sale extends Form {
  card(no) {
    return this.app.ask("get_opportunity", { no });
  }

  async all() {
    return (await this.app.ask("get_opportunities", { query: { limit: 200 } })).rows;
  }

  /** Answers the dialog that opens. */
  async answer(label) {
    await this.app.find(DIALOG);
    await this.app.answer(label);
  }

  /** Opens the dialog of a step from the card and chooses the step. */
  async begin(no, action, stage) {
    const { default: proposed } = await this.app.ask("get_opportunity_actions", { no });
    await this.app.clickLabel(WORDS[proposed]);
    await this.radio(WORDS[action]);
    const { choices } = await this.app.ask("get_opportunity_actions", { no });
    if (choices.filter((one) => one.action === action).length > 1) await this.choose(WORDS.stage, `${stage} · `);
  }

  /** Confirms the step, until the opportunity stands there. */
  async confirm(no, stage) {
    await this.answer(WORDS.updateConfirm);
    await this.app.until(`it stands at stage ${stage}`, async () => (await this.card(no)).current_stage === stage);
  }

  /** Closes the opportunity whose card is open. */
  async end(no, result) {
    await this.app.clickLabel(WORDS.close);
    await this.radio(WORDS[result.toLowerCase()]);
    await this.choose(WORDS.closeCode, "(");
    await this.app.picture(`journey-${result.toLowerCase()}`);
    await this.answer(WORDS.closeConfirm);
    await this.app.until(`it is ${result}`, async () => (await this.card(no)).status === result);
  }
}

/** Makes an opportunity of an entry of the log, by its key, and hands its number back. */
async function create(app, sale) {
  const before = (await sale.all()).map(({ no }) => no);
  await app.click("nav-log");
  await app.see("log-row");
  await sale.row("log-row", "without an opportunity", (text) => !/OP\d/.test(text));
  await sale.toList();
  await sale.press("o");
  await sale.choose(WORDS.cycle, "(EXISTING)");
  await sale.type(WORDS.value, "12500.50");
  await sale.answer(WORDS.newAdd);
  const { no } = await app.until("the opportunity is there", async () =>
    (await sale.all()).find((one) => !before.includes(one.no)),
  );
  return no;
}

/** Leads it through its stages; the third one needs a quote. */
async function lead(app, sale, no) {
  await app.go(`/opportunities/${no}`);
  await app.see("stage-bar");
  await sale.begin(no, "next");
  await sale.confirm(no, 2);
  await sale.begin(no, "previous");
  await sale.confirm(no, 1);
  await sale.begin(no, "skip", 3);
  await app.says(WORDS.quoteNeeded.replace("{{stage}}", "Proposal"));
  const [button] = await app.driver.findElements(By.xpath(`//*[@role="dialog"]//button[@type="submit"]`));
  assert.equal(await button.getAttribute("aria-disabled"), "true", "no step without the quote");
  await app.picture("journey-quote-needed");
  await app.clickLabel(WORDS.assignQuote, { dialog: true });
  await sale.type(WORDS.quoteNo, "Q-2026-77");
  await sale.type(WORDS.quoteAmount, "11900");
  await sale.press(Key.ENTER);
  await app.until("it has the quote", async () => (await sale.card(no)).sales_document_no === "Q-2026-77");
  await sale.confirm(no, 3);
  await sale.begin(no, "jump", 1);
  await sale.confirm(no, 1);
  await sale.begin(no, "next");
  await sale.confirm(no, 2);
  await sale.begin(no, "next");
  await sale.confirm(no, 3);
  const { history } = await sale.card(no);
  assert.equal(history.length, 7, "every step is kept");
}

/** Moves a card of the board by its keys, and back with the mouse. */
async function board(app, sale) {
  await app.go("/opportunities/board");
  await app.see("board-column");
  assert.ok((await app.all("board-column")).length >= 5, "a column for each stage");
  const card = await app.find('[data-board-column="1"] [data-opportunity]');
  const no = await card.getAttribute("data-opportunity");
  await app.driver.executeScript("arguments[0].focus()", card);
  await sale.chord(Key.ALT, Key.ARROW_RIGHT);
  await sale.confirm(no, 2);
  await app.picture("journey-board");

  const moved = await app.find(`[data-board-column="2"] [data-opportunity="${no}"]`);
  const column = await app.find('[data-board-column="1"]');
  await app.driver
    .actions()
    .move({ origin: moved })
    .press()
    .move({ origin: moved, x: -20, y: 10, duration: 200 })
    .move({ origin: column, duration: 400 })
    .release()
    .perform();
  await sale.confirm(no, 1);
}

test("from an e-mail to a sale", async (t) => {
  const app = await start({ width: 1600, height: 1000 });
  t.after(() => app.quit());
  const sale = new Sale(app);
  await app.demo();

  const no = await create(app, sale);
  const { status, current_stage, estimated_value } = await sale.card(no);
  assert.deepEqual([status, current_stage], ["In Progress", 1], "the estimate activates the first stage");
  assert.ok(String(estimated_value).startsWith("1250050"), "to the cent");
  await lead(app, sale, no);
  await sale.end(no, "Won");

  const other = (await sale.all()).find((one) => one.status === "In Progress" && one.sales_cycle_code === "EXISTING");
  await app.go(`/opportunities/${other.no}`);
  await sale.end(other.no, "Lost");
  await board(app, sale);

  await app.go("/opportunities/pipeline");
  const open = (await sale.all()).filter((one) => !one.closed);
  assert.match(await app.text("pipeline-sums"), new RegExp(`^${open.length}\\D`), "those that are open");
  await app.picture("journey-pipeline");
});
