// The program under test: started in its real window, found by data-testid.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(here, "../../ui/package.json"));
const { Builder, By, Capabilities, Key } = require("selenium-webdriver");

/** The rules for accessible pages. */
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Asks for what they find, element by element. */
const INSPECT = `
  const done = arguments[0];
  window.axe.run(document, { resultTypes: ["violations"] }).then(
    ({ violations }) => done(violations.map(({ id, impact, nodes }) => ({
      id, impact, at: nodes.map(({ html, any }) => html.slice(0, 300) + " " + any.map(({ message }) => message).join(" ")),
    }))),
    (error) => done([{ id: String(error), impact: "critical", at: [""] }]),
  );`;

/** Whether an element stays where it is from one frame to the next. */
const STILL = `
  const [element, done] = arguments;
  const place = () => JSON.stringify(element.getBoundingClientRect());
  const before = place();
  requestAnimationFrame(() => requestAnimationFrame(() => done(place() === before)));`;

/** A dialog that is open. */
export const DIALOG = '[role="dialog"], [role="alertdialog"]';

/** Where pictures go. */
export const OUT = join(here, "out");

// Unlocks a keychain in the session that was just begun, then becomes the program to run.
const WITH_KEYCHAIN =
  "eval \"$(printf '\\n' | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)\"; exec \"$@\"";

/** Longest wait for anything on a slow machine. */
const PATIENCE = 60_000;

/** Starts the program with an empty data folder. Options: arguments, environment, width and height. */
export async function start({ args = [], env = {}, width = 1280, height = 800 } = {}) {
  const data = mkdtempSync(join(tmpdir(), "data-"));
  const [port, nativePort] = [await freePort(), await freePort()];
  // A session of its own, with a keychain: a second program in the same one would hand over to the first.
  const driven = [process.env.TAURI_DRIVER, "--port", `${port}`, "--native-port", `${nativePort}`];
  const session = spawn("dbus-run-session", ["--", "bash", "-c", WITH_KEYCHAIN, "with-keychain", ...driven], {
    env: { ...process.env, LC_ALL: "en_GB.UTF-8", LANGUAGE: "en_GB", BITACORA_DATA_DIR: data, ...env },
    stdio: "ignore",
    detached: true,
  });
  await reachable(port);
  const capabilities = new Capabilities();
  capabilities.set("tauri:options", { application: process.env.BITACORA_APP, args });
  capabilities.setBrowserName("wry");
  const driver = await new Builder()
    .withCapabilities(capabilities)
    .usingServer(`http://127.0.0.1:${port}/`)
    .build();
  const app = new App(driver, session, data);
  await app.resize(width, height);
  return app;
}

class App {
  constructor(driver, session, data) {
    this.driver = driver;
    this.session = session;
    this.data = data;
    this.faults = [];
  }

  resize(width, height) {
    return this.driver.manage().window().setRect({ x: 0, y: 0, width, height });
  }

  /** The first element with that data-testid, once it is visible. */
  see(testId) {
    return this.until(`${testId} is seen`, async () => {
      const [first] = await this.all(testId);
      return (await first?.isDisplayed()) && first;
    });
  }

  /** All elements with that data-testid now. */
  all(testId) {
    return this.driver.findElements(By.css(`[data-testid="${testId}"]`));
  }

  /** Clicks the first element with that data-testid. */
  click(testId) {
    return this.clickOn(`[data-testid="${testId}"]`);
  }

  /** The first element that fits the selector, once there is one. */
  find(selector) {
    return this.until(`${selector} is there`, async () => (await this.driver.findElements(By.css(selector)))[0]);
  }

  /** Clicks the first element that fits the selector. */
  clickOn(selector) {
    return this.clickFirst(selector, By.css(selector));
  }

  /** Clicks the first one found. Lists re-render while mail arrives; what went away is looked for again. */
  clickFirst(name, found) {
    return this.until(`${name} can be clicked`, async () => this.hit((await this.driver.findElements(found))[0]));
  }

  /** Clicks an element, if there is one that is enabled and stands still; hands it back if it did. */
  async hit(element) {
    if (!(await element?.isEnabled()) || (await element.getAttribute("aria-disabled")) === "true") return undefined;
    if (!(await this.driver.executeAsyncScript(STILL, element))) return undefined;
    await element.click();
    return element;
  }

  /** What the first element that fits the selector says now; nothing when there is none. */
  async textOf(selector) {
    const [first] = await this.driver.findElements(By.css(selector));
    return first?.getText().catch(() => undefined);
  }

  /** Waits until the page says so. */
  says(text) {
    const script = "return document.body.innerText.includes(arguments[0])";
    return this.until(`the page says ${text}`, () => this.driver.executeScript(script, text));
  }

  /** Clicks the button with that label, outside of dialogs or in the one that is open. */
  clickLabel(label, { dialog = false } = {}) {
    const inside = 'ancestor::*[@role="dialog" or @role="alertdialog"]';
    const named = `(normalize-space()="${label}" or @aria-label="${label}")`;
    return this.clickFirst(label, By.xpath(`//button[${named} and ${dialog ? inside : `not(${inside})`}]`));
  }

  /** Answers the open dialog with that button, until it is closed; `fill` types into it, if it can, before. */
  answer(label, fill = async () => true) {
    const button = By.xpath(`//*[@role="dialog" or @role="alertdialog"]//button[normalize-space()="${label}"]`);
    return this.until(`${label} closes the dialog`, async () => {
      if ((await this.textOf(DIALOG)) === undefined) return true;
      if (!(await fill())) return false;
      // What is drawn anew under the pointer loses the click; a person would click again.
      await this.hit((await this.driver.findElements(button))[0]);
      return false;
    });
  }

  /** Opens the page at that address of the window. */
  async go(address) {
    await this.driver.executeScript("window.location.hash = arguments[0]", `#${address}`);
    await this.until(`${address} is open`, () =>
      this.driver.executeScript("return window.location.hash.split('?')[0] === arguments[0]", `#${address}`),
    );
  }

  /** Waits until the page has drawn what it asked for. */
  settled() {
    const script = "return document.querySelector('[data-testid=skeleton], .fui-Skeleton, .fui-Spinner') === null";
    return this.until("nothing is loading", () => this.driver.executeScript(script));
  }

  /** Notes what is a serious fault of the page for people with a screen reader or a keyboard. */
  async inspect(name) {
    if (!(await this.driver.executeScript("return Boolean(window.axe)"))) await this.driver.executeScript(AXE);
    let serious = [];
    // A page that was changing is looked at again; a fault stays.
    for (let look = 0; look < 3; look += 1) {
      const found = await this.driver.executeAsyncScript(INSPECT);
      serious = found.filter(({ impact }) => impact === "serious" || impact === "critical");
      if (serious.length === 0) return;
      await sleep(500);
    }
    this.faults.push(...serious.flatMap(({ id, at }) => at.map((element) => `${name}: ${id}: ${element}`)));
  }

  /** Fails when a page that was inspected has a serious fault. */
  isAccessible() {
    assert.deepEqual(this.faults, [], "every page can be used by everybody");
  }

  /** What a command of the program answers, asked as the window asks. */
  ask(command, args = {}) {
    const script =
      "const [command, args, done] = arguments;" +
      "window.__TAURI_INTERNALS__.invoke(command, args).then(done, (error) => done({ error }));";
    return this.driver.executeAsyncScript(script, command, args);
  }

  /** Waits until a run of the job has ended: lists move while one goes on. */
  firstRun() {
    return this.until("the first run has ended", async () => {
      const [run] = await this.ask("get_runs", { limit: 1 });
      return run?.status === "succeeded";
    });
  }

  /** Goes from the welcome page into the demo company; its first run has ended then. */
  async demo() {
    await this.click("welcome-demo");
    await this.see("nav-log");
    await this.firstRun();
  }

  /** Presses Enter where the focus is. */
  enter() {
    return this.driver.actions().sendKeys(Key.ENTER).perform();
  }

  /** The text of the first element with that data-testid, once there is any. */
  text(testId) {
    return this.until(`${testId} says something`, async () => (await this.all(testId))[0]?.getText());
  }

  /** Waits until it can be pressed. */
  enabled(testId) {
    return this.until(`${testId} can be pressed`, async () => (await this.all(testId))[0]?.isEnabled());
  }

  /** Presses the button with that label in the dialog that `opener` opens. */
  press(label, opener) {
    const button = By.xpath(`//*[@role="dialog" or @role="alertdialog"]//button[normalize-space()="${label}"]`);
    return this.until(`${label} can be pressed`, async () => {
      const [found] = await this.driver.findElements(button);
      if (found) return this.hit(found);
      await this.hit((await this.all(opener))[0]);
      return false;
    });
  }

  /** Waits until `holds` gives something true and hands it back; a passing error counts as not yet. */
  async until(what, holds, patience = PATIENCE) {
    const end = Date.now() + patience;
    let reason = "";
    while (Date.now() < end) {
      try {
        const found = await holds();
        if (found) return found;
      } catch (error) {
        reason = `: ${error.message}`;
      }
      await sleep(150);
    }
    await this.picture(`failed-${what.replace(/\W+/g, "-")}`);
    throw new Error(`waited in vain until ${what}${reason}`);
  }

  /** Addresses the program asked the system's browser to open. */
  browsed() {
    const file = process.env.E2E_BROWSED;
    return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  }

  /** Writes a picture of the window's content. */
  async picture(name) {
    mkdirSync(OUT, { recursive: true });
    writeFileSync(join(OUT, `${name}.png`), await this.driver.takeScreenshot(), "base64");
  }

  async quit() {
    await this.driver.quit().catch(() => {});
    process.kill(-this.session.pid);
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function reachable(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
      socket.on("connect", () => socket.destroy());
    });
    if (open) return;
    await sleep(100);
  }
  throw new Error("the WebDriver does not start");
}
