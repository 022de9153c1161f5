import { render } from "@testing-library/react";
import { connect } from "../../dev/pretend";
import { FakeEngine, type Options } from "../../dev/fakeEngine";
import { App } from "../app/App";
import { newClient } from "../data/client";

/** The whole window on a pretended engine, at the page of an address. */
export function renderApp(path: string, options: Options = {}): FakeEngine {
  const engine = new FakeEngine({ locale: "en-GB", ...options });
  connect(engine);
  window.location.hash = `#${path}`;
  render(<App client={newClient()} />);
  return engine;
}
