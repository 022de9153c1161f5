import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { es } from "./es";

export type Language = "en" | "es";
export const languages: readonly { code: Language; name: string }[] = [
  { code: "en", name: "English" },
  { code: "es", name: "Español" },
];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
    returnNull: false;
  }
}

let system = typeof navigator === "undefined" ? "en" : navigator.language;

/** The language of the operating system, as the shell tells it. */
export function systemLocale(): string {
  return system;
}

export function setSystemLocale(locale: string): void {
  system = locale;
}

/** The language to speak: the chosen one, else that of the system where it is spoken here, else English. */
export function languageFor(choice: "system" | Language, system: string): Language {
  if (choice !== "system") {
    return choice;
  }
  return system.toLowerCase().startsWith("es") ? "es" : "en";
}

/** The locale for dates and numbers: the system's own variant of the language where there is one. */
export function localeFor(language: Language, system: string): string {
  return system.toLowerCase().startsWith(`${language}-`) ? system : { en: "en-GB", es: "es-ES" }[language];
}

/** Starts the texts. They are part of the program, so that nothing has to be waited for. */
export function startTexts(language: Language): typeof i18next {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    resources: { en: { translation: en }, es: { translation: es } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18next;
}
