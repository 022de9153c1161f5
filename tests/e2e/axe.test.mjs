// Every page, empty and full, has no serious fault for people with a screen reader or a keyboard. The steps of the
// guide are looked at where the guide is gone through.

import { test } from "node:test";

import { start } from "./app.mjs";
import { PAGES } from "./pages.mjs";

for (const company of ["demo", "connect"]) {
  test(`the pages of the ${company === "demo" ? "demo company" : "empty company"}`, async (t) => {
    const app = await start({ width: 1280, height: 900 });
    t.after(() => app.quit());
    await app.see(`welcome-${company}`);
    await app.inspect("welcome");
    await app.click(`welcome-${company}`);
    await app.see("nav-setup");
    if (company === "demo") await app.firstRun();
    for (const [name, address] of Object.entries(PAGES)) {
      await app.go(address);
      await app.settled();
      await app.inspect(name);
    }
    if (company === "demo") {
      await app.go(PAGES.setup);
      await app.clickLabel("Validate Setup");
      await app.find("section[aria-label=Validation]");
      await app.inspect("setup, validated");
    }
    app.isAccessible();
  });
}
