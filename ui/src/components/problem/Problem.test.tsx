import { fireEvent, render, screen } from "@testing-library/react";
import { Toaster, FluentProvider } from "@fluentui/react-components";
import type { ReactElement } from "react";
import { describe, expect, it, vi } from "vitest";
import { EngineError, type Check } from "../../api";
import { clipboard } from "../../test/setup";
import { TOASTER } from "../useNotify";
import { Problem, problemOf } from "./Problem";

const error = new EngineError({
  code: "consent_required",
  message: "nobody has consented",
  hint: "let an administrator consent",
  cause: "consent_missing",
  remedy: "give_consent",
  reference: "AADSTS65001 · trace 5b0c",
});

const check: Check = {
  name: "disk",
  ok: false,
  detail: "91 MB left",
  hint: "make room",
  warning: false,
  cause: "disk_low",
  remedy: "free_disk",
  reference: "",
};

function show(element: ReactElement): void {
  render(
    <FluentProvider>
      {element}
      <Toaster toasterId={TOASTER} />
    </FluentProvider>,
  );
}

describe("a problem", () => {
  it("says what happened, what it means, and offers one main button and another look", () => {
    const [onRemedy, onRetry] = [vi.fn(), vi.fn()];
    show(<Problem problem={problemOf(error)} onRemedy={onRemedy} onRetry={onRetry} />);
    expect(screen.getByRole("alert")).toHaveTextContent("An administrator has not allowed Bitácora yet");
    fireEvent.click(screen.getByRole("button", { name: "Sign in as administrator" }));
    expect(onRemedy).toHaveBeenCalledWith("give_consent");
    fireEvent.click(screen.getByRole("button", { name: "Check again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("keeps the details for support folded, with what Microsoft calls it", async () => {
    show(<Problem problem={problemOf(error)} />);
    expect(screen.queryByText(/nobody has consented/)).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: /AADSTS65001 · trace 5b0c/ }));
    fireEvent.click(await screen.findByRole("button", { name: "Copy details" }));
    expect(clipboard.text).toContain("consent_required · consent_missing\nnobody has consented");
    expect(clipboard.text).toContain("AADSTS65001");
  });

  it("offers one button only where the remedy is to look again", () => {
    const onRetry = vi.fn();
    show(<Problem problem={problemOf(check)} onRemedy={vi.fn()} onRetry={onRetry} />);
    const buttons = screen.getAllByRole("button", { name: "Check again" });
    expect(buttons).toHaveLength(1);
    fireEvent.click(buttons[0] as HTMLElement);
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("falls back on the words of the code, then on the engine's own", () => {
    const { unmount } = render(
      <FluentProvider>
        <Problem problem={{ ...problemOf(error), cause: null, remedy: null }} />
      </FluentProvider>,
    );
    expect(screen.getByRole("alert")).toHaveTextContent("The consent of an administrator is missing");
    unmount();
    show(<Problem problem={{ ...problemOf(check), cause: null }} />);
    expect(screen.getByRole("alert")).toHaveTextContent("91 MB left");
  });

  it("copies itself for the administrator when only that helps", () => {
    show(<Problem problem={{ ...problemOf(error), cause: "blocked_by_policy", remedy: "ask_administrator" }} />);
    fireEvent.click(screen.getByRole("button", { name: "Copy for the administrator" }));
    expect(clipboard.text).toContain("A rule of the organization blocks the sign-in");
  });
});
