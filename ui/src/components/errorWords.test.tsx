import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { asEngineError, EngineError, type Code } from "../api";
import { connect } from "../../dev/pretend";
import { FakeEngine } from "../../dev/fakeEngine";
import { concernOf, detailsOf, useErrorWords } from "./errorWords";

describe("errors", () => {
  it("reach the pages as what the engine said", async () => {
    connect(new FakeEngine({ failing: { get_setup: "store_locked" } }));
    const { commands } = await import("../api");
    await expect(commands.getSetup()).rejects.toMatchObject({ code: "store_locked" });
    await expect(commands.getJob()).resolves.toMatchObject({ status: "Ready" });
  });

  it("are always engine errors", () => {
    expect(asEngineError(new Error("boom"))).toMatchObject({ code: "internal", message: "boom" });
    const known = new EngineError({ code: "locked", message: "m", hint: "h", cause: null, remedy: null, reference: null });
    expect(asEngineError(known)).toBe(known);
    expect(detailsOf(known)).toBe("locked\nm\nh");
  });

  it("are told in words: what happened, what it means, what to do", () => {
    const { result } = renderHook(() => useErrorWords());
    const words = result.current({ code: "mailbox_not_found" });
    expect(words.what).toBe("The mailbox was not found");
    expect(words.meaning).toContain("No mail is lost");
    expect(words.todo).not.toBe("");
    expect(result.current({ code: "of_a_newer_engine" as Code }).what).toBe("Something went wrong in the program");
  });

  it("say what they mean for the data", () => {
    expect(concernOf("disk_full")).toBe("store");
    expect(concernOf("throttled")).toBe("mailbox");
    expect(concernOf("email_invalid")).toBe("rule");
  });
});
