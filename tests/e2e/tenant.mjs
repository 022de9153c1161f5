// The pretend tenant that journeys connect to, and the person at the system's browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

import { start } from "./app.mjs";

/** Longest wait for the tenant on a slow machine, in milliseconds. */
const PATIENCE = 30_000;

/** A pretend tenant with the people of its company in the address book of `data`. */
export async function startTenant(data, { port = 0, addressBook = true } = {}) {
  const cli = join(dirname(process.env.BITACORA_APP), "bitacora-cli");
  const book = addressBook ? ["--address-book"] : [];
  const args = ["--json", "--data-dir", data, "simulate", "--port", `${port}`, ...book];
  const program = spawn(cli, args, { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise((resolve) => program.once("exit", resolve));
  const told = [];
  createInterface({ input: program.stderr }).on("line", (line) => told.push(line));
  const document = await new Promise((resolve, reject) => {
    ended.then((code) => reject(new Error(`the tenant ended with ${code}: ${told.join("\n")}`)));
    createInterface({ input: program.stdout }).once("line", resolve);
  });
  return new Tenant(program, ended, told, JSON.parse(document));
}

class Tenant {
  constructor(program, ended, told, addresses) {
    this.program = program;
    this.ended = ended;
    this.told = told;
    this.addresses = addresses;
  }

  /** The settings that lead to it. */
  get fields() {
    const { authority_url, graph_url, client_id, shared_mailbox, tenant } = this.addresses;
    return { cloud: "custom", authority_url, graph_url, client_id, shared_mailbox, tenant };
  }

  /** The port it listens on. */
  get port() {
    return Number(new URL(this.addresses.authority_url).port);
  }

  /** Makes something wrong, or right again, and waits until it is. */
  async turn(state, trouble) {
    const before = this.told.length;
    this.program.stdin.write(`${state} ${trouble}\n`);
    const end = Date.now() + PATIENCE;
    while (!this.told.slice(before).includes(`${state} ${trouble}.`)) {
      assert.ok(Date.now() < end, `the tenant does not answer to ${state} ${trouble}: ${this.told.join("\n")}`);
      await sleep(10);
    }
  }

  /** Ends it and waits until its port is free. */
  async stop() {
    this.program.kill();
    await this.ended;
  }
}

/** The person at the system's browser, who follows every address the program opens. */
export class Person {
  /** `app` is the program whose addresses are followed. */
  constructor(app) {
    this.app = app;
    /** Who signs in where a page asks. */
    this.account = null;
    /** Whether the browser is closed as soon as it opens. */
    this.away = false;
    /** What the pages said that sent nobody back. */
    this.pages = [];
    this.seen = app.browsed().length;
    this.going = true;
    this.ended = this.browse();
  }

  async browse() {
    while (this.going) {
      for (const address of this.app.browsed().slice(this.seen)) {
        this.seen += 1;
        // A page that cannot be reached sends nobody back; the program has to notice by itself.
        if (!this.away) await this.visit(address).catch(() => {});
      }
      await sleep(50);
    }
  }

  async visit(address) {
    const page = await (await fetch(address)).text();
    this.pages.push(page);
    const request = /name="request" value="([^"]*)"/.exec(page)?.[1];
    const path = /action="([^"]*\/login)"/.exec(page)?.[1];
    if (request !== undefined && path !== undefined) {
      const form = { request: request.replaceAll("&amp;", "&"), account: this.account, decision: "accept" };
      await fetch(new URL(path, address), { method: "POST", body: new URLSearchParams(form) });
    } else if (page.includes('name="decision" value="accept"')) {
      await fetch(`${address}&decision=accept`);
    }
  }

  /** Types a device code into the page for it, on whatever device. */
  async enter(code, address) {
    const form = { user_code: code, account: this.account, decision: "accept" };
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(form) });
    return answer.text();
  }

  async goHome() {
    this.going = false;
    await this.ended;
  }
}

/** The program in its window, the tenant it is to be connected with, and the person at the browser; all end with the
 *  test. */
export async function beginWithTenant(t, env) {
  const app = await start({ width: 1280, height: 900, env });
  t.after(() => app.quit());
  const tenant = await startTenant(app.data);
  t.after(() => tenant.stop());
  const person = new Person(app);
  t.after(() => person.goHome());
  return { app, tenant, person };
}
