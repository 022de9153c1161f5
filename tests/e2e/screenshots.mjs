// Pictures of every page of the window, light and dark, English and Spanish, in two sizes: tests/e2e/out/*.png.

import { setTimeout as sleep } from "node:timers/promises";

import { start } from "./app.mjs";

const LANGUAGES = { en: "en_GB", es: "es_ES" };
const THEMES = { light: "Adwaita:light", dark: "Adwaita:dark" };
const SIZES = [
  [1600, 1000],
  [1024, 700],
];
const PAGES = ["log", "contacts", "salespeople", "desk", "mailbox", "setup"];

/** Popovers and rows have settled by then. */
const SETTLED = 900;

async function inBothSizes(app, name) {
  for (const [width, height] of SIZES) {
    await app.resize(width, height);
    await sleep(SETTLED);
    await app.picture(`${name}-${width}`);
  }
}

for (const [language, locale] of Object.entries(LANGUAGES)) {
  for (const [theme, gtk] of Object.entries(THEMES)) {
    const env = { LC_ALL: `${locale}.UTF-8`, LANGUAGE: locale, GTK_THEME: gtk };
    const app = await start({ env });
    await app.see("welcome-demo");
    await inBothSizes(app, `welcome-${language}-${theme}`);
    await app.click("welcome-demo");
    await app.click("nav-log");
    await app.firstRun();
    for (const page of PAGES) {
      await app.click(`nav-${page}`);
      await sleep(SETTLED);
      if (page === "log") await app.click("log-row");
      if (page === "desk") {
        await app.click("desk-row");
        await app.enter();
      }
      await inBothSizes(app, `${page}-${language}-${theme}`);
    }
    await app.quit();
    console.log(`${language} ${theme}: ${PAGES.length + 1} pages`);
  }
}
