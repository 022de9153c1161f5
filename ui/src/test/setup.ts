import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { forgetCache } from "../app/preferences";
import { startTexts } from "../i18n";

// `LATE=300 npm test`: answers come late and in any order, as on a slow machine. Who looks for something before it can
// be there fails then.
const late = Number(process.env["LATE"] ?? "0");
if (late > 0) {
  const { FakeEngine } = await import("../../dev/fakeEngine");
  FakeEngine.late = late;
}

// What jsdom lacks: sizes, media queries, a clipboard.
class NoResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

Object.assign(globalThis, { ResizeObserver: NoResizeObserver });
Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, value: 240 });
Object.defineProperty(HTMLElement.prototype, "offsetWidth", { configurable: true, value: 1000 });
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: 600 });
// Styles are looked at in pictures; jsdom would work through thousands of rules for every question of visibility.
CSSStyleSheet.prototype.insertRule = () => 0;
// A slow machine may take its time; what never comes fails all the same.
configure({ asyncUtilTimeout: 20_000 });
window.scrollTo = () => undefined;
HTMLCanvasElement.prototype.getContext = () => null;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
window.matchMedia = (query: string) =>
  ({
    matches: /min-width: (1280|1600)px/.test(query),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

export const clipboard = { text: "" };
Object.defineProperty(navigator, "clipboard", {
  configurable: true,
  value: {
    writeText: (text: string) => {
      clipboard.text = text;
      return Promise.resolve();
    },
  },
});

beforeEach(() => {
  localStorage.clear();
  forgetCache();
  startTexts("en");
  window.location.hash = "";
});

afterEach(cleanup);
