// Pictures of every page of the window, full and empty, light and dark, English and Spanish, in two sizes:
// tests/e2e/out/NAME-LANGUAGE-THEME-WIDTH.png. LOOKS=en-light,es-dark takes only these.

import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";

import { start } from "./app.mjs";
import { PAGES, STEPS } from "./pages.mjs";
import { startTenant } from "./tenant.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));

const LANGUAGES = { en: "en_GB", es: "es_ES" };
const THEMES = { light: "Adwaita:light", dark: "Adwaita:dark" };
const SIZES = [
  [1600, 1000],
  [1024, 700],
];
/** What looks the same without mail, or is nothing but a list without rows. */
const SAME_WHEN_EMPTY = ["salespeople", "quarantine", "templates", "keys"];

/** Popovers and rows have settled by then, in milliseconds. */
const SETTLED = 600;

async function inBothSizes(app, name) {
  for (const [width, height] of SIZES) {
    await app.until(`the window is ${width} wide`, async () => {
      await app.resize(width, height);
      return app.driver.executeScript("return window.innerWidth === arguments[0]", width);
    });
    await app.settled();
    await sleep(SETTLED);
    await app.picture(`${name}-${width}`);
  }
}

/** What is opened on a page before its picture is taken. */
const OPENED = {
  log: (app) => app.click("log-row"),
  desk: async (app) => {
    await app.click("desk-row");
    await app.enter();
  },
  setup: (app, language) => app.clickLabel(require(`./src/i18n/${language}/setup.json`).validate),
};

async function full(env, look, language) {
  const app = await start({ env });
  await app.see("welcome-demo");
  await inBothSizes(app, `welcome-${look}`);
  await app.demo();
  for (const [name, address] of Object.entries(PAGES)) {
    await app.go(address);
    await sleep(SETTLED);
    await OPENED[name]?.(app, language);
    await inBothSizes(app, `${name}-${look}`);
  }
  await app.quit();
}

async function empty(env, look, language) {
  const app = await start({ env });
  await app.click("welcome-connect");
  await app.see("guide-next");
  const tenant = await startTenant(app.data, { addressBook: false });
  await app.ask("set_setup", { fields: tenant.fields });
  for (const step of STEPS) {
    await app.ask("open_guide_step", { step });
    await app.go("/setup/guide");
    await app.driver.navigate().refresh();
    await app.see("guide-next");
    await inBothSizes(app, `guide-${step}-${look}`);
  }
  for (const [name, address] of Object.entries(PAGES).filter(([name]) => !SAME_WHEN_EMPTY.includes(name))) {
    await app.go(address);
    await sleep(SETTLED);
    if (name === "setup") await OPENED.setup(app, language);
    await inBothSizes(app, `${name}-empty-${look}`);
  }
  await tenant.stop();
  await app.quit();
}

const wanted = process.env.LOOKS?.split(",");
for (const [language, locale] of Object.entries(LANGUAGES)) {
  for (const [theme, gtk] of Object.entries(THEMES)) {
    const look = `${language}-${theme}`;
    if (wanted !== undefined && !wanted.includes(look)) continue;
    const env = { LC_ALL: `${locale}.UTF-8`, LANGUAGE: locale, GTK_THEME: gtk };
    await full(env, look, language);
    await empty(env, look, language);
    console.log(look);
  }
}
