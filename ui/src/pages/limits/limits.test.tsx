import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { jobsOf } from "../../../dev/pretendJobs";
import { clipboard } from "../../test/setup";
import { renderApp } from "../../test/renderApp";
import { bytesText } from "../../format/bytes";
import { share, until } from "./growth";

const DAY = 86_400_000;

describe("growth", () => {
  it("is told in the unit people would say", () => {
    expect(until(3 * DAY, 0)).toEqual({ unit: "days", count: 3 });
    expect(until(270 * DAY, 0)).toEqual({ unit: "months", count: 9 });
    expect(until(1_100 * DAY, 0)).toEqual({ unit: "years", count: 3 });
    expect(until(0, DAY)).toBeNull();
  });

  it("knows shares and sizes", () => {
    expect(share(500, 1000)).toBe(0.5);
    expect(share(null, 1000)).toBe(0);
    expect(share(5000, 1000)).toBe(1);
    expect(bytesText(50 * 1024 ** 3, "en-GB")).toBe("50 GB");
    expect(bytesText(2_400_000, "en-GB")).toBe("2.3 MB");
  });
});

describe("mailbox limits", () => {
  it("show each folder with its level in words, and when the nearest limit is reached", async () => {
    const engine = renderApp("/setup/limits");
    expect(await screen.findAllByTestId("limit-row")).toHaveLength(4);
    expect(screen.getByRole("progressbar", { name: "Archive" })).toHaveAttribute(
      "aria-valuetext",
      expect.stringContaining("834,512 of 1,000,000 messages"),
    );
    expect(screen.getAllByText("Near the limit").length).toBeGreaterThan(0);
    expect(screen.getByText(/^Archive reaches 1,000,000 messages in about 9 months/)).toBeInTheDocument();
    expect(screen.getByText(/Mail stays in a folder of Exchange; Bitácora keeps a link/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: /^Exchange Online limits, opens in the browser/ }));
    expect(engine.asked.at(-1)?.args).toEqual({ address: expect.stringContaining("https://learn.microsoft.com/") });
  });

  it("say so when there is no forecast or no size", async () => {
    const engine = renderApp("/setup/limits");
    const jobs = jobsOf(engine);
    jobs.limits = { ...jobs.limits!, forecast: null, bytes: null };
    expect(await screen.findByText(/does not grow/)).toBeInTheDocument();
    expect(screen.getByText("Microsoft does not tell the size of every folder.")).toBeInTheDocument();
  });

  it("are measured on demand", async () => {
    const engine = renderApp("/setup/limits", { empty: true });
    expect(await screen.findByText("The mailbox has not been measured yet")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Measure now" }));
    expect(await screen.findAllByTestId("limit-row")).toHaveLength(4);
    expect(jobsOf(engine).limits).not.toBeNull();
  });

  it("tell why they could not be measured, with the remedy", async () => {
    renderApp("/setup/limits", { signIn: true });
    await screen.findAllByTestId("limit-row");
    fireEvent.click(screen.getByRole("button", { name: "Measure now" }));
    expect(await screen.findByRole("heading", { name: "Nobody is signed in" })).toBeInTheDocument();
  });

  it("remember the steps to a new mailbox that were done", async () => {
    renderApp("/setup/limits");
    const [first] = await screen.findAllByRole("checkbox");
    fireEvent.click(first!);
    expect(localStorage.getItem("bitacora.limits.steps")).toBe('["create"]');
    fireEvent.click(screen.getByText("Start over"));
    await waitFor(() => expect(first).not.toBeChecked());
    fireEvent.click(screen.getByRole("button", { name: "Copy the address of Exchange Online limits" }));
    await waitFor(() => expect(clipboard.text).toContain("exchange-online-limits"));
  });
});
