// The same window in Spanish on a Spanish system: the guide, its problems in words, and the pages of Setup.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";

import { Guide } from "./guide.mjs";
import { PAGES } from "./pages.mjs";
import { beginWithTenant } from "./tenant.mjs";

const require = createRequire(new URL("../../ui/package.json", import.meta.url));
const texts = (language, name) => require(`./src/i18n/${language}/${name}.json`);

/** Texts of the pages that stand there in every state. */
const SEEN = {
  setup: ["setup", "validate"],
  limits: ["admin", "tabs.limits"],
  audit: ["admin", "pinCardTitle"],
};

function at(document, path) {
  return path.split(".").reduce((part, key) => part[key], document);
}

test("a Spanish system", async (t) => {
  const { app, tenant } = await beginWithTenant(t, { LC_ALL: "es_ES.UTF-8", LANGUAGE: "es_ES" });
  const guide = new Guide(app, "es");
  await guide.open(tenant.fields, "consent");
  const words = texts("es", "guide");
  await app.says(words.later);
  await tenant.turn("on", "declines");
  await app.click("guide-consent-check");
  await guide.fails("consent_declined", "give_consent");
  await tenant.turn("off", "declines");
  await guide.again();
  await guide.next("account");
  await guide.next("mailbox");
  await tenant.turn("on", "unlicensed");
  await app.click("guide-read");
  await guide.fails("mailbox_unlicensed", "check_mailbox");

  for (const [name, [file, path]] of Object.entries(SEEN)) {
    await app.go(PAGES[name]);
    const text = at(texts("es", file), path);
    assert.notEqual(text, at(texts("en", file), path), `${text} is a translation`);
    await app.says(text);
  }
  const language = await app.driver.executeScript("return document.documentElement.lang");
  assert.match(language, /^es/, "a screen reader speaks Spanish");
});
