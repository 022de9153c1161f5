/* global Node, getComputedStyle -- of the page that is looked at */
// Takes pictures of every page with headless Chromium: `node dev/pictures.mjs OUT [name-filter]`.
// Needs `chromium` on the path and a build made with `npx vite build --mode pictures --outDir DIR`.
import { createReadStream, existsSync, mkdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { chromium } from "playwright-core";

const [out = "pictures", dist = "dist-pictures", only = ""] = process.argv.slice(2);
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const file = join(dist, path);
  const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, "index.html");
  response.setHeader("content-type", types[extname(found)] ?? "application/octet-stream");
  response.setHeader(
    "content-security-policy",
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:",
  );
  createReadStream(found).pipe(response);
}).listen(0, "127.0.0.1");
await new Promise((done) => server.once("listening", done));
const base = `http://127.0.0.1:${server.address().port}/`;

const big = { width: 1600, height: 1000 };
const middle = { width: 1280, height: 800 };
const tiny = { width: 512, height: 400 };
const small = { width: 1024, height: 700 };
const openRow = async (page) => {
  await page.locator("[role=row][aria-selected]").first().click();
  await page.keyboard.press("Enter");
};

const chooseImport = async (page) => {
  await page.getByRole("button", { name: /^(Choose file|Elegir archivo) ?…$/ }).click();
  await page.getByTestId("import-column").first().waitFor();
};
const tryImport = async (page) => {
  await chooseImport(page);
  await page.getByRole("button", { name: /^(Try it|Probar)$/ }).click();
  await page.getByTestId("import-row").first().waitFor();
};

const shots = [
  { name: "welcome", hash: "", query: "mode=welcome", sizes: [small, big] },
  { name: "home", hash: "/", query: "mode=company", sizes: [big, middle, small] },
  { name: "home-empty", hash: "/", query: "mode=company&empty&off", sizes: [big, small] },
  { name: "home-loading", hash: "/", query: "delay=4000", sizes: [small], early: true },
  { name: "home-error", hash: "/", query: "failing=get_home", sizes: [small] },
  { name: "home-person", hash: "/", query: "mode=company&signin", sizes: [big] },
  { name: "home-table", hash: "/", sizes: [big], act: (page) => page.getByRole("button", { name: /^(Show as a table|Mostrar como tabla)$/ }).click() },
  { name: "zoomed-home", hash: "/", sizes: [tiny] },
  { name: "contrast-home", hash: "/", sizes: [big], contrast: true },
  { name: "tellme", hash: "/contacts", query: "mode=company", sizes: [big, small], act: async (page) => { await page.keyboard.press("Alt+q"); await page.keyboard.type("lucia", { delay: 20 }); } },
  { name: "tellme-pages", hash: "/", query: "mode=company", sizes: [big, small], act: async (page) => { await page.keyboard.press("Control+k"); await page.keyboard.type("marketing setp", { delay: 20 }); } },
  { name: "tellme-begin", hash: "/log", sizes: [small], act: (page) => page.keyboard.press("Alt+q") },
  { name: "zoomed-tellme", hash: "/log", sizes: [tiny], act: (page) => page.keyboard.press("Alt+q") },
  {
    name: "log",
    hash: "/log?period=30",
    sizes: [big, middle, small],
    act: async (page) => {
      await page.locator("[role=row][aria-selected]").nth(1).locator("[data-check]").click();
      await page.locator("[role=row][aria-selected]").nth(4).locator("[data-check]").click();
    },
  },
  { name: "log-empty", hash: "/log", query: "empty", sizes: [big, small] },
  { name: "log-nothing", hash: "/log?q=zzzz", sizes: [small] },
  { name: "log-error", hash: "/log", query: "failing=get_entries", sizes: [small] },
  { name: "log-loading", hash: "/log", query: "delay=4000", sizes: [small], early: true },
  { name: "log-pane", hash: "/log", sizes: [small], act: openRow },
  { name: "log-filter", hash: "/log", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Filter|Filtro)$/ }).click() },
  { name: "log-columns", hash: "/log", sizes: [small], act: (page) => page.getByRole("button", { name: /^(View|Vista)$/ }).click() },
  {
    name: "log-confirm",
    hash: "/log",
    sizes: [small],
    act: (page) => page.getByRole("button", { name: /Outlook/ }).first().click(),
  },
  { name: "log-wide", hash: "/log?canceled=true", sizes: [big], act: (page) => page.getByRole("button", { name: /^(Hide the detail pane|Ocultar el panel)/ }).click() },
  { name: "log-postponed", hash: "/log?postponed=true", sizes: [big, small] },
  { name: "log-views", hash: "/log?flow=Inbound", sizes: [small], act: async (page) => {
      await page.getByRole("button", { name: /^(View:|Vista:)/ }).click();
      await page.getByRole("menuitem", { name: /^(Save as|Guardar como)/ }).click();
      await page.getByRole("dialog").getByRole("textbox").fill("Ana");
      await page.keyboard.press("Enter");
      await page.waitForTimeout(400);
      await page.getByRole("button", { name: /^(View:|Vista:)/ }).click();
    } },
  { name: "log-evaluate", hash: "/log", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Evaluate|Evaluar)$/ }).click() },
  { name: "log-comments", hash: "/log", sizes: [small], act: async (page) => {
      await page.locator("[role=row][aria-selected]").nth(3).click();
      await page.keyboard.press("Alt+o");
    } },
  { name: "log-cancel", hash: "/log", sizes: [small], act: async (page) => {
      await page.locator("[role=row][aria-selected]").nth(1).locator("[data-check]").click();
      await page.locator("[role=row][aria-selected]").nth(2).locator("[data-check]").click();
      await page.getByRole("button", { name: /^(More actions|Más acciones)$/ }).click();
      await page.getByRole("menuitem", { name: /^(Cancel entries|Cancelar mov)/ }).click();
    } },
  { name: "log-delete-canceled", hash: "/log", sizes: [small], act: async (page) => {
      await page.getByRole("button", { name: /^(More actions|Más acciones)$/ }).click();
      await page.getByRole("menuitem", { name: /^(Delete canceled|Eliminar movimientos)/ }).click();
    } },
  { name: "log-new", hash: "/log", sizes: [big, small], act: async (page) => {
      await page.locator("[role=row][aria-selected]").nth(2).click({ button: "right" });
      await page.getByRole("menuitem", { name: /^(Create interaction|Crear interacc)/ }).click();
    } },
  { name: "log-later", hash: "/log?contact=CT000002", sizes: [small], act: async (page) => {
      await page.keyboard.press("Alt+n");
      await page.waitForTimeout(500);
      await page.getByRole("textbox", { name: /^(Description|Descripción)/ }).fill("Call about the chairs");
      await page.keyboard.press("Escape");
    } },
  { name: "log-card", hash: "/contacts/CT000002", sizes: [big, small], act: (page) => page.getByRole("tab", { name: /^(Entries|Movimientos|Interaction)/ }).click() },
  { name: "log-why", hash: "/log", sizes: [big, small], act: (page) => page.getByRole("button", { name: /^(Why logged|Por qué se registró)$/ }).first().click() },
  { name: "contacts", hash: "/contacts", sizes: [big, small] },
  { name: "contacts-empty", hash: "/contacts", query: "empty", sizes: [big, small] },
  { name: "salespeople-empty", hash: "/salespeople", query: "empty", sizes: [small] },
  { name: "contact", hash: "/contacts/CT000002", sizes: [big, small] },
  { name: "contact-error", hash: "/contacts/CT000002", sizes: [small], act: async (page) => {
      const email = page.getByRole("textbox", { name: /^(E-Mail|Correo electrónico)$/ });
      await email.fill("lucia@@x");
    } },
  { name: "contact-entries", hash: "/contacts/CT000002", sizes: [big, small], act: (page) => page.getByRole("tab").nth(2).click() },
  { name: "contact-timeline", hash: "/contacts/CT000002", sizes: [big, small], act: (page) => page.getByRole("tab", { name: /^(Timeline|Cronología)/ }).click() },
  { name: "contact-timeline-message", hash: "/contacts/CT000002", sizes: [big, small], act: async (page) => {
      await page.getByRole("tab", { name: /^(Timeline|Cronología)/ }).click();
      await page.getByTestId("timeline-message").first().getByRole("button").click();
      await page.getByTestId("participant").first().waitFor();
    } },
  { name: "contact-timeline-filtered", hash: "/contacts/CT000002", sizes: [small], act: async (page) => {
      await page.getByRole("tab", { name: /^(Timeline|Cronología)/ }).click();
      await page.getByRole("button", { name: /^(Opportunities|Oportunidades)$/ }).click();
    } },
  { name: "contact-timeline-none", hash: "/contacts/CT000002", query: "empty", sizes: [small], act: (page) => page.getByRole("tab", { name: /^(Timeline|Cronología)/ }).click() },
  { name: "opportunity-card", hash: "/opportunities/OP000001", sizes: [big, middle, small] },
  { name: "opportunity-timeline", hash: "/opportunities/OP000001?tab=timeline", sizes: [big, small] },
  { name: "opportunity-new-card", hash: "/opportunities/OP000004", sizes: [small] },
  { name: "opportunity-won-card", hash: "/opportunities/OP000005", sizes: [small] },
  { name: "task-of-opportunity", hash: "/tasks/TD000001", sizes: [small] },
  { name: "contact-comments", hash: "/contacts/CT000002", sizes: [small], act: (page) => page.getByRole("tab", { name: /^(Comments|Comentarios)/ }).click() },
  { name: "contact-health", hash: "/contacts/health", sizes: [big, small] },
  { name: "contact-addresses", hash: "/contacts/CT000002", sizes: [small], act: (page) => page.getByRole("tab", { name: /^(Addresses|Direcciones)/ }).click() },
  { name: "contact-delete", hash: "/contacts/CT000001", sizes: [small], act: async (page) => {
      await page.getByRole("button", { name: /^(More actions|Más acciones)$/ }).click();
      await page.getByRole("menuitem", { name: /^(Delete|Eliminar)$/ }).click();
    } },
  { name: "contact-new", hash: "/contacts", sizes: [small], act: (page) => page.getByRole("button", { name: /^(New contact|Nuevo contacto)$/ }).first().click() },
  { name: "salespeople", hash: "/salespeople", sizes: [big, small] },
  { name: "import-file", hash: "/contacts/import", sizes: [big, small] },
  { name: "import-columns", hash: "/contacts/import", sizes: [big, small], act: chooseImport },
  { name: "import-check", hash: "/contacts/import", sizes: [big, small], act: tryImport },
  { name: "import-done", hash: "/contacts/import", sizes: [small], act: async (page) => {
      await tryImport(page);
      await page.getByRole("button", { name: /^(Import|Importar) \d+ (rows|filas)$/ }).click();
      await page.getByRole("button", { name: /^(Save report|Guardar informe)/ }).waitFor();
    } },
  { name: "zoomed-import", hash: "/contacts/import", sizes: [tiny], act: chooseImport },
  { name: "salesperson", hash: "/salespeople/AR", sizes: [big, small] },
  { name: "tasks", hash: "/tasks", sizes: [big, middle, small], act: async (page) => { await page.locator("[role=row][aria-selected]").nth(1).click(); } },
  { name: "tasks-all", hash: "/tasks?show=all&kind=Meeting", sizes: [big, small] },
  { name: "tasks-empty", hash: "/tasks", query: "empty", sizes: [big, small] },
  { name: "tasks-nothing", hash: "/tasks?q=zzzz", sizes: [small] },
  { name: "tasks-new", hash: "/tasks", sizes: [small], act: (page) => page.getByRole("button", { name: /^(New task|Nueva tarea)$/ }).first().click() },
  { name: "tasks-done", hash: "/tasks", sizes: [small], act: async (page) => { await page.locator("[role=row][aria-selected]").nth(1).click(); await page.keyboard.press("c"); } },
  { name: "tasks-delete", hash: "/tasks", sizes: [small], act: async (page) => { await page.locator("[role=row][aria-selected]").first().click(); await page.keyboard.press("Control+a"); await page.getByRole("button", { name: /^(More actions|Más acciones)$/ }).click(); await page.getByRole("menuitem", { name: /^(Delete|Eliminar)/ }).click(); } },
  { name: "tasks-reminder", hash: "/contacts", query: "reminders", sizes: [small] },
  { name: "task", hash: "/tasks/TD000002", sizes: [big, small] },
  { name: "task-postpone", hash: "/tasks/TD000004", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Postpone|Posponer)$/ }).click() },
  { name: "activities", hash: "/setup/activities", query: "mode=company", sizes: [big, small] },
  { name: "activities-empty", hash: "/setup/activities", query: "mode=company&empty", sizes: [small] },
  { name: "activities-step", hash: "/setup/activities", query: "mode=company", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Edit step 3|Editar el paso 3)$/ }).click() },
  { name: "activities-assign", hash: "/tasks?contact=CT000002", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Assign an activity|Asignar una actividad)/ }).click() },
  { name: "salesperson-tasks", hash: "/salespeople/AR", sizes: [big, small], act: (page) => page.getByRole("tab").nth(2).click() },
  { name: "salesperson-contacts", hash: "/salespeople/AR", sizes: [small], act: (page) => page.getByRole("tab").nth(3).click() },
  { name: "salesperson-delete", hash: "/salespeople/AR", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Delete|Eliminar)$/ }).click() },
  { name: "desk", hash: "/desk/not-logged", sizes: [big, small] },
  { name: "desk-why", hash: "/desk/not-logged", sizes: [big, small], act: openRow },
  {
    name: "desk-why-ambiguous",
    hash: "/desk/not-logged",
    sizes: [big],
    act: async (page) => {
      await page.locator("[role=row][aria-selected]").nth(3).click();
      await page.keyboard.press("Enter");
    },
  },
  { name: "desk-empty", hash: "/desk/not-logged", query: "empty", sizes: [small] },
  { name: "addresses", hash: "/desk/unknown", sizes: [big, middle, small] },
  { name: "addresses-pane", hash: "/desk/unknown", sizes: [small], act: (page) => page.keyboard.press("c") },
  { name: "addresses-never", hash: "/desk/unknown", sizes: [big], act: async (page) => {
      await page.locator("[role=row][aria-selected]").nth(0).locator("[data-check]").click();
      await page.keyboard.press("x");
    } },
  { name: "addresses-many", hash: "/desk/unknown", sizes: [big], act: async (page) => {
      for (const at of [1, 3, 4]) {
        await page.locator("[role=row][aria-selected]").nth(at).locator("[data-check]").click();
      }
      await page.keyboard.press("c");
    } },
  { name: "addresses-done", hash: "/desk/unknown", sizes: [small], act: async (page) => {
      await page.getByTestId("desk-group").first().waitFor();
      await page.keyboard.press("c");
      await page.getByTestId("desk-effect").waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: /^(Undo|Deshacer)$/ }).last().waitFor();
    } },
  { name: "addresses-empty", hash: "/desk/unknown", query: "empty", sizes: [big, small] },
  { name: "addresses-error", hash: "/desk/unknown", query: "failing=get_desk_groups", sizes: [small] },
  { name: "shared", hash: "/desk/ambiguous", sizes: [big], act: (page) => page.keyboard.press("a") },
  { name: "rules", hash: "/setup/rules", sizes: [big, small] },
  { name: "rules-empty", hash: "/setup/rules", query: "empty", sizes: [small] },
  { name: "rules-add", hash: "/setup/rules", sizes: [small], act: async (page) => {
      await page.getByRole("button", { name: /^(New rule|Nueva regla)$/ }).click();
      await page.getByRole("textbox").last().fill("hotelfaro.example");
      await page.getByTestId("rule-trial").waitFor();
    } },
  { name: "quarantine", hash: "/desk/quarantine", sizes: [big, small], act: openRow },
  { name: "mailbox", hash: "/mailbox", sizes: [big, small] },
  { name: "mailbox-running", hash: "/mailbox", query: "running", sizes: [small] },
  { name: "mailbox-signin", hash: "/mailbox", query: "signin&mode=company", sizes: [small] },
  {
    name: "mailbox-reconcile",
    hash: "/mailbox",
    sizes: [small],
    act: (page) => page.getByRole("button", { name: /^(Reconcile now|Comprobar ahora)$/ }).click(),
  },
  { name: "mailbox-empty", hash: "/mailbox", query: "empty&off&mode=company", sizes: [small] },
  { name: "pill", hash: "/log", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Mailbox|Buzón):/ }).click() },
  { name: "menu", hash: "/log", sizes: [small], act: (page) => page.getByRole("button", { name: /^(More|Más)$/ }).click() },
  { name: "setup", hash: "/setup", sizes: [big, small], act: (page) => page.getByRole("button", { name: /^(Validate|Validar)/ }).click() },
  { name: "zoomed-log", hash: "/log", sizes: [tiny] },
  { name: "zoomed-setup", hash: "/setup", sizes: [tiny] },
  { name: "zoomed-contact", hash: "/contacts/CT000002", sizes: [tiny] },
  { name: "zoomed-why", hash: "/desk/not-logged", sizes: [tiny], act: openRow },
  { name: "contrast-log", hash: "/log", sizes: [small], contrast: true, act: async (page) => { await page.locator("[role=row][aria-selected]").nth(1).locator("[data-check]").click(); } },
  { name: "contrast-why", hash: "/desk/not-logged", sizes: [small], contrast: true, act: openRow },
  { name: "log-menu", hash: "/log", sizes: [small], act: (page) => page.locator("[role=row][aria-selected]").nth(2).click({ button: "right" }) },
  { name: "log-compact", hash: "/log", sizes: [big], act: async (page) => {
      await page.getByRole("button", { name: /^(View|Vista)$/ }).click();
      await page.getByRole("switch").click();
      await page.keyboard.press("Escape");
    } },
  { name: "keys", hash: "/keys", sizes: [big, small] },
  { name: "zoomed-keys", hash: "/keys", sizes: [tiny] },
  { name: "setup-plain", hash: "/setup", query: "mode=company", sizes: [big, small] },
  { name: "setup-consent", hash: "/setup", query: "mode=company&notices=consent", sizes: [big, small] },
  { name: "setup-secret", hash: "/setup", query: "mode=company&notices=secret", sizes: [small] },
  { name: "setup-signin", hash: "/setup", query: "mode=company&signin", sizes: [big], act: (page) => page.getByRole("button", { name: /^(Validate|Validar)/ }).click() },
  { name: "setup-change", hash: "/setup", query: "mode=company&notices=limit", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Change the mailbox|Cambiar de buzón)$/ }).first().click() },
  { name: "setup-code", hash: "/setup", query: "mode=company&signin", sizes: [small], act: (page) => page.getByRole("button", { name: /^(With a code instead|Con un código)$/ }).first().click() },
  { name: "setup-renew", hash: "/setup", query: "mode=company", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Renew Token|Renovar token)$/ }).click() },
  { name: "setup-script", hash: "/setup", query: "mode=company", sizes: [small], act: async (page) => {
      await page.getByRole("button", { name: /^(Validate|Validar)/ }).click();
      await page.getByRole("button", { name: /^(Show the commands|Mostrar los comandos)$/ }).first().click();
    } },
  { name: "setup-off", hash: "/setup", query: "off&mode=company", sizes: [big, small] },
  { name: "guide-prepare", hash: "/setup/guide", query: "mode=company&off&guide=prepare", sizes: [big, small] },
  { name: "guide-application", hash: "/setup/guide", query: "mode=company&off&guide=application", sizes: [big, small] },
  { name: "guide-consent", hash: "/setup/guide", query: "mode=company&off&guide=consent", sizes: [big, small] },
  { name: "guide-account", hash: "/setup/guide", query: "mode=company&off&guide=account", sizes: [big, small] },
  { name: "guide-mailbox", hash: "/setup/guide", query: "mode=company&off&guide=mailbox", sizes: [big, small] },
  { name: "guide-choices", hash: "/setup/guide", query: "mode=company&off&guide=choices", sizes: [big, small] },
  { name: "guide-turn_on", hash: "/setup/guide", query: "mode=company&off&guide=turn_on", sizes: [big, small] },
  { name: "guide-consent-failed", hash: "/setup/guide", query: "mode=company&off&guide=consent&wrong=consent", sizes: [big, small], act: async (page) => { await page.getByTestId("guide-consent").first().click(); await page.waitForTimeout(700); } },
  { name: "guide-account-waiting", hash: "/setup/guide", query: "mode=company&off&guide=account&waits", sizes: [small], act: async (page) => { await page.getByTestId("guide-sign-in").first().click(); await page.waitForTimeout(700); } },
  { name: "guide-account-code", hash: "/setup/guide", query: "mode=company&off&guide=account&waits", sizes: [small], act: async (page) => { await page.getByTestId("guide-device").first().click(); await page.waitForTimeout(700); } },
  { name: "guide-mailbox-read", hash: "/setup/guide", query: "mode=company&off&guide=mailbox", sizes: [big, small], act: async (page) => { await page.getByTestId("guide-read").first().click(); await page.waitForTimeout(700); } },
  { name: "guide-mailbox-rights", hash: "/setup/guide", query: "mode=company&off&guide=mailbox&wrong=rights", sizes: [small], act: async (page) => { await page.getByTestId("guide-read").first().click(); await page.waitForTimeout(700); } },
  { name: "guide-rules", hash: "/setup/guide", query: "mode=company&off&guide=prepare", sizes: [big], act: async (page) => { await page.locator("[data-place=mail_flow_rules] button[aria-expanded]").first().click(); await page.locator("[data-place=mail_flow_rules]").scrollIntoViewIfNeeded(); } },
  { name: "guide-on", hash: "/setup/guide", query: "mode=company&off&guide=turn_on", sizes: [big], act: async (page) => { await page.getByTestId("guide-agree").click(); await page.getByTestId("guide-turn-on").click(); await page.waitForTimeout(500); await page.getByTestId("guide-first-run").click(); await page.waitForTimeout(500); } },
  { name: "guide-tiny", hash: "/setup/guide", query: "mode=company&off&guide=mailbox", sizes: [tiny] },
  { name: "opportunities", hash: "/opportunities", query: "mode=company", sizes: [big, small] },
  { name: "opportunity", hash: "/opportunities/OP000001", query: "mode=company", sizes: [big, small] },
  { name: "opportunity-comments", hash: "/opportunities/OP000001?tab=comments", sizes: [small] },
  { name: "board", hash: "/opportunities/board", query: "mode=company", sizes: [big, small] },
  { name: "board-add", hash: "/opportunities/board", query: "mode=company", sizes: [small], act: (page) => page.getByRole("button", { name: /^(Add to|Añadir a) / }).first().click() },
  { name: "board-nothing", hash: "/opportunities/board", query: "mode=company", sizes: [small], act: async (page) => { await page.keyboard.press("/"); await page.keyboard.type("zzzz"); } },
  { name: "pipeline", hash: "/opportunities/pipeline", query: "mode=company", sizes: [big, small] },
  { name: "cycles", hash: "/setup/cycles", query: "mode=company", sizes: [big, small] },
  { name: "close-codes", hash: "/setup/close-codes", query: "mode=company", sizes: [big, small] },
  { name: "assisted", hash: "/setup/assisted", query: "mode=company&off&guide=mailbox", sizes: [big, small] },
];

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"], ignoreDefaultArgs: ["--hide-scrollbars"] });
/** Texts that stand cut in the picture and are told in full neither by a title nor by a tooltip; run in the page. */
const cutTexts = () =>
  [...document.querySelectorAll("body *")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ""))
    .filter((one) => {
      const { overflowX, textOverflow, display } = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const seen = box.width > 2 && box.height > 2 && one.closest("[aria-hidden=true]") === null;
      const cuts = display !== "inline" && (overflowX !== "visible" || textOverflow === "ellipsis");
      return seen && cuts && one.scrollWidth > one.clientWidth + 1 && one.closest("[title], [aria-label], [role=gridcell]") === null;
    })
    .map((one) => one.textContent.trim().slice(0, 80));
const looks = [
  { language: "en", scheme: "light" },
  { language: "en", scheme: "dark" },
  { language: "es", scheme: "light" },
  { language: "es", scheme: "dark" },
];
for (const shot of shots.filter(({ name }) => only === "" || new RegExp(only).test(name))) {
  for (const size of shot.sizes) {
    for (const { language, scheme } of looks) {
      if (process.env.LOOKS && !process.env.LOOKS.split(",").includes(`${language}-${scheme}`)) {
        continue;
      }
      const page = await browser.newPage({ viewport: size, colorScheme: scheme, locale: { en: "en-GB", es: "es-ES" }[language] });
      page.setDefaultTimeout(4000);
      if (shot.contrast) {
        await page.emulateMedia({ forcedColors: "active", colorScheme: scheme });
      }
      page.on("pageerror", (error) => console.log(shot.name, "PAGE ERROR", error.message));
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") {
          console.log(shot.name, message.type(), message.text().slice(0, 300));
        }
      });
      await page.goto(`${base}?${shot.query ?? ""}#${shot.hash}`);
      await page.waitForTimeout(shot.early ? 600 : 900);
      try {
        await shot.act?.(page);
      } catch (error) {
        console.log(shot.name, "ACT FAILED", String(error).slice(0, 200));
      }
      await page.mouse.move(2, size.height - 2);
      await page.waitForTimeout(500);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      const hidden = await page.evaluate(() =>
        [...document.querySelectorAll("[role=dialog], [role=alertdialog]")].some((dialog) => dialog.closest("[aria-hidden=true]") !== null),
      );
      if (hidden) {
        console.log(shot.name, "dialog is hidden from screen readers");
      }
      for (const text of await page.evaluate(cutTexts)) {
        console.log(shot.name, size.width, language, "cuts", text);
      }
      if (wide > 0) {
        console.log(shot.name, size.width, "scrolls sideways by", wide);
      }
      await page.screenshot({ path: join(out, `${shot.name}-${size.width}-${language}-${scheme}.png`) });
      await page.close();
    }
  }
}
await browser.close();
server.close();
