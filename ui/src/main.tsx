import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { recall } from "./app/preferences";
import "./app/style.css";
import { newClient } from "./data/client";
import { languageFor, startTexts, systemLocale, type Language } from "./i18n";

// Looking at the pages in a browser without the shell: not part of what is shipped.
if (import.meta.env.MODE !== "production" && !("__TAURI_INTERNALS__" in window)) {
  const { pretend } = await import("../dev/pretend");
  pretend();
}

const language = languageFor(recall<"system" | Language>("language", "system"), systemLocale());
startTexts(language);
document.documentElement.lang = language;

const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App client={newClient()} />
    </StrictMode>,
  );
}
