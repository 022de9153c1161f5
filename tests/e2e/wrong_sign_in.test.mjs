// What may be wrong in Microsoft Entra, or on the way to it: each ends in its sentence, its button leads to where it is
// put right, and the guide goes on from the step it was at.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Guide } from "./guide.mjs";
import { beginWithTenant, startTenant } from "./tenant.mjs";

/** The guide at a step, with the tenant behind it. */
async function begin(t, step) {
  const { app, tenant, person } = await beginWithTenant(t);
  const guide = new Guide(app);
  await guide.open(tenant.fields, step);
  return { app, tenant, person, guide };
}

/** The sign-in of the page succeeds, and the guide goes on. */
async function goesOn({ app, guide }) {
  await guide.recovers();
  await guide.next("account");
  await app.see("guide-account");
}

test("consent", async (t) => {
  const it = await begin(t, "consent");
  const { app, tenant, guide } = it;
  const wrong = { consent_needed: "admin_consent_needed", declines: "consent_declined" };
  for (const [trouble, cause] of Object.entries(wrong)) {
    await tenant.turn("on", trouble);
    await app.click("guide-consent-check");
    await guide.fails(cause, "give_consent");
    await tenant.turn("off", trouble);
  }
  await guide.again();
  await goesOn(it);
});

test("the redirect URL stands under Web, then nowhere", async (t) => {
  const it = await begin(t, "consent");
  const { app, tenant, person, guide } = it;
  await tenant.turn("on", "web_platform");
  await app.click("guide-consent-check");
  await guide.fails("secret_missing", "enter_secret");
  await guide.remedy();
  await guide.at("application");
  await guide.corrects("secret");
  await guide.back("consent");
  await tenant.turn("off", "web_platform");

  // Microsoft tells of it in the browser and sends nobody back: the page waits, and may be left.
  await tenant.turn("on", "unregistered");
  await app.click("guide-consent-check");
  await app.until("Microsoft names the redirect URL", () => person.pages.at(-1)?.includes("AADSTS50011"));
  await app.click("guide-cancel-sign-in");
  await tenant.turn("off", "unregistered");
  await app.click("guide-consent-check");
  await goesOn(it);
});

test("the tenant is another one, on the way by a code", async (t) => {
  const it = await begin(t, "account");
  const { app, tenant, person, guide } = it;
  await app.ask("set_setup", { fields: { tenant: "nowhere.example" } });
  await app.click("guide-device");
  await guide.fails("tenant_unknown", "check_tenant");
  await guide.remedy();
  await guide.at("application");
  await guide.corrects("tenant");
  await guide.type("tenant", tenant.addresses.tenant);
  await guide.back("account");

  // Nobody has to open a browser on this computer: the code is typed in elsewhere.
  await tenant.turn("on", "asks");
  person.account = tenant.addresses.accounts[2].username;
  await app.click("guide-device");
  const code = await app.text("guide-code");
  assert.match(code, /^[A-Z0-9]{6,}$/, "a code a person can type");
  const page = await person.enter(code, `${tenant.addresses.authority_url}/devicelogin`);
  assert.match(page, /You have signed in/, "Microsoft's page takes the code");
  await app.until("the other account is signed in", async () => (await app.text("guide-account")) === person.account);
  await guide.recovers();
  await guide.next("mailbox");
  assert.equal(person.pages.length, 1, "no browser was opened for the code");
});

test("the client secret has expired, then there should be none", async (t) => {
  const it = await begin(t, "consent");
  const { app, tenant, guide } = it;
  const { client_id, client_secret } = tenant.addresses.confidential_client;
  await app.ask("set_setup", { fields: { client_id } });
  await app.ask("set_client_secret", { secret: client_secret });
  await tenant.turn("on", "secret_expired");
  await app.click("guide-consent-check");
  await guide.fails("secret_expired", "enter_secret");
  await guide.remedy();
  await guide.at("application");
  await guide.corrects("secret");
  await tenant.turn("off", "secret_expired");
  await guide.back("consent");

  await tenant.turn("on", "mobile_platform");
  await app.click("guide-consent-check");
  await guide.fails("secret_on_public_client", "remove_secret");
  await guide.remedy();
  await guide.at("application");
  await app.clickLabel("Remove");
  await app.until("the secret is gone", async () => !(await app.ask("get_setup")).has_client_secret);
  await guide.back("consent");
  await app.click("guide-consent-check");
  await goesOn(it);
});

test("the browser is closed, and the network goes down", async (t) => {
  const it = await begin(t, "consent");
  const { app, person, guide } = it;
  let { tenant } = it;
  t.after(() => tenant.stop());
  person.away = true;
  await app.click("guide-consent-check");
  await app.click("guide-cancel-sign-in");
  await app.see("guide-consent");
  assert.equal((await app.ask("get_account")) ?? null, null, "nobody signed in");
  person.away = false;

  await app.click("guide-consent-check");
  await goesOn(it);

  await guide.next("mailbox");
  await tenant.stop();
  await app.click("guide-read");
  await guide.fails("offline", "check_network");
  tenant = await startTenant(app.data, { port: tenant.port, addressBook: false });
  await guide.remedy();
  // A tenant that was begun anew knows nobody who signed in before.
  await guide.fails("sign_in_again", "sign_in");
  await guide.remedy();
  await guide.at("account");
  await app.click("guide-sign-in");
  await guide.next("mailbox");
  await app.click("guide-read");
  await app.see("guide-proof");
});
