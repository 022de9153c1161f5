// Runs the journeys (or takes the pictures) on a display and in a home of their own.
//
//   node tests/e2e/runner.mjs journeys [NAME]     the files *.test.mjs whose name holds NAME
//   node tests/e2e/runner.mjs screenshots         pictures of every page into tests/e2e/out
//
// BITACORA_APP is the program, TAURI_DRIVER the WebDriver that starts it; `cargo xtask e2e` sets both.

import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [what = "journeys", name = ""] = process.argv.slice(2);

// The browser of the system: writes down what it was asked to open.
const BROWSER = '#!/bin/sh\nprintf "%s\\n" "$1" >> "$E2E_BROWSED"\n';

// Nothing moves: a colour on its way to another one would be looked at as if it were one.
const STILL = "[Settings]\ngtk-enable-animations=0\n";

function sandbox() {
  const folder = mkdtempSync(join(tmpdir(), "bitacora-e2e-"));
  for (const part of ["home", "run", "tmp", "bin"]) mkdirSync(join(folder, part));
  chmodSync(join(folder, "run"), 0o700);
  writeFileSync(join(folder, "bin", "xdg-open"), BROWSER, { mode: 0o755 });
  mkdirSync(join(folder, "home/.config/gtk-3.0"), { recursive: true });
  writeFileSync(join(folder, "home/.config/gtk-3.0/settings.ini"), STILL);
  return folder;
}

/** Starts an X server on a display that is free and resolves when it is ready. */
function startDisplay() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3].once("data", (number) => resolve({ server, display: `:${String(number).trim()}` }));
  });
}

function environment(folder, display) {
  const kept = { ...process.env };
  for (const own of Object.keys(kept)) {
    if (own.startsWith("XDG_") || own === "WAYLAND_DISPLAY" || own === "BITACORA_DATA_DIR") delete kept[own];
  }
  return {
    ...kept,
    DISPLAY: display,
    HOME: join(folder, "home"),
    XDG_RUNTIME_DIR: join(folder, "run"),
    TMPDIR: join(folder, "tmp"),
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    E2E_BROWSED: join(folder, "browsed"),
    NO_AT_BRIDGE: "1",
  };
}

function programOf(what) {
  if (what === "screenshots") return [join(here, "screenshots.mjs")];
  const journeys = readdirSync(here).filter((file) => file.endsWith(".test.mjs") && file.includes(name));
  if (journeys.length === 0) throw new Error(`no journey is called ${name}`);
  return ["--test", "--test-concurrency=1", ...journeys.map((file) => join(here, file))];
}

const folder = sandbox();
const { server, display } = await startDisplay();
server.removeAllListeners("exit");
const run = spawn(process.execPath, programOf(what), {
  env: environment(folder, display),
  stdio: ["ignore", "inherit", "inherit"],
});
const code = await new Promise((resolve) => {
  run.on("error", (error) => {
    console.error(error.message);
    resolve(1);
  });
  run.on("exit", (status, signal) => resolve(signal ? 1 : status));
});
server.kill();
rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
process.exit(code);
