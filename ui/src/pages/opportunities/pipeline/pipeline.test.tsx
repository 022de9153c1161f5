import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { salesOf } from "../../../../dev/pretendPipeline";
import { seriousFindings } from "../../../test/findings";
import { renderApp } from "../../../test/renderApp";
import { codeBars, stageBars, total } from "./figures";

const sum = (count: number, value: number, weighted: number) => ({ count, estimated_value: value, calcd_current_value: weighted });

describe("the figures", () => {
  it("show the weighted value and above it the rest, bars of one name apart", () => {
    const stages = [
      { sales_cycle_code: "A", stage: 1, description: "Initial", ...sum(2, 10_000, 2_500) },
      { sales_cycle_code: "B", stage: 1, description: "Initial", ...sum(1, 500, 500) },
    ];
    expect(stageBars(stages, ({ description }) => description)).toEqual([
      { name: "Initial", values: [25, 75] },
      { name: "Initial (2)", values: [5, 0] },
    ]);
    expect(total(stages)).toEqual({ count: 3, value: 10_500, weighted: 3_000 });
  });

  it("put won and lost ones into parts of their own", () => {
    const codes = [
      { code: "W", description: "", type: "Won" as const, ...sum(3, 0, 0) },
      { code: "L", description: "", type: "Lost" as const, ...sum(2, 0, 0) },
    ];
    expect(codeBars(codes, ({ code }) => code).map(({ values }) => values)).toEqual([[3, 0], [0, 2]]);
  });
});

describe("the pipeline", () => {
  it("shows four charts, each readable as a table, and has no serious finding", async () => {
    renderApp("/opportunities/pipeline");
    expect(await screen.findByTestId("pipeline-sums")).toHaveTextContent("16 open opportunities");
    expect(screen.getByTestId("pipeline-sums")).toHaveTextContent("€187,965");
    const titles = ["By stage", "Weighted value by month of closing", "Won and lost by close code", "Age of the open ones"];
    for (const title of titles) {
      fireEvent.click(await screen.findByRole("button", { name: `Show as a table: ${title}` }));
      expect(await screen.findByRole("table", { name: title })).toBeInTheDocument();
    }
    const rows = within(screen.getByRole("table", { name: "By stage" })).getAllByRole("row");
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      "StageOpportunitiesValueWeighted",
      "Initial4€59,400€5,940",
      "Qualification4€48,500€9,700",
      "Presentation3€42,500€21,250",
      "Proposal3€88,100€66,075",
      "Sign contract2€85,000€85,000",
    ]);
    expect(screen.getByRole("table", { name: titles[3] })).toHaveTextContent("181 days and more");
    expect(await seriousFindings()).toEqual([]);
  });

  it("asks for what the address says and tells where nothing fits", async () => {
    const engine = renderApp("/opportunities/pipeline?salesperson=AR&cycle=NEW");
    expect(await screen.findByTestId("pipeline-sums")).toHaveTextContent("6 open opportunities");
    expect(engine.asked.filter(({ command }) => command === "get_pipeline").at(-1)?.args).toEqual({
      query: { sales_cycle_code: "NEW", salesperson_code: "AR" },
    });
    expect(await screen.findByText("Salesperson: Ana Ruiz")).toBeInTheDocument();
    salesOf(engine).opportunities = [];
    salesOf(engine).closeCodes = [];
    engine.onEvent({ kind: "opportunities_changed" });
    expect(await screen.findByText("No opportunities fit these filters")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Clear" }));
    expect(await screen.findByText("No opportunities to count yet")).toBeInTheDocument();
  });

  it("tells a failure with a way to try again", async () => {
    renderApp("/opportunities/pipeline", { failing: { get_pipeline: "store_unavailable" } });
    expect(await screen.findByRole("alert")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });
});
