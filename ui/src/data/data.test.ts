import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accountOf, progressOf, setupOf } from "../../dev/settings";
import { runs } from "../../dev/data";
import type { Job } from "../api";
import { renewer } from "./events";
import { topicsOf } from "./keys";
import { mailboxState, portion, rate, secondsLeft, took } from "./mailboxState";

const job = { status: "Ready" } as Job;
const well = { setup: setupOf(false), job, account: accountOf(false), progress: null, lastRun: undefined };

describe("state of the mailbox", () => {
  it("puts what needs a person before what waits", () => {
    expect(mailboxState(well)).toBe("ready");
    expect(mailboxState({ ...well, setup: setupOf(true) })).toBe("off");
    expect(mailboxState({ ...well, account: accountOf(true) })).toBe("signIn");
    expect(mailboxState({ ...well, account: null })).toBe("signIn");
    expect(mailboxState({ ...well, job: { ...job, status: "Error" } })).toBe("error");
    expect(mailboxState({ ...well, job: { ...job, status: "On Hold" } })).toBe("hold");
    expect(mailboxState({ ...well, lastRun: { ...runs(0)[0]!, status: "postponed" } })).toBe("waiting");
    expect(mailboxState({ ...well, account: accountOf(true), progress: progressOf() })).toBe("running");
  });

  it("tells how far a run is, how fast and how long still", () => {
    const progress = progressOf();
    expect(portion(progress)).toBeCloseTo(132 / 320);
    expect(rate(progress)).toBe(12);
    expect(secondsLeft(progress)).toBe(16);
    expect(portion({ ...progress, expected: null })).toBeUndefined();
    expect(portion({ ...progress, phase: "settle" })).toBeCloseTo(60 / 96);
    expect(secondsLeft({ ...progress, seconds: 0 })).toBeUndefined();
    expect(took({ ...runs(0)[0]!, finished_at: null })).toBeUndefined();
  });
});

describe("events", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("renew at once, then once per pause however many come", () => {
    const client = new QueryClient();
    const asked = vi.spyOn(client, "invalidateQueries").mockResolvedValue();
    const { on, stop } = renewer(client, 100);
    const topics = topicsOf({ kind: "messages_changed" }).length;
    on({ kind: "messages_changed" });
    expect(asked).toHaveBeenCalledTimes(topics);
    for (let count = 0; count < 50; count += 1) {
      on({ kind: "messages_changed" });
    }
    expect(asked).toHaveBeenCalledTimes(topics);
    vi.advanceTimersByTime(100);
    expect(asked).toHaveBeenCalledTimes(2 * topics);
    vi.advanceTimersByTime(1000);
    expect(asked).toHaveBeenCalledTimes(2 * topics);
    on({ kind: "setup_changed" });
    expect(asked).toHaveBeenCalledTimes(2 * topics + topicsOf({ kind: "setup_changed" }).length);
    stop();
  });

  it("keep the progress of a run", () => {
    const client = new QueryClient();
    const { on } = renewer(client);
    on({ kind: "progress", payload: progressOf() });
    expect(client.getQueryData(["progress"])).toEqual(progressOf());
    on({ kind: "run_finished", payload: runs(0)[0]! });
    expect(client.getQueryData(["progress"])).toBeNull();
  });

  it("keep how far deciding again is", () => {
    const client = new QueryClient();
    renewer(client).on({ kind: "catching_up", payload: { done: 20, total: 60 } });
    expect(client.getQueryData(["catchUp"])).toEqual({ done: 20, total: 60 });
  });
});
