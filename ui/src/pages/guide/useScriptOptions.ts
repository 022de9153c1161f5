import { useTranslation } from "react-i18next";
import type { ScriptOptions } from "../../api";
import { useRemembered } from "../../app/preferences";
import { useGuide } from "./GuideContext";

/** What the commands are made from besides the settings, as typed: several addresses in one text. */
export interface ScriptWishes {
  jobAccount: string;
  readers: string;
  salesGroup: string;
  exceptions: string;
}

const none: ScriptWishes = { jobAccount: "", readers: "", salesGroup: "", exceptions: "" };

/** The addresses of a text, whatever separates them. */
export function addressesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter((part) => part !== "");
}

/** What was typed for the commands; kept on this computer, so that the guide can be left. */
export function useScriptWishes(): [ScriptWishes, (change: Partial<ScriptWishes>) => void] {
  const [kept, keep] = useRemembered<ScriptWishes>("guide.commands", none);
  return [{ ...none, ...kept }, (change) => keep({ ...none, ...kept, ...change })];
}

/** The options of the commands, in the language of the window. */
export function useScriptOptions(): Required<Omit<ScriptOptions, "mailbox">> {
  const { i18n } = useTranslation();
  const { account } = useGuide();
  const [wishes] = useScriptWishes();
  return {
    language: i18n.language === "es" ? "es" : "en",
    readers: addressesIn(wishes.readers),
    sales_group: wishes.salesGroup.trim(),
    exceptions: addressesIn(wishes.exceptions),
    job_account: wishes.jobAccount.trim() === "" ? (account?.username ?? "") : wishes.jobAccount.trim(),
  };
}
